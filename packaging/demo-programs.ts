// The programs of the demo: started, waited for, ended, and looked for afterwards. Called by demo.ts alone.
// Daemons write their logs into the demo's place; they are shown when something fails.
// The danger: a process that outlives the demo. Whatever holds anything of the place (arguments, working
// directory, an open file) is found in /proc; only processes that are the demo's own by that test are ever
// signalled.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { mallocEnvironment } from "../proto/common/malloc.ts";

const READY_MS_MAX = 60_000;
const END_MS_MAX = 30_000;
const LOOK_MS = 50;
const LOG_LINES_SHOWN = 40;

type Program = {
  readonly file: string;
  readonly args: readonly string[];
  readonly stop: AbortSignal;
  readonly environment?: Readonly<Record<string, string>>;
};

/** Runs to its end with our output; anything but status 0 is an error. */
export async function runProgram({ file, args, stop, environment = {} }: Program): Promise<void> {
  if (stop.aborted) throw new Error("stopped");
  const child = spawn(file, args, {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...environment },
  });
  const [code, signal] = await once(child, "exit");
  if (code !== 0) throw new Error(`${args.slice(0, 3).join(" ")} ended with ${code ?? signal}`);
}

/** A daemon in the foreground, its standard error in `<name>.log`. */
export class Daemon {
  readonly #name: string;
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor(name: string, place: string, [file = "", ...args]: readonly string[]) {
    this.#name = name;
    const log = openSync(join(place, `${name}.log`), "a");
    // Its own process group: Ctrl-C at the terminal is for the demo, which ends its daemons in order.
    const env = { ...process.env, ...mallocEnvironment };
    this.#child = spawn(file, args, { stdio: ["ignore", log, log, "pipe"], detached: true, env });
    closeSync(log);
    this.#ended = once(this.#child, "exit");
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get isEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Resolves when it says so on descriptor 3. */
  async ready(stop: AbortSignal): Promise<void> {
    const pipe = this.#child.stdio[3];
    if (pipe === null || pipe === undefined) throw new Error(`${this.#name} has no ready pipe`);
    const ended = this.#ended.then(() => "ended");
    const told = once(pipe, "data").then(() => "ready");
    const late = delay(READY_MS_MAX, "not ready in time", { ref: false });
    const what = await Promise.race([told, ended, late, once(stop, "abort").then(() => "stopped")]);
    if (what !== "ready") throw new Error(`${this.#name} ${what}`);
  }

  /** TERM, and KILL when that was not enough. */
  async end(signal: NodeJS.Signals = "SIGTERM"): Promise<void> {
    if (this.isEnded) return;
    this.#child.kill(signal);
    const late = await Promise.race([this.#ended.then(() => false), delay(END_MS_MAX, true, { ref: false })]);
    if (!late) return;
    console.error(`demo: ${this.#name} did not end within ${END_MS_MAX / 1000} s; it is killed`);
    this.#child.kill("SIGKILL");
    await this.#ended;
  }
}

/** Waits until no process has anything of the place, removes it, and says what is left. */
export async function removePlace(place: string): Promise<readonly string[]> {
  const untilMs = performance.now() + END_MS_MAX;
  let left = processesOf(place);
  while (left.length > 0 && performance.now() < untilMs) {
    await delay(LOOK_MS);
    left = processesOf(place);
  }
  for (const { pid } of left) kill(pid);
  rmSync(place, { recursive: true, force: true, maxRetries: 5, retryDelay: LOOK_MS });
  return left.map(({ pid, command }) => `process ${pid} (${command}), killed`);
}

export function showLogs(place: string): void {
  for (const name of readdirSync(place).filter((file) => file.endsWith(".log"))) {
    const lines = readFileSync(join(place, name), "utf8").trimEnd().split("\n").slice(-LOG_LINES_SHOWN);
    console.error(`--- ${name}\n${lines.join("\n")}`);
  }
}

/** The words of every process that can be seen, each with its NUL. */
export function commandLines(): readonly string[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => tryRead(() => readFileSync(`/proc/${pid}/cmdline`, "utf8")) ?? []);
}

type Found = { readonly pid: number; readonly command: string };

function processesOf(place: string): readonly Found[] {
  const found: Found[] = [];
  for (const name of readdirSync("/proc")) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const command = (tryRead(() => readFileSync(`/proc/${name}/cmdline`, "utf8")) ?? "")
      .replaceAll("\0", " ")
      .trim();
    if (command.includes(place) || holds(name, place)) found.push({ pid, command });
  }
  return found;
}

function holds(pid: string, place: string): boolean {
  const links = ["cwd", ...(tryRead(() => readdirSync(`/proc/${pid}/fd`)) ?? []).map((fd) => `fd/${fd}`)];
  return links.some((link) => {
    const target = tryRead(() => readlinkSync(`/proc/${pid}/${link}`)) ?? "";
    return target === place || target.startsWith(`${place}/`);
  });
}

/** Processes of others and those that have just ended cannot be read: they are not ours. */
function tryRead<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself since it was seen.
  }
}
