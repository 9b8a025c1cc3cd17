// `reeve agents`: the machines that can run jobs, as the scheduler knows them.
// Called by main.ts with a parsed command line. What it shows comes from the scheduler as it is.
// The danger: `online` is the scheduler's view of a link, not a promise about the next second.
import { exitStatus } from "../../../proto/common/reasons.ts";
import type { reeve } from "../../../proto/gen/reeve.js";
import { command, noWords, withScheduler } from "../command.ts";
import { jsonLine, tableText, timeText } from "../print.ts";

export const agents = command({
  name: "agents",
  usage: "[OPTION…]",
  summary: "list agents",
  doc:
    "One line for each agent that has joined: whether it is connected and since when, how many runs it " +
    "has of how many it may have, who its jobs run as, until when its certificate is good. With --json " +
    "one object a line.",
  examples: ["reeve agents", "reeve agents --json"],
  options: {},
  perform: async (context, given) => {
    noWords(given);
    const { schedulerService } = await import("../../../proto/common/services.ts");
    const found = await withScheduler(context, async (connection) => {
      const reply = await connection.call(schedulerService.listAgents, {});
      return reply.agents ?? [];
    });
    if (context.json) for (const agent of found) await context.output.out(jsonLine({ agent }));
    else if (context.quiet) await context.output.out(found.map((agent) => `${agent.name}\n`).join(""));
    else
      await context.output.out(tableText([HEAD, ...found.map(rowOf)], { column: 1, paint: context.paint }));
    return exitStatus.ok;
  },
});

const HEAD = ["AGENT", "LINK", "SINCE", "RUNS", "MODE", "OWNER", "BUILD", "CERTIFICATE UNTIL", "NOTE"];

function rowOf(agent: reeve.v1.IAgent): string[] {
  const since = agent.sinceMs ?? 0;
  const link = agent.online === true ? "online" : since === 0 ? "never" : "offline";
  const runs = `${agent.liveRuns ?? 0}/${agent.maxRuns ?? 0}`;
  const words = [
    agent.name ?? "",
    link,
    timeText(since),
    runs,
    agent.mode ?? "",
    agent.owner ?? "",
    agent.build ?? "",
  ];
  const notes = [drainText(agent), agent.note ?? ""].filter((note) => note !== "");
  return [...words, timeText(agent.certificateEndsMs ?? 0), notes.join("; ")];
}

/** `drained by claimed ann since 2026-11-22T21:16:56Z: new kernel`; "" when it is not. */
export function drainText(agent: reeve.v1.IAgent): string {
  if (agent.drained !== true) return "";
  const reason = agent.drainReason ? `: ${agent.drainReason}` : "";
  return `drained by ${agent.drainBy ?? ""} since ${timeText(agent.drainAtMs ?? 0)}${reason}`;
}
