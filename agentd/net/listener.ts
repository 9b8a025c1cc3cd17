// The door of an agent that listens: takes the scheduler's calls and makes whole sets of streams of them.
// Called by service.ts, which serves one set at a time. The CA of the cluster lets in every certificate that
// it has signed, other agents' too, so the role is looked at for each call.
// The danger: whoever is let in here orders runs. Nobody but the scheduler of this cluster is.
import { Metadata, Server } from "@grpc/grpc-js";
import type { ServerDuplexStream } from "@grpc/grpc-js";
import { setTimeout as delay } from "node:timers/promises";
import { openDoor } from "../../proto/common/door.ts";
import type { Door } from "../../proto/common/door.ts";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import { reasons } from "../../proto/common/reasons.ts";
import type { Reason } from "../../proto/common/reasons.ts";
import { definitionOf, listeningAgentService } from "../../proto/common/services.ts";
import { peerIdentity, send, sessionServerOptions } from "../../proto/common/transport.ts";
import type { Identity } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { NetStream, Streams } from "./link.ts";

export type ListenerOptions = {
  readonly listen: { readonly host: string; readonly port: number };
  readonly shown: { readonly identity: Identity; readonly caPem: string; readonly clusterId: string };
  readonly log: Log;
  /** all streams of one connection have been opened by the scheduler */
  readonly onStreams: (streams: Streams) => void;
};

type Control = ServerDuplexStream<reeve.v1.SchedulerFrame, reeve.v1.AgentFrame.$Properties>;
type Logs = ServerDuplexStream<reeve.v1.LogAckFrame, reeve.v1.LogFrame.$Properties>;
type Renew = ServerDuplexStream<reeve.v1.RenewReply, reeve.v1.RenewRequest.$Properties>;
type Call = Control | Logs | Renew;
type Arriving = { control?: Control; logs?: Logs; renew?: Renew };

/** Listens. A Fault says which address was not to be had. */
export async function openListener(options: ListenerOptions): Promise<Door> {
  const arrivals = new Arrivals(options);
  const server = new Server(sessionServerOptions);
  server.addService(definitionOf(listeningAgentService), {
    control: (control: Control) => arrivals.add(control, { control }),
    logs: (logs: Logs) => arrivals.add(logs, { logs }),
    renew: (renew: Renew) => arrivals.add(renew, { renew }),
  });
  const { listen, shown } = options;
  const { identity, caPem } = shown;
  return openDoor({ server, ...listen, identity, caPem, demandCertificate: true });
}

/** The calls of each connection until all three are there. */
class Arrivals {
  readonly #options: ListenerOptions;
  readonly #arriving = new Map<string, Arriving>();

  constructor(options: ListenerOptions) {
    this.#options = options;
  }

  add(call: Call, part: Arriving): void {
    const peer = call.getPeer();
    const refusal = this.#refusal(call);
    if (refusal !== undefined) return this.#refuse(call, refusal);
    const set = this.#arriving.get(peer) ?? {};
    const isTwice = Object.keys(part).some((name) => name in set);
    if (isTwice || this.#arriving.size >= limits.streamsPerConnectionMax) return this.#refuse(call, "busy");
    Object.assign(set, part);
    const { control, logs, renew } = set;
    if (control === undefined || logs === undefined || renew === undefined) {
      this.#arriving.set(peer, set);
      call.once("cancelled", () => {
        if (this.#arriving.get(peer) === set) this.#arriving.delete(peer);
      });
      return;
    }
    this.#arriving.delete(peer);
    this.#options.onStreams(streamsOf(peer, { control, logs, renew }));
  }

  #refusal(call: Call): Reason | undefined {
    const peer = peerIdentity(call, Date.now());
    if (peer === undefined) return "not_authenticated";
    if (peer.clusterId !== this.#options.shown.clusterId) return "foreign_cluster";
    return peer.role === "scheduler" ? undefined : "not_permitted";
  }

  #refuse(call: Call, reason: Reason): void {
    this.#options.log.warn("link.refused", { peer: call.getPeer(), reason });
    const { code, says } = reasons[reason];
    const metadata = new Metadata();
    metadata.set("reeve-reason", reason);
    call.emit("error", Object.assign(new Error(says), { code, details: says, metadata }));
  }
}

function streamsOf(peer: string, { control, logs, renew }: Required<Arriving>): Streams {
  const link = netStream(control, renew);
  return {
    control: link,
    logs: netStream(logs),
    renew: asking(renew, () => link.end()),
    peer,
    isCertified: () => peerIdentity(control, Date.now()) !== undefined,
  };
}

/** A peer that is gone does not answer our end: after the grace the stream is over for us all the same. */
function netStream<In, Out>(call: ServerDuplexStream<In, Out>, ...others: Call[]): NetStream<In, Out> {
  return {
    frames: call,
    outlet: call,
    end: () => {
      for (const each of [call, ...others]) {
        each.end();
        const grace = setTimeout(() => each.destroy(), limits.stopGraceMs);
        each.once("close", () => clearTimeout(grace));
      }
    },
  };
}

/**
 * One question at a time. One that was not answered in time ends the stream, or its answer would be taken for
 * the next one's; and the link with it, which otherwise could live on with nobody to ask until its
 * certificate has ended.
 */
function asking(call: Renew, endLink: () => void): Streams["renew"] {
  const replies = call[Symbol.asyncIterator]();
  return async (request) => {
    await send(call, request);
    const late = new AbortController();
    const silence = delay(limits.deadPeerMs, undefined, { signal: late.signal }).catch(() => undefined);
    const next = await Promise.race([replies.next(), silence]);
    late.abort();
    if (next === undefined || next.done === true) {
      call.end();
      endLink();
      throw new Fault("renew the certificate: the scheduler did not answer");
    }
    const reply = next.value as reeve.v1.RenewReply;
    if ((reply.refused ?? "") !== "") throw new Fault(`renew the certificate: ${reply.refused}`);
    return reply;
  };
}
