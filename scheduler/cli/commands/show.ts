// `reeve show`: everything about one run: what it is, why it is where it is, its attempts and its journal.
// --watch shows it again after each change. Called by main.ts with a parsed command line. What it shows comes
// from the scheduler as it is; run-page.ts lays it out.
// The danger: values of the environment may be secrets; they are not even asked for, unless --env-values.
import { exitStatus } from "../../../proto/common/reasons.ts";
import type { reeve } from "../../../proto/gen/reeve.js";
import { type Options, type OptionsTable, switchOption } from "../arguments.ts";
import { command, type Context, runNumberOf, withScheduler } from "../command.ts";
import type { Connection } from "../connection.ts";
import { escapeLine } from "../escape.ts";
import { jsonLine } from "../print.ts";
import { journalRow, pageOf, specJson } from "../run-page.ts";
import { Screen } from "../screen.ts";
import { signerName } from "../signer-name.ts";

const showOptions = {
  "env-values": {
    read: switchOption,
    doc: "Show the values of the job's environment too; they may be secrets.",
  },
  watch: {
    read: switchOption,
    doc:
      "Until the run is over. On a terminal the page stays in its place, else each change is one line of " +
      "the journal.",
  },
} as const satisfies OptionsTable;

export const show = command({
  name: "show",
  usage: "[OPTION…] RUN",
  summary: "one run: why, attempts, journal",
  doc:
    "What the run is, why it is in its state, each attempt and each change. Of the environment names " +
    "only, unless --env-values. With --json --watch one object after each change; with --quiet the state " +
    "alone.",
  examples: [
    "reeve show 4711",
    "reeve show 4711 --json",
    "reeve show --watch 4711",
    "reeve show --env-values 4711",
  ],
  options: showOptions,
  statuses: ["follow"],
  perform: async (context, given) => {
    const run = runNumberOf(given);
    const { options } = given;
    const envValues = options["env-values"];
    const { schedulerService } = await import("../../../proto/common/services.ts");
    const { reeve: gen } = await import("../../../proto/gen/reeve.js");
    return withScheduler(context, async (connection) => {
      const detail = await connection.call(schedulerService.getRun, { run, envValues });
      const bytes = detail.spec ?? new Uint8Array();
      const spec = bytes.length === 0 ? {} : gen.v1.JobSpec.decode(bytes);
      if (options.watch) await watch(context, connection, { run, spec, options });
      else await context.output.out(textOf(context, detail, spec, options));
      return exitStatus.ok;
    });
  },
});

type Asked = Options<typeof showOptions>;
type Detail = reeve.v1.IRunDetail;
type Watched = { readonly run: number; readonly spec: reeve.v1.IJobSpec; readonly options: Asked };

function textOf(context: Context, detail: Detail, spec: reeve.v1.IJobSpec, options: Asked): string {
  const envValues = options["env-values"];
  const { run, attempts, journal } = detail;
  if (context.json) {
    const signer = signerName(detail.sshsig ?? new Uint8Array()) || null;
    return jsonLine({ run, attempts, journal, signer, spec: specJson(spec, envValues) });
  }
  if (context.quiet) return `${run?.state ?? ""}\n`;
  return pageOf(detail, spec, { envValues, paint: context.paint });
}

async function watch(context: Context, connection: Connection, watched: Watched): Promise<void> {
  const { Follow } = await import("../follow.ts");
  context.interrupts.arm();
  const screen = context.output.isTerminal && !context.json ? new Screen(context.output) : undefined;
  const lines = new JournalLines(context);
  const shown = async (detail: Detail): Promise<void> => {
    const text = () => textOf(context, detail, watched.spec, watched.options);
    if (screen !== undefined) await screen.draw(text());
    else if (context.json || context.quiet) await context.output.out(text());
    else await lines.tell(detail);
  };
  await new Follow(connection, context.interrupts, watched.run).eachChange(shown);
}

/** Each row of a journal once, as it grows. Of a long one the scheduler shows the newest rows only. */
class JournalLines {
  readonly #output: Context["output"];
  #last = "";

  constructor({ output }: Context) {
    this.#output = output;
  }

  async tell({ journal }: Detail): Promise<void> {
    const rows = (journal ?? []).map((entry) => journalRow(entry).map((cell) => escapeLine(cell) || "-"));
    const lines = rows.map((row) => `${row.join("  ")}\n`);
    const fresh = lines.slice(lines.lastIndexOf(this.#last) + 1);
    this.#last = lines.at(-1) ?? this.#last;
    await this.#output.out(fresh.join(""));
  }
}
