// `agentd join --listen`: for a host that cannot reach the scheduler. It prints the fingerprint of its key
// and a one-time code, waits until the scheduler dials with them (`reeve agent add`), and stores the identity
// that it is given. Called by join.ts. It starts no daemon; the port is the one where agentd will
// listen.
// The danger: anybody may call. Nothing is proved to a caller who has not proved the code, and a few wrong
// codes end the waiting.
import { Metadata, Server } from "@grpc/grpc-js";
import type { ServerDuplexStream } from "@grpc/grpc-js";
import { createHash, createPublicKey, randomBytes, sign, X509Certificate } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { openDoor } from "../../proto/common/door.ts";
import { Fault, withCauses } from "../../proto/common/fault.ts";
import { hexOf, isAgentName, isHexId } from "../../proto/common/ids.ts";
import { formatJoinCode, formatJoinNote, joinCodeBytes } from "../../proto/common/join-code.ts";
import { isAddress, joinKey, joinMac, joinOf, nonceBytes } from "../../proto/common/join-proof.ts";
import { sameBytes, transcriptHash } from "../../proto/common/join-proof.ts";
import type { Transcript } from "../../proto/common/join-proof.ts";
import { limits } from "../../proto/common/limits.ts";
import { checkNewLeaf } from "../../proto/common/new-leaf.ts";
import { reasons } from "../../proto/common/reasons.ts";
import type { Reason } from "../../proto/common/reasons.ts";
import { definitionOf, listeningJoinService } from "../../proto/common/services.ts";
import { joinServerOptions } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { forgetPendingKey, pendingKey, readIdentityFile, storeIdentity } from "./join-store.ts";
import { selfSigned } from "./self-signed.ts";

export type JoinListenOptions = {
  readonly spool: string;
  readonly listen: { readonly host: string; readonly port: number };
  /** the two lines, for the operator */
  readonly print: (text: string) => void;
  readonly waitMs?: number;
};

/** The same key for every try, so that the fingerprint stays. */
const pending = "listen";

/** Exit status: 0 joined, 1 not. Everything but the two lines goes to standard error. */
export async function joinListenCommand(options: JoinListenOptions): Promise<number> {
  const { spool, listen, print, waitMs = limits.joinTokenLifeMs } = options;
  try {
    const key = await pendingKey(spool, pending);
    const secret = randomBytes(joinCodeBytes);
    const waiting = new Waiting(spool, key, secret);
    const server = new Server(joinServerOptions);
    server.addService(definitionOf(listeningJoinService), { join: (call: Call) => waiting.answer(call) });
    const caPem = await selfSigned(key, Date.now());
    const identity = { keyPem: pemOf(key), chainPem: caPem };
    const door = await openDoor({ server, ...listen, identity, caPem, demandCertificate: false });
    const fingerprint = createHash("sha256").update(spkiOf(key)).digest("hex");
    const minutes = Math.ceil(waitMs / 60_000);
    say(
      `this host waits on port ${door.port} for ${minutes} minutes. At the scheduler, with these two lines:`,
    );
    say(`reeve agent add NAME --address HOST:${door.port}`);
    print(formatJoinNote({ fingerprint, code: formatJoinCode(secret) }));
    const late = new AbortController();
    const silence = delay(waitMs, `nobody came with the code in ${minutes} minutes; start again`, late);
    const ended = await Promise.race([waiting.ended, silence]);
    late.abort();
    silence.catch(() => undefined);
    await door.close(limits.stopGraceMs);
    if (waiting.joined === "") return say(ended, 1);
    await forgetPendingKey(spool, pending);
    return say(`${waiting.joined}; now start agentd with "who_dials: scheduler" in agentd.yaml`, 0);
  } catch (error) {
    return say(error instanceof Fault ? withCauses(error) : `failed: ${String(error)}`, 1);
  }
}

type Call = ServerDuplexStream<reeve.v1.ListeningJoinRequest, reeve.v1.ListeningJoinReply.$Properties>;
type Requests = AsyncIterator<reeve.v1.ListeningJoinRequest>;

/** For a caller that is refused. */
class Refused extends Error {
  readonly reason: Reason;
  constructor(reason: Reason, detail: string) {
    super(`${reasons[reason].says}: ${detail}`);
    this.reason = reason;
  }
}

/** One caller after the other, until one has joined us or too many had a wrong code. */
class Waiting {
  readonly ended: Promise<string>;
  /** what was joined, for people; "" = nothing yet */
  joined = "";
  readonly #spool: string;
  readonly #key: KeyObject;
  readonly #secretKey: Buffer;
  readonly #end: (why: string) => void;
  #wrong = 0;
  #isBusy = false;
  #isOver = false;

