// Runs one suite of test/support/suites.ts as a child process and answers its counts. It owns the time limit
// (the whole process group is killed on overrun), the environment a suite sees, and the refusal to believe a
// suite that looked at nothing, never reported its end or left a process behind (reaper.pl). test/run.ts
// calls it, one suite at a time. Without perl a test's processes in a group of their own are out of reach.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { accessSync, constants, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { delimiter, join } from "node:path";
import type { Leaf } from "./count-reporter.ts";
import type { CommandSuite, Need, Suite, TestSuite } from "./suites.ts";

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** Reason and how often. */
  readonly skipped: ReadonlyMap<string, number>;
  /** What is wrong with the suite itself, or worth saying about it. */
  readonly remarks: readonly string[];
}

export interface RunOptions {
  readonly root: string;
  readonly quick: boolean;
  readonly signal: AbortSignal;
  /** Drops what the suite prints: for the tests of this file. */
  readonly silent?: boolean;
  /** How long a process may outlive its suite. On a loaded machine ends take their time. */
  readonly stragglersS?: number;
}

const oneTestMsDefault = 300_000;
const killAfterMs = 20_000;

export async function runSuite(suite: Suite, options: RunOptions): Promise<Counts> {
  const subjects = subjectsOf(suite, options);
  if (subjects.length === 0) {
    if (suite.mandatory) return failure(`found nothing to look at (${where(suite)})`);
    return { passed: 0, failed: 0, skipped: new Map(), remarks: ["not written yet"] };
  }
  const missing = suite.needs.filter((need) => !have(need));
  if (missing.length > 0) {
    const reason = `needs ${missing.join(" and ")}`;
    return { passed: 0, failed: 0, skipped: new Map([[reason, 1]]), remarks: [] };
  }
  const counts =
    suite.kind === "command" ? await runCommand(suite, options) : await runTests(suite, subjects, options);
  if (suite.mandatory) return counts;
  return { ...counts, remarks: [...counts.remarks, "exists now: set mandatory in test/support/suites.ts"] };
}

function where(suite: Suite): string {
  return suite.kind === "command" ? suite.subject : suite.files;
}

function subjectsOf(suite: Suite, { root, quick }: RunOptions): readonly string[] {
  if (suite.kind === "tests") {
    const files = globSync(suite.files, { cwd: root }).toSorted();
    return quick ? files.filter((file) => !(file in (suite.quickLeavesOut ?? {}))) : files;
  }
  return existsSync(join(root, suite.subject)) ? [suite.subject] : [];
}

async function runCommand(suite: CommandSuite, options: RunOptions): Promise<Counts> {
  const [program = "", ...args] = suite.argv;
  const ended = await run(program, args, suite, options);
  if (ended === "ok") return { passed: 1, failed: 0, skipped: new Map(), remarks: [] };
  return failure(ended);
}

