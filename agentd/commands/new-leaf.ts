// Looks at the certificate that a scheduler has given this host, before it replaces anything: of the CA that
// was proved, for our key, of the name that was asked for, and valid by this host's clock. Called by join.ts
// and join-listen.ts. It stores nothing.
// The danger: a wrong certificate that is stored keeps the host offline until somebody joins it again.
import { X509Certificate } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { clocksSay } from "../../proto/common/join-proof.ts";
import { limits } from "../../proto/common/limits.ts";
import { identityOf } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { IdentityFile, NewIdentity } from "./join-store.ts";

export type LeafExpected = {
  readonly key: KeyObject;
  readonly caDer: Uint8Array;
  readonly name: string;
  readonly clusterId: string;
};

type Checked = Omit<NewIdentity, "file"> & {
  readonly file: Pick<IdentityFile, "clusterId" | "agent" | "agentId">;
};
export type CheckedLeaf =
  | { readonly ok: true; readonly identity: Checked }
  | { readonly ok: false; readonly problem: string };

export function checkNewLeaf(given: reeve.v1.JoinLeaf.$Properties, expected: LeafExpected): CheckedLeaf {
  const { key, name, clusterId } = expected;
  const ca = new X509Certificate(expected.caDer);
  const leaf = new X509Certificate(given.leafDer ?? new Uint8Array());
  const peer = identityOf({ subjectaltname: leaf.subjectAltName });
  const isOurs = leaf.checkIssued(ca) && leaf.verify(ca.publicKey) && leaf.checkPrivateKey(key);
  const isNamed = peer?.role === "agent" && peer.name === name && peer.agentId === given.agentId;
  if (!isOurs || !isNamed || peer.clusterId !== clusterId)
    return { ok: false, problem: "the certificate given is not for this agent" };
  const nowMs = Date.now();
  const startsMs = Date.parse(leaf.validFrom);
  if (nowMs < startsMs || nowMs > Date.parse(leaf.validTo)) {
    const clocks = clocksSay(startsMs + limits.leafBackdateMs, nowMs);
    return { ok: false, problem: `the new certificate does not hold on this host: ${clocks}` };
  }
  const identity = {
    keyPem: key.export({ type: "pkcs8", format: "pem" }).toString(),
    leafPem: leaf.toString(),
    caPem: ca.toString(),
    file: { clusterId, agent: name, agentId: peer.agentId },
  };
  return { ok: true, identity };
}
