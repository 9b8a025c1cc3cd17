// Ending a job ends all of it: cancel, time limit and host shutdown, on trees built to escape.
// What is left is looked for in /proc by environment marker and by a word in the arguments, never taken from
// the supervisor. The negative control kills the process group alone and must leave survivors, or the
// scenarios would prove nothing.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";
import {
  Bench,
  commandLineOf,
  type LauncherOptions,
  processes,
  type Run,
} from "../support/launcher-client.ts";
import { living } from "../support/living.ts";
import { waitUntil } from "../support/wait-until.ts";

const isRoot = process.geteuid?.() === 0;

interface Scenario {
  readonly what: string;
  /** Shell text; `sleep TOKEN` is what its processes are known by. */
  readonly text: (token: string) => string;
  /** Of the settled tree; while it grows there may be as many, other ones, that end by themselves. */
  readonly processes: number;
  /** How many of them have become `sleep TOKEN`. */
  readonly sleepers: number;
  /** Whether killing the group alone leaves some of it. */
  readonly escapesGroup: boolean;
}

const scenarios: Scenario[] = [
  { what: "a plain child", text: (t) => `sleep ${t} & wait`, processes: 2, sleepers: 1, escapesGroup: false },
  {
    what: "setsid children",
    text: (t) => `setsid sleep ${t} & setsid sleep ${t} & wait`,
    processes: 3,
    sleepers: 2,
    escapesGroup: true,
  },
  {
    what: "a double-forked daemon",
    text: (t) => `(setsid sh -c 'sleep ${t} & sleep ${t}' &) ; sleep ${t}`,
    processes: 5,
    sleepers: 3,
    escapesGroup: true,
  },
  {
    what: "TERM ignored all over",
    text: (t) => `trap '' TERM HUP; setsid sh -c 'sleep ${t}; sleep ${t}' & sleep ${t}; sleep ${t}`,
    processes: 4,
    sleepers: 2,
    escapesGroup: true,
  },
  {
    what: "an empty environment",
    text: (t) => `env -i setsid sleep ${t} & sleep ${t}`,
    processes: 3,
    sleepers: 2,
    escapesGroup: true,
  },
  {
    what: "stopped processes",
    text: (t) => `setsid sh -c 'kill -STOP $$; :' ${t} & sleep ${t}`,
    processes: 3,
    sleepers: 1,
    escapesGroup: true,
  },
];

const builds: [string, LauncherOptions][] = [
  ["shipped", {}],
  ["sanitized", { build: "sanitized" }],
  [
    "sanitized, an old kernel",
    {
      build: "sanitized",
      env: { REEVE_TEST_NO_PIDFD: "1", REEVE_TEST_NO_CLOSE_RANGE: "1", REEVE_TEST_NO_CHILDREN_FILE: "1" },
    },
  ],
];

async function begun(
  bench: Bench,
  scenario: Scenario,
  graceMs: number,
): Promise<{ run: Run; token: string }> {
  const token = bench.token();
  const run = await bench.shell(scenario.text(token), { graceMs });
  const sleepers = (pids: number[]) => pids.filter((pid) => commandLineOf(pid) === `sleep ${token}`).length;
  const settled = () => {
    const pids = living(run, token);
    return pids.length === scenario.processes && sleepers(pids) === scenario.sleepers;
  };
  await waitUntil(settled, { what: `${scenario.processes} processes of "${scenario.what}"` }).catch(
    (error) => {
      const there = living(run, token).map((pid) => `${pid} ${commandLineOf(pid)}`);
      const { started, ended } = run.exit();
      throw new Error(`there are ${inspect({ there, started, ended })}`, { cause: error });
    },
  );
  return { run, token };
}

for (const [kind, options] of builds)
  for (const scenario of scenarios)
    test(`cancel leaves nothing of ${scenario.what} (${kind})`, async () => {
      await using bench = await Bench.open(options);
      const { run, token } = await begun(bench, scenario, 200);
      assert.equal((await bench.launcher.cancel(run.name)).status, 0);
      const ended = await run.ended();
      assert.deepEqual(living(run, token), []);
      assert.deepEqual([ended.cause, ended.left], [1, 0]);
      assert.ok(
        ended.endedByUs >= scenario.processes - 1,
        `only ${ended.endedByUs} counted: ${inspect(ended)}`,
      );
      assert.equal(run.exit().stopping?.survivors, 0);
      await run.closed();
      // The record is closed a moment before the supervisor, whose lock it is, is gone.
      await waitUntil(async () => !(await bench.launcher.probe(run.name)).held, { what: "the lock is free" });
    });

for (const scenario of scenarios.filter((one) => one.escapesGroup))
  test(`negative control: killing the group alone leaves some of ${scenario.what}`, async () => {
    await using bench = await Bench.open();
    const { run, token } = await begun(bench, scenario, 0);
    process.kill(-(await run.started()).pid, "SIGKILL");
    const ended = await run.ended();
    assert.ok(living(run, token).length > 0);
    assert.ok(ended.left > 0);
    assert.equal(
      (await bench.launcher.cancel(run.name)).status,
      0,
      "leftovers can be cancelled after the end",
    );
    const closed = await run.closed();
    assert.equal(closed.left, 0);
    assert.ok(closed.endedByUs > 0);
    assert.deepEqual(living(run, token), []);
  });

// A storm of constant size: each process makes a successor and is gone. It ends by itself after some
// seconds, so
// that a failing test does not leave the machine with it.
const storm = (hop: string): string =>
  `exec perl -e 'use POSIX; my $end = time + 15; for (1..3) { if (!fork) {
    while (time < $end) { ${hop}; my $p = fork; exit if $p } exit } } sleep 15'`;

