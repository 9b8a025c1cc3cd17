// Every planted fault must be found by some seed. Faults of design: by the checker that each names, asked
// alone, so that every checker has shown its power. A cell led astray: by a checker of a promise. A cell
// removed: by any, mostly by core's own stop. Seeds that found one before are tried first, and for real;
// others are searched when they no longer do. The danger: a seed that fails without the fault; seeds.test.ts
// plays the same seeds on the healthy program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { knownSeeds } from "./known-seeds.ts";
import { allMutants, mutantSimulation } from "./mutants.ts";
import { planted } from "./planted.ts";
import type { Mutant } from "./planted.ts";

const turns = 100;
const seedsMax = 200;

/** Checkers of what the product promises, beside core's own assertions (`bug`) and invariants (`state`). */
const promises = ["I1", "I2", "I3", "I6", "I7", "I9", "I11", "I15", "promise", "journal"];

/** Led astray, these meet core's assertion before anybody outside could see them. */
const notByPromise: Readonly<Record<string, string>> = {
  "stray timed.due->held": "the same step asks for `ready` next, which only `waiting` has",
};

function mayFind(mutant: Mutant): readonly string[] {
  if (mutant.checker !== undefined) return [mutant.checker];
  const isStray = mutant.name.startsWith("stray ") && notByPromise[mutant.name] === undefined;
  return isStray ? promises : [...promises, "state", "bug"];
}

/** With few seeds (the quick run) one in twenty faults is played. */
const oneIn = Number(process.env["REEVE_SEEDS"] ?? 200) < 200 ? 20 : 1;

for (const mutant of allMutants().filter((_, at) => at % oneIn === 0)) {
  const { name } = mutant;
  const finders = mayFind(mutant);
  test(`some seed finds: ${name}${finders.length === 1 ? ` (${finders[0]})` : ""}`, async (t) => {
    const world = await mutantSimulation(name);
    const known = knownSeeds[name];
    const seeds = Array.from({ length: seedsMax }, (_, at) => at + 1);
    for (const seed of known === undefined ? seeds : [known, ...seeds]) {
      const { violation } = await world.simulate(seed, turns, (checker) => finders.includes(checker));
      if (violation === undefined || !finders.includes(violation.checker)) continue;
      t.diagnostic(`seed ${seed}: ${violation.checker}: ${violation.what.slice(0, 100)}`);
      return;
    }
    assert.fail(`no seed of ${seedsMax} finds it`);
  });
}

test("every checker of an invariant has found a fault by itself", () => {
  const proven = new Set(planted.map(({ checker }) => checker));
  const unproven = promises.filter((checker) => checker.startsWith("I") && !proven.has(checker));
  assert.deepEqual(unproven, []);
});

test("what is excused from a promise is a mutant that exists", () => {
  const names = allMutants().map(({ name }) => name);
  for (const name of Object.keys(notByPromise)) assert.ok(names.includes(name), name);
});

test("a mutant that is not known, or does not fit the source, is refused", async () => {
  await assert.rejects(mutantSimulation("no such"), /no mutant is named/);
});
