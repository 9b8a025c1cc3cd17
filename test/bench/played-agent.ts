// An agent that the bench plays over the real Session: real mutual TLS, real frames, reports in the real
// order; only the host behind it is missing, so every run is over as soon as it is ordered. Called by the
// parts that measure the scheduler alone.
// The danger: an agent that is kinder than a real one. It acks nothing away: accepted, started, closed and
// forgotten are said one after the other, each as the scheduler answers the one before.
import type { Client, ClientDuplexStream } from "@grpc/grpc-js";
import { createHash, randomBytes } from "node:crypto";
import { limits } from "../../proto/common/limits.ts";
import { sessionService } from "../../proto/common/services.ts";
import { dialTls, send } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { PlayedAgent } from "./lone-scheduler.ts";

type Message = reeve.v1.AgentMessage.$Properties;
type Key = reeve.v1.AttemptKey.$Properties;
type ControlCall = ClientDuplexStream<reeve.v1.AgentFrame.$Properties, reeve.v1.SchedulerFrame>;

const noBytes = createHash("sha256").update("").digest();
const noLog = {
  frameBytes: 0,
  frameSha256: noBytes,
  stdoutBytes: 0,
  stdoutSha256: noBytes,
  stderrBytes: 0,
  stderrSha256: noBytes,
  stdoutCut: 0,
  stderrCut: 0,
};

export type Play = {
  readonly agent: PlayedAgent;
  readonly maxRuns: number;
  readonly onOrder?: () => void;
  readonly onClosed?: () => void;
};

export class AgentPlay implements Disposable {
  readonly #play: Play;
  readonly #client: Client;
  readonly #control: ControlCall;
  readonly #spoolId = randomBytes(16);
  #waiting: Message[] = [];
  #isSending = false;
  #failure: Error | undefined;

  constructor(play: Play) {
    this.#play = play;
    const { address, identity, caDer, clusterId } = play.agent;
    this.#client = dialTls({ address, identity, caDer, expectRole: "scheduler", clusterId });
    const { path, requestSerialize, responseDeserialize } = sessionService.control;
    this.#control = this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    this.#control.on("data", (frame: reeve.v1.SchedulerFrame) => {
      for (const message of frame.messages ?? []) this.#take(message);
    });
    this.#control.on("error", (error: Error) => (this.#failure = error));
    this.#say({ hello: this.#hello() });
  }

  /** Throws what has ended its stream. */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure;
  }

  [Symbol.dispose](): void {
    this.#failure ??= new Error("the play is over");
    this.#control.cancel();
    this.#client.close();
  }

  #hello(): reeve.v1.Hello.$Properties {
    const { agent, maxRuns } = this.#play;
    return {
      protocol: 1,
      build: "bench",
      mode: "owner",
      owner: "bench",
      maxRuns,
      bootIdentity: "bench",
      spoolId: this.#spoolId,
      timeMs: Date.now(),
      marks: [],
      clusterId: Buffer.from(agent.clusterId, "hex"),
    };
  }

  #take({ welcome, order, ack, forget, heartbeat }: reeve.v1.SchedulerMessage): void {
    if (welcome) this.#say({ resyncEnd: {} });
    else if (heartbeat) this.#say({ heartbeat: { timeMs: Date.now() } });
    else if (order) {
      this.#play.onOrder?.();
      this.#report(order.key, "accepted", { seq: order.seq ?? 0 });
    } else if (ack) this.#goOn(ack);
    else if (forget) this.#report(forget.key, "forgotten", { seq: forget.seq ?? 0 });
  }

  #goOn({ key, phase }: reeve.v1.ReportAck.$Properties): void {
    const nowMs = Date.now();
    if (phase === "accepted") this.#report(key, "started", { pid: 1, startedAtMs: nowMs });
    if (phase !== "started") return;
    const exit = { kind: "exit", status: 0, startedAtMs: nowMs, endedAtMs: nowMs };
    this.#report(key, "closed", { pid: 1, startedAtMs: nowMs, exit, log: noLog });
    this.#play.onClosed?.();
  }

  #report(key: Key | null | undefined, phase: string, more: reeve.v1.AttemptReport.$Properties): void {
    this.#say({ report: { ...(key ? { key } : {}), phase, ...more } });
  }

  #say(message: Message): void {
    this.#waiting.push(message);
    if (this.#isSending) return;
    this.#isSending = true;
    this.#sendAll().catch((error: Error) => {
      this.#failure ??= error;
    });
  }

  /** What one turn of the event loop brings goes into one frame, as net does it. */
  async #sendAll(): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const messages = this.#waiting.splice(0, messagesPerFrame);
      await send(this.#control, { messages });
    }
    this.#isSending = false;
  }
}

/** A report has about 250 bytes with its totals. */
const messagesPerFrame = Math.floor(limits.framePayloadBytes / 300);
