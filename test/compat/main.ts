// Makes a sample of a database as this build writes it, and what must be read back from it for ever. Run once
// for each released schema (`node test/compat/main.ts`), before the next migration is written; the files are
// then never made again. compat.test.ts reads them.
// The danger: a sample that is made anew proves nothing about the old one; it refuses to overwrite.
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { schemaNewest } from "../../scheduler/store/migrations/table.ts";
import { openSqliteStore } from "../../scheduler/store/sqlite.ts";
import {
  agentRow,
  attemptRow,
  journalRow,
  metaRow,
  runRow,
  submissionRow,
  tokenRow,
} from "../support/rows.ts";

const path = join(import.meta.dirname, `schema-${schemaNewest}.db`);
if (existsSync(path)) throw new Error(`${path} is there, and stays as it is`);
const sha256 = "fb8e20fc2e4c3f248c60c39bd652f3c1347298bb977b8b4d5903b85055620603"; // of "ab"
const store = await openSqliteStore(path, { create: true, meta: metaRow({ schema: schemaNewest }) });
await store.putBlob(sha256, Buffer.from("ab"));
await store.commit([
  { kind: "agent", agent: agentRow("web-1") },
  { kind: "token", token: tokenRow("7".repeat(32)) },
  { kind: "submission", submission: submissionRow("a key") },
  { kind: "run", run: runRow(1, { specSha256: sha256, state: "executing", endedAtMs: 0, attempt: 1 }) },
  { kind: "attempt", attempt: attemptRow(1, 1, { endedAtMs: 0 }) },
  { kind: "run", run: runRow(2, { specSha256: sha256, state: "failed", attempt: 1 }) },
  { kind: "attempt", attempt: attemptRow(2, 1, { state: "failed", logState: "complete", forgotten: true }) },
  { kind: "journal", entry: journalRow(2) },
  { kind: "settled", ledger: runRow(2).ledger, run: 2 },
]);
const read = { load: await store.load(), settled: await store.run(2) };
await store[Symbol.asyncDispose]();
rmSync(`${path}.ballast`);
const db = new DatabaseSync(path);
db.exec("PRAGMA journal_mode = DELETE"); // one file, which a reader does not change by opening it
db.close();
writeFileSync(path.replace(".db", ".json"), `${JSON.stringify(read, null, 1)}\n`);
