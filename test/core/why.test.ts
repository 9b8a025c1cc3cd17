// Every cause for which a run waits has its own words: which agent, since when, how full, until when.
import assert from "node:assert/strict";
import { test } from "node:test";
import { apply } from "../../scheduler/core/state.ts";
import { whyWaits } from "../../scheduler/core/why.ts";
import { exitOf, START_MS, World } from "../support/core-world.ts";

const HOUR = 3_600_000;

/** A run that waits for this cause. */
type Cause = (world: World) => number;

const startBy = { startByMs: START_MS + 24 * HOUR };
const causes: readonly (readonly [string, Cause, string])[] = [
  ["a hold", (world) => world.submit({ hold: true }), "held until it is released"],
  ["its start-at", (world) => world.submit({ startAtMs: START_MS + 2 * HOUR }), "due in 2 h"],
  [
    "an agent that never came",
    (world) => world.submit(startBy),
    "agent web-1 has never connected; too late in 24 h",
  ],
  [
    "an agent that is away",
    (world) => {
      world.connect();
      world.down();
      const run = world.submit(startBy);
      world.pass(HOUR / 12);
      return run;
    },
    "agent web-1 is not connected, for 5 min now; too late in 24 h",
  ],
  [
    "an agent that is away, without a start-by",
    (world) => {
      world.connect();
      world.down();
      return world.submit();
    },
    "agent web-1 is not connected, for 0 s now",
  ],
  [
    "an agent that is full",
    (world) => {
      world.connect("web-1", { maxRuns: 1 });
      world.submit();
      return world.submit(startBy);
    },
    "agent web-1 is full: 1 of 1 runs; too late in 24 h",
  ],
  [
    "an agent that tells what it knows",
    (world) => {
      world.up();
      return world.submit(startBy);
    },
    "agent web-1 has connected and tells what it knows",
  ],
  [
    "a full disk",
    (world) => {
      const run = world.submit(startBy);
      apply(world.state, { kind: "disk_full", path: "/var/db" });
      return run;
    },
    "no run is started: no room on the scheduler's disk of /var/db; too late in 24 h",
  ],
  [
    "a retry after a failure",
    (world) => {
      world.connect();
      const run = world.submit({ retry: { retriesMax: 1, delayMs: 60_000, delayMsMax: 60_000, on: [] } });
      world.report(run, "ended", { exit: exitOf({ status: 1 }) });
      return run;
    },
    "due in 61 s",
  ],
];
for (const [what, bring, says] of causes) {
  test(`a run that waits for ${what} says so`, () => {
    const world = new World();
    const run = bring(world);
    const row = world.row(run);
    assert.ok(row !== undefined);
    assert.equal(whyWaits(row, world.state, world.nowMs), says);
  });
}

test("a run that an agent refused for now says until when it waits and why", () => {
  const world = new World();
  world.connect();
  const run = world.submit(startBy);
  world.report(run, "refused", { reason: "spool_full" });
  const row = world.row(run);
  assert.ok(row !== undefined);
  assert.match(
    whyWaits(row, world.state, world.nowMs),
    /^tries again in \d+ s: the agent's spool is full; too late in 24 h$/,
  );
});
