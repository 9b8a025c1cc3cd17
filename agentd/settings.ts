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
  mode: row(optional(wordOf("owner")), null, {
    doc: `Who jobs run as. owner: every job runs as the user that started agentd. Without this setting \
agentd started by an ordinary user is in owner mode; started as root it refuses to start, because it never \
runs jobs as root by omission.`,
    example: "owner",
  }),
  spool: row(optional(absolutePath()), null, {
    doc: "Where orders, run directories and the agent's keys are kept. Default: ~/reeve/<host>/agentd.",
    example: "~/reeve/web-3/agentd",
  }),
  launcher: row(optional(absolutePath()), null, {
    doc: "Where reeve-launcher and reeve-account are. Default: beside the program itself.",
    example: "/usr/libexec/reeve",
  }),
  policy: row(absolutePath(), "/etc/reeve/policy.yaml", {
    doc: "In root mode, who may run what here: a file that only root may write.",
  }),
  cgroup: row(
    text({ pattern: /^(auto|off|\/.*)$/, says: "auto, off, or the absolute path of a cgroup2 directory" }),
    "auto",
    {
      doc: "Where runs get a cgroup of their own, used to end and count their processes only.",
    },
  ),
  who_dials: row(wordOf("agent", "scheduler"), "agent", {
    doc: `Who opens the connection. agent: this host dials the scheduler. scheduler: this host listens, and \
the scheduler dials it at the addresses that it was told (\`reeve agent token --listening\`, \
\`reeve agent address\`).`,
  }),
  listen: row(
    text({ pattern: /^[0-9A-Za-z.:_-]*$/, says: "an address of this host, or empty for all" }),
    "",
    {
      doc: "With who_dials: scheduler, the address to listen on. Empty: every address of this host.",
      example: "10.0.0.7",
    },
  ),
  listen_port: row(integer(1, 65_535), 7423, {
    doc: "With who_dials: scheduler, the port to listen on: mTLS only, for the scheduler of this cluster.",
  }),
  proxy: row(
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
  max_runs: row(integer(1, 100_000), limits.maxRunsDefault, {
    doc: "Runs at the same time; more are refused for now.",
  }),
  foreign_user: row(wordOf("run", "refuse"), "refuse", {
    doc: `A job that names another user than the owner. refuse: it is refused. run: it runs as the owner \
all the same, and its history says so.`,
  }),
  log_level: row(wordOf("trace", "debug", "info", "warn", "error"), "info", {
    doc: "The least level of the daemon's own log lines. trace: also every frame between its processes.",
  }),
  log_limit: row(size(0), "16GiB", {
    doc: "Output kept of one run when its job names no limit; beyond it bytes are cut and counted.",
  }),
  on_spool_full: row(wordOf("block", "cut"), "block", {
    doc: "A job that writes while the spool is full: block makes it wait, cut drops and counts the bytes.",
  }),
  spool_min_free: row(size(0), "64MiB", {
    doc: "Free space of the spool's file system below which it counts as full.",
  }),
  spool_max: row(optional(size(MiB)), null, {
    doc: `Output of all runs together that may wait here for the scheduler. Beyond it the spool counts as \
full: no run is started, and jobs that write wait (on_spool_full). Looked at once a second; while agentd is \
down only spool_max_run and spool_min_free hold. Default: none.`,
    example: "50GiB",
  }),
  spool_max_user: row(optional(size(MiB)), null, {
    doc: "The same for the runs of one user. Default: none.",
    example: "20GiB",
  }),
  spool_max_run: row(optional(size(256 * MiB)), null, {
    doc: `Output of one run that may be here; beyond it that job waits (on_spool_full). Counted as it lies \
on the disk, in segments of 64 MiB that go when the scheduler has them, so that with room for less than a \
few of them a job could wait for ever. Holds while agentd is down, too. Default: none.`,
    example: "5GiB",
  }),
  audit_max: row(size(8 * MiB), "256MiB", {
    doc: `What the audit may keep on this host (docs/reference/audit.md); beyond it the oldest eighth goes, \
and a record says so.`,
  }),
  environment: row(
    mapOfText(),
    {},
    {
      doc: "Variables given to every job, before the job's own.",
      example: { TZ: "Europe/Copenhagen" },
    },
  ),
  path: row(text({ bytesMax: limits.pathBytesMax }), defaultPath, { doc: "PATH of jobs that set none." }),
  lang: row(text({ bytesMax: 64 }), "C.UTF-8", { doc: "LANG of jobs that set none." }),
  umask: row(
    optional(text({ pattern: /^0?[0-7]{3}$/, says: 'an octal mask in quotes, such as "027"' })),
    null,
    {
      doc: "umask of jobs that set none. Default: the host's, from login.defs.",
      example: "027",
    },
  ),
  grace: row(duration(0, limits.graceMsMax), "10s", { doc: "From TERM to KILL for jobs that name none." }),
} as const;

