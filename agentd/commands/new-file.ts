// Writes what -C, -P and -S make: to standard output, or as a new file that is whole or not there. Called by
// those commands. It never overwrites: what is there may have been edited.
// The danger: a half-written file that is then read; it gets its name only when its bytes are on the disk.
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { complain, print } from "./command.ts";

export type NewFile = { readonly path: string; readonly text: string; readonly mode: number };

/** The exit status: 0 written, 1 not, and why. */
export function writeNewFile({ path, text, mode }: NewFile): number {
  if (path === "-") return print(text);
  const place = resolve(path);
  const temporary = `${place}.tmp.${randomBytes(8).toString("hex")}`;
  try {
    writeSynced(temporary, text, mode);
    linkSync(temporary, place);
    syncDirectory(dirname(place));
    return 0;
  } catch (error) {
    return complain(sentenceOf(path, error));
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Gets the mode whatever the umask, before its first byte. */
export function writeSynced(path: string, text: string, mode: number): void {
  const before = process.umask(0o777 & ~mode);
  try {
    const file = openSync(path, "wx", mode);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } finally {
    process.umask(before);
  }
}

export function syncDirectory(path: string): void {
  const directory = openSync(path, "r");
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}

function sentenceOf(path: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "EEXIST")
    return `${path} is there already and is left as it is; name another file, or - to see it`;
  if (code === "ENOENT") return `could not write ${path}: its directory is not there; make it first`;
  return `could not write ${path}: ${error instanceof Error ? error.message : String(error)}`;
}
