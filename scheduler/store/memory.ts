// The store over plain maps, for tests and the simulator: same contract as sqlite.ts, nothing survives the
// process. A `MemoryDisk` is what would survive a crash; a `MemoryStore` is one life of the scheduler on it.
// A crash is `kill`: what was not committed is gone. The gate lets the simulator stop, fail or delay a commit
// before and after the point where it is durable. The danger: shared rows. Everything that goes in is frozen
// deeply, so that a caller who changes a row afterwards fails loudly.
import { attemptName } from "../../proto/common/ids.ts";
import type { Change } from "../core/changes.ts";
import { runName } from "../core/indexes.ts";
import type {
  Agent,
  Attempt,
  Client,
  JoinToken,
  JournalEntry,
  LiveRows,
  Meta,
  Run,
  Submission,
} from "../core/model.ts";
import type { RunFilter, RunRecord, Store } from "./store.ts";

/** May throw (StoreFull or a Fault: then nothing is durable if it is `before`), wait, or never come back. */
export type Gate = (point: "before" | "after", changes: readonly Change[]) => void | Promise<void>;

export class MemoryDisk {
  meta: Meta;
  readonly runs = new Map<string, Run>();
  /** by runName, oldest first */
  readonly attempts = new Map<string, Map<string, Attempt>>();
  readonly journal = new Map<string, JournalEntry[]>();
  readonly settled = new Set<string>();
  readonly agents = new Map<string, Agent>();
  readonly clients = new Map<string, Client>();
  readonly tokens = new Map<string, JoinToken>();
  readonly submissions = new Map<string, Submission>();
  readonly blobs = new Map<string, Uint8Array>();

  constructor(meta: Meta) {
    this.meta = frozen(meta);
  }

  /** As it is now: a backup. */
  copy(): MemoryDisk {
    const other = new MemoryDisk(this.meta);
    for (const [name, run] of this.runs) other.runs.set(name, run);
    for (const [name, rows] of this.attempts) other.attempts.set(name, new Map(rows));
    for (const [name, rows] of this.journal) other.journal.set(name, [...rows]);
    for (const name of this.settled) other.settled.add(name);
    for (const [name, agent] of this.agents) other.agents.set(name, agent);
    for (const [name, client] of this.clients) other.clients.set(name, client);
    for (const [id, token] of this.tokens) other.tokens.set(id, token);
    for (const [key, submission] of this.submissions) other.submissions.set(key, submission);
    for (const [sha256, bytes] of this.blobs) other.blobs.set(sha256, bytes);
    return other;
  }

  /** One change. Idempotent, but for the journal, which only grows. */
  put(change: Change): void {
    frozen(change);
    switch (change.kind) {
      case "meta":
        this.meta = change.meta;
        return;
      case "run": {
        const name = runName(change.run.ledger, change.run.run);
        this.runs.set(name, change.run);
        this.settled.delete(name); // a restart brings a settled run back to life
        return;
      }
      case "attempt": {
        const name = runName(change.attempt.ledger, change.attempt.run);
        const rows = this.attempts.get(name) ?? new Map<string, Attempt>();
        this.attempts.set(name, rows.set(attemptName(change.attempt), change.attempt));
        return;
      }
      case "journal": {
        const name = runName(change.entry.ledger, change.entry.run);
        const rows = this.journal.get(name) ?? [];
        rows.push(change.entry);
        this.journal.set(name, rows);
        return;
      }
      case "agent":
        this.agents.set(change.agent.name, change.agent);
        return;
      case "client":
        this.clients.set(change.client.name, change.client);
        return;
      case "token":
        this.tokens.set(change.token.id, change.token);
        return;
      case "token_gone":
        this.tokens.delete(change.id);
        return;
      case "submission":
        this.submissions.set(change.submission.key, change.submission);
        return;
      case "submission_gone":
        this.submissions.delete(change.key);
        return;
      case "settled":
        this.settled.add(runName(change.ledger, change.run));
    }
  }

