// `reeve abandon`: an operator gives up a run whose fate is not known; it ends as `unknown`, for good.
// Called by main.ts with a parsed command line. Whether it is possible is the scheduler's to say.
// The danger: the host is not asked and its job is not ended; whoever confirms has been told that.
import { type OptionsTable, switchOption } from "../arguments.ts";
import { command, runNumberOf } from "../command.ts";
import { confirmed } from "../confirm.ts";
import { askOfRun } from "./hold.ts";

const abandonOptions = {
  yes: { read: switchOption, doc: "You mean it: do not ask." },
} as const satisfies OptionsTable;

const MEANING =
  "Its end will never be known: it becomes unknown, reason gave_up, and stays so whatever its agent tells " +
  "later. Nothing is ended on the host: what still runs there goes on.";

export const abandon = command({
  name: "abandon",
  usage: "[OPTION…] RUN",
  summary: "give up a lost run: it ends as unknown",
  doc:
    "Only for a run that is lost, or that is stopping while its agent is not connected. " +
    `${MEANING} No further attempt starts by itself; \`reeve restart\` starts one, also beside one that ` +
    "still runs. Asks for the run's number on a terminal; elsewhere it needs --yes. For a host that is " +
    "gone for good see `reeve agent token --replace`.",
  examples: ["reeve abandon 4711", "reeve abandon --yes 4711"],
  options: abandonOptions,
  perform: async (context, given) => {
    const run = runNumberOf(given);
    const says = `run ${run} will be given up. ${MEANING}`;
    await confirmed(context, { says, word: String(run), yes: given.options.yes });
    return askOfRun(context, "abandon", run);
  },
});
