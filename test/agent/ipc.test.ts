// The codec of agentd/ipc.ts alone, without a socket.
// The frames between net and monitor: what is written is read back, and nothing else is ever accepted or
// thrown at.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { FrameReader, frameOf } from "../../agentd/ipc-frames.ts";
import { decodeFromMonitor, decodeFromNet, encodeFromMonitor, encodeFromNet } from "../../agentd/ipc.ts";
import type { FromMonitor, FromNet } from "../../agentd/ipc.ts";
import { limits } from "../../proto/common/limits.ts";

const hex = (bytes: number): fc.Arbitrary<string> =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((value) => Buffer.from(value).toString("hex"));
const count = fc.maxSafeNat();
const u32 = fc.integer({ min: 0, max: 0xffff_ffff });
const text = fc.string({ unit: "binary", maxLength: 40 });
const key = fc.record({
  ledger: hex(16),
  run: fc.integer({ min: 1, max: 2 ** 53 - 1 }),
  attempt: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
});
const word = { key, seq: count, fence: count };

const fromNet: fc.Arbitrary<FromNet> = fc.oneof(
  fc.constantFrom<FromNet>({ kind: "ready" }, { kind: "scan" }, { kind: "pong" }),
  fc.record({
    kind: fc.constant("link" as const),
    state: fc.constantFrom("offline" as const, "online" as const, "listening" as const),
    detail: text,
  }),
  fc.record({ kind: fc.constant("query" as const), ...word }),
  fc.record({ kind: fc.constant("forget" as const), ...word }),
  fc.record({ kind: fc.constant("cancel" as const), ...word, by: text, reason: text }),
  fc.record({ kind: fc.constant("log_acked" as const), key, offset: count }),
  fc.record({
    kind: fc.constant("order" as const),
    order: fc.record({
      ...word,
      specSha256: hex(32),
      specBytes: count,
      spec: fc.option(fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes))),
      blobs: fc.array(fc.record({ sha256: hex(32), bytes: count }), { maxLength: 3 }),
      proof: text,
      sshsig: fc.option(fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes))),
      password: fc.option(
        fc.record({
          keyId: fc.string({ maxLength: 20 }),
          sealed: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
          expiresMs: count,
        }),
      ),
      startDeadlineMs: count,
      scheduledAtMs: count,
    }),
  }),
);

const exit = fc.record({
  kind: fc.constantFrom("exit" as const, "signal" as const, "reason" as const),
  status: u32,
  signal: u32,
  reason: text,
  detail: text,
  coreDumped: fc.boolean(),
  utimeUs: count,
  stimeUs: count,
  maxrssKb: count,
  startedAtMs: count,
  endedAtMs: count,
  processesEnded: u32,
  processesLeft: u32,
  leftPids: fc.array(u32, { maxLength: 16 }),
});
const log = fc.record({
  frameBytes: count,
  frameSha256: hex(32),
  stdoutBytes: count,
  stdoutSha256: hex(32),
  stderrBytes: count,
  stderrSha256: hex(32),
  stdoutCut: count,
  stderrCut: count,
});
const phase = fc.constantFrom(
  "accepted",
  "started",
  "ended",
  "closed",
  "refused",
  "never_heard",
  "vanished",
  "forgotten",
);
const report = fc.record({
  key,
  phase: phase as fc.Arbitrary<"accepted">,
  seq: count,
  reason: text,
  permanent: fc.boolean(),
  detail: text,
  pid: u32,
  startedAtMs: count,
  exit: fc.option(exit),
  log: fc.option(log),
  unsupervised: fc.boolean(),
  stalled: fc.boolean(),
  stopping: fc.boolean(),
  survivors: fc.array(text, { maxLength: 4 }),
  actualUser: text,
  warnings: fc.array(text, { maxLength: 4 }),
});
const fromMonitor: fc.Arbitrary<FromMonitor> = fc.oneof(
  fc.constant<FromMonitor>({ kind: "ping" }),
  fc.record({ kind: fc.constant("settings" as const), json: text }),
  fc.record({ kind: fc.constant("report" as const), report }),
  fc.record({
    kind: fc.constant("scan_end" as const),
    marks: fc.array(fc.record({ ledger: hex(16), floor: count, fence: count }), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant("fence_refused" as const), ledger: hex(16), highest: count }),
);

test("every message is read back as it was written", () => {
  fc.assert(fc.property(fromNet, (message) => assertSame(decodeFromNet(encodeFromNet(message)), message)));
  fc.assert(
    fc.property(fromMonitor, (message) => assertSame(decodeFromMonitor(encodeFromMonitor(message)), message)),
  );
});

/** By their text: the generator's objects have no prototype, and that is no part of a message. */
function assertSame(decoded: unknown, message: unknown): void {
  const sorted = (_name: string, value: unknown): unknown =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  assert.equal(JSON.stringify(decoded, sorted), JSON.stringify(message, sorted));
}

test("a message that is shortened or lengthened by one byte is no message", () => {
  fc.assert(
    fc.property(fromNet, fc.nat(), (message, place) => {
      const bytes = encodeFromNet(message);
      assert.equal(decodeFromNet(bytes.subarray(0, place % bytes.length)), undefined);
      assert.equal(decodeFromNet(Buffer.concat([bytes, Buffer.from([0])])), undefined);
    }),
  );
});

test("whatever bytes come, decoding answers and never throws", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => decodeFromNet(bytes) !== null),
    { numRuns: 5000 },
  );
  fc.assert(
    fc.property(fromNet, fc.nat(), fc.nat(255), (message, place, value) => {
      const bytes = encodeFromNet(message);
      bytes[place % bytes.length] = value;
      const decoded = decodeFromNet(bytes);
      if (decoded !== undefined)
        assert.deepEqual(encodeFromNet(decoded), bytes, "what is accepted is exactly what it says");
    }),
    { numRuns: 2000 },
  );
});

