// Who this agent is on the network: key, leaf, CA and addresses in <spool>/net/tls, as join stored them; and
// their renewal. Called by service.ts. A renewed key and leaf are first written together into one file
// (`renewed.pem`), then put in their places: whoever reads finds either the old pair or the new one, whole.
// The danger: losing the only key that the scheduler knows. The old pair goes only when the new one is on the
// disk.
import { createPrivateKey, generateKeyPairSync, sign, X509Certificate } from "node:crypto";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import { restoreIdentity } from "../../proto/common/identity-directory.ts";
import { isAgentName, isHexId } from "../../proto/common/ids.ts";
import { isAddress, renewMessage } from "../../proto/common/join-proof.ts";
import { limits } from "../../proto/common/limits.ts";
import { replaceFile } from "../../proto/common/replace-file.ts";
import { identityOf } from "../../proto/common/transport.ts";

export type NetIdentity = {
  readonly agent: string;
  readonly agentId: string;
  readonly clusterId: string;
  readonly addresses: readonly string[];
  /** where an expired leaf is renewed */
  readonly joinAddresses: readonly string[];
  readonly keyPem: string;
  readonly leaf: X509Certificate;
  readonly ca: X509Certificate;
};

export async function readIdentity(spool: string): Promise<NetIdentity> {
  const tls = join(spool, "net", "tls");
  try {
    await restoreIdentity(spool);
    const file = JSON.parse(await readFile(join(tls, "identity.json"), "utf8")) as Record<string, unknown>;
    const { agent, agentId, clusterId } = file;
    if (typeof agent !== "string" || !isAgentName(agent))
      throw new Fault("use identity.json: it names no agent");
    if (
      typeof agentId !== "string" ||
      typeof clusterId !== "string" ||
      !isHexId(agentId) ||
      !isHexId(clusterId)
    ) {
      throw new Fault("use identity.json: it has no identities");
    }
    await finishRenewal(tls, { agentId, clusterId });
    const addresses = addressesOf(file["addresses"]);
    const joinAddresses = addressesOf(file["joinAddresses"]);
    const keyPem = await readFile(join(tls, "key.pem"), "utf8");
    const leaf = new X509Certificate(await readFile(join(tls, "leaf.pem")));
    const ca = new X509Certificate(await readFile(join(tls, "ca.pem")));
    if (!leaf.checkPrivateKey(createPrivateKey(keyPem)))
      throw new Fault("use leaf.pem: it is not for key.pem");
    return { agent, agentId, clusterId, addresses, joinAddresses, keyPem, leaf, ca };
  } catch (error) {
    throw new Fault(`read the agent's identity in ${tls}`, { cause: error });
  }
}

function addressesOf(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.filter((text): text is string => typeof text === "string" && isAddress(text));
}

export function isRenewalDue(leaf: X509Certificate, nowMs: number): boolean {
  return nowMs >= Date.parse(leaf.validFrom) + limits.leafBackdateMs + limits.leafRenewAfterMs;
}

export type Renewal = { readonly keyPem: string; readonly spki: Buffer; readonly signature: Buffer };

/** A new key and the proof that we have it. */
export function makeRenewal(): Renewal {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const keyPem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  return { keyPem, spki, signature: sign("sha256", renewMessage(spki), privateKey) };
}

/** Checks the leaf given for the new key, and puts both in place. */
export async function keepRenewal(
  spool: string,
  old: NetIdentity,
  renewal: Renewal,
  leafDer: Uint8Array,
): Promise<void> {
  const leaf = new X509Certificate(leafDer);
  const peer = identityOf({ subjectaltname: leaf.subjectAltName });
  const isOurs = leaf.checkIssued(old.ca) && leaf.verify(old.ca.publicKey);
  const isNamed = peer?.role === "agent" && peer.name === old.agent && peer.agentId === old.agentId;
  if (
    !isOurs ||
    !isNamed ||
    peer.clusterId !== old.clusterId ||
    !leaf.checkPrivateKey(createPrivateKey(renewal.keyPem))
  ) {
    throw new Fault("renew the certificate: the one given is not for this agent");
  }
  const tls = join(spool, "net", "tls");
  await replaceFile(join(tls, "renewed.pem"), `${renewal.keyPem}${leaf.toString()}`, 0o600);
  await readIdentity(spool); // which puts it in place
}

/** Removes what a net that was killed was writing: keys that are of no use to anybody. For net's start. */
export async function sweepTemporaries(spool: string): Promise<void> {
  const tls = join(spool, "net", "tls");
  const names = await readdir(tls).catch((): string[] => []); // whoever needs it says that it is missing
  for (const name of names) {
    if (/\.tmp\.[0-9a-f]{16}$/.test(name)) await rm(join(tls, name), { force: true });
  }
}

const pemPair =
  /^(-----BEGIN PRIVATE KEY-----[^]*?-----END PRIVATE KEY-----\n)(-----BEGIN CERTIFICATE-----[^]*)$/;

type Holder = Pick<NetIdentity, "agentId" | "clusterId">;

async function finishRenewal(tls: string, holder: Holder): Promise<void> {
  const renewed = await readFile(join(tls, "renewed.pem"), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (renewed === undefined) return;
  const [, keyPem, leafPem] = pemPair.exec(renewed) ?? [];
  if (keyPem === undefined || leafPem === undefined)
    throw new Fault("use renewed.pem: it is no key and certificate");
  const peer = identityOf({ subjectaltname: new X509Certificate(leafPem).subjectAltName });
  // Of the identity that this host had before it joined anew: worthless now.
  const isOurs = peer?.agentId === holder.agentId && peer.clusterId === holder.clusterId;
  if (!isOurs) return rm(join(tls, "renewed.pem"), { force: true });
  await replaceFile(join(tls, "key.pem"), keyPem, 0o600);
  await replaceFile(join(tls, "leaf.pem"), leafPem, 0o600);
  await rm(join(tls, "renewed.pem"), { force: true });
}
