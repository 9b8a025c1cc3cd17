// Sends the output of every open attempt over the Logs stream: from the scheduler's offset, never more than
// the window beyond its last ack, the attempts in turn. Memory holds one frame; what the scheduler does not
// take stays on the disk. Called by main.ts (open, close, poke) and service.ts (link up and down, acks). It
// never looks into a frame's payload.
// The danger: telling the monitor of an ack that the scheduler did not give: those bytes are then gone here.
import { join } from "node:path";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { attemptName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import { bytesPassed } from "../../proto/common/passing-bytes.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { LogFile } from "./log-file.ts";
import { isCount, keyMessage, readKey } from "./wire.ts";

type Chunk = reeve.v1.LogChunk.$Properties;
export type LogSender = (chunks: Chunk[]) => Promise<void>;

export type LogStreamOptions = {
  readonly spool: string;
  readonly log: Log;
  /** so much is fsynced at the scheduler; said when a segment has come to lie below it, and once a second */
  readonly onAcked: (key: AttemptKey, offset: number) => void;
};

type Reader = {
  readonly key: AttemptKey;
  readonly file: LogFile;
  /** asked on this link where to begin */
  isAsked: boolean;
  /** the scheduler's offset; null: not heard yet on this link */
  acked: number | null;
  sent: number;
  /** what the monitor was told of `acked` */
  told: number;
  pollMs: number;
  nextPollAtMs: number;
  /** nothing will be added; once all is acked there is nothing more to do */
  isFinal: boolean;
  /** the scheduler does not want it on this link: by the next one it may know the attempt */
  isRefused: boolean;
  /** it is not here any more */
  isOver: boolean;
};

export class LogStream {
  readonly #options: LogStreamOptions;
  readonly #readers = new Map<string, Reader>();
  #send: LogSender | null = null;
  #wake: (() => void) | null = null;
  #toldAtMs = -Infinity;

  constructor(options: LogStreamOptions) {
    this.#options = options;
  }

  open(key: AttemptKey, isFinal: boolean): void {
    const name = attemptName(key);
    const known = this.#readers.get(name);
    if (known !== undefined) {
      known.isFinal ||= isFinal;
      this.poke(key);
      return;
    }
    const reader: Reader = {
      key,
      file: new LogFile(join(this.#options.spool, "runs", name)),
      isAsked: false,
      acked: null,
      sent: 0,
      told: 0,
      pollMs: limits.logPollMs,
      nextPollAtMs: 0,
      isFinal,
      isRefused: false,
      isOver: false,
    };
    this.#readers.set(name, reader);
    this.#wake?.();
  }

  close(key: AttemptKey): void {
    const name = attemptName(key);
    const reader = this.#readers.get(name);
    if (reader === undefined) return;
    reader.isOver = true;
    this.#readers.delete(name);
    reader.file.close().catch(() => undefined); // it was only read
  }

  /** Something has happened to this attempt: look now. */
  poke(key: AttemptKey): void {
    const reader = this.#readers.get(attemptName(key));
    if (reader === undefined) return;
    reader.pollMs = limits.logPollMs;
    reader.nextPollAtMs = 0;
    this.#wake?.();
  }

  acked(ack: reeve.v1.LogAck.$Properties): boolean {
    const key = readKey(ack.key);
    const offset = ack.offset ?? 0;
    if (key === undefined || !isCount(offset)) return false;
    const reader = this.#readers.get(attemptName(key));
    if (reader === undefined) return true;
    if ((ack.refused ?? "") !== "") {
      this.#options.log.warn("logs.refused", {
        run: key.run,
        attempt: key.attempt,
        reason: ack.refused ?? "",
      });
      reader.isRefused = true;
      return true;
    }
    if (reader.acked === null) reader.sent = offset;
    if (offset > reader.sent) return false; // it cannot have what was never sent
    reader.acked = Math.max(reader.acked ?? 0, offset);
    const below = reader.file.segmentStart;
    if (below > reader.told && reader.acked >= below) this.#tell(reader);
    this.#wake?.();
    return true;
  }

  /** Runs until the link is down; rejects when sending does. */
  async run(send: LogSender): Promise<void> {
    this.#send = send;
    for (const reader of this.#readers.values()) {
      reader.isAsked = false;
      reader.isRefused = false;
      reader.acked = null;
    }
    while (this.#send === send) {
      this.#tellAll(performance.now());
      const chunks = await this.#gather();
      if (chunks.length > 0) await send(chunks);
      else if (this.#send === send) await this.#idle();
    }
  }

  stop(): void {
    this.#send = null;
    this.#wake?.();
  }

  /** Or quotas would count what is acked of an unfinished segment: for a job that waits, for ever. */
  #tellAll(nowMs: number): void {
    if (nowMs - this.#toldAtMs < limits.scanMs) return;
    this.#toldAtMs = nowMs;
    for (const reader of this.#readers.values()) if ((reader.acked ?? 0) > reader.told) this.#tell(reader);
  }

  #tell(reader: Reader): void {
    reader.told = reader.acked ?? 0;
    this.#options.onAcked(reader.key, reader.told);
  }

  /** One frame's worth: every attempt gives a part, and the one that was first goes to the end of the row. */
  async #gather(): Promise<Chunk[]> {
    const chunks: Chunk[] = [];
    let room: number = limits.framePayloadBytes;
    const nowMs = performance.now();
    const row = [...this.#readers];
    for (const [name, reader] of row) {
      if (room <= chunkOverheadBytes) break;
      const chunk = await this.#take(reader, room - chunkOverheadBytes, nowMs);
      if (chunk === null) continue;
      chunks.push(chunk);
      room -= chunkOverheadBytes + (chunk.bytes?.length ?? 0);
      if (this.#readers.delete(name)) this.#readers.set(name, reader);
    }
    return chunks;
  }

  async #take(reader: Reader, bytesMax: number, nowMs: number): Promise<Chunk | null> {
    if (reader.isOver || reader.isRefused) return null;
    if (!reader.isAsked) {
      reader.isAsked = true;
      return { key: keyMessage(reader.key), open: true };
    }
    if (reader.acked === null || nowMs < reader.nextPollAtMs) return null;
    const room = reader.acked + limits.logWindowBytes - reader.sent;
    if (room <= 0) return null;
    const bytes = await reader.file.read(reader.sent, Math.min(room, bytesMax));
    if (reader.isOver || reader.isRefused) return null;
    if (bytes === undefined) {
      const { run, attempt } = reader.key;
      this.#options.log.warn("logs.gone", {
        run,
        attempt,
        bytes: reader.sent,
        reason: "the scheduler asks for what was acked",
      });
      reader.isOver = true;
      return null;
    }
    if (bytes.length === 0) return this.#wait(reader, nowMs);
    reader.pollMs = limits.logPollMs;
    const offset = reader.sent;
    reader.sent += bytes.length;
    bytesPassed(bytes.length);
    return { key: keyMessage(reader.key), offset, bytes };
  }

  #wait(reader: Reader, nowMs: number): null {
    reader.nextPollAtMs = nowMs + reader.pollMs;
    reader.pollMs = Math.min(2 * reader.pollMs, limits.logPollMsMax);
    if (reader.isFinal && reader.acked === reader.sent) reader.nextPollAtMs = Infinity;
    return null;
  }

  /** Until somebody pokes, or the next poll is due. */
  #idle(): Promise<void> {
    let nextMs: number = limits.scanMs;
    for (const { nextPollAtMs, isOver, isRefused, acked } of this.#readers.values()) {
      if (!isOver && !isRefused && acked !== null)
        nextMs = Math.min(nextMs, nextPollAtMs - performance.now());
    }
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.#wake = null;
        resolve();
      };
      const timer = setTimeout(done, Math.max(nextMs, idleMsMin));
      this.#wake = done;
    });
  }
}

const chunkOverheadBytes = 64;
/**
 * A window that is full is waited for by its ack, which wakes us; without this bound its due poll would
 * spin.
 */
const idleMsMin = 20;
