// What a run of the suites may leave on the machine, looked for: files, mounts, cgroups and accounts here,
// processes by reaper.pl. A run has a place of its own, which is TMPDIR for all it starts, and its name is in
// REEVE_TEST_RUN: whatever carries that name belongs to this run and to no other on the same machine. A test
// that makes a cgroup or an account puts `testRun` in its name. Called by test/run.ts after each suite.
// The danger: removing what is still mounted; a mount is taken away first, and without it nothing is removed.

import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** The name of the run that started this process; its own name when a file is run alone. */
export const testRun = process.env["REEVE_TEST_RUN"] ?? `r-${process.pid}`;

const cgroupsPlace = "/sys/fs/cgroup";
const accountFiles = ["/etc/passwd", "/etc/group"];

export interface Left {
  readonly kind: "file" | "mount" | "cgroup" | "account" | "process";
  readonly name: string;
}

export class RunPlace {
  readonly path: string;
  readonly name: string;

  /** Short, because paths of sockets in it end at 107 bytes. Tests of other users' jobs go through it. */
  constructor() {
    this.path = mkdtempSync(join(tmpdir(), "r-"));
    this.name = basename(this.path);
    chmodSync(this.path, 0o1777);
  }

  left(): readonly Left[] {
    return [
      ...this.#mounts().map((name) => ({ kind: "mount", name }) as const),
      ...readdirSync(this.path).map((name) => ({ kind: "file", name: join(this.path, name) }) as const),
      ...this.#cgroups().map((name) => ({ kind: "cgroup", name }) as const),
      ...this.#accounts().map((name) => ({ kind: "account", name }) as const),
      ...this.#processes().map((name) => ({ kind: "process", name }) as const),
    ];
  }

  /** Takes away what can be taken away without harm, so that the next suite is not blamed for it. */
  clear(left: readonly Left[]): void {
    for (const { kind, name } of left) if (kind === "mount") execFileSync("umount", ["-l", name]);
    for (const { kind, name } of left) if (kind === "cgroup") quietly(() => rmdirSync(name));
    if (this.#mounts().length > 0) return;
    for (const { kind, name } of left) if (kind === "file") rmSync(name, { recursive: true, force: true });
  }

  /** Only when it is empty: an error otherwise. */
  remove(): void {
    rmdirSync(this.path);
  }

  #mounts(): readonly string[] {
    const lines = readFileSync("/proc/self/mountinfo", "utf8").split("\n");
    const places = lines.map((line) => line.split(" ")[4] ?? "");
    return places.filter((place) => place.startsWith(`${this.path}/`)).toReversed();
  }

  /** Deepest first. */
  #cgroups(): readonly string[] {
    const entries = quietly(() => readdirSync(cgroupsPlace, { recursive: true, withFileTypes: true })) ?? [];
    const paths = entries
      .filter((entry) => entry.isDirectory())
      .map(({ parentPath, name }) => join(parentPath, name));
    return paths.filter((path) => path.includes(this.name)).toSorted((a, b) => b.length - a.length);
  }

  #accounts(): readonly string[] {
    const lines = accountFiles.flatMap((file) => readFileSync(file, "utf8").split("\n"));
    return lines.filter((line) => line.includes(this.name));
  }

  #processes(): readonly string[] {
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && name !== String(process.pid));
    return pids.filter((pid) => this.#owns(pid)).map((pid) => `${pid} ${commandOf(pid)}`);
  }

  #owns(pid: string): boolean {
    const environment = quietly(() => readFileSync(`/proc/${pid}/environ`, "latin1")) ?? "";
    return environment.includes(`REEVE_TEST_RUN=${this.name}\0`) || commandOf(pid).includes(`${this.path}/`);
  }
}

function commandOf(pid: string): string {
  const words = quietly(() => readFileSync(`/proc/${pid}/cmdline`, "latin1")) ?? "";
  return words.replaceAll("\0", " ").trim();
}

/** What has just gone, or is another user's, cannot be read: it is not ours to name. */
function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
