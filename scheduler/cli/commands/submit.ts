// `reeve submit`: arguments become a JobSpec, encoded once, sent under an idempotency key; the answer is
// run numbers. Also the submission that `reeve run` uses. With --wait it waits for the end of every run,
// without their logs.
// The danger: a submission whose answer was lost; it is sent again under the same key, which starts nothing
// twice.
import { randomBytes } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { exitStatus } from "../../../proto/common/reasons.ts";
import { limits } from "../../../proto/common/limits.ts";
import type { reeve } from "../../../proto/gen/reeve.js";
import { text } from "../../../proto/common/setting-values.ts";
import { type OptionsTable, switchOption, textOption } from "../arguments.ts";
import { command, type Context, type Given, wayHint, withScheduler } from "../command.ts";
import { backOffMs, type Connection, userName } from "../connection.ts";
import { outcomeOf } from "../exit-status.ts";
import { jobOptions } from "../job-options.ts";
import { passwordProblems, sealedPasswords, wantsPassword } from "../password.ts";
import { jsonLine, noteLine, timeText } from "../print.ts";
import { Refused, UsageError } from "../refused.ts";
import { looksSecret } from "../secret-names.ts";
import { checkSigned, signedWarnings } from "../signed-job.ts";
import { type BuiltSpec, type JobOptions, type Source, sourceOf, type SpecFacts } from "../spec.ts";

const fileOptions = {
  spec: {
    value: "FILE",
    read: textOption(text({ bytesMax: limits.pathBytesMax })),
    doc:
      "Submit the very bytes of this spec, which `reeve sign` has written; with --sig. --script or --stdin " +
      "give again what it names by SHA-256 only; nothing else of a job is said beside it.",
  },
  sig: {
    value: "FILE",
    read: textOption(text({ bytesMax: limits.pathBytesMax })),
    doc: "With --spec: its signature, by `reeve sign` or by ssh-keygen -Y sign.",
  },
} as const satisfies OptionsTable;

export const submit = command({
  name: "submit",
  usage: "--agent NAME [OPTION…] -- COMMAND…",
  summary: "ask for a run and print its number",
  doc:
    "One word after -- is shell text, given to the shell byte for byte. Several words are an argument " +
    "vector, executed without any shell: nothing joins or re-quotes them. --script FILE sends a script " +
    "and --script-path PATH executes one that is on the host; the words that follow are its arguments.",
  examples: [
    "reeve submit --agent web-1 -- 'uname -a; sleep 10'",
    "reeve submit --agent web-1 -- tar -czf '/tmp/a b.tgz' /etc",
    "reeve submit --agent web-1 --script report.sh -- --month 11",
    "reeve submit --agent web-1 --script-path /usr/local/bin/report -- --month 11",
    "reeve submit --spec job.spec --sig job.spec.sig",
  ],
  options: {
    ...jobOptions,
    ...fileOptions,
    wait: { read: switchOption, doc: "Wait for the end and return the job's own status." },
  },
  statuses: ["job", "follow"],
  perform: async (context, given) => {
    const isOnFiles = given.options.spec !== undefined || given.options.sig !== undefined;
    const asked = isOnFiles ? await checkedFiles(given) : checkedJob(given);
    return withScheduler(context, async (connection) => {
      if (given.options["dry-run"]) return dryRun(context, connection, asked);
      const submitted = await submitJob(context, connection, asked);
      await context.output.out(submittedText(context, submitted));
      return given.options.wait ? waitForAll(context, connection, submitted.runs) : exitStatus.ok;
    });
  },
});

export type AskedJob = {
  readonly options: JobOptions;
  /** which file a script is of; "" when there is none, or the file is not known */
  readonly scriptName: string;
  readonly make: (facts: SpecFacts) => Promise<MadeSpec>;
};
export type MadeSpec = BuiltSpec & { readonly sshsig: Uint8Array };
export type Submitted = {
  readonly runs: readonly number[];
  readonly key: string;
  readonly warnings: readonly string[];
};

/** Everything that can be refused without asking anybody. */
export function checkedJob(given: Given<typeof jobOptions>): AskedJob {
  const source = sourceOf(given.options, given.words, given.rest);
  if (given.options.agent.length === 0) {
    throw new UsageError(["on which agent? Give --agent NAME; `reeve agents` lists them"]);
  }
  checkRetries(given.options);
  checkTimes(given.options);
  const wrong = passwordProblems(given.options);
  if (wrong.length > 0) throw new UsageError(wrong);
  checkSigned(given.options, Date.now());
  const { options } = given;
  const scriptName = source.kind === "script" ? source.file.toString() : "";
  return { options, scriptName, make: (facts) => madeSpec(options, source, facts) };
}

