// The retry rule on the command line: how statuses are written, what reaches the scheduler, what show says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { statusesOption, statusesText } from "../../scheduler/cli/exit-statuses.ts";
import { place } from "../support/cli-process.ts";

const written = [
  ["1", "1"],
  ["1,75,100-110", "1,75,100-110"],
  ["110-120,1,100-110", "1,100-120"],
  ["3,2,1,1", "1-3"],
  ["1-255", "1-255"],
  ["5-5", "5"],
  ["0", undefined],
  ["256", undefined],
  ["1-256", undefined],
  ["9-3", undefined],
  ["", undefined],
  ["1,", undefined],
  ["1, 2", undefined],
  ["-3", undefined],
  ["a", undefined],
  ["1-2-3", undefined],
] as const;
for (const [word, expected] of written) {
  test(`statuses ${JSON.stringify(word)}: ${expected ?? "refused"}`, () => {
    const parsed = statusesOption(Buffer.from(word));
    assert.equal(parsed.ok ? statusesText(parsed.value) : undefined, expected);
  });
}

test("more ranges than a rule may have are refused with the limit", () => {
  const ranges = Array.from({ length: limits.retryRangesMax + 1 }, (_, at) => `${1 + 2 * at}`);
  const parsed = statusesOption(Buffer.from(ranges.join(",")));
  assert.ok(!parsed.ok && parsed.problem.includes(`retryRangesMax is ${limits.retryRangesMax}`));
  assert.ok(statusesOption(Buffer.from(ranges.slice(1).join(","))).ok);
});

test("submit sends the rule as it was asked for, and show says it", async (t) => {
  const { api, reeve } = await place(t);
  const rule = ["--retries", "3", "--retry-delay", "10s", "--retry-delay-max", "5min", "--retry-on", "75,1"];
  assert.equal((await reeve("submit", "--agent", "a", ...rule, "--", "true")).status, 0);
  const { retries, retryDelayMs, retryDelayMaxMs, retryOn } = api.submissions[0]?.header ?? {};
  assert.deepEqual([retries, retryDelayMs, retryDelayMaxMs], [3, 10_000, 300_000]);
  assert.equal(statusesText(retryOn ?? []), "1,75");
  const stored = { retriesMax: 3, retries: 1, retryDelayMs, retryDelayMaxMs, retryOn };
  api.change(1, ({ run }) => Object.assign(run ?? {}, stored));
  const page = await reeve("show", "1");
  assert.match(page.out, /^retries +1 used of 3; waits 10s, doubling up to 5min; on exit status 1,75$/m);
  api.change(1, ({ run }) => Object.assign(run ?? {}, { retryDelayMs: 0, retryOn: [] }));
  assert.match((await reeve("show", "1")).out, /^retries +1 used of 3; at once$/m);
});

test("without retries their details are a mistake, and nothing is submitted", async (t) => {
  const { api, reeve } = await place(t);
  const ended = await reeve("submit", "--agent", "a", "--retry-on", "1", "--retry-delay", "1s", "--", "true");
  assert.equal(ended.status, 2);
  assert.match(
    ended.err,
    /^reeve: usage: --retry-delay means nothing without --retries\nreeve: usage: --retry-on /,
  );
  assert.equal(api.submissions.length, 0);
});
