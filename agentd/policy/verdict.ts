// What the host's policy says to one run: permitted, and as what, or the first rule that refuses. Pure: the
// account, the mode that was proved and the time are given. Called by the monitor for each order in root mode
// and by `agentd policy check`, so that both say the same.
// The danger: an answer for an account that was asked for under another name; the caller brings the account
// that the host's own account database gave.
import type { Reason } from "../../proto/common/reasons.ts";
import type { HostPolicy, PolicyAnswer } from "./host-policy.ts";
import type { GroupEntry, UserEntry } from "./table.ts";
import { isUserName } from "./user-name.ts";
import { isOpen } from "./windows.ts";

/** How a run's user was proved: the word that its order carries. */
export type ProofMode = "signed" | "password" | "trusted";

export type Asked = {
  readonly account: {
    readonly name: string;
    readonly uid: number;
    /** the names of all its groups, the primary one too */
    readonly groups: readonly string[];
  };
  readonly mode: ProofMode;
  readonly code: AskedCode;
  /** of this account, without the one that is asked for */
  readonly liveRuns: number;
  readonly now: Date;
};

/** What a rule about scripts can look at. */
export type AskedCode = {
  /** hex, of the script's body or of the shell text; null: there is neither */
  readonly sha256: string | null;
  readonly namesShell: boolean;
  readonly namesVariables: boolean;
};

export type Permit = {
  /** null: the account's, which must then be one that may log in */
  readonly shell: string | null;
  /** null: the account's home */
  readonly cwd: string | null;
  readonly noNewPrivs: boolean;
  readonly emptyBoundingSet: boolean;
  /** the directory of the files that say whose keys may sign */
  readonly jobSigners: string;
  readonly revokedKeys: string | null;
  /** the line that decides: file:line:column and the setting */
  readonly decidedBy: string;
};

export type PolicyRefusal = {
  readonly reason: Reason;
  /** for root alone: it tells who exists and who is permitted */
  readonly detail: string;
  /** the line that decides; null: no line does */
  readonly decidedBy: string | null;
  /** lines that would permit it; null: there are none, or it is only a matter of time */
  readonly toAdd: string | null;
};

export type Verdict = ({ readonly ok: true } & Permit) | ({ readonly ok: false } & PolicyRefusal);

export function verdictOf(policy: HostPolicy, asked: Asked): Verdict {
  const entry = entryOf(policy, asked);
  if ("reason" in entry) return { ok: false, ...entry };
  for (const rule of rules) {
    const refusal = rule(entry, asked, policy);
    if (refusal !== null) return { ok: false, ...refusal };
  }
  return { ok: true, ...permitOf(policy, entry) };
}

/** Of a policy that is not there or cannot be followed: every run is refused, and for one reason. */
export function refusalWithout(answer: PolicyAnswer & { readonly ok: false }): PolicyRefusal {
  const detail = answer.problems.join("; ");
  const reason = answer.kind === "missing" ? "no_policy" : "policy_broken";
  return { reason, detail, decidedBy: null, toAdd: null };
}

type Entry = {
  readonly kind: "users" | "groups";
  readonly name: string;
  readonly is: UserEntry | GroupEntry;
};

function entryOf(policy: HostPolicy, { account, mode }: Asked): Entry | PolicyRefusal {
  const { name, uid, groups } = account;
  const toAdd = `users:\n  ${name}:\n    modes: [${mode}]`;
  if (!isUserName(name)) return refused("user_not_permitted", `${JSON.stringify(name)} is no user name`);
  if (policy.deny_users.includes(name))
    return refused("user_denied", `${name} is denied`, placeOf(policy, "deny_users"));
  const denied = policy.deny_groups.find((group) => groups.includes(group));
  if (denied !== undefined)
    return refused("user_denied", `${name} is in group ${denied}`, placeOf(policy, "deny_groups"));
  const user = policy.users.get(name);
  if (user !== undefined) return { kind: "users", name, is: user };
  if (uid === 0)
    return { ...refused("root_not_named", `${name} has uid 0 and is not named in users`), toAdd };
  const group = [...policy.groups].find(([word]) => groups.includes(word));
  if (group === undefined)
    return { ...refused("user_not_permitted", `neither ${name} nor a group of it is named`), toAdd };
  if (uid < policy.min_uid) {
    const detail = `${name} has uid ${uid}, below min_uid ${policy.min_uid}, and is not named in users`;
    return { ...refused("uid_too_low", detail, placeOf(policy, "min_uid")), toAdd };
  }
  return { kind: "groups", name: group[0], is: group[1] };
}

