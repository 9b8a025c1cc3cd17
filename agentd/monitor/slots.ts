// A number of places for work that is wanted at the same time; who finds none waits in order. Called by
// launches.ts. It knows nothing of the work.
// The danger: a place held while something is waited for that may never come; such waiting is done outside.

export class Slots {
  #left: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#left = count;
  }

  async hold<T>(work: () => Promise<T>): Promise<T> {
    if (this.#left > 0) this.#left--;
    else await new Promise<void>((begin) => this.#waiting.push(begin));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#left++;
      else next(); // the place goes from hand to hand
    }
  }
}
