// How one attempt starts, what the job finds, and what is recorded of its end. Drives the real programs. The
// danger is a job that inherits something of the daemon: descriptors, signals and environment are compared
// as a whole.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import {
  Bench,
  type Build,
  commandLineOf,
  programs,
  type Run,
  writeProgram,
} from "../support/launcher-client.ts";
import { type Params, paramRecords, readLog, recordOf, sealParams } from "../support/run-directory.ts";
import { waitUntil } from "../support/wait-until.ts";

const { ENOENT, EACCES, ENOEXEC, E2BIG, EBADMSG, EPERM, ENOTDIR } = constants.errno;
const isRoot = process.geteuid?.() === 0;
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function logOf(run: Run): Promise<ReturnType<typeof readLog>> {
  const closed = await run.closed();
  const log = readLog(run.directory);
  assert.equal(log.tornBytes, 0);
  assert.equal(BigInt(log.frameBytes), closed.frameBytes);
  assert.equal(log.frameSum, closed.frameSum);
  assert.deepEqual([BigInt(log.stdout.length), BigInt(log.stderr.length)], closed.bytes);
  assert.deepEqual([sha256(log.stdout), sha256(log.stderr)], closed.sums);
  assert.deepEqual(log.cut, closed.cut);
  return log;
}

for (const build of ["shipped", "sanitized"] as Build[]) {
  test(`every exit status from 0 to 255 is recorded as it is (${build})`, async () => {
    await using bench = await Bench.open({ build });
    const statuses = Array.from({ length: 256 }, (_, i) => i).filter(
      (i) => build === "shipped" || i % 51 === 0,
    );
    const runs: Run[] = [];
    for (const status of statuses) runs.push(await bench.shell(`exit ${status}`));
    for (const [i, run] of runs.entries()) {
      const ended = await run.ended(60_000);
      assert.deepEqual([ended.kind, ended.value, ended.cause, ended.left], ["exited", statuses[i], 0, 0]);
    }
    for (const run of runs) await run.closed();
  });

  test(`a job's two streams arrive exact, whatever the bytes (${build})`, async () => {
    await using bench = await Bench.open({ build });
    const every = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 7 + (i >> 8)) & 255));
    const run = await bench.shell("tee /dev/stderr", { stdin: true });
    assert.equal((await run.ended()).kind, "not-started", "without the stdin file the start must fail");
    const name = bench.nextName();
    const params = { execPath: "/bin/sh", args: ["sh", "-c", "tee /dev/stderr"], stdin: true };
    const fed = bench.prepareRaw(name, sealParams(paramRecords(name, params)), { stdin: every });
    await bench.launcher.start(name);
    const log = await logOf(fed);
    assert.ok(log.stdout.equals(every));
    assert.ok(log.stderr.equals(every));
  });
}

test("a death by signal is recorded with its number", async () => {
  await using bench = await Bench.open();
  for (const signal of ["TERM", "KILL", "SEGV", "HUP", "PIPE", "XCPU"]) {
    const run = await bench.shell(`kill -${signal} $$`);
    const ended = await run.ended();
    const number = constants.signals[`SIG${signal}` as keyof typeof constants.signals];
    assert.deepEqual([ended.kind, ended.value, ended.cause], ["signalled", number, 0]);
  }
});

test("merged output keeps the exact order of both streams", async () => {
  await using bench = await Bench.open();
  const run = await bench.shell("for i in $(seq 500); do echo o$i; echo e$i >&2; done", { merge: true });
  const log = await logOf(run);
  const expected = Array.from({ length: 500 }, (_, i) => `o${i + 1}\ne${i + 1}\n`).join("");
  assert.equal(log.stdout.toString(), expected);
  assert.equal(log.stderr.length, 0);
});

test("arguments and environment pass byte for byte, invalid UTF-8 included", async () => {
  await using bench = await Bench.open();
  const odd = Buffer.from([0xff, 0xfe, 0x0a, 0x20, 0x24, 0x28, 0x29, 0x22, 0x80]);
  const name = bench.nextName();
  const params = {
    execPath: "/usr/bin/printf",
    args: ["printf", "%s|%s", odd, ""],
    env: [Buffer.concat([Buffer.from("ODD="), odd])],
  };
  const printed = bench.prepareRaw(name, sealParams(paramRecords(name, params)));
  await bench.launcher.start(name);
  assert.ok((await logOf(printed)).stdout.equals(Buffer.concat([odd, Buffer.from("|")])));
  const other = bench.nextName();
  const shown = bench.prepareRaw(
    other,
    sealParams(paramRecords(other, { execPath: "/usr/bin/env", args: ["env", "-0"], env: params.env })),
  );
  await bench.launcher.start(other);
  const expected = Buffer.concat([Buffer.from("ODD="), odd, Buffer.from(`\0${shown.marker}\0`)]);
  assert.ok((await logOf(shown)).stdout.equals(expected), "nothing is added to the environment or inherited");
});