  live(): LiveRows {
    const runs: Run[] = [];
    const attempts: Attempt[] = [];
    for (const [name, run] of this.runs) {
      if (this.settled.has(name)) continue;
      runs.push(run);
      for (const attempt of this.attempts.get(name)?.values() ?? [])
        if (!attempt.forgotten || attempt.attempt === run.attempt) attempts.push(attempt);
    }
    const { meta, agents, clients, tokens, submissions } = this;
    const rows = {
      agents: [...agents.values()],
      clients: [...clients.values()],
      tokens: [...tokens.values()],
      submissions: [...submissions.values()],
    };
    return { meta, runs, attempts, ...rows };
  }
}

export class MemoryStore implements Store {
  readonly #disk: MemoryDisk;
  readonly #gate: Gate;
  /** what hasRoom answers; the gate is what throws StoreFull */
  room: () => boolean = () => true;
  #dead = false;
  /** commits are in order, like those of a database with one writer */
  #last: Promise<void> = Promise.resolve();

  constructor(disk: MemoryDisk, gate: Gate = () => {}) {
    this.#disk = disk;
    this.#gate = gate;
  }

  /** The scheduler dies now: nothing this life still asks for reaches the disk, and nobody is answered. */
  kill(): void {
    this.#dead = true;
  }

  async load(): Promise<LiveRows> {
    return this.#disk.live();
  }

  commit(changes: readonly Change[]): Promise<void> {
    const mine = this.#last.then(() => this.#write(changes));
    this.#last = mine.catch(() => {});
    return mine;
  }

  async #write(changes: readonly Change[]): Promise<void> {
    await this.#gate("before", changes);
    if (this.#dead) return never();
    for (const change of changes) this.#disk.put(change);
    await this.#gate("after", changes);
    if (this.#dead) return never();
  }

  async run(run: number, ledger?: string): Promise<RunRecord | undefined> {
    const { meta } = this.#disk;
    const names = ledger === undefined ? [meta.ledger, ...meta.ledgersBefore.toReversed()] : [ledger];
    for (const each of names) {
      const record = this.#record(runName(each, run));
      if (record !== undefined) return record;
    }
    if (ledger !== undefined) return undefined;
    for (const [name, row] of this.#disk.runs) if (row.run === run) return this.#record(name);
    return undefined;
  }

  #record(name: string): RunRecord | undefined {
    const run = this.#disk.runs.get(name);
    if (run === undefined) return undefined;
    const attempts = [...(this.#disk.attempts.get(name)?.values() ?? [])].sort(
      (a, b) => a.attempt - b.attempt,
    );
    return { run, attempts, journal: [...(this.#disk.journal.get(name) ?? [])] };
  }

  async runs(filter: RunFilter): Promise<readonly Run[]> {
    const rows = [...this.#disk.runs.values()].filter((run) => matches(run, filter));
    return rows.sort((a, b) => b.run - a.run || (a.ledger < b.ledger ? -1 : 1)).slice(0, filter.limit);
  }

  async agents(): Promise<readonly Agent[]> {
    return [...this.#disk.agents.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  async meta(): Promise<Meta> {
    return this.#disk.meta;
  }

  async putBlob(sha256: string, bytes: Uint8Array): Promise<void> {
    if (this.#dead) return never();
    if (!this.#disk.blobs.has(sha256)) this.#disk.blobs.set(sha256, bytes.slice());
  }

  async blob(sha256: string): Promise<Uint8Array | undefined> {
    return this.#disk.blobs.get(sha256)?.slice();
  }

  async hasBlob(sha256: string): Promise<boolean> {
    return this.#disk.blobs.has(sha256);
  }

  async hasRoom(): Promise<boolean> {
    return this.room();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#last;
  }
}

/** A new database, as `init` makes it. */
export function newMeta(ledger: string, clusterId: string, seed = 1): Meta {
  return { schema: 1, clusterId, ledger, ledgersBefore: [], fence: 0, nextRun: 1, seed };
}

function matches(run: Run, filter: RunFilter): boolean {
  if (filter.below > 0 && run.run >= filter.below) return false;
  if (filter.states.length > 0 && !filter.states.includes(run.state)) return false;
  if (filter.agent !== "" && run.agent !== filter.agent) return false;
  return filter.job === "" || run.job === filter.job;
}

function never(): Promise<never> {
  return new Promise(() => {});
}

function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value))
    return value;
  Object.freeze(value);
  for (const part of Object.values(value)) frozen(part);
  return value;
}
