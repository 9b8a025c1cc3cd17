// A directory for what verify unpacks, which may be a whole database. It goes when it is not needed any more,
// also when somebody ends the process meanwhile. Called by verify.ts, which lets go of it once SQLite has the
// file open: from then on nothing can stay behind, whatever ends the process.
// The danger: a signal that is only heard and not obeyed; it ends the process as if nobody had listened.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

export class Scratch implements Disposable {
  readonly path = mkdtempSync(join(tmpdir(), "reeve-verify-")); // 0700
  readonly #end = (signal: NodeJS.Signals): void => {
    this[Symbol.dispose]();
    process.kill(process.pid, signal);
  };

  constructor() {
    for (const signal of signals) process.on(signal, this.#end);
  }

  /** May be called again. */
  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
    for (const signal of signals) process.off(signal, this.#end);
  }
}
