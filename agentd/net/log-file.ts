// The output of one attempt as one long row of bytes, read by global frame offset over its segments, and only
// in whole frames: the supervisor takes a frame back when the disk fills up in the middle of it.
// Called by log-stream.ts. It holds one open file and changes nothing on the disk.
// The danger: sending bytes that are taken back. Nothing beyond the last whole frame is ever given out.
import { constants } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { limits } from "../../proto/common/limits.ts";

const headerBytes = 20;
/** In owner mode a job can put a pipe in its output's place: opening one must not wait for a writer. */
const plainFile = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
/**
 * One for all: every look ends before the next begins (log-stream.ts reads in turns), and garbage of this
 * size adds up.
 */
const scanBlock = Buffer.allocUnsafeSlow(256 * 1024);

type Segment = {
  readonly start: number;
  readonly file: FileHandle;
  /** global offset: every frame before it is whole */
  boundary: number;
};

export class LogFile {
  readonly #directory: string;
  #segment: Segment | null = null;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async close(): Promise<void> {
    const segment = this.#segment;
    this.#segment = null;
    await segment?.file.close();
  }

  /** Where the segment begins that was read last: all before it has been read to its end. */
  get segmentStart(): number {
    return this.#segment?.start ?? 0;
  }

  /**
   * At most `bytesMax` bytes at this offset; none when nothing whole is there yet; undefined when it is gone
   * from this host.
   */
  async read(offset: number, bytesMax: number): Promise<Buffer | undefined> {
    const segment = await this.#segmentFor(offset);
    if (segment === undefined) return undefined;
    if (segment === null) return Buffer.alloc(0);
    if (segment.boundary <= offset) await this.#extend(segment, offset + bytesMax);
    const length = Math.min(bytesMax, segment.boundary - offset);
    if (length <= 0) return Buffer.alloc(0);
    const bytes = Buffer.allocUnsafe(length);
    const { bytesRead } = await segment.file.read(bytes, 0, length, offset - segment.start);
    return bytes.subarray(0, bytesRead);
  }

  /** Null: no output yet. Undefined: that offset lies before everything there is. */
  async #segmentFor(offset: number): Promise<Segment | null | undefined> {
    const current = this.#segment;
    if (current !== null && offset >= current.start) {
      if (offset < current.boundary) return current;
      await this.#extend(current, offset + 1);
      if (offset < current.boundary || offset === current.start) return current;
      const next = await this.#open(current.boundary);
      return next === undefined ? current : await this.#use(next);
    }
    const starts = await this.#starts();
    const start = starts.findLast((candidate) => candidate <= offset);
    if (start === undefined) return starts.length === 0 && offset === 0 ? null : undefined;
    const opened = await this.#open(start);
    return opened === undefined ? undefined : await this.#use(opened);
  }

  async #use(segment: Segment): Promise<Segment> {
    await this.close();
    this.#segment = segment;
    return segment;
  }

  async #starts(): Promise<readonly number[]> {
    const names = await readdir(this.#directory).catch(() => []);
    const starts = names.map((name) => /^output\.(0|[1-9][0-9]{0,15})$/.exec(name)?.[1]);
    return starts
      .filter((text) => text !== undefined)
      .map(Number)
      .toSorted((a, b) => a - b);
  }

  async #open(start: number): Promise<Segment | undefined> {
    const file = await open(join(this.#directory, `output.${start}`), plainFile).catch(() => undefined);
    return file === undefined ? undefined : { start, file, boundary: start };
  }

  /** Moves the boundary over whole frames until it is at `upTo` or no further whole frame is there. */
  async #extend(segment: Segment, upTo: number): Promise<void> {
    while (segment.boundary < upTo) {
      const { bytesRead } = await segment.file.read(
        scanBlock,
        0,
        scanBlock.length,
        segment.boundary - segment.start,
      );
      const whole = wholeFrames(scanBlock.subarray(0, bytesRead));
      if (whole === 0) return;
      segment.boundary += whole;
    }
  }
}

/**
 * How many bytes at the front are whole frames. A block is larger than the largest frame, so none is missed
 * for want of room.
 */
function wholeFrames(block: Buffer): number {
  let at = 0;
  while (at + headerBytes <= block.length) {
    const length = block.readUInt32LE(at);
    const isHeader = crc32(block.subarray(at, at + 16)) === block.readUInt32LE(at + 16);
    if (!isHeader || length === 0 || length > limits.outputFramePayloadMax) return at;
    if (at + headerBytes + length > block.length) return at;
    at += headerBytes + length;
  }
  return at;
}