test("the job finds nothing of the daemon", async () => {
  await using bench = await Bench.open({ env: { SECRET_OF_THE_DAEMON: "x" } });
  const text = [
    "ls -l /proc/self/fd | sed -n 's/.* -> //p'",
    "grep -E '^(SigBlk|SigIgn|SigCgt)' /proc/self/status",
    "umask; pwd; env; ulimit -c; cat /proc/self/oom_score_adj; nice",
  ].join("; echo --; ");
  const run = await bench.shell(text, {
    cwd: "/usr",
    umask: 0o027,
    nice: 3,
    oomScoreAdj: 500,
    rlimits: [{ resource: 7, soft: 77n, hard: 99n }],
    env: ["A=1"],
  });
  const [fds, signals, world] = (await logOf(run)).stdout.toString().split("--\n") as [
    string,
    string,
    string,
  ];
  assert.deepEqual(
    fds
      .trim()
      .split("\n")
      .map((to) => to.replace(/\d+/gu, "N")),
    ["/dev/null", "pipe:[N]", "pipe:[N]", "/proc/N/fd"],
  );
  assert.match(signals, /SigBlk:\t0{16}\nSigIgn:\t0{16}\n/u);
  const lines = world.trim().split("\n");
  assert.deepEqual(lines.slice(0, 2), ["0027", "/usr"]);
  assert.deepEqual(lines.filter((line) => line.includes("=")).sort(), [
    "A=1",
    `BENCH=${bench.spool}`,
    "PWD=/usr",
    run.marker,
  ]);
  assert.deepEqual(lines.slice(-2), ["500", "3"]);
});

test("a file limit of the parameters holds for the job", async () => {
  await using bench = await Bench.open();
  const rlimits = [{ resource: 7, soft: 77n, hard: 99n }];
  const run = await bench.shell("ulimit -Sn; ulimit -Hn; ulimit -c", { rlimits });
  const lines = (await logOf(run)).stdout.toString().trim().split("\n");
  assert.deepEqual(lines.slice(0, 2), ["77", "99"]);
  const core = /Max core file size\s+(\S+)/u.exec(readFileSync("/proc/self/limits", "utf8"))?.[1];
  assert.equal(lines[2], core, "the supervisor's own core limit must not be passed on");
});

test("the job can open its output by path", async () => {
  await using bench = await Bench.open();
  const log = await logOf(await bench.shell("echo one > /dev/stdout; echo two > /dev/stderr"));
  assert.deepEqual([log.stdout.toString(), log.stderr.toString()], ["one\n", "two\n"]);
});

test("the supervisor shows its name and neither environment nor arguments", async (t) => {
  await using bench = await Bench.open({ env: { SECRET_OF_THE_DAEMON: "x" } });
  const run = await bench.shell("exec sleep 1000");
  await run.started();
  const pid = run.exit().claimed?.pid as number;
  assert.equal(
    commandLineOf(pid),
    `reeve-supervisor ${run.name.run}.${run.name.attempt} ${run.name.ledger.slice(0, 8)}`,
  );
  if (isRoot) {
    assert.doesNotMatch(readFileSync(`/proc/${pid}/environ`, "latin1"), /SECRET/u);
    const open = readdirSync(`/proc/${pid}/fd`).length;
    assert.ok(open <= 9, `the supervisor holds ${open} descriptors`);
  } else {
    // Its own user may not look into it: that is what keeps a job from reading it.
    assert.throws(() => readFileSync(`/proc/${pid}/environ`), { code: "EACCES" });
    t.diagnostic("descriptors and environment NOT looked at: needs root");
  }
  await bench.launcher.cancel(run.name);
  await run.closed();
});

test("a script without #! runs by /bin/sh only when that was asked for", async () => {
  await using bench = await Bench.open();
  const script = 'echo "$0|$1"; exit 5\n';
  for (const shFallback of [true, false]) {
    const name = bench.nextName();
    const path = join(bench.spool, "runs", name.ledger, `${name.run}.1`, "script");
    const params: Params = { execPath: path, args: [path, "a b"], shFallback };
    const run = bench.prepareRaw(name, sealParams(paramRecords(name, params)), { script });
    await bench.launcher.start(name);
    const ended = await run.ended();
    if (shFallback) {
      assert.deepEqual([ended.kind, ended.value], ["exited", 5]);
      assert.equal((await logOf(run)).stdout.toString(), `${path}|a b\n`);
    } else {
      assert.deepEqual([ended.kind, ended.step, ended.errno], ["not-started", "exec", ENOEXEC]);
    }
  }
});

