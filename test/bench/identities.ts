// Certificates for agents that only the bench plays, issued by the cluster's own authority. Called by the raw
// stream and by the simulated agents.
// The danger: none beyond the bench; these keys live in its memory.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { hexOf } from "../../proto/common/ids.ts";
import type { Identity } from "../../proto/common/transport.ts";
import type { Authority } from "../../scheduler/agents/authority.ts";

export type PlayedIdentity = Identity & { readonly agentId: string };

export async function identityFor(authority: Authority, name: string): Promise<PlayedIdentity> {
  const agentId = hexOf(randomBytes(16));
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const { der } = await authority.issueAgentLeaf({ spki, name, agentId }, Date.now());
  const body = Buffer.from(der).toString("base64");
  const leaf = `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----`;
  return {
    agentId,
    keyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    chainPem: `${leaf}\n${authority.caPem}`,
  };
}
