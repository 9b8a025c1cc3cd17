// Seeds in force: nothing may be found in any, and together they must pass every cell of the run table.
// REEVE_SEEDS says how many (else 20 when REEVE_QUICK is set, and 200); 200 reach every cell. The danger: a
// suite that is green because its worlds do too little; it counts starts, turns and cells.
import assert from "node:assert/strict";
import { test } from "node:test";
import { machine } from "../../scheduler/core/run-machine.ts";
import type { MachineTable } from "../../scheduler/core/run-machine.ts";
import { notFurnished } from "./mutants.ts";
import { simulate } from "./simulate.ts";

const turns = 100;
const count = Number(process.env["REEVE_SEEDS"] ?? (process.env["REEVE_QUICK"] === "1" ? 20 : 200));

test(`nothing is found in ${count} seeds, and they pass every cell of the run table`, async (t) => {
  const cells = new Set<string>();
  let starts = 0;
  let engineTurns = 0;
  for (let seed = 1; seed <= count; seed++) {
    const outcome = await simulate(seed, turns);
    const { violation } = outcome;
    assert.equal(violation, undefined, `seed ${seed}: ${violation?.checker}: ${violation?.what}`);
    for (const cell of outcome.cells) cells.add(cell);
    starts += outcome.starts;
    engineTurns += outcome.turns;
  }
  t.diagnostic(`${count} seeds, ${engineTurns} turns, ${starts} starts, ${cells.size} cells`);
  assert.ok(starts > count * 5, `only ${starts} starts`);
  if (count < 200) return;
  const all = Object.entries(machine as MachineTable).flatMap(([state, row]) => {
    return Object.keys(row).map((event) => `${state} ${event}`);
  });
  const unreached = all.filter((cell) => !cells.has(cell));
  assert.deepEqual(unreached.sort(), [...notFurnished].sort(), "cells that no seed has passed");
});

test("the same seed gives the same world", async () => {
  const [first, second] = [await simulate(5, turns), await simulate(5, turns)];
  assert.ok(first.journal.length > 50);
  assert.deepEqual(first.journal, second.journal);
  assert.equal(first.virtualMs, second.virtualMs);
});
