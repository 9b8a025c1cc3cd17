// kill -9 of every process of agentd, alone and all together, before, during and after a job: it starts once,
// keeps its pid, its log arrives whole and its exit is right. Real processes, real TLS and grpc; the
// scheduler is a fake on the far side of the wire. A witness that the job itself writes counts the starts.
import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Order } from "../../agentd/ipc.ts";
import { FakeScheduler } from "../support/fake-scheduler.ts";
import type { Part } from "../support/host.ts";
import { orderOf, patienceMs, specOf, TestHost } from "../support/host.ts";
import { waitUntil } from "../support/wait-until.ts";

const victims: Readonly<Record<string, readonly Part[]>> = {
  net: ["net"],
  monitor: ["monitor"],
  launcher: ["launcher"],
  keeper: ["keeper"],
  "everything together": ["keeper", "monitor", "launcher", "net"],
};

for (const [name, parts] of Object.entries(victims)) {
  test(`a job survives kill -9 of ${name} when ordered, while it runs and after its end`, async () => {
    await using scheduler = await FakeScheduler.make();
    await using host = await TestHost.make();
    await scheduler.enrol(host.spool, "web-1");
    host.startAgentd();
    await waitUntil(() => scheduler.hellos.length > 0, { what: "agentd to dial", withinMs: patienceMs });
    for (const [index, moment] of (["ordered", "running", "ended"] as const).entries()) {
      const job = jobOf(host, index + 1);
      scheduler.order(job.order);
      if (moment !== "ordered") await scheduler.until(job.order.key, "started");
      if (moment === "ended") await endJob(job, scheduler);
      await strike(host, parts);
      await revive(host);
      if (moment !== "ended") await scheduler.until(job.order.key, "started");
      const pid = await startOf(job);
      if (moment !== "ended") assert.doesNotThrow(() => process.kill(pid, 0), "the job lives on");
      await endJob(job, scheduler);
      const closed = await scheduler.until(job.order.key, "closed");
      assert.equal(closed.exit?.status, 5);
      assert.equal(closed.pid, pid, "the pid is that of the one start");
      const log = await scheduler.untilLogIsWhole(job.order.key);
      assert.match(log.toString("latin1"), /last line\n$/);
      assert.equal(
        readFileSync(job.witness, "utf8").match(/start/g)?.length,
        1,
        "starts counted by the witness",
      );
      scheduler.forget(job.order);
      await scheduler.until(job.order.key, "forgotten");
      assert.ok(!existsSync(host.pathOf(job.order.key)), "its directory is gone");
    }
  });
}

test("a job without its supervisor is unsupervised while it lives, then unknown", async () => {
  await using scheduler = await FakeScheduler.make();
  await using host = await TestHost.make();
  await scheduler.enrol(host.spool, "web-1");
  host.startAgentd();
  // Quiet, because with its supervisor it loses the reader of its output: a job that writes then ends by
  // SIGPIPE.
  const job = jobOf(host, 1, "");
  scheduler.order(job.order);
  const started = await scheduler.until(job.order.key, "started");
  const stat = readFileSync(`/proc/${started.pid}/stat`, "latin1");
  const supervisor = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  assert.match(readFileSync(`/proc/${supervisor}/cmdline`, "latin1"), /^reeve-supervisor/);
  process.kill(supervisor, "SIGKILL");
  const orphan = await waitUntil(
    () => reportsOf(scheduler, job.order).find((report) => report.unsupervised),
    { what: "the sweep to find survivors", withinMs: patienceMs },
  );
  assert.equal(orphan.phase, "started");
  assert.ok((orphan.survivors ?? []).length > 0);
  scheduler.cancel(job.order);
  const vanished = await scheduler.until(job.order.key, "vanished");
  assert.equal(vanished.reason, "supervisor_died_uncounted", "without a cgroup processes may remain");
  assert.equal(readFileSync(job.witness, "utf8").match(/start/g)?.length, 1);
});

