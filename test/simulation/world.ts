// One simulated world: a scheduler (real engine and core), two to four hosts (real run-book), people, faults,
// and the checkers that watch. A seed and a list of stimuli give one world, always the same. Called by
// simulate.ts. The danger: real time or real promises inside; the only wait is for microtasks, which have no
// order but their own.
import type { Input } from "../../scheduler/core/inputs.ts";
import type { Run } from "../../scheduler/core/model.ts";
import { runByNumber } from "../../scheduler/core/state.ts";
import type { State } from "../../scheduler/core/state.ts";
import { violations } from "../../scheduler/core/invariants.ts";
import type { Step } from "../../scheduler/core/draft.ts";
import {
  atStart,
  journalled,
  orderedOnce,
  reopenedByPeople,
  runsMatchAttempts,
  saysTheTruth,
  showsTheStart,
  staysOver,
  withinSlots,
} from "./checkers/attempts.ts";
import { nameOfRun, record, reload } from "./checkers/history.ts";
import type { History, RowRules, Violation } from "./checkers/history.ts";
import { completeMeansAll, damagedMeansLost, promisesKept, storedIsTrue } from "./checkers/logs.ts";
import {
  everythingEnded,
  honoured,
  isRequest,
  refusalIsNoFailure,
  staysCancelled,
  staysDrained,
  wordsAreKept,
} from "./checkers/promises.ts";
import { inflict } from "./faults.ts";
import { ModelAgent } from "./model-agent.ts";
import type { Send } from "./model-agent.ts";
import { ModelDisk } from "./model-disk.ts";
import { newSpool } from "./model-monitor.ts";
import type { Machine } from "./model-monitor.ts";
import { ModelScheduler } from "./model-scheduler.ts";
import { People } from "./people.ts";
import { Prng } from "./prng.ts";
import { isFault } from "./stimuli.ts";
import type { Stimulus } from "./stimuli.ts";
import { Timeline } from "./timeline.ts";
import { Truth } from "./truth.ts";

const rules: RowRules = {
  attempt: [staysOver, saysTheTruth, showsTheStart, completeMeansAll, damagedMeansLost, staysDrained],
  run: [reopenedByPeople, journalled],
  journal: [staysCancelled, refusalIsNoFailure, wordsAreKept],
  commit: [runsMatchAttempts, withinSlots],
};

/** After the last fault: every back-off, grace, time of a job and reconnection fits in many times over. */
const settleMs = 30 * 60_000;

/** No world takes more steps than this; one that does is a bug of its own. */
const stepsMax = 2_000_000;

/**
 * Which checkers are heard. Most faults break several promises; one that is always the second to find it has
 * to be asked alone. `bug` is always heard: after it the world is not one.
 */
export type Heeded = (checker: string) => boolean;

export class World {
  readonly prng: Prng;
  readonly timeline = new Timeline(1_800_000_000_000);
  readonly truth = new Truth();
  readonly disk: ModelDisk;
  readonly scheduler: ModelScheduler;
  readonly agents: ModelAgent[] = [];
  readonly people: People;
  readonly history: History;
  readonly found: Violation[] = [];
  /** cells of the run table that were passed, as `state event` */
  readonly cells = new Set<string>();
  turns = 0;
  restored = false;
  readonly #states = new Map<string, Run["state"]>();
  readonly #heeded: Heeded;

  constructor(seed: number, heeded: Heeded = () => true) {
    this.#heeded = heeded;
    this.prng = new Prng(seed);
    this.disk = new ModelDisk(this.prng.hex(32), this.prng.hex(32), seed);
    const observed = {
      committed: (changes: Parameters<typeof record>[1]) => {
        this.turns++;
        record(this.history, changes, rules);
        // The first step of a life is not observed. No turn runs during a commit, so the others are as they
        // were.
        for (const change of changes) {
          if (change.kind === "run") this.#states.set(nameOfRun(change.run), change.run.state);
        }
      },
      booted: () => this.#booted(),
      stepped: (state: Readonly<State>, input: Input, answer: Step) => this.#stepped(state, input, answer),
      fault: (what: string) => this.violate("bug", what),
    };
    const { disk, timeline, prng, truth } = this;
    this.scheduler = new ModelScheduler({ disk, timeline, prng, observed });
    const names = Array.from({ length: this.prng.int(2, 4) }, (_, at) => `agent-${at + 1}`);
    this.history = {
      ...{ truth, disk, runs: new Map(), attempts: new Map(), journal: [], maxRuns: new Map() },
      violate: (checker, what) => this.violate(checker, what),
    };
    for (const name of names) this.addAgent(name, this.prng.int(1, 4), newSpool(this.prng.hex(32)));
    this.people = new People({ scheduler: this.scheduler, timeline, truth, disk, agents: names }, seed);
    truth.onStart = (real) => atStart(this.history, real);
    reload(this.history);
  }

