// What people ask, and what time brings: submissions, cancel, hold, release, restart, giving up, start-by,
// expiry.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { isReason } from "../../proto/common/reasons.ts";
import type { Cold, Input } from "../../scheduler/core/inputs.ts";
import { violations } from "../../scheduler/core/invariants.ts";
import type { RunState } from "../../scheduler/core/model.ts";
import { wakeAt } from "../../scheduler/core/schedule.ts";
import { apply } from "../../scheduler/core/state.ts";
import { whyWaits } from "../../scheduler/core/why.ts";
import {
  agentRow,
  emptyRows,
  exitOf,
  OTHER_SPOOL,
  START_MS,
  submission,
  totals,
  World,
} from "../support/core-world.ts";

let world = new World();
afterEach(() => assert.deepEqual(violations(world.state), []));

function answer(input: Input): string {
  const verdict = world.take(input);
  if (verdict.ok) return `${verdict.runs.join(",")}${verdict.repeated ? " repeated" : ""}`;
  assert.ok(isReason(verdict.reason), verdict.reason);
  return verdict.reason;
}

test("the same key with the same content answers the same runs; with other content it is refused", () => {
  world = new World(emptyRows([agentRow("web-1"), agentRow("web-2")]));
  const items = ["web-1", "web-2"].map((agent) => ({ ...submission().items[0]!, agent }));
  assert.equal(answer(submission({ key: "k", items })), "1,2");
  assert.equal(answer(submission({ key: "k", items })), "1,2 repeated");
  assert.equal(answer(submission({ key: "k", contentSha256: "0".repeat(64) })), "key_reused");
  assert.equal(answer(submission({ key: "l", items })), "3,4");
  world.pass(7 * 86_400_000 + 1);
  assert.equal(world.state.submissions.size, 0);
  assert.equal(answer(submission({ key: "k", contentSha256: "0".repeat(64) })), "5");
});

test("keys that have had their time are forgotten in bounded bites, and none before its time", () => {
  world = new World();
  const count = 2 * limits.timersPerStep + 5;
  for (let at = 0; at < count; at++) world.takeOne(submission({ key: `k${at}`, hold: true }));
  world.nowMs = START_MS + limits.idempotencyKeyLifeMs - 1;
  world.takeOne({ kind: "tick" });
  assert.equal(world.state.submissions.size, count);
  world.nowMs++;
  const left = [1, 2, 3].map(() => {
    assert.ok((wakeAt(world.state) ?? Infinity) <= world.nowMs, "the next bite is asked for");
    world.takeOne({ kind: "tick" });
    return world.state.submissions.size;
  });
  assert.deepEqual(left, [count - limits.timersPerStep, 5, 0]);
  assert.equal(wakeAt(world.state), undefined);
});

test("of more keys than are remembered the oldest is forgotten, and no other", () => {
  const rows = emptyRows();
  const of = (at: number) => ({
    key: `k${at}`,
    contentSha256: "0".repeat(64),
    runs: [1],
    atMs: START_MS + at,
  });
  const submissions = Array.from({ length: limits.idempotencyKeysMax }, (_, at) => of(at));
  world = new World({ ...rows, meta: { ...rows.meta, nextRun: 2 }, submissions });
  world.nowMs += limits.idempotencyKeysMax;
  assert.equal(answer(submission({ key: "new" })), "2");
  assert.equal(world.state.submissions.size, limits.idempotencyKeysMax);
  assert.equal(answer(submission({ key: "k0", contentSha256: "1".repeat(64) })), "3", "it is free again");
  assert.equal(answer(submission({ key: "k2", contentSha256: "1".repeat(64) })), "key_reused");
  assert.equal(answer(submission({ key: "new" })), "2 repeated");
});

test("a submission that names an unknown agent leaves nothing behind", () => {
  world = new World();
  const items = ["web-1", "nobody"].map((agent) => ({ ...submission().items[0]!, agent }));
  const verdict = world.take(submission({ items, key: "k" }));
  assert.deepEqual(verdict, { ok: false, reason: "no_such_agent", detail: "no agent is named nobody" });
  assert.deepEqual(world.changes, []);
  assert.equal(answer(submission({ items: [] })), "usage");
});

// state, what is asked, answer, state afterwards
const asks: readonly (readonly [
  RunState,
  "cancel" | "hold" | "release" | "abandon" | "restart",
  string,
  RunState,
])[] = [
  ["held", "cancel", "1", "cancelled"],
  ["held", "hold", "1", "held"],
  ["held", "release", "1", "queued"],
  ["held", "abandon", "not_in_this_state", "held"],
  ["timed", "cancel", "1", "cancelled"],
  ["timed", "hold", "1", "held"],
  ["timed", "release", "not_in_this_state", "timed"],
  ["queued", "cancel", "1", "cancelled"],
  ["queued", "hold", "1", "held"],
  ["starting", "cancel", "1", "stopping"],
  ["starting", "hold", "not_in_this_state", "starting"],
  ["starting", "abandon", "not_in_this_state", "starting"],
  ["executing", "cancel", "1", "stopping"],
  ["executing", "abandon", "not_in_this_state", "executing"],
  ["executing", "restart", "not_in_this_state", "executing"],
  ["stopping", "cancel", "1", "stopping"],
  ["stopping", "abandon", "not_in_this_state", "stopping"],
  ["lost", "cancel", "1", "stopping"],
  ["lost", "abandon", "1", "unknown"],
  ["failed", "cancel", "not_in_this_state", "failed"],
  ["failed", "restart", "1", "starting"],
  ["succeeded", "restart", "not_in_this_state", "succeeded"],
];

