// New runs: all items of a submission or none, numbered in order, the same key answered with the same runs.
// It owns the first state of a run and nothing after it. Called by step.ts. The danger: a refusal after a row
// was put would leave half a submission; so everything is refused before the first.
import { limits } from "../../proto/common/limits.ts";
import type { Draft, Step } from "./draft.ts";
import type { Input, SubmitItem } from "./inputs.ts";
import type { Run, RunState } from "./model.ts";

type Submit = Extract<Input, { kind: "submit" }>;

export function submit(draft: Draft, input: Submit): Step {
  const known = input.key === "" ? undefined : draft.state.submissions.get(input.key);
  if (known !== undefined) {
    if (known.contentSha256 === input.contentSha256)
      return draft.finish({ ok: true, runs: known.runs, repeated: true });
    return refuse(draft, "key_reused", `key ${input.key} was used for ${runsOf(known.runs)}`);
  }
  const refused = whyNot(draft, input);
  if (refused !== undefined) return refuse(draft, refused[0], refused[1]);
  const first = draft.meta.nextRun;
  const runs = input.items.map((item, index) => make(draft, input, item, first + index));
  draft.putMeta({ nextRun: first + runs.length });
  if (input.key !== "") {
    const { key, contentSha256 } = input;
    draft.putSubmission({ key, contentSha256, runs, atMs: draft.nowMs });
    forgetOldest(draft);
  }
  return draft.finish({ ok: true, runs, repeated: false });
}

/** One comes, one goes: what is remembered of keys stays small, however many runs a second there are. */
function forgetOldest(draft: Draft): void {
  const { keyEnds, submissions } = draft.state;
  const oldest = keyEnds.first();
  if (oldest !== undefined && submissions.size >= limits.idempotencyKeysMax) draft.dropSubmission(oldest.key);
}

type WhyNot = readonly [reason: string, detail: string] | undefined;

function whyNot(draft: Draft, input: Submit): WhyNot {
  const { items } = input;
  if (draft.state.diskFull !== "") return ["disk_full", `no room on the disk of ${draft.state.diskFull}`];
  if (items.length === 0) return ["usage", "a submission names at least one agent"];
  if (items.length > limits.runsPerSubmitMax)
    return ["over_limit", `${items.length} runs in one submission; the limit is ${limits.runsPerSubmitMax}`];
  const full = tooMany(draft, items.length);
  if (full !== undefined) return full;
  for (const { agent } of items) {
    const wrong = noSuchAgent(draft, agent);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Why so many runs more cannot be held in memory. */
export function tooMany(draft: Draft, more: number): WhyNot {
  const { size } = draft.state.runs;
  if (size + more <= limits.liveRunsMax) return undefined;
  return ["busy", `${size} runs are not settled; the limit is ${limits.liveRunsMax}`];
}

/** Why nothing can be meant for an agent of this name. */
export function noSuchAgent(draft: Draft, agent: string): WhyNot {
  const row = draft.agent(agent);
  if (row === undefined) return ["no_such_agent", `no agent is named ${agent}`];
  return row.revoked ? ["revoked", `agent ${agent} has been revoked`] : undefined;
}

function make(draft: Draft, input: Submit, item: SubmitItem, number: number): number {
  const state = firstState(input, draft.nowMs);
  const run: Run = {
    ledger: draft.meta.ledger,
    run: number,
    state,
    job: item.job,
    agent: item.agent,
    queue: input.queue,
    priority: input.priority,
    by: input.by,
    requestedUser: item.requestedUser,
    method: item.method,
    specSha256: item.specSha256,
    specBytes: item.specBytes,
    proof: item.proof,
    proofSha256: item.proofSha256,
    submittedAtMs: draft.nowMs,
    startAtMs: input.startAtMs,
    startByMs: input.startByMs,
    endedAtMs: 0,
    attempt: 0,
    reason: "",
    retry: input.retry,
    retries: 0,
    requeues: 0,
    rerunnable: item.rerunnable,
    restartOf: input.restartOf,
    cancelBy: "",
  };
  draft.putRun(run);
  draft.note(run, "", "submit", { by: input.by });
  return number;
}

/**
 * A run that has nothing to wait for begins queued: no detour through states it would leave in the same
 * breath.
 */
function firstState(input: Submit, nowMs: number): RunState {
  if (input.hold) return "held";
  return input.startAtMs > nowMs ? "timed" : "queued";
}

export function refuse(draft: Draft, reason: string, detail: string): Step {
  return draft.finish({ ok: false, reason, detail });
}

function runsOf(runs: readonly number[]): string {
  return runs.length === 1 ? `run ${runs[0]}` : `runs ${runs[0]} to ${runs.at(-1)}`;
}
