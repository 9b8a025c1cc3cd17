// `reeve audit heads`: what the scheduler keeps of the audit of an agent's host, to be compared there with
// the audit itself. Called by main.ts with a parsed command line. It compares nothing: the files are there.
// The danger: a head that the host itself brought to the comparison; this one comes from the scheduler.
import { exitStatus } from "../../../proto/common/reasons.ts";
import { agentNameOf, command, withScheduler } from "../command.ts";
import { jsonLine, timeText } from "../print.ts";

export const auditHeads = command({
  name: "audit heads",
  usage: "[OPTION…] AGENT",
  summary: "print the heads that are kept of an agent's audit",
  doc:
    "The newest that the host has told, then older ones, about one an hour, and any that a later one has " +
    "contradicted. Bring them to the host, where agentd audit verify finds with them what the audit alone " +
    "cannot show: a tail that was cut off and an audit that was rewritten as a whole.",
  examples: [
    "reeve audit heads web-3",
    "reeve audit heads web-3 | ssh web-3 sudo agentd audit verify --against-scheduler -",
  ],
  options: {},
  perform: async (context, given) => {
    const agent = agentNameOf(given);
    const { schedulerService } = await import("../../../proto/common/services.ts");
    const { heads } = await withScheduler(context, async (connection) =>
      connection.call(schedulerService.listAuditHeads, { agent }),
    );
    for (const { head, atMs } of heads ?? []) {
      const line = context.json ? jsonLine({ head, atMs }) : `${timeText(atMs ?? 0)} ${head}\n`;
      await context.output.out(line);
    }
    if ((heads ?? []).length === 0 && !context.quiet)
      await context.output.err(`reeve: no head of the audit of ${agent} has come yet\n`);
    return exitStatus.ok;
  },
});