async function runTests(suite: TestSuite, files: readonly string[], options: RunOptions): Promise<Counts> {
  const place = mkdtempSync(join(tmpdir(), "reeve-suite-"));
  const record = join(place, "leaves");
  try {
    const args = [
      "--test",
      `--test-concurrency=${suite.concurrency}`,
      `--test-timeout=${Math.min(oneTestMsDefault, suite.limitMs)}`,
      "--test-reporter=spec",
      "--test-reporter-destination=stdout",
      `--test-reporter=${join(import.meta.dirname, "count-reporter.ts")}`,
      `--test-reporter-destination=${record}`,
      ...files,
    ];
    const ended = await run(process.execPath, args, suite, options);
    return countsOf(existsSync(record) ? readFileSync(record, "utf8") : "", ended);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Adds up a record of count-reporter.ts; `ended` is "ok" or what went wrong with the process. */
export function countsOf(record: string, ended: string): Counts {
  const lines = record.split("\n").filter((line) => line !== "");
  const leaves = lines.map((line) => JSON.parse(line) as Leaf | { readonly kind: "end" });
  const passed = leaves.filter((leaf) => leaf.kind === "passed").length;
  const failed = leaves.filter((leaf) => leaf.kind === "failed").length;
  const skipped = new Map<string, number>();
  for (const leaf of leaves) {
    if (leaf.kind === "skipped") skipped.set(leaf.reason, (skipped.get(leaf.reason) ?? 0) + 1);
  }
  const remarks: string[] = [];
  for (const leaf of leaves) if (leaf.kind === "failed") remarks.push(`${leaf.name}: ${leaf.reason}`);
  const whole = leaves.at(-1)?.kind === "end";
  if (!whole) remarks.push("never reported its end");
  if (ended !== "ok") remarks.push(ended);
  if (leaves.length <= 1) remarks.push("ran no test");
  // The process failed, or reported nothing, and no test says so: the suite itself is the failure.
  const own = failed === 0 && remarks.length > 0 ? 1 : 0;
  return { passed, failed: failed + own, skipped, remarks };
}

function failure(remark: string): Counts {
  return { passed: 0, failed: 1, skipped: new Map(), remarks: [remark] };
}

/** Answers "ok" or how the process ended otherwise. Its whole group is gone afterwards. */
async function run(
  program: string,
  args: readonly string[],
  suite: Suite,
  options: RunOptions,
): Promise<string> {
  const { root, signal, silent, stragglersS = 15 } = options;
  const place = mkdtempSync(join(tmpdir(), "reeve-report-"));
  const report = join(place, "left");
  const reaped = [
    "perl",
    join(import.meta.dirname, "reaper.pl"),
    report,
    String(stragglersS),
    program,
    ...args,
  ];
  const [first = "", ...rest] = hasReaper() ? reaped : [program, ...args];
  const child = spawn(first, rest, {
    cwd: root,
    detached: true,
    stdio: silent === true ? "ignore" : ["ignore", "inherit", "inherit"],
    env: environment(suite, options),
  });
  let overrun = "";
  const stop = (why: string): void => {
    overrun = why;
    endGroup(child);
  };
  const limit = setTimeout(() => stop(`over its time limit of ${suite.limitMs / 1000} s`), suite.limitMs);
  const interrupted = (): void => stop("interrupted");
  signal.addEventListener("abort", interrupted);
  try {
    const ended = await new Promise<string>((resolve) => {
      child.once("error", (error) => resolve(`could not start ${program}: ${error.message}`));
      child.once("exit", (status, by) => resolve(status === 0 ? "ok" : endedBy(status, by)));
    });
    const told = existsSync(report) ? readFileSync(report, "utf8").trimEnd().split("\n") : [];
    return [overrun === "" ? ended : overrun, ...told.map(inWords)].filter(isNews).join("; ") || "ok";
  } finally {
    clearTimeout(limit);
    signal.removeEventListener("abort", interrupted);
    killGroup(child, "SIGKILL");
    rmSync(place, { recursive: true, force: true });
  }
}

/** A line of reaper.pl's report. */
function inWords(line: string): string {
  const [, kind = "", rest = ""] = /^(not started|left|unkillable) (.*)$/.exec(line) ?? [];
  if (kind === "not started") return `could not start it: ${rest}`;
  return kind === "left" ? `left behind process ${rest}` : `left behind and could not kill ${rest}`;
}

function isNews(ended: string): boolean {
  return ended !== "ok";
}

/** Whether what a suite leaves running can be seen and ended; test/run.ts says so when it cannot. */
export function hasReaper(): boolean {
  return onPath("perl");
}

function endedBy(status: number | null, signal: NodeJS.Signals | null): string {
  return signal === null ? `ended with status ${status}` : `ended by ${signal}`;
}

function environment(suite: Suite, { quick, root }: RunOptions): NodeJS.ProcessEnv {
  const own = suite.kind === "tests" ? suite.env : {};
  const env: NodeJS.ProcessEnv = { ...own, ...process.env, REEVE_QUICK: quick ? "1" : "" };
  // A quick run is repeated: it keeps what was compiled. A full one tests daemons, which have their own.
  if (quick) env["NODE_COMPILE_CACHE"] ??= join(root, "node_modules/.cache/tests");
  delete env["NODE_TEST_CONTEXT"];
  delete env["NODE_OPTIONS"];
  return env;
}

// reaper.pl takes the TERM and ends all that is below it, which needs longer than killing one group.
function endGroup(child: ChildProcess): void {
  killGroup(child, "SIGTERM");
  setTimeout(() => killGroup(child, "SIGKILL"), killAfterMs).unref();
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH is the good case: nothing of the group is left.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function have(need: Need): boolean {
  switch (need) {
    case "root":
      return process.getuid?.() === 0;
    case "cc":
      return onPath("gcc") && onPath("make") && sanitizerLinks();
    case "cgroup2":
      return readable("/sys/fs/cgroup/cgroup.controllers");
    case "a home directory":
      // Of the account, not $HOME: that is where jobs begin, and that of `nobody` does not exist.
      return readable(userInfo().homedir);
  }
}

function onPath(program: string): boolean {
  const places = (process.env["PATH"] ?? "").split(delimiter);
  return places.some((place) => readable(join(place, program)));
}

function readable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

// A compiler without the sanitizer libraries is common; the C suites build with them.
function sanitizerLinks(): boolean {
  try {
    const library = execFileSync("gcc", ["-print-file-name=libasan.so"], { encoding: "utf8" }).trim();
    return library.includes("/");
  } catch {
    return false;
  }
}
