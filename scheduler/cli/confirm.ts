// Asks a person before something that cannot be taken back: --yes, or a word typed on a terminal.
// Called by the commands that need it. It knows no command.
// The danger: a script that hangs on a question nobody sees; without a terminal it is refused, never asked.
import { createInterface } from "node:readline/promises";
import type { Readable } from "node:stream";
import { isatty } from "node:tty";
import type { Context } from "./command.ts";
import { UsageError } from "./refused.ts";

export type Question = {
  /** what it means, in whole lines */
  readonly says: string;
  /** what has to be typed */
  readonly word: string;
  readonly yes: boolean;
  /** which option says it where there is no terminal; default: --yes */
  readonly insteadOfYes?: string;
};

/** Where the answer comes from. */
export type Asker = { readonly isTerminal: boolean; readonly input: Readable };

/** Returns when it was confirmed, throws a UsageError otherwise. */
export async function confirmed(
  context: Pick<Context, "output">,
  { says, word, yes, insteadOfYes = "--yes" }: Question,
  asker: Asker = { isTerminal: isatty(0) && context.output.isErrorTerminal, input: process.stdin },
): Promise<void> {
  if (yes) return;
  if (!asker.isTerminal)
    throw new UsageError([`${says.trim()} Give ${insteadOfYes} to say that you mean it`]);
  await context.output.err(`${says.trim()}\nType ${word} to confirm: `);
  const answer = await lineOf(asker.input);
  if (answer.trim() !== word) throw new UsageError([`that was not ${word}: nothing was done`]);
}

/** One line; "" when the input ends without one. */
async function lineOf(input: Readable): Promise<string> {
  const lines = createInterface({ input, terminal: false });
  try {
    for await (const line of lines) return line;
    return "";
  } finally {
    lines.close();
    input.pause(); // or the open terminal would keep the program alive
  }
}
