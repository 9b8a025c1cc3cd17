// The cluster's certificate authority: one P-256 key, the scheduler's own leaf, and leaves for agents' public
// keys. Lives in `<state>/authority/` (0700): ca.key, ca.pem, scheduler.pem (key and leaf in one file, so
// that they change together). It does not decide who gets a leaf: join.ts and fleet.ts do, after the engine
// has agreed. The role is the URI SAN.
// The danger: whoever reads ca.key can be every agent and the scheduler; files are 0600 and their modes are
// checked at start.
import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  webcrypto,
  X509Certificate,
} from "node:crypto";
import { mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { agentUri, clientUri, identityOf, schedulerUri } from "../../proto/common/transport.ts";
import type { Identity, Peer } from "../../proto/common/transport.ts";
import { Fault } from "../../proto/common/fault.ts";
import { hexOf } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { replaceFile } from "../../proto/common/replace-file.ts";

/** Only when a certificate is made: it is 10 MB of memory that a scheduler mostly does without. */
async function loadX509(): Promise<typeof import("@peculiar/x509")> {
  await import("reflect-metadata");
  return await import("@peculiar/x509");
}

const curve = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;

export type Leaf = { readonly der: Uint8Array; readonly endsMs: number };

/**
 * The scheduler's proof of itself: what the doors present, and the key that the join transcript is bound to.
 */
export type SchedulerIdentity = Identity & { readonly spki: Buffer; readonly endsMs: number };

/** A leaf of this authority, whatever its dates say. */
export type KnownLeaf = {
  readonly peer: Peer;
  readonly spki: Buffer;
  readonly startsMs: number;
  readonly endsMs: number;
};

export type Authority = {
  readonly clusterId: string;
  readonly caDer: Buffer;
  readonly caPem: string;
  readonly caSpki: Buffer;
  /** The scheduler's leaf, renewed first when it is a day old or the clock says that it does not hold. */
  schedulerIdentity(nowMs: number): Promise<SchedulerIdentity>;
  issueAgentLeaf(agent: AgentLeafRequest, nowMs: number): Promise<Leaf>;
  issueClientLeaf(client: ClientLeafRequest, nowMs: number): Promise<Leaf>;
  /** Undefined unless this authority signed it and it names somebody of this cluster. */
  recognise(leafDer: Uint8Array): KnownLeaf | undefined;
};

export type AgentLeafRequest = { readonly spki: Uint8Array; readonly name: string; readonly agentId: string };
export type ClientLeafRequest = {
  readonly spki: Uint8Array;
  readonly name: string;
  readonly clientId: string;
};

/** Makes the authority of a new cluster below `directory`, which must not exist. */
export async function createAuthority(
  directory: string,
  clusterId: string,
  nowMs: number,
): Promise<Authority> {
  await mkdir(directory, { mode: 0o700 });
  const x509 = await loadX509();
  const keys = await webcrypto.subtle.generateKey(curve, true, ["sign", "verify"]);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=Reeve cluster ${clusterId}`,
    notBefore: new Date(nowMs - limits.leafBackdateMs),
    notAfter: new Date(nowMs + limits.caLifeMs),
    signingAlgorithm: curve,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey));
  await replaceFile(join(directory, "ca.key"), pemOf("PRIVATE KEY", pkcs8), 0o600);
  await replaceFile(join(directory, "ca.pem"), pemOf("CERTIFICATE", Buffer.from(certificate.rawData)), 0o600);
  return openAuthority(directory, clusterId);
}

/**
 * Opens the authority of a cluster. A Fault when a file is missing, readable by others, or of another
 * cluster.
 */
export async function openAuthority(directory: string, clusterId: string): Promise<Authority> {
  const keyPem = await readPrivate(join(directory, "ca.key"));
  const caPem = await readPrivate(join(directory, "ca.pem"));
  const ca = new X509Certificate(caPem);
  if (ca.subject !== `CN=Reeve cluster ${clusterId}`) {
    const other = `it belongs to "${ca.subject}", the database to cluster ${clusterId}`;
    throw new Fault(`use the authority in ${directory}: ${other}`);
  }
  const pkcs8 = Buffer.from(keyPem.replace(/-----[A-Z ]+-----/g, ""), "base64");
  const signingKey = await webcrypto.subtle.importKey("pkcs8", pkcs8, curve, false, ["sign"]);
  return authorityOf({ directory, clusterId, ca, caPem, signingKey });
}

type Open = {
  readonly directory: string;
  readonly clusterId: string;
  readonly ca: X509Certificate;
  readonly caPem: string;
  readonly signingKey: webcrypto.CryptoKey;
};

function authorityOf(open: Open): Authority {
  const { ca, caPem, clusterId } = open;
  const caSpki = spkiOf(ca);
  return {
    clusterId,
    caDer: ca.raw,
    caPem,
    caSpki,
    schedulerIdentity: (nowMs) => schedulerIdentity(open, nowMs),
    issueAgentLeaf: ({ spki, name, agentId }, nowMs) =>
      issue(open, { spki, commonName: name, uri: agentUri(clusterId, name, agentId), nowMs }),
    issueClientLeaf: ({ spki, name, clientId }, nowMs) =>
      issue(open, { spki, commonName: name, uri: clientUri(clusterId, name, clientId), nowMs }),
    recognise: (leafDer) => recognise(open, leafDer),
  };
}

type LeafRequest = {
  readonly spki: Uint8Array;
  readonly commonName: string;
  readonly uri: string;
  readonly nowMs: number;
};

async function issue(open: Open, request: LeafRequest): Promise<Leaf> {
  const { ca, signingKey } = open;
  const x509 = await loadX509();
  const endsMs = Math.min(request.nowMs + limits.leafLifeMs, Date.parse(ca.validTo));
  const issuer = new x509.X509Certificate(new Uint8Array(ca.raw));
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: [{ CN: [request.commonName] }],
    issuer: issuer.subjectName,
    notBefore: new Date(request.nowMs - limits.leafBackdateMs),
    notAfter: new Date(endsMs),
    publicKey: new Uint8Array(request.spki),
    signingKey,
    signingAlgorithm: curve,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      // Both uses: whoever dials is the TLS client, and that may be either; the role is the URI.
      new x509.ExtendedKeyUsageExtension([
        x509.ExtendedKeyUsage.serverAuth,
        x509.ExtendedKeyUsage.clientAuth,
      ]),
      new x509.SubjectAlternativeNameExtension([{ type: "url", value: request.uri }], true),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  });
  return { der: new Uint8Array(certificate.rawData), endsMs };
}

async function schedulerIdentity(open: Open, nowMs: number): Promise<SchedulerIdentity> {
  const path = join(open.directory, "scheduler.pem");
  const kept = await readPrivate(path).catch(() => undefined);
  const current = kept === undefined ? undefined : identityFrom(open, kept);
  if (current !== undefined && isFresh(current, nowMs)) return current;
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = keys.publicKey.export({ type: "spki", format: "der" });
  const keyPem = keys.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const uri = schedulerUri(open.clusterId);
  const leaf = await issue(open, { spki, commonName: "scheduler", uri, nowMs });
  const pem = keyPem + pemOf("CERTIFICATE", Buffer.from(leaf.der));
  await replaceFile(path, pem, 0o600);
  const made = identityFrom(open, pem);
  if (made === undefined) throw new Fault("make the scheduler's certificate");
  return made;
}

/** Undefined when the file is not a key and a leaf of this authority. */
function identityFrom(open: Open, pem: string): SchedulerIdentity | undefined {
  const start = pem.indexOf("-----BEGIN CERTIFICATE-----");
  if (start < 0) return undefined;
  const leaf = new X509Certificate(pem.slice(start));
  const known = recognise(open, leaf.raw);
  if (known?.peer.role !== "scheduler") return undefined;
  return {
    keyPem: pem.slice(0, start),
    chainPem: leaf.toString() + open.caPem,
    spki: known.spki,
    endsMs: known.endsMs,
  };
}

function isFresh(identity: SchedulerIdentity, nowMs: number): boolean {
  const issuedMs = identity.endsMs - limits.leafLifeMs;
  return nowMs >= issuedMs && nowMs < issuedMs + limits.schedulerLeafRenewAfterMs;
}

function recognise(open: Open, leafDer: Uint8Array): KnownLeaf | undefined {
  try {
    const leaf = new X509Certificate(leafDer);
    if (!leaf.checkIssued(open.ca) || !leaf.verify(open.ca.publicKey)) return undefined;
    const peer = identityOf({ subjectaltname: leaf.subjectAltName });
    if (peer === undefined || peer.clusterId !== open.clusterId) return undefined;
    return {
      peer,
      spki: spkiOf(leaf),
      startsMs: Date.parse(leaf.validFrom),
      endsMs: Date.parse(leaf.validTo),
    };
  } catch {
    return undefined; // bytes that are no certificate
  }
}

/** Whether these bytes are exactly one P-256 public key in DER. */
export function isAgentSpki(bytes: Uint8Array): boolean {
  if (bytes.length === 0 || bytes.length > limits.spkiBytesMax) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(bytes), format: "der", type: "spki" });
    if (key.asymmetricKeyDetails?.namedCurve !== "prime256v1") return false;
    return Buffer.compare(key.export({ type: "spki", format: "der" }), bytes) === 0;
  } catch {
    return false;
  }
}

export function sha256Hex(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function spkiOf(certificate: X509Certificate): Buffer {
  return certificate.publicKey.export({ type: "spki", format: "der" });
}

/** 127 random bits: positive in DER whatever they are. */
function serialNumber(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return hexOf(bytes);
}

function pemOf(label: string, der: Buffer): string {
  const body = der.toString("base64").replace(/.{64}(?=.)/g, "$&\n");
  return `-----BEGIN ${label}-----\n${body}\n-----END ${label}-----\n`;
}

async function readPrivate(path: string): Promise<string> {
  try {
    const mode = (await stat(path)).mode & 0o777;
    if ((mode & 0o077) !== 0) {
      throw new Fault(`use ${path}: its mode is ${mode.toString(8)} and others may use it; make it 600`);
    }
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault(`read ${path}`, { cause: error });
  }
}
