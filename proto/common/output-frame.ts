// The header of one frame of output (docs/reference/run-directory.md), read strictly. Called by whoever
// looks into a log: the CLI that shows it, the scheduler that finds a place in it, the monitor that sums it.
// It reads no payload. The danger: behind a bad header nothing is known, so nobody may go on there.
import { crc32 } from "node:zlib";
import { limits } from "./limits.ts";

export const frameHeaderBytes = 20;
/** The payload of a frame of stream 3: how much was dropped of either stream. */
export const cutPayloadBytes = 16;

export type FrameHeader = {
  /** 1 stdout, 2 stderr, 3 cut */
  readonly stream: 1 | 2 | 3;
  readonly payloadBytes: number;
  readonly atMs: number;
};

/** Undefined when there is no header at `at`; the bytes must hold a whole one. */
export function frameHeaderAt(bytes: Buffer, at = 0): FrameHeader | undefined {
  const payloadBytes = bytes.readUInt32LE(at);
  const stream = bytes.readUInt8(at + 4);
  if (payloadBytes === 0 || payloadBytes > limits.outputFramePayloadMax) return undefined;
  if (stream !== 1 && stream !== 2 && stream !== 3) return undefined;
  if (stream === 3 && payloadBytes !== cutPayloadBytes) return undefined;
  if (bytes.readUInt32LE(at + 16) !== crc32(bytes.subarray(at, at + 16))) return undefined;
  const atMs = Math.floor((bytes.readUInt32LE(at + 12) * 2 ** 32 + bytes.readUInt32LE(at + 8)) / 1000);
  return { stream, payloadBytes, atMs };
}