/** The signature is over the bytes that are sent; nothing is encoded again after it. */
async function madeSpec(options: JobOptions, source: Source, facts: SpecFacts): Promise<MadeSpec> {
  const { buildSpec } = await import("../spec.ts");
  const built = await buildSpec(options, source, facts);
  if (options.sign === undefined) return { ...built, sshsig: new Uint8Array() };
  const { signedBy } = await import("../signing.ts");
  return { ...built, sshsig: await signedBy(options.sign, built.bytes) };
}

async function checkedFiles(given: Given<typeof jobOptions & typeof fileOptions>): Promise<AskedJob> {
  const { jobOfFiles } = await import("../signed-file.ts");
  const { options, made } = await jobOfFiles(given.options, [...given.words, ...(given.rest ?? [])]);
  checkRetries(options);
  checkTimes(options);
  checkSigned(options, Date.now());
  return { options, scriptName: options.script?.toString() ?? "", make: async () => made };
}

const RETRY_DETAILS = ["retry-delay", "retry-delay-max", "retry-on"] as const;

function checkRetries(options: JobOptions): void {
  const alone = RETRY_DETAILS.filter((name) => options[name] !== undefined);
  if (options.retries === undefined && alone.length > 0)
    throw new UsageError(alone.map((name) => `--${name} means nothing without --retries`));
}

/** As the scheduler would refuse it. */
function checkTimes(options: JobOptions): void {
  const [at, by] = [options["start-at"]?.ms ?? 0, options["start-by"]?.ms];
  if (by !== undefined && by <= Math.max(at, Date.now()))
    throw new UsageError(["--start-by is not after --start-at and now: it could never start"]);
}

type Prepared = {
  readonly spec: MadeSpec;
  readonly header: reeve.v1.ISubmitHeader;
  readonly key: string;
  readonly clusterId: Uint8Array;
};

/** Everything that is sent, from the words of the command line. */
async function prepare(connection: Connection, { options, make }: AskedJob): Promise<Prepared> {
  const { schedulerService } = await import("../../../proto/common/services.ts");
  const status = await connection.call(schedulerService.status, {}).catch(nothingSubmitted);
  const facts = { clusterId: status.clusterId ?? new Uint8Array(), submitter: userName(), nowMs: Date.now() };
  const spec = await make(facts);
  const key = options.key ?? `reeve-${randomBytes(16).toString("hex")}`;
  const header: reeve.v1.ISubmitHeader = {
    spec: spec.bytes,
    idempotencyKey: key,
    priority: options.priority ?? 0,
    startAtMs: options["start-at"]?.ms ?? 0,
    startByMs: options["start-by"]?.ms ?? 0,
    retries: options.retries ?? 0,
    retryDelayMs: options["retry-delay"] ?? 0,
    retryDelayMaxMs: options["retry-delay-max"] ?? 0,
    retryOn: [...(options["retry-on"] ?? [])],
    hold: options.hold,
    ...(spec.sshsig.length === 0 ? {} : { sshsig: spec.sshsig }),
  };
  return { spec, header, key, clusterId: facts.clusterId };
}

export async function submitJob(
  context: Context,
  connection: Connection,
  asked: AskedJob,
): Promise<Submitted> {
  const { schedulerService } = await import("../../../proto/common/services.ts");
  const { submitParts } = await import("../spec.ts");
  const prepared = await prepare(connection, asked);
  const { spec, key } = prepared;
  await tellInstants(context, asked.options);
  const passwords = await passwordsOf(context, connection, asked, prepared);
  const header = { ...prepared.header, passwords };
  const send = () => connection.upload(schedulerService.submit, submitParts(header, spec.bodies));
  const reply = await sentForSure(connection, send, key);
  const warnings = [...warningsOf(asked.options), ...(reply.warnings ?? [])];
  await tellWarnings(context, warnings);
  return { runs: (reply.runs ?? []).map(Number), key, warnings };
}

async function passwordsOf(
  context: Context,
  connection: Connection,
  { options }: AskedJob,
  { spec, header, clusterId }: Prepared,
): Promise<reeve.v1.ISealedPassword[]> {
  if (!wantsPassword(options)) return [];
  const { schedulerService } = await import("../../../proto/common/services.ts");
  const { agents } = await connection.call(schedulerService.listAgents, {}).catch(nothingSubmitted);
  const startByMs = header.startByMs ?? 0;
  return await sealedPasswords(context, { options, clusterId, agents, spec: spec.bytes, startByMs });
}

