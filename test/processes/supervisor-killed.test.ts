// kill -9 of a supervisor under the real programs, with and without a cgroup: the run is shown unsupervised
// while its processes live, then unknown with the reason; cancel ends the survivors meanwhile.
// The danger: calling such a run ended while it runs, or anything but unknown when nobody saw its end.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { processesMarked } from "../support/agent-parts.ts";
import { Cluster } from "../support/cluster.ts";
import { ownCgroup, removeCgroup } from "../support/own-cgroup.ts";
import { submitted, untilShown, untilState, withinMs } from "../support/shown.ts";
import { waitUntil } from "../support/wait-until.ts";

for (const hasCgroup of [false, true]) {
  const name = `a run without its supervisor, ${hasCgroup ? "with" : "without"} a cgroup`;
  const skip = hasCgroup && process.geteuid?.() !== 0 && "SKIPPED: making a cgroup needs root";
  test(`${name}, is unsupervised while it lives and unknown afterwards`, { skip }, async (t) => {
    const cgroup = hasCgroup ? ownCgroup() : null;
    if (hasCgroup && cgroup === null) return t.skip("SKIPPED: no cgroup2 here");
    const at = await Cluster.start({ agentLines: [`cgroup: ${cgroup ?? "off"}`] });
    try {
      await cancelEndsSurvivors(at, hasCgroup);
      await endBySelf(at);
      if (cgroup !== null) {
        const left = () =>
          readdirSync(cgroup, { withFileTypes: true }).filter((entry) => entry.isDirectory());
        await waitUntil(() => left().length === 0, { what: "the runs' cgroups to go", withinMs });
      }
    } finally {
      await at.end();
      if (cgroup !== null) removeCgroup(cgroup);
    }
  });
}

async function cancelEndsSurvivors(at: Cluster, hasCgroup: boolean): Promise<void> {
  const mark = "REEVE_TEST=cancelled-survivor";
  const text = 'sleep 600 & (trap "" TERM; sleep 600) & wait';
  const run = await submitted(at, "--grace", "300ms", "--env", mark, "--", text);
  await killSupervisor(at, run);
  const orphan = await untilShown(at, run, "to be unsupervised", (seen) => seen["attempts"][0].unsupervised);
  assert.equal(orphan["run"].state, "executing", "it is not over while it lives");
  assert.match((await at.reeve("show", run)).out, /its supervisor is gone, processes live/);
  assert.ok(processesMarked(mark).length > 0);
  const cancelled = await at.reeve("cancel", run);
  const { run: seen } = await untilState(at, run, "unknown");
  assert.equal(seen.reason, hasCgroup ? "supervisor_died" : "supervisor_died_uncounted");
  assert.equal(cancelled.status, 122, cancelled.out + cancelled.err);
  assert.deepEqual(processesMarked(mark), [], "cancel ended what had survived");
}

async function endBySelf(at: Cluster): Promise<void> {
  const gate = join(at.place, "gate");
  const text = `echo up; while [ ! -e ${gate} ]; do sleep 0.1; done`;
  const follow = at.follow("run", "--agent", "one", "--name", "by-itself", "--", text);
  await waitUntil(() => follow.out === "up\n", { what: "the job is up", withinMs });
  const listed = (await at.reeve("runs", "--json", "--name", "by-itself")).out;
  const run = String(JSON.parse(listed)["run"].run);
  await killSupervisor(at, run);
  await untilShown(at, run, "to be unsupervised", (seen) => seen["attempts"][0].unsupervised);
  writeFileSync(gate, "");
  const { run: seen } = await untilState(at, run, "unknown");
  assert.match(seen.why, /supervisor died/);
  const ended = await follow.ended();
  assert.equal(ended.status, 122, "whoever followed is told that nobody knows");
  assert.match(ended.err, /^reeve: supervisor_died/m);
}

async function killSupervisor(at: Cluster, run: string): Promise<void> {
  const { attempts } = await untilShown(at, run, "to have a pid", (seen) => seen["attempts"][0]?.pid > 0);
  const stat = readFileSync(`/proc/${attempts[0].pid}/stat`, "latin1");
  const supervisor = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  assert.match(readFileSync(`/proc/${supervisor}/cmdline`, "latin1"), /^reeve-supervisor/);
  process.kill(supervisor, "SIGKILL");
}
