// Every attempt that has a run directory: what is known of it, looked at again on each wake-up and once a
// second until it is over. Called by requests.ts, launches.ts and main.ts. After a start it knows nothing but
// what it finds on the disk. Work on one attempt is done one piece after another (`serially`), so that a
// cancel never meets a half-made directory.
// The danger: calling something over that still lives; whoever finds no supervisor looks for processes before
// saying so.
import { Fault } from "../../proto/common/fault.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { attemptName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import type { Report } from "../ipc.ts";
import type { SettledClaim, Survivor } from "./launcher-client.ts";
import type { Held } from "./quotas.ts";
import { totalsOnDisk } from "./log-totals.ts";
import { bareReport, recordReport, refusedReport, unsupervisedReport, vanishedReport } from "./reports.ts";
import type { RunDirectories } from "./run-directory.ts";
import { startTicksOf } from "./run-directory.ts";
import type { ExitRecord } from "./run-record.ts";
import { graceMsIn, uidIn } from "./params-fields.ts";
import type { RunState } from "./run-state.ts";
import { runStateOf } from "./run-state.ts";
import type { StandingLauncher } from "./standing-launcher.ts";

export type Attempt = {
  readonly key: AttemptKey;
  /** what net was last told */
  report: Report;
  /** nothing about it can change any more */
  isOver: boolean;
  startAskedAtMs: number;
  /** null: its spec has not been read for them yet */
  notices: readonly string[] | null;
  /** a claim that is wanted and that nobody has been seen to have taken yet */
  claimDue: SettledClaim | null;
  /** a cancel that the launcher could not pass on yet */
  isSignalDue: boolean;
  /** 0: nobody has asked to end it since its supervisor died */
  cancelAskedAtMs: number;
  /** whose output it is, as far as it has started; how much there is, and how much the scheduler has */
  output: { uid: number; frameBytes: number; ackedBytes: number };
  /** the last failure to look at it, so that it is logged once */
  trouble: string;
};

export type AttemptsOptions = {
  readonly directories: RunDirectories;
  readonly launcher: StandingLauncher;
  /** whether the account of that name still has that uid; undefined: it cannot be asked now */
  readonly isStill: (user: string, uid: number) => Promise<boolean | undefined>;
  readonly log: Log;
  readonly tell: (report: Report) => void;
};

type Seen = { readonly record: ExitRecord | undefined; readonly state: RunState };

export class Attempts {
  readonly #directories: RunDirectories;
  readonly #launcher: StandingLauncher;
  readonly #isStill: AttemptsOptions["isStill"];
  readonly #log: Log;
  readonly #tell: (report: Report) => void;
  readonly #attempts = new Map<string, Attempt>();
  readonly #busy = new Map<string, Promise<unknown>>();
  readonly #lookAsked = new Set<string>();

  constructor(options: AttemptsOptions) {
    this.#directories = options.directories;
    this.#launcher = options.launcher;
    this.#isStill = options.isStill;
    this.#log = options.log;
    this.#tell = options.tell;
  }

  find(key: AttemptKey): Attempt | undefined {
    return this.#attempts.get(attemptName(key));
  }

  all(): Iterable<Attempt> {
    return this.#attempts.values();
  }

