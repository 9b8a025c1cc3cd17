// Keys of every kind that Reeve verifies, made here, and what they sign: SSHSIGs and OpenSSH certificates,
// as OpenSSH, a security token or an authority would make them. Called by the tests of keys and signatures.
// The danger: a maker that shares a fault with the reader; sshsig.test.ts holds both against ssh-keygen.
import { createHash, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { encodeSshsig, signedBytes, type SshsigHash } from "../../proto/common/ssh/sshsig.ts";
import { sshMpint, sshString } from "../../proto/common/ssh/wire.ts";

export type TestKey = {
  readonly type: string;
  readonly blob: Buffer;
  readonly privateKey: KeyObject;
  /** the algorithm's name and what follows it */
  readonly sign: (bytes: Buffer) => { readonly algorithm: string; readonly signature: Buffer };
};

const curves = {
  nistp256: ["P-256", "sha256", 32],
  nistp384: ["P-384", "sha384", 48],
  nistp521: ["P-521", "sha512", 66],
} as const;

export const keyTypes = [
  "ssh-ed25519",
  "ecdsa-sha2-nistp256",
  "ecdsa-sha2-nistp384",
  "ecdsa-sha2-nistp521",
  "ssh-rsa",
] as const;
export const tokenTypes = ["sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com"] as const;

export function makeKey(type: string, options: { readonly bits?: number } = {}): TestKey {
  if (type === "ssh-ed25519") return ed25519();
  if (type === "ssh-rsa") return rsa(options.bits ?? 2048);
  return ecdsa(type.replace("ecdsa-sha2-", "") as keyof typeof curves);
}

function ed25519(): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const type = "ssh-ed25519";
  const x = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url");
  const blob = Buffer.concat([sshString(type), sshString(x)]);
  const signed = (bytes: Buffer) => sshString(sign(null, bytes, privateKey));
  return { type, blob, privateKey, sign: (bytes) => ({ algorithm: type, signature: signed(bytes) }) };
}

function rsa(modulusLength: number): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength });
  const { n = "", e = "" } = publicKey.export({ format: "jwk" });
  const numbers = [e, n].map((number) => sshMpint(Buffer.from(number, "base64url")));
  const blob = Buffer.concat([sshString("ssh-rsa"), ...numbers]);
  const signed = (bytes: Buffer) => sshString(sign("sha512", bytes, privateKey));
  const type = "ssh-rsa";
  return {
    type,
    blob,
    privateKey,
    sign: (bytes) => ({ algorithm: "rsa-sha2-512", signature: signed(bytes) }),
  };
}

function ecdsa(curve: keyof typeof curves): TestKey {
  const [namedCurve, hash, size] = curves[curve];
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
  const type = `ecdsa-sha2-${curve}`;
  const blob = Buffer.concat([sshString(type), sshString(curve), sshString(point)]);
  const signed = (bytes: Buffer) => {
    const pair = sign(hash, bytes, { key: privateKey, dsaEncoding: "ieee-p1363" });
    return sshString(Buffer.concat([sshMpint(pair.subarray(0, size)), sshMpint(pair.subarray(size))]));
  };
  return { type, blob, privateKey, sign: (bytes) => ({ algorithm: type, signature: signed(bytes) }) };
}

export type TokenOptions = {
  readonly flags?: number;
  readonly application?: string;
  readonly signs?: string;
};

/** What a FIDO token would hold; `signs`: the application that it really signs for. */
export function makeToken(type: string, options: TokenOptions = {}): TestKey {
  const { flags = 1, application = "ssh:", signs = application } = options;
  const inner = type.includes("ed25519") ? ed25519() : ecdsa("nistp256");
  const fields = inner.blob.subarray(sshString(inner.type).length);
  const blob = Buffer.concat([sshString(type), fields, sshString(application)]);
  const digest = (value: string | Buffer) => createHash("sha256").update(value).digest();
  return {
    type,
    blob,
    privateKey: inner.privateKey,
    sign: (bytes) => {
      const flagsAndCounter = Buffer.from([flags, 0, 0, 0, 7]);
      const message = Buffer.concat([digest(signs), flagsAndCounter, digest(bytes)]);
      return { algorithm: type, signature: Buffer.concat([inner.sign(message).signature, flagsAndCounter]) };
    },
  };
}

export function sshsigOf(
  key: TestKey,
  message: Uint8Array,
  change: { readonly publicKey?: Buffer; readonly hash?: SshsigHash } = {},
): Buffer {
  const { publicKey = key.blob, hash = "sha512" } = change;
  return encodeSshsig({ publicKey, hash, ...key.sign(signedBytes(message, hash)) });
}

/** `type base64`, as in a file of keys. */
export function lineOf({ blob, type }: Pick<TestKey, "blob" | "type">): string {
  return `${type} ${blob.toString("base64")}`;
}

export type CertificateOptions = {
  readonly principals?: readonly string[];
  readonly holder?: number;
  readonly afterS?: number;
  readonly beforeS?: number;
  readonly critical?: readonly (readonly [string, string])[];
  readonly serial?: number;
  readonly nonce?: Buffer;
};

/** The key in a certificate that the authority signs. */
export function makeCertificate(key: TestKey, authority: TestKey, options: CertificateOptions = {}): Buffer {
  const { principals = ["alice"], holder = 1, afterS = 0, beforeS = 2 ** 40, critical = [] } = options;
  const base = key.type.replace("@openssh.com", "");
  const list = (words: readonly string[]) => sshString(Buffer.concat(words.map((word) => sshString(word))));
  const pairs = critical.flatMap(([name, value]) => [name, sshString(value).toString("latin1")]);
  const signed = Buffer.concat([
    sshString(`${base}-cert-v01@openssh.com`),
    sshString(options.nonce ?? Buffer.alloc(32, 7)),
    key.blob.subarray(sshString(key.type).length),
    u64(options.serial ?? 5),
    u32(holder),
    sshString("a certificate"),
    list(principals),
    u64(afterS),
    u64(beforeS),
    list(pairs),
    ...["", ""].map((empty) => sshString(empty)),
    sshString(authority.blob),
  ]);
  const { algorithm, signature } = authority.sign(signed);
  return Buffer.concat([signed, sshString(Buffer.concat([sshString(algorithm), signature]))]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
