// The first step of every life of the scheduler: the fence rises by one, and after a restore the runs that
// the lost time may have started are held. Called by engine.ts once, before anything else, and committed
// before anything is said to anybody. Runs at agents stay what they are: not to have heard of them is no news
// before limits.lostGraceMs has passed. The danger: a life without a risen fence could not be told from the
// one before it.
import { Draft, type Step } from "./draft.ts";
import { isFromBefore } from "./restored.ts";
import { nextState } from "./run-machine.ts";
import type { State } from "./state.ts";

export function startUp(state: Readonly<State>, nowMs: number): Step {
  const draft = new Draft(state, nowMs);
  const { meta } = draft;
  draft.putMeta({ fence: meta.fence + 1 });
  // A restore makes a new ledger with fence 0: this is its first start, and the only one that holds.
  if (meta.fence === 0 && meta.ledgersBefore.length > 0) {
    for (const run of state.runs.values()) {
      if (run.state === "held" || nextState(run.state, "hold") === undefined || !isFromBefore(meta, run))
        continue;
      draft.move(run, "hold", { by: "scheduler", reason: "restored" });
    }
  }
  return draft.finish({ ok: true, runs: [], repeated: false });
}
