// How long to wait before a child is started again: doubling, and from the beginning after one that lived
// long enough. Called by the owners of the launcher and of net. No jitter: on one host there is nobody to be
// out of step with.
import { limits } from "../../proto/common/limits.ts";

export class Backoff {
  #waitMs: number = limits.restartMsMin;
  #begunAtMs = -Infinity;

  begun(): void {
    this.#begunAtMs = performance.now();
  }

  nextMs(): number {
    if (performance.now() - this.#begunAtMs >= limits.restartResetMs) this.#waitMs = limits.restartMsMin;
    const waitMs = this.#waitMs;
    this.#waitMs = Math.min(2 * waitMs, limits.restartMsMax);
    return waitMs;
  }
}
