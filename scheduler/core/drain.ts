// A person's mark on an agent: drained, it gets no new run, and what it has goes on. It owns the mark alone;
// that nothing is dispatched is queue.ts's and the index of the hungry. Called by step.ts. The mark is a row
// and not a passing one: it holds through restarts of the scheduler, reconnections, and a host's replacement.
// The danger: a drained agent that nobody remembers; who and since when is kept, and shown wherever a run
// waits for it.
import { done } from "./agents.ts";
import type { Draft, Step } from "./draft.ts";
import type { Input } from "./inputs.ts";
import { refuse } from "./submit.ts";

/** Of an agent that is drained already it is nothing: the first word stands. */
export function drain(draft: Draft, input: Extract<Input, { kind: "drain" }>): Step {
  return mark(draft, input, { drained: true, drainReason: input.reason });
}

export function resume(draft: Draft, input: Extract<Input, { kind: "resume" }>): Step {
  return mark(draft, input, { drained: false, drainReason: "" });
}

type Mark = { readonly drained: boolean; readonly drainReason: string };

function mark(draft: Draft, { agent, by }: { agent: string; by: string }, wanted: Mark): Step {
  const row = draft.agent(agent);
  if (row === undefined) return refuse(draft, "no_such_agent", `no agent is named ${agent}`);
  if (row.drained === wanted.drained) return done(draft);
  draft.putAgent({ ...row, ...wanted, drainBy: by, drainAtMs: draft.nowMs });
  draft.emit({ kind: "agent_marked", agent, drained: wanted.drained, by, reason: wanted.drainReason });
  return done(draft);
}
