// What a word of reeve-scheduler is (`init`, `backup`, …): its line in the help, what it takes, and what does
// it. Each is done by a file of this directory and has a row in ../program.ts, which parses. Standard output
// carries what was asked for; the daemon's standard error is its log, that of the others is for people.
// The danger: a word that ends with 0 without having done all of it. What cannot be done is a Fault.
import { Fault } from "../../proto/common/fault.ts";
import type { SchedulerConfig } from "../settings.ts";
import type { Listeners } from "./told.ts";

/** The options that belong to single words; those of all words are program.ts's own. */
export type WordOptions = { readonly [Name in WordOption]: boolean };
export type WordOption = "force" | "with-logs";

export type Asked = {
  readonly config: SchedulerConfig;
  /** what followed the word */
  readonly operand: string | undefined;
  readonly options: WordOptions;
  /** where the daemon says how it stands */
  readonly listeners: Listeners;
};

/** Answers with the exit status. */
export type Perform = (asked: Asked) => Promise<number>;

export type Word = {
  readonly operand: "" | "FILE" | "[FILE]";
  readonly options: readonly WordOption[];
  readonly summary: string;
  /** Loaded when it is asked for: the daemon needs none of the other words. */
  readonly load: () => Promise<Perform>;
};

/** What the system refuses within is a Fault with its sentence; anything else stays the bug that it is. */
export async function orFault<T>(what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    if (cause instanceof Error && "syscall" in cause) throw new Fault(what, { cause });
    throw cause;
  }
}

export function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

export function say(status: number, text: string): number {
  process.stderr.write(`reeve-scheduler: ${text}\n`);
  return status;
}