  constructor(spool: string, key: KeyObject, secret: Uint8Array) {
    this.#spool = spool;
    this.#key = key;
    this.#secretKey = joinKey(secret);
    const { promise, resolve } = Promise.withResolvers<string>();
    this.ended = promise;
    this.#end = (why) => {
      this.#isOver = true;
      resolve(why);
    };
  }

  answer(call: Call): void {
    this.#converse(call).then(
      () => call.end(),
      (error: unknown) => {
        if (call.cancelled || call.destroyed) return;
        if (!(error instanceof Refused)) say(withCauses(error));
        const refused = error instanceof Refused ? error : new Refused("internal", "agentd says more there");
        const metadata = new Metadata();
        metadata.set("reeve-reason", refused.reason);
        const { code } = reasons[refused.reason];
        const details = refused.message;
        call.emit("error", Object.assign(new Error(details), { code, details, metadata }));
      },
    );
  }

  async #converse(call: Call): Promise<void> {
    if (this.#isBusy || this.#isOver) throw new Refused("busy", "another caller is being answered");
    this.#isBusy = true;
    const deadline = setTimeout(() => call.destroy(), limits.joinMsMax);
    try {
      const requests = call.iterator({ destroyOnReturn: false }) as Requests;
      const hello = readHello((await next(requests)).hello);
      const { clusterId, name, caDer } = hello;
      const transcript = this.#transcript(hello);
      call.write({ nonce: transcript.agentNonce });
      this.#checkMac((await next(requests)).mac ?? new Uint8Array(), transcript);
      await this.#checkFree(clusterId);
      const own = transcriptHash("listening_agent", transcript);
      const mac = joinMac(this.#secretKey, own);
      call.write({ proof: { mac, signature: sign("sha256", own, this.#key) } });
      const { leaf } = await next(requests);
      await this.#keep(leaf ?? {}, { name, clusterId, caDer });
      call.write({ stored: true });
      this.joined = `joined cluster ${clusterId} as ${name}`;
      this.#end("");
    } finally {
      clearTimeout(deadline);
      this.#isBusy = false;
    }
  }

  #transcript({ caSpki, clusterId, name, nonce: schedulerNonce }: Hello): Transcript {
    const spki = spkiOf(this.#key);
    const agentNonce = randomBytes(nonceBytes);
    const tokenId = joinOf(clusterId, name);
    return { caSpki, agentSpki: spki, serverSpki: spki, tokenId, agentNonce, schedulerNonce };
  }

  /** Counted before anything is proved to the caller. */
  #checkMac(mac: Uint8Array, transcript: Transcript): void {
    const expected = joinMac(this.#secretKey, transcriptHash("dialling_scheduler", transcript));
    if (sameBytes(mac, expected)) return;
    this.#wrong += 1;
    const left = limits.joinCodeTriesMax - this.#wrong;
    say(`a caller had a wrong code; after ${left} more this ends`);
    if (left <= 0) this.#end("too many callers had a wrong code; start again, with a new one");
    throw new Refused("join_proof", "the code is wrong");
  }

  async #checkFree(clusterId: string): Promise<void> {
    const existing = await readIdentityFile(this.#spool);
    if (existing === undefined || existing.clusterId === clusterId) return;
    const own = `this host has joined cluster ${existing.clusterId} as ${existing.agent}`;
    throw new Refused("foreign_cluster", `${own}; to change, move ${this.#spool}/net/tls away first`);
  }

  async #keep(given: reeve.v1.JoinLeaf.$Properties, by: NewName): Promise<void> {
    const checked = checkNewLeaf(given, { ...by, role: "agent", key: this.#key });
    if (!checked.ok) throw new Refused("usage", checked.problem);
    const addresses = (given.addresses ?? []).filter(isAddress);
    const { name: agent, clusterId } = by;
    const { id: agentId, ...pems } = checked.leaf;
    const file = { clusterId, agent, agentId, addresses, joinAddresses: [] };
    await storeIdentity(this.#spool, { ...pems, file });
  }
}

async function next(requests: Requests): Promise<reeve.v1.ListeningJoinRequest> {
  const result = await requests.next();
  if (result.done === true) throw new Refused("usage", "the stream ended before the join was complete");
  return result.value;
}

type NewName = { readonly name: string; readonly clusterId: string; readonly caDer: Uint8Array };
type Hello = NewName & { readonly nonce: Uint8Array; readonly caSpki: Buffer };

function readHello(hello: reeve.v1.ListeningJoinHello.$Properties | null | undefined): Hello {
  const name = hello?.name ?? "";
  const nonce = hello?.nonce ?? new Uint8Array();
  const clusterId = hexOf(hello?.clusterId ?? new Uint8Array());
  const caDer = hello?.caDer ?? new Uint8Array();
  if (!isAgentName(name) || nonce.length !== nonceBytes || !isHexId(clusterId))
    throw new Refused("usage", "a bad hello");
  try {
    const caSpki = new X509Certificate(caDer).publicKey.export({ type: "spki", format: "der" });
    return { name, nonce, clusterId, caDer, caSpki };
  } catch {
    throw new Refused("usage", "a bad hello: its CA is no certificate");
  }
}

function spkiOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: "spki", format: "der" });
}

function pemOf(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}

function say(text: string, status = 0): number {
  process.stderr.write(`agentd join --listen: ${text}\n`);
  return status;
}
