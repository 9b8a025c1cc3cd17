// An agent's connection, case by case: what it is told after its resync, whose words are believed, what
// becomes of runs whose spool is gone, late words, and runs that this database does not know.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { violations } from "../../scheduler/core/invariants.ts";
import type { RunState } from "../../scheduler/core/model.ts";
import {
  agentRow,
  emptyRows,
  exitOf,
  LEDGER,
  OLD_LEDGER,
  OTHER_SPOOL,
  type Phase,
  retryRule,
  totals,
  World,
} from "../support/core-world.ts";

let world = new World();

function fresh(agents = [agentRow("web-1")]): World {
  world = new World(emptyRows(agents));
  return world;
}

afterEach(() => assert.deepEqual(violations(world.state), []));

// state before the link broke, what the resync lists ("" = nothing), effects after it, state then
const resyncs: readonly (readonly [RunState, Phase | "", string, RunState])[] = [
  ["starting", "", "order", "starting"],
  ["starting", "accepted", "ack", "starting"],
  ["starting", "started", "ack", "executing"],
  ["starting", "closed", "ack forget", "succeeded"],
  ["executing", "", "query", "executing"],
  ["executing", "started", "ack", "executing"],
  ["stopping", "", "query", "stopping"],
  ["stopping", "started", "ack cancel_attempt", "stopping"],
];

for (const [state, listed, effects, after] of resyncs) {
  test(`${state} before the link broke, listed as "${listed}": ${effects}, then ${after}`, () => {
    fresh();
    const run = world.runIn(state);
    world.down();
    world.drain();
    world.connect("web-1", {}, listed === "" ? [] : [[run, listed]]);
    const said = world
      .drain()
      .map(({ kind }) => kind)
      .filter((kind) => kind !== "welcome");
    assert.equal([...new Set(said)].sort().join(" "), effects);
    assert.equal(world.row(run)?.state, after);
  });
}

test("an order is repeated with the same attempt and seq, and the present fence", () => {
  fresh();
  const run = world.runIn("starting");
  const [first] = world.drain().filter(({ kind }) => kind === "order");
  world.down();
  world.state.meta = { ...world.state.meta, fence: 9 };
  const link = world.connect();
  const [again] = world.drain().filter(({ kind }) => kind === "order");
  assert.deepEqual(again, { ...first, link, fence: 9 });
  assert.equal(world.row(run)?.attempt, 1);
});

test("nothing is ordered before the resync has ended", () => {
  fresh();
  const run = world.submit();
  const link = world.up();
  world.pass(1000);
  assert.equal(world.row(run)?.state, "queued");
  world.take({ kind: "resync_end", agent: "web-1", link });
  assert.equal(world.row(run)?.state, "starting");
});

test("never more than the agent's limit at once, the higher priority first, then the older", () => {
  fresh();
  const runs = [0, 5, 0, 5].map((priority) => world.submit({ priority }));
  world.connect("web-1", { maxRuns: 3 });
  const states = runs.map((run) => world.row(run)?.state);
  assert.deepEqual(states, ["starting", "starting", "queued", "starting"]);
  const orders = world.drain().flatMap((effect) => (effect.kind === "order" ? [effect.key.run] : []));
  assert.deepEqual(orders, [2, 4, 1]);
  world.report(4, "ended");
  assert.equal(world.row(3)?.state, "starting");
});

// A silent agent: state, then after the grace, then what it tells, then the state.
const returns: readonly (readonly [RunState, RunState, Phase, RunState, string])[] = [
  ["starting", "lost", "accepted", "starting", "resume"],
  ["starting", "lost", "started", "executing", "recover"],
  ["starting", "lost", "never_heard", "queued", "requeue"],
  ["executing", "lost", "started", "executing", "recover"],
  ["executing", "lost", "ended", "succeeded", "succeed"],
  ["executing", "lost", "never_heard", "unknown", "abandon"],
  ["stopping", "stopping", "ended", "succeeded", "succeed"],
];

for (const [before, silent, phase, after, event] of returns) {
  test(`${before}, agent silent: ${silent}; then it says ${phase}: ${after}`, () => {
    fresh();
    const run = world.runIn(before);
    world.down();
    world.pass(9_999);
    assert.equal(world.row(run)?.state, before);
    world.pass(2);
    assert.equal(world.row(run)?.state, silent);
    world.connect("web-1", {}, [[run, phase]]);
    assert.equal(world.row(run)?.state, after);
    assert.ok(world.story(run).includes(event), world.story(run));
  });
}

test("a lost run that failed is retried by its rule, by way of executing", () => {
  fresh();
  const run = world.runIn("lost", { retry: retryRule({ retriesMax: 1 }) });
  world.connect("web-1", {}, [[run, "ended", { exit: exitOf({ status: 1 }) }]]);
  assert.match(world.story(run), /lose>lost recover>executing retry>timed$/);
});

