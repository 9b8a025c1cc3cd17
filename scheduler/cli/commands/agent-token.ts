// `reeve agent token`: makes the join string with which one new agent may enrol, once.
// The danger: whoever holds the string can enrol as that agent; --file writes it for its owner alone, and
// never over a file.
import { text } from "../../../proto/common/setting-values.ts";
import { type OptionsTable, switchOption, textOption } from "../arguments.ts";
import { agentNameOf, command } from "../command.ts";
import type { Connection } from "../connection.ts";
import { UsageError } from "../refused.ts";
import { oneToken, tokenFileOptions, tokensFor } from "../tokens.ts";

const tokenOptions = {
  ...tokenFileOptions,
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
    const { address, listening, replace, from, dir } = given.options;
    const ask = async (connection: Connection, name: string) => {
      const { schedulerService } = await import("../../../proto/common/services.ts");
      const request = { name, addresses: [...address], agentAddresses: [...listening], replace };
      return await connection.call(schedulerService.makeAgentToken, request);
    };
    if (from !== undefined || dir !== undefined) {
      if (listening.length > 0) throw new UsageError(["--listening is of one host: not beside --from"]);
      return await tokensFor(context, given, ask);
    }
    return await oneToken(context, given, { name: agentNameOf(given), whose: "agent", ask });
  },
});
