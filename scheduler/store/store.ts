// The port behind which the truth is kept. Adapters: sqlite.ts (a worker thread), memory.ts (tests and the
// simulator); one contract suite runs over all. Called by engine.ts (load, commit), api (reads, blobs) and
// agents (specs, blobs).
// The danger: `commit` resolves only when the transaction is durable (fsynced); everything the product
// promises stands on that.
import type { Change } from "../core/changes.ts";
import type { Agent, Attempt, JournalEntry, LiveRows, Meta, Run } from "../core/model.ts";

export type RunFilter = {
  readonly limit: number;
  /** only run numbers below this; 0 = from the newest */
  readonly below: number;
  /** empty = all */
  readonly states: readonly string[];
  /** "" = all */
  readonly agent: string;
  readonly job: string;
  /** those of one spec only */
  readonly specSha256?: string;
};

export type RunRecord = {
  readonly run: Run;
  readonly attempts: readonly Attempt[];
  readonly journal: readonly JournalEntry[];
};

/** A head of an agent's audit as one word, and when it was told. */
export type KeptHead = { readonly head: string; readonly atMs: number };

/** The database as a file that does not change while it is frozen. */
export type FrozenDatabase = {
  readonly path: string;
  readonly bytes: number;
  readonly schema: number;
  readonly meta: Meta;
};

export interface Store extends AsyncDisposable {
  /** Everything live. Called once, before the first commit. */
  load(): Promise<LiveRows>;
  /**
   * All or nothing, in order, durable when it resolves. Throws StoreFull when there is no room, Fault
   * otherwise.
   */
  commit(changes: readonly Change[]): Promise<void>;
  /** By number, in the newest ledger that has it unless one is named. */
  run(run: number, ledger?: string): Promise<RunRecord | undefined>;
  /** Newest first; at most filter.limit rows. */
  runs(filter: RunFilter): Promise<readonly Run[]>;
  agents(): Promise<readonly Agent[]>;
  /** of the history of an agent's audit; newest first, at most limits.auditHeadsKeptMax */
  auditHeads(agent: string): Promise<readonly KeptHead[]>;
  meta(): Promise<Meta>;
  /** Named by its SHA-256 (hex), durable when it resolves; putting the same content again is nothing. */
  putBlob(sha256: string, bytes: Uint8Array): Promise<void>;
  blob(sha256: string): Promise<Uint8Array | undefined>;
  hasBlob(sha256: string): Promise<boolean>;
  /**
   * After StoreFull: puts the ballast back if it can; true = it is in place and everything may be committed
   * again.
   * The engine asks every limits.diskFullRetryMs. A store without a ballast leaves it out: the engine then
   * just tries.
   */
  hasRoom?(): Promise<boolean>;
  /**
   * Everything committed is in the one file, and that file stays as it is until `thaw`; commits go on beside
   * it. Once at a time. Only another process may read the file: see sqlite-file.ts. A store without a file
   * leaves both out.
   */
  freeze?(): Promise<FrozenDatabase>;
  /** "" when the file has stayed as it was until now; else why not, in words. */
  thaw?(): Promise<string>;
}

/**
 * No room on the disk: submits and dispatch are refused until there is; results, cancel and reads go on from
 * the ballast.
 */
export class StoreFull extends Error {
  override readonly name = "StoreFull";
  readonly path: string;
  constructor(path: string, options?: ErrorOptions) {
    super(`no room on the disk of ${path}`, options);
    this.path = path;
  }
}

/** Too many questions wait for the store. Only reads and bodies are refused so; commits never are. */
export class StoreBusy extends Error {
  override readonly name = "StoreBusy";
  constructor(waiting: number) {
    super(`${waiting} requests wait for the database`);
  }
}
