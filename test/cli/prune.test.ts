// `reeve prune`: which days reach the scheduler, and what is said of its sum. What is removed is tested over
// the real store (test/storage/retention.test.ts).
// The danger: a sum that was never told, taken for nothing to remove.
import assert from "node:assert/strict";
import { test } from "node:test";
import { place } from "../support/cli-process.ts";

test("without options the settings count, and what was removed is said", async (t) => {
  const { api, reeve } = await place(t);
  const ended = await reeve("prune");
  assert.deepEqual([ended.status, ended.err], [0, ""]);
  assert.equal(ended.out, "removed 2 runs, 4KiB of logs, 1KiB of the database\n");
  const [{ dryRun, olderThanDays, keepLogsDays } = {}] = api.prunes;
  assert.deepEqual([dryRun, olderThanDays, keepLogsDays], [false, -1, -1]);
});

test("days are sent as they were given, 0 too, and a dry run says so", async (t) => {
  const { api, reeve } = await place(t);
  api.pruneSum = { ...api.pruneSum, databaseBytes: 0 };
  const ended = await reeve("prune", "--dry-run", "--older-than", "30", "--keep-logs", "0");
  assert.equal(ended.out, "would remove 2 runs, 4KiB of logs (3 logs)\n");
  const [{ dryRun, olderThanDays, keepLogsDays } = {}] = api.prunes;
  assert.deepEqual([dryRun, olderThanDays, keepLogsDays], [true, 30, 0]);
});

test("a dry run says which runs nobody has counted yet, when the database is over its bound", async (t) => {
  const { api, reeve } = await place(t);
  const sum = api.pruneSum ?? {};
  for (const [databaseBytes, more] of [
    [1024, ", and more of the oldest runs until the database is 1KiB smaller"],
    [0, ""],
  ] as const) {
    api.pruneSum = { ...sum, databaseBytes };
    const ended = await reeve("prune", "--dry-run");
    assert.equal(ended.out, `would remove 2 runs, 4KiB of logs (3 logs)${more}\n`);
  }
});

test("an answer that ends before its sum is an error, not nothing", async (t) => {
  const { api, reeve } = await place(t);
  api.pruneSum = undefined;
  const ended = await reeve("prune");
  assert.deepEqual([ended.status, ended.out], [125, ""]);
  assert.match(ended.err, /^reeve: internal: the scheduler did not say what it removed\n$/);
});

test("days that are none are refused, and nothing is asked", async (t) => {
  const { api, reeve } = await place(t);
  assert.equal((await reeve("prune", "--older-than", "-1")).status, 2);
  assert.equal((await reeve("prune", "now")).status, 2);
  assert.equal(api.prunes.length, 0);
});
