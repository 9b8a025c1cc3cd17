// Frames and fields below ipc.ts: length-prefixed frames over a stream socket, and codecs that are put
// together from a table. Part of the same contract as ipc.ts (it is apart for its size alone); the monitor's
// launcher client uses the frames too. Nothing here throws at a peer's bytes: a reader remembers that it
// failed and answers zeroes from then on.
// The danger: a length that is believed before it is compared with what is there.
import assert from "node:assert/strict";
import { isUtf8 } from "node:buffer";
import type { Duplex } from "node:stream";

const HEADER_BYTES = 4;

/** Cuts a byte stream into frames. Holds at most one frame and the chunk at hand. */
export class FrameReader {
  readonly #bytesMax: number;
  #held: Buffer = Buffer.alloc(0);
  #broken = false;

  constructor(bytesMax: number) {
    this.#bytesMax = bytesMax;
  }

  /**
   * The frames that this chunk completes, without their length; undefined once a frame is longer than
   * allowed.
   */
  push(chunk: Uint8Array): readonly Buffer[] | undefined {
    if (this.#broken) return undefined;
    let rest = this.#held.length === 0 ? viewOf(chunk) : Buffer.concat([this.#held, chunk]);
    const frames: Buffer[] = [];
    while (rest.length >= HEADER_BYTES) {
      const length = rest.readUInt32LE(0);
      if (length > this.#bytesMax) {
        this.#broken = true;
        return undefined;
      }
      if (rest.length < HEADER_BYTES + length) break;
      frames.push(rest.subarray(HEADER_BYTES, HEADER_BYTES + length));
      rest = rest.subarray(HEADER_BYTES + length);
    }
    this.#held = Buffer.from(rest); // a copy, so that a small rest does not keep a large chunk alive
    return frames;
  }
}

/**
 * The frame that carries this payload. The caller has made sure that it fits; anything else is a bug of
 * ours.
 */
export function frameOf(payload: Uint8Array, bytesMax: number): Buffer {
  assert(payload.length <= bytesMax, `a frame of ${payload.length} bytes is over ${bytesMax}`);
  const frame = Buffer.allocUnsafe(HEADER_BYTES + payload.length);
  frame.writeUInt32LE(payload.length, 0);
  frame.set(payload, HEADER_BYTES);
  return frame;
}

/**
 * What is written to a socket within one turn of the loop leaves in one call: a write of its own for each
 * message wakes the other side for each, and costs more than the message.
 */
export function writeTogether(socket: Duplex, frame: Uint8Array, hasLeft: () => void = () => {}): void {
  if (socket.writableCorked === 0) {
    socket.cork();
    setImmediate(() => socket.uncork());
  }
  socket.write(frame, hasLeft);
}

/** Reads fields in order. After the first failure every answer is zero or empty and `isDone` is false. */
export class FieldReader {
  readonly #bytes: Buffer;
  #at = 0;
  #failed = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = viewOf(bytes);
  }

  /** Whether everything was read and nothing is left over. */
  get isDone(): boolean {
    return !this.#failed && this.#at === this.#bytes.length;
  }

  get hasFailed(): boolean {
    return this.#failed;
  }

  get bytesLeft(): number {
    return this.#bytes.length - this.#at;
  }

  fail(): void {
    this.#failed = true;
  }

  unsigned(bytes: 1 | 2 | 4): number {
    const at = this.#take(bytes);
    return at === undefined ? 0 : this.#bytes.readUIntLE(at, bytes);
  }

  /** At most 2^53-1: larger numbers cannot be held exactly and are refused. */
  u64(): number {
    const low = this.unsigned(4);
    const high = this.unsigned(4);
    if (high > 0x1f_ffff) this.fail();
    return this.#failed ? 0 : high * 0x1_0000_0000 + low;
  }

  bytes(): Buffer {
    const length = this.unsigned(4);
    const at = this.#take(length);
    return at === undefined ? Buffer.alloc(0) : this.#bytes.subarray(at, at + length);
  }

  text(): string {
    const bytes = this.bytes();
    if (!isUtf8(bytes)) this.fail();
    return this.#failed ? "" : bytes.toString("utf8");
  }

