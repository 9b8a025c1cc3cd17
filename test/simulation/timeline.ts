// Virtual time: what happens when, as a heap of closures ordered by time and then by order of asking. Nothing
// waits for real. Whoever schedules names a life (a process): when that life has ended, its later events do
// not happen. Called by everything. The danger: an event of a dead process that still acts would be a world
// kinder, or crueller, than the real one.

export type Life = { alive: boolean };

type Entry = { readonly atMs: number; readonly order: number; readonly life: Life; readonly act: () => void };

export class Timeline {
  nowMs: number;
  readonly #heap: Entry[] = [];
  #order = 0;

  constructor(startMs: number) {
    this.nowMs = startMs;
  }

  after(delayMs: number, life: Life, act: () => void): void {
    this.at(this.nowMs + delayMs, life, act);
  }

  at(atMs: number, life: Life, act: () => void): void {
    const entry = { atMs: Math.max(atMs, this.nowMs), order: this.#order++, life, act };
    const heap = this.#heap;
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!isBefore(entry, heap[parent] as Entry)) break;
      heap[place] = heap[parent] as Entry;
      place = parent;
    }
    heap[place] = entry;
  }

  /** Does the next thing; false when nothing is left. */
  step(): boolean {
    for (;;) {
      const entry = this.#pop();
      if (entry === undefined) return false;
      if (!entry.life.alive) continue;
      this.nowMs = entry.atMs;
      entry.act();
      return true;
    }
  }

  #pop(): Entry | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      const right = heap[child + 1];
      if (right !== undefined && isBefore(right, heap[child] as Entry)) child++;
      const smaller = heap[child];
      if (smaller === undefined || !isBefore(smaller, last)) break;
      heap[place] = smaller;
      place = child;
    }
    heap[place] = last;
    return first;
  }
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}
