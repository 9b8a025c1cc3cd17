// `reeve cancel`: asks for the end of a run and waits until it has ended, then says what was ended and what
// is left.
// The danger: "cancelled" must mean that nothing of it runs any more; while something does, that is what it
// says.
import { exitStatus } from "../../../proto/common/reasons.ts";
import { text } from "../../../proto/common/setting-values.ts";
import type { reeve } from "../../../proto/gen/reeve.js";
import { type OptionsTable, switchOption, textOption } from "../arguments.ts";
import { command, type Context, runNumberOf, withScheduler } from "../command.ts";
import type { Connection } from "../connection.ts";
import { isTerminal, outcomeOf } from "../exit-status.ts";
import { countText, jsonLine, noteLine } from "../print.ts";
import { UsageError } from "../refused.ts";

const cancelOptions = {
  wait: { read: switchOption, doc: "Wait until it has ended. The default." },
  "no-wait": { read: switchOption, doc: "Only ask; answer at once." },
  reason: { value: "TEXT", read: textOption(text({ bytesMax: 500 })), doc: "Why, for the journal." },
} as const satisfies OptionsTable;

export const cancel = command({
  name: "cancel",
  usage: "[OPTION…] RUN",
  summary: "end a run and everything it started",
  doc:
    "TERM to every process of the run, after its grace KILL. Waits until none is left and says how many " +
    "were ended. " +
    "Exit status: 0 when the run is over and nothing of it is left, 120 when processes are left, 122 " +
    "when that is not known.",
  examples: ["reeve cancel 4711", "reeve cancel --no-wait 4711"],
  options: cancelOptions,
  statuses: ["follow"],
  perform: async (context, given) => {
    const run = runNumberOf(given);
    const { options } = given;
    if (options.wait && options["no-wait"]) throw new UsageError(["--wait and --no-wait exclude each other"]);
    const { schedulerService } = await import("../../../proto/common/services.ts");
    return withScheduler(context, async (connection) => {
      const request = { run, reason: options.reason ?? "" };
      const asked = await connection.call(schedulerService.cancel, request);
      if (!options["no-wait"] && !isTerminal(asked.run?.state ?? ""))
        return untilEnded(context, connection, run);
      return report(context, asked);
    });
  },
});

async function untilEnded(context: Context, connection: Connection, run: number): Promise<number> {
  const { Follow } = await import("../follow.ts");
  const { orSayHow } = await import("./logs.ts");
  context.interrupts.arm();
  const told = new Set<string>();
  const detail = await orSayHow(context, run, () =>
    new Follow(connection, context.interrupts, run).until((_, now) => {
      if (!context.json && !context.quiet) tellSurvivors(context, now, told);
      return false;
    }),
  );
  return report(context, detail);
}

/** Each process that outlives its signals is named once, while we go on waiting. */
function tellSurvivors(context: Context, detail: reeve.v1.IRunDetail, told: Set<string>): void {
  for (const survivor of newestOf(detail)?.survivors ?? []) {
    if (told.has(survivor) || told.size >= SURVIVORS_TOLD_MAX) continue;
    told.add(survivor);
    context.output.err(noteLine(`still running: ${survivor}`)).catch(() => {});
  }
}

const SURVIVORS_TOLD_MAX = 100;

async function report(context: Context, detail: reeve.v1.IRunDetail): Promise<number> {
  const attempt = newestOf(detail);
  const status = statusOf(detail, attempt);
  if (context.json) await context.output.out(jsonLine({ run: detail.run, attempt }));
  else if (!context.quiet) await context.output.out(`${sentence(detail, attempt)}\n`);
  return status;
}

function statusOf(detail: reeve.v1.IRunDetail, attempt: reeve.v1.IAttempt | undefined): number {
  if (detail.run?.state === "unknown") return exitStatus.unknown;
  return (attempt?.exit?.processesLeft ?? 0) > 0 ? exitStatus.failed : exitStatus.ok;
}

function sentence(detail: reeve.v1.IRunDetail, attempt: reeve.v1.IAttempt | undefined): string {
  const state = detail.run?.state ?? "";
  const head = `run ${detail.run?.run}`;
  if (!isTerminal(state)) return `${head} is ${state}; it was asked to end`;
  if (state === "unknown") return `${head} is unknown: ${outcomeOf(detail).says}`;
  if (state !== "cancelled") return `${head} had ${state} before the cancel reached it; nothing was ended`;
  const exit = attempt?.exit;
  const isOfBefore = attempt?.state !== state; // of an attempt that was over when another was awaited
  if (exit === undefined || exit === null || exit.kind === "reason" || isOfBefore)
    return `${head} cancelled before it started`;
  const left = exit.processesLeft ?? 0;
  const pids = (exit.leftPids ?? []).join(" ");
  const rest = left === 0 ? "none is left" : `${left} left: ${pids || "out of reach"}`;
  return `${head} cancelled: ${countText(exit.processesEnded ?? 0, "process", "processes")} ended, ${rest}`;
}

function newestOf(detail: reeve.v1.IRunDetail): reeve.v1.IAttempt | undefined {
  return detail.attempts?.find((attempt) => attempt.attempt === detail.run?.attempt);
}
