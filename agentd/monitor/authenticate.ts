// Which kinds of proof this host accepts for a job, as a table. In owner mode the job runs as the owner
// anyway, so whoever speaks for the scheduler's certificate may submit, unless the owner wants a signature or
// the owner's password. In root mode `trusted` is the scheduler's word alone: it proves nothing here, and the
// policy decides for whom it is enough. Called by launches.ts before anything of the spec is decoded: it sees
// the bytes and nothing of what they say.
// The danger: a proof that is accepted because nobody refused it, or a weaker one than was asked for.
import type { Signer } from "../../proto/common/ssh/verify.ts";
import type { Order } from "../ipc.ts";
import type { AgentMode, AgentSettings } from "../settings.ts";
import type { ProofAnswer } from "./password-proof.ts";
import type { Refusal } from "./policy.ts";
import { signerOf } from "./signatures.ts";

type Asks = Pick<AgentSettings, "require_signature" | "require_password">;
export type ProofPorts = {
  readonly settings: Asks;
  /** what PAM has said; null: it was not asked */
  readonly password: ProofAnswer | null;
};

/**
 * `signer`: who has signed the bytes; whether that key may is asked when the job is known. `user`: whose
 * password it was, whom the spec must name. Null: it is no proof of that kind.
 */
export type Proof =
  | { readonly ok: true; readonly signer: Signer | null; readonly user: string | null }
  | ({ readonly ok: false } & Refusal);
type Check = (order: Order, spec: Uint8Array, ports: ProofPorts) => Proof;

const proofs: Readonly<Record<AgentMode, Readonly<Record<string, Check>>>> = {
  owner: { owner: byWordAlone, signed: bySignature, password: byPassword },
  root: { signed: bySignature, trusted: byWordAlone, password: byPassword },
};

/** Before anything else: PAM may take long, and is not asked about what is refused anyway. */
export function isPasswordAsked(mode: AgentMode, { proof }: Order, settings: Asks): boolean {
  return proof === "password" && (mode === "root" || weaker(proof, settings) === null);
}

export function authenticate(mode: AgentMode, order: Order, spec: Uint8Array, ports: ProofPorts): Proof {
  const accepted = proofs[mode];
  const check = Object.hasOwn(accepted, order.proof) ? accepted[order.proof] : undefined;
  const known = Object.keys(accepted).join(", ");
  if (check === undefined)
    return refused(`proof ${JSON.stringify(order.proof.slice(0, 40))} is not accepted here (only ${known})`);
  const tooWeak = mode === "owner" ? weaker(order.proof, ports.settings) : null;
  return tooWeak === null ? check(order, spec, ports) : refused(tooWeak);
}

/** What an owner asks for. Both: either will do. */
function weaker(proof: string, asks: Asks): string | null {
  const wanted = [
    ...(asks.require_signature ? [["signed", "signed jobs only: reeve submit --sign"]] : []),
    ...(asks.require_password
      ? [["password", "jobs with its owner's password: reeve submit --password"]]
      : []),
  ];
  if (wanted.length === 0 || wanted.some(([word]) => word === proof)) return null;
  return `this agent takes ${wanted.map(([, says]) => says).join(", or ")}`;
}

function byWordAlone(): Proof {
  return { ok: true, signer: null, user: null };
}

function bySignature(order: Order, spec: Uint8Array): Proof {
  const proof = signerOf(order, spec);
  return proof.ok ? { ...proof, user: null } : proof;
}

function byPassword(_order: Order, _spec: Uint8Array, { password }: ProofPorts): Proof {
  if (password === null) return refused("the password was not checked");
  return password.ok ? { ok: true, signer: null, user: password.sealedUser } : password;
}

function refused(detail: string): Proof {
  return { ok: false, reason: "proof_refused", detail };
}
