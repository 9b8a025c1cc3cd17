// The log streams: chunks of output from agents go to the log store, and an offset is acked when it is
// fsynced, not before. Called by fleet.ts for each Logs call, and by main.ts for `judge_log`. It never parses
// output and never keeps more than the bound of a stream in memory: beyond it the stream is not read, and the
// host keeps the rest on its disk.
// The danger: an ack that comes before the fsync deletes the only other copy.
import { setImmediate } from "node:timers/promises";
import { attemptName } from "../../proto/common/ids.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import { bytesPassed } from "../../proto/common/passing-bytes.ts";
import { send } from "../../proto/common/transport.ts";
import type { Outlet } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { type LogStore, LogsFull } from "../logs/log-store.ts";
import { keyMessage } from "./orders.ts";
import { Refusal } from "./refusal.ts";
import type { AgentStream } from "./streams.ts";
import { readKey } from "./wire.ts";

export type LogsStream = AgentStream<reeve.v1.LogFrame, reeve.v1.LogAckFrame.$Properties>;
export type LogPorts = {
  readonly logs: LogStore;
  /**
   * The agent that the attempt was ordered on, live or settled; undefined when there is no such attempt.
   * While `asker` is in its resync it may be about to tell of it: then it is waited for.
   */
  readonly agentOf: (key: AttemptKey, asker: string) => Promise<string | undefined>;
  /** so many bytes of this attempt are durable now */
  readonly onStored: (key: AttemptKey, storedBytes: number) => void;
  readonly log: Log;
};

/** Serves one Logs stream of one agent. Never rejects. */
export async function receiveLogs(wire: LogsStream, agent: string, ports: LogPorts): Promise<void> {
  let isOver = false;
  const end = (error?: unknown): void => {
    if (isOver) return;
    isOver = true;
    if (error === undefined) wire.end();
    if (error === undefined || wire.isCut) return;
    if (error instanceof LogsFull) {
      ports.log.error("logs.full", { agent, error });
      wire.end(new Refusal("disk_full"));
      return;
    }
    if (error instanceof Refusal)
      ports.log.error("logs.breach", { agent, peer: wire.peer, reason: error.message });
    else ports.log.warn("logs.failed", { agent, error });
    wire.end(error);
  };
  const stream = new LogStream(wire.outlet, agent, { ...ports, onFailure: end });
  try {
    for await (const frame of wire.frames()) {
      for (const chunk of frame.chunks ?? []) await stream.take(chunk);
      if (isOver) return;
    }
    await stream.settled();
    end();
  } catch (error) {
    end(error);
  }
}

type Waiting = { readonly offset: number; readonly bytes: Uint8Array };
type Writer = {
  readonly key: AttemptKey;
  readonly waiting: Waiting[];
  isOpening: boolean;
  running: Promise<void> | undefined;
  refused: string;
};

type Acks = reeve.v1.LogAckFrame.$Properties;
type StreamPorts = LogPorts & { readonly onFailure: (error: unknown) => void };

class LogStream {
  readonly #outlet: Outlet<Acks>;
  readonly #agent: string;
  readonly #ports: StreamPorts;
  readonly #writers = new Map<string, Writer>();
  #bytesWaiting = 0;
  #writing = 0;
  #room: (() => void) | undefined;
  #hasFailed = false;

  constructor(outlet: Outlet<Acks>, agent: string, ports: StreamPorts) {
    this.#outlet = outlet;
    this.#agent = agent;
    this.#ports = ports;
  }

