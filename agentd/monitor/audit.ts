// One line for each decision on an order: accepted or refused, who, what, why. The only place that writes
// `auth.*` lines. Called by requests.ts. The chained audit file comes with root mode; until then the daemon's
// log is the record.
// The danger: two lines for one decision, or none; and words of a peer that are not bounded (fields, never
// text).
import type { AttemptKey } from "../../proto/common/ids.ts";
import type { Log } from "../../proto/common/log.ts";

export type Decision = {
  readonly key: AttemptKey;
  readonly job: string;
  readonly user: string;
  readonly submitter: string;
  /** null: accepted */
  readonly refused: { readonly reason: string; readonly detail: string } | null;
};

export function auditDecision(log: Log, decision: Decision): void {
  const { key, job, user, submitter, refused } = decision;
  const fields = { run: key.run, attempt: key.attempt, job, user, peer: submitter };
  if (refused === null) log.info("auth.accepted", fields);
  else log.info("auth.refused", { ...fields, reason: refused.reason, error: refused.detail });
}
