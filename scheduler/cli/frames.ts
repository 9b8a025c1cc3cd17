// Decodes the output frames of a log (docs/reference/run-directory.md), however the bytes are cut on their
// way. Called by follow.ts. It holds at most one header or one cut record, never a payload: bytes are
// passed on as they come.
// The danger: a bad header means that every later byte would be misread, so decoding stops there for good.
import { Fault } from "../../proto/common/fault.ts";
import { cutPayloadBytes, frameHeaderAt, frameHeaderBytes } from "../../proto/common/output-frame.ts";

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

export class FrameDecoder {
  #offset: number;
  #partial = Buffer.alloc(0);
  #stream = 0;
  #atMs = 0;
  #payloadLeft = 0;

  /** `offset`: where the first byte taken is, between two frames. */
  constructor(offset = 0) {
    this.#offset = offset;
  }

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
      const wanted = this.#payloadLeft === 0 ? frameHeaderBytes : this.#stream === 3 ? cutPayloadBytes : 0;
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

  #takeHeader(bytes: Buffer): void {
    const header = frameHeaderAt(bytes);
    if (header === undefined)
      throw new Fault(`read the log: it is damaged at offset ${this.#offset - frameHeaderBytes}`);
    this.#stream = header.stream;
    this.#atMs = header.atMs;
    this.#payloadLeft = header.payloadBytes;
  }

  #takeCut(payload: Buffer): CutPiece {
    this.#payloadLeft = 0;
    const stdout = Number(payload.readBigUInt64LE(0));
    return { stream: "cut", atMs: this.#atMs, stdout, stderr: Number(payload.readBigUInt64LE(8)) };
  }
}
