// Which run a process of this host belongs to: it or one above it is a run's first process, is in a run's
// cgroup, or carries the marker of its environment. Called by local-control.ts for `agentd whose`. It
// signals nothing.
// The danger: the marker is the job's to change; what found it is therefore told.
import { readFileSync } from "node:fs";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { parseAttemptName } from "../../proto/common/ids.ts";

export type Known = { readonly key: AttemptKey; readonly pid: number };
export type Whose = { readonly key: AttemptKey; readonly foundBy: "process" | "cgroup" | "environment" };

const ancestorsMax = 64;

export function whose(pid: number, runs: readonly Known[]): Whose | undefined {
  for (let current = pid, steps = 0; current > 1 && steps < ancestorsMax; steps++) {
    const found = byProcess(current, runs) ?? byCgroup(current, runs) ?? byEnvironment(current);
    if (found !== undefined) return found;
    current = parentOf(current);
  }
  return undefined;
}

export function isThere(pid: number): boolean {
  return textOf(pid, "stat") !== "";
}

function byProcess(pid: number, runs: readonly Known[]): Whose | undefined {
  const run = runs.find((known) => known.pid === pid);
  return run === undefined ? undefined : { key: run.key, foundBy: "process" };
}

/** `reeve-<first 8 of ledger>-<run>.<attempt>`, as the launcher names them. */
function byCgroup(pid: number, runs: readonly Known[]): Whose | undefined {
  const match = /\/reeve-([0-9a-f]{8})-(\d+)\.(\d+)(\/|$)/m.exec(textOf(pid, "cgroup"));
  if (match === null) return undefined;
  const [, ledger = "", number, attempt] = match;
  const run = runs.find(
    ({ key }) =>
      key.ledger.startsWith(ledger) && key.run === Number(number) && key.attempt === Number(attempt),
  );
  return run === undefined ? undefined : { key: run.key, foundBy: "cgroup" };
}

function byEnvironment(pid: number): Whose | undefined {
  const marker = textOf(pid, "environ")
    .split("\0")
    .find((variable) => variable.startsWith("REEVE_ID="));
  const key = marker === undefined ? undefined : parseAttemptName(marker.slice("REEVE_ID=".length));
  return key === undefined ? undefined : { key, foundBy: "environment" };
}

function parentOf(pid: number): number {
  const stat = textOf(pid, "stat");
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] ?? 0);
}

/** Gone, or not ours to see: nothing. */
function textOf(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "latin1");
  } catch {
    return "";
  }
}
