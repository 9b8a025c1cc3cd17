// Finds a place in a stored log: where its last lines begin, or a byte of one stream. Called by api/logs.ts.
// A log has no index, so its headers are walked once from the beginning; what is learnt is remembered as a
// few marks, and lines are then counted backwards from the end, mark by mark. Nothing is held in memory but
// one block.
// The danger: a guess; a place is always a whole frame that a walk from 0 has reached.
import { type AttemptKey, attemptName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { LogStore } from "./log-store.ts";
import { eachFrame, type Read } from "./output-frames.ts";

export type PlaceAsk = {
  /** what is counted */
  readonly stream: "stdout" | "stderr" | "both";
  readonly place:
    | { readonly kind: "byte"; readonly byte: number }
    | { readonly kind: "lines"; readonly lines: number; readonly bytesMax: number };
};
export type Place = {
  /** of a whole frame, or of the end */
  readonly offset: number;
  /** payload of the stream to leave out from there on; more than is stored when the place is still to come */
  readonly skipBytes: number;
  readonly beforeBytes: number;
  readonly streamBytes: number;
};

/** A frame boundary and the payload before it, by stream. */
type Mark = { readonly offset: number; readonly stdout: number; readonly stderr: number };
type Log = { readonly read: Read; readonly marks: readonly Mark[]; readonly end: Mark };

export class LogPlaces {
  readonly #logs: Pick<LogStore, "read" | "storedBytes">;
  /** least recently used first */
  readonly #known = new Map<string, readonly Mark[]>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(logs: Pick<LogStore, "read" | "storedBytes">) {
    this.#logs = logs;
  }

  /** Rejects with the signal's reason when it aborts. */
  async find(key: AttemptKey, ask: PlaceAsk, signal: AbortSignal): Promise<Place> {
    if (this.#running < limits.logScansMax) this.#running++;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      const read: Read = (offset, lengthMax) => {
        signal.throwIfAborted();
        return this.#logs.read(key, offset, lengthMax);
      };
      const log = await this.#measured(key, read);
      const streamBytes = bytesOf(log.end, ask.stream);
      const beforeBytes =
        ask.place.kind === "byte"
          ? Math.min(ask.place.byte, streamBytes)
          : await startOfLines(log, ask.stream, ask.place);
      const wanted = ask.place.kind === "byte" ? ask.place.byte : beforeBytes;
      return { ...(await frameOf(log, ask.stream, wanted)), beforeBytes, streamBytes };
    } finally {
      // Whoever waits takes this turn over.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running--;
      else next();
    }
  }

  /** Walks what has come since the last time. */
  async #measured(key: AttemptKey, read: Read): Promise<Log> {
    const name = attemptName(key);
    const stored = await this.#logs.storedBytes(key);
    const known = this.#known.get(name) ?? [ZERO];
    const marks = (known.at(-1)?.offset ?? 0) > stored ? [ZERO] : [...known];
    const spacing = Math.max(limits.logMarkBytes, Math.ceil(stored / limits.logMarksMax));
    let { offset: at, stdout, stderr } = marks.at(-1) ?? ZERO;
    let markAt = at + spacing;
    // Numbers and not an object for each frame: a gigabyte of short lines has ten million of them.
    await eachFrame(read, { from: at, end: stored }, "headers", ({ stream, behind, payloadBytes }) => {
      at = behind;
      if (stream === 1) stdout += payloadBytes;
      if (stream === 2) stderr += payloadBytes;
      if (behind < markAt) return;
      marks.push({ offset: at, stdout, stderr });
      markAt = behind + spacing;
    });
    this.#known.delete(name);
    this.#known.set(name, marks);
    const [oldest] = this.#known.keys();
    if (this.#known.size > limits.logPlacesKnownMax && oldest !== undefined) this.#known.delete(oldest);
    return { read, marks, end: { offset: at, stdout, stderr } };
  }
}

const ZERO: Mark = { offset: 0, stdout: 0, stderr: 0 };
const NEWLINE = 0x0a;

type Stream = PlaceAsk["stream"];
type Lines = Extract<PlaceAsk["place"], { kind: "lines" }>;

function bytesOf(mark: Mark, stream: Stream): number {
  return stream === "both" ? mark.stdout + mark.stderr : mark[stream];
}

function isOf(frame: 1 | 2 | 3, stream: Stream): boolean {
  if (frame === 3) return false;
  return stream === "both" || (frame === 1) === (stream === "stdout");
}

/** Payload of the stream before its last lines. A last line without a newline is a line. */
async function startOfLines(log: Log, stream: Stream, { lines, bytesMax }: Lines): Promise<number> {
  const total = bytesOf(log.end, stream);
  if (lines === 0) return total;
  const least = bytesMax === 0 ? 0 : Math.max(0, total - bytesMax);
  // The newline that ends the last line does not begin another one.
  const countedTo = total - 1;
  let wanted = lines;
  for (let index = log.marks.length - 1; index >= 0; index--) {
    const mark = log.marks[index] as Mark;
    const span = { log, stream, from: mark, to: log.marks[index + 1] ?? log.end, countedTo };
    const { count } = await newlines(span, Number.POSITIVE_INFINITY);
    if (count >= wanted) {
      const { behind } = await newlines(span, count - wanted + 1);
      return Math.max(least, behind);
    }
    wanted -= count;
    if (bytesOf(mark, stream) <= least) return least;
  }
  return least;
}

type Span = {
  readonly log: Log;
  readonly stream: Stream;
  readonly from: Mark;
  readonly to: Mark;
  /** newlines at or beyond this byte of the stream do not count */
  readonly countedTo: number;
};

/** How many newlines the span has, and the byte behind the one of this number. */
async function newlines(
  span: Span,
  number: number,
): Promise<{ readonly count: number; readonly behind: number }> {
  let at = bytesOf(span.from, span.stream);
  let count = 0;
  let behind = at;
  const range = { from: span.from.offset, end: span.to.offset };
  await eachFrame(span.log.read, range, "payloads", ({ stream, payload }) => {
    if (payload === undefined || !isOf(stream, span.stream)) return;
    for (let found = payload.indexOf(NEWLINE); found >= 0; found = payload.indexOf(NEWLINE, found + 1)) {
      if (at + found >= span.countedTo) break;
      count++;
      if (count === number) behind = at + found + 1;
    }
    at += payload.length;
  });
  return { count, behind };
}

/** The frame that has this byte of the stream; the end when none has it yet. */
async function frameOf(
  log: Log,
  stream: Stream,
  byte: number,
): Promise<{ offset: number; skipBytes: number }> {
  const index = log.marks.findLastIndex((mark) => bytesOf(mark, stream) <= byte);
  const from = log.marks[index] ?? ZERO;
  const end = (log.marks[index + 1] ?? log.end).offset;
  let at = bytesOf(from, stream);
  let found: { offset: number; skipBytes: number } | undefined;
  await eachFrame(log.read, { from: from.offset, end }, "headers", (frame) => {
    if (found !== undefined || !isOf(frame.stream, stream)) return;
    if (at + frame.payloadBytes > byte) found = { offset: frame.offset, skipBytes: byte - at };
    at += frame.payloadBytes;
  });
  return found ?? { offset: log.end.offset, skipBytes: byte - at };
}
