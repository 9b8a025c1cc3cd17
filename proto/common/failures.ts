// What is told of links that fail: a failure once when it is new, and again after an hour of the same. Called
// by whoever dials or waits to be dialled. The level `debug` has every one.
// The danger: a host that waits for a person for a month must neither fill the disk nor be silent.
import { performance } from "node:perf_hooks";
import { limits } from "./limits.ts";
import type { Log } from "./log.ts";

export type Failure = { readonly peer?: string; readonly agent?: string; readonly error: unknown };

export class Failures {
  readonly #log: Log;
  readonly #toldAtMs = new Map<string, number>();

  constructor(log: Log) {
    this.#log = log;
  }

  tell(failure: Failure): void {
    const words = wordsOf(failure);
    const nowMs = performance.now();
    const isNew = nowMs - (this.#toldAtMs.get(words) ?? -Infinity) >= limits.sameFailureMs;
    if (!isNew) return this.#log.debug("link.failed", failure);
    if (this.#toldAtMs.size >= limits.joinAddressesMax) this.#toldAtMs.clear();
    this.#toldAtMs.set(words, nowMs);
    this.#log.warn("link.failed", failure);
  }

  /** A link is up: whatever comes next is new. */
  over(): void {
    this.#toldAtMs.clear();
  }
}

/** Instants, addresses' ports and counts differ from one time to the next: numbers do not make it another. */
function wordsOf({ peer = "", error }: Failure): string {
  return `${peer} ${String(error)}`.replaceAll(/\d+/g, "#");
}
