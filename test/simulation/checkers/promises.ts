// What a person's request must do, as the product says it: when it must be honoured, and what the run is
// then. And I15: when the faults are over everything that can end does end. The danger: copying the table of
// the code; this is the reader's view of it.
import { attemptName } from "../../../proto/common/ids.ts";
import type { Input, Verdict } from "../../../scheduler/core/inputs.ts";
import type { Attempt, JournalEntry, RunState } from "../../../scheduler/core/model.ts";
import { isOver, nameOfRun } from "./history.ts";
import type { History } from "./history.ts";

type Request = "hold" | "release" | "cancel" | "restart" | "abandon";
type Row = { readonly when: readonly RunState[]; readonly then: readonly RunState[] };

const waitingStates: readonly RunState[] = ["timed", "waiting", "queued"];
const atHost: readonly RunState[] = ["starting", "executing", "lost"];

/**
 * Honoured in `when`, refused elsewhere; afterwards the run is in `then`. Giving up is also for a silent
 * agent's stopping run.
 */
const requests: Readonly<Record<Request, readonly Row[]>> = {
  hold: [{ when: [...waitingStates, "held"], then: ["held"] }],
  release: [{ when: ["held"], then: waitingStates }],
  cancel: [
    { when: ["held", ...waitingStates], then: ["cancelled"] },
    { when: [...atHost, "stopping"], then: ["stopping"] },
  ],
  restart: [{ when: ["failed", "cancelled", "unknown"], then: ["queued"] }],
  abandon: [
    { when: ["lost"], then: ["unknown"] },
    { when: ["stopping"], then: ["unknown"] },
  ],
};

export function isRequest(input: Input): input is Extract<Input, { kind: Request }> {
  return Object.hasOwn(requests, input.kind);
}

export function honoured(
  history: History,
  input: Extract<Input, { kind: Request }>,
  verdict: Verdict,
  states: { readonly before: RunState; readonly after: RunState },
): void {
  const { before, after } = states;
  const row = requests[input.kind].find(({ when }) => when.includes(before));
  const asked = `${input.kind} of run ${input.run} in state ${before}`;
  if (verdict.ok && row === undefined) return history.violate("promise", `${asked} was accepted`);
  if (verdict.ok && row !== undefined && !row.then.includes(after)) {
    return history.violate("promise", `${asked} was accepted, and the run is ${after}`);
  }
  if (verdict.ok || row === undefined || verdict.reason !== "not_in_this_state") return;
  const isOnlyWhenSilent = input.kind === "abandon" && before === "stopping";
  const isAdopted = input.kind === "restart" && verdict.detail.includes("adopted");
  if (!isOnlyWhenSilent && !isAdopted) history.violate("promise", `${asked} was refused`);
}

/**
 * Whoever was told that it is being cancelled may not see a failure of that attempt, nor a further attempt
 * of it.
 */
export function staysCancelled(
  history: History,
  entry: { run: number; from: string; to: string; event: string },
): void {
  if (entry.from !== "stopping") return;
  const isFair = ["stopping", "cancelled", "succeeded", "unknown"].includes(entry.to);
  if (!isFair) history.violate("promise", `run ${entry.run} was stopping and became ${entry.to}`);
}

/** What the host refused before any start is journalled as refused, never as a failure of the job. */
export function refusalIsNoFailure(history: History, entry: JournalEntry): void {
  if (!["starting", "lost"].includes(entry.from) || entry.event !== "fail") return;
  const real = history.truth.attempts.get(attemptName(entry));
  if ((real?.starts ?? 0) === 0)
    history.violate("promise", `run ${entry.run} failed in the journal, but was refused`);
}

/**
 * `lost` is the word for an agent that is silent, and a retry is a further attempt: neither ends or begins
 * anything else.
 */
export function wordsAreKept(history: History, entry: JournalEntry): void {
  const { run, event, to, reason } = entry;
  if (to === "lost" && reason !== "agent_silent")
    history.violate("promise", `run ${run} is lost though its agent speaks`);
  if (event === "retry" && to !== "timed")
    history.violate("promise", `run ${run} was to be tried again and is ${to}`);
}

/** Whoever was told that an agent is drained sees no run begin there before somebody asks to resume it. */
export function staysDrained(history: History, row: Attempt, before: Attempt | undefined): void {
  const { drained, lostSinceMs } = history.truth;
  // A restored database may be older than the drain; what an agent itself tells of was not ordered now.
  if (before !== undefined || row.phase !== "" || lostSinceMs < Number.POSITIVE_INFINITY) return;
  if (drained.has(row.agent))
    history.violate("promise", `run ${row.run} begins on ${row.agent}, which is drained`);
}

/** I15, asked when the faults have been over for long. */
export function everythingEnded(history: History): void {
  for (const run of history.runs.values()) {
    // Two hosts with one identity contradict each other for ever: the link is cut as a breach each time.
    if (history.disk.database.settled.has(nameOfRun(run)) || history.truth.clonedAgents.has(run.agent))
      continue;
    const attempt = run.attempt === 0 ? undefined : history.attempts.get(attemptName(run));
    const log = attempt?.logState === "outstanding" ? ", its log is outstanding" : "";
    if (!isOver(run.state))
      history.violate("I15", `run ${run.run}.${run.attempt} is still ${run.state} (${run.reason})`);
    else if (log !== "") history.violate("I15", `run ${run.run}.${run.attempt} is ${run.state}${log}`);
    else history.violate("I15", `run ${run.run}.${run.attempt} is ${run.state} and not settled`);
  }
}
