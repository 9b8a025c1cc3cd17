// The lives of an agent's certificate, with the real scheduler and the real agentd: renewed in time over the
// link, renewed at the join door when it has ended, and refused when it is not to be. One cluster for the
// file; certificates get their age from the authority, no clock is set.
// The danger: a renewal that is killed half way. Whatever is left must be one whole pair.
import assert from "node:assert/strict";
import { createPrivateKey, X509Certificate } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { readIdentity } from "../../agentd/net/identity.ts";
import { Cluster } from "../support/cluster.ts";
import { foreignAuthority, Leaves } from "../support/leaves.ts";
import type { Pair } from "../support/leaves.ts";
import { waitUntil } from "../support/wait-until.ts";

const withinMs = 60_000;
let at: Cluster;
let leaves: Leaves;
let spool: string;
/** what join gave: every test begins and ends with it */
let good: Pair;
let identity: string;

before(async () => {
  at = await Cluster.start();
  leaves = new Leaves(at);
  spool = join(at.place, "agentd");
  await at.endAgentd();
  good = leaves.pair;
  identity = leaves.read("identity.json");
});
afterEach(async () => {
  await at.endAgentd();
  leaves.put(good);
  writeFileSync(join(leaves.tls, "identity.json"), identity);
});
after(() => at.end());

const isOnline = async () => /"online":true/.test((await at.reeve("agents", "--json")).out);
const online = () => waitUntil(isOnline, { what: "the agent to be online", withinMs });
const offline = () =>
  waitUntil(async () => !(await isOnline()), { what: "the agent to be offline", withinMs });

type Line = { readonly event: string; readonly level: string; readonly error?: string };

/** What agentd has logged since `from`, a length of its log. */
function logged(event: string, from: number): readonly Line[] {
  const lines = readFileSync(join(at.place, "agentd.log"), "utf8").slice(from).split("\n");
  return lines
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Line)
    .filter((line) => line.event === event);
}
const logLength = () => readFileSync(join(at.place, "agentd.log"), "utf8").length;

/** A key and the leaf for it, no half of a renewal, no temporary file. */
function assertWhole(): void {
  const { keyPem, leafPem } = leaves.pair;
  assert.ok(new X509Certificate(leafPem).checkPrivateKey(createPrivateKey(keyPem)));
  assert.deepEqual(readdirSync(leaves.tls).toSorted(), ["ca.pem", "identity.json", "key.pem", "leaf.pem"]);
}

/** Net's process: the one that runs its program for this spool's monitor. */
function netOf(): number | undefined {
  const pids = readdirSync("/proc").map(Number).filter(Number.isInteger);
  const read = (pid: number, file: string): string => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, "latin1");
    } catch {
      return ""; // it has gone
    }
  };
  const parentOf = (pid: number): number => Number(/^PPid:\t(\d+)$/m.exec(read(pid, "status"))?.[1] ?? 0);
  const isUnderAgentd = (pid: number): boolean => {
    for (let up = parentOf(pid), depth = 0; up > 1 && depth < 6; up = parentOf(up), depth++)
      if (up === at.agentdPid) return true;
    return false;
  };
  return pids.find((pid) => read(pid, "cmdline").includes("agentd/net/main.ts") && isUnderAgentd(pid));
}

