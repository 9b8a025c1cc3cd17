// At most one start per attempt, whoever dies: races, claims taken before the start, kills of launcher and
// supervisor at each step. A witness file counts execs; the record is never believed alone.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Bench, type Build, isAlive, Launcher } from "../support/launcher-client.ts";
import { claimKinds, nameOf, readLog } from "../support/run-directory.ts";
import { waitUntil } from "../support/wait-until.ts";

for (const build of ["shipped", "sanitized"] as Build[])
  test(`two starts of the same attempt exec once, fifty times over (${build})`, async () => {
    await using bench = await Bench.open({ build });
    const rounds = build === "shipped" ? 50 : 10;
    const witness = join(bench.spool, "witness");
    const runs = Array.from({ length: rounds }, (_, i) =>
      bench.prepare({ execPath: "/bin/sh", args: ["sh", "-c", `echo ${i} >> ${witness}`] }),
    );
    for (const run of runs) await Promise.all([1, 2, 3].map(() => bench.launcher.start(run.name)));
    for (const run of runs) await run.closed();
    for (const run of runs.slice(0, 5)) await bench.launcher.start(run.name);
    for (const run of runs)
      await waitUntil(async () => !(await bench.launcher.probe(run.name)).held, {
        what: "the losers to leave",
      });
    const seen = readFileSync(witness, "utf8").trim().split("\n").map(Number);
    assert.deepEqual(
      seen.sort((a, b) => a - b),
      Array.from({ length: rounds }, (_, i) => i),
    );
    for (const run of runs) {
      const claimed = run.exit().claimed;
      assert.deepEqual([claimed?.kind, claimed?.boot], [claimKinds.start, bench.launcher.boot]);
    }
  });

test("negative control: the witness does count two starts of two attempts", async () => {
  await using bench = await Bench.open();
  const witness = join(bench.spool, "witness");
  for (let i = 0; i < 2; i++) await (await bench.shell(`echo x >> ${witness}`)).closed();
  assert.equal(readFileSync(witness, "utf8"), "x\nx\n");
});

for (const kind of ["cancelled", "refused"] as const)
  test(`an attempt claimed as ${kind} is never started`, async () => {
    await using bench = await Bench.open();
    const witness = join(bench.spool, "witness");
    const run = bench.prepare({ execPath: "/usr/bin/touch", args: ["touch", witness] });
    assert.equal((await bench.launcher.settle(run.name, kind, "by_person")).status, 0);
    const claimed = await waitUntil(() => run.exit().claimed, { what: "the claim" });
    const seen = [claimed.kind, claimed.reason, claimed.boot];
    assert.deepEqual(seen, [claimKinds[kind], "by_person", bench.launcher.boot]);
    await waitUntil(() => bench.launcher.wakes.includes(`${nameOf(run.name)} settled`), {
      what: "its wake-up",
    });
    const before = readFileSync(join(run.directory, "record"));
    const { payload } = await bench.launcher.start(run.name);
    await waitUntil(() => !isAlive(payload.readUInt32LE(0)), { what: "the supervisor to give way" });
    assert.equal(existsSync(witness), false);
    assert.ok(readFileSync(join(run.directory, "record")).equals(before), "the loser writes nothing");
  });

test("of a start and a cancel of the same moment exactly one wins, fifty times over", async () => {
  await using bench = await Bench.open();
  const witness = join(bench.spool, "witness");
  appendFileSync(witness, "");
  const runs = Array.from({ length: 50 }, (_, i) =>
    bench.prepare({ execPath: "/bin/sh", args: ["sh", "-c", `echo ${i} >> ${witness}`] }),
  );
  for (const [i, run] of runs.entries()) {
    const start = () => bench.launcher.start(run.name);
    const settle = () => bench.launcher.settle(run.name, "cancelled", "cancelled");
    await Promise.all(i % 2 === 0 ? [start(), settle()] : [settle(), start()]);
  }
  for (const run of runs) {
    await waitUntil(() => run.exit().claimed, { what: "a claim" });
    if (run.exit().claimed?.kind === claimKinds.start) await run.closed();
  }
  const started = runs.map((run) => run.exit().claimed?.kind === claimKinds.start);
  const expected = [...started.keys()].filter((i) => started[i]).map(String);
  const seen = readFileSync(witness, "utf8").split("\n").slice(0, -1);
  assert.deepEqual(seen.sort(), expected.sort());
});

