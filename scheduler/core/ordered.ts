// An ordered set that can be walked without being changed: chunks of a sorted array. The live state keeps its
// queues and timers in it. It owns an order and nothing else. Called by state.ts, which alone adds and
// deletes. The danger: an item is found by comparing, so whoever deletes must bring the row that was added,
// not its successor.

const CHUNK_MAX = 512;

export class Ordered<T> implements Iterable<T> {
  readonly #compare: (a: T, b: T) => number;
  readonly #chunks: T[][] = [];
  #size = 0;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  first(): T | undefined {
    return this.#chunks[0]?.[0];
  }

  /** Adding what is there already replaces it. */
  add(item: T): void {
    const at = this.#chunkFor(item);
    const chunk = this.#chunks[at];
    if (chunk === undefined) {
      this.#chunks.push([item]);
      this.#size++;
      return;
    }
    const place = this.#placeIn(chunk, item);
    const there = chunk[place];
    if (there !== undefined && this.#compare(there, item) === 0) {
      chunk[place] = item;
      return;
    }
    chunk.splice(place, 0, item);
    this.#size++;
    if (chunk.length > CHUNK_MAX) this.#chunks.splice(at + 1, 0, chunk.splice(chunk.length >> 1));
  }

  delete(item: T): boolean {
    const at = this.#chunkFor(item);
    const chunk = this.#chunks[at];
    if (chunk === undefined) return false;
    const place = this.#placeIn(chunk, item);
    const there = chunk[place];
    if (there === undefined || this.#compare(there, item) !== 0) return false;
    chunk.splice(place, 1);
    this.#size--;
    if (chunk.length === 0) this.#chunks.splice(at, 1);
    return true;
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const chunk of this.#chunks) yield* chunk;
  }

  /** The first chunk whose last item is not before `item`; the last chunk when there is none. */
  #chunkFor(item: T): number {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      const last = this.#chunks[middle]?.at(-1);
      if (last !== undefined && this.#compare(last, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #placeIn(chunk: readonly T[], item: T): number {
    let low = 0;
    let high = chunk.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = chunk[middle];
      if (there !== undefined && this.#compare(there, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
