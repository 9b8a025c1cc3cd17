// All links: who may open one, which is the current one of each agent, and when one is put down. Called by
// main.ts: `serve` puts the Session service on the mTLS door, `perform` takes the engine's effects, `beat` is
// its second hand. Who dials is decided here and in agentd/net/service.ts alone; now it is always the agent.
// The danger: the role of the certificate is the only thing between an agent and the scheduler's own rights.
import type { Server, ServerUnaryCall, sendUnaryData } from "@grpc/grpc-js";
import { limits } from "../../proto/common/limits.ts";
import { definitionOf, sessionService } from "../../proto/common/services.ts";
import { peerIdentity } from "../../proto/common/transport.ts";
import type { Peer } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { Link } from "./link.ts";
import type { ControlCall, LinkEffect, LinkPorts } from "./link.ts";
import { receiveLogs } from "./log-receiver.ts";
import type { LogCall, LogPorts } from "./log-receiver.ts";
import { endCall, Refusal, statusOf } from "./refusal.ts";
import { checkKnown, renewLive } from "./renewal.ts";
import type { RenewalPorts } from "./renewal.ts";

export type FleetPorts = LinkPorts & LogPorts & RenewalPorts;
type RenewCall = ServerUnaryCall<reeve.v1.RenewRequest, reeve.v1.RenewReply.$Properties>;

/** What the API tells of an agent beyond its row in the database. */
export type Presence = { readonly online: boolean; readonly clockSkewMs: number };

export class Fleet {
  readonly #ports: FleetPorts;
  /** every open control stream, also those that have said no hello yet */
  readonly #open = new Set<Link>();
  readonly #current = new Map<string, Link>();
  readonly #running = new Set<Promise<void>>();
  #numbers = 0;
  #isStopping = false;

  constructor(ports: FleetPorts) {
    this.#ports = ports;
  }

  serve(server: Server): void {
    server.addService(definitionOf(sessionService), {
      control: (call: ControlCall) => this.#track(this.#control(call)),
      logs: (call: LogCall) => this.#track(this.#logs(call)),
      renew: (call: RenewCall, callback: sendUnaryData<reeve.v1.RenewReply.$Properties>) => {
        this.#renew(call).then(
          (reply) => callback(null, reply),
          (error: unknown) => callback(statusOf(error)),
        );
      },
    });
  }

  /** An effect for a link that is gone is dropped: the agent's next resync makes a new one. */
  perform(effect: LinkEffect): void {
    const link = this.#current.get(effect.agent);
    if (link?.number === effect.link) link.perform(effect);
  }

  presence(agent: string): Presence {
    const link = this.#current.get(agent);
    return { online: link !== undefined, clockSkewMs: link?.clockSkewMs ?? 0 };
  }

  /** Once a second: heartbeats, silent peers, and links whose agent or certificate is good no longer. */
  async beat(): Promise<void> {
    for (const link of this.#open) link.beat();
    for (const link of this.#open) {
      if (!link.isCertified()) {
        link.close("certificate_ended", new Refusal("not_authenticated", "its certificate has ended"));
        continue;
      }
      try {
        checkKnown(await this.#ports.findAgent(link.agent), link.agentId);
      } catch (error) {
        link.close("revoked", error instanceof Refusal ? error : undefined);
      }
    }
  }

  /** Puts every link down and waits until each has offered its last input. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const link of this.#open) link.close("stopping", new Refusal("stopping"));
    await Promise.all(this.#running);
  }

  #track(running: Promise<void>): void {
    this.#running.add(running);
    const over = (): void => {
      this.#running.delete(running);
    };
    running.then(over, over);
  }

  async #control(call: ControlCall): Promise<void> {
    const peer = await this.#admit(call, "warn");
    if (peer === undefined) return;
    const number = ++this.#numbers;
    const onHello = (link: Link): void => this.#become(link);
    const { name: agent, agentId } = peer;
    const link = new Link({ agent, agentId, number, call, ports: this.#ports, onHello });
    this.#open.add(link);
    await link.run();
    this.#open.delete(link);
    if (this.#current.get(agent) === link) this.#current.delete(agent);
  }

  /**
   * The newest link of an agent counts: an older one is most often a connection that is dead and does not
   * know it yet.
   */
  #become(link: Link): void {
    const older = this.#current.get(link.agent);
    this.#current.set(link.agent, link);
    older?.close("replaced", new Refusal("usage", "a newer link of this agent has taken its place"));
  }

  async #logs(call: LogCall): Promise<void> {
    const peer = await this.#admit(call, "debug"); // its control stream has been told of
    if (peer !== undefined) await receiveLogs(call, peer.name, this.#ports);
  }

  async #renew(call: RenewCall): Promise<reeve.v1.RenewReply.$Properties> {
    try {
      return await renewLive(await this.#identify(call), call.request, this.#ports);
    } catch (error) {
      if (error instanceof Refusal)
        this.#ports.log.warn("renew.refused", { peer: call.getPeer(), reason: error.reason });
      else this.#ports.log.error("renew.failed", { peer: call.getPeer(), error });
      throw error;
    }
  }

  /** Who calls, or undefined after the call has been refused. */
  async #admit(call: ControlCall | LogCall, level: "warn" | "debug"): Promise<Peer | undefined> {
    try {
      if (this.#open.size >= limits.connectionsMax) throw new Refusal("busy");
      return await this.#identify(call);
    } catch (error) {
      const reason = error instanceof Refusal ? error.reason : "internal";
      this.#ports.log[level]("link.refused", { peer: call.getPeer(), reason });
      endCall(call, error);
      return undefined;
    }
  }

  async #identify(call: ControlCall | LogCall | RenewCall): Promise<Peer> {
    if (this.#isStopping) throw new Refusal("stopping");
    const peer = peerIdentity(call, this.#ports.now());
    if (peer === undefined) throw new Refusal("not_authenticated");
    if (peer.clusterId !== this.#ports.authority.clusterId) throw new Refusal("foreign_cluster");
    if (peer.role !== "agent") throw new Refusal("not_permitted", `its certificate is for role ${peer.role}`);
    checkKnown(await this.#ports.findAgent(peer.name), peer.agentId);
    return peer;
  }
}
