// Who waits for a change of which run. `changed` is called by the composition root for each effect
// run_changed. Used by runs.ts and logs.ts. It knows no rows: whoever is woken reads again.
// The danger: a change between reading and waiting would be missed; so one subscribes first, reads, then
// waits.
import { limits } from "../../proto/common/limits.ts";
import { Refusal } from "./refusal.ts";

export class RunWatchers {
  readonly #watches = new Map<number, Set<RunWatch>>();
  #count = 0;

  changed(run: number): void {
    for (const watch of this.#watches.get(run) ?? []) watch.wake();
  }

  /** Throws `busy` when there are too many. Dispose it. */
  watch(run: number): RunWatch {
    if (this.#count >= limits.watchersMax) throw new Refusal("busy", `${this.#count} callers follow runs`);
    const watches = this.#watches.get(run) ?? new Set();
    this.#watches.set(run, watches);
    this.#count++;
    const watch: RunWatch = new RunWatch(() => {
      if (!watches.delete(watch)) return;
      this.#count--;
      if (watches.size === 0) this.#watches.delete(run);
    });
    watches.add(watch);
    return watch;
  }

  get count(): number {
    return this.#count;
  }
}

/** Changes that come while nobody waits are kept as one. */
export class RunWatch implements Disposable {
  readonly #leave: () => void;
  #isDirty = false;
  #wake: (() => void) | undefined;

  constructor(leave: () => void) {
    this.#leave = leave;
  }

  wake(): void {
    if (this.#wake === undefined) this.#isDirty = true;
    else this.#wake();
  }

  /** Resolves at the first change since the last `next`, or when the signal aborts. */
  async next(signal: AbortSignal): Promise<void> {
    if (this.#isDirty || signal.aborted) {
      this.#isDirty = false;
      return;
    }
    await new Promise<void>((resolve) => {
      // Cleared at once, not when the waiter runs again: what changes in between must count for the next
      // wait.
      const done = (): void => {
        this.#wake = undefined;
        signal.removeEventListener("abort", done);
        resolve();
      };
      this.#wake = done;
      signal.addEventListener("abort", done);
    });
  }

  [Symbol.dispose](): void {
    this.#leave();
  }
}
