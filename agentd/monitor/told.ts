// What a submitter is told of a refusal, as one table: the reasons that would tell who has an account on this
// host, or whom its policy names, all become one, with a reference that `agentd audit show` explains to its
// root. Pure. Called where a refusal leaves the monitor (launches.ts). The audit has the true reason.
// The danger: a reason left out of this table. A new one that depends on the account alone belongs here.
import type { Reason } from "../../proto/common/reasons.ts";
import type { Refusal } from "./policy.ts";

const toldAs: Partial<Readonly<Record<Reason, Reason>>> = {
  no_such_account: "user_refused",
  user_not_permitted: "user_refused",
  user_denied: "user_refused",
  root_not_named: "user_refused",
  uid_too_low: "user_refused",
  proof_not_permitted: "user_refused",
};

/** The same sentence for every one of them; anything else is told as it is. */
export function toldOf(refusal: Refusal, reference: string): Refusal {
  const reason = toldAs[refusal.reason];
  if (reason === undefined) return refusal;
  const detail = `reference ${reference}; on the host, \`agentd audit show ${reference}\` says why`;
  return { reason, detail };
}
