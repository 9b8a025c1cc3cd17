// What net collects of bodies: parts in order make a whole file, and a disk that fills up in the middle of a
// part never makes one that is not what its name says. The second needs root to mount a small disk.
// The danger they guard against: a body that is there for good and is refused by every run that needs it.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Blobs } from "../../agentd/net/blobs.ts";
import { onSmallDisk } from "../support/small-disk.ts";

const bytes = Buffer.alloc(64 * 1024, "body");
const sha256 = createHash("sha256").update(bytes).digest("hex");
const whole = { sha256, size: bytes.length, offset: 0, bytes };

test("parts that come in order are one file of that digest", async () => {
  const directory = mkdtempSync(join(tmpdir(), "reeve-blobs-"));
  try {
    const blobs = await Blobs.open(directory);
    assert.deepEqual(await blobs.add({ ...whole, bytes: bytes.subarray(0, 1000) }), { kind: "going_on" });
    assert.deepEqual(await blobs.add({ ...whole, offset: 2000, bytes: bytes.subarray(2000) }), {
      kind: "gap",
      from: 1000,
    });
    assert.deepEqual(await blobs.add(whole), { kind: "stored" });
    assert.deepEqual(readFileSync(join(directory, sha256)), bytes);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

onSmallDisk(
  "a body of which a full disk took only a part is not stored, and comes whole later",
  1,
  async (disk) => {
    const blobs = await Blobs.open(join(disk.path, "blobs"));
    await disk.fill(16 * 1024);
    await assert.rejects(blobs.add(whole), /ENOSPC/);
    assert.equal(await blobs.has(sha256), false);
    await disk.empty();
    assert.deepEqual(await blobs.add(whole), { kind: "stored" });
    assert.deepEqual(readFileSync(join(disk.path, "blobs", sha256)), bytes);
  },
);
