// `reeve runs`: the list of runs, newest first, with filters. Pages by itself up to --limit; --watch looks
// again and again.
// Called by main.ts with a parsed command line. What it shows comes from the scheduler as it is.
// The danger: none of its own; names in it were given by others and are escaped by print.ts.
import { setTimeout as delay } from "node:timers/promises";
import { limits } from "../../../proto/common/limits.ts";
import { exitStatus } from "../../../proto/common/reasons.ts";
import { integer, text, wordOf } from "../../../proto/common/setting-values.ts";
import type { reeve } from "../../../proto/gen/reeve.js";
import { type Options, type OptionsTable, switchOption, textOption } from "../arguments.ts";
import { command, type Context, noWords, withScheduler } from "../command.ts";
import type { Connection } from "../connection.ts";
import { escapeLine } from "../escape.ts";
import { jsonLine, tableText, timeText } from "../print.ts";
import { Detached, Refused } from "../refused.ts";
import { Screen } from "../screen.ts";

type Run = reeve.v1.IRun;
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
  watch: {
    read: switchOption,
    doc:
      "Look again and again, until Ctrl-C. On a terminal the list stays in its place, else each run is " +
      "written again when it has changed.",
  },
} as const satisfies OptionsTable;

export const runs = command({
  name: "runs",
  usage: "[OPTION…]",
  summary: "list runs, newest first",
  doc:
    "One line for each run, with why it waits or how it ended. Filters narrow it, --limit and --below " +
    "page through it. With --json one object a line.",
  examples: [
    "reeve runs --state executing --state lost",
    "reeve runs --agent web-1 --limit 10 --json",
    "reeve runs --watch --state executing",
  ],
  options: runsOptions,
  statuses: ["follow"],
  perform: async (context, given) => {
    noWords(given);
    const { options } = given;
    const list = (connection: Connection) => pagesOf(connection, options);
    return withScheduler(context, async (connection) => {
      if (options.watch) return watchRuns(context, connection, list);
      if (context.json) await tellPages(context, list(connection));
      else await tellList(context, await wholeOf(list(connection)));
      return exitStatus.ok;
    });
  },
});

/** JSON is written page by page: a list may be long. */
async function tellPages(context: Context, pages: AsyncIterable<readonly Run[]>): Promise<void> {
  for await (const page of pages) for (const run of page) await context.output.out(jsonLine({ run }));
}

async function wholeOf(pages: AsyncIterable<readonly Run[]>): Promise<readonly Run[]> {
  const found: Run[] = [];
  for await (const page of pages) found.push(...page);
  return found;
}

function tellList(context: Context, found: readonly Run[]): Promise<void> {
  const numbers = (): string => found.map(({ run }) => `${run}\n`).join("");
  return context.output.out(context.quiet ? numbers() : runsTable(context, found));
}

async function* pagesOf(connection: Connection, options: Options<typeof runsOptions>): AsyncGenerator<Run[]> {
  const { schedulerService } = await import("../../../proto/common/services.ts");
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
    yield found;
    left -= found.length;
    below = found.at(-1)?.run ?? 0;
    if (!page.more || found.length === 0) return;
  }
}

/** Until a signal comes, over cuts and restarts of the scheduler. */
async function watchRuns(
  context: Context,
  connection: Connection,
  list: (connection: Connection) => AsyncIterable<Run[]>,
): Promise<number> {
  const { signal, name, arm } = context.interrupts;
  arm();
  const screen = context.output.isTerminal && !context.json ? new Screen(context.output) : undefined;
  const told = new Map<number, string>();
  let heardAtMs = Date.now();
  while (!signal.aborted) {
    try {
      const found = await wholeOf(list(connection));
      heardAtMs = Date.now();
      if (screen !== undefined) await screen.draw(runsTable(context, found));
      else await tellChanged(context, found, told);
    } catch (error) {
      const isWaited = Date.now() - heardAtMs < limits.cliReconnectMs;
      if (!(error instanceof Refused && error.isCut && isWaited)) throw error;
      connection.redial();
    }
    await delay(limits.cliWatchMs, undefined, { signal }).catch(() => {});
  }
  throw new Detached(name() ?? "SIGINT");
}

/** Each run that is new or not as it was told last, oldest first. What has left the list is forgotten. */
async function tellChanged(
  context: Context,
  found: readonly Run[],
  told: Map<number, string>,
): Promise<void> {
  const listed = new Set(found.map(({ run }) => run ?? 0));
  for (const run of told.keys()) if (!listed.has(run)) told.delete(run);
  for (const run of [...found].reverse()) {
    const row = rowOf(run);
    const known = `${run.state} ${run.attempt} ${run.reason}`;
    if (told.get(run.run ?? 0) === known) continue;
    told.set(run.run ?? 0, known);
    if (context.json) await context.output.out(jsonLine({ run }));
    else if (context.quiet) await context.output.out(`${run.run}\n`);
    else await context.output.out(`${row.map((cell) => escapeLine(cell) || "-").join("  ")}\n`);
  }
}

function runsTable(context: Context, found: readonly Run[]): string {
  return tableText([HEAD, ...found.map(rowOf)], { column: 1, paint: context.paint });
}

const HEAD = ["RUN", "STATE", "JOB", "AGENT", "SUBMITTED", "ENDED", "BY", "WHY"];

function rowOf(run: Run): string[] {
  const times = [timeText(run.submittedAtMs ?? 0), timeText(run.endedAtMs ?? 0)];
  const words = run.why || run.reason || "";
  const why = run.state === "succeeded" || words === run.state ? "" : words;
  return [String(run.run), run.state ?? "", run.job ?? "", run.agent ?? "", ...times, run.by ?? "", why];
}
