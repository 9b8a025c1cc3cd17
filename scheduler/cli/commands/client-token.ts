// `reeve client token`: makes the join string with which one command line on another host may join, once.
// Called by main.ts with a parsed command line. How strings are written is tokens.ts's.
// The danger: whoever joins with it is an administrator: may run anything as the owner of any agent.
import { type OptionsTable, switchOption } from "../arguments.ts";
import { agentNameOf, command } from "../command.ts";
import type { Connection } from "../connection.ts";
import { oneToken, tokenFileOptions, tokensFor } from "../tokens.ts";

const clientTokenOptions = {
  ...tokenFileOptions,
  replace: {
    read: switchOption,
    doc: "Whoever has this name now is revoked at once, and another may join under it.",
  },
} as const satisfies OptionsTable;

export const clientToken = command({
  name: "client token",
  usage: "[OPTION…] NAME | --from FILE --dir DIR",
  summary: "make the join string for a command line on another host",
  doc:
    "The string is good for one person on one host, once, for 30 minutes. There: reeve client join FILE. " +
    "Whoever joins with it is an administrator of this scheduler until there are permissions: they may do " +
    "all that you may do here, but for making and revoking clients and for backups, which only its own " +
    "socket takes. What they do is recorded as by `client NAME`, so name the person and the host. It is " +
    "a secret until it is used: bring it there as you would bring a password.",
  examples: [
    "reeve client token ann-laptop --file ann-laptop.join",
    "reeve client token ann-laptop | ssh ann@laptop reeve client join -",
    "reeve client token --replace ann-laptop --file ann-laptop.join",
    "reeve client token --from people --dir join-strings",
  ],
  options: clientTokenOptions,
  perform: async (context, given) => {
    const { address, replace, from, dir } = given.options;
    const ask = async (connection: Connection, name: string) => {
      const { schedulerService } = await import("../../../proto/common/services.ts");
      const request = { name, addresses: [...address], replace };
      return await connection.call(schedulerService.makeClientToken, request);
    };
    const isMany = from !== undefined || dir !== undefined;
    const status = isMany
      ? await tokensFor(context, given, ask)
      : await oneToken(context, given, { name: agentNameOf(given, "client"), whose: "client", ask });
    const note = "reeve: whoever joins with it is an administrator of this scheduler\n";
    if (!context.json && !context.quiet) await context.output.err(note);
    return status;
  },
});
