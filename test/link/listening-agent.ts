// The agent's side of a link that the scheduler dials: a real door with an agent's certificate, at whose
// address the fleet dials, and that says exactly what a test wants. `agentSide` makes it or its twin of
// session.ts. Called by test/link/*.test.ts only.
// The danger: the fleet dials again after each link. Only the first call is the test's; later ones are ended.
import { Server } from "@grpc/grpc-js";
import type { ServerDuplexStream } from "@grpc/grpc-js";
import { openDoor } from "../../proto/common/door.ts";
import type { Door } from "../../proto/common/door.ts";
import { definitionOf, listeningAgentService } from "../../proto/common/services.ts";
import { sessionServerOptions } from "../../proto/common/transport.ts";
import type { Identity } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { waitUntil } from "../support/wait-until.ts";
import type { Cluster } from "./cluster.ts";
import { TestAgent } from "./session.ts";
import type { AgentSide, LogSide, Session } from "./session.ts";

type Control = ServerDuplexStream<reeve.v1.SchedulerFrame, reeve.v1.AgentFrame.$Properties>;
type Logs = ServerDuplexStream<reeve.v1.LogAckFrame, reeve.v1.LogFrame.$Properties>;
type Renew = ServerDuplexStream<reeve.v1.RenewReply, reeve.v1.RenewRequest.$Properties>;

export function agentSide(cluster: Cluster, session: Session, leaf: Identity, name = "web-1"): AgentSide {
  if (session.direction === "agent_dials") return new TestAgent(cluster, session, leaf);
  return new ListeningTestAgent(cluster, session, { leaf, name });
}

export class ListeningTestAgent implements AgentSide {
  readonly heard: reeve.v1.SchedulerMessage[] = [];
  ended = "";
  address = "";
  readonly #unsaid: reeve.v1.AgentMessage.$Properties[] = [];
  readonly #name: string;
  readonly #cluster: Cluster;
  readonly #opening: Promise<Door>;
  readonly #replies: reeve.v1.RenewReply[] = [];
  #control: Control | undefined;
  #logs: LogSide | undefined;
  #renew: Renew | undefined;
  #isPaused = false;

  constructor(cluster: Cluster, session: Session, { leaf, name }: { leaf: Identity; name: string }) {
    this.#cluster = cluster;
    this.#name = name;
    this.#opening = this.#open(session, leaf);
  }

  say(...messages: reeve.v1.AgentMessage.$Properties[]): void {
    if (this.#control === undefined) this.#unsaid.push(...messages);
    else this.#control.write({ messages });
  }

  pause(): void {
    this.#isPaused = true;
    this.#control?.pause();
  }

  async logs(): Promise<LogSide> {
    return waitUntil(() => this.#logs, { what: "the logs stream" });
  }

  async renew(request: reeve.v1.RenewRequest.$Properties): Promise<Uint8Array | string> {
    const call = await waitUntil(() => this.#renew, { what: "the stream of renewals" });
    call.write(request);
    const reply = await waitUntil(() => this.#replies.shift(), { what: "the answer to a renewal" });
    return reply.refused || (reply.leafDer ?? "no leaf");
  }

  close(): void {
    this.#forget();
    this.#opening.then((door) => door.close(0)).catch(() => undefined);
  }

  async #open(session: Session, identity: Identity): Promise<Door> {
    const server = new Server(sessionServerOptions);
    server.addService(definitionOf(listeningAgentService), {
      control: (call: Control) => this.#takeControl(call),
      logs: (call: Logs) => this.#takeLogs(call),
      renew: (call: Renew) => {
        this.#renew ??= call;
        call.on("data", (reply: reeve.v1.RenewReply) => this.#replies.push(reply));
      },
    });
    const { caPem } = this.#cluster.authority;
    const at = { host: "127.0.0.1", port: 0, firstRequestMs: 5_000 };
    const door = await openDoor({ server, ...at, identity, caPem, demandCertificate: true });
    this.address = `127.0.0.1:${door.port}`;
    this.#address([this.address]);
    await session.fleet.beat();
    return door;
  }

  #takeControl(call: Control): void {
    if (this.#control !== undefined) return void call.end();
    this.#control = call;
    call.on("data", (frame: reeve.v1.SchedulerFrame) => this.#hear(frame));
    call.on("end", () => (this.ended ||= "end"));
    call.on("cancelled", () => (this.ended ||= "cancelled"));
    if (this.#isPaused) call.pause();
    for (const message of this.#unsaid) call.write({ messages: [message] });
  }

  #hear({ messages }: reeve.v1.SchedulerFrame): void {
    for (const message of messages ?? []) {
      if (message.farewell) this.ended ||= message.farewell.reason ?? "";
      else this.heard.push(message);
    }
    if (this.ended !== "") this.#control?.end();
  }

  #takeLogs(call: Logs): void {
    if (this.#logs !== undefined) return void call.end();
    const acks: reeve.v1.LogAck[] = [];
    let ended = "";
    call.on("data", (frame: reeve.v1.LogAckFrame) => acks.push(...(frame.acks ?? [])));
    call.on("cancelled", () => (ended ||= "cancelled"));
    call.on("end", () => (ended ||= "end"));
    this.#logs = { call: call as unknown as LogSide["call"], acks, ended: () => ended };
  }

  #forget(): void {
    const row = this.#cluster.recorder.agents.get(this.#name);
    if (row?.addresses.includes(this.address) === true) this.#address([]);
  }

  #address(addresses: readonly string[]): void {
    const row = this.#cluster.recorder.agents.get(this.#name);
    if (row !== undefined) this.#cluster.recorder.agents.set(this.#name, { ...row, addresses });
  }
}