type Rule = (entry: Entry, asked: Asked, policy: HostPolicy) => PolicyRefusal | null;

// What can never be first: what is only a matter of time is asked for again.
const rules: readonly Rule[] = [isProvedEnough, isKnownScript, isInHours, hasRunLeft];

function isProvedEnough(entry: Entry, { mode, account }: Asked, policy: HostPolicy): PolicyRefusal | null {
  if ((entry.is.modes as readonly ProofMode[]).includes(mode)) return null;
  const modes = [...entry.is.modes, mode].join(", ");
  const detail = `${account.name} may be proved by ${entry.is.modes.join(", ")} and not by ${mode}`;
  const isForUser = entry.kind === "groups" && mode === "trusted";
  const head = isForUser ? `users:\n  ${account.name}:` : `${entry.kind}:\n  ${entry.name}:`;
  const toAdd = `${head}\n    modes: [${modes}]`;
  return { ...refused("proof_not_permitted", detail, placeOf(policy, entry, "modes")), toAdd };
}

function isKnownScript(entry: Entry, { code }: Asked, policy: HostPolicy): PolicyRefusal | null {
  const { scripts } = entry.is;
  if (scripts === null) return null;
  const place = placeOf(policy, entry, "scripts");
  const no = (detail: string) => refused("script_not_permitted", detail, place);
  if (code.sha256 === null) return no("only listed scripts may run, and the job has no text to compare");
  if (!scripts.includes(code.sha256))
    return { ...no(`SHA-256 ${code.sha256} is not listed`), toAdd: `- ${code.sha256}` };
  if (code.namesShell) return no("only listed scripts may run, and the job names a shell");
  if (code.namesVariables) return no("only listed scripts may run, and the job has variables of its own");
  return null;
}

function isInHours(entry: Entry, { now }: Asked, policy: HostPolicy): PolicyRefusal | null {
  const own = entry.is.windows;
  const windows = own ?? policy.windows;
  if (windows === null || isOpen(windows, now)) return null;
  const hours = windows.map(({ written }) => written).join(", ");
  const clock = now.toString().slice(0, 21);
  const place = own === null ? placeOf(policy, "windows") : placeOf(policy, entry, "windows");
  return refused("outside_hours", `runs may start ${hours}; this host's clock says ${clock}`, place);
}

function hasRunLeft(entry: Entry, { liveRuns, account }: Asked, policy: HostPolicy): PolicyRefusal | null {
  const own = entry.is.max_runs;
  const most = own ?? policy.max_runs_per_user;
  if (most === null || liveRuns < most) return null;
  const place = own === null ? placeOf(policy, "max_runs_per_user") : placeOf(policy, entry, "max_runs");
  return refused("user_full", `${liveRuns} runs of ${account.name} are live; at most ${most}`, place);
}

function permitOf(policy: HostPolicy, entry: Entry): Permit {
  const { is } = entry;
  return {
    shell: is.shell,
    cwd: is.cwd,
    noNewPrivs: is.no_new_privs ?? policy.no_new_privs,
    emptyBoundingSet: is.empty_bounding_set ?? policy.empty_bounding_set,
    jobSigners: policy.job_signers,
    revokedKeys: policy.revoked_keys,
    decidedBy: placeOf(policy, entry, "modes"),
  };
}

function refused(reason: Reason, detail: string, decidedBy: string | null = null): PolicyRefusal {
  return { reason, detail, decidedBy, toAdd: null };
}

function placeOf(policy: HostPolicy, at: string | Entry, setting?: string): string {
  const path = typeof at === "string" ? at : [at.kind, at.name, setting].join("/");
  return `${policy.places.get(path) ?? policy.path}: ${path.replaceAll("/", ".")}`;
}
