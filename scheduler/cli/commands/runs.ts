// `reeve runs`: the list of runs, newest first, with filters. Pages by itself up to --limit.
// Called by main.ts with a parsed command line. What it shows comes from the scheduler as it is.
// The danger: none of its own; names in it were given by others and are escaped by print.ts.
import { limits } from "../../../proto/common/limits.ts";
import { exitStatus } from "../../../proto/common/reasons.ts";
import { integer, text, wordOf } from "../../../proto/common/setting-values.ts";
import type { reeve } from "../../../proto/gen/reeve.js";
import { type OptionsTable, textOption } from "../arguments.ts";
import { command, noWords, withScheduler } from "../command.ts";
import { jsonLine, tableText, timeText } from "../print.ts";

const states =
  "held timed waiting queued starting executing stopping lost failed cancelled unknown succeeded".split(" ");
const runsOptions = {
  state: {
    value: "STATE",
    repeat: true,
    read: textOption(wordOf(...states)),
    doc: "Only in this state; repeat it for more.",
  },
  agent: { value: "NAME", read: textOption(text()), doc: "Only on this agent." },
  name: { value: "NAME", read: textOption(text()), doc: "Only of the job with this name." },
  limit: { value: "N", read: textOption(integer(1, 1_000_000)), doc: "At most so many. Default 50." },
  below: {
    value: "RUN",
    read: textOption(integer(1, Number.MAX_SAFE_INTEGER)),
    doc: "Only runs with a lower number.",
  },
} as const satisfies OptionsTable;

export const runs = command({
  name: "runs",
  usage: "[OPTION…]",
  summary: "list runs, newest first",
  doc: "One line for each run. With --json one object a line.",
  examples: ["reeve runs --state executing --state lost", "reeve runs --agent web-1 --limit 10 --json"],
  options: runsOptions,
  perform: async (context, given) => {
    noWords(given);
    const { options } = given;
    const { schedulerService } = await import("../../../proto/common/services.ts");
    const head = ["RUN", "STATE", "JOB", "AGENT", "SUBMITTED", "ENDED", "BY", "WHY"];
    const rows: string[][] = [];
    await withScheduler(context, async (connection) => {
      let left = options.limit ?? 50;
      let below = options.below ?? 0;
      while (left > 0) {
        const page = await connection.call(schedulerService.listRuns, {
          limit: Math.min(left, limits.listRunsMax),
          below,
          states: [...options.state],
          agent: options.agent ?? "",
          job: options.name ?? "",
        });
        const found = page.runs ?? [];
        if (context.json) for (const run of found) await context.output.out(jsonLine({ run }));
        else rows.push(...found.map(rowOf));
        left -= found.length;
        below = found.at(-1)?.run ?? 0;
        if (!page.more || found.length === 0) break;
      }
    });
    if (context.quiet && !context.json) await context.output.out(rows.map(([run]) => `${run}\n`).join(""));
    else if (!context.json) await context.output.out(tableText([head, ...rows]));
    return exitStatus.ok;
  },
});

function rowOf(run: reeve.v1.IRun): string[] {
  const times = [timeText(run.submittedAtMs ?? 0), timeText(run.endedAtMs ?? 0)];
  const why = run.state === "succeeded" ? "" : (run.why ?? "") || (run.reason ?? "");
  return [String(run.run), run.state ?? "", run.job ?? "", run.agent ?? "", ...times, run.by ?? "", why];
}
