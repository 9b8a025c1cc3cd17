// Not one byte of output is lost, invented or kept in memory: limits, full disks, a 1 GiB log. Disk-full
// cases use a small tmpfs (root). Each total is checked against what the job says it wrote, not against the
// record alone.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { Bench, type Build, type Run } from "../support/launcher-client.ts";
import { readLog, segmentsOf } from "../support/run-directory.ts";
import { waitUntil } from "../support/wait-until.ts";

const isRoot = process.geteuid?.() === 0;
const mebi = 1024 * 1024;

for (const build of ["shipped", "sanitized"] as Build[])
  test(`beyond the log limit bytes are cut and counted, and the job never blocks (${build})`, async () => {
    await using bench = await Bench.open({ build });
    const text = "head -c 3000000 /dev/zero; head -c 500000 /dev/zero >&2; exit 3";
    const run = await bench.shell(text, { logLimit: 1_000_001n });
    const ended = await run.ended();
    assert.deepEqual([ended.kind, ended.value], ["exited", 3]);
    const closed = await run.closed();
    const log = readLog(run.directory);
    assert.equal(log.stdout.length + log.stderr.length, 1_000_001);
    assert.equal(closed.bytes[0] + closed.bytes[1], 1_000_001n);
    assert.equal(closed.bytes[0] + closed.cut[0], 3_000_000n);
    assert.equal(closed.bytes[1] + closed.cut[1], 500_000n);
    assert.deepEqual(log.cut, closed.cut);
    assert.equal(log.frameSum, closed.frameSum);
  });

test("a log of exactly the limit has no cut mark", async () => {
  await using bench = await Bench.open();
  const run = await bench.shell("head -c 100000 /dev/zero", { logLimit: 100_000n });
  const closed = await run.closed();
  assert.deepEqual([closed.bytes[0], closed.cut], [100_000n, [0n, 0n]]);
  assert.ok(readLog(run.directory).frames.every((frame) => frame.stream === 1));
});

