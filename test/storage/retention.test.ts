// What retention removes and what it leaves alone, over the real store and real log files. After each, the
// same checks as of `verify` find nothing wrong.
// The danger: a removal that nobody misses because nothing looks for it; so what stays is read back, and
// what went is looked for on the disk.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createLog } from "../../proto/common/log.ts";
import { verifyState } from "../../scheduler/backup/verify.ts";
import type { PruneWish } from "../../scheduler/api/ports.ts";
import { openFileLogStore } from "../../scheduler/logs/file-log-store.ts";
import type { LogRemover, LogStore } from "../../scheduler/logs/log-store.ts";
import { type KeepRules, type Pruned, Retention } from "../../scheduler/retention.ts";
import { initState, statePaths } from "../../scheduler/state-directory.ts";
import type { Retained } from "../../scheduler/store/retained.ts";
import { openSqliteStore } from "../../scheduler/store/sqlite.ts";
import type { Store } from "../../scheduler/store/store.ts";
import { agentRow, attemptRow, LEDGER, runRow } from "../support/rows.ts";
import { logPath, putSettledRun } from "../support/settled-run.ts";
import { encodeSpec } from "../support/specs.ts";

const dayMs = 86_400_000;
const nowMs = 1_800_000_000_000;
const forEver: KeepRules = { historyDays: 0, logDays: 0, logBytes: 0, databaseBytes: 0 };
const bySettings: PruneWish = { olderThan: undefined, keepLogs: undefined };

type Place = {
  readonly state: string;
  readonly store: Store & Retained;
  readonly logs: LogStore & LogRemover;
};

class World {
  readonly state: string;
  #open: Place | undefined;

  constructor(state: string) {
    this.state = state;
  }

  /** As a start of the daemon finds it: nothing was touched lately. */
  async opened(): Promise<Place> {
    const paths = statePaths(this.state);
    const sizes = { ballastBytes: 1 << 20, freeBytesMin: 0 };
    const store = await openSqliteStore(paths.database, { create: false, ...sizes });
    this.#open = { state: this.state, store, logs: openFileLogStore(paths.logs) };
    return this.#open;
  }

  async close(): Promise<void> {
    await this.#open?.logs[Symbol.asyncDispose]();
    await this.#open?.store[Symbol.asyncDispose]();
    this.#open = undefined;
  }

  async reopened(): Promise<Place> {
    await this.close();
    return this.opened();
  }
}

async function withWorld(body: (world: World) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "reeve-retention-"));
  const world = new World(join(directory, "state"));
  try {
    await initState(world.state, Date.now());
    const { store } = await world.opened();
    await store.commit([{ kind: "agent", agent: agentRow("web-1") }]);
    await body(world);
    await world.close();
    assert.deepEqual((await verifyState(world.state, Date.now())).problems, []);
  } finally {
    await world.close();
    rmSync(directory, { recursive: true });
  }
}

async function pruned(place: Place, rules: KeepRules, wish = bySettings): Promise<Pruned | undefined> {
  const log = createLog({ room: "test", level: "error" });
  await using retention = new Retention({ ...place, rules: () => rules, now: () => nowMs, log });
  return await retention.prune(wish); // not disposed before
}

async function foreseen(place: Place, rules: KeepRules, wish = bySettings): Promise<Pruned> {
  const log = createLog({ room: "test", level: "error" });
  await using retention = new Retention({ ...place, rules: () => rules, now: () => nowMs, log });
  return await retention.foresee(wish);
}

/** Run n ended n days ago. */
async function settled(place: Place, days: readonly number[], payload = Buffer.from("out\n")): Promise<void> {
  for (const run of days) {
    const spec = encodeSpec({ job: `job ${run}` });
    await putSettledRun(place.store, place.state, { run, endedAtMs: nowMs - run * dayMs, payload, spec });
  }
}

