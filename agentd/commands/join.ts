// `agentd join`: makes this host known to a scheduler with the help of a join string, and stores the identity
// it gets. Called through table.ts. It starts no daemon and needs none to run. In root mode it runs as net's
// user. The string comes from a file, standard input or a prompt: an argument would be visible to everybody
// on this host.
// The danger: speaking to the wrong scheduler. The CA must have the pinned key, and both sides prove the
// secret.
import type { Client, ClientDuplexStream, ServiceError } from "@grpc/grpc-js";
import { createPublicKey, randomBytes, sign, X509Certificate } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { Fault } from "../../proto/common/fault.ts";
import { joinKey, joinMac, nonceBytes, sameBytes, transcriptHash } from "../../proto/common/join-proof.ts";
import { isAddress, parseJoinString } from "../../proto/common/join-proof.ts";
import type { JoinString, Transcript } from "../../proto/common/join-proof.ts";
import { limits } from "../../proto/common/limits.ts";
import { joinService } from "../../proto/common/services.ts";
import { dialTls, fetchPinnedCa } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { print, withConfig } from "./command.ts";
import type { CommandCall } from "./command.ts";
import { readJoinString } from "./join-input.ts";
import { forgetPendingKey, pendingKey, readIdentityFile, storeIdentity } from "./join-store.ts";
import { checkNewLeaf } from "./new-leaf.ts";

export type JoinOptions = {
  /** the agent's spool; `net/tls` is made in it */
  readonly spool: string;
  /** a file name, "-" for standard input, null to ask on the terminal */
  readonly source: string | null;
  /** as this host's settings say; the join string says what the scheduler will do */
  readonly whoDials: "agent" | "scheduler";
  readonly proxy: string | null;
};

export async function join(call: CommandCall): Promise<number> {
  const source = call.operands[0] ?? null;
  if (call.options.listen === true && source !== null)
    return say(2, "--listen is for: agentd join --listen, which reads no join string");
  return await withConfig(call, async ({ spool, settings }) => {
    const { who_dials: whoDials, proxy, listen: host, listen_port: port } = settings;
    if (call.options.listen !== true) return await joinCommand({ spool, source, whoDials, proxy });
    const { joinListenCommand } = await import("./join-listen.ts");
    return await joinListenCommand({ spool, listen: { host, port }, print });
  });
}

/**
 * The command's exit status: 0 joined, 1 refused or unreachable, 2 wrong use. Everything it says goes to
 * standard error.
 */
export async function joinCommand(options: JoinOptions): Promise<number> {
  const read = await readJoinString(options.source);
  if (!read.ok) return say(2, read.problem);
  const join = parseJoinString(read.text);
  if (join === undefined) {
    return say(2, "this is not a whole join string of format 1; get a new one with: reeve agent token NAME");
  }
  try {
    const existing = await readIdentityFile(options.spool);
    if (existing !== undefined && existing.clusterId !== join.clusterId) {
      const { agent, clusterId } = existing;
      const change = `to change, move ${options.spool}/net/tls away first`;
      return say(1, `this host has joined cluster ${clusterId} as ${agent}; ${change}`);
    }
    const problem = await joinAny(options, join);
    const already =
      existing === undefined
        ? ""
        : `\nthis host keeps its identity: it has joined as ${existing.agent} already`;
    if (problem !== undefined) return say(1, problem + already);
  } catch (error) {
    return say(1, error instanceof Fault ? withCauses(error) : `join failed: ${String(error)}`);
  }
  return say(0, `joined cluster ${join.clusterId} as ${join.name}${directionAdvice(options.whoDials, join)}`);
}

/** The two must agree, or each waits for the other. */
function directionAdvice(whoDials: JoinOptions["whoDials"], { direction, name }: JoinString): string {
  const wanted = direction === "scheduler_dials" ? "scheduler" : "agent";
  if (whoDials === wanted) return "";
  const here = `set "who_dials: ${wanted}" in agentd.yaml`;
  return wanted === "scheduler"
    ? `\nthe scheduler will dial this host: ${here}, or it stays offline`
    : `\nthe scheduler will not dial this host: ${here}, or there: reeve agent address ${name} HOST:PORT`;
}

