// One step in the making: what it reads (the state, and over it what the step itself has put), and what it
// answers. `move` is the one place where a run changes state: it asks the table, moves run and newest attempt
// together and writes the journal row. It owns no policy. Called by every file of core that decides; step.ts
// finishes it. I2 holds here by construction: a run and its newest attempt are always written in one piece.
import { type AttemptKey, attemptName } from "../../proto/common/ids.ts";
import type { Change } from "./changes.ts";
import type { Effect } from "./effects.ts";
import { runName } from "./indexes.ts";
import type { Verdict } from "./inputs.ts";
import type {
  Agent,
  Attempt,
  AttemptState,
  Client,
  JoinToken,
  JournalEntry,
  Meta,
  Run,
  RunEvent,
  RunState,
  Submission,
} from "./model.ts";
import type { Link, PassingChange } from "./passing.ts";
import { isLive, isTerminal, nextState } from "./run-machine.ts";
import type { State } from "./state.ts";

/**
 * What a step answers: rows for the store, rows for memory alone, what to do after the commit, what to tell
 * the caller.
 */
export type Step = {
  readonly changes: readonly Change[];
  readonly passing: readonly PassingChange[];
  readonly effects: readonly Effect[];
  readonly verdict: Verdict;
};

type Move = {
  /** who: "scheduler", "agent NAME", or the person */
  readonly by: string;
  readonly reason?: string;
  readonly run?: Partial<Run>;
  readonly attempt?: Partial<Attempt>;
  /** the attempt's own end, where it is not the run's */
  readonly attemptState?: AttemptState;
};

export class Draft {
  readonly state: Readonly<State>;
  readonly nowMs: number;
  #meta: Meta | undefined;
  readonly #runs = new Map<string, Run>();
  readonly #attempts = new Map<string, Attempt>();
  readonly #agents = new Map<string, Agent>();
  readonly #links = new Map<string, Link>();
  readonly #journal: JournalEntry[] = [];
  readonly #others: Change[] = [];
  readonly #passing: PassingChange[] = [];
  readonly #effects: Effect[] = [];
  /** by agent: live runs more (or less) than the state counts */
  readonly #liveMore = new Map<string, number>();
  /** by runName: open attempts more (or less) than the state counts */
  readonly #openMore = new Map<string, number>();

  constructor(state: Readonly<State>, nowMs: number) {
    this.state = state;
    this.nowMs = nowMs;
  }

  get meta(): Meta {
    return this.#meta ?? this.state.meta;
  }

  putMeta(more: Partial<Meta>): void {
    this.#meta = { ...this.meta, ...more };
  }

  run(ledger: string, run: number): Run | undefined {
    const name = runName(ledger, run);
    return this.#runs.get(name) ?? this.state.runs.get(name);
  }

  attempt(key: AttemptKey): Attempt | undefined {
    const name = attemptName(key);
    return this.#attempts.get(name) ?? this.state.attempts.get(name);
  }

  /** The attempt that the run's state speaks of. */
  newest(run: Run): Attempt | undefined {
    return run.attempt === 0 ? undefined : this.attempt(run);
  }

  agent(name: string): Agent | undefined {
    return this.#agents.get(name) ?? this.state.agents.get(name);
  }

  link(agent: string): Link | undefined {
    return this.#links.get(agent) ?? this.state.links.get(agent);
  }

  liveCount(agent: string): number {
    return (this.state.liveCounts.get(agent) ?? 0) + (this.#liveMore.get(agent) ?? 0);
  }

  putRun(row: Run): Run {
    const before = this.run(row.ledger, row.run);
    const more = Number(isLive(row.state)) - Number(before !== undefined && isLive(before.state));
    if (more !== 0) this.#liveMore.set(row.agent, (this.#liveMore.get(row.agent) ?? 0) + more);
    this.#runs.set(runName(row.ledger, row.run), row);
    return row;
  }

  /** Nothing when the row says nothing new. */
  putAttempt(row: Attempt): Attempt {
    const before = this.attempt(row);
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(row)) return before;
    const more = Number(!row.forgotten) - Number(before !== undefined && !before.forgotten);
    const name = runName(row.ledger, row.run);
    if (more !== 0) this.#openMore.set(name, (this.#openMore.get(name) ?? 0) + more);
    this.#attempts.set(attemptName(row), row);
    return row;
  }

  putAgent(row: Agent): Agent {
    this.#agents.set(row.name, row);
    return row;
  }

  putLink(link: Link): void {
    this.#links.set(link.agent, link);
    this.#passing.push({ kind: "link", link });
  }

  putClient(client: Client): void {
    this.#others.push({ kind: "client", client });
  }

  putToken(token: JoinToken): void {
    this.#others.push({ kind: "token", token });
  }

