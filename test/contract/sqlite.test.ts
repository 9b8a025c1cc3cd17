// What SQLite's adapter promises beyond the store's contract: one daemon at a time, nothing foreign touched,
// acked means on the disk. kill -9 proves that an acknowledged commit is in the operating system's hands in
// full and in order. It does not prove survival of a power loss: the page cache outlives the process, and a
// run with synchronous=OFF would pass too. For that the test below reads the pragma back;
// docs/not-verified.md says what a site must try.
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, open, readdir, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { openDatabase } from "../../scheduler/store/sqlite-file.ts";
import { openSqliteStore } from "../../scheduler/store/sqlite.ts";
import type { Store } from "../../scheduler/store/store.ts";
import { metaRow, runRow } from "../support/rows.ts";
import { onSmallDisk } from "../support/small-disk.ts";
import { waitUntil } from "../support/wait-until.ts";

const small = { ballastBytes: 1 << 20, freeBytesMin: 1 << 20 };
const make = (path: string): Promise<Store> =>
  openSqliteStore(path, { create: true, meta: metaRow(), ...small });
const reopen = (path: string): Promise<Store> => openSqliteStore(path, { create: false, ...small });
const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

async function withPlace(body: (path: string, directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "reeve-sqlite-"));
  try {
    await body(join(directory, "state", "reeve.db"), directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** Made, closed, and its files' bytes: to show afterwards that a refusal changed none. */
async function made(path: string): Promise<void> {
  const store = await make(path);
  await store.commit([{ kind: "run", run: runRow(1) }]);
  await store[Symbol.asyncDispose]();
}

test("database, WAL and ballast are for their owner alone, and so is a directory made for them", () =>
  withPlace(async (path, directory) => {
    await using store = await make(path);
    await store.commit([{ kind: "run", run: runRow(1) }]);
    const state = join(directory, "state");
    assert.equal((await stat(state)).mode & 0o777, 0o700);
    const files = (await readdir(state)).sort();
    assert.deepEqual(files, ["reeve.db", "reeve.db-wal", "reeve.db.ballast"]);
    for (const file of files) assert.equal((await stat(join(state, file))).mode & 0o777, 0o600, file);
    assert.equal((await stat(join(state, "reeve.db.ballast"))).blocks * 512 >= small.ballastBytes, true);
  }));

test("commits are synced, journalled ahead and locked to one process", () =>
  withPlace(async (path) => {
    await made(path);
    const db = openDatabase(path);
    const pragma = (name: string): unknown => Object.values(db.prepare(`PRAGMA ${name}`).get() ?? {})[0];
    assert.equal(pragma("synchronous"), 2); // FULL
    assert.equal(pragma("journal_mode"), "wal");
    assert.equal(pragma("locking_mode"), "exclusive");
    assert.ok(!existsSync(`${path}-shm`));
    db.close();
  }));

test("a missing database is refused by path, and nothing is made", () =>
  withPlace(async (path, directory) => {
    await assert.rejects(reopen(path), (error: Error) => {
      assert.ok(error.message.includes(path), error.message);
      return /restore it from a backup or mount/.test(error.message);
    });
    assert.deepEqual(await readdir(directory), []);
  }));

test("making a database where there is one is refused", () =>
  withPlace(async (path) => {
    await made(path);
    await assert.rejects(make(path), /there is one already/);
    await using store = await reopen(path);
    assert.deepEqual((await store.load()).runs, [runRow(1)]);
  }));

test("a making that was interrupted leaves nothing under the final name and does not hinder the next", () =>
  withPlace(async (path, directory) => {
    await made(join(directory, "other", "reeve.db"));
    await made(path);
    await rm(path);
    await writeFile(`${path}.making`, "half of a database");
    await assert.rejects(reopen(path), /it is not there/);
    await using store = await make(path);
    assert.deepEqual((await store.load()).runs, []);
  }));

test("a second opener in this process is refused, and the first goes on", () =>
  withPlace(async (path) => {
    await using store = await make(path);
    await assert.rejects(reopen(path), /has it open already/);
    await store.commit([{ kind: "run", run: runRow(2) }]);
    assert.equal((await store.load()).runs.length, 1);
  }));

/** [what is wrong, how it is made so, what is said] */
const foreign: readonly (readonly [string, (path: string) => Promise<void>, RegExp])[] = [
  ["an empty file", (path) => truncate(path, 0), /not a database of Reeve/],
  ["half a header", (path) => truncate(path, 50), /not a database of Reeve/],
  ["half of its pages", async (path) => truncate(path, (await stat(path)).size / 2), /restore/],
  ["some other file", (path) => writeFile(path, "x".repeat(10_000)), /not a database of Reeve/],
  ["another program's database", foreignDatabase, /not a database of Reeve/],
  ["a newer schema", newerSchema, /its schema is 99, this build knows [0-9]+; install the newer Reeve again/],
];

for (const [what, spoil, says] of foreign) {
  test(`${what} is refused and not touched`, () =>
    withPlace(async (path, directory) => {
      await made(path);
      await rm(`${path}.ballast`);
      await spoil(path);
      const before = await readFile(path);
      await assert.rejects(reopen(path), says);
      assert.ok(before.equals(await readFile(path)));
      assert.deepEqual(await readdir(join(directory, "state")), ["reeve.db"]);
    }));
}

test("damaged pages are found at the start", () =>
  withPlace(async (path) => {
    await made(path);
    const file = await open(path, "r+");
    const { size } = await file.stat();
    // The b-tree headers of all pages but the first.
    for (let at = 4096; at < size; at += 4096) await file.write(Buffer.alloc(12, 0xff), 0, 12, at);
    await file.close();
    await assert.rejects(reopen(path), /damaged|malformed/);
  }));

async function foreignDatabase(path: string): Promise<void> {
  await rm(path);
  const db = new DatabaseSync(path);
  db.exec("CREATE TABLE t (a)");
  db.close();
}

async function newerSchema(path: string): Promise<void> {
  const db = new DatabaseSync(path);
  db.exec("PRAGMA journal_mode = DELETE; PRAGMA user_version = 99");
  db.close();
}

test("a blob under a name that is not its digest, or too large, is refused", () =>
  withPlace(async (path) => {
    await using store = await make(path);
    const name = digest(Buffer.from("other"));
    await assert.rejects(store.putBlob(name, Buffer.from("bytes")), { name: "Fault" });
    assert.equal(await store.hasBlob(name), false);
    const large = new Uint8Array((16 << 20) + 1);
    await assert.rejects(store.putBlob(digest(large), large), { name: "Fault" });
    await store.putBlob(digest(large.subarray(1)), large.subarray(1));
    assert.equal((await store.blob(digest(large.subarray(1))))?.length, 16 << 20);
  }));

test("a commit that fails in the middle leaves nothing of itself", () =>
  withPlace(async (path) => {
    await using store = await make(path);
    const bad = { ...runRow(2), priority: 0.5 }; // not an INTEGER: the third statement fails
    const changes = [runRow(1), runRow(3), bad].map((run) => ({ kind: "run", run }) as const);
    await assert.rejects(store.commit(changes), { name: "Fault" });
    assert.deepEqual((await store.load()).runs, []);
    await store.commit(changes.slice(0, 2));
    assert.equal((await store.load()).runs.length, 2);
  }));

test("a flood of questions is refused as busy, and a commit is not", () =>
  withPlace(async (path) => {
    await using store = await make(path);
    const asked = Array.from({ length: limits.storeRequestsMax + 5 }, () => store.hasBlob("x"));
    const committed = store.commit([{ kind: "run", run: runRow(1) }]);
    const answers = await Promise.allSettled(asked);
    const refused = answers.flatMap((each) => (each.status === "rejected" ? [each.reason.name] : []));
    assert.deepEqual(
      refused,
      Array.from({ length: 5 }, () => "StoreBusy"),
    );
    await committed;
    assert.equal((await store.load()).runs.length, 1);
  }));

test("every commit acked before a kill -9 is there, each whole; meanwhile a second daemon is refused", () =>
  withPlace(async (path) => {
    await made(path);
    for (const round of [1, 2]) {
      const child = fork(join(import.meta.dirname, "../support/committing-child.ts"), [path, String(round)]);
      let acked = 0;
      child.on("message", (number: number) => (acked = number));
      await waitUntil(() => acked > 20 * round, { what: "commits of the child", withinMs: 60_000 });
      if (round === 1) await assert.rejects(reopen(path), /another reeve-scheduler has it open/);
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
      await using store = await reopen(path);
      const runs = (await store.load()).runs.filter((run) => run.job === `round ${round}`);
      // Each commit is two runs: number n and its twin.
      const numbers = new Set(runs.map(({ run }) => run));
      const offset = round * 100_000;
      for (let n = 1; n <= acked; n++) assert.ok(numbers.has(offset + 2 * n), `commit ${n} of ${acked}`);
      for (const number of numbers) assert.ok(numbers.has(number ^ 1), `the twin of ${number}`);
    }
  }));

/** Commits more than the pages after which the WAL is written back by itself. */
async function commitMuch(store: Store): Promise<void> {
  const blob = Buffer.alloc(16 << 20, 5);
  for (let n = 0; n < 2; n++) {
    blob[0] = n;
    await store.putBlob(digest(blob), blob);
  }
}

test("while it is frozen the file stays as it is, and what is committed meanwhile is not lost", () =>
  withPlace(async (path) => {
    const store = await make(path);
    const frozen = await store.freeze?.();
    assert.equal(frozen?.path, path);
    const copy = (): Buffer => readFileSync(path);
    // In this process a descriptor that is closed would end SQLite's locks; nobody else is here to use that.
    const before = copy();
    assert.equal(before.length, frozen?.bytes);
    await commitMuch(store);
    assert.ok(before.equals(copy()));
    assert.equal(await store.thaw?.(), "");
    await commitMuch(store);
    await store.commit([{ kind: "run", run: runRow(1) }]);
    assert.ok(!before.equals(copy()), "the control: otherwise the file changes");
    await store[Symbol.asyncDispose]();
    await using reopened = await reopen(path);
    assert.equal((await reopened.load()).runs.length, 1);
  }));

test("a freeze that would fill the disk is given up, and says so", () =>
  withPlace(async (path) => {
    const sizes = { ballastBytes: 1 << 20, freeBytesMin: 2 ** 52 }; // more than any disk has free
    await using store = await openSqliteStore(path, { create: true, meta: metaRow(), ...sizes });
    await store.freeze?.();
    await assert.rejects(store.freeze?.() ?? Promise.resolve(), /a backup does so already/);
    await store.commit([{ kind: "run", run: runRow(1) }]);
    assert.equal(await store.thaw?.(), "the disk became nearly full");
    assert.match((await store.thaw?.()) ?? "", /nearly full|not held/);
  }));

onSmallDisk(
  "a full disk: refused, then results commit from the ballast; with room again all works",
  24,
  async (disk) => {
    const path = join(disk.path, "state", "reeve.db");
    const sizes = { ballastBytes: 4 << 20, freeBytesMin: 8 << 20 };
    await using store = await openSqliteStore(path, { create: true, meta: metaRow(), ...sizes });
    await disk.fill(0);
    const blob = Buffer.alloc(2 << 20, 3);
    await assert.rejects(store.putBlob(digest(blob), blob), { name: "StoreFull", path });
    assert.ok(existsSync(`${path}.ballast`), "a body that finds no room does not use up the ballast");

    const rows = (first: number) =>
      Array.from({ length: 500 }, (_, i) => ({ kind: "run", run: runRow(first + i) }) as const);
    await assert.rejects(store.commit(rows(1)), { name: "StoreFull", path });
    assert.ok(!existsSync(`${path}.ballast`));
    assert.equal((await store.load()).runs.length, 0);
    await store.commit(rows(1));
    assert.equal((await store.load()).runs.length, 500);
    assert.equal(await store.hasRoom?.(), false);
    await assert.rejects(store.putBlob(digest(blob), blob), { name: "StoreFull" });

    await disk.empty();
    assert.equal(await store.hasRoom?.(), true);
    assert.equal((await stat(`${path}.ballast`)).size, 4 << 20);
    await store.putBlob(digest(blob), blob);
    await store.commit(rows(501));
    assert.equal((await store.load()).runs.length, 1000);
  },
);