/** A spool on a tmpfs of its own. */
function smallSpool(t: TestContext, bytes: number): string {
  const spool = mkdtempSync(join(tmpdir(), "reeve-launcher-full-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${bytes},mode=0755`, "tmpfs", spool]);
  t.after(() => {
    execFileSync("umount", ["-l", spool]);
    rmSync(spool, { recursive: true });
  });
  return spool;
}

const numbers = (count: number): string => Array.from({ length: count }, (_, i) => `${i + 1}\n`).join("");

for (const build of ["shipped", "sanitized"] as Build[])
  test(`a full spool blocks the job, loses nothing, and goes on when there is space (${build})`, {
    skip: !isRoot && "needs root for a tmpfs",
  }, async (t) => {
    const spool = smallSpool(t, 4 * mebi);
    await using bench = await Bench.open({ spool, build });
    writeFileSync(join(spool, "ballast"), Buffer.alloc(3 * mebi));
    const run = await bench.shell("seq 400000; exit 8", { onSpoolFull: 0 });
    await waitUntil(() => run.exit().output?.stalled, { what: "the output to stall" });
    assert.equal(run.exit().ended, undefined);
    const torn = readLog(run.directory);
    assert.equal(torn.tornBytes, 0, "the part of a frame that fitted must have been taken back");
    assert.ok(bench.launcher.wakes.some((wake) => wake.endsWith(" stalled")));
    rmSync(join(spool, "ballast"));
    const ended = await run.ended();
    assert.deepEqual([ended.kind, ended.value], ["exited", 8]);
    const closed = await run.closed();
    const log = readLog(run.directory);
    assert.equal(log.stdout.toString(), numbers(400_000));
    assert.deepEqual(
      [log.cut, closed.cut],
      [
        [0n, 0n],
        [0n, 0n],
      ],
    );
    assert.equal(log.frameSum, closed.frameSum);
    assert.equal(run.exit().output?.stalled, false);
    await waitUntil(() => bench.launcher.wakes.some((wake) => wake.endsWith(" flowing")), {
      what: "the wake-up",
    });
  });

test("with `cut` a full spool never blocks the job, and every lost byte is counted", {
  skip: !isRoot && "needs root for a tmpfs",
}, async (t) => {
  const spool = smallSpool(t, 4 * mebi);
  await using bench = await Bench.open({ spool });
  writeFileSync(join(spool, "ballast"), Buffer.alloc(3 * mebi));
  const [gate, count] = [join(spool, "gate"), join(spool, "count")];
  const ticks = `n=0; while [ ! -e ${gate} ]; do echo tick; n=$((n+1)); sleep 0.05; done; echo $n > ${count}`;
  const run = await bench.shell(`seq 400000; ${ticks}; echo after; exit 8`, { onSpoolFull: 1 });
  await waitUntil(() => childNamed(run, "sleep"), { what: "the job to have written far more than fits" });
  const full = run.exit().output?.frameBytes as bigint;
  rmSync(join(spool, "ballast"));
  await waitUntil(() => (run.exit().output?.frameBytes ?? 0n) > full, { what: "output to be stored again" });
  writeFileSync(gate, "");
  const ended = await run.ended();
  assert.deepEqual([ended.kind, ended.value], ["exited", 8]);
  const closed = await run.closed();
  const log = readLog(run.directory);
  const written =
    numbers(400_000).length + "tick\n".length * Number(readFileSync(count, "utf8")) + "after\n".length;
  assert.equal(closed.bytes[0] + closed.cut[0], BigInt(written));
  assert.ok(closed.cut[0] > 0n);
  assert.deepEqual(log.cut, closed.cut);
  assert.ok(log.stdout.toString().endsWith("after\n"));
  assert.ok(numbers(400_000).startsWith(log.stdout.toString().slice(0, 500_000)));
});

/** Whether the job's first process has a child of that command just now. */
function childNamed(run: Run, command: string): boolean {
  const pid = run.exit().started?.pid;
  const children = pid ? readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1").trim().split(" ") : [""];
  return children.some((child) => child && readFileSync(`/proc/${child}/comm`, "latin1").trim() === command);
}

test("free space below the reserve counts as a full spool", {
  skip: !isRoot && "needs root for a tmpfs",
}, async (t) => {
  const spool = smallSpool(t, 8 * mebi);
  await using bench = await Bench.open({ spool });
  writeFileSync(join(spool, "ballast"), Buffer.alloc(4 * mebi));
  const run = await bench.shell("echo x; exit 2", { spoolMinFree: BigInt(6 * mebi) });
  await waitUntil(() => run.exit().output?.stalled, { what: "the output to stall" });
  rmSync(join(spool, "ballast"));
  assert.equal((await run.closed()).bytes[0], 2n);
});

test("a stalled job can be cancelled, and its log is completed later", {
  skip: !isRoot && "needs root for a tmpfs",
}, async (t) => {
  const spool = smallSpool(t, 4 * mebi);
  await using bench = await Bench.open({ spool });
  writeFileSync(join(spool, "ballast"), Buffer.alloc(3 * mebi));
  const run = await bench.shell("exec yes", { graceMs: 100 });
  await waitUntil(() => run.exit().output?.stalled, { what: "the output to stall" });
  await bench.launcher.cancel(run.name);
  const ended = await run.ended();
  assert.deepEqual([ended.cause, ended.left], [1, 0]);
  assert.equal(run.exit().closed, undefined);
  rmSync(join(spool, "ballast"));
  const closed = await run.closed();
  assert.equal(readLog(run.directory).frameSum, closed.frameSum);
});

/** Reads frames as a stream: total and digest of stdout, in little memory. */
async function streamed(run: Run): Promise<{ bytes: number; sum: string; frameSum: string }> {
  const payload = createHash("sha256");
  const frames = createHash("sha256");
  let bytes = 0;
  let held = Buffer.alloc(0);
  for (const segment of segmentsOf(run.directory)) {
    assert.ok(statSync(join(run.directory, segment)).size <= 64 * mebi);
    for await (const chunk of createReadStream(join(run.directory, segment), { highWaterMark: mebi })) {
      frames.update(chunk as Buffer);
      held = Buffer.concat([held, chunk as Buffer]);
      let at = 0;
      while (held.length - at >= 20 && held.length - at - 20 >= held.readUInt32LE(at)) {
        const size = held.readUInt32LE(at);
        payload.update(held.subarray(at + 20, at + 20 + size));
        bytes += size;
        at += 20 + size;
      }
      held = held.subarray(at);
    }
  }
  assert.equal(held.length, 0);
  return { bytes, sum: payload.digest("hex"), frameSum: frames.digest("hex") };
}

test("a 1 GiB log arrives byte for byte while the supervisor stays small", async (t) => {
  await using bench = await Bench.open();
  const gate = join(bench.spool, "gate");
  const cipher = "openssl enc -aes-128-ctr -K 0123 -iv 4567 -nosalt 2>/dev/null";
  const producer = `head -c ${1024 * mebi} /dev/zero | ${cipher}`;
  const run = await bench.shell(`${producer}; while [ ! -e ${gate} ]; do sleep 0.05; done`);
  const oracle = createHash("sha256");
  await waitUntil(() => (run.exit().output?.frameBytes ?? 0n) > BigInt(1024 * mebi), {
    what: "a gibibyte",
    withinMs: 120_000,
  });
  const supervisor = run.exit().claimed?.pid as number;
  const status = readFileSync(`/proc/${supervisor}/status`, "latin1");
  const peakKb = Number(/VmHWM:\s+(\d+)/u.exec(status)?.[1]);
  // Only told, not judged; without root the supervisor's maps cannot be read.
  const maps = isRoot ? readFileSync(`/proc/${supervisor}/smaps_rollup`, "latin1") : "";
  const privateKb = /Private_Dirty:\s+(\d+)/u.exec(maps)?.[1] ?? "?";
  writeFileSync(gate, "");
  const closed = await run.closed(120_000);
  const again = spawn("sh", ["-c", producer], { stdio: ["ignore", "pipe", "ignore"] });
  for await (const chunk of again.stdout) oracle.update(chunk as Buffer);
  const got = await streamed(run);
  assert.equal(got.bytes, 1024 * mebi);
  assert.equal(got.sum, oracle.digest("hex"));
  assert.deepEqual([closed.sums[0], closed.frameSum], [got.sum, got.frameSum]);
  const ended = await run.ended();
  const ms = Number(ended.endedUs - ended.startedUs) / 1000;
  t.diagnostic(`1 GiB in ${ms} ms, supervisor peak ${peakKb} kB, private ${privateKb} kB`);
  assert.ok(peakKb < 2048, `the supervisor peaked at ${peakKb} kB`);
});

test("segments that the monitor removed while the job wrote do not stop it", async () => {
  await using bench = await Bench.open();
  const gate = join(bench.spool, "gate");
  const run = await bench.shell(`head -c 150000000 /dev/zero; while [ ! -e ${gate} ]; do sleep 0.05; done`);
  await waitUntil(() => segmentsOf(run.directory).length === 3, { what: "three segments", withinMs: 60_000 });
  rmSync(join(run.directory, "output.0"));
  writeFileSync(gate, "");
  const closed = await run.closed();
  assert.equal(closed.bytes[0], 150_000_000n);
});
