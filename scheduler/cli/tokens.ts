// Join strings as people get them: one on standard output or in a file, or one file for each of many names.
// Called by the commands `agent token` and `client token`, which know what is asked for. Files and names are
// token-files.ts's.
// The danger: a string is a password until it is used, so it goes where it was asked for and nowhere else.
import { exitStatus } from "../../proto/common/reasons.ts";
import { text } from "../../proto/common/setting-values.ts";
import { bytesOption, type OptionsTable, textOption } from "./arguments.ts";
import { type Context, type Given, withScheduler } from "./command.ts";
import type { Connection } from "./connection.ts";
import { escapeLine } from "./escape.ts";
import { jsonLine, timeText } from "./print.ts";
import { Refused, UsageError } from "./refused.ts";
import { prepareDirectory, readNames, tokenFile, writeNewFile } from "./token-files.ts";

export const tokenFileOptions = {
  file: {
    value: "PATH",
    read: bytesOption,
    doc: "Write the string to this new file (mode 0600) and not to standard output.",
  },
  address: {
    value: "HOST:PORT",
    repeat: true,
    read: textOption(text()),
    doc: "Where the join door is found; repeat it for more. Default: the scheduler's own.",
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
} as const satisfies OptionsTable;

export type AskToken = (
  connection: Connection,
  name: string,
) => Promise<{ readonly joinString?: string | null; readonly expiresAtMs?: number | null }>;

type Wanted = { readonly name: string; readonly whose: "agent" | "client"; readonly ask: AskToken };

export async function oneToken(
  context: Context,
  { options: { file } }: Given<typeof tokenFileOptions>,
  { name, whose, ask }: Wanted,
): Promise<number> {
  const reply = await withScheduler(context, (connection) => ask(connection, name));
  const joinString = reply.joinString ?? "";
  const expiresAtMs = reply.expiresAtMs ?? 0;
  if (file !== undefined) await writeNewFile(file.toString(), "--file", `${joinString}\n`);
  if (context.json) {
    await context.output.out(
      jsonLine({ name, expiresAtMs, ...(file === undefined ? { joinString } : { file: file.toString() }) }),
    );
  } else {
    if (file === undefined) await context.output.out(`${joinString}\n`);
    const note = `reeve: for one ${whose} named ${name}, once, until ${timeText(expiresAtMs)}\n`;
    if (!context.quiet) await context.output.err(note);
  }
  return exitStatus.ok;
}

/** One that is refused does not keep the others from theirs; each refusal is told with its name. */
export async function tokensFor(
  context: Context,
  given: Given<typeof tokenFileOptions>,
  ask: AskToken,
): Promise<number> {
  const { from, dir, file } = given.options;
  if (from === undefined || dir === undefined) throw new UsageError(["--from and --dir go together"]);
  if (given.words.length > 0 || given.rest !== null || file !== undefined)
    throw new UsageError(["with --from the names are in its file: no NAME and no --file beside it"]);
  const directory = dir.toString();
  const names = readNames(from.toString());
  prepareDirectory(directory, names);
  let made = 0;
  await withScheduler(context, async (connection) => {
    for (const name of names) {
      const reply = await ask(connection, name).catch((error: unknown) => {
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
