// What a command is: its table of options, its help and what it does with a parsed command line. Also the
// options of all. Implemented by commands/*, listed in main.ts, read by packaging/docs.ts. It does nothing
// itself.
// The danger: a command module is loaded for its help too, so it must not load gRPC; connection.ts does
// that when it is used.
import { isAgentName } from "../../proto/common/ids.ts";
import { wordOf } from "../../proto/common/setting-values.ts";
import {
  bytesOption,
  type Options,
  type OptionsTable,
  switchOption,
  textOf,
  textOption,
} from "./arguments.ts";
import { colorWords } from "./color.ts";
import { connect, type Connection, socketPath } from "./connection.ts";
import type { StatusOf } from "./exit-status.ts";
import type { Interrupts } from "./interrupts.ts";
import type { Output } from "./output.ts";
import type { Paint } from "./print.ts";
import { UsageError } from "./refused.ts";

export type Context = {
  readonly output: Output;
  readonly environment: NodeJS.ProcessEnv;
  readonly interrupts: Interrupts;
  readonly json: boolean;
  readonly quiet: boolean;
  /** for states on standard output; leaves words alone where there are no colours */
  readonly paint: Paint;
  readonly socket: string | undefined;
};

export type Given<Table extends OptionsTable> = {
  readonly options: Options<Table>;
  readonly words: readonly Buffer[];
  readonly rest: readonly Buffer[] | null;
};

export type Command<Table extends OptionsTable = OptionsTable> = {
  readonly name: string;
  /** what follows the name: `[OPTION…] RUN` */
  readonly usage: string;
  readonly summary: string;
  /** paragraphs for --help */
  readonly doc: string;
  readonly examples: readonly string[];
  readonly options: Table;
  /** beside those of every command; exit-status.ts has them all */
  readonly statuses?: readonly StatusOf[];
  /** Answers with the exit status. */
  readonly perform: (context: Context, given: Given<Table>) => Promise<number>;
};

/** Keeps the types of one command's own table. */
export function command<const Table extends OptionsTable>(definition: Command<Table>): Command<Table> {
  return definition;
}

export const commonOptions = {
  socket: {
    value: "PATH",
    read: bytesOption,
    doc: "The scheduler's unix socket. Default: REEVE_SOCKET, else the place of this installation.",
  },
  json: { read: switchOption, doc: "Write JSON, one object a line, for programs; errors too." },
  quiet: { short: "q", read: switchOption, doc: "Only what was asked for, without words around it." },
  color: {
    value: colorWords.join("|"),
    read: textOption(wordOf(...colorWords)),
    doc: "Colours for states. auto, the default: on a terminal, unless NO_COLOR is set.",
  },
  help: { short: "h", read: switchOption, doc: "Show this help." },
} as const satisfies OptionsTable;

/** What of the environment is looked at. */
export const environmentTable = [
  ["REEVE_SOCKET", "the scheduler's unix socket, when --socket does not name one"],
  ["NO_COLOR", "no colours, unless --color always"],
  ["XDG_RUNTIME_DIR, HOME", "where the socket of this user's own scheduler is looked for"],
] as const;

/** Opens the connection, closes it whatever happens. */
export async function withScheduler<T>(
  context: Context,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await connect(socketPath(context.socket, context.environment));
  try {
    return await use(connection);
  } finally {
    connection.close();
  }
}

/** The one word that a command needs, here a run's number. */
export function runNumberOf(given: Given<OptionsTable>): number {
  const [word, ...others] = [...given.words, ...(given.rest ?? [])];
  const text = word === undefined ? "" : (textOf(word) ?? "");
  if (word === undefined) throw new UsageError(["which run? Give its number"]);
  if (others.length > 0) throw new UsageError([`one run at a time: ${others.length} words too many`]);
  const run = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(run)) throw new UsageError([`${text || "that"} is not a run's number`]);
  return run;
}

/** The one word that a command needs, here an agent's name. */
export function agentNameOf(given: Given<OptionsTable>): string {
  const [word, ...others] = [...given.words, ...(given.rest ?? [])];
  if (others.length > 0) throw new UsageError(["one name at a time"]);
  return agentName(word);
}

export function agentName(word: Buffer | undefined): string {
  if (word === undefined) throw new UsageError(["which agent? Give its name"]);
  const name = textOf(word) ?? "";
  if (isAgentName(name)) return name;
  throw new UsageError([`${name || "that"} is no agent's name: 1 to 63 of a-z 0-9 . _ -`]);
}

export function noWords(given: Given<OptionsTable>): void {
  const [word] = [...given.words, ...(given.rest ?? [])];
  if (word !== undefined) throw new UsageError([`${word.toString()} is one word too many`]);
}

/** ` --socket PATH` when it was given, so that a suggested command really works. */
export function socketHint(context: Context): string {
  return context.socket === undefined ? "" : ` --socket ${context.socket}`;
}
