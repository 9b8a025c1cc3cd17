// The parts of the soak, as one table: what is done for long or all at once, and what must hold after it.
// Called by main.ts. Each answers with sentences about what does not hold, and none when all does.
// The danger: a part that asks for less than it says; each counts what was accepted and what was done.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { schedulerService } from "../../proto/common/services.ts";
import { connect, type Connection } from "../../scheduler/cli/connection.ts";
import { Refused } from "../../scheduler/cli/refused.ts";
import { rssPeakMbOf } from "../bench/processes.ts";
import { Submitter } from "../bench/submitter.ts";
import { Cluster } from "../support/cluster.ts";
import { ownCgroup, removeCgroup } from "../support/own-cgroup.ts";
import { growthOf, notOnce, type Sample, sampleOf } from "./flatness.ts";

export type Note = (line: string) => void;
type World = { readonly cluster: Cluster; readonly submitter: Submitter; readonly cgroups: string | null };
type Part = {
  readonly says: string;
  readonly hold: (world: World, note: Note) => Promise<readonly string[]>;
};

export const parts: Readonly<Record<string, Part>> = {
  due: { says: "1,000 runs due at the same moment", hold: due },
  chatty: { says: "200 jobs that write 4 MB each at the same time", hold: chatty },
  busy: { says: "more submissions at once than the API takes", hold: busy },
  long: { says: "10,000 runs: memory, descriptors, cgroups and spool stay as they are", hold: long },
};

/** One part in a world of its own; the world must be empty after it. */
export async function holdPart(part: Part, note: Note): Promise<readonly string[]> {
  const cgroups = ownCgroup();
  const cluster = await Cluster.start({ agentLines: [`cgroup: ${cgroups ?? "off"}`] });
  try {
    using submitter = await Submitter.to(cluster.socket);
    const world = { cluster, submitter, cgroups };
    const wrong = await part.hold(world, note);
    return [...wrong, ...(await leftOn(world))];
  } finally {
    await cluster.end();
    if (cgroups !== null) removeCgroup(cgroups);
  }
}

const settleMs = 1_200_000;
const oneLine = ["/bin/sh", "-c", "echo one line of $REEVE_RUN"];

/** What the host keeps after its last run was forgotten. */
async function leftOn({ cluster, cgroups }: World): Promise<readonly string[]> {
  const runs = join(cluster.spool, "runs");
  const count = (): readonly (readonly [string, number])[] => [
    ["run directories", runDirectories(runs)],
    ["bodies", entries(join(cluster.spool, "net", "blobs"))],
    ["cgroups", cgroups === null ? 0 : directories(cgroups)],
  ];
  const untilMs = performance.now() + leftMs;
  while (count().some(([, many]) => many > 0) && performance.now() < untilMs) await delay(lookMs);
  return count().flatMap(([what, many]) => (many > 0 ? [`${many} ${what} are left on the host`] : []));
}

/** The launcher removes empty cgroups in its own time. */
const leftMs = 60_000;
const lookMs = 100;

function runDirectories(runs: string): number {
  return readdirSync(runs).reduce((sum, ledger) => sum + entries(join(runs, ledger)), 0);
}

function entries(path: string): number {
  return existsSync(path) ? readdirSync(path).length : 0;
}

function directories(path: string): number {
  return readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory()).length;
}

/** Each job writes its number into one file: starts are counted there, not believed. */
async function due({ cluster, submitter }: World, note: Note): Promise<readonly string[]> {
  const witness = join(cluster.place, "witness");
  const args = ["/bin/sh", "-c", `echo $REEVE_RUN >>${witness}`];
  const startAtMs = Date.now() + dueInMs;
  const runs = await submitter.submitMany(dueRuns, 64, { audience: ["one"], args, startAtMs });
  const tookMs = Date.now();
  if (tookMs >= startAtMs) return [`submitting took until ${tookMs - startAtMs} ms after they were due`];
  await submitter.settled(settleMs);
  note(`${dueRuns} runs due at once were over ${((Date.now() - startAtMs) / 1000).toFixed(1)} s later`);
  const started = readFileSync(witness, "utf8").trim().split("\n").map(Number);
  const missing = runs.length - (await submitter.succeeded(runs));
  return [...notOnce(runs, started), ...(missing > 0 ? [`${missing} runs have not succeeded`] : [])];
}

