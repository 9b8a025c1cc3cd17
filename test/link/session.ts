// A Session door for tests of the link: the real fleet behind real mTLS, recorders for the engine and the log
// store, and an agent's side that says exactly what a test wants, lies included. Called by
// test/link/*.test.ts only.
// The danger: the agent's side must not be stricter than the wire, or what it cannot say is never tested.
import { Server } from "@grpc/grpc-js";
import type { Client, ClientDuplexStream, ServiceError } from "@grpc/grpc-js";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { openDoor } from "../../proto/common/door.ts";
import type { Door } from "../../proto/common/door.ts";
import { attemptName } from "../../proto/common/ids.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import type { Direction } from "../../proto/common/join-proof.ts";
import { sessionService } from "../../proto/common/services.ts";
import { dialTls, sessionServerOptions } from "../../proto/common/transport.ts";
import type { Dial, Identity } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { Fleet } from "../../scheduler/agents/fleet.ts";
import type { LogJudgement, LogStore } from "../../scheduler/logs/log-store.ts";
import { agentOf } from "./cluster.ts";
import type { Cluster, TestLeaf } from "./cluster.ts";

/** Keeps what is appended; an append is durable only when the test says so. */
export class RecordingLogStore implements LogStore {
  readonly #parts = new Map<string, Buffer[]>();
  readonly appends: { readonly key: AttemptKey; readonly offset: number; readonly length: number }[] = [];
  holds = false;
  failure: Error | undefined;
  #held: (() => void)[] = [];

