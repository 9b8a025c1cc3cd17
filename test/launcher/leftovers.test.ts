// What is left after a normal exit: kept and listed, ended, or waited for, as the job's spec says. The run is
// final at `ended`, its log at `closed`; each test holds the two apart.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Bench, isAlive } from "../support/launcher-client.ts";
import { living } from "../support/living.ts";
import { waitUntil } from "../support/wait-until.ts";

test("leftovers keep: the run is final, the log goes on until the last writer is gone", async () => {
  await using bench = await Bench.open();
  const gate = join(bench.spool, "gate");
  const text = `(while [ ! -e ${gate} ]; do sleep 0.05; done; echo late) & exit 4`;
  const run = await bench.shell(text, { leftovers: 0 });
  const ended = await run.ended();
  assert.deepEqual([ended.kind, ended.value, ended.endedByUs], ["exited", 4, 0]);
  assert.ok(ended.left >= 1);
  assert.equal(ended.leftPids.length, ended.left);
  assert.equal(run.exit().closed, undefined);
  assert.equal((await bench.launcher.probe(run.name)).held, true);
  writeFileSync(gate, "");
  const closed = await run.closed();
  assert.deepEqual([closed.bytes[0], closed.left], [5n, 0]);
});

test("leftovers keep: a daemon that let go of the pipes does not hold the log open", async () => {
  await using bench = await Bench.open();
  const token = bench.token();
  const run = await bench.shell(`setsid sleep ${token} >/dev/null 2>&1 & exit 0`, { leftovers: 0 });
  const ended = await run.ended();
  const closed = await run.closed();
  assert.deepEqual([ended.left, closed.left, closed.endedByUs], [1, 1, 0]);
  assert.equal(living(run, token).length, 1);
  await waitUntil(async () => !(await bench.launcher.probe(run.name)).held, {
    what: "the supervisor to leave",
  });
  for (const pid of living(run, token)) process.kill(pid, "SIGKILL");
});

test("leftovers end: the rest is asked, then killed, before the run is final", async () => {
  await using bench = await Bench.open();
  const token = bench.token();
  const stubborn = `setsid sh -c 'trap "" TERM; sleep ${token}; sleep ${token}' &`;
  const text = `${stubborn} setsid sleep ${token} & sleep 0.3; exit 6`;
  const run = await bench.shell(text, { leftovers: 1, graceMs: 200 });
  const ended = await run.ended();
  assert.deepEqual([ended.kind, ended.value, ended.cause, ended.left], ["exited", 6, 0, 0]);
  assert.ok(ended.endedByUs >= 2, `${ended.endedByUs} ended`);
  assert.deepEqual(living(run, token), []);
  await run.closed();
});

test("leftovers wait: the run is final when the last process is gone", async () => {
  await using bench = await Bench.open();
  const gate = join(bench.spool, "gate");
  const text = `(while [ ! -e ${gate} ]; do sleep 0.05; done) >/dev/null 2>&1 & exit 3`;
  const run = await bench.shell(text, { leftovers: 2 });
  const { pid } = await run.started();
  await waitUntil(() => !isAlive(pid), { what: "the first process to end" });
  assert.equal(run.exit().ended, undefined);
  writeFileSync(gate, "");
  const ended = await run.ended();
  assert.deepEqual([ended.kind, ended.value, ended.left], ["exited", 3, 0]);
  await run.closed();
});
