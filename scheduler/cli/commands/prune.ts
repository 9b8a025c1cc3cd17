// `reeve prune`: removes what is old now, by the settings or by days, or says what that would be.
// Called by main.ts with a parsed command line. What may go is the scheduler's to say.
// The danger: what it removes is gone; --dry-run shows the same sums without removing anything.
import { limits } from "../../../proto/common/limits.ts";
import { exitStatus } from "../../../proto/common/reasons.ts";
import { integer } from "../../../proto/common/setting-values.ts";
import type { reeve } from "../../../proto/gen/reeve.js";
import { type OptionsTable, switchOption, textOption } from "../arguments.ts";
import { command, noWords, withScheduler } from "../command.ts";
import { amountText, countText, jsonLine } from "../print.ts";
import { Refused } from "../refused.ts";

const days = textOption(integer(0, limits.pruneDaysMax));

const pruneOptions = {
  "dry-run": { read: switchOption, doc: "Say what would be removed, and remove nothing." },
  "older-than": {
    value: "DAYS",
    read: days,
    doc: "Runs that ended more than so many days ago, with all that is theirs. Default: keep_history_days.",
  },
  "keep-logs": {
    value: "DAYS",
    read: days,
    doc: "Logs of the last so many days; older ones go, and their runs stay. Default: keep_log_days.",
  },
} as const satisfies OptionsTable;

export const prune = command({
  name: "prune",
  usage: "[OPTION…]",
  summary: "remove old runs and logs now",
  doc:
    "The scheduler does this by itself every hour, as its settings keep_… say. Without options this does " +
    "the same now; with days it takes those instead, and no size counts. Runs that are not over, and runs " +
    "whose log or host is still waited for, are never removed; nor are those that were looked at within " +
    "the last minute. Room comes back to the disk at once. It also works while the disk is full.",
  examples: ["reeve prune --dry-run --older-than 30", "reeve prune --keep-logs 7"],
  options: pruneOptions,
  perform: async (context, given) => {
    noWords(given);
    const { schedulerService } = await import("../../../proto/common/services.ts");
    const { "dry-run": dryRun, "older-than": olderThan, "keep-logs": keepLogs } = given.options;
    const request = { dryRun, olderThanDays: olderThan ?? -1, keepLogsDays: keepLogs ?? -1 };
    const sum = await withScheduler(context, async (connection) => {
      for await (const reply of connection.stream(schedulerService.prune, request))
        if (reply.done) return reply;
      throw new Refused("internal", "the scheduler did not say what it removed");
    });
    if (context.json) await context.output.out(jsonLine({ prune: sumOf(sum), dryRun }));
    else if (!context.quiet) await context.output.out(`${sentence(sum, dryRun)}\n`);
    return exitStatus.ok;
  },
});

function sumOf({ runs, logs, logBytes, databaseBytes }: reeve.v1.IPruneReply) {
  return { runs: runs ?? 0, logs: logs ?? 0, logBytes: logBytes ?? 0, databaseBytes: databaseBytes ?? 0 };
}

function sentence(reply: reeve.v1.IPruneReply, dryRun: boolean): string {
  const { runs, logs, logBytes, databaseBytes } = sumOf(reply);
  const what = `${countText(runs, "run")}, ${amountText(logBytes)} of logs`;
  if (dryRun) {
    const sum = `would remove ${what} (${countText(logs, "log")})`;
    if (databaseBytes === 0) return sum;
    return `${sum}, and more of the oldest runs until the database is ${amountText(databaseBytes)} smaller`;
  }
  return `removed ${what}, ${amountText(databaseBytes)} of the database`;
}
