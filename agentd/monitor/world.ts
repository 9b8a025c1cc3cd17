// The job's world: program, arguments, environment, directory, umask and limits, from the job, the account
// and the settings. Called by launches.ts. What it makes is written to `params` and is complete: nothing is
// inherited.
// The danger: joining or re-quoting words. A word given is a word passed on, byte for byte.
import type { AgentSettings } from "../settings.ts";
import { attemptName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Order } from "../ipc.ts";
import type { Standing } from "./run-as.ts";
import { hostUmask } from "../policy/host-umask.ts";
import { rlimitsHere, rlimitsOfHost } from "../policy/rlimits.ts";
import type { Rlimit } from "../policy/rlimits.ts";
import type { Params } from "./run-record.ts";
import type { Job, MethodWord } from "./spec.ts";

export type WorldInput = {
  readonly order: Order;
  readonly job: Job;
  readonly standing: Standing;
  readonly settings: AgentSettings;
  readonly agent: string;
  /** absolute path of the run directory */
  readonly directory: string;
};

export function paramsOf(input: WorldInput): Params {
  const { order, job, standing, settings } = input;
  const { account, identity } = standing;
  return {
    key: order.key,
    ...commandOf(input),
    ...environmentOf(input),
    envFile: job.envFile,
    cwd: cwdOf(input),
    umask: job.umask ?? (settings.umask === null ? here().umask : Number.parseInt(settings.umask, 8)),
    stdin: job.stdin !== null,
    identity,
    uid: account.uid,
    gid: account.gid,
    rlimits: identity === null ? here().rlimits : here().rlimitsOfHost,
    logLimitBytes: job.logLimitBytes === 0 ? settings.log_limit : job.logLimitBytes,
    cutOnSpoolFull: settings.on_spool_full === "cut",
    merge: job.merge,
    timeLimitMs: job.timeLimitMs,
    graceMs: job.graceMs === 0 ? settings.grace : job.graceMs,
    leftovers: job.leftovers,
    spoolMinFreeBytes: settings.spool_min_free,
    spoolMaxRunBytes: settings.spool_max_run ?? 0,
  };
}

type Command = Pick<Params, "execPath" | "execSearch" | "args" | "shFallback">;

// One row per execution method; see ARCHITECTURE.md, "Execution methods and the job's world".
const commands: Readonly<Record<MethodWord, (input: WorldInput) => Command>> = {
  shell: shellCommand,
  arguments: argumentsCommand,
  script: ({ job, directory }) => {
    const script = Buffer.from(`${directory}/script`);
    return { execPath: script, execSearch: false, args: [script, ...job.args], shFallback: true };
  },
  path: ({ job }) => ({
    execPath: job.source,
    execSearch: false,
    args: [job.source, ...job.args],
    shFallback: false,
  }),
};

function commandOf(input: WorldInput): Command {
  return commands[input.job.method](input);
}

/**
 * Shells that read more options after -c, so that text which begins like one needs the end of options before
 * it.
 */
const shellsWithOptions = /^(sh|bash|rbash|dash|ash|zsh|ksh|ksh93|mksh|busybox)$/;

function shellCommand({ job, standing }: WorldInput): Command {
  const shell = job.shell.length > 0 ? Buffer.from(job.shell) : Buffer.from(standing.shell);
  const name = shell.subarray(shell.lastIndexOf(0x2f) + 1);
  const first = String.fromCharCode(job.source[0] ?? 0);
  const endsOptions = (first === "-" || first === "+") && shellsWithOptions.test(name.toString("latin1"));
  // A dash before the name is how login(1) asks for a login shell.
  const zero = job.login ? Buffer.concat([Buffer.from("-"), name]) : name;
  const args = [zero, Buffer.from("-c"), ...(endsOptions ? [Buffer.from("--")] : []), job.source];
  return { execPath: shell, execSearch: false, args, shFallback: false };
}

function argumentsCommand(input: WorldInput): Command {
  const args = input.job.args;
  const program = Buffer.from(args[0] ?? new Uint8Array(0));
  if (!program.includes(0x2f)) return { execPath: program, execSearch: true, args, shFallback: false };
  const isAbsolute = program[0] === 0x2f;
  const execPath = isAbsolute ? program : Buffer.concat([cwdOf(input), Buffer.from("/"), program]);
  return { execPath, execSearch: false, args, shFallback: false };
}

function cwdOf({ job, standing }: WorldInput): Buffer {
  return Buffer.from(job.cwd.length > 0 ? job.cwd : Buffer.from(standing.directory));
}

type Pairs = readonly (readonly [name: string, value: Uint8Array])[];

type Source = (input: WorldInput) => Pairs;

// Precedence, least first; between the two lists come the variables of the job's file on the host, which the
// job reads itself. Names are kept as latin1 texts: byte for byte, whatever they hold.
const below: readonly Source[] = [accountPairs, defaultPairs, hostPairs];
const above: readonly Source[] = [jobPairs, reevePairs];

function environmentOf(input: WorldInput): Pick<Params, "environment" | "envBelow"> {
  const [givesWay, stays] = [merged(below, input), merged(above, input)];
  for (const name of stays.keys()) givesWay.delete(name);
  const environment = [...givesWay, ...stays].map(([name, value]) =>
    Buffer.concat([Buffer.from(`${name}=`, "latin1"), value]),
  );
  return { environment, envBelow: givesWay.size };
}

function merged(sources: readonly Source[], input: WorldInput): Map<string, Uint8Array> {
  const variables = new Map<string, Uint8Array>();
  for (const source of sources) for (const [name, value] of source(input)) variables.set(name, value);
  return variables;
}

function accountPairs({ standing }: WorldInput): Pairs {
  const { name, home } = standing.account;
  return textPairs({ HOME: home, USER: name, LOGNAME: name, SHELL: standing.shell });
}

function defaultPairs({ settings }: WorldInput): Pairs {
  return textPairs({ PATH: settings.path, LANG: settings.lang });
}

function hostPairs({ settings }: WorldInput): Pairs {
  return textPairs(settings.environment);
}

function jobPairs({ job }: WorldInput): Pairs {
  return job.environment.map(({ name, value }) => [Buffer.from(name).toString("latin1"), value]);
}

/** Last: a job cannot pass for another, and sweep finds its processes by REEVE_ID. */
function reevePairs({ order, job, agent }: WorldInput): Pairs {
  return textPairs({
    REEVE_ID: attemptName(order.key),
    REEVE_RUN: String(order.key.run),
    REEVE_ATTEMPT: String(order.key.attempt),
    REEVE_JOB: job.name,
    REEVE_AGENT: agent,
    REEVE_SCHEDULED_AT: scheduledText(order.scheduledAtMs),
  });
}

function textPairs(texts: Readonly<Record<string, string>>): Pairs {
  return Object.entries(texts).map(([name, value]) => [
    Buffer.from(name).toString("latin1"),
    Buffer.from(value),
  ]);
}

function scheduledText(ms: number): string {
  return ms <= 8.64e15 ? new Date(ms).toISOString() : String(ms);
}

type Here = {
  readonly atMs: number;
  readonly umask: number;
  readonly rlimits: readonly Rlimit[];
  readonly rlimitsOfHost: readonly Rlimit[];
};
let lastHere: Here | null = null;

/** What the host gives every job, believed as long as an account is: it would be read for each run. */
function here(): Here {
  const atMs = performance.now();
  if (lastHere === null || atMs - lastHere.atMs > limits.accountLifeMs)
    lastHere = { atMs, umask: hostUmask(), rlimits: rlimitsHere(), rlimitsOfHost: rlimitsOfHost() };
  return lastHere;
}
