// The API on a real unix socket before a real engine and real logs, and a client that speaks to it. The agent
// is played by inputs. Called by test/api. The danger: a world that answered for the engine would test
// itself; only the clock's sleep and the token port are stand-ins.
import { Metadata, Server, type Client, type MethodDefinition, type ServiceError } from "@grpc/grpc-js";
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { schedulerService } from "../../proto/common/services.ts";
import { apiServerOptions, dialUnix } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { type Identify, unixSocketCaller } from "../../scheduler/api/identity.ts";
import type { ApiPorts } from "../../scheduler/api/ports.ts";
import { SchedulerApi } from "../../scheduler/api/server.ts";
import { openUnixDoor, type UnixDoor } from "../../scheduler/api/unix-door.ts";
import { RunWatchers } from "../../scheduler/api/watchers.ts";
import type { AttemptReport } from "../../scheduler/core/inputs.ts";
import { whyWaits } from "../../scheduler/core/why.ts";
import { Engine } from "../../scheduler/engine.ts";
import { openFileLogStore } from "../../scheduler/logs/file-log-store.ts";
import type { LogStore } from "../../scheduler/logs/log-store.ts";
import { submitParts } from "../../scheduler/cli/spec.ts";
import { MemoryDisk, MemoryStore } from "../../scheduler/store/memory.ts";
import type { Store } from "../../scheduler/store/store.ts";
import { agentRow, exitOf, hello, totals } from "./core-world.ts";
import { CLUSTER, encodeSpec } from "./specs.ts";
import { LEDGER, metaRow } from "./rows.ts";

export type Failed = {
  readonly code: number;
  readonly reason: string;
  readonly message: string;
  readonly retryAfter: string;
};
type Header = reeve.v1.SubmitHeader.$Properties;
type Part = reeve.v1.SubmitPart.$Properties;

export class ApiWorld implements AsyncDisposable {
  readonly faults: unknown[] = [];
  readonly tokens: unknown[] = [];
  readonly added: unknown[] = [];
  readonly watchers = new RunWatchers();
  store!: Store;
  engine!: Engine;
  logs!: LogStore;
  client!: Client;
  socket = "";
  api!: SchedulerApi;
  #door!: UnixDoor;
  #directory = "";

  static async open(
    replace: Partial<ApiPorts> = {},
    identify: Identify = unixSocketCaller,
    makeStore: ((directory: string) => Promise<Store>) | null = null,
  ): Promise<ApiWorld> {
    const world = new ApiWorld();
    world.#directory = await mkdtemp(join(tmpdir(), "reeve-api-"));
    const disk = new MemoryDisk(
      metaRow({ clusterId: Buffer.from(CLUSTER).toString("hex"), ledgersBefore: [] }),
    );
    world.store = makeStore === null ? new MemoryStore(disk) : await makeStore(world.#directory);
    await world.store.commit([{ kind: "agent", agent: agentRow("web-1") }]);
    world.logs = openFileLogStore(join(world.#directory, "logs"));
    world.engine = await Engine.start({
      store: world.store,
      clock: {
        now: () => Date.now(),
        wakeAt: (atMs, callback) => {
          const timer = setTimeout(callback, Math.min(Math.max(0, atMs - Date.now()), 2 ** 31 - 1));
          return { cancel: () => clearTimeout(timer) };
        },
      },
      perform: (effect) => {
        if (effect.kind === "run_changed") world.watchers.changed(effect.run);
      },
      fatal: (error) => world.faults.push(error),
      log: () => {},
    });
    const server = new Server(apiServerOptions);
    world.api = new SchedulerApi({ ...world.#ports(), ...replace });
    world.api.serve(server, identify);
    world.socket = join(world.#directory, "run", "api.sock");
    world.#door = await openUnixDoor({ server, path: world.socket, mode: 0o600 });
    world.client = dialUnix(world.socket);
    return world;
  }

  #ports(): ApiPorts {
    return {
      offer: (input) => this.engine.offer(input),
      store: this.store,
      logs: this.logs,
      live: {
        whys: (asked) =>
          this.engine.read((state, nowMs) =>
            asked.map(({ run, attempt }) => whyWaits(run, state, nowMs, attempt)),
          ),
        agents: () =>
          this.engine.read((state) =>
            [...state.agents.values()].map((agent) => ({
              agent,
              online: state.links.has(agent.name),
              liveRuns: state.liveCounts.get(agent.name) ?? 0,
              host: state.hosts.get(agent.name) ?? null,
              clockSkewMs: 0,
              problem: "",
            })),
          ),
        meta: () => this.engine.read((state) => ({ meta: state.meta, liveRuns: state.runs.size })),
        submission: (key) => this.engine.read((state) => state.submissions.get(key)),
      },
      watchers: this.watchers,
      clients: {
        all: () => this.engine.read((state) => [...state.clients.values()]),
        openCalls: () => 0,
        endRevoked: async () => {},
        renew: async () => ({}),
      },
      retention: {
        foresee: async () => ({ runs: 0, logs: 0, logBytes: 0, databaseBytes: 0 }),
        prune: async () => undefined, // as while a backup is made
      },
      makeToken: async (order) => {
        this.tokens.push(order);
        return { joinString: `reeve-join-1.${order.name}`, expiresAtMs: 99 };
      },
      addAgent: async ({ code, ...order }) => {
        this.added.push(order);
        if (code === "") throw Object.assign(new Error("no code"), { name: "Refusal", reason: "usage" });
      },
      addresses: () => ["host.example:7420"],
      version: "0.0.0-test",
      now: () => Date.now(),
      fault: (_method, error) => this.faults.push(error),
    };
  }

  async ask<Ask, Answer>(method: MethodDefinition<Ask, Answer>, request: Ask, user = "ann"): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { path, requestSerialize, responseDeserialize } = method;
      this.client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        userMetadata(user),
        (error, answer) =>
          error === null && answer !== undefined ? resolve(answer) : reject(failedOf(error)),
      );
    });
  }

  /** The items as they come; `cancel` leaves. */
  follow<Ask, Answer>(method: MethodDefinition<Ask, Answer>, request: Ask): Following<Answer> {
    const { path, requestSerialize, responseDeserialize } = method;
    const call = this.client.makeServerStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      userMetadata("ann"),
    );
    const seen: Answer[] = [];
    call.on("data", (item: Answer) => seen.push(item));
    const ended = new Promise<Failed | null>((resolve) => {
      call.on("end", () => resolve(null));
      call.on("error", (error: ServiceError) => resolve(failedOf(error)));
    });
    return { seen, ended, cancel: () => call.cancel() };
  }

