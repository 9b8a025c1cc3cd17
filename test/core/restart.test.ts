// Restarting what has left memory: the engine brings the run back from the store, and never an older copy of
// it. The danger that is looked for: an attempt's number given out twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { AttemptReport, Cold, Verdict } from "../../scheduler/core/inputs.ts";
import { Draft } from "../../scheduler/core/draft.ts";
import { restart } from "../../scheduler/core/people.ts";
import { StoreBusy } from "../../scheduler/store/store.ts";
import { agentRow, exitOf, LEDGER, submission, totals } from "../support/core-world.ts";
import { EngineWorld, settle } from "../support/engine-world.ts";

const says = (verdict: Verdict): string => (verdict.ok ? "ok" : verdict.reason);
const again = (run: number, cold: Cold | null = null) => ({ kind: "restart", run, by: "ann", cold }) as const;

/** The agent's word that the newest attempt failed, its log is all there, and that it has forgotten it. */
async function failAndSettle(world: EngineWorld, run: number): Promise<Cold> {
  const attempt = world.disk.runs.get(`${LEDGER}/${run}`)?.attempt ?? 0;
  const base = { seq: attempt, reason: "", permanent: false, detail: "", pid: 7, startedAtMs: 1 };
  const flags = { unsupervised: false, stalled: false, stopping: false, survivors: [], warnings: [] };
  const key = { ledger: LEDGER, run, attempt };
  const closed: AttemptReport = {
    ...{ ...base, ...flags, key, phase: "closed" },
    ...{ exit: exitOf({ status: 3 }), log: totals(0) },
  };
  for (const phase of ["closed", "forgotten"] as const)
    await world.engine.offer({ kind: "report", agent: "web-1", link: 1, report: { ...closed, phase } });
  assert.equal(await world.engine.read((state) => state.runs.size), 0, "it has left memory");
  const record = await world.store.run(run);
  assert.ok(record !== undefined);
  return record;
}

async function withSettledRun(): Promise<{ world: EngineWorld; before: Cold }> {
  const world = new EngineWorld();
  await world.start();
  await world.connect();
  await world.engine.offer(submission());
  return { world, before: await failAndSettle(world, 1) };
}

test("a settled run is restarted with its next attempt, over and over", async () => {
  const { world } = await withSettledRun();
  await using _world = world;
  for (const attempt of [2, 3]) {
    assert.equal(says(await world.engine.offer(again(1))), "ok");
    const row = world.disk.runs.get(`${LEDGER}/1`);
    assert.deepEqual([row?.state, row?.attempt], ["starting", attempt]);
    await failAndSettle(world, 1);
  }
  assert.deepEqual(
    [...(world.disk.attempts.get(`${LEDGER}/1`)?.values() ?? [])].map(({ state }) => state),
    [...["failed", "failed", "failed"]],
  );
});

test("the engine restarts what the store has, not what the caller once read", async () => {
  const { world, before } = await withSettledRun();
  await using _world = world;
  await world.engine.offer(again(1));
  await failAndSettle(world, 1);
  assert.equal(says(await world.engine.offer(again(1, before))), "ok");
  assert.equal(world.disk.runs.get(`${LEDGER}/1`)?.attempt, 3);
  // The negative control: the core alone believes the older copy, and is about to give out attempt 2 again.
  await failAndSettle(world, 1);
  const believed = await world.engine.read((state) => restart(new Draft(state, 1), again(1, before)));
  const row = believed.changes.find((change) => change.kind === "run");
  assert.equal(row?.kind === "run" && row.run.attempt, 1);
});

test("of two restarts at the same moment one is done and the other refused", async () => {
  const { world } = await withSettledRun();
  await using _world = world;
  const two = await Promise.all([world.engine.offer(again(1)), world.engine.offer(again(1))]);
  assert.deepEqual(two.map(says), ["ok", "not_in_this_state"]);
  assert.equal(world.disk.runs.get(`${LEDGER}/1`)?.attempt, 2);
});

test("restarts among other requests keep their place and are each decided on what is durable", async () => {
  const { world } = await withSettledRun();
  await using _world = world;
  const { engine } = world;
  const cancel = { kind: "cancel", run: 1, by: "ann", reason: "" } as const;
  const hold = { kind: "hold", run: 2, by: "ann" } as const;
  const asked = [submission({ hold: true }), hold, again(1), cancel, again(1), again(99)];
  const verdicts = await Promise.all(asked.map((input) => engine.offer(input)));
  assert.deepEqual(verdicts.map(says), ["ok", "ok", "ok", "ok", "ok", "no_such_run"]);
  const story = (world.disk.journal.get(`${LEDGER}/1`) ?? [])
    .slice(-4)
    .map(({ event, to }) => `${event}>${to}`);
  assert.deepEqual(story, ["restart>queued", "cancel>cancelled", "restart>queued", "dispatch>starting"]);
});

test("a restart that the store cannot answer is refused, and the requests after it are not", async () => {
  const { world } = await withSettledRun();
  await using _world = world;
  const { engine, store } = world;
  const failures = [new StoreBusy(9), new Error("the disk is on fire")];
  for (const [at, failure] of failures.entries()) {
    store.run = () => Promise.reject(failure);
    const [refused, taken] = await Promise.all([engine.offer(again(1)), engine.offer(submission())]);
    assert.deepEqual([says(refused), says(taken)], [["busy", "internal"][at], "ok"]);
  }
  assert.deepEqual(world.fatals, []);
  assert.equal(world.events.filter((event) => event === "engine.read_failed").length, 1);
});

test("a number that two ledgers have means the newer one's run for a restart too", async () => {
  await using world = new EngineWorld([agentRow("web-1")]);
  const older = { ...(await withSettledRun()).before.run, ledger: "1".repeat(32), attempt: 0, job: "older" };
  world.disk.put({ kind: "run", run: { ...older, state: "held", endedAtMs: 0 } });
  world.disk.put({ kind: "run", run: { ...older, ledger: LEDGER, job: "newer" } });
  world.disk.put({ kind: "settled", ledger: LEDGER, run: 1 });
  world.disk.meta = { ...world.disk.meta, ledgersBefore: ["1".repeat(32)], nextRun: 2, fence: 1 };
  await world.start();
  assert.equal(says(await world.engine.offer(again(1))), "ok");
  await settle();
  assert.equal(world.disk.runs.get(`${LEDGER}/1`)?.state, "queued");
  assert.equal(world.disk.runs.get(`${"1".repeat(32)}/1`)?.state, "held");
});
