// Time: runs that are due or too late, agents silent for too long, tokens and keys that expire, cancels to be
// repeated. `tick` does what is due, in bounded bites; `wakeAt` says when the next of it is. It owns the
// timers and no run policy beyond them. Called by step.ts and engine.ts. The danger: something due that
// `wakeAt` forgets is never done.
import { limits } from "../../proto/common/limits.ts";
import type { Draft, Step } from "./draft.ts";
import type { Run } from "./model.ts";
import { tellCancel } from "./people.ts";
import { dispatch } from "./queue.ts";
import { isLiveAttempt } from "./run-machine.ts";
import type { State } from "./state.ts";

/**
 * Unix milliseconds of the next thing that time alone brings; in the past = now; undefined = nothing waits
 * for time.
 */
export function wakeAt(state: Readonly<State>): number | undefined {
  if (state.hungry.size > 0) return 0;
  const times: number[] = [...state.graceEnds.values()];
  const due = state.due.first();
  if (due !== undefined) times.push(due.startAtMs);
  const late = state.startBys.first();
  if (late !== undefined) times.push(late.startByMs);
  const token = state.tokenEnds.first();
  if (token !== undefined) times.push(token.expiresAtMs);
  const key = state.keyEnds.first();
  if (key !== undefined) times.push(key.atMs + limits.idempotencyKeyLifeMs);
  if (state.stopping.size > 0) times.push(state.cancelsSentMs + limits.cancelAgainMs);
  return times.length === 0 ? undefined : times.reduce((a, b) => Math.min(a, b));
}

export function tick(draft: Draft): Step {
  if (draft.state.clockMs > draft.nowMs + limits.clockBackMsMin) {
    // What backs off must not count as due because the clock was once later. The next tick goes on.
    draft.pass({ kind: "clock", atMs: draft.nowMs });
    return draft.finish({ ok: true, runs: [], repeated: false });
  }
  becomeDue(draft);
  becomeTooLate(draft);
  becomeLost(draft);
  expire(draft);
  repeatCancels(draft);
  dispatch(draft);
  return draft.finish({ ok: true, runs: [], repeated: false });
}

/**
 * From timed through waiting into the queue, when its time has come. Waiting has no precedents yet and passes
 * at once.
 */
export function enterQueue(draft: Draft, run: Run): Run {
  if (run.state !== "timed" || run.startAtMs > draft.nowMs) return run;
  const waiting = draft.move(run, "due", { by: "scheduler" });
  return draft.move(waiting, "ready", { by: "scheduler" });
}

function becomeDue(draft: Draft): void {
  let queued = 0;
  for (const run of upTo(draft.state.due, (run) => run.startAtMs, draft.nowMs)) {
    if (run.state === "timed") enterQueue(draft, run);
    else queued++;
  }
  if (queued > 0) draft.pass({ kind: "clock", atMs: draft.nowMs });
}

function becomeTooLate(draft: Draft): void {
  for (const run of upTo(draft.state.startBys, (run) => run.startByMs, draft.nowMs))
    draft.move(run, "fail", { by: "scheduler", reason: "too_late" });
}

/**
 * Starting and executing become lost; stopping stays what it is until the agent answers, and says once for
 * each silence that nobody is there to answer.
 */
function becomeLost(draft: Draft): void {
  for (const [agent, endsMs] of draft.state.graceEnds) {
    if (endsMs > draft.nowMs) continue;
    draft.pass({ kind: "grace_over", agent });
    for (const name of draft.state.held.get(agent) ?? []) {
      const attempt = draft.state.attempts.get(name);
      if (attempt === undefined || !isLiveAttempt(attempt.state) || attempt.state === "lost") continue;
      const run = draft.run(attempt.ledger, attempt.run);
      if (run === undefined || run.reason === "agent_silent") continue; // said before, by an earlier life too
      draft.move(run, "lose", { by: "scheduler", reason: "agent_silent" });
    }
  }
}

function expire(draft: Draft): void {
  for (const token of upTo(draft.state.tokenEnds, (token) => token.expiresAtMs, draft.nowMs))
    draft.dropToken(token.id);
  const before = draft.nowMs - limits.idempotencyKeyLifeMs;
  for (const { key } of upTo(draft.state.keyEnds, (submission) => submission.atMs, before))
    draft.dropSubmission(key);
}

function repeatCancels(draft: Draft): void {
  if (draft.state.stopping.size === 0 || draft.state.cancelsSentMs + limits.cancelAgainMs > draft.nowMs)
    return;
  draft.pass({ kind: "cancels_sent", atMs: draft.nowMs });
  for (const name of draft.state.stopping) {
    const run = draft.state.runs.get(name);
    const attempt = run === undefined ? undefined : draft.newest(run);
    if (run !== undefined && attempt !== undefined) tellCancel(draft, attempt, run.cancelBy, "");
  }
}

/** The items that are due, at most limits.timersPerStep: what is left over makes `wakeAt` say now. */
function* upTo<T>(items: Iterable<T>, timeOf: (item: T) => number, nowMs: number): Generator<T> {
  let left: number = limits.timersPerStep;
  for (const item of items) {
    if (timeOf(item) > nowMs || left-- === 0) return;
    yield item;
  }
}
