// The danger they guard against: a format that changes without anybody saying so.
// The records of a run directory: golden bytes for what the monitor writes, and what it makes of whole, torn
// and old ones.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import type { Handed, Params } from "../../agentd/monitor/run-record.ts";
import {
  cwdIn,
  envFileIn,
  encodeClaim,
  encodeExitFile,
  encodeParams,
  execPathIn,
  graceMsIn,
  parseClaim,
  parseExitFile,
} from "../../agentd/monitor/run-record.ts";
import type { RunState } from "../../agentd/monitor/run-state.ts";
import { runStateOf } from "../../agentd/monitor/run-state.ts";

const key = { ledger: "00112233445566778899aabbccddeeff", run: 4711, attempt: 2 };
const boot = "0f3c0f3c-0000-4000-8000-000000000000:3:4026531836";
const handed: Handed = { key, bootIdentity: boot, seq: 9, user: "alice", isShell: true };
const params: Params = {
  key,
  execPath: Buffer.from("/bin/sh"),
  execSearch: false,
  args: [Buffer.from("sh"), Buffer.from("-c"), Buffer.from("echo æ")],
  environment: [Buffer.from("A=1")],
  envFile: Buffer.alloc(0),
  envBelow: 0,
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

test("a file of variables is two records more, and none without one", () => {
  const envFile = Buffer.from("/srv/env");
  const bytes = encodeParams({ ...params, envFile, envBelow: 1 });
  assert.deepEqual([envFileIn(bytes), envFileIn(encodeParams(params))], [envFile, undefined]);
  assert.equal(bytes.length - encodeParams(params).length, 8 + envFile.length + 8 + 4);
});

test("the exit file is these bytes, and is read back", () => {
  const file = encodeExitFile(handed, 1_700_000_000_000);
  assert.equal(
    createHash("sha256").update(file).digest("hex"),
    "566ed4d4e5037e4ca9d2f3679a66b57d8e1642bf99be69b133e0ecfc1c467f87",
  );
  const record = parseExitFile(file);
  assert.deepEqual(record?.handed, handed);
  for (const phase of ["claimed", "started", "ended", "closed", "output", "stopping"] as const)
    assert.equal(record?.[phase], null);
});

test("a slot with any bit wrong is no slot, and a file of another size is no record", () => {
  const file = encodeExitFile(handed, 1_700_000_000_000);
  for (const at of [0, 4, 8, 50, 180, 300, 511]) {
    const torn = Buffer.from(file);
    torn[at] = (torn[at] ?? 0) ^ 1;
    assert.equal(parseExitFile(torn)?.handed, null, `byte ${at}`);
  }
  assert.equal(parseExitFile(file.subarray(0, 4095)), undefined);
});

test("a claim is one line, read back exactly, and nothing else is one", () => {
  const author = { bootIdentity: boot, pid: 42, startTicks: 99 };
  const line = encodeClaim("cancelled", author, { ms: 1_700_000_000_000, reason: "cancelled" });
  assert.equal(line.toString(), `reeve-claim-1 cancelled 1700000000000000 ${boot} 42 99 cancelled\n`);
  assert.deepEqual(parseClaim(line), {
    kind: "cancelled",
    atMs: 1_700_000_000_000,
    bootIdentity: boot,
    reason: "cancelled",
  });
  const supervisors = `reeve-claim-1 start 1700000000000000 ${boot} 42 99 -\n`;
  assert.equal(parseClaim(Buffer.from(supervisors))?.reason, "");
  for (const bad of ["", supervisors.trimEnd(), supervisors.replace("start", "begin"), `${supervisors}x`]) {
    assert.equal(parseClaim(Buffer.from(bad)), undefined, JSON.stringify(bad));
  }
});

test("lock, exit and claim together say what the table of run-directory.md says", () => {
  const ours = "boot";
  const none = parseExitFile(Buffer.alloc(4096));
  assert.ok(none !== undefined);
  const handedHere = { ...none, handed: { ...handed, bootIdentity: ours } };
  const handedBefore = { ...none, handed: { ...handed, bootIdentity: "other" } };
  const started = { ...handedHere, started: { atMs: 1, pid: 2, uid: 0 } };
  const ended = { ...started, ended: {} as never };
  const closed = { ...ended, closed: {} as never };
  const claim = (kind: "start" | "cancelled" | "refused", bootIdentity = ours) => ({
    kind,
    atMs: 1,
    bootIdentity,
    reason: "",
  });
  const start = claim("start");
  const rows: readonly (readonly [boolean, typeof none, ReturnType<typeof claim> | undefined, RunState])[] = [
    [true, started, start, "running"],
    [true, handedHere, undefined, "starting"],
    [true, handedHere, start, "starting"],
    [true, closed, start, "closed"],
    [false, closed, start, "closed"],
    [true, ended, start, "ended"],
    [false, ended, start, "ended_unclosed"],
    [false, handedHere, claim("cancelled"), "settled"],
    [true, handedHere, claim("refused"), "settled"],
    [false, started, start, "orphan"],
    [false, handedHere, start, "orphan"],
    [false, started, claim("start", "other"), "host_restarted"],
    [false, handedHere, undefined, "unbegun"],
    [false, handedBefore, undefined, "host_restarted"],
    [false, none, undefined, "hollow"],
  ];
  for (const [isHeld, record, seen, state] of rows) {
    assert.equal(runStateOf({ isHeld, record, claim: seen, bootIdentity: ours }), state);
  }
  assert.equal(
    runStateOf({ isHeld: false, record: undefined, claim: undefined, bootIdentity: ours }),
    "hollow",
  );
});
