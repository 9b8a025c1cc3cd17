// Where the pieces of a log go: the job's bytes to the right streams, escaped on a terminal, or JSON lines.
// Called by follow.ts. Every write is awaited, so a slow reader slows the stream down to the scheduler.
// The danger: one byte more or less than the job wrote; only a terminal and --json get anything else than
// those bytes.
import { TerminalEscaper } from "./escape.ts";
import type { Piece } from "./frames.ts";
import type { Output } from "./output.ts";
import { jsonLine } from "./print.ts";
import { textOf } from "./arguments.ts";

export type LogShape = {
  readonly json: boolean;
  /** control sequences go to the terminal as they are */
  readonly raw: boolean;
  /** undefined: both */
  readonly only?: "stdout" | "stderr";
};

export class LogOutput {
  readonly #output: Output;
  readonly #shape: LogShape;
  readonly #escapers: { readonly stdout: TerminalEscaper | null; readonly stderr: TerminalEscaper | null };
  #cutBytes = 0;
  #leftOut = 0;

  constructor(output: Output, shape: LogShape) {
    this.#output = output;
    this.#shape = shape;
    const escaper = (isTerminal: boolean) => (isTerminal && !shape.raw ? new TerminalEscaper() : null);
    this.#escapers = { stdout: escaper(output.isTerminal), stderr: escaper(output.isErrorTerminal) };
  }

  /** Bytes that the log limit dropped, of the streams that are shown. */
  get cutBytes(): number {
    return this.#cutBytes;
  }

  /** So many bytes of the streams that are shown are not written: the place begins within a frame. */
  leaveOut(bytes: number): void {
    this.#leftOut = bytes;
  }

  async write(piece: Piece, attempt: number): Promise<void> {
    const { only, json } = this.#shape;
    if (piece.stream === "cut") {
      this.#cutBytes += (only === "stderr" ? 0 : piece.stdout) + (only === "stdout" ? 0 : piece.stderr);
      if (json)
        await this.#output.out(jsonLine({ attempt, cut: { stdout: piece.stdout, stderr: piece.stderr } }));
      return;
    }
    if (only !== undefined && piece.stream !== only) return;
    const bytes = piece.bytes.subarray(Math.min(this.#leftOut, piece.bytes.length));
    this.#leftOut -= piece.bytes.length - bytes.length;
    if (bytes.length === 0) return;
    if (json) return this.#output.out(jsonPiece({ ...piece, bytes }, attempt));
    const escaper = this.#escapers[piece.stream];
    await this.#put(piece.stream, escaper === null ? bytes : escaper.push(bytes));
  }

  async end(): Promise<void> {
    for (const stream of ["stdout", "stderr"] as const)
      await this.#put(stream, this.#escapers[stream]?.end() ?? "");
  }

  #put(stream: "stdout" | "stderr", bytes: string | Uint8Array): Promise<void> {
    return stream === "stdout" ? this.#output.out(bytes) : this.#output.err(bytes);
  }
}

/** Text where the bytes are UTF-8 by themselves, else base64: nothing is lost either way. */
function jsonPiece(piece: Exclude<Piece, { stream: "cut" }>, attempt: number): string {
  const text = textOf(piece.bytes);
  const content = text === undefined ? { base64: Buffer.from(piece.bytes).toString("base64") } : { text };
  return jsonLine({ attempt, stream: piece.stream, atMs: piece.atMs, ...content });
}
