// What a restored database may still believe of runs made before it was restored. Between backup and restore
// such a run may have been ordered, executed and forgotten, and nobody remembers. So (1) the scheduler never
// starts one by itself: it is held until a person releases it; (2) when it is started again, its attempt
// numbers begin beyond any that the lost time can have used, so that no (ledger, run, attempt) is ever given
// out twice (I1). Called by queue.ts, outcome.ts, start-up.ts. The danger: a seq does not help here; agents
// compact what they remember to floors, and seqs go on growing after a restore.
import type { Ledger } from "../../proto/common/ids.ts";
import type { Meta, Run } from "./model.ts";

/** More attempts than one run can have had in the time that a restore lost. */
const ATTEMPTS_PER_RESTORE = 1_000_000;

/** Attempts given out now are numbered above this. */
export function attemptBase(meta: Meta, ledger: Ledger): number {
  if (ledger === meta.ledger) return 0;
  // An index of -1, a ledger that this database never had, counts as older than all.
  const restores = meta.ledgersBefore.length - meta.ledgersBefore.indexOf(ledger);
  return restores * ATTEMPTS_PER_RESTORE;
}

/** Its last attempt (or none at all) was before the newest restore: only a person may start another. */
export function isFromBefore(meta: Meta, run: Run): boolean {
  return run.ledger !== meta.ledger && run.attempt < attemptBase(meta, run.ledger);
}

/**
 * What a restore does to the meta row: a new ledger, whose first start is still to come. Everything else
 * stays as it was.
 */
export function restoredMeta(meta: Meta, ledger: Ledger): Meta {
  return { ...meta, ledger, ledgersBefore: [...meta.ledgersBefore, meta.ledger], fence: 0 };
}
