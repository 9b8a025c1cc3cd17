// The turn loop: takes inputs in order, lets `step` decide and `apply` change memory at once, commits
// everything of the turn in one transaction, and only then speaks: verdicts, effects, reads. It decides
// nothing about runs. main.ts builds it; api, agents and logs get `offer` and `read`. No turn starts while a
// commit runs. The danger: memory is ahead of the store during a commit. Nothing leaves this file in that
// time, and when a commit fails (other than for lack of room) memory is worthless: `fatal`, the process ends,
// the store is the truth.
import { limits } from "../proto/common/limits.ts";
import type { Change } from "./core/changes.ts";
import type { Step } from "./core/draft.ts";
import type { Effect } from "./core/effects.ts";
import type { Undo } from "./core/indexes.ts";
import type { Input, Verdict } from "./core/inputs.ts";
import { violations } from "./core/invariants.ts";
import { wakeAt } from "./core/schedule.ts";
import { startUp } from "./core/start-up.ts";
import { apply, type State, stateOf } from "./core/state.ts";
import { step } from "./core/step.ts";
import { type Store, StoreBusy, StoreFull } from "./store/store.ts";

export interface Clock {
  /** unix milliseconds */
  now(): number;
  /** Calls back once, at `atMs` or as soon after as can be; never within this call. */
  wakeAt(atMs: number, callback: () => void): { cancel(): void };
}

export type Log = (
  level: "info" | "warn" | "error",
  event: string,
  fields: Readonly<Record<string, unknown>>,
) => void;

export type EngineParts = {
  readonly store: Store;
  readonly clock: Clock;
  /** Does what the core wants done outside. Called after the commit, in order; must not throw. */
  readonly perform: (effect: Effect) => void;
  /** The store failed, or we have a bug: the process must end. Called at most once. */
  readonly fatal: (error: unknown) => void;
  readonly log: Log;
  /** Sees the state after each applied step: for the simulator and tests. */
  readonly observe?: (state: Readonly<State>, input: Input, answer: Step) => void;
};

type Waiting = { readonly input: Input; readonly answer: (verdict: Verdict) => void };
type Reading = () => void;
type Turn = {
  readonly changes: Change[];
  readonly effects: Effect[];
  readonly answers: (() => void)[];
  readonly undo: Undo[];
};

/**
 * Never refused for lack of place: they are bounded by the flow of the links, and refusing them would lose
 * news.
 */
const internal: ReadonlySet<Input["kind"]> = new Set([
  "link_up",
  "link_down",
  "resync_end",
  "report",
  "log_stored",
  "tick",
]);

export class Engine implements AsyncDisposable {
  readonly #parts: EngineParts;
  readonly #state: State;
  #inbox: Waiting[] = [];
  #readings: Reading[] = [];
  #running: Promise<void> | undefined;
  /** memory is what the store has: reads may be answered */
  #committed = true;
  #closing = false;
  #dead = false;
  #timer: { cancel(): void } | undefined;
  #endRest: (() => void) | undefined;
  #fullSinceMs = 0;
  /** a tick did nothing although something was due: a bug, healed by not spinning on it */
  #restUntilMs = 0;

  private constructor(parts: EngineParts, state: State) {
    this.#parts = parts;
    this.#state = state;
  }

  /** Loads, checks, and raises the fence durably; only then is there an engine to talk to. */
  static async start(parts: EngineParts): Promise<Engine> {
    const nowMs = parts.clock.now();
    const state = stateOf(await parts.store.load(), nowMs);
    const wrong = violations(state);
    if (wrong.length > 0)
      throw new Error(`bug: the database disagrees with itself: ${wrong.slice(0, 5).join("; ")}`);
    const first = startUp(state, nowMs);
    for (const change of first.changes) apply(state, change);
    await parts.store.commit(first.changes);
    parts.log("info", "engine.started", {
      ledger: state.meta.ledger,
      fence: state.meta.fence,
      runs: state.runs.size,
    });
    const engine = new Engine(parts, state);
    engine.#arm();
    return engine;
  }

  /** The verdict is given when it is durable. `busy`, `disk_full` and `stopping` are given at once. */
  offer(input: Input): Promise<Verdict> {
    const refused = this.#refuse(input);
    if (refused !== undefined) return Promise.resolve(refused);
    return new Promise((answer) => {
      this.#inbox.push({ input, answer });
      this.#kick();
    });
  }

