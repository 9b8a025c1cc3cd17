// The monitor, the launcher and the supervisors of one model host, over what is durable on its disk. It
// decides as the real monitor is meant to: claims and run directories alone, durable before any answer. Each
// step takes time, and a death between two steps loses the later ones. The danger: a decision that looks at
// memory which a crash would have lost.
import { attemptName } from "../../proto/common/ids.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import type { FromMonitor, FromNet, LedgerMark, Order, Phase, Report } from "../../agentd/ipc.ts";
import { acceptedReport } from "../../agentd/net/book-entry.ts";
import { planOf } from "./jobs.ts";
import { endJob, supervise } from "./model-launcher.ts";
import { handOver, takeClaim, totalsOf } from "./model-supervisor.ts";
import type { ModelSupervisor, RunDirectory } from "./model-supervisor.ts";
import type { Prng } from "./prng.ts";
import type { Life, Timeline } from "./timeline.ts";
import type { Truth } from "./truth.ts";

export type Settled = {
  readonly seq: number;
  readonly phase: Phase;
  readonly reason: string;
  readonly permanent: boolean;
};

/** What survives a power loss. */
export type Spool = {
  readonly spoolId: string;
  readonly directories: Map<string, RunDirectory>;
  readonly digests: Map<string, string>;
  readonly settled: Map<string, Settled>;
  readonly keys: Map<string, AttemptKey>;
  readonly marks: Map<string, { floor: number; fence: number }>;
};

export type Running = {
  readonly supervisor: ModelSupervisor;
  readonly life: Life;
  readonly job: Life;
  isJobUp: boolean;
  lastWordsMs: number;
};

export type Machine = {
  readonly name: string;
  readonly timeline: Timeline;
  readonly prng: Prng;
  readonly truth: Truth;
  spool: Spool;
  boot: string;
  /** by attempt name; jobs outlive their supervisors */
  readonly running: Map<string, Running>;
  nextPid: number;
  readonly maxRuns: number;
  /** a datagram to whichever launcher lives */
  wake: (directory: RunDirectory) => void;
};

export function newSpool(spoolId: string): Spool {
  return {
    ...{
      spoolId,
      directories: new Map(),
      digests: new Map(),
      settled: new Map(),
      keys: new Map(),
      marks: new Map(),
    },
  };
}

export class ModelMonitor {
  readonly #machine: Machine;
  readonly #life: Life;
  readonly #tell: (message: FromMonitor) => void;
  /** what net was told last of each attempt */
  readonly #told = new Map<string, string>();
  #busyUntilMs = 0;
  launcher: Life = { alive: true };

  constructor(machine: Machine, life: Life, tell: (message: FromMonitor) => void) {
    this.#machine = machine;
    this.#life = life;
    this.#tell = tell;
    this.#pollLater();
  }

  /** One message after the other; each takes its time. */
  take(message: FromNet): void {
    this.#soon(() => this.#handle(message));
  }

  relaunch(): void {
    this.launcher.alive = false;
    this.launcher = { alive: true };
  }

  /** Whoever dropped its memory of the older half of what was settled answers by the floor from then on. */
  compactClaims(): void {
    const { settled, keys } = this.#machine.spool;
    const bySeq = [...settled].sort((a, b) => a[1].seq - b[1].seq);
    for (const [name, { seq }] of bySeq.slice(0, bySeq.length >> 1)) {
      const key = keys.get(name);
      if (key === undefined) continue;
      const marks = this.#marksOf(key.ledger);
      marks.floor = Math.max(marks.floor, seq);
      settled.delete(name);
    }
  }

  #soon(act: () => void): void {
    const { timeline, prng } = this.#machine;
    this.#busyUntilMs = Math.max(this.#busyUntilMs, timeline.nowMs) + prng.int(0, 2);
    timeline.at(this.#busyUntilMs, this.#life, act);
  }

  /** After an fsync. The monitor takes nothing else before. */
  #durably(act: () => void): void {
    const { timeline, prng } = this.#machine;
    const atMs = timeline.nowMs + prng.int(1, 4);
    this.#busyUntilMs = Math.max(this.#busyUntilMs, atMs);
    timeline.at(atMs, this.#life, act);
  }