  violate(checker: string, what: string): void {
    if (checker === "bug" || this.#heeded(checker)) this.found.push({ checker, what });
  }

  addAgent(name: string, maxRuns: number, spool: Machine["spool"]): ModelAgent {
    const { timeline, prng, truth } = this;
    const machine: Machine = {
      ...{ name, timeline, prng, truth, spool, boot: prng.hex(8), running: new Map(), nextPid: 100, maxRuns },
      wake: () => undefined,
    };
    const send: Send = (connection, message) => this.scheduler.send(connection, message);
    const agent = new ModelAgent(machine, (each) => this.scheduler.accept(each), send);
    this.agents.push(agent);
    (this.history.maxRuns as Map<string, number>).set(name, maxRuns);
    if (this.disk.database.agents.has(name)) return agent;
    const blank = {
      agentId: name,
      joinedAtMs: 1,
      joinedBy: "bob",
      addresses: [],
      spkiSha256: "",
      certificateEndsMs: 0,
      revoked: false,
    };
    const empty = { build: "", mode: "", owner: "", maxRuns: 0, bootIdentity: "", sinceMs: 0, note: "" };
    const open = { drained: false, drainBy: "", drainAtMs: 0, drainReason: "" };
    const row = { name, ...blank, nextSeq: 1, spoolId: "", sealingKey: "", ...empty, ...open };
    this.disk.database.put({ kind: "agent", agent: row });
    return agent;
  }

  /**
   * Plays the whole list, lets the world come to rest, and asks the last questions. Stops at the first
   * violation.
   */
  async play(stimuli: readonly Stimulus[]): Promise<void> {
    const always = { alive: true };
    this.scheduler.start();
    for (const agent of this.agents) agent.start();
    for (const stimulus of stimuli)
      this.timeline.at(this.timeline.nowMs + stimulus.atMs, always, () => this.#apply(stimulus));
    const lastMs = this.timeline.nowMs + (stimuli.at(-1)?.atMs ?? 0) + 20_000;
    await this.#run(lastMs, () => false);
    this.#heal();
    await this.#run(this.timeline.nowMs + settleMs, () => this.#isQuiet());
    if (this.found.length > 0) return;
    for (const what of this.truth.broken) this.violate("I11", what);
    storedIsTrue(this.history);
    promisesKept(this.history);
    everythingEnded(this.history);
  }

  async #run(untilMs: number, isDone: () => boolean): Promise<void> {
    for (let steps = 0; this.timeline.nowMs < untilMs && this.found.length === 0 && !isDone(); steps++) {
      if (steps > stepsMax) return this.violate("bug", "the world does not come to an end");
      if (!this.timeline.step()) return;
      // Every microtask that this event has caused runs before the next event.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  #apply(stimulus: Stimulus): void {
    const { kind, salt } = stimulus;
    if (isFault(kind)) return inflict(this, kind, new Prng(salt));
    if (kind === "submit") return this.people.submit(salt);
    if (kind === "resubmit") return this.people.resubmit(salt);
    if (kind === "drain" || kind === "resume") return this.people.mark(kind, salt);
    this.people.ask(kind as "cancel", salt);
  }

  /**
   * The faults are over: whatever is down comes up, twins of agents are gone, and people release and resume
   * what they held and drained.
   */
  #heal(): void {
    this.scheduler.start();
    for (const agent of this.agents) agent.start();
    const again = (): void => {
      this.scheduler.start();
      this.people.releaseAll();
      this.people.resumeAll();
      this.timeline.after(10_000, { alive: true }, again);
    };
    again();
  }

  #isQuiet(): boolean {
    const { settled } = this.disk.database;
    for (const [name, run] of this.history.runs) {
      if (!settled.has(name) && !this.truth.clonedAgents.has(run.agent)) return false;
    }
    return this.scheduler.isUp;
  }

  #booted(): void {
    storedIsTrue(this.history);
    if (this.restored) reload(this.history);
    this.restored = false;
    promisesKept(this.history);
    this.#states.clear();
    for (const [name, run] of this.disk.database.runs) this.#states.set(name, run.state);
  }

  #stepped(state: Readonly<State>, input: Input, answer: Step): void {
    for (const change of answer.changes) {
      if (change.kind === "journal" && change.entry.from !== "") {
        this.cells.add(`${change.entry.from} ${change.entry.event}`);
      }
    }
    for (const effect of answer.effects) if (effect.kind === "order") orderedOnce(this.history, effect.key);
    if (isRequest(input)) {
      const run = runByNumber(state, input.run) ?? this.#settledRun(input.run);
      const before = run === undefined ? undefined : this.#states.get(nameOfRun(run));
      if (run !== undefined && before !== undefined) {
        const changed = answer.changes.findLast((each) => each.kind === "run" && each.run.run === input.run);
        const after = changed?.kind === "run" ? changed.run.state : before;
        honoured(this.history, input, answer.verdict, { before, after });
      }
    }
    for (const change of answer.changes) {
      if (change.kind === "run") this.#states.set(nameOfRun(change.run), change.run.state);
    }
    const wrong = violations(state);
    if (wrong.length > 0) this.violate("state", wrong.slice(0, 2).join("; "));
  }

  #settledRun(run: number): Run | undefined {
    return this.disk.database.runs.get(nameOfRun({ ledger: this.disk.database.meta.ledger, run }));
  }
}
