// The scheduler of the simulator: the real engine and core over a model disk, with links and a log store as
// its rim. It crashes at each point of a turn. The danger: a rim that repairs what core forgot; it only
// carries effects, and loses them on a crash.
import { attemptName } from "../../proto/common/ids.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import type { Change } from "../../scheduler/core/changes.ts";
import type { Step } from "../../scheduler/core/draft.ts";
import type { Effect } from "../../scheduler/core/effects.ts";
import type { Input, Verdict } from "../../scheduler/core/inputs.ts";
import type { State } from "../../scheduler/core/state.ts";
import { Engine } from "../../scheduler/engine.ts";
import { MemoryStore } from "../../scheduler/store/memory.ts";
import { sha256Of } from "./jobs.ts";
import type { ModelAgent, ToAgent, ToScheduler } from "./model-agent.ts";
import type { ModelDisk } from "./model-disk.ts";
import type { Prng } from "./prng.ts";
import type { Life, Timeline } from "./timeline.ts";
import { Connection } from "./wire.ts";

export type CrashPoint = "before_commit" | "after_commit" | "in_effects";

export type Observed = {
  readonly committed: (changes: readonly Change[]) => void;
  /** the process begins: memory is what the disk has */
  readonly booted: () => void;
  readonly stepped: (state: Readonly<State>, input: Input, answer: Step) => void;
  readonly fault: (what: string) => void;
};

type Parts = {
  readonly disk: ModelDisk;
  readonly timeline: Timeline;
  readonly prng: Prng;
  readonly observed: Observed;
};

type Line = { readonly agent: ModelAgent; readonly connection: Connection; link: number };

type Judging = { readonly frameBytes: number; readonly frameSha256: string };

