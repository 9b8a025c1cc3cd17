// What revokes keys: a list of public keys, one a line, or a KRL (OpenSSH's PROTOCOL.krl, `ssh-keygen -k`).
// Called by agentd for each signature, whatever permits it. It reads no file. The signature that a KRL may
// carry is not looked at: the file is root's own.
// The danger: what cannot be read would revoke nothing; so it is an error, and the caller refuses every key.
import { createHash } from "node:crypto";
import type { SshCertificate } from "./certificate.ts";
import { blobOf, linesOf } from "./key-line.ts";
import { SshReader } from "./wire.ts";
import type { Signer } from "./verify.ts";

export type Revocation =
  | { readonly kind: "valid" }
  | { readonly kind: "revoked"; readonly what: string }
  | { readonly kind: "unreadable"; readonly detail: string };

const magic = "SSHKRL\n\0";
const sections = { certificates: 1, keys: 2, sha1: 3, signature: 4, sha256: 5 } as const;
const parts = { serials: 0x20, range: 0x21, bitmap: 0x22, ids: 0x23 } as const;

export function revocationOf(file: Uint8Array, signer: Signer): Revocation {
  const isKrl = Buffer.from(file.subarray(0, magic.length)).toString("latin1") === magic;
  return isKrl ? inKrl(file, signer) : inList(file, signer);
}

/** The key, the certificate's authority, and the certificate itself. */
function blobsOf({ key, certificate }: Signer): Buffer[] {
  return certificate === null ? [key.blob] : [key.blob, certificate.authority.blob, certificate.blob];
}

function inList(file: Uint8Array, signer: Signer): Revocation {
  const blobs = blobsOf(signer);
  for (const { number, text } of linesOf(file)) {
    const blob = blobOf(text);
    if (blob === undefined) return { kind: "unreadable", detail: `line ${number} is no public key` };
    if (blobs.some((one) => one.equals(blob))) return { kind: "revoked", what: `line ${number}` };
  }
  return { kind: "valid" };
}

function inKrl(file: Uint8Array, signer: Signer): Revocation {
  const reader = new SshReader(file);
  reader.raw(magic.length);
  if (reader.u32() !== 1) return { kind: "unreadable", detail: "its KRL format is not 1" };
  for (const _ of ["version", "date", "flags"]) reader.u64();
  for (const _ of ["reserved", "comment"]) reader.string();
  let revoked = "";
  while (reader.rest > 0) {
    const type = reader.u8();
    if (type === sections.signature) break; // only signatures follow
    const found = inSection(type, new SshReader(reader.string()), signer);
    if (found === undefined || reader.hasFailed)
      return { kind: "unreadable", detail: `section ${type} of the KRL cannot be read` };
    if (found !== "") revoked = found;
  }
  if (reader.hasFailed) return { kind: "unreadable", detail: "the KRL is not whole" };
  return revoked === "" ? { kind: "valid" } : { kind: "revoked", what: revoked };
}

/** "": not in it. Undefined: not read. */
function inSection(type: number, reader: SshReader, signer: Signer): string | undefined {
  if (type === sections.certificates) return inCertificates(reader, signer.certificate);
  const hash = { [sections.keys]: "", [sections.sha1]: "sha1", [sections.sha256]: "sha256" }[type];
  if (hash === undefined) return undefined;
  const names = blobsOf(signer).map((blob) => (hash === "" ? blob : createHash(hash).update(blob).digest()));
  let found = "";
  while (reader.rest > 0) {
    const entry = reader.string();
    if (names.some((name) => name.equals(entry))) found = "the key";
  }
  return reader.isDone ? found : undefined;
}

/** A section of one authority, or of every one when it names none. */
function inCertificates(reader: SshReader, certificate: SshCertificate | null): string | undefined {
  const authority = reader.string();
  reader.string();
  const isMeant =
    certificate !== null && (authority.length === 0 || certificate.authority.blob.equals(authority));
  let found = "";
  while (reader.rest > 0) {
    const type = reader.u8();
    const part = new SshReader(reader.string());
    if (!isMeant) continue;
    const isIn = inPart(type, part, certificate);
    if (isIn === undefined || !part.isDone) return undefined;
    if (isIn) found = `certificate ${certificate.serial} ${JSON.stringify(certificate.id)}`;
  }
  return reader.isDone ? found : undefined;
}

function inPart(type: number, part: SshReader, { serial, id }: SshCertificate): boolean | undefined {
  let isIn = false;
  switch (type) {
    case parts.serials:
      while (part.rest > 0) if (part.u64() === serial) isIn = true;
      return isIn;
    case parts.range: {
      const [first, last] = [part.u64(), part.u64()];
      return serial >= first && serial <= last;
    }
    case parts.bitmap:
      return isInBitmap(part, serial);
    case parts.ids:
      while (part.rest > 0) if (part.string().toString("utf8") === id) isIn = true;
      return isIn;
    default:
      return undefined;
  }
}

function isInBitmap(part: SshReader, serial: bigint): boolean {
  const offset = part.u64();
  const bits = part.mpint();
  const place = serial - offset;
  if (place < 0n || place >= BigInt(bits.length) * 8n) return false;
  const byte = bits[bits.length - 1 - Number(place / 8n)] ?? 0;
  return ((byte >> Number(place % 8n)) & 1) === 1;
}
