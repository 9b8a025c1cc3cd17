// The limits beside the figures: what this machine gives, in the same minute, for the least that the work
// needs: processes without a scheduler, syncs without a store, a gRPC stream without a log. Called by the
// parts.
// The danger: a limit that does less than it says, or more; each is one sentence and one loop.
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { closeSync, constants, fdatasyncSync, openSync, writeSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { hexOf } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { sessionService } from "../../proto/common/services.ts";
import { dialTls, send } from "../../proto/common/transport.ts";
import { createAuthority } from "../../scheduler/agents/authority.ts";
import { Bench } from "../support/launcher-client.ts";
import { median, percentile } from "./figures.ts";
import { identityFor } from "./identities.ts";
import { memoryOf, waitedCpuSeconds } from "./processes.ts";

const pageBytes = 4096;

export type Syncs = { readonly perS: number; readonly p99Ms: number };

/** Appends of one page, each followed by fdatasync, for a second. */
export function bareSyncs(directory: string): Syncs {
  const path = join(directory, "syncs");
  const file = openSync(path, constants.O_CREAT | constants.O_WRONLY | constants.O_APPEND, 0o600);
  const page = randomBytes(pageBytes);
  const tookMs: number[] = [];
  const untilMs = performance.now() + 1_000;
  for (let nowMs = performance.now(); nowMs < untilMs; ) {
    writeSync(file, page);
    fdatasyncSync(file);
    const doneMs = performance.now();
    tookMs.push(doneMs - nowMs);
    nowMs = doneMs;
  }
  closeSync(file);
  execFileSync("rm", [path]);
  return { perS: tookMs.length, p99Ms: percentile(tookMs, 0.99) };
}

export type Spawns = { readonly perS: number; readonly coreMs: number };

/** `sh -c true` by xargs, eight at a time. */
export function bareSpawns(count: number): Spawns {
  const input = Array.from({ length: count }, (_, at) => `${at}\n`).join("");
  const beforeS = waitedCpuSeconds(process.pid);
  const startMs = performance.now();
  const { status } = spawnSync("xargs", ["-P8", "-n1", "sh", "-c", "true"], { input });
  const tookMs = performance.now() - startMs;
  if (status !== 0) throw new Error(`xargs ended with ${status}`);
  const cpuS = waitedCpuSeconds(process.pid) - beforeS;
  return { perS: (count * 1_000) / tookMs, coreMs: (cpuS * 1_000) / count };
}

/** A FIFO whose bytes are told at once: a job that writes to it runs. */
export class Bell implements Disposable {
  readonly path: string;
  readonly #socket: Socket;
  #waiting: (() => void) | undefined;
  #rung = 0;
  #wanted = 0;

  constructor(directory: string) {
    this.path = join(directory, "bell");
    execFileSync("mkfifo", ["-m", "666", this.path]);
    // Open for writing too: without a writer the end of file would be told again and again.
    const fd = openSync(this.path, constants.O_RDWR | constants.O_NONBLOCK);
    this.#socket = new Socket({ fd, readable: true, writable: false });
    this.#socket.on("data", (bytes: Buffer) => {
      this.#rung += bytes.length;
      if (this.#rung >= this.#wanted) this.#waiting?.();
    });
  }

  /** Resolves after so many more bytes than have been waited for so far. */
  async rings(count = 1): Promise<void> {
    this.#wanted += count;
    if (this.#rung >= this.#wanted) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiting = resolve;
    const late = setTimeout(() => reject(new Error("the job did not run within a minute")), 60_000);
    try {
      await promise;
    } finally {
      clearTimeout(late);
      this.#waiting = undefined;
    }
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }
}

/** One byte into the bell: the least that shows that the user's process runs. */
export function ringing(bell: Bell): readonly string[] {
  return ["/bin/sh", "-c", `echo >${bell.path}`];
}

export type Starts = { readonly p50Ms: number; readonly p99Ms: number };

/** The launcher without monitor, net and scheduler: from its socket to the job, durable claim included. */
export async function bareStarts(count: number): Promise<Starts> {
  await using bench = await Bench.open();
  using bell = new Bell(bench.spool);
  const [execPath = "", ...words] = ringing(bell);
  const tookMs: number[] = [];
  for (let at = 0; at < count; at++) {
    const run = bench.prepare({ execPath, args: ["sh", ...words] });
    const rung = bell.rings();
    const startMs = performance.now();
    const answered = bench.launcher.start(run.name);
    await rung;
    tookMs.push(performance.now() - startMs);
    await answered;
    await run.closed();
  }
  return { p50Ms: median(tookMs), p99Ms: percentile(tookMs, 0.99) };
}

const streamBytes = 512e6;

/** One gRPC stream over mutual TLS into a second process that drops what it reads, in frames as logs use. */
export async function bareStream(): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), "reeve-stream-"));
  const clusterId = hexOf(randomBytes(16));
  const authority = await createAuthority(join(directory, "authority"), clusterId, Date.now());
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, "stream-child.ts"), directory, clusterId],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const identity = await identityFor(authority, "one");
  const address = `127.0.0.1:${await portOf(child)}`;
  const client = dialTls({ address, identity, caDer: authority.caDer, expectRole: "scheduler", clusterId });
  try {
    const { path, requestSerialize, responseDeserialize } = sessionService.logs;
    const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    const done = once(call, "data");
    call.on("error", () => undefined); // before its answer `done` tells of it; after it, it is our own end
    const bytes = randomBytes(limits.framePayloadBytes);
    const startMs = performance.now();
    for (let sent = 0; sent < streamBytes; sent += bytes.length) await send(call, { chunks: [{ bytes }] });
    call.end();
    await done;
    return streamBytes / 1e3 / (performance.now() - startMs);
  } finally {
    client.close();
    child.kill("SIGKILL");
    await rm(directory, { recursive: true, force: true });
  }
}

async function portOf(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error("the stream's child has no output");
  const [line] = await once(createInterface(child.stdout), "line");
  return String(line);
}

/** What two Node processes weigh that do nothing at all: agentd has as many. */
export async function bareNodes(): Promise<number> {
  const idle = ["-e", "console.log(1); setInterval(() => {}, 1e6)"];
  const children = [1, 2].map(() => spawn(process.execPath, idle, { stdio: ["ignore", "pipe", "inherit"] }));
  try {
    for (const { stdout } of children) await once(stdout, "data");
    return children.reduce((sum, { pid = 0 }) => sum + memoryOf(pid).pssMb, 0);
  } finally {
    for (const child of children) child.kill("SIGKILL");
  }
}