test("a storm of kills among many short jobs: every one of them starts once and ends right", async () => {
  await using scheduler = await FakeScheduler.make();
  await using host = await TestHost.make();
  await scheduler.enrol(host.spool, "web-1");
  host.startAgentd();
  await waitUntil(() => scheduler.hellos.length > 0, { what: "agentd to dial", withinMs: patienceMs });
  const storm: readonly Part[] = ["net", "launcher", "monitor", "net", "keeper", "monitor", "launcher"];
  const jobs: Job[] = [];
  for (const victim of storm) {
    // Ordered in the very moment in which the victim dies: each is somewhere else on its way.
    for (let count = 0; count < 6; count++) {
      const job = jobOf(host, jobs.length + 1);
      writeFileSync(job.gate, "");
      jobs.push(job);
      scheduler.order(job.order);
      if (count === 3) await strike(host, [victim]);
    }
    await revive(host);
  }
  for (const { order, witness } of jobs) {
    const closed = await scheduler.until(order.key, "closed");
    assert.equal(closed.exit?.status, 5);
    await scheduler.untilLogIsWhole(order.key);
    assert.equal(readFileSync(witness, "utf8").match(/start/g)?.length, 1, `starts of run ${order.key.run}`);
  }
});

test("the witness would show a second start", async () => {
  await using scheduler = await FakeScheduler.make();
  await using host = await TestHost.make();
  await scheduler.enrol(host.spool, "web-1");
  host.startAgentd();
  const job = jobOf(host, 1);
  const again = orderOf(2, job.order.spec as Buffer);
  writeFileSync(job.gate, "");
  scheduler.order(job.order);
  scheduler.order(again);
  await scheduler.until(job.order.key, "closed");
  await scheduler.until(again.key, "closed");
  assert.equal(readFileSync(job.witness, "utf8").match(/start/g)?.length, 2);
});

type Job = { readonly order: Order; readonly witness: string; readonly gate: string };

/** Writes lines until its gate is there, then one last one. */
function jobOf(host: TestHost, run: number, says = 'echo "line $i of a log that must arrive whole"'): Job {
  const witness = join(host.directory, `witness.${run}`);
  const gate = join(host.directory, `gate.${run}`);
  const text = `echo "start $$" >> ${witness}
i=0; while [ ! -e ${gate} ]; do i=$((i+1)); ${says === "" ? ":" : says}; sleep 0.05; done
echo "last line"; exit 5`;
  const environment = [{ name: Buffer.from("REEVE_TEST_SPOOL"), value: Buffer.from(host.spool) }];
  return { order: orderOf(run, specOf(text, { environment })), witness, gate };
}

/** "started" says that exec succeeded; what the job then writes comes a moment later. */
async function startOf({ witness }: Job): Promise<number> {
  const read = () => Number(/start (\d+)\n/.exec(readFileSync(witness, "utf8"))?.[1]);
  return await waitUntil(read, { what: `${witness} to be written`, withinMs: patienceMs });
}

async function endJob({ order, gate }: Job, scheduler: FakeScheduler): Promise<void> {
  writeFileSync(gate, "");
  await waitUntil(
    () => scheduler.phases(order.key).some((phase) => phase === "ended" || phase === "closed"),
    {
      what: `run ${order.key.run} to end`,
      withinMs: patienceMs,
    },
  );
}

async function strike(host: TestHost, parts: readonly Part[]): Promise<void> {
  const pids = await waitUntil(
    () => {
      const living = host.parts();
      return parts.every((part) => living[part] !== undefined) && parts.map((part) => living[part] ?? 0);
    },
    { what: `${parts.join(", ")} to be there`, withinMs: patienceMs },
  );
  for (const pid of pids) process.kill(pid, "SIGKILL");
  const isGone = () => parts.every((part, index) => host.parts()[part] !== pids[index]);
  await waitUntil(isGone, { what: "the killed processes to be gone", withinMs: patienceMs });
}

/** The keeper starts what it kept; without the keeper it is the system's part, which this test takes. */
async function revive(host: TestHost): Promise<void> {
  if (host.parts().keeper === undefined) {
    await waitUntil(() => !host.isAgentdRunning, {
      what: "agentd to end without its keeper",
      withinMs: patienceMs,
    });
    host.startAgentd();
  }
  await waitUntil(() => host.parts().net !== undefined, {
    what: "net to be there again",
    withinMs: patienceMs,
  });
}

function reportsOf(scheduler: FakeScheduler, { key }: Order) {
  const seen = [...scheduler.attempts.values()].find((attempt) => attempt.order.key.run === key.run);
  return seen?.reports ?? [];
}
