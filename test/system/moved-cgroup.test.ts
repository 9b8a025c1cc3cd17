// A job that moves a process into another cgroup, and one that makes cgroups below its own: cancel ends all
// of both and says that none is left. Needs root and cgroup2, for places of its own.
// The danger: a process that never left; the test sees it in the other cgroup before it cancels.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Cluster } from "../support/cluster.ts";
import { ownCgroup, removeCgroup } from "../support/own-cgroup.ts";
import { submitted, withinMs } from "../support/shown.ts";
import { waitUntil } from "../support/wait-until.ts";

test("cancel ends a tree of which one part moved to another cgroup and one below its own", async (t) => {
  const [runs, elsewhere] = [ownCgroup(), ownCgroup()];
  if (runs === null || elsewhere === null) return t.skip("SKIPPED: needs root and cgroup2");
  const at = await Cluster.start({ agentLines: [`cgroup: ${runs}`] });
  try {
    const moves = `(echo 0 > ${elsewhere}/cgroup.procs; trap '' TERM; sleep 600; sleep 600) &`;
    const own = `own=${runs}/$(sed -n 's/^0::.*\\///p' /proc/self/cgroup)`;
    const enters = "echo 0 > $own/below/cgroup.procs; exec env -i setsid sleep 600";
    const below = `${own}; mkdir $own/below; (${enters}) &`;
    const run = await submitted(at, "--grace", "300ms", "--", `${moves}\n${below}\necho up; wait`);
    const moved = await waitUntil(() => pidsIn(elsewhere).length >= 2 && pidsIn(elsewhere), {
      what: "a part of the job in the other cgroup",
      withinMs,
    });
    const inside = () => directoriesIn(runs).flatMap((name) => pidsIn(join(runs, name, "below")));
    const lower = await waitUntil(() => inside().length > 0 && inside(), { what: "a part below", withinMs });
    const ended = await at.reeve("cancel", run);
    assert.equal(ended.status, 0, ended.out + ended.err);
    assert.match(ended.out, /cancelled: \d+ processes ended, none is left/);
    for (const pid of [...moved, ...lower]) assert.throws(() => process.kill(pid, 0), { code: "ESRCH" });
    assert.deepEqual(pidsIn(elsewhere), []);
    await waitUntil(() => directoriesIn(runs).length === 0, { what: "the run's cgroups to go", withinMs });
  } finally {
    await at.end();
    removeCgroup(runs);
    removeCgroup(elsewhere);
  }
});

function pidsIn(cgroup: string): readonly number[] {
  try {
    return readFileSync(join(cgroup, "cgroup.procs"), "utf8").split("\n").filter(Boolean).map(Number);
  } catch {
    return []; // it is not there yet, or no more
  }
}

function directoriesIn(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}
