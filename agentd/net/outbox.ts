// What waits for the scheduler on the Control stream: reports, each attempt's newest only, and a few other
// words, packed into batches. Called by service.ts, one per link. It knows nothing of what the messages mean.
// The danger: a scheduler that does not read. Writing waits for room; what waits here is bounded by the
// attempts there are.
import { setImmediate } from "node:timers/promises";
import { limits } from "../../proto/common/limits.ts";
import type { Outlet } from "../../proto/common/transport.ts";
import { send } from "../../proto/common/transport.ts";
import { reeve } from "../../proto/gen/reeve.js";

export type AgentMessage = reeve.v1.AgentMessage.$Properties;

export class Outbox {
  readonly #call: Outlet<reeve.v1.AgentFrame.$Properties>;
  readonly #waiting = new Map<string, AgentMessage>();
  #lastName = 0;
  #wake: (() => void) | null = null;
  #isClosed = false;

  constructor(call: Outlet<reeve.v1.AgentFrame.$Properties>) {
    this.#call = call;
  }

  /** Two messages of one name: the newer takes the older's place if that has not left yet. */
  push(message: AgentMessage, name = `#${++this.#lastName}`): void {
    this.#waiting.set(name, message);
    this.#wake?.();
  }

  close(): void {
    this.#isClosed = true;
    this.#wake?.();
  }

  /** Sends until closed. Rejects with a Fault when the stream has ended. */
  async run(): Promise<void> {
    while (!this.#isClosed) {
      if (this.#waiting.size === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
      this.#wake = null;
      await setImmediate(); // what this tick still brings goes into the same frame
      const messages = this.#batch();
      if (messages.length > 0 && !this.#isClosed) await send(this.#call, { messages });
    }
  }

  #batch(): AgentMessage[] {
    const messages: AgentMessage[] = [];
    let room: number = limits.framePayloadBytes;
    for (const [name, message] of this.#waiting) {
      const bytes = reeve.v1.AgentMessage.encode(message).finish().length + messageOverheadBytes;
      if (bytes > room && messages.length > 0) break;
      room -= bytes;
      messages.push(message);
      this.#waiting.delete(name);
    }
    return messages;
  }
}

const messageOverheadBytes = 4;
