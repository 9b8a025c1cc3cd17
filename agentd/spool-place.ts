// Whether a directory can be a spool: what file system it is on, and whether a script can be executed
// there. Asked by the monitor before it makes anything, and by --check-config. It reads the kernel's
// tables and writes nothing.
// The danger: locks that two hosts believe to hold. A network file system is taken only where the path is
// one host's own, by its name.
import { existsSync, readFileSync, realpathSync, statfsSync } from "node:fs";
import { hostname } from "node:os";
import { dirname } from "node:path";

/** statfs(2): what may be mounted by two hosts at the same time. */
const networkTypes: ReadonlyMap<number, string> = new Map([
  [0x6969, "NFS"],
  [0x517b, "SMB"],
  [0xff534d42, "CIFS"],
  [0xfe534d42, "SMB2"],
  [0x5346414f, "AFS"],
  [0x73757245, "Coda"],
  [0x00c36400, "Ceph"],
  [0x0bd00bd0, "Lustre"],
  [0x01161970, "GFS2"],
  [0x7461636f, "OCFS2"],
  [0x47504653, "GPFS"],
  [0x01021997, "9p"],
]);

export type Place = {
  /** of statfs(2) */
  readonly type: number;
  readonly isNoexec: boolean;
};

export function placeOf(path: string): Place {
  const there = nearestThere(path);
  return { type: statfsSync(there).type >>> 0, isNoexec: mountOptionsOf(there).includes("noexec") };
}

/** Why this cannot be a spool, and what to do; undefined: it can. */
export function placeProblem(spool: string, place: Place): string | undefined {
  const network = networkTypes.get(place.type);
  const isOwn = spool.split("/").includes(hostname());
  if (network !== undefined && !isOwn) {
    return (
      `spool: ${spool} is on a network file system (${network}), and nothing in its path is ` +
      "this host's own; " +
      `name a place on a local disk, or one below a directory named ${hostname()}`
    );
  }
  return undefined;
}

/** What will not work there; undefined: nothing. */
export function placeWarning(spool: string, place: Place): string | undefined {
  if (!place.isNoexec) return undefined;
  const what = "scripts of jobs (UnixScript) cannot be executed";
  const advice = "mount it without noexec, or move the spool";
  return `spool: ${spool} is on a file system mounted noexec: ${what}; ${advice}`;
}

function nearestThere(path: string): string {
  let current = path;
  while (!existsSync(current) && current !== dirname(current)) current = dirname(current);
  return realpathSync(current);
}

/** Of the mount with the longest path above; later ones cover earlier ones (proc(5), mountinfo). */
function mountOptionsOf(path: string): readonly string[] {
  let longest = "";
  let options: readonly string[] = [];
  for (const row of readFileSync("/proc/self/mountinfo", "utf8").split("\n")) {
    const [, , , , escaped = "", flags = ""] = row.split(" ");
    const at = escaped.replaceAll(/\\([0-7]{3})/g, (_, octal: string) =>
      String.fromCharCode(parseInt(octal, 8)),
    );
    const isAbove = at !== "" && (path === at || path.startsWith(at === "/" ? "/" : `${at}/`));
    if (!isAbove || at.length < longest.length) continue;
    longest = at;
    options = flags.split(",");
  }
  return options;
}
