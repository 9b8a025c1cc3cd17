// The contract of the log store: bytes by offset, once, acked when synced; read, followed and judged.
// The danger: a test whose bytes are all alike would not see them stored at a wrong place, so every byte
// tells its offset.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readlinkSync } from "node:fs";
import { mkdtemp, readdir, rm, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { openFileLogStore } from "../../scheduler/logs/file-log-store.ts";
import type { LogStore } from "../../scheduler/logs/log-store.ts";
import { LEDGER } from "../support/rows.ts";
import { onSmallDisk } from "../support/small-disk.ts";

const key: AttemptKey = { ledger: LEDGER, run: 4711, attempt: 2 };
const fileOf = (root: string, run = 4711): string =>
  join(root, LEDGER, String(Math.floor(run / 1000)), `${run}.2.frames`);
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const never = new AbortController().signal;

/** Bytes whose every four tell where they are. */
function bytesAt(offset: number, length: number): Buffer {
  const all = Buffer.alloc(length + 8);
  const first = offset - (offset % 4);
  for (let at = 0; at + 4 <= all.length; at += 4) all.writeUInt32LE((first + at) >>> 0, at);
  return all.subarray(offset % 4, (offset % 4) + length);
}

async function withStore(body: (store: LogStore, root: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "reeve-logs-"));
  const root = join(directory, "logs");
  const store = openFileLogStore(root);
  try {
    await body(store, root);
  } finally {
    await store[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  }
}

test("an attempt that has sent nothing has an empty log and makes no file", () =>
  withStore(async (store, root) => {
    assert.equal(await store.storedBytes(key), 0);
    assert.equal((await store.read(key, 0, 10)).length, 0);
    await assert.rejects(stat(root), { code: "ENOENT" });
  }));

test("bytes are read back from any offset, and nothing beyond the end", () =>
  withStore(async (store, root) => {
    assert.equal(await store.append(key, 0, bytesAt(0, 1000)), 1000);
    assert.equal(await store.append(key, 1000, bytesAt(1000, 500)), 1500);
    assert.deepEqual(Buffer.from(await store.read(key, 0, 9999)), bytesAt(0, 1500));
    assert.deepEqual(Buffer.from(await store.read(key, 997, 7)), bytesAt(997, 7));
    assert.equal((await store.read(key, 1500, 10)).length, 0);
    assert.equal((await store.read(key, 9999, 10)).length, 0);
    assert.equal((await stat(fileOf(root))).mode & 0o777, 0o600);
    assert.equal((await stat(root)).mode & 0o777, 0o700);
  }));

test("bytes that are stored already are skipped, also when they overlap the end", () =>
  withStore(async (store) => {
    await store.append(key, 0, bytesAt(0, 1000));
    assert.equal(await store.append(key, 0, bytesAt(0, 1000)), 1000);
    assert.equal(await store.append(key, 400, bytesAt(400, 100)), 1000);
    assert.equal(await store.append(key, 900, bytesAt(900, 200)), 1100);
    assert.deepEqual(Buffer.from(await store.read(key, 0, 9999)), bytesAt(0, 1100));
  }));

test("a gap is refused with the old offset and stores nothing", () =>
  withStore(async (store) => {
    await store.append(key, 0, bytesAt(0, 10));
    assert.equal(await store.append(key, 11, bytesAt(11, 10)), 10);
    assert.equal(await store.storedBytes(key), 10);
  }));

test("appends of one attempt that come together are stored in order, repeated ones once", () =>
  withStore(async (store) => {
    const acks: Promise<number>[] = [];
    for (let at = 0; at < 3_000_000; at += 30_000) {
      acks.push(store.append(key, at, bytesAt(at, 30_000)));
      if (at % 90_000 === 0) acks.push(store.append(key, at, bytesAt(at, 30_000)));
    }
    assert.equal(Math.max(...(await Promise.all(acks))), 3_000_000);
    assert.equal(await store.judge(key, 3_000_000, sha256(bytesAt(0, 3_000_000))), "complete");
  }));

test("an acked offset is in the file", () =>
  withStore(async (store, root) => {
    let at = 0;
    for (const length of [1, 65_536, 3, 100_000]) {
      at = await store.append(key, at, bytesAt(at, length));
      assert.ok((await stat(fileOf(root))).size >= at);
    }
    assert.equal(at, 165_540);
  }));

test("more than the bound waiting for the disk is refused", () =>
  withStore(async (store) => {
    const large = bytesAt(0, limits.logPendingBytesMax);
    const first = store.append(key, 0, large);
    await assert.rejects(store.append(key, large.length, bytesAt(large.length, 1)), { name: "Fault" });
    assert.equal(await first, large.length);
    assert.equal(await store.append(key, large.length, bytesAt(large.length, 1)), large.length + 1);
  }));

test("another life of the store goes on at the stored offset and judges what it has not seen", () =>
  withStore(async (store, root) => {
    await store.append(key, 0, bytesAt(0, 2_500_000));
    await store[Symbol.asyncDispose]();
    await assert.rejects(store.storedBytes(key), { name: "Fault" });
    await using again = openFileLogStore(root);
    assert.equal(await again.storedBytes(key), 2_500_000);
    await again.append(key, 2_500_000, bytesAt(2_500_000, 10));
    assert.equal(await again.judge(key, 2_500_010, sha256(bytesAt(0, 2_500_010))), "complete");
  }));

test("a log is outstanding while bytes are missing, damaged when they differ or are too many", () =>
  withStore(async (store, root) => {
    const whole = sha256(bytesAt(0, 100));
    assert.equal(await store.judge(key, 100, whole), "outstanding");
    assert.equal(await store.judge(key, 0, sha256(Buffer.alloc(0))), "complete");
    await store.append(key, 0, bytesAt(0, 99));
    assert.equal(await store.judge(key, 100, whole), "outstanding");
    await store.append(key, 99, bytesAt(99, 1));
    assert.equal(await store.judge(key, 100, whole), "complete");
    assert.equal(await store.judge(key, 100, sha256(bytesAt(4, 100))), "damaged");
    assert.equal(await store.judge(key, 99, sha256(bytesAt(0, 99))), "damaged");
    await store[Symbol.asyncDispose]();
    await writeFile(fileOf(root), bytesAt(4, 100)); // as long, but other bytes
    await using again = openFileLogStore(root);
    assert.equal(await again.judge(key, 100, whole), "damaged");
  }));

test("a follower is told when there is more, and let go when it stops waiting", () =>
  withStore(async (store) => {
    const first = store.waitForMore(key, 0, never);
    const second = store.waitForMore(key, 100, never);
    const leaving = new AbortController();
    const left = store.waitForMore(key, 1_000_000, leaving.signal);
    await store.append(key, 0, bytesAt(0, 100));
    await first;
    let told = false;
    const telling = second.then(() => (told = true));
    await store.storedBytes(key);
    assert.equal(told, false); // 100 bytes are not more than 100
    await store.append(key, 100, bytesAt(100, 1));
    await telling;
    leaving.abort();
    await left;
    await store.waitForMore(key, 100, never);
    await store.waitForMore(key, 5_000_000, AbortSignal.abort());
  }));

test("many attempts together keep their bytes apart within the bound of open files", () =>
  withStore(async (store) => {
    const keys = Array.from({ length: limits.logHandlesMax + 50 }, (_, i) => ({ ...key, run: 900 + i }));
    for (const at of [0, 1000]) {
      await Promise.all(keys.map((one) => store.append(one, at, bytesAt(at + one.run * 4, 1000))));
    }
    const open = (await readdir("/proc/self/fd")).length;
    assert.ok(open < limits.logHandlesMax + 40, `${open} descriptors`);
    for (const one of keys) {
      assert.deepEqual(Buffer.from(await store.read(one, 1000, 1000)), bytesAt(1000 + one.run * 4, 1000));
    }
  }));

test("logs that were judged are let go of, and read, followed and judged again all the same", () =>
  withStore(async (store, root) => {
    const keys = Array.from({ length: 3 * limits.logsJudgedMax }, (_, at) => ({ ...key, run: at + 1 }));
    const bytes = bytesAt(0, 100);
    for (const each of keys) await store.append(each, 0, bytes);
    assert.equal(openFilesIn(root), keys.length, "they are open before their verdict");
    const judge = (each: AttemptKey) => store.judge(each, bytes.length, sha256(bytes));
    for (const each of keys) {
      assert.equal(await judge(each), "complete");
      assert.equal(await store.storedBytes(each), bytes.length);
    }
    assert.ok(openFilesIn(root) <= limits.logsJudgedMax, `${openFilesIn(root)} are open after it`);
    const [first = key] = keys;
    assert.deepEqual(Buffer.from(await store.read(first, 0, 999)), bytes);
    assert.equal(await judge(first), "complete");
    assert.equal(await store.append(first, 50, bytesAt(50, 100)), 150, "late bytes still count");
  }));

function openFilesIn(root: string): number {
  const paths = readdirSync("/proc/self/fd").map((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return ""; // that of this very listing
    }
  });
  return paths.filter((path) => path.startsWith(`${root}/`)).length;
}

