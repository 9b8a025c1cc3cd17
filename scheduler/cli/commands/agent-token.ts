// `reeve agent token`: makes the join string with which one new agent may enrol, once.
// The danger: whoever holds the string can enrol as that agent; --file writes it for its owner alone, and
// never over a file.
import { open } from "node:fs/promises";
import { exitStatus } from "../../../proto/common/reasons.ts";
import { text } from "../../../proto/common/setting-values.ts";
import { bytesOption, type OptionsTable, switchOption, textOption } from "../arguments.ts";
import { agentNameOf, command, withScheduler } from "../command.ts";
import { jsonLine, timeText } from "../print.ts";
import { UsageError } from "../refused.ts";

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
  usage: "[OPTION…] NAME",
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
    "reeve agent token dmz-1 --listening dmz-1.example.com:7423 --file dmz-1.join",
  ],
  options: tokenOptions,
  perform: async (context, given) => {
    const name = agentNameOf(given);
    const { schedulerService } = await import("../../../proto/common/services.ts");
    const reply = await withScheduler(context, async (connection) => {
      const { address, listening, replace } = given.options;
      const request = { name, addresses: [...address], agentAddresses: [...listening], replace };
      return connection.call(schedulerService.makeAgentToken, request);
    });
    const joinString = reply.joinString ?? "";
    const { file } = given.options;
    if (file !== undefined) await writeNewFile(file, `${joinString}\n`);
    const expiresAtMs = reply.expiresAtMs ?? 0;
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

async function writeNewFile(path: Buffer, content: string): Promise<void> {
  try {
    await using file = await open(path, "wx", 0o600);
    await file.writeFile(content);
    await file.sync();
  } catch (error) {
    throw new UsageError([
      `--file ${path.toString()}: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
}
