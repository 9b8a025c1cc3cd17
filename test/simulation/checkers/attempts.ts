// I1, I2, I3, I7, I9: starts, ends and slots, from the truth and the durable rows. Each function names what
// is wrong, or nothing. The danger: an exemption too wide. Each one below says which fault makes the fact
// unknowable.
import { attemptName } from "../../../proto/common/ids.ts";
import type { AttemptKey } from "../../../proto/common/ids.ts";
import type { Attempt, JournalEntry, Run } from "../../../scheduler/core/model.ts";
import type { RealAttempt } from "../truth.ts";
import { describeKey, isOver, nameOfRun } from "./history.ts";
import type { History } from "./history.ts";

/** I1, I3 and the word of the scheduler: asked at each real start. */
export function atStart(history: History, real: RealAttempt): void {
  const { key } = real;
  const what = describeKey(key);
  // two hosts with one identity: nothing can be promised of either
  if (history.truth.clonedAgents.has(real.host)) return;
  if (real.starts > 0) history.violate("I1", `attempt ${what} starts a second time`);
  const own = history.attempts.get(attemptName(key));
  if (own !== undefined && isOver(own.state) && own.reason !== "gave_up" && own.reason !== "spool_lost") {
    history.violate("I7", `attempt ${what} starts although it is durably ${own.state}`);
  }
  for (const other of history.truth.attempts.values()) {
    const isOlder =
      other.key.run === key.run && other.key.ledger === key.ledger && other.key.attempt < key.attempt;
    if (!isOlder || other.starts === 0) continue;
    const row = history.attempts.get(attemptName(other.key));
    // its end is nobody's knowledge; a person or the job's own rule asked for another
    if (row?.state === "unknown") continue;
    if (other.end === null)
      history.violate("I3", `attempt ${what} starts while ${describeKey(other.key)} lives`);
  }
  for (const row of history.attempts.values()) {
    if (row.run !== key.run || row.ledger !== key.ledger || row.attempt >= key.attempt || isOver(row.state))
      continue;
    history.violate("I3", `attempt ${what} starts while ${describeKey(row)} is durably ${row.state}`);
  }
}

/** I1, of clones too: what one twin is known to have accepted is never ordered from another. */
export function orderedOnce(history: History, key: AttemptKey): void {
  const row = history.attempts.get(attemptName(key));
  if (row === undefined || row.phase === "") return;
  history.violate("I1", `attempt ${describeKey(key)} is ordered again, though it was ${row.phase}`);
}

/** I2: a terminal attempt stays what it is. */
export function staysOver(history: History, row: Attempt, before: Attempt | undefined): void {
  if (before === undefined || !isOver(before.state)) return;
  if (row.state !== before.state)
    history.violate("I2", `attempt ${describeKey(row)} was ${before.state}, is ${row.state}`);
  if (JSON.stringify(row.exit) !== JSON.stringify(before.exit) && before.exit !== null) {
    history.violate("I2", `attempt ${describeKey(row)} has another exit record than before`);
  }
}

/** I2: a finished run is reopened by a person's restart alone (or by an agent that knows of a lost time). */
export function reopenedByPeople(
  history: History,
  row: Run,
  before: Run | undefined,
  events: readonly JournalEntry[],
): void {
  if (before === undefined || !isOver(before.state) || row.state === before.state) return;
  if (events.some(({ event }) => event === "restart" || event === "adopted")) return;
  history.violate("I2", `run ${row.run} was ${before.state}, is ${row.state}, and nobody restarted it`);
}

/** I2: a run's state is its newest attempt's. Looked at when the whole transaction is in. */
export function runsMatchAttempts(history: History): void {
  for (const run of history.runs.values()) {
    if (run.attempt === 0) continue;
    const attempt = history.attempts.get(attemptName(run));
    if (attempt === undefined) history.violate("I2", `run ${run.run} has no row of attempt ${run.attempt}`);
    else if (!agrees(run, attempt)) {
      history.violate(
        "I2",
        `run ${run.run} is ${run.state}, its attempt ${attempt.attempt} is ${attempt.state}`,
      );
    }
  }
}