function bring(state: RunState): number {
  world = new World();
  if (state === "held") return world.submit({ hold: true });
  if (state === "timed") return world.submit({ startAtMs: START_MS + 60_000 });
  if (state === "queued") return world.submit();
  if (state !== "failed" && state !== "succeeded") return world.runIn(state);
  const run = world.runIn("executing");
  world.report(run, "ended", { exit: exitOf({ status: state === "failed" ? 1 : 0 }) });
  return run;
}

for (const [state, what, says, after] of asks) {
  test(`${what} of a run that is ${state}: ${says}, then ${after}`, () => {
    const run = bring(state);
    assert.equal(world.row(run)?.state, state);
    const input: Input =
      what === "restart"
        ? { kind: what, run, by: "ann", cold: null }
        : { kind: what, run, by: "ann", reason: "" };
    assert.equal(answer(input), says);
    assert.equal(world.row(run)?.state, after);
  });
}

test("what is asked of a number that is not there is refused", () => {
  world = new World();
  for (const kind of ["cancel", "hold", "release", "abandon"] as const)
    assert.equal(answer({ kind, run: 99, by: "ann", reason: "" }), "no_such_run");
  assert.equal(answer({ kind: "restart", run: 99, by: "ann", cold: null }), "no_such_run");
});

/** In a new world: a run that has failed and left memory, as the store has it. */
function settledRun(): { run: number; cold: Cold } {
  world = new World();
  const run = world.runIn("executing");
  world.report(run, "closed", { exit: exitOf({ status: 1 }), log: totals(0) });
  const [row] = world.rowsOf(run).slice(-1);
  const attempt = world.state.attempts.get(`${row?.ledger}/${run}.1`);
  assert.ok(row !== undefined && attempt !== undefined);
  world.report(run, "forgotten");
  assert.equal(world.state.runs.size, 0);
  return { run, cold: { run: row, attempts: [{ ...attempt, forgotten: true }] } };
}

test("a settled run is restarted only where and while a new one could be submitted", () => {
  const { run, cold } = settledRun();
  Object.defineProperty(world.state.runs, "size", { value: limits.liveRunsMax, configurable: true });
  assert.equal(answer({ kind: "restart", run, by: "ann", cold }), "busy");
  Reflect.deleteProperty(world.state.runs, "size");
  const [agent] = world.state.agents.values();
  assert.ok(agent);
  world.state.agents.set(agent.name, { ...agent, revoked: true });
  assert.equal(answer({ kind: "restart", run, by: "ann", cold }), "revoked");
  world.state.agents.set(agent.name, agent);
  assert.equal(answer({ kind: "restart", run, by: "ann", cold }), String(run), "the control");
});

test("a settled run is restarted from how the store has it, with a further attempt", () => {
  const { run, cold } = settledRun();
  assert.equal(answer({ kind: "restart", run, by: "ann", cold }), String(run));
  assert.equal(`${world.row(run)?.state} ${world.row(run)?.attempt}`, "starting 2");
});

test("a cancel is repeated to the agent for as long as the run is stopping", () => {
  world = new World();
  world.runIn("stopping");
  world.drain();
  world.pass(11_000);
  assert.equal(world.kinds(), "cancel_attempt cancel_attempt");
  world.down();
  world.pass(11_000);
  assert.equal(world.kinds(), "");
});

test("a timed run starts when it is due, a run past its start-by never", () => {
  world = new World();
  world.connect("web-1", { maxRuns: 1 });
  const [busy, late, timed] = [
    world.submit(),
    world.submit({ startByMs: START_MS + 5000 }),
    world.submit({ startAtMs: START_MS + 2000 }),
  ];
  world.pass(4999);
  assert.deepEqual(
    [busy, late, timed].map((run) => world.row(run)?.state),
    ["starting", "queued", "queued"],
  );
  world.pass(1);
  assert.equal(`${world.row(late)?.state} ${world.row(late)?.reason}`, "failed too_late");
  assert.equal(world.story(timed), "submit>timed due>waiting ready>queued");
});

test("a temporary refusal is tried again after a growing, jittered back-off, until start-by", () => {
  world = new World();
  world.connect();
  const run = world.submit({ startByMs: START_MS + 300_000 });
  const waits: number[] = [];
  for (let tries = 0; tries < 200 && world.row(run)?.state !== "failed"; tries++) {
    world.report(run, "refused", { reason: "spool_full" });
    const row = world.row(run);
    if (row?.state !== "queued") break;
    waits.push(row.startAtMs - world.nowMs);
    assert.match(whyWaits(row, world.state, world.nowMs), /tries again in .*spool is full/);
    world.pass(60_001);
  }
  assert.equal(`${world.row(run)?.state} ${world.row(run)?.reason}`, "failed too_late");
  assert.ok(
    waits.every((ms, index) => ms <= 1000 * 2 ** index),
    String(waits),
  );
  assert.equal(new Set(waits).size, waits.length);
});

