// <spool>/claims and net's book on disk: what is promised is there after a crash, a torn tail is not, and
// damage is never overlooked. Real files in a temporary place; a crash is a file cut or changed at a byte.
// The danger they guard against: an attempt that was settled and starts again.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Settled } from "../../agentd/monitor/claims.ts";
import { Claims } from "../../agentd/monitor/claims.ts";
import { Book } from "../../agentd/net/book.ts";
import type { BookRecord } from "../../agentd/net/run-book.ts";
import { ledger, orderOf, specOf } from "../support/host.ts";
import { onSmallDisk } from "../support/small-disk.ts";

function settled(run: number, change: Partial<Settled> = {}): Settled {
  const key = { ledger, run, attempt: 1 };
  return {
    key,
    seq: run,
    kind: "refused",
    reason: "late_order",
    permanent: true,
    detail: "because; it % is",
    ...change,
  };
}

async function inDirectory(work: (path: string) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "reeve-claims-"));
  try {
    await work(join(directory, "claims"));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

test("claims are found again with every field, and fences only rise", async () => {
  await inDirectory(async (path) => {
    const other = settled(2, { kind: "forgotten", reason: "", detail: "" });
    {
      await using claims = await Claims.open(path);
      await Promise.all([claims.settle(settled(1)), claims.settle(other), claims.raiseFence(ledger, 7)]);
      await claims.raiseFence(ledger, 3);
    }
    await using claims = await Claims.open(path);
    assert.deepEqual(claims.find(settled(1).key), settled(1));
    assert.equal(claims.find(other.key)?.kind, "forgotten");
    assert.equal(claims.find(settled(3).key), undefined);
    assert.deepEqual(claims.marks(), [{ ledger, floor: 0, fence: 7 }]);
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });
});

test("a tail torn at any byte is dropped, and what came before it is kept", async () => {
  await inDirectory(async (path) => {
    {
      await using claims = await Claims.open(path);
      await claims.settle(settled(1));
      await claims.settle(settled(2));
    }
    const whole = readFileSync(path);
    const first = whole.indexOf("\n", whole.indexOf("refused")) + 1;
    for (let length = first; length < whole.length; length += 7) {
      writeFileSync(path, whole);
      truncateSync(path, length);
      await using claims = await Claims.open(path);
      assert.ok(claims.find(settled(1).key) !== undefined);
      assert.equal(claims.find(settled(2).key), undefined);
      await claims.settle(settled(3));
    }
    await using claims = await Claims.open(path);
    assert.ok(claims.find(settled(3).key) !== undefined);
  });
});

test("damage before a good line stops the daemon instead of forgetting", async () => {
  await inDirectory(async (path) => {
    {
      await using claims = await Claims.open(path);
      await claims.settle(settled(1));
      await claims.settle(settled(2));
    }
    const bytes = readFileSync(path);
    bytes[bytes.indexOf("late_order")] = 0x4c;
    writeFileSync(path, bytes);
    await assert.rejects(Claims.open(path), /damaged at byte 15; restore the spool/);
  });
});

onSmallDisk("a group that the disk took in part leaves no damage behind", 1, async (disk) => {
  const path = join(disk.path, "claims");
  {
    await using claims = await Claims.open(path);
    await disk.fill(0);
    const detail = "x".repeat(200);
    const group = Array.from({ length: 60 }, (_, run) => claims.settle(settled(run + 1, { detail })));
    const answers = await Promise.allSettled(group);
    assert.ok(answers.some(({ status }) => status === "rejected"));
    await claims.settle(settled(100));
  }
  await using claims = await Claims.open(path);
  assert.deepEqual(claims.find(settled(100).key), settled(100));
});

test("a floor answers only when it is on the disk", async () => {
  await inDirectory(async (path) => {
    await using claims = await Claims.open(path, 1024);
    mkdirSync(`${path}.new`); // the compacted file cannot be made
    for (let run = 1; claims.find(settled(run - 1).key) !== undefined || run === 1; run++) {
      await claims.settle(settled(run)).catch(() => undefined);
    }
    assert.ok(statSync(path).size > 1024, "it was to be compacted");
    assert.equal(claims.floorOf(ledger), 0);
    assert.ok(claims.find(settled(1).key) !== undefined);
  });
});

test("over its bound it keeps the newest half, and the floor answers for the rest", async () => {
  await inDirectory(async (path) => {
    const bytesMax = 8192;
    {
      await using claims = await Claims.open(path, bytesMax);
      for (let run = 1; run <= 500; run++) await claims.settle(settled(run));
    }
    assert.ok(statSync(path).size <= bytesMax + 200);
    await using claims = await Claims.open(path, bytesMax);
    const floor = claims.floorOf(ledger);
    assert.ok(floor > 100 && floor < 500, `floor ${floor}`);
    for (let run = 1; run <= 500; run++) {
      assert.ok(run <= floor || claims.find(settled(run).key) !== undefined, `run ${run} is answered for`);
    }
  });
});

const bookBefore = join(import.meta.dirname, "../compat/book-1.base64");

test("the book of an earlier build is read, and an order keeps its signature through a rewrite", async () => {
  await inDirectory(async (path) => {
    const order = { ...orderOf(1, specOf("true")), proof: "signed", sshsig: Buffer.from("SSHSIG…") };
    // Message 2, as it was before orders brought proofs: the same fields without the two of the proof.
    const old = Buffer.from(readFileSync(bookBefore, "utf8").trim(), "base64");
    writeFileSync(path, old);
    const options = { bytesMax: 1, onWritten: () => undefined };
    {
      const { book, records } = await Book.open(path, options);
      await using _closed = book;
      const [first] = records;
      assert.ok(first?.kind === "order" && records.length === 1);
      const { key, proof, sshsig, password, spec } = first.order;
      const said = [key.run, proof, sshsig, password, Buffer.from(spec ?? []).toString()];
      assert.deepEqual(said, [7, "owner", null, null, "a spec"]);
      for (const number of [1, 2, 3, 4, 5]) book.append(number, { kind: "gone", key });
      book.append(6, { kind: "order", order });
      await book.settled();
    }
    const { book, records } = await Book.open(path, options);
    await using _closed = book;
    assert.deepEqual(records, [{ kind: "order", order }], "and the old record is gone");
  });
});

test("the book gives back orders, drops a torn tail, and is rewritten over its bound", async () => {
  await inDirectory(async (path) => {
    const orders = [1, 2, 3].map((run) => orderOf(run, specOf(`echo ${run}`)));
    const written: number[] = [];
    const options = { bytesMax: 4096, onWritten: (number: number) => written.push(number) };
    {
      const { book, records } = await Book.open(path, options);
      await using _closed = book;
      assert.deepEqual(records, []);
      for (const [index, order] of orders.entries()) book.append(index + 1, { kind: "order", order });
      await book.settled();
      assert.deepEqual(written, [3], "one sync for all that came together");
      const first = orders[0];
      assert.ok(first !== undefined);
      book.append(4, { kind: "gone", key: first.key });
      await book.settled();
    }
    const whole = readFileSync(path);
    const read = async (): Promise<readonly BookRecord[]> => {
      const { book, records } = await Book.open(path, options);
      await using _closed = book;
      return records;
    };
    assert.deepEqual(
      (await read()).map(({ kind }) => kind),
      ["order", "order", "order", "gone"],
    );
    assert.deepEqual((await read())[1], { kind: "order", order: orders[1] });
    writeFileSync(path, whole.subarray(0, whole.length - 3));
    assert.equal((await read()).length, 3);
    const { book } = await Book.open(path, options);
    await using _closed = book;
    for (let run = 10; run < 60; run++) {
      const order = orderOf(run, specOf("true"));
      book.append(run, { kind: "order", order });
      book.append(run, { kind: "gone", key: order.key });
      await book.settled();
    }
    assert.ok(statSync(path).size < 6000, "what has gone does not stay");
    assert.equal((await read()).filter(({ kind }) => kind === "order").length >= 3, true);
  });
});
