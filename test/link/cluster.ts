// A cluster without an engine for the tests of the link: a real authority, real doors over loopback TLS, and
// a recorder in the engine's place that keeps tokens and agents as the engine would. Called by
// test/link/*.test.ts only.
// The danger: a recorder that is kinder than the engine; the process tests run the same paths with the real
// one.
import { Server } from "@grpc/grpc-js";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDoor } from "../../proto/common/door.ts";
import type { Door } from "../../proto/common/door.ts";
import { hexOf } from "../../proto/common/ids.ts";
import { createLog } from "../../proto/common/log.ts";
import type { Log } from "../../proto/common/log.ts";
import { joinServerOptions } from "../../proto/common/transport.ts";
import type { Identity } from "../../proto/common/transport.ts";
import { createAuthority } from "../../scheduler/agents/authority.ts";
import type { Authority } from "../../scheduler/agents/authority.ts";
import { makeToken, serveJoin } from "../../scheduler/agents/join.ts";
import type { JoinPorts } from "../../scheduler/agents/join.ts";
import { openJoinRecords } from "../../scheduler/agents/join-records.ts";
import type { Input, Verdict } from "../../scheduler/core/inputs.ts";
import type { Agent, JoinRole, JoinToken } from "../../scheduler/core/model.ts";

export class Recorder {
  readonly inputs: Input[] = [];
  readonly tokens = new Map<string, JoinToken>();
  readonly agents = new Map<string, Agent>();
  /** what whoever asks for the agents that listen waits for, as for a commit of the engine */
  committing: Promise<void> = Promise.resolve();

  offer(input: Input): Promise<Verdict> {
    this.inputs.push(input);
    const yes: Verdict = { ok: true, runs: [], repeated: false };
    if (input.kind === "token_made") this.tokens.set(input.token.id, input.token);
    if (input.kind === "joined") {
      const token = this.tokens.get(input.tokenId);
      if (token === undefined) return Promise.resolve({ ok: false, reason: "token_unknown", detail: "" });
      this.tokens.delete(input.tokenId);
      const { addresses } = token;
      this.agents.set(token.name, {
        ...agentOf(token.name, input.agentId, input.spkiSha256),
        addresses,
      });
    }
    return Promise.resolve(yes);
  }
}

export function agentOf(name: string, agentId: string, spkiSha256: string): Agent {
  return {
    name,
    agentId,
    joinedAtMs: 1,
    joinedBy: "test",
    addresses: [],
    spkiSha256,
    certificateEndsMs: 0,
    revoked: false,
    nextSeq: 1,
    spoolId: "",
    build: "",
    mode: "",
    owner: "",
    maxRuns: 0,
    bootIdentity: "",
    sinceMs: 0,
    note: "",
    drained: false,
    drainBy: "",
    drainAtMs: 0,
    drainReason: "",
  };
}

export type Cluster = AsyncDisposable & {
  readonly directory: string;
  readonly authority: Authority;
  readonly recorder: Recorder;
  readonly joining: JoinPorts;
  readonly door: Door;
  readonly logLines: string[];
  readonly log: Log;
  /** the scheduler's clock: added to the real one */
  skewMs: number;
  token(name: string, agentAddresses?: readonly string[], role?: JoinRole): Promise<string>;
  leafFor(name: string, options?: LeafOptions): Promise<TestLeaf>;
};
export type LeafOptions = { readonly agentId?: string; readonly atMs?: number };
export type TestLeaf = Identity & {
  readonly agentId: string;
  readonly der: Uint8Array;
  readonly key: ReturnType<typeof generateKeyPairSync>["privateKey"];
};

export async function startCluster(): Promise<Cluster> {
  const directory = await mkdtemp(join(tmpdir(), "reeve-link-"));
  const clusterId = hexOf(randomBytes(16));
  const authority = await createAuthority(join(directory, "authority"), clusterId, Date.now());
  const identity = await authority.schedulerIdentity(Date.now());
  const recorder = new Recorder();
  const logLines: string[] = [];
  const log = createLog({
    room: "agents",
    level: "debug",
    destination: {
      write: (line) => {
        logLines.push(line);
      },
    },
  });
  const server = new Server(joinServerOptions);
  const ports: JoinPorts = {
    authority,
    records: await openJoinRecords(join(directory, "joins"), Date.now()),
    offer: (input) => recorder.offer(input),
    findToken: (id) => Promise.resolve(recorder.tokens.get(id)),
    findAgent: (name) => Promise.resolve(recorder.agents.get(name)),
    identity: () => identity,
    sessionAddresses: () => [":7420"],
    now: () => Date.now() + cluster.skewMs,
    log,
  };
  serveJoin(server, ports);
  const door = await openDoor({
    server,
    host: "127.0.0.1",
    port: 0,
    identity,
    caPem: authority.caPem,
    demandCertificate: false,
  });
  const cluster: Cluster = {
    directory,
    authority,
    recorder,
    joining: ports,
    door,
    logLines,
    log,
    skewMs: 0,
    token: async (name, agentAddresses = [], role = "agent") => {
      const joinAddresses = () => [`127.0.0.1:${door.port}`];
      const order = { role, name, addresses: [], by: "test", agentAddresses };
      return (await makeToken(order, { ...ports, joinAddresses, joinPort: () => door.port })).joinString;
    },
    leafFor: (name, options = {}) => leafFor(authority, name, options),
    [Symbol.asyncDispose]: async () => {
      await door.close(0);
      await rm(directory, { recursive: true, force: true });
    },
  };
  return cluster;
}

async function leafFor(authority: Authority, name: string, options: LeafOptions): Promise<TestLeaf> {
  const agentId = options.agentId ?? hexOf(randomBytes(16));
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const leaf = await authority.issueAgentLeaf({ spki, name, agentId }, options.atMs ?? Date.now());
  const body = Buffer.from(leaf.der).toString("base64");
  return {
    agentId,
    der: leaf.der,
    key: privateKey,
    keyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    chainPem: `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n${authority.caPem}`,
  };
}