  dropToken(id: string): void {
    this.#others.push({ kind: "token_gone", id });
  }

  putSubmission(submission: Submission): void {
    this.#others.push({ kind: "submission", submission });
  }

  dropSubmission(key: string): void {
    this.#others.push({ kind: "submission_gone", key });
  }

  pass(change: PassingChange): void {
    this.#passing.push(change);
  }

  emit(effect: Effect): void {
    this.#effects.push(effect);
  }

  note(run: Run, from: RunState | "", event: JournalEntry["event"], how: Move): void {
    this.#journal.push({
      ledger: run.ledger,
      run: run.run,
      attempt: run.attempt,
      atMs: this.nowMs,
      from,
      event,
      to: run.state,
      by: how.by,
      reason: how.reason ?? "",
    });
  }

  /** Moves the run by an event that the table must have: policy asks `can` first where it may not. */
  move(run: Run, event: RunEvent, how: Move): Run {
    const to = nextState(run.state, event);
    if (to === undefined) throw new Error(`bug: event ${event} in state ${run.state} of run ${run.run}`);
    const row = this.putRun({
      ...run,
      state: to,
      reason: how.reason ?? "",
      endedAtMs: isTerminal(to) ? this.nowMs : 0,
      ...how.run,
    });
    const attempt = isLive(run.state) ? this.newest(run) : undefined;
    if (attempt !== undefined) this.putAttempt(moved(attempt, to, how, this.nowMs));
    this.note(row, run.state, event, how);
    return row;
  }

  /** The next of the seeded numbers in [0, 1): mulberry32. The generator's state is stored with the step. */
  random(): number {
    const seed = (this.meta.seed + 0x6d2b79f5) >>> 0;
    this.putMeta({ seed });
    let value = Math.imul(seed ^ (seed >>> 15), seed | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  }

  finish(verdict: Verdict): Step {
    const changes: Change[] = [];
    if (this.#meta !== undefined) changes.push({ kind: "meta", meta: this.#meta });
    for (const agent of this.#agents.values()) changes.push({ kind: "agent", agent });
    for (const run of this.#runs.values()) changes.push({ kind: "run", run });
    for (const attempt of this.#attempts.values()) changes.push({ kind: "attempt", attempt });
    for (const entry of this.#journal) changes.push({ kind: "journal", entry });
    changes.push(...this.#others, ...this.#settled());
    const seen = new Set<number>();
    for (const { run } of [...this.#runs.values(), ...this.#attempts.values()]) seen.add(run);
    for (const run of seen) this.#effects.push({ kind: "run_changed", run });
    return { changes, passing: this.#passing, effects: this.#effects, verdict };
  }

  /** Runs that this step brought to their very end: terminal, and every attempt forgotten by its agent. */
  #settled(): Change[] {
    const settled: Change[] = [];
    const names = new Set(this.#runs.keys());
    for (const attempt of this.#attempts.values()) names.add(runName(attempt.ledger, attempt.run));
    for (const name of names) {
      const run = this.#runs.get(name) ?? this.state.runs.get(name);
      const open = (this.state.open.get(name) ?? 0) + (this.#openMore.get(name) ?? 0);
      if (run === undefined || !isTerminal(run.state) || open > 0) continue;
      settled.push({ kind: "settled", ledger: run.ledger, run: run.run });
    }
    return settled;
  }
}

/**
 * The attempt after its run has moved to `to`. A terminal attempt never comes here again: `move` is for live
 * runs' attempts.
 */
function moved(attempt: Attempt, to: RunState, how: Move, nowMs: number): Attempt {
  const row = { ...attempt, reason: how.reason ?? "", ...how.attempt };
  if (isLive(to)) return { ...row, state: how.attemptState ?? (to as AttemptState) };
  const end = to === "queued" ? "refused" : to === "timed" ? "failed" : (to as AttemptState);
  const endedAtMs = row.exit === null || row.exit.endedAtMs === 0 ? nowMs : row.exit.endedAtMs;
  const over = { ...row, state: how.attemptState ?? end, endedAtMs, stalled: false, unsupervised: false };
  // The agent's own word that nothing was started: there is no output to wait for. In any other case there
  // may be some.
  if (over.logState === "outstanding" && over.phase === "refused") return { ...over, logState: "none" };
  return over;
}

/** The host reported that exec succeeded: there may be output. */
export function hasBegun(attempt: Attempt): boolean {
  const { phase, exit, pid, state } = attempt;
  if (exit?.kind === "reason") return false;
  if (state === "executing" || pid > 0) return true;
  return phase === "started" || attempt.startedAtMs > 0 || exit !== null || attempt.logStoredBytes > 0;
}
