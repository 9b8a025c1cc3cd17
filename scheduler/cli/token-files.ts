// Join strings for many hosts: the names from a file, one file for each string. Called by the command
// `agent token`. Everything that can be wrong is looked for before the first token is asked for.
// The danger: a token that is made and not written is lost, and one that overwrites another's file is worse.
// The directory is its owner's alone, and no file is written over.
import { existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { isAgentName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { UsageError } from "./refused.ts";

/** One name a line; empty lines and what follows a # do not count. */
export function readNames(file: string): readonly string[] {
  const text = tried(`read ${file}`, () => readFileSync(file, "utf8"));
  const problems: string[] = [];
  const names = new Set<string>();
  for (const [index, line] of text.split("\n").entries()) {
    const name = line.replace(/#.*/, "").trim();
    const where = `${file}:${index + 1}`;
    if (name === "") continue;
    if (!isAgentName(name)) problems.push(`${where}: ${name} is no agent's name: 1 to 63 of a-z 0-9 . _ -`);
    else if (names.has(name)) problems.push(`${where}: ${name} is there twice`);
    names.add(name);
  }
  if (names.size === 0) problems.push(`${file} names no agent`);
  if (names.size > limits.joinTokensMax)
    problems.push(`${file} has ${names.size} names; ${limits.joinTokensMax} tokens can wait to be used`);
  if (problems.length > 0) throw new UsageError(problems.slice(0, problemsShownMax));
  return [...names];
}

const problemsShownMax = 20;

/** Makes the directory when it is missing. Refuses one that others may enter, and names that have a file. */
export function prepareDirectory(directory: string, names: readonly string[]): void {
  tried(`make ${directory}`, () => mkdirSync(directory, { recursive: true, mode: 0o700 }));
  const mode = tried(`look at ${directory}`, () => statSync(directory).mode) & 0o777;
  if ((mode & 0o077) !== 0) {
    const says = `its mode is ${mode.toString(8)} and others may enter it; run: chmod 700 ${directory}`;
    throw new UsageError([`--dir ${directory}: ${says}`]);
  }
  const there = names.map((name) => tokenFile(directory, name)).filter((path) => existsSync(path));
  if (there.length > 0) {
    const more = there.length > 1 ? `, and ${there.length - 1} more` : "";
    throw new UsageError([`${there[0]} is there already${more}: remove it, or its name from the list`]);
  }
}

export function tokenFile(directory: string, name: string): string {
  return join(directory, `${name}.join`);
}

export async function writeNewFile(path: string, option: string, content: string): Promise<void> {
  try {
    await using file = await open(path, "wx", 0o600);
    await file.writeFile(content);
    await file.sync();
  } catch (error) {
    throw new UsageError([`${option} ${path}: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function tried<T>(what: string, attempt: () => T): T {
  try {
    return attempt();
  } catch (error) {
    throw new UsageError([`could not ${what}: ${error instanceof Error ? error.message : String(error)}`]);
  }
}
