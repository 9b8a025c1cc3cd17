// The join door's service: hello, challenge, proof, leaf; and renewal of an expired leaf by proof of its key.
// Also makes tokens. Called by main.ts, which gives it its own gRPC server on the join port. It asks the
// engine before it gives anything away. A token is consumed (`joined`, durable) before its leaf is sent; the
// record of what it bought is kept until the token would have expired, so that the same key may ask again
// when the answer was lost.
// The danger: anyone on the network may speak here. Every field is checked, every wait has an end, nothing is
// told but a reason.
import type { Server, ServerDuplexStream, ServerUnaryCall, sendUnaryData } from "@grpc/grpc-js";
import { createHash, randomBytes } from "node:crypto";
import { hexOf, isAgentName, isHexId } from "../../proto/common/ids.ts";
import {
  formatJoinString,
  isAddress,
  joinKey,
  joinMac,
  nonceBytes,
  sameBytes,
  transcriptHash,
} from "../../proto/common/join-proof.ts";
import type { Transcript } from "../../proto/common/join-proof.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import { definitionOf, joinService } from "../../proto/common/services.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { Input, Verdict } from "../core/inputs.ts";
import type { Agent, JoinRole, JoinToken } from "../core/model.ts";
import { isAgentSpki, sha256Hex } from "./authority.ts";
import type { Authority, SchedulerIdentity } from "./authority.ts";
import type { JoinRecords } from "./join-records.ts";
import { endCall, Refusal, refusalOf, statusOf } from "./refusal.ts";
import { isSigned, renewExpired } from "./renewal.ts";

export type JoinPorts = {
  readonly authority: Authority;
  readonly records: JoinRecords;
  readonly offer: (input: Input) => Promise<Verdict>;
  readonly findToken: (id: string) => Promise<JoinToken | undefined>;
  readonly findAgent: (name: string) => Promise<Agent | undefined>;
  /** what the join door presents now */
  readonly identity: () => SchedulerIdentity;
  /** where agents reach the Session: host:port, or ":port" for the host by which they reached this door */
  readonly sessionAddresses: () => readonly string[];
  readonly now: () => number;
  readonly log: Log;
};

type JoinCall = ServerDuplexStream<reeve.v1.JoinRequest, reeve.v1.JoinReply.$Properties>;
type RenewCall = ServerUnaryCall<reeve.v1.RenewExpiredRequest, reeve.v1.RenewReply.$Properties>;

export function serveJoin(server: Server, ports: JoinPorts): void {
  const busy = new Set<string>();
  server.addService(definitionOf(joinService), {
    join: (call: JoinCall) => {
      answerJoin(call, ports, busy).catch((error: unknown) => ports.log.error("join.failed", { error }));
    },
    renewExpired: (call: RenewCall, callback: sendUnaryData<reeve.v1.RenewReply.$Properties>) => {
      renewExpired(call.request, ports).then(
        (reply) => callback(null, reply),
        (error: unknown) => {
          report(ports.log, error, call.getPeer());
          callback(statusOf(error));
        },
      );
    },
  });
}

async function answerJoin(call: JoinCall, ports: JoinPorts, busy: Set<string>): Promise<void> {
  const deadline = setTimeout(() => call.destroy(), limits.joinMsMax);
  let held = "";
  try {
    if (busy.size >= limits.joinsAtOnceMax) throw new Refusal("busy");
    const requests = call.iterator({ destroyOnReturn: false }) as JoinRequests;
    const hello = readHello(await next(requests));
    if (busy.has(hello.tokenId)) throw new Refusal("busy", "this token is being used now");
    busy.add((held = hello.tokenId));
    const known = await keyOf(hello, ports);
    const transcript: Transcript = {
      caSpki: ports.authority.caSpki,
      agentSpki: hello.spki,
      serverSpki: ports.identity().spki,
      tokenId: hello.tokenId,
      agentNonce: hello.nonce,
      schedulerNonce: randomBytes(nonceBytes),
    };
    const mac = joinMac(known.key, transcriptHash("scheduler", transcript));
    call.write({ challenge: { nonce: transcript.schedulerNonce, mac } });
    checkProof(await next(requests), transcript, known);
    const leaf = known.bought ?? (await buyLeaf(hello, known, ports));
    call.write({ leaf });
    if (known.role === "agent") ports.log.info("agent.joined", { agent: hello.name, peer: call.getPeer() });
    else ports.log.info("client.joined", { user: `client ${hello.name}`, peer: call.getPeer() });
    call.end();
  } catch (error) {
    if (!call.cancelled) report(ports.log, error, call.getPeer());
    endCall(call, error);
  } finally {
    clearTimeout(deadline);
    busy.delete(held);
  }
}

