// `reeve logs`: the output of a run, as stored or followed; also the follow that `reeve run` ends with.
// Called by main.ts with a parsed command line. What it shows comes from the scheduler as it is.
// The danger: on a terminal a log can do anything a terminal can; it is escaped there unless --raw.
import { exitStatus } from "../../../proto/common/reasons.ts";
import { integer } from "../../../proto/common/setting-values.ts";
import { type OptionsTable, switchOption, textOption } from "../arguments.ts";
import { command, type Context, runNumberOf, socketHint, withScheduler } from "../command.ts";
import type { Connection } from "../connection.ts";
import { isTerminal, outcomeOf } from "../exit-status.ts";
import type { LogOutput, LogShape } from "../log-output.ts";
import { countText, jsonLine } from "../print.ts";
import { Detached, UsageError } from "../refused.ts";
import { PipeClosed } from "../output.ts";
import { detachStatus } from "../interrupts.ts";

const logsOptions = {
  follow: { short: "f", read: switchOption, doc: "Go on until the run is over." },
  attempt: {
    value: "N",
    read: textOption(integer(1, 0xffff_ffff)),
    doc: "This attempt. Default: the newest.",
  },
  stdout: { read: switchOption, doc: "Standard output only." },
  stderr: { read: switchOption, doc: "Standard error only." },
  raw: { read: switchOption, doc: "Leave control sequences as they are, on a terminal too." },
} as const satisfies OptionsTable;

export const logs = command({
  name: "logs",
  usage: "[-f] [OPTION…] RUN",
  summary: "the output of a run",
  doc:
    "Standard output goes to standard output and standard error to standard error, byte for byte. On a " +
    "terminal control " +
    "sequences are shown escaped unless --raw. Without -f: what is stored now, of the newest attempt. " +
    "With -f: until the run " +
    "is over and its log complete, through every further attempt; then the exit status is 0 whatever " +
    "the job's was.",
  examples: ["reeve logs -f 4711", "reeve logs --stderr 4711 > errors.txt"],
  options: logsOptions,
  perform: async (context, given) => {
    const run = runNumberOf(given);
    const { options } = given;
    if (options.stdout && options.stderr)
      throw new UsageError(["--stdout and --stderr exclude each other; both is the default"]);
    const only = options.stdout ? ("stdout" as const) : options.stderr ? ("stderr" as const) : undefined;
    const shape = { raw: options.raw, ...(only === undefined ? {} : { only }) };
    return withScheduler(context, async (connection) => {
      const attempt = options.attempt ?? (await newestAttempt(connection, run));
      if (!options.follow) return stored(context, connection, { run, attempt, shape });
      await followToStatus(context, connection, { run, attempt, shape });
      return exitStatus.ok;
    });
  },
});

export type Followed = {
  readonly run: number;
  readonly attempt: number;
  readonly shape: Omit<LogShape, "json">;
};

/** Follows to the end and answers with the exit status that the run's end means. */
export async function followToStatus(
  context: Context,
  connection: Connection,
  what: Followed,
): Promise<number> {
  const { Follow } = await import("../follow.ts");
  context.interrupts.arm();
  const log = await logOutput(context, what);
  const goesOn = (): Promise<boolean> => isGoingOn(connection, what.run);
  const follow = () => new Follow(connection, context.interrupts, what.run).toTheEnd(log, what.attempt);
  const detail = await orSayHow(context, what.run, follow, goesOn);
  const outcome = outcomeOf(detail);
  const newest = detail.attempts?.find((attempt) => attempt.attempt === detail.run?.attempt);
  if (context.json) {
    await context.output.out(jsonLine({ run: detail.run, attempt: newest, exitStatus: outcome.status }));
    return outcome.status;
  }
  await tellAboutLog(context, log, newest?.logState ?? "");
  if (outcome.reason !== "")
    await context.output.err(`reeve: ${outcome.reason}: run ${what.run}: ${outcome.says}\n`);
  return outcome.status;
}

/** Left early, by a signal or by whoever read our output: the run goes on, and the words for it are given. */
export async function orSayHow<T>(
  context: Context,
  run: number,
  follow: () => Promise<T>,
  goesOn: () => Promise<boolean> = async () => true,
): Promise<T> {
  try {
    return await follow();
  } catch (error) {
    const isLeft = error instanceof Detached || (error instanceof PipeClosed && (await goesOn()));
    const socket = socketHint(context);
    const how = `follow it again: reeve logs${socket} -f ${run}; cancel it: reeve cancel${socket} ${run}`;
    if (isLeft && context.json && error instanceof Detached) {
      await context.output.err(
        jsonLine({ detached: { run, signal: error.signal, status: statusOfSignal(error.signal) } }),
      );
    } else if (isLeft) await context.output.err(`reeve: detached: run ${run} goes on; ${how}\n`);
    throw error;
  }
}

export function statusOfSignal(signal: NodeJS.Signals): number {
  return signal in detachStatus ? detachStatus[signal as keyof typeof detachStatus] : exitStatus.internal;
}

async function stored(context: Context, connection: Connection, what: Followed): Promise<number> {
  const { Follow } = await import("../follow.ts");
  if (what.attempt === 0) return nothingYet(context, what.run);
  context.interrupts.arm();
  const log = await logOutput(context, what);
  const follow = new Follow(connection, context.interrupts, what.run);
  const end = await follow.attemptLog(log, { attempt: what.attempt, follow: false });
  if (context.json) await context.output.out(jsonLine({ end }));
  else await tellAboutLog(context, log, end.logState ?? "");
  return exitStatus.ok;
}

async function logOutput(context: Context, what: Followed): Promise<LogOutput> {
  const { LogOutput } = await import("../log-output.ts");
  return new LogOutput(context.output, { json: context.json, ...what.shape });
}

async function tellAboutLog(context: Context, log: LogOutput, logState: string): Promise<void> {
  if (context.quiet) return;
  const cut = countText(log.cutBytes, "byte");
  if (log.cutBytes > 0) await context.output.err(`reeve: log cut: ${cut} dropped at the log limit\n`);
  if (logState === "damaged")
    await context.output.err("reeve: log damaged: its end is lost or its digest differs\n");
  if (logState === "removed")
    await context.output.err(
      "reeve: log removed: by retention, or it was not in the backup that was restored\n",
    );
}

/** Not when it is over; when nobody can tell, it is said to. */
async function isGoingOn(connection: Connection, run: number): Promise<boolean> {
  const { schedulerService } = await import("../../../proto/common/services.ts");
  const asked = connection.call(schedulerService.getRun, { run });
  return asked.then(
    (detail) => !isTerminal(detail.run?.state ?? ""),
    () => true,
  );
}

async function newestAttempt(connection: Connection, run: number): Promise<number> {
  const { schedulerService } = await import("../../../proto/common/services.ts");
  const detail = await connection.call(schedulerService.getRun, {
    run,
  });
  return detail.run?.attempt ?? 0;
}

/** No attempt yet: no output, and no error either. */
async function nothingYet(context: Context, run: number): Promise<number> {
  if (context.json)
    await context.output.out(jsonLine({ end: { storedBytes: 0, logState: "none", attempt: 0 } }));
  else if (!context.quiet)
    await context.output.err(`reeve: run ${run} has not started; it has no output yet\n`);
  return exitStatus.ok;
}
