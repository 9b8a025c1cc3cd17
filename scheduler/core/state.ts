// The live state: rows of everything that is not settled, and the indexes that make decisions cheap. `apply`
// is the only code that changes it; step.ts reads it, engine.ts applies. It owns no rule about runs. Every
// change is a whole row, so applying it twice is applying it once. Memory: a queued run is about 0.6 kB. The
// danger: an index that disagrees with the rows loses work silently; invariants.ts compares them.
import { attemptName, type Ledger } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Change } from "./changes.ts";
import type { Agent, Attempt, Client, JoinToken, LiveRows, Meta, Run, Submission } from "./model.ts";
import {
  addTo,
  byNumber,
  byText,
  refresh,
  runName,
  setAgent,
  setAttempt,
  setClock,
  setRow,
  setRun,
  setSubmission,
  setToken,
  type Undo,
} from "./indexes.ts";
import { Ordered } from "./ordered.ts";
import type { Link, PassingChange } from "./passing.ts";

export type State = {
  meta: Meta;
  /** by runName */
  readonly runs: Map<string, Run>;
  /** by attemptName: the newest of each run, and every older one that its agent has not forgotten */
  readonly attempts: Map<string, Attempt>;
  readonly agents: Map<string, Agent>;
  readonly clients: Map<string, Client>;
  readonly tokens: Map<string, JoinToken>;
  readonly submissions: Map<string, Submission>;

  // Passing: see passing.ts.
  readonly links: Map<string, Link>;
  /** by agent: what it told in the resync under way */
  readonly listed: Map<string, Set<string>>;
  /** agents that are not connected: when their runs become lost */
  readonly graceEnds: Map<string, number>;
  clockMs: number;
  cancelsSentMs: number;
  diskFull: string;

  // Indexes, all derived from the rows above.
  /** by agent: queued and ready, best first */
  readonly ready: Map<string, Ordered<Run>>;
  /** timed, or queued and backing off: soonest first */
  readonly due: Ordered<Run>;
  /** queued with a start-by: soonest first */
  readonly startBys: Ordered<Run>;
  readonly tokenEnds: Ordered<JoinToken>;
  readonly keyEnds: Ordered<Submission>;
  /** by agent: names of attempts that it has not forgotten */
  readonly held: Map<string, Set<string>>;
  /** by runName: how many of its attempts are not forgotten */
  readonly open: Map<string, number>;
  /** by agent: runs that are starting, executing, stopping or lost */
  readonly liveCounts: Map<string, number>;
  /** runNames */
  readonly stopping: Set<string>;
  /** agents that could be given a run now */
  readonly hungry: Set<string>;
  /** runs that each ledger has in memory */
  readonly ledgerCounts: Map<Ledger, number>;
};

export function stateOf(rows: LiveRows, nowMs: number): State {
  const state: State = {
    meta: rows.meta,
    runs: new Map(),
    attempts: new Map(),
    agents: new Map(),
    clients: new Map(),
    tokens: new Map(),
    submissions: new Map(),
    links: new Map(),
    listed: new Map(),
    graceEnds: new Map(),
    clockMs: nowMs,
    cancelsSentMs: nowMs,
    diskFull: "",
    ready: new Map(),
    due: new Ordered((a: Run, b: Run) => a.startAtMs - b.startAtMs || byNumber(a, b)),
    startBys: new Ordered((a: Run, b: Run) => a.startByMs - b.startByMs || byNumber(a, b)),
    tokenEnds: new Ordered(
      (a: JoinToken, b: JoinToken) => a.expiresAtMs - b.expiresAtMs || byText(a.id, b.id),
    ),
    keyEnds: new Ordered((a: Submission, b: Submission) => a.atMs - b.atMs || byText(a.key, b.key)),
    held: new Map(),
    open: new Map(),
    liveCounts: new Map(),
    stopping: new Set(),
    hungry: new Set(),
    ledgerCounts: new Map(),
  };
  for (const agent of rows.agents) {
    apply(state, { kind: "agent", agent });
    // Nobody is connected yet; the grace counts from this start, not from when the agent was last seen.
    state.graceEnds.set(agent.name, nowMs + limits.lostGraceMs);
  }
  for (const run of rows.runs) apply(state, { kind: "run", run });
  for (const attempt of rows.attempts) apply(state, { kind: "attempt", attempt });
  for (const client of rows.clients) apply(state, { kind: "client", client });
  for (const token of rows.tokens) apply(state, { kind: "token", token });
  for (const submission of rows.submissions) apply(state, { kind: "submission", submission });
  return state;
}