test("an accepted order that the spool no longer knows is asked for, never given again", () => {
  fresh();
  const run = world.runIn("starting");
  world.report(run, "accepted");
  world.down();
  world.drain();
  world.connect("web-1", { bootIdentity: "another host" });
  assert.deepEqual(
    world.drain().map(({ kind }) => kind),
    ["welcome", "query"],
  );
  world.report(run, "never_heard");
  assert.equal(`${world.row(run)?.state} ${world.row(run)?.reason}`, "unknown never_heard");
  assert.equal(world.row(run)?.attempt, 1);
});

test("what was ordered to a spool that is gone is unknown, or tried again when it may run twice", () => {
  fresh();
  const [sure, twice] = [world.runIn("executing"), world.runIn("starting", {}, { rerunnable: true })];
  world.down();
  world.connect("web-1", { spoolId: OTHER_SPOOL });
  assert.equal(`${world.row(sure)?.state} ${world.row(sure)?.reason}`, "unknown spool_lost");
  assert.equal(`${world.row(twice)?.state} ${world.row(twice)?.reason}`, "timed spool_lost");
  assert.equal(
    world.drain().some(({ kind }) => kind === "query"),
    false,
  );
});

test("'never heard of it' from another spool than the one that was ordered is not believed", () => {
  fresh();
  const run = world.runIn("starting");
  world.down();
  world.up("web-1", { spoolId: OTHER_SPOOL });
  world.report(run, "never_heard");
  assert.equal(world.row(run)?.state, "unknown");
  assert.ok(!world.story(run).includes("requeue"));
});

test("a second link with the same spool replaces the first, one with another is refused", () => {
  fresh();
  const first = world.connect();
  world.drain();
  const clone = world.up("web-1", { spoolId: OTHER_SPOOL });
  assert.deepEqual(world.drain(), [{ kind: "close_link", agent: "web-1", link: clone, reason: "cloned" }]);
  assert.match(world.state.agents.get("web-1")?.note ?? "", /another spool/);
  const second = world.up();
  const [closed] = world.drain();
  assert.deepEqual(closed, { kind: "close_link", agent: "web-1", link: first, reason: "replaced" });
  world.take({ kind: "link_down", agent: "web-1", link: first, why: "" });
  assert.equal(world.state.links.get("web-1")?.link, second);
});

test("unknown, revoked and rolled-back: the link is closed with the reason", () => {
  const far = { marks: [{ ledger: LEDGER, floor: 0, fence: 99 }] };
  const ahead = { marks: [{ ledger: LEDGER, floor: 7, fence: 1 }] };
  fresh([agentRow("web-1"), agentRow("web-2", { revoked: true })]);
  world.up("nobody");
  world.up("web-2");
  world.up("web-1", far);
  world.up("web-1", ahead);
  const reasons = world.drain().map((effect) => (effect.kind === "close_link" ? effect.reason : effect.kind));
  assert.deepEqual(reasons, ["no_such_agent", "revoked", "stale_database", "stale_database"]);
  assert.equal(world.state.links.size, 0);
});

test("a late word is journalled once, acked each time, and changes no state", () => {
  fresh();
  const run = world.runIn("lost");
  world.take({ kind: "abandon", run, by: "ann" });
  world.connect();
  world.drain();
  for (const _ of [1, 2]) world.report(run, "ended", { exit: exitOf() });
  assert.equal(world.kinds(), "ack ack");
  assert.equal(`${world.row(run)?.state} ${world.row(run)?.reason}`, "unknown gave_up");
  assert.equal(world.story(run).match(/late_news>unknown/g)?.length, 1);
});

test("an attempt given up while it may still run is not forgotten before its log has closed", () => {
  fresh();
  const run = world.runIn("lost");
  world.take({ kind: "abandon", run, by: "ann" });
  world.connect("web-1", {}, [[run, "started"]]);
  assert.ok(!world.kinds().includes("forget"));
  world.report(run, "closed", { log: totals(50) });
  assert.equal(world.kinds(), "judge_log ack");
});

test("the late exit of an old attempt does not end the new one", () => {
  fresh();
  const run = world.runIn("executing", {}, { rerunnable: true });
  world.report(run, "vanished", { reason: "supervisor_died", log: totals(10) });
  world.pass(70_000);
  assert.equal(`${world.row(run)?.state} ${world.row(run)?.attempt}`, "starting 2");
  world.report(run, "ended", { key: { ledger: LEDGER, run, attempt: 1 }, exit: exitOf({ status: 9 }) });
  assert.equal(`${world.row(run)?.state} ${world.row(run)?.attempt}`, "starting 2");
  assert.ok(world.story(run).endsWith("late_news>starting"));
});

test("a log that is damaged, cut or empty settles its attempt as well", () => {
  const ends: readonly (readonly [ReturnType<typeof totals>, "complete" | "damaged", string])[] = [
    [totals(10), "complete", "complete"],
    [totals(10, { stdoutCut: 5 }), "complete", "cut"],
    [totals(10), "damaged", "damaged"],
    [totals(0), "complete", "complete"],
  ];
  for (const [log, verdict, logState] of ends) {
    fresh();
    const run = world.runIn("executing");
    world.report(run, "closed", { log });
    const key = { ledger: LEDGER, run, attempt: 1 };
    world.take({ kind: "log_stored", key, storedBytes: log.frameBytes, verdict });
    assert.equal(world.state.attempts.get(`${LEDGER}/${run}.1`)?.logState, logState);
    assert.ok(world.kinds().includes("forget"));
  }
});

