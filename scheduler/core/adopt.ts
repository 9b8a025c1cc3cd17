// Attempts that an agent knows and this database does not: after a restore, or of a ledger it never had. They
// become rows marked `adopted`, so that nothing that ran is hidden. It owns what such rows hold. Called by
// reconcile.ts. The danger: an agent could invent runs. It can only invent its own, under numbers bounded by
// limits.adoptedAheadMax.
import { limits } from "../../proto/common/limits.ts";
import { factsOf, forget, pursueLog, rankOf } from "./attempt-facts.ts";
import type { Draft } from "./draft.ts";
import type { AttemptReport } from "./inputs.ts";
import type { Attempt, Exit, Run, RunState } from "./model.ts";
import type { Link } from "./passing.ts";
import { emptyAttempt } from "./queue.ts";
import { isLive, isTerminal } from "./run-machine.ts";

/** Of a run that is not in memory. Answers what is wrong with it, or "". */
export function adoptRun(draft: Draft, link: Link, report: AttemptReport): string {
  const { ledger, run } = report.key;
  const { meta } = draft;
  const known = ledger === meta.ledger || meta.ledgersBefore.includes(ledger);
  if (known && run < meta.nextRun) {
    // Settled here. The agent's word crossed our forget on the wire, or the forget was lost.
    if (rankOf(report.phase) >= 3 && report.phase !== "ended" && report.phase !== "forgotten")
      forget(draft, report.key, report.seq, link);
    return "";
  }
  const state = stateOf(report);
  if (state === undefined) return "";
  if (ledger === meta.ledger && run >= meta.nextRun + limits.adoptedAheadMax)
    return `run ${run} is far beyond our own`;
  // One agent must not be able to fill everybody's memory with runs that it invents.
  if ((draft.state.held.get(link.agent)?.size ?? 0) >= limits.adoptedOpenMax)
    return "too many runs to adopt another";
  if (ledger === meta.ledger) draft.putMeta({ nextRun: run + 1 });
  const row = draft.putRun({
    ...blank,
    ...report.key,
    state,
    agent: link.agent,
    ...timesOf(draft, state, report),
  });
  putAdopted(draft, row, { from: "", link }, report);
  return "";
}

/** Of a run in memory, an attempt beyond its newest: made in a time that this database does not remember. */
export function adoptAttempt(draft: Draft, run: Run, link: Link, report: AttemptReport): boolean {
  // While an older attempt is not over its own reports come first; this one is told again, as it is not
  // acked.
  if (isLive(run.state)) return false;
  const state = stateOf(report);
  if (state === undefined) return true;
  const { attempt } = report.key;
  const endedAtMs = timesOf(draft, state, report).endedAtMs;
  const row = draft.putRun({ ...run, state, attempt, endedAtMs, reason: reasonOf(report) });
  putAdopted(draft, row, { from: run.state, link }, report);
  return true;
}

type Origin = { readonly from: RunState | ""; readonly link: Link };

function putAdopted(draft: Draft, run: Run, { from, link }: Origin, report: AttemptReport): void {
  const by = `agent ${link.agent}`;
  draft.note(run, from, "adopted", { by, reason: reasonOf(report) });
  draft.putAttempt(attemptOf(draft, run, link, report));
  pursueLog(draft, report.key, link);
}

function attemptOf(draft: Draft, run: Run, link: Link, report: AttemptReport): Attempt {
  const base: Attempt = {
    ...emptyAttempt,
    ...report.key,
    state: run.state as Attempt["state"],
    agent: link.agent,
    seq: report.seq,
    spoolId: link.spoolId,
    orderedAtMs: report.startedAtMs || draft.nowMs,
    reason: reasonOf(report),
  };
  const row = { ...factsOf(base, report), endedAtMs: run.endedAtMs };
  return report.phase === "refused" && row.logState === "outstanding" ? { ...row, logState: "none" } : row;
}

function stateOf(report: AttemptReport): RunState | undefined {
  switch (report.phase) {
    case "accepted":
      return "starting";
    case "started":
      return "executing";
    case "ended":
    case "closed":
      return report.exit === null ? undefined : stateOfExit(report.exit);
    case "refused":
      return report.reason === "below_floor" ? "unknown" : "failed";
    case "vanished":
      return "unknown";
    default:
      return undefined;
  }
}

function stateOfExit(exit: Exit): RunState {
  if (exit.kind === "exit" && exit.status === 0) return "succeeded";
  return exit.reason === "cancelled" ? "cancelled" : "failed";
}

function reasonOf(report: AttemptReport): string {
  if (report.reason !== "") return report.reason;
  return report.phase === "vanished" ? "supervisor_died" : (report.exit?.reason ?? "");
}

function timesOf(
  draft: Draft,
  state: RunState,
  report: AttemptReport,
): Pick<Run, "submittedAtMs" | "endedAtMs" | "reason"> {
  const endedAtMs = isTerminal(state) ? report.exit?.endedAtMs || draft.nowMs : 0;
  return { submittedAtMs: report.startedAtMs || draft.nowMs, endedAtMs, reason: reasonOf(report) };
}

const blank: Run = {
  ledger: "",
  run: 0,
  state: "unknown",
  job: "",
  agent: "",
  queue: "",
  priority: 0,
  by: "adopted",
  requestedUser: "",
  method: "",
  specSha256: "",
  specBytes: 0,
  proof: "",
  proofSha256: "",
  submittedAtMs: 0,
  startAtMs: 0,
  startByMs: 0,
  endedAtMs: 0,
  attempt: 0,
  reason: "",
  retry: { retriesMax: 0, delayMs: 0, delayMsMax: 0, on: [] },
  retries: 0,
  requeues: 0,
  rerunnable: false,
  restartOf: 0,
  cancelBy: "",
};
