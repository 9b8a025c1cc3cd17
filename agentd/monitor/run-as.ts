// Whom a job runs as on this host, and in what standing (groups, shell, directory, privileges); or why not.
// In owner mode the owner, in root mode the user that the job names, as far as policy.yaml permits.
// Called by launches.ts after the proof. What asks a service (accounts) is brought to it.
// The danger: a default. A job that names nobody runs as nobody, and a name means exactly the account that
// the host's own database calls so.
import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Asked, AskedCode, Permit, ProofMode, Verdict } from "../policy/verdict.ts";
import { isUserName } from "../policy/user-name.ts";
import { accountProblem } from "../policy/account.ts";
import type { Account } from "../policy/account.ts";
import type { Accounts } from "./account.ts";
import type { KeySources } from "./key-sources.ts";
import type { Refusal } from "./policy.ts";
import type { Job } from "./spec.ts";

/** How uid and gid are become (root mode). */
export type Identity = {
  readonly groups: readonly number[];
  readonly noNewPrivs: boolean;
  readonly emptyBoundingSet: boolean;
  readonly nice: number;
  readonly oomScoreAdj: number;
};

export type Standing = {
  readonly account: Account;
  /** for shell text and SHELL */
  readonly shell: string;
  /** where a job begins that names no directory */
  readonly directory: string;
  /** that is the account's home */
  readonly isHome: boolean;
  /** null: owner mode, nothing is become */
  readonly identity: Identity | null;
  /** the line of the policy that permits it; null: owner mode */
  readonly decidedBy: string | null;
  /** whose signature counts for the user; null: owner mode, where the settings say it */
  readonly policyKeys: KeySources | null;
};
export type StandingAnswer =
  | { readonly ok: true; readonly standing: Standing }
  | ({ readonly ok: false } & Refusal);

export type RunAsPorts = {
  readonly accounts: Accounts;
  readonly verdict: (asked: Asked) => Verdict;
  /** of the network's process, as which no job runs */
  readonly netUid: number | null;
  /** How many runs of this user are live; the one that is asked for counts from now on. */
  readonly countIn: (user: string) => number;
};

/** `question`: the owner's, as accounts.ts takes it. */
export async function ownersStanding(accounts: Accounts, question: string): Promise<StandingAnswer> {
  const found = await accounts.find(question);
  if (!found.ok) return found;
  const { account } = found;
  const { shell, home: directory } = account;
  return {
    ok: true,
    standing: { account, shell, directory, isHome: true, identity: null, decidedBy: null, policyKeys: null },
  };
}

/** In the order in which each may be told: who is not permitted learns nothing about the account. */
export async function usersStanding(job: Job, proof: string, ports: RunAsPorts): Promise<StandingAnswer> {
  const name = job.runAsUser;
  if (name === "") return refused("no_user", "the job names no user; name one with --user");
  if (!isUserName(name)) return refused("no_such_account", `${JSON.stringify(name)} is no user name`);
  const found = await ports.accounts.find(`name:${name}`);
  if (!found.ok) return found;
  const { account } = found;
  const permit = ports.verdict({
    account: { name: account.name, uid: account.uid, groups: account.groupNames },
    mode: proof as ProofMode,
    code: codeOf(job),
    liveRuns: ports.countIn(account.name),
    now: new Date(),
  });
  if (!permit.ok) return permit;
  const problem = accountProblem({
    ...{ asked: name, account, netUid: ports.netUid },
    shellGiven: permit.shell,
  });
  if (problem !== null) return { ok: false, ...problem };
  return { ok: true, standing: standingOf(account, permit) };
}

function standingOf(account: Account, permit: Permit): Standing {
  const { groups } = account;
  const { noNewPrivs, emptyBoundingSet } = permit;
  return {
    account,
    shell: permit.shell ?? account.shell,
    directory: permit.cwd ?? account.home,
    isHome: permit.cwd === null,
    identity: { groups, noNewPrivs, emptyBoundingSet, nice: 0, oomScoreAdj: 0 },
    decidedBy: permit.decidedBy,
    policyKeys: keysOf(account, permit),
  };
}

function keysOf({ name }: Account, { jobSigners, revokedKeys }: Permit): KeySources {
  return { signers: [join(jobSigners, name)], revokedKeys, owner: 0, refusedAs: "key_not_permitted" };
}

type Refused = { readonly ok: false } & Refusal;

function refused(reason: Refusal["reason"], detail: string): Refused {
  return { ok: false, reason, detail };
}

/** What a rule about scripts may look at; a body in a blob is named by its digest, verified when copied. */
function codeOf(job: Job): AskedCode {
  const namesShell = job.shell.length > 0;
  // A file of variables can hold any, whatever the listed script was looked at for.
  const namesVariables = job.environment.length > 0 || job.envFile.length > 0;
  const text = job.method === "shell" ? job.source : job.method === "script" ? job.body : null;
  if (text === null) return { sha256: null, namesShell, namesVariables };
  const sha256 = "sha256" in text ? text.sha256 : createHash("sha256").update(text).digest("hex");
  return { sha256, namesShell, namesVariables };
}
