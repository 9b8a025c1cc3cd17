// The job's world: program, arguments, environment, directory, umask and limits, from the job, the account
// and the settings. Called by launches.ts. Reads login.defs and this process's own limits. What it makes is
// written to `params` and is complete: nothing is inherited.
// The danger: joining or re-quoting words. A word given is a word passed on, byte for byte.
import { readFileSync } from "node:fs";
import type { AgentSettings } from "../settings.ts";
import { attemptName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Order } from "../ipc.ts";
import type { Account } from "./account.ts";
import type { Params, Rlimit } from "./run-record.ts";
import type { Job, MethodWord } from "./spec.ts";

export type WorldInput = {
  readonly order: Order;
  readonly job: Job;
  readonly account: Account;
  readonly settings: AgentSettings;
  readonly agent: string;
  /** absolute path of the run directory */
  readonly directory: string;
};

export function paramsOf(input: WorldInput): Params {
  const { order, job, account, settings } = input;
  return {
    key: order.key,
    ...commandOf(input),
    environment: environmentOf(input),
    cwd: cwdOf(input),
    umask: job.umask ?? (settings.umask === null ? here().umask : Number.parseInt(settings.umask, 8)),
    stdin: job.stdin !== null,
    uid: account.uid,
    gid: account.gid,
    rlimits: here().rlimits,
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

function shellCommand({ job, account }: WorldInput): Command {
  const shell = job.shell.length > 0 ? Buffer.from(job.shell) : Buffer.from(account.shell);
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

function cwdOf({ job, account }: WorldInput): Buffer {
  return Buffer.from(job.cwd.length > 0 ? job.cwd : Buffer.from(account.home));
}

type Pairs = readonly (readonly [name: string, value: Uint8Array])[];

// Precedence, least first. Names are kept as latin1 texts: byte for byte, whatever they hold.
const sources: readonly ((input: WorldInput) => Pairs)[] = [
  accountPairs,
  defaultPairs,
  hostPairs,
  jobPairs,
  reevePairs,
];

function environmentOf(input: WorldInput): readonly Uint8Array[] {
  const variables = new Map<string, Uint8Array>();
  for (const source of sources) for (const [name, value] of source(input)) variables.set(name, value);
  return [...variables].map(([name, value]) => Buffer.concat([Buffer.from(`${name}=`, "latin1"), value]));
}

function accountPairs({ account }: WorldInput): Pairs {
  return textPairs({ HOME: account.home, USER: account.name, LOGNAME: account.name, SHELL: account.shell });
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

type Here = { readonly atMs: number; readonly umask: number; readonly rlimits: readonly Rlimit[] };
let lastHere: Here | null = null;

/** What the host gives every job, believed as long as an account is: it would be read for each run. */
function here(): Here {
  const nowMs = performance.now();
  if (lastHere === null || nowMs - lastHere.atMs > limits.accountLifeMs)
    lastHere = { atMs: nowMs, umask: hostUmask(), rlimits: rlimitsHere() };
  return lastHere;
}

const memlockBytes = 8n * 1024n * 1024n;

/**
 * Our own defaults, never the daemon's (Node raises its own NOFILE at start), and never above what this
 * process may have.
 */
function rlimitsHere(): readonly Rlimit[] {
  const wishes = [
    { resource: 7, name: "Max open files", soft: 1024n, hard: 524_288n },
    { resource: 8, name: "Max locked memory", soft: memlockBytes, hard: memlockBytes },
  ];
  const own = readOrNothing("/proc/self/limits");
  return wishes.map(({ resource, name, ...wish }) => {
    const words = own
      .split("\n")
      .find((line) => line.startsWith(name))
      ?.slice(name.length)
      .trim()
      .split(/\s+/);
    const most = /^[0-9]{1,19}$/.test(words?.[1] ?? "") ? BigInt(words?.[1] ?? 0) : wish.hard;
    const hard = most < wish.hard ? most : wish.hard;
    return { resource, soft: wish.soft < hard ? wish.soft : hard, hard };
  });
}

const umaskUsual = 0o022;

/** UMASK of login.defs(5), which is what a login would give the account. */
function hostUmask(): number {
  const match = /^\s*UMASK\s+(0?[0-7]{3})\b/m.exec(readOrNothing("/etc/login.defs"));
  return match?.[1] === undefined ? umaskUsual : Number.parseInt(match[1], 8);
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