export type AgentSettings = Settings<typeof agentSettings>;

/** What is in force after the defaults that depend on the machine. */
export type AgentConfig = {
  readonly settings: AgentSettings;
  readonly mode: "owner";
  readonly spool: string;
  readonly launcher: string;
  /** null: no cgroups */
  readonly cgroup: string | null;
};

/** What net gets as its first frame. */
export type NetSettings = {
  readonly spool: string;
  readonly spoolId: string;
  readonly bootIdentity: string;
  readonly build: string;
  readonly mode: "owner";
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
  | { readonly ok: false; readonly problems: readonly string[] };

/** The file is named by the caller, else ~/reeve/agentd.yaml is read when it is there. */
export function readConfig(given: ConfigArguments): ConfigAnswer {
  const usual = join(homedir(), "reeve", "agentd.yaml");
  const path = given.file ?? (existsSync(usual) ? usual : undefined);
  const answer = readSettings(agentSettings, { ...(path === undefined ? {} : { path }), sets: given.sets });
  if (!answer.ok) return answer;
  const settings = answer.settings;
  const problems: string[] = [];
  if (settings.mode === null && process.geteuid?.() === 0) problems.push(rootRefusal(path));
  const launcher =
    settings.launcher ?? launcherPlaces.find((place) => existsSync(join(place, "reeve-launcher")));
  if (launcher === undefined || !existsSync(join(launcher, "reeve-launcher"))) {
    problems.push(`launcher: no reeve-launcher in ${launcher ?? launcherPlaces.join(" or ")}; make it first`);
  }
  const cgroup = settings.cgroup === "off" ? null : settings.cgroup === "auto" ? "auto" : settings.cgroup;
  if (problems.length > 0) return { ok: false, problems };
  assert(launcher !== undefined);
  const spool = settings.spool ?? join(homedir(), "reeve", hostname(), "agentd");
  return { ok: true, config: { settings, mode: "owner", spool, launcher, cgroup } };
}

/** What a daemon's child gets of the environment; grpc-js and Node read much more than they should. */
export function childEnvironment(from: NodeJS.ProcessEnv = process.env): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of environmentKept) {
    const value = from[name];
    if (value !== undefined) kept[name] = value;
  }
  return { ...kept, ...compileCacheEnvironment() };
}

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

function rootRefusal(path: string | undefined): string {
  const where = path === undefined ? "--set mode=owner" : `mode: owner in ${path}`;
  return (
    "agentd was started as root: root mode is not built yet, and " +
    "agentd never runs jobs as root by omission. " +
    `Start it as the user whose jobs it runs, or, to run every job as root, say so with ${where}`
  );
}

type RowMore = { readonly doc: string; readonly example?: unknown };

function row<T>(parse: ValueParser<T>, byDefault: unknown, more: RowMore): SettingRow<T> {
  return { parse, default: byDefault, reload: false, ...more };
}
