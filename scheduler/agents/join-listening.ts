// Joins a host that waits to be joined (`agentd join --listen`): dials it, proves the code that the operator
// has brought from it, has the host prove itself, and gives it its certificate. Called through the API for
// `reeve agent add`. The engine is asked only when the host has proved its key and the code.
// The danger: whoever answers at the address. Nothing is said to a host with another key than the operator's
// fingerprint, and we prove the code first, so that there is nothing to try guesses on but ourselves.
import type { Client, ServiceError } from "@grpc/grpc-js";
import { randomBytes, X509Certificate } from "node:crypto";
import { hexOf, isAgentName } from "../../proto/common/ids.ts";
import { parseJoinCode } from "../../proto/common/join-code.ts";
import { joinKey, joinMac, joinOf, nonceBytes } from "../../proto/common/join-proof.ts";
import { sameBytes, transcriptHash } from "../../proto/common/join-proof.ts";
import type { Transcript } from "../../proto/common/join-proof.ts";
import { limits } from "../../proto/common/limits.ts";
import { isReason } from "../../proto/common/reasons.ts";
import { listeningJoinService } from "../../proto/common/services.ts";
import { dialTls, fetchPinnedCa } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { Agent } from "../core/model.ts";
import { isAgentSpki, sha256Hex } from "./authority.ts";
import { checkAgentAddresses } from "./join.ts";
import type { JoinPorts } from "./join.ts";
import { Refusal, refusalOf } from "./refusal.ts";
import { isSigned } from "./renewal.ts";

export type AddOrder = {
  readonly name: string;
  /** host:port, at least one */
  readonly addresses: readonly string[];
  readonly spkiSha256: Uint8Array;
  readonly code: string;
  readonly by: string;
  /** the host that has the name is gone */
  readonly replace: boolean;
};
export type AddPorts = Pick<
  JoinPorts,
  "authority" | "offer" | "findAgent" | "sessionAddresses" | "now" | "log"
>;

/** Resolves when the host has stored its certificate. Throws a Refusal that says what each address said. */
export async function addListeningAgent(order: AddOrder, ports: AddPorts): Promise<void> {
  const secret = parseJoinCode(order.code);
  checkOrder(order, secret);
  const known = await ports.findAgent(order.name);
  if (!order.replace && isAnother(known, order)) {
    const way = `for a new host in its place: reeve agent add --replace ${order.name}`;
    throw new Refusal("agent_exists", `agent ${order.name} has joined already; ${way}`);
  }
  const problems: string[] = [];
  for (const address of order.addresses) {
    const found = await fetchPinnedCa(address, order.spkiSha256);
    if (found.kind === "unreachable") problems.push(`${address}: ${causeOf(found.cause)}`);
    if (found.kind === "wrong_pin")
      throw new Refusal("wrong_fingerprint", `${address}; nothing was said to it`);
    if (found.kind !== "found") continue;
    await joinAt({ order, address, certificate: found.caDer, key: joinKey(secret ?? nothing) }, ports);
    ports.log.info("agent.joined", { agent: order.name, peer: address });
    return;
  }
  throw new Refusal("agent_unreachable", problems.join("; "));
}

const nothing = new Uint8Array();

function checkOrder({ name, addresses, spkiSha256 }: AddOrder, secret: Uint8Array | undefined): void {
  if (!isAgentName(name)) throw new Refusal("usage", `"${name}" cannot be an agent's name`);
  if (addresses.length === 0) throw new Refusal("usage", "an address of the host is needed");
  checkAgentAddresses(addresses);
  if (spkiSha256.length !== 32) throw new Refusal("usage", "the fingerprint is no SHA-256");
  if (secret === undefined) throw new Refusal("usage", "the code is not one that agentd prints");
}

/** The same host may come again: its answer was lost. */
function isAnother(known: Agent | undefined, { spkiSha256 }: AddOrder): boolean {
  return known !== undefined && !known.revoked && known.spkiSha256 !== hexOf(spkiSha256);
}

type Visit = {
  readonly order: AddOrder;
  readonly address: string;
  /** the host's own, of the pinned key */
  readonly certificate: Uint8Array;
  readonly key: Buffer;
};

async function joinAt(visit: Visit, ports: AddPorts): Promise<void> {
  const { address, certificate: caDer } = visit;
  const { clusterId } = ports.authority;
  const client = dialTls({ address, identity: null, caDer, expectRole: "pinned_key", clusterId });
  try {
    await converse(client, visit, ports);
  } catch (error) {
    throw toldBy(error, address);
  } finally {
    client.close();
  }
}

