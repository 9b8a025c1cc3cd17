// The thread that holds the database: takes one request after the other, answers each. Nothing else touches
// the file. Started by sqlite.ts alone; the SQL of single nouns is in sqlite-queries.ts.
// The danger: after a failed fsync nothing is known about the pages, so only a proven lack of room is
// survived; any other failure of a commit is passed on as a fault, and the daemon ends and begins again from
// what is on the disk.
import { closeSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";
import { runName } from "../core/indexes.ts";
import { Ballast } from "./ballast.ts";
import { Freeze } from "./freeze.ts";
import { RetentionSql } from "./retention-sql.ts";
import { createDatabase, intoOneFile, openDatabase } from "./sqlite-file.ts";
import { Queries } from "./sqlite-queries.ts";
import type { Answer, CallName, Calls, Failure, Request, WorkerSettings } from "./sqlite-requests.ts";
import { StoreFull } from "./store.ts";

const sqliteFull = 13;
const sqliteIoError = 10;

class DatabaseThread {
  readonly #path: string;
  readonly #db: DatabaseSync;
  readonly #queries: Queries;
  readonly #ballast: Ballast;
  readonly #freeze: Freeze;
  readonly #retention: RetentionSql;
  #roomCheck: NodeJS.Timeout | undefined;

  constructor(settings: WorkerSettings) {
    this.#path = settings.path;
    if (settings.create !== null) createDatabase(settings.path, settings.create);
    this.#db = openDatabase(settings.path);
    this.#queries = new Queries(this.#db);
    this.#retention = new RetentionSql(this.#db);
    const { ballastBytes, freeBytesMin } = settings;
    this.#ballast = new Ballast(settings.path, { bytes: ballastBytes, freeBytesMin });
    this.#freeze = new Freeze(this.#db, settings.path, freeBytesMin);
    if (!this.#ballast.make()) this.#lookForRoom();
  }

  answer(request: Request): unknown {
    const handler = this.#handlers[request.name] as (takes: unknown) => unknown;
    return handler(request.takes);
  }

  readonly #handlers: { readonly [Name in CallName]: (takes: Calls[Name]["takes"]) => Calls[Name]["gives"] } =
    {
      load: () => this.#queries.load(),
      commit: (changes) => {
        this.#transaction(() => this.#queries.apply(changes), true);
        return null;
      },
      run: ({ run, ledger }) => {
        const record = this.#queries.run(run, ledger);
        if (record !== undefined) this.#retention.runsSeen.touch(runName(record.run.ledger, run));
        return record ?? null;
      },
      runs: (filter) => this.#queries.runs(filter),
      agents: () => this.#queries.agents(),
      auditHeads: (agent) => this.#queries.auditHeads(agent),
      meta: () => this.#queries.meta(),
      put_blobs: (blobs) => {
        // The room of a freed ballast is for results and cancels, not for new work.
        if (!this.#ballast.make()) throw new StoreFull(this.#path);
        for (const { sha256 } of blobs) this.#retention.blobsSeen.touch(sha256);
        this.#transaction(() => this.#queries.putBlobs(blobs), false);
        return null;
      },
      blob: (sha256) => this.#queries.blob(sha256) ?? null,
      has_blob: (sha256) => {
        this.#retention.blobsSeen.touch(sha256);
        return this.#queries.hasBlob(sha256);
      },
      prune: (order) => this.#pruning(() => this.#retention.prune(order)),
      weigh: (order) => this.#retention.weigh(order),
      doomed_logs: (most) => this.#retention.doomedLogs(most),
      logs_removed: (keys) => {
        this.#transaction(() => this.#retention.logsRemoved(keys), true);
        return null;
      },
      unread_specs: (most) => this.#retention.unreadSpecs(most),
      note_blobs: ({ upTo, uses }) => {
        this.#transaction(() => this.#retention.noteBlobs(upTo, uses), true);
        return null;
      },
      drop_unused: ({ from, most }) =>
        this.#pruning(() => this.#retention.dropUnused(from, most)) ?? { next: 0, dropped: 0 },
      shrink: () => this.#shrink(),
      has_room: () => this.#ballast.make(),
      freeze: () => this.#orFull(() => ({ ...this.#freeze.begin(), meta: this.#queries.meta() })),
      thaw: () => this.#freeze.end(),
      close: () => {
        clearInterval(this.#roomCheck);
        this.#db.close();
        return null;
      },
    };

  #transaction(write: () => void, mayFreeBallast: boolean): void {
    try {
      this.#db.exec("BEGIN IMMEDIATE");
      write();
      this.#db.exec("COMMIT");
      this.#freeze.look();
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec("ROLLBACK");
      if (!this.#isFull(error)) throw error;
      // What a backup keeps beside the database is given up before anything else is.
      if (this.#freeze.give("the disk became full")) return this.#transaction(write, mayFreeBallast);
      if (mayFreeBallast) {
        this.#ballast.free();
        this.#lookForRoom();
      }
      throw new StoreFull(this.#path, { cause: error });
    }
  }

  /** Null while a backup is made. A step that finds no room is tried again from the ballast. */
  #pruning<T>(work: () => T): T | null {
    if (this.#freeze.isHeld) return null;
    let gives: T | null = null;
    const step = (): void => {
      gives = work();
    };
    try {
      this.#transaction(step, true);
    } catch (error) {
      if (!(error instanceof StoreFull)) throw error;
      this.#transaction(step, true);
    }
    return gives;
  }

  /** The file becomes shorter when the WAL is written back into it. */
  #shrink(): boolean {
    if (this.#freeze.isHeld) return false;
    const hasMore = this.#orFull(() => this.#retention.shrink());
    intoOneFile(this.#db);
    return hasMore;
  }

  #orFull<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw this.#isFull(error) ? new StoreFull(this.#path, { cause: error }) : error;
    }
  }

  #isFull(error: unknown): boolean {
    const code = error instanceof Error && "errcode" in error ? Number(error.errcode) % 256 : 0;
    // SQLite says "I/O error" for a quota that is used up, and so does a file system that notices late.
    return code === sqliteFull || (code === sqliteIoError && !canWrite(`${this.#path}.probe`));
  }

  #lookForRoom(): void {
    this.#roomCheck ??= setInterval(() => {
      if (!this.#ballast.make()) return;
      clearInterval(this.#roomCheck);
      this.#roomCheck = undefined;
    }, limits.storeRoomCheckMs).unref();
  }
}

/** False only when the system says that there is no room. */
function canWrite(path: string): boolean {
  try {
    const file = openSync(path, "w", 0o600);
    try {
      writeSync(file, Buffer.alloc(1 << 16, 1));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    return code !== "ENOSPC" && code !== "EDQUOT";
  } finally {
    rmSync(path, { force: true });
  }
}

function failureOf(error: unknown, what: string): Failure {
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (error instanceof StoreFull) return { kind: "full", what: error.path, cause };
  return { kind: "fault", what: error instanceof Fault ? error.what : what, cause };
}

function serve(settings: WorkerSettings): void {
  const port = parentPort;
  if (port === null) throw new Fault("be the store's thread: this file is not a program");
  const say = (answer: Answer): void => port.postMessage(answer);
  const attempt = (id: number, what: string, work: () => unknown): void => {
    try {
      say({ id, ok: true, gives: work() });
    } catch (error) {
      say({ id, ok: false, failure: failureOf(error, what) });
    }
  };
  attempt(0, `open the database ${settings.path}`, () => {
    const thread = new DatabaseThread(settings);
    port.on("message", (request: Request) => {
      attempt(request.id, `${request.name} in the database ${settings.path}`, () => thread.answer(request));
      if (request.name === "close") port.close();
    });
    return null;
  });
}

serve(workerData as WorkerSettings);
