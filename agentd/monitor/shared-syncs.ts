// Syncs of directories that several attempts share: whoever asks while one is under way gets the next one,
// together with everybody else who has asked meanwhile. Called by run-directory.ts. It opens nothing itself.
// The danger: an answer by a sync that began before the asker's change; so nobody ever joins one that has
// begun.
export class SharedSyncs {
  readonly #sync: (path: string) => Promise<void>;
  readonly #running = new Map<string, Promise<void>>();
  readonly #next = new Map<string, Promise<void>>();

  constructor(sync: (path: string) => Promise<void>) {
    this.#sync = sync;
  }

  /** Everything done at this path before the call is on the disk when the promise is kept. */
  sync(path: string): Promise<void> {
    const waiting = this.#next.get(path);
    if (waiting !== undefined) return waiting;
    const running = this.#running.get(path);
    if (running === undefined) return this.#begin(path);
    const next = running.then(
      () => this.#beginNext(path),
      () => this.#beginNext(path), // a failure is told to those who waited for that one
    );
    this.#next.set(path, next);
    return next;
  }

  #beginNext(path: string): Promise<void> {
    this.#next.delete(path);
    return this.#begin(path);
  }

  #begin(path: string): Promise<void> {
    const running = this.#sync(path);
    this.#running.set(path, running);
    const over = (): void => {
      if (this.#running.get(path) === running) this.#running.delete(path);
    };
    running.then(over, over);
    return running;
  }
}
