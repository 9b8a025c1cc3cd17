// Every planted fault must be found by some seed: each cell of the run table removed and led astray, and six
// faults of design. Seeds that found one before are tried first, and for real; others are searched when they
// no longer do. The danger: a seed that fails without the fault; seeds.test.ts plays the same seeds on the
// healthy program.
import assert from "node:assert/strict";
import { test } from "node:test";
import { knownSeeds } from "./known-seeds.ts";
import { allMutants, mutantSimulation } from "./mutants.ts";

const turns = 100;
const seedsMax = 200;

for (const { name } of allMutants()) {
  test(`some seed finds: ${name}`, async (t) => {
    const world = await mutantSimulation(name);
    const known = knownSeeds[name];
    const seeds = Array.from({ length: seedsMax }, (_, at) => at + 1);
    for (const seed of known === undefined ? seeds : [known, ...seeds]) {
      const { violation } = await world.simulate(seed, turns);
      if (violation === undefined) continue;
      t.diagnostic(`seed ${seed}: ${violation.checker}: ${violation.what.slice(0, 100)}`);
      return;
    }
    assert.fail(`no seed of ${seedsMax} finds it`);
  });
}

test("a mutant that is not known, or does not fit the source, is refused", async () => {
  await assert.rejects(mutantSimulation("no such"), /no mutant is named/);
});
