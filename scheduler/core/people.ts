// What people ask of a run: cancel, hold, release, restart, give up. Each answers with the run's number or
// with why not. It owns the policy of who may ask when; the table decides the state. Called by step.ts. The
// danger: cancel of what an agent may have is a wish until the agent answers; it is never shown as done
// before.
import { limits } from "../../proto/common/limits.ts";
import type { Draft, Step } from "./draft.ts";
import type { Cold, Input } from "./inputs.ts";
import type { Attempt, Run } from "./model.ts";
import { fenceFor } from "./passing.ts";
import { isLive, nextState } from "./run-machine.ts";
import { enterQueue } from "./schedule.ts";
import { runByNumber } from "./state.ts";
import { noSuchAgent, refuse, tooMany } from "./submit.ts";

type Ask<K extends Input["kind"]> = Extract<Input, { kind: K }>;

export function cancel(draft: Draft, input: Ask<"cancel">): Step {
  const run = runByNumber(draft.state, input.run);
  if (run === undefined) return refuse(draft, "no_such_run", noRun(input.run));
  if (nextState(run.state, "cancel") === undefined) return notNow(draft, run, "cancel");
  // The person's words go into the journal; the run's own reason is a word of reasons.ts. Asked again while
  // stopping: that is journalled and the agent is told again; it stays the first one's cancel.
  const again = run.state === "stopping";
  const reason = again ? run.reason : isLive(run.state) ? "" : "cancelled";
  const row = { cancelBy: again ? run.cancelBy : input.by, reason };
  draft.move(run, "cancel", { by: input.by, reason: input.reason, run: row, attempt: { reason: "" } });
  const attempt = isLive(run.state) ? draft.newest(run) : undefined;
  if (attempt !== undefined) tellCancel(draft, attempt, input.by, input.reason);
  return accepted(draft, run);
}

/** Nothing when the agent is not connected: it is told after its next resync. */
export function tellCancel(draft: Draft, attempt: Attempt, by: string, reason: string): void {
  const link = draft.link(attempt.agent);
  if (link === undefined || link.spoolId !== attempt.spoolId) return;
  const key = { ledger: attempt.ledger, run: attempt.run, attempt: attempt.attempt };
  const { agent, seq } = attempt;
  const fence = fenceFor(draft.meta, link, attempt.ledger);
  draft.emit({ kind: "cancel_attempt", agent, link: link.link, key, seq, fence, by, reason });
}

export function hold(draft: Draft, input: Ask<"hold">): Step {
  const run = runByNumber(draft.state, input.run);
  if (run === undefined) return refuse(draft, "no_such_run", noRun(input.run));
  if (run.state === "held") return accepted(draft, run);
  if (nextState(run.state, "hold") === undefined) return notNow(draft, run, "hold");
  return accepted(draft, draft.move(run, "hold", { by: input.by }));
}

export function release(draft: Draft, input: Ask<"release">): Step {
  const run = runByNumber(draft.state, input.run);
  if (run === undefined) return refuse(draft, "no_such_run", noRun(input.run));
  if (nextState(run.state, "release") === undefined) return notNow(draft, run, "release");
  const timed = draft.move(run, "release", { by: input.by });
  return accepted(draft, enterQueue(draft, timed));
}

/**
 * A finished run once more, as the same run with a further attempt. `cold` is how the store has it: it says
 * which ledger's run people mean by the number, and is the row itself when that run has left memory.
 */
export function restart(draft: Draft, input: Ask<"restart">): Step {
  const { cold } = input;
  const live = cold === null ? runByNumber(draft.state, input.run) : draft.run(cold.run.ledger, input.run);
  const run = live ?? cold?.run;
  if (run === undefined) return refuse(draft, "no_such_run", `no run has the number ${input.run}`);
  if (nextState(run.state, "restart") === undefined) return notNow(draft, run, "restart");
  if (draft.state.diskFull !== "")
    return refuse(draft, "disk_full", `no room on the disk of ${draft.state.diskFull}`);
  const refused = noSuchAgent(draft, run.agent) ?? (live === undefined ? tooMany(draft, 1) : undefined);
  if (refused !== undefined) return refuse(draft, ...refused);
  if (run.specSha256 === "")
    return refuse(draft, "not_in_this_state", `run ${run.run} was adopted: its job is not known`);
  const row = draft.move(run, "restart", {
    by: input.by,
    run: {
      startAtMs: 0,
      startByMs: run.startByMs === 0 ? 0 : draft.nowMs + limits.startByMsDefault,
      retries: 0,
      requeues: 0,
      cancelBy: "",
    },
  });
  if (draft.newest(row) === undefined && cold !== null) wake(draft, row, cold);
  return accepted(draft, row);
}

/** The newest attempt comes back into memory with its run. */
function wake(draft: Draft, run: Run, cold: Cold): void {
  for (const attempt of cold.attempts) {
    if (attempt.ledger === run.ledger && attempt.run === run.run && attempt.attempt === run.attempt)
      draft.putAttempt(attempt);
  }
}

/** An operator gives up on a run whose fate is not known; never on one whose agent is there to be asked. */
export function abandon(draft: Draft, input: Ask<"abandon">): Step {
  const run = runByNumber(draft.state, input.run);
  if (run === undefined) return refuse(draft, "no_such_run", noRun(input.run));
  const silent = draft.link(run.agent) === undefined;
  if (run.state !== "lost" && !(run.state === "stopping" && silent)) return notNow(draft, run, "give up");
  return accepted(draft, draft.move(run, "abandon", { by: input.by, reason: "gave_up" }));
}

function accepted(draft: Draft, run: Run): Step {
  return draft.finish({ ok: true, runs: [run.run], repeated: false });
}

function notNow(draft: Draft, run: Run, what: string): Step {
  return refuse(draft, "not_in_this_state", `run ${run.run} is ${run.state}: ${what} is not possible`);
}

function noRun(run: number): string {
  return `no run that is not over has the number ${run}`;
}
