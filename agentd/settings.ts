// The settings of agentd: one table, read once per start by agentd/main.ts and again by the monitor, which
// hands net what it needs. Names, identity and the scheduler's addresses are not here: `agentd join` stores
// them with the certificate.
// The danger: whatever is loosened here loosens the host; root's file has the last word over the scheduler.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { homedir, hostname } from "node:os";
import { join } from "node:path";
import { limits } from "../proto/common/limits.ts";
import { launcherPlaces } from "../proto/common/program-files.ts";
import { compileCacheEnvironment } from "../proto/common/start.ts";
import {
  absolutePath,
  duration,
  flag,
  integer,
  mapOfText,
  optional,
  size,
  text,
  wordOf,
} from "../proto/common/setting-values.ts";
import { readSettings } from "../proto/common/settings.ts";
import type { SettingRow, Settings } from "../proto/common/settings.ts";
import type { ValueParser } from "../proto/common/setting-values.ts";

const MiB = 1024 * 1024;

const defaultPath = "/usr/local/bin:/usr/bin:/bin";

export const agentSettings = {
  mode: row(optional(wordOf("owner", "root")), null, {
    doc: `Who jobs run as. root: as the user that each job names, as far as policy.yaml allows it; agentd \
must be started as root. owner: as the user that started agentd. Default: root when it is started as \
root, else owner. No job runs as root by omission.`,
    example: "owner",
  }),
  net_user: row(
    text({ pattern: /^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/, says: "the name of a user" }),
    "reeve-agentd",
    {
      doc: `In root mode, the unprivileged system user that the network's process runs as. Nothing else \
should run as that user.`,
    },
  ),
  spool: row(optional(absolutePath()), null, {
    doc: `Where orders, run directories and the agent's keys are kept. Default: /var/lib/reeve-agentd in \
root mode, else ~/reeve/<host>/agentd.`,
    example: "~/reeve/web-3/agentd",
  }),
  launcher: row(optional(absolutePath()), null, {
    doc: "Where reeve-launcher, reeve-account and reeve-pam are. Default: beside the program itself.",
    example: "/usr/libexec/reeve",
  }),
  policy: row(absolutePath(), "/etc/reeve/policy.yaml", {
    doc: "In root mode, who may run what here: a file that only root may write.",
  }),
  pam_service: row(
    text({ pattern: /^[a-z0-9_-][a-z0-9._-]{0,63}$/, says: "the name of a file in /etc/pam.d" }),
    "reeve",
    {
      doc: `The service file in /etc/pam.d by which passwords and accounts are checked. It must be there: \
PAM would take the lines of \`other\` instead.`,
    },
  ),
  pam_account: row(wordOf("auto", "on", "off"), "auto", {
    doc: `In root mode, whether PAM's account phase (expired, pam_access, pam_time, HBAC) is asked for jobs \
that no password proved. auto: when the file that pam_service names is there.`,
  }),
  require_password: row(flag(), false, {
    doc: `In owner mode, run only what comes with the owner's own password (reeve submit --password), \
checked by PAM.`,
  }),
  cgroup: row(
    text({ pattern: /^(auto|off|\/.*)$/, says: "auto, off, or the absolute path of a cgroup2 directory" }),
    "auto",
    {
      doc: "Where runs get a cgroup of their own, used to end and count their processes only.",
    },
  ),
  who_dials: live(wordOf("agent", "scheduler"), "agent", {
    doc: `Who opens the connection. agent: this host dials the scheduler. scheduler: this host listens, and \
the scheduler dials it at the addresses that it was told (\`reeve agent token --listening\`, \
\`reeve agent address\`).`,
  }),
  listen: live(
    text({ pattern: /^[0-9A-Za-z.:_-]*$/, says: "an address of this host, or empty for all" }),
    "",
    {
      doc: "With who_dials: scheduler, the address to listen on. Empty: every address of this host.",
      example: "10.0.0.7",
    },
  ),
  listen_port: live(integer(1, 65_535), 7423, {
    doc: "With who_dials: scheduler, the port to listen on: mTLS only, for the scheduler of this cluster.",
  }),
  proxy: live(
    optional(
      text({
        pattern: /^([A-Za-z0-9][A-Za-z0-9._-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\]):[1-9][0-9]{0,4}$/,
        says: "HOST:PORT of an HTTP proxy",
      }),
    ),
    null,
    {
      doc: `The HTTP proxy through which this host dials the scheduler and joins it, by CONNECT. Without \
this setting there is none: variables such as https_proxy are not read.`,
      example: "proxy.example.com:3128",
    },
  ),
  max_runs: live(integer(1, 100_000), limits.maxRunsDefault, {
    doc: "Runs at the same time; more are refused for now.",
  }),
  foreign_user: live(optional(wordOf("run", "refuse")), null, {
    doc: `In owner mode, a job that names another user than the owner. run: it runs as the owner all the \
same, and its record says who was asked for and who it ran as. refuse: it is refused. Default: run; where \
the owner is root: refuse, because what was meant for somebody else must not run as root by omission.`,
    example: "refuse",
  }),
  require_signature: row(flag(), false, {
    doc: `true: only jobs signed by a key of \`signers\` are started (owner mode). The scheduler alone can \
then start nothing here.`,
  }),
  signers: row(optional(absolutePath()), null, {
    doc: `Whose keys may sign jobs that run as the owner, in the syntax of allowed_signers: a file that \
nobody but the owner and root can write. Without it no signed job is accepted (owner mode).`,
    example: "~/reeve/job_signers",
  }),
  revoked_keys: row(optional(absolutePath()), null, {
    doc: `Keys that sign for nobody here: a list of public keys, or a KRL of ssh-keygen. When it is named \
and cannot be read, no signed job is accepted (owner mode).`,
    example: "~/reeve/revoked_keys",
  }),
  log_level: row(wordOf("trace", "debug", "info", "warn", "error"), "info", {
    doc: "The least level of the daemon's own log lines. trace: also every frame between its processes.",
  }),
  log_limit: live(size(0), "16GiB", {
    doc: "Output kept of one run when its job names no limit; beyond it bytes are cut and counted.",
  }),
  on_spool_full: live(wordOf("block", "cut"), "block", {
    doc: "A job that writes while the spool is full: block makes it wait, cut drops and counts the bytes.",
  }),
  spool_min_free: live(size(0), "64MiB", {
    doc: "Free space of the spool's file system below which it counts as full.",
  }),
  spool_max: live(optional(size(MiB)), null, {
    doc: `Output of all runs together that may wait here for the scheduler. Beyond it the spool counts as \
full: no run is started, and jobs that write wait (on_spool_full). Looked at once a second; while agentd is \
down only spool_max_run and spool_min_free hold. Default: none.`,
    example: "50GiB",
  }),
  spool_max_user: live(optional(size(MiB)), null, {
    doc: "The same for the runs of one user. Default: none.",
    example: "20GiB",
  }),
  spool_max_run: live(optional(size(256 * MiB)), null, {
    doc: `Output of one run that may be here; beyond it that job waits (on_spool_full). Counted as it lies \
on the disk, in segments of 64 MiB that go when the scheduler has them, so that with room for less than a \
few of them a job could wait for ever. Holds while agentd is down, too. Default: none.`,
    example: "5GiB",
  }),
  audit_max: row(size(8 * MiB), "256MiB", {
    doc: `What the audit may keep on this host (docs/reference/audit.md); beyond it the oldest eighth goes, \
and a record says so.`,
  }),
  environment: live(
    mapOfText(),
    {},
    {
      doc: "Variables given to every job, before the job's own.",
      example: { TZ: "Europe/Copenhagen" },
    },
  ),
  path: live(text({ bytesMax: limits.pathBytesMax }), defaultPath, { doc: "PATH of jobs that set none." }),
  lang: live(text({ bytesMax: 64 }), "C.UTF-8", { doc: "LANG of jobs that set none." }),
  umask: live(
    optional(text({ pattern: /^0?[0-7]{3}$/, says: 'an octal mask in quotes, such as "027"' })),
    null,
    {
      doc: "umask of jobs that set none. Default: the host's, from login.defs.",
      example: "027",
    },
  ),
  grace: live(duration(0, limits.graceMsMax), "10s", { doc: "From TERM to KILL for jobs that name none." }),
} as const;

