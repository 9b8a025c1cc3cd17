// The Session on the host: who dials, one link at a time, and the certificate's renewal. Called by main.ts.
// Without `listen` it dials the scheduler; with it, the scheduler dials and listener.ts takes the call. Who
// dials is decided here and nowhere else in agentd; what is said over a link is link.ts's.
// The danger: two links at once. The newest counts, and begins only when the one before it is over.
import type { Client } from "@grpc/grpc-js";
import { performance } from "node:perf_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { Failures } from "../../proto/common/failures.ts";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";
import { redialDelayMs, waitUntilReady } from "../../proto/common/ready.ts";
import { sessionService } from "../../proto/common/services.ts";
import { dialTls } from "../../proto/common/transport.ts";
import type { Dial, Identity } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { LedgerMark, Report } from "../ipc.ts";
import type { NetSettings } from "../settings.ts";
import { isRenewalDue, keepRenewal, makeRenewal, readIdentity, sweepTemporaries } from "./identity.ts";
import type { NetIdentity } from "./identity.ts";
import { Link } from "./link.ts";
import type { SessionOptions, Streams } from "./link.ts";
import { openListener } from "./listener.ts";
import { isExpired, renewExpired } from "./renew-expired.ts";

export class Session {
  readonly #options: SessionOptions;
  #link: Link | null = null;
  #serving: Promise<void> = Promise.resolve();
  #lastLink = 0;
  /** of the scheduler, when it dials */
  #calls = 0;
  #isRenewing = false;
  /** on the steady clock; a renewal that worked */
  #renewedAtMs = -Infinity;
  /** what the door shows while the scheduler dials, and how to close it */
  #shown: { readonly identity: NetIdentity; readonly close: () => void } | null = null;
  readonly #failures: Failures;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#failures = new Failures(options.log);
  }

  /** For the life of the process: a link or a door, a pause, the next. */
  async run(): Promise<never> {
    const { spool, listen } = this.#options.settings;
    await sweepTemporaries(spool);
    for (let failures = 0, dials = 0; ; dials++) {
      const once = listen === null ? this.#dialOnce(dials) : this.#listenOnce(listen);
      const isGood = await once.catch((error: unknown) => {
        this.#failures.tell({ error });
        const detail = error instanceof Error ? error.message : String(error);
        this.#options.events.onState(listen === null ? "offline" : "not_listening", detail);
        return false;
      });
      failures = isGood ? 0 : failures + 1;
      await delay(redialDelayMs(failures));
    }
  }

  sendHello(link: number, marks: readonly LedgerMark[]): void {
    if (this.#link?.number === link) this.#link.sendHello(marks);
  }

  sendReport(report: Report): void {
    this.#link?.sendReport(report);
  }

  sendResyncEnd(): void {
    this.#link?.sendResyncEnd();
  }

  askBlob(sha256: string, from: number): void {
    this.#link?.askBlob(sha256, from);
  }

  /** Once a minute: the certificate's age, and whether another has been put in its place. */
  async tidy(): Promise<void> {
    await this.#renewIfDue();
    await this.#lookAtShown().catch((error: unknown) => this.#failures.tell({ error }));
  }

  /**
   * Over the live link, with a new key, once the leaf is old enough. A failure is tried again when next
   * asked.
   */
  async #renewIfDue(): Promise<void> {
    const link = this.#link;
    if (link === null || !link.isWelcome || this.#isRenewing || !isRenewalDue(link.identity.leaf, Date.now()))
      return;
    if (performance.now() - this.#renewedAtMs < limits.leafRenewAgainMs) return;
    this.#isRenewing = true;
    try {
      const renewal = makeRenewal();
      const { spki, signature } = renewal;
      const { leafDer } = await link.renew({ spki, signature });
      const { spool } = this.#options.settings;
      await keepRenewal(spool, link.identity, renewal, leafDer ?? new Uint8Array());
      this.#renewedAtMs = performance.now();
      this.#options.log.info("link.renewed", { agent: link.identity.agent });
      link.down("renewed"); // the next link proves the new key
      this.#shown?.close();
    } catch (error) {
      this.#options.log.warn("link.not_renewed", { error });
    } finally {
      this.#isRenewing = false;
    }
  }

  /** One that `agentd join` has replaced, or that has ended, is shown no longer. */
  async #lookAtShown(): Promise<void> {
    const shown = this.#shown;
    if (shown === null) return;
    const newest = await readIdentity(this.#options.settings.spool);
    const isSame =
      newest.leaf.raw.equals(shown.identity.leaf.raw) && newest.ca.raw.equals(shown.identity.ca.raw);
    if (!isSame || isExpired(newest, Date.now())) shown.close();
  }

  async #validIdentity(): Promise<NetIdentity> {
    const { spool, proxy } = this.#options.settings;
    const identity = await readIdentity(spool);
    if (!isExpired(identity, Date.now())) return identity;
    await renewExpired(spool, identity, proxy);
    this.#options.log.info("link.renewed", { agent: identity.agent, reason: "expired" });
    return readIdentity(spool);
  }

  /** True when the scheduler welcomed us: the next dial may come soon. */
  async #dialOnce(dials: number): Promise<boolean> {
    const identity = await this.#validIdentity();
    const address = identity.addresses[dials % identity.addresses.length];
    if (address === undefined) {
      const advice = "it was joined by a scheduler that dials; set who_dials: scheduler, or join again";
      throw new Fault(`dial the scheduler: no address of it is known here; ${advice}`);
    }
    const dial: Dial = {
      address,
      identity: shownAs(identity),
      caDer: identity.ca.raw,
      expectRole: "scheduler",
      clusterId: identity.clusterId,
      proxy: this.#options.settings.proxy,
    };
    const client = dialTls(dial);
    try {
      await waitUntilReady(client, dial, identity.leaf);
      return await this.#serve(identity, dialledStreams(client, address));
    } catch (error) {
      this.#failures.tell({ peer: address, error });
      this.#options.events.onState(
        "offline",
        `${address}: ${error instanceof Error ? error.message : String(error)}`,
      );
      return false;
    } finally {
      client.close();
    }
  }

  /** Listens until another certificate is to be shown. Always good: that one is shown soon. */
  async #listenOnce(listen: Listen): Promise<boolean> {
    const identity = await this.#validIdentity();
    const { log } = this.#options;
    const { promise: isClosing, resolve: close } = Promise.withResolvers<void>();
    const { clusterId } = identity;
    const shown = { identity: shownAs(identity), caPem: identity.ca.toString(), clusterId };
    const door = await openListener({
      ...{ listen, shown, log },
      onStreams: (streams) => this.#take(identity, streams),
    });
    this.#shown = { identity, close };
    this.#failures.over();
    this.#options.events.onState("listening", `port ${door.port}`);
    log.info("session.listening", { agent: identity.agent, peer: `${listen.host}:${door.port}` });
    await isClosing;
    this.#shown = null;
    this.#link?.down("another certificate");
    await door.close(limits.stopGraceMs);
    return true;
  }

  /** The newest call counts: the link before it is most often dead and does not know it yet. */
  #take(identity: NetIdentity, streams: Streams): void {
    const call = ++this.#calls;
    this.#link?.down("replaced");
    const serve = async (): Promise<void> => {
      if (call === this.#calls) await this.#serve(identity, streams);
      else for (const stream of [streams.control, streams.logs]) stream.end();
    };
    this.#serving = this.#serving.then(serve).catch((error: unknown) => this.#failures.tell({ error }));
  }

  /** One link to its end; true when the scheduler welcomed us. */
  async #serve(identity: NetIdentity, streams: Streams): Promise<boolean> {
    const link = new Link({
      ...this.#options,
      ...{ number: ++this.#lastLink, identity, streams, failures: this.#failures },
      // Now, and not only when net tidies: one that never lives so long must renew too.
      onWelcome: () => {
        this.#options.events.onState("online", streams.peer);
        this.#renewIfDue().catch((error: unknown) => this.#failures.tell({ error }));
      },
    });
    this.#link = link;
    await link.run();
    if (this.#link === link) this.#link = null;
    const isListening = this.#shown !== null;
    this.#options.events.onState(
      isListening ? "listening" : "offline",
      isListening ? "" : "the link has ended",
    );
    return link.isWelcome;
  }
}

