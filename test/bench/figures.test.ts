// The bench's own logic: how samples become figures, and the shape that programs read.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  figure,
  figureTable,
  isMet,
  jsonText,
  median,
  percentile,
  significant,
  tableText,
} from "./figures.ts";

const names = [
  "start_latency_p50_ms",
  "start_latency_p99_ms",
  "runs_per_s",
  "core_ms_per_run",
  "run_lives_per_s",
  "log_mb_per_s",
  "queue_100k_rss_mb",
  "dispatch_100k_p99_ms",
  "agentd_idle_pss_mb",
];

test("the names are those that programs read", () => {
  assert.deepEqual(Object.keys(figureTable), names);
});

test("a percentile is a sample, by rank", () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  for (const [share, expected] of [
    [0.01, 1],
    [0.5, 50],
    [0.99, 99],
    [0.991, 100],
    [1, 100],
  ] as const)
    assert.equal(percentile(hundred, share), expected, `of ${share}`);
  assert.equal(median([3]), 3);
  assert.equal(median([9, 1, 5]), 5);
  assert.throws(() => percentile([], 0.5), /of nothing/);
  assert.throws(() => percentile([1], 0), /lies in/);
  assert.throws(() => percentile([1], 99), /lies in/);
});

test("at least the share lies at or below a percentile, and less than it below", () => {
  const samples = fc.array(fc.integer(), { minLength: 1, maxLength: 50 });
  const shares = fc.integer({ min: 1, max: 100 });
  fc.assert(
    fc.property(samples, shares, (list, percent) => {
      const value = percentile(list, percent / 100);
      const atOrBelow = list.filter((each) => each <= value).length;
      const below = list.filter((each) => each < value).length;
      assert.ok(list.includes(value));
      assert.ok(atOrBelow * 100 >= percent * list.length);
      assert.ok(below * 100 < percent * list.length);
    }),
  );
});

test("a figure carries unit and direction of its name, and four digits", () => {
  const made = figure("runs_per_s", { value: 456.789, limit: { name: "bare", value: 1234.56 }, n: 2000 });
  assert.deepEqual(made, {
    name: "runs_per_s",
    value: 456.8,
    unit: "runs/s",
    better: "higher",
    limit: { name: "bare", value: 1235 },
    n: 2000,
  });
  assert.equal(significant(0.000123456), 0.0001235);
  assert.throws(() => figure("runs_per_s", { value: Number.NaN, limit: null, n: 0 }), /not a figure/);
});

test("a target is met in its direction, the bound included", () => {
  const of = (name: "runs_per_s" | "core_ms_per_run" | "start_latency_p99_ms", value: number) =>
    isMet(figure(name, { value, limit: null, n: 1 }));
  assert.deepEqual([of("runs_per_s", 400), of("runs_per_s", 399)], [true, false]);
  assert.deepEqual([of("core_ms_per_run", 5), of("core_ms_per_run", 5.1)], [true, false]);
  assert.equal(of("start_latency_p99_ms", 1), undefined);
});

test("the JSON is the list with these fields and no others", () => {
  const made = [figure("log_mb_per_s", { value: 1, limit: null, n: 5 })];
  const read = JSON.parse(jsonText(made)) as Record<string, unknown>[];
  assert.deepEqual(read, [
    { name: "log_mb_per_s", value: 1, unit: "MB/s", better: "higher", limit: null, n: 5 },
  ]);
});

test("the table says which targets are missed, and the ratio to the limit", () => {
  const text = tableText([
    figure("runs_per_s", { value: 100, limit: { name: "bare", value: 200 }, n: 7 }),
    figure("agentd_idle_pss_mb", { value: 100, limit: null, n: 1 }),
  ]);
  const [, missed = "", met = ""] = text.split("\n");
  assert.match(missed, /^runs_per_s +100 +runs\/s +>= 400 +NO +bare 200 +0\.50 +7$/);
  assert.match(met, /^agentd_idle_pss_mb +100 +MB +<= 130 +yes +- +- +1$/);
});
