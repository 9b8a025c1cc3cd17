// The scheduler's disk: its database (the memory store's), older copies of it to restore, and the log files
// beside it. A restore takes back the database and leaves the log files. Called by model-scheduler.ts and the
// checkers. The danger: log bytes that count as stored before they are synced; only what syncLog was given is
// here.
import { attemptName } from "../../proto/common/ids.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { MemoryDisk, newMeta } from "../../scheduler/store/memory.ts";

type Backup = { readonly database: MemoryDisk; readonly atMs: number };

const backupsMax = 8;

export class ModelDisk {
  database: MemoryDisk;
  readonly #backups: Backup[] = [];
  readonly logs = new Map<string, Uint8Array>();

  constructor(ledger: string, clusterId: string, seed: number) {
    this.database = new MemoryDisk(newMeta(ledger, clusterId, seed));
  }

  backUp(atMs: number): void {
    this.#backups.push({ database: this.database.copy(), atMs });
    if (this.#backups.length > backupsMax) this.#backups.shift();
  }

  /** The newest backup under a new ledger; when it was made, or undefined when there is none. */
  restore(ledger: string): number | undefined {
    const backup = this.#backups.pop();
    if (backup === undefined) return undefined;
    this.database = backup.database;
    const { meta } = this.database;
    const ledgersBefore = [...meta.ledgersBefore, meta.ledger];
    this.database.put({ kind: "meta", meta: { ...meta, ledger, ledgersBefore, fence: 0 } });
    return backup.atMs;
  }

  /** Synced bytes of an attempt's log. */
  log(key: AttemptKey): Uint8Array {
    return this.logs.get(attemptName(key)) ?? new Uint8Array(0);
  }

  syncLog(key: AttemptKey, bytes: Uint8Array): void {
    this.logs.set(attemptName(key), bytes);
  }
}
