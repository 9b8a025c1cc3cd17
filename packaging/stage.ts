// Writes the entries of a manifest below a directory, as they will lie on a host: modes, and one date for
// all. Called by the makers of the formats. Owners are not written: the formats say root.
// The danger: the umask and the clock of whoever builds; neither may be seen in the tree.
import { chmodSync, copyFileSync, lutimesSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Entry } from "./manifest.ts";

/** Into `tree`, which may exist. */
export function stage(tree: string, entries: readonly Entry[], epoch: number): void {
  for (const entry of entries) write(join(tree, entry.place), entry);
  settle(tree, epoch);
}

function write(path: string, entry: Entry): void {
  mkdirSync(entry.kind === "directory" ? path : dirname(path), { recursive: true });
  if (entry.kind === "bytes") writeFileSync(path, entry.bytes);
  if (entry.kind === "copy") copyFileSync(entry.from, path);
  chmodSync(path, entry.mode);
}

/** From the leaves up: writing into a directory changes its date. */
function settle(path: string, epoch: number): void {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const below = join(path, entry.name);
    if (entry.isDirectory()) settle(below, epoch);
    else lutimesSync(below, epoch, epoch);
  }
  chmodSync(path, 0o755);
  lutimesSync(path, epoch, epoch);
}

/** Every file below, without the tree's own path, sorted. */
export function filesBelow(tree: string, at = ""): readonly string[] {
  const found = readdirSync(join(tree, at), { withFileTypes: true }).flatMap((entry) => {
    const path = `${at}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(tree, path) : [path];
  });
  return found.toSorted();
}
