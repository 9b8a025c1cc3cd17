// Answers what root or the owner asks on this host: status, runs, cancel, drain, resume, whose, stop, reload.
// Called by main.ts with what the launcher has taken from the control socket and who the kernel says it was.
// The monitor has no listener; the launcher decides nothing.
// The danger: a stranger who asks. Only root and the user of the daemon are answered.
import { setTimeout as sleep } from "node:timers/promises";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import type { Answer, Ended, LocalRun, LocalStatus, Question } from "../control.ts";
import { parseQuestion } from "../control.ts";
import type { Attempt, Attempts } from "./attempts.ts";
import type { DrainMark } from "./drain-mark.ts";
import { isThere, whose } from "./whose.ts";

/** As the launcher passes it on. */
export type ControlCall = {
  readonly call: number;
  readonly uid: number;
  readonly pid: number;
  readonly text: string;
};

export type LocalControlOptions = {
  readonly ownUid: number;
  /** null: this host has not joined */
  readonly attempts: () => Attempts | null;
  readonly status: () => Omit<LocalStatus, "liveRuns" | "drained" | "drainBy" | "drainAtMs" | "drainReason">;
  readonly drainMark: DrainMark;
  readonly onReload: () => Ended;
  /** whether no run may start any more, as the daemon is about to be ended */
  readonly onStop: (isEnding: boolean) => void;
  /** the mark has changed: net must tell it */
  readonly onMark: () => void;
  readonly log: Log;
  /** how long a cancel waits for the ends: localCancelMs */
  readonly cancelMs?: number;
  /** one part of the answer; false: nobody reads it any more */
  readonly answer: (call: number, isLast: boolean, text: string) => Promise<boolean>;
};

type Asked = { readonly question: Question; readonly by: string };
type Answers = AsyncGenerator<Answer, void>;

export class LocalControl {
  readonly #options: LocalControlOptions;

  constructor(options: LocalControlOptions) {
    this.#options = options;
  }

  /** Rejects only for a fault of this host's disk. */
  async take({ call, uid, pid, text }: ControlCall): Promise<void> {
    const { answer, log, ownUid } = this.#options;
    const question = parseQuestion(text);
    const by = `uid ${uid}`;
    const refusal =
      uid !== 0 && uid !== ownUid
        ? "only root and the user of agentd may ask this"
        : question === undefined
          ? "this agentd does not know the question; is the command of the same version?"
          : undefined;
    if (question === undefined || refusal !== undefined) {
      log.warn("control.refused", { user: by, peer: String(pid), reason: refusal ?? "" });
      await answer(call, true, JSON.stringify(endOf(false, refusal ?? "")));
      return;
    }
    if (question.do !== "status" && question.do !== "runs" && question.do !== "whose")
      log.info("control.asked", { user: by, peer: String(pid), reason: question.do });
    for await (const part of this.#perform({ question, by })) {
      const isRead = await answer(call, "end" in part, JSON.stringify(part));
      if (!isRead || "end" in part) return;
    }
  }