type JoinRequests = AsyncIterator<reeve.v1.JoinRequest>;

async function next(requests: JoinRequests): Promise<reeve.v1.JoinRequest> {
  const result = await requests.next();
  if (result.done === true) throw new Refusal("usage", "the stream ended before the join was complete");
  return result.value;
}

type Hello = {
  readonly tokenId: string;
  readonly name: string;
  readonly spki: Buffer;
  readonly nonce: Buffer;
};

function readHello({ hello, proof }: reeve.v1.JoinRequest): Hello {
  if (hello === null || hello === undefined || (proof !== null && proof !== undefined)) {
    throw new Refusal("usage", "the first message must be a hello");
  }
  const tokenId = hello.tokenId ?? "";
  const name = hello.name ?? "";
  const spki = Buffer.from(hello.agentSpki ?? []);
  const nonce = Buffer.from(hello.nonce ?? []);
  if (!isHexId(tokenId) || !isAgentName(name) || nonce.length !== nonceBytes)
    throw new Refusal("usage", "a bad hello");
  if (!isAgentSpki(spki)) throw new Refusal("usage", "the agent's key is not a P-256 public key");
  return { tokenId, name, spki, nonce };
}

type Leaf = reeve.v1.JoinLeaf.$Properties;

/** The token's key, and what was already bought with it by this same public key. */
type Known = {
  readonly key: Buffer;
  readonly role: JoinRole;
  readonly expiresAtMs: number;
  readonly bought: Leaf | null;
};

async function keyOf(hello: Hello, ports: JoinPorts): Promise<Known> {
  const token = await ports.findToken(hello.tokenId);
  const nowMs = ports.now();
  if (token !== undefined) {
    if (nowMs >= token.expiresAtMs)
      throw new Refusal("token_expired", `at ${new Date(token.expiresAtMs).toISOString()}`);
    if (token.name !== hello.name) throw new Refusal("token_unknown");
    const { role, expiresAtMs } = token;
    return { key: Buffer.from(token.key, "hex"), role, expiresAtMs, bought: null };
  }
  const record = await ports.records.find(hello.tokenId, nowMs);
  if (record === undefined || record.name !== hello.name) throw new Refusal("token_unknown");
  if (record.spkiSha256 !== sha256Hex(hello.spki)) throw new Refusal("token_unknown"); // used by another
  const bought = leafOf(Buffer.from(record.leaf, "base64"), record.agentId, ports);
  const { role = "agent", expiresAtMs } = record;
  return { key: Buffer.from(record.key, "hex"), role, expiresAtMs, bought };
}

function checkProof(request: reeve.v1.JoinRequest, transcript: Transcript, { key, role }: Known): void {
  const { proof } = request;
  if (proof === null || proof === undefined) throw new Refusal("usage", "the second message must be a proof");
  const seen = transcriptHash(role === "agent" ? "agent" : "api_client", transcript);
  if (!sameBytes(proof.mac ?? new Uint8Array(), joinMac(key, seen))) throw new Refusal("join_proof");
  if (!isSigned(transcript.agentSpki, seen, proof.signature))
    throw new Refusal("join_proof", "not the signature of its key");
}

/** Consumes the token and issues the leaf: the record first, then the engine, then the answer. */
async function buyLeaf(hello: Hello, known: Known, ports: JoinPorts): Promise<Leaf> {
  const agentId = hexOf(randomBytes(16));
  const { spki, name } = hello;
  const leaf =
    known.role === "agent"
      ? await ports.authority.issueAgentLeaf({ spki, name, agentId }, ports.now())
      : await ports.authority.issueClientLeaf({ spki, name, clientId: agentId }, ports.now());
  const spkiSha256 = sha256Hex(hello.spki);
  const record = {
    name,
    role: known.role,
    key: known.key.toString("hex"),
    spkiSha256,
    agentId,
    leaf: Buffer.from(leaf.der).toString("base64"),
    expiresAtMs: known.expiresAtMs,
  };
  await ports.records.keep(hello.tokenId, record, ports.now());
  const verdict = await ports.offer({
    kind: "joined",
    tokenId: hello.tokenId,
    agentId,
    spkiSha256,
    certificateEndsMs: leaf.endsMs,
  });
  if (!verdict.ok) throw refusalOf(verdict);
  return leafOf(leaf.der, agentId, ports);
}

