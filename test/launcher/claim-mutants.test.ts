// What keeps an attempt from being started and cancelled at once, or started twice: the locks on the record's
// two bytes and the slot that is looked at under them. Each is held by a process of the test at the moment
// that matters, and each has its mutant: the same programs without it, which must be caught.
// The danger they guard against: a guard that nothing needs, or one that is only believed to be there.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Bench, commandLineOf, isAlive, processes, type Run, sources } from "../support/launcher-client.ts";
import { waitUntil } from "../support/wait-until.ts";

type Scenario = {
  readonly name: string;
  /** what is true of the real programs, and false of the mutant's */
  readonly holds: (bench: Bench) => Promise<boolean>;
  readonly mutant: { readonly file: string; readonly find: string; readonly put: string }[];
};

const scenarios: readonly Scenario[] = [
  {
    name: "an attempt that is over is not started again",
    holds: async (bench) => {
      const run = await bench.shell(`echo x >> ${witnessOf(bench)}`);
      await run.closed();
      await startAgain(bench, run);
      return readFileSync(witnessOf(bench), "utf8") === "x\n";
    },
    mutant: [
      { file: "claim.c", find: "if (taken != 0)", put: "if (taken < 0)" },
      { file: "supervisor.c", find: "if (claim_is_taken(self.record_fd))", put: "if (0)" },
    ],
  },
  {
    name: "a supervisor gives way to whoever is claiming",
    holds: async (bench) => {
      const run = bench.prepare({ execPath: "/usr/bin/touch", args: ["touch", witnessOf(bench)] });
      await using _other = await Holder.of(run, 1, 1);
      await startAgain(bench, run);
      return !existsSync(witnessOf(bench)) && run.exit().claimed === undefined;
    },
    mutant: [{ file: "supervisor.c", find: "LOCK_LIFE, 2)", put: "LOCK_LIFE, 1)" }],
  },
  {
    name: "nobody cancels an attempt whose supervisor is about to claim it",
    holds: async (bench) => {
      const run = bench.prepare({ execPath: "/bin/true", args: ["true"] });
      const other = bench.prepare({ execPath: "/bin/true", args: ["true"] });
      await using _supervisor = await Holder.of(run, 0, 2);
      await bench.launcher.settle(run.name, "cancelled", "cancelled");
      await settledProcesses(bench, other);
      return run.exit().claimed === undefined;
    },
    mutant: [{ file: "settle.c", find: "record_lock(fd, LOCK_CLAIM, 1) ||", put: "" }],
  },
];

for (const { name, holds, mutant } of scenarios) {
  test(name, async () => {
    await using bench = await Bench.open();
    assert.equal(await holds(bench), true);
  });
  test(`negative control: without its guard "${name}" is seen to fail`, async () => {
    const place = mkdtempSync(join(tmpdir(), "reeve-mutant-"));
    try {
      await using bench = await Bench.open({ programs: mutantOf(place, mutant) });
      assert.equal(await holds(bench), false);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
}

function witnessOf(bench: Bench): string {
  return join(bench.spool, "witness");
}

async function startAgain(bench: Bench, run: Run): Promise<void> {
  const { payload } = await bench.launcher.start(run.name);
  await waitUntil(() => !isAlive(payload.readUInt32LE(0)), { what: "the supervisor to be gone" });
}

/** Settling is answered by nothing: another attempt, settled after it, shows that its time is over. */
async function settledProcesses(bench: Bench, other: Run): Promise<void> {
  await bench.launcher.settle(other.name, "cancelled", "cancelled");
  await waitUntil(() => other.exit().claimed, { what: "the other attempt to be settled" });
  await waitUntil(() => settlers(bench.launcher.pid).length === 0, { what: "whoever settles to be gone" });
}

/** Whoever it has forked runs its program with its spool as an argument, like itself. */
function settlers(launcher: number): readonly number[] {
  const own = commandLineOf(launcher);
  return processes().filter((pid) => pid !== launcher && isAlive(pid) && commandLineOf(pid) === own);
}

/** The shipped programs with these changes. */
function mutantOf(place: string, changes: Scenario["mutant"]): string {
  cpSync(sources, place, { recursive: true, filter: (path) => !/\/build/.test(path) });
  for (const { file, find, put } of changes) {
    const text = readFileSync(join(place, file), "utf8");
    assert.equal(text.split(find).length, 2, `${file} has "${find}" once`);
    writeFileSync(join(place, file), text.replace(find, put));
  }
  execFileSync("make", ["-s", "-j2", "-C", place, "all", "CFLAGS=-O1 -Wno-error"], { stdio: "inherit" });
  return join(place, "build");
}

/** A process that holds a record lock on bytes of a run's record. */
class Holder implements AsyncDisposable {
  readonly #process: ReturnType<typeof spawn>;

  private constructor(record: string, first: number, count: number) {
    const script =
      'use Fcntl; open(F, "+<", $ARGV[0]) or die; ' +
      'fcntl(F, F_SETLK, pack("s s x4 q q l x4", F_WRLCK, 0, $ARGV[1], $ARGV[2], 0)) or die; ' +
      '$| = 1; print "held\\n"; <STDIN>;';
    const args = ["-e", script, record, String(first), String(count)];
    this.#process = spawn("perl", args, { stdio: ["pipe", "pipe", "inherit"] });
  }

  static async of(run: Run, first: number, count: number): Promise<Holder> {
    const holder = new Holder(join(run.directory, "record"), first, count);
    const [said] = (await once(holder.#process.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
    assert.equal(said.toString(), "held\n");
    return holder;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const gone = once(this.#process, "exit");
    this.#process.stdin?.end();
    await gone;
  }
}
