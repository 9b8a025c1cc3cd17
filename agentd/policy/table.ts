// The host's policy as a table: what root may write into policy.yaml, with its meaning. Read by
// host-policy.ts; the sample (`agentd policy sample`) and docs/reference/policy.md are made from it.
// It decides nothing (verdict.ts does).
// The danger: a default that permits. Without a line of root's own nobody may run anything.
import { limits } from "../../proto/common/limits.ts";
import { flag, integer, listOf, optional, text, wordOf } from "../../proto/common/setting-values.ts";
import type { ValueParser } from "../../proto/common/setting-values.ts";
import { groupsOf } from "../../proto/common/settings.ts";
import type { SettingRow, Settings } from "../../proto/common/settings.ts";
import { userName } from "./user-name.ts";
import { windowText } from "./windows.ts";

/** The largest uid; the next one means "none" to the kernel. */
const uidMax = 2 ** 32 - 2;

/** No ~: whose home would it be? */
const path = text({ pattern: /^\//, says: "an absolute path", bytesMax: limits.pathBytesMax });
const modes = listOf(wordOf("signed", "password"));
const modesOfUser = listOf(wordOf("signed", "password", "trusted"));
const windows = listOf(windowText);
const digests = listOf(
  text({ pattern: /^[0-9a-f]{64}$/, says: "a SHA-256 as 64 small hexadecimal digits" }),
  100_000,
);

const entry = {
  shell: row(optional(path), null, {
    doc: `The shell, for an account whose own is nologin or false. Default: the account's.`,
    example: "/bin/sh",
  }),
  cwd: row(optional(path), null, {
    doc: `The working directory of jobs that name none, for an account without a home. Default: the home.`,
    example: "/var/lib/backup",
  }),
  windows: row(optional(windows), null, {
    doc: `When runs may start, as \`windows\` above, and instead of it.`,
    example: ["mon-fri 22:00-06:00"],
  }),
  max_runs: row(optional(integer(1, 100_000)), null, {
    doc: `Runs at the same time of each user that comes in here, instead of max_runs_per_user.`,
  }),
  scripts: row(optional(digests), null, {
    doc: `Only these may run: SHA-256 of a script's body, or of the text of a shell command. Such a job \
names neither a shell nor variables of its own; arguments and input are its own. A vector of arguments and \
a path on the host have no text to look at and are refused. Default: any.`,
    example: ["9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"],
  }),
  no_new_privs: row(optional(flag()), null, { doc: "As `no_new_privs` above, and instead of it." }),
  empty_bounding_set: row(optional(flag()), null, {
    doc: "As `empty_bounding_set` above, and instead of it.",
  }),
} as const;

const userEntry = {
  modes: row(modesOfUser, [], {
    doc: `How this user may be proved; at least one. signed: a signature over the job. password: \
through PAM. trusted: the scheduler's word alone, so that whoever breaks into it is this user here. The \
scheduler can never use a weaker one than these.`,
    example: ["signed"],
  }),
  ...entry,
} as const;

const groupEntry = {
  modes: row(modes, [], {
    doc: `How the group's users may be proved, as for a user. trusted is given to users by name only.`,
    example: ["signed"],
  }),
  ...entry,
} as const;

export const policyTable = {
  users: row(
    groupsOf(userName, userEntry),
    {},
    {
      doc: `Who may run jobs, by name. Only here can root and accounts below min_uid be let in. A user who \
is named here is judged by this entry alone, whatever groups say.`,
      example: {
        alice: { modes: ["signed"] },
        backup: { modes: ["signed"], shell: "/bin/sh", cwd: "/var/lib/backup" },
      },
    },
  ),
  groups: row(
    groupsOf(userName, groupEntry),
    {},
    {
      doc: `Who may run jobs, by group. The first group of this file that a user belongs to decides.`,
      example: { dba: { modes: ["signed", "password"], max_runs: 8 } },
    },
  ),
  deny_users: row(listOf(userName), [], {
    doc: "Users who may run nothing, whatever users and groups say.",
    example: ["mallory"],
  }),
  deny_groups: row(listOf(userName), [], { doc: "The same for everybody in these groups." }),
  min_uid: row(integer(1, uidMax), 1000, {
    doc: "The least uid that a group lets in. A user below it must be named in users; uid 0 always must.",
  }),
  windows: row(optional(windows), null, {
    doc: `When runs may start, by the host's clock and time zone (read when agentd starts); at other times \
they are refused for now and asked for again until their start-by. A window over midnight belongs to the \
day on which it begins. A run goes on when its window closes. Default: always.`,
    example: ["mon-fri 08:00-18:00", "sat 09:00-12:00"],
  }),
  max_runs_per_user: row(optional(integer(1, 100_000)), null, {
    doc: "Runs of one user at the same time; more are refused for now. Default: only agentd.yaml's max_runs.",
    example: 16,
  }),
  job_signers: row(path, "/etc/reeve/job_signers", {
    doc: `Whose keys may sign: one root-owned file for each user in this directory, in the syntax of \
allowed_signers.`,
  }),
  revoked_keys: row(optional(path), null, {
    doc: `Keys that sign for nobody: a list of public keys or an OpenSSH KRL. When it is named here and \
cannot be read, no signature is accepted.`,
    example: "/etc/reeve/revoked_keys",
  }),
  no_new_privs: row(flag(), false, {
    doc: "true: sudo and every other set-user-id program do nothing in jobs.",
  }),
  empty_bounding_set: row(flag(), false, {
    doc: "true: no program that a job starts can ever get a capability.",
  }),
} as const;

export type PolicySettings = Settings<typeof policyTable>;
export type UserEntry = Settings<typeof userEntry>;
export type GroupEntry = Settings<typeof groupEntry>;

type RowMore = { readonly doc: string; readonly example?: unknown };

function row<T>(parse: ValueParser<T>, byDefault: unknown, more: RowMore): SettingRow<T> {
  return { parse, default: byDefault, reload: true, ...more };
}