const childrenOf = (pid: number): string[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").trim().split(" ").filter(Boolean);

for (const [kind, options] of builds)
  for (const [what, hop] of [
    ["one session", "1"],
    ["a new session each time", "POSIX::setsid()"],
  ] as const)
    test(`a fork storm in ${what} is ended (${kind})`, async () => {
      await using bench = await Bench.open(options);
      const run = await bench.shell(storm(hop), { graceMs: 0 });
      const { pid } = await run.started();
      const supervisor = run.exit().claimed?.pid as number;
      const first = await waitUntil(
        () => {
          const stormy = childrenOf(supervisor).filter((child) => child !== String(pid));
          return stormy.length > 0 && stormy;
        },
        { what: "the storm to reach the supervisor" },
      );
      const blowing = (): boolean =>
        childrenOf(supervisor).some((child) => Number(child) > Number(first.at(-1)) + 20);
      await waitUntil(blowing, { what: "the storm to have moved on" });
      await bench.launcher.cancel(run.name);
      const ended = await run.ended();
      assert.deepEqual([ended.cause, ended.left], [1, 0]);
      assert.deepEqual(run.marked(), []);
      // Longer than its own life would need other numbers: it was ended, it did not end.
      assert.ok(ended.endedUs - ended.startedUs < 14_000_000n);
      await run.closed();
    });

test("a job that ends on TERM is not killed, and its own status stands", async () => {
  await using bench = await Bench.open();
  const run = await bench.shell("trap 'exit 9' TERM; echo up; while :; do sleep 0.05; done", {
    graceMs: 60_000,
  });
  await waitUntil(() => run.exit().output?.frameBytes, { what: "the trap to be set" });
  await bench.launcher.cancel(run.name);
  const ended = await run.ended();
  assert.deepEqual([ended.kind, ended.value, ended.cause, ended.left], ["exited", 9, 1, 0]);
  assert.equal(run.exit().stopping?.round, 1);
  await run.closed();
});

test("a time limit ends the job without any daemon", async () => {
  await using bench = await Bench.open();
  const token = bench.token();
  const run = await bench.shell(`setsid sleep ${token} & trap '' TERM; sleep ${token}; sleep ${token}`, {
    timeLimitMs: 300,
    graceMs: 100,
  });
  await run.started();
  await bench.launcher.end();
  const ended = await run.ended();
  assert.deepEqual([ended.cause, ended.left], [2, 0]);
  assert.deepEqual(living(run, token), []);
  await run.closed();
});

test("host shutdown asks the whole tree to end and is recorded as the cause", async () => {
  await using bench = await Bench.open();
  const token = bench.token();
  const run = await bench.shell(
    `setsid sh -c 'sleep ${token} & trap "echo polite; exit" TERM; echo up; wait' & wait`,
    { graceMs: 15_000 },
  );
  await waitUntil(() => run.exit().output?.frameBytes, { what: "the trap to be set" });
  assert.equal((await bench.launcher.shutDown(run.name)).status, 0);
  const ended = await run.ended();
  assert.deepEqual([ended.cause, ended.left], [3, 0]);
  const { readLog } = await import("../support/run-directory.ts");
  await run.closed();
  assert.equal(readLog(run.directory).stdout.toString(), "up\npolite\n");
});

test("a survivor that cannot be killed keeps the run stopping and is named", {
  skip: !isRoot && "needs root",
}, async (t) => {
  await using outer = await Bench.open();
  const { chmodSync, chownSync, copyFileSync, rmSync } = await import("node:fs");
  const spool = join(outer.spool, "owned");
  mkdirSync(spool);
  chownSync(spool, 65534, 65534);
  chmodSync(outer.spool, 0o755);
  const rooted = join(outer.spool, "rooted");
  copyFileSync("/usr/bin/perl", rooted);
  chmodSync(rooted, 0o4755);
  {
    await using bench = await Bench.open({ spool, uid: 65534 });
    const token = bench.token();
    // Not `sleep TOKEN`: perl's sleep takes 31 bits, and returns at once when given more.
    const run = bench.prepare({
      execPath: "/bin/sh",
      args: ["sh", "-c", `exec ${rooted} -e '$< = 0; $0 = "immortal ${token}"; sleep 100000'`],
      uid: 65534,
      gid: 65534,
      graceMs: 50,
    });
    const { execFileSync } = await import("node:child_process");
    execFileSync("chown", ["-R", "65534:65534", join(spool, "runs")]);
    await bench.launcher.start(run.name);
    await run.started();
    const immortal = await waitUntil(
      () => {
        assert.equal(run.exit().ended, undefined, "its program ended before it was looked for");
        return processes().find((pid) => commandLineOf(pid).includes(`immortal ${token}`));
      },
      { what: "the process of another user" },
    );
    await bench.launcher.cancel(run.name);
    const stopping = await waitUntil(
      () => {
        const seen = run.exit().stopping;
        return seen?.round === 2 && seen;
      },
      { what: "the survivor to be named" },
    );
    assert.equal(run.exit().ended, undefined);
    assert.deepEqual([stopping.survivors, stopping.named[0]?.pid, stopping.named[0]?.uid], [1, immortal, 0]);
    process.kill(immortal, "SIGKILL");
    const ended = await run.ended();
    assert.deepEqual([ended.cause, ended.left], [1, 0]);
    await run.closed();
  }
  t.diagnostic("a setuid process stood in for one in uninterruptible sleep");
  rmSync(spool, { recursive: true, force: true });
});
