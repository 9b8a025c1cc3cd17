// What a join that died half way may have left beside the identity directory `<spool>/net/tls`: join puts the
// old set aside as `tls.old.*` before the new one takes its name, because a directory that is not empty cannot
// be replaced in one step. Called by join, the monitor at its start, and net before each dial.
// The danger: removing a set that is the only one. What is listed first and then found beside a `tls` that is
// there has been replaced; nothing else is ever removed.
import { readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Fault } from "./fault.ts";
import { syncDirectory } from "./replace-file.ts";

const aside = /^tls\.old\.[0-9a-f]{16}$/;
const unfinished = /^tls\.new\.[0-9a-f]{16}$/;

/** Puts the old identity back when a join died between its two renames. True when it did. */
export async function restoreIdentity(spool: string): Promise<boolean> {
  const net = join(spool, "net");
  try {
    const sets = (await namesIn(net)).filter((name) => aside.test(name));
    if (sets.length === 0 || (await isThere(join(net, "tls")))) return false;
    const dated = await Promise.all(sets.map(async (name) => ({ name, at: await changedAt(net, name) })));
    const newest = dated.reduce((best, each) => (each.at > best.at ? each : best));
    await rename(join(net, newest.name), join(net, "tls"));
    await syncDirectory(net);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTEMPTY" || code === "EEXIST") return false; // another was quicker
    throw new Fault(`put the identity back in ${net}`, { cause: error });
  }
}

/** Removes what earlier joins left: keys that are of no use any more. For join alone. */
export async function sweepIdentity(spool: string): Promise<void> {
  const net = join(spool, "net");
  const sets = (await namesIn(net)).filter((name) => aside.test(name) || unfinished.test(name));
  const isWhole = await isThere(join(net, "tls")); // asked after the list was made: see above
  for (const name of sets) {
    if (isWhole || unfinished.test(name)) await rm(join(net, name), { recursive: true, force: true });
  }
}

async function namesIn(directory: string): Promise<readonly string[]> {
  return await readdir(directory).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  });
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
      throw error;
    },
  );
}

/** A rename changes the directory's own ctime: the set that was put aside last is the one that counts. */
async function changedAt(net: string, name: string): Promise<number> {
  return (await stat(join(net, name))).ctimeMs;
}
