// Plays one seed and says what it found; shortens a failing list of stimuli; prints the journal's tail around
// a violation. Called by main.ts and the suites. The danger: shrinking to another failure; a shorter list
// must break the same checker.
import type { JournalEntry } from "../../scheduler/core/model.ts";
import type { Violation } from "./checkers/history.ts";
import { stimuliOf } from "./stimuli.ts";
import type { Stimulus } from "./stimuli.ts";
import { World } from "./world.ts";
import type { Heeded } from "./world.ts";

export type Outcome = {
  readonly seed: number;
  readonly violation: Violation | undefined;
  readonly turns: number;
  readonly virtualMs: number;
  readonly starts: number;
  readonly cells: ReadonlySet<string>;
  readonly journal: readonly JournalEntry[];
};

export async function simulate(seed: number, turns: number, heeded?: Heeded): Promise<Outcome> {
  return playList(seed, stimuliOf(seed, turns), heeded);
}

export async function playList(
  seed: number,
  stimuli: readonly Stimulus[],
  heeded?: Heeded,
): Promise<Outcome> {
  const world = new World(seed, heeded);
  const beganMs = world.timeline.nowMs;
  await world.play(stimuli);
  let starts = 0;
  for (const real of world.truth.attempts.values()) starts += real.starts;
  return {
    ...{
      seed,
      violation: world.found[0],
      turns: world.turns,
      virtualMs: world.timeline.nowMs - beganMs,
      starts,
    },
    ...{ cells: world.cells, journal: world.history.journal },
  };
}

/** At most this many replays. */
const shrinksMax = 300;

/** A shorter list that breaks the same checker: whole blocks first, then single stimuli. */
export async function shrink(seed: number, turns: number, checker: string): Promise<readonly Stimulus[]> {
  let list: readonly Stimulus[] = stimuliOf(seed, turns);
  let tries = 0;
  for (let block = list.length >> 1; block >= 1 && tries < shrinksMax; block >>= 1) {
    for (let at = 0; at < list.length && tries < shrinksMax; tries++) {
      const shorter = [...list.slice(0, at), ...list.slice(at + block)];
      const { violation } = await playList(seed, shorter);
      if (violation?.checker === checker) list = shorter;
      else at += block;
    }
  }
  return list;
}

/** The last rows of the journal, of the runs that the violation names when it names any. */
export function tailOf(outcome: Outcome, rows: number): string[] {
  const named = /\b(?:run|attempt|of) (\d+)/.exec(outcome.violation?.what ?? "");
  const run = named === null ? 0 : Number(named[1]);
  const own = outcome.journal.filter((entry) => run === 0 || entry.run === run);
  const firstMs = outcome.journal[0]?.atMs ?? 0;
  return own.slice(-rows).map((entry) => {
    const { atMs, attempt, from, event, to, by, reason } = entry;
    const head = `  +${((atMs - firstMs) / 1000).toFixed(3)}s run ${entry.run}.${attempt}`;
    return `${head} ${from || "-"} ${event} -> ${to} by ${by} ${reason}`;
  });
}
