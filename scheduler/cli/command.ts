// What a command is: its table of options, its help and what it does with a parsed command line. Also the
// options of all. Implemented by commands/*, listed in main.ts, read by packaging/docs.ts. It does nothing
// itself.
// The danger: a command module is loaded for its help too, so it must not load gRPC; connection.ts does
// that when it is used.
import { isAgentName } from "../../proto/common/ids.ts";
import { text, wordOf } from "../../proto/common/setting-values.ts";
import {
  bytesOption,
  type Options,
  type OptionsTable,
  switchOption,
  textOf,
  textOption,
} from "./arguments.ts";
import { colorWords } from "./color.ts";
import { connect, connectOver, type Connection } from "./connection.ts";
import type { StatusOf } from "./exit-status.ts";
import type { Interrupts } from "./interrupts.ts";
import type { Output } from "./output.ts";
import type { Paint } from "./print.ts";
import { UsageError } from "./refused.ts";
import { type Wanted, type Way, wayOf } from "./way.ts";

export type Context = {
  readonly output: Output;
  readonly environment: NodeJS.ProcessEnv;
  readonly interrupts: Interrupts;
  readonly json: boolean;
  readonly quiet: boolean;
  /** for states on standard output; leaves words alone where there are no colours */
  readonly paint: Paint;
  /** where the scheduler is, as the options say */
  readonly wanted: Wanted;
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
  profile: {
    value: "NAME",
    read: textOption(text()),
    doc: "A scheduler on another host, by the profile of `reeve client join`. Default: REEVE_PROFILE.",
  },
  server: {
    value: "HOST:PORT",
    repeat: true,
    read: textOption(text()),
    doc: "Where that scheduler is reached, instead of what the profile says; repeat it for more.",
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
  ["REEVE_PROFILE", "the profile, when neither --socket, --profile nor REEVE_SOCKET names a way"],
  ["NO_COLOR", "no colours, unless --color always"],
  ["XDG_RUNTIME_DIR, HOME", "where the socket of this user's own scheduler is looked for"],
  ["XDG_CONFIG_HOME, HOME", "where profiles are; `default` is used when no socket is found"],
] as const;

/** Opens the connection, closes it whatever happens. */
export async function withScheduler<T>(
  context: Context,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await connectionOf(wayOf(context.wanted, context.environment));
  try {
    return await use(connection);
  } finally {
    connection.close();
  }
}

async function connectionOf(way: Way): Promise<Connection> {
  if (way.kind === "socket") return await connect(way.path);
  const { tlsLine } = await import("./tls-line.ts");
  return await connectOver(tlsLine(way));
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

/** The one word that a command needs, here an agent's name, or a client's. */
export function agentNameOf(given: Given<OptionsTable>, whose: "agent" | "client" = "agent"): string {
  const [word, ...others] = [...given.words, ...(given.rest ?? [])];
  if (others.length > 0) throw new UsageError(["one name at a time"]);
  return agentName(word, whose);
}

export function agentName(word: Buffer | undefined, whose: "agent" | "client" = "agent"): string {
  if (word === undefined) throw new UsageError([`which ${whose}? Give its name`]);
  const name = textOf(word) ?? "";
  if (isAgentName(name)) return name;
  const article = whose === "agent" ? "an" : "a";
  throw new UsageError([`${name || "that"} cannot be ${article} ${whose}'s name: 1 to 63 of a-z 0-9 . _ -`]);
}

export function noWords(given: Given<OptionsTable>): void {
  const [word] = [...given.words, ...(given.rest ?? [])];
  if (word !== undefined) throw new UsageError([`${word.toString()} is one word too many`]);
}

/** ` --socket PATH` or the like when it was given, so that a suggested command really works. */
export function wayHint({ wanted }: Context): string {
  const { socket, profile, servers } = wanted;
  const named = [...(socket === undefined ? [] : ["--socket", socket])];
  if (profile !== undefined) named.push("--profile", profile);
  for (const server of servers) named.push("--server", server);
  return named.map((word) => ` ${word}`).join("");
}
