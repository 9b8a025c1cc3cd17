// Which failures a run's retry rule tries again, and after which wait. The table is the documented one:
// docs/reference/retries.md is made from it (packaging/docs.ts). It owns no event and no count: outcome.ts
// asks only of attempts that have an exit record and while retries are left.
// The danger: a person's cancel that is tried again; a row decides that, not a chain of ifs.
import type { Exit, RetryRule } from "./model.ts";

type Row = {
  readonly ended: string;
  readonly retried: "always" | "if listed" | "unless listed statuses are asked for" | "never";
};

/** How an attempt ended that has an exit record, and whether that is tried again. */
export const retryTable = {
  status: { ended: "exit status 1 to 255", retried: "if listed" },
  signal: { ended: "a signal n that Reeve did not send; it counts as status 128+n", retried: "if listed" },
  time_limit: { ended: "its time limit", retried: "unless listed statuses are asked for" },
  host_shutdown: { ended: "the shutdown of its host", retried: "always" },
  cancelled: { ended: "a cancel", retried: "never" },
} as const satisfies Readonly<Record<string, Row>>;

/** True when the rule wants another attempt after this end; success never comes here. */
export function isRetried(rule: RetryRule, exit: Exit): boolean {
  const row: Row = retryTable[endOf(exit)];
  if (row.retried === "always" || row.retried === "never") return row.retried === "always";
  if (rule.on.length === 0) return true;
  const status = exit.kind === "signal" ? 128 + exit.signal : exit.status;
  return row.retried === "if listed" && rule.on.some(({ first, last }) => first <= status && status <= last);
}

/** A word that only a newer agent knows says nothing about the job: then its status or signal decides. */
function endOf({ kind, reason }: Exit): keyof typeof retryTable {
  if (reason === "time_limit" || reason === "host_shutdown" || reason === "cancelled") return reason;
  return kind === "signal" ? "signal" : "status";
}

/** At most so much longer, so that runs that failed together do not all come back together. */
const JITTER = 0.1;

/** The wait before the retry that follows `retries` earlier ones: it doubles, up to the rule's longest. */
export function retryDelayMs(rule: RetryRule, retries: number, chance: { random(): number }): number {
  const doubled = rule.delayMs * 2 ** Math.min(retries, 30);
  const waitMs = Math.min(doubled, Math.max(rule.delayMs, rule.delayMsMax));
  return waitMs === 0 ? 0 : Math.floor(waitMs * (1 + JITTER * chance.random()));
}
