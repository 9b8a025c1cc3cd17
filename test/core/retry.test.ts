// The retry rule: which ends are tried again, and after which wait.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { StatusRange } from "../../scheduler/core/model.ts";
import { isRetried, retryDelayMs, retryTable } from "../../scheduler/core/retry.ts";
import { exitOf, retryRule, START_MS, World } from "../support/core-world.ts";

const on: readonly StatusRange[] = [
  { first: 1, last: 1 },
  { first: 75, last: 75 },
  { first: 100, last: 110 },
  { first: 137, last: 137 },
];
const status = (number: number, reason = "") => exitOf({ status: number, reason });
const signal = (number: number, reason = "") => exitOf({ kind: "signal", status: 0, signal: number, reason });

// how it ended, tried again by a rule without statuses, and by one that lists 1,75,100-110,137
const ends = [
  ["status 1", status(1), true, true],
  ["status 2", status(2), true, false],
  ["status 75", status(75), true, true],
  ["status 99", status(99), true, false],
  ["status 100", status(100), true, true],
  ["status 110", status(110), true, true],
  ["status 111", status(111), true, false],
  ["status 255", status(255), true, false],
  ["signal 9, listed as 137", signal(9), true, true],
  ["signal 15", signal(15), true, false],
  ["a time limit", signal(15, "time_limit"), true, false],
  ["a time limit with a status that is listed", status(1, "time_limit"), true, false],
  ["a shutdown of the host", signal(15, "host_shutdown"), true, true],
  ["a cancel", signal(15, "cancelled"), false, false],
  ["a cancel with a status that is listed", status(1, "cancelled"), false, false],
  ["a word of a newer agent and a listed status", status(1, "word_of_a_newer_agent"), true, true],
] as const;

for (const [how, exit, any, listed] of ends) {
  test(`${how}: ${any ? "" : "not "}tried again, and ${listed ? "" : "not "}when statuses are listed`, () => {
    assert.equal(isRetried(retryRule({ retriesMax: 1 }), exit), any);
    assert.equal(isRetried(retryRule({ retriesMax: 1, on }), exit), listed);
  });
}

test("every row of the documented table was looked at", () => {
  const reasons = new Set(ends.map(([, { reason, kind }]) => reason || (kind === "exit" ? "status" : kind)));
  for (const row of Object.keys(retryTable)) assert.ok(reasons.has(row), row);
});

// delay, longest, the waits before the retries without chance
const waits = [
  [0, 60_000, [0, 0, 0]],
  [1_000, 60_000, [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]],
  [1_000, 1_000, [1_000, 1_000, 1_000]],
  [90_000, 0, [90_000, 90_000]],
] as const;

for (const [delayMs, delayMsMax, expected] of waits) {
  test(`a delay of ${delayMs} ms doubles up to ${delayMsMax} ms and is at most a tenth longer`, () => {
    const rule = retryRule({ delayMs, delayMsMax });
    for (const [retries, ms] of expected.entries()) {
      assert.equal(retryDelayMs(rule, retries, { random: () => 0 }), ms);
      assert.equal(retryDelayMs(rule, retries, { random: () => 1 }), Math.floor(ms * 1.1));
    }
    assert.ok(Number.isSafeInteger(retryDelayMs(rule, 1_000, { random: () => 0.5 })));
  });
}

test("a run is tried again after doubling waits, as often as its rule says, and then it has failed", () => {
  const world = new World();
  const run = world.runIn("starting", { retry: retryRule({ retriesMax: 3, delayMsMax: 60_000 }) });
  const waited: number[] = [];
  for (let attempt = 1; attempt <= 4; attempt++) {
    world.report(run, "closed", { exit: status(75) });
    const row = world.row(run);
    if (row?.state !== "timed") break;
    waited.push(row.startAtMs - world.nowMs);
    world.pass(row.startAtMs - world.nowMs);
    assert.deepEqual([world.row(run)?.state, world.row(run)?.attempt], ["starting", attempt + 1]);
  }
  assert.deepEqual([world.row(run)?.state, world.row(run)?.attempt], ["failed", 4]);
  for (const [at, ms] of waited.entries()) {
    const least = 1_000 * 2 ** at;
    assert.ok(ms >= least && ms <= least * 1.1, `${ms} ms before retry ${at + 1}`);
  }
  assert.equal(waited.length, 3);
  assert.ok(new Set(waited.map((ms, at) => ms / 2 ** at)).size > 1, "chance is in it");
});

test("a failure that is not listed ends the run at once, whatever retries are left", () => {
  const world = new World();
  const retry = retryRule({ retriesMax: 3, on });
  const [listed, other] = [world.runIn("starting", { retry }), world.runIn("starting", { retry })];
  world.report(listed, "closed", { exit: status(75) });
  world.report(other, "closed", { exit: status(2) });
  assert.deepEqual([world.row(listed)?.state, world.row(other)?.state], ["timed", "failed"]);
  assert.ok(world.nowMs >= START_MS);
});

test("a restart has all retries before it again", () => {
  const world = new World();
  const run = world.runIn("starting", { retry: retryRule({ retriesMax: 1 }) });
  world.report(run, "closed", { exit: status(1) });
  world.pass(2_000);
  world.report(run, "closed", { exit: status(1) });
  assert.deepEqual([world.row(run)?.state, world.row(run)?.retries], ["failed", 1]);
  world.take({ kind: "restart", run, by: "ann", cold: null });
  world.report(run, "closed", { exit: status(1) });
  assert.deepEqual([world.row(run)?.state, world.row(run)?.attempt], ["timed", 3]);
});
