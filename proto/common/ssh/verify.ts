// Whether a signature is good for some bytes, and by which key: SSHSIG, key or certificate, algorithm. Called
// by agentd before it decodes a spec, and by `reeve verify`. Whether that key may sign for a user is asked of
// the files of keys afterwards; here nothing is authorised.
// The danger: a good signature that is taken for a permission.
import { type SshCertificate, isCertificateType, parseCertificate } from "./certificate.ts";
import { fingerprintOf, parsePublicKey, type SshPublicKey } from "./public-key.ts";
import { checkSignature, type TokenFlags } from "./signature.ts";
import { parseSshsig, signedBytes } from "./sshsig.ts";
import { SshReader } from "./wire.ts";

export type Signer = {
  /** the key that has signed; the certificate's own when there is one */
  readonly key: SshPublicKey;
  readonly certificate: SshCertificate | null;
  readonly token: TokenFlags | null;
};
export type SignerAnswer =
  | { readonly ok: true; readonly signer: Signer }
  | { readonly ok: false; readonly detail: string };

export function verifySshsig(message: Uint8Array, bytes: Uint8Array): SignerAnswer {
  const parsed = parseSshsig(bytes);
  if (!parsed.ok) return parsed;
  const { sshsig } = parsed;
  const holder = holderOf(sshsig.publicKey);
  if (!holder.ok) return holder;
  const { key, certificate } = holder;
  const made = checkSignature(key, signedBytes(message, sshsig.hash), sshsig);
  return made.ok ? { ok: true, signer: { key, certificate, token: made.token } } : made;
}

/** `ssh-ed25519 SHA256:…`, for people and for the record. */
export function signerText({ key, certificate }: Signer): string {
  const name = certificate === null ? "" : ` (certificate ${JSON.stringify(certificate.id)})`;
  return `${key.type} ${fingerprintOf(key.blob)}${name}`;
}

type Holder =
  | { readonly ok: true; readonly key: SshPublicKey; readonly certificate: SshCertificate | null }
  | { readonly ok: false; readonly detail: string };

export function holderOf(blob: Uint8Array): Holder {
  if (!isCertificateType(new SshReader(blob).word())) {
    const plain = parsePublicKey(blob);
    return plain.ok ? { ok: true, key: plain.key, certificate: null } : plain;
  }
  const answer = parseCertificate(blob);
  if (!answer.ok) return answer;
  return { ok: true, key: answer.certificate.key, certificate: answer.certificate };
}
