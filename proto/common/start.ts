// How a Node process of ours begins: compiled code kept from one start to the next, and a small young
// generation. Imported first by the programs; importing it is enough. What a program imports dynamically
// afterwards, its threads and its child processes use the cache; with it a start costs a third, and no
// process carries Node's own type stripper in its memory (25 MB each).
// The danger: whoever can write the cache decides what we run. It lies beside the code, below node_modules,
// 0700, and is used only while it is our own; a package has none.
import { existsSync, lstatSync, mkdirSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { checkout } from "./program-files.ts";

/** For a child or a thread: what it needs in its environment to use the cache. */
export function compileCacheEnvironment(): Readonly<Record<string, string>> {
  return directory === undefined ? {} : { NODE_COMPILE_CACHE: directory };
}

function ownDirectory(): string | undefined {
  if (checkout === undefined) return undefined;
  const modules = join(checkout, "node_modules");
  if (!existsSync(modules)) return undefined;
  const path = join(modules, ".reeve-cache");
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const found = lstatSync(path);
    const isOwn = found.isDirectory() && found.uid === process.geteuid?.() && (found.mode & 0o077) === 0;
    return isOwn ? path : undefined;
  } catch {
    return undefined; // somebody else's installation: slower, and nothing else
  }
}

const directory = ownDirectory();
if (directory !== undefined) enableCompileCache(directory);
// It would grow to 48 MB before V8 looks at it: what streams through would be kept that long.
setFlagsFromString("--semi-space-growth-factor=1");
// V8's own choice is up to four times what lives in it, taken in steps of 50 MB.
setFlagsFromString("--heap-growing-percent=40");
