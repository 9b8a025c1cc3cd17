// Whose password may be asked about on this host, before PAM is: in owner mode the owner's, in root mode that
// of a user whom the policy lets be proved so. Called by launches.ts for the proof `password`.
// The danger: this host as a place to try out passwords of users who may not run anything here.
import type { Reason } from "../../proto/common/reasons.ts";
import { isUserName } from "../policy/user-name.ts";
import type { Asked, Verdict } from "../policy/verdict.ts";
import type { Accounts } from "./account.ts";
import type { Refusal } from "./policy.ts";

export type AskedAbout = { readonly account: string } | Refusal;

/** Who is not root can ask PAM about the own user alone: of another one it would only hear no. */
export async function ownerAsked(user: string, accounts: Accounts, owner: string): Promise<AskedAbout> {
  const found = await accounts.find(owner);
  if (!found.ok) return found;
  const { name } = found.account;
  if (user === "" || user === name) return { account: name };
  const own = `it can check the password of its owner ${name}`;
  const detail = `this agent is not root: ${own}, not that of ${JSON.stringify(user)}`;
  return { reason: "foreign_user", detail };
}

export type UserPorts = { readonly accounts: Accounts; readonly verdict: (asked: Asked) => Verdict };

/** What the policy says of the job itself is asked later, when the job is known. */
export async function userAsked(user: string, { accounts, verdict }: UserPorts): Promise<AskedAbout> {
  if (user === "") return { reason: "no_user", detail: "the job names no user; name one with --user" };
  if (!isUserName(user))
    return { reason: "no_such_account", detail: `${JSON.stringify(user)} is no user name` };
  const found = await accounts.find(`name:${user}`);
  if (!found.ok) return found;
  const { name, uid, groupNames: groups } = found.account;
  const permit = verdict({
    account: { name, uid, groups },
    mode: "password",
    code: { sha256: null, namesShell: false, namesVariables: false },
    liveRuns: 0,
    now: new Date(),
  });
  if (permit.ok || ofTheJob.has(permit.reason)) return { account: name };
  return { reason: permit.reason, detail: permit.detail };
}

const ofTheJob: ReadonlySet<Reason> = new Set<Reason>(["script_not_permitted", "outside_hours", "user_full"]);
