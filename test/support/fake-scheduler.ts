// A scheduler on the far side of the real wire: real grpc server, real TLS with a real authority, and a
// memory in place of the engine. Used by test/processes. It gives orders until they are known, acks every
// report, stores every log byte at its offset, and remembers all of it so that a test can judge. It decides
// nothing by itself but to repeat what was not answered.
// The danger: being kinder than the real one. It checks nothing that only the scheduler's own suites check.
import type { ServerDuplexStream } from "@grpc/grpc-js";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import assert from "node:assert/strict";
import { createHash, generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Order } from "../../agentd/ipc.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { attemptName, hexOf } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { definitionOf, sessionService } from "../../proto/common/services.ts";
import { sessionServerOptions } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { Authority } from "../../scheduler/agents/authority.ts";
import { createAuthority } from "../../scheduler/agents/authority.ts";
import { clusterId, ledger, patienceMs } from "./host.ts";
import { waitUntil } from "./wait-until.ts";

type Control = ServerDuplexStream<reeve.v1.AgentFrame, reeve.v1.SchedulerFrame.$Properties>;
type Logs = ServerDuplexStream<reeve.v1.LogFrame, reeve.v1.LogAckFrame.$Properties>;
type Message = reeve.v1.SchedulerMessage.$Properties;
type Seen = {
  readonly order: Order;
  readonly reports: reeve.v1.AttemptReport[];
  readonly logParts: Buffer[];
  logBytes: number;
  wantsCancel: boolean;
  wantsForget: boolean;
};

const agentId = "a1".repeat(16);

export class FakeScheduler {
  readonly directory: string;
  readonly attempts = new Map<string, Seen>();
  readonly hellos: reeve.v1.Hello[] = [];
  readonly #server = new Server(sessionServerOptions);
  readonly #authority: Authority;
  #control: Control | null = null;
  port = 0;
  /** log bytes are stored but not acked while this is set */
  holdsLogs = false;

  private constructor(directory: string, authority: Authority) {
    this.directory = directory;
    this.#authority = authority;
  }

  static async make(): Promise<FakeScheduler> {
    const directory = mkdtempSync(join(tmpdir(), "reeve-fake-"));
    const authority = await createAuthority(join(directory, "authority"), clusterId, Date.now());
    const scheduler = new FakeScheduler(directory, authority);
    await scheduler.#listen();
    return scheduler;
  }

  /** As `agentd join` would have left it. */
  async enrol(spool: string, agent: string): Promise<void> {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const spki = publicKey.export({ type: "spki", format: "der" });
    const leaf = await this.#authority.issueAgentLeaf({ spki, name: agent, agentId }, Date.now());
    const tls = join(spool, "net", "tls");
    mkdirSync(tls, { recursive: true, mode: 0o700 });
    const write = (name: string, text: string): void => writeFileSync(join(tls, name), text, { mode: 0o600 });
    write("key.pem", privateKey.export({ type: "pkcs8", format: "pem" }).toString());
    write("leaf.pem", pemOf(leaf.der));
    write("ca.pem", this.#authority.caPem);
    write(
      "identity.json",
      JSON.stringify({ clusterId, agent, agentId, addresses: [`127.0.0.1:${this.port}`] }),
    );
  }

  order(order: Order): void {
    const seen: Seen = {
      order,
      reports: [],
      logParts: [],
      logBytes: 0,
      wantsCancel: false,
      wantsForget: false,
    };
    this.attempts.set(attemptName(order.key), seen);
    this.#push(orderMessage(order));
  }

  cancel(order: Order): void {
    this.#seen(order.key).wantsCancel = true;
    this.#push(cancelMessage(order));
  }

  /** Sends a body in parts, as the real one does before the order that names it. */
  sendBody(body: Buffer): void {
    const sha256 = createHash("sha256").update(body).digest();
    for (let offset = 0; offset < body.length; offset += limits.framePayloadBytes) {
      const part = body.subarray(offset, offset + limits.framePayloadBytes);
      this.#push({ blob: { sha256, size: body.length, offset, bytes: part } });
    }
  }

  forget(order: Order): void {
    this.#seen(order.key).wantsForget = true;
    this.#push(forgetMessage(order));
  }

  log(key: AttemptKey): Buffer {
    return Buffer.concat(this.#seen(key).logParts);
  }

  phases(key: AttemptKey): readonly string[] {
    return this.#seen(key).reports.map((report) => report.phase ?? "");
  }

  async until(key: AttemptKey, phase: string): Promise<reeve.v1.AttemptReport> {
    const find = () => this.#seen(key).reports.findLast((report) => report.phase === phase);
    const what = `${attemptName(key)} to be ${phase}; so far ${this.phases(key).join(" ")}`;
    return await waitUntil(find, { what, withinMs: patienceMs });
  }

  /** The log is here to its last byte, as the host's record says. */
  async untilLogIsWhole(key: AttemptKey): Promise<Buffer> {
    const closed = await this.until(key, "closed");
    const total = closed.log?.frameBytes ?? -1;
    await waitUntil(() => this.#seen(key).logBytes >= total, { what: "the whole log", withinMs: patienceMs });
    const log = this.log(key);
    assert.equal(log.length, total);
    const digest = createHash("sha256").update(log).digest("hex");
    assert.equal(digest, hexOf(closed.log?.frameSha256 ?? new Uint8Array()), "the log's SHA-256");
    return log;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.forceShutdown();
    rmSync(this.directory, { recursive: true, force: true });
  }

  async #listen(): Promise<void> {
    const identity = await this.#authority.schedulerIdentity(Date.now());
    const pair = { private_key: Buffer.from(identity.keyPem), cert_chain: Buffer.from(identity.chainPem) };
    const credentials = ServerCredentials.createSsl(Buffer.from(this.#authority.caPem), [pair], true);
    this.#server.addService(definitionOf(sessionService), {
      control: (call: Control) => {
        this.#serve(call).catch(() => undefined);
      },
      logs: (call: Logs) => {
        this.#store(call).catch(() => undefined);
      },
    });
    this.port = await new Promise<number>((resolve, reject) => {
      this.#server.bindAsync("127.0.0.1:0", credentials, (error, port) =>
        error ? reject(error) : resolve(port),
      );
    });
  }

  #seen(key: AttemptKey): Seen {
    const seen = this.attempts.get(attemptName(key));
    assert(seen !== undefined, `no order was given for ${attemptName(key)}`);
    return seen;
  }

