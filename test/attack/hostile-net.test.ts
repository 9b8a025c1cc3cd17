// A network's process that has been taken over, in root mode: what it can say to the monitor, and what it can
// reach on the host as its user. A job of another user runs all the while and must not notice.
// The danger: an attack that fails only because the probe is wrong; the same probe as root finds every way
// open.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { frameOf } from "../../agentd/ipc-frames.ts";
import { encodeFromMonitor, encodeFromNet } from "../../agentd/ipc.ts";
import type { Order } from "../../agentd/ipc.ts";
import { orderOf, patienceMs, specOf, TestHost } from "../support/host.ts";
import type { ScriptedNet } from "../support/host.ts";
import { programs } from "../support/launcher-client.ts";
import { NetAccount, noRootMode } from "../support/net-account.ts";
import { OrdinaryUser } from "../support/ordinary-user.ts";
import { waitUntil } from "../support/wait-until.ts";

const skip = noRootMode();
const residentBytesMax = 100 * 1024 * 1024;
const frameBytesMax = 65_536;
let account: NetAccount;
let alice: OrdinaryUser;
let host: TestHost;
let lastRun = 0;

before(async () => {
  if (skip !== false) return;
  account = new NetAccount();
  alice = new OrdinaryUser();
  const policy = `users:\n  ${alice.name}: { modes: [trusted] }\n`;
  host = await TestHost.make({ root: { net: account, policy } });
  host.startMonitor();
});
after(async () => {
  await host?.[Symbol.asyncDispose]();
  for (const user of [account, alice]) user?.end();
});

const orderFor = (text: string): Order =>
  orderOf(++lastRun, specOf(text, { runAsUser: alice.name }), { proof: "trusted" });

function residentBytes(pid: number): number {
  const words = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"));
  return Number(words?.[1] ?? 0) * 1024;
}

type Burst = (index: number) => Buffer;
const key = { ledger: "0a".repeat(16), run: 1, attempt: 1 };
const frame = (bytes: Uint8Array): Buffer => frameOf(bytes, frameBytesMax);
const good = encodeFromNet({ kind: "cancel", key, seq: 1, fence: 1, by: "someone", reason: "" });

function flipped(index: number): Buffer {
  const bytes = Buffer.from(good);
  bytes[index % bytes.length] = (bytes[index % bytes.length] ?? 0) ^ (1 + (index % 255));
  return frame(bytes);
}

const bursts: Readonly<Record<string, Burst>> = {
  malformed: () => frame(randomBytes(64)),
  "too long": () => Buffer.from([0xff, 0xff, 0xff, 0xff]),
  "out of state": () => frame(encodeFromNet({ kind: "ready" })),
  "the monitor's own words": () => frame(encodeFromMonitor({ kind: "ping" })),
  "good words with one byte changed": flipped,
};
const framesPerBurst = 20_000;

test("a hundred thousand hostile frames end that net each time, and nothing else", { skip }, async () => {
  const pid = host.monitor?.pid ?? 0;
  const gate = join(alice.home, "gate");
  const job = orderFor(`until [ -e ${gate} ]; do sleep 0.1; done; exit 7`);
  let lives = 0;
  const next = async (): Promise<ScriptedNet> => await host.net(lives++);
  const first = await next();
  first.send({ kind: "order", order: job });
  await first.report(job.key, "started");
  let net = first;
  for (const [what, burst] of Object.entries(bursts)) {
    const frames = Array.from({ length: framesPerBurst }, (_, index) => burst(index));
    net.sendRaw(Buffer.concat(frames));
    const life = net;
    await waitUntil(() => life.isClosed, { what: `${what}: that net to be ended`, withinMs: patienceMs });
    net = await next();
    const resident = residentBytes(pid);
    assert.ok(resident < residentBytesMax, `${what}: the monitor has ${resident} bytes`);
  }
  assert.equal(host.monitor?.exitCode, null, "the monitor is the same process");
  const after = orderFor("id -un");
  net.send({ kind: "order", order: after });
  assert.equal((await net.report(after.key, "closed")).exit?.status, 0, "and starts what it may");
  writeFileSync(gate, "");
  assert.equal((await net.report(job.key, "closed")).exit?.status, 7, "the job has not noticed");
  assert.equal(host.errors.match(/"event":"net.ended"/g)?.length, Object.keys(bursts).length);
});