type Listen = NonNullable<NetSettings["listen"]>;

function shownAs({ keyPem, leaf, ca }: NetIdentity): Identity {
  return { keyPem, chainPem: `${leaf.toString()}${ca.toString()}` };
}

function dialledStreams(client: Client, peer: string): Streams {
  const { control, logs } = sessionService;
  const controlCall = client.makeBidiStreamRequest(
    control.path,
    control.requestSerialize,
    control.responseDeserialize,
  );
  const logsCall = client.makeBidiStreamRequest(logs.path, logs.requestSerialize, logs.responseDeserialize);
  return {
    control: { frames: controlCall, outlet: controlCall, end: () => controlCall.cancel() },
    logs: { frames: logsCall, outlet: logsCall, end: () => logsCall.cancel() },
    renew: (request) => renew(client, request),
    peer,
    isCertified: () => true, // it was when we dialled, and our own renewal ends the link long before it ends
  };
}

function renew(client: Client, request: reeve.v1.RenewRequest.$Properties): Promise<reeve.v1.RenewReply> {
  const { path, requestSerialize, responseDeserialize } = sessionService.renew;
  const deadline = Date.now() + limits.deadPeerMs;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      { deadline },
      (error, reply) => {
        if (error === null && reply !== undefined) resolve(reply);
        else reject(error ?? new Error("no reply"));
      },
    );
  });
}