  #push(message: Message): void {
    this.#control?.write({ messages: [message] });
  }

  async #serve(call: Control): Promise<void> {
    call.on("error", () => undefined);
    const beats = setInterval(
      () => call.write({ messages: [{ heartbeat: { timeMs: Date.now() } }] }),
      limits.heartbeatMs,
    );
    try {
      for await (const frame of call as AsyncIterable<reeve.v1.AgentFrame>) {
        for (const message of frame.messages ?? []) this.#take(call, message);
      }
    } finally {
      clearInterval(beats);
      if (this.#control === call) this.#control = null;
      call.end();
    }
  }

  #take(call: Control, { hello, report, resyncEnd }: reeve.v1.AgentMessage): void {
    if (hello) {
      this.hellos.push(hello);
      this.#control = call;
      const welcome = { clusterId: bytes(clusterId), ledger: bytes(ledger), fence: 1, timeMs: Date.now() };
      call.write({
        messages: [
          { welcome: { ...welcome, heartbeatMs: limits.heartbeatMs, build: "fake", agent: "web-1" } },
        ],
      });
    }
    if (report) this.#takeReport(report);
    if (resyncEnd) this.#repeat();
  }

  #takeReport(report: reeve.v1.AttemptReport): void {
    const key = {
      ledger: hexOf(report.key?.ledger ?? bytes("")),
      run: report.key?.run ?? 0,
      attempt: report.key?.attempt ?? 0,
    };
    this.attempts.get(attemptName(key))?.reports.push(report);
    this.#push({ ack: { key: report.key, phase: report.phase } });
  }

  /** What a resync has not answered is said again, as the engine does. */
  #repeat(): void {
    for (const { order, reports, wantsCancel, wantsForget } of this.attempts.values()) {
      const phase = reports.at(-1)?.phase ?? "";
      if (phase === "") this.#push(orderMessage(order));
      if (wantsCancel && (phase === "accepted" || phase === "started")) this.#push(cancelMessage(order));
      if (wantsForget && phase !== "forgotten") this.#push(forgetMessage(order));
    }
  }

  async #store(call: Logs): Promise<void> {
    call.on("error", () => undefined);
    for await (const frame of call as AsyncIterable<reeve.v1.LogFrame>) {
      const acks = (frame.chunks ?? []).map((chunk) => this.#storeChunk(chunk));
      if (!this.holdsLogs)
        call.write({ acks: acks.map(({ key, offset }) => ({ key: keyMessage(key), offset })) });
    }
    call.end();
  }

  #storeChunk(chunk: reeve.v1.LogChunk): { key: AttemptKey; offset: number } {
    const key = {
      ledger: hexOf(chunk.key?.ledger ?? bytes("")),
      run: chunk.key?.run ?? 0,
      attempt: chunk.key?.attempt ?? 0,
    };
    const seen = this.#seen(key);
    const offset = chunk.offset ?? 0;
    const part = Buffer.from(chunk.bytes ?? bytes(""));
    if (part.length > 0) {
      assert(offset <= seen.logBytes, "a gap in the log");
      const fresh = part.subarray(seen.logBytes - offset);
      seen.logParts.push(fresh);
      seen.logBytes += fresh.length;
    }
    return { key, offset: seen.logBytes };
  }
}

function orderMessage(order: Order): Message {
  const { key, spec, specSha256, specBytes, blobs, sshsig, password, ...same } = order;
  return {
    order: {
      ...same,
      key: keyMessage(key),
      specSha256: bytes(specSha256),
      specSize: specBytes,
      ...(spec === null ? {} : { spec }),
      ...(sshsig === null ? {} : { sshsig }),
      ...(password === null ? {} : { password }),
      blobs: blobs.map((blob) => ({ sha256: bytes(blob.sha256), size: blob.bytes })),
    },
  };
}

function cancelMessage({ key, seq, fence }: Order): Message {
  return { cancel: { key: keyMessage(key), seq, fence, by: "test", reason: "" } };
}

function forgetMessage({ key, seq, fence }: Order): Message {
  return { forget: { key: keyMessage(key), seq, fence } };
}

function keyMessage(key: AttemptKey): reeve.v1.AttemptKey.$Properties {
  return { ledger: bytes(key.ledger), run: key.run, attempt: key.attempt };
}

function bytes(hex: string): Uint8Array {
  return Buffer.from(hex, "hex");
}

function pemOf(der: Uint8Array): string {
  const lines = Buffer.from(der).toString("base64").replace(/.{64}/g, "$&\n").trimEnd();
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
}
