// The commands that ask the daemon of this host, without the scheduler: status, runs, cancel, drain, resume,
// whose, reload. Called through table.ts. Each becomes one question; control-client.ts asks and prints.
// The danger: `cancel` without saying what; it must name a run, a user, or all.
import type { Question } from "../control.ts";
import { complain, withSpool } from "./command.ts";
import type { CommandCall, Perform } from "./command.ts";
import { askAndPrint } from "./control-client.ts";

/** A question, or what is wrong with the words. */
type Asks = (call: CommandCall) => Question | string;

export const status = asking(() => ({ do: "status" }));
export const runs = asking(() => ({ do: "runs" }));
export const resume = asking(() => ({ do: "resume" }));

export const reload = asking(() => ({ do: "reload" }));

export const drain = asking(({ options: { reason } }) => ({
  do: "drain",
  reason: typeof reason === "string" ? reason : "",
}));

export const cancel = asking(({ operands: [word], options: { user, all } }) => {
  const given = [word !== undefined, user !== undefined, all === true].filter(Boolean).length;
  if (given !== 1) return "cancel what? A run's number, --user NAME, or --all: one of them";
  const run = word === undefined ? null : numberOf(word);
  if (run === undefined) return `${word} is not a run's number`;
  return { do: "cancel", run, user: typeof user === "string" ? user : null };
});

export const whose = asking(({ operands: [word = ""] }) => {
  const pid = numberOf(word);
  return pid === undefined ? `${word} is not a process's number` : { do: "whose", pid };
});

function asking(asks: Asks): Perform {
  return (call) => {
    const question = asks(call);
    if (typeof question === "string") return complain(question, 2);
    return withSpool(call, (spool) => askAndPrint(spool, question, call.options.json === true));
  };
}

function numberOf(word: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(word) ? Number(word) : undefined;
}
