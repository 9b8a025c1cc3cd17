// `reeve logs`: the output of a run, as stored or followed; also the follow that `reeve run` ends with.
// Called by main.ts with a parsed command line. What it shows comes from the scheduler as it is.
// The danger: on a terminal a log can do anything a terminal can; it is escaped there unless --raw.
import { exitStatus } from "../../../proto/common/reasons.ts";
import type { reeve } from "../../../proto/gen/reeve.js";
import { limits } from "../../../proto/common/limits.ts";
import { integer } from "../../../proto/common/setting-values.ts";
import { type Options, type OptionsTable, switchOption, textOption } from "../arguments.ts";
import { command, type Context, runNumberOf, wayHint, withScheduler } from "../command.ts";
import type { Connection } from "../connection.ts";
import { isTerminal, outcomeOf } from "../exit-status.ts";
import type { LogPlace } from "../follow.ts";
import type { LogOutput, LogShape } from "../log-output.ts";
import { amountText, countText, jsonLine, noteLine } from "../print.ts";
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
  tail: {
    value: "N",
    read: textOption(integer(0, Number.MAX_SAFE_INTEGER)),
    doc: "Only the last N lines of what is stored, and with -f what comes after.",
  },
  "since-byte": {
    value: "N",
    read: textOption(integer(0, Number.MAX_SAFE_INTEGER)),
    doc:
      "Leave out the first N bytes of the stream: with what a reader already has, it goes on exactly " +
      "there. Without --stdout or --stderr both are counted, in the order in which they are stored.",
  },
  all: { read: switchOption, doc: "From the first byte. The default, except on a terminal." },
  raw: { read: switchOption, doc: "Leave control sequences as they are, on a terminal too." },
} as const satisfies OptionsTable;

export const logs = command({
  name: "logs",
  usage: "[-f] [OPTION…] RUN",
  summary: "the output of a run",
  doc:
    "Standard output goes to standard output and standard error to standard error, byte for byte. On a " +
    "terminal control sequences are shown escaped unless --raw, and of a long log only its end is shown, " +
    "with a line that says how long it is. Without -f: what is stored now, of the newest attempt. With " +
    "-f: until the run is over and its log complete, through every further attempt; then the exit status " +
    "is 0 whatever the job's was. The scheduler looks for the place of --tail and --since-byte, so that " +
    "only what is shown is sent.",
  examples: [
    "reeve logs -f 4711",
    "reeve logs --tail 20 -f 4711",
    "reeve logs --stderr 4711 > errors.txt",
    "reeve logs --stdout --since-byte $(stat -c %s out.log) 4711 >> out.log",
  ],
  options: logsOptions,
  statuses: ["follow"],
  perform: async (context, given) => {
    const run = runNumberOf(given);
    const { options } = given;
    if (options.stdout && options.stderr)
      throw new UsageError(["--stdout and --stderr exclude each other; both is the default"]);
    const only = options.stdout ? ("stdout" as const) : options.stderr ? ("stderr" as const) : undefined;
    const shape = { raw: options.raw, ...(only === undefined ? {} : { only }) };
    const place = placeOf(context, run, options);
    return withScheduler(context, async (connection) => {
      const attempt = options.attempt ?? (await newestAttempt(connection, run));
      if (!options.follow) return stored(context, connection, { run, attempt, shape, place });
      await followToStatus(context, connection, { run, attempt, shape, place });
      return exitStatus.ok;
    });
  },
});

export type Followed = {
  readonly run: number;
  readonly attempt: number;
  readonly shape: Omit<LogShape, "json">;
  readonly place?: LogPlace | undefined;
};

/** Where to begin; undefined = at the first byte. */
function placeOf(context: Context, run: number, options: Options<typeof logsOptions>): LogPlace | undefined {
  const { tail, all, stdout, stderr } = options;
  const sinceByte = options["since-byte"];
  if ([tail !== undefined, sinceByte !== undefined, all].filter(Boolean).length > 1)
    throw new UsageError(["--tail, --since-byte and --all exclude each other"]);
  const stream = stdout ? "stdout" : stderr ? "stderr" : "";
  const found = async (): Promise<void> => {};
  if (tail !== undefined) return { ask: { tailLines: tail, stream }, found };
  if (sinceByte !== undefined) return { ask: { sinceByte, stream }, found };
  const { isTerminal: isOut, isErrorTerminal: isErr } = context.output;
  const isShown = (stderr || isOut) && (stdout || isErr);
  if (all || context.json || !isShown) return undefined;
  const bounds = { tailLines: limits.cliTerminalLinesMax, tailBytes: limits.cliTerminalLogBytesMax };
  return { ask: { ...bounds, stream }, found: (start) => tellWhole(context, run, start) };
}

/** Nobody reads a gigabyte as it flies past; what was left out is said, and how to get it. */
async function tellWhole(context: Context, run: number, start: reeve.v1.ILogStart): Promise<void> {
  const [before, whole] = [start.beforeBytes ?? 0, start.streamBytes ?? 0];
  if (before === 0 || context.quiet) return;
  const all = `all of it: reeve logs${wayHint(context)} --all ${run}`;
  const says = `the log has ${amountText(whole)}; this is its end, ${amountText(whole - before)}`;
  await context.output.err(`reeve: ${says}; ${all}\n`);
}

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
  const follow = () =>
    new Follow(connection, context.interrupts, what.run).toTheEnd(log, what.attempt, what.place);
  const detail = await orSayHow(context, what.run, follow, goesOn);
  const outcome = outcomeOf(detail);
  const newest = detail.attempts?.find((attempt) => attempt.attempt === detail.run?.attempt);
  if (context.json) {
    await context.output.out(jsonLine({ run: detail.run, attempt: newest, exitStatus: outcome.status }));
    return outcome.status;
  }
  await tellAboutLog(context, log, newest?.logState ?? "", what.place !== undefined);
  if (outcome.reason !== "")
    await context.output.err(noteLine(`${outcome.reason}: run ${what.run}: ${outcome.says}`));
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
    const socket = wayHint(context);
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
  const end = await follow.attemptLog(log, { attempt: what.attempt, follow: false, place: what.place });
  if (context.json) await context.output.out(jsonLine({ end }));
  else await tellAboutLog(context, log, end.logState ?? "", what.place !== undefined);
  return exitStatus.ok;
}

async function logOutput(context: Context, what: Followed): Promise<LogOutput> {
  const { LogOutput } = await import("../log-output.ts");
  return new LogOutput(context.output, { json: context.json, ...what.shape });
}

async function tellAboutLog(
  context: Context,
  log: LogOutput,
  logState: string,
  hasPlace: boolean,
): Promise<void> {
  if (context.quiet) return;
  const cut = countText(log.cutBytes, "byte");
  if (log.cutBytes > 0) await context.output.err(`reeve: log cut: ${cut} dropped at the log limit\n`);
  else if (hasPlace && logState === "cut")
    await context.output.err("reeve: log cut: the log limit dropped output before what is shown\n");
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
