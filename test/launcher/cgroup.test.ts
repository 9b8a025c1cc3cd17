// A job with a cgroup of its own lives in it and dies by it, with cgroup.kill and without. Needs root and a
// writable cgroup2, except for the refusal; the cgroups made here are removed by the test that made them.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync } from "node:fs";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { testRun } from "../support/census.ts";
import { Bench, type LauncherOptions } from "../support/launcher-client.ts";
import { living } from "../support/living.ts";
import { waitUntil } from "../support/wait-until.ts";

const isRoot = process.geteuid?.() === 0;
const unified = "/sys/fs/cgroup/unified";
const canMakeCgroups = isRoot && existsSync(join(unified, "cgroup.procs"));
let cgroups = 0;

function cgroupRoot(t: TestContext): string {
  const root = join(unified, `reeve-${testRun}-${process.pid}-${++cgroups}`);
  mkdirSync(root);
  t.after(async () => {
    await waitUntil(
      () => {
        for (const entry of readdirSync(root, { withFileTypes: true }))
          if (entry.isDirectory()) rmdirSync(join(root, entry.name));
        rmdirSync(root);
        return true;
      },
      { what: `${root} to be removed` },
    );
  });
  return root;
}

for (const [kind, options] of [
  ["shipped", {}],
  ["no cgroup.kill", { build: "sanitized", env: { REEVE_TEST_NO_CGROUP_KILL: "1" } }],
] as [string, LauncherOptions][])
  test(`with a cgroup the job lives in it, dies by it, and a child moved out dies too (${kind})`, {
    skip: !canMakeCgroups && `needs root and cgroup2 at ${unified}`,
  }, async (t) => {
    const root = cgroupRoot(t);
    const other = join(root, "other");
    mkdirSync(other);
    await using bench = await Bench.open({ ...options, cgroup: root });
    const token = bench.token();
    const moved = `setsid sh -c 'echo $$ > ${other}/cgroup.procs; exec sleep ${token}' &`;
    const run = await bench.shell(`trap '' TERM; ${moved} sleep ${token}; sleep ${token}`, { graceMs: 100 });
    const claimed = await waitUntil(() => run.exit().claimed, { what: "the claim" });
    assert.equal(claimed.cgroup, join(root, `reeve-${bench.ledger.slice(0, 8)}-${run.name.run}.1`));
    await waitUntil(
      () => readFileSync(join(other, "cgroup.procs"), "utf8") !== "" && living(run, token).length >= 3,
      {
        what: "the child to move",
      },
    );
    const inside = readFileSync(join(claimed.cgroup, "cgroup.procs"), "utf8").trim().split("\n");
    assert.ok(inside.includes(String((await run.started()).pid)));
    assert.ok(!inside.includes(String(claimed.pid)), "the supervisor stays outside");
    await bench.launcher.cancel(run.name);
    const ended = await run.ended();
    assert.deepEqual([ended.left, ended.method & 2], [0, 2]);
    assert.deepEqual(living(run, token), []);
    await run.closed();
    assert.equal(existsSync(claimed.cgroup), false);
  });

test("a cgroup that cannot be made is named", async () => {
  await using bench = await Bench.open({ cgroup: "/nonexistent-cgroup" });
  const ended = await (await bench.shell(":")).ended();
  assert.deepEqual([ended.kind, ended.step, ended.errno], ["not-started", "cgroup", 2]);
});
