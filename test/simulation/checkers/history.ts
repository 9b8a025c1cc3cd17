// The rows and journals that the scheduler has made durable, as the checkers see them: what each was before,
// and what it became. It owns no rule. Called by the world at each commit. The danger: memory that is not
// durable is never looked at here.
import type { AttemptKey } from "../../../proto/common/ids.ts";
import { attemptName } from "../../../proto/common/ids.ts";
import type { Change } from "../../../scheduler/core/changes.ts";
import type { Attempt, JournalEntry, Run } from "../../../scheduler/core/model.ts";
import type { ModelDisk } from "../model-disk.ts";
import type { Truth } from "../truth.ts";

export type Violation = { readonly checker: string; readonly what: string };

export type History = {
  readonly truth: Truth;
  readonly disk: ModelDisk;
  readonly runs: Map<string, Run>;
  readonly attempts: Map<string, Attempt>;
  /** every journal row, oldest first */
  readonly journal: JournalEntry[];
  readonly maxRuns: ReadonlyMap<string, number>;
  violate(checker: string, what: string): void;
};

export function nameOfRun(row: { readonly ledger: string; readonly run: number }): string {
  return `${row.ledger}/${row.run}`;
}

export function isOver(state: string): boolean {
  return ["failed", "cancelled", "unknown", "succeeded", "refused"].includes(state);
}

/** A database that was taken back is what it is; from here on it counts again. */
export function reload(history: History): void {
  history.runs.clear();
  history.attempts.clear();
  for (const run of history.disk.database.runs.values()) history.runs.set(nameOfRun(run), run);
  for (const rows of history.disk.database.attempts.values()) {
    for (const row of rows.values()) history.attempts.set(attemptName(row), row);
  }
}

/** Rules first, then the row takes the place of the one before. */
export type RowRules = {
  readonly attempt: readonly ((history: History, row: Attempt, before: Attempt | undefined) => void)[];
  readonly run: readonly ((
    history: History,
    row: Run,
    before: Run | undefined,
    events: readonly JournalEntry[],
  ) => void)[];
  readonly journal: readonly ((history: History, row: JournalEntry) => void)[];
  readonly commit: readonly ((history: History) => void)[];
};

export function record(history: History, changes: readonly Change[], rules: RowRules): void {
  const journal = changes.flatMap((change) => (change.kind === "journal" ? [change.entry] : []));
  for (const entry of journal) {
    for (const rule of rules.journal) rule(history, entry);
    history.journal.push(entry);
  }
  for (const change of changes) {
    if (change.kind === "attempt") {
      const name = attemptName(change.attempt);
      for (const rule of rules.attempt) rule(history, change.attempt, history.attempts.get(name));
      history.attempts.set(name, change.attempt);
    } else if (change.kind === "run") {
      const name = nameOfRun(change.run);
      const events = journal.filter((entry) => nameOfRun(entry) === name);
      for (const rule of rules.run) rule(history, change.run, history.runs.get(name), events);
      history.runs.set(name, change.run);
    }
  }
  for (const rule of rules.commit) rule(history);
}

export function describeKey(key: AttemptKey): string {
  return `${key.run}.${key.attempt}`;
}
