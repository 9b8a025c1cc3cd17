// Output that waits because a quota is used up: the attempt's own, which the supervisor counts from its
// segments, and those of a user and of the host, which it learns from the monitor's marks. Each test gives
// room at the end and finds every byte; the control shows that a mark of somebody else stops nothing.

import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Bench, type Build } from "../support/launcher-client.ts";
import { readLog, segmentsOf } from "../support/run-directory.ts";
import { waitUntil } from "../support/wait-until.ts";

const mebi = 1024 * 1024;
const own = process.geteuid?.() ?? 0;
const withinMs = 60_000;

for (const build of ["shipped", "sanitized"] as Build[])
  test(`output beyond the attempt's quota waits until segments are taken away (${build})`, async () => {
    await using bench = await Bench.open({ build });
    const quota = 100 * mebi;
    const run = await bench.shell(`head -c ${200 * mebi} /dev/zero; exit 5`, { spoolMaxRun: BigInt(quota) });
    const isStalled = () => run.exit().output?.stalled;
    await waitUntil(isStalled, { what: "the output to stall", withinMs });
    assert.equal(run.exit().ended, undefined);
    const kept = Number(run.exit().output?.frameBytes ?? 0n);
    // Looked at every 256 KiB: so much, and one frame, may be beyond it.
    assert.ok(kept >= quota && kept <= quota + 512 * 1024, `${kept} bytes are kept`);
    assert.deepEqual(segmentsOf(run.directory).length, 2);
    rmSync(join(run.directory, "output.0"));
    await waitUntil(() => segmentsOf(run.directory).length === 2 && isStalled(), {
      what: "the output to stall again, one segment further",
      withinMs,
    });
    rmSync(join(run.directory, segmentsOf(run.directory)[0] ?? ""));
    const ended = await run.ended(withinMs);
    assert.deepEqual([ended.kind, ended.value], ["exited", 5]);
    const closed = await run.closed(withinMs);
    assert.deepEqual([closed.bytes[0], closed.cut], [BigInt(200 * mebi), [0n, 0n]]);
  });

for (const [whose, mark] of [
  ["the host's", "all"],
  ["its user's", String(own)],
] as const)
  test(`output waits while ${whose} quota is marked as used up`, async () => {
    await using bench = await Bench.open();
    const marks = join(bench.spool, "full");
    mkdirSync(marks);
    writeFileSync(join(marks, mark), "");
    const run = await bench.shell("seq 100000; exit 6"); // more than a pipe holds
    await waitUntil(() => run.exit().output?.stalled, { what: "the output to stall", withinMs });
    assert.deepEqual([run.exit().ended, segmentsOf(run.directory)], [undefined, []]);
    rmSync(join(marks, mark));
    const ended = await run.ended();
    assert.deepEqual([ended.kind, ended.value], ["exited", 6]);
    const closed = await run.closed();
    assert.equal(readLog(run.directory).stdout.toString().split("\n").length, 100_001);
    assert.deepEqual(closed.cut, [0n, 0n]);
  });

test("with `cut` what finds a used up quota is dropped and counted", async () => {
  await using bench = await Bench.open();
  mkdirSync(join(bench.spool, "full"));
  writeFileSync(join(bench.spool, "full", "all"), "");
  const run = await bench.shell("seq 1000; exit 6", { onSpoolFull: 1 });
  const ended = await run.ended();
  assert.deepEqual([ended.kind, ended.value], ["exited", 6]);
  rmSync(join(bench.spool, "full", "all"));
  const closed = await run.closed();
  assert.deepEqual([closed.bytes[0], closed.cut[0]], [0n, 3893n]);
});

test("negative control: another user's mark, and a quota that is not reached, stop nothing", async () => {
  await using bench = await Bench.open();
  mkdirSync(join(bench.spool, "full"));
  writeFileSync(join(bench.spool, "full", String(own + 1)), "");
  const run = await bench.shell("seq 1000", { spoolMaxRun: BigInt(mebi) });
  const closed = await run.closed();
  assert.deepEqual([closed.bytes[0], closed.cut[0]], [3893n, 0n]);
});
