// The SQL of retention: what may go, and taking it away together with everything that is its own. Called by
// sqlite-worker.ts inside its transactions. It decides no age.
// The danger: a body that a run still names, or is about to name: a submission stores its bodies before its
// run, and a restart reads its run before it commits. What was touched lately is left alone (recent.ts), and
// no body goes before every spec was read.
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { runName } from "../core/indexes.ts";
import { Recent } from "./recent.ts";
import type { BlobUse, PruneOrder, PruneStep, UnreadSpecs, WeighOrder, Weight } from "./retained.ts";

const settledLogs = `FROM attempt JOIN run ON run.ledger = attempt.ledger AND run.run = attempt.run
  WHERE attempt.log_stored_bytes > 0 AND run.settled = 1`;
const logSums = "count(*) AS n, ifnull(sum(attempt.log_stored_bytes), 0) AS bytes";
const isOld = "attempt.ended_at_ms < ? OR run.ended_at_ms < ?";
/** As #dropLogs takes them: the oldest first, until those before had so many bytes. */
const excessLogs = `SELECT count(*) AS n, ifnull(sum(bytes), 0) AS bytes FROM (
    SELECT attempt.log_stored_bytes AS bytes, sum(attempt.log_stored_bytes)
      OVER (ORDER BY attempt.ended_at_ms ROWS UNBOUNDED PRECEDING) - attempt.log_stored_bytes AS earlier
    ${settledLogs} AND NOT (${isOld})) WHERE earlier < ?`;
const isUnused = `NOT EXISTS (SELECT 1 FROM run WHERE run.spec_sha256 = blob.sha256)
  AND NOT EXISTS (SELECT 1 FROM spec_blob WHERE spec_blob.sha256 = blob.sha256)
  AND NOT EXISTS (SELECT 1 FROM run WHERE run.proof_sha256 = blob.sha256 AND run.proof_sha256 <> '')`;

export class RetentionSql {
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();
  /** runs that were read, and bodies that were stored or asked for */
  readonly runsSeen = new Recent(limits.pruneRunUnseenMs);
  readonly blobsSeen = new Recent(limits.pruneBlobUnseenMs);

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  prune(order: PruneOrder): PruneStep {
    const { runsBeforeMs, most } = order;
    const runs = this.#all(
      `SELECT ledger, run, spec_sha256, proof_sha256 FROM run WHERE settled = 1 AND ended_at_ms < ?
       ORDER BY ended_at_ms LIMIT ?`,
      runsBeforeMs,
      most + this.runsSeen.size,
    ).filter(({ ledger, run }) => !this.runsSeen.has(runName(String(ledger), Number(run))));
    const going = runs.slice(0, most);
    for (const { ledger, run, spec_sha256: spec, proof_sha256: proof } of going) {
      this.#dropRun(String(ledger), Number(run), String(spec));
      if (proof !== "") this.#dropBlob(String(proof));
    }
    // A new run may get the place of the one that was last: its spec must count as not read.
    if (going.length > 0)
      this.#run("UPDATE retention SET specs_read = min(specs_read, (SELECT ifnull(max(rowid), 0) FROM run))");
    return { runs: going.length, logs: this.#dropLogs(order) };
  }

