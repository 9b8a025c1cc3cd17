// One conversation at the join door, step by step, for tests that lie. Called by test/link/*.test.ts only.
import type { Client, ClientDuplexStream, ServiceError } from "@grpc/grpc-js";
import { generateKeyPairSync, randomBytes, X509Certificate } from "node:crypto";
import type { Transcript } from "../../proto/common/join-proof.ts";
import { joinService } from "../../proto/common/services.ts";
import { dialTls } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { Cluster } from "./cluster.ts";

type Call = ClientDuplexStream<reeve.v1.JoinRequest.$Properties, reeve.v1.JoinReply>;
export type JoinAnswer = { readonly leaf?: reeve.v1.JoinLeaf; readonly reason: string };
export type JoinStart = {
  readonly tokenId: string;
  readonly name: string;
  readonly agentSpki: Buffer;
  readonly nonce?: Buffer;
};

export function hello(tokenId: string, name: string): JoinStart & { readonly nonce: Buffer } {
  const { publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return {
    tokenId,
    name,
    agentSpki: publicKey.export({ type: "spki", format: "der" }),
    nonce: randomBytes(32),
  };
}

export class JoinTalk {
  readonly #client: Client;
  readonly #call: Call;
  readonly #replies: AsyncIterator<reeve.v1.JoinReply>;
  readonly #cluster: Cluster;
  #serverSpki = Buffer.alloc(0);
  reason = "";

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    const { caDer, clusterId } = cluster.authority;
    const onPeer = ({ raw }: { raw: Buffer }): void => {
      this.#serverSpki = new X509Certificate(raw).publicKey.export({ type: "spki", format: "der" });
    };
    const address = `127.0.0.1:${cluster.door.port}`;
    this.#client = dialTls({ address, identity: null, caDer, expectRole: "scheduler", clusterId, onPeer });
    const { path, requestSerialize, responseDeserialize } = joinService.join;
    this.#call = this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, {
      deadline: Date.now() + 5_000,
    });
    this.#replies = this.#call[Symbol.asyncIterator]();
  }

  /** Rejects with the status when there is no challenge. */
  async challenge(start: JoinStart): Promise<Transcript> {
    const nonce = start.nonce ?? randomBytes(32);
    const { tokenId, name, agentSpki } = start;
    this.#call.write({ hello: { tokenId, name, agentSpki, nonce } });
    const { challenge } = await this.#next();
    const { caSpki } = this.#cluster.authority;
    const schedulerNonce = challenge?.nonce ?? new Uint8Array();
    return { caSpki, agentSpki, serverSpki: this.#serverSpki, tokenId, agentNonce: nonce, schedulerNonce };
  }

  async prove(proof: { mac: Buffer; signature: Buffer }): Promise<JoinAnswer> {
    this.#call.write({ proof });
    try {
      const { leaf } = await this.#next();
      this.#client.close();
      return leaf === null || leaf === undefined ? { reason: "" } : { leaf, reason: "" };
    } catch {
      return { reason: this.reason };
    }
  }

  abandon(): void {
    this.#call.cancel();
    this.#client.close();
  }

  async #next(): Promise<reeve.v1.JoinReply> {
    try {
      const reply = await this.#replies.next();
      if (reply.done === true) throw new Error("ended without an answer");
      return reply.value;
    } catch (error) {
      this.reason = String((error as ServiceError).metadata?.get("reeve-reason")[0] ?? "");
      this.#client.close();
      throw error;
    }
  }
}

/** Runs a command and answers what it wrote to standard error. */
export async function said(command: () => Promise<number>): Promise<{ status: number; words: string }> {
  const write = process.stderr.write.bind(process.stderr);
  let words = "";
  process.stderr.write = (text: string | Uint8Array) => {
    words += String(text);
    return true;
  };
  try {
    return { status: await command(), words };
  } finally {
    process.stderr.write = write;
  }
}
