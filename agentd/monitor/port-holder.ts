// Which process listens on a TCP port of this host, as far as /proc shows it to this user. Called by
// main.ts to name who has our port. It opens and ends nothing.
// The danger: none; a process that cannot be seen is not named.
import { readdirSync, readFileSync, readlinkSync } from "node:fs";

const listening = "0A";

/** Undefined when nobody that we can see has it. */
export function portHolder(port: number): number | undefined {
  const inodes = new Set([...inodesOf("/proc/net/tcp", port), ...inodesOf("/proc/net/tcp6", port)]);
  if (inodes.size === 0) return undefined;
  for (const name of namesIn("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const holds = namesIn(`/proc/${name}/fd`).some((fd) => inodes.has(linkOf(`/proc/${name}/fd/${fd}`)));
    if (holds) return Number(name);
  }
  return undefined;
}

/** `socket:[INODE]` of each socket that listens there. */
function inodesOf(table: string, port: number): readonly string[] {
  let rows: readonly string[];
  try {
    rows = readFileSync(table, "latin1").trim().split("\n").slice(1);
  } catch {
    return []; // a host without that protocol
  }
  return rows.flatMap((row) => {
    const [, local = "", , state, , , , , , inode] = row.trim().split(/\s+/);
    const isIt = state === listening && Number.parseInt(local.split(":")[1] ?? "", 16) === port;
    return isIt && inode !== undefined ? [`socket:[${inode}]`] : [];
  });
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}
