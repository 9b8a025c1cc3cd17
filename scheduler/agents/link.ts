// One agent's control stream: frames in become inputs in their order, effects become frames out. Made by
// fleet.ts when a known agent has opened the stream; it ends with the stream and offers `link_down` exactly
// once. It decides nothing about runs. Who the agent is, comes from the certificate, never from a message.
// The danger: nothing that a peer sends may throw here or wait without a bound; a breach ends the link with
// one error line.
import { performance } from "node:perf_hooks";
import { hexOf, isSha256 } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { Effect } from "../core/effects.ts";
import type { AttemptReport, Input, Verdict } from "../core/inputs.ts";
import { digestBytes, keyMessage, Orders } from "./orders.ts";
import type { OrderPorts } from "./orders.ts";
import { Outbox } from "./outbox.ts";
import type { SchedulerMessage } from "./outbox.ts";
import { Refusal } from "./refusal.ts";
import type { AgentStream } from "./streams.ts";
import { readHello, readHostState, readReport } from "./wire.ts";
import type { AgentHello, HostState } from "./wire.ts";

export type ControlStream = AgentStream<reeve.v1.AgentFrame, reeve.v1.SchedulerFrame.$Properties>;

export type Welcome = { readonly clusterId: string; readonly ledger: string; readonly fence: number };
export type LinkPorts = OrderPorts & {
  readonly offer: (input: Input) => Promise<Verdict>;
  readonly welcome: () => Welcome;
  readonly build: string;
  readonly now: () => number;
  readonly log: Log;
};
export type LinkEffect = Extract<Effect, { readonly link: number }>;
type LinkOptions = {
  readonly agent: string;
  readonly agentId: string;
  readonly number: number;
  readonly stream: ControlStream;
  readonly ports: LinkPorts;
  /** the hello has been understood: an older link of this agent is put down before this one is offered */
  readonly onHello: (link: Link) => void;
};

export class Link {
  readonly agent: string;
  readonly agentId: string;
  readonly number: number;
  /** the agent's clock less ours, as last heard */
  clockSkewMs = 0;
  /** what the host says that its people should know; bounded, and no more than words */
  note = "";
  readonly #stream: ControlStream;
  readonly #ports: LinkPorts;
  readonly #onHello: (link: Link) => void;
  readonly #outbox: Outbox;
  readonly #orders: Orders;
  readonly #blobsAsked = new Set<string>();
  readonly #reports = new Set<Promise<void>>();
  #state: "opened" | "up" | "down" = "opened";
  #isWelcomed = false;
  #hasResynced = false;
  /** told and not yet offered */
  #hostState: HostState | null = null;
  #heardAtMs = performance.now();
  #beatAtMs = performance.now();

  constructor(options: LinkOptions) {
    this.agent = options.agent;
    this.agentId = options.agentId;
    this.number = options.number;
    this.#stream = options.stream;
    this.#ports = options.ports;
    this.#onHello = options.onHello;
    this.#outbox = new Outbox(options.stream.outlet);
    this.#orders = new Orders(options.agent, options.ports);
  }

  /** An agent has said its hello, and it was understood. */
  get isUp(): boolean {
    return this.#state === "up";
  }

