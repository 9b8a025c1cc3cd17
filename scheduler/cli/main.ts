// `reeve`: the table of commands, and how every command ends: an exit status and at most one line about
// why. Each command is loaded when it is called, and gRPC when it asks something, so that --help answers at
// once. It knows no command's work. The danger: an error that ends with 0; everything that is not
// understood ends with 125.
import "../../proto/common/start.ts";
import { buildVersion } from "../../proto/common/build.ts";
import { exactArguments, parseArguments, textOf } from "./arguments.ts";
import { type Command, commonOptions, type Context } from "./command.ts";
import { painter, wantsColor } from "./color.ts";
import { exitStatus, isReason, reasons } from "../../proto/common/reasons.ts";
import { nearestWord } from "../../proto/common/nearest.ts";
import { helpText, overviewText, usageText } from "./help.ts";
import { createInterrupts, detachStatus } from "./interrupts.ts";
import { type Output, PipeClosed, processOutput } from "./output.ts";
import { jsonLine, noteLine } from "./print.ts";
import { Detached, Refused, UsageError } from "./refused.ts";

type CommandRow = { readonly summary: string; readonly load: () => Promise<Command> };

export const commands: Readonly<Record<string, CommandRow>> = {
  submit: {
    summary: "ask for a run and print its number",
    load: async () => loose((await import("./commands/submit.ts")).submit),
  },
  run: {
    summary: "submit, show the output, return the job's own status",
    load: async () => loose((await import("./commands/run.ts")).run),
  },
  sign: {
    summary: "write a job and its signature to files",
    load: async () => loose((await import("./commands/sign.ts")).sign),
  },
  verify: {
    summary: "show what a signed job would do, and whether its signature is good",
    load: async () => loose((await import("./commands/verify.ts")).verify),
  },
  logs: {
    summary: "the output of a run",
    load: async () => loose((await import("./commands/logs.ts")).logs),
  },
  runs: {
    summary: "list runs, newest first",
    load: async () => loose((await import("./commands/runs.ts")).runs),
  },
  show: {
    summary: "one run: why, attempts, journal",
    load: async () => loose((await import("./commands/show.ts")).show),
  },
  cancel: {
    summary: "end a run and everything it started",
    load: async () => loose((await import("./commands/cancel.ts")).cancel),
  },
  hold: {
    summary: "keep a run from starting",
    load: async () => loose((await import("./commands/hold.ts")).hold),
  },
  release: {
    summary: "let a held run go on",
    load: async () => loose((await import("./commands/hold.ts")).release),
  },
  restart: {
    summary: "once more: the same run, a further attempt",
    load: async () => loose((await import("./commands/restart.ts")).restart),
  },
  resubmit: {
    summary: "a new run of the same job",
    load: async () => loose((await import("./commands/resubmit.ts")).resubmit),
  },
  abandon: {
    summary: "give up a lost run: it ends as unknown",
    load: async () => loose((await import("./commands/abandon.ts")).abandon),
  },
  drain: {
    summary: "let no new run start on an agent",
    load: async () => loose((await import("./commands/drain.ts")).drain),
  },
  resume: {
    summary: "let runs start on a drained agent again",
    load: async () => loose((await import("./commands/drain.ts")).resume),
  },
  prune: {
    summary: "remove old runs and logs now",
    load: async () => loose((await import("./commands/prune.ts")).prune),
  },
  agents: { summary: "list agents", load: async () => loose((await import("./commands/agents.ts")).agents) },
  "agent token": {
    summary: "make the join string for a new agent",
    load: async () => loose((await import("./commands/agent-token.ts")).agentToken),
  },
  "agent add": {
    summary: "join a host that listens, by its fingerprint and code",
    load: async () => loose((await import("./commands/agent-add.ts")).agentAdd),
  },
  "audit heads": {
    summary: "print the heads that are kept of an agent's audit",
    load: async () => loose((await import("./commands/audit-heads.ts")).auditHeads),
  },
  "agent address": {
    summary: "say who dials an agent's link, and where",
    load: async () => loose((await import("./commands/agent-address.ts")).agentAddress),
  },
  "client token": {
    summary: "make the join string for a command line on another host",
    load: async () => loose((await import("./commands/client-token.ts")).clientToken),
  },
  "client join": {
    summary: "let this user's command line speak to a scheduler elsewhere",
    load: async () => loose((await import("./commands/client-join.ts")).clientJoin),
  },
  "client list": {
    summary: "list the command lines on other hosts",
    load: async () => loose((await import("./commands/clients.ts")).clientList),
  },
  "client revoke": {
    summary: "let a command line on another host do nothing more",
    load: async () => loose((await import("./commands/clients.ts")).clientRevoke),
  },
};

