// Keeps the database file as it is for a backup: everything committed is written back into it, and from then
// on nothing is; what is committed meanwhile stays in the WAL. Owned by sqlite-worker.ts, which asks after
// each commit whether that may go on. Measured against SQLite's own online backup in
// docs/decisions/0010-backup.md.
// The danger: a checkpoint that nobody expected changes the file under its reader; then `end` says so and the
// backup is thrown away.
import { existsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";
import { freeBytes } from "./ballast.ts";
import { checkpointPages, intoOneFile, schemaOf } from "./sqlite-file.ts";
import type { FrozenDatabase } from "./store.ts";

export class Freeze {
  readonly #db: DatabaseSync;
  readonly #path: string;
  readonly #freeBytesMin: number;
  #isHeld = false;
  /** why the file did not stay as it was */
  #lost = "";

  constructor(db: DatabaseSync, path: string, freeBytesMin: number) {
    this.#db = db;
    this.#path = path;
    this.#freeBytesMin = freeBytesMin;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  begin(): Omit<FrozenDatabase, "meta"> {
    if (this.#isHeld) throw new Fault(`keep the database ${this.#path} as it is: a backup does so already`);
    intoOneFile(this.#db);
    this.#db.exec("PRAGMA wal_autocheckpoint = 0");
    this.#isHeld = true;
    this.#lost = "";
    return { path: this.#path, bytes: statSync(this.#path).size, schema: schemaOf(this.#db) };
  }

  end(): string {
    const lost = this.#isHeld ? "" : this.#lost || "it was not held any more";
    this.#release();
    return lost;
  }

  /** After each commit: the WAL must not grow without bound, nor fill the disk. */
  look(): void {
    if (!this.#isHeld) return;
    const wal = `${this.#path}-wal`;
    const bytes = existsSync(wal) ? statSync(wal).size : 0;
    if (bytes > limits.snapshotWalBytesMax) this.give(`${bytes} bytes were committed meanwhile`);
    else if (bytes > 0 && freeBytes(dirname(this.#path)) < this.#freeBytesMin)
      this.give("the disk became nearly full");
  }

  /** Gives the file up to the database again. False when nobody held it. */
  give(why: string): boolean {
    if (!this.#isHeld) return false;
    this.#lost = why;
    this.#release();
    try {
      intoOneFile(this.#db);
    } catch {
      // No room for that either: the WAL stays as long as it is, and the next commit tries again.
    }
    return true;
  }

  #release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#db.exec(`PRAGMA wal_autocheckpoint = ${checkpointPages}`);
  }
}
