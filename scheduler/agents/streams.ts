// One stream between an agent and us, whoever opened it: an agent's call that we answer, or our own call to
// an agent that listens. link.ts and log-receiver.ts see no other; fleet.ts and dialler.ts make them.
// The danger: only a server can end a stream with a status. Where we are the client the reason goes before
// as a message, and the stream is cut when the agent does not end it in time.
import type { ClientDuplexStream, ServerDuplexStream } from "@grpc/grpc-js";
import type { PeerCertificate } from "node:tls";
import { limits } from "../../proto/common/limits.ts";
import { peerIdentity, validPeer } from "../../proto/common/transport.ts";
import type { Outlet } from "../../proto/common/transport.ts";
import { endCall, Refusal } from "./refusal.ts";

export type AgentStream<In, Out> = {
  readonly outlet: Outlet<Out>;
  readonly peer: string;
  /** the other side has gone, or the connection has */
  readonly isCut: boolean;
  onCut(listener: () => void): void;
  /** Leaving the loop does not destroy the stream: it would end without a status. */
  frames(): AsyncIterable<In>;
  /** Whether the agent's certificate, with which the stream was opened, holds at this time. */
  isCertified(nowMs: number): boolean;
  /** With an error: the agent is told why, and nothing of a fault's cause. */
  end(error?: unknown): void;
};

/** The agent has dialled. */
export function answered<In, Out>(call: ServerDuplexStream<In, Out>): AgentStream<In, Out> {
  return {
    outlet: call,
    peer: call.getPeer(),
    get isCut() {
      return call.cancelled;
    },
    onCut: (listener) => {
      call.on("cancelled", listener);
      call.on("error", listener);
    },
    frames: () => call.iterator({ destroyOnReturn: false }) as AsyncIterable<In>,
    isCertified: (nowMs) => peerIdentity(call, nowMs) !== undefined,
    end: (error) => {
      if (error === undefined) call.end();
      else if (!call.cancelled) endCall(call, error);
    },
  };
}

export type Dialled<In, Out> = {
  readonly call: ClientDuplexStream<Out, In>;
  /** the certificate that the agent has proved */
  readonly certificate: PeerCertificate;
  readonly peer: string;
  /** the last message, when there is one for it */
  readonly farewell?: (refusal: Refusal) => Out;
};

/** We have dialled. `over` settles when nothing more comes of the call. */
export function dialled<In, Out>(options: Dialled<In, Out>): AgentStream<In, Out> & { over: Promise<void> } {
  const { call, certificate, peer, farewell } = options;
  let isCut = false;
  const { promise: over, resolve: isOver } = Promise.withResolvers<void>();
  call.once("status", () => isOver());
  call.on("error", () => (isCut = true));
  // What we have not read holds its status back, so nobody waits for that after a cut.
  const cut = (): void => {
    call.cancel();
    isOver();
  };
  return {
    outlet: call,
    peer,
    get isCut() {
      return isCut;
    },
    over,
    onCut: (listener) => {
      call.on("error", listener);
    },
    frames: () => call.iterator({ destroyOnReturn: false }) as AsyncIterable<In>,
    isCertified: (nowMs) => validPeer(certificate, nowMs) !== undefined,
    end: (error) => {
      if (error === undefined || farewell === undefined || isCut) {
        cut();
        return;
      }
      call.write(farewell(error instanceof Refusal ? error : new Refusal("internal")));
      call.end();
      const grace = setTimeout(cut, limits.stopGraceMs);
      call.once("status", () => clearTimeout(grace));
    },
  };
}