const probe = (spool: string, run: string, monitor: number): string => `
  const fs = require("node:fs");
  const tries = {
    "read the record with its parameters": () => fs.readFileSync("${run}/record"),
    "read the script": () => fs.readFileSync("${run}/script"),
    "change the record": () => fs.closeSync(fs.openSync("${run}/record", "r+")),
    "open the daemon's lock for writing": () => fs.closeSync(fs.openSync("${spool}/daemon.lock", "r+")),
    "make a file in the run": () => fs.writeFileSync("${run}/planted", "x"),
    "make a run": () => fs.mkdirSync("${spool}/runs/planted"),
    "change output": () => fs.closeSync(fs.openSync("${run}/output.0", "r+")),
    "read claims": () => fs.readFileSync("${spool}/claims"),
    "change the host's name": () => fs.closeSync(fs.openSync("${spool}/identity", "r+")),
    "replace its own directory": () => {
      fs.renameSync("${spool}/net", "${spool}/away");
      fs.renameSync("${spool}/away", "${spool}/net");
    },
    "signal the monitor": () => process.kill(${monitor}, 0),
    "read the monitor's environment": () => fs.readFileSync("/proc/${monitor}/environ"),
    "read shadow": () => fs.readFileSync("/etc/shadow"),
    "become root": () => process.setuid(0),
  };
  const could = Object.entries(tries).filter(([, attempt]) => {
    try { attempt(); return true; } catch { return false; }
  });
  const own = fs.readFileSync("${run}/output.0").length > 0;
  console.log(JSON.stringify({ could: could.map(([what]) => what), own, all: Object.keys(tries).length }));`;

test("as its user it reads output and nothing else of a run, and changes nothing of root's", {
  skip,
}, async () => {
  const net = host.nets.at(-1);
  assert.ok(net !== undefined);
  const order = orderFor("echo out; sleep 600");
  net.send({ kind: "order", order });
  await net.report(order.key, "started");
  const run = host.pathOf(order.key);
  const hasOutput = () => existsSync(join(run, "output.0")) && statSync(join(run, "output.0")).size > 0;
  await waitUntil(hasOutput, { what: "its output to be there", withinMs: patienceMs });
  writeFileSync(join(run, "script"), "#!/bin/sh\n", { mode: 0o500 });
  const source = join(host.directory, "probe.cjs");
  writeFileSync(source, probe(host.spool, run, host.monitor?.pid ?? 0));
  chmodSync(source, 0o644);
  const ids = ["--confine", String(account.uid), String(account.gid), "--"];
  const confined = spawnSync(join(programs("shipped"), "reeve-launcher"), [...ids, process.execPath, source]);
  const asNet = JSON.parse(confined.stdout.toString()) as { could: string[]; own: boolean };
  assert.deepEqual(asNet, { ...asNet, could: [], own: true }, confined.stderr.toString());
  const asRoot = JSON.parse(spawnSync(process.execPath, [source]).stdout.toString()) as {
    could: string[];
    all: number;
  };
  assert.equal(asRoot.could.length, asRoot.all, `root can all of it: ${asRoot.could.join(", ")}`);
  net.send({ kind: "cancel", key: order.key, seq: order.seq, fence: 1, by: "test", reason: "" });
  await net.report(order.key, "closed");
});

test("no job runs as the network's own user, even where the policy names it; alice's does", {
  skip,
}, async () => {
  const users = [account.name, alice.name].map(
    (name) => `  ${name}: { modes: [trusted], shell: /bin/sh, cwd: / }\n`,
  );
  await using own = await TestHost.make({ root: { net: account, policy: `users:\n${users.join("")}` } });
  own.startMonitor();
  const net = await own.net();
  for (const [name, phase] of [
    [account.name, "refused"],
    [alice.name, "closed"],
  ] as const) {
    const order = orderOf(++lastRun, specOf("true", { runAsUser: name }), { proof: "trusted" });
    net.send({ kind: "order", order });
    const { reason } = await net.report(order.key, phase);
    assert.equal(reason, phase === "refused" ? "user_refused" : "");
  }
  assert.match(own.errors, /is the user of the network's process/, "the host's log says why");
});
