// `reeve agent token`: makes the join string with which one new agent may enrol, once.
// The danger: whoever holds the string can enrol as that agent; --file writes it for its owner alone, and
// never over a file.
import { exitStatus } from "../../../proto/common/reasons.ts";
import { text } from "../../../proto/common/setting-values.ts";
import { bytesOption, type OptionsTable, switchOption, textOption } from "../arguments.ts";
import { agentNameOf, command, type Context, type Given, withScheduler } from "../command.ts";
import type { Connection } from "../connection.ts";
import { escapeLine } from "../escape.ts";
import { jsonLine, timeText } from "../print.ts";
import { Refused, UsageError } from "../refused.ts";
import { prepareDirectory, readNames, tokenFile, writeNewFile } from "../token-files.ts";

const tokenOptions = {
  file: {
    value: "PATH",
    read: bytesOption,
    doc: "Write the string to this new file (mode 0600) and not to standard output.",
  },
  address: {
    value: "HOST:PORT",
    repeat: true,
    read: textOption(text()),
    doc: "Where the agent finds the join door; repeat it for more. Default: the scheduler's own.",
  },
  from: {
    value: "FILE",
    read: bytesOption,
    doc: "Make one string for each name in FILE (one a line, # begins a comment); with --dir.",
  },
  dir: {
    value: "DIR",
    read: bytesOption,
    doc: "Where they are written: DIR/NAME.join, mode 0600, never over a file. Made 0700 if missing.",
  },
  listening: {
    value: "HOST:PORT",
    repeat: true,
    read: textOption(text()),
    doc: "The agent listens there and the scheduler dials it (its agentd.yaml: who_dials: scheduler).",
  },
  replace: {
    read: switchOption,
    doc: "The host of this name is gone for good: revoke it now and let another take its place.",
  },
} as const satisfies OptionsTable;

export const agentToken = command({
  name: "agent token",
  usage: "[OPTION…] NAME | --from FILE --dir DIR",
  summary: "make the join string for a new agent",
  doc:
    "The string is good for one agent of this name, once, for 30 minutes. On the agent's host: agentd " +
    "join FILE. " +
    "With --replace what the old host had is given up once the new one connects: those runs become " +
    "unknown, or start again if they are rerunnable. " +
    "It is a secret until it is used: bring it there as you would bring a password.",
  examples: [
    "reeve agent token web-1 --file web-1.join",
    "reeve agent token web-1 | ssh web-1 agentd join -",
    "reeve agent token --replace web-1 --file web-1.join",
    "reeve agent token --from hosts --dir join-strings",
    "reeve agent token dmz-1 --listening dmz-1.example.com:7423 --file dmz-1.join",
  ],
  options: tokenOptions,
  perform: async (context, given) => {
    const { from, dir } = given.options;
    if (from !== undefined || dir !== undefined) return await tokensFor(context, given);
    const name = agentNameOf(given);
    const { file } = given.options;
    const reply = await withScheduler(context, (connection) => ask(connection, name, given.options));
    const joinString = reply.joinString ?? "";
    const expiresAtMs = reply.expiresAtMs ?? 0;
    if (file !== undefined) await writeNewFile(file.toString(), "--file", `${joinString}\n`);
    if (context.json) {
      await context.output.out(
        jsonLine({ name, expiresAtMs, ...(file === undefined ? { joinString } : { file: file.toString() }) }),
      );
    } else {
      if (file === undefined) await context.output.out(`${joinString}\n`);
      const note = `reeve: for one agent named ${name}, once, until ${timeText(expiresAtMs)}\n`;
      if (!context.quiet) await context.output.err(note);
    }
    return exitStatus.ok;
  },
});

type Chosen = Given<typeof tokenOptions>["options"];

async function ask(connection: Connection, name: string, { address, listening, replace }: Chosen) {
  const { schedulerService } = await import("../../../proto/common/services.ts");
  const request = { name, addresses: [...address], agentAddresses: [...listening], replace };
  return await connection.call(schedulerService.makeAgentToken, request);
}

/** One that is refused does not keep the others from theirs; each refusal is told with its name. */
async function tokensFor(context: Context, given: Given<typeof tokenOptions>): Promise<number> {
  const { from, dir, file, listening } = given.options;
  if (from === undefined || dir === undefined) throw new UsageError(["--from and --dir go together"]);
  if (given.words.length > 0 || given.rest !== null || file !== undefined || listening.length > 0)
    throw new UsageError(["with --from the names are in its file: no NAME, --file or --listening beside it"]);
  const directory = dir.toString();
  const names = readNames(from.toString());
  prepareDirectory(directory, names);
  let made = 0;
  await withScheduler(context, async (connection) => {
    for (const name of names) {
      const reply = await ask(connection, name, given.options).catch((error: unknown) => {
        if (error instanceof Refused && !error.isCut) return error;
        throw error; // no scheduler is there: the next would fail alike
      });
      if (reply instanceof Refused) {
        const { reason, message } = reply;
        const line = context.json
          ? jsonLine({ error: { name, reason, message } })
          : `reeve: ${escapeLine(`${name}: ${message}`)}\n`;
        await context.output.err(line);
        continue;
      }
      const path = tokenFile(directory, name);
      await writeNewFile(path, "--dir", `${reply.joinString ?? ""}\n`);
      made += 1;
      if (context.json)
        await context.output.out(jsonLine({ name, expiresAtMs: reply.expiresAtMs ?? 0, file: path }));
    }
  });
  if (!context.json && !context.quiet)
    await context.output.err(`reeve: ${made} of ${names.length} join strings are in ${directory}\n`);
  return made === names.length ? exitStatus.ok : exitStatus.refused;
}
