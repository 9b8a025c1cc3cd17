// A password sealed by the submitter's CLI to one host, so that whoever carries and stores it (the scheduler)
// has noise: X25519 with a key made for each seal, HKDF-SHA256, AES-256-GCM. Called by the CLI, which seals,
// by agentd's monitor, which alone has the key that opens, and by `agentd show-key`.
// Bytes: version 1, the seal's own public key (32), then what is sealed (784: lengths of user and password as
// u16, both texts, zeros, so that no length shows) and its tag (16). Bound to it as associated data: agent,
// digest of the spec, expiry, key id.
// The danger: opening it for another spec, time or host than it was sealed for; whoever opens it names them.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from "node:crypto";
import { limits } from "./limits.ts";

/** Of the spool; the monitor makes it. */
export const sealingKeyFile = "sealing.key";

export type SealedFor = {
  readonly agent: string;
  /** hex */
  readonly specSha256: string;
  readonly expiresMs: number;
  /** the fingerprint of the host's key */
  readonly keyId: string;
};
/** The user is sealed with the password: the host learns who is to be proved without reading the spec. */
export type Secret = { readonly user: string; readonly password: Uint8Array };
export type Opened = { readonly ok: true; readonly secret: Secret } | { readonly ok: false };

const version = 1;
const keyBytes = 32;
const tagBytes = 16;
const plainBytes = 784;
const sealedBytes = 1 + keyBytes + plainBytes + tagBytes;
const purpose = "reeve-seal-1";
// What stands before the 32 bytes of an X25519 key in DER (RFC 8410).
const spkiHead = Buffer.from("302a300506032b656e032100", "hex");

/** PEM of a new private key. */
export function newSealingKey(): string {
  return generateKeyPairSync("x25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

/** Undefined for what is no private key of the right kind. */
export function readSealingKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === "x25519" ? key : undefined;
  } catch {
    return undefined;
  }
}

/** 32 bytes. */
export function publicHalf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: "spki", format: "der" }).subarray(spkiHead.length);
}

export function isPublicKey(bytes: Uint8Array): boolean {
  return bytes.length === keyBytes;
}

/** As people compare it: what `ssh-keygen -l` prints of its keys. */
export function fingerprintOf(publicKey: Uint8Array): string {
  return `SHA256:${createHash("sha256").update(publicKey).digest("base64").replace(/=+$/, "")}`;
}

export function isFingerprint(text: string): boolean {
  return /^SHA256:[A-Za-z0-9+/]{43}$/.test(text);
}

/** Assumes checked bounds: `problemWith` says null of the password, the user is a user's name of a spec. */
export function seal(publicKey: Uint8Array, to: SealedFor, secret: Secret): Buffer {
  const own = generateKeyPairSync("x25519");
  const ownPublic = publicHalf(own.privateKey);
  const { key, iv } = secretOf(own.privateKey, publicKey, ownPublic, publicKey);
  const cipher = createCipheriv("aes-256-gcm", key, iv, { authTagLength: tagBytes });
  cipher.setAAD(boundTo(to));
  const plain = plainOf(secret);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  wipe(plain);
  wipe(key);
  return Buffer.concat([Buffer.from([version]), ownPublic, sealed, cipher.getAuthTag()]);
}

/** What is opened is the caller's to wipe. */
export function openSealed(key: KeyObject, to: SealedFor, bytes: Uint8Array): Opened {
  if (bytes.length !== sealedBytes || bytes[0] !== version) return { ok: false };
  const theirs = Buffer.from(bytes.subarray(1, 1 + keyBytes));
  const ours = publicHalf(key);
  try {
    const derived = secretOf(key, theirs, theirs, ours);
    const decipher = createDecipheriv("aes-256-gcm", derived.key, derived.iv, { authTagLength: tagBytes });
    decipher.setAAD(boundTo(to));
    decipher.setAuthTag(bytes.subarray(sealedBytes - tagBytes));
    const plain = decipher.update(bytes.subarray(1 + keyBytes, sealedBytes - tagBytes));
    wipe(derived.key);
    try {
      decipher.final();
      return secretIn(plain);
    } finally {
      wipe(plain);
    }
  } catch {
    return { ok: false }; // a key of low order, or not sealed for this
  }
}

/** Null: it can be sealed, and asked of PAM. */
export function problemWith(password: Uint8Array): string | null {
  if (password.length === 0) return "the password is empty";
  if (password.includes(0)) return "the password has a NUL byte, which PAM would take for its end";
  const most = limits.passwordBytesMax;
  return password.length > most ? `the password has ${password.length} bytes; the limit is ${most}` : null;
}

export function wipe(bytes: Uint8Array): void {
  bytes.fill(0);
}

function secretOf(own: KeyObject, other: Uint8Array, sealKey: Uint8Array, hostKey: Uint8Array) {
  const publicKey = createPublicKey({ key: Buffer.concat([spkiHead, other]), format: "der", type: "spki" });
  const shared = diffieHellman({ privateKey: own, publicKey });
  const salt = Buffer.concat([sealKey, hostKey]);
  const derived = Buffer.from(hkdfSync("sha256", shared, salt, purpose, 44));
  wipe(shared);
  return { key: derived.subarray(0, 32), iv: derived.subarray(32) };
}

/** Every field behind its length: no two meanings have the same bytes. */
function boundTo({ agent, specSha256, expiresMs, keyId }: SealedFor): Buffer {
  const fields = [purpose, agent, specSha256, String(expiresMs), keyId].map((text) => {
    const bytes = Buffer.from(text);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return Buffer.concat([length, bytes]);
  });
  return Buffer.concat(fields);
}

function plainOf({ user, password }: Secret): Buffer {
  const plain = Buffer.alloc(plainBytes);
  const name = Buffer.from(user);
  plain.writeUInt16BE(name.length, 0);
  plain.writeUInt16BE(password.length, 2);
  plain.set(name, 4);
  plain.set(password, 4 + name.length);
  return plain;
}

function secretIn(plain: Buffer): Opened {
  const [name, length] = [plain.readUInt16BE(0), plain.readUInt16BE(2)];
  if (4 + name + length > plain.length) return { ok: false };
  const user = plain.subarray(4, 4 + name).toString("utf8");
  return { ok: true, secret: { user, password: Buffer.from(plain.subarray(4 + name, 4 + name + length)) } };
}
