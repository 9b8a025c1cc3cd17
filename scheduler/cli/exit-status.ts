// The exit status of the program from the end of a run: the job's own where there is one, else one of
// 120…125 by reason. Called by follow.ts users (run, submit --wait). docs/reference/exit-status.md is
// generated from the table below.
// The danger: 0 only when the run is known to have succeeded; anything not understood is never 0.
import { exitStatus, isReason, reasons, sentenceOf } from "../../proto/common/reasons.ts";
import type { reeve } from "../../proto/gen/reeve.js";

export type Outcome = {
  readonly status: number;
  /** printed as one line on standard error when the outcome is Reeve's own; "" = the job's own status */
  readonly reason: string;
  readonly says: string;
};

/** Which commands end with it: each, those that return a job's status, those that follow a run. */
export type StatusOf = "every" | "job" | "follow";

/** Every status that the program can end with, for people. */
export const exitStatusTable: readonly (readonly [status: string, meaning: string, of: StatusOf])[] = [
  ["0", "the command did what was asked; `run`, `--wait`: the run succeeded", "every"],
  [
    "1…255",
    "`run`, `--wait`: the job's own status, when its process ended by itself; no line on standard error " +
      "is ours",
    "job",
  ],
  ["128+n", "`run`, `--wait`: the job's process was ended by signal n, which Reeve did not send", "job"],
  [String(exitStatus.usage), "the command line is wrong; nothing was asked of the scheduler", "every"],
  [
    String(exitStatus.failed),
    "the run failed without a status of its own: refused, never started, too late, time limit",
    "job",
  ],
  [String(exitStatus.cancelled), "the run was cancelled", "job"],
  [String(exitStatus.unknown), "nobody can ever know how the run ended, and why", "job"],
  [
    String(exitStatus.unreachable),
    "the scheduler cannot be reached, or was lost for good; a run that was submitted goes on",
    "every",
  ],
  [String(exitStatus.refused), "the scheduler refused the request", "every"],
  [String(exitStatus.internal), "an internal error", "every"],
  ["129, 130, 143", "a follow was left by hang-up, Ctrl-C or TERM: detached, the run goes on", "follow"],
  ["141", "nobody reads standard output any more (as SIGPIPE would end it); the run goes on", "every"],
];

const TERMINAL = new Set(["failed", "cancelled", "unknown", "succeeded"]);

export function isTerminal(state: string): boolean {
  return TERMINAL.has(state);
}

export function outcomeOf(detail: reeve.v1.IRunDetail): Outcome {
  const run = detail.run;
  const newest = detail.attempts?.find((attempt) => attempt.attempt === run?.attempt);
  const exit = newest?.exit;
  const state = run?.state ?? "";
  if (state === "succeeded") return { status: exitStatus.ok, reason: "", says: "" };
  if (state === "cancelled") return own(exitStatus.cancelled, "cancelled", exit?.detail ?? "");
  if (state === "unknown") return own(exitStatus.unknown, run?.reason || "unknown", run?.why ?? "");
  if (state !== "failed")
    return own(exitStatus.internal, "internal", `the run's state is ${state || "not known"}`);
  // Without an exit record it was refused: then the attempt itself says why.
  const cause = (exit ? exit.reason : newest?.reason) ?? "";
  // Ended for a reason that its newest attempt does not have: too late for a further one.
  if (run?.reason && run.reason !== cause) return own(statusOf(run.reason), run.reason, "");
  if (exit?.kind === "exit" && cause === "" && exit.status)
    return { status: exit.status, reason: "", says: "" };
  if (exit?.kind === "signal" && cause === "")
    return { status: 128 + (exit.signal ?? 0), reason: "", says: "" };
  const reason = cause || "failed";
  return own(statusOf(reason), reason, exit?.detail || newest?.detail || run?.why || "");
}

function statusOf(reason: string): number {
  const status = isReason(reason) ? reasons[reason].exit : exitStatus.failed;
  return status >= exitStatus.failed && status <= exitStatus.internal ? status : exitStatus.failed;
}

function own(status: number, reason: string, detail: string): Outcome {
  const sentence = sentenceOf(reason);
  const says = detail === "" || detail === sentence ? sentence : `${sentence} (${detail})`;
  return { status, reason, says };
}