/** SIGPIPE's status: whoever read our output has gone. */
const PIPE_STATUS = 141;

if (import.meta.main) process.exit(await reeve(exactArguments(), processOutput()));

export async function reeve(words: readonly Buffer[], output: Output): Promise<number> {
  const [first, second] = words.map((word) => word.toString());
  if (first === undefined || first === "--help" || first === "-h" || first === "help")
    return overview(output, first);
  if (first === "--version" || first === "-V") {
    await output.out(`reeve ${buildVersion}\n`);
    return exitStatus.ok;
  }
  const name = Object.hasOwn(commands, `${first} ${second}`) ? `${first} ${second}` : first;
  const row = Object.hasOwn(commands, name) ? commands[name] : undefined;
  const wantsJson = words.some((word) => word.toString() === "--json");
  if (row === undefined) {
    const nearest =
      nearestWord(second === undefined ? first : `${first} ${second}`, Object.keys(commands)) ??
      nearestWord(first, Object.keys(commands));
    const hint =
      nearest === undefined ? "; reeve --help lists the commands" : `; did you mean reeve ${nearest}?`;
    return usageError(
      output,
      wantsJson,
      [`${first} is not a command${hint}`],
      "usage: reeve COMMAND [OPTION…]",
    );
  }
  const command = await row.load();
  const given = words.slice(name.split(" ").length);
  const parsing = parseArguments({ ...command.options, ...commonOptions }, given);
  if (!parsing.ok) return usageError(output, wantsJson, parsing.problems, usageText(command));
  if (parsing.options.help) {
    await output.out(helpText(command));
    return exitStatus.ok;
  }
  const context: Context = {
    output,
    environment: process.env,
    interrupts: createInterrupts(),
    json: parsing.options.json,
    quiet: parsing.options.quiet,
    paint: painter(wantsColor(parsing.options.color ?? "auto", output.isTerminal, process.env)),
    wanted: {
      socket: parsing.options.socket === undefined ? undefined : textOf(parsing.options.socket),
      profile: parsing.options.profile,
      servers: parsing.options.server,
    },
  };
  try {
    return await command.perform(context, parsing);
  } catch (error) {
    return ending(context, command, error);
  }
}

async function overview(output: Output, first: string | undefined): Promise<number> {
  const text = overviewText(Object.entries(commands).map(([name, row]) => [name, row.summary]));
  if (first !== undefined) await output.out(text);
  else await output.err(text);
  return first === undefined ? exitStatus.usage : exitStatus.ok;
}

async function ending(context: Context, command: Command, error: unknown): Promise<number> {
  const { output, json } = context;
  if (error instanceof PipeClosed) return PIPE_STATUS;
  if (error instanceof Detached) {
    return error.signal in detachStatus
      ? detachStatus[error.signal as keyof typeof detachStatus]
      : exitStatus.internal;
  }
  if (error instanceof UsageError) return usageError(output, json, error.problems, usageText(command));
  const reason = error instanceof Refused ? error.reason : "internal";
  const message = error instanceof Error ? error.message : String(error);
  await output.err(json ? jsonLine({ error: { reason, message } }) : noteLine(`${reason}: ${message}`));
  // A word that only a newer scheduler knows is a refusal all the same.
  return isReason(reason) ? reasons[reason].exit : exitStatus.refused;
}

async function usageError(
  output: Output,
  json: boolean,
  problems: readonly string[],
  usage: string,
): Promise<number> {
  if (json) await output.err(jsonLine({ error: { reason: "usage", message: problems.join("; ") } }));
  else await output.err(`${problems.map((problem) => noteLine(`usage: ${problem}`)).join("")}${usage}\n`);
  return exitStatus.usage;
}

/** One table for commands with tables of their own. */
function loose(command: unknown): Command {
  return command as Command;
}
