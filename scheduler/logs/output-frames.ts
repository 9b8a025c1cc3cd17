// Walks over the whole frames of a stored log, in order, a bounded block at a time. Called by log-places.ts.
// It stops at the first frame that is damaged or not wholly there and says where that was.
// The danger: looking for a frame in the middle of a log; a job can write bytes that look like one, so a
// walk begins only where another one has been, or at 0.
import { frameHeaderAt, frameHeaderBytes } from "../../proto/common/output-frame.ts";
import { bytesPassed } from "../../proto/common/passing-bytes.ts";
import { limits } from "../../proto/common/limits.ts";

export type Read = (offset: number, lengthMax: number) => Promise<Uint8Array>;
export type Range = { readonly from: number; readonly end: number };
export type Frame = {
  /** 1 stdout, 2 stderr, 3 cut */
  readonly stream: 1 | 2 | 3;
  readonly offset: number;
  /** where the next one begins */
  readonly behind: number;
  readonly payloadBytes: number;
  /** only when payloads are asked for */
  readonly payload: Uint8Array | undefined;
};

/** Offset behind the last whole frame of the range. `headers`: of large frames nothing else is read. */
export async function eachFrame(
  read: Read,
  range: Range,
  what: "headers" | "payloads",
  visit: (frame: Frame) => void,
): Promise<number> {
  let at = range.from;
  let isDense = what === "payloads";
  while (at < range.end) {
    const length = isDense ? limits.logReadBytesMax : limits.logHeadReadBytes;
    const block = bufferOf(await read(at, Math.min(length, range.end - at)));
    bytesPassed(block.length);
    let here = 0;
    let count = 0;
    for (; here + frameHeaderBytes <= block.length; count++) {
      const header = frameHeaderAt(block, here);
      if (header === undefined) return at + here;
      const { stream, payloadBytes } = header;
      const begin = here + frameHeaderBytes;
      const behind = begin + payloadBytes;
      if (at + behind > range.end) return at + here;
      if (what === "payloads" && behind > block.length) break;
      const payload = what === "payloads" ? block.subarray(begin, behind) : undefined;
      visit({ stream, offset: at + here, behind: at + behind, payloadBytes, payload });
      here = behind;
    }
    if (count === 0) return at;
    at += here;
    isDense = what === "payloads" || count >= DENSE_FRAMES;
  }
  return at;
}

/** So many frames in a small block: the next one is read whole. */
const DENSE_FRAMES = 4;

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