  #take(length: number): number | undefined {
    if (this.#failed || length > this.bytesLeft) {
      this.#failed = true;
      return undefined;
    }
    const at = this.#at;
    this.#at += length;
    return at;
  }
}

export class FieldWriter {
  readonly #parts: Uint8Array[] = [];

  finish(): Buffer {
    return Buffer.concat(this.#parts);
  }

  unsigned(value: number, bytes: 1 | 2 | 4): void {
    const part = Buffer.allocUnsafe(bytes);
    part.writeUIntLE(value, 0, bytes);
    this.#parts.push(part);
  }

  u64(value: number): void {
    assert(Number.isSafeInteger(value) && value >= 0, `${value} is no u64 of ours`);
    this.unsigned(value % 0x1_0000_0000, 4);
    this.unsigned(Math.floor(value / 0x1_0000_0000), 4);
  }

  bytes(value: Uint8Array): void {
    this.unsigned(value.length, 4);
    this.#parts.push(value);
  }

  text(value: string): void {
    this.bytes(Buffer.from(value, "utf8"));
  }
}

/** How one field, or one whole message, is written and read. */
export type Codec<T> = {
  readonly write: (to: FieldWriter, value: T) => void;
  readonly read: (from: FieldReader) => T;
};
export const u16: Codec<number> = {
  write: (to, value) => to.unsigned(value, 2),
  read: (from) => from.unsigned(2),
};
export const u32: Codec<number> = {
  write: (to, value) => to.unsigned(value, 4),
  read: (from) => from.unsigned(4),
};
export const u64: Codec<number> = { write: (to, value) => to.u64(value), read: (from) => from.u64() };
export const text: Codec<string> = { write: (to, value) => to.text(value), read: (from) => from.text() };
export const bytes: Codec<Uint8Array> = {
  write: (to, value) => to.bytes(value),
  read: (from) => from.bytes(),
};

export const flag: Codec<boolean> = {
  write: (to, value) => to.unsigned(value ? 1 : 0, 1),
  read: (from) => {
    const value = from.unsigned(1);
    if (value > 1) from.fail();
    return value === 1;
  },
};

/** A word of a closed list, as its place in it. */
export function wordIn<const W extends string>(words: readonly [W, ...W[]]): Codec<W> {
  return {
    write: (to, value) => to.unsigned(words.indexOf(value), 1),
    read: (from) => {
      const word = words[from.unsigned(1)];
      if (word === undefined) from.fail();
      return word ?? words[0];
    },
  };
}

/** A text that must have a certain form. */
export function textThat(isRight: (value: string) => boolean): Codec<string> {
  return {
    write: (to, value) => to.text(value),
    read: (from) => {
      const value = from.text();
      if (!isRight(value)) from.fail();
      return value;
    },
  };
}

export function listOf<T>(item: Codec<T>): Codec<readonly T[]> {
  return {
    write: (to, values) => {
      to.unsigned(values.length, 4);
      for (const value of values) item.write(to, value);
    },
    read: (from) => {
      const count = from.unsigned(4);
      const values: T[] = [];
      // Every item takes at least one byte, so that a count can promise no more than is there.
      if (count > from.bytesLeft) from.fail();
      while (values.length < count && !from.hasFailed) values.push(item.read(from));
      return values;
    },
  };
}

export function orNull<T>(of: Codec<T>): Codec<T | null> {
  return {
    write: (to, value) => {
      flag.write(to, value !== null);
      if (value !== null) of.write(to, value);
    },
    read: (from) => (flag.read(from) ? of.read(from) : null),
  };
}

type Fields<T> = { readonly [Key in keyof T]: Codec<T[Key]> };

/** Fields in the order of the table. */
export function record<T extends object>(fields: Fields<T>): Codec<T> {
  const rows = Object.entries(fields) as unknown as readonly (readonly [keyof T, Codec<T[keyof T]>])[];
  return {
    write: (to, value) => {
      for (const [name, codec] of rows) codec.write(to, value[name]);
    },
    read: (from) => Object.fromEntries(rows.map(([name, codec]) => [name, codec.read(from)])) as T,
  };
}

function viewOf(value: Uint8Array): Buffer {
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
}