async function converse(client: Client, visit: Visit, ports: AddPorts): Promise<void> {
  const { order, key } = visit;
  const { authority } = ports;
  const spki = new X509Certificate(visit.certificate).publicKey.export({ type: "spki", format: "der" });
  if (!isAgentSpki(spki)) throw new Refusal("usage", "the host's key is not a P-256 public key");
  const { path, requestSerialize, responseDeserialize } = listeningJoinService.join;
  const deadline = Date.now() + limits.joinMsMax;
  const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, { deadline });
  const replies = call[Symbol.asyncIterator]();
  const schedulerNonce = randomBytes(nonceBytes);
  const clusterId = Buffer.from(authority.clusterId, "hex");
  call.write({ hello: { name: order.name, nonce: schedulerNonce, caDer: authority.caDer, clusterId } });
  const agentNonce = (await next(replies)).nonce ?? nothing;
  if (agentNonce.length !== nonceBytes) throw new Refusal("usage", "the host broke the join protocol");
  const transcript: Transcript = {
    ...{ caSpki: authority.caSpki, agentSpki: spki, serverSpki: spki, agentNonce, schedulerNonce },
    tokenId: joinOf(authority.clusterId, order.name),
  };
  call.write({ mac: joinMac(key, transcriptHash("dialling_scheduler", transcript)) });
  checkProof((await next(replies)).proof ?? {}, transcript, key);
  call.write({ leaf: await admit(order, spki, ports) });
  const { stored } = await next(replies);
  call.end();
  if (!stored) throw new Refusal("usage", "the host did not say that it has stored its certificate");
}

type Replies = AsyncIterator<reeve.v1.ListeningJoinReply>;

async function next(replies: Replies): Promise<reeve.v1.ListeningJoinReply> {
  const reply = await replies.next();
  if (reply.done === true) throw new Refusal("usage", "the host ended the join without an answer");
  return reply.value;
}

function checkProof(proof: reeve.v1.JoinProof.$Properties, transcript: Transcript, key: Buffer): void {
  const own = transcriptHash("listening_agent", transcript);
  if (!sameBytes(proof.mac ?? nothing, joinMac(key, own))) throw new Refusal("join_proof");
  if (!isSigned(transcript.agentSpki, own, proof.signature))
    throw new Refusal("join_proof", "not the host's signature");
}

/** The engine first, then the leaf: what is given away is known. */
async function admit(order: AddOrder, spki: Buffer, ports: AddPorts): Promise<reeve.v1.JoinLeaf.$Properties> {
  const { authority, findAgent, offer, now, sessionAddresses } = ports;
  const { name, addresses } = order;
  const known = await findAgent(name);
  const isAgain = known !== undefined && !known.revoked && !isAnother(known, order);
  const agentId = isAgain ? known.agentId : hexOf(randomBytes(16));
  const leaf = await authority.issueAgentLeaf({ spki, name, agentId }, now());
  const facts = { spkiSha256: sha256Hex(spki), certificateEndsMs: leaf.endsMs };
  const heed = async (input: Parameters<typeof offer>[0]): Promise<void> => {
    const verdict = await offer(input);
    if (!verdict.ok) throw refusalOf(verdict);
  };
  if (isAgain) {
    await heed({ kind: "renewed", agent: name, ...facts });
    await heed({ kind: "agent_addressed", agent: name, addresses });
  } else {
    const tokenId = hexOf(randomBytes(16));
    const key = hexOf(randomBytes(32)); // nobody can join with it: it is used up here
    const times = { madeAtMs: now(), expiresAtMs: now() + limits.joinTokenLifeMs };
    const token = { id: tokenId, role: "agent" as const, name, key, by: order.by, addresses, ...times };
    await heed({ kind: "token_made", token, replace: order.replace });
    await heed({ kind: "joined", tokenId, agentId, ...facts });
  }
  const clusterId = Buffer.from(authority.clusterId, "hex");
  const own = sessionAddresses().filter((address) => !address.startsWith(":"));
  return { leafDer: leaf.der, chainDer: [authority.caDer], clusterId, agentId, addresses: own };
}

/** What the host has answered, as a refusal of ours. */
function toldBy(error: unknown, address: string): unknown {
  const { metadata, details } = error as Partial<ServiceError>;
  if (error instanceof Refusal || details === undefined) return error;
  const reason = String(metadata?.get("reeve-reason")[0] ?? "");
  const says = `${address}: ${details.slice(0, limits.reportTextBytesMax)}`;
  return new Refusal(isReason(reason) ? reason : "agent_unreachable", says);
}

function causeOf(error: unknown): string {
  return error instanceof Error
    ? error.message || ((error as NodeJS.ErrnoException).code ?? "")
    : String(error);
}
