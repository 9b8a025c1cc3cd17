// Standard output and standard error as this program uses them: every write is awaited, a closed pipe is an
// answer. Called by every command through its context. It formats nothing (print.ts does).
// The danger: a reader that went away (`| head`) must end the program quietly and must never look like a
// failure of the run.
import type { Writable } from "node:stream";
import { isatty } from "node:tty";
import { Fault } from "../../proto/common/fault.ts";

export type Output = {
  readonly out: (text: string | Uint8Array) => Promise<void>;
  readonly err: (text: string | Uint8Array) => Promise<void>;
  /** standard output is a terminal */
  readonly isTerminal: boolean;
  readonly isErrorTerminal: boolean;
  /** height of the terminal */
  readonly rows: () => number;
};

const ROWS_USUAL = 24;

/** Nobody reads standard output any more. */
export class PipeClosed extends Error {
  override readonly name = "PipeClosed";
}

export function processOutput(): Output {
  for (const stream of [process.stdout, process.stderr]) {
    // The callback of each write reports the failure; without a listener Node would also throw it.
    stream.on("error", () => {});
  }
  return {
    out: (text) => write(process.stdout, text),
    // Without a reader of standard error there is nobody to tell.
    err: (text) => write(process.stderr, text).catch(() => {}),
    isTerminal: isatty(1),
    isErrorTerminal: isatty(2),
    rows: () => process.stdout.rows || ROWS_USUAL,
  };
}

/** Resolves when the bytes are handed to the system: whoever awaits it never outruns a slow reader. */
function write(stream: Writable, text: string | Uint8Array): Promise<void> {
  if (text.length === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (error === null || error === undefined) resolve();
      else if (isClosed(error)) reject(new PipeClosed());
      else reject(new Fault(`write standard output: ${error.message}`, { cause: error }));
    });
  });
}

function isClosed(error: Error): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  return code === "EPIPE" || code === "ERR_STREAM_DESTROYED";
}
