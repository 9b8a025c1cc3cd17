// Which kinds of proof this host accepts for a job, as a table. Owner mode knows two: the job runs as the
// owner anyway, so that whoever may speak for the scheduler's certificate may submit, unless the owner wants
// the owner's password with every job. In root mode `trusted` is the scheduler's word alone: it proves
// nothing here, and the policy decides for whom it is enough. Called by launches.ts before anything of the
// spec is decoded.
// The danger: a proof that is accepted because nobody refused it.
import type { Order } from "../ipc.ts";
import type { AgentMode } from "../settings.ts";
import type { PasswordProof, Whom } from "./password-proof.ts";
import type { Refusal } from "./policy.ts";

export type ProofPorts = {
  readonly requirePassword: boolean;
  readonly password: Pick<PasswordProof, "prove">;
  /** whose password may be asked about here */
  readonly whom: Whom;
};

/** `user`: the one that the proof is of, which the spec must name; null: it proves none of its own. */
export type Proof = { readonly ok: true; readonly user: string | null } | ({ readonly ok: false } & Refusal);

type Check = (order: Order, ports: ProofPorts) => Proof | Promise<Proof>;

const proofs: Readonly<Record<AgentMode, Readonly<Record<string, Check>>>> = {
  owner: { owner: byWordAlone, password: byPassword },
  root: { trusted: () => ({ ok: true, user: null }), password: byPassword },
};

export async function authenticate(mode: AgentMode, order: Order, ports: ProofPorts): Promise<Proof> {
  const accepted = proofs[mode];
  const check = Object.hasOwn(accepted, order.proof) ? accepted[order.proof] : undefined;
  if (check !== undefined) return await check(order, ports);
  const known = Object.keys(accepted).join(", ");
  return refused(`proof ${JSON.stringify(order.proof.slice(0, 40))} is not accepted here (only ${known})`);
}

function byWordAlone(_order: Order, { requirePassword }: ProofPorts): Proof {
  if (!requirePassword) return { ok: true, user: null };
  return refused("this agent wants the password of its owner with every job: reeve submit --password");
}

async function byPassword(order: Order, { password, whom }: ProofPorts): Promise<Proof> {
  const proved = await password.prove(order, whom);
  return proved.ok ? { ok: true, user: proved.sealedUser } : proved;
}

function refused(detail: string): Proof {
  return { ok: false, reason: "proof_refused", detail };
}
