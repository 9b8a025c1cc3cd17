// The supervisor as the simulator sees it: the same slots, claim and lock as agentd/launcher/supervisor.c
// over an abstract run directory. It is synchronous; model-monitor.ts gives it time, supervisor-scripts.ts
// drives it and the C one through the same events. The danger: a model that is kinder than the C program; the
// conformance suite compares every observable fact.
import type { AttemptKey } from "../../proto/common/ids.ts";
import type { Exit, LogTotals } from "../../agentd/ipc.ts";
import { joined, sha256Of } from "./jobs.ts";

export type ClaimKind = "start" | "cancelled" | "refused";
export type Slot = "handed" | "claimed" | "started" | "ended" | "closed";
export type Cause = "" | "cancelled" | "time_limit" | "host_shutdown";

/**
 * What lies on disk for one attempt. `output` stands for the payload of stream 1; frames have a suite of
 * their own.
 */
export type RunDirectory = {
  readonly key: AttemptKey;
  readonly seq: number;
  readonly handedBoot: string;
  claim: { readonly kind: ClaimKind; readonly reason: string } | null;
  readonly slots: Slot[];
  lockHeld: boolean;
  pid: number;
  startedAtMs: number;
  exit: Exit | null;
  totals: LogTotals | null;
  stopping: boolean;
  readonly output: Uint8Array[];
};

export type JobEnd = { readonly kind: "exit" | "signal"; readonly value: number };

export function handOver(key: AttemptKey, seq: number, boot: string): RunDirectory {
  return {
    ...{
      key,
      seq,
      handedBoot: boot,
      claim: null,
      slots: ["handed"],
      lockHeld: false,
      pid: 0,
      startedAtMs: 0,
    },
    ...{ exit: null, totals: null, stopping: false, output: [] },
  };
}

/** Atomic, as link(2) is: the first decides for ever. */
export function takeClaim(directory: RunDirectory, kind: ClaimKind, reason: string): boolean {
  if (directory.claim !== null) return false;
  directory.claim = { kind, reason };
  return true;
}

export function totalsOf(output: readonly Uint8Array[]): LogTotals {
  const bytes = joined(output);
  const sha256 = sha256Of(bytes);
  const none = sha256Of(new Uint8Array(0));
  return {
    ...{ frameBytes: bytes.length, frameSha256: sha256, stdoutBytes: bytes.length, stdoutSha256: sha256 },
    ...{ stderrBytes: 0, stderrSha256: none, stdoutCut: 0, stderrCut: 0 },
  };
}

export class ModelSupervisor {
  readonly directory: RunDirectory;
  readonly #nowMs: () => number;
  #cause: Cause = "";

  constructor(directory: RunDirectory, nowMs: () => number) {
    this.directory = directory;
    this.#nowMs = nowMs;
  }

  /** False: another supervisor lives; exit at once. */
  lock(): boolean {
    if (this.directory.lockHeld) return false;
    this.directory.lockHeld = true;
    return true;
  }

  /** False: somebody has decided otherwise; exit with status 0 and write nothing. */
  claim(): boolean {
    if (!takeClaim(this.directory, "start", "")) return false;
    this.directory.slots.push("claimed");
    return true;
  }

  started(pid: number): void {
    this.directory.pid = pid;
    this.directory.startedAtMs = this.#nowMs();
    this.directory.slots.push("started");
  }

  execFailed(reason: string): void {
    this.#end({ kind: "reason", status: 0, signal: 0, reason });
  }

  output(bytes: Uint8Array): void {
    this.directory.output.push(bytes);
  }

  /** The first cause is the one that is recorded. */
  signal(cause: Cause): void {
    if (this.directory.exit !== null) return;
    if (this.#cause === "") this.#cause = cause;
    this.directory.stopping = true;
  }

  jobGone(end: JobEnd): void {
    const isExit = end.kind === "exit";
    const status = isExit ? end.value : 0;
    const signal = isExit ? 0 : end.value;
    this.#end({ kind: end.kind, status, signal, reason: this.#cause });
  }

  /** The last writer of the pipes is gone. */
  close(): void {
    this.directory.totals = totalsOf(this.directory.output);
    this.directory.slots.push("closed");
  }

  die(): void {
    this.directory.lockHeld = false;
  }

  #end(end: Pick<Exit, "kind" | "status" | "signal" | "reason">): void {
    this.directory.exit = {
      ...end,
      ...{ detail: "", coreDumped: false, utimeUs: 0, stimeUs: 0, maxrssKb: 0 },
      ...{ startedAtMs: this.directory.startedAtMs, endedAtMs: this.#nowMs() },
      ...{ processesEnded: 0, processesLeft: 0, leftPids: [] },
    };
    this.directory.stopping = false;
    this.directory.slots.push("ended");
  }
}
