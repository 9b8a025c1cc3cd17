// Each test has a host of its own in a temporary place, and leaves no process behind.
// The monitor with the real launcher, spoken to as net over the real socketpair: every answer it can give to
// an order and after.
import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Order } from "../../agentd/ipc.ts";
import { reeve } from "../../proto/gen/reeve.js";
import { ledger, orderOf, patienceMs, sha256, specOf, TestHost } from "../support/host.ts";
import { waitUntil } from "../support/wait-until.ts";

const { ARGUMENTS, UNIX_SCRIPT, SCRIPT_PATH } = reeve.v1.Method;

test("an order is started, ends, is closed and is forgotten", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await host.net();
  const order = orderOf(1, specOf("echo out; echo err >&2; exit 7"));
  net.send({ kind: "order", order });
  const closed = await net.report(order.key, "closed");
  assert.equal(closed.exit?.kind, "exit");
  assert.equal(closed.exit?.status, 7);
  assert.equal(closed.log?.stdoutBytes, 4);
  assert.equal(closed.log?.stderrBytes, 4);
  const phases = net.reports(order.key).map((report) => report.phase);
  assert.equal(phases[0], "accepted");
  assert.match(readFileSync(join(host.pathOf(order.key), "output.0"), "latin1"), /out\n/);
  net.send({ kind: "forget", key: order.key, seq: order.seq, fence: 1 });
  await net.report(order.key, "forgotten");
  assert.ok(!existsSync(host.pathOf(order.key)));
  net.heard.length = 0;
  net.send({ kind: "order", order });
  await net.report(order.key, "forgotten");
  assert.equal(net.reports(order.key).length, 1, "a forgotten attempt never starts again");
});

test("what cannot be permitted is refused for good, and the next attempt is free", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await host.net();
  const good = specOf("true");
  const cases: readonly (readonly [string, Order])[] = [
    ["proof_refused", orderOf(1, good, { proof: "trusted" })],
    ["spec_refused", orderOf(2, good, { specSha256: "00".repeat(32) })],
    ["spec_refused", orderOf(3, Buffer.concat([good, Buffer.from([0xf8, 0x07, 1])]))],
    ["wrong_audience", orderOf(4, specOf("true", { audience: ["web-2"] }))],
    ["wrong_audience", orderOf(5, specOf("true", { clusterId: Buffer.alloc(16) }))],
    ["outside_window", orderOf(6, specOf("true", { notAfterMs: 1000 }))],
    ["late_order", orderOf(7, good, { startDeadlineMs: 1000 })],
    ["foreign_user", orderOf(8, specOf("true", { runAsUser: "nobody-of-this-name" }))],
    [
      "spec_refused",
      orderOf(
        9,
        specOf("", {
          method: UNIX_SCRIPT,
          source: Buffer.alloc(0),
          shell: Buffer.alloc(0),
          bodyBlob: blob("x"),
        }),
      ),
    ],
  ];
  for (const [reason, order] of cases) {
    net.send({ kind: "order", order });
    const refused = await net.report(order.key, "refused");
    assert.equal(refused.reason, reason, refused.detail);
    assert.equal(refused.permanent, true);
    assert.ok(!existsSync(host.pathOf(order.key)));
  }
  await host.killMonitor();
  host.startMonitor();
  const again = await host.net(1);
  for (const [reason, order] of cases) {
    again.send({
      kind: "order",
      order: {
        ...order,
        spec: good,
        specSha256: sha256(good),
        specBytes: good.length,
        proof: "owner",
      },
    });
    assert.equal(
      (await again.report(order.key, "refused")).reason,
      reason,
      "refused for good as this attempt",
    );
  }
  const next = orderOf(1, good, { key: { ledger, run: 1, attempt: 2 } });
  again.send({ kind: "order", order: next });
  assert.equal((await again.report(next.key, "closed")).exit?.status, 0);
});

test("a full agent and a full spool refuse for now", async () => {
  await using host = await TestHost.make({ sets: ["max_runs=1"] });
  host.startMonitor();
  const net = await host.net();
  const first = orderOf(1, specOf("sleep 600"));
  net.send({ kind: "order", order: first });
  await net.report(first.key, "started");
  const second = orderOf(2, specOf("true"));
  net.send({ kind: "order", order: second });
  const full = await net.report(second.key, "refused");
  assert.deepEqual([full.reason, full.permanent], ["agent_full", false]);
  net.send({ kind: "cancel", key: first.key, seq: first.seq, fence: 1, by: "test", reason: "" });
  await net.report(first.key, "closed");
  await using small = await TestHost.make({ sets: ["spool_min_free=1000TiB"] });
  small.startMonitor();
  const other = await small.net();
  other.send({ kind: "order", order: second });
  assert.equal((await other.report(second.key, "refused")).reason, "spool_full");
});

