// Databases that earlier builds wrote open for ever, with every row in them, and a scheduler lives on. A new
// schema adds its sample here; the old ones stay. The danger: a sample made by today's code would prove
// nothing; each is what a build of its own time has written.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { Engine } from "../../scheduler/engine.ts";
import { schemaNewest } from "../../scheduler/store/migrations/table.ts";
import { openSqliteStore } from "../../scheduler/store/sqlite.ts";
import type { Store } from "../../scheduler/store/store.ts";

/** The sample as a file of its own, gone when the test ends. */
function sample(t: TestContext, name: string): string {
  const directory = mkdtempSync(join(tmpdir(), "reeve-compat-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const path = join(directory, "reeve.db");
  const db = new DatabaseSync(path);
  db.exec(readFileSync(join(import.meta.dirname, name), "utf8"));
  db.close();
  return path;
}

function open(path: string): Promise<Store> {
  return openSqliteStore(path, { create: false, ballastBytes: 1 << 20, freeBytesMin: 1 << 20 });
}

function columnsOf(path: string, table: string): readonly unknown[] {
  const db = new DatabaseSync(path, { readOnly: true });
  const rows = db.prepare(`SELECT name FROM pragma_table_info('${table}')`).all();
  db.close();
  return rows.map((row) => row["name"]);
}

test("a database of schema 1 opens with all its rows, and promises to its runs hold", async (t) => {
  const path = sample(t, "schema-1.sql");
  assert.ok(!columnsOf(path, "run").includes("retry_on"), "the sample is older than this build");
  await using store = await open(path);
  assert.equal((await store.meta()).schema, schemaNewest);
  const { runs, attempts, agents, tokens, submissions } = await store.load();
  assert.deepEqual(
    runs.map(({ run, state, attempt }) => [run, state, attempt]),
    [
      [2, "timed", 1],
      [3, "executing", 1],
      [4, "held", 0],
    ],
  );
  // Its delay never doubled when these were submitted.
  assert.deepEqual(runs[0]?.retry, { retriesMax: 2, delayMs: 90_000, delayMsMax: 90_000, on: [] });
  assert.deepEqual(
    attempts.map(({ run, state, exit }) => [run, state, exit?.signal]),
    [
      ...[
        [2, "failed", 9],
        [3, "executing", undefined],
      ],
    ],
  );
  assert.deepEqual([agents.length, tokens.length, submissions.length], [2, 1, 4]);
  const history = await store.run(1);
  assert.deepEqual([history?.run.state, history?.attempts[0]?.exit?.status], ["failed", 3]);
  assert.deepEqual(
    history?.journal.map(({ event }) => event),
    ["submit", "dispatch", "started", "fail"],
  );
  const spec = await store.blob(history?.run.specSha256 ?? "");
  assert.equal(Buffer.from(spec ?? []).toString(), "the bytes of a spec");
});

test("a scheduler lives on with a database of schema 1, which is the newest from then on", async (t) => {
  const path = sample(t, "schema-1.sql");
  for (const fence of [2, 3]) {
    await using store = await open(path);
    const clock = { now: () => 1_700_000_100_000, wakeAt: () => ({ cancel: () => {} }) };
    const fatal = (error: unknown) => assert.fail(String(error));
    await using engine = await Engine.start({ store, clock, fatal, perform: () => {}, log: () => {} });
    assert.equal(await engine.read((state) => state.meta.fence), fence);
    const cancelled = await engine.offer({ kind: "cancel", run: 4, by: "ann", reason: "" });
    assert.equal(cancelled.ok, fence === 2, "the first life's cancel is there in the second");
  }
  assert.ok(columnsOf(path, "run").includes("retry_on"));
});