test("a running attempt is not settled, and its claim stays", async () => {
  await using bench = await Bench.open();
  const gate = join(bench.spool, "gate");
  const run = await bench.shell(`while [ ! -e ${gate} ]; do sleep 0.05; done; exit 4`);
  await run.started();
  const before = run.exit().claimed;
  assert.equal((await bench.launcher.settle(run.name, "cancelled", "cancelled")).status, 0);
  // It is answered by nothing, so the next request that is stands for the time it needs.
  await bench.launcher.probe(run.name);
  writeFileSync(gate, "");
  assert.equal((await run.ended()).value, 4);
  assert.deepEqual(run.exit().claimed, before);
});

test("a settle request that is not well-formed ends the launcher", async () => {
  const name = `${"a".repeat(32)}/1.1`;
  const rows: readonly string[] = ["", "\x02", `\x01${name} word`, `\x02${name}`, `\x02${name} `, "\x02a b"];
  for (const payload of [...rows, `\x02${name} ${"x".repeat(64)}`, `\x03${name} a\0b`]) {
    await using bench = await Bench.open();
    await assert.rejects(bench.launcher.ask(12, Buffer.from(payload, "latin1")), JSON.stringify(payload));
    assert.equal(bench.launcher.exit?.code, 1);
  }
});

test("the launcher's death does not touch a job, and its successor finds it", async () => {
  await using bench = await Bench.open();
  const gate = join(bench.spool, "gate");
  const run = await bench.shell(`while [ ! -e ${gate} ]; do sleep 0.05; done; echo survived; exit 11`);
  const started = await run.started();
  await bench.launcher.kill();
  assert.ok(isAlive(started.pid));
  await bench.relaunch();
  assert.deepEqual(await bench.launcher.probe(run.name), { held: true, pid: run.exit().claimed?.pid });
  writeFileSync(gate, "");
  const ended = await run.ended();
  assert.deepEqual([ended.kind, ended.value], ["exited", 11]);
  await run.closed();
  assert.equal(readLog(run.directory).stdout.toString(), "survived\n");
  await waitUntil(() => bench.launcher.wakes.some((wake) => wake.endsWith(" closed")), {
    what: "the wake-up to reach the new launcher",
  });
});

test("after a supervisor's death the lock is free and sweep lists what it left", async () => {
  await using bench = await Bench.open();
  const text = "env -i setsid sleep 4000 & setsid sh -c 'sleep 4000 & wait' & sleep 4000";
  const run = await bench.shell(text);
  await waitUntil(() => run.marked().length >= 4, { what: "the tree" });
  const { pid } = await run.started();
  const supervisor = run.exit().claimed?.pid as number;
  process.kill(supervisor, "SIGKILL");
  await waitUntil(async () => !(await bench.launcher.probe(run.name)).held, { what: "the lock to be free" });
  const found = await bench.launcher.sweep(run.name);
  const marked = run.marked();
  for (const one of marked) assert.ok(found.some((entry) => entry.pid === one && entry.foundBy & 4));
  assert.ok(found.some((entry) => entry.pid === pid && entry.foundBy & 2 && entry.command === "sh"));
  assert.ok(!found.some((entry) => entry.pid === process.pid || entry.pid === bench.launcher.pid));
  for (const one of found) if (one.command === "sleep" || one.command === "sh") endIfAlive(one.pid);
  await waitUntil(async () => (await bench.launcher.sweep(run.name)).length === 0, {
    what: "an empty sweep",
  });
  assert.equal(run.exit().ended, undefined);
});

test("sweep does not take the run of the same number of another ledger for its own", async () => {
  await using bench = await Bench.open();
  await using another = await Bench.open();
  const run = await bench.shell("exec sleep 4000");
  const stranger = await another.shell("env -i setsid sleep 4000 & wait");
  await waitUntil(() => stranger.marked().length > 0, { what: "the other ledger's job" });
  assert.deepEqual([run.name.run, run.name.attempt], [stranger.name.run, stranger.name.attempt]);
  const { pid } = await run.started();
  const supervisor = run.exit().claimed?.pid as number;
  process.kill(supervisor, "SIGKILL");
  await waitUntil(async () => !(await bench.launcher.probe(run.name)).held, { what: "the lock to be free" });
  const found = (await bench.launcher.sweep(run.name)).map((one) => one.pid);
  assert.deepEqual(found, [pid]);
  endIfAlive(pid);
  await waitUntil(async () => (await bench.launcher.sweep(run.name)).length === 0, {
    what: "an empty sweep, though the other ledger's run goes on",
  });
  assert.ok((await another.launcher.probe(stranger.name)).held);
});