test("wrong words are no message: bad utf-8, an unknown kind, a number past 2^53, an attempt 0", () => {
  const good = encodeFromNet({
    kind: "cancel",
    key: { ledger: "0a".repeat(16), run: 1, attempt: 1 },
    seq: 1,
    fence: 1,
    by: "ab",
    reason: "",
  });
  assert.ok(decodeFromNet(good) !== undefined);
  const changed = (at: number, ...values: number[]): Buffer => {
    const bytes = Buffer.from(good);
    bytes.set(values, at);
    return bytes;
  };
  const by = good.indexOf("ab");
  assert.equal(decodeFromNet(changed(by, 0xff)), undefined);
  assert.equal(decodeFromNet(changed(0, 0x77)), undefined);
  const run = 2 + 4 + 32;
  assert.equal(decodeFromNet(changed(run, 0, 0, 0, 0, 0, 0, 0x20, 0)), undefined);
  assert.equal(decodeFromNet(changed(run + 8, 0, 0, 0, 0)), undefined);
  assert.equal(
    decodeFromNet(encodeFromMonitor({ kind: "ping" })),
    undefined,
    "the other side's messages are not ours",
  );
});

test("frames are found however the stream is cut", () => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 8 }),
      fc.array(fc.nat(30)),
      (payloads, cuts) => {
        const stream = Buffer.concat(payloads.map((payload) => frameOf(payload, 64)));
        const reader = new FrameReader(64);
        const found: Buffer[] = [];
        let at = 0;
        for (const cut of [...cuts, stream.length]) {
          for (const frame of reader.push(stream.subarray(at, at + cut)) ?? [])
            found.push(Buffer.from(frame));
          at = Math.min(stream.length, at + cut);
        }
        assert.deepEqual(
          found,
          payloads.map((payload) => Buffer.from(payload)),
        );
      },
    ),
  );
});

test("a frame that promises more than the cap is refused before it is collected, and for ever", () => {
  const reader = new FrameReader(limits.ipcFrameBytesMax);
  assert.equal(reader.push(Buffer.from([1, 0, 1, 0])), undefined);
  assert.equal(reader.push(frameOf(Buffer.alloc(1), 64)), undefined);
  const other = new FrameReader(limits.ipcFrameBytesMax);
  assert.deepEqual(other.push(Buffer.from([0, 0, 1, 0])), []);
});