  /**
   * Runs `look` when memory is what the store has: never sees what a crash could take back. It must not keep
   * the state.
   */
  read<T>(look: (state: Readonly<State>, nowMs: number) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const reading = (): void => {
        try {
          resolve(look(this.#state, this.#parts.clock.now()));
        } catch (error) {
          reject(error);
        }
      };
      if (this.#committed) reading();
      else this.#readings.push(reading);
    });
  }

  /** Finishes what is in the inbox, then takes no more. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing = true;
    this.#timer?.cancel();
    this.#endRest?.();
    await this.#running;
  }

  #refuse(input: Input): Verdict | undefined {
    if (this.#dead) return { ok: false, reason: "internal", detail: "the scheduler's store has failed" };
    if (this.#closing) return { ok: false, reason: "stopping", detail: "the scheduler is stopping" };
    if (internal.has(input.kind)) return undefined;
    const { diskFull } = this.#state;
    if (diskFull !== "" && (input.kind === "submit" || input.kind === "restart"))
      return { ok: false, reason: "disk_full", detail: `no room on the disk of ${diskFull}` };
    if (this.#inbox.length < limits.inboxMax) return undefined;
    return { ok: false, reason: "busy", detail: `${this.#inbox.length} requests wait` };
  }

  #kick(): void {
    if (this.#running !== undefined || this.#dead) return;
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#running = this.#turns().then(
      () => {
        this.#running = undefined;
        if (this.#inbox.length > 0) this.#kick();
        else this.#arm();
      },
      (error: unknown) => this.#die(error),
    );
  }

  /**
   * Turn after turn while there is work. It begins in a later microtask: what is offered together is decided
   * together.
   */
  async #turns(): Promise<void> {
    await Promise.resolve();
    do {
      const inputs = await this.#withCold(this.#nextInputs());
      await this.#leaveDiskFull();
      const turn = await this.#commit(inputs);
      this.#committed = true;
      this.#speak(turn);
    } while (this.#inbox.length > 0 || this.#isDue());
  }

  /** A restart is always the first of its turn: nothing that it could be about is on its way to the store. */
  #nextInputs(): readonly Waiting[] {
    let count = Math.min(this.#inbox.length, limits.inputsPerTurn);
    for (let at = 1; at < count; at++) if (this.#inbox[at]?.input.kind === "restart") count = at;
    return this.#inbox.splice(0, count);
  }

  /**
   * Reads the run that is to be restarted. Only here, between two commits, is the store's row the newest:
   * with an older one the next attempt could get a number that was given out before (I1).
   */
  async #withCold(inputs: readonly Waiting[]): Promise<readonly Waiting[]> {
    const [first, ...others] = inputs;
    if (first?.input.kind !== "restart") return inputs;
    try {
      const record = await this.#parts.store.run(first.input.run);
      const cold = record === undefined ? null : { run: record.run, attempts: record.attempts };
      return [{ input: { ...first.input, cold }, answer: first.answer }, ...others];
    } catch (error) {
      const isBusy = error instanceof StoreBusy;
      if (!isBusy) this.#parts.log("error", "engine.read_failed", { error: String(error) });
      first.answer({ ok: false, reason: isBusy ? "busy" : "internal", detail: "the run was not read" });
      return others;
    }
  }

  /** Steps and commits; when there is no room, steps the same inputs again without submits and dispatch. */
  async #commit(inputs: readonly Waiting[]): Promise<Turn> {
    for (let tries = 0; ; tries++) {
      const turn = this.#step(inputs);
      if (turn.changes.length === 0) return turn;
      try {
        await this.#parts.store.commit(newest(turn.changes));
        return turn;
      } catch (error) {
        if (!(error instanceof StoreFull)) throw error;
        for (const undo of turn.undo.toReversed()) undo();
        this.#enterDiskFull(error.path);
        // The first failure freed the store's ballast. If that was not enough, only room made by somebody
        // helps.
        if (tries > 0) await this.#rest();
        if (tries > 0 && this.#closing) return unheard(inputs, error.path);
      }
    }
  }

  #step(inputs: readonly Waiting[]): Turn {
    const turn: Turn = { changes: [], effects: [], answers: [], undo: [] };
    this.#committed = false;
    const nowMs = this.#parts.clock.now();
    for (const { input, answer } of inputs) {
      const { verdict } = this.#take(turn, input, nowMs);
      turn.answers.push(() => answer(verdict));
    }
    // Whoever became hungry, or due, is served in the same turn: a submit and its dispatch are one
    // transaction.
    for (let ticks = 0; ticks < limits.ticksPerTurn && this.#isDue(); ticks++) {
      const { changes, passing } = this.#take(turn, { kind: "tick" }, nowMs);
      if (changes.length + passing.length > 0) continue;
      this.#parts.log("error", "engine.idle_tick", { wakeAt: wakeAt(this.#state) });
      this.#restUntilMs = nowMs + limits.backoffMsMin;
    }
    return turn;
  }

