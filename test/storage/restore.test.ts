// Backups that are damaged in every way we can think of, places that are not empty, restores that are cut
// short: nothing is made of what is not whole, and verify says what is wrong. Real programs. The danger: a
// damage that hits nothing; each is a byte of a named part, and the whole file passes first.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
} from "node:fs";
import { rmSync, truncateSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { blockBytes, paddingOf, readTarHeader, tarHeader } from "../../scheduler/backup/tar.ts";
import { restoreState } from "../../scheduler/backup/restore.ts";
import { verifyBackup, verifyState } from "../../scheduler/backup/verify.ts";
import { initState } from "../../scheduler/state-directory.ts";
import { openSqliteStore } from "../../scheduler/store/sqlite.ts";
import { SchedulerProcess } from "../link/scheduler-process.ts";
import { agentRow, LEDGER, runRow } from "../support/rows.ts";
import { logPath, putSettledRun } from "../support/settled-run.ts";
import { waitUntil } from "../support/wait-until.ts";

/** A cluster with a log, stopped, and a backup of it. */
async function withBackup(body: (at: SchedulerProcess, file: string) => Promise<void>): Promise<void> {
  await using at = await SchedulerProcess.prepare();
  assert.equal((await at.run("init")).status, 0);
  const log = join(at.state, "logs", LEDGER, "4", "4711.1.frames");
  mkdirSync(dirname(log), { recursive: true, mode: 0o700 });
  writeFileSync(log, Buffer.alloc(3 << 20, 7), { mode: 0o600 });
  await at.start(); // makes its certificate
  await at.end("SIGTERM");
  const file = join(at.directory, "b.tar");
  const made = await at.run("backup", file, "--with-logs");
  assert.equal(made.status, 0, made.err);
  await body(at, file);
}

/** Where each part's bytes begin. */
function partsOf(file: string): ReadonlyMap<string, { readonly at: number; readonly size: number }> {
  const bytes = readFileSync(file);
  const parts = new Map<string, { at: number; size: number }>();
  for (let at = 0; ; ) {
    const entry = readTarHeader(bytes.subarray(at, at + blockBytes));
    if (entry === undefined || typeof entry === "string") return parts;
    parts.set(entry.name, { at: at + blockBytes, size: entry.size });
    at += blockBytes + entry.size + paddingOf(entry.size);
  }
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(file, bytes);
}

async function isRefused(at: SchedulerProcess, file: string, says: RegExp): Promise<void> {
  const { problems } = await verifyBackup(file, Date.now());
  assert.match(problems.join("\n"), says);
  rmSync(at.state, { recursive: true, force: true });
  await assert.rejects(restoreState(file, at.state, Date.now()), (error: Error) => says.test(error.message));
  assert.deepEqual(readdirSync(at.state), []);
}

test("a whole backup is verified, restored, started, and is another ledger of the same cluster", () =>
  withBackup(async (at, file) => {
    const before = metaIn(at.state);
    const verified = await at.run("verify", file);
    assert.equal(verified.status, 0, verified.err);
    assert.match(verified.out, /is as it should be: 0 runs, 0 attempts, 0 bodies, 1 logs; schema/);
    rmSync(at.state, { recursive: true });
    const restored = await at.run("restore", file);
    assert.equal(restored.status, 0, restored.err);
    assert.match(restored.out, /0 runs that waited are held/);
    const after = metaIn(at.state);
    assert.equal(after["cluster_id"], before["cluster_id"]);
    assert.notEqual(after["ledger"], before["ledger"]);
    assert.deepEqual([after["ledgers_before"], after["fence"]], [JSON.stringify([before["ledger"]]), 0]);
    assert.deepEqual(readdirSync(at.state).sort(), ["authority", "logs", "scheduler.db"]);
    const state = await at.run("verify");
    assert.equal(state.status, 0, state.err);
    await at.start();
    const running = await at.run("verify");
    assert.equal(running.status, 1);
    assert.match(running.err, /while a scheduler runs there: back it up and verify the backup/);
  }));

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  test(`a verify that ${signal} ends in the middle leaves no database behind`, () =>
    withBackup(async (at, file) => {
      const [long, place] = [join(at.directory, "long.tar"), join(at.directory, "scratch")];
      mkdirSync(place);
      // Behind the database a log of 4 GiB, without a block on the disk: time enough for a signal.
      const [name, { at: begin }] =
        [...partsOf(file)].find(([part]) => part.endsWith(".frames")) ?? assert.fail();
      const head = readFileSync(file).subarray(0, begin - blockBytes);
      writeFileSync(long, Buffer.concat([head, tarHeader({ name, size: 2 ** 32 }, 0)]));
      truncateSync(long, begin + 2 ** 32);
      const child = at.spawn(["verify", long], { TMPDIR: place });
      const ended = once(child, "exit");
      const unpacked = () => readdirSync(place, { recursive: true }).map(String);
      const hasDatabase = () => unpacked().some((path) => basename(path) === "scheduler.db");
      await waitUntil(hasDatabase, { what: "the database to be unpacked", withinMs: 60_000 });
      child.kill(signal);
      assert.deepEqual(await ended, [null, signal]);
      assert.deepEqual(readdirSync(place), []);
    }));
}

