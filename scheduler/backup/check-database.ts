// Is the database whole, and do its rows agree with each other: SQLite's own checks, rows that point to rows,
// and the invariants of the core over what would be loaded. Called by verify.ts.
// The danger: SQLite knows nothing of our rows; a run without its attempt is a whole database to it.
import type { DatabaseSync } from "node:sqlite";
import { violations } from "../core/invariants.ts";
import { stateOf } from "../core/state.ts";
import { Queries } from "../store/sqlite-queries.ts";

/** What may not be there: each query gives rows of one text column. */
const strays: readonly (readonly [string, string])[] = [
  [
    "has no run",
    `SELECT 'attempt ' || attempt.run || '.' || attempt.attempt AS what FROM attempt
     LEFT JOIN run ON run.ledger = attempt.ledger AND run.run = attempt.run WHERE run.run IS NULL`,
  ],
  [
    "has no run",
    `SELECT 'journal row ' || journal.id AS what FROM journal
     LEFT JOIN run ON run.ledger = journal.ledger AND run.run = journal.run WHERE run.run IS NULL`,
  ],
  [
    "lacks its newest attempt",
    `SELECT 'run ' || run.run AS what FROM run
     LEFT JOIN attempt ON attempt.ledger = run.ledger AND attempt.run = run.run
     AND attempt.attempt = run.attempt WHERE run.attempt > 0 AND attempt.attempt IS NULL`,
  ],
  [
    "lacks its spec", // adopted runs have none
    `SELECT 'run ' || run.run AS what FROM run LEFT JOIN blob ON blob.sha256 = run.spec_sha256
     WHERE run.spec_sha256 <> '' AND blob.sha256 IS NULL`,
  ],
  [
    "lacks the proof that came with it",
    `SELECT 'run ' || run.run AS what FROM run LEFT JOIN blob ON blob.sha256 = run.proof_sha256
     WHERE run.proof_sha256 <> '' AND blob.sha256 IS NULL`,
  ],
  [
    "is settled, and an attempt of it is not",
    `SELECT 'run ' || run.run AS what FROM run JOIN attempt ON attempt.ledger = run.ledger
     AND attempt.run = run.run WHERE run.settled = 1 AND attempt.forgotten = 0`,
  ],
];

export function rowProblems(db: DatabaseSync, nowMs: number): string[] {
  const said = db
    .prepare("PRAGMA integrity_check")
    .all()
    .map((row) => String(Object.values(row)[0]));
  const problems = said.filter((line) => line !== "ok").map((line) => `the database is damaged: ${line}`);
  if (problems.length > 0) return problems; // what is read from damaged pages is no news
  for (const row of db.prepare("PRAGMA foreign_key_check").all())
    problems.push(`a row of ${String(row["table"])} points nowhere`);
  for (const [what, sql] of strays)
    for (const row of db.prepare(sql).iterate()) problems.push(`${String(row["what"])} ${what}`);
  problems.push(...new Queries(db).badBlobs().map((name) => `the body ${name} is not what its name says`));
  problems.push(...violations(stateOf(new Queries(db).load(), nowMs)));
  return problems;
}