function leafOf(der: Uint8Array, agentId: string, { authority, sessionAddresses }: JoinPorts): Leaf {
  return {
    leafDer: der,
    chainDer: [authority.caDer],
    clusterId: Buffer.from(authority.clusterId, "hex"),
    agentId,
    addresses: [...sessionAddresses()],
  };
}

function report(log: Log, error: unknown, peer: string): void {
  if (error instanceof Refusal) log.warn("join.refused", { reason: error.reason, peer });
  else log.error("join.failed", { error, peer });
}

export type NewToken = { readonly joinString: string; readonly expiresAtMs: number };
export type TokenOrder = {
  readonly role: JoinRole;
  readonly name: string;
  /** host or host:port of join doors */
  readonly addresses: readonly string[];
  readonly by: string;
  readonly replace?: boolean;
  /** host:port where the scheduler is to dial this agent; none: the agent dials */
  readonly agentAddresses?: readonly string[];
};
export type TokenPorts = Pick<JoinPorts, "authority" | "offer" | "now"> & {
  /** host:port of this scheduler's own join door, when the order names none */
  readonly joinAddresses: () => readonly string[];
  readonly joinPort: () => number;
};

/**
 * One join string for one name. Throws a Refusal when the name or an address is not one, or the engine
 * refuses.
 */
export async function makeToken(order: TokenOrder, ports: TokenPorts): Promise<NewToken> {
  const { role, name } = order;
  if (!isAgentName(name)) throw new Refusal("usage", `"${name}" cannot be a name: 1 to 63 of a-z 0-9 . _ -`);
  const given = order.addresses.map((text) => (isAddress(text) ? text : `${text}:${ports.joinPort()}`));
  const addresses = given.length > 0 ? given : ports.joinAddresses();
  const wrong = addresses.find((address) => !isAddress(address));
  if (wrong !== undefined) throw new Refusal("usage", `"${wrong}" is not host:port`);
  if (addresses.length > limits.joinAddressesMax)
    throw new Refusal("over_limit", `${limits.joinAddressesMax} addresses`);
  const agentAddresses = order.agentAddresses ?? [];
  checkAgentAddresses(agentAddresses);
  const secret = randomBytes(16);
  const nowMs = ports.now();
  const token: JoinToken = {
    id: hexOf(randomBytes(16)),
    role,
    name,
    key: joinKey(secret).toString("hex"),
    madeAtMs: nowMs,
    expiresAtMs: nowMs + limits.joinTokenLifeMs,
    by: order.by,
    addresses: agentAddresses,
  };
  const verdict = await ports.offer({ kind: "token_made", token, replace: order.replace ?? false });
  if (!verdict.ok) throw refusalOf(verdict);
  const { caSpki, clusterId } = ports.authority;
  const caSpkiSha256 = createHash("sha256").update(caSpki).digest();
  const joinString = formatJoinString({
    addresses,
    tokenId: token.id,
    secret,
    caSpkiSha256,
    clusterId,
    name,
    direction: role === "agent" ? whoDials(agentAddresses) : "api_client",
  });
  return { joinString, expiresAtMs: token.expiresAtMs };
}

function whoDials(agentAddresses: readonly string[]): "scheduler_dials" | "agent_dials" {
  return agentAddresses.length > 0 ? "scheduler_dials" : "agent_dials";
}

/** Throws a Refusal for what cannot be dialled. */
export function checkAgentAddresses(addresses: readonly string[]): void {
  const wrong = addresses.find((address) => !isAddress(address));
  if (wrong !== undefined) throw new Refusal("usage", `"${wrong}" is not host:port`);
  if (addresses.length > limits.joinAddressesMax)
    throw new Refusal("over_limit", `${limits.joinAddressesMax} addresses of an agent`);
}
