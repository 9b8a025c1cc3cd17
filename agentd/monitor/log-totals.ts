// Totals of a log whose supervisor died before it could write them: what is on the disk, up to the first
// frame that is not whole. Called by attempts.ts for `ended_unclosed` alone. It changes nothing on the disk.
// The danger: segments that were acked are gone, and then the digest of the whole can no longer be made:
// there are no totals.
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { limits } from "../../proto/common/limits.ts";
import { frameHeaderAt, frameHeaderBytes } from "../../proto/common/output-frame.ts";
import type { LogTotals } from "../ipc.ts";

const plainFile = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

type Sums = {
  frameBytes: number;
  readonly frames: ReturnType<typeof createHash>;
  readonly streams: readonly [StreamSum, StreamSum];
  readonly cut: [number, number];
};
type StreamSum = { bytes: number; readonly hash: ReturnType<typeof createHash> };

/**
 * `segments`: the offsets there are, in order. Reads each once, as a stream. Null when the beginning is
 * gone.
 */
export async function totalsOnDisk(
  directory: string,
  segments: readonly number[],
): Promise<LogTotals | null> {
  if ((segments[0] ?? 0) !== 0) return null;
  const sums: Sums = {
    frameBytes: 0,
    frames: createHash("sha256"),
    streams: [newSum(), newSum()],
    cut: [0, 0],
  };
  for (const segment of segments) {
    if (segment !== sums.frameBytes) break; // the segment before it was torn: what follows cannot be placed
    await addSegment(sums, join(directory, `output.${segment}`));
  }
  const [stdout, stderr] = sums.streams;
  return {
    frameBytes: sums.frameBytes,
    frameSha256: sums.frames.digest("hex"),
    stdoutBytes: stdout.bytes,
    stdoutSha256: stdout.hash.digest("hex"),
    stderrBytes: stderr.bytes,
    stderrSha256: stderr.hash.digest("hex"),
    stdoutCut: sums.cut[0],
    stderrCut: sums.cut[1],
  };
}

function newSum(): StreamSum {
  return { bytes: 0, hash: createHash("sha256") };
}

async function addSegment(sums: Sums, path: string): Promise<void> {
  await using file = await open(path, plainFile);
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of file.createReadStream({ highWaterMark: 4 * limits.outputFramePayloadMax })) {
    held = held.length === 0 ? (chunk as Buffer) : Buffer.concat([held, chunk as Buffer]);
    for (;;) {
      if (held.length < frameHeaderBytes) break;
      const header = frameHeaderAt(held);
      if (header === undefined) return;
      const length = frameHeaderBytes + header.payloadBytes;
      if (held.length < length) break;
      addFrame(sums, held.subarray(0, length));
      held = held.subarray(length);
    }
  }
}

const cutStream = 3;

function addFrame(sums: Sums, frame: Buffer): void {
  sums.frameBytes += frame.length;
  sums.frames.update(frame);
  const stream = frame[4] ?? 0;
  const payload = frame.subarray(frameHeaderBytes);
  if (stream === cutStream) {
    sums.cut[0] += Number(payload.readBigUInt64LE(0));
    sums.cut[1] += Number(payload.readBigUInt64LE(8));
  }
  const sum = sums.streams[stream - 1];
  if (sum === undefined) return;
  sum.bytes += payload.length;
  sum.hash.update(payload);
}
