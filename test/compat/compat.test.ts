// Every schema that was ever released must load for ever: each has a sample in this directory, made by the
// build of its time (main.ts). And what a migration promises: it is there whole or not at all, whatever
// happens in the middle of it. The danger: a sample that is quietly replaced; its digest is in this table.
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { Engine } from "../../scheduler/engine.ts";
import { migrations, schemaNewest } from "../../scheduler/store/migrations/table.ts";
import { openDatabase } from "../../scheduler/store/sqlite-file.ts";
import { openSqliteStore } from "../../scheduler/store/sqlite.ts";
import { waitUntil } from "../support/wait-until.ts";

/** schema → SHA-256 of its sample */
const samples: Readonly<Record<number, string>> = {
  1: "1e227c2d49630c1bbd475e349de2e374cc3daba9997da9fd80af12f430f9c23f",
};

/** A ballast that a test can afford. */
const small = { create: false, ballastBytes: 1 << 20, freeBytesMin: 0 } as const;

/** A copy of a sample. */
async function withSample(schema: number, body: (path: string) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "reeve-compat-"));
  try {
    const path = join(directory, "scheduler.db");
    copyFileSync(join(import.meta.dirname, `schema-${schema}.db`), path);
    await body(path);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Everything that was told then is told now; later fields may be beside it. */
function assertHolds(now: unknown, then: unknown, where: string): void {
  if (typeof then !== "object" || then === null) return assert.equal(now, then, where);
  assert.ok(typeof now === "object" && now !== null, where);
  if (Array.isArray(then)) assert.equal((now as unknown[]).length, then.length, where);
  for (const [name, value] of Object.entries(then))
    assertHolds((now as Record<string, unknown>)[name], value, `${where}.${name}`);
}

function schemaIn(path: string): unknown {
  const db = new DatabaseSync(path);
  const { user_version } = db.prepare("PRAGMA user_version").get() ?? {};
  db.close();
  return user_version;
}

for (const [schema, sha256] of Object.entries(samples)) {
  test(`a database of schema ${schema} is brought to the newest and tells what it told then`, () =>
    withSample(Number(schema), async (path) => {
      assert.equal(
        createHash("sha256").update(readFileSync(path)).digest("hex"),
        sha256,
        "the sample itself",
      );
      assert.equal(schemaIn(path), Number(schema));
      const then = JSON.parse(readFileSync(join(import.meta.dirname, `schema-${schema}.json`), "utf8"));
      const store = await openSqliteStore(path, small);
      then.load.meta.schema = schemaNewest;
      assertHolds(await store.load(), then.load, "load");
      assertHolds(await store.run(2), then.settled, "settled");
      await store[Symbol.asyncDispose]();
      assert.equal(schemaIn(path), schemaNewest);
    }));
}

test("a delay of schema 1 never doubles: its runs go on as they were promised", () =>
  withSample(1, async (path) => {
    await using store = await openSqliteStore(path, small);
    const { runs } = await store.load();
    const rules = runs.map(({ retry }) => [retry.delayMs, retry.delayMsMax, retry.on]);
    assert.deepEqual(rules, [[6_000, 6_000, []]]);
  }));

test("a scheduler lives on with a database of schema 1", () =>
  withSample(1, async (path) => {
    for (const life of [1, 2]) {
      await using store = await openSqliteStore(path, small);
      const { fence } = await store.meta();
      const clock = { now: () => 1_700_000_100_000, wakeAt: () => ({ cancel: () => {} }) };
      const fatal = (error: unknown) => assert.fail(String(error));
      await using engine = await Engine.start({ store, clock, fatal, perform: () => {}, log: () => {} });
      assert.equal(await engine.read((state) => state.meta.fence), fence + 1);
      await engine.offer({ kind: "cancel", run: 1, by: `life ${life}`, reason: "" });
      const { run, journal } = (await store.run(1)) ?? assert.fail("run 1 is gone");
      assert.deepEqual([run.state, run.cancelBy], ["stopping", "life 1"]);
      assert.equal(journal.filter(({ event }) => event === "cancel").length, life);
    }
  }));

test("every sample that is there is in the table", () => {
  const there = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".db"));
  assert.deepEqual(
    there.sort(),
    Object.keys(samples).map((schema) => `schema-${schema}.db`),
  );
});

test("a schema from the future is refused with a sentence, and no byte is changed", () =>
  withSample(1, async (path) => {
    const db = new DatabaseSync(path);
    db.exec(`PRAGMA user_version = ${schemaNewest + 1}`);
    db.close();
    const before = readFileSync(path);
    const says = new RegExp(
      `its schema is ${schemaNewest + 1}, this build knows ${schemaNewest}; install the newer`,
    );
    assert.throws(() => openDatabase(path), says);
    assert.ok(before.equals(readFileSync(path)));
    assert.ok(!existsSync(`${path}-wal`));
  }));

/** Makes a table and is then busy for longer than any test. */
const endless = `CREATE TABLE half (a); INSERT INTO half WITH RECURSIVE n(i) AS
  (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000000) SELECT hex(zeroblob(1000)) FROM n;`;

function tablesIn(path: string): readonly unknown[] {
  const db = new DatabaseSync(path);
  const rows = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  db.close();
  return rows.map(({ name }) => name);
}

test("a migration that is killed in the middle leaves the schema before it, whole", () =>
  withSample(1, async (path) => {
    const [first = ""] = migrations;
    const before = tablesIn(path);
    const child = fork(join(import.meta.dirname, "../support/migrating-child.ts"), [path, endless]);
    const ended = once(child, "exit");
    const hasWritten = () => existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 50 << 20;
    await waitUntil(hasWritten, { what: "the migration to have written much", withinMs: 60_000 });
    child.kill("SIGKILL");
    await ended;
    openDatabase(path, [first]).close(); // what the build before it does
    assert.equal(schemaIn(path), 1);
    assert.deepEqual(tablesIn(path), before);
    openDatabase(path, [first, "CREATE TABLE half (a)"]).close();
    assert.equal(schemaIn(path), 2);
    assert.ok(tablesIn(path).includes("half"), "the control: one that ends is there");
  }));

test("a migration that fails at its end leaves the schema before it, and says so", () =>
  withSample(1, async (path) => {
    const [first = ""] = migrations;
    const broken = "CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);";
    assert.throws(
      () => openDatabase(path, [first, broken]),
      /could not open the database .*: no such table: nowhere/,
    );
    assert.ok(!tablesIn(path).includes("half"));
    assert.equal(schemaIn(path), 1);
  }));
