// OpenSSH public keys, strictly: one table of the kinds that we take, each with how its blob is read and
// which signature algorithms it makes. Called by verify.ts, certificate.ts and the readers of key files.
// Reeve reads public keys itself: the ssh2 package takes a certificate's nonce for its key, short RSA keys
// and bytes after a key. It reads no private key.
// The danger: two readings of the same bytes. What is left over, not minimal or not on the curve is refused.
import { createHash, createPublicKey, type JsonWebKey, type KeyObject } from "node:crypto";
import { limits } from "../limits.ts";
import { SshReader } from "./wire.ts";

export type SshPublicKey = {
  /** as on the wire; keys are compared by it */
  readonly blob: Buffer;
  readonly type: string;
  readonly key: KeyObject;
  /** of a key in a security token: what it was made for; "" = an ordinary key */
  readonly application: string;
  /** of its modulus or field: how long the numbers of a signature are */
  readonly bytes: number;
};
export type PublicKeyAnswer =
  | { readonly ok: true; readonly key: SshPublicKey }
  | { readonly ok: false; readonly detail: string };

type Fields = { readonly jwk: JsonWebKey; readonly bytes: number; readonly application?: string };
export type KeyKind = {
  /** what follows the type's name in the blob; undefined when it is not a key that we take */
  readonly read: (reader: SshReader) => Fields | undefined;
  readonly signatures: readonly string[];
};

const rsaBitsMin = 2048;
const rsaBitsMax = 16_384;
/** RSA with SHA-1, which has the same name as the key's type, is not among its signatures. */
const rsaSignatures = ["rsa-sha2-256", "rsa-sha2-512"];

export const keyKinds: ReadonlyMap<string, KeyKind> = new Map([
  ["ssh-ed25519", { read: readEd25519, signatures: ["ssh-ed25519"] }],
  ["ssh-rsa", { read: readRsa, signatures: rsaSignatures }],
  ecdsa("nistp256", "P-256", 32),
  ecdsa("nistp384", "P-384", 48),
  ecdsa("nistp521", "P-521", 66),
  token("sk-ssh-ed25519@openssh.com", readEd25519),
  token("sk-ecdsa-sha2-nistp256@openssh.com", (reader) => readEcdsa(reader, "nistp256", "P-256", 32)),
]);

export function parsePublicKey(blob: Uint8Array): PublicKeyAnswer {
  const reader = new SshReader(blob);
  const type = reader.word();
  const kind = keyKinds.get(type);
  if (kind === undefined)
    return no(`${JSON.stringify(type.slice(0, 60))} is not a kind of key that is taken`);
  const fields = kind.read(reader);
  if (!reader.isDone || fields === undefined) return no(`the ${type} key is not well formed, or too short`);
  return publicKeyOf(blob, type, fields);
}

/**
 * Imported keys by all of their bytes, the one that was used last at the end: to import one, and what OpenSSL
 * works out at its first use, takes longer than most signatures. It is no list of keys that may do anything.
 */
const imported = new Map<string, SshPublicKey>();

/** Also for the key inside a certificate, whose fields are the same. */
export function publicKeyOf(blob: Uint8Array, type: string, fields: Fields): PublicKeyAnswer {
  const name = Buffer.from(blob).toString("latin1");
  const key = imported.get(name) ?? importedKey(blob, type, fields);
  if (key === undefined) return no(`the ${type} key is not a point of its curve`);
  imported.delete(name);
  imported.set(name, key);
  const [oldest = name] = imported.keys();
  if (imported.size > limits.sshKeysCachedMax) imported.delete(oldest);
  return { ok: true, key };
}

function importedKey(
  blob: Uint8Array,
  type: string,
  { jwk, bytes, application = "" }: Fields,
): SshPublicKey | undefined {
  try {
    const key = createPublicKey({ key: jwk, format: "jwk" });
    return { blob: Buffer.from(blob), type, key, application, bytes };
  } catch {
    return undefined;
  }
}

/** As `ssh-keygen -l` prints it. */
export function fingerprintOf(blob: Uint8Array): string {
  return `SHA256:${createHash("sha256").update(blob).digest("base64").replace(/=+$/, "")}`;
}

function readEd25519(reader: SshReader): Fields | undefined {
  const x = reader.string();
  return x.length === 32 ? { jwk: { kty: "OKP", crv: "Ed25519", x: text(x) }, bytes: 64 } : undefined;
}

function readRsa(reader: SshReader): Fields | undefined {
  const e = reader.mpint();
  const n = reader.mpint();
  const bits = n.length === 0 ? 0 : n.length * 8 - Math.clz32(n[0] ?? 0) + 24;
  const isOdd = ((e.at(-1) ?? 0) & 1) === 1 && !(e.length === 1 && e[0] === 1);
  if (bits < rsaBitsMin || bits > rsaBitsMax || e.length > 8 || !isOdd) return undefined;
  return { jwk: { kty: "RSA", n: text(n), e: text(e) }, bytes: n.length };
}

function readEcdsa(reader: SshReader, curve: string, crv: string, bytes: number): Fields | undefined {
  const named = reader.word();
  const point = reader.string();
  if (named !== curve || point.length !== 1 + 2 * bytes || point[0] !== 4) return undefined;
  const [x, y] = [text(point.subarray(1, 1 + bytes)), text(point.subarray(1 + bytes))];
  return { jwk: { kty: "EC", crv, x, y }, bytes };
}

function ecdsa(curve: string, crv: string, bytes: number): [string, KeyKind] {
  const type = `ecdsa-sha2-${curve}`;
  return [type, { read: (reader) => readEcdsa(reader, curve, crv, bytes), signatures: [type] }];
}

function token(type: string, read: KeyKind["read"]): [string, KeyKind] {
  const withApplication = (reader: SshReader): Fields | undefined => {
    const fields = read(reader);
    const application = reader.word();
    return fields === undefined || application === "" ? undefined : { ...fields, application };
  };
  return [type, { read: withApplication, signatures: [type] }];
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}

function no(detail: string): PublicKeyAnswer {
  return { ok: false, detail };
}