export type AgentSettings = Settings<typeof agentSettings>;

/** root: jobs run as whom they name. owner: as whoever started agentd. */
export type AgentMode = "owner" | "root";

/** What is in force after the defaults that depend on the machine. */
export type AgentConfig = {
  readonly settings: AgentSettings;
  readonly mode: AgentMode;
  readonly spool: string;
  readonly launcher: string;
  /** null: no cgroups */
  readonly cgroup: string | null;
};

/** What net gets as its first frame. */
export type NetSettings = {
  readonly spool: string;
  readonly spoolId: string;
  /** hex: the public half of the key that passwords are sealed to */
  readonly sealingKey: string;
  readonly bootIdentity: string;
  readonly build: string;
  readonly mode: AgentMode;
  /** empty in root mode */
  readonly owner: string;
  readonly maxRuns: number;
  readonly logLevel: AgentSettings["log_level"];
  /** null: this host dials; host "" is every address */
  readonly listen: { readonly host: string; readonly port: number } | null;
  /** host:port; null: none */
  readonly proxy: string | null;
};

export type ConfigArguments = { readonly file: string | null; readonly sets: readonly string[] };
export type ConfigAnswer =
  | { readonly ok: true; readonly config: AgentConfig }
  | {
      readonly ok: false;
      readonly problems: readonly string[];
      /** where the daemon's spool is all the same; null: just that is not clear */
      readonly spool: string | null;
    };

