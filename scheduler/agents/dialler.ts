// Dials the agents that listen: one loop for each, from when the engine knows an address of it until it does
// not; back-off with full jitter between two dials. What is served on the three streams is what fleet.ts
// serves an agent that has dialled. Called by fleet.ts alone; whom to dial comes from the engine's rows.
// The danger: whoever answers at an address is nobody until the certificate says this agent's name and the
// engine knows its identity.
import type { Client } from "@grpc/grpc-js";
import { X509Certificate } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { PeerCertificate } from "node:tls";
import { Failures } from "../../proto/common/failures.ts";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";
import { redialDelayMs, waitUntilReady } from "../../proto/common/ready.ts";
import { listeningAgentService } from "../../proto/common/services.ts";
import { dialTls, send, validPeer } from "../../proto/common/transport.ts";
import type { Dial, Peer } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { Agent } from "../core/model.ts";
import type { ControlStream } from "./link.ts";
import { receiveLogs } from "./log-receiver.ts";
import type { LogPorts } from "./log-receiver.ts";
import { Refusal } from "./refusal.ts";
import { answerRenewal, checkKnown } from "./renewal.ts";
import type { RenewalPorts } from "./renewal.ts";
import { dialled } from "./streams.ts";

export type DialPorts = LogPorts &
  RenewalPorts & {
    /** those with addresses that are not revoked */
    readonly listeningAgents: () => Promise<readonly Agent[]>;
  };

export type DialHandlers = {
  /** Serves one control stream to its end; true when the agent has said its hello. */
  readonly serve: (peer: Peer, control: ControlStream) => Promise<boolean>;
  /** it has a link already: it may have dialled itself */
  readonly isLinked: (agent: string) => boolean;
};

type Kept = {
  agent: Agent;
  readonly ending: AbortController;
  /** aborted when there is a reason to dial now */
  hurry: AbortController;
  failures: number;
  /** why the last dial came to nothing, "" after one that did not */
  problem: string;
  readonly told: Failures;
  running: Promise<void>;
};

export class Dialler {
  readonly #ports: DialPorts;
  readonly #handlers: DialHandlers;
  readonly #kept = new Map<string, Kept>();
  readonly #ended = new Set<Promise<void>>();
  readonly #turns: (() => void)[] = [];
  #dialling = 0;
  #isStopping = false;

  constructor(ports: DialPorts, handlers: DialHandlers) {
    this.#ports = ports;
    this.#handlers = handlers;
  }

  /** Once a second: begins to dial whom the engine has come to know, and ends what it knows no longer. */
  async look(): Promise<void> {
    const agents = await this.#ports.listeningAgents();
    if (this.#isStopping) return;
    const names = new Set(agents.map(({ name }) => name));
    for (const [name, kept] of this.#kept) if (!names.has(name)) this.#drop(name, kept);
    for (const agent of agents) this.#know(agent);
  }

  problemOf(agent: string): string {
    return this.#kept.get(agent)?.problem ?? "";
  }

  /** Dials nobody any more; resolves when what was served is over. Whoever calls has ended the links. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    for (const [name, kept] of this.#kept) this.#drop(name, kept);
    await Promise.all(this.#ended);
  }

  #know(agent: Agent): void {
    const kept = this.#kept.get(agent.name);
    if (kept === undefined) {
      const begun: Kept = {
        agent,
        ending: new AbortController(),
        hurry: new AbortController(),
        failures: 0,
        problem: "",
        told: new Failures(this.#ports.log),
        running: Promise.resolve(),
      };
      this.#kept.set(agent.name, begun);
      begun.running = this.#keep(begun);
      return;
    }
    const isMoved = kept.agent.addresses.join() !== agent.addresses.join();
    kept.agent = agent;
    if (!isMoved) return;
    kept.failures = 0;
    kept.hurry.abort();
  }

  #drop(name: string, kept: Kept): void {
    this.#kept.delete(name);
    this.#ended.add(kept.running);
    kept.running.finally(() => this.#ended.delete(kept.running)).catch(() => undefined); // it never rejects
    kept.ending.abort();
  }

  async #keep(kept: Kept): Promise<void> {
    const { signal } = kept.ending;
    for (let dials = 0; !signal.aborted; dials++) {
      const isLinked = this.#handlers.isLinked(kept.agent.name);
      const waitMs = isLinked ? limits.linkBeatMs : redialDelayMs(kept.failures);
      await delay(waitMs, undefined, { signal: AbortSignal.any([signal, kept.hurry.signal]) }).catch(ignore);
      kept.hurry = new AbortController();
      if (signal.aborted || this.#handlers.isLinked(kept.agent.name)) continue;
      const isGood = await this.#dial(kept, dials);
      kept.failures = isGood ? 0 : kept.failures + 1;
    }
  }

  /** True when the agent has said its hello: the next dial may come soon. */
  async #dial(kept: Kept, dials: number): Promise<boolean> {
    const { name, addresses } = kept.agent;
    const address = addresses[dials % addresses.length] ?? "";
    try {
      const isGood = await this.#reach(kept, address);
      if (isGood) kept.told.over();
      return isGood;
    } catch (error) {
      if (kept.ending.signal.aborted) return false;
      kept.problem = `cannot be dialled at ${address}: ${sentenceOf(error)}`;
      kept.told.tell({ agent: name, peer: address, error });
      return false;
    }
  }

  async #reach(kept: Kept, address: string): Promise<boolean> {
    const { authority, findAgent, now } = this.#ports;
    const { ending } = kept;
    const { name: expectName } = kept.agent;
    const { caDer, clusterId } = authority;
    const identity = await authority.schedulerIdentity(now());
    let certificate: PeerCertificate | undefined;
    const onPeer = (proved: PeerCertificate): void => {
      certificate = proved;
    };
    const dial: Dial = { address, identity, caDer, expectRole: "agent", expectName, clusterId, onPeer };
    const client = dialTls(dial);
    try {
      await this.#inTurn(() => waitUntilReady(client, dial, new X509Certificate(identity.chainPem)), ending);
      const peer = certificate === undefined ? undefined : validPeer(certificate, now());
      if (certificate === undefined || peer === undefined) throw new Fault("believe its certificate");
      checkKnown(await findAgent(expectName), peer.agentId);
      kept.problem = "";
      return await this.#serve(client, { peer, certificate, address });
    } finally {
      client.close();
    }
  }

