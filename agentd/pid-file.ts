// The pid file of the daemon: written by the monitor for its keeper once the spool is held, read by -K, -Q
// and whoever is refused the spool. First line the pid, second line the process's start time, the host's
// name and the boot's identity: a home may be shared by hosts, and a pid is given again.
// The danger: a signal to a stranger who has the pid now; nothing is signalled that is not surely ours.
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

export type DaemonState =
  | { readonly kind: "running"; readonly pid: number }
  /** the file is there, the process is not */
  | { readonly kind: "dead"; readonly pid: number }
  | { readonly kind: "none" }
  | { readonly kind: "unknown"; readonly why: string };

export function pidFileOf(spool: string): string {
  return join(spool, "agentd.pid");
}

/** What the file says of this process, which must live. */
export function pidFileText(pid: number): string {
  return `${pid}\n${startTicksOf(pid)} ${hostname()} ${bootIdentity()}\n`;
}

export function daemonState(path: string): DaemonState {
  let text: string;
  try {
    text = readFileSync(path, "latin1");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code === "ENOENT" || code === "ENOTDIR") return { kind: "none" };
    return { kind: "unknown", why: `${path} could not be read (${code})` };
  }
  const match = /^([1-9][0-9]{0,9})\n([0-9]+) (\S+) (\S+)\n$/.exec(text);
  if (match === null) return { kind: "unknown", why: `${path} is no pid file of agentd` };
  const [, pid = "", ticks = "", host = "", boot = ""] = match;
  if (host !== hostname()) return { kind: "unknown", why: `${path} is of the host ${host}` };
  if (boot !== bootIdentity()) return { kind: "unknown", why: `${path} is of another boot of this host` };
  return stateOf(Number(pid), ticks);
}

function stateOf(pid: number, ticks: string): DaemonState {
  const found = startTicksOf(pid);
  if (found === zombie) return { kind: "dead", pid };
  if (found !== "") return { kind: found === ticks ? "running" : "dead", pid };
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return { kind: "dead", pid };
  }
  return { kind: "unknown", why: `process ${pid} is there, but /proc does not show it to this user` };
}

const zombie = "zombie";

/** Clock ticks from boot to its start; "" when it is gone or not shown. */
function startTicksOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? zombie : (fields[19] ?? "");
  } catch {
    return "";
  }
}

/** Of this boot and, in a container, of this set of processes. */
function bootIdentity(): string {
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "latin1").trim();
  return `${boot}:${/\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0] ?? ""}`;
}
