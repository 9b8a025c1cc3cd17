// The store in one SQLite file: the async side of the port. The database itself lives in sqlite-worker.ts, so
// that no query and no fsync ever stops the daemon's event loop. Called by main.ts (open), then through the
// port. It owns the requests under way, with a bound, and nothing else.
// The danger: a thread that dies must fail every call, waiting and future, or the engine would wait for a
// commit for ever.
import { createHash, randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";
import { programFile } from "../../proto/common/program-files.ts";
import { compileCacheEnvironment } from "../../proto/common/start.ts";
import type { Change } from "../core/changes.ts";
import type { Agent, LiveRows, Meta, Run } from "../core/model.ts";
import type {
  BlobUse,
  PruneOrder,
  PruneStep,
  Retained,
  UnreadSpecs,
  WeighOrder,
  Weight,
} from "./retained.ts";
import { BlobGroups } from "./blob-groups.ts";
import type { Answer, CallName, Calls, Failure, NamedBytes, WorkerSettings } from "./sqlite-requests.ts";
import type { FrozenDatabase, KeptHead, RunFilter, RunRecord, Store } from "./store.ts";
import { StoreBusy, StoreFull } from "./store.ts";

export type OpenOptions = {
  /** true: make it, and refuse when there is one. false: refuse when there is none. */
  readonly create: boolean;
  /** what a new database begins with; made at random when absent */
  readonly meta?: Meta;
  readonly ballastBytes?: number;
  readonly freeBytesMin?: number;
};

/** Databases open in this process: POSIX locks do not guard against oneself. */
const openHere = new Set<string>();

/** Opens the database for this process alone. Throws a Fault that says what to do. */
export async function openSqliteStore(path: string, options: OpenOptions): Promise<Store & Retained> {
  const place = resolve(path);
  if (openHere.has(place)) throw new Fault(`open the database ${place}: this process has it open already`);
  openHere.add(place);
  const store = new SqliteStore({
    path: place,
    create: options.create ? (options.meta ?? newMeta()) : null,
    ballastBytes: options.ballastBytes ?? limits.ballastBytes,
    freeBytesMin: options.freeBytesMin ?? limits.storeFreeBytesMin,
  });
  try {
    await store.opened;
    return store;
  } catch (error) {
    await store[Symbol.asyncDispose]();
    throw error;
  }
}

function newMeta(): Meta {
  return {
    schema: 0,
    clusterId: randomBytes(16).toString("hex"),
    ledger: randomBytes(16).toString("hex"),
    ledgersBefore: [],
    fence: 0,
    nextRun: 1,
    seed: randomBytes(4).readUInt32LE(),
  };
}

type Waiting = {
  readonly resolve: (gives: unknown) => void;
  readonly reject: (error: Error) => void;
};

class SqliteStore implements Store, Retained {
  readonly opened: Promise<unknown>;
  readonly #path: string;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended: Promise<void>;
  readonly #blobs: BlobGroups;
  #nextId = 1;
  #dead: Fault | undefined;

  constructor(settings: WorkerSettings) {
    this.#path = settings.path;
    this.#worker = new Worker(programFile("sqlite-worker"), {
      workerData: settings,
      env: { ...process.env, ...compileCacheEnvironment() },
      resourceLimits: { maxYoungGenerationSizeMb: 4 },
    });
    this.opened = new Promise((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
    this.#ended = new Promise((resolve) => this.#worker.once("exit", () => resolve()));
    this.#worker.on("message", (answer: Answer) => this.#answered(answer));
    this.#worker.on("error", (cause) => this.#died(new Fault(`keep the thread of ${this.#path}`, { cause })));
    this.#worker.on("exit", () => this.#died(new Fault(`use the database ${this.#path}: it is closed`)));
    this.#blobs = new BlobGroups((blobs) => this.#call("put_blobs", blobs, buffersOf(blobs)));
  }

  load(): Promise<LiveRows> {
    return this.#call("load", null);
  }

  async commit(changes: readonly Change[]): Promise<void> {
    await this.#call("commit", changes);
  }

  async run(run: number, ledger = ""): Promise<RunRecord | undefined> {
    return (await this.#call("run", { run, ledger })) ?? undefined;
  }

  runs(filter: RunFilter): Promise<readonly Run[]> {
    return this.#call("runs", filter);
  }

  auditHeads(agent: string): Promise<readonly KeptHead[]> {
    return this.#call("auditHeads", agent);
  }

  agents(): Promise<readonly Agent[]> {
    return this.#call("agents", null);
  }

  meta(): Promise<Meta> {
    return this.#call("meta", null);
  }

  async putBlob(sha256: string, bytes: Uint8Array): Promise<void> {
    if (bytes.length > limits.blobBytesMax) throw new Fault(`store a blob of ${bytes.length} bytes`);
    const found = createHash("sha256").update(bytes).digest("hex");
    if (found !== sha256) throw new Fault(`store a blob: its SHA-256 is ${found}, not ${sha256}`);
    // A copy of its own: a view would carry its whole buffer to the thread.
    await this.#blobs.put({ sha256, bytes: new Uint8Array(bytes) });
  }

  async blob(sha256: string): Promise<Uint8Array | undefined> {
    return (await this.#call("blob", sha256)) ?? undefined;
  }

  hasBlob(sha256: string): Promise<boolean> {
    return this.#call("has_blob", sha256);
  }

  hasRoom(): Promise<boolean> {
    return this.#call("has_room", null);
  }

  async prune(order: PruneOrder): Promise<PruneStep | undefined> {
    return (await this.#call("prune", order)) ?? undefined;
  }

  weigh(order: WeighOrder): Promise<Weight> {
    return this.#call("weigh", order);
  }

  doomedLogs(most: number): Promise<readonly AttemptKey[]> {
    return this.#call("doomed_logs", most);
  }

  async logsRemoved(keys: readonly AttemptKey[]): Promise<void> {
    await this.#call("logs_removed", keys);
  }

  unreadSpecs(most: number): Promise<UnreadSpecs> {
    return this.#call("unread_specs", most);
  }

  async noteBlobs(upTo: number, uses: readonly BlobUse[]): Promise<void> {
    await this.#call("note_blobs", { upTo, uses });
  }

  dropUnused(from: number, most: number): Promise<{ readonly next: number; readonly dropped: number }> {
    return this.#call("drop_unused", { from, most });
  }

  shrink(): Promise<boolean> {
    return this.#call("shrink", null);
  }

  freeze(): Promise<FrozenDatabase> {
    return this.#call("freeze", null);
  }

  thaw(): Promise<string> {
    return this.#call("thaw", null);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#dead === undefined) await this.#call("close", null).catch(() => this.#worker.terminate());
    await this.#ended;
    openHere.delete(this.#path);
  }

  #call<Name extends CallName>(
    name: Name,
    takes: Calls[Name]["takes"],
    transfer: readonly ArrayBuffer[] = [],
  ): Promise<Calls[Name]["gives"]> {
    if (this.#dead !== undefined) return Promise.reject(this.#dead);
    // The engine has one commit at a time, and a refused one ends the daemon: it never waits behind a bound.
    if (name !== "commit" && name !== "close" && this.#waiting.size >= limits.storeRequestsMax)
      return Promise.reject(new StoreBusy(this.#waiting.size));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (gives: unknown) => void, reject });
      this.#worker.postMessage({ id, name, takes }, transfer);
    });
  }

  #answered(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.gives);
    else waiting?.reject(errorOf(answer.failure));
  }

  #died(fault: Fault): void {
    this.#dead ??= fault;
    for (const waiting of this.#waiting.values()) waiting.reject(this.#dead);
    this.#waiting.clear();
  }
}

function buffersOf(blobs: readonly NamedBytes[]): ArrayBuffer[] {
  return blobs.map(({ bytes }) => bytes.buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}

function errorOf(failure: Failure): Error {
  const cause = new Error(failure.cause);
  return failure.kind === "full"
    ? new StoreFull(failure.what, { cause })
    : new Fault(failure.what, { cause });
}