  storedBytes(key: AttemptKey): Promise<number> {
    return Promise.resolve(this.#length(key));
  }

  async append(key: AttemptKey, offset: number, bytes: Uint8Array): Promise<number> {
    this.appends.push({ key, offset, length: bytes.length });
    if (this.failure !== undefined) throw this.failure;
    if (this.holds) await new Promise<void>((resolve) => this.#held.push(resolve));
    const length = this.#length(key);
    if (offset > length) return length;
    const parts = this.#parts.get(attemptName(key)) ?? [];
    parts.push(Buffer.from(bytes.subarray(length - offset)));
    this.#parts.set(attemptName(key), parts);
    return this.#length(key);
  }

  bytesOf(key: AttemptKey): Buffer {
    return Buffer.concat(this.#parts.get(attemptName(key)) ?? []);
  }

  #length(key: AttemptKey): number {
    return (this.#parts.get(attemptName(key)) ?? []).reduce((sum, part) => sum + part.length, 0);
  }

  release(): void {
    this.holds = false;
    for (const each of this.#held.splice(0)) each();
  }

  read(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array());
  }

  waitForMore(): Promise<void> {
    return Promise.resolve();
  }

  judge(): Promise<LogJudgement> {
    return Promise.resolve("outstanding");
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve();
  }
}

export const directions: readonly Direction[] = ["agent_dials", "scheduler_dials"];

/** The same test for a link of either direction. */
export function bothWays(name: string, check: (direction: Direction) => Promise<void>): void {
  for (const direction of directions) {
    const who = direction === "agent_dials" ? "the agent dials" : "the scheduler dials";
    test(`${name} (${who})`, () => check(direction));
  }
}

export type Session = AsyncDisposable & {
  readonly direction: Direction;
  readonly fleet: Fleet;
  readonly door: Door;
  readonly logs: RecordingLogStore;
  readonly blobs: Map<string, Uint8Array>;
  readonly owners: Map<string, string>;
  readonly liveSpecs: string[];
  readonly stored: { key: AttemptKey; bytes: number }[];
};

export async function startSession(cluster: Cluster, direction: Direction = "agent_dials"): Promise<Session> {
  const logs = new RecordingLogStore();
  const blobs = new Map<string, Uint8Array>();
  const owners = new Map<string, string>();
  const liveSpecs: string[] = [];
  const stored: { key: AttemptKey; bytes: number }[] = [];
  const { clusterId } = cluster.authority;
  const fleet = new Fleet({
    authority: cluster.authority,
    offer: (input) => cluster.recorder.offer(input),
    findAgent: (name) => Promise.resolve(cluster.recorder.agents.get(name)),
    welcome: () => ({ clusterId, ledger: "ab".repeat(16), fence: 7 }),
    listeningAgents: async () => {
      await cluster.recorder.committing;
      return [...cluster.recorder.agents.values()].filter(
        ({ addresses, revoked }) => !revoked && addresses.length > 0,
      );
    },
    blob: (sha256) => Promise.resolve(blobs.get(sha256)),
    liveSpecs: () => Promise.resolve(liveSpecs),
    logs,
    agentOf: (key) => Promise.resolve(owners.get(attemptName(key))),
    onStored: (key, bytes) => {
      stored.push({ key, bytes });
    },
    build: "test",
    now: () => Date.now() + cluster.skewMs,
    log: cluster.log,
  });
  const server = new Server(sessionServerOptions);
  fleet.serve(server);
  const door = await openDoor({
    server,
    host: "127.0.0.1",
    port: 0,
    identity: await cluster.authority.schedulerIdentity(Date.now()),
    caPem: cluster.authority.caPem,
    demandCertificate: true,
    firstRequestMs: 1_000,
  });
  return {
    direction,
    fleet,
    door,
    logs,
    blobs,
    owners,
    liveSpecs,
    stored,
    [Symbol.asyncDispose]: async () => {
      await fleet.stop();
      await door.close(0);
    },
  };
}

/** An agent that the recorder knows, with a valid leaf. */
export async function enrol(cluster: Cluster, name: string): Promise<TestLeaf> {
  const leaf = await cluster.leafFor(name);
  cluster.recorder.agents.set(name, agentOf(name, leaf.agentId, "0".repeat(64)));
  return leaf;
}

export function goodHello(cluster: Cluster): reeve.v1.Hello.$Properties {
  return {
    protocol: 1,
    build: "test",
    mode: "owner",
    owner: "alice",
    maxRuns: 4,
    bootIdentity: "boot",
    spoolId: randomBytes(16),
    timeMs: Date.now(),
    marks: [],
    clusterId: Buffer.from(cluster.authority.clusterId, "hex"),
  };
}

type ControlCall = ClientDuplexStream<reeve.v1.AgentFrame.$Properties, reeve.v1.SchedulerFrame>;
type LogCall = ClientDuplexStream<reeve.v1.LogFrame.$Properties, reeve.v1.LogAckFrame>;

/** What a test does with the agent's side, whoever has dialled. */
export type AgentSide = {
  readonly heard: reeve.v1.SchedulerMessage[];
  /** "" while open; then the reason, or the status' details */
  readonly ended: string;
  say(...messages: reeve.v1.AgentMessage.$Properties[]): void;
  /** reads the control stream no further */
  pause(): void;
  logs(): Promise<LogSide>;
  /** asks for a new certificate over the link; answers the leaf or why there is none */
  renew(request: reeve.v1.RenewRequest.$Properties): Promise<Uint8Array | string>;
  close(): void;
};
export type LogSide = {
  readonly call: Pick<LogCall, "write" | "pause" | "once">;
  readonly acks: reeve.v1.LogAck[];
  ended(): string;
};

export class TestAgent implements AgentSide {
  readonly client: Client;
  readonly control: ControlCall;
  readonly heard: reeve.v1.SchedulerMessage[] = [];
  /** "" while open; then the reason, or the status' details */
  ended = "";

  constructor(cluster: Cluster, session: Session, leaf: Identity | null, dial: Partial<Dial> = {}) {
    const { caDer, clusterId } = cluster.authority;
    const address = `127.0.0.1:${session.door.port}`;
    this.client = dialTls({ address, identity: leaf, caDer, expectRole: "scheduler", clusterId, ...dial });
    const { path, requestSerialize, responseDeserialize } = sessionService.control;
    this.control = this.client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    this.control.on("data", (frame: reeve.v1.SchedulerFrame) => {
      this.heard.push(...(frame.messages ?? []));
    });
    this.control.on("end", () => (this.ended ||= "end"));
    this.control.on("error", (error: ServiceError) => (this.ended = wordsOf(error)));
  }

  say(...messages: reeve.v1.AgentMessage.$Properties[]): void {
    this.control.write({ messages });
  }

  pause(): void {
    this.control.pause();
  }

  renew(request: reeve.v1.RenewRequest.$Properties): Promise<Uint8Array | string> {
    const { path, requestSerialize, responseDeserialize } = sessionService.renew;
    return new Promise((resolve) => {
      this.client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, (error, reply) =>
        resolve(error === null ? (reply?.leafDer ?? "no leaf") : error.details),
      );
    });
  }

  async logs(): Promise<LogSide> {
    const { path, requestSerialize, responseDeserialize } = sessionService.logs;
    const call: LogCall = this.client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    const acks: reeve.v1.LogAck[] = [];
    let ended = "";
    call.on("data", (frame: reeve.v1.LogAckFrame) => {
      acks.push(...(frame.acks ?? []));
    });
    call.on("error", (error: ServiceError) => (ended = wordsOf(error)));
    call.on("end", () => (ended ||= "end"));
    return { call, acks, ended: () => ended };
  }

  close(): void {
    this.control.cancel();
    this.client.close();
  }
}

export function wordsOf(error: ServiceError): string {
  return String(error.metadata?.get("reeve-reason")[0] ?? "") || error.details;
}
