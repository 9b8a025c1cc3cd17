// What an agent's word about a live attempt means: which event, with which reason. Policy only: the table
// decides the state. It owns retry, requeue and giving up; late words and unknown runs are reconcile.ts's and
// adopt.ts's. Called by reconcile.ts. The danger: guessing. Success and failure come from an exit record
// alone; a silent agent, a lost spool or a vanished supervisor can only end in `unknown`, or in a further
// attempt when the job says it may run twice (I7).
import { limits } from "../../proto/common/limits.ts";
import { isPermanent } from "../../proto/common/reasons.ts";
import { type Draft, hasBegun } from "./draft.ts";
import type { AttemptReport } from "./inputs.ts";
import type { Attempt, AttemptState, Exit, Run, RunEvent } from "./model.ts";
import { isFromBefore } from "./restored.ts";
import { isRetried, retryDelayMs } from "./retry.ts";
import { nextState } from "./run-machine.ts";

export type Choice =
  | { readonly kind: "none" }
  /** what an honest agent can never say */
  | { readonly kind: "breach"; readonly why: string }
  | {
      readonly kind: "event";
      readonly event: RunEvent;
      readonly reason: string;
      readonly run?: Partial<Run>;
      readonly attemptState?: AttemptState;
    };

const none: Choice = { kind: "none" };

/** `attempt` is the row before this report's facts. */
export function choose(draft: Draft, run: Run, attempt: Attempt, report: AttemptReport): Choice {
  switch (report.phase) {
    case "accepted":
      return run.state === "lost" && !hasBegun(attempt) ? event("resume") : none;
    case "started":
      return ofStart(run, attempt);
    case "ended":
    case "closed":
      return report.exit === null
        ? breach(`${report.phase} without an exit record`)
        : ofExit(draft, run, report.exit);
    case "refused":
      return ofRefusal(draft, run, attempt, report);
    case "never_heard":
      // It was told to the scheduler as accepted: then "never heard" says that the agent's memory is gone, or
      // is a copy made before.
      if (attempt.phase !== "" || hasBegun(attempt)) return giveUp(draft, run, "never_heard");
      return run.state === "stopping" ? event("requeue", "cancelled") : requeue(draft, run, "never_heard");
    case "vanished":
      return giveUp(draft, run, report.reason === "" ? "supervisor_died" : report.reason);
    case "forgotten":
      // Settled there in a time that this database does not remember.
      return giveUp(draft, run, "below_floor");
  }
}

function ofStart(run: Run, attempt: Attempt): Choice {
  if (run.state === "starting") return { ...event("started"), run: { requeues: 0 } };
  if (run.state === "lost") return event("recover");
  if (run.state === "stopping" && attempt.phase !== "started") return event("started");
  return none;
}

function ofExit(draft: Draft, run: Run, exit: Exit): Choice {
  if (exit.kind === "exit" && exit.status === 0) return event("succeed");
  if (exit.kind === "reason") return neverRan(draft, run, exit.reason, isPermanent(exit.reason));
  if (run.state === "stopping") return event("fail", "cancelled");
  if (run.retries < run.retry.retriesMax && isRetried(run.retry, exit)) return retry(draft, run, exit.reason);
  return event("fail", exit.reason);
}

function ofRefusal(draft: Draft, run: Run, attempt: Attempt, report: AttemptReport): Choice {
  if (hasBegun(attempt)) return breach("refused after it had begun");
  if (report.reason === "below_floor") return giveUp(draft, run, "below_floor");
  return neverRan(draft, run, report.reason, report.permanent || isPermanent(report.reason));
}

/** The agent's own word that nothing was started. */
function neverRan(draft: Draft, run: Run, reason: string, permanent: boolean): Choice {
  if (run.state === "stopping") return event("refuse", "cancelled");
  if (nextState(run.state, "refuse") === undefined) return event("fail", reason);
  // Cancelled there although nobody asked here: the wish was made in a time that this database does not
  // remember.
  if (permanent || reason === "cancelled") return event("refuse", reason);
  return requeue(draft, run, reason);
}

function requeue(draft: Draft, run: Run, reason: string): Choice {
  const startAtMs = draft.nowMs + backoffMs(draft, run.requeues);
  return { ...event("requeue", reason), run: { startAtMs, requeues: run.requeues + 1 } };
}

function retry(draft: Draft, run: Run, reason: string): Choice {
  const startAtMs = draft.nowMs + retryDelayMs(run.retry, run.retries, draft);
  return { ...event("retry", reason), run: againAt(run, startAtMs) };
}

/** Nobody can ever know how this attempt ended. Only a job marked rerunnable gets another by itself. */
export function giveUp(draft: Draft, run: Run, reason: string): Choice {
  const again = run.rerunnable && run.state !== "stopping" && run.retries < limits.retriesMax;
  if (!again) return event("abandon", reason);
  const delayMs = Math.max(retryDelayMs(run.retry, run.retries, draft), backoffMs(draft, run.retries));
  const row = againAt(run, draft.nowMs + delayMs);
  return { ...event("retry", reason), run: row, attemptState: "unknown" };
}

/** It did start in time; a further attempt has a time of its own, or a long run would never be retried. */
function againAt(run: Run, startAtMs: number): Partial<Run> {
  const startByMs = run.startByMs === 0 ? 0 : Math.max(run.startByMs, startAtMs + limits.startByMsDefault);
  return { startAtMs, startByMs, retries: run.retries + 1 };
}

/** Full jitter over a span that doubles. */
function backoffMs(draft: Draft, times: number): number {
  const spanMs = Math.min(limits.backoffMsMax, limits.backoffMsMin * 2 ** Math.min(times, 30));
  return Math.ceil(draft.random() * spanMs);
}

/** Carries out an event that `choose` or `giveUp` picked, with the facts that came with it. */
export type News = { readonly by: string; readonly facts: Partial<Attempt> };

export function carryOut(draft: Draft, run: Run, choice: Choice, { by, facts }: News): void {
  if (choice.kind !== "event") return;
  const { event, reason, attemptState } = choice;
  const how = { by, reason, attempt: { ...facts, reason }, run: choice.run ?? {} };
  const row = draft.move(run, event, attemptState === undefined ? how : { ...how, attemptState });
  // After a restore only a person may let it start again: see restored.ts.
  if (
    (event === "requeue" || event === "retry") &&
    nextState(row.state, "hold") &&
    isFromBefore(draft.meta, row)
  )
    draft.move(row, "hold", { by: "scheduler", reason: "restored" });
}

function event(name: RunEvent, reason = ""): Choice & { kind: "event" } {
  return { kind: "event", event: name, reason };
}

function breach(why: string): Choice {
  return { kind: "breach", why };
}