/** Before anything was sent: whoever reads the error need not ask whether it is a run now. */
function nothingSubmitted(error: unknown): never {
  if (!(error instanceof Refused)) throw error;
  throw new Refused(error.reason, `${error.message}; nothing was submitted`, error.isCut);
}

/** What `submitJob` would have executed, one plan for each agent; nothing is created. */
export async function dryRun(context: Context, connection: Connection, asked: AskedJob): Promise<number> {
  const { schedulerService } = await import("../../../proto/common/services.ts");
  const { planOf, planText } = await import("../plan.ts");
  const { reeve: gen } = await import("../../../proto/gen/reeve.js");
  const { spec, header } = await prepare(connection, asked);
  const decoded = gen.v1.JobSpec.decode(spec.bytes);
  const { agents } = await connection.call(schedulerService.listAgents, {});
  const plans = decoded.audience.map((name) => {
    const agent = agents?.find((known) => known.name === name);
    if (agent === undefined)
      throw new Refused("no_such_agent", `agent ${name} is not known; reeve agents lists those that are`);
    const warnings = warningsOf(asked.options);
    return planOf({ spec: decoded, header, scriptName: asked.scriptName, agent, warnings });
  });
  await tellInstants(context, asked.options);
  await tellWarnings(context, warningsOf(asked.options));
  if (context.json) for (const plan of plans) await context.output.out(jsonLine({ dryRun: plan }));
  else await context.output.out(plans.map(planText).join("\n"));
  if (!context.json && !context.quiet) await context.output.err("reeve: dry run: nothing was submitted\n");
  return exitStatus.ok;
}

async function tellWarnings(context: Context, warnings: readonly string[]): Promise<void> {
  if (!context.json)
    for (const warning of warnings) await context.output.err(noteLine(`warning: ${warning}`));
}

function warningsOf(options: JobOptions): readonly string[] {
  return [...secretWarnings(options), ...signedWarnings(options, Date.now())];
}

/** One line for all of them. */
function secretWarnings(options: JobOptions): readonly string[] {
  const names = options.env.map(({ name }) => name.toString()).filter(looksSecret);
  if (names.length === 0) return [];
  const look = names.length === 1 ? "looks like a secret" : "look like secrets";
  const kept = "the scheduler keeps the values of --env, and whoever may read its runs can read them";
  return [`${names.join(", ")} ${look}: ${kept}; let the job read a file on its host: --env-file-on-host`];
}

/** Sends again after a cut, under the same key, for a bounded time. */
export async function sentForSure<Reply>(
  connection: Connection,
  send: () => Promise<Reply>,
  key: string,
): Promise<Reply> {
  const untilMs = Date.now() + limits.cliSubmitRetryMs;
  for (let round = 0; ; round++) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Refused) || !error.isCut) throw error;
      const again = `the same command with --key ${key} tells, and starts nothing twice`;
      const next = `whether it was submitted is not known; ${again}`;
      if (Date.now() > untilMs) throw new Refused(error.reason, `${error.message}; ${next}`, true);
      connection.redial();
      await delay(backOffMs(round));
    }
  }
}

export function submittedText(context: Context, { runs, key, warnings }: Submitted): string {
  if (context.json) return jsonLine({ runs, key, warnings });
  if (context.quiet) return runs.map((run) => `${run}\n`).join("");
  const [first] = runs;
  const follow = runs.length === 1 ? `; follow it: reeve logs${wayHint(context)} -f ${first}` : "";
  return runs.map((run) => `run ${run} submitted${follow}\n`).join("");
}

export async function waitForAll(
  context: Context,
  connection: Connection,
  runs: readonly number[],
): Promise<number> {
  const { Follow } = await import("../follow.ts");
  context.interrupts.arm();
  let worst = 0;
  for (const run of runs) {
    const detail = await new Follow(connection, context.interrupts, run).until(() => false);
    const outcome = outcomeOf(detail);
    if (context.json) await context.output.out(jsonLine({ run: detail.run, exitStatus: outcome.status }));
    else if (outcome.reason !== "")
      await context.output.err(noteLine(`${outcome.reason}: run ${run}: ${outcome.says}`));
    worst = Math.max(worst, outcome.status);
  }
  return worst;
}

/** Local time was assumed: say which instant that is. */
export async function tellInstants(
  context: Context,
  options: Pick<JobOptions, "start-at" | "start-by"> & Partial<Pick<JobOptions, "not-after">>,
): Promise<void> {
  if (context.json || context.quiet) return;
  for (const name of ["start-at", "start-by", "not-after"] as const) {
    const instant = options[name];
    if (instant !== undefined && !instant.isAbsolute) {
      await context.output.err(`reeve: --${name} is ${timeText(instant.ms)}\n`);
    }
  }
}