test("a body that is missing, has other content or is a link is refused; the right one runs", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await host.net();
  const blobs = join(host.spool, "net", "blobs");
  const body = "#!/bin/sh\necho body $1\n";
  const ordered = (run: number): Order =>
    orderOf(run, scriptOf(body), { blobs: [{ sha256: sha256(Buffer.from(body)), bytes: body.length }] });
  const refusedFor = async (run: number, how: RegExp): Promise<void> => {
    const order = ordered(run);
    net.send({ kind: "order", order });
    const refused = await net.report(order.key, "refused");
    assert.equal(refused.reason, "launcher_failed");
    assert.equal(refused.permanent, false);
    assert.match(refused.detail, how);
    assert.ok(!existsSync(host.pathOf(order.key)), "nothing half-made is left");
  };
  await refusedFor(1, /open blob/);
  writeFileSync(join(blobs, sha256(Buffer.from(body))), body.replace("body", "evil"));
  await refusedFor(2, /another digest/);
  writeFileSync(join(blobs, "elsewhere"), body);
  const path = join(blobs, sha256(Buffer.from(body)));
  writeFileSync(path, "");
  await refusedFor(3, /size/);
  rmSync(path);
  symlinkSync(join(blobs, "elsewhere"), path);
  await refusedFor(4, /open blob/);
  rmSync(path);
  writeFileSync(path, body);
  const order = ordered(5);
  net.send({ kind: "order", order });
  assert.equal((await net.report(order.key, "closed")).exit?.status, 0);
  assert.match(readFileSync(join(host.pathOf(order.key), "output.0"), "latin1"), /body one\n/);
});

test("a cancel refuses what has not come and ends what runs", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await host.net();
  const early = orderOf(1, specOf("true"));
  net.send({ kind: "cancel", key: early.key, seq: early.seq, fence: 1, by: "test", reason: "" });
  assert.equal((await net.report(early.key, "refused")).reason, "cancelled");
  net.heard.length = 0;
  net.send({ kind: "order", order: early });
  assert.equal((await net.report(early.key, "refused")).reason, "cancelled");
  const running = orderOf(2, specOf("sleep 600"));
  net.send({ kind: "order", order: running });
  await net.report(running.key, "started");
  net.send({ kind: "cancel", key: running.key, seq: running.seq, fence: 1, by: "test", reason: "" });
  const closed = await net.report(running.key, "closed");
  assert.equal(closed.exit?.kind, "signal");
  assert.equal(closed.exit?.reason, "cancelled");
  assert.equal(closed.exit?.processesLeft, 0);
});

test("a query for an unknown attempt is answered never_heard, and then it can never start", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await host.net();
  const order = orderOf(1, specOf("true"));
  net.send({ kind: "query", key: order.key, seq: order.seq, fence: 1 });
  await net.report(order.key, "never_heard");
  net.heard.length = 0;
  net.send({ kind: "order", order });
  await net.report(order.key, "never_heard");
  assert.ok(!existsSync(host.pathOf(order.key)));
});

test("words of an older scheduler are refused by the highest fence, also after a restart", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await host.net();
  const newer = orderOf(1, specOf("true"), { fence: 7 });
  net.send({ kind: "order", order: newer });
  await net.report(newer.key, "closed");
  const older = orderOf(2, specOf("true"), { fence: 6 });
  net.send({ kind: "order", order: older });
  const refused = await net.until((message) => message.kind === "fence_refused", "the fence's word");
  assert.deepEqual(refused, { kind: "fence_refused", ledger, highest: 7 });
  await host.killMonitor();
  host.startMonitor();
  const again = await host.net(1);
  again.send({ kind: "forget", key: newer.key, seq: newer.seq, fence: 6 });
  await again.until((message) => message.kind === "fence_refused", "the fence's word");
  assert.ok(existsSync(host.pathOf(newer.key)), "an old scheduler makes nothing forgotten");
});

test("only what is over is forgotten", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await host.net();
  const order = orderOf(1, specOf("sleep 600"));
  net.send({ kind: "order", order });
  await net.report(order.key, "started");
  net.heard.length = 0;
  net.send({ kind: "forget", key: order.key, seq: order.seq, fence: 1 });
  assert.equal((await net.report(order.key, "started")).pid > 0, true);
  assert.ok(existsSync(host.pathOf(order.key)));
});

test("a restarted monitor finds its attempts by looking, and reports them on a scan", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await host.net();
  const gate = join(host.directory, "gate");
  const running = orderOf(1, specOf(`while [ ! -e ${gate} ]; do sleep 0.05; done; exit 3`));
  const over = orderOf(2, specOf("exit 4"));
  for (const order of [running, over]) net.send({ kind: "order", order });
  const { pid } = await net.report(running.key, "started");
  await net.report(over.key, "closed");
  await host.killMonitor();
  process.kill(pid, 0);
  host.startMonitor();
  const again = await host.net(1);
  const found = again.reports(running.key)[0];
  assert.deepEqual([found?.phase, found?.pid, found?.seq], ["started", pid, running.seq]);
  assert.equal(again.reports(over.key)[0]?.exit?.status, 4);
  writeFileSync(gate, "");
  assert.equal((await again.report(running.key, "closed")).exit?.status, 3);
});

