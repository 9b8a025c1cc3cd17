// Who gets a slot: for each agent that is online, resynced, not drained and below its limit, the best ready
// run, by priority and then by number. Makes the attempt and its order. It owns no state and no timer.
// Called by schedule.ts in each tick; the engine ticks within the same turn whenever somebody is hungry, so
// a submit and its dispatch are one transaction. I1 and I3 hold here: an attempt's key is new, and it is
// made only when the one before it is terminal.
import { limits } from "../../proto/common/limits.ts";
import type { Draft } from "./draft.ts";
import type { Agent, Attempt, Run } from "./model.ts";
import { fenceFor, type Link } from "./passing.ts";
import { attemptBase } from "./restored.ts";
import { isLiveAttempt } from "./run-machine.ts";

/**
 * Fills the slots of every agent that has some, up to limits.dispatchesPerStep; whoever is left over stays
 * hungry.
 */
export function dispatch(draft: Draft): void {
  let left: number = limits.dispatchesPerStep;
  for (const name of draft.state.hungry) {
    if (left <= 0) return;
    left -= dispatchTo(draft, name, left);
  }
}

function dispatchTo(draft: Draft, name: string, most: number): number {
  const agent = draft.agent(name);
  const link = draft.link(name);
  // The disk may have filled, or the link changed, within this very step.
  if (agent === undefined || link === undefined || !link.resynced || draft.state.diskFull !== "") return 0;
  if (agent.drained) return 0;
  let given = 0;
  for (const candidate of draft.state.ready.get(name) ?? []) {
    if (given >= most || draft.liveCount(name) >= agent.maxRuns) break;
    const run = draft.run(candidate.ledger, candidate.run);
    if (run === undefined || run.state !== "queued") continue; // this step has just found it too late
    start(draft, run, link);
    given++;
  }
  return given;
}

function start(draft: Draft, run: Run, link: Link): void {
  const before = draft.newest(run);
  if (before !== undefined && isLiveAttempt(before.state))
    throw new Error(`bug: run ${run.run} has a live attempt`);
  const number = Math.max(run.attempt, attemptBase(draft.meta, run.ledger)) + 1;
  const agent = draft.agent(run.agent) as Agent;
  draft.putAgent({ ...agent, nextSeq: agent.nextSeq + 1 });
  const row = draft.move(run, "dispatch", { by: "scheduler", run: { attempt: number } });
  const attempt = draft.putAttempt({
    ...emptyAttempt,
    ledger: run.ledger,
    run: run.run,
    attempt: number,
    agent: run.agent,
    seq: agent.nextSeq,
    fence: draft.meta.fence,
    spoolId: link.spoolId,
    orderedAtMs: draft.nowMs,
    startDeadlineMs: run.startByMs,
  });
  order(draft, row, attempt, link);
}

/**
 * (Re)sends the order. The same key and seq each time: the agent answers a repeated one with what it knows.
 */
export function order(draft: Draft, run: Run, attempt: Attempt, link: Link): void {
  draft.emit({
    kind: "order",
    agent: attempt.agent,
    link: link.link,
    key: { ledger: attempt.ledger, run: attempt.run, attempt: attempt.attempt },
    seq: attempt.seq,
    fence: fenceFor(draft.meta, link, attempt.ledger),
    specSha256: run.specSha256,
    specBytes: run.specBytes,
    proof: run.proof === "" ? wordAlone(draft.agent(attempt.agent)?.mode) : run.proof,
    proofSha256: run.proofSha256,
    startDeadlineMs: attempt.startDeadlineMs,
    scheduledAtMs: run.startAtMs > 0 ? run.startAtMs : run.submittedAtMs,
  });
}

export const emptyAttempt: Attempt = {
  ledger: "",
  run: 0,
  attempt: 0,
  state: "starting",
  agent: "",
  seq: 0,
  fence: 0,
  spoolId: "",
  orderedAtMs: 0,
  startDeadlineMs: 0,
  phase: "",
  startedAtMs: 0,
  endedAtMs: 0,
  pid: 0,
  exit: null,
  reason: "",
  detail: "",
  log: null,
  logStoredBytes: 0,
  logState: "outstanding",
  stalled: false,
  unsupervised: false,
  survivors: [],
  warnings: [],
  forgotten: false,
};

/** What an order says that brings no proof, to a host of this mode. */
function wordAlone(mode: string | undefined): "owner" | "trusted" {
  return mode === "root" ? "trusted" : "owner";
}
