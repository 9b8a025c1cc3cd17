// The real reeve-scheduler as a child process, with its state in a temporary directory and free ports on
// loopback. Called by tests of link and storage. Tokens are put into its database while it is down: the tests
// of the link need no API.
// The danger: a process that outlives its test; every one is killed by its own pid at the end.
import { spawn } from "node:child_process";
import type { ChildProcess, ChildProcessWithoutNullStreams } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hexOf } from "../../proto/common/ids.ts";
import { formatJoinString, joinKey } from "../../proto/common/join-proof.ts";
import { openAuthority } from "../../scheduler/agents/authority.ts";
import { sha256Hex } from "../../scheduler/agents/authority.ts";
import { openSqliteStore } from "../../scheduler/store/sqlite.ts";
import { statePaths } from "../../scheduler/state-directory.ts";
import { waitUntil } from "../support/wait-until.ts";

export type Ended = { readonly status: number | null; readonly out: string; readonly err: string };

const program = join(import.meta.dirname, "..", "..", "scheduler", "main.ts");

export class SchedulerProcess implements AsyncDisposable {
  readonly directory: string;
  readonly state: string;
  readonly socket: string;
  err = "";
  #child: ChildProcess | undefined;

  constructor(directory: string) {
    this.directory = directory;
    this.state = join(directory, "state");
    this.socket = join(directory, "api.sock");
  }

  static async prepare(): Promise<SchedulerProcess> {
    return new SchedulerProcess(await mkdtemp(join(tmpdir(), "reeve-scheduler-")));
  }

  /** Whoever asks ends it. */
  spawn(words: readonly string[], more: NodeJS.ProcessEnv = {}): ChildProcessWithoutNullStreams {
    const env = { ...environment(), ...more };
    return spawn(process.execPath, [program, ...words, ...this.#settings()], { env });
  }

  /** Runs it to its end with these words before the settings. */
  async run(...words: string[]): Promise<Ended> {
    const child = this.spawn(words);
    let out = "";
    let err = "";
    child.stdout.on("data", (bytes: Buffer) => (out += bytes.toString()));
    child.stderr.on("data", (bytes: Buffer) => (err += bytes.toString()));
    const status = await new Promise<number | null>((resolve) => child.once("close", resolve));
    return { status, out, err };
  }

  /** Starts the daemon and waits until it says `ready` on the descriptor that it was given. */
  async start(): Promise<void> {
    this.err = "";
    const stdio = ["ignore", "ignore", "pipe", "pipe"] as const;
    const child = spawn(process.execPath, [program, ...this.#settings(), "--ready-fd", "3"], {
      env: environment(),
      stdio: [...stdio],
    });
    this.#child = child;
    let ready = "";
    child.stderr?.on("data", (bytes: Buffer) => (this.err += bytes.toString()));
    child.stdio[3]?.on("data", (bytes: Buffer) => (ready += bytes.toString()));
    await waitUntil(() => ready === "ready\n" || child.exitCode !== null, {
      what: "ready",
      withinMs: 60_000,
    });
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${this.err}`);
  }

  /** Sends a signal and answers the exit status, null when a signal ended it. */
  async end(signal: "SIGTERM" | "SIGKILL"): Promise<number | null> {
    const child = this.#child;
    if (child === undefined) return null;
    this.#child = undefined;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    child.kill(signal);
    return new Promise((resolve) => child.once("exit", resolve));
  }

  portOf(event: "session.listening" | "join.listening"): number {
    const line = this.err.split("\n").find((each) => each.includes(`"${event}"`));
    return Number(/:(\d+)"/.exec(line?.slice(line.indexOf("peer")) ?? "")?.[1]);
  }

  /** Puts a token into the database; the daemon must be down. Answers the join string for a join port. */
  async seedToken(name: string): Promise<(joinPort: number) => string> {
    const paths = statePaths(this.state);
    const store = await openSqliteStore(paths.database, { create: false });
    const { clusterId } = await store.meta();
    const secret = randomBytes(16);
    const tokenId = hexOf(randomBytes(16));
    const nowMs = Date.now();
    const key = joinKey(secret).toString("hex");
    const times = { madeAtMs: nowMs, expiresAtMs: nowMs + 1_800_000 };
    const token = { id: tokenId, role: "agent" as const, name, key, by: "test", addresses: [], ...times };
    await store.commit([{ kind: "token", token }]);
    await store[Symbol.asyncDispose]();
    const { caSpki } = await openAuthority(paths.authority, clusterId);
    const caSpkiSha256 = Buffer.from(sha256Hex(caSpki), "hex");
    return (port) =>
      formatJoinString({
        addresses: [`127.0.0.1:${port}`],
        tokenId,
        secret,
        caSpkiSha256,
        clusterId,
        name,
        direction: "agent_dials",
      });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.end("SIGKILL");
    await rm(this.directory, { recursive: true, force: true });
  }

  #settings(): string[] {
    const sets = [
      `state=${this.state}`,
      `socket=${this.socket}`,
      "listen=127.0.0.1",
      "session_port=0",
      "join_port=0",
    ];
    return sets.flatMap((set) => ["--set", set]);
  }
}

/** What a service manager would give: nothing of the test's own environment that programs listen to. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR } = process.env;
  return { PATH, HOME, LANG, TMPDIR };
}
