// A seed that fails must be of use: it replays exactly, also after it was shortened, and the command prints
// what to repeat and the journal's tail. Asked of a planted fault, because the healthy program has no seed
// that fails. The danger: a shorter list that fails for another reason, or does not fail at all.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { mutantSimulation } from "./mutants.ts";
import { simulate } from "./simulate.ts";
import { stimuliOf } from "./stimuli.ts";

const fault = "unknown while the job lives";
const [seed, turns] = [1, 30];

function command(...more: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const main = fileURLToPath(new URL("main.ts", import.meta.url));
  const argv = [main, "--seed", String(seed), "--turns", String(turns), ...more];
  return spawnSync(process.execPath, argv, { encoding: "utf8", timeout: 120_000 });
}

test("a shortened list fails by the same checker, with no longer a tail, and replays exactly", async () => {
  const world = await mutantSimulation(fault);
  const whole = await world.simulate(seed, turns);
  assert.equal((await simulate(seed, turns)).violation, undefined);
  const { checker } = whole.violation ?? assert.fail("the fault is not found");
  const list = await world.shrink(seed, turns, checker);
  assert.ok(list.length < stimuliOf(seed, turns).length, `${list.length} stimuli are left`);
  const first = await world.playList(seed, list);
  const second = await world.playList(seed, list);
  assert.equal(first.violation?.checker, checker);
  assert.ok(world.tailOf(first, 1_000).length <= world.tailOf(whole, 1_000).length);
  assert.deepEqual(second.violation, first.violation);
  assert.deepEqual(second.journal, first.journal);
  // And it cannot be shortened by one more.
  for (let at = 0; at < list.length; at++) {
    const shorter = await world.playList(seed, list.toSpliced(at, 1));
    assert.notEqual(shorter.violation?.checker, checker, `without ${list[at]?.kind} it fails too`);
  }
});

test("the command finds, shortens, prints the tail and the very command that repeats it", () => {
  const { status, stderr } = command("--mutant", fault);
  assert.equal(status, 1);
  const lines = stderr.split("\n");
  assert.match(lines[0] ?? "", /^seed 1, 30 turns: I7: /);
  assert.match(lines[1] ?? "", /^shortened to \d+: I7: /);
  assert.ok(lines.some((line) => /^ {2}\+[\d.]+s run \d+\.\d+ /.test(line)));
  assert.ok(stderr.endsWith(`replay: npm run simulate -- --seed 1 --turns 30 --mutant '${fault}'\n`), stderr);
});

test("the command says when nothing is found, and refuses what it does not know", () => {
  const healthy = command();
  assert.equal(healthy.status, 0);
  assert.match(healthy.stdout, /^1 seeds, \d+ turns of the engine, .*: nothing found\n$/);
  assert.equal(command("--seeds", "many").status, 2);
  const unknown = command("--mutant", "no such");
  assert.equal(unknown.status, 2);
  assert.match(unknown.stderr, /no mutant is named no such/);
  assert.equal(command("--sed", "3").status, 2);
});