  #handle(message: FromNet): void {
    if (message.kind === "scan") return this.#scan();
    if (message.kind === "order") return this.#withFence(message.order, () => this.#order(message.order));
    if (message.kind === "cancel") return this.#withFence(message, () => this.#cancel(message));
    if (message.kind === "query") return this.#withFence(message, () => this.#query(message));
    if (message.kind === "forget") return this.#withFence(message, () => this.#forget(message));
  }

  #withFence(word: { readonly key: AttemptKey; readonly fence: number }, act: () => void): void {
    const marks = this.#marksOf(word.key.ledger);
    if (word.fence < marks.fence) {
      this.#tell({ kind: "fence_refused", ledger: word.key.ledger, highest: marks.fence });
      return;
    }
    marks.fence = word.fence;
    act();
  }

  #order(order: Order): void {
    const { key, seq } = order;
    if (this.#answerKnown(key, seq)) return;
    const { spool, boot, prng, running, maxRuns } = this.#machine;
    const plan = planOf(order.specSha256);
    if (plan.refusal !== "")
      return this.#settle(key, seq, { phase: "refused", reason: plan.refusal, permanent: true });
    const isLate = order.startDeadlineMs > 0 && this.#machine.timeline.nowMs > order.startDeadlineMs;
    if (isLate) return this.#settle(key, seq, { phase: "refused", reason: "late_order", permanent: true });
    const isFull = running.size >= maxRuns ? "agent_full" : "";
    const reason = plan.temporaryRefusals > 0 && prng.chance(0.7) ? "spool_full" : isFull;
    if (reason !== "") return this.#settle(key, seq, { phase: "refused", reason, permanent: false });
    this.#durably(() => {
      const directory = handOver(key, seq, boot);
      spool.directories.set(attemptName(key), directory);
      spool.digests.set(attemptName(key), order.specSha256);
      this.#report(directory, false);
      this.#launch(directory);
    });
  }

  #cancel(word: { readonly key: AttemptKey; readonly seq: number }): void {
    const directory = this.#machine.spool.directories.get(attemptName(word.key));
    if (directory === undefined) {
      if (this.#answerKnown(word.key, word.seq)) return;
      return this.#settle(word.key, word.seq, { phase: "refused", reason: "cancelled", permanent: false });
    }
    if (takeClaim(directory, "cancelled", "cancelled"))
      return this.#durably(() => this.#report(directory, true));
    const running = this.#machine.running.get(attemptName(word.key));
    if (directory.claim?.kind === "start" && directory.lockHeld && running !== undefined) {
      running.supervisor.signal("cancelled");
      this.#endJob(running, directory);
    }
    this.#report(directory, true);
  }

  #query(word: { readonly key: AttemptKey; readonly seq: number }): void {
    if (this.#answerKnown(word.key, word.seq)) return;
    this.#settle(word.key, word.seq, { phase: "never_heard", reason: "never_heard", permanent: false });
  }

  #forget(word: { readonly key: AttemptKey; readonly seq: number }): void {
    const { spool } = this.#machine;
    const name = attemptName(word.key);
    const directory = spool.directories.get(name);
    const report = directory === undefined ? undefined : this.#read(directory);
    const over = report === undefined || ["closed", "refused", "vanished"].includes(report.phase);
    if (directory !== undefined && !over) return this.#report(directory, true);
    if (spool.settled.get(name)?.phase === "forgotten") {
      this.#answerKnown(word.key, word.seq);
      return;
    }
    this.#durably(() => {
      spool.settled.set(name, { seq: word.seq, phase: "forgotten", reason: "", permanent: false });
      spool.keys.set(name, word.key);
      spool.directories.delete(name);
      this.#answerKnown(word.key, word.seq);
    });
  }

  #settle(key: AttemptKey, seq: number, how: Omit<Settled, "seq">): void {
    this.#durably(() => {
      this.#machine.spool.settled.set(attemptName(key), { seq, ...how });
      this.#machine.spool.keys.set(attemptName(key), key);
      this.#answerKnown(key, seq);
    });
  }

  /** False: never met, and not at or below the floor. */
  #answerKnown(key: AttemptKey, seq: number): boolean {
    const { spool } = this.#machine;
    const directory = spool.directories.get(attemptName(key));
    if (directory !== undefined) {
      this.#report(directory, true);
      return true;
    }
    const settled = spool.settled.get(attemptName(key));
    if (settled !== undefined) {
      const { phase, reason, permanent } = settled;
      this.#tell({ kind: "report", report: { ...bareReport(key, settled.seq), phase, reason, permanent } });
      return true;
    }
    if (seq > this.#marksOf(key.ledger).floor) return false;
    const report = {
      ...bareReport(key, seq),
      phase: "refused" as const,
      reason: "below_floor",
      permanent: true,
    };
    this.#tell({ kind: "report", report });
    return true;
  }

  #scan(): void {
    for (const directory of this.#machine.spool.directories.values()) this.#report(directory, true);
    const marks: LedgerMark[] = [...this.#machine.spool.marks].map(([ledger, mark]) => ({ ledger, ...mark }));
    this.#tell({ kind: "scan_end", marks });
  }

  /** Repairs lost wake-ups, and asks the launcher again for what was handed over and not begun. */
  #pollLater(): void {
    this.#machine.timeline.after(1_000, this.#life, () => {
      for (const directory of this.#machine.spool.directories.values()) {
        this.#report(directory, false);
        const isIdle =
          directory.claim === null && !directory.lockHeld && directory.handedBoot === this.#machine.boot;
        if (isIdle) this.#launch(directory);
      }
      this.#pollLater();
    });
  }

  /** A wake-up from a supervisor. */
  wake(directory: RunDirectory): void {
    if (this.#life.alive && this.launcher.alive) this.#soon(() => this.#report(directory, false));
  }

  #report(directory: RunDirectory, always: boolean): void {
    const name = attemptName(directory.key);
    if (this.#machine.spool.directories.get(name) !== directory) return;
    const report = this.#read(directory);
    const text = JSON.stringify(report);
    if (!always && this.#told.get(name) === text) return;
    this.#told.set(name, text);
    this.#tell({ kind: "report", report });
  }

  /** docs/reference/run-directory.md, "Reading the state of an attempt". */
  #read(directory: RunDirectory): Report {
    const { key, seq, claim, exit, lockHeld } = directory;
    const isStarted = directory.slots.includes("started");
    const begun = {
      ...bareReport(key, seq),
      ...{ pid: directory.pid, startedAtMs: directory.startedAtMs, exit, log: directory.totals },
      stopping: directory.stopping,
    };
    if (claim !== null && claim.kind !== "start") {
      return { ...bareReport(key, seq), phase: "refused", reason: claim.reason };
    }
    if (exit !== null && directory.totals !== null) return { ...begun, phase: "closed" };
    if (exit !== null && lockHeld) return { ...begun, phase: "ended" };
    if (exit !== null) return { ...begun, phase: "closed", log: totalsOf(directory.output) };
    if (lockHeld) return { ...begun, phase: isStarted ? "started" : "accepted" };
    const isSameBoot = directory.handedBoot === this.#machine.boot;
    if (claim === null && isSameBoot) return { ...begun, phase: "accepted" };
    if (claim !== null && this.#machine.running.get(attemptName(key))?.isJobUp === true) {
      return { ...begun, phase: "started", unsupervised: true, survivors: [String(directory.pid)] };
    }
    return { ...begun, phase: "vanished", reason: isSameBoot ? "supervisor_died" : "host_restarted" };
  }

  #marksOf(ledger: string): { floor: number; fence: number } {
    const { marks } = this.#machine.spool;
    const mark = marks.get(ledger) ?? { floor: 0, fence: 0 };
    marks.set(ledger, mark);
    return mark;
  }

  #launch(directory: RunDirectory): void {
    const { timeline, prng } = this.#machine;
    timeline.after(prng.int(0, 3), this.launcher, () => supervise(this.#machine, directory));
  }

  #endJob(running: Running, directory: RunDirectory): void {
    const { timeline, prng, spool } = this.#machine;
    const real = this.#machine.truth.of(directory.key);
    if (!running.isJobUp) return;
    real.wasCancelled = true;
    const { mindsTerm } = planOf(spool.digests.get(attemptName(directory.key)) ?? "");
    const [delayMs, signal] = mindsTerm ? [prng.int(1, 50), 15] : [1_000, 9];
    timeline.after(delayMs, running.job, () =>
      endJob(this.#machine, running, { kind: "signal", value: signal }),
    );
  }
}

function bareReport(key: AttemptKey, seq: number): Report {
  return acceptedReport({ key, seq });
}
