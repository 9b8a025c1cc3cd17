// Whether a process stays as it is: samples of what it holds, and the verdict on a row of them. Pure but for
// `sampleOf`, which reads /proc. Called by the soak; its negative control leaks on purpose.
// The danger: a bound so wide that a leak fits into it; each is what caches that are bounded elsewhere may
// still fill.
import { readdirSync } from "node:fs";
import { memoryOf } from "../bench/processes.ts";

export type Sample = { readonly privateMb: number; readonly descriptors: number };

export function sampleOf(pid: number): Sample {
  const { privateMb } = memoryOf(pid);
  return { privateMb, descriptors: readdirSync(`/proc/${pid}/fd`).length };
}

/** What may be added from the third quarter of the samples to the last one. */
const mayGrow: Readonly<Record<keyof Sample, number>> = { privateMb: 16, descriptors: 8 };

/**
 * One sentence for each thing that grows; none when all is flat. The first half is for warming up: the
 * store's pages and what V8 lets a heap have fill for thousands of runs, and then stay.
 */
export function growthOf(samples: readonly Sample[]): readonly string[] {
  const quarter = Math.floor(samples.length / 4);
  if (quarter < 2) throw new Error(`${samples.length} samples say nothing about growth`);
  const names = Object.keys(mayGrow) as (keyof Sample)[];
  return names.flatMap((name) => {
    const before = least(samples.slice(2 * quarter, -quarter), name);
    const after = least(samples.slice(-quarter), name);
    if (after - before <= mayGrow[name]) return [];
    return [`${name} grew from ${before.toFixed(1)} to ${after.toFixed(1)}`];
  });
}

/** Garbage comes and goes; what is never given back is under the least. */
function least(samples: readonly Sample[], name: keyof Sample): number {
  return Math.min(...samples.map((sample) => sample[name]));
}

/** Which of the expected things were done not at all, or more than once. */
export function notOnce(expected: readonly number[], done: readonly number[]): readonly string[] {
  const times = new Map<number, number>();
  for (const each of done) times.set(each, (times.get(each) ?? 0) + 1);
  const wrong = expected.filter((each) => times.get(each) !== 1);
  const known = new Set(expected);
  const foreign = done.filter((each) => !known.has(each));
  return [
    ...wrong.map((each) => `${each} was done ${times.get(each) ?? 0} times`),
    ...foreign.map((each) => `${each} was never asked for`),
  ];
}
