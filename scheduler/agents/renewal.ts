// New certificates for agents that have one: over the live link, or at the join door when the old one has
// expired. Called by fleet.ts and join.ts. Who asks must prove the new key, and the old one by its
// certificate or its signature. An expired certificate is good for nothing but this, and only while its
// holder is known and not revoked.
// The danger: a leaf is given for a key. Every path here checks possession of that key before the engine is
// asked.
import { createPublicKey, verify } from "node:crypto";
import { clocksSay, nonceBytes, renewExpiredMessage, renewMessage } from "../../proto/common/join-proof.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import type { Peer } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { Input, Verdict } from "../core/inputs.ts";
import type { Agent, Client } from "../core/model.ts";
import { isAgentSpki, sha256Hex } from "./authority.ts";
import type { Authority } from "./authority.ts";
import { Refusal, refusalOf } from "./refusal.ts";

export type RenewalPorts = {
  readonly authority: Authority;
  readonly offer: (input: Input) => Promise<Verdict>;
  readonly findAgent: (name: string) => Promise<Agent | undefined>;
  readonly now: () => number;
  readonly log: Log;
};
type Reply = reeve.v1.RenewReply.$Properties;

/** The same, and the log hears of what was refused or failed. `from` is where the request came from. */
export async function answerRenewal(
  who: { readonly peer: Peer; readonly from: string },
  request: reeve.v1.RenewRequest,
  ports: RenewalPorts,
): Promise<Reply> {
  try {
    return await renewLive(who.peer, request, ports);
  } catch (error) {
    if (error instanceof Refusal) ports.log.warn("renew.refused", { peer: who.from, reason: error.reason });
    else ports.log.error("renew.failed", { peer: who.from, error });
    throw error;
  }
}

/** Over the live link: `peer` has just been verified by its certificate. */
async function renewLive(peer: Peer, request: reeve.v1.RenewRequest, ports: RenewalPorts): Promise<Reply> {
  checkKnown(await ports.findAgent(peer.name), peer.agentId);
  return give(peer, provedKey(request), ports);
}

/** The key that a new leaf is for: whoever asks has it. */
function provedKey(request: reeve.v1.RenewRequest): Uint8Array {
  const spki = request.spki ?? new Uint8Array();
  if (!isAgentSpki(spki)) throw new Refusal("usage", "the new key is not a P-256 public key");
  if (!isSigned(spki, renewMessage(spki), request.signature)) {
    throw new Refusal("not_authenticated", "not the new key's signature");
  }
  return spki;
}

/** For a client that the API has just admitted by its certificate. */
export async function renewClient(
  { name, clientId }: Pick<Client, "name" | "clientId">,
  request: reeve.v1.RenewRequest,
  ports: Omit<RenewalPorts, "findAgent">,
): Promise<Reply> {
  const spki = provedKey(request);
  const leaf = await ports.authority.issueClientLeaf({ spki, name, clientId }, ports.now());
  const ends = { spkiSha256: sha256Hex(spki), certificateEndsMs: leaf.endsMs };
  const verdict = await ports.offer({ kind: "client_renewed", client: name, ...ends });
  if (!verdict.ok) throw refusalOf(verdict);
  ports.log.info("client.renewed", { user: `client ${name}` });
  return { leafDer: leaf.der, chainDer: [ports.authority.caDer] };
}

/** At the join door: nothing is known of who asks but what the signatures prove. */
export async function renewExpired(
  request: reeve.v1.RenewExpiredRequest,
  ports: RenewalPorts,
): Promise<Reply> {
  const nowMs = ports.now();
  const spki = request.spki ?? new Uint8Array();
  const nonce = request.nonce ?? new Uint8Array();
  const timeMs = request.timeMs ?? 0;
  if (!isAgentSpki(spki) || nonce.length !== nonceBytes || !Number.isSafeInteger(timeMs) || timeMs < 0) {
    throw new Refusal("usage", "a bad request");
  }
  const old = ports.authority.recognise(request.oldLeafDer ?? new Uint8Array());
  if (old === undefined || old.peer.role !== "agent")
    throw new Refusal("foreign_cluster", "its certificate is not of this CA");
  const message = renewExpiredMessage(spki, nonce, timeMs);
  if (!isSigned(old.spki, message, request.oldSignature))
    throw new Refusal("not_authenticated", "not the old key's signature");
  if (!isSigned(spki, message, request.newSignature))
    throw new Refusal("not_authenticated", "not the new key's signature");
  // Only now that the key is proved: what the clocks and the books say.
  checkKnown(await ports.findAgent(old.peer.name), old.peer.agentId);
  if (Math.abs(nowMs - timeMs) > limits.leafBackdateMs) {
    throw new Refusal(
      "not_authenticated",
      `a new certificate would not hold there: ${clocksSay(nowMs, timeMs)}`,
    );
  }
  if (nowMs > old.endsMs + limits.leafExpiredRenewMs) {
    const ended = new Date(old.endsMs).toISOString();
    const again = "if both are right, get a token for a new name (reeve agent token NAME) and join again";
    throw new Refusal(
      "not_authenticated",
      `the certificate ended ${ended}, too long ago; ${clocksSay(nowMs, timeMs)}; ${again}`,
    );
  }
  return give(old.peer, spki, ports);
}

async function give({ name, agentId }: Peer, spki: Uint8Array, ports: RenewalPorts): Promise<Reply> {
  const leaf = await ports.authority.issueAgentLeaf({ spki, name, agentId }, ports.now());
  const spkiSha256 = sha256Hex(spki);
  const verdict = await ports.offer({
    kind: "renewed",
    agent: name,
    spkiSha256,
    certificateEndsMs: leaf.endsMs,
  });
  if (!verdict.ok) throw refusalOf(verdict);
  ports.log.info("agent.renewed", { agent: name });
  return { leafDer: leaf.der, chainDer: [ports.authority.caDer] };
}

/** The one check of a certificate's holder against the scheduler's books. */
export function checkKnown(agent: Agent | undefined, agentId: string): void {
  if (agent === undefined || agent.agentId !== agentId)
    throw new Refusal("revoked", "no agent of this identity is known");
  if (agent.revoked) throw new Refusal("revoked");
}

export function isSigned(
  spki: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array | null | undefined,
): boolean {
  if (signature === null || signature === undefined || signature.length > 256) return false;
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: "der", type: "spki" });
    return verify("sha256", message, key, signature);
  } catch {
    return false;
  }
}
