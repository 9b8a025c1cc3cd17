// A small world around the core for its tests: a state on which inputs are stepped and applied as the engine
// does, with what came out kept for the asking; and makers of rows and reports. No sockets, no clock but the
// one the test turns. The danger: a world that repaired what the core forgot would hide it; it does nothing
// but step, apply and remember.
import type { Change } from "../../scheduler/core/changes.ts";
import type { Effect } from "../../scheduler/core/effects.ts";
import type { AttemptReport, Hello, Input, SubmitItem, Verdict } from "../../scheduler/core/inputs.ts";
import type {
  Agent,
  Exit,
  JournalEntry,
  LiveRows,
  LogTotals,
  RetryRule,
  Run,
  RunState,
} from "../../scheduler/core/model.ts";
import type { PassingChange } from "../../scheduler/core/passing.ts";
import { wakeAt } from "../../scheduler/core/schedule.ts";
import { apply, runByNumber, type State, stateOf } from "../../scheduler/core/state.ts";
import { step } from "../../scheduler/core/step.ts";
import { newMeta } from "../../scheduler/store/memory.ts";

export const LEDGER = "a".repeat(32);
export const OLD_LEDGER = "0".repeat(32);
export const SPOOL = "5".repeat(32);
export const OTHER_SPOOL = "6".repeat(32);
export const SPEC = "c".repeat(64);
export const START_MS = 1_700_000_000_000;

export function agentRow(name: string, more: Partial<Agent> = {}): Agent {
  return {
    name,
    agentId: `id-${name}`,
    joinedAtMs: 1,
    joinedBy: "claimed ann",
    addresses: [],
    spkiSha256: "d".repeat(64),
    certificateEndsMs: START_MS * 2,
    revoked: false,
    nextSeq: 1,
    spoolId: "",
    build: "",
    mode: "owner",
    owner: "ann",
    maxRuns: 2,
    bootIdentity: "",
    sinceMs: 0,
    note: "",
    drained: false,
    drainBy: "",
    drainAtMs: 0,
    drainReason: "",
    ...more,
  };
}

export function emptyRows(agents: readonly Agent[] = [agentRow("web-1")]): LiveRows {
  const meta = { ...newMeta(LEDGER, "e".repeat(32), 7), fence: 1 };
  return { meta, runs: [], attempts: [], agents, clients: [], tokens: [], submissions: [] };
}

/** No retries unless it says so; the wait does not double and any failure counts. */
export function retryRule(more: Partial<RetryRule> = {}): RetryRule {
  return { retriesMax: 0, delayMs: 1000, delayMsMax: 1000, on: [], ...more };
}

export type Submit = Extract<Input, { kind: "submit" }>;

export function submission(more: Partial<Submit> = {}, item: Partial<SubmitItem> = {}): Submit {
  const one: SubmitItem = {
    agent: "web-1",
    job: "backup",
    requestedUser: "",
    method: "UnixShell",
    specSha256: SPEC,
    specBytes: 100,
    proof: "",
    proofSha256: "",
    rerunnable: false,
    ...item,
  };
  return {
    kind: "submit",
    by: "claimed ann",
    key: "",
    contentSha256: "f".repeat(64),
    items: [one],
    queue: "",
    priority: 0,
    startAtMs: 0,
    startByMs: 0,
    retry: retryRule(),
    hold: false,
    restartOf: 0,
    ...more,
  };
}

export function hello(more: Partial<Hello> = {}): Hello {
  const base = {
    build: "0.1.0",
    mode: "owner",
    owner: "ann",
    maxRuns: 2,
    bootIdentity: "boot",
    spoolId: SPOOL,
    marks: [],
  };
  return { ...base, ...more };
}

export function exitOf(more: Partial<Exit> = {}): Exit {
  return {
    kind: "exit",
    status: 0,
    signal: 0,
    reason: "",
    detail: "",
    coreDumped: false,
    utimeUs: 1,
    stimeUs: 1,
    maxrssKb: 1,
    startedAtMs: START_MS,
    endedAtMs: START_MS + 5,
    processesEnded: 0,
    processesLeft: 0,
    leftPids: [],
    ...more,
  };
}

export function totals(frameBytes = 120, more: Partial<LogTotals> = {}): LogTotals {
  const digest = "b".repeat(64);
  return {
    frameBytes,
    frameSha256: digest,
    stdoutBytes: frameBytes,
    stdoutSha256: digest,
    stderrBytes: 0,
    stderrSha256: digest,
    stdoutCut: 0,
    stderrCut: 0,
    ...more,
  };
}

export type Phase = AttemptReport["phase"];

export class World {
  state: State;
  nowMs = START_MS;
  readonly changes: Change[] = [];
  readonly passing: PassingChange[] = [];
  effects: Effect[] = [];
  #links = 0;

  constructor(rows: LiveRows = emptyRows()) {
    this.state = stateOf(rows, this.nowMs);
  }

