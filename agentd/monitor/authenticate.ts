// Which kinds of proof this host accepts for a job, as a table. Owner mode knows one: the job runs as the
// owner anyway, and whoever may speak for the scheduler's certificate may submit. In root mode `trusted` is
// the scheduler's word alone: it proves nothing here, and the policy decides for whom it is enough. Called by
// launches.ts before anything of the spec is decoded.
// The danger: a proof that is accepted because nobody refused it.
import type { Order } from "../ipc.ts";
import type { AgentMode } from "../settings.ts";
import type { Refusal } from "./policy.ts";

type Check = (order: Order) => Refusal | null;

const proofs: Readonly<Record<AgentMode, Readonly<Record<string, Check>>>> = {
  owner: { owner: () => null },
  root: { trusted: () => null },
};

/** Null: proved. */
export function authenticate(mode: AgentMode, order: Order): Refusal | null {
  const accepted = proofs[mode];
  if (Object.hasOwn(accepted, order.proof)) return accepted[order.proof]?.(order) ?? null;
  const known = Object.keys(accepted).join(", ");
  return {
    reason: "proof_refused",
    detail: `proof ${JSON.stringify(order.proof.slice(0, 40))} is not accepted here (only ${known})`,
  };
}
