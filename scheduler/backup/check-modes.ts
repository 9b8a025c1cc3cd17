// Who may enter or read what is in the state directory: its owner alone. Called by verify.ts. It changes no
// mode: it says what to type.
// The danger: one readable file with the authority's key is the whole fleet.
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { databasePart } from "./manifest.ts";

/** Directories with everything in them. The logs are guarded by theirs, which nobody else may enter. */
const wholes = ["authority", "joins"] as const;

export async function modeProblems(state: string): Promise<string[]> {
  const paths = [state, join(state, "logs")];
  for (const name of [databasePart, `${databasePart}-wal`, `${databasePart}.ballast`])
    paths.push(join(state, name));
  for (const name of wholes) {
    paths.push(join(state, name));
    for (const file of await readdir(join(state, name)).catch(() => [])) paths.push(join(state, name, file));
  }
  const problems: string[] = [];
  for (const path of paths) {
    const seen = await lstat(path).catch(() => undefined);
    if (seen === undefined) continue;
    const mode = seen.mode & 0o777;
    if ((mode & 0o077) === 0) continue;
    const right = seen.isDirectory() ? "700" : "600";
    problems.push(
      `${path} has the mode ${mode.toString(8)}, and others may use it; run: chmod ${right} ${path}`,
    );
  }
  return problems;
}
