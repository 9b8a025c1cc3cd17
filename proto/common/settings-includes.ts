// The files beside a configuration that add to it: for agentd.yaml those of agentd.conf.d that end in
// .yaml, in the order of their names. Called by settings.ts for the daemons' own files, and for no other.
// The danger: a directory into which others may put a file; it is refused like a file that others may
// write.
import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** One for each daemon: both files lie in /etc/reeve, and neither knows the other's settings. */
export function includesDirectory(path: string): string {
  return join(dirname(path), `${basename(path).replace(/\.yaml$/, "")}.conf.d`);
}

/** Absolute or relative as `path` is; none when there is no such directory. */
export function includesOf(path: string): readonly string[] {
  const directory = includesDirectory(path);
  try {
    const names = readdirSync(directory).filter((name) => name.endsWith(".yaml") && !name.startsWith("."));
    return names.toSorted().map((name) => join(directory, name));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
