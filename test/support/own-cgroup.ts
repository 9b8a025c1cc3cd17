// A cgroup2 directory of the test's own, where root may make one. Called by tests that give agentd a place
// for its runs' cgroups. Whoever makes it removes it.
import { existsSync, mkdirSync, readdirSync, rmdirSync } from "node:fs";
import { join } from "node:path";

let made = 0;

/** null where there is no cgroup2 or it may not be written. */
export function ownCgroup(): string | null {
  const mounts = ["/sys/fs/cgroup/unified", "/sys/fs/cgroup"];
  const mount = mounts.find((path) => existsSync(join(path, "cgroup.procs")));
  if (mount === undefined || process.geteuid?.() !== 0) return null;
  const path = join(mount, `of-reeve-tests-${process.pid}-${++made}`);
  mkdirSync(path);
  return path;
}

/** With what was left below it; fails while a process lives in it. */
export function removeCgroup(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) removeCgroup(join(path, entry.name));
  }
  rmdirSync(path);
}
