// What a command of agentd is, and the few things that all of them do: read the configuration, print,
// complain. Used by every file here; the commands themselves are rows of table.ts. It imports nothing at run
// time, so that a command which needs no configuration does not load what reads one.
// The danger: an import added here makes every command slower.
import type { AgentConfig, ConfigArguments } from "../settings.ts";
import type { OptionName } from "./options.ts";

/** What was asked for, taken apart. */
export type CommandCall = {
  /** the file and the settings over it; -l and -p are among them */
  readonly given: ConfigArguments;
  /** the words after the command, or the value of a command that is an option */
  readonly operands: readonly string[];
  readonly options: OptionValues;
};
export type OptionValues = { readonly [Name in OptionName]?: string | boolean | readonly string[] };
/** Answers with the exit status: 0 done, 1 could not, 2 wrong use or configuration. */
export type Perform = (call: CommandCall) => number | Promise<number>;

export type CommandRow = {
  /** daemon: what agentd is without a command; option: -C, --create-config; word: join */
  readonly form: "daemon" | "option" | "word";
  /** the letter of a command that is an option */
  readonly short?: string;
  /** "": none; NAME: exactly one; [NAME]: may be missing */
  readonly operand: string;
  readonly options: readonly OptionName[];
  readonly summary: string;
  readonly load: () => Promise<Perform>;
};

/** For a command that needs the configuration: says all that is wrong with it, or goes on. */
export async function withConfig(
  { given }: Pick<CommandCall, "given">,
  perform: (config: AgentConfig) => number | Promise<number>,
): Promise<number> {
  const { readConfig } = await import("../settings.ts");
  const answer = readConfig(given);
  if (answer.ok) return await perform(answer.config);
  for (const problem of answer.problems) complain(problem);
  return 2;
}

export function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

/** One line on standard error; the status is whatever it was that went wrong. */
export function complain(problem: string, status = 1): number {
  process.stderr.write(`agentd: ${problem}\n`);
  return status;
}