test("a job's process between fork and exec is found after its supervisor's death", async () => {
  await using bench = await Bench.open();
  const witness = join(bench.spool, "witness");
  const command = { execPath: "/bin/sh", args: ["sh", "-c", `echo ran > ${witness}`], stdin: true };
  const run = bench.prepare(command);
  // The child waits in open(2) for a writer, as it would wait for a directory on a dead server.
  execFileSync("mkfifo", [join(run.directory, "stdin")]);
  const supervisor = (await bench.launcher.start(run.name)).payload.readUInt32LE(0);
  const child = await waitUntil(
    () => readFileSync(`/proc/${supervisor}/task/${supervisor}/children`, "latin1").trim(),
    { what: "the forked child" },
  );
  process.kill(supervisor, "SIGKILL");
  await waitUntil(async () => !(await bench.launcher.probe(run.name)).held, { what: "the lock to be free" });
  assert.deepEqual(
    (await bench.launcher.sweep(run.name)).map(({ pid }) => pid),
    [Number(child)],
    "nobody may say that it has vanished",
  );
  writeFileSync(join(run.directory, "stdin"), "");
  await waitUntil(() => existsSync(witness), { what: "the job to run all the same" });
});

const points: [string, boolean][] = [
  ["claimed", false],
  ["before-ended", true],
  ["ended", true],
  ["before-closed", true],
];
for (const [point, runs] of points)
  test(`a supervisor killed at "${point}" leaves a readable state, and nothing starts twice`, async () => {
    await using bench = await Bench.open({ build: "sanitized", env: { REEVE_TEST_CRASH_AT: point } });
    const witness = join(bench.spool, "witness");
    appendFileSync(witness, "");
    const run = await bench.shell(`echo x >> ${witness}`);
    await waitUntil(() => run.exit().claimed, { what: "the claim" });
    await waitUntil(async () => !(await bench.launcher.probe(run.name)).held, {
      what: "the supervisor's death",
    });
    await bench.launcher.end();
    const after = await new Launcher(bench.spool, { build: "sanitized" }).ready();
    const { payload } = await after.start(run.name);
    await waitUntil(() => !isAlive(payload.readUInt32LE(0)), { what: "the second supervisor to give way" });
    await after.end();
    assert.equal(readFileSync(witness, "utf8"), runs ? "x\n" : "");
    const exit = run.exit();
    assert.equal(exit.ended !== undefined, point === "ended" || point === "before-closed");
    assert.equal(exit.closed, undefined);
  });

test("a supervisor killed before its claim has decided nothing: the next one starts the job", async () => {
  await using bench = await Bench.open({ build: "sanitized", env: { REEVE_TEST_CRASH_AT: "before-claim" } });
  const witness = join(bench.spool, "witness");
  const run = bench.prepare({ execPath: "/bin/sh", args: ["sh", "-c", `echo x >> ${witness}`] });
  const { payload } = await bench.launcher.start(run.name);
  await waitUntil(() => !isAlive(payload.readUInt32LE(0)), { what: "the supervisor's death" });
  assert.equal(run.exit().claimed, undefined);
  await bench.launcher.end();
  bench.launcher = await new Launcher(bench.spool, { build: "sanitized" }).ready();
  await bench.launcher.start(run.name);
  await run.closed();
  assert.equal(readFileSync(witness, "utf8"), "x\n");
});

test("a child killed before its exec is reported as not started", async () => {
  await using bench = await Bench.open({ build: "sanitized", env: { REEVE_TEST_CRASH_AT: "before-exec" } });
  const run = await bench.shell("exit 0");
  const ended = await run.ended();
  assert.deepEqual([ended.kind, ended.step], ["not-started", "exec"]);
  assert.equal(run.exit().started, undefined);
  await run.closed();
});

/** It may have ended with the one that waited for it. */
function endIfAlive(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, "ESRCH");
  }
}
