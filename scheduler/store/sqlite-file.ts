// The database file: made whole or not at all, opened by one daemon at a time, never touched when it is not
// ours to touch. Called by sqlite-worker.ts, in its thread. It knows no nouns but meta.
// The danger: a check that comes after SQLite has opened the file may already have changed it; so the header
// is read first.
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readSync, renameSync, rmSync } from "node:fs";
import { statSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Meta } from "../core/model.ts";
import { migrations, schemaNewest } from "./migrations/table.ts";
import { metaTable } from "./sqlite-rows.ts";

const applicationId = 0x52454556; // "REEV"
/** So many pages in the WAL are written back into the database. */
export const checkpointPages = 4000;
const headerBytes = 100; // https://www.sqlite.org/fileformat.html#the_database_header

/** Primary result codes (https://www.sqlite.org/rescode.html) that have a better sentence than SQLite's. */
const sentences: Readonly<Record<number, string>> = {
  5: "another reeve-scheduler has it open; stop that one first",
  11: "it is damaged; restore it from a backup",
  26: "it is damaged; restore it from a backup",
};

/** Makes directory and database. Until its last step nothing is there under the final name. */
export function createDatabase(path: string, meta: Meta): void {
  if (existsSync(path)) {
    throw new Fault(
      `create the database ${path}: there is one already; start the scheduler, or name another place`,
    );
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const making = `${path}.making`;
  for (const suffix of ["", "-journal", "-wal"]) rmSync(making + suffix, { force: true });
  closeSync(openSync(making, "wx", 0o600)); // its journal and WAL take this mode over
  const db = new DatabaseSync(making);
  try {
    // Before the first table: pages that retention frees can be given back to the file system (0011).
    db.exec("PRAGMA auto_vacuum = INCREMENTAL");
    db.exec("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL");
    db.exec(`PRAGMA application_id = ${applicationId}`);
    db.exec("BEGIN IMMEDIATE");
    migrate(db, 0, migrations);
    db.prepare(metaTable.insert).run(...metaTable.valuesOf({ ...meta, schema: schemaNewest }));
    db.exec("COMMIT");
  } finally {
    db.close();
  }
  renameSync(making, path);
  syncDirectory(dirname(path));
}

/** Opens it for this process alone, checks that it is whole, and brings it to the newest schema. */
export function openDatabase(path: string, steps: readonly string[] = migrations): DatabaseSync {
  const db = lockDatabase(path, steps.length);
  try {
    upgrade(db, path, steps);
    return db;
  } catch (error) {
    db.close();
    if (error instanceof Fault) throw error;
    throw new Fault(`open the database ${path}: ${sentenceOf(error)}`, { cause: error });
  }
}

/**
 * The same with the schema that it has. A process that has it open must not close any other descriptor of the
 * file: POSIX locks of a process end with the first one that it closes.
 */
export function lockDatabase(path: string, newest: number = schemaNewest): DatabaseSync {
  checkHeader(path, newest);
  const db = new DatabaseSync(path, { timeout: limits.storeLockMs });
  try {
    // EXCLUSIVE before the first read: no shared-memory file, and the lock is the guard against a second
    // daemon.
    db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    db.exec("BEGIN IMMEDIATE; COMMIT"); // takes the lock now, not at the first commit
    db.exec("PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY");
    db.exec(`PRAGMA wal_autocheckpoint = ${checkpointPages}`);
    db.exec(`PRAGMA journal_size_limit = ${limits.ballastBytes}`);
    checkWhole(db, path);
    return db;
  } catch (error) {
    db.close();
    if (error instanceof Fault) throw error;
    throw new Fault(`open the database ${path}: ${sentenceOf(error)}`, { cause: error });
  }
}

/** Everything that can be told without SQLite: there, ours, not from the future, not cut short. */
function checkHeader(path: string, newest: number): void {
  if (!existsSync(path)) {
    const advice = `restore it from a backup or mount its disk at ${dirname(path)}`;
    throw new Fault(
      `open the database ${path}: it is not there; ${advice}; only a new cluster begins with init`,
    );
  }
  const header = Buffer.alloc(headerBytes);
  const file = openSync(path, "r");
  try {
    const got = readSync(file, header, 0, headerBytes, 0);
    const ours = got === headerBytes && header.readUInt32BE(68) === applicationId;
    if (!ours || header.toString("latin1", 0, 16) !== "SQLite format 3\0") {
      throw new Fault(
        `open the database ${path}: it is not a database of Reeve, or only half of one; restore a backup`,
      );
    }
  } finally {
    closeSync(file);
  }
  checkSchema(path, header.readUInt32BE(60), newest);
  checkLength(path, header);
}

function checkLength(path: string, header: Buffer): void {
  const wal = `${path}-wal`;
  if (existsSync(wal) && statSync(wal).size > 0) return; // pages may still be in the WAL; quick_check decides
  const size = header.readUInt16BE(16);
  const bytes = header.readUInt32BE(28) * (size === 1 ? 65_536 : size);
  const there = statSync(path).size;
  if (there >= bytes) return;
  throw new Fault(`open the database ${path}: it has ${there} bytes of ${bytes}; restore it from a backup`);
}

function checkSchema(path: string, schema: number, newest: number): void {
  if (schema <= newest) return;
  const both = `its schema is ${schema}, this build knows ${newest}`;
  throw new Fault(`open the database ${path}: ${both}; install the newer Reeve again. Nothing was changed`);
}

function checkWhole(db: DatabaseSync, path: string): void {
  const first = db.prepare("PRAGMA quick_check(1)").get();
  const said = first === undefined ? "no answer" : String(Object.values(first)[0]);
  if (said === "ok") return;
  throw new Fault(`open the database ${path}: it is damaged (${said}); restore it from a backup`);
}

/** Everything committed is in the file afterwards, and the WAL is empty. */
export function intoOneFile(db: DatabaseSync): void {
  const [isBusy] = Object.values(db.prepare("PRAGMA wal_checkpoint(TRUNCATE)").get() ?? {});
  if (isBusy !== 0) throw new Fault("write the database's WAL back into it");
}

export function schemaOf(db: DatabaseSync): number {
  return Number(Object.values(db.prepare("PRAGMA user_version").get() ?? {})[0]);
}

/** One transaction: killed or failing in the middle it leaves the schema that was there. */
function upgrade(db: DatabaseSync, path: string, steps: readonly string[]): void {
  const schema = schemaOf(db);
  checkSchema(path, schema, steps.length);
  if (schema === steps.length) return;
  db.exec("BEGIN IMMEDIATE");
  migrate(db, schema, steps);
  db.prepare("UPDATE meta SET schema = ?").run(steps.length);
  db.exec("COMMIT");
  intoOneFile(db); // so that an older build sees the new number in the header
}

function migrate(db: DatabaseSync, from: number, steps: readonly string[]): void {
  for (const migration of steps.slice(from)) db.exec(migration);
  db.exec(`PRAGMA user_version = ${steps.length}`);
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown error";
  const code = "errcode" in error ? Number(error.errcode) % 256 : 0;
  return sentences[code] ?? error.message;
}

/** A name is durable only when its directory is. */
function syncDirectory(path: string): void {
  const directory = openSync(path, "r");
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
