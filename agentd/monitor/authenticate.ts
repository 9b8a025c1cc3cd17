// Which kinds of proof this host accepts for a job, as a table. Owner mode knows two: the job runs as the
// owner anyway, so whoever speaks for the scheduler's certificate may submit, unless the owner wants a
// signature. Others come with root mode, as rows here. Called by launches.ts before anything of the spec is
// decoded: it sees the bytes and nothing of what they say.
// The danger: a proof that is accepted because nobody refused it, or a weaker one than was asked for.
import type { Signer } from "../../proto/common/ssh/verify.ts";
import type { Order } from "../ipc.ts";
import type { Refusal } from "./policy.ts";
import { signerOf } from "./signatures.ts";

export type ProofRules = { readonly requireSignature: boolean };
/** `signer`: who has signed the bytes; whether that key may is asked when the job is known. */
export type Proof =
  | { readonly ok: true; readonly signer: Signer | null }
  | ({ readonly ok: false } & Refusal);
type Check = (order: Order, spec: Uint8Array, rules: ProofRules) => Proof;

const proofs: Readonly<Record<"owner", Readonly<Record<string, Check>>>> = {
  owner: { owner: byWordAlone, signed: signerOf },
};

export function authenticate(mode: "owner", order: Order, spec: Uint8Array, rules: ProofRules): Proof {
  const accepted = proofs[mode];
  const check = Object.hasOwn(accepted, order.proof) ? accepted[order.proof] : undefined;
  if (check !== undefined) return check(order, spec, rules);
  const known = Object.keys(accepted).join(", ");
  return refused(`proof ${JSON.stringify(order.proof.slice(0, 40))} is not accepted here (only ${known})`);
}

function byWordAlone(_order: Order, _spec: Uint8Array, { requireSignature }: ProofRules): Proof {
  if (!requireSignature) return { ok: true, signer: null };
  return refused("this agent takes signed jobs only: reeve submit --sign");
}

function refused(detail: string): Proof {
  return { ok: false, reason: "proof_refused", detail };
}
