// `reeve client list` and `reeve client revoke`: the command lines on other hosts that this scheduler
// knows, and letting one of them do nothing more. Called by main.ts with a parsed command line.
// The danger: a revocation that is believed and not done; it is said only when the scheduler has answered.
import { exitStatus } from "../../../proto/common/reasons.ts";
import type { reeve } from "../../../proto/gen/reeve.js";
import { agentNameOf, command, noWords, withScheduler } from "../command.ts";
import { jsonLine, tableText, timeText } from "../print.ts";

export const clientList = command({
  name: "client list",
  usage: "[OPTION…]",
  summary: "list the command lines on other hosts",
  doc:
    "One line for each that has joined: since when and by whose token, until when its certificate holds, " +
    "and how many of its calls are open. Each is an administrator until it is revoked. At the " +
    "scheduler's own socket only.",
  examples: ["reeve client list"],
  options: {},
  perform: async (context, given) => {
    noWords(given);
    const { schedulerService } = await import("../../../proto/common/services.ts");
    const reply = await withScheduler(context, (connection) =>
      connection.call(schedulerService.listClients, {}),
    );
    const clients = reply.clients ?? [];
    if (context.json) for (const client of clients) await context.output.out(jsonLine({ client }));
    else if (context.quiet) await context.output.out(clients.map(({ name }) => `${name}\n`).join(""));
    else await context.output.out(tableText([HEAD, ...clients.map(rowOf)]));
    return exitStatus.ok;
  },
});

const HEAD = ["CLIENT", "JOINED", "BY", "CERTIFICATE UNTIL", "CALLS", "NOTE"];

function rowOf(client: reeve.v1.IApiClient): string[] {
  const { name, joinedAtMs, joinedBy, certificateEndsMs, openCalls, revoked } = client;
  const note =
    revoked === true ? `revoked by ${client.revokedBy} at ${timeText(client.revokedAtMs ?? 0)}` : "";
  const dates = [timeText(joinedAtMs ?? 0), joinedBy ?? "", timeText(certificateEndsMs ?? 0)];
  return [name ?? "", ...dates, String(openCalls ?? 0), note];
}

export const clientRevoke = command({
  name: "client revoke",
  usage: "[OPTION…] NAME",
  summary: "let a command line on another host do nothing more",
  doc:
    "Its certificate counts no more, its open calls are ended, and tokens for its name that nobody has " +
    "used are withdrawn. What it has submitted goes on, and agents that joined with tokens it made stay: " +
    "look for `client NAME` in `reeve runs` and `reeve agents`. At the scheduler's own socket only.",
  examples: ["reeve client revoke ann-laptop"],
  options: {},
  perform: async (context, given) => {
    const name = agentNameOf(given, "client");
    const { schedulerService } = await import("../../../proto/common/services.ts");
    const { client } = await withScheduler(context, (connection) =>
      connection.call(schedulerService.revokeClient, { name }),
    );
    if (context.json) await context.output.out(jsonLine({ client: client ?? null }));
    else if (!context.quiet) {
      const says = client
        ? `client ${name} is revoked`
        : `no client ${name} has joined; tokens that were made for it are withdrawn`;
      await context.output.out(`${says}\n`);
    }
    return exitStatus.ok;
  },
});