test("a plain word is searched in the job's own PATH", async () => {
  await using bench = await Bench.open();
  const places = ["one", "two"].map((place) => join(bench.spool, place));
  for (const place of places) mkdirSync(place);
  writeProgram(places[1] as string, "reeve-test-word", "#!/bin/sh\necho found\n");
  const search = (env: string[], execPath = "reeve-test-word"): Promise<Run> =>
    bench.start({ execPath, execSearch: true, args: ["word"], env });
  assert.equal((await logOf(await search([`PATH=${places.join(":")}`]))).stdout.toString(), "found\n");
  const missing = await (await search(["PATH=/nowhere"])).ended();
  assert.deepEqual([missing.kind, missing.step, missing.errno], ["not-started", "exec", ENOENT]);
  writeFileSync(join(places[0] as string, "reeve-test-denied"), "#!/bin/sh\n", { mode: 0o644 });
  const denied = await (await search([`PATH=${places.join(":")}`], "reeve-test-denied")).ended();
  assert.deepEqual([denied.kind, denied.step, denied.errno], ["not-started", "exec", EACCES]);
});

test("each way not to start names its step and error", async () => {
  await using bench = await Bench.open();
  const data = join(bench.spool, "data");
  writeFileSync(data, "no program", { mode: 0o644 });
  const big = "x".repeat(131_072);
  const rows: [string, Partial<Params>, string, number][] = [
    ["no such program", { execPath: "/no/such/program" }, "exec", ENOENT],
    ["not executable", { execPath: data }, "exec", EACCES],
    ["one argument too long", { args: ["sh", "-c", ":", big] }, "exec", E2BIG],
    ["one variable too long", { env: [`A=${big}`] }, "exec", E2BIG],
    ["no such directory", { cwd: "/no/such/directory" }, "cwd", ENOENT],
    ["directory is a file", { cwd: data }, "cwd", ENOTDIR],
    ["another user in owner mode", { uid: 12345 }, "identity", EPERM],
    ["another run", { run: 999 }, "params", EBADMSG],
    ["another ledger", { ledger: "f".repeat(32) }, "params", EBADMSG],
  ];
  for (const [what, params, step, errno] of rows) {
    const run = await bench.shell(":", params);
    const ended = await run.ended();
    assert.deepEqual([what, ended.kind, ended.step, ended.errno], [what, "not-started", step, errno]);
    assert.equal((await run.closed()).frameBytes, 0n);
    assert.equal(run.exit().started, undefined);
  }
});

