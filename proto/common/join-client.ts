// The joining side of a join: with the help of a join string, over TLS with the pinned CA, both sides proving
// that they know its secret. Called by agentd/commands/join.ts for a host and by scheduler/cli for a command
// line on another host. It stores nothing: what the scheduler gives is handed to `keep`.
// The danger: speaking to the wrong scheduler. Nothing is sent before the CA has proved the pinned key, and
// nothing but a nonce and a public key before the scheduler has proved the secret.
import type { Client, ClientDuplexStream, ServiceError } from "@grpc/grpc-js";
import { createPublicKey, randomBytes, sign, X509Certificate } from "node:crypto";
import type { KeyObject } from "node:crypto";
import type { reeve } from "../gen/reeve.js";
import { withCauses } from "./fault.ts";
import { isAddress, joinKey, joinMac, nonceBytes, sameBytes, transcriptHash } from "./join-proof.ts";
import type { JoinString, Transcript } from "./join-proof.ts";
import { limits } from "./limits.ts";
import { joinService } from "./services.ts";
import { dialTls, fetchPinnedCa } from "./transport.ts";

export type Joining = {
  readonly join: JoinString;
  readonly role: "agent" | "api_client";
  readonly key: KeyObject;
  readonly proxy: string | null;
  /** Stores what was given; or says why it cannot be used. */
  readonly keep: (given: Given) => Promise<string | undefined>;
};
export type Given = {
  readonly leaf: reeve.v1.JoinLeaf;
  readonly caDer: Uint8Array;
  /** host:port of the Session and the API */
  readonly addresses: readonly string[];
  /** host:port of join doors, first the one that answered */
  readonly joinAddresses: readonly string[];
};
/** `final`: the same string will not do at any other address or time; `reason`: a word of reasons.ts */
export type Joined =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: string; readonly final: boolean; readonly reason: string };

/** Tries the addresses one after the other; the problem has one line for each that was tried. */
export async function joinAny(joining: Joining): Promise<Joined> {
  const { join, proxy } = joining;
  const problems: string[] = [];
  for (const address of join.addresses) {
    const ca = await fetchPinnedCa(address, join.caSpkiSha256, proxy);
    if (ca.kind === "unreachable") {
      problems.push(`${address}: cannot be reached (${withCauses(ca.cause)})`);
      continue;
    }
    if (ca.kind === "wrong_pin") {
      problems.push(
        `${address}: the CA of this server is not the one in the join string; nothing was sent to it`,
      );
      continue;
    }
    const { caDer, serverDates } = ca;
    const answer = await joinAt({ ...joining, address, caDer, serverDates });
    if (answer.ok) return answer;
    problems.push(`${address}: ${answer.problem}`);
    if (answer.final) return { ...answer, problem: problems.join("\n") };
  }
  return { ok: false, problem: problems.join("\n"), final: false, reason: "unreachable" };
}

type Attempt = Joining & {
  readonly address: string;
  readonly caDer: Uint8Array;
  readonly serverDates: string;
};

async function joinAt(attempt: Attempt): Promise<Joined> {
  const { join, address, caDer, proxy } = attempt;
  let serverSpki: Buffer | undefined;
  const client = dialTls({
    address,
    identity: null,
    caDer,
    expectRole: "scheduler",
    clusterId: join.clusterId,
    proxy,
    onPeer: (certificate) => {
      serverSpki = new X509Certificate(certificate.raw).publicKey.export({ type: "spki", format: "der" });
    },
  });
  try {
    const leaf = await converse(client, attempt, () => serverSpki);
    const problem = await attempt.keep({ leaf, caDer, ...addressesOf(leaf, attempt) });
    return problem === undefined ? { ok: true } : { ok: false, problem, ...broken };
  } catch (error) {
    if (error instanceof Stop) return { ok: false, problem: error.message, ...broken };
    return { ok: false, ...explain(error, attempt) };
  } finally {
    client.close();
  }
}

const broken = { final: true, reason: "join_proof" } as const;

function addressesOf(leaf: reeve.v1.JoinLeaf, { join, address }: Attempt) {
  const host = address.slice(0, address.lastIndexOf(":"));
  const addresses = [
    ...new Set((leaf.addresses ?? []).map((text) => (text.startsWith(":") ? host + text : text))),
  ];
  if (addresses.length === 0 || !addresses.every(isAddress))
    throw new Stop("the scheduler gave no usable address");
  return { addresses, joinAddresses: [...new Set([address, ...join.addresses])] };
}

/** The other side broke the rules or does not know the secret: no further address is tried. */
class Stop extends Error {}

type Call = ClientDuplexStream<reeve.v1.JoinRequest.$Properties, reeve.v1.JoinReply>;

async function converse(
  client: Client,
  attempt: Attempt,
  serverSpki: () => Buffer | undefined,
): Promise<reeve.v1.JoinLeaf> {
  const { join, role, key, caDer } = attempt;
  const secretKey = joinKey(join.secret);
  const agentSpki = createPublicKey(key).export({ type: "spki", format: "der" });
  const agentNonce = randomBytes(nonceBytes);
  const { path, requestSerialize, responseDeserialize } = joinService.join;
  const deadline = Date.now() + limits.joinMsMax;
  const call: Call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, { deadline });
  const replies = call[Symbol.asyncIterator]();
  call.write({ hello: { tokenId: join.tokenId, agentSpki, nonce: agentNonce, name: join.name } });
  const { challenge } = await nextReply(replies);
  const seen = serverSpki();
  if (challenge?.nonce?.length !== nonceBytes || seen === undefined)
    throw new Stop("the server broke the join protocol");
  const transcript: Transcript = {
    caSpki: new X509Certificate(caDer).publicKey.export({ type: "spki", format: "der" }),
    agentSpki,
    serverSpki: seen,
    tokenId: join.tokenId,
    agentNonce,
    schedulerNonce: challenge.nonce,
  };
  const expected = joinMac(secretKey, transcriptHash("scheduler", transcript));
  if (!sameBytes(challenge.mac ?? new Uint8Array(), expected)) {
    throw new Stop("the server does not know the secret of this join string; nothing more was sent to it");
  }
  const own = transcriptHash(role, transcript);
  call.write({ proof: { mac: joinMac(secretKey, own), signature: sign("sha256", own, key) } });
  const { leaf } = await nextReply(replies);
  call.end();
  if (leaf === null || leaf === undefined) throw new Stop("the server broke the join protocol");
  return leaf;
}

async function nextReply(replies: AsyncIterator<reeve.v1.JoinReply>): Promise<reeve.v1.JoinReply> {
  const reply = await replies.next();
  if (reply.done === true) throw new Stop("the server ended the join without an answer");
  return reply.value;
}

type Explained = { readonly problem: string; readonly final: boolean; readonly reason: string };

function explain(error: unknown, { serverDates }: Attempt): Explained {
  const failure = error as Partial<ServiceError>;
  const reason = failure.metadata?.get("reeve-reason")[0]?.toString();
  const details = failure.details ?? String(error);
  if (reason !== undefined) return { problem: `refused: ${details}`, final: reason !== "busy", reason };
  if (/not yet valid|has expired/.test(details)) {
    const own = new Date().toISOString();
    const dates = `the scheduler's certificate holds from ${serverDates}, this host's clock says ${own}`;
    return { problem: `${dates}; one of the two clocks is wrong`, final: true, reason: "not_authenticated" };
  }
  return { problem: details, final: false, reason: "unreachable" };
}
