// A drained agent: nothing new starts there, what runs goes on, and the mark outlives whatever happens.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import type { Input } from "../../scheduler/core/inputs.ts";
import { violations } from "../../scheduler/core/invariants.ts";
import { whyWaits } from "../../scheduler/core/why.ts";
import { agentRow, emptyRows, exitOf, OTHER_SPOOL, START_MS, World } from "../support/core-world.ts";
import { EngineWorld } from "../support/engine-world.ts";
import { submission } from "../support/core-world.ts";

let world = new World();
afterEach(() => assert.deepEqual(violations(world.state), []));

const drain = (reason = "", by = "claimed ann"): Input => ({ kind: "drain", agent: "web-1", by, reason });
const resume: Input = { kind: "resume", agent: "web-1", by: "claimed bob" };
const stateOf = (run: number): string => world.row(run)?.state ?? "";

function fresh(): World {
  world = new World(emptyRows([agentRow("web-1"), agentRow("web-2")]));
  world.connect();
  world.connect("web-2");
  return world;
}

test("on a drained agent nothing new starts, what runs goes on, and other agents do not care", () => {
  const before = fresh().submit();
  assert.equal(world.take(drain()).ok, true);
  const [after, elsewhere] = [world.submit(), world.submit({}, { agent: "web-2" })];
  world.report(before, "started");
  assert.deepEqual([before, after, elsewhere].map(stateOf), ["executing", "queued", "starting"]);
  world.report(before, "ended");
  world.pass(3_600_000);
  assert.deepEqual([before, after].map(stateOf), ["succeeded", "queued"], "nor when a slot is free again");
  world.take(resume);
  assert.equal(stateOf(after), "starting");
});

test("a retry, a temporary refusal, a restart and a due run wait for the resume too", () => {
  const retry = { retriesMax: 1, delayMs: 1_000, delayMsMax: 1_000, on: [] };
  const [retried, refused] = [fresh().submit({ retry }), world.submit()];
  const timed = world.submit({ startAtMs: START_MS + 5_000 });
  const over = world.submit({ hold: true });
  world.take({ kind: "cancel", run: over, by: "ann", reason: "" });
  world.take(drain());
  world.report(retried, "ended", { exit: exitOf({ status: 1 }) });
  world.report(refused, "refused", { reason: "agent_full" });
  const [cancelled] = world.rowsOf(over).slice(-1);
  assert.ok(cancelled !== undefined);
  world.take({ kind: "restart", run: over, by: "ann", cold: { run: cancelled, attempts: [] } });
  world.pass(120_000);
  assert.deepEqual([retried, refused, timed, over].map(stateOf), Array(4).fill("queued"));
});

test("why a run waits says who drained its agent, how long ago and why, before anything else", () => {
  fresh().take(drain("new kernel"));
  const run = world.submit();
  const why = () => whyWaits(world.row(run) as never, world.state, world.nowMs);
  const says = "by claimed ann (new kernel): no run starts there until it is resumed";
  assert.equal(why(), `agent web-1 was drained 0 s ago ${says}`);
  world.nowMs += 600_000;
  world.down();
  assert.equal(why(), `agent web-1 was drained 10 min ago ${says}`);
  world.take(resume);
  assert.equal(why(), "agent web-1 is not connected, for 0 s now");
});

test("the first drain stands, the last resume is kept, and each change is told once", () => {
  fresh().take(drain("new kernel"));
  world.nowMs += 1_000;
  world.take(drain("other words", "claimed eve"));
  const row = () => world.state.agents.get("web-1");
  const marked = () => [row()?.drained, row()?.drainBy, row()?.drainAtMs, row()?.drainReason];
  assert.deepEqual(marked(), [true, "claimed ann", START_MS, "new kernel"]);
  world.take(resume);
  world.take(resume);
  assert.deepEqual(marked(), [false, "claimed bob", START_MS + 1_000, ""]);
  const told = world.effects.flatMap((effect) => (effect.kind === "agent_marked" ? [effect.by] : []));
  assert.deepEqual(told, ["claimed ann", "claimed bob"]);
  const nobody = world.take({ kind: "drain", agent: "nobody", by: "ann", reason: "" });
  assert.equal(!nobody.ok && nobody.reason, "no_such_agent");
});

test("the mark outlives a broken link, another spool, and another host under the name", () => {
  const run = fresh().submit();
  world.take(drain());
  world.down();
  world.connect("web-1", { spoolId: OTHER_SPOOL });
  world.down();
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
  world.take({ kind: "token_made", token, replace: true });
  world.take({ kind: "joined", tokenId: "t1", agentId: "n", spkiSha256: "s", certificateEndsMs: 1 });
  const next = world.submit();
  world.connect("web-1", { spoolId: "7".repeat(32) });
  assert.deepEqual([run, next].map(stateOf), ["unknown", "queued"]);
  assert.equal(world.state.agents.get("web-1")?.drainBy, "claimed ann");
  world.take(resume);
  assert.equal(stateOf(next), "starting");
});

test("the mark outlives a crash of the scheduler, and an unanswered drain is not believed", async () => {
  await using life = new EngineWorld();
  await life.start();
  await life.engine.offer(drain("new kernel"));
  life.store.kill();
  await life.start();
  await life.connect();
  await life.engine.offer(submission());
  assert.equal(life.kinds().includes("order"), false);
  assert.equal(await life.engine.read((state) => state.agents.get("web-1")?.drainReason), "new kernel");
  // The negative control: a drain whose commit the crash took back holds nothing up.
  await life.engine.offer(resume);
  assert.equal(life.kinds().includes("order"), true);
  life.gate = (point) => {
    if (point === "before") life.store.kill();
  };
  const lost = life.engine.offer(drain()).then(() => assert.fail("answered"));
  lost.catch(() => {});
  await new Promise((resolve) => setImmediate(resolve));
  life.gate = () => {};
  await life.start();
  assert.equal(await life.engine.read((state) => state.agents.get("web-1")?.drained), false);
});
