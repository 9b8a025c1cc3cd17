// What waits for one agent's control stream, packed into batches: grpc-js costs the same for a message of any
// size. Called by link.ts, one per link. Entries leave in order; heartbeats and acks pass before them, so
// that a large body on a slow line does not make the peer look dead. It knows nothing of what the messages
// mean.
// The danger: a peer that does not read. Writing waits for room, and a backlog over its bound cuts the link.
import { setImmediate } from "node:timers/promises";
import { limits } from "../../proto/common/limits.ts";
import { send } from "../../proto/common/transport.ts";
import type { Outlet } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";

export type SchedulerMessage = reeve.v1.SchedulerMessage.$Properties;
type Frame = reeve.v1.SchedulerFrame.$Properties;

/** One thing to send: a message, or a body and its order, read from the store when their turn comes. */
export type Entry = SchedulerMessage | (() => AsyncIterator<SchedulerMessage>);

export class Outbox {
  readonly #call: Outlet<Frame>;
  readonly #urgent: SchedulerMessage[] = [];
  #waiting: Entry[] = [];
  #taken = 0;
  #expanding: AsyncIterator<SchedulerMessage> | undefined;
  #carried: SchedulerMessage | undefined;
  #wake: (() => void) | undefined;
  #isClosed = false;

  constructor(call: Outlet<Frame>) {
    this.#call = call;
  }

  /** False when the bound is reached: the link must be cut. */
  push(entry: Entry): boolean {
    if (this.#waiting.length - this.#taken >= limits.linkBacklogMax) return false;
    this.#waiting.push(entry);
    this.#wake?.();
    return true;
  }

  pushUrgent(message: SchedulerMessage): boolean {
    if (this.#urgent.length >= limits.linkBacklogMax) return false;
    this.#urgent.push(message);
    this.#wake?.();
    return true;
  }

  close(): void {
    this.#isClosed = true;
    this.#wake?.();
  }

  /**
   * Sends until closed. Rejects with a Fault when the stream has ended, or with what reading the store threw.
   */
  async run(): Promise<void> {
    try {
      while (!this.#isClosed) {
        if (this.#isEmpty()) await this.#filled();
        await setImmediate(); // what this tick still brings goes into the same frame
        const messages = await this.#batch();
        if (messages.length > 0 && !this.#isClosed) await send(this.#call, { messages });
      }
    } finally {
      await this.#expanding?.return?.(); // gives back what a body on its way has taken
    }
  }

  #isEmpty(): boolean {
    const queued = this.#waiting.length - this.#taken + this.#urgent.length;
    return queued === 0 && this.#expanding === undefined && this.#carried === undefined;
  }

  #filled(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = undefined;
        resolve();
      };
      if (this.#isClosed) this.#wake();
    });
  }

  async #batch(): Promise<SchedulerMessage[]> {
    const batch: SchedulerMessage[] = [];
    let bytes = 0;
    while (bytes < limits.framePayloadBytes) {
      const message = await this.#next();
      if (message === undefined) break;
      const size = sizeOf(message);
      if (batch.length > 0 && bytes + size > limits.framePayloadBytes) {
        this.#carried = message;
        break;
      }
      batch.push(message);
      bytes += size;
    }
    return batch;
  }

  async #next(): Promise<SchedulerMessage | undefined> {
    const urgent = this.#carried ?? this.#urgent.shift();
    this.#carried = undefined;
    if (urgent !== undefined) return urgent;
    for (;;) {
      if (this.#expanding !== undefined) {
        const step = await this.#expanding.next();
        if (step.done !== true) return step.value;
        this.#expanding = undefined;
      }
      const entry = this.#take();
      if (typeof entry !== "function") return entry;
      this.#expanding = entry();
    }
  }

  #take(): Entry | undefined {
    const entry = this.#waiting[this.#taken];
    if (entry === undefined) return undefined;
    this.#taken += 1;
    if (this.#taken === this.#waiting.length || this.#taken > 1_000) {
      this.#waiting = this.#waiting.slice(this.#taken);
      this.#taken = 0;
    }
    return entry;
  }
}

/** An upper estimate of the encoded size. */
function sizeOf(message: SchedulerMessage): number {
  const { order, blob, cancel, welcome } = message;
  const text = (cancel?.by?.length ?? 0) + (cancel?.reason?.length ?? 0) + (welcome?.build?.length ?? 0);
  return (
    200 +
    (order?.spec?.length ?? 0) +
    64 * (order?.blobs?.length ?? 0) +
    (blob?.bytes?.length ?? 0) +
    3 * text
  );
}
