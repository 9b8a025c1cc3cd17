// The contract of the store, one suite over every adapter: what was committed is read back, whole, and again
// after a reopen. What only one adapter promises (disk full, damage, second opener) is in sqlite.test.ts.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import type { Change } from "../../scheduler/core/changes.ts";
import { MemoryDisk, MemoryStore } from "../../scheduler/store/memory.ts";
import { openSqliteStore } from "../../scheduler/store/sqlite.ts";
import type { RunFilter, Store } from "../../scheduler/store/store.ts";
import { agentRow, attemptRow, journalRow, LEDGER, metaRow } from "../support/rows.ts";
import { clientRow, OLDER_LEDGER, runRow, submissionRow, tokenRow } from "../support/rows.ts";

type Adapter = {
  readonly name: string;
  /** An empty store; `again` is the same content opened anew, when the adapter outlives its process. */
  readonly open: (directory: string) => Promise<Store>;
  readonly again: ((directory: string) => Promise<Store>) | null;
};

const small = { ballastBytes: 1 << 20, freeBytesMin: 1 << 20 };
const adapters: readonly Adapter[] = [
  {
    name: "sqlite",
    open: (directory) =>
      openSqliteStore(join(directory, "s", "reeve.db"), { create: true, meta: metaRow(), ...small }),
    again: (directory) => openSqliteStore(join(directory, "s", "reeve.db"), { create: false, ...small }),
  },
  {
    name: "memory",
    open: async () => new MemoryStore(new MemoryDisk(metaRow())),
    again: null,
  },
];

const everything: RunFilter = { limit: 100, below: 0, states: [], agent: "", job: "" };
const run = (fields: ReturnType<typeof runRow>): Change => ({ kind: "run", run: fields });
const attempt = (fields: ReturnType<typeof attemptRow>): Change => ({ kind: "attempt", attempt: fields });
const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

type Body = (store: Store, directory: string) => Promise<void>;
const promises: (readonly [string, Body])[] = [];

/** One promise that every adapter keeps. */
function contract(name: string, body: Body): void {
  promises.push([name, body]);
}

async function withStore(adapter: Adapter, body: Body): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "reeve-store-"));
  const store = await adapter.open(directory);
  try {
    await body(store, directory);
  } finally {
    await store[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  }
}

contract("a new store holds its meta row and nothing else", async (store) => {
  const live = await store.load();
  assert.deepEqual(live, {
    meta: metaRow(),
    runs: [],
    attempts: [],
    agents: [],
    clients: [],
    tokens: [],
    submissions: [],
  });
});

contract("every field of every noun is read back as it was committed", async (store) => {
  const entry = journalRow(1);
  await store.commit([
    { kind: "meta", meta: metaRow({ fence: 9 }) },
    run(runRow(1)),
    attempt(attemptRow(1, 2)),
    { kind: "journal", entry },
    { kind: "agent", agent: agentRow("web-1") },
    { kind: "client", client: clientRow("ann") },
    { kind: "token", token: tokenRow("t1") },
    { kind: "submission", submission: submissionRow("k1") },
  ]);
  assert.deepEqual(await store.load(), {
    meta: metaRow({ fence: 9 }),
    runs: [runRow(1)],
    attempts: [attemptRow(1, 2)],
    agents: [agentRow("web-1")],
    clients: [clientRow("ann")],
    tokens: [tokenRow("t1")],
    submissions: [submissionRow("k1")],
  });
  const record = { run: runRow(1), attempts: [attemptRow(1, 2)], journal: [entry] };
  assert.deepEqual(await store.run(1), record);
  assert.deepEqual(await store.meta(), metaRow({ fence: 9 }));
  assert.deepEqual(await store.agents(), [agentRow("web-1")]);
});

contract("an attempt that has neither exit nor log says so", async (store) => {
  const bare = attemptRow(1, 2, { exit: null, log: null });
  await store.commit([run(runRow(1)), attempt(bare)]);
  assert.deepEqual((await store.run(1))?.attempts, [bare]);
});

contract("a later row replaces an earlier one, also within one commit", async (store) => {
  await store.commit([run(runRow(1)), run(runRow(1, { state: "starting", attempt: 3 }))]);
  assert.deepEqual((await store.run(1))?.run, runRow(1, { state: "starting", attempt: 3 }));
  assert.equal((await store.runs(everything)).length, 1);
});

contract("what is gone or settled is not loaded, and a settled run is history", async (store) => {
  await store.commit([
    run(runRow(1)),
    attempt(attemptRow(1, 2)),
    run(runRow(2)),
    { kind: "token", token: tokenRow("t1") },
    { kind: "submission", submission: submissionRow("k1") },
  ]);
  await store.commit([
    { kind: "settled", ledger: LEDGER, run: 1 },
    { kind: "token_gone", id: "t1" },
    { kind: "submission_gone", key: "k1" },
  ]);
  const live = await store.load();
  assert.deepEqual(live.runs, [runRow(2)]);
  assert.deepEqual([live.attempts, live.tokens, live.submissions], [[], [], []]);
  assert.deepEqual((await store.run(1))?.attempts, [attemptRow(1, 2)]);
});