/** Puts one change into memory. Idempotent. `undo` collects what takes it back. */
export function apply(state: State, change: Change | PassingChange, undo: Undo[] = []): void {
  switch (change.kind) {
    case "meta": {
      const before = state.meta;
      undo.push(() => {
        state.meta = before;
      });
      state.meta = change.meta;
      return;
    }
    case "run": {
      const before = state.runs.get(runName(change.run.ledger, change.run.run));
      setRun(state, runName(change.run.ledger, change.run.run), change.run, undo);
      if (before !== undefined && before.attempt < change.run.attempt) dropForgotten(state, before, undo);
      return;
    }
    case "attempt":
      return applyAttempt(state, change.attempt, undo);
    case "journal":
      return; // The journal is in the store alone.
    case "agent":
      return setAgent(state, change.agent.name, change.agent, undo);
    case "client":
      return setRow(state.clients, change.client.name, change.client, undo);
    case "token":
      return setToken(state, change.token.id, change.token, undo);
    case "token_gone":
      return setToken(state, change.id, undefined, undo);
    case "submission":
      return setSubmission(state, change.submission.key, change.submission, undo);
    case "submission_gone":
      return setSubmission(state, change.key, undefined, undo);
    case "settled":
      return applySettled(state, change.ledger, change.run, undo);
    default:
      applyPassing(state, change, undo);
  }
}

function applyAttempt(state: State, attempt: Attempt, undo: Undo[]): void {
  const run = state.runs.get(runName(attempt.ledger, attempt.run));
  const over = run === undefined || (attempt.forgotten && attempt.attempt < run.attempt);
  setAttempt(state, attemptName(attempt), over ? undefined : attempt, undo);
}

function applySettled(state: State, ledger: Ledger, run: number, undo: Undo[]): void {
  const row = state.runs.get(runName(ledger, run));
  if (row === undefined) return;
  // Older attempts left memory when they were forgotten; the newest goes now.
  if (row.attempt > 0) setAttempt(state, attemptName({ ledger, run, attempt: row.attempt }), undefined, undo);
  setRun(state, runName(ledger, run), undefined, undo);
}

function dropForgotten(state: State, run: Run, undo: Undo[]): void {
  if (run.attempt === 0) return;
  const name = attemptName(run);
  if (state.attempts.get(name)?.forgotten === true) setAttempt(state, name, undefined, undo);
}

function applyPassing(state: State, change: PassingChange, undo: Undo[]): void {
  switch (change.kind) {
    case "link": {
      const { link } = change;
      undo.push(() => refresh(state, link.agent));
      setRow(state.links, link.agent, link, undo);
      setRow(state.listed, link.agent, link.resynced ? undefined : new Set(), undo);
      setRow(state.graceEnds, link.agent, undefined, undo);
      refresh(state, link.agent);
      return;
    }
    case "link_gone":
      undo.push(() => refresh(state, change.agent));
      setRow(state.links, change.agent, undefined, undo);
      setRow(state.listed, change.agent, undefined, undo);
      setRow(state.graceEnds, change.agent, change.graceEndsMs, undo);
      refresh(state, change.agent);
      return;
    case "listed":
      addTo(state.listed.get(change.agent), change.name, undo);
      return;
    case "grace_over":
      setRow(state.graceEnds, change.agent, undefined, undo);
      return;
    case "clock":
      return setClock(state, change.atMs, undo);
    case "cancels_sent": {
      const before = state.cancelsSentMs;
      undo.push(() => {
        state.cancelsSentMs = before;
      });
      state.cancelsSentMs = change.atMs;
      return;
    }
    case "disk_full": {
      const before = state.diskFull;
      undo.push(() => setDiskFull(state, before));
      setDiskFull(state, change.path);
    }
  }
}

function setDiskFull(state: State, path: string): void {
  state.diskFull = path;
  for (const agent of state.agents.keys()) refresh(state, agent);
}

/** The run people mean by a number: in the newest ledger that has it in memory. */
export function runByNumber(state: State, run: number): Run | undefined {
  const { ledger, ledgersBefore } = state.meta;
  const known = [ledger, ...ledgersBefore.toReversed()];
  // Adopted runs may be of a ledger that this database never had.
  for (const other of state.ledgerCounts.keys()) if (!known.includes(other)) known.push(other);
  for (const each of known) {
    const row = state.runs.get(runName(each, run));
    if (row !== undefined) return row;
  }
  return undefined;
}
