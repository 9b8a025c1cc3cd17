// Drives the real reeve-launcher over its socket, as the monitor does: builds it, spawns it with descriptor
// 3 as a unix socketpair (what Node's "pipe" stdio is), sends requests, collects events. Owns one spool in a
// temporary directory. The danger is a process that outlives its test: close() ends every supervisor and job
// of this spool and fails loudly when one cannot be ended.

import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  claimKinds,
  type ExitRecord,
  makeRunDirectory,
  nameOf,
  type Params,
  paramRecords,
  readExit,
  type RunName,
  sealParams,
} from "./run-directory.ts";
import { supervisorsOfLedgers } from "./supervisors.ts";
import { waitUntil } from "./wait-until.ts";

export const sources = join(import.meta.dirname, "../../agentd/launcher");

/** The shipped build, or the one with sanitizers and test hooks. */
export type Build = "shipped" | "sanitized";

const built = new Set<Build>();

/** Builds if needed and returns the directory of the programs. */
export function programs(build: Build): string {
  if (!built.has(build)) {
    // Test files run at the same time: one of them builds, the others wait for it and find it done.
    const make = ["make", "-s", "-j2", "-C", sources, build === "shipped" ? "all" : "sanitize"];
    execFileSync("flock", [join(sources, "Makefile"), ...make], { stdio: "inherit" });
    built.add(build);
  }
  return join(sources, build === "shipped" ? "build" : "build-san");
}

export interface Reply {
  readonly status: number;
  readonly payload: Buffer;
}

export interface LauncherOptions {
  readonly build?: Build;
  /** a directory of other programs */
  readonly programs?: string;
  readonly spool?: string;
  readonly cgroup?: string;
  readonly account?: string;
  readonly pam?: string;
  readonly syslog?: string;
  readonly env?: Record<string, string>;
  readonly uid?: number;
  /** what it is started through; it must exec */
  readonly through?: readonly string[];
}

/** One life of a launcher process on a spool. */
export class Launcher {
  readonly process: ChildProcess;
  readonly events: { kind: number; payload: Buffer }[] = [];
  readonly wakes: string[] = [];
  stderr = "";
  boot = "";
  exit: { code: number | null; signal: string | null } | undefined;
  readonly #socket: Socket;
  #pending = Buffer.alloc(0);
  #tag = 0;
  readonly #waiting = new Map<number, (reply: Reply) => void>();

  constructor(spool: string, options: LauncherOptions = {}) {
    const args = ["--spool", spool];
    if (options.cgroup) args.push("--cgroup", options.cgroup);
    if (options.account) args.push("--account", options.account);
    if (options.pam) args.push("--pam", options.pam);
    if (options.syslog) args.push("--syslog", options.syslog);
    const program = join(options.programs ?? programs(options.build ?? "shipped"), "reeve-launcher");
    const [first = program, ...words] = [...(options.through ?? []), program, ...args];
    this.process = spawn(first, words, {
      stdio: ["ignore", "ignore", "pipe", "pipe"],
      env: { ...options.env, ...(options.build === "sanitized" ? sanitizerReports(spool) : {}) },
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    });
    this.#socket = this.process.stdio[3] as Socket;
    this.#socket.on("data", (bytes: Buffer) => this.#receive(bytes));
    this.#socket.on("error", () => {});
    this.process.stderr?.on("data", (bytes: Buffer) => {
      this.stderr += bytes.toString();
    });
    this.process.on("exit", (code, signal) => {
      this.exit = { code, signal };
    });
  }

  get pid(): number {
    return this.process.pid as number;
  }

  async ready(): Promise<this> {
    await waitUntil(() => this.boot || this.exit, { what: "the launcher to be ready" });
    if (!this.boot) throw new Error(`launcher ended before it was ready: ${this.stderr}`);
    return this;
  }

  #receive(bytes: Buffer): void {
    this.#pending = Buffer.concat([this.#pending, bytes]);
    while (this.#pending.length >= 4) {
      const size = this.#pending.readUInt32LE(0);
      if (this.#pending.length < 4 + size) return;
      const kind = this.#pending.readUInt16LE(4);
      const tag = this.#pending.readUInt32LE(8);
      const payload = Buffer.from(this.#pending.subarray(12, 4 + size));
      this.#pending = this.#pending.subarray(4 + size);
      if (kind >= 0xc000) this.#event(kind, payload);
      else this.#waiting.get(tag)?.({ status: payload.readUInt32LE(0), payload: payload.subarray(4) });
    }
  }

  #event(kind: number, payload: Buffer): void {
    this.events.push({ kind, payload });
    if (kind === 0xc001) this.boot = payload.toString();
    if (kind === 0xc002) this.wakes.push(payload.toString());
  }

