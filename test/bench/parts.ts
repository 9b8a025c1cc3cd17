// The parts of the bench, as one table: each starts what it needs, measures its figures and the limit beside
// them, and ends what it started. Called by main.ts. Nothing here is a test, and no figure decides anything.
// The danger: a figure of something that has failed; every part looks at the outcome of what it has timed.
import { setTimeout as delay } from "node:timers/promises";
import { Cluster } from "../support/cluster.ts";
import { bareNodes, bareSpawns, bareStarts, bareStream, bareSyncs, Bell, ringing } from "./bare.ts";
import { type Figure, figure, median, percentile } from "./figures.ts";
import { LoneScheduler } from "./lone-scheduler.ts";
import { AgentPlay } from "./played-agent.ts";
import { cpuSecondsOf, cpuSecondsOfBench, cpuSecondsOfOrphans, memoryOf, rssPeakMbOf } from "./processes.ts";
import { Submitter } from "./submitter.ts";

/** A line beside the figures: what else was measured. */
export type Note = (line: string) => void;
type Part = { readonly says: string; readonly measure: (note: Note) => Promise<readonly Figure[]> };

export const parts: Readonly<Record<string, Part>> = {
  idle: { says: "what an agent weighs that has nothing to do", measure: idle },
  start: { says: "from a submission to the user's process, one at a time", measure: start },
  runs: { says: "runs of `true` end to end, one submitter", measure: runs },
  logs: { says: "one job's output, until it is stored", measure: logs },
  lives: { says: "lives of runs in the scheduler alone, on played agents", measure: lives },
  queue: { says: "100,000 queued runs: memory, and the next order of an agent", measure: queue },
};

const settleMs = 60_000;

async function idle(note: Note): Promise<readonly Figure[]> {
  const limit = { name: "two_bare_nodes_pss_mb", value: await bareNodes() };
  await using cluster = await clusterFor();
  await delay(idleMs);
  const all = { ...cluster.parts(), scheduler: cluster.schedulerPid };
  let value = 0;
  for (const [name, pid] of Object.entries(all)) {
    const { rssMb, pssMb, privateMb } = memoryOf(pid);
    note(`${name}: RSS ${rssMb.toFixed(1)} MB, PSS ${pssMb.toFixed(1)}, private ${privateMb.toFixed(1)}`);
    if (name !== "scheduler") value += pssMb;
  }
  return [figure("agentd_idle_pss_mb", { value, limit, n: 1 })];
}

const idleMs = 5_000;

async function start(): Promise<readonly Figure[]> {
  const bare = await bareStarts(startsBare);
  await using cluster = await clusterFor();
  using submitter = await Submitter.to(cluster.socket);
  using bell = new Bell(cluster.place);
  const work = { audience: ["one"], args: ringing(bell) };
  const tookMs: number[] = [];
  for (let at = -startsToWarm; at < starts; at++) {
    const rung = bell.rings();
    const startMs = performance.now();
    const submitted = submitter.submit(work);
    await rung;
    if (at >= 0) tookMs.push(performance.now() - startMs);
    await submitted;
    await submitter.settled(settleMs);
  }
  const p50 = { name: "launcher_alone_p50_ms", value: bare.p50Ms };
  const p99 = { name: "launcher_alone_p99_ms", value: bare.p99Ms };
  return [
    figure("start_latency_p50_ms", { value: median(tookMs), limit: p50, n: starts }),
    figure("start_latency_p99_ms", { value: percentile(tookMs, 0.99), limit: p99, n: starts }),
  ];
}

const startsBare = 100;
const startsToWarm = 30;
const starts = 200;

async function runs(note: Note): Promise<readonly Figure[]> {
  const bare = bareSpawns(runsTimed);
  await using cluster = await clusterFor();
  using submitter = await Submitter.to(cluster.socket);
  const work = { audience: ["one"], args: ["/bin/true"] };
  await submitter.submitMany(runsToWarm, submissionsAtOnce, work);
  await submitter.settled(settleMs);
  const before = cpuOf(cluster);
  const startMs = performance.now();
  const numbers = await submitter.submitMany(runsTimed, submissionsAtOnce, work);
  const acceptedMs = performance.now() - startMs;
  await submitter.settled(settleMs);
  const tookMs = performance.now() - startMs;
  const after = cpuOf(cluster);
  await submitter.mustHaveSucceeded(numbers, runsTimed);
  note(`all were accepted after ${(acceptedMs / 1000).toFixed(2)} s of ${(tookMs / 1000).toFixed(2)} s`);
  let coreMs = 0;
  for (const [name, seconds] of Object.entries(after)) {
    const ms = ((seconds - (before[name] ?? 0)) * 1000) / runsTimed;
    note(`${name}: ${ms.toFixed(2)} ms of a core for a run`);
    coreMs += ms;
  }
  const perS = { name: "xargs_sh_true_per_s", value: bare.perS };
  const core = { name: "xargs_sh_true_core_ms", value: bare.coreMs };
  return [
    figure("runs_per_s", { value: (runsTimed * 1000) / tookMs, limit: perS, n: runsTimed }),
    figure("core_ms_per_run", { value: coreMs, limit: core, n: runsTimed }),
  ];
}

const runsToWarm = 500;
const runsTimed = 3_000;
const submissionsAtOnce = 64;

/** All that works for a run, the client included; jobs and supervisors end as orphans. */
function cpuOf(cluster: Cluster): Readonly<Record<string, number>> {
  const seconds: Record<string, number> = {
    client: cpuSecondsOfBench(),
    scheduler: cpuSecondsOf(cluster.schedulerPid),
    "supervisors and jobs": cpuSecondsOfOrphans(),
  };
  for (const [name, pid] of Object.entries(cluster.parts())) seconds[name] = cpuSecondsOf(pid);
  return seconds;
}

