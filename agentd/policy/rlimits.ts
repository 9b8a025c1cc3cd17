// The resource limits of jobs: our own for open files and locked memory, and in root mode pid 1's for all
// others. Called by the monitor (world.ts) and by `agentd check-user`. Reads what /proc says of pid 1 and of
// this process.
// The danger: a limit of the daemon's own. Node raises its open files at start, and a unit may set any of
// them for agentd alone.
import { readFileSync } from "node:fs";

export type Rlimit = { readonly resource: number; readonly soft: bigint; readonly hard: bigint };

const memlockBytes = 8n * 1024n * 1024n;

const ownWishes = [
  { resource: 7, soft: 1024n, hard: 524_288n },
  { resource: 8, soft: memlockBytes, hard: memlockBytes },
] as const satisfies readonly Rlimit[];

/**
 * Our own defaults, never the daemon's (Node raises its own NOFILE at start), and never above what this
 * process may have.
 */
export function rlimitsHere(): readonly Rlimit[] {
  const own = rlimitsIn("self");
  return ownWishes.map(({ resource, ...wish }) => {
    const most = own.find((limit) => limit.resource === resource)?.hard ?? wish.hard;
    const hard = most < wish.hard ? most : wish.hard;
    return { resource, soft: wish.soft < hard ? wish.soft : hard, hard };
  });
}

/** Our own, and all others as pid 1 has them: nothing of what the daemon's unit sets for the daemon. */
export function rlimitsOfHost(): readonly Rlimit[] {
  const others = rlimitsIn("1").filter(({ resource }) => !ownWishes.some((own) => own.resource === resource));
  return [...ownWishes, ...others];
}

// The names of /proc/PID/limits, in the order of their numbers (bits/resource.h).
export const rlimitNames = [
  "cpu time",
  "file size",
  "data size",
  "stack size",
  "core file size",
  "resident set",
  "processes",
  "open files",
  "locked memory",
  "address space",
  "file locks",
  "pending signals",
  "msgqueue size",
  "nice priority",
  "realtime priority",
  "realtime timeout",
];
export const unlimited = 0xffff_ffff_ffff_ffffn;

function rlimitsIn(pid: "1" | "self"): readonly Rlimit[] {
  const text = limitsText(pid);
  return rlimitNames.flatMap((name, resource) => {
    const words = new RegExp(`^Max ${name} +([0-9]+|unlimited) +([0-9]+|unlimited)`, "m").exec(text);
    if (words === null) return [];
    const [soft = unlimited, hard = unlimited] = words.slice(1).map(rlimitValue);
    return [{ resource, soft, hard }];
  });
}

function rlimitValue(word: string): bigint {
  return word === "unlimited" ? unlimited : BigInt(word);
}

function limitsText(pid: "1" | "self"): string {
  try {
    return readFileSync(`/proc/${pid}/limits`, "latin1");
  } catch {
    return "";
  }
}
