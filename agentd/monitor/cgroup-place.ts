// Where runs get their cgroups when the setting says auto: the agent's own cgroup2 directory, if it was
// delegated to us. Called by main.ts once. It makes nothing; the launcher does. Without one, runs are counted
// and ended by other means.
import { accessSync, constants, readFileSync } from "node:fs";
import { join } from "node:path";

const mounts = ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"];

export function cgroupPlace(setting: string | null): string | null {
  if (setting !== "auto") return setting;
  const own = /^0::(\/.*)$/m.exec(readOrNothing("/proc/self/cgroup"))?.[1];
  if (own === undefined) return null;
  for (const mount of mounts) {
    const place = join(mount, own);
    if (isWritable(place) && isWritable(join(place, "cgroup.procs"))) return place;
  }
  return null;
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
