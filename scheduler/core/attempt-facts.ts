// What the reports of an agent say about an attempt's row: phase, exit, log totals, flags; and when the agent
// may forget it. Facts only: no run state is decided here. Called by reconcile.ts and adopt.ts. The danger:
// forget makes the host delete its record and its log. It is sent only when the attempt is terminal and every
// log byte that exists is stored, or known never to come (I6, I11).
import type { AttemptKey } from "../../proto/common/ids.ts";
import { type Draft, hasBegun } from "./draft.ts";
import type { AttemptReport, Input } from "./inputs.ts";
import type { Attempt, LogTotals } from "./model.ts";
import { fenceFor, type Link } from "./passing.ts";
import { isLiveAttempt } from "./run-machine.ts";

type Phase = AttemptReport["phase"];

/** Later phases contain the earlier ones. */
const ranks: Readonly<Record<Phase, number>> = {
  accepted: 1,
  started: 2,
  never_heard: 3,
  refused: 3,
  vanished: 3,
  ended: 4,
  closed: 5,
  forgotten: 6,
};

export function rankOf(phase: string): number {
  return (ranks as Readonly<Record<string, number>>)[phase] ?? 0;
}

/** The attempt's row with everything that the report adds to it, but for its state. */
export function factsOf(attempt: Attempt, report: AttemptReport): Attempt {
  const row: Attempt = {
    ...attempt,
    phase: rankOf(report.phase) >= rankOf(attempt.phase) ? report.phase : attempt.phase,
    detail: report.detail === "" ? attempt.detail : report.detail,
    exit: report.exit ?? attempt.exit,
    pid: report.pid === 0 ? attempt.pid : report.pid,
    startedAtMs: startOf(attempt, report),
  };
  // `accepted` is net's word, given while the monitor may be away; the rest below only the monitor knows.
  if (report.phase === "accepted") return row;
  const flags = { stalled: report.stalled, unsupervised: report.unsupervised };
  const lists = { survivors: report.survivors, warnings: report.warnings };
  return logFacts({ ...row, ...flags, ...lists }, report);
}

function startOf(attempt: Attempt, report: AttemptReport): number {
  if (report.exit?.kind === "reason") return 0;
  return report.startedAtMs || report.exit?.startedAtMs || attempt.startedAtMs;
}

/** What the report says of the log, and whether the agent has anything left to tell. */
export function logFacts(attempt: Attempt, report: AttemptReport): Attempt {
  const row = withTotals(attempt, report.log);
  if (isLastWord(report)) return nothingMore(row);
  const { logState, log } = row;
  // A vanished or refused attempt's report is a snapshot of all there is: without totals no more of its log will come.
  if ((report.phase === "vanished" || report.phase === "refused") && log === null && logState === "outstanding")
    return { ...row, logState: hasBegun(row) ? "damaged" : "none" };
  return row;
}

function withTotals(attempt: Attempt, log: LogTotals | null): Attempt {
  if (attempt.log !== null || log === null) return attempt;
  if (log.frameBytes > 0) {
    // There is output after all, though we believed that it never ran.
    const logState = attempt.logState === "none" && !attempt.forgotten ? "outstanding" : attempt.logState;
    return { ...attempt, log, logState };
  }
  if (attempt.logState !== "outstanding") return { ...attempt, log };
  return { ...attempt, log, logState: attempt.exit?.kind === "reason" ? "none" : "complete" };
}

/** The agent keeps nothing of this attempt: it has forgotten it, or never knew. */
function isLastWord(report: AttemptReport): boolean {
  const { phase, reason } = report;
  return (
    phase === "forgotten" || phase === "never_heard" || (phase === "refused" && reason === "below_floor")
  );
}

/** Nothing more is expected from the agent. What is missing of its log is missing for ever. */
export function nothingMore(attempt: Attempt): Attempt {
  const { logState } = attempt;
  if (logState !== "outstanding") return { ...attempt, forgotten: true };
  return { ...attempt, forgotten: true, logState: hasBegun(attempt) ? "damaged" : "none" };
}

/**
 * Asks the log store to judge, or the agent to forget: whichever is next. Both may be lost; the next resync
 * asks again.
 */
export function pursueLog(draft: Draft, key: AttemptKey, link: Link | undefined): void {
  const attempt = draft.attempt(key);
  if (attempt === undefined) return;
  if (attempt.log !== null && attempt.logState === "outstanding") return judge(draft, attempt, attempt.log);
  if (isLiveAttempt(attempt.state) || attempt.logState === "outstanding" || attempt.forgotten) return;
  if (link !== undefined && link.spoolId === attempt.spoolId) forget(draft, attempt, attempt.seq, link);
}

export function forget(draft: Draft, of: AttemptKey, seq: number, link: Link): void {
  const fence = fenceFor(draft.meta, link, of.ledger);
  const { agent } = link;
  draft.emit({ kind: "forget", agent, link: link.link, key: keyOf(of), seq, fence });
}

function judge(draft: Draft, attempt: Attempt, log: LogTotals): void {
  const { frameBytes, frameSha256 } = log;
  draft.emit({ kind: "judge_log", key: keyOf(attempt), frameBytes, frameSha256 });
}

/**
 * The log store's word. Before the log is closed its progress is the log store's to tell, and no row is
 * written.
 */
export function logStored(draft: Draft, input: Extract<Input, { kind: "log_stored" }>): void {
  const attempt = draft.attempt(input.key);
  if (attempt === undefined || attempt.logState !== "outstanding") return;
  if (attempt.log === null && input.verdict === "") return;
  const { verdict } = input;
  const logStoredBytes = Math.max(attempt.logStoredBytes, input.storedBytes);
  const cut = attempt.log !== null && attempt.log.stdoutCut + attempt.log.stderrCut > 0;
  const logState = verdict === "complete" && cut ? "cut" : verdict === "" ? "outstanding" : verdict;
  draft.putAttempt({ ...attempt, logStoredBytes, logState });
  // Still without a verdict: judged again only once everything seems to be there.
  if (logState === "outstanding" && logStoredBytes < (attempt.log?.frameBytes ?? 0)) return;
  pursueLog(draft, input.key, draft.link(attempt.agent));
}

/** A key and nothing else: rows have more. */
export function keyOf(row: AttemptKey): AttemptKey {
  return { ledger: row.ledger, run: row.run, attempt: row.attempt };
}