  /** So many dials at once; one that is not wanted any more is not waited for. */
  async #inTurn(ready: () => Promise<void>, ending: AbortController): Promise<void> {
    if (this.#dialling >= limits.dialsAtOnceMax)
      await new Promise<void>((resolve) => this.#turns.push(resolve));
    else this.#dialling += 1;
    const aborted = Promise.withResolvers<never>();
    const abort = (): void => aborted.reject(new Fault("go on dialling: it is to end"));
    if (ending.signal.aborted) abort();
    ending.signal.addEventListener("abort", abort, { once: true });
    try {
      await Promise.race([ready(), aborted.promise]);
    } finally {
      // Also when it failed: a host that is down for a month must leave nothing behind with each dial.
      ending.signal.removeEventListener("abort", abort);
      const next = this.#turns.shift();
      if (next === undefined) this.#dialling -= 1;
      else next();
    }
  }

  async #serve(client: Client, found: Found): Promise<boolean> {
    const { peer, certificate, address } = found;
    const { control, logs, renew } = listeningAgentService;
    const common = { certificate, peer: address };
    const farewell = ({ reason, message }: Refusal) => ({
      messages: [{ farewell: { reason, detail: message } }],
    });
    const controlStream = dialled({ call: open(client, control), farewell, ...common });
    const logsStream = dialled({ call: open(client, logs), ...common });
    const renewals = open(client, renew);
    const receiving = receiveLogs(logsStream, peer.name, this.#ports);
    const renewing = this.#renewals(renewals, found);
    const isGood = await this.#handlers.serve(peer, controlStream);
    await controlStream.over;
    logsStream.end();
    renewals.cancel();
    await Promise.all([receiving, renewing]);
    return isGood;
  }

  /** One after the other, each answered with a leaf or why there is none. Never rejects. */
  async #renewals(call: RenewCall, { peer, address }: Found): Promise<void> {
    call.on("error", ignore);
    try {
      for await (const request of call as AsyncIterable<reeve.v1.RenewRequest>) {
        const who = { peer, from: address };
        const reply = await answerRenewal(who, request, this.#ports).catch((error: unknown) => ({
          refused: error instanceof Refusal ? error.message : new Refusal("internal").message,
        }));
        await send(call, reply);
      }
    } catch {
      // The stream has ended: the control stream says why.
    }
  }
}

type Found = { readonly peer: Peer; readonly certificate: PeerCertificate; readonly address: string };
type RenewCall = ReturnType<typeof open<reeve.v1.RenewReply.$Properties, reeve.v1.RenewRequest>>;
type Method<Out, In> = {
  readonly path: string;
  readonly requestSerialize: (message: Out) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => In;
};

function open<Out, In>(client: Client, method: Method<Out, In>) {
  return client.makeBidiStreamRequest(method.path, method.requestSerialize, method.responseDeserialize);
}

function ignore(): void {}

/** The fault and its first cause: what a person needs in one line. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}