function metaIn(state: string): Readonly<Record<string, unknown>> {
  const db = new DatabaseSync(join(state, "scheduler.db"));
  const row = db.prepare("SELECT * FROM meta").get() ?? {};
  db.close();
  return row;
}

test("one flipped bit in any part is found by the part's name, and nothing is restored", () =>
  withBackup(async (at, file) => {
    const parts = [...partsOf(file)];
    assert.equal(parts.length, 7);
    for (const [name, { at: begin, size }] of parts) {
      const spoilt = join(at.directory, "spoilt.tar");
      copyFileSync(file, spoilt);
      flip(spoilt, begin + Math.floor(size / 2));
      const says = name.startsWith("manifest")
        ? /its manifest has another digest/
        : new RegExp(`${name} is damaged`);
      await isRefused(at, spoilt, says);
    }
  }));

/** [what is done to the file, what is said] */
const spoilings: readonly (readonly [string, (file: string) => void, RegExp])[] = [
  ["is empty", (file) => truncateSync(file, 0), /it ends too early/],
  ["is cut in the middle", (file) => truncateSync(file, readFileSync(file).length / 2), /it ends within/],
  [
    "lacks its manifest",
    (file) => truncateSync(file, (partsOf(file).get("manifest.json")?.at ?? 0) - 512),
    /ends too/,
  ],
  ["has a damaged header", (file) => flip(file, 3), /its header is damaged/],
  ["is something else", (file) => writeFileSync(file, "x".repeat(4096)), /its header is damaged/],
  [
    "has a part more, outside",
    (file) => putFirst(file, "../escaped"),
    /\.\.\/escaped is no part of a backup/,
  ],
  ["has the same part twice", (file) => putFirst(file, "authority/ca.key"), /authority\/ca.key comes twice/],
];

function putFirst(file: string, name: string): void {
  const header = tarHeader({ name, size: 3 }, 0);
  const more = Buffer.concat([header, Buffer.from("abc"), Buffer.alloc(paddingOf(3))]);
  writeFileSync(file, Buffer.concat([more, readFileSync(file)]));
}

test("a backup that is not whole is refused, and nothing is made of it", (t) =>
  withBackup(async (at, file) => {
    for (const [what, spoil, says] of spoilings) {
      await t.test(`one that ${what}`, async () => {
        const spoilt = join(at.directory, "spoilt.tar");
        copyFileSync(file, spoilt);
        spoil(spoilt);
        await isRefused(at, spoilt, says);
        assert.ok(!existsSync(join(at.directory, "escaped")));
      });
    }
    rmSync(at.state, { recursive: true, force: true });
    await restoreState(file, at.state, Date.now()); // the control: the same file, whole
  }));

test("without logs in the backup those of finished runs are removed, others wait for the host", async () => {
  await using at = await SchedulerProcess.prepare();
  await initState(at.state, Date.now());
  await furnish(at.state);
  await using store = await openSqliteStore(join(at.state, "scheduler.db"), { create: false });
  await putSettledRun(store, at.state, { run: 8 });
  const [attempt] = (await store.run(8))?.attempts ?? [];
  assert.ok(attempt !== undefined);
  // Over and stored, but its host has not forgotten it yet.
  await store.commit([
    { kind: "attempt", attempt: { ...attempt, forgotten: false } },
    { kind: "run", run: { ...runRow(8), ...(await store.run(8))?.run } },
  ]);
  await store[Symbol.asyncDispose]();
  const logStates = async () => {
    await using restored = await openSqliteStore(join(at.state, "scheduler.db"), { create: false });
    const rows = await Promise.all([7, 8].map((run) => restored.run(run)));
    return rows.map((row) => [row?.attempts[0]?.logState, row?.attempts[0]?.logStoredBytes]);
  };
  for (const [words, expected] of [
    [
      ["--with-logs"],
      [
        ["complete", 24],
        ["complete", 24],
      ],
    ],
    [
      [],
      [
        ["removed", 0],
        ["outstanding", 0],
      ],
    ],
  ] as const) {
    const file = join(at.directory, `b${words.length}.tar`);
    const made = await at.run("backup", file, ...words);
    assert.equal(made.status, 0, made.err);
    rmSync(at.state, { recursive: true });
    await restoreState(file, at.state, Date.now());
    assert.deepEqual(await logStates(), expected);
    assert.deepEqual((await verifyState(at.state, Date.now())).problems, []);
  }
});