contract("a settled run that is restarted is loaded again", async (store) => {
  await store.commit([run(runRow(1)), { kind: "settled", ledger: LEDGER, run: 1 }]);
  await store.commit([run(runRow(1, { attempt: 3 }))]);
  assert.deepEqual((await store.load()).runs, [runRow(1, { attempt: 3 })]);
});

contract(
  "of a live run the newest attempt is loaded and older ones until they are forgotten",
  async (store) => {
    await store.commit([
      run(runRow(1, { attempt: 3 })),
      attempt(attemptRow(1, 1, { forgotten: true })),
      attempt(attemptRow(1, 2, { forgotten: false })),
      attempt(attemptRow(1, 3, { forgotten: true })),
    ]);
    const loaded = (await store.load()).attempts.map((row) => row.attempt);
    assert.deepEqual(loaded, [2, 3]);
    assert.equal((await store.run(1))?.attempts.length, 3);
  },
);

contract(
  "a number that two ledgers have means the newer one's run unless a ledger is named",
  async (store) => {
    const older = runRow(1, { ledger: OLDER_LEDGER, job: "older" });
    await store.commit([run(runRow(1)), run(older)]);
    assert.equal((await store.run(1))?.run.ledger, LEDGER);
    assert.deepEqual((await store.run(1, OLDER_LEDGER))?.run, older);
    assert.equal(await store.run(1, "f".repeat(32)), undefined);
    assert.equal(await store.run(2), undefined);
  },
);

contract("runs are listed newest first, below a number, and by state, agent and job", async (store) => {
  const rows = [
    runRow(1, { state: "succeeded", job: "a" }),
    runRow(2, { state: "lost", agent: "web-2" }),
    runRow(3, { state: "queued", job: "a" }),
    runRow(4, { state: "succeeded", job: "a", agent: "web-2" }),
  ];
  await store.commit([...rows.map(run), { kind: "settled", ledger: LEDGER, run: 1 }]);
  const listed = async (filter: Partial<RunFilter>) =>
    (await store.runs({ ...everything, ...filter })).map((row) => row.run);
  assert.deepEqual(await listed({}), [4, 3, 2, 1]);
  assert.deepEqual(await listed({ limit: 2 }), [4, 3]);
  assert.deepEqual(await listed({ below: 3 }), [2, 1]);
  assert.deepEqual(await listed({ states: ["succeeded"] }), [4, 1]);
  assert.deepEqual(await listed({ states: ["succeeded", "lost"] }), [4, 2, 1]);
  assert.deepEqual(await listed({ agent: "web-2" }), [4, 2]);
  assert.deepEqual(await listed({ job: "a", below: 4 }), [3, 1]);
  assert.deepEqual(await listed({ job: "a", agent: "web-2", states: ["queued"] }), []);
});

contract("the journal is read in the order in which it was written", async (store) => {
  const entries = [3, 1, 2].map((atMs) => journalRow(1, { atMs }));
  await store.commit([run(runRow(1)), ...entries.map((entry): Change => ({ kind: "journal", entry }))]);
  assert.deepEqual((await store.run(1))?.journal, entries);
});

contract("a blob is read back by its digest, and putting it again is nothing", async (store) => {
  const bytes = new Uint8Array(100_000).fill(0xa7);
  assert.equal(await store.hasBlob(digest(bytes)), false);
  assert.equal(await store.blob(digest(bytes)), undefined);
  await Promise.all([store.putBlob(digest(bytes), bytes), store.putBlob(digest(bytes), bytes)]);
  await store.putBlob(digest(bytes), bytes);
  assert.equal(await store.hasBlob(digest(bytes)), true);
  assert.deepEqual(new Uint8Array((await store.blob(digest(bytes))) ?? []), bytes);
});

for (const adapter of adapters) {
  describe(`the ${adapter.name} store`, () => {
    for (const [name, body] of promises) test(name, () => withStore(adapter, body));

    const { again } = adapter;
    if (again === null) return;
    test("everything is there after it was closed and opened again", () =>
      withStore(adapter, async (store, directory) => {
        const bytes = Buffer.from("a body");
        await store.putBlob(digest(bytes), bytes);
        await store.commit([run(runRow(1)), attempt(attemptRow(1, 2))]);
        const before = await store.load();
        await store[Symbol.asyncDispose]();
        await assert.rejects(store.commit([]), { name: "Fault" });
        await using reopened = await again(directory);
        assert.deepEqual(await reopened.load(), before);
        assert.deepEqual(Buffer.from((await reopened.blob(digest(bytes))) ?? []), bytes);
      }));
  });
}
