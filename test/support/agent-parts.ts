// Finds the living processes of one agentd by what /proc says of them, so that a test can end each by its
// pid, also when the one above it has gone. Called by cluster.ts and by tests that kill. It signals nothing.
// The danger: a process of another suite that runs the same programs; the configuration's path tells ours.
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

export type Part = "entry" | "keeper" | "monitor" | "launcher" | "net";
export type LivingParts = Partial<Record<Part, number>>;

type Seen = { readonly pid: number; readonly parent: number; readonly words: readonly string[] };

/** The agentd that was started with this configuration file. */
export function livingParts(config: string): LivingParts {
  const all = livingProcesses();
  const ours = all.filter(({ words }) => words.includes(config));
  const keeper = ours.find(({ words }) => words.includes("--keep"));
  const monitor = ours.find(({ words }) => words.includes("--kept") && !words.includes("--keep"));
  // For the moment that it takes to become the keeper.
  const entry = ours.find(({ words }) => isRunning(words, "agentd/main.ts"));
  const below = all.filter(({ parent }) => parent === monitor?.pid);
  const launcher = below.find(({ words }) => words[0]?.includes("reeve-launcher"));
  const net = below.find(({ words }) => isRunning(words, "agentd/net/main.ts"));
  const found = { entry, keeper, monitor, launcher, net };
  const pids = Object.entries(found).map(([name, seen]) => [name, seen?.pid]);
  return Object.fromEntries(pids.filter(([, pid]) => pid !== undefined)) as LivingParts;
}

/** Everything that carries the mark in its environment: jobs and what they left behind. */
export function processesMarked(mark: string): readonly number[] {
  return livingProcesses()
    .map(({ pid }) => pid)
    .filter((pid) => textOf(`/proc/${pid}/environ`).includes(mark));
}

/** What a process holds open. */
export function openFilesOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((name) => linkOf(join(`/proc/${pid}/fd`, name)));
  } catch {
    return [];
  }
}

/** Node's own options may stand before the file. */
function isRunning(words: readonly string[], file: string): boolean {
  return words.some((word) => word.endsWith(`/${file}`));
}

function livingProcesses(): readonly Seen[] {
  const seen: Seen[] = [];
  for (const name of readdirSync("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    const stat = textOf(`/proc/${name}/stat`);
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === undefined || state === "" || state === "Z") continue;
    seen.push({ pid, parent: Number(parent), words: textOf(`/proc/${name}/cmdline`).split("\0") });
  }
  return seen;
}

/** A process that has gone, or is another's, has nothing to show. */
function textOf(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}
