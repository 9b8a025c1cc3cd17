// Prune and the snapshot over the API: what is asked for reaches the retention unchanged, nonsense does not,
// and a caller that waits is told that it is worked on. The danger: a wish that is misread removes too much.
import assert from "node:assert/strict";
import { test } from "node:test";
import { schedulerService } from "../../proto/common/services.ts";
import type { PruneWish } from "../../scheduler/api/ports.ts";
import { ApiWorld } from "../support/api-world.ts";

const sums = { runs: 3, logs: 4, logBytes: 5, databaseBytes: 6 };

test("days reach the retention as they were asked for, and -1 is the setting", async () => {
  const asked: [string, PruneWish][] = [];
  const retention = {
    foresee: async (wish: PruneWish) => (asked.push(["foresee", wish]), sums),
    prune: async (wish: PruneWish) => (asked.push(["prune", wish]), sums),
  };
  await using world = await ApiWorld.open({ retention });
  const dry = world.follow(schedulerService.prune, { dryRun: true, olderThanDays: 0, keepLogsDays: -1 });
  assert.equal(await dry.ended, null);
  const real = world.follow(schedulerService.prune, { olderThanDays: -1, keepLogsDays: 30 });
  assert.equal(await real.ended, null);
  assert.deepEqual(asked, [
    ["foresee", { olderThan: 0, keepLogs: undefined }],
    ["prune", { olderThan: undefined, keepLogs: 30 }],
  ]);
  const last = real.seen.at(-1);
  assert.deepEqual([last?.done, last?.runs, last?.logBytes, last?.databaseBytes], [true, 3, 5, 6]);
  assert.equal(dry.seen.at(-1)?.databaseBytes, 6, "so much must go");
});

test("days that are none are refused, and nothing is asked of the retention", async () => {
  const never = async () => assert.fail("it was asked");
  await using world = await ApiWorld.open({ retention: { foresee: never, prune: never } });
  for (const days of [-2, 36_501]) {
    const failed = await world.follow(schedulerService.prune, { olderThanDays: days, keepLogsDays: -1 })
      .ended;
    assert.equal(failed?.reason, "usage");
  }
});

test("while a backup is made a prune is busy, and a store without a file cannot be held", async () => {
  await using world = await ApiWorld.open();
  const pruned = await world.follow(schedulerService.prune, { olderThanDays: -1, keepLogsDays: -1 }).ended;
  assert.deepEqual([pruned?.reason, pruned?.retryAfter], ["busy", "1"]);
  assert.match(pruned?.message ?? "", /a backup is being made/);
  assert.equal((await world.follow(schedulerService.holdSnapshot, {}).ended)?.reason, "usage");
});
