// An engine on a memory store with a clock that the test turns and effects that are recorded. The danger: a
// clock that called back by itself would hide a wake-up that was never asked for; this one waits to be
// turned.
import type { Effect } from "../../scheduler/core/effects.ts";
import type { Agent } from "../../scheduler/core/model.ts";
import { type Clock, Engine, type EngineParts } from "../../scheduler/engine.ts";
import { type Gate, MemoryDisk, MemoryStore, newMeta } from "../../scheduler/store/memory.ts";
import { agentRow, hello, LEDGER, START_MS } from "./core-world.ts";

export class TestClock implements Clock {
  nowMs = START_MS;
  readonly alarms = new Set<{ readonly atMs: number; readonly callback: () => void }>();

  now(): number {
    return this.nowMs;
  }

  wakeAt(atMs: number, callback: () => void): { cancel(): void } {
    const alarm = { atMs, callback };
    this.alarms.add(alarm);
    return { cancel: () => this.alarms.delete(alarm) };
  }

  next(): number | undefined {
    return [...this.alarms].map(({ atMs }) => atMs).sort((a, b) => a - b)[0];
  }

  turn(ms: number): void {
    this.nowMs += ms;
    for (const alarm of [...this.alarms]) {
      if (alarm.atMs > this.nowMs) continue;
      this.alarms.delete(alarm);
      alarm.callback();
    }
  }
}

export class EngineWorld implements AsyncDisposable {
  readonly disk: MemoryDisk;
  readonly clock = new TestClock();
  readonly effects: Effect[] = [];
  readonly fatals: unknown[] = [];
  readonly events: string[] = [];
  /** replaced by tests that want commits to wait or fail */
  gate: Gate = () => {};
  store!: MemoryStore;
  engine!: Engine;

  constructor(agents: readonly Agent[] = [agentRow("web-1")]) {
    this.disk = new MemoryDisk({ ...newMeta(LEDGER, "e".repeat(32), 7) });
    for (const agent of agents) this.disk.put({ kind: "agent", agent });
  }

  async start(disk: MemoryDisk = this.disk, more: Partial<EngineParts> = {}): Promise<Engine> {
    this.store = new MemoryStore(disk, (point, changes) => this.gate(point, changes));
    this.engine = await Engine.start({
      store: this.store,
      clock: this.clock,
      perform: (effect) => this.effects.push(effect),
      fatal: (error) => this.fatals.push(error),
      log: (_level, event) => this.events.push(event),
      ...more,
    });
    return this.engine;
  }

  async connect(link = 1, maxRuns = 2): Promise<void> {
    await this.engine.offer({ kind: "link_up", agent: "web-1", link, hello: hello({ maxRuns }) });
    await this.engine.offer({ kind: "resync_end", agent: "web-1", link });
  }

  kinds(): string {
    return this.effects
      .filter(({ kind }) => kind !== "run_changed")
      .map(({ kind }) => kind)
      .join(" ");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.engine[Symbol.asyncDispose]();
  }
}

/** Lets everything that only waits for settled promises run. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

export class Latch {
  readonly opened: Promise<void>;
  open!: () => void;

  constructor() {
    this.opened = new Promise((resolve) => {
      this.open = resolve;
    });
  }
}
