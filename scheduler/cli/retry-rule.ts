// How a retry rule reads, of a run that there is and of one that a dry run plans. Pure. Called by run-page.ts
// and plan.ts. It decides nothing: the rule is the scheduler's (core/retry.ts).
// The danger: words that promise more than the rule; the longest delay is named because the delay grows.
import { durationText } from "../../proto/common/setting-values.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { statusesText } from "./exit-statuses.ts";

type Rule = Pick<reeve.v1.IRun, "retriesMax" | "retryDelayMs" | "retryDelayMaxMs" | "retryOn">;

/** `3; waits 10s, doubling up to 1h; on exit status 1,75`, or "" without retries. */
export function retryRuleText({ retriesMax, retryDelayMs, retryDelayMaxMs, retryOn }: Rule): string {
  if (!retriesMax) return "";
  const [first, most] = [retryDelayMs ?? 0, retryDelayMaxMs ?? 0];
  const doubling = most > first && first > 0 ? `, doubling up to ${durationText(most)}` : "";
  const waits = first === 0 ? "at once" : `waits ${durationText(first)}${doubling}`;
  const on = retryOn && retryOn.length > 0 ? `; on exit status ${statusesText(retryOn)}` : "";
  return `${retriesMax}; ${waits}${on}`;
}
