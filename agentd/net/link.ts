// One link, whoever dialled: the scheduler's frames become inputs of the book and back, over two streams that
// service.ts or listener.ts has opened. Made by service.ts; it lives as long as its streams. It decides
// nothing about attempts.
// The danger: a peer that breaks the protocol. It loses its link and gets one error line; nothing it sends
// may throw further.
import { performance } from "node:perf_hooks";
import { attemptName, hexOf } from "../../proto/common/ids.ts";
import { Fault } from "../../proto/common/fault.ts";
import type { Failures } from "../../proto/common/failures.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import { send } from "../../proto/common/transport.ts";
import type { Outlet } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { LedgerMark, LinkState, Order, Report } from "../ipc.ts";
import type { NetSettings } from "../settings.ts";
import type { NetIdentity } from "./identity.ts";
import type { LogStream } from "./log-stream.ts";
import { Outbox } from "./outbox.ts";
import type { BlobPart, BookWord } from "./wire.ts";
import {
  bytesOf,
  markMessage,
  readBlobPart,
  readCancel,
  readForget,
  readKey,
  readOrder,
  readQuery,
  reportMessage,
} from "./wire.ts";

export type NetStream<In, Out> = {
  readonly frames: AsyncIterable<In>;
  readonly outlet: Outlet<Out>;
  /** its frames end soon after */
  end(): void;
};

/** What one connection to the scheduler is made of. */
export type Streams = {
  readonly control: NetStream<reeve.v1.SchedulerFrame, reeve.v1.AgentFrame.$Properties>;
  readonly logs: NetStream<reeve.v1.LogAckFrame, reeve.v1.LogFrame.$Properties>;
  readonly renew: (request: reeve.v1.RenewRequest.$Properties) => Promise<reeve.v1.RenewReply>;
  readonly peer: string;
  /** the certificate that the scheduler has proved holds now */
  readonly isCertified: () => boolean;
};

export type SessionEvents = {
  /** for people: whether the scheduler is there, or what keeps it away */
  readonly onState: (state: LinkState, detail: string) => void;
  readonly onUp: (link: number) => void;
  readonly onDown: (link: number) => void;
  readonly onOrder: (order: Order) => void;
  readonly onWord: (word: BookWord) => void;
  readonly onAck: (key: Order["key"], phase: string) => void;
  /** false: the link has broken the rules for bodies */
  readonly onBlob: (part: BlobPart) => Promise<boolean>;
};

export type SessionOptions = {
  readonly settings: NetSettings;
  readonly logs: LogStream;
  readonly log: Log;
  readonly events: SessionEvents;
};

export type LinkOptions = SessionOptions & {
  readonly number: number;
  readonly identity: NetIdentity;
  readonly streams: Streams;
  readonly failures: Failures;
  readonly onWelcome: () => void;
};

export class Link {
  readonly number: number;
  readonly identity: NetIdentity;
  readonly #options: LinkOptions;
  readonly #outbox: Outbox;
  #heardAtMs = performance.now();
  #isWelcome = false;
  #isDown = false;

  constructor(options: LinkOptions) {
    this.number = options.number;
    this.identity = options.identity;
    this.#options = options;
    this.#outbox = new Outbox(options.streams.control.outlet);
  }

  get isWelcome(): boolean {
    return this.#isWelcome;
  }