test("a file that was cut behind our back is a fault, not silence", () =>
  withStore(async (store, root) => {
    await store.append(key, 0, bytesAt(0, 100));
    await truncate(fileOf(root), 50);
    await assert.rejects(store.read(key, 0, 100), { name: "Fault" });
  }));

test("a key that is none never becomes a path", () =>
  withStore(async (store) => {
    const bad = { ledger: "../../../../../../../../tmp/evil0", run: 1, attempt: 1 };
    await assert.rejects(store.append(bad, 0, bytesAt(0, 1)), { name: "Fault" });
    await assert.rejects(store.read({ ...key, run: -1 }, 0, 1), { name: "Fault" });
  }));

onSmallDisk("a full disk acks nothing; with room again the log goes on and is complete", 4, async (disk) => {
  await using store = openFileLogStore(join(disk.path, "logs"));
  await store.append(key, 0, bytesAt(0, 1_000_000));
  await disk.fill(1 << 19);
  const refused = [1_000_000, 2_000_000].map((at) => store.append(key, at, bytesAt(at, 1_000_000)));
  const results = await Promise.allSettled(refused);
  assert.deepEqual(
    results.map((result) => (result.status === "rejected" ? result.reason.name : result.value)),
    ["LogsFull", "LogsFull"],
  );
  assert.equal(await store.storedBytes(key), 1_000_000);
  await disk.empty();
  assert.equal(await store.append(key, 1_000_000, bytesAt(1_000_000, 500_000)), 1_500_000);
  assert.equal(await store.judge(key, 1_500_000, sha256(bytesAt(0, 1_500_000))), "complete");
});
