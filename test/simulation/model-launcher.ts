// What follows from a start: a supervisor with its job, in time, until the record is closed. Called by
// model-monitor.ts, which asks for the start, and by faults that end a job. It decides nothing; the claim does.
// The danger: a step that goes on after its supervisor has died; each is tied to a life.
import { attemptName } from "../../proto/common/ids.ts";
import { planOf } from "./jobs.ts";
import type { Machine, Running } from "./model-monitor.ts";
import { ModelSupervisor } from "./model-supervisor.ts";
import type { RunDirectory } from "./model-supervisor.ts";
import type { Life } from "./timeline.ts";

/** The launcher forks; from here on the supervisor needs nobody. */
export function supervise(machine: Machine, directory: RunDirectory): void {
  const { timeline, prng, running } = machine;
  const name = attemptName(directory.key);
  const supervisor = new ModelSupervisor(directory, () => timeline.nowMs);
  const life: Life = { alive: true };
  const isHere = machine.spool.directories.get(name) === directory;
  timeline.after(prng.int(0, 5), life, () => {
    if (!isHere || machine.spool.directories.get(name) !== directory || !supervisor.lock()) return;
    const entry: Running = { supervisor, life, job: { alive: true }, isJobUp: false, lastWordsMs: 0 };
    running.set(name, entry);
    timeline.after(prng.int(0, 5), life, () => {
      if (supervisor.claim()) timeline.after(prng.int(1, 5), life, () => execJob(machine, entry));
      else endSupervisor(machine, entry);
    });
  });
}

function endSupervisor(machine: Machine, entry: Running): void {
  entry.supervisor.die();
  entry.life.alive = false;
  if (!entry.isJobUp) machine.running.delete(attemptName(entry.supervisor.directory.key));
}

function execJob(machine: Machine, entry: Running): void {
  const { timeline, prng, truth, spool } = machine;
  const { directory } = entry.supervisor;
  const plan = planOf(spool.digests.get(attemptName(directory.key)) ?? "");
  const real = truth.of(directory.key);
  if (plan.execFails) {
    real.notStarted = "not_executable";
    entry.supervisor.execFailed("not_executable");
    return closeLater(machine, entry, 0);
  }
  const pid = machine.nextPid++;
  truth.started(directory.key, machine.name, timeline.nowMs);
  entry.isJobUp = true;
  timeline.after(prng.int(0, 2), entry.life, () => {
    if (directory.exit !== null) return;
    entry.supervisor.started(pid);
    machine.wake(directory);
  });
  for (const piece of plan.pieces) {
    const atMs = 2 + Math.floor(prng.next() * plan.lastsMs);
    timeline.after(atMs, entry.job, () => {
      real.written.push(piece);
      if (entry.life.alive) entry.supervisor.output(piece);
    });
  }
  const end = plan.signal > 0 ? { kind: "signal", value: plan.signal } : { kind: "exit", value: plan.status };
  timeline.after(3 + plan.lastsMs, entry.job, () =>
    endJob(machine, entry, end as { kind: "exit"; value: number }),
  );
  entry.lastWordsMs = plan.lastWordsMs;
}

/** The job's first process ends: its supervisor, if one lives, records it. */
export function endJob(
  machine: Machine,
  entry: Running,
  end: { kind: "exit" | "signal"; value: number },
): void {
  const { timeline, prng, truth } = machine;
  const { directory } = entry.supervisor;
  const real = truth.of(directory.key);
  entry.job.alive = false;
  entry.isJobUp = false;
  real.end = end;
  real.endedAtMs = timeline.nowMs;
  if (!entry.life.alive) {
    machine.running.delete(attemptName(directory.key));
    return;
  }
  timeline.after(prng.int(0, 4), entry.life, () => {
    if (!directory.slots.includes("started")) entry.supervisor.started(machine.nextPid++);
    entry.supervisor.jobGone(end);
    machine.wake(directory);
    closeLater(machine, entry, entry.lastWordsMs);
  });
}

function closeLater(machine: Machine, entry: Running, lastWordsMs: number): void {
  const { timeline, prng, truth } = machine;
  const { directory } = entry.supervisor;
  timeline.after(prng.int(0, 4) + lastWordsMs, entry.life, () => {
    if (lastWordsMs > 0) {
      const piece = Uint8Array.of(33, 10);
      truth.of(directory.key).written.push(piece);
      entry.supervisor.output(piece);
    }
    entry.supervisor.close();
    machine.wake(directory);
    endSupervisor(machine, entry);
  });
}
