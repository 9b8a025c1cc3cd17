// The Session's client side: dials the scheduler, keeps one link at a time, and turns its frames into inputs
// of the book and back. Called by main.ts. Who dials is decided here and nowhere else in agentd. It decides
// nothing about attempts.
// The danger: a peer that breaks the protocol. It loses its link and gets one error line; nothing it sends
// may throw further.
import type { Client, ClientDuplexStream } from "@grpc/grpc-js";
import { performance } from "node:perf_hooks";
import { attemptName, hexOf } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import { sessionService } from "../../proto/common/services.ts";
import { dialTls, send } from "../../proto/common/transport.ts";
import type { Dial } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { LedgerMark, Order, Report } from "../ipc.ts";
import type { NetSettings } from "../settings.ts";
import { isRenewalDue, keepRenewal, makeRenewal, readIdentity, sweepTemporaries } from "./identity.ts";
import type { NetIdentity } from "./identity.ts";
import { Failures } from "./failures.ts";
import { isExpired, renewExpired } from "./renew-expired.ts";
import { waitUntilReady } from "./ready.ts";
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

export type SessionEvents = {
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

type ControlCall = ClientDuplexStream<reeve.v1.AgentFrame.$Properties, reeve.v1.SchedulerFrame>;
type LogsCall = ClientDuplexStream<reeve.v1.LogFrame.$Properties, reeve.v1.LogAckFrame>;

type Link = {
  readonly number: number;
  readonly identity: NetIdentity;
  readonly client: Client;
  readonly control: ControlCall;
  readonly logs: LogsCall;
  readonly outbox: Outbox;
  heardAtMs: number;
  isWelcome: boolean;
  isDown: boolean;
};

export class Session {
  readonly #options: SessionOptions;
  #link: Link | null = null;
  #lastLink = 0;
  #isRenewing = false;
  /** on the steady clock; a renewal that worked */
  #renewedAtMs = -Infinity;
  readonly #failures: Failures;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#failures = new Failures(options.log);
  }

  /** For the life of the process: dial, serve, wait, dial the next address. */
  async run(): Promise<never> {
    await sweepTemporaries(this.#options.settings.spool);
    for (let failures = 0, dials = 0; ; dials++) {
      const isGood = await this.#serveOnce(dials).catch((error: unknown) => {
        this.#failures.tell({ error });
        return false;
      });
      failures = isGood ? 0 : failures + 1;
      const ceiling = Math.min(limits.reconnectMsMax, limits.reconnectMsMin * 2 ** Math.min(failures, 16));
      await new Promise((resolve) => setTimeout(resolve, Math.random() * ceiling));
    }
  }

  sendHello(link: number, marks: readonly LedgerMark[]): void {
    const { settings } = this.#options;
    const current = this.#link;
    if (current?.number !== link) return;
    current.outbox.push({
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
        clusterId: bytesOf(current.identity.clusterId),
      },
    });
  }

  sendReport(report: Report): void {
    this.#link?.outbox.push({ report: reportMessage(report) }, attemptName(report.key));
  }

  sendResyncEnd(): void {
    this.#link?.outbox.push({ resyncEnd: {} });
  }

  askBlob(sha256: string, from: number): void {
    this.#link?.outbox.push({ blobNeeded: { sha256: bytesOf(sha256), from } }, sha256);
  }

  /**
   * Over the live link, with a new key, once the leaf is old enough. A failure is tried again when next
   * asked.
   */
  async renewIfDue(): Promise<void> {
    const link = this.#link;
    if (link === null || !link.isWelcome || this.#isRenewing || !isRenewalDue(link.identity.leaf, Date.now()))
      return;
    if (performance.now() - this.#renewedAtMs < limits.leafRenewAgainMs) return;
    this.#isRenewing = true;
    try {
      const renewal = makeRenewal();
      const reply = await renew(link.client, renewal);
      await keepRenewal(
        this.#options.settings.spool,
        link.identity,
        renewal,
        reply.leafDer ?? new Uint8Array(),
      );
      this.#renewedAtMs = performance.now();
      this.#options.log.info("link.renewed", { agent: link.identity.agent });
      this.#down(link, "renewed"); // the next link proves the new key
    } catch (error) {
      this.#options.log.warn("link.not_renewed", { error });
    } finally {
      this.#isRenewing = false;
    }
  }

  async #validIdentity(): Promise<NetIdentity> {
    const { spool } = this.#options.settings;
    const identity = await readIdentity(spool);
    if (!isExpired(identity, Date.now())) return identity;
    await renewExpired(spool, identity);
    this.#options.log.info("link.renewed", { agent: identity.agent, reason: "expired" });
    return readIdentity(spool);
  }

  /** True when the scheduler welcomed us: the next dial may come soon. */
  async #serveOnce(dials: number): Promise<boolean> {
    const identity = await this.#validIdentity();
    const address = identity.addresses[dials % identity.addresses.length] ?? "";
    const dial: Dial = {
      address,
      identity: { keyPem: identity.keyPem, chainPem: `${identity.leaf.toString()}${identity.ca.toString()}` },
      caDer: identity.ca.raw,
      expectRole: "scheduler",
      clusterId: identity.clusterId,
    };
    const client = dialTls(dial);
    try {
      await waitUntilReady(client, dial, identity.leaf);
      const link = this.#open(client, identity);
      await this.#serve(link, address);
      return link.isWelcome;
    } catch (error) {
      this.#failures.tell({ peer: address, error });
      return false;
    } finally {
      client.close();
    }
  }

  #open(client: Client, identity: NetIdentity): Link {
    const { control, logs } = sessionService;
    const controlCall: ControlCall = client.makeBidiStreamRequest(
      control.path,
      control.requestSerialize,
      control.responseDeserialize,
    );
    const logsCall: LogsCall = client.makeBidiStreamRequest(
      logs.path,
      logs.requestSerialize,
      logs.responseDeserialize,
    );
    const link: Link = {
      number: ++this.#lastLink,
      identity,
      client,
      control: controlCall,
      logs: logsCall,
      outbox: new Outbox(controlCall),
      heardAtMs: performance.now(),
      isWelcome: false,
      isDown: false,
    };
    this.#link = link;
    return link;
  }

  /** Settles when the link is down, whoever ended it. */
  async #serve(link: Link, address: string): Promise<void> {
    const { events, logs, log } = this.#options;
    const beats = setInterval(() => this.#beat(link), limits.heartbeatMs);
    const fail = (error: unknown): void => {
      if (!link.isDown) this.#failures.tell({ peer: address, error });
      this.#down(link, "failed");
    };
    const parts = [this.#readControl(link), this.#readLogs(link), link.outbox.run()].map((part) =>
      part.catch(fail),
    );
    const sending = logs.run((chunks) => send(link.logs, { chunks })).catch(fail);
    try {
      events.onUp(link.number);
      await Promise.all([...parts, sending]);
    } finally {
      clearInterval(beats);
      this.#down(link, "ended");
      if (link.isWelcome) log.info("link.offline", { peer: address });
      events.onDown(link.number);
    }
  }

  async #readControl(link: Link): Promise<void> {
    for await (const frame of link.control as AsyncIterable<reeve.v1.SchedulerFrame>) {
      link.heardAtMs = performance.now();
      for (const message of frame.messages ?? []) {
        if (link.isDown) return;
        const breach = await this.#take(link, message);
        if (breach !== undefined) {
          this.#options.log.error("link.breach", { reason: breach });
          this.#down(link, breach);
          return;
        }
      }
    }
    this.#down(link, "ended");
  }

  async #readLogs(link: Link): Promise<void> {
    for await (const frame of link.logs as AsyncIterable<reeve.v1.LogAckFrame>) {
      for (const ack of frame.acks ?? []) {
        if (!link.isDown && !this.#options.logs.acked(ack)) {
          this.#options.log.error("link.breach", { reason: "a log ack of what was not sent" });
          return this.#down(link, "breach");
        }
      }
    }
    this.#down(link, "ended");
  }

  /** What was wrong with it, or undefined. */
  async #take(link: Link, message: reeve.v1.SchedulerMessage): Promise<string | undefined> {
    const { events } = this.#options;
    const { welcome, order, cancel, query, forget, ack, blob, heartbeat } = message;
    if (!link.isWelcome)
      return isGiven(welcome) ? this.#greeted(link, welcome) : "the first message is no welcome";
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

  #greeted(link: Link, welcome: reeve.v1.Welcome.$Properties): string | undefined {
    const clusterId = hexOf(welcome.clusterId ?? new Uint8Array());
    if (clusterId !== link.identity.clusterId) return `a welcome of cluster ${clusterId}`;
    link.isWelcome = true;
    this.#failures.over();
    this.#options.log.info("link.online", { agent: link.identity.agent, peer: welcome.build ?? "" });
    // Now, and not only when net tidies: one that never lives so long must renew too.
    this.renewIfDue().catch((error: unknown) => this.#failures.tell({ error }));
    return undefined;
  }

  #beat(link: Link): void {
    if (performance.now() - link.heardAtMs > limits.deadPeerMs) this.#down(link, "the scheduler was silent");
    else if (link.isWelcome) link.outbox.push({ heartbeat: { timeMs: Date.now() } }, "heartbeat");
  }

  #down(link: Link, why: string): void {
    if (link.isDown) return;
    link.isDown = true;
    this.#options.log.debug("link.down", { reason: why });
    if (this.#link === link) this.#link = null;
    link.outbox.close();
    this.#options.logs.stop();
    link.control.cancel();
    link.logs.cancel();
  }
}

function renew(client: Client, renewal: ReturnType<typeof makeRenewal>): Promise<reeve.v1.RenewReply> {
  const { path, requestSerialize, responseDeserialize } = sessionService.renew;
  const { spki, signature } = renewal;
  const deadline = Date.now() + limits.deadPeerMs;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      { spki, signature },
      { deadline },
      (error, reply) => {
        if (error === null && reply !== undefined) resolve(reply);
        else reject(error ?? new Error("no reply"));
      },
    );
  });
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

function given<T>(read: T | undefined, use: (value: T) => void, what: string): string | undefined {
  if (read === undefined) return `${what} that is not well formed`;
  use(read);
  return undefined;
}
