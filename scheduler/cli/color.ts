// Colours of the words that say how something is: one table. Whether there are any is decided once, by
// main.ts, from --color, NO_COLOR (no-color.org) and what standard output is. Called by the commands that
// print states. It changes no word and no width.
// The danger: an escape sequence in a file or a pipe that nobody asked for.
import type { Paint } from "./print.ts";

export const colorWords = ["auto", "always", "never"] as const;
export type ColorWord = (typeof colorWords)[number];

const GREEN = 32;
const RED = 31;
const YELLOW = 33;
const MAGENTA = 35;
const CYAN = 36;

const codes: Readonly<Record<string, number>> = {
  succeeded: GREEN,
  online: GREEN,
  failed: RED,
  offline: RED,
  cancelled: YELLOW,
  refused: YELLOW,
  held: YELLOW,
  stopping: YELLOW,
  lost: MAGENTA,
  unknown: MAGENTA,
  executing: CYAN,
  starting: CYAN,
};

export function wantsColor(word: ColorWord, isTerminal: boolean, environment: NodeJS.ProcessEnv): boolean {
  if (word !== "auto") return word === "always";
  return isTerminal && !environment["NO_COLOR"] && environment["TERM"] !== "dumb";
}

/** Paints a word of the table; any other is left as it is. */
export function painter(isColored: boolean): Paint {
  return (word) => {
    const code = Object.hasOwn(codes, word) ? codes[word] : undefined;
    return isColored && code !== undefined ? `\u001b[${code}m${word}\u001b[0m` : word;
  };
}
