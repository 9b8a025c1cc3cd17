// `reeve hold` and `reeve release`: keep a run that has not begun from starting, and let it go on. One file,
// because they differ in a word. Called by main.ts with a parsed command line.
// The danger: a run that an agent has already is not held; the scheduler refuses that, it is never shown as
// held.
import { exitStatus } from "../../../proto/common/reasons.ts";
import { command, type Context, runNumberOf, withScheduler } from "../command.ts";
import { escapeLine } from "../escape.ts";
import { jsonLine } from "../print.ts";

export const hold = command({
  name: "hold",
  usage: "[OPTION…] RUN",
  summary: "keep a run from starting",
  doc:
    "The run stays held until it is released or cancelled. Only a run that no agent has yet can be held; " +
    "one that runs can only be cancelled. Its --start-by goes on counting.",
  examples: ["reeve hold 4711"],
  options: {},
  perform: (context, given) => askOfRun(context, "hold", runNumberOf(given)),
});

export const release = command({
  name: "release",
  usage: "[OPTION…] RUN",
  summary: "let a held run go on",
  doc:
    "The run waits for its --start-at, if that is still to come, and for its agent; one whose --start-by " +
    "has passed ends as too_late.",
  examples: ["reeve release 4711"],
  options: {},
  perform: (context, given) => askOfRun(context, "release", runNumberOf(given)),
});

/** Asks, and says where the run is then; also for what others ask of a run. */
export async function askOfRun(
  context: Context,
  what: "hold" | "release" | "restart" | "abandon",
  run: number,
): Promise<number> {
  const { schedulerService } = await import("../../../proto/common/services.ts");
  const detail = await withScheduler(context, (connection) =>
    connection.call(schedulerService[what], { run }),
  );
  const says = `run ${run} is ${detail.run?.state ?? ""}: ${detail.run?.why ?? ""}`;
  if (context.json) await context.output.out(jsonLine({ run: detail.run }));
  else if (!context.quiet) await context.output.out(`${escapeLine(says)}\n`);
  return exitStatus.ok;
}
