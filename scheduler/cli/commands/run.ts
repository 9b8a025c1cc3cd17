// `reeve run`: submit and follow; the job's output becomes ours and so does its exit status.
// Called by main.ts with a parsed command line. What it shows comes from the scheduler as it is.
// The danger: a signal to us is not for the job: it detaches, says how to follow again and how to cancel.
import { switchOption } from "../arguments.ts";
import { command, withScheduler } from "../command.ts";
import { jobOptions } from "../job-options.ts";
import { UsageError } from "../refused.ts";
import { checkedJob, dryRun, submitJob, submittedText } from "./submit.ts";
import { followToStatus } from "./logs.ts";

export const run = command({
  name: "run",
  usage: "--agent NAME [OPTION…] -- COMMAND…",
  summary: "submit, show the output, return the job's own status",
  doc:
    "Like submit, and then follows the run until it is over. Standard output and standard error are the " +
    "job's, byte for byte; " +
    "on a terminal control sequences are shown escaped unless --raw. The exit status is the job's own, " +
    "128+n when signal n " +
    "ended it, or one of 120 to 125 with one line `reeve: REASON: sentence` on standard error. Ctrl-C " +
    "detaches (status 130) " +
    "without ending the job. A cut connection is resumed where it was.",
  examples: [
    "reeve run --agent web-1 -- 'make -C /srv/app test'",
    "reeve run --agent web-1 --script backup.sh -- /srv",
  ],
  options: {
    ...jobOptions,
    raw: { read: switchOption, doc: "Leave control sequences as they are, on a terminal too." },
  },
  statuses: ["job", "follow"],
  perform: async (context, given) => {
    const asked = checkedJob(given);
    if (new Set(given.options.agent).size > 1) {
      throw new UsageError(["run follows one run; for several agents use: reeve submit --wait"]);
    }
    return withScheduler(context, async (connection) => {
      if (given.options["dry-run"]) return dryRun(context, connection, asked);
      const submitted = await submitJob(context, connection, asked);
      const [number] = submitted.runs;
      if (number === undefined) throw new Error("the scheduler answered a submission without a run");
      // Whoever reads JSON knows the number at once: a follow that is left can be taken up again.
      if (context.json) await context.output.out(submittedText(context, submitted));
      const note = `reeve: run ${number} on ${given.options.agent[0]}\n`;
      if (context.output.isErrorTerminal && !context.quiet && !context.json) await context.output.err(note);
      return followToStatus(context, connection, {
        run: number,
        attempt: 1,
        shape: { raw: given.options.raw },
      });
    });
  },
});
