// A private key in a file, made ready to sign. OpenSSH's own format is read by ssh2, the others by Node;
// which key it is and what it signs is said in OpenSSH's words here, for both. Called by signing.ts.
// The danger: a key or passphrase that is told to somebody. Neither is in any message, and a passphrase is
// only ever asked for on the terminal.
import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { SshReader, sshMpint, sshString } from "../../proto/common/ssh/wire.ts";
import { UsageError } from "./refused.ts";

export type SigningKey = {
  /** the public key as on the wire */
  readonly blob: Buffer;
  /** the algorithm's name, and what follows it in an SSHSIG */
  readonly sign: (bytes: Buffer) => Promise<{ readonly algorithm: string; readonly signature: Buffer }>;
};

const openSshLabel = "OPENSSH PRIVATE KEY";
const openSshMagic = "openssh-key-v1\0";

/** `ask` is called once, and only for a key that needs it. */
export async function readPrivateKey(
  file: string,
  pem: string,
  ask: () => Promise<string>,
): Promise<SigningKey> {
  const label = /^-----BEGIN ([A-Z0-9 ]+)-----/.exec(pem.trimStart())?.[1];
  if (label === undefined || !label.endsWith("PRIVATE KEY"))
    throw new UsageError([`${file} holds no private key`]);
  const key = label === openSshLabel ? await readOpenSsh(file, pem, ask) : await readPem(file, pem, ask);
  return signingKeyOf(file, key);
}

async function readOpenSsh(file: string, pem: string, ask: () => Promise<string>): Promise<KeyObject> {
  const base64 = pem.replace(/-----[A-Z ]+-----/g, "").replace(/\s+/g, "");
  const reader = new SshReader(Buffer.from(base64, "base64"));
  const magic = reader.raw(openSshMagic.length).toString("latin1");
  const cipher = reader.word();
  for (const _ of ["kdf", "its options"]) reader.string();
  reader.u32();
  const type = new SshReader(reader.string()).word();
  if (magic !== openSshMagic || reader.hasFailed) throw new UsageError([`${file} is not whole`]);
  if (type.startsWith("sk-")) throw new UsageError([inToken(file)]);
  if (cipher.startsWith("chacha20")) throw new UsageError([otherCipher(file, cipher)]);
  const passphrase = cipher === "none" ? undefined : await ask();
  const { default: ssh2 } = await import("ssh2");
  const parsed = attempt(() => ssh2.utils.parseKey(pem, passphrase));
  if (parsed instanceof Error || parsed === undefined) throw new UsageError([unreadable(file, passphrase)]);
  return createPrivateKey(parsed.getPrivatePEM());
}

async function readPem(file: string, pem: string, ask: () => Promise<string>): Promise<KeyObject> {
  const isEncrypted = pem.includes("ENCRYPTED");
  const passphrase = isEncrypted ? await ask() : undefined;
  const key = attempt(() => createPrivateKey({ key: pem, ...(isEncrypted ? { passphrase } : {}) }));
  if (key === undefined) throw new UsageError([unreadable(file, passphrase)]);
  return key;
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined; // the words of a parser may quote what it has read
  }
}

function inToken(file: string): string {
  return `${file} is of a security token, which is not asked here: sign with another key`;
}

function otherCipher(file: string, cipher: string): string {
  const change = `ssh-keygen -p -Z aes256-ctr -f ${file}`;
  const advice = `add it to the ssh-agent and give --sign, or change that with ${change}`;
  return `${file} is encrypted with ${cipher}, which is not read here: ${advice}`;
}

function unreadable(file: string, passphrase: string | undefined): string {
  if (passphrase !== undefined) return `${file} is not opened by that passphrase`;
  return `${file} cannot be read as a private key; ssh-keygen -p -f ${file} writes it in a form that can`;
}

const curves: Readonly<Record<string, readonly [name: string, hash: string, bytes: number]>> = {
  "P-256": ["nistp256", "sha256", 32],
  "P-384": ["nistp384", "sha384", 48],
  "P-521": ["nistp521", "sha512", 66],
};

function signingKeyOf(file: string, key: KeyObject): SigningKey {
  const jwk = createPublicKey(key).export({ format: "jwk" });
  const part = (name: "x" | "y" | "n" | "e"): Buffer => Buffer.from(jwk[name] ?? "", "base64url");
  if (jwk.kty === "OKP" && jwk.crv === "Ed25519") {
    const blob = Buffer.concat([sshString("ssh-ed25519"), sshString(part("x"))]);
    return made(blob, "ssh-ed25519", (bytes) => sshString(sign(null, bytes, key)));
  }
  if (jwk.kty === "RSA") {
    const blob = Buffer.concat([sshString("ssh-rsa"), sshMpint(part("e")), sshMpint(part("n"))]);
    return made(blob, "rsa-sha2-512", (bytes) => sshString(sign("sha512", bytes, key)));
  }
  const curve = curves[jwk.crv ?? ""];
  if (curve === undefined) throw new UsageError([`${file} is of a kind of key that signs no jobs`]);
  const [name, hash, size] = curve;
  const type = `ecdsa-sha2-${name}`;
  const point = Buffer.concat([Buffer.from([4]), part("x"), part("y")]);
  const blob = Buffer.concat([sshString(type), sshString(name), sshString(point)]);
  return made(blob, type, (bytes) => {
    const pair = sign(hash, bytes, { key, dsaEncoding: "ieee-p1363" });
    return sshString(Buffer.concat([sshMpint(pair.subarray(0, size)), sshMpint(pair.subarray(size))]));
  });
}

function made(blob: Buffer, algorithm: string, signature: (bytes: Buffer) => Buffer): SigningKey {
  return { blob, sign: async (bytes) => ({ algorithm, signature: signature(bytes) }) };
}