test("an agent that says what it cannot honestly say loses its link, and nothing else changes", () => {
  fresh([agentRow("web-1"), agentRow("web-2")]);
  const run = world.runIn("executing");
  world.connect("web-2");
  world.drain();
  const key = { ledger: LEDGER, run, attempt: 1 };
  world.report(run, "ended", { key }, "web-2");
  world.report(run, "ended", { key: { ...key, attempt: 0 } });
  world.report(run, "refused", { reason: "spool_full" });
  world.report(run, "ended", { exit: null });
  const said = world
    .drain()
    .map((effect) => (effect.kind === "close_link" ? `${effect.agent} ${effect.reason}` : effect.kind));
  assert.deepEqual(said, ["web-2 breach", "web-1 breach", "web-1 breach", "web-1 breach"]);
  assert.equal(world.row(run)?.state, "executing");
});

test("attempts that nobody here knows become rows marked adopted; settled ones are told to forget", () => {
  fresh();
  world.submit({ hold: true });
  world.connect();
  world.drain();
  const other = (run: number) => ({ ledger: OLD_LEDGER, run, attempt: 1 });
  world.report(40, "started", { key: other(40) });
  world.report(41, "closed", { key: other(41), log: totals(5) });
  world.report(9, "accepted", { key: { ledger: LEDGER, run: 9, attempt: 2 } });
  assert.deepEqual(
    [40, 41, 9].map((run) => world.row(run)?.state),
    ["executing", "succeeded", "starting"],
  );
  assert.equal(world.story(41), "adopted>succeeded");
  assert.equal(world.state.meta.nextRun, 10);
  world.drain();
  world.report(7, "closed", { key: { ledger: LEDGER, run: 7, attempt: 1 } });
  assert.equal(world.kinds(), "forget ack");
  world.report(2_000_000, "started", { key: { ledger: LEDGER, run: 2_000_000, attempt: 1 } });
  assert.equal(world.kinds(), "close_link");
});

test("an attempt beyond our memory of a run gives the run its state", () => {
  fresh();
  const run = world.submit({ hold: true });
  world.connect();
  world.report(run, "started", { key: { ledger: LEDGER, run, attempt: 3 } });
  assert.equal(`${world.row(run)?.state} ${world.row(run)?.attempt}`, "executing 3");
  assert.equal(world.story(run), "submit>held adopted>executing");
});

test("an agent cannot take a success back by telling of a later attempt", () => {
  fresh();
  const run = world.runIn("executing");
  world.report(run, "ended");
  assert.equal(world.row(run)?.state, "succeeded");
  const key = { ledger: LEDGER, run, attempt: 2 };
  world.report(run, "refused", { key, permanent: true, reason: "not_started" });
  assert.equal(world.row(run)?.state, "succeeded");
  assert.ok(world.kinds().endsWith("close_link"));
});

test("an agent cannot use up the numbers of a run's attempts", () => {
  fresh();
  const run = world.runIn("executing");
  world.report(run, "ended", { exit: exitOf({ status: 1 }) });
  const key = { ledger: LEDGER, run, attempt: 2 ** 32 - 1 };
  world.report(run, "refused", { key, permanent: true, reason: "not_started" });
  assert.equal(world.row(run)?.attempt, 1);
  assert.ok(world.kinds().endsWith("close_link"));
});

test("a run that fails long after its start-by is retried, not too late", () => {
  fresh();
  const startByMs = world.nowMs + 60_000;
  const run = world.runIn("executing", {
    startByMs,
    retry: retryRule({ retriesMax: 1, delayMs: 86_400_000 }),
  });
  world.nowMs += 40 * 3_600_000;
  world.report(run, "closed", { exit: exitOf({ status: 1 }) });
  assert.equal(world.row(run)?.state, "timed");
  world.pass(86_400_000 * 1.1); // a wait is up to a tenth longer
  assert.equal(world.row(run)?.state, "starting", world.story(run));
});

test("a refusal backs off also on a clock that was set back by a day", () => {
  fresh();
  const early = world.submit({ startAtMs: world.nowMs + 86_400_000 });
  world.connect("web-1", { maxRuns: 5 });
  world.pass(86_400_000);
  world.report(early, "refused", { reason: "agent_full" });
  world.pass(60_000); // the core's clock is beyond a day now
  assert.equal(world.row(early)?.attempt, 2);
  world.nowMs -= 86_400_000;
  world.report(early, "refused", { reason: "agent_full" });
  assert.deepEqual([world.row(early)?.state, world.row(early)?.attempt], ["queued", 2]);
  world.pass(60_000);
  assert.deepEqual([world.row(early)?.state, world.row(early)?.attempt], ["starting", 3]);
});
