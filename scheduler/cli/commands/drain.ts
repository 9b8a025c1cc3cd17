// `reeve drain` and `reeve resume`: keep new runs from starting on an agent, and let them again. One file,
// because they are two ends of one thing. Called by main.ts with a parsed command line.
// The danger: a drained agent is not an idle one; what runs there goes on, and the words say how much.
import { limits } from "../../../proto/common/limits.ts";
import { exitStatus } from "../../../proto/common/reasons.ts";
import { text } from "../../../proto/common/setting-values.ts";
import type { reeve } from "../../../proto/gen/reeve.js";
import { type OptionsTable, textOption } from "../arguments.ts";
import { agentNameOf, command, type Context, withScheduler } from "../command.ts";
import { escapeLine } from "../escape.ts";
import { countText, jsonLine } from "../print.ts";
import { drainText } from "./agents.ts";

const drainOptions = {
  reason: {
    value: "TEXT",
    read: textOption(text({ bytesMax: limits.cancelReasonBytesMax })),
    doc: "Why, for everybody whose runs wait.",
  },
} as const satisfies OptionsTable;

export const drain = command({
  name: "drain",
  usage: "[OPTION…] AGENT",
  summary: "let no new run start on an agent",
  doc:
    "What runs on the agent goes on; nothing new starts there until it is resumed, whatever is restarted " +
    "in between. Runs can be submitted for it all the same: they wait, and their start-by goes on " +
    "counting. Who drained it and when is shown by `reeve agents`, and by `reeve show` of every run that " +
    "waits for it. " +
    "Draining a drained agent changes nothing.",
  examples: ['reeve drain --reason "new kernel" web-1'],
  options: drainOptions,
  perform: async (context, given) => {
    const agent = agentNameOf(given);
    const { schedulerService } = await import("../../../proto/common/services.ts");
    const request = { agent, reason: given.options.reason ?? "" };
    const marked = await withScheduler(context, (connection) =>
      connection.call(schedulerService.drain, request),
    );
    const live = marked.liveRuns ?? 0;
    const goes = live === 1 ? "goes" : "go";
    const rest = live === 0 ? "nothing runs there" : `${countText(live, "run")} there ${goes} on`;
    return tell(context, marked, `agent ${agent} is ${drainText(marked)}; ${rest}`);
  },
});

export const resume = command({
  name: "resume",
  usage: "[OPTION…] AGENT",
  summary: "let runs start on a drained agent again",
  doc: "What waits for the agent starts, best first. Resuming an agent that is not drained changes nothing.",
  examples: ["reeve resume web-1"],
  options: {},
  perform: async (context, given) => {
    const agent = agentNameOf(given);
    const { schedulerService } = await import("../../../proto/common/services.ts");
    const marked = await withScheduler(context, (connection) =>
      connection.call(schedulerService.resume, { agent }),
    );
    return tell(context, marked, `agent ${agent} takes runs`);
  },
});

async function tell(context: Context, agent: reeve.v1.IAgent, says: string): Promise<number> {
  if (context.json) await context.output.out(jsonLine({ agent }));
  else if (!context.quiet) await context.output.out(`${escapeLine(says)}\n`);
  return exitStatus.ok;
}
