// The negative controls of invariants.ts: a sound state has no violation, and each kind of damage is found by
// name.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../../scheduler/core/invariants.ts";
import type { Attempt, Run } from "../../scheduler/core/model.ts";
import type { State } from "../../scheduler/core/state.ts";
import { LEDGER, START_MS, World } from "../support/core-world.ts";

type Damage = (state: State, run: Run, attempt: Attempt) => void;

const name = `${LEDGER}/1`;
const setRun = (state: State, row: Run) => state.runs.set(name, row);
const setAttempt = (state: State, row: Attempt) => state.attempts.set(`${name}.1`, row);

const damages: readonly (readonly [string, Damage])[] = [
  ["is kept under a wrong name", (state, run) => state.runs.set("x", run)],
  ["is beyond nextRun", (state) => (state.meta = { ...state.meta, nextRun: 1 })],
  ["which is not known", (state) => state.agents.clear()],
  ["lacks its newest attempt", (state) => state.attempts.clear()],
  ["its attempt executing", (state, run) => setRun(state, { ...run, state: "lost" })],
  ["but its attempt is still executing", (state, run) => setRun(state, { ...run, state: "timed" })],
  [
    "succeeded without an attempt",
    (state, run) => setRun(state, { ...run, state: "succeeded", endedAtMs: 1 }),
  ],
  ["with end 0", (state, run) => setRun(state, { ...run, state: "failed" })],
  [
    "is settled and still in memory",
    (state, run) => {
      setRun(state, { ...run, state: "failed", endedAtMs: 1 });
      state.open.clear();
    },
  ],
  ["has no run", (state) => state.runs.clear()],
  ["is newer than its run knows", (state, run) => setRun(state, { ...run, attempt: 0 })],
  ["old attempt", (state, run) => setRun(state, { ...run, attempt: 2 })],
  ["is at web-9", (state, _run, attempt) => setAttempt(state, { ...attempt, agent: "web-9" })],
  ["executing and forgotten", (state, _run, attempt) => setAttempt(state, { ...attempt, forgotten: true })],
  ["has a wrong end", (state, _run, attempt) => setAttempt(state, { ...attempt, endedAtMs: 4 })],
  ["its log outstanding", (state, _run, attempt) => setAttempt(state, { ...attempt, forgotten: true })],
  [
    "without an exit record of status 0",
    (state, _run, attempt) => setAttempt(state, { ...attempt, state: "succeeded" }),
  ],
  ["wrong index of its agent", (state) => state.held.clear()],
  ["live runs of web-1: 2, counted as 7", (state) => state.liveCounts.set("web-1", 7)],
  ["runs of a ledger", (state) => state.ledgerCounts.clear()],
  ["open attempts", (state) => state.open.clear()],
  ["are indexed", (state) => state.held.get("web-1")?.add("more")],
  [
    "is in no queue",
    (state) => state.due.delete([...state.due].find(({ state: at }) => at === "queued") as Run),
  ],
  ["lacks its start-by timer", (state) => state.startBys.delete(state.startBys.first() as Run)],
  ["runs wait", (state) => state.due.delete(state.due.first() as Run)],
  ["start-bys, 0 indexed", (state) => state.startBys.delete(state.startBys.first() as Run)],
  ["index of stopping", (state) => state.stopping.clear()],
  ["runs are stopping, 0 indexed", (state) => state.stopping.clear()],
  ["token timers", (state) => state.tokens.clear()],
  ["key timers", (state) => state.submissions.clear()],
  ["hungry, indexed otherwise", (state) => state.hungry.add("web-1")],
  ["has two spools", (state) => state.links.set("web-1", { ...state.links.get("web-1")!, spoolId: "x" })],
  ["is connected and silent", (state) => state.graceEnds.set("web-1", 5)],
];

/**
 * Run 1 executing, 2 stopping, 3 backing off with a start-by, 4 timed; a token, a key; the agent connected.
 */
function sound(): State {
  const world = new World();
  world.connect("web-1", { maxRuns: 9 });
  world.submit({ key: "k" });
  world.report(1, "started");
  world.submit();
  world.take({ kind: "cancel", run: 2, by: "ann", reason: "" });
  world.submit({ startByMs: START_MS + 100_000 });
  world.report(3, "refused", { reason: "spool_full" });
  world.submit({ startAtMs: START_MS + 100_000 });
  const times = { madeAtMs: START_MS, expiresAtMs: START_MS + 9 };
  const token = { id: "t", name: "n", key: "k", by: "ann", addresses: [], role: "agent" as const, ...times };
  world.take({ kind: "token_made", token });
  return world.state;
}

test("a sound state has no violation", () => {
  const state = sound();
  assert.deepEqual(violations(state), []);
  assert.deepEqual(
    [...state.runs.values()].map((run) => run.state),
    ["executing", "stopping", "queued", "timed"],
  );
});

damages.forEach(([words, damage], index) => {
  test(`damage ${index + 1} is found: ${words}`, () => {
    const state = sound();
    damage(state, state.runs.get(name) as Run, state.attempts.get(`${name}.1`) as Attempt);
    assert.ok(
      violations(state).some((each) => each.includes(words)),
      violations(state).join("\n"),
    );
  });
});