  async submitParts(parts: readonly Part[], user = "ann"): Promise<reeve.v1.SubmitReply> {
    return new Promise((resolve, reject) => {
      const { path, requestSerialize, responseDeserialize } = schedulerService.submit;
      const call = this.client.makeClientStreamRequest<Part, reeve.v1.SubmitReply>(
        path,
        requestSerialize,
        responseDeserialize,
        userMetadata(user),
        (error, answer) =>
          error === null && answer !== undefined ? resolve(answer) : reject(failedOf(error)),
      );
      call.on("error", () => {}); // the callback has it
      for (const part of parts) call.write(part);
      call.end();
    });
  }

  submit(header: Header = {}, bodies: readonly Uint8Array[] = []): Promise<reeve.v1.SubmitReply> {
    const whole = { spec: encodeSpec(), idempotencyKey: `key ${Math.random()}`, ...header };
    return this.submitParts([...submitParts(whole, []), ...bodies.flatMap(partsOf)]);
  }

  async connect(link = 1): Promise<void> {
    await this.engine.offer({ kind: "link_up", agent: "web-1", link, hello: hello({ maxRuns: 100 }) });
    await this.engine.offer({ kind: "resync_end", agent: "web-1", link });
  }

  /** The agent's word about attempt 1 (or another) of a run. */
  async report(run: number, phase: AttemptReport["phase"], more: Partial<AttemptReport> = {}): Promise<void> {
    const record = await this.store.run(run);
    const key = { ledger: LEDGER, run, attempt: more.key?.attempt ?? 1 };
    const ends = phase === "ended" || phase === "closed";
    const report: AttemptReport = {
      phase,
      seq: record?.attempts.find(({ attempt }) => attempt === key.attempt)?.seq ?? 1,
      reason: "",
      permanent: false,
      detail: "",
      pid: 77,
      startedAtMs: 1,
      exit: ends ? exitOf() : null,
      log: phase === "closed" ? totals(0) : null,
      unsupervised: false,
      stalled: false,
      stopping: false,
      survivors: [],
      warnings: [],
      ...more,
      key,
    };
    await this.engine.offer({ kind: "report", agent: "web-1", link: 1, report });
  }

  /** As the log judge does when the closed record's bytes are all there. */
  async logStored(run: number, storedBytes: number): Promise<void> {
    const key = { ledger: LEDGER, run, attempt: 1 };
    await this.engine.offer({ kind: "log_stored", key, storedBytes, verdict: "complete" });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.api.stop();
    this.client.close();
    await this.#door.close(1000);
    await this.engine[Symbol.asyncDispose]();
    await this.logs[Symbol.asyncDispose]();
    await this.store[Symbol.asyncDispose]();
    await rm(this.#directory, { recursive: true });
  }
}

export type Following<Answer> = {
  readonly seen: Answer[];
  /** null = ended as it should */
  readonly ended: Promise<Failed | null>;
  readonly cancel: () => void;
};

export function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

export function partsOf(body: Uint8Array): Part[] {
  const parts: Part[] = [];
  for (let offset = 0; offset < body.length; offset += 48 * 1024) {
    const bytes = body.subarray(offset, offset + 48 * 1024);
    parts.push({ blob: { sha256: sha256(body), size: body.length, offset, bytes } });
  }
  return parts;
}

function userMetadata(user: string): Metadata {
  const metadata = new Metadata();
  metadata.set("reeve-user", user);
  return metadata;
}

function failedOf(error: ServiceError | null): Failed {
  const word = (name: string): string => String(error?.metadata.get(name)[0] ?? "");
  const { code = 0, details = "" } = error ?? {};
  return { code, reason: word("reeve-reason"), message: details, retryAfter: word("retry-after") };
}
