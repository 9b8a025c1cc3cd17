// The rules of the core as tables of text: in this state, on this word of the agent, that happens. One line
// is one case.
import assert from "node:assert/strict";
import { test } from "node:test";
import { violations } from "../../scheduler/core/invariants.ts";
import type { AttemptReport } from "../../scheduler/core/inputs.ts";
import type { RunState } from "../../scheduler/core/model.ts";
import { type Phase, type Submit, exitOf, retryRule, totals, World } from "../support/core-world.ts";

type Case = readonly [RunState, string, Phase, Partial<AttemptReport>, string, string];

const failed = exitOf({ status: 3 });
const killed = exitOf({ kind: "signal", signal: 9, status: 0 });
const notMade = (reason: string) => exitOf({ kind: "reason", reason, startedAtMs: 0 });
const retrying: Partial<Submit> = { retry: retryRule({ retriesMax: 2 }) };

// state, rule (plain | retry | rerun), phase, what the report says, state afterwards, attempt afterwards
const cases: readonly Case[] = [
  ["starting", "plain", "accepted", {}, "starting", "starting"],
  ["starting", "plain", "started", {}, "executing", "executing"],
  ["starting", "plain", "ended", {}, "succeeded", "succeeded"],
  ["starting", "plain", "ended", { exit: failed }, "failed", "failed"],
  ["starting", "plain", "closed", { exit: killed }, "failed", "failed"],
  ["starting", "retry", "ended", { exit: failed }, "timed", "failed"],
  ["starting", "plain", "ended", { exit: notMade("no_such_cwd") }, "failed no_such_cwd", "failed"],
  ["starting", "retry", "ended", { exit: notMade("no_such_cwd") }, "failed no_such_cwd", "failed"],
  ["starting", "plain", "ended", { exit: notMade("launcher_failed") }, "queued launcher_failed", "refused"],
  ["starting", "plain", "refused", { reason: "foreign_user" }, "failed foreign_user", "failed"],
  [
    "starting",
    "plain",
    "refused",
    { reason: "word_of_a_newer_agent", permanent: true },
    "failed word_of_a_newer_agent",
    "failed",
  ],
  [
    "starting",
    "plain",
    "refused",
    { reason: "word_of_a_newer_agent" },
    "queued word_of_a_newer_agent",
    "refused",
  ],
  ["starting", "plain", "refused", { reason: "spool_full" }, "queued spool_full", "refused"],
  ["starting", "plain", "refused", { reason: "below_floor" }, "unknown below_floor", "unknown"],
  ["starting", "rerun", "refused", { reason: "below_floor" }, "timed below_floor", "unknown"],
  ["starting", "plain", "never_heard", {}, "queued never_heard", "refused"],
  ["starting", "plain", "vanished", { reason: "host_restarted" }, "unknown host_restarted", "unknown"],
  ["starting", "rerun", "vanished", { reason: "host_restarted" }, "timed host_restarted", "unknown"],
  ["starting", "plain", "forgotten", {}, "unknown below_floor", "unknown"],
  ["executing", "plain", "accepted", {}, "executing", "executing"],
  ["executing", "plain", "started", {}, "executing", "executing"],
  ["executing", "plain", "ended", {}, "succeeded", "succeeded"],
  ["executing", "plain", "ended", { exit: killed }, "failed", "failed"],
  [
    "executing",
    "plain",
    "ended",
    { exit: exitOf({ status: 143, reason: "time_limit" }) },
    "failed time_limit",
    "failed",
  ],
  ["executing", "retry", "ended", { exit: killed }, "timed", "failed"],
  [
    "executing",
    "retry",
    "ended",
    { exit: exitOf({ status: 1, reason: "cancelled" }) },
    "failed cancelled",
    "failed",
  ],
  ["executing", "plain", "refused", { reason: "spool_full" }, "executing", "executing"],
  ["executing", "plain", "never_heard", {}, "unknown never_heard", "unknown"],
  ["executing", "plain", "vanished", { reason: "supervisor_died" }, "unknown supervisor_died", "unknown"],
  ["executing", "retry", "vanished", { reason: "supervisor_died" }, "unknown supervisor_died", "unknown"],
  ["executing", "rerun", "vanished", { reason: "supervisor_died" }, "timed supervisor_died", "unknown"],
  ["executing", "plain", "forgotten", {}, "unknown below_floor", "unknown"],
  ["executing", "plain", "ended", { exit: null }, "executing", "executing"],
  ["stopping", "plain", "started", {}, "stopping", "stopping"],
  ["stopping", "plain", "ended", {}, "succeeded", "succeeded"],
  ["stopping", "retry", "ended", { exit: killed }, "cancelled cancelled", "cancelled"],
  ["stopping", "plain", "ended", { exit: notMade("not_started") }, "cancelled cancelled", "cancelled"],
  ["stopping", "rerun", "vanished", { reason: "supervisor_died" }, "unknown supervisor_died", "unknown"],
  ["stopping", "plain", "never_heard", {}, "unknown never_heard", "unknown"],
];

for (const [state, rule, phase, word, after, attempt] of cases) {
  const said = word.reason ?? word.exit?.reason ?? "";
  test(`${state}, ${rule}: ${phase} ${said} leads to ${after}, the attempt to ${attempt}`, () => {
    const world = new World();
    const run = world.runIn(state, rule === "retry" ? retrying : {}, { rerunnable: rule === "rerun" });
    assert.equal(world.row(run)?.state, state);
    world.report(run, phase, word);
    const row = world.row(run);
    assert.equal(`${row?.state} ${row?.reason}`.trim(), after);
    const first = world.changes
      .flatMap((change) => (change.kind === "attempt" ? [change.attempt] : []))
      .at(-1);
    assert.equal(first?.state, attempt);
    assert.deepEqual(violations(world.state), []);
  });
}

test("a run ends, its log closes, the agent is told to forget, and the run leaves memory", () => {
  const world = new World();
  const run = world.runIn("executing");
  world.drain();
  world.report(run, "ended");
  assert.equal(world.kinds(), "ack");
  world.report(run, "closed", { log: totals(120) });
  assert.equal(world.kinds(), "judge_log ack");
  const key = { ledger: world.state.meta.ledger, run, attempt: 1 };
  world.take({ kind: "log_stored", key, storedBytes: 120, verdict: "complete" });
  assert.equal(world.kinds(), "forget");
  assert.equal(world.state.runs.size, 1);
  world.report(run, "forgotten");
  assert.equal(world.state.runs.size, 0);
  assert.equal(world.state.attempts.size, 0);
  assert.equal(world.story(run), "submit>queued dispatch>starting started>executing succeed>succeeded");
  assert.deepEqual(violations(world.state), []);
});