  /** Those whose job may be running or about to, of one user or of all. */
  liveCount(user?: string): number {
    let count = 0;
    for (const { isOver, report } of this.#attempts.values())
      if (!isOver && report.exit === null && (user === undefined || report.actualUser === user)) count++;
    return count;
  }

  /** Output that waits for the scheduler, as it was at the last look. */
  *held(): Iterable<Held> {
    for (const { output } of this.#attempts.values()) {
      const { uid, frameBytes, ackedBytes } = output;
      if (frameBytes > ackedBytes) yield { uid, bytes: frameBytes - ackedBytes };
    }
  }

  /** The scheduler has all below the offset: what of it fills whole segments is taken away. */
  async acked(attempt: Attempt, offset: number): Promise<void> {
    const { key, output } = attempt;
    output.ackedBytes = Math.max(output.ackedBytes, offset);
    await this.serially(key, () => this.#directories.dropSegmentsBelow(key, offset));
  }

  /** Takes over every directory there is. `isSettled`: claims has the answer; what is left goes now. */
  async load(isSettled: (key: AttemptKey) => boolean): Promise<void> {
    for (const key of await this.#directories.list()) {
      if (isSettled(key)) await this.#directories.remove(key);
      else {
        const attempt = this.add(key, 0);
        await this.serially(key, () => this.#look(key));
        // One that cannot be read was told of by the look, and is no reason to run no other.
        const [oldest] = await this.#directories.segmentsOf(key).catch(() => []);
        attempt.output.ackedBytes = oldest ?? attempt.output.frameBytes;
      }
    }
  }

  /** Known from now on, and `accepted`: its directory is durable. `notices`: null when they must be read. */
  add(key: AttemptKey, seq: number, by: { user?: string; notices?: readonly string[] } = {}): Attempt {
    const { user = "", notices = null } = by;
    const attempt: Attempt = {
      key,
      report: { ...bareReport(key, "accepted", seq), actualUser: user },
      isOver: false,
      startAskedAtMs: -Infinity,
      notices,
      claimDue: null,
      isSignalDue: false,
      cancelAskedAtMs: 0,
      output: { uid: 0, frameBytes: 0, ackedBytes: 0 },
      trouble: "",
    };
    this.#attempts.set(attemptName(key), attempt);
    return attempt;
  }

  /** What was asked for and is not: said with everything that is told of it, also after a restart. */
  async #noticesOf(attempt: Attempt, user: string): Promise<readonly string[]> {
    if (attempt.notices !== null || user === "") return attempt.notices ?? [];
    const asked = await this.#directories.userAskedFor(attempt.key);
    attempt.notices = userNotices(asked, user);
    return attempt.notices;
  }

  drop(key: AttemptKey): void {
    this.#attempts.delete(attemptName(key));
  }

  /** One after another for each attempt, known or not. */
  serially<T>(key: AttemptKey, work: () => Promise<T>): Promise<T> {
    const name = attemptName(key);
    const before = this.#busy.get(name) ?? Promise.resolve();
    const done = before.then(work, work);
    this.#busy.set(name, done);
    const clear = (): void => {
      if (this.#busy.get(name) === done) this.#busy.delete(name);
    };
    done.then(clear, clear);
    return done;
  }

  /** Soon, and once however often it is asked for. */
  async look(key: AttemptKey): Promise<void> {
    const name = attemptName(key);
    if (this.#lookAsked.has(name)) return;
    this.#lookAsked.add(name);
    await this.serially(key, async () => {
      this.#lookAsked.delete(name);
      await this.#look(key);
    });
  }

  async scan(): Promise<void> {
    for (const attempt of this.#attempts.values()) if (!attempt.isOver) await this.look(attempt.key);
  }

  /** Within `serially`. A launcher that is gone is asked again by a later look. */
  async begin(attempt: Attempt): Promise<void> {
    attempt.startAskedAtMs = performance.now();
    const status = await this.#launcher.start(attempt.key);
    if (status === 0) return;
    this.#log.error("run.not_started", {
      ...runOf(attempt.key),
      reason: "launcher_failed",
      error: `errno ${status}`,
    });
    attempt.claimDue ??= { kind: "refused", reason: "launcher_failed" };
    await this.#look(attempt.key);
  }

  /** Permitted some time ago, before a restart perhaps: by now the name may be another's, or nobody's. */
  async #beginLate(attempt: Attempt, { handed }: ExitRecord): Promise<void> {
    const params = await this.#directories.readParams(attempt.key);
    const uid = params === undefined ? undefined : uidIn(params);
    const isStill = uid === undefined ? true : await this.#isStill(handed?.user ?? "", uid);
    if (isStill === undefined) return;
    if (isStill) return await this.begin(attempt);
    this.#log.error("run.not_started", { ...runOf(attempt.key), reason: "account_changed" });
    attempt.claimDue = { kind: "refused", reason: "account_changed" };
    await this.#settle(attempt, attempt.claimDue);
  }

  /**
   * Within `serially`. Has the claim taken when nobody has; else signals whoever holds the lock, or what is
   * left without one.
   */
  async cancel(attempt: Attempt): Promise<void> {
    const { key } = attempt;
    if (!attempt.isOver) {
      attempt.claimDue = { kind: "cancelled", reason: "cancelled" };
      await this.#look(key);
    }
    this.#tell(attempt.report);
  }

  async #look(key: AttemptKey): Promise<void> {
    const attempt = this.find(key);
    if (attempt === undefined || attempt.isOver) return;
    try {
      if (attempt.claimDue !== null) await this.#settle(attempt, attempt.claimDue);
      if (attempt.isSignalDue) await this.#signal(attempt);
      const seen = await this.#see(key);
      if (seen.state === "hollow") return await this.#discard(attempt);
      attempt.output = outputOf(seen.record, attempt.output);
      const report = await this.#reportOf(attempt, seen);
      const notices = await this.#noticesOf(attempt, report.actualUser);
      this.#learn(attempt, { ...report, warnings: [...new Set([...notices, ...report.warnings])] });
      attempt.isOver ||= isFinal(seen.state) || attempt.report.phase === "vanished";
      attempt.trouble = "";
    } catch (error) {
      const trouble = String(error);
      if (trouble !== attempt.trouble) this.#log.error("run.not_read", { ...runOf(key), error });
      attempt.trouble = trouble;
    }
  }

  /** Asks at each look until somebody is seen to have claimed it; a supervisor may be about to. */
  async #settle(attempt: Attempt, due: SettledClaim): Promise<void> {
    const record = await this.#directories.readRecord(attempt.key);
    if (record?.claim === null) {
      const status = await this.#launcher.settle(attempt.key, due);
      if (status !== 0)
        this.#log.warn("run.not_settled", { ...runOf(attempt.key), error: `errno ${status}` });
      return;
    }
    attempt.claimDue = null;
    // No record: cut off by its own job, which lives.
    attempt.isSignalDue = due.kind === "cancelled" && (record?.claim.kind ?? "start") === "start";
  }

