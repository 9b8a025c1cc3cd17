// Names that were touched a moment ago, for whoever must leave such things alone. Owned by retention-
// sql.ts. It counts time, not the clock: a clock that is set does not make anything old.
// The danger: names that pile up; what is old leaves at each touch, since names are in order of their
// touch.

export class Recent {
  readonly #forMs: number;
  readonly #now: () => number;
  readonly #touched = new Map<string, number>();

  constructor(forMs: number, now: () => number = () => performance.now()) {
    this.#forMs = forMs;
    this.#now = now;
  }

  get size(): number {
    this.#forget();
    return this.#touched.size;
  }

  touch(name: string): void {
    this.#touched.delete(name);
    this.#touched.set(name, this.#now());
    this.#forget();
  }

  has(name: string): boolean {
    this.#forget();
    return this.#touched.has(name);
  }

  #forget(): void {
    const before = this.#now() - this.#forMs;
    for (const [name, atMs] of this.#touched) {
      if (atMs > before) return;
      this.#touched.delete(name);
    }
  }
}