test("a job ignores no signal that the launcher was started with ignored", async () => {
  const place = mkdtempSync(join(tmpdir(), "reeve-started-"));
  try {
    const real = join(programs("shipped"), "reeve-launcher");
    writeProgram(place, "reeve-launcher", `#!/bin/sh\ntrap '' HUP USR2 TERM\nexec ${real} "$@"\n`);
    await using bench = await Bench.open({ programs: place });
    const ignoredBy = (status: string): string => /SigIgn:\t([0-9a-f]{16})\n/.exec(status)?.[1] ?? "";
    const launcher = readFileSync(`/proc/${bench.launcher.pid}/status`, "latin1");
    assert.equal(ignoredBy(launcher), "0000000000005801", "the hazard: HUP, USR2, PIPE, TERM");
    const run = await bench.shell("grep SigIgn /proc/self/status; kill -TERM $$; echo deaf");
    const ended = await run.ended();
    assert.equal(ignoredBy((await logOf(run)).stdout.toString()), "0".repeat(16));
    assert.deepEqual([ended.kind, ended.value], ["signalled", 15]);
    const waiting = await bench.shell("sleep 600");
    await waiting.started();
    await bench.launcher.cancel(waiting.name);
    assert.equal((await waiting.ended()).kind, "signalled");
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});

test("an argument at the limit and a great environment start", async () => {
  await using bench = await Bench.open();
  const run = await bench.shell('printf %s "$1" | wc -c', {
    args: ["sh", "-c", 'printf %s "$1" | wc -c', "x", "y".repeat(131_071)],
    env: ["PATH=/usr/bin:/bin", ...Array.from({ length: 4000 }, (_, i) => `V${i}=${"z".repeat(200)}`)],
  });
  assert.equal((await logOf(run)).stdout.toString().trim(), "131071");
});

test("malformed parameters end the attempt as not started, and nothing runs", async () => {
  await using bench = await Bench.open();
  const witness = join(bench.spool, "witness");
  const good = (name: { ledger: string; run: number; attempt: number }): Buffer[] =>
    paramRecords(name, { execPath: "/usr/bin/touch", args: ["touch", witness] });
  const flipped = (bytes: Buffer): Buffer => {
    bytes[40] = (bytes[40] as number) ^ 1;
    return bytes;
  };
  const rows: [string, (records: Buffer[]) => Uint8Array][] = [
    ["a wrong CRC", (records) => flipped(sealParams(records))],
    ["an unknown tag", (records) => sealParams([...records, recordOf(99, Buffer.of(1))])],
    ["a repeated tag", (records) => sealParams([...records, records[0] as Buffer])],
    ["a missing tag", (records) => sealParams(records.slice(1))],
    ["a NUL in an argument", (records) => sealParams([...records, recordOf(12, Buffer.from("a\0b"))])],
    ["a wrong length", (records) => sealParams([...records, recordOf(31, Buffer.of(1, 2))])],
    ["a variable without =", (records) => sealParams([...records, recordOf(13, Buffer.from("A"))])],
    ["bytes after the end", (records) => Buffer.concat([sealParams(records), Buffer.of(0)])],
    ["nothing", () => Buffer.alloc(0)],
    [
      "over 2 MiB",
      (records) =>
        sealParams([
          ...records,
          ...Array.from({ length: 20 }, () => recordOf(13, Buffer.from(`A=${"x".repeat(120_000)}`))),
        ]),
    ],
  ];
  for (const [what, make] of rows) {
    const name = bench.nextName();
    const run = bench.prepareRaw(name, make(good(name)));
    await bench.launcher.start(name);
    const ended = await run.ended();
    assert.deepEqual([what, ended.kind, ended.step], [what, "not-started", "params"]);
    await run.closed();
  }
  assert.equal(existsSync(witness), false);
  const name = bench.nextName();
  const run = bench.prepareRaw(name, sealParams(good(name)));
  await bench.launcher.start(name);
  await run.ended();
  assert.equal(existsSync(witness), true, "the same parameters untouched do run");
});

test("as root a job becomes its user with exactly the groups given", {
  skip: !isRoot && "needs root",
}, async () => {
  await using bench = await Bench.open();
  const run = await bench.shell(
    "id -u; id -g; id -G; grep -E 'Cap(Inh|Prm|Eff|Amb)' /proc/self/status; cat /proc/self/oom_score_adj",
    {
      identity: 1,
      uid: 65534,
      gid: 65534,
      groups: [65534, 4321, 20],
      oomScoreAdj: 300,
    },
  );
  const lines = (await logOf(run)).stdout.toString().trim().split("\n");
  assert.deepEqual(lines.slice(0, 2), ["65534", "65534"]);
  assert.deepEqual(new Set(lines[2]?.split(" ")), new Set(["65534", "4321", "20"]));
  for (const line of lines.slice(3, 7)) assert.match(line, /\t0{16}$/u);
  assert.equal(lines[7], "300");
  assert.equal(run.exit().started?.uid, 65534);
});

test("files of a run have the modes of the contract", async () => {
  await using bench = await Bench.open();
  const run = await bench.shell("echo x");
  await run.closed();
  const mode = (file: string): string => (statSync(join(run.directory, file)).mode & 0o777).toString(8);
  assert.deepEqual(["output.0", "record"].map(mode), ["640", "640"]);
  assert.equal((statSync(join(bench.spool, "daemon.lock")).mode & 0o777).toString(8), "640");
  assert.equal((statSync(join(bench.spool, "wake")).mode & 0o777).toString(8), "600");
  assert.deepEqual(readdirSync(run.directory).sort(), ["output.0", "record"]);
});

test("owner mode works for an ordinary user", { skip: !isRoot && "needs root to become one" }, async () => {
  await using bench = await Bench.open();
  const spool = join(bench.spool, "owned");
  mkdirSync(spool, { mode: 0o755 });
  const { execFileSync } = await import("node:child_process");
  execFileSync("chown", ["65534:65534", spool]);
  chmodSync(bench.spool, 0o755);
  {
    await using owned = await Bench.open({ spool, uid: 65534 });
    const run = owned.prepare({
      execPath: "/bin/sh",
      args: ["sh", "-c", "id -u; cat /proc/self/oom_score_adj"],
      uid: 65534,
      gid: 65534,
      oomScoreAdj: 200,
    });
    execFileSync("chown", ["-R", "65534:65534", join(spool, "runs")]);
    await owned.launcher.start(run.name);
    assert.equal((await run.ended()).kind, "exited");
    assert.equal((await logOf(run)).stdout.toString(), "65534\n200\n");
  }
  rmSync(spool, { recursive: true, force: true });
});

test("wake-ups arrive for each step of a run", async () => {
  await using bench = await Bench.open();
  const run = await bench.shell("exit 0");
  await run.closed();
  const name = `${run.name.ledger}/${run.name.run}.1`;
  await waitUntil(() => bench.launcher.wakes.includes(`${name} closed`), { what: "the last wake-up" });
  assert.deepEqual(bench.launcher.wakes, [`${name} started`, `${name} ended`, `${name} closed`]);
});
