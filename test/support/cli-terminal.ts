// `reeve` in this process with an output that says it is a terminal, or is none, and keeps what it was given.
// Called by test/cli, for what a program does only on a terminal. Everything behind the output is real.
// The danger: it is no terminal; what a terminal makes of the bytes is not seen here.
import type { Output } from "../../scheduler/cli/output.ts";
import { reeve } from "../../scheduler/cli/main.ts";

export type Told = { readonly status: number; readonly out: string; readonly err: string };

export class RecordingOutput implements Output {
  readonly isTerminal: boolean;
  readonly isErrorTerminal: boolean;
  readonly #out: Buffer[] = [];
  readonly #err: Buffer[] = [];

  constructor(terminals: { readonly out: boolean; readonly err: boolean }) {
    this.isTerminal = terminals.out;
    this.isErrorTerminal = terminals.err;
  }

  rows(): number {
    return 24;
  }

  async out(text: string | Uint8Array): Promise<void> {
    this.#out.push(Buffer.from(text as Uint8Array));
  }

  async err(text: string | Uint8Array): Promise<void> {
    this.#err.push(Buffer.from(text as Uint8Array));
  }

  get outText(): string {
    return Buffer.concat(this.#out).toString();
  }

  get errText(): string {
    return Buffer.concat(this.#err).toString();
  }
}

export async function reeveOn(output: RecordingOutput, ...words: readonly string[]): Promise<Told> {
  const status = await reeve(
    words.map((word) => Buffer.from(word)),
    output,
  );
  return { status, out: output.outText, err: output.errText };
}

/** Both streams are a terminal. */
export function reeveOnTerminal(...words: readonly string[]): Promise<Told> {
  return reeveOn(new RecordingOutput({ out: true, err: true }), ...words);
}
