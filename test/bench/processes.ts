// What processes cost, read from /proc: processor time and memory. Called by the parts of the bench.
// The danger: processes that nobody of ours waits for. Supervisors are such, so the bench runs below a
// subreaper (test/support/reaper.pl), which waits for them: what they and their jobs have used is in its
// sums.
import { readFileSync } from "node:fs";

const ticksPerS = 100; // USER_HZ, what /proc counts in on every architecture that Node runs on
const MB = 1e6;

/** User and system seconds of a process, with those of the children it has waited for. */
export function cpuSecondsOf(pid: number): number {
  return (own(pid) + waitedFor(pid)) / ticksPerS;
}

/** Of ourselves, without our children: they are counted by their own pids. */
export function cpuSecondsOfBench(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / MB;
}

/** Of all that has ended and was left to the subreaper. Throws where there is none above us. */
export function cpuSecondsOfOrphans(): number {
  const reaper = process.ppid;
  if (!/reaper\.pl/.test(readFileSync(`/proc/${reaper}/cmdline`, "latin1")))
    throw new Error("nobody waits for supervisors here: start the bench with npm run bench");
  return waitedCpuSeconds(reaper);
}

/** Of the children that a process has waited for, and of theirs. */
export function waitedCpuSeconds(pid: number): number {
  return waitedFor(pid) / ticksPerS;
}

function own(pid: number): number {
  const fields = statOf(pid);
  return Number(fields[11]) + Number(fields[12]);
}

function waitedFor(pid: number): number {
  const fields = statOf(pid);
  return Number(fields[13]) + Number(fields[14]);
}

/** From the state on: proc(5) counts it as field 3. */
function statOf(pid: number): readonly string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

export type Memory = { readonly rssMb: number; readonly pssMb: number; readonly privateMb: number };

/** PSS divides what processes share among them: other programs on the same Node make it smaller. */
export function memoryOf(pid: number): Memory {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "latin1");
  const kib = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(rollup)?.[1] ?? 0);
  const mb = (name: string): number => (kib(name) * 1024) / MB;
  return {
    rssMb: mb("Rss"),
    pssMb: mb("Pss"),
    privateMb: mb("Private_Clean") + mb("Private_Dirty"),
  };
}

export function rssPeakMbOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "latin1");
  return (Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024) / MB;
}
