// OpenSSH user certificates (PROTOCOL.certkeys): what one says, and whether its authority has signed it.
// Called by verify.ts for a signature whose key is a certificate, and by the key sources, which ask for
// principal and time. It believes no authority: whoever calls looks whether it is one of its own.
// The danger: a certificate restricts. What restricts in a way that we do not know or cannot keep (any
// critical option) is refused, never ignored.
import { keyKinds, parsePublicKey, publicKeyOf, type SshPublicKey } from "./public-key.ts";
import { checkSignature } from "./signature.ts";
import { SshReader, sshString } from "./wire.ts";

export type SshCertificate = {
  readonly blob: Buffer;
  readonly key: SshPublicKey;
  readonly authority: SshPublicKey;
  readonly serial: bigint;
  readonly id: string;
  readonly principals: readonly string[];
  readonly validAfterMs: number;
  readonly validBeforeMs: number;
  readonly criticalOptions: readonly string[];
};
export type CertificateAnswer =
  | { readonly ok: true; readonly certificate: SshCertificate }
  | { readonly ok: false; readonly detail: string };

const suffix = "-cert-v01@openssh.com";
const userCertificate = 1;
const neverEnds = 2n ** 64n - 1n;

export function isCertificateType(type: string): boolean {
  return type.endsWith(suffix);
}

/** A user certificate whose authority's signature is good. */
export function parseCertificate(blob: Uint8Array): CertificateAnswer {
  const reader = new SshReader(blob);
  const type = reader.word();
  const base = baseTypeOf(type);
  const kind = keyKinds.get(base);
  if (kind === undefined) return no(`${JSON.stringify(type.slice(0, 60))} is no kind of certificate taken`);
  reader.string(); // the nonce: it only makes the signature of the authority unforeseeable
  const from = reader.position;
  const fields = kind.read(reader);
  const keyBlob = Buffer.concat([sshString(base), blob.subarray(from, reader.position)]);
  const serial = reader.u64();
  const kindOfHolder = reader.u32();
  const id = reader.string().toString("utf8");
  const principals = words(reader.string());
  const [after, before] = [reader.u64(), reader.u64()];
  const criticalOptions = pairs(reader.string());
  const extensions = pairs(reader.string());
  const reserved = reader.string();
  const authorityBlob = reader.string();
  const signed = Buffer.from(blob.subarray(0, reader.position));
  const signature = new SshReader(reader.string());
  const isWhole = reader.isDone && fields !== undefined && reserved.length === 0;
  if (!isWhole || principals === undefined || criticalOptions === undefined || extensions === undefined)
    return no("the certificate is not well formed");
  if (kindOfHolder !== userCertificate) return no("the certificate is for a host, not for a user");
  const key = publicKeyOf(keyBlob, base, fields);
  const authority = parsePublicKey(authorityBlob);
  if (!key.ok) return key;
  if (!authority.ok) return no(`the certificate's authority: ${authority.detail}`);
  const algorithm = signature.word();
  const made = checkSignature(authority.key, signed, { algorithm, signature: signature.raw(signature.rest) });
  if (!made.ok || !signature.isDone)
    return no("the certificate is not signed by the authority that it names");
  const held = { blob: Buffer.from(blob), key: key.key, authority: authority.key };
  const validity = { validAfterMs: msOf(after), validBeforeMs: msOf(before) };
  return { ok: true, certificate: { ...held, serial, id, principals, ...validity, criticalOptions } };
}

/** Why it may not be used by this user now, or nothing. Its authority is the caller's to believe. */
export function certificateRefusal(
  certificate: SshCertificate,
  user: string,
  nowMs: number,
): string | undefined {
  const { principals, validAfterMs, validBeforeMs, criticalOptions } = certificate;
  const [option] = criticalOptions;
  if (option !== undefined) return `its critical option ${JSON.stringify(option)} cannot be kept for a job`;
  if (nowMs < validAfterMs) return "it is not valid yet";
  if (nowMs >= validBeforeMs) return "it has expired";
  // No principal at all would mean any user to an old sshd; here it means none.
  if (!principals.includes(user)) return `it does not name ${JSON.stringify(user)}`;
  return undefined;
}

/** Signatures by tokens: sk-ssh-ed25519-cert-v01@openssh.com is of sk-ssh-ed25519@openssh.com. */
function baseTypeOf(type: string): string {
  if (!isCertificateType(type)) return "";
  const base = type.slice(0, -suffix.length);
  return base.startsWith("sk-") ? `${base}@openssh.com` : base;
}

function words(bytes: Buffer): string[] | undefined {
  const reader = new SshReader(bytes);
  const found: string[] = [];
  while (reader.rest > 0) found.push(reader.string().toString("utf8"));
  return reader.isDone ? found : undefined;
}

/** The names of options; each has data behind it. */
function pairs(bytes: Buffer): string[] | undefined {
  const all = words(bytes);
  return all === undefined || all.length % 2 !== 0 ? undefined : all.filter((_, index) => index % 2 === 0);
}

function msOf(seconds: bigint): number {
  return seconds === neverEnds ? Number.POSITIVE_INFINITY : Number(seconds) * 1000;
}

function no(detail: string): CertificateAnswer {
  return { ok: false, detail };
}
