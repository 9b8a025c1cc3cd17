// The SQL of the store: what each call reads and what each change writes. Called by sqlite-worker.ts inside
// its transactions. It decides nothing. Statements are prepared once; a listing's only varying part is which
// filters it has.
// The danger: reading a whole table where an index should answer; the live load and the listing name theirs
// in migrations/.
import { createHash } from "node:crypto";
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Change } from "../core/changes.ts";
import type { Agent, Attempt, LiveRows, Meta, Run } from "../core/model.ts";
import { agentTable, attemptTable, clientTable, journalTable, metaTable } from "./sqlite-rows.ts";
import { runTable, submissionTable, tokenTable } from "./sqlite-rows.ts";
import type { Record, Table } from "./sqlite-rows.ts";
import type { NamedBytes } from "./sqlite-requests.ts";
import type { RunFilter, RunRecord } from "./store.ts";

const liveAttempts = `SELECT ${attemptTable.columns} FROM run
  JOIN attempt ON attempt.ledger = run.ledger AND attempt.run = run.run
  WHERE run.settled = 0 AND (attempt.attempt = run.attempt OR attempt.forgotten = 0)
  ORDER BY attempt.run, attempt.attempt`;

/** The newest ledger that has the number: the current one, then the earlier ones from the last. */
const runByNumber = `SELECT ${runTable.columns} FROM run, meta WHERE run.run = ?
  ORDER BY run.ledger = meta.ledger DESC,
  (SELECT key FROM json_each(meta.ledgers_before) WHERE value = run.ledger) DESC LIMIT 1`;

/** Its columns are those of every schema so far. */
export function metaOf(db: DatabaseSync): Meta {
  const row = db.prepare(`SELECT ${metaTable.columns} FROM meta`).get();
  if (row === undefined) throw new Fault("read the database's meta row: it is not there; restore a backup");
  return metaTable.rowOf(row);
}