  /** Resolves when the next chunk may be read. Throws a Refusal for a breach. */
  async take(chunk: reeve.v1.LogChunk): Promise<void> {
    const key = readKey(chunk.key);
    const offset = chunk.offset ?? 0;
    const bytes = chunk.bytes ?? new Uint8Array();
    if (
      key === undefined ||
      !Number.isSafeInteger(offset) ||
      offset < 0 ||
      !Number.isSafeInteger(offset + bytes.length)
    ) {
      throw new Refusal("usage", "a log chunk that is not well formed");
    }
    const writer = await this.#writerOf(key);
    if (chunk.open) writer.isOpening = true;
    if (bytes.length > 0) {
      writer.waiting.push({ offset, bytes });
      this.#bytesWaiting += bytes.length;
      bytesPassed(bytes.length);
    }
    if (writer.isOpening || writer.waiting.length > 0) this.#start(writer);
    while (this.#isFull() && !this.#hasFailed) {
      await new Promise<void>((resolve) => (this.#room = resolve));
    }
  }

  #start(writer: Writer): void {
    if (writer.running !== undefined) return;
    this.#writing += 1;
    writer.running = this.#write(writer);
  }

  /** Whoever only opens, and reads no answers, costs no bytes: the writers have a bound of their own. */
  #isFull(): boolean {
    return this.#bytesWaiting >= limits.streamWindowBytes || this.#writing >= limits.logAttemptsMax;
  }

  async settled(): Promise<void> {
    await Promise.all(Array.from(this.#writers.values(), async (writer) => writer.running));
  }

  async #writerOf(key: AttemptKey): Promise<Writer> {
    const name = attemptName(key);
    const known = this.#writers.get(name);
    if (known !== undefined) return known;
    const owner = await this.#ports.agentOf(key, this.#agent);
    const refused = owner === undefined ? "no_such_attempt" : owner === this.#agent ? "" : "not_permitted";
    if (refused !== "")
      this.#ports.log.warn("logs.refused", { agent: this.#agent, run: key.run, reason: refused });
    const writer: Writer = { key, waiting: [], isOpening: true, running: undefined, refused };
    this.#writers.set(name, writer);
    if (this.#writers.size > limits.logAttemptsMax) this.#forgetIdle();
    return writer;
  }

  #forgetIdle(): void {
    for (const [name, writer] of this.#writers) {
      if (writer.running !== undefined || writer.waiting.length > 0) continue;
      this.#writers.delete(name);
      return;
    }
  }

  /**
   * One writer at a time per attempt: what has come meanwhile goes into the store, and to the disk, together.
   */
  async #write(writer: Writer): Promise<void> {
    try {
      while (writer.waiting.length > 0 || writer.isOpening) {
        await setImmediate(); // what this tick still brings goes to the disk with it
        const parts = takeContiguous(writer.waiting);
        writer.isOpening = false;
        await this.#store(writer, parts);
        this.#bytesWaiting -= parts.reduce((sum, { bytes }) => sum + bytes.length, 0);
        this.#makeRoom();
      }
    } catch (error) {
      this.#hasFailed = true;
      this.#ports.onFailure(error);
      this.#makeRoom();
    } finally {
      writer.running = undefined;
      this.#writing -= 1;
      this.#makeRoom();
    }
  }

  async #store({ key, refused }: Writer, parts: readonly Waiting[]): Promise<void> {
    const { logs, onStored } = this.#ports;
    if (refused !== "") {
      await send(this.#outlet, { acks: [{ key: keyMessage(key), offset: 0, refused }] });
      return;
    }
    // Not joined: the store writes what waits together; a joined copy would be as large as the window.
    const appended = await Promise.all(parts.map(({ offset, bytes }) => logs.append(key, offset, bytes)));
    const stored = appended.at(-1) ?? (await logs.storedBytes(key));
    await send(this.#outlet, { acks: [{ key: keyMessage(key), offset: stored }] });
    onStored(key, stored);
  }

  #makeRoom(): void {
    this.#room?.();
    this.#room = undefined;
  }
}

/** Removes from the front what follows on without a gap; nothing gives none. */
function takeContiguous(waiting: Waiting[]): readonly Waiting[] {
  const first = waiting[0];
  if (first === undefined) return [];
  let count = 1;
  let end = first.offset + first.bytes.length;
  for (; count < waiting.length; count++) {
    const next = waiting[count];
    if (next?.offset !== end) break;
    end += next.bytes.length;
  }
  return waiting.splice(0, count);
}