  sendRaw(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  async ask(kind: number, payload: Uint8Array): Promise<Reply> {
    const tag = ++this.#tag;
    let reply: Reply | undefined;
    this.#waiting.set(tag, (answer) => {
      reply = answer;
    });
    this.sendRaw(requestOf(kind, tag, payload));
    await waitUntil(() => reply ?? this.exit, { what: `a reply to request ${kind}` });
    this.#waiting.delete(tag);
    if (!reply) throw new Error(`launcher ended instead of answering: ${this.stderr}`);
    return reply;
  }

  start(name: RunName): Promise<Reply> {
    return this.ask(1, Buffer.from(nameOf(name)));
  }

  cancel(name: RunName): Promise<Reply> {
    return this.ask(2, Buffer.concat([Buffer.of(1), Buffer.from(nameOf(name))]));
  }

  shutDown(name: RunName): Promise<Reply> {
    return this.ask(2, Buffer.concat([Buffer.of(2), Buffer.from(nameOf(name))]));
  }

  settle(name: RunName, kind: "cancelled" | "refused", reason: string): Promise<Reply> {
    return this.ask(
      6,
      Buffer.concat([Buffer.of(claimKinds[kind]), Buffer.from(`${nameOf(name)} ${reason}`)]),
    );
  }

  async probe(name: RunName): Promise<{ held: boolean; pid: number }> {
    const { status, payload } = await this.ask(3, Buffer.from(nameOf(name)));
    if (status !== 0) throw new Error(`probe of ${nameOf(name)} answered errno ${status}`);
    return { held: payload.readUInt8(0) === 1, pid: payload.readUInt32LE(1) };
  }

  async sweep(name: RunName): Promise<{ pid: number; uid: number; foundBy: number; command: string }[]> {
    const { payload } = await this.ask(4, Buffer.from(nameOf(name)));
    return Array.from({ length: payload.readUInt32LE(0) }, (_, i) => {
      const at = 4 + 33 * i;
      const command = payload.toString("latin1", at + 17, at + 33).replace(/\0.*$/su, "");
      return {
        pid: payload.readUInt32LE(at),
        uid: payload.readUInt32LE(at + 12),
        foundBy: payload.readUInt8(at + 16),
        command,
      };
    });
  }

  /** Ends it the way the monitor does, by end of file, and waits. */
  async end(): Promise<void> {
    this.#socket.destroy();
    await waitUntil(() => this.exit, { what: "the launcher to exit on end of file" });
  }

  async kill(): Promise<void> {
    this.process.kill("SIGKILL");
    await waitUntil(() => this.exit, { what: "the killed launcher to be gone" });
  }
}

export function requestOf(kind: number, tag: number, payload: Uint8Array): Buffer {
  const header = Buffer.alloc(12);
  header.writeUInt32LE(8 + payload.length, 0);
  header.writeUInt16LE(kind, 4);
  header.writeUInt32LE(tag, 8);
  return Buffer.concat([header, payload]);
}

const sanitizerReports = (spool: string): Record<string, string> => ({
  // A supervisor has no stderr: reports go to files, which Bench looks for when it is closed.
  ASAN_OPTIONS: `log_path=${spool}/sanitizer:detect_leaks=0`,
  UBSAN_OPTIONS: `log_path=${spool}/sanitizer:halt_on_error=1:print_stacktrace=1`,
});

/** A spool with a launcher, and the runs begun on it. */
export class Bench implements AsyncDisposable {
  readonly spool: string;
  readonly options: LauncherOptions;
  launcher: Launcher;
  /** Of this bench alone: a marker of a run must not be that of another bench's run on the same machine. */
  readonly ledger = randomBytes(16).toString("hex");
  readonly #words: string[] = [];
  #run = 0;

  private constructor(spool: string, options: LauncherOptions) {
    this.spool = spool;
    this.options = options;
    this.launcher = new Launcher(spool, options);
  }

  static async open(options: LauncherOptions = {}): Promise<Bench> {
    const spool = options.spool ?? mkdtempSync(join(tmpdir(), "reeve-launcher-"));
    mkdirSync(join(spool, "runs"), { recursive: true });
    // As a host's spool: jobs of other users must be able to reach their own run directory.
    chmodSync(spool, 0o751);
    const bench = new Bench(spool, options);
    await bench.launcher.ready();
    return bench;
  }

  /** A new launcher in place of one that has ended. */
  async relaunch(): Promise<void> {
    this.launcher = await new Launcher(this.spool, this.options).ready();
  }

