// Decodes the output frames of a log (docs/reference/run-directory.md), however the bytes are cut on their
// way. Called by follow.ts. It holds at most one header or one cut record, never a payload: bytes are
// passed on as they come.
// The danger: a bad header means that every later byte would be misread, so decoding stops there for good.
import { crc32 } from "node:zlib";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";

export type OutputPiece = {
  readonly stream: "stdout" | "stderr";
  readonly atMs: number;
  readonly bytes: Uint8Array;
};
/** Bytes that the log limit dropped at this place. */
export type CutPiece = {
  readonly stream: "cut";
  readonly atMs: number;
  readonly stdout: number;
  readonly stderr: number;
};
export type Piece = OutputPiece | CutPiece;

export const HEADER_BYTES = 20;
const CUT_BYTES = 16;

export class FrameDecoder {
  #offset = 0;
  #partial = Buffer.alloc(0);
  #stream = 0;
  #atMs = 0;
  #payloadLeft = 0;

  /** Global frame offset behind the last byte taken. */
  get offset(): number {
    return this.#offset;
  }

  /** True between two frames: the log may end here. */
  get isBetweenFrames(): boolean {
    return this.#payloadLeft === 0 && this.#partial.length === 0;
  }

  /** Every piece that the bytes complete or continue; throws a Fault at a bad header. */
  *push(bytes: Uint8Array): Generator<Piece> {
    let rest = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    while (rest.length > 0) {
      const wanted = this.#payloadLeft === 0 ? HEADER_BYTES : this.#stream === 3 ? CUT_BYTES : 0;
      const taken = Math.min(wanted === 0 ? this.#payloadLeft : wanted - this.#partial.length, rest.length);
      const part = rest.subarray(0, taken);
      rest = rest.subarray(taken);
      this.#offset += taken;
      if (wanted === 0) {
        this.#payloadLeft -= taken;
        yield { stream: this.#stream === 1 ? "stdout" : "stderr", atMs: this.#atMs, bytes: part };
        continue;
      }
      const whole = this.#partial.length === 0 ? part : Buffer.concat([this.#partial, part]);
      this.#partial = whole.length === wanted ? Buffer.alloc(0) : Buffer.from(whole);
      if (whole.length < wanted) continue;
      if (this.#payloadLeft === 0) this.#takeHeader(whole);
      else yield this.#takeCut(whole);
    }
  }

  #takeHeader(header: Buffer): void {
    const length = header.readUInt32LE(0);
    const stream = header.readUInt8(4);
    const isGood =
      header.readUInt32LE(16) === crc32(header.subarray(0, 16)) &&
      length > 0 &&
      length <= limits.outputFramePayloadMax &&
      (stream === 1 || stream === 2 || (stream === 3 && length === CUT_BYTES));
    if (!isGood) throw new Fault(`read the log: it is damaged at offset ${this.#offset - HEADER_BYTES}`);
    this.#stream = stream;
    this.#atMs = Number(header.readBigUInt64LE(8) / 1000n);
    this.#payloadLeft = length;
  }

  #takeCut(payload: Buffer): CutPiece {
    this.#payloadLeft = 0;
    const stdout = Number(payload.readBigUInt64LE(0));
    return { stream: "cut", atMs: this.#atMs, stdout, stderr: Number(payload.readBigUInt64LE(8)) };
  }
}
