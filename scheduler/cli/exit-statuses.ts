// Sets of exit statuses as people write them, `1,75,100-110`: text to ranges and back. Pure. Called by
// job-options.ts and commands/show.ts.
// The danger: two ways to write one set; ranges are sorted and joined, so that the same set is the same
// content under an idempotency key.
import { limits } from "../../proto/common/limits.ts";
import type { Parsed } from "../../proto/common/setting-values.ts";
import { textOf } from "./arguments.ts";

export type Statuses = readonly { readonly first: number; readonly last: number }[];

export function statusesOption(word: Buffer): Parsed<Statuses> {
  const problem = "must be exit statuses from 1 to 255, such as 1,75,100-110";
  const ranges: { first: number; last: number }[] = [];
  for (const part of (textOf(word) ?? "").split(",")) {
    const match = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(part);
    const first = Number(match?.[1] ?? 0);
    const last = Number(match?.[2] ?? first);
    if (first < 1 || last > 255 || first > last) return { ok: false, problem };
    ranges.push({ first, last });
  }
  const value = joined(ranges);
  if (value.length <= limits.retryRangesMax) return { ok: true, value };
  return { ok: false, problem: `has ${value.length} ranges; retryRangesMax is ${limits.retryRangesMax}` };
}

export function statusesText(
  statuses: readonly { readonly first?: number | null; readonly last?: number | null }[],
): string {
  return statuses.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(",");
}

function joined(ranges: readonly { readonly first: number; readonly last: number }[]): Statuses {
  const found: { first: number; last: number }[] = [];
  for (const { first, last } of [...ranges].sort((a, b) => a.first - b.first)) {
    const before = found.at(-1);
    if (before !== undefined && first <= before.last + 1) before.last = Math.max(before.last, last);
    else found.push({ first, last });
  }
  return found;
}