test("a leaf of eleven days is renewed over the link with a new key, and the job runs on", async () => {
  const old = await leaves.issue({ ageDays: 9 });
  leaves.put(old);
  at.startAgentd();
  await online();
  const gate = join(at.place, "gate");
  const job = at.follow(
    "run",
    "--agent",
    "one",
    "--",
    `echo begun; while [ ! -e ${gate} ]; do sleep 0.1; done; echo done; exit 7`,
  );
  await waitUntil(() => job.out === "begun\n", { what: "the job to begin", withinMs });
  assert.equal(leaves.read("key.pem"), old.keyPem, "nine days are not old enough");
  await at.endAgentd();
  const due = await leaves.issue({ ageDays: 11 });
  leaves.put(due);
  const from = logLength();
  at.startAgentd();
  await waitUntil(() => logged("link.renewed", from).length > 0, { what: "the renewal", withinMs });
  await waitUntil(() => logged("link.online", from).length > 1, { what: "the next link", withinMs });
  assert.notEqual(leaves.read("key.pem"), due.keyPem);
  assert.ok(leaves.ageDays() < 1);
  assertWhole();
  await online();
  const { agent } = JSON.parse((await at.reeve("agents", "--json")).out) as { agent: Record<string, string> };
  const ends = [agent["certificateEnds"] ?? "", leaves.leaf.validTo].map((text) =>
    Math.floor(Date.parse(text) / 1000),
  );
  assert.equal(ends[0], ends[1], "the scheduler knows this leaf");
  writeFileSync(gate, "");
  const ended = await job.ended();
  assert.deepEqual([ended.status, ended.out], [7, "begun\ndone\n"]);
  assert.equal(logged("link.renewed", from).length, 1, "once is enough");
});

test("a net that is killed at any step of the renewal leaves one whole pair and renews in the end", async () => {
  const steps = new Set<string>();
  for (let step = 1; step <= 8; step++) {
    const due = await leaves.issue({ ageDays: 11 });
    leaves.put(due);
    const from = logLength();
    at.startAgentd();
    const net = await waitUntil(netOf, { what: "net to be started", withinMs });
    let seen = 0;
    let killed = false;
    const watcher = watch(leaves.tls, (_event, name) => {
      if (killed || ++seen < step) return;
      killed = true;
      try {
        process.kill(net, "SIGKILL");
      } catch {
        // It has ended by itself: counted as not killed below.
      }
      steps.add(String(name).replace(/\.tmp\..*/, ".tmp"));
    });
    await waitUntil(() => leaves.ageDays() < 1 && logged("link.online", from).length > 0, {
      what: `the renewal with a kill at step ${step}`,
      withinMs,
    });
    await waitUntil(() => !existsSync(join(leaves.tls, "renewed.pem")), { what: "its end", withinMs });
    watcher.close();
    assert.ok(killed, `step ${step} was reached`);
    await online();
    await waitUntil(() => netOf() !== net, { what: "net to be replaced", withinMs });
    await waitUntil(() => readdirSync(leaves.tls).length === 4, { what: "the sweep", withinMs });
    assertWhole();
    assert.notEqual(leaves.read("key.pem"), due.keyPem);
    await at.endAgentd();
  }
  assert.ok(steps.has("renewed.pem.tmp") && steps.has("renewed.pem") && steps.size > 3, [...steps].join(" "));
});

test("every state of the files that a crash can leave is read as one pair, and a torn one is noticed", async () => {
  const older = await leaves.issue({ ageDays: 11 });
  const newer = await leaves.issue();
  const renewed = join(leaves.tls, "renewed.pem");
  const states: readonly Pair[] = [older, { ...older, keyPem: newer.keyPem }, newer];
  for (const state of states) {
    leaves.put(state);
    writeFileSync(renewed, newer.keyPem + newer.leafPem, { mode: 0o600 });
    assert.equal((await readIdentity(spool)).keyPem, newer.keyPem);
    assertWhole();
  }
  leaves.put({ ...older, keyPem: newer.keyPem });
  await assert.rejects(readIdentity(spool), (error: Error) => /not for key\.pem/.test(String(error.cause)));
  // One of an identity that this host had before is not put beside another's identity.json.
  leaves.put(older);
  const other = await leaves.issue({ agentId: "ab".repeat(16) });
  writeFileSync(renewed, other.keyPem + other.leafPem, { mode: 0o600 });
  assert.equal((await readIdentity(spool)).keyPem, older.keyPem);
});