/** The file that is named, else the usual one when it is there; and what its .conf.d adds. */
export function readConfig(given: ConfigArguments): ConfigAnswer {
  const isRoot = process.geteuid?.() === 0;
  const path = given.file ?? usualFiles(isRoot).find((usual) => existsSync(usual));
  const answer = readSettings(agentSettings, {
    ...(path === undefined ? {} : { path, hasIncludes: true }),
    sets: given.sets,
  });
  if (!answer.ok) {
    const isClear = !answer.problems.some((problem) =>
      /\b(spool|mode)( |:$)/.test(problem.split(": ")[1] ?? ""),
    );
    return { ok: false, problems: answer.problems, spool: isClear ? spoolIn(answer.understood) : null };
  }
  const settings = answer.settings;
  const mode = modeIn(settings);
  const problems: string[] = [];
  if (mode === "root" && !isRoot) problems.push(notRoot);
  const launcher =
    settings.launcher ?? launcherPlaces.find((place) => existsSync(join(place, "reeve-launcher")));
  if (launcher === undefined || !existsSync(join(launcher, "reeve-launcher"))) {
    problems.push(`launcher: no reeve-launcher in ${launcher ?? launcherPlaces.join(" or ")}; make it first`);
  }
  problems.push(...portProblems(settings, path));
  const cgroup = settings.cgroup === "off" ? null : settings.cgroup === "auto" ? "auto" : settings.cgroup;
  const spool = spoolIn(settings);
  if (problems.length > 0) return { ok: false, problems, spool };
  assert(launcher !== undefined);
  return { ok: true, config: { settings, mode, spool, launcher, cgroup } };
}

/** Root's own file comes first also in owner mode: it may say so. */
function usualFiles(isRoot: boolean): readonly string[] {
  const own = join(homedir(), "reeve", "agentd.yaml");
  return isRoot ? ["/etc/reeve/agentd.yaml", own] : [own];
}

const rootSpool = "/var/lib/reeve-agentd";
const notRoot =
  "mode: root means that jobs run as the users they name, which only root can do: start agentd as root, or " +
  "set mode: owner, and every job runs as you";

function modeIn({ mode }: Pick<AgentSettings, "mode">): AgentMode {
  return mode ?? (process.geteuid?.() === 0 ? "root" : "owner");
}

function spoolIn(settings: Pick<AgentSettings, "spool" | "mode">): string {
  const usual = modeIn(settings) === "root" ? rootSpool : join(homedir(), "reeve", hostname(), "agentd");
  return settings.spool ?? usual;
}

/** The kernel keeps the ports below 1024 for root. */
function portProblems(
  { who_dials, listen_port: port }: AgentSettings,
  path: string | undefined,
): readonly string[] {
  if (who_dials !== "scheduler" || port > 1023 || process.geteuid?.() === 0) return [];
  const where = path ?? "-p or --set";
  return [
    `listen_port: ${port} (${where}): only root may listen on a port below 1024; take one from 1024 to 65535`,
  ];
}

/**
 * What a daemon's child gets of the environment; grpc-js and Node read much more than they should. In root
 * mode nothing of whoever started agentd decides where a program of root's is looked for.
 */
export function childEnvironment(
  mode: AgentMode = "owner",
  from: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of mode === "root" ? environmentKeptAsRoot : environmentKept) {
    const value = from[name];
    if (value !== undefined) kept[name] = value;
  }
  const fixed = mode === "root" ? { PATH: rootPath, LANG: "C.UTF-8" } : {};
  return { ...kept, ...fixed, ...compileCacheEnvironment() };
}

const rootPath = "/usr/sbin:/usr/bin:/sbin:/bin";
const environmentKeptAsRoot = ["HOME", "TZ"];

/**
 * How the daemon's own Node processes are started. V8's young generation is 48 MB by default and fills before
 * it is looked at; with 2 MB semi-spaces a log that streams through costs the same time and a third of the
 * memory.
 */
export const nodeCommand: readonly [string, ...string[]] = [process.execPath, "--max-semi-space-size=2"];

const environmentKept = [
  "PATH",
  "HOME",
  "USER",
  "LOGNAME",
  "LANG",
  "LC_ALL",
  "TZ",
  "TMPDIR",
  "XDG_RUNTIME_DIR",
];

type RowMore = { readonly doc: string; readonly example?: unknown };

/** Needs a restart: a process, a place or a file is made of it. */
function row<T>(parse: ValueParser<T>, byDefault: unknown, more: RowMore): SettingRow<T> {
  return { parse, default: byDefault, reload: false, ...more };
}

/** Looked at for each run, or by net, which is started again for it; jobs notice neither. */
function live<T>(parse: ValueParser<T>, byDefault: unknown, more: RowMore): SettingRow<T> {
  return { parse, default: byDefault, reload: true, ...more };
}

/** What net is started with: when one of these changes, it is started again. */
export const netRows = [
  "who_dials",
  "listen",
  "listen_port",
  "proxy",
  "max_runs",
] as const satisfies readonly (keyof typeof agentSettings)[];