  /** Makes a run directory without starting it. */
  prepare(params: Params, files: { script?: string; stdin?: Uint8Array } = {}): Run {
    const name = this.nextName();
    const env = [...(params.env ?? ["PATH=/usr/bin:/bin"]), `BENCH=${this.spool}`];
    const bytes = sealParams(paramRecords(name, { ...params, env }));
    return this.prepareRaw(name, bytes, files);
  }

  prepareRaw(name: RunName, params: Uint8Array, files: { script?: string; stdin?: Uint8Array } = {}): Run {
    const directory = makeRunDirectory(this.spool, name, { boot: this.launcher.boot, params, ...files });
    return new Run(this, name, directory);
  }

  nextName(): RunName {
    return { ledger: this.ledger, run: ++this.#run, attempt: 1 };
  }

  /** A number for `sleep` that no other process of the machine has in its arguments; ended by it too. */
  token(): string {
    const word = String(randomInt(1e11, 1e12));
    this.#words.push(word);
    return word;
  }

  async start(params: Params, files: { script?: string; stdin?: Uint8Array } = {}): Promise<Run> {
    const run = this.prepare(params, files);
    const { status } = await this.launcher.start(run.name);
    if (status !== 0) throw new Error(`start answered errno ${status}`);
    return run;
  }

  /** Starts shell text. */
  shell(text: string, more: Partial<Params> = {}): Promise<Run> {
    return this.start({ execPath: "/bin/sh", args: ["sh", "-c", text], ...more });
  }

  /** Cancels every supervisor first: only they can end a tree that keeps forking. Then looks for the rest. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.launcher.exit) await this.launcher.end();
    for (const pid of supervisorsOfLedgers([this.ledger])) signal(pid, "SIGUSR1");
    await waitUntil(() => supervisorsOfLedgers([this.ledger]).length === 0, {
      what: "cancelled supervisors to leave",
    }).catch(() => {
      for (const pid of supervisorsOfLedgers([this.ledger])) signal(pid, "SIGKILL");
    });
    await waitUntil(() => this.#killMarked() === 0, { what: `every process of ${this.spool} to be gone` });
    const reports = readdirSync(this.spool).filter((file) => file.startsWith("sanitizer"));
    const report = reports[0] && readFileSync(join(this.spool, reports[0]), "utf8");
    if (!this.options.spool) rmSync(this.spool, { recursive: true, force: true });
    if (report) throw new Error(`the sanitizer reported:\n${report}`);
  }

  #killMarked(): number {
    const isOurs = (pid: number): boolean =>
      environmentOf(pid).includes(`BENCH=${this.spool}`) ||
      this.#words.some((word) => commandLineOf(pid).includes(word));
    const marked = processes().filter((pid) => isAlive(pid) && isOurs(pid));
    for (const pid of marked) signal(pid, "SIGKILL");
    return marked.length;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself.
  }
}

export class Run {
  readonly bench: Bench;
  readonly name: RunName;
  readonly directory: string;

  constructor(bench: Bench, name: RunName, directory: string) {
    this.bench = bench;
    this.name = name;
    this.directory = directory;
  }

  get marker(): string {
    return `REEVE_ID=${nameOf(this.name)}`;
  }

  exit(): ExitRecord {
    return readExit(this.directory);
  }

  started(): Promise<NonNullable<ExitRecord["started"]>> {
    return waitUntil(() => this.exit().started, { what: `${nameOf(this.name)} to be started` });
  }

  ended(withinMs = 60_000): Promise<NonNullable<ExitRecord["ended"]>> {
    return waitUntil(() => this.exit().ended, { what: `${nameOf(this.name)} to be ended`, withinMs });
  }

  closed(withinMs = 60_000): Promise<NonNullable<ExitRecord["closed"]>> {
    return waitUntil(() => this.exit().closed, { what: `${nameOf(this.name)} to be closed`, withinMs });
  }

  /** Living processes whose environment at exec held this run's marker. */
  marked(): number[] {
    return processes().filter((pid) => environmentOf(pid).includes(this.marker) && isAlive(pid));
  }
}

export function processes(): number[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/u.test(entry))
    .map(Number);
}

export function environmentOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1").split("\0");
  } catch {
    return [];
  }
}

export function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return !/^[ZX]/u.test(stat.slice(stat.lastIndexOf(")") + 2));
  } catch {
    return false;
  }
}

export function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "latin1").replace(/\0+$/u, "").replaceAll("\0", " ");
  } catch {
    return "";
  }
}

/** Writes a small executable into a directory and returns its path. */
export function writeProgram(directory: string, name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text, { mode: 0o755 });
  return path;
}
