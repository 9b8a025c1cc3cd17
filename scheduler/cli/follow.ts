// Follows a run: its log through every attempt, then how it ended; through cut connections and restarts of
// the scheduler. Called by run, submit --wait, logs and cancel. It never touches the run: leaving it early
// leaves the run alone.
// The danger: an end that is only a cut. A log ends with its LogEnd, a run with a terminal state, nothing
// else.
import { Fault } from "../../proto/common/fault.ts";
import { schedulerService } from "../../proto/common/services.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { type Connection, resumed } from "./connection.ts";
import { isTerminal } from "./exit-status.ts";
import { FrameDecoder } from "./frames.ts";
import type { Interrupts } from "./interrupts.ts";
import type { LogOutput } from "./log-output.ts";
import { Detached } from "./refused.ts";

type Detail = reeve.v1.IRunDetail;

/** Where in a log to begin; the scheduler finds it. */
export type LogPlace = {
  readonly ask: Pick<reeve.v1.IReadLogRequest, "tailLines" | "tailBytes" | "sinceByte" | "stream">;
  readonly found: (start: reeve.v1.ILogStart) => Promise<void>;
};

type LogAsk = {
  readonly attempt: number;
  readonly follow: boolean;
  readonly place: LogPlace | undefined;
};

export class Follow {
  readonly #connection: Connection;
  readonly #interrupts: Interrupts;
  readonly #run: number;

  constructor(connection: Connection, interrupts: Interrupts, run: number) {
    this.#connection = connection;
    this.#interrupts = interrupts;
    this.#run = run;
  }

  /**
   * Writes the log from `firstAttempt` on, of it from the place on; answers with the run when it is final.
   */
  async toTheEnd(log: LogOutput, firstAttempt: number, firstPlace?: LogPlace): Promise<Detail> {
    let place = firstPlace;
    for (let from = Math.max(1, firstAttempt); ; ) {
      const least = from;
      const begun = await this.until((run) => (run.attempt ?? 0) >= least);
      const attempt = attemptFrom(begun, least);
      if (attempt === undefined) return begun;
      await this.attemptLog(log, { attempt, follow: true, place });
      place = undefined;
      const ended = await this.until((run) => (run.attempt ?? 0) > attempt);
      if ((ended.run?.attempt ?? 0) <= attempt) return ended;
      from = attempt + 1;
    }
  }

  /** One attempt's log; `follow`: until it is settled, else what is stored now. */
  async attemptLog(log: LogOutput, what: LogAsk): Promise<reeve.v1.ILogEnd> {
    let decoder = new FrameDecoder();
    let place = what.place;
    const open = () =>
      this.#connection.stream(schedulerService.readLog, {
        run: this.#run,
        attempt: what.attempt,
        follow: what.follow,
        ...(place === undefined ? { offset: decoder.offset } : place.ask),
      });
    let end: reeve.v1.ILogEnd | undefined;
    for await (const part of this.#resumed(open, (part) => part.end !== null && part.end !== undefined)) {
      const offset = part.offset ?? 0;
      if (part.start) {
        decoder = new FrameDecoder(offset);
        log.leaveOut(part.start.skipBytes ?? 0);
        await place?.found(part.start);
        place = undefined;
      }
      const bytes = part.frames ?? new Uint8Array();
      if (place !== undefined && bytes.length > 0)
        throw new Fault(
          "read the log: this scheduler cannot find a place in it; it is older than this reeve",
        );
      if (offset > decoder.offset && bytes.length > 0)
        throw new Fault(`read the log: bytes from ${decoder.offset} to ${offset} are missing`);
      const unseen = bytes.subarray(Math.min(bytes.length, decoder.offset - offset));
      for (const piece of decoder.push(unseen)) await log.write(piece, part.end?.attempt || what.attempt);
      end = part.end ?? undefined;
    }
    await log.end();
    return end ?? {};
  }

  /** The run as soon as `isReached`, or when it is over. */
  async until(isReached: (run: reeve.v1.IRun, detail: Detail) => boolean): Promise<Detail> {
    const open = () =>
      this.#connection.stream(schedulerService.watchRun, {
        run: this.#run,
      });
    const isEnough = (detail: Detail) => isOver(detail) || isReached(detail.run ?? {}, detail);
    for await (const detail of this.#resumed(open, isEnough)) {
      if (isEnough(detail)) return detail;
    }
    throw new Fault(`follow run ${this.#run}: its end was not told`);
  }

  /** Shows the run now and after each change, to its end. */
  async eachChange(show: (detail: Detail) => Promise<void>): Promise<void> {
    const open = () => this.#connection.stream(schedulerService.watchRun, { run: this.#run });
    for await (const detail of this.#resumed(open, isSettled)) await show(detail);
  }

  async *#resumed<Item>(
    open: () => AsyncIterable<Item>,
    isLast: (item: Item) => boolean,
  ): AsyncGenerator<Item> {
    const { signal, name } = this.#interrupts;
    const items = resumed(this.#connection, open, isLast, signal);
    try {
      for (;;) {
        const next = await orAborted(items.next(), signal);
        if (next === undefined) throw new Detached(name() ?? "SIGINT");
        if (next.done === true) return;
        yield next.value;
      }
    } catch (error) {
      throw signal.aborted ? new Detached(name() ?? "SIGINT") : error;
    }
  }
}

/** The first of the run's attempts that is not before `least`: after a restore their numbers have gaps. */
function attemptFrom(detail: Detail, least: number): number | undefined {
  const numbers = (detail.attempts ?? []).map(({ attempt }) => attempt ?? 0);
  const further = numbers.filter((attempt) => attempt >= least);
  return further.length === 0 ? undefined : Math.min(...further);
}

function isOver(detail: Detail): boolean {
  return isTerminal(detail.run?.state ?? "");
}

/** Over, and its log too: with this one the scheduler ends the stream. */
function isSettled(detail: Detail): boolean {
  const newest = detail.attempts?.find(({ attempt }) => attempt === detail.run?.attempt);
  const isLogOver = newest?.logState !== "outstanding" || newest.state === "unknown";
  return isOver(detail) && isLogOver;
}

/** Undefined as soon as the signal aborts. What is left behind ends with the process. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  promise.catch(() => {}); // left behind after an abort, it may still fail
  return new Promise((resolve, reject) => {
    const onAbort = (): void => resolve(undefined);
    if (signal.aborted) return onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