  #take(turn: Turn, input: Input, nowMs: number): Step {
    const answer = step(this.#state, input, nowMs);
    for (const change of answer.changes) apply(this.#state, change, turn.undo);
    for (const change of answer.passing) apply(this.#state, change, turn.undo);
    turn.changes.push(...answer.changes);
    turn.effects.push(...answer.effects);
    this.#parts.observe?.(this.#state, input, answer);
    return answer;
  }

  #speak(turn: Turn): void {
    for (const change of turn.changes) if (change.kind === "journal") this.#tell(change);
    for (const answer of turn.answers) answer();
    for (const effect of turn.effects) {
      try {
        this.#parts.perform(effect);
      } catch (error) {
        // Like an effect that was lost: a later input repairs it.
        this.#parts.log("error", "engine.effect_failed", { effect: effect.kind, error: String(error) });
      }
    }
    this.#answerReadings();
  }

  #tell({ entry }: Extract<Change, { kind: "journal" }>): void {
    const { run, attempt, from, to, reason, by } = entry;
    this.#parts.log("info", "run.transition", { run, attempt, from, to, reason, by });
  }

  #answerReadings(): void {
    const readings = this.#readings;
    this.#readings = [];
    for (const reading of readings) reading();
  }

  #enterDiskFull(path: string): void {
    this.#parts.log("error", "store.full", { path });
    this.#fullSinceMs = this.#parts.clock.now();
    apply(this.#state, { kind: "disk_full", path });
  }

  async #leaveDiskFull(): Promise<void> {
    const sinceMs = this.#parts.clock.now() - this.#fullSinceMs; // below 0: the clock was set back
    if (this.#state.diskFull === "" || (sinceMs >= 0 && sinceMs < limits.diskFullRetryMs)) return;
    const roomy = (await this.#parts.store.hasRoom?.()) ?? true;
    this.#fullSinceMs = this.#parts.clock.now();
    if (!roomy) return;
    this.#parts.log("info", "store.has_room", { path: this.#state.diskFull });
    apply(this.#state, { kind: "disk_full", path: "" });
  }

  /** The turn has been undone, so memory is what the store has: reads are answered while we wait for room. */
  async #rest(): Promise<void> {
    this.#committed = true;
    this.#answerReadings();
    const atMs = this.#parts.clock.now() + limits.diskFullRetryMs;
    if (this.#closing) return;
    await new Promise<void>((resolve) => {
      const timer = this.#parts.clock.wakeAt(atMs, resolve);
      this.#endRest = () => {
        timer.cancel();
        resolve();
      };
    });
    this.#endRest = undefined;
  }

  #nextWakeMs(): number | undefined {
    const due = wakeAt(this.#state);
    const awake = due === undefined ? undefined : Math.max(due, this.#restUntilMs);
    if (this.#state.diskFull === "") return awake;
    const retry = this.#fullSinceMs + limits.diskFullRetryMs;
    return awake === undefined ? retry : Math.min(awake, retry);
  }

  #isDue(): boolean {
    const atMs = wakeAt(this.#state);
    return atMs !== undefined && Math.max(atMs, this.#restUntilMs) <= this.#parts.clock.now();
  }

  #arm(): void {
    const nextMs = this.#nextWakeMs();
    if (nextMs === undefined || this.#closing) return;
    // Timers count time, not the clock: one that was set meanwhile is looked at again.
    const atMs = Math.min(nextMs, this.#parts.clock.now() + limits.clockLookMs);
    this.#timer = this.#parts.clock.wakeAt(atMs, () => {
      this.#timer = undefined;
      this.#kick();
    });
  }

  #die(error: unknown): void {
    this.#dead = true;
    this.#timer?.cancel();
    this.#parts.log("error", "engine.fatal", { error: String(error) });
    // Nobody is answered: whether the turn is durable is not known, and the process ends.
    this.#parts.fatal(error);
  }
}

/** The scheduler stops while its disk is full: what could not be stored has not happened. */
function unheard(inputs: readonly Waiting[], path: string): Turn {
  const verdict: Verdict = { ok: false, reason: "disk_full", detail: `no room on the disk of ${path}` };
  return {
    changes: [],
    effects: [],
    answers: inputs.map(
      ({ answer }) =>
        () =>
          answer(verdict),
    ),
    undo: [],
  };
}

/** Without the rows that a later one of the same turn replaces. */
function newest(changes: readonly Change[]): Change[] {
  const seen = new Set<string>();
  const kept: Change[] = [];
  for (const change of changes.toReversed()) {
    const name =
      change.kind === "meta" ? "meta" : change.kind === "agent" ? `agent ${change.agent.name}` : "";
    if (name !== "" && seen.has(name)) continue;
    if (name !== "") seen.add(name);
    kept.push(change);
  }
  return kept.reverse();
}
