// `npm run simulate -- --seed N --turns M [--seeds K] [--mutant NAME] [--trace]`: plays K seeds from N on,
// each with M requests and faults; stops at the first violation, shortens it and prints it. Status 0: nothing
// found; 1: a violation; 2: usage. The danger: a mutant's name that is not known would play the healthy
// program; it is refused.
import { parseArgs } from "node:util";
import { allMutants, mutantSimulation } from "./mutants.ts";
import { playList, shrink, simulate, tailOf } from "./simulate.ts";
import type { Outcome } from "./simulate.ts";

const options = {
  seed: { type: "string", default: "1" },
  turns: { type: "string", default: "150" },
  seeds: { type: "string", default: "1" },
  mutant: { type: "string", default: "" },
  trace: { type: "boolean", default: false },
} as const;

function usage(wrong: string): number {
  console.error(`${wrong}\nusage: simulate --seed N --turns M [--seeds K] [--mutant NAME] [--trace]`);
  return 2;
}

async function main(): Promise<number> {
  let values;
  try {
    values = parseArgs({ options }).values;
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
  const [first, turns, count] = [Number(values.seed), Number(values.turns), Number(values.seeds)];
  const areNumbers = [first, turns, count].every((value) => Number.isSafeInteger(value) && value >= 0);
  if (!areNumbers) return usage("a seed, turns and seeds are whole numbers");
  const isKnown = values.mutant === "" || allMutants().some(({ name }) => name === values.mutant);
  if (!isKnown) return usage(`no mutant is named ${values.mutant}`);
  const real = { simulate, shrink, playList };
  const world = values.mutant === "" ? real : await mutantSimulation(values.mutant);
  const began = performance.now();
  let engineTurns = 0;
  for (let seed = first; seed < first + count; seed++) {
    const outcome = await world.simulate(seed, turns);
    engineTurns += outcome.turns;
    if (values.trace) printTrace(outcome);
    if (outcome.violation !== undefined) {
      await explain(world, outcome, { turns, mutant: values.mutant });
      return 1;
    }
  }
  const seconds = (performance.now() - began) / 1000;
  const rate = Math.round(engineTurns / seconds);
  console.log(
    `${count} seeds, ${engineTurns} turns of the engine, ${seconds.toFixed(1)} s (${rate}/s): nothing found`,
  );
  return 0;
}

type Played = { readonly shrink: typeof shrink; readonly playList: typeof playList };

type Asked = { readonly turns: number; readonly mutant: string };

async function explain(world: Played, outcome: Outcome, { turns, mutant }: Asked): Promise<void> {
  const { seed, violation } = outcome;
  if (violation === undefined) return;
  console.error(`seed ${seed}, ${turns} turns: ${violation.checker}: ${violation.what}`);
  const list = await world.shrink(seed, turns, violation.checker);
  const shortest = await world.playList(seed, list);
  console.error(`shortened to ${list.length}: ${shortest.violation?.checker}: ${shortest.violation?.what}`);
  for (const { atMs, kind } of list) console.error(`  at ${atMs} ms ${kind}`);
  console.error("the journal's tail:");
  for (const line of tailOf(shortest, 25)) console.error(line);
  const planted = mutant === "" ? "" : ` --mutant '${mutant}'`;
  console.error(`replay: npm run simulate -- --seed ${seed} --turns ${turns}${planted}`);
}

function printTrace(outcome: Outcome): void {
  for (const line of tailOf({ ...outcome, violation: undefined }, 100_000)) console.log(line);
}

process.exitCode = await main();