const dueRuns = 1_000;
const dueInMs = 60_000;

/** All of them live at once; every byte is stored, or its log would not be complete. */
async function chatty({ cluster, submitter }: World, note: Note): Promise<readonly string[]> {
  const args = ["/bin/sh", "-c", `head -c ${chattyBytes} /dev/urandom`];
  const startMs = performance.now();
  const runs = await submitter.submitMany(chattyRuns, 64, { audience: ["one"], args });
  await submitter.settled(settleMs);
  const tookS = (performance.now() - startMs) / 1000;
  note(`${((chattyRuns * chattyBytes) / 1e6 / tookS).toFixed(1)} MB/s from ${chattyRuns} jobs`);
  for (const [name, pid] of Object.entries({ scheduler: cluster.schedulerPid, ...cluster.parts() }))
    note(`${name}: at most ${rssPeakMbOf(pid).toFixed(0)} MB RSS`);
  const connection = await connect(cluster.socket);
  const wrong: string[] = [];
  for (const run of runs) {
    const { attempts } = await connection.call(schedulerService.getRun, { run });
    const { logState, log } = attempts?.[0] ?? {};
    const isWhole = logState === "complete" && log?.stdoutBytes === chattyBytes;
    if (!isWhole) wrong.push(`run ${run}: its log is ${logState} with ${log?.stdoutBytes} bytes`);
  }
  connection.close();
  return wrong;
}

const chattyRuns = 200;
const chattyBytes = 4e6;

/** Held, so that they are all there at the end; whoever was told busy is told when to come again. */
async function busy({ cluster, submitter }: World, note: Note): Promise<readonly string[]> {
  const connections = await Promise.all(
    Array.from({ length: busyConnections }, () => connect(cluster.socket)),
  );
  const accepted: number[] = [];
  const wrong: string[] = [];
  let refused = 0;
  const once = async (connection: Connection): Promise<void> => {
    try {
      const work = { audience: ["one"], args: ["/bin/true"], hold: true };
      accepted.push(...(await submitter.submit(work, connection)));
    } catch (error) {
      if (error instanceof Refused && error.reason === "busy") refused += 1;
      else wrong.push(`a submission was answered with ${String(error)}`);
    }
  };
  const all = connections.flatMap((connection) => Array.from({ length: busyEach }, () => once(connection)));
  await Promise.all(all);
  for (const connection of connections) connection.close();
  note(`of ${all.length} at once ${accepted.length} were accepted, ${refused} told busy`);
  if (refused === 0) wrong.push("nobody was told busy: the part asks for too little");
  const held = await submitter.heldRuns();
  return [...wrong, ...notOnce(accepted, held)];
}

const busyConnections = 150;
const busyEach = 16; // streams of one connection

async function long({ cluster, submitter }: World, note: Note): Promise<readonly string[]> {
  const pids = { scheduler: cluster.schedulerPid, ...cluster.parts() };
  const samples: Record<string, Sample[]> = {};
  const startMs = performance.now();
  const all: number[] = [];
  for (let batch = 0; batch < longBatches; batch++) {
    const work = { audience: ["one"], args: oneLine };
    all.push(...(await submitter.submitMany(longRuns / longBatches, 64, work)));
    await submitter.settled(settleMs);
    for (const [name, pid] of Object.entries(pids)) (samples[name] ??= []).push(sampleOf(pid));
  }
  note(`${(longRuns / ((performance.now() - startMs) / 1000)).toFixed(0)} runs/s`);
  // Listed at the end: what a long list leaves to be collected would hide what is kept.
  const succeeded = await submitter.succeeded(all);
  const wrong = succeeded === longRuns ? [] : [`${longRuns - succeeded} runs have not succeeded`];
  for (const [name, row] of Object.entries(samples)) {
    const shown = row.map(({ privateMb, descriptors }) => `${privateMb.toFixed(0)}/${descriptors}`);
    note(`${name}: MB/descriptors ${shown.join(" ")}`);
    wrong.push(...growthOf(row).map((sentence) => `${name}: ${sentence}`));
  }
  return wrong;
}

const longRuns = 10_000;
const longBatches = 20;
