// `reeve resubmit`: a new run of the job of an earlier one, byte for byte, with a number, a key and times of
// its own. Called by main.ts with a parsed command line. The spec never comes here: the scheduler has it.
// The danger: a resubmission whose answer was lost; it is sent again under the same key, which starts
// nothing twice.
import { randomBytes } from "node:crypto";
import { exitStatus } from "../../../proto/common/reasons.ts";
import type { reeve } from "../../../proto/gen/reeve.js";
import { type OptionsTable, switchOption } from "../arguments.ts";
import { command, runNumberOf, withScheduler } from "../command.ts";
import { jobOptions } from "../job-options.ts";
import { sentForSure, submittedText, tellInstants, waitForAll } from "./submit.ts";

const resubmitOptions = {
  agent: {
    ...jobOptions.agent,
    doc:
      "On this agent, if the job was submitted for it; repeat it for one run on each. Default: the run's " +
      "own.",
  },
  priority: { ...jobOptions.priority, doc: "Higher starts first. Default: the run's own." },
  "start-at": jobOptions["start-at"],
  "start-by": jobOptions["start-by"],
  hold: jobOptions.hold,
  key: jobOptions.key,
  wait: { read: switchOption, doc: "Wait for the end and return the job's own status." },
} as const satisfies OptionsTable;

export const resubmit = command({
  name: "resubmit",
  usage: "[OPTION…] RUN",
  summary: "a new run of the same job",
  doc:
    "A new run with a number of its own, of the very job that the earlier run had: what is executed, as " +
    "whom, on which agents, with which limits. Queue and retries are the earlier run's too; the options " +
    "below are not. `reeve show` names the run that it was made of. To try the same run again use restart.",
  examples: ["reeve resubmit 4711", "reeve resubmit --agent web-2 --start-at +2h --wait 4711"],
  options: resubmitOptions,
  perform: async (context, given) => {
    const run = runNumberOf(given);
    const { options } = given;
    const { schedulerService } = await import("../../../proto/common/services.ts");
    const key = options.key ?? `reeve-${randomBytes(16).toString("hex")}`;
    const request: reeve.v1.IResubmitRequest = {
      run,
      idempotencyKey: key,
      agents: [...new Set(options.agent)],
      startAtMs: options["start-at"]?.ms ?? 0,
      startByMs: options["start-by"]?.ms ?? 0,
      hold: options.hold,
    };
    if (options.priority !== undefined) request.priority = options.priority;
    await tellInstants(context, options);
    return withScheduler(context, async (connection) => {
      const send = () => connection.call(schedulerService.resubmit, request);
      const reply = await sentForSure(connection, send, key);
      const runs = (reply.runs ?? []).map(Number);
      await context.output.out(submittedText(context, { runs, key, warnings: reply.warnings ?? [] }));
      return options.wait ? waitForAll(context, connection, runs) : exitStatus.ok;
    });
  },
});