async function logs(note: Note): Promise<readonly Figure[]> {
  const limit = { name: "raw_grpc_stream_mb_per_s", value: await bareStream() };
  await using cluster = await clusterFor();
  using submitter = await Submitter.to(cluster.socket);
  const work = (bytes: number) => ({
    audience: ["one"],
    args: ["/bin/sh", "-c", `head -c ${bytes} /dev/urandom`],
  });
  await submitter.submit(work(logBytesToWarm));
  await submitter.settled(settleMs);
  const startMs = performance.now();
  const numbers = await submitter.submit(work(logBytes));
  await submitter.settled(2 * settleMs);
  const tookS = (performance.now() - startMs) / 1000;
  await submitter.mustHaveSucceeded(numbers, 1);
  for (const [name, pid] of Object.entries({ scheduler: cluster.schedulerPid, ...cluster.parts() }))
    note(`${name}: at most ${rssPeakMbOf(pid).toFixed(0)} MB RSS`);
  return [figure("log_mb_per_s", { value: logBytes / 1e6 / tookS, limit, n: logBytes })];
}

const logBytesToWarm = 32e6;
const logBytes = 512e6;

async function lives(note: Note): Promise<readonly Figure[]> {
  const names = Array.from({ length: playedAgents }, (_, at) => `played-${at}`);
  await using scheduler = await LoneScheduler.start(names);
  const limit = { name: "fdatasync_per_s", value: bareSyncs(scheduler.place).perS };
  using submitter = await Submitter.to(scheduler.socket);
  using plays = new DisposableStack();
  for (const agent of scheduler.agents) plays.use(new AgentPlay({ agent, maxRuns: 256 }));
  const work = { audience: names, args: ["/bin/true"] };
  await submitter.submitMany(livesToWarm / playedAgents, fanOutsAtOnce, work);
  await submitter.settled(settleMs);
  const before = cpuSecondsOf(scheduler.pid);
  const startMs = performance.now();
  const numbers = await submitter.submitMany(livesTimed / playedAgents, fanOutsAtOnce, work);
  await submitter.settled(settleMs);
  const tookS = (performance.now() - startMs) / 1000;
  const cpuMs = (cpuSecondsOf(scheduler.pid) - before) * 1000;
  await submitter.mustHaveSucceeded(numbers, livesTimed);
  note(`the scheduler used ${(cpuMs / livesTimed).toFixed(3)} ms of a core for a life`);
  return [figure("run_lives_per_s", { value: livesTimed / tookS, limit, n: livesTimed })];
}

const playedAgents = 20;
const livesToWarm = 2_000;
const livesTimed = 20_000;
const fanOutsAtOnce = 16;

async function queue(note: Note): Promise<readonly Figure[]> {
  const names = Array.from({ length: queueAgents }, (_, at) => `queued-${at}`);
  await using scheduler = await LoneScheduler.start(names);
  const limit = { name: "fdatasync_p99_ms", value: bareSyncs(scheduler.place).p99Ms };
  using submitter = await Submitter.to(scheduler.socket);
  note(`empty: RSS ${memoryOf(scheduler.pid).rssMb.toFixed(0)} MB`);
  const startMs = performance.now();
  await submitter.submitMany(queuedRuns / queueAgents, fanOutsAtOnce, { audience: names, args: ["true"] });
  const tookS = (performance.now() - startMs) / 1000;
  const queued = await submitter.liveRuns();
  if (queued !== queuedRuns) throw new Error(`${queued} runs are queued, not ${queuedRuns}`);
  note(`queued at ${(queuedRuns / tookS).toFixed(0)} runs/s`);
  note(`at most ${rssPeakMbOf(scheduler.pid).toFixed(0)} MB RSS meanwhile`);
  await delay(idleMs);
  const { rssMb } = memoryOf(scheduler.pid);
  const tookMs = await dispatches(scheduler);
  return [
    figure("queue_100k_rss_mb", { value: rssMb, limit: null, n: queuedRuns }),
    figure("dispatch_100k_p99_ms", { value: percentile(tookMs, 0.99), limit, n: tookMs.length }),
  ];
}

const queueAgents = 100;
const queuedRuns = 100_000;
const dispatchesTimed = 500;

/** One agent with one slot: from the end of its run to its next order. */
async function dispatches(scheduler: LoneScheduler): Promise<readonly number[]> {
  const [agent] = scheduler.agents;
  if (agent === undefined) throw new Error("there is no agent");
  const tookMs: number[] = [];
  let closedAtMs = 0;
  const enough = Promise.withResolvers<void>();
  using play = new AgentPlay({
    agent,
    maxRuns: 1,
    onClosed: () => (closedAtMs = performance.now()),
    onOrder: () => {
      if (closedAtMs > 0) tookMs.push(performance.now() - closedAtMs);
      if (tookMs.length === dispatchesTimed) enough.resolve();
    },
  });
  const late = delay(settleMs, "late", { ref: false });
  if ((await Promise.race([enough.promise, late])) === "late") {
    play.check();
    throw new Error(`only ${tookMs.length} orders came within ${settleMs} ms`);
  }
  return tookMs.slice(0, dispatchesTimed);
}

type DisposableCluster = Cluster & AsyncDisposable;

async function clusterFor(): Promise<DisposableCluster> {
  const cluster = await Cluster.start();
  return Object.assign(cluster, { [Symbol.asyncDispose]: () => cluster.end() });
}
