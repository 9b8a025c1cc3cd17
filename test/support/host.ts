// One agentd host for tests: a temporary spool that has joined a made-up cluster, a real monitor with the
// real launcher, and either the real net or a relay that lets the test itself speak as net over the real
// socketpair. Every process started here is ended by its pid; supervisors and jobs of the spool are found by
// their marker and ended too.
// The danger: leaving processes behind on a shared machine. `dispose` is therefore called by `await using`.
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Server, Socket } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FrameReader, frameOf } from "../../agentd/ipc-frames.ts";
import { decodeFromMonitor, encodeFromNet } from "../../agentd/ipc.ts";
import type { FromMonitor, FromNet, Order, Report } from "../../agentd/ipc.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { attemptName, sameAttempt } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { reeve } from "../../proto/gen/reeve.js";
import { supervisorsOfLedgers } from "./supervisors.ts";
import { waitUntil } from "./wait-until.ts";

export const root = join(import.meta.dirname, "..", "..");
/** The machine may be busy with other suites: patience costs nothing when all goes well. */
export const patienceMs = 60_000;
export const clusterId = "c1".repeat(16);
/**
 * Of this process alone: agentd finds and ends a job's processes by a marker made of it, on all of the
 * machine. With one ledger for all, a test would end the jobs of another that runs at the same time.
 */
export const ledger = randomBytes(16).toString("hex");

export type HostOptions = {
  readonly sets?: readonly string[];
  readonly agent?: string;
  readonly spool?: string;
};

export class TestHost {
  readonly directory: string;
  readonly spool: string;
  readonly #sets: readonly string[];
  readonly #children = new Set<ChildProcess>();
  readonly #server: Server;
  monitor: ChildProcess | null = null;
  /** what the monitor printed on standard error, in order */
  errors = "";
  /** one for each life of net, newest last */
  readonly nets: ScriptedNet[] = [];

  private constructor(options: HostOptions) {
    this.directory = mkdtempSync(join(tmpdir(), "reeve-host-"));
    this.spool = options.spool ?? join(this.directory, "spool");
    this.#sets = ["mode=owner", "cgroup=off", `spool=${this.spool}`, ...(options.sets ?? [])];
    const tls = join(this.spool, "net", "tls");
    mkdirSync(tls, { recursive: true, mode: 0o700 });
    const identity = { clusterId, agent: options.agent ?? "web-1", agentId: "a1".repeat(16), addresses: [] };
    writeFileSync(join(tls, "identity.json"), JSON.stringify(identity));
    writeFileSync(join(this.directory, "relay.mjs"), relaySource(join(this.directory, "net.sock")));
    this.#server = createServer((socket) => this.nets.push(new ScriptedNet(socket)));
  }

  static async make(options: HostOptions = {}): Promise<TestHost> {
    const host = new TestHost(options);
    await new Promise<void>((resolve) => host.#server.listen(join(host.directory, "net.sock"), resolve));
    return host;
  }

  /** Starts a monitor whose net is this test. */
  startMonitor(): ChildProcess {
    const args = [join(root, "agentd/monitor/main.ts"), "--net", join(this.directory, "relay.mjs")];
    for (const set of this.#sets) args.push("--set", set);
    const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "pipe"] });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.errors += text));
    this.#children.add(child);
    this.monitor = child;
    return child;
  }

  /** The next life of net, ready and past its scan. */
  async net(after = 0): Promise<ScriptedNet> {
    const net = await waitUntil(() => this.nets.slice(after).at(-1), {
      what: "net to be started",
      withinMs: patienceMs,
    });
    await net.until((message) => message.kind === "settings", "its settings");
    net.send({ kind: "ready" });
    net.send({ kind: "scan" });
    await net.until((message) => message.kind === "scan_end", "the end of the scan");
    return net;
  }

  /** Starts the whole agentd as a person would: keeper, monitor, launcher and the real net. */
  startAgentd(): ChildProcess {
    const args = [join(root, "agentd/main.ts")];
    for (const set of this.#sets) args.push("--set", set);
    const child = spawn(process.execPath, args, { stdio: ["ignore", "inherit", "pipe"] });
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (this.errors += text));
    this.#children.add(child);
    this.#entry = child;
    return child;
  }
  #entry: ChildProcess | null = null;

  get isAgentdRunning(): boolean {
    return this.#entry !== null && this.#entry.exitCode === null && this.#entry.signalCode === null;
  }

  /** The living processes of the daemon, each found as a child of the one before. */
  parts(): Partial<Record<Part, number>> {
    const entry = this.isAgentdRunning ? (this.#entry?.pid ?? 0) : 0;
    const keeper = isKeeper(entry) ? entry : undefined;
    const monitor = childrenOf(keeper ?? 0, "monitor/main.ts")[0];
    const launcher = childrenOf(monitor ?? 0, "reeve-launcher")[0];
    const net = childrenOf(monitor ?? 0, "net/main.ts")[0];
    const found = { keeper, monitor, launcher, net };
    return Object.fromEntries(Object.entries(found).filter(([, pid]) => pid !== undefined));
  }

  async killMonitor(): Promise<void> {
    const child = this.monitor;
    assert(child !== null);
    await killed(child);
  }

  pathOf(key: AttemptKey): string {
    return join(this.spool, "runs", attemptName(key));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of this.#children) await killed(child);
    for (const net of this.nets) net.close();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
    const end = (): boolean => {
      const left = processesOf(this.spool);
      for (const pid of left) endProcess(pid);
      return left.length === 0;
    };
    await waitUntil(end, { what: "the host's processes to end" });
    rmSync(this.directory, { recursive: true, force: true });
  }
}

