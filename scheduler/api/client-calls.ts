// Who calls over TLS: command lines on other hosts, by their certificates. It knows which of their calls
// are open, and ends those of a client that has been revoked or whose certificate has ended. Made by the
// composition root, which calls `beat` once a second; `identify` is called by server.ts for every call.
// The danger: the holder is an administrator. Role, cluster, identity and revocation are looked at for each
// call, never for the connection alone.
import { limits } from "../../proto/common/limits.ts";
import { peerIdentity } from "../../proto/common/transport.ts";
import type { Client } from "../core/model.ts";
import type { Identify } from "./identity.ts";
import { Refusal } from "./refusal.ts";

export type ClientCallsPorts = {
  readonly clusterId: string;
  readonly findClient: (name: string) => Promise<Client | undefined>;
  readonly now: () => number;
};

type Open = {
  readonly clientId: string;
  readonly certificateEndsMs: number;
  readonly end: (why: Refusal) => void;
};

export class ClientCalls {
  readonly #ports: ClientCallsPorts;
  readonly #open = new Map<string, Set<Open>>();

  constructor(ports: ClientCallsPorts) {
    this.#ports = ports;
  }

  readonly identify: Identify = async (call, end) => {
    const { clusterId, findClient, now } = this.#ports;
    const peer = peerIdentity(call, now());
    if (peer === undefined) throw new Refusal("not_authenticated");
    if (peer.clusterId !== clusterId) throw new Refusal("foreign_cluster");
    if (peer.role !== "api-client")
      throw new Refusal("not_permitted", `its certificate is for role ${peer.role}`);
    const { name, agentId: clientId } = peer;
    checkHolder(await findClient(name), clientId);
    const ends = Date.parse(call.getAuthContext().sslPeerCertificate?.valid_to ?? "");
    const leave = this.#enter(name, { clientId, certificateEndsMs: ends, end });
    return { caller: { role: "client", by: `client ${name}`, client: { name, clientId } }, leave };
  };

  openCalls(name: string): number {
    return this.#open.get(name)?.size ?? 0;
  }

  /** Ends what may go on no more. */
  async beat(): Promise<void> {
    for (const [name, calls] of this.#open) {
      const client = await this.#ports.findClient(name);
      for (const each of calls) {
        const why = whyEnded(client, each, this.#ports.now());
        if (why !== undefined) each.end(why);
      }
    }
  }

  #enter(name: string, visit: Open): () => void {
    const calls = this.#open.get(name) ?? new Set();
    if (calls.size >= limits.clientCallsMax)
      throw new Refusal("busy", `client ${name} has ${calls.size} calls open`);
    this.#open.set(name, calls.add(visit));
    return () => {
      calls.delete(visit);
      if (calls.size === 0 && this.#open.get(name) === calls) this.#open.delete(name);
    };
  }
}

function checkHolder(client: Client | undefined, clientId: string): void {
  if (client === undefined || client.clientId !== clientId)
    throw new Refusal("revoked", "no client of this identity is known");
  if (client.revoked) throw new Refusal("revoked", "this client has been revoked");
}

function whyEnded(client: Client | undefined, visit: Open, nowMs: number): Refusal | undefined {
  if (nowMs > visit.certificateEndsMs) return new Refusal("not_authenticated", "its certificate has ended");
  try {
    checkHolder(client, visit.clientId);
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? error : new Refusal("internal");
  }
}
