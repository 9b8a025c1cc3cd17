// Looks at the certificate that a scheduler has given us, before it replaces anything: of the CA that was
// proved, for our key, of the role and name that were asked for, and valid by this host's clock. Called by
// whoever joins or renews. It stores nothing.
// The danger: a wrong certificate that is stored keeps its holder out until somebody joins again.
import { X509Certificate } from "node:crypto";
import type { KeyObject } from "node:crypto";
import type { reeve } from "../gen/reeve.js";
import { clocksSay } from "./join-proof.ts";
import { limits } from "./limits.ts";
import { identityOf } from "./transport.ts";

export type LeafExpected = {
  readonly key: KeyObject;
  readonly caDer: Uint8Array;
  readonly role: "agent" | "api-client";
  readonly name: string;
  readonly clusterId: string;
};

export type NewLeaf = {
  readonly keyPem: string;
  readonly leafPem: string;
  readonly caPem: string;
  /** that the scheduler has given to whom the leaf is for */
  readonly id: string;
};
export type CheckedLeaf =
  | { readonly ok: true; readonly leaf: NewLeaf }
  | { readonly ok: false; readonly problem: string };

export function checkNewLeaf(
  given: Pick<reeve.v1.JoinLeaf.$Properties, "leafDer">,
  expected: LeafExpected,
): CheckedLeaf {
  const { key, role, name, clusterId } = expected;
  const ca = new X509Certificate(expected.caDer);
  const leaf = leafIn(given.leafDer ?? new Uint8Array());
  if (leaf === undefined) return { ok: false, problem: "what was given is no certificate" };
  const peer = identityOf({ subjectaltname: leaf.subjectAltName });
  const isOurs = leaf.checkIssued(ca) && leaf.verify(ca.publicKey) && leaf.checkPrivateKey(key);
  const isNamed = peer?.role === role && peer.name === name;
  if (!isOurs || !isNamed || peer.clusterId !== clusterId)
    return { ok: false, problem: `the certificate given is not for this ${role}` };
  const nowMs = Date.now();
  const startsMs = Date.parse(leaf.validFrom);
  if (nowMs < startsMs || nowMs > Date.parse(leaf.validTo)) {
    const clocks = clocksSay(startsMs + limits.leafBackdateMs, nowMs);
    return { ok: false, problem: `the new certificate does not hold on this host: ${clocks}` };
  }
  const keyPem = key.export({ type: "pkcs8", format: "pem" }).toString();
  return { ok: true, leaf: { keyPem, leafPem: leaf.toString(), caPem: ca.toString(), id: peer.agentId } };
}

function leafIn(der: Uint8Array): X509Certificate | undefined {
  try {
    return new X509Certificate(der);
  } catch {
    return undefined;
  }
}