test("a leaf that has ended is renewed at the join door by its key, and then links", async () => {
  const ended = await leaves.issue({ ageDays: 40 });
  leaves.put(ended);
  const from = logLength();
  at.startAgentd();
  await waitUntil(() => logged("link.online", from).length > 0, { what: "the link", withinMs });
  assert.notEqual(leaves.read("key.pem"), ended.keyPem);
  assert.ok(leaves.ageDays() < 1);
  assertWhole();
});

/** Starts with what is in place; answers the one line, after the scheduler has been asked several times. */
async function refused(says: RegExp): Promise<string> {
  await offline();
  const from = logLength();
  const asked = readFileSync(join(at.place, "scheduler.log"), "utf8").length;
  at.startAgentd();
  await waitUntil(() => logged("link.failed", from).length > 0, { what: "the refusal", withinMs });
  // The back-off doubles from 0.2 s with jitter: in these 3 s a busy loop would ask hundreds of times.
  const untilMs = Date.now() + 3_000;
  await waitUntil(() => Date.now() > untilMs, { what: "some tries" });
  const lines = logged("link.failed", from);
  assert.equal(lines.length, 1, JSON.stringify(lines));
  const refusals =
    readFileSync(join(at.place, "scheduler.log"), "utf8")
      .slice(asked)
      .match(/refused"/g) ?? [];
  assert.ok(refusals.length < 30, `the scheduler refused ${refusals.length} times`);
  assert.equal(logged("link.online", from).length, 0);
  const text = lines[0]?.error ?? "";
  assert.match(text, says);
  await at.endAgentd();
  return text;
}

/** The same way with what join gave: it is the certificate that was refused, nothing else. */
async function accepted(): Promise<void> {
  leaves.put(good);
  writeFileSync(join(leaves.tls, "identity.json"), identity);
  const from = logLength();
  at.startAgentd();
  await waitUntil(() => logged("link.online", from).length > 0, { what: "the control's link", withinMs });
  assert.equal(logged("link.failed", from).length, 0);
}

test("a leaf that ended 200 days ago is refused with both clocks and what to do", async () => {
  const ancient = await leaves.issue({ ageDays: 230 });
  leaves.put(ancient);
  const text = await refused(/too long ago/);
  assert.match(text, /the scheduler's clock says 20\d\d-.*, the agent's says 20\d\d-/);
  assert.match(text, /get a token for a new name \(reeve agent token NAME\) and join again/);
  assert.equal(leaves.read("key.pem"), ancient.keyPem, "a refusal changes nothing");
  await accepted();
});

test("an agent id that is not the scheduler's is refused with one line", async () => {
  leaves.put(await leaves.issue({ agentId: "ab".repeat(16) }));
  leaves.rename({ agentId: "ab".repeat(16) });
  await refused(/no agent of this identity is known/);
  await accepted();
});

test("an agent of a foreign cluster and a forged certificate are refused with one line", async () => {
  const foreign = await foreignAuthority();
  leaves.put(await leaves.issue({ authority: foreign }));
  leaves.rename({ clusterId: foreign.clusterId });
  const text = await refused(/the scheduler's certificate is not good here .*of another cluster than/);
  assert.match(text, /the scheduler's holds from .*, this host's from .*, this host's clock says 20\d\d-/);
  const { clusterId } = JSON.parse(identity) as Record<string, string>;
  const forged = await leaves.issue({ authority: await foreignAuthority(clusterId) });
  leaves.put({ ...forged, caPem: good.caPem });
  leaves.rename({ clusterId });
  await refused(/ended the connection when it had seen this host's certificate/);
  await accepted();
});

test("an identity that a dying join has put aside is back at the next start", async () => {
  const aside = join(spool, "net", `tls.old.${"0".repeat(16)}`);
  renameSync(leaves.tls, aside);
  const from = logLength();
  at.startAgentd();
  await waitUntil(() => logged("link.online", from).length > 0, { what: "the link", withinMs });
  assert.deepEqual([existsSync(aside), leaves.read("key.pem")], [false, good.keyPem]);
});