/** Undefined when joined; else one sentence for each address that was tried. */
async function joinAny({ spool, proxy }: JoinOptions, join: JoinString): Promise<string | undefined> {
  const key = await pendingKey(spool, join.tokenId);
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
    const answer = await joinAt({ spool, join, key, address, caDer, serverDates, proxy });
    if (answer.ok) {
      await forgetPendingKey(spool, join.tokenId);
      return undefined;
    }
    problems.push(`${address}: ${answer.problem}`);
    if (!answer.final) continue;
    await forgetPendingKey(spool, join.tokenId);
    break;
  }
  return problems.join("\n");
}

type Attempt = {
  readonly spool: string;
  readonly join: JoinString;
  readonly key: KeyObject;
  readonly address: string;
  readonly caDer: Uint8Array;
  readonly serverDates: string;
  readonly proxy: string | null;
};
type Answer =
  | { readonly ok: true }
  | { readonly ok: false; readonly problem: string; readonly final: boolean };

async function joinAt(attempt: Attempt): Promise<Answer> {
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
    return await keepLeaf(leaf, attempt);
  } catch (error) {
    if (error instanceof Stop) return { ok: false, problem: error.message, final: true };
    return { ok: false, ...explain(error, attempt) };
  } finally {
    client.close();
  }
}

/** The other side broke the rules or does not know the secret: no further address is tried. */
class Stop extends Error {}

type Call = ClientDuplexStream<reeve.v1.JoinRequest.$Properties, reeve.v1.JoinReply>;

async function converse(
  client: Client,
  attempt: Attempt,
  serverSpki: () => Buffer | undefined,
): Promise<reeve.v1.JoinLeaf> {
  const { join, key, caDer } = attempt;
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
  const own = transcriptHash("agent", transcript);
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

/** Checks what was given before it replaces anything. */
async function keepLeaf(given: reeve.v1.JoinLeaf, attempt: Attempt): Promise<Answer> {
  const { join, key, caDer, address, spool } = attempt;
  const checked = checkNewLeaf(given, { key, caDer, name: join.name, clusterId: join.clusterId });
  if (!checked.ok) throw new Stop(checked.problem);
  const host = address.slice(0, address.lastIndexOf(":"));
  const addresses = [
    ...new Set((given.addresses ?? []).map((text) => (text.startsWith(":") ? host + text : text))),
  ];
  if (addresses.length === 0 || !addresses.every(isAddress))
    throw new Stop("the scheduler gave no usable address");
  const joinAddresses = [...new Set([address, ...join.addresses])]; // the one that answered first
  const { identity } = checked;
  await storeIdentity(spool, { ...identity, file: { ...identity.file, addresses, joinAddresses } });
  return { ok: true };
}

function explain(error: unknown, { serverDates }: Attempt): { problem: string; final: boolean } {
  const failure = error as Partial<ServiceError>;
  const reason = failure.metadata?.get("reeve-reason")[0];
  const details = failure.details ?? String(error);
  if (reason !== undefined) return { problem: `refused: ${details}`, final: reason !== "busy" };
  if (/not yet valid|has expired/.test(details)) {
    const own = new Date().toISOString();
    const dates = `the scheduler's certificate holds from ${serverDates}, this host's clock says ${own}`;
    return { problem: `${dates}; one of the two clocks is wrong`, final: true };
  }
  return { problem: details, final: false };
}

export function withCauses(error: unknown): string {
  const parts: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < 4 && current instanceof Error; depth++) {
    parts.push(
      current.message === "" ? ((current as { code?: string }).code ?? current.name) : current.message,
    );
    current = current.cause;
  }
  return parts.length === 0 ? String(error) : parts.join(": ");
}

function say(status: number, text: string): number {
  process.stderr.write(`agentd join: ${text}\n`);
  return status;
}
