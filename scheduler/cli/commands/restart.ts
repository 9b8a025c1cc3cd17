// `reeve restart`: a run that is over, once more: the same number, a further attempt.
// Called by main.ts with a parsed command line. Whether it is possible is the scheduler's to say.
// The danger: an unknown run may still be at work on its host; the help says so, because nobody else can.
import { exitStatus } from "../../../proto/common/reasons.ts";
import { type OptionsTable, switchOption } from "../arguments.ts";
import { command, runNumberOf, withScheduler } from "../command.ts";
import { askOfRun } from "./hold.ts";
import { waitForAll } from "./submit.ts";

const restartOptions = {
  wait: { read: switchOption, doc: "Wait for the end and return the job's own status." },
} as const satisfies OptionsTable;

export const restart = command({
  name: "restart",
  usage: "[OPTION…] RUN",
  summary: "once more: the same run, a further attempt",
  doc:
    "For a run that failed, was cancelled or is unknown. It keeps its number, its job, its agent and its " +
    "history, and gets a further attempt with all its retries before it; a start-by counts anew, 24 h from " +
    "now. A run that succeeded is not restarted: resubmit makes a new one of it. Where a run is unknown, " +
    "look at its host first: what was started there may still be at work. `reeve logs -f` goes on to the " +
    "new attempt.",
  examples: ["reeve restart 4711", "reeve restart --wait 4711"],
  options: restartOptions,
  perform: async (context, given) => {
    const run = runNumberOf(given);
    const status = await askOfRun(context, "restart", run);
    if (!given.options.wait || status !== exitStatus.ok) return status;
    return withScheduler(context, (connection) => waitForAll(context, connection, [run]));
  },
});
