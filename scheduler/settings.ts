// The settings of reeve-scheduler: one table, and the places that follow from who runs it and where. Called
// by main.ts at start. Nothing else reads the file, and no other file knows a default place. The CLI looks
// for the socket in the same places by itself; a test compares them.
// The danger: a state directory that is not the one of yesterday looks like a new cluster; main.ts refuses to
// start in one.
import { existsSync } from "node:fs";
import { homedir, hostname } from "node:os";
import { dirname, join } from "node:path";
import { limits } from "../proto/common/limits.ts";
import {
  absolutePath,
  integer,
  listOf,
  optional,
  size,
  text,
  wordOf,
} from "../proto/common/setting-values.ts";
import type { ValueParser } from "../proto/common/setting-values.ts";
import { readSettings } from "../proto/common/settings.ts";
import type { SettingRow, Settings } from "../proto/common/settings.ts";

const host = text({
  pattern: /^([A-Za-z0-9][A-Za-z0-9._-]{0,252}|\[[0-9A-Fa-f:.]{2,45}\])$/,
  says: "a host name, an IPv4 address, or an IPv6 address in brackets",
});

export const schedulerSettings = {
  state: row(optional(absolutePath()), null, {
    doc: `Where everything is kept: database, certificate authority, logs. On a local disk.
Default: ~/reeve/<host>/scheduler; for root: /var/lib/reeve-scheduler.`,
    example: "/var/lib/reeve-scheduler",
  }),
  socket: row(optional(absolutePath()), null, {
    doc: `The unix socket of the API. Default: api.sock in the state directory (where that is too long
for the system: $XDG_RUNTIME_DIR/reeve-scheduler/api.sock); for root: /run/reeve-scheduler/api.sock.`,
    example: "/run/reeve-scheduler/api.sock",
  }),
  listen: row(
    text({ pattern: /^[0-9A-Za-z.:_-]*$/, says: "an address of this host, or empty for all" }),
    "",
    {
      doc: "The address on which agents reach this scheduler. Empty: every address of this host.",
      example: "10.0.0.5",
    },
  ),
  session_port: row(integer(0, 65_535), 7420, {
    doc: "The port of agents' sessions: mTLS only. 0: any free one.",
  }),
  join_port: row(integer(0, 65_535), 7421, {
    doc: "The port where agents join: TLS, and nothing else is served there. 0: any free one.",
  }),
  addresses: row(listOf(host, limits.joinAddressesMax), [], {
    doc: "The names by which agents reach this host, best first, for join strings. Default: its own name.",
    example: ["reeve.example.com"],
  }),
  keep_history_days: live(integer(0, 36_500), 365, {
    doc: `Days for which a finished run is kept, with its attempts, journal, log and script. 0: for ever.
Runs that are not over, or whose log or host is still waited for, are always kept.`,
  }),
  keep_log_days: live(integer(0, 36_500), 90, {
    doc: "Days for which the log of a finished run is kept; the run itself stays. 0: as long as the run.",
  }),
  keep_log_bytes: live(size(0), "64GiB", {
    doc: "With more stored than this the oldest logs of finished runs go first. 0: no bound.",
  }),
  keep_database_bytes: live(size(0), "16GiB", {
    doc: "With more in the database than this the oldest finished runs go first. 0: no bound.",
  }),
  log_level: row(wordOf("debug", "info", "warn", "error"), "info", { doc: "The least level of log lines." }),
} as const;

export type SchedulerSettings = Settings<typeof schedulerSettings>;

/** What is in force after the defaults that depend on the machine. */
export type SchedulerConfig = {
  readonly settings: SchedulerSettings;
  /** "" when there is none */
  readonly file: string;
  readonly state: string;
  readonly socket: string;
  /** the socket is for a group (reeve-admin), not for the owner alone */
  readonly isShared: boolean;
};

export type ConfigArguments = { readonly file: string | null; readonly sets: readonly string[] };
export type ConfigAnswer =
  | { readonly ok: true; readonly config: SchedulerConfig }
  | { readonly ok: false; readonly problems: readonly string[] };

/** The file that is named, else the usual one when it is there. */
export function readConfig(given: ConfigArguments): ConfigAnswer {
  const isRoot = process.geteuid?.() === 0;
  const own = join(homedir(), "reeve");
  const usual = [...(isRoot ? ["/etc/reeve/scheduler.yaml"] : []), join(own, "scheduler.yaml")];
  const path = given.file ?? usual.find((place) => existsSync(place));
  const answer = readSettings(schedulerSettings, {
    ...(path === undefined ? {} : { path, hasIncludes: true }),
    sets: given.sets,
  });
  if (!answer.ok) return answer;
  const { settings } = answer;
  const usualState = isRoot ? "/var/lib/reeve-scheduler" : join(own, hostname(), "scheduler");
  const state = settings.state ?? usualState;
  const usualSocket =
    isRoot && settings.state === null ? "/run/reeve-scheduler/api.sock" : join(state, "api.sock");
  const socket = settings.socket ?? shorter(usualSocket);
  const isShared = dirname(socket) === "/run/reeve-scheduler";
  const length = Buffer.byteLength(socket);
  if (length > limits.socketPathBytesMax) {
    const most = `${length} bytes, and the system allows ${limits.socketPathBytesMax}`;
    return { ok: false, problems: [`socket: ${socket} has ${most}; set a shorter one`] };
  }
  return { ok: true, config: { settings, file: path ?? "", state, socket, isShared } };
}

function shorter(path: string): string {
  const runtime = process.env["XDG_RUNTIME_DIR"] ?? "";
  if (Buffer.byteLength(path) <= limits.socketPathBytesMax || runtime === "") return path;
  return join(runtime, "reeve-scheduler", "api.sock");
}

type RowMore = { readonly doc: string; readonly example?: unknown };

/** Needs a restart: a door, a place or a file is made of it. */
function row<T>(parse: ValueParser<T>, byDefault: unknown, more: RowMore): SettingRow<T> {
  return { parse, default: byDefault, reload: false, ...more };
}

/** Looked at each time it is applied. */
function live<T>(parse: ValueParser<T>, byDefault: unknown, more: RowMore): SettingRow<T> {
  return { parse, default: byDefault, reload: true, ...more };
}
