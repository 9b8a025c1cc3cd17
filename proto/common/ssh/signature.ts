// Whether one signature over some bytes is that of a key: a table of algorithms. Called by verify.ts (over a
// spec) and certificate.ts (of an authority). It knows no namespace and no file of keys.
// The danger: an algorithm that the signature chooses. It must be one that the key's own kind makes, so
// that nothing weaker is ever tried; SHA-1 is in no row.
import { createHash, verify } from "node:crypto";
import { keyKinds, type SshPublicKey } from "./public-key.ts";
import { SshReader, sshString } from "./wire.ts";

/** What a security token says with its signature. */
export type TokenFlags = { readonly present: boolean; readonly verified: boolean };
export type SignatureAnswer =
  /** `token` is null for an ordinary key */
  { readonly ok: true; readonly token: TokenFlags | null } | { readonly ok: false; readonly detail: string };

type Check = (key: SshPublicKey, signed: Buffer, reader: SshReader) => boolean;

const checks: ReadonlyMap<string, Check> = new Map([
  ["ssh-ed25519", isEd25519],
  ["ecdsa-sha2-nistp256", isEcdsa("sha256")],
  ["ecdsa-sha2-nistp384", isEcdsa("sha384")],
  ["ecdsa-sha2-nistp521", isEcdsa("sha512")],
  ["rsa-sha2-256", isRsa("sha256")],
  ["rsa-sha2-512", isRsa("sha512")],
  ["sk-ssh-ed25519@openssh.com", isEd25519],
  ["sk-ecdsa-sha2-nistp256@openssh.com", isEcdsa("sha256")],
]);

/** `signature`: what follows the algorithm's name. */
export function checkSignature(
  key: SshPublicKey,
  signed: Buffer,
  { algorithm, signature }: { readonly algorithm: string; readonly signature: Buffer },
): SignatureAnswer {
  const check = checks.get(algorithm);
  if (check === undefined || keyKinds.get(key.type)?.signatures.includes(algorithm) !== true)
    return { ok: false, detail: `a ${key.type} key may not sign with ${JSON.stringify(algorithm)}` };
  const reader = new SshReader(signature);
  const isToken = key.application !== "";
  const isGood = isToken ? isOfToken(key, signed, { reader, check }) : check(key, signed, reader);
  if (!isGood || !reader.isDone) return { ok: false, detail: "the signature is not of this key and spec" };
  const flags = signature[signature.length - 5] ?? 0;
  const token = isToken ? { present: (flags & 1) !== 0, verified: (flags & 4) !== 0 } : null;
  return { ok: true, token };
}

/** A token signs digests of what it was made for and of the message, with its flags and counter between. */
function isOfToken(
  key: SshPublicKey,
  signed: Buffer,
  { reader, check }: { readonly reader: SshReader; readonly check: Check },
): boolean {
  const own = new SshReader(sshString(reader.string()));
  const flagsAndCounter = reader.raw(5);
  const message = Buffer.concat([sha256(key.application), flagsAndCounter, sha256(signed)]);
  return reader.isDone && check(key, message, own) && own.isDone;
}

function sha256(value: string | Buffer): Buffer {
  return createHash("sha256").update(value).digest();
}

function isEd25519(key: SshPublicKey, signed: Buffer, reader: SshReader): boolean {
  const signature = reader.string();
  return signature.length === 64 && verify(null, signed, key.key, signature);
}

function isRsa(hash: string): Check {
  return (key, signed, reader) => {
    const signature = reader.string();
    return signature.length === key.bytes && verify(hash, signed, key.key, signature);
  };
}

function isEcdsa(hash: string): Check {
  return (key, signed, reader) => {
    const numbers = new SshReader(reader.string());
    const pair = [numbers.mpint(), numbers.mpint()];
    if (!numbers.isDone || pair.some((number) => number.length > key.bytes)) return false;
    const signature = Buffer.concat(
      pair.map((number) => Buffer.concat([Buffer.alloc(key.bytes - number.length), number])),
    );
    return verify(hash, signed, { key: key.key, dsaEncoding: "ieee-p1363" }, signature);
  };
}