  /** Steps and applies; ticks as long as something is due, as a turn of the engine does. */
  take(input: Input): Verdict {
    const verdict = this.takeOne(input);
    for (let ticks = 0; ticks < 50 && (wakeAt(this.state) ?? Infinity) <= this.nowMs; ticks++)
      this.takeOne({ kind: "tick" });
    return verdict;
  }

  takeOne(input: Input): Verdict {
    const { changes, passing, effects, verdict } = step(this.state, input, this.nowMs);
    for (const change of [...changes, ...passing]) apply(this.state, change);
    this.changes.push(...changes);
    this.passing.push(...passing);
    this.effects.push(...effects);
    return verdict;
  }

  /** Time passes, with every tick that was asked for on the way. */
  pass(ms: number): void {
    const endMs = this.nowMs + ms;
    for (let turns = 0; turns < 1000; turns++) {
      const atMs = wakeAt(this.state);
      if (atMs === undefined || atMs > endMs) break;
      this.nowMs = Math.max(this.nowMs, atMs);
      this.takeOne({ kind: "tick" });
    }
    this.nowMs = endMs;
  }

  /** Connects; the agent tells nothing unless `listed` says so. Answers the link. */
  connect(
    agent = "web-1",
    more: Partial<Hello> = {},
    listed: readonly [number, Phase, Partial<AttemptReport>?][] = [],
  ): number {
    const link = this.up(agent, more);
    for (const [run, phase, word] of listed) this.report(run, phase, word ?? {}, agent);
    this.take({ kind: "resync_end", agent, link });
    return link;
  }

  up(agent = "web-1", more: Partial<Hello> = {}): number {
    this.#links++;
    this.take({ kind: "link_up", agent, link: this.#links, hello: hello(more) });
    return this.#links;
  }

  down(agent = "web-1"): void {
    const link = this.state.links.get(agent)?.link ?? 0;
    this.take({ kind: "link_down", agent, link, why: "test" });
  }

  submit(more: Partial<Submit> = {}, item: Partial<SubmitItem> = {}): number {
    const verdict = this.take(submission(more, item));
    if (!verdict.ok) throw new Error(`refused: ${verdict.reason} ${verdict.detail}`);
    return verdict.runs[0] ?? 0;
  }

  report(run: number, phase: Phase, more: Partial<AttemptReport> = {}, agent = "web-1"): void {
    const row = runByNumber(this.state, run);
    const key = { ledger: row?.ledger ?? LEDGER, run, attempt: row?.attempt ?? 1 };
    const link = this.state.links.get(agent)?.link ?? 0;
    const ends = phase === "ended" || phase === "closed";
    const report: AttemptReport = {
      key,
      phase,
      seq: this.state.attempts.get(`${key.ledger}/${run}.${key.attempt}`)?.seq ?? 1,
      reason: "",
      permanent: false,
      detail: "",
      pid: phase === "accepted" ? 0 : 77,
      startedAtMs: phase === "started" || ends ? START_MS : 0,
      exit: ends ? exitOf() : null,
      log: phase === "closed" ? totals(0) : null,
      unsupervised: false,
      stalled: false,
      stopping: false,
      survivors: [],
      warnings: [],
      ...more,
    };
    this.take({ kind: "report", agent, link, report });
  }

  /** A run brought into a live state on a connected agent, or lost with it. */
  runIn(state: RunState, more: Partial<Submit> = {}, item: Partial<SubmitItem> = {}): number {
    if (!this.state.links.has("web-1")) this.connect();
    const run = this.submit(more, item);
    if (state === "starting") return run;
    this.report(run, "started");
    if (state === "stopping") this.take({ kind: "cancel", run, by: "ann", reason: "" });
    if (state === "lost") {
      this.down();
      this.pass(11_000);
    }
    return run;
  }

  row(run: number): Run | undefined {
    return runByNumber(this.state, run) ?? this.rowsOf(run).at(-1);
  }

  /** Every row of the run that a step wrote, oldest first: also when it has left memory. */
  rowsOf(run: number): Run[] {
    return this.changes.flatMap((change) =>
      change.kind === "run" && change.run.run === run ? [change.run] : [],
    );
  }

  journal(run: number): JournalEntry[] {
    return this.changes.flatMap((change) =>
      change.kind === "journal" && change.entry.run === run ? [change.entry] : [],
    );
  }

  /** `event: from>to` of the run's journal. */
  story(run: number): string {
    return this.journal(run)
      .map(({ event, to }) => `${event}>${to}`)
      .join(" ");
  }

  /** The effects since the last asking, by kind. */
  drain(): Effect[] {
    const all = this.effects;
    this.effects = [];
    return all.filter((effect) => effect.kind !== "run_changed");
  }

  kinds(): string {
    return this.drain()
      .map(({ kind }) => kind)
      .join(" ");
  }
}