export type Part = "keeper" | "monitor" | "launcher" | "net";

/** What was started as agentd becomes it. */
function isKeeper(pid: number): boolean {
  try {
    return pid !== 0 && readFileSync(`/proc/${pid}/cmdline`, "latin1").includes("\0--keep\0");
  } catch {
    return false; // it has gone while we looked
  }
}

function childrenOf(parent: number, word: string): readonly number[] {
  if (parent === 0) return [];
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && isChild(pid, parent, word));
}

function isChild(pid: number, parent: number, word: string): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const [state, ppid] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (
      Number(ppid) === parent &&
      state !== "Z" &&
      readFileSync(`/proc/${pid}/cmdline`, "latin1").includes(word)
    );
  } catch {
    return false; // it has gone while we looked
  }
}

/** The test as net: what the monitor said, and what to say to it. */
export class ScriptedNet {
  readonly heard: FromMonitor[] = [];
  isClosed = false;
  readonly #socket: Socket;

  constructor(socket: Socket) {
    this.#socket = socket;
    const frames = new FrameReader(limits.ipcFrameBytesMax);
    socket.on("data", (chunk: Buffer) => {
      for (const frame of frames.push(chunk) ?? []) {
        const message = decodeFromMonitor(Buffer.from(frame));
        assert(message !== undefined, "the monitor sent a frame that does not decode");
        if (message.kind === "ping") this.send({ kind: "pong" });
        else this.heard.push(message);
      }
    });
    socket.on("error", () => undefined);
    socket.on("close", () => (this.isClosed = true));
  }

  send(message: FromNet): void {
    this.sendRaw(frameOf(encodeFromNet(message), limits.ipcFrameBytesMax));
  }

  sendRaw(bytes: Uint8Array): boolean {
    return this.#socket.write(bytes);
  }

  close(): void {
    this.#socket.destroy();
  }

  async until(isIt: (message: FromMonitor) => boolean, what: string): Promise<FromMonitor> {
    return await waitUntil(() => this.heard.find(isIt), { what, withinMs: patienceMs });
  }

  /** The newest report of that attempt, once it is in this phase. */
  async report(key: AttemptKey, phase: Report["phase"]): Promise<Report> {
    const find = (): Report | undefined => {
      const reports = this.heard.flatMap((message) => (message.kind === "report" ? [message.report] : []));
      return reports.findLast((report) => sameAttempt(report.key, key) && report.phase === phase);
    };
    return await waitUntil(find, { what: `${attemptName(key)} to be ${phase}`, withinMs: patienceMs });
  }

  reports(key: AttemptKey): readonly Report[] {
    const reports = this.heard.flatMap((message) => (message.kind === "report" ? [message.report] : []));
    return reports.filter((report) => sameAttempt(report.key, key));
  }
}

type SpecChange = Partial<reeve.v1.JobSpec.$Properties>;

export function specOf(text: string, change: SpecChange = {}): Buffer {
  const spec = {
    format: 1,
    clusterId: Buffer.from(clusterId, "hex"),
    specId: randomBytes(32),
    issuedAtMs: Date.now(),
    audience: ["web-1"],
    submitter: "claimed test",
    method: reeve.v1.Method.UNIX_SHELL,
    source: Buffer.from(text),
    shell: Buffer.from("/bin/sh"),
    cwd: Buffer.from("/"),
    graceMs: 1000,
    ...change,
  };
  return Buffer.from(reeve.v1.JobSpec.encode(spec).finish());
}

let lastSeq = 0;

export function orderOf(run: number, spec: Buffer, change: Partial<Order> = {}): Order {
  return {
    key: { ledger, run, attempt: 1 },
    seq: ++lastSeq,
    fence: 1,
    specSha256: sha256(spec),
    specBytes: spec.length,
    spec,
    blobs: [],
    proof: "owner",
    sshsig: null,
    password: null,
    startDeadlineMs: 0,
    scheduledAtMs: Date.now(),
    ...change,
  };
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Every living process whose command line or environment names this spool's attempts or the spool itself. */
export function processesOf(spool: string): readonly number[] {
  const found = [...supervisorsOfLedgers([ledger])];
  const marker = `REEVE_ID=${ledger}/`;
  for (const entry of readdirSync("/proc")) {
    const pid = Number(entry);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    try {
      if (readFileSync(`/proc/${pid}/stat`, "latin1").includes(") Z ")) continue;
      const words = readFileSync(`/proc/${pid}/cmdline`, "latin1");
      const environment = environmentOf(pid);
      const isJob = environment.includes(`REEVE_TEST_SPOOL=${spool}\0`) || environment.includes(marker);
      if (words.includes(spool) || isJob) found.push(pid);
    } catch {
      // It has gone while we looked.
    }
  }
  return found;
}

/** Kept from us for a program that is not dumpable. */
function environmentOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "latin1");
  } catch {
    return "";
  }
}

function endProcess(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has gone.
  }
}

export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGKILL");
  await gone;
}

function relaySource(path: string): string {
  return `
import { connect, Socket } from "node:net";
const monitor = new Socket({ fd: 3, readable: true, writable: true });
const test = connect(${JSON.stringify(path)});
monitor.pipe(test);
test.pipe(monitor);
for (const socket of [monitor, test]) {
  socket.on("error", () => process.exit(0));
  socket.on("close", () => process.exit(0));
}
`;
}
