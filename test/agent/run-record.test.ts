// The danger they guard against: a format that changes without anybody saying so.
// The records of a run directory: golden bytes for what the monitor writes, and what it makes of whole, torn
// and old ones.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import type { ClaimKind, ExitRecord, Handed, Params } from "../../agentd/monitor/run-record.ts";
import {
  cwdIn,
  encodeParams,
  encodeRecord,
  execPathIn,
  graceMsIn,
  parseRecord,
  paramsIn,
  specIn,
} from "../../agentd/monitor/run-record.ts";
import type { RunState } from "../../agentd/monitor/run-state.ts";
import { runStateOf } from "../../agentd/monitor/run-state.ts";
import { claimSlot, sealSlot } from "../support/run-directory.ts";

const key = { ledger: "00112233445566778899aabbccddeeff", run: 4711, attempt: 2 };
const boot = "0f3c0f3c-0000-4000-8000-000000000000:3:4026531836";
const handed: Handed = { key, bootIdentity: boot, seq: 9, user: "alice", isShell: true };
const params: Params = {
  key,
  execPath: Buffer.from("/bin/sh"),
  execSearch: false,
  args: [Buffer.from("sh"), Buffer.from("-c"), Buffer.from("echo æ")],
  environment: [Buffer.from("A=1")],
  cwd: Buffer.from("/"),
  umask: 0o22,
  stdin: false,
  shFallback: true,
  uid: 1000,
  gid: 100,
  rlimits: [{ resource: 7, soft: 1024n, hard: 524288n }],
  logLimitBytes: 2 ** 34,
  cutOnSpoolFull: false,
  merge: false,
  timeLimitMs: 0,
  graceMs: 10_000,
  leftovers: 0,
  spoolMinFreeBytes: 67108864,
  spoolMaxRunBytes: 0,
};

test("params are these bytes, for ever", () => {
  const bytes = encodeParams(params);
  assert.equal(bytes.subarray(0, 8).toString(), "RVPARAM1");
  const first = "0100000010000000" + key.ledger;
  assert.equal(bytes.subarray(8, 32).toString("hex"), first);
  assert.equal(bytes.readUInt32LE(bytes.length - 4), crc32(bytes.subarray(0, bytes.length - 12)));
  assert.equal(
    createHash("sha256").update(bytes).digest("hex"),
    "32b5b6cb5811e0448ef40fea4990badb9f785abc9c3a80c2b6dd7d23c3807aef",
  );
  assert.equal(graceMsIn(bytes), 10_000);
  assert.deepEqual([execPathIn(bytes), cwdIn(bytes)], [params.execPath, params.cwd]);
  assert.equal(cwdIn(bytes.subarray(0, 40)), undefined);
});

const spec = Buffer.from("a spec");
const goldenRecord = "c2dfcdc50b9ea62b73bffac048dcf48d2533015a95a84a2b89fe5cab44c7b2bf";
const newRecord = () => encodeRecord({ handed, params: encodeParams(params), spec, atMs: 1_700_000_000_000 });
const slotsOf = (file: Buffer) => file.subarray(0, 4096);

test("the record is these bytes, and is read back", () => {
  const file = newRecord();
  assert.equal(createHash("sha256").update(file).digest("hex"), goldenRecord);
  assert.deepEqual([paramsIn(file), specIn(file)], [encodeParams(params), spec]);
  const record = parseRecord(slotsOf(file), file.length);
  assert.deepEqual(record?.handed, handed);
  for (const phase of ["claim", "started", "ended", "closed", "output", "stopping"] as const)
    assert.equal(record?.[phase], null);
});

test("a slot with any bit wrong is no slot, and one that is cut short is no record", () => {
  const file = newRecord();
  for (const at of [0, 4, 8, 50, 180, 300, 511]) {
    const torn = Buffer.from(file);
    torn[at] = (torn[at] ?? 0) ^ 1;
    assert.equal(parseRecord(slotsOf(torn), torn.length)?.handed, null, `byte ${at}`);
  }
  assert.equal(parseRecord(file.subarray(0, 4095), 4095), undefined);
  assert.deepEqual(parseRecord(slotsOf(file), file.length)?.handed, handed);
});

test("a record whose writer was killed in the middle has been handed to nobody", () => {
  const file = newRecord();
  for (const bytes of [4096, 4097, file.length - spec.length, file.length - 1, file.length + 1])
    assert.equal(parseRecord(slotsOf(file), bytes)?.handed, null, `${bytes} bytes`);
});

test("a claim is read back from its slot, and a torn one is none", () => {
  const file = newRecord();
  for (const kind of ["start", "cancelled", "refused"] as const) {
    claimSlot(kind, boot, "too_late").copy(file, 512);
    const claim = parseRecord(slotsOf(file), file.length)?.claim;
    assert.deepEqual(claim, { kind, bootIdentity: boot, cgroup: "", reason: "too_late" });
  }
  file.writeUInt32LE(9, 512 + 20);
  assert.equal(parseRecord(slotsOf(file), file.length)?.claim, null);
  sealSlot(file.subarray(512, 1024), 1);
  assert.equal(parseRecord(slotsOf(file), file.length)?.claim?.kind, "damaged");
});

test("lock and record together say what the table of run-directory.md says", () => {
  const ours = "boot";
  const none = parseRecord(Buffer.alloc(4096), 4096);
  assert.ok(none !== undefined);
  const claim = (kind: ClaimKind, bootIdentity = ours) => ({ kind, bootIdentity, cgroup: "", reason: "" });
  const handedHere = { ...none, handed: { ...handed, bootIdentity: ours } };
  const handedBefore = { ...none, handed: { ...handed, bootIdentity: "other" } };
  const claimed = { ...handedHere, claim: claim("start") };
  const started = { ...claimed, started: { atMs: 1, pid: 2, uid: 0 } };
  const ended = { ...started, ended: {} as never };
  const closed = { ...ended, closed: {} as never };
  const rows: readonly (readonly [isHeld: boolean, record: ExitRecord | undefined, state: RunState])[] = [
    [true, started, "running"],
    [true, handedHere, "starting"],
    [true, claimed, "starting"],
    [true, closed, "closed"],
    [false, closed, "closed"],
    [true, ended, "ended"],
    [false, ended, "ended_unclosed"],
    [false, { ...handedHere, claim: claim("cancelled") }, "settled"],
    [true, { ...handedHere, claim: claim("refused") }, "settled"],
    [false, started, "orphan"],
    [false, claimed, "orphan"],
    [false, { ...handedHere, claim: claim("damaged") }, "orphan"],
    [false, { ...started, claim: claim("start", "other") }, "host_restarted"],
    [false, handedHere, "unbegun"],
    [false, handedBefore, "host_restarted"],
    [false, none, "hollow"],
    [false, undefined, "hollow"],
  ];
  for (const [index, [isHeld, record, state]] of rows.entries())
    assert.equal(runStateOf({ isHeld, record, bootIdentity: ours }), state, `row ${index}`);
});
