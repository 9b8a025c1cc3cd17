// The log files of a state directory, one after the other. Called by verify.ts and by ../commands/backup.ts.
// It reads none of them.
// The danger: a name that looks like one of ours; what attemptOfLogPart does not know is passed over.
import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { statePaths } from "../state-directory.ts";
import { attemptOfLogPart } from "./manifest.ts";

/** `name` is the path below the state directory. */
export type LogFile = { readonly key: AttemptKey; readonly path: string; readonly name: string };

export async function* logFilesOf(state: string): AsyncGenerator<LogFile> {
  for await (const path of filesBelow(statePaths(state).logs)) {
    const name = relative(state, path);
    const key = attemptOfLogPart(name);
    if (key !== undefined) yield { key, path, name };
  }
}

async function* filesBelow(directory: string): AsyncGenerator<string> {
  const entries = await readdir(directory, { withFileTypes: true }).catch((cause: unknown): Dirent[] => {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return [];
    throw new Fault(`read ${directory}`, { cause });
  });
  for (const entry of entries) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}
