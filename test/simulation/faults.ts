// What can befall the world: processes that die at any moment, wires that are cut or freeze, disks that are
// lost, taken back or copied. Each comes back by itself after a while. Called by the world for each fault of
// the seed. The danger: a fault that is quietly impossible (nothing to kill) in every seed; the coverage test
// counts what took place.
import type { CrashPoint } from "./model-scheduler.ts";
import type { ModelAgent } from "./model-agent.ts";
import type { Spool } from "./model-monitor.ts";
import type { Prng } from "./prng.ts";
import type { Kind } from "./stimuli.ts";
import type { World } from "./world.ts";

const always = { alive: true };

type Fault = (world: World, prng: Prng) => void;

const faults: Readonly<Partial<Record<Kind, Fault>>> = {
  crash_scheduler: (world, prng) => {
    world.scheduler.kill();
    later(world, prng, 8_000, () => world.scheduler.start());
  },
  crash_in_turn: (world, prng) => {
    const point: CrashPoint = prng.pick(["before_commit", "after_commit", "in_effects"]);
    world.scheduler.crashAt(point, prng.int(0, 4));
    // It may be a while until it strikes.
    later(world, prng, 8_000, () => world.scheduler.start());
    world.timeline.after(20_000, always, () => world.scheduler.start());
  },
  cut: (world, prng) => agentOf(world, prng).connection?.cut(),
  freeze: (world, prng) => {
    const { connection } = agentOf(world, prng);
    const forMs = prng.pick([2_000, 15_000, 40_000]);
    connection?.freeze(forMs);
    // A dead peer is known after some time; the frozen bytes are lost or late.
    if (forMs > 10_000) world.timeline.after(prng.int(10_000, 20_000), always, () => connection?.cut());
  },
  kill_net: (world, prng) => {
    const agent = agentOf(world, prng);
    agent.killNet();
    later(world, prng, downMs(prng), () => agent.startNet());
  },
  kill_monitor: (world, prng) => {
    const agent = agentOf(world, prng);
    agent.killMonitor();
    if (prng.chance(0.5)) agent.killNet();
    later(world, prng, downMs(prng), () => agent.start());
  },
  kill_launcher: (world, prng) => agentOf(world, prng).monitor?.relaunch(),
  kill_supervisor: (world, prng) => withRunning(world, prng, (agent, name) => agent.killSupervisor(name)),
  kill_job: (world, prng) => withRunning(world, prng, (agent, name) => agent.killJob(name)),
  power_loss: (world, prng) => {
    const agent = agentOf(world, prng);
    agent.powerLoss();
    later(world, prng, 30_000, () => agent.start());
  },
  lose_spool: (world, prng) => {
    const agent = agentOf(world, prng);
    agent.loseSpool();
    later(world, prng, 5_000, () => agent.start());
  },
  compact_claims: (world, prng) => agentOf(world, prng).monitor?.compactClaims(),
  back_up: (world) => world.disk.backUp(world.timeline.nowMs),
  restore: (world, prng) => {
    world.scheduler.kill();
    const atMs = world.disk.restore(world.prng.hex(32));
    if (atMs !== undefined) {
      world.truth.lostSinceMs = Math.min(world.truth.lostSinceMs, atMs);
      world.restored = true;
    }
    later(world, prng, 8_000, () => world.scheduler.start());
  },
  clone: (world, prng) => {
    const agent = agentOf(world, prng);
    if (world.truth.clonedAgents.has(agent.name)) return;
    world.truth.clonedAgents.add(agent.name);
    const twin = world.addAgent(agent.name, agent.machine.maxRuns, copyOf(agent.machine.spool));
    twin.start();
    world.timeline.after(prng.int(5_000, 60_000), always, () => {
      twin.powerLoss();
      world.agents.splice(world.agents.indexOf(twin), 1);
    });
  },
};

export function inflict(world: World, kind: Kind, prng: Prng): void {
  faults[kind]?.(world, prng);
}

/** Mostly back at once; sometimes so late that its runs are lost before. */
function downMs(prng: Prng): number {
  return prng.pick([3_000, 3_000, 60_000]);
}

function later(world: World, prng: Prng, mostMs: number, act: () => void): void {
  world.timeline.after(prng.int(10, mostMs), always, act);
}

function agentOf(world: World, prng: Prng): ModelAgent {
  return prng.pick(world.agents);
}

function withRunning(world: World, prng: Prng, act: (agent: ModelAgent, name: string) => void): void {
  const all = world.agents.flatMap((agent) =>
    [...agent.machine.running.keys()].map((name) => ({ agent, name })),
  );
  if (all.length === 0) return;
  const { agent, name } = prng.pick(all);
  act(agent, name);
}

/** A disk image: nothing of it runs on the other machine. */
function copyOf(spool: Spool): Spool {
  const copy: Spool = structuredClone(spool);
  for (const directory of copy.directories.values()) directory.lockHeld = false;
  return copy;
}