  /** Lives as long as the stream. Never rejects. */
  async run(): Promise<void> {
    if (this.#stream.isCut) return; // while it was being admitted
    this.#stream.onCut(() => this.close("cut"));
    const sending = this.#outbox.run().catch((error: unknown) => this.#fail(error));
    try {
      for await (const frame of this.#stream.frames()) {
        this.#heardAtMs = performance.now();
        for (const message of frame.messages ?? []) await this.#take(message);
        if (this.#state === "down") break;
      }
    } catch (error) {
      this.#fail(error);
    }
    this.close("ended");
    await sending;
  }

  /** Performs an effect that the engine addressed to this link. */
  perform(effect: LinkEffect): void {
    if (this.#state !== "up") return;
    if (effect.kind === "close_link") this.#breach(effect.reason);
    else if (!this.#push(effect)) this.#fail(new Refusal("busy", "the agent does not read what it is sent"));
  }

  /** Whether the certificate that opened this link holds now: not renewing must end a link as well. */
  isCertified(): boolean {
    return this.#stream.isCertified(this.#ports.now());
  }

  /** Once a second: says that we live, and finds out whether the agent does. */
  beat(): void {
    const now = performance.now();
    this.#offerHostState();
    if (now - this.#heardAtMs > limits.deadPeerMs)
      this.#fail(new Refusal("unreachable", "the agent was silent"));
    else if (this.#isWelcomed && now - this.#beatAtMs >= limits.heartbeatMs) {
      this.#beatAtMs = now;
      this.#outbox.pushUrgent({ heartbeat: { timeMs: this.#ports.now() } });
    }
  }

  /** Ends the stream. `why` is a word for the journal; a refusal is told to the peer. */
  close(why: string, refusal?: Refusal): void {
    if (this.#state === "down") return;
    const wasUp = this.#state === "up";
    if (wasUp) this.#offerHostState();
    this.#state = "down";
    this.#outbox.close();
    if (wasUp) this.#tell({ kind: "link_down", agent: this.agent, link: this.number, why });
    if (wasUp) this.#ports.log.info("link.offline", { agent: this.agent, reason: why });
    this.#stream.end(refusal);
  }

  async #take(message: reeve.v1.AgentMessage): Promise<void> {
    const { hello, report, resyncEnd, heartbeat, blobNeeded, hostState } = message;
    if (this.#state === "down") return;
    if (this.#state === "opened") {
      const read = isGiven(hello) ? readHello(hello) : undefined;
      if (read === undefined) this.#breach("the first message is no hello of protocol 1");
      else await this.#greet(read);
      return;
    }
    if (isGiven(report)) await this.#takeReport(readReport(report));
    else if (isGiven(resyncEnd)) this.#takeResyncEnd();
    else if (isGiven(heartbeat)) {
      this.clockSkewMs = skew(heartbeat.timeMs, this.#ports.now());
      this.note = (heartbeat.note ?? "").slice(0, limits.agentNoteCharsMax);
    } else if (isGiven(hostState)) this.#takeHostState(readHostState(hostState));
    else if (isGiven(blobNeeded)) this.#takeBlobNeeded(blobNeeded);
    else this.#breach(isGiven(hello) ? "a second hello" : "a message of no known kind");
  }

  async #greet(hello: AgentHello): Promise<void> {
    const { timeMs, clusterId, ...known } = hello;
    if (clusterId !== this.#ports.welcome().clusterId) {
      this.close("foreign", new Refusal("foreign_cluster"));
      return;
    }
    this.clockSkewMs = skew(timeMs, this.#ports.now());
    this.#onHello(this);
    this.#state = "up";
    this.#ports.log.info("link.online", { agent: this.agent, peer: this.#stream.peer });
    const offered = this.#ports.offer({
      kind: "link_up",
      agent: this.agent,
      link: this.number,
      hello: known,
    });
    await offered.then(
      (verdict) => this.#heed(verdict),
      (error: unknown) => this.#fail(error),
    );
  }

  /** Once: the engine refuses no news, so what is not answered must have a bound here. */
  #takeResyncEnd(): void {
    if (this.#hasResynced) {
      this.#breach("a second end of its resync");
      return;
    }
    this.#hasResynced = true;
    this.#tell({ kind: "resync_end", agent: this.agent, link: this.number });
  }

  async #takeReport(report: AttemptReport | undefined): Promise<void> {
    if (report === undefined) {
      this.#breach("a report that is not well formed");
      return;
    }
    // Offered at once, so that the order holds; what the engine has not answered yet is bounded.
    const answered = this.#offer({ kind: "report", agent: this.agent, link: this.number, report });
    this.#reports.add(answered);
    const over = (): void => {
      this.#reports.delete(answered);
    };
    answered.then(over, over);
    if (this.#reports.size >= limits.linkInputsMax) await Promise.race(this.#reports);
  }

  /** The newest counts: a busy host says it with every result, and the engine is asked once a second. */
  #takeHostState(state: HostState | undefined): void {
    if (state === undefined) this.#breach("a state of its host that is not well formed");
    else this.#hostState = state;
  }

  #offerHostState(): void {
    const state = this.#hostState;
    this.#hostState = null;
    if (state !== null) this.#tell({ kind: "host_state", agent: this.agent, link: this.number, ...state });
  }

  #takeBlobNeeded(needed: reeve.v1.BlobNeeded): void {
    const sha256 = hexOf(needed.sha256 ?? new Uint8Array());
    const from = needed.from ?? 0;
    if (
      !isSha256(sha256) ||
      !Number.isSafeInteger(from) ||
      from < 0 ||
      this.#blobsAsked.size >= limits.blobRequestsMax
    ) {
      this.#breach("a request for a blob that is not well formed, or too many of them");
      return;
    }
    if (this.#blobsAsked.has(sha256)) return;
    this.#blobsAsked.add(sha256);
    const orders = this.#orders;
    const asked = this.#blobsAsked;
    const again = async function* (): AsyncGenerator<SchedulerMessage> {
      asked.delete(sha256);
      yield* orders.again(sha256, from);
    };
    if (!this.#outbox.push(again)) this.#fail(new Refusal("busy", "the agent does not read what it is sent"));
  }

  #push(effect: Exclude<LinkEffect, { kind: "close_link" }>): boolean {
    switch (effect.kind) {
      case "order":
        return this.#outbox.push(() => this.#orders.order(effect));
      case "ack":
        return this.#outbox.pushUrgent({ ack: { key: keyMessage(effect.key), phase: effect.phase } });
      case "welcome":
        this.#isWelcomed = true;
        return this.#outbox.pushUrgent(this.#welcome()); // acks of the same turn must not pass it
      case "cancel_attempt": {
        const { key, seq, fence, by, reason } = effect;
        return this.#outbox.push({ cancel: { key: keyMessage(key), seq, fence, by, reason } });
      }
      case "query":
        return this.#outbox.push({
          query: { key: keyMessage(effect.key), seq: effect.seq, fence: effect.fence },
        });
      case "forget":
        return this.#outbox.push({
          forget: { key: keyMessage(effect.key), seq: effect.seq, fence: effect.fence },
        });
    }
  }

  #welcome(): SchedulerMessage {
    const { clusterId, ledger, fence } = this.#ports.welcome();
    return {
      welcome: {
        clusterId: digestBytes(clusterId),
        ledger: digestBytes(ledger),
        fence,
        timeMs: this.#ports.now(),
        heartbeatMs: limits.heartbeatMs,
        logWindowBytes: limits.logWindowBytes,
        build: this.#ports.build,
        agent: this.agent,
      },
    };
  }

  /** An offer that nobody waits for: #offer hears its verdict and its failure itself. */
  #tell(input: Input): void {
    this.#offer(input).catch((error: unknown) => this.#fail(error));
  }

  #offer(input: Input): Promise<void> {
    return this.#ports.offer(input).then(
      (verdict) => this.#heed(verdict),
      (error: unknown) => this.#fail(error),
    );
  }

  /**
   * An input that was not taken (the engine is full) is not acked: the agent resends it over its next link.
   */
  #heed(verdict: Verdict): void {
    if (!verdict.ok && verdict.reason === "busy") this.close("busy", new Refusal("busy"));
    else if (!verdict.ok) this.#breach(verdict.reason);
  }

  #breach(what: string): void {
    if (this.#state === "down") return;
    this.#ports.log.error("link.breach", { agent: this.agent, peer: this.#stream.peer, reason: what });
    this.close("breach", new Refusal("usage", what));
  }

  #fail(error: unknown): void {
    if (this.#state === "down") return;
    this.#ports.log.warn("link.failed", { agent: this.agent, error });
    this.close("failed", error instanceof Refusal ? error : new Refusal("internal"));
  }
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

function skew(theirMs: number | null | undefined, ourMs: number): number {
  const given = theirMs ?? 0;
  return Number.isSafeInteger(given) ? given - ourMs : 0;
}
