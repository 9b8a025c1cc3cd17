// What a submission brings to prove the run's user, checked for size and shape, as the one blob that is kept
// with its runs. Called by submit.ts. Whether it proves anything is the host's to say: the scheduler has
// neither the keys nor the passwords.
// The danger: bytes that are kept because they look like a proof. A password is never here, only what is
// sealed to a host; and no digest of a blob is ever a permission to fetch it (agents/orders.ts).
import { createHash } from "node:crypto";
import { hexOf } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { JobSpec } from "../../proto/common/spec.ts";
import { parseSshsig } from "../../proto/common/ssh/sshsig.ts";
import { reeve } from "../../proto/gen/reeve.js";
import type { BroughtProof } from "../core/model.ts";
import { Refusal } from "./refusal.ts";

type Header = reeve.v1.SubmitHeader;
export type Brought = {
  readonly proof: BroughtProof;
  readonly proofSha256: string;
  /** to be stored under that name; empty = nothing was brought */
  readonly bytes: Uint8Array;
};

const nothing: Brought = { proof: "", proofSha256: "", bytes: new Uint8Array(0) };

export function readProof(header: Header, spec: JobSpec, nowMs: number): Brought {
  const { sshsig, passwords } = header;
  if (sshsig.length > 0 && passwords.length > 0)
    throw new Refusal("usage", "a submission brings a signature or passwords, not both");
  if (sshsig.length > 0) {
    checkSignature(sshsig, spec);
    return brought("signed", sshsig);
  }
  if (passwords.length === 0) return nothing;
  checkPasswords(passwords, spec, nowMs);
  return brought("password", reeve.v1.SealedPasswords.encode({ passwords }).finish());
}

/**
 * What must be the same when a key is used again. The same command makes another signature each time, over
 * another nonce, and seals the same password otherwise; so who signs is compared, and what is sealed to whom.
 */
export function comparableProof(header: Header): Uint8Array {
  const parsed = header.sshsig.length === 0 ? undefined : parseSshsig(header.sshsig);
  const signer = parsed?.ok === true ? parsed.sshsig.publicKey : new Uint8Array(0);
  const passwords = header.passwords.map(({ agent, keyId }) => ({ agent: agent ?? "", keyId: keyId ?? "" }));
  return reeve.v1.SubmitHeader.encode({ sshsig: signer, passwords }).finish();
}

function brought(proof: BroughtProof, bytes: Uint8Array): Brought {
  return { proof, proofSha256: hexOf(createHash("sha256").update(bytes).digest()), bytes };
}

function checkSignature(sshsig: Uint8Array, spec: JobSpec): void {
  const parsed = parseSshsig(sshsig);
  if (!parsed.ok) throw new Refusal("invalid_spec", parsed.detail);
  if (spec.notAfterMs === 0)
    throw new Refusal("invalid_spec", "a signed spec must say how long it is good: it has no not_after");
  if (spec.runAsUser === "") throw new Refusal("invalid_spec", "a signed spec must name its user");
}

function checkPasswords(
  passwords: readonly reeve.v1.SealedPassword.$Properties[],
  spec: JobSpec,
  nowMs: number,
): void {
  const agents = new Set(passwords.map(({ agent }) => agent ?? ""));
  const missing = spec.audience.find((agent) => !agents.has(agent));
  if (missing !== undefined) throw new Refusal("usage", `no password is sealed to agent ${missing}`);
  if (passwords.length !== spec.audience.length)
    throw new Refusal("usage", "there must be one sealed password for each agent of the audience");
  for (const { agent, keyId, sealed, expiresMs } of passwords) {
    const where = `the password sealed to agent ${agent ?? ""}`;
    if (!/^[\x21-\x7e]+$/.test(keyId ?? "") || (keyId ?? "").length > limits.sealingKeyIdBytesMax)
      throw new Refusal("usage", `${where} names no key`);
    const size = sealed?.length ?? 0;
    if (size === 0 || size > limits.sealedPasswordBytesMax)
      throw new Refusal(
        "usage",
        `${where} has ${size} bytes; 1 to ${limits.sealedPasswordBytesMax} are right`,
      );
    if (!Number.isSafeInteger(expiresMs) || (expiresMs ?? 0) <= nowMs)
      throw new Refusal("usage", `${where} has expired`);
  }
}
