// All links: who may open one, which is the current one of each agent, and when one is put down. Called by
// main.ts: `serve` puts the Session service on the mTLS door, `perform` takes the engine's effects, `beat` is
// its second hand. Who dials is known here, in dialler.ts and in agentd/net/service.ts alone.
// The danger: the role of the certificate is the only thing between an agent and the scheduler's own rights.
import type { Server, ServerDuplexStream, ServerUnaryCall, sendUnaryData } from "@grpc/grpc-js";
import { limits } from "../../proto/common/limits.ts";
import { definitionOf, sessionService } from "../../proto/common/services.ts";
import { peerIdentity } from "../../proto/common/transport.ts";
import type { Peer } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { Dialler } from "./dialler.ts";
import type { DialPorts } from "./dialler.ts";
import { Link } from "./link.ts";
import type { ControlStream, LinkEffect, LinkPorts } from "./link.ts";
import { receiveLogs } from "./log-receiver.ts";
import { endCall, Refusal, statusOf } from "./refusal.ts";
import { answerRenewal, checkKnown } from "./renewal.ts";
import { answered } from "./streams.ts";

export type FleetPorts = LinkPorts & DialPorts;
type ControlCall = ServerDuplexStream<reeve.v1.AgentFrame, reeve.v1.SchedulerFrame.$Properties>;
type LogCall = ServerDuplexStream<reeve.v1.LogFrame, reeve.v1.LogAckFrame.$Properties>;
type RenewCall = ServerUnaryCall<reeve.v1.RenewRequest, reeve.v1.RenewReply.$Properties>;

/** What the API tells of an agent beyond its row in the database. */
export type Presence = {
  readonly online: boolean;
  readonly clockSkewMs: number;
  /** why an agent that listens cannot be dialled, else "" */
  readonly problem: string;
};

export class Fleet {
  readonly #ports: FleetPorts;
  /** every open control stream, also those that have said no hello yet */
  readonly #open = new Set<Link>();
  readonly #current = new Map<string, Link>();
  readonly #running = new Set<Promise<void>>();
  readonly #dialler: Dialler;
  #numbers = 0;
  #isStopping = false;

  constructor(ports: FleetPorts) {
    this.#ports = ports;
    this.#dialler = new Dialler(ports, {
      serve: (peer, control) => this.#run(peer, control),
      isLinked: (agent) => this.#current.has(agent),
    });
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
    const problem = link === undefined ? this.#dialler.problemOf(agent) : link.note;
    return { online: link !== undefined, clockSkewMs: link?.clockSkewMs ?? 0, problem };
  }

  /**
   * Once a second: heartbeats, silent peers, links whose agent or certificate is good no longer, and whom to
   * dial.
   */
  async beat(): Promise<void> {
    // Before anything waits for the engine: a commit that takes long must not silence us.
    for (const link of this.#open) link.beat();
    await this.#dialler.look();
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
    await Promise.all([...this.#running, this.#dialler.stop()]);
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
    if (peer !== undefined) await this.#run(peer, answered(call));
  }

  /** One control stream to its end; true when its hello was understood. */
  async #run({ name: agent, agentId }: Peer, stream: ControlStream): Promise<boolean> {
    let isGood = false;
    const number = ++this.#numbers;
    const onHello = (greeted: Link): void => {
      isGood = true;
      this.#become(greeted);
    };
    const link = new Link({ agent, agentId, number, stream, ports: this.#ports, onHello });
    this.#open.add(link);
    if (this.#isStopping) link.close("stopping", new Refusal("stopping"));
    await link.run();
    this.#open.delete(link);
    if (this.#current.get(agent) === link) this.#current.delete(agent);
    return isGood;
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
    if (peer !== undefined) await receiveLogs(answered(call), peer.name, this.#ports);
  }

  async #renew(call: RenewCall): Promise<reeve.v1.RenewReply.$Properties> {
    const from = call.getPeer();
    const peer = await this.#identify(call).catch((error: unknown) => {
      const reason = error instanceof Refusal ? error.reason : "internal";
      this.#ports.log.warn("renew.refused", { peer: from, reason });
      throw error;
    });
    return answerRenewal({ peer, from }, call.request, this.#ports);
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