export class Queries {
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  load(): LiveRows {
    return {
      meta: this.meta(),
      runs: this.#rows(runTable, `SELECT ${runTable.columns} FROM run WHERE settled = 0 ORDER BY run`),
      attempts: this.#rows(attemptTable, liveAttempts),
      agents: this.agents(),
      clients: this.#rows(clientTable, `SELECT ${clientTable.columns} FROM client ORDER BY name`),
      tokens: this.#rows(tokenTable, `SELECT ${tokenTable.columns} FROM token ORDER BY made_at_ms, id`),
      submissions: this.#rows(
        submissionTable,
        `SELECT ${submissionTable.columns} FROM submission ORDER BY at_ms, key`,
      ),
    };
  }

  meta(): Meta {
    return metaOf(this.#db);
  }

  agents(): readonly Agent[] {
    return this.#rows(agentTable, `SELECT ${agentTable.columns} FROM agent ORDER BY name`);
  }

  run(number: number, ledger: string): RunRecord | undefined {
    const [run] =
      ledger === ""
        ? this.#rows(runTable, runByNumber, number)
        : this.#rows(
            runTable,
            `SELECT ${runTable.columns} FROM run WHERE ledger = ? AND run = ?`,
            ledger,
            number,
          );
    if (run === undefined) return undefined;
    const where = `WHERE ledger = ? AND run = ?`;
    const attempts = `SELECT ${attemptTable.columns} FROM attempt ${where} ORDER BY attempt`;
    const journal = `SELECT ${journalTable.columns} FROM journal ${where} ORDER BY id`;
    return {
      run,
      attempts: this.#rows(attemptTable, attempts, run.ledger, number),
      journal: this.#rows(journalTable, journal, run.ledger, number),
    };
  }

  runs(filter: RunFilter): readonly Run[] {
    const conditions: string[] = [];
    const values: SQLInputValue[] = [];
    if (filter.below > 0) {
      conditions.push("run < ?");
      values.push(filter.below);
    }
    if (filter.states.length > 0) {
      conditions.push(`state IN (${filter.states.map(() => "?").join(", ")})`);
      values.push(...filter.states);
    }
    for (const name of ["agent", "job"] as const) {
      if (filter[name] === "") continue;
      conditions.push(`${name} = ?`);
      values.push(filter[name]);
    }
    const where = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
    const order = "ORDER BY run DESC, submitted_at_ms DESC LIMIT ?";
    const sql = `SELECT ${runTable.columns} FROM run ${where} ${order}`;
    return this.#rows(runTable, sql, ...values, Math.min(filter.limit, limits.listRunsMax + 1));
  }

  /** In order; each change is a whole row, so applying it again is the same. */
  apply(changes: readonly Change[]): void {
    for (const change of changes) this.#applyOne(change);
  }

  #applyOne(change: Change): void {
    switch (change.kind) {
      case "meta":
        this.#change("DELETE FROM meta");
        this.#change(metaTable.insert, ...metaTable.valuesOf(change.meta));
        return;
      case "run":
        this.#change(`${runTable.upsert}, settled = 0`, ...runTable.valuesOf(change.run));
        return;
      case "attempt":
        this.#change(attemptTable.upsert, ...attemptTable.valuesOf(change.attempt));
        return;
      case "journal":
        this.#change(journalTable.insert, ...journalTable.valuesOf(change.entry));
        return;
      case "agent":
        this.#change(agentTable.upsert, ...agentTable.valuesOf(change.agent));
        return;
      case "client":
        this.#change(clientTable.upsert, ...clientTable.valuesOf(change.client));
        return;
      case "token":
        this.#change(tokenTable.upsert, ...tokenTable.valuesOf(change.token));
        return;
      case "token_gone":
        this.#change("DELETE FROM token WHERE id = ?", change.id);
        return;
      case "submission":
        this.#change(submissionTable.upsert, ...submissionTable.valuesOf(change.submission));
        return;
      case "submission_gone":
        this.#change("DELETE FROM submission WHERE key = ?", change.key);
        return;
      case "settled":
        this.#change("UPDATE run SET settled = 1 WHERE ledger = ? AND run = ?", change.ledger, change.run);
        return;
    }
  }

  /**
   * After a restore without logs: what was complete is not here any more, but an agent that has not forgotten
   * its attempt may still have it.
   */
  logsAreGone(): void {
    const stored = "log_state IN ('complete', 'cut', 'damaged') AND log_stored_bytes > 0";
    this.#change(`UPDATE attempt SET log_state = 'removed' WHERE forgotten = 1 AND ${stored}`);
    this.#change(`UPDATE attempt SET log_state = 'outstanding' WHERE forgotten = 0 AND ${stored}`);
    this.#change("UPDATE attempt SET log_stored_bytes = 0");
  }

  putBlobs(blobs: readonly NamedBytes[]): void {
    const insert = "INSERT INTO blob (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING";
    for (const { sha256, bytes } of blobs) this.#change(insert, sha256, bytes);
  }

  /** Every one, in no order. Not while anything is written. */
  *attempts(): Generator<Attempt> {
    const sql = `SELECT ${attemptTable.columns} FROM attempt`;
    for (const record of this.#db.prepare(sql).iterate()) yield attemptTable.rowOf(record);
  }

  counts(): { readonly runs: number; readonly attempts: number; readonly blobs: number } {
    const count = (table: string): number =>
      Number(this.#prepare(`SELECT count(*) AS n FROM ${table}`).get()?.["n"]);
    return { runs: count("run"), attempts: count("attempt"), blobs: count("blob") };
  }

  /** The names of those whose bytes are others. */
  badBlobs(): string[] {
    const bad: string[] = [];
    for (const { sha256, bytes } of this.#db.prepare("SELECT sha256, bytes FROM blob").iterate()) {
      const found = createHash("sha256")
        .update(bytes as Uint8Array)
        .digest("hex");
      if (found !== sha256) bad.push(String(sha256));
    }
    return bad;
  }

  blob(sha256: string): Uint8Array | undefined {
    const row = this.#prepare("SELECT bytes FROM blob WHERE sha256 = ?").get(sha256);
    return row === undefined ? undefined : (row["bytes"] as Uint8Array);
  }

  hasBlob(sha256: string): boolean {
    return this.#prepare("SELECT 1 FROM blob WHERE sha256 = ?").get(sha256) !== undefined;
  }

  #rows<Row>(table: Table<Row>, sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepare(sql)
      .all(...values)
      .map((record) => table.rowOf(record as Record));
  }

  #change(sql: string, ...values: SQLInputValue[]): void {
    this.#prepare(sql).run(...values);
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#prepared.get(sql);
    if (statement === undefined) {
      statement = this.#db.prepare(sql);
      this.#prepared.set(sql, statement);
    }
    return statement;
  }
}