test("a state directory that holds anything is left as it is", () =>
  withBackup(async (at, file) => {
    const refused = await at.run("restore", file);
    assert.equal(refused.status, 1);
    assert.match(refused.err, /a cluster is there already/);
    rmSync(at.state, { recursive: true });
    mkdirSync(join(at.state, "lost+found"), { recursive: true, mode: 0o700 });
    writeFileSync(join(at.state, "notes"), "mine");
    assert.match((await at.run("restore", file)).err, /it holds notes/);
    assert.deepEqual(readdirSync(at.state).sort(), ["lost+found", "notes"]);
    rmSync(join(at.state, "notes"));
    chmodSync(at.state, 0o755);
    assert.match((await at.run("restore", file)).err, /its mode is 755 and others may enter it/);
    chmodSync(at.state, 0o700);
    assert.equal((await at.run("restore", file)).status, 0);
  }));

test("a restore that is killed in the middle leaves nothing that starts, and the next one restores", () =>
  withBackup(async (at, file) => {
    rmSync(at.state, { recursive: true });
    const program = join(import.meta.dirname, "../../scheduler/main.ts");
    const words = ["restore", file, "--set", `state=${at.state}`, "--set", `socket=${at.socket}`];
    const child = spawn(process.execPath, [program, ...words], { stdio: "ignore" });
    const ended = once(child, "exit");
    const place = join(at.state, ".restoring");
    await waitUntil(() => existsSync(place) || child.exitCode !== null, {
      what: "the making to begin",
      withinMs: 60_000,
      everyMs: 1,
    });
    child.kill("SIGKILL");
    await ended;
    // Whenever it was: a database is there only when everything is.
    if (existsSync(join(at.state, "scheduler.db"))) rmSync(at.state, { recursive: true });
    // And the latest moment, made by hand: all but the database has its name.
    mkdirSync(join(place, "logs"), { recursive: true, mode: 0o700 });
    mkdirSync(join(at.state, "authority"), { recursive: true, mode: 0o700 });
    writeFileSync(join(at.state, "authority", "ca.key"), "of an interrupted restore");
    chmodSync(at.state, 0o700);
    const started = await at.run();
    assert.equal(started.status, 2);
    assert.match(started.err, /holds no database.*restore a backup there/);
    const again = await at.run("restore", file);
    assert.equal(again.status, 0, again.err);
    assert.ok(!existsSync(place));
    assert.equal((await at.run("verify")).status, 0);
  }));

/** [what is wrong in the state directory, how, what is said]; the attempt is complete with the log below. */
const wrongs: readonly (readonly [string, (state: string) => void, RegExp])[] = [
  ["a log that is gone", (state) => rmSync(logIn(state)), /run 7, attempt 1: it has 0 bytes of 24/],
  [
    "a log that grew",
    (state) => appendFileSync(logIn(state), "x"),
    /run 7, attempt 1: it has 25 bytes of 24/,
  ],
  [
    "another byte in a log",
    (state) => flip(logIn(state), 21),
    /its SHA-256 is not the one that the host took/,
  ],
  ["a file that others may read", (state) => chmodSync(join(state, "authority/ca.key"), 0o644), /chmod 600/],
  [
    "another cluster's authority",
    (state) => sql(state, `UPDATE meta SET cluster_id = '${"ab".repeat(16)}'`),
    /the authority belongs to/,
  ],
  [
    "a key that is none",
    (state) => writeFileSync(join(state, "authority/ca.key"), "x"),
    /key is not that of its cert/,
  ],
  ["an attempt without its run", (state) => sql(state, "DELETE FROM run"), /attempt 7\.1 has no run/],
  [
    "a run without its attempt",
    (state) => sql(state, "DELETE FROM attempt"),
    /run 7 lacks its newest attempt/,
  ],
  ["a spec that is gone", (state) => sql(state, "DELETE FROM blob"), /run 7 lacks its spec/],
  [
    "a body of another name",
    (state) => sql(state, "UPDATE blob SET bytes = x'00'"),
    /is not what its name says/,
  ],
  [
    "a live run that the core would not accept",
    (state) => sql(state, "UPDATE run SET settled = 0, state = 'executing', ended_at_ms = 0"),
    /run .*\/7 is executing, its attempt succeeded/,
  ],
];

const logIn = (state: string): string => logPath(state, 7);

function sql(state: string, text: string): void {
  const db = new DatabaseSync(join(state, "scheduler.db"));
  db.exec(text);
  db.close();
}

test("verify finds in a state directory what is wrong with it", async (t) => {
  await using at = await SchedulerProcess.prepare();
  for (const [what, spoil, says] of wrongs) {
    await t.test(what, async () => {
      rmSync(at.state, { recursive: true, force: true });
      await initState(at.state, Date.now());
      await furnish(at.state);
      assert.deepEqual((await verifyState(at.state, Date.now())).problems, []);
      spoil(at.state);
      assert.match((await verifyState(at.state, Date.now())).problems.join("\n"), says);
    });
  }
});

/** One settled run, 7, with a log of 24 bytes. */
async function furnish(state: string): Promise<void> {
  await using store = await openSqliteStore(join(state, "scheduler.db"), { create: false });
  await store.commit([{ kind: "agent", agent: agentRow("web-1") }]);
  await putSettledRun(store, state, { run: 7 });
}
