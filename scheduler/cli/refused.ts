// What ends a command early: a reason with a sentence, or a follow that was left on purpose. Caught once,
// in main.ts. Thrown by connection.ts, spec.ts, follow.ts and the commands. A Fault or an assertion is
// neither: those are internal errors.
// The danger: `isCut` decides whether the question is asked again; a refusal is final, a cut connection is
// not.
import type { Reason } from "../../proto/common/reasons.ts";

export class Refused extends Error {
  override readonly name = "Refused";
  /** a word of reasons.ts, or one of a newer scheduler */
  readonly reason: string;
  /** the connection ended; what was asked may or may not have happened */
  readonly isCut: boolean;
  constructor(reason: Reason | (string & {}), message: string, isCut = false) {
    super(message);
    this.reason = reason;
    this.isCut = isCut;
  }
}

/** The command line is wrong. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join("; "));
    this.problems = problems;
  }
}

/** A signal made us stop looking; the run goes on. */
export class Detached extends Error {
  override readonly name = "Detached";
  readonly signal: NodeJS.Signals;
  constructor(signal: NodeJS.Signals) {
    super(`detached by ${signal}`);
    this.signal = signal;
  }
}
