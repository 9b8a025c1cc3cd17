// What a seed does to the world: a list of requests by people and of faults, each with its own salt, so that
// deleting one leaves the others' choices as they were. Swarm: a seed switches whole kinds of faults on or
// off. Called by the world and by shrink. The danger: a fault kind that no seed of the suite has; the
// coverage test counts them.
import { Prng } from "./prng.ts";

const people = { submit: 10, resubmit: 1, cancel: 4, hold: 2, release: 2, restart: 2, abandon: 2 } as const;
/** In some seeds, from a stream of their own: they keep much from happening, and the rest must stay. */
const marks = ["drain", "resume", "resume"] as const;

const faults = {
  crash_scheduler: 3,
  crash_in_turn: 4,
  cut: 4,
  freeze: 3,
  kill_net: 2,
  kill_monitor: 2,
  kill_launcher: 2,
  kill_supervisor: 2,
  kill_job: 1,
  power_loss: 1,
  lose_spool: 1,
  compact_claims: 2,
  back_up: 2,
  restore: 1,
  clone: 1,
} as const;

export type Kind = keyof typeof people | (typeof marks)[number] | keyof typeof faults;

export type Stimulus = { readonly atMs: number; readonly kind: Kind; readonly salt: number };

/**
 * Faults after which some promises are void: in a minority of seeds, so that the others keep every promise
 * in force.
 */
const rare: readonly string[] = ["lose_spool", "restore", "clone"];

export function stimuliOf(seed: number, turns: number): Stimulus[] {
  const prng = new Prng(seed ^ 0x5eed);
  const weights: [Kind, number][] = Object.entries(people).map(([kind, weight]) => [kind as Kind, weight]);
  for (const [kind, weight] of Object.entries(faults)) {
    if (prng.chance(rare.includes(kind) ? 0.2 : 0.55)) weights.push([kind as Kind, weight]);
  }
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const meanMs = prng.pick([50, 300, 1_000]);
  const list: Stimulus[] = [];
  let atMs = 500;
  for (let turn = 0; turn < turns; turn++) {
    atMs += prng.chance(0.3) ? 0 : prng.int(1, 2 * meanMs);
    let left = prng.next() * total;
    const found = weights.find(([, weight]) => (left -= weight) < 0);
    list.push({ atMs, kind: found?.[0] ?? "submit", salt: prng.int(1, 0x7fffffff) });
  }
  return withMarks(list, new Prng(seed ^ 0xd7a1));
}

function withMarks(list: readonly Stimulus[], prng: Prng): Stimulus[] {
  if (!prng.chance(0.25)) return [...list];
  const lastMs = list.at(-1)?.atMs ?? 500;
  const more = Array.from({ length: Math.ceil(list.length / 8) }, () => ({
    ...{ atMs: prng.int(500, lastMs), kind: prng.pick(marks), salt: prng.int(1, 0x7fffffff) },
  }));
  return [...list, ...more].sort((a, b) => a.atMs - b.atMs);
}

export function isFault(kind: Kind): boolean {
  return Object.hasOwn(faults, kind);
}