async function runsIn({ store }: Place): Promise<readonly number[]> {
  const everything = { limit: 1000, below: 0, states: [], agent: "", job: "" };
  return (await store.runs(everything)).map(({ run }) => run).sort((a, b) => a - b);
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

test("runs older than the days of the setting go with everything, and nothing else does", () =>
  withWorld(async (world) => {
    const place = await world.reopened();
    await settled(place, [1, 10, 20, 30]);
    const spec = encodeSpec();
    await place.store.putBlob(sha256(spec), spec);
    const old = { specSha256: sha256(spec), attempt: 1, endedAtMs: nowMs - 400 * dayMs, startByMs: 0 };
    const log = { logState: "outstanding", logStoredBytes: 0, endedAtMs: old.endedAtMs } as const;
    await place.store.commit([
      // It runs for more than a year already; and one that is over, whose host still has something to tell.
      { kind: "run", run: runRow(500, { ...old, state: "executing", endedAtMs: 0 }) },
      { kind: "attempt", attempt: attemptRow(500, 1, { endedAtMs: 0, logStoredBytes: 0 }) },
      { kind: "run", run: runRow(501, { ...old, state: "failed" }) },
      { kind: "attempt", attempt: attemptRow(501, 1, { ...log, state: "failed", forgotten: false }) },
    ]);
    const fresh = await world.reopened();
    const sum = await pruned(fresh, { ...forEver, historyDays: 15 });
    assert.deepEqual([sum?.runs, sum?.logBytes], [2, 48]);
    assert.deepEqual(await runsIn(fresh), [1, 10, 500, 501]);
    for (const [run, isThere] of [
      [1, true],
      [10, true],
      [20, false],
      [30, false],
    ] as const) {
      assert.equal(existsSync(logPath(world.state, run)), isThere, `log of ${run}`);
      const name = sha256(encodeSpec({ job: `job ${run}` }));
      assert.equal(await fresh.store.hasBlob(name), isThere, `spec of ${run}`);
    }
    assert.equal((await pruned(fresh, forEver))?.runs, 0, "0 days are for ever");
  }));

test("logs go before their runs when the settings say so, and the attempt says it", () =>
  withWorld(async (world) => {
    await settled(await world.reopened(), [1, 10, 20]);
    const place = await world.reopened();
    const sum = await pruned(place, { ...forEver, logDays: 5 });
    assert.deepEqual([sum?.runs, sum?.logs, sum?.logBytes], [0, 2, 48]);
    const states = [];
    for (const run of [1, 10, 20]) {
      const [attempt] = (await place.store.run(run))?.attempts ?? [];
      states.push([attempt?.logState, attempt?.logStoredBytes, existsSync(logPath(world.state, run))]);
    }
    const removed = ["removed", 0, false];
    assert.deepEqual(states, [["complete", 24, true], removed, removed]);
  }));

test("over the bytes of the setting the oldest logs go, and no more than must", () =>
  withWorld(async (world) => {
    await settled(await world.reopened(), [1, 2, 3, 4, 5], Buffer.alloc(1004)); // 1024 bytes each
    const place = await world.reopened();
    const sum = await pruned(place, { ...forEver, logBytes: 3000 });
    assert.deepEqual([sum?.logs, sum?.logBytes], [3, 3072]);
    assert.deepEqual(
      [1, 2, 3, 4, 5].filter((run) => existsSync(logPath(world.state, run))),
      [1, 2],
    );
    assert.equal((await pruned(place, { ...forEver, logBytes: 3000 }))?.logs, 0);
  }));

test("over the bytes of the setting the oldest runs go, and the file becomes smaller", () =>
  withWorld(async (world) => {
    const place = await world.reopened();
    for (let run = 1; run <= 300; run++) {
      const spec = encodeSpec({ job: `job ${run}`, source: Buffer.alloc(20_000, 120) });
      await putSettledRun(place.store, world.state, { run, endedAtMs: nowMs - run * dayMs, spec });
    }
    const fresh = await world.reopened();
    const before = statSync(statePaths(world.state).database).size;
    const bound = { ...forEver, databaseBytes: 4 << 20 };
    const told = await foreseen(fresh, bound);
    assert.deepEqual([told.runs, told.logs], [0, 0], "nobody has counted them");
    assert.ok(told.databaseBytes > 1 << 20 && told.databaseBytes <= before - bound.databaseBytes);
    const [large, days] = [
      { ...forEver, databaseBytes: before },
      { olderThan: 999, keepLogs: undefined },
    ];
    assert.equal((await foreseen(fresh, large)).databaseBytes, 0, "the control: within its bound");
    assert.equal((await foreseen(fresh, bound, days)).databaseBytes, 0, "by days no size counts");
    const sum = await pruned(fresh, bound);
    assert.ok((sum?.runs ?? 0) >= 100 && (sum?.runs ?? 0) < 300, `${sum?.runs} runs`);
    assert.equal((await runsIn(fresh))[0], 1, "the newest stays");
    const after = statSync(statePaths(world.state).database).size;
    assert.ok(after < before && after < 5 << 20, `${before} bytes, then ${after}`);
    assert.ok((sum?.databaseBytes ?? 0) > 1 << 20);
  }));

const byBytes: readonly (readonly [Partial<KeepRules>, PruneWish, readonly number[]])[] = [
  [{ logBytes: 3000 }, bySettings, [0, 3, 3072]],
  [{ logBytes: 5120 }, bySettings, [0, 0, 0]],
  [{ logBytes: 3000, historyDays: 4 }, bySettings, [1, 3, 3072]],
  [{ logBytes: 2000, historyDays: 4, logDays: 3 }, bySettings, [1, 4, 4096]],
  [{ logBytes: 3000 }, { olderThan: 4, keepLogs: undefined }, [1, 1, 1024]],
];

for (const [index, [rules, wish, sums]] of byBytes.entries()) {
  test(`what is foreseen is what goes, by age and by the bytes of the logs (case ${index + 1})`, () =>
    withWorld(async (world) => {
      await settled(await world.reopened(), [1, 2, 3, 4, 5], Buffer.alloc(1004)); // 1024 bytes each
      const place = await world.reopened();
      const told = await foreseen(place, { ...forEver, ...rules }, wish);
      assert.deepEqual([told.runs, told.logs, told.logBytes, told.databaseBytes], [...sums, 0]);
      assert.deepEqual(await foreseen(place, { ...forEver, ...rules }, wish), told, "nothing went");
      const gone = await pruned(place, { ...forEver, ...rules }, wish);
      assert.deepEqual([gone?.runs, gone?.logBytes], [told.runs, told.logBytes]);
    }));
}

test("a body stays while any run names it, and one that was just stored stays too", () =>
  withWorld(async (world) => {
    const place = await world.reopened();
    const [shared, fresh] = [Buffer.from("shared"), Buffer.from("fresh")];
    const bodyBlob = { sha256: createHash("sha256").update(shared).digest(), size: shared.length };
    await place.store.putBlob(sha256(shared), shared);
    for (const run of [1, 9]) {
      const spec = encodeSpec({ job: `job ${run}`, bodyBlob });
      await putSettledRun(place.store, world.state, { run, endedAtMs: nowMs - run * dayMs, spec });
    }
    let at = await world.reopened();
    await at.store.putBlob(sha256(fresh), fresh);
    assert.equal((await pruned(at, { ...forEver, historyDays: 5 }))?.runs, 1);
    const has = (bytes: Buffer): Promise<boolean> => at.store.hasBlob(sha256(bytes));
    assert.deepEqual([await has(shared), await has(fresh)], [true, true]);
    at = await world.reopened();
    assert.equal((await pruned(at, forEver, { olderThan: 0, keepLogs: undefined }))?.runs, 1);
    assert.deepEqual(
      [await has(shared), await has(fresh)],
      [false, false],
      "the control: nobody needs them now",
    );
  }));

test("a run that takes the place of a removed one keeps its body", () =>
  withWorld(async (world) => {
    const place = await world.reopened();
    await settled(place, [3]);
    let at = await world.reopened();
    assert.equal((await pruned(at, { ...forEver, historyDays: 1 }))?.runs, 1);
    const body = Buffer.from("body");
    await at.store.putBlob(sha256(body), body);
    const bodyBlob = { sha256: createHash("sha256").update(body).digest(), size: body.length };
    await putSettledRun(at.store, world.state, { run: 4, endedAtMs: nowMs, spec: encodeSpec({ bodyBlob }) });
    at = await world.reopened();
    await pruned(at, { ...forEver, historyDays: 1 });
    assert.deepEqual([await runsIn(at), await at.store.hasBlob(sha256(body))], [[4], true]);
  }));

test("a signature goes with the last run that it came with, and not before", () =>
  withWorld(async (world) => {
    const place = await world.reopened();
    const sshsig = Buffer.from("a signature");
    await place.store.putBlob(sha256(sshsig), sshsig);
    for (const run of [3, 20]) {
      const more = { proof: "signed", proofSha256: sha256(sshsig) } as const;
      const spec = encodeSpec({ job: `job ${run}` });
      await putSettledRun(place.store, world.state, { run, endedAtMs: nowMs - run * dayMs, spec, more });
    }
    let at = await world.reopened();
    await pruned(at, { ...forEver, historyDays: 10 });
    assert.deepEqual([await runsIn(at), await at.store.hasBlob(sha256(sshsig))], [[3], true]);
    at = await world.reopened();
    await pruned(at, { ...forEver, historyDays: 1 });
    assert.deepEqual(
      [await runsIn(at), await (await world.reopened()).store.hasBlob(sha256(sshsig))],
      [[], false],
    );
  }));

test("a run that somebody has just looked at is left for a while", () =>
  withWorld(async (world) => {
    await settled(await world.reopened(), [10, 11]);
    const place = await world.reopened();
    await place.store.run(10, LEDGER);
    assert.equal((await pruned(place, { ...forEver, historyDays: 5 }))?.runs, 1);
    assert.deepEqual(await runsIn(place), [10]);
    assert.equal((await pruned(await world.reopened(), { ...forEver, historyDays: 5 }))?.runs, 1);
  }));

test("while a backup is made nothing is removed", () =>
  withWorld(async (world) => {
    await settled(await world.reopened(), [10]);
    const place = await world.reopened();
    await place.store.freeze?.();
    assert.equal(await pruned(place, { ...forEver, historyDays: 5 }), undefined);
    assert.ok(existsSync(logPath(world.state, 10)));
    assert.equal(await place.store.thaw?.(), "");
    assert.equal((await pruned(place, { ...forEver, historyDays: 5 }))?.runs, 1);
  }));

test("a log whose row is gone already is removed by the next start", () =>
  withWorld(async (world) => {
    await settled(await world.reopened(), [10, 20]);
    const place = await world.reopened();
    const dying = { remove: async () => assert.fail("killed here") };
    await assert.rejects(
      pruned({ ...place, logs: { ...place.logs, ...dying } }, { ...forEver, historyDays: 5 }),
    );
    assert.deepEqual([await runsIn(place), existsSync(logPath(world.state, 10))], [[], true]);
    assert.equal((await pruned(await world.reopened(), forEver))?.logBytes, 48);
    assert.ok(!existsSync(logPath(world.state, 10)));
  }));

test("a log that somebody reads is removed when they have read it", () =>
  withWorld(async (world) => {
    await settled(await world.reopened(), [10]);
    const place = await world.reopened();
    const leaving = new AbortController();
    const reading = place.logs.waitForMore(
      { ledger: LEDGER, run: 10, attempt: 1 },
      1_000_000,
      leaving.signal,
    );
    assert.equal((await pruned(place, { ...forEver, historyDays: 5 }))?.logBytes, 0);
    assert.ok(existsSync(logPath(world.state, 10)));
    leaving.abort();
    await reading;
    assert.equal((await pruned(place, forEver))?.logBytes, 24);
    assert.ok(!existsSync(logPath(world.state, 10)));
  }));