test("a token joins one agent, once, and expires", () => {
  world = new World();
  const token = {
    id: "t1",
    role: "agent" as const,
    name: "db-1",
    key: "k",
    madeAtMs: START_MS,
    expiresAtMs: START_MS + 1000,
    by: "ann",
    addresses: ["db-1:7423"],
  };
  const joined = { agentId: "x", spkiSha256: "s", certificateEndsMs: 1 };
  assert.equal(answer({ kind: "token_made", token: { ...token, name: "web-1" } }), "agent_exists");
  assert.equal(answer({ kind: "token_made", token }), "");
  assert.equal(answer({ kind: "joined", tokenId: "t1", ...joined }), "");
  assert.equal(world.state.agents.get("db-1")?.agentId, "x");
  assert.deepEqual(world.state.agents.get("db-1")?.addresses, ["db-1:7423"], "as the token said");
  assert.equal(answer({ kind: "joined", tokenId: "t1", ...joined }), "token_unknown");
  assert.equal(answer({ kind: "token_made", token: { ...token, id: "t2", name: "db-2" } }), "");
  world.nowMs += 1000;
  assert.equal(world.takeOne({ kind: "joined", tokenId: "t2", ...joined }).ok, false);
  world.pass(1);
  assert.equal(world.state.tokens.size, 0);
  assert.equal(answer({ kind: "renewed", agent: "db-1", spkiSha256: "n", certificateEndsMs: 9 }), "");
  assert.equal(world.state.agents.get("db-1")?.spkiSha256, "n");
  assert.equal(
    answer({ kind: "renewed", agent: "no", spkiSha256: "n", certificateEndsMs: 9 }),
    "no_such_agent",
  );
});

test("a host that is gone is replaced under its name, and its runs are given up at the new hello", () => {
  world = new World();
  const times = { madeAtMs: 1, expiresAtMs: START_MS * 2 };
  const token = {
    id: "t1",
    name: "web-1",
    key: "k",
    by: "ann",
    addresses: [],
    role: "agent" as const,
    ...times,
  };
  const make: Input = { kind: "token_made", token, replace: true };
  const identity = { agentId: "new", spkiSha256: "s", certificateEndsMs: 1 };
  const run = world.runIn("executing");
  const before = world.state.agents.get("web-1");
  assert.equal(answer({ kind: "token_made", token }), "agent_exists");
  assert.equal(answer(make), "agent_exists", "never a host that is connected");
  world.down();
  assert.equal(answer({ kind: "joined", tokenId: "t1", ...identity }), "token_unknown");
  assert.equal(answer(make), "");
  assert.equal(world.state.agents.get("web-1")?.revoked, true);
  assert.equal(answer(submission()), "revoked");
  world.up();
  assert.equal(world.state.links.has("web-1"), false, "the old host comes back and is nobody");
  assert.equal(answer({ kind: "joined", tokenId: "t1", ...identity }), "");
  const after = world.state.agents.get("web-1");
  assert.deepEqual([after?.agentId, after?.revoked, after?.nextSeq], ["new", false, before?.nextSeq]);
  assert.equal(world.row(run)?.state, "executing", "not before the new host has said what it has");
  world.connect("web-1", { spoolId: OTHER_SPOOL });
  assert.deepEqual([world.row(run)?.state, world.row(run)?.reason], ["unknown", "spool_lost"]);
  assert.equal(world.row(world.submit())?.state, "starting");
});

test("with a full disk submits and dispatch wait, everything else goes on", () => {
  world = new World();
  world.connect("web-1", { maxRuns: 1 });
  const [first, second] = [world.submit(), world.submit()];
  apply(world.state, { kind: "disk_full", path: "/var/db" });
  assert.equal(answer(submission()), "disk_full");
  world.report(first, "ended");
  assert.equal(world.row(first)?.state, "succeeded");
  assert.equal(world.row(second)?.state, "queued");
  apply(world.state, { kind: "disk_full", path: "" });
  world.take({ kind: "tick" });
  assert.equal(world.row(second)?.state, "starting");
});

test("every state has words for why", () => {
  const words: string[] = [];
  for (const state of [
    "held",
    "timed",
    "queued",
    "starting",
    "executing",
    "stopping",
    "lost",
    "failed",
    "succeeded",
  ] as const) {
    const run = bring(state);
    const row = world.row(run);
    assert.ok(row !== undefined);
    words.push(whyWaits(row, world.state, world.nowMs));
  }
  assert.deepEqual(words, [
    "held until it is released",
    "due in 60 s",
    "agent web-1 has never connected",
    "ordered from agent web-1",
    "runs on agent web-1 as process 77",
    "cancelled by ann; waits for agent web-1 to end it",
    "not known: the agent is not connected",
    "exit status 1",
    "exit status 0",
  ]);
});
