// The SSHSIG format (OpenSSH's PROTOCOL.sshsig): what a signature's bytes say, and the bytes that it signs.
// Called by the CLI, which makes them, by the API, which looks at their form, and by agentd, which verifies
// them (verify.ts). It judges no key and no signature.
// The danger: a signature that was made for something else. Version, namespace and digest are part of what
// is signed, and nothing but exactly ours is read.
import { limits } from "../limits.ts";
import { SshReader, sshString } from "./wire.ts";

export const specNamespace = "job-spec-v1@reeve";
export type SshsigHash = "sha256" | "sha512";
export type Sshsig = {
  /** as on the wire; a certificate when one was used */
  readonly publicKey: Buffer;
  readonly namespace: string;
  readonly hash: SshsigHash;
  /** of the signature, which is not always that of the key: ssh-rsa keys make rsa-sha2-512 signatures */
  readonly algorithm: string;
  /** what follows the algorithm's name, read by the algorithm's own rule */
  readonly signature: Buffer;
};
export type SshsigAnswer =
  | { readonly ok: true; readonly sshsig: Sshsig }
  | { readonly ok: false; readonly detail: string };

const magic = "SSHSIG";
const version = 1;

/** Exactly one signature of our version, with our namespace and a digest that we take. */
export function parseSshsig(bytes: Uint8Array): SshsigAnswer {
  if (bytes.length > limits.sshsigBytesMax)
    return no(`the signature has ${bytes.length} bytes; the limit is ${limits.sshsigBytesMax}`);
  const reader = new SshReader(bytes);
  if (reader.raw(magic.length).toString("latin1") !== magic) return no("the signature is not an SSHSIG");
  const found = reader.u32();
  if (reader.hasFailed || found !== version)
    return no(`the signature is of version ${found}, not ${version}`);
  const publicKey = reader.string();
  const namespace = reader.word();
  const reserved = reader.string();
  const hash = reader.word();
  const inner = new SshReader(reader.string());
  if (!reader.isDone) return no("the signature is cut, or has bytes after its end");
  if (namespace !== specNamespace)
    return no(`the signature is for ${JSON.stringify(namespace)}, not for ${specNamespace}`);
  if (reserved.length > 0) return no("the signature has a reserved field that is not empty");
  if (hash !== "sha256" && hash !== "sha512") return no(`the signature is over ${JSON.stringify(hash)}`);
  const algorithm = inner.word();
  const signature = inner.raw(inner.rest);
  if (!inner.isDone) return no("the signature's inner part is not whole");
  return { ok: true, sshsig: { publicKey, namespace, hash, algorithm, signature } };
}

/** The signature as it travels. `signature`: what follows the algorithm's name. */
export function encodeSshsig({ publicKey, hash, algorithm, signature }: Omit<Sshsig, "namespace">): Buffer {
  const head = Buffer.from(`${magic}\0\0\0\u0001`, "latin1");
  const inner = Buffer.concat([sshString(algorithm), signature]);
  const fields = [publicKey, specNamespace, "", hash, inner].map((field) => sshString(field));
  return Buffer.concat([head, ...fields]);
}

function no(detail: string): SshsigAnswer {
  return { ok: false, detail };
}