  weigh({ runsBeforeMs, logsBeforeMs, logBytesKept = Number.POSITIVE_INFINITY }: WeighOrder): Weight {
    const going = this.#one(`SELECT ${logSums} ${settledLogs} AND (${isOld})`, logsBeforeMs, runsBeforeMs);
    const all = this.#one(`SELECT ifnull(sum(attempt.log_stored_bytes), 0) AS bytes ${settledLogs}`);
    const runs = this.#one(
      "SELECT count(*) AS n FROM run WHERE settled = 1 AND ended_at_ms < ?",
      runsBeforeMs,
    );
    const excess = Number(all["bytes"]) - Number(going["bytes"]) - logBytesKept;
    const more = this.#one(excessLogs, logsBeforeMs, runsBeforeMs, Math.max(0, excess));
    const pages = this.#pragma("page_count") - this.#pragma("freelist_count");
    return {
      runs: Number(runs["n"]),
      logs: Number(going["n"]) + Number(more["n"]),
      logBytes: Number(going["bytes"]) + Number(more["bytes"]),
      allLogBytes: Number(all["bytes"]),
      databaseBytes: pages * this.#pragma("page_size"),
    };
  }

  doomedLogs(most: number): AttemptKey[] {
    return this.#all("SELECT ledger, run, attempt FROM doomed_log LIMIT ?", most).map((row) => ({
      ledger: String(row["ledger"]),
      run: Number(row["run"]),
      attempt: Number(row["attempt"]),
    }));
  }

  logsRemoved(keys: readonly AttemptKey[]): void {
    for (const { ledger, run, attempt } of keys)
      this.#run("DELETE FROM doomed_log WHERE ledger = ? AND run = ? AND attempt = ?", ledger, run, attempt);
  }

  unreadSpecs(most: number): UnreadSpecs {
    const rows = this.#all(
      `SELECT run.rowid AS place, blob.sha256, blob.bytes FROM run
       LEFT JOIN blob ON blob.sha256 = run.spec_sha256
       WHERE run.rowid > (SELECT specs_read FROM retention) ORDER BY run.rowid LIMIT ?`,
      most,
    );
    const specs = rows.flatMap(({ sha256, bytes }) =>
      sha256 === null ? [] : [{ sha256: String(sha256), bytes: bytes as Uint8Array }],
    );
    return { upTo: Number(rows.at(-1)?.["place"] ?? 0), specs };
  }

  noteBlobs(upTo: number, uses: readonly BlobUse[]): void {
    for (const { sha256, specSha256 } of uses)
      this.#run("INSERT INTO spec_blob VALUES (?, ?) ON CONFLICT DO NOTHING", sha256, specSha256);
    // A prune in between may have moved the place back: rows above it are read again, which changes nothing.
    const reached = "min(?, (SELECT ifnull(max(rowid), 0) FROM run))";
    this.#run(`UPDATE retention SET specs_read = ${reached}`, upTo);
  }

  dropUnused(from: number, most: number): { next: number; dropped: number } {
    const rows = this.#all(
      `SELECT id, sha256, ${isUnused} AS unused FROM blob WHERE id > ? ORDER BY id LIMIT ?`,
      from,
      most,
    );
    let dropped = 0;
    for (const { sha256, unused } of rows) if (unused === 1) dropped += this.#dropBlob(String(sha256));
    return { next: rows.length < most ? 0 : Number(rows.at(-1)?.["id"]), dropped };
  }

  /** So many pages at once that a commit behind it hardly waits. Databases made before cannot (0011). */
  shrink(): boolean {
    if (this.#pragma("auto_vacuum") !== 2 || this.#pragma("freelist_count") === 0) return false;
    this.#db.exec(`PRAGMA incremental_vacuum(${limits.pruneShrinkPages})`);
    return this.#pragma("freelist_count") > 0;
  }

  #dropRun(ledger: string, run: number, spec: string): void {
    this.#run(
      `INSERT INTO doomed_log SELECT ledger, run, attempt FROM attempt
       WHERE ledger = ? AND run = ? ON CONFLICT DO NOTHING`,
      ledger,
      run,
    );
    for (const table of ["journal", "attempt", "run"])
      this.#run(`DELETE FROM ${table} WHERE ledger = ? AND run = ?`, ledger, run);
    if (spec === "" || this.#all("SELECT 1 FROM run WHERE spec_sha256 = ? LIMIT 1", spec).length > 0) return;
    const named = this.#all("SELECT sha256 FROM spec_blob WHERE spec_sha256 = ?", spec);
    if (this.#dropBlob(spec) === 0) return; // somebody is about to use it again
    for (const { sha256 } of named) this.#dropBlob(String(sha256));
  }

  /** Only when nothing names it, as far as can be known. */
  #dropBlob(sha256: string): number {
    if (this.blobsSeen.has(sha256) || !this.#areSpecsRead()) return 0;
    const dropped = this.#run(`DELETE FROM blob WHERE sha256 = ? AND ${isUnused}`, sha256);
    // What it named, if it was a spec, it names no more.
    if (dropped > 0) this.#run("DELETE FROM spec_blob WHERE spec_sha256 = ?", sha256);
    return dropped;
  }

  #areSpecsRead(): boolean {
    const row = this.#one(
      "SELECT (SELECT ifnull(max(rowid), 0) FROM run) <= specs_read AS read FROM retention",
    );
    return row["read"] === 1;
  }

  #dropLogs({ logsBeforeMs, most, logBytesMost }: PruneOrder): number {
    const rows = this.#all(
      `SELECT attempt.ledger, attempt.run, attempt.attempt, attempt.log_stored_bytes AS bytes
       ${settledLogs} AND attempt.ended_at_ms < ?
       ORDER BY attempt.ended_at_ms LIMIT ?`,
      logsBeforeMs,
      most + this.runsSeen.size,
    ).filter(({ ledger, run }) => !this.runsSeen.has(runName(String(ledger), Number(run))));
    let bytes = 0;
    let dropped = 0;
    for (const { ledger, run, attempt, bytes: stored } of rows) {
      if (dropped >= most || bytes >= logBytesMost) break;
      dropped++;
      bytes += Number(stored);
      const key = [ledger ?? "", run ?? 0, attempt ?? 0];
      this.#run("INSERT INTO doomed_log VALUES (?, ?, ?) ON CONFLICT DO NOTHING", ...key);
      const where = "WHERE ledger = ? AND run = ? AND attempt = ?";
      this.#run(`UPDATE attempt SET log_state = 'removed', log_stored_bytes = 0 ${where}`, ...key);
    }
    return dropped;
  }

  #pragma(name: string): number {
    return Number(Object.values(this.#db.prepare(`PRAGMA ${name}`).get() ?? {})[0]);
  }

  #one(sql: string, ...values: SQLInputValue[]) {
    return this.#prepare(sql).get(...values) ?? {};
  }

  #all(sql: string, ...values: SQLInputValue[]) {
    return this.#prepare(sql).all(...values);
  }

  #run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepare(sql).run(...values).changes);
  }

  #prepare(sql: string): StatementSync {
    const known = this.#prepared.get(sql) ?? this.#db.prepare(sql);
    this.#prepared.set(sql, known);
    return known;
  }
}