test("a second agentd on the same spool is refused, naming the process that has it", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  await host.net();
  const holder = readFileSync(join(host.spool, "daemon.lock"), "latin1").trim();
  const second = host.startMonitor();
  const status = await waitUntil(() => second.exitCode ?? false, {
    what: "the second to end",
    withinMs: patienceMs,
  });
  assert.equal(status, 3);
  assert.match(
    host.errors,
    new RegExp(`the spool ${host.spool} is in use .* \\(process \\d+; its launcher is process ${holder}\\)`),
  );
});

test("why a job never started is told in words: directory, shell, program", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await host.net();
  const none = Buffer.alloc(0);
  const noShell = Buffer.from("/bin/no-such-shell");
  const cases: readonly (readonly [string, RegExp, Buffer])[] = [
    ["no_such_cwd", /^cwd \/nowhere: ENOENT/, specOf("true", { cwd: Buffer.from("/nowhere") })],
    ["no_such_shell", /^exec \/bin\/no-such-shell: ENOENT/, specOf("true", { shell: noShell })],
    ["not_executable", /^exec no-such-program-of-ours: ENOENT/, argumentsOf("no-such-program-of-ours")],
    [
      "not_executable",
      /^exec the script's interpreter \/no\/such\/sh: ENOENT/,
      specOf("", { method: UNIX_SCRIPT, source: none, shell: none, body: Buffer.from("#!/no/such/sh -e\n") }),
    ],
    [
      "not_executable",
      /^exec \/etc\/passwd: EACCES/,
      specOf("", { method: SCRIPT_PATH, source: Buffer.from("/etc/passwd"), shell: none }),
    ],
  ];
  for (const [index, [reason, detail, spec]] of cases.entries()) {
    const order = orderOf(index + 1, spec);
    net.send({ kind: "order", order });
    const { exit } = await net.report(order.key, "closed");
    assert.equal(exit?.kind, "reason");
    assert.equal(exit.reason, reason, exit.detail);
    assert.match(exit.detail, detail);
  }
});

test("the job's world: words byte for byte, a clean environment, text like an option", async () => {
  await using host = await TestHost.make({
    sets: ["environment={FROM_HOST: yes, BOTH: host}", "path=/usr/bin:/bin", 'umask="027"'],
  });
  host.startMonitor();
  const net = await host.net();
  const output = async (run: number, spec: Buffer): Promise<string> => {
    const order = orderOf(run, spec);
    net.send({ kind: "order", order });
    const closed = await net.report(order.key, "closed");
    assert.equal(closed.exit?.status, 0, JSON.stringify(closed.exit));
    return payloadOf(host, order);
  };
  const environment = [
    { name: Buffer.from("BOTH"), value: Buffer.from("job") },
    { name: Buffer.from("REEVE_RUN"), value: Buffer.from("9") },
  ];
  const shown = (await output(1, specOf("umask; env", { environment }))).split("\n");
  for (const line of [
    "0027",
    "FROM_HOST=yes",
    "BOTH=job",
    "REEVE_RUN=1",
    "PATH=/usr/bin:/bin",
    `REEVE_ID=${ledger}/1.1`,
  ]) {
    assert.ok(shown.includes(line), `${line} in ${shown.join(" ")}`);
  }
  assert.ok(!shown.some((line) => line.startsWith("NODE_")));
  assert.equal(
    await output(2, argumentsOf("printf", "%s|", "a b", "$HOME", "*", "", "æ")),
    "a b|$HOME|*||æ|",
  );
  assert.equal(
    await output(3, specOf("-x() { echo dash; }; -x", { shell: Buffer.from("/bin/bash") })),
    "dash\n",
  );
});

function blob(content: string): { sha256: Buffer; size: number } {
  return { sha256: Buffer.from(sha256(Buffer.from(content)), "hex"), size: content.length };
}

function scriptOf(body: string): Buffer {
  const nothing = Buffer.alloc(0);
  return specOf("", {
    method: UNIX_SCRIPT,
    source: nothing,
    shell: nothing,
    bodyBlob: blob(body),
    args: [Buffer.from("one")],
  });
}

function argumentsOf(...args: readonly string[]): Buffer {
  const nothing = Buffer.alloc(0);
  return specOf("", {
    method: ARGUMENTS,
    source: nothing,
    shell: nothing,
    args: args.map((word) => Buffer.from(word)),
  });
}

/** The payloads of all frames of the first segment. */
function payloadOf(host: TestHost, order: Order): string {
  const bytes = readFileSync(join(host.pathOf(order.key), "output.0"));
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += 20 + bytes.readUInt32LE(at)) {
    parts.push(bytes.subarray(at + 20, at + 20 + bytes.readUInt32LE(at)));
  }
  return Buffer.concat(parts).toString();
}