  async *#perform({ question, by }: Asked): Answers {
    switch (question.do) {
      case "status":
        yield { status: this.#status() };
        return yield endOf(true, "");
      case "runs":
        for (const attempt of this.#options.attempts()?.all() ?? []) yield { run: runOf(attempt) };
        return yield endOf(true, "");
      case "cancel":
        return yield* this.#cancel(question, by);
      case "stop":
        return yield* this.#stop(by);
      case "drain":
        return yield* this.#drain(question.reason, by);
      case "resume":
        return yield* this.#resume();
      case "whose":
        return yield* this.#whose(question.pid);
      case "reload":
        yield { end: this.#options.onReload() };
    }
  }

  #status(): LocalStatus {
    const { attempts, drainMark, status } = this.#options;
    const mark = drainMark.mark;
    return {
      ...status(),
      liveRuns: attempts()?.liveCount() ?? 0,
      drained: mark !== null,
      drainBy: mark?.by ?? "",
      drainAtMs: mark?.atMs ?? 0,
      drainReason: mark?.reason ?? "",
    };
  }

  async *#cancel({ run, user }: Extract<Question, { do: "cancel" }>, by: string): Answers {
    const { log } = this.#options;
    const attempts = this.#options.attempts();
    const isAsked = (attempt: Attempt): boolean =>
      isLive(attempt) &&
      (run === null || attempt.key.run === run) &&
      (user === null || attempt.report.actualUser === user);
    const asked = [...(attempts?.all() ?? [])].filter(isAsked);
    if (asked.length === 0 || attempts === null)
      return yield endOf(run === null, run === null ? "0 runs ended" : `run ${run} does not run here`);
    for (const attempt of asked) {
      const { run: number, attempt: tries } = attempt.key;
      log.info("run.cancel", { run: number, attempt: tries, user: by, reason: "asked on the host" });
      await attempts.serially(attempt.key, () => attempts.cancel(attempt));
    }
    const untilMs = performance.now() + (this.#options.cancelMs ?? limits.localCancelMs);
    while (asked.some(isLive) && performance.now() < untilMs) await sleep(limits.daemonLookMs);
    for (const attempt of asked) yield { run: runOf(attempt) };
    const left = asked.filter(isLive).length;
    if (left === 0) yield endOf(true, `${asked.length} ${asked.length === 1 ? "run" : "runs"} ended`);
    else yield endOf(false, `${asked.length - left} ended, ${left} are still being ended; see agentd runs`);
  }

  /** A daemon that is not ended after all goes on to start runs. */
  async *#stop(by: string): Answers {
    const { onStop } = this.#options;
    let isEnding = false;
    onStop(true);
    try {
      for await (const part of this.#cancel({ do: "cancel", run: null, user: null }, by)) {
        if ("end" in part) isEnding = part.end.ok;
        yield part;
      }
    } finally {
      if (!isEnding) onStop(false);
    }
  }

  async *#drain(reason: string, by: string): Answers {
    await this.#options.drainMark.drain({ by, reason, atMs: Date.now() });
    this.#options.onMark();
    yield { status: this.#status() };
    yield endOf(true, "drained: no run starts here until agentd resume; what runs goes on");
  }

  async *#resume(): Answers {
    await this.#options.drainMark.resume();
    this.#options.onMark();
    yield { status: this.#status() };
    yield endOf(true, "runs may start here again");
  }

  async *#whose(pid: number): Answers {
    const all = [...(this.#options.attempts()?.all() ?? [])];
    if (!isThere(pid)) return yield endOf(false, `there is no process ${pid}`);
    const found = whose(
      pid,
      all.map(({ key, report }) => ({ key, pid: report.pid })),
    );
    if (found === undefined) return yield endOf(false, `process ${pid} belongs to no run`);
    const attempt = this.#options.attempts()?.find(found.key);
    if (attempt === undefined)
      return yield endOf(false, `process ${pid} says that it is of a run not known here`);
    yield { run: runOf(attempt) };
    const { run, attempt: number } = found.key;
    yield endOf(
      true,
      `process ${pid} belongs to run ${run}, attempt ${number} (found by its ${found.foundBy})`,
    );
  }
}

function endOf(ok: boolean, says: string): Answer {
  return { end: { ok, says } };
}

/** Its job may run, or may yet be started. */
function isLive({ isOver, report }: Attempt): boolean {
  return !isOver && report.exit === null;
}

function runOf({ key, report, output }: Attempt): LocalRun {
  const { run, attempt, ledger } = key;
  return {
    ...{ run, attempt, ledger },
    phase: report.phase,
    user: report.actualUser,
    pid: report.pid,
    startedAtMs: report.startedAtMs,
    isStopping: report.stopping,
    undelivered: Math.max(0, output.frameBytes - output.ackedBytes),
  };
}
