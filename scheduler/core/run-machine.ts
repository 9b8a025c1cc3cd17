// The run machine: which event is possible in which state, and the state it leads to. This literal is the
// only place that decides a state; policy (outcome.ts, people.ts, reconcile.ts) only chooses the event.
// docs/run-states.md is generated from it (packaging/docs.ts). Called by draft.ts alone, and by tests. The
// danger: a cell added here is a promise changed. `lost` is not final, `unknown` is; neither is ever guessed.
import type { AttemptState, RunEvent, RunState } from "./model.ts";

export type MachineTable = Readonly<Record<RunState, Readonly<Partial<Record<RunEvent, RunState>>>>>;

export const machine = {
  held: { release: "timed", cancel: "cancelled" },
  timed: { hold: "held", due: "waiting", cancel: "cancelled" },
  waiting: { hold: "held", ready: "queued", fail: "failed", cancel: "cancelled" },
  queued: { hold: "held", dispatch: "starting", fail: "failed", cancel: "cancelled" },
  starting: {
    started: "executing",
    succeed: "succeeded",
    fail: "failed",
    refuse: "failed",
    requeue: "queued",
    retry: "timed",
    cancel: "stopping",
    lose: "lost",
    abandon: "unknown",
  },
  executing: {
    succeed: "succeeded",
    fail: "failed",
    retry: "timed",
    cancel: "stopping",
    lose: "lost",
    abandon: "unknown",
  },
  stopping: {
    started: "stopping",
    cancel: "stopping",
    lose: "stopping",
    refuse: "cancelled",
    requeue: "cancelled",
    fail: "cancelled",
    succeed: "succeeded",
    abandon: "unknown",
  },
  lost: {
    recover: "executing",
    resume: "starting",
    requeue: "queued",
    refuse: "failed",
    succeed: "succeeded",
    fail: "failed",
    retry: "timed",
    cancel: "stopping",
    abandon: "unknown",
  },
  failed: { restart: "queued" },
  cancelled: { restart: "queued" },
  unknown: { restart: "queued" },
  succeeded: {},
} as const satisfies MachineTable;

const table: MachineTable = machine;

/** The state after `event`, or undefined: the table has no such cell. */
export function nextState(state: RunState, event: RunEvent): RunState | undefined {
  return table[state][event];
}

/** Over, until a person restarts it. */
export function isTerminal(state: RunState): boolean {
  return state === "failed" || state === "cancelled" || state === "unknown" || state === "succeeded";
}

/** An attempt of it is, or may be, at an agent. */
export function isLive(state: RunState): boolean {
  return state === "starting" || state === "executing" || state === "stopping" || state === "lost";
}

/** The attempt has no end yet. */
export function isLiveAttempt(state: AttemptState): boolean {
  return state !== "refused" && isLive(state);
}

export const runStates = Object.keys(machine) as readonly RunState[];