  /** A launcher that is gone leaves it due for the next look. */
  async #signal(attempt: Attempt): Promise<void> {
    const status = await this.#launcher.signal(attempt.key, "cancel");
    attempt.isSignalDue = false;
    if (status !== 0 && attempt.cancelAskedAtMs === 0) attempt.cancelAskedAtMs = performance.now();
  }

  async #see(key: AttemptKey): Promise<Seen> {
    // What is closed stays so, whoever holds the lock: nobody need be asked.
    const record = await this.#directories.readRecord(key);
    const state = runStateOf({ isHeld: false, record, bootIdentity: this.#launcher.bootIdentity });
    if (state === "closed") return { record, state };
    const first = await this.#seeOnce(key);
    // It may have begun, and even ended, between our look at the lock and our look at exit and claim.
    const isDoubtful = first.state === "orphan" || first.state === "ended_unclosed";
    return isDoubtful ? await this.#seeOnce(key) : first;
  }

  /** The record after the lock, so that it is always read after the lock was seen free. */
  async #seeOnce(key: AttemptKey): Promise<Seen> {
    const isHeld = await this.#launcher.isHeld(key);
    const record = await this.#directories.readRecord(key);
    const state = runStateOf({ isHeld, record, bootIdentity: this.#launcher.bootIdentity });
    return { record, state };
  }

  async #reportOf(attempt: Attempt, { record, state }: Seen): Promise<Report> {
    const { key, report } = attempt;
    if (record === undefined) return report; // cut off by its own job, which lives
    switch (state) {
      case "settled":
        // "Never" is said when it is on the disk; whoever wrote it may have died before it was.
        await this.#directories.syncRecord(key);
        return refusedReport(key, record.handed?.seq ?? report.seq, {
          reason: record.claim?.reason ?? "",
          detail: "",
        });
      case "running":
        return recordReport(key, "started", record);
      case "ended":
      case "closed":
        return recordReport(key, state, record, await this.#subjectOf(key, record));
      case "ended_unclosed":
        return await this.#closeByHand(key, record);
      case "host_restarted":
        return vanishedReport(key, record, "host_restarted");
      case "orphan":
        return await this.#reportOrphan(attempt, record);
      case "unbegun":
        if (attempt.claimDue === null && performance.now() - attempt.startAskedAtMs > limits.scanMs)
          await this.#beginLate(attempt, record);
        return attempt.isOver ? attempt.report : recordReport(key, "accepted", record);
      default:
        return recordReport(key, "accepted", record);
    }
  }

  async #subjectOf(key: AttemptKey, { ended }: ExitRecord): Promise<string> {
    return ended?.kind === "not_started" ? await this.#directories.subjectOf(key, ended.step) : "";
  }

  async #closeByHand(key: AttemptKey, record: ExitRecord): Promise<Report> {
    const segments = await this.#directories.segmentsOf(key);
    const log = await totalsOnDisk(this.#directories.pathOf(key), segments);
    const report = recordReport(key, "closed", record, await this.#subjectOf(key, record));
    const warning =
      "its supervisor died before it closed the log: the totals are of what is on the host's disk";
    return { ...report, log, warnings: [...report.warnings, warning] };
  }

  async #reportOrphan(attempt: Attempt, record: ExitRecord): Promise<Report> {
    const survivors = await this.#launcher.sweep(attempt.key);
    if (survivors.length > 0) {
      if (attempt.cancelAskedAtMs > 0) await this.#endSurvivors(attempt, survivors);
      const report = unsupervisedReport(attempt.key, record, survivors);
      return {
        ...report,
        pid: report.pid === 0 ? (survivors[0]?.pid ?? 0) : report.pid,
        stopping: attempt.cancelAskedAtMs > 0,
      };
    }
    const hadCgroup = record.claim === null || record.claim.cgroup !== "";
    return vanishedReport(attempt.key, record, hadCgroup ? "supervisor_died" : "supervisor_died_uncounted");
  }

  /**
   * TERM until the grace is over, then KILL, once a look; a pid is signalled only while it is still that
   * process.
   */
  async #endSurvivors(attempt: Attempt, survivors: readonly Survivor[]): Promise<void> {
    const params = await this.#directories.readParams(attempt.key);
    const graceMs = (params === undefined ? undefined : graceMsIn(params)) ?? limits.graceMsDefault;
    const isLate = performance.now() - attempt.cancelAskedAtMs >= graceMs;
    for (const { pid, startTicks } of survivors) {
      if (startTicksOf(pid) !== startTicks) continue;
      try {
        process.kill(pid, isLate ? "SIGKILL" : "SIGTERM");
      } catch (error) {
        this.#log.warn("run.not_signalled", { ...runOf(attempt.key), error });
      }
    }
  }

  /** Nobody was ever asked to start it: net will ask again. A job of the owner can take its record away. */
  async #discard(attempt: Attempt): Promise<void> {
    const hasBegun = attempt.startAskedAtMs > 0 || attempt.report.phase !== "accepted";
    if (hasBegun || (await this.#launcher.sweep(attempt.key)).length > 0)
      throw new Fault(`read the record of ${attemptName(attempt.key)}: its job has taken it away`);
    this.#log.warn("run.discarded", { ...runOf(attempt.key), reason: "its directory was not complete" });
    await this.#directories.remove(attempt.key);
    this.drop(attempt.key);
  }

  #learn(attempt: Attempt, report: Report): void {
    const before = attempt.report;
    if (JSON.stringify(before) === JSON.stringify(report)) return;
    attempt.report = report;
    if (before.phase !== report.phase) {
      const { phase, reason } = report;
      this.#log.info("run.transition", { ...runOf(attempt.key), from: before.phase, to: phase, reason });
    }
    this.#tell(report);
  }
}

export function userNotices(asked: string, user: string): readonly string[] {
  const isOther = asked !== "" && asked !== user;
  return isOther ? [`user ${JSON.stringify(asked)} was asked for; it runs as ${user}`] : [];
}

function outputOf(record: ExitRecord | undefined, before: Attempt["output"]): Attempt["output"] {
  const { started = null, closed = null, output = null } = record ?? {};
  const frameBytes = closed?.frameBytes ?? output?.frameBytes ?? before.frameBytes;
  return { uid: started?.uid ?? before.uid, frameBytes, ackedBytes: before.ackedBytes };
}

function isFinal(state: RunState): boolean {
  return (
    state === "closed" || state === "ended_unclosed" || state === "settled" || state === "host_restarted"
  );
}

function runOf(key: AttemptKey): { readonly run: number; readonly attempt: number } {
  return { run: key.run, attempt: key.attempt };
}
