// An account as the host's own database has it (`reeve-account` prints it), and whether it may run jobs at
// all, whoever permits it: its name as asked, its state by shadow(5), its shell. Called by the monitor for
// each order in root mode and by `agentd check-user`, so that both say the same. It asks no service.
// The danger: half an account. Only one exact form of the answer is taken.
import { readFileSync } from "node:fs";
import type { Reason } from "../../proto/common/reasons.ts";

export type Account = {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** all of them, the primary one too */
  readonly groups: readonly number[];
  /** of those that have a name */
  readonly groupNames: readonly string[];
  readonly home: string;
  readonly shell: string;
  /** by shadow(5); unknown: it holds nothing of this account, or may not be read */
  readonly state: AccountState;
};
export type AccountState = (typeof states)[number];
const states = ["ok", "unknown", "expired", "locked"] as const;

export type AccountProblem = { readonly reason: Reason; readonly detail: string };

export type AccountAsked = {
  /** the name that it was asked for by */
  readonly asked: string;
  readonly account: Account;
  /** the shell that the policy names for it; null: its own counts */
  readonly shellGiven: string | null;
  /** of the network's process; null: not known */
  readonly netUid: number | null;
};

/** Null: nothing about the account itself keeps it from running jobs. */
export function accountProblem(about: AccountAsked): AccountProblem | null {
  const { asked, account, shellGiven, netUid } = about;
  return (
    nameProblem(asked, account) ??
    netProblem(account, netUid) ??
    stateProblem(account) ??
    shellProblem(account, shellGiven)
  );
}

function problemOf(reason: Reason, detail: string): AccountProblem {
  return { reason, detail };
}

/** Some account databases answer to other spellings, which audit, policy and signature know nothing of. */
function nameProblem(asked: string, { name }: Account): AccountProblem | null {
  if (asked === name) return null;
  const says = `this host calls that user ${JSON.stringify(name)}, not ${JSON.stringify(asked)}`;
  return problemOf("user_name", `${says}; submit it for ${JSON.stringify(name)}`);
}

/** Whatever the policy says: such a job would have this host's key and orders. */
function netProblem({ name, uid }: Account, netUid: number | null): AccountProblem | null {
  if (uid !== netUid) return null;
  return problemOf("user_denied", `${name} is the user of the network's process (net_user)`);
}

/** What the shadow file says, also where PAM is never asked (a key, the scheduler's word). */
function stateProblem({ name, state }: Account): AccountProblem | null {
  if (state === "expired") return problemOf("account_expired", `the account of ${name} has expired`);
  if (state === "locked") return problemOf("account_locked", `the account of ${name} is locked`);
  return null;
}

/** An account whose shell is none to log in with runs jobs only where the policy names a shell for it. */
function shellProblem({ name, shell }: Account, given: string | null): AccountProblem | null {
  if (given !== null || isLoginShell(shell)) return null;
  const add = `shell: /bin/sh under users: ${name}: in policy.yaml`;
  return problemOf("shell_refused", `the shell of ${name} is ${shell}; root can let it run jobs with ${add}`);
}

const noShells = /\/(nologin|false|true|sync|halt|shutdown)$/;
/** getusershell(3): what counts where there is no file. */
const shellsUsual = "/bin/sh\n/bin/csh\n";

function isLoginShell(shell: string): boolean {
  let listed = shellsUsual;
  try {
    listed = readFileSync("/etc/shells", "utf8");
  } catch {
    // Not every host has one.
  }
  return !noShells.test(shell) && listed.split("\n").includes(shell);
}

/** `name\0uid\0gid\0home\0shell\0gid,gid,…\0group:group:…\0state\0`; undefined for anything else. */
export function parseAccount(bytes: Buffer): Account | undefined {
  const fields = bytes.toString("utf8").split("\0");
  const [name = "", uid = "", gid = "", home = "", shell = "", gids = "", names = "", state = ""] = fields;
  const isWhole = fields.length === 9 && fields[8] === "" && name !== "";
  const known = states.find((word) => word === state);
  const groups = gids.split(",");
  if (!isWhole || known === undefined || ![uid, gid, ...groups].every((word) => /^[0-9]{1,10}$/.test(word)))
    return undefined;
  return {
    name,
    uid: Number(uid),
    gid: Number(gid),
    groups: groups.map(Number),
    groupNames: names.split(":").filter((word) => word !== ""),
    // A home that is no path cannot be entered, and says so as one that is not there.
    home: home.startsWith("/") ? home : "/nonexistent",
    shell: shell === "" ? "/bin/sh" : shell,
    state: known,
  };
}
