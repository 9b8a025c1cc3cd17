// The indexes of the live state and the primitives that keep them in step with the rows: each sets one row
// and tells how to take it back. It owns no rule. Called by state.ts (`apply`) alone. The danger:
// `unindexRun` must see the state exactly as `indexRun` left it, so `clockMs` moves in `setClock` only.
import type { Agent, Attempt, JoinToken, Run, Submission } from "./model.ts";
import { Ordered } from "./ordered.ts";
import { isLive } from "./run-machine.ts";
import type { State } from "./state.ts";

/** Takes one change back. Called in reverse order, before anything else is applied. */
export type Undo = () => void;

export function runName(ledger: string, run: number): string {
  return `${ledger}/${run}`;
}

/**
 * Moves the queued runs whose time has come from `due` to `ready`; and back, those whose time is still to
 * come on a clock that was set back.
 */
export function setClock(state: State, atMs: number, undo: Undo[]): void {
  const before = state.clockMs;
  if (atMs === before) return;
  const now: Run[] = [];
  for (const run of state.due) {
    if (run.startAtMs > atMs) break;
    if (run.state === "queued") now.push(run);
  }
  if (atMs < before)
    for (const queue of state.ready.values())
      for (const run of queue) if (run.startAtMs > atMs) now.push(run);
  const moveTo = (clockMs: number): void => {
    for (const run of now) unindexRun(state, run);
    state.clockMs = clockMs;
    for (const run of now) indexRun(state, run);
    for (const agent of new Set(now.map((run) => run.agent))) refresh(state, agent);
  };
  moveTo(atMs);
  undo.push(() => moveTo(before));
}

export function setRun(state: State, name: string, row: Run | undefined, undo: Undo[]): void {
  const before = state.runs.get(name);
  replaceRun(state, name, before, row);
  undo.push(() => replaceRun(state, name, row, before));
}

function replaceRun(state: State, name: string, before: Run | undefined, row: Run | undefined): void {
  if (before !== undefined) unindexRun(state, before);
  if (row === undefined) state.runs.delete(name);
  else {
    state.runs.set(name, row);
    indexRun(state, row);
  }
  const agent = row?.agent ?? before?.agent;
  if (agent !== undefined) refresh(state, agent);
}

function indexRun(state: State, run: Run): void {
  const name = runName(run.ledger, run.run);
  count(state.ledgerCounts, run.ledger, 1);
  if (isLive(run.state)) count(state.liveCounts, run.agent, 1);
  if (run.state === "stopping") state.stopping.add(name);
  if (run.state === "timed" || isDelayed(state, run)) state.due.add(run);
  else if (run.state === "queued") {
    const queue = state.ready.get(run.agent) ?? new Ordered<Run>(byRank);
    queue.add(run);
    state.ready.set(run.agent, queue);
  }
  if (run.state === "queued" && run.startByMs > 0) state.startBys.add(run);
}

function unindexRun(state: State, run: Run): void {
  count(state.ledgerCounts, run.ledger, -1);
  if (isLive(run.state)) count(state.liveCounts, run.agent, -1);
  state.stopping.delete(runName(run.ledger, run.run));
  if (run.state === "timed" || isDelayed(state, run)) state.due.delete(run);
  else if (run.state === "queued") {
    const queue = state.ready.get(run.agent);
    queue?.delete(run);
    if (queue?.size === 0) state.ready.delete(run.agent);
  }
  if (run.state === "queued" && run.startByMs > 0) state.startBys.delete(run);
}

function isDelayed(state: State, run: Run): boolean {
  return run.state === "queued" && run.startAtMs > state.clockMs;
}

export function setAttempt(state: State, name: string, row: Attempt | undefined, undo: Undo[]): void {
  const before = state.attempts.get(name);
  replaceAttempt(state, name, before, row);
  undo.push(() => replaceAttempt(state, name, row, before));
}

function replaceAttempt(
  state: State,
  name: string,
  before: Attempt | undefined,
  row: Attempt | undefined,
): void {
  if (before !== undefined && !before.forgotten) {
    count(state.open, runName(before.ledger, before.run), -1);
    const names = state.held.get(before.agent);
    names?.delete(name);
    if (names?.size === 0) state.held.delete(before.agent);
  }
  if (row === undefined) {
    state.attempts.delete(name);
    return;
  }
  state.attempts.set(name, row);
  if (row.forgotten) return;
  count(state.open, runName(row.ledger, row.run), 1);
  const names = state.held.get(row.agent) ?? new Set<string>();
  state.held.set(row.agent, names.add(name));
}

export function setAgent(state: State, name: string, row: Agent, undo: Undo[]): void {
  undo.push(() => refresh(state, name));
  setRow(state.agents, name, row, undo);
  refresh(state, name);
}

export function setToken(state: State, id: string, row: JoinToken | undefined, undo: Undo[]): void {
  const before = state.tokens.get(id);
  setRow(state.tokens, id, row, undo);
  swap(state.tokenEnds, before, row, undo);
}

export function setSubmission(state: State, key: string, row: Submission | undefined, undo: Undo[]): void {
  const before = state.submissions.get(key);
  setRow(state.submissions, key, row, undo);
  swap(state.keyEnds, before, row, undo);
}

/** Whether the agent could be given a run now. */
export function refresh(state: State, name: string): void {
  const agent = state.agents.get(name);
  const free = agent !== undefined && (state.liveCounts.get(name) ?? 0) < agent.maxRuns;
  const able = free && !agent.drained && state.links.get(name)?.resynced === true && state.diskFull === "";
  if (able && state.ready.has(name)) state.hungry.add(name);
  else state.hungry.delete(name);
}

export function setRow<T>(rows: Map<string, T>, key: string, row: T | undefined, undo: Undo[]): void {
  const before = rows.get(key);
  if (row === undefined) rows.delete(key);
  else rows.set(key, row);
  undo.push(() => {
    if (before === undefined) rows.delete(key);
    else rows.set(key, before);
  });
}

function swap<T>(index: Ordered<T>, before: T | undefined, row: T | undefined, undo: Undo[]): void {
  if (before !== undefined) index.delete(before);
  if (row !== undefined) index.add(row);
  undo.push(() => {
    if (row !== undefined) index.delete(row);
    if (before !== undefined) index.add(before);
  });
}

export function addTo(names: Set<string> | undefined, name: string, undo: Undo[]): void {
  if (names === undefined || names.has(name)) return;
  names.add(name);
  undo.push(() => names.delete(name));
}

function count(counts: Map<string, number>, key: string, by: number): void {
  const value = (counts.get(key) ?? 0) + by;
  if (value === 0) counts.delete(key);
  else counts.set(key, value);
}

/** Higher priority first, then the older run. */
function byRank(a: Run, b: Run): number {
  return b.priority - a.priority || byNumber(a, b);
}

export function byNumber(a: Run, b: Run): number {
  return a.run - b.run || byText(a.ledger, b.ledger);
}

export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