export class ModelScheduler {
  readonly #parts: Parts;
  #life: Life = { alive: false };
  #engine: Engine | undefined;
  #store: MemoryStore | undefined;
  #lines: Line[] = [];
  #nextLink = 1;
  #nextConnection = 1;
  /** in the page cache: what an append has written and no fsync has reached */
  #unsyncedLogs = new Map<string, Uint8Array>();
  #judging = new Map<string, Judging>();
  #crash: { readonly point: CrashPoint; left: number } | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get isUp(): boolean {
    return this.#life.alive && this.#engine !== undefined;
  }

  get lines(): readonly Line[] {
    return this.#lines;
  }

  start(): void {
    if (this.#life.alive) return;
    const life: Life = { alive: true };
    this.#life = life;
    const { disk, timeline, observed } = this.#parts;
    const gate = (point: "before" | "after", changes: readonly Change[]): Promise<void> => {
      return this.#gate(life, point, changes);
    };
    const store = new MemoryStore(disk.database, gate);
    this.#store = store;
    const clock = {
      now: () => timeline.nowMs,
      wakeAt: (atMs: number, callback: () => void) => {
        const timer: Life = { alive: true };
        timeline.at(atMs, timer, () => life.alive && callback());
        return {
          cancel: () => {
            timer.alive = false;
          },
        };
      },
    };
    const perform = (effect: Effect): void => {
      if (life.alive && !this.#crashNow("in_effects")) this.#perform(effect);
    };
    const fatal = (error: unknown): void => observed.fault(`the engine died: ${describe(error)}`);
    const observe = (state: Readonly<State>, input: Input, answer: Step): void => {
      if (life.alive) observed.stepped(state, input, answer);
    };
    observed.booted();
    Engine.start({ store, clock, perform, fatal, log: () => undefined, observe }).then(
      (engine) => {
        if (life.alive) this.#engine = engine;
      },
      (error: unknown) => observed.fault(`the engine did not start: ${describe(error)}`),
    );
  }

  crashAt(point: CrashPoint, left: number): void {
    this.#crash = { point, left };
  }

  kill(): void {
    if (!this.#life.alive) return;
    this.#life.alive = false;
    this.#store?.kill();
    this.#engine = undefined;
    this.#crash = undefined;
    this.#judging.clear();
    this.#unsyncedLogs.clear();
    for (const line of this.#lines.splice(0)) this.#dropLine(line);
  }

  /** Undefined when it is down: the caller hears nothing, as a person would. */
  ask(input: Input): Promise<Verdict> | undefined {
    return this.#engine?.offer(input);
  }

  accept(agent: ModelAgent): Connection | undefined {
    if (!this.isUp) return undefined;
    const connection = new Connection(this.#nextConnection++, this.#parts.timeline, this.#parts.prng);
    const line = { agent, connection, link: 0 };
    this.#lines.push(line);
    const life = this.#life;
    // Both ends find out, each in its own time; what is under way may still come.
    connection.whenCut = () => {
      const { timeline, prng } = this.#parts;
      timeline.after(prng.int(0, 15_000), life, () => this.#lineDown(line));
      timeline.after(prng.int(0, 15_000), { alive: true }, () => agent.linkDown(connection));
    };
    return connection;
  }

  send(connection: Connection, message: ToScheduler): void {
    const life = this.#life;
    connection.toScheduler(() => {
      if (life.alive) this.#hear(connection, message);
    });
  }

  #dropLine(line: Line): void {
    const { timeline, prng } = this.#parts;
    line.connection.deafen("scheduler");
    line.connection.cut();
    timeline.after(prng.int(0, 3_000), { alive: true }, () => line.agent.linkDown(line.connection));
  }

  #lineDown(line: Line): void {
    const at = this.#lines.indexOf(line);
    if (at < 0) return;
    this.#lines.splice(at, 1);
    this.#dropLine(line);
    if (line.link > 0)
      this.#offer({ kind: "link_down", agent: line.agent.name, link: line.link, why: "cut" });
  }

  /** A commit takes its time. Where the process dies in it nobody comes back. */
  #gate(life: Life, point: "before" | "after", changes: readonly Change[]): Promise<void> {
    const { timeline, prng, observed } = this.#parts;
    if (point === "after") {
      observed.committed(changes);
      this.#crashNow("after_commit");
      return Promise.resolve();
    }
    this.#crashNow("before_commit");
    return new Promise((resolve) => timeline.after(prng.int(1, 8), life, resolve));
  }

  #crashNow(point: CrashPoint): boolean {
    if (this.#crash?.point !== point || this.#crash.left-- > 0) return false;
    this.kill();
    return true;
  }

  #offer(input: Input): void {
    this.#engine?.offer(input).catch(() => undefined);
  }

  #hear(connection: Connection, message: ToScheduler): void {
    const line = this.#lines.find((each) => each.connection === connection);
    if (line === undefined) return;
    const { link } = line;
    const agent = line.agent.name;
    switch (message.kind) {
      case "hello":
        line.link = this.#nextLink++;
        return this.#offer({ kind: "link_up", agent, link: line.link, hello: message.hello });
      case "report":
        return this.#offer({ kind: "report", agent, link, report: message.report });
      case "resync_end":
        return this.#offer({ kind: "resync_end", agent, link });
      case "log_open":
        return this.#say(line, {
          kind: "log_ack",
          key: message.key,
          offset: this.#parts.disk.log(message.key).length,
        });
      case "log_bytes":
        return this.#append(line, message.key, message.offset, message.bytes);
    }
  }

  #say(line: Line, message: ToAgent): void {
    line.connection.toAgent(() => line.agent.hear(line.connection, message));
  }

  #perform(effect: Effect): void {
    if (effect.kind === "run_changed" || effect.kind === "agent_marked") return;
    if (effect.kind === "judge_log") {
      this.#judging.set(attemptName(effect.key), effect);
      return this.#judge(effect.key);
    }
    const line = this.#lines.find((each) => each.agent.name === effect.agent && each.link === effect.link);
    if (line === undefined) return;
    if (effect.kind === "close_link") return this.#lineDown(line);
    this.#say(line, effect);
  }

  #append(line: Line, key: AttemptKey, offset: number, bytes: Uint8Array): void {
    const name = attemptName(key);
    const { timeline, prng, disk } = this.#parts;
    const stored = this.#unsyncedLogs.get(name) ?? disk.log(key);
    if (offset <= stored.length && offset + bytes.length > stored.length) {
      const all = new Uint8Array(offset + bytes.length);
      all.set(stored);
      all.set(bytes.subarray(stored.length - offset), stored.length);
      this.#unsyncedLogs.set(name, all);
    }
    timeline.after(prng.int(1, 20), this.#life, () => {
      const written = this.#unsyncedLogs.get(name);
      if (written !== undefined && written.length > disk.log(key).length) disk.syncLog(key, written);
      this.#say(line, { kind: "log_ack", key, offset: disk.log(key).length });
      this.#judge(key);
    });
  }

  /** Says nothing new while bytes are missing. */
  #judge(key: AttemptKey): void {
    const name = attemptName(key);
    const asked = this.#judging.get(name);
    if (asked === undefined) return;
    const stored = this.#parts.disk.log(key);
    const isWhole = stored.length >= asked.frameBytes;
    if (isWhole) this.#judging.delete(name);
    const isSame = isWhole && sha256Of(stored) === asked.frameSha256;
    const verdict = isWhole ? (isSame ? "complete" : "damaged") : "";
    this.#offer({ kind: "log_stored", key, storedBytes: stored.length, verdict });
  }
}

function describe(error: unknown): string {
  return error instanceof Error
    ? (error.stack ?? error.message).split("\n").slice(0, 4).join(" | ")
    : String(error);
}
