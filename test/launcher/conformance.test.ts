// The C supervisor and the simulator's model of it, driven through the same scripts: every observable fact
// must be the same, so that what the simulator proves holds for what is shipped. The job is a shell that does
// what it is told through a FIFO. The danger: reading facts too early; each script is read when its
// supervisor and, where it should, its record are done.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { closeSync, constants, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { playModel, scripts } from "../simulation/supervisor-scripts.ts";
import type { Facts, Script, ScriptStep } from "../simulation/supervisor-scripts.ts";
import { Bench } from "../support/launcher-client.ts";
import type { Run } from "../support/launcher-client.ts";
import { claimKinds, slotAt } from "../support/run-directory.ts";
import { waitUntil } from "../support/wait-until.ts";

const slots = ["handed", "claimed", "started", "ended", "closed"] as const;
const causes = ["", "cancelled", "time_limit", "host_shutdown"] as const;

for (const script of scripts) {
  test(`model and supervisor agree on ${script.name}`, async () => {
    assert.deepEqual(playModel(script), script.facts, "the model");
    assert.deepEqual(await playReal(script), script.facts, "the C supervisor");
  });
}

async function playReal(script: Script): Promise<Facts> {
  await using bench = await Bench.open();
  const fifo = join(bench.spool, "orders");
  execFileSync("mkfifo", [fifo]);
  const orders = openSync(fifo, constants.O_RDWR);
  try {
    const ignore = script.mindsTerm === false ? "trap '' TERM; " : "";
    const text = `${ignore}while read -r line; do eval "$line"; done < ${fifo}`;
    const execPath = script.execFails === true ? "/nonexistent" : "/bin/sh";
    const run = bench.prepare({ execPath, args: ["sh", "-c", text], graceMs: 300 });
    for (const step of script.steps) await playStep(script, run, orders, step);
    if (script.facts.slots.includes("closed")) await run.closed();
    await waitUntil(async () => !(await bench.launcher.probe(run.name)).held, {
      what: "its supervisor to be gone",
    });
    return await factsOf(run);
  } finally {
    closeSync(orders);
  }
}

async function playStep(script: Script, run: Run, orders: number, step: ScriptStep): Promise<void> {
  const { launcher } = run.bench;
  switch (step.do) {
    case "claim":
      assert.ok(step.kind !== "start");
      assert.equal((await launcher.settle(run.name, step.kind, "cancelled")).status, 0);
      await waitUntil(() => run.exit().claimed, { what: "the claim" });
      return;
    case "start":
      return startReal(script, run, script.steps.find((each) => each.do === "start") === step);
    case "print":
      writeSync(orders, `printf %s '${step.text}'\n`);
      return;
    case "exit":
      writeSync(orders, `exit ${step.status}\n`);
      if (step.status === 3) await run.closed();
      return;
    case "signal_job":
      process.kill((await run.started()).pid, step.signal);
      return;
    case "cancel":
    case "shut_down":
      await settled(run);
      await (step.do === "cancel" ? launcher.cancel(run.name) : launcher.shutDown(run.name));
      return;
    case "kill_supervisor": {
      const { pid } = await launcher.probe(run.name);
      process.kill(pid, "SIGKILL");
      await waitUntil(async () => !(await launcher.probe(run.name)).held, {
        what: "the killed supervisor's lock to be free",
      });
    }
  }
}

/**
 * The first start is waited for; a further one changes nothing, so it is given the time of a whole
 * supervisor's life.
 */
async function startReal(script: Script, run: Run, isFirst: boolean): Promise<void> {
  const { launcher } = run.bench;
  const { status, payload } = await launcher.start(run.name);
  assert.equal(status, 0);
  if (isFirst && script.facts.claim === "start" && script.execFails !== true) {
    await run.started();
    return;
  }
  const pid = payload.readUInt32LE(0);
  if (script.execFails === true) return;
  await waitUntil(() => !isThere(pid), { what: `supervisor ${pid}, which has nothing to do, to be gone` });
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * The job has set its trap and done what it was told: its output so far is recorded, or it waits for
 * orders.
 */
async function settled(run: Run): Promise<void> {
  const { pid } = await run.started();
  await waitUntil(() => readFileSync(`/proc/${pid}/stat`, "latin1").includes(") S "), {
    what: "the job to wait for orders",
  });
}

async function factsOf(run: Run): Promise<Facts> {
  const bytes = readFileSync(join(run.directory, "record"));
  const { ended, closed } = run.exit();
  const end = ended === undefined ? "none" : `${ended.kind === "exited" ? "exit" : "signal"} ${ended.value}`;
  return {
    claim: claimOf(run),
    slots: slots.filter((name, number) => slotAt(bytes, number) !== undefined && isTheSupervisors(run, name)),
    lockHeld: (await run.bench.launcher.probe(run.name)).held,
    end: ended?.kind === "not-started" ? "reason" : end,
    cause: causes[ended?.cause ?? 0] ?? "?",
    stdout: closed === undefined ? "none" : `${closed.bytes[0]} ${closed.sums[0]}`,
  };
}

/** The model names slots that a supervisor writes: `claimed` is one only when it was to start. */
function isTheSupervisors(run: Run, slot: (typeof slots)[number]): boolean {
  return slot !== "claimed" || claimOf(run) === "start";
}

function claimOf(run: Run): Facts["claim"] {
  const kind = run.exit().claimed?.kind;
  const names = Object.keys(claimKinds) as (keyof typeof claimKinds)[];
  return names.find((name) => claimKinds[name] === kind) ?? "none";
}