function agrees(run: Run, attempt: Attempt): boolean {
  const isBetween = ["held", "timed", "waiting", "queued"].includes(run.state);
  if (isBetween) return isOver(attempt.state);
  if (run.state === attempt.state) return true;
  // It was requeued or held after its attempt was over, and then ended without a further one.
  return (run.state === "cancelled" || run.state === "failed") && isOver(attempt.state);
}

/** I7: what is durably said of an end is what happened. */
export function saysTheTruth(history: History, row: Attempt, before: Attempt | undefined): void {
  if (!isOver(row.state) || (before !== undefined && isOver(before.state))) return;
  const { truth } = history;
  if (truth.clonedAgents.has(row.agent)) return;
  const real = truth.attempts.get(attemptName(row));
  const what = `attempt ${describeKey(row)} is durably ${row.state} (${row.reason})`;
  const wrong = row.state === "unknown" ? ofUnknown(history, row, real) : ofKnown(row, real);
  if (wrong !== "") history.violate("I7", `${what}, but ${wrong}`);
}

function ofUnknown(history: History, row: Attempt, real: RealAttempt | undefined): string {
  if (row.reason === "gave_up") return "";
  if (row.reason === "spool_lost")
    return history.truth.brokenSpools.has(row.spoolId) ? "" : "its spool is there";
  if (real !== undefined && real.starts > 0 && real.end === null) return "its job lives";
  // A database that was taken back may meet a host that has settled and forgotten what it asks for.
  const isForgotten = row.reason === "below_floor" && history.truth.lostSinceMs < Number.POSITIVE_INFINITY;
  if (isForgotten || history.truth.unaccounted.has(attemptName(row))) return "";
  return "its host can account for it";
}

function ofKnown(row: Attempt, real: RealAttempt | undefined): string {
  const starts = real?.starts ?? 0;
  const { exit } = row;
  if (exit === null || exit.kind === "reason") {
    if (row.state === "succeeded") return "there is no exit record";
    return starts === 0 ? "" : "it was started";
  }
  const end = real?.end;
  if (starts === 0 || real === undefined) return "it never started";
  if (end === null || end === undefined) return "its job lives";
  const value = exit.kind === "exit" ? exit.status : exit.signal;
  if (end.kind !== exit.kind || end.value !== value)
    return `it ended by ${end.kind} ${end.value}, not ${exit.kind} ${value}`;
  const isGood = end.kind === "exit" && end.value === 0;
  if (isGood !== (row.state === "succeeded")) return `it ended by ${end.kind} ${end.value}`;
  if (row.state === "refused") return "it was started";
  return "";
}

/**
 * I7 on the way: what is durably shown as executing has started; what is shown as waiting to start may not
 * be over.
 */
export function showsTheStart(history: History, row: Attempt): void {
  if (row.state === "starting" && row.phase === "started") {
    history.violate("I7", `attempt ${describeKey(row)} has started and is shown as starting`);
  }
  if (row.state !== "executing" || history.truth.clonedAgents.has(row.agent)) return;
  const real = history.truth.attempts.get(attemptName(row));
  if ((real?.starts ?? 0) === 0)
    history.violate("I7", `attempt ${describeKey(row)} is executing, but never started`);
}

/** I9: never more at once on an agent than it takes. */
export function withinSlots(history: History): void {
  const counts = new Map<string, number>();
  for (const { agent, state } of history.runs.values()) {
    if (state !== "starting" && state !== "executing") continue;
    counts.set(agent, (counts.get(agent) ?? 0) + 1);
  }
  for (const [agent, count] of counts) {
    const most = history.maxRuns.get(agent) ?? 0;
    // After a restore an agent may tell of more than the rows that were brought back.
    if (count > most && history.truth.lostSinceMs === Number.POSITIVE_INFINITY) {
      history.violate("I9", `${count} runs at once on ${agent}, which takes ${most}`);
    }
  }
}

/** A run's and its journal's words are one: each state follows from a row of the journal. */
export function journalled(
  history: History,
  row: Run,
  before: Run | undefined,
  events: readonly JournalEntry[],
): void {
  if (before?.state === row.state && before.attempt === row.attempt) return;
  if (!events.some(({ to }) => to === row.state)) {
    history.violate("journal", `run ${nameOfRun(row).slice(-8)} became ${row.state} without a journal row`);
  }
}