  /** Settles when the link is down, whoever ended it. */
  async run(): Promise<void> {
    const { events, logs, log, streams } = this.#options;
    const beats = setInterval(() => this.#beat(), limits.heartbeatMs);
    const fail = (error: unknown): void => this.#fail(error);
    const parts = [this.#readControl(), this.#readLogs(), this.#outbox.run()].map((part) => part.catch(fail));
    const sending = logs.run((chunks) => send(streams.logs.outlet, { chunks })).catch(fail);
    try {
      events.onUp(this.number);
      await Promise.all([...parts, sending]);
    } finally {
      clearInterval(beats);
      this.down("ended");
      if (this.#isWelcome) log.info("link.offline", { peer: streams.peer });
      events.onDown(this.number);
    }
  }

  sendHello(marks: readonly LedgerMark[]): void {
    const { settings } = this.#options;
    this.#outbox.push({
      hello: {
        protocol: 1,
        build: settings.build,
        mode: settings.mode,
        owner: settings.owner,
        maxRuns: settings.maxRuns,
        bootIdentity: settings.bootIdentity,
        spoolId: bytesOf(settings.spoolId),
        timeMs: Date.now(),
        marks: marks.slice(0, limits.ledgerMarksMax).map(markMessage),
        clusterId: bytesOf(this.identity.clusterId),
      },
    });
  }

  sendReport(report: Report): void {
    this.#outbox.push({ report: reportMessage(report) }, attemptName(report.key));
  }

  sendResyncEnd(): void {
    this.#outbox.push({ resyncEnd: {} });
  }

  askBlob(sha256: string, from: number): void {
    this.#outbox.push({ blobNeeded: { sha256: bytesOf(sha256), from } }, sha256);
  }

  /** A certificate for a new key; it throws why there is none. */
  renew(request: reeve.v1.RenewRequest.$Properties): Promise<reeve.v1.RenewReply> {
    return this.#options.streams.renew(request);
  }

  down(why: string): void {
    if (this.#isDown) return;
    const { log, logs, streams } = this.#options;
    this.#isDown = true;
    log.debug("link.down", { reason: why });
    this.#outbox.close();
    logs.stop();
    streams.control.end();
    streams.logs.end();
  }

  #fail(error: unknown): void {
    if (!this.#isDown) this.#options.failures.tell({ peer: this.#options.streams.peer, error });
    this.down("failed");
  }

  async #readControl(): Promise<void> {
    for await (const frame of this.#options.streams.control.frames) {
      this.#heardAtMs = performance.now();
      for (const message of frame.messages ?? []) {
        if (this.#isDown) return;
        const breach = await this.#take(message);
        if (breach !== undefined) {
          this.#options.log.error("link.breach", { reason: breach });
          this.down(breach);
          return;
        }
      }
    }
    this.down("ended");
  }

  async #readLogs(): Promise<void> {
    const { logs, log, streams } = this.#options;
    for await (const frame of streams.logs.frames) {
      for (const ack of frame.acks ?? []) {
        if (!this.#isDown && !logs.acked(ack)) {
          log.error("link.breach", { reason: "a log ack of what was not sent" });
          return this.down("breach");
        }
      }
    }
    this.down("ended");
  }

  /** What was wrong with it, or undefined. */
  async #take(message: reeve.v1.SchedulerMessage): Promise<string | undefined> {
    const { events } = this.#options;
    const { welcome, order, cancel, query, forget, ack, blob, heartbeat, farewell } = message;
    if (isGiven(farewell)) {
      this.#fail(new Fault(`keep the link: ${farewell.detail ?? farewell.reason ?? ""}`));
      return undefined;
    }
    if (!this.#isWelcome)
      return isGiven(welcome) ? this.#greeted(welcome) : "the first message is no welcome";
    if (isGiven(heartbeat)) return undefined;
    if (isGiven(order)) return given(readOrder(order), events.onOrder, "an order");
    if (isGiven(cancel)) return given(readCancel(cancel), events.onWord, "a cancel");
    if (isGiven(query)) return given(readQuery(query), events.onWord, "a query");
    if (isGiven(forget)) return given(readForget(forget), events.onWord, "a forget");
    if (isGiven(ack)) return given(readKey(ack.key), (key) => events.onAck(key, ack.phase ?? ""), "an ack");
    if (!isGiven(blob)) return "a message of no known kind";
    const part = readBlobPart(blob);
    return part !== undefined && (await events.onBlob(part))
      ? undefined
      : "a body that is not what it is named";
  }

  #greeted(welcome: reeve.v1.Welcome.$Properties): string | undefined {
    const clusterId = hexOf(welcome.clusterId ?? new Uint8Array());
    if (clusterId !== this.identity.clusterId) return `a welcome of cluster ${clusterId}`;
    this.#isWelcome = true;
    this.#options.failures.over();
    this.#options.log.info("link.online", { agent: this.identity.agent, peer: welcome.build ?? "" });
    this.#options.onWelcome();
    return undefined;
  }

  #beat(): void {
    if (performance.now() - this.#heardAtMs > limits.deadPeerMs) this.down("the scheduler was silent");
    else if (!this.#options.streams.isCertified())
      this.#fail(new Fault("keep the link: its certificate has ended"));
    else if (this.#isWelcome) this.#outbox.push({ heartbeat: { timeMs: Date.now() } }, "heartbeat");
  }
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

function given<T>(read: T | undefined, use: (value: T) => void, what: string): string | undefined {
  if (read === undefined) return `${what} that is not well formed`;
  use(read);
  return undefined;
}
