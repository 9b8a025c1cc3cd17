// Finding a place in a stored log: the last lines, or a byte of a stream, compared with what counting the
// whole log by hand gives. The danger: a job that writes bytes which look like frames.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { openFileLogStore } from "../../scheduler/logs/file-log-store.ts";
import { LogPlaces, type PlaceAsk } from "../../scheduler/logs/log-places.ts";
import type { LogStore } from "../../scheduler/logs/log-store.ts";
import { FrameDecoder } from "../../scheduler/cli/frames.ts";
import { cutFrame, outputFrame } from "../support/fake-api.ts";
import { LEDGER } from "../support/rows.ts";

const never = new AbortController().signal;
const keyOf = (run: number): AttemptKey => ({ ledger: LEDGER, run, attempt: 1 });

async function withStore(body: (store: LogStore) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "reeve-places-"));
  const store = openFileLogStore(directory);
  try {
    await body(store);
  } finally {
    await store[Symbol.asyncDispose]();
    await rm(directory, { recursive: true });
  }
}

async function append(store: LogStore, run: number, bytes: Buffer, from = 0): Promise<void> {
  const step = 1 << 20;
  for (let at = 0; at < bytes.length; at += step)
    await store.append(keyOf(run), from + at, bytes.subarray(at, at + step));
}

type Stream = PlaceAsk["stream"];

/** What the stream's payload is from a place on, read as the command line does. */
async function shownFrom(store: LogStore, run: number, ask: PlaceAsk): Promise<Buffer> {
  const place = await new LogPlaces(store).find(keyOf(run), ask, never);
  const decoder = new FrameDecoder(place.offset);
  const shown: Uint8Array[] = [];
  for (;;) {
    const bytes = await store.read(keyOf(run), decoder.offset, 96 * 1024);
    if (bytes.length === 0) break;
    for (const piece of decoder.push(bytes)) {
      if (piece.stream !== "cut" && (ask.stream === "both" || piece.stream === ask.stream))
        shown.push(Buffer.from(piece.bytes));
    }
  }
  return Buffer.concat(shown).subarray(place.skipBytes);
}

/** By hand: the last so many lines. */
function lastLines(text: Buffer, lines: number): Buffer {
  const all = text.toString("latin1").match(/[^\n]*\n|[^\n]+$/g) ?? [];
  return Buffer.from(lines === 0 ? "" : all.slice(-lines).join(""), "latin1");
}

const text = fc.string({ unit: fc.constantFrom("a", "b", "\n", "\u00ff"), minLength: 1, maxLength: 40 });
const someFrames = fc.array(fc.tuple(fc.constantFrom(1 as const, 2 as const, 3 as const), text), {
  maxLength: 30,
});

function payloadOf(frames: readonly (readonly [number, string])[], stream: Stream): Buffer {
  const wanted = stream === "both" ? [1, 2] : [stream === "stdout" ? 1 : 2];
  const parts = frames.filter(([of]) => wanted.includes(of)).map(([, part]) => Buffer.from(part, "latin1"));
  return Buffer.concat(parts);
}

test("the last lines and every byte are found as counting by hand finds them", () =>
  withStore(async (store) => {
    let run = 0;
    const streams = fc.constantFrom<Stream[]>("stdout", "stderr", "both");
    const property = fc.asyncProperty(someFrames, streams, fc.nat(12), async (frames, stream, count) => {
      run++;
      const parts = frames.map(([of, part]) =>
        of === 3 ? cutFrame(1, 2) : outputFrame(of, Buffer.from(part, "latin1")),
      );
      // What has come of a last frame so far is no part of the counting, but it is shown.
      await append(store, run, Buffer.concat([...parts, outputFrame(1, "not yet whole\n").subarray(0, 20)]));
      const whole = payloadOf(frames, stream);
      const lines: PlaceAsk = { stream, place: { kind: "lines", lines: count, bytesMax: 0 } };
      assert.deepEqual(await shownFrom(store, run, lines), lastLines(whole, count));
      const few: PlaceAsk = { stream, place: { kind: "lines", lines: count, bytesMax: 7 } };
      assert.deepEqual(await shownFrom(store, run, few), lastLines(whole, count).subarray(-7));
      const byte: PlaceAsk = { stream, place: { kind: "byte", byte: count * 3 } };
      assert.deepEqual(await shownFrom(store, run, byte), whole.subarray(count * 3));
    });
    await fc.assert(property, { numRuns: 150 });
  }));

test("a place in a large log is found over many marks, from the same walk, and again as it grows", () =>
  withStore(async (store) => {
    const frames = Array.from({ length: 120 }, (_, i) =>
      outputFrame(i % 10 === 9 ? 2 : 1, `${"x".repeat(60_000)}\n${i}\n`),
    );
    const small = Array.from({ length: 4000 }, (_, i) => outputFrame(1, `small ${i}\n`));
    const log = Buffer.concat([...frames, ...small]);
    await append(store, 1, log);
    const places = new LogPlaces(store);
    const ask = (lines: number): PlaceAsk => ({
      stream: "stdout",
      place: { kind: "lines", lines, bytesMax: 0 },
    });
    for (const lines of [1, 3999, 4000, 4001, 4002, 4100, 9999]) {
      const shown = await shownFrom(store, 1, ask(lines));
      assert.equal(shown.toString().trimEnd().split("\n").length, Math.min(lines, 4000 + 2 * 108));
    }
    const before = await places.find(keyOf(1), ask(1), never);
    await append(store, 1, outputFrame(1, "later\n"), log.length);
    const after = await places.find(keyOf(1), ask(1), never);
    assert.equal(after.offset, log.length);
    assert.equal(after.streamBytes, before.streamBytes + 6);
    const beyond = await places.find(
      keyOf(1),
      { stream: "stdout", place: { kind: "byte", byte: after.streamBytes + 5 } },
      never,
    );
    assert.equal(beyond.skipBytes, 5, "bytes that are still to come are left out too");
  }));

test("output that looks like frames is output, wherever the place is", () =>
  withStore(async (store) => {
    const forged = Buffer.concat([outputFrame(2, "forged\n"), cutFrame(9, 9), outputFrame(1, "no line\n")]);
    const log = Buffer.concat([outputFrame(1, "a\n"), outputFrame(1, forged)]);
    await append(store, 1, log);
    const lines: PlaceAsk = { stream: "both", place: { kind: "lines", lines: 1, bytesMax: 0 } };
    const shown = await shownFrom(store, 1, lines);
    assert(shown.equals(forged.subarray(forged.indexOf("\n") + 1)), "cut at the payload's own newline");
    // The same bytes as frames of their own are what the place must not take them for.
    await append(store, 2, forged);
    assert.equal((await shownFrom(store, 2, lines)).toString(), "no line\n");
  }));

test("a place in a damaged log is one in what can be read of it", () =>
  withStore(async (store) => {
    const bad = outputFrame(1, "bad\n");
    bad.writeUInt8(9, 4);
    await append(store, 1, Buffer.concat([outputFrame(1, "one\ntwo\n"), bad, outputFrame(1, "three\n")]));
    const ask: PlaceAsk = { stream: "both", place: { kind: "lines", lines: 1, bytesMax: 0 } };
    const place = await new LogPlaces(store).find(keyOf(1), ask, never);
    assert.deepEqual(place, { offset: 0, skipBytes: 4, beforeBytes: 4, streamBytes: 8 });
  }));

test("of large frames the headers alone are read, by no more at once than the limit", () =>
  withStore(async (store) => {
    const frame = outputFrame(1, Buffer.alloc(65_536, 0x61));
    await append(store, 1, Buffer.concat(Array.from({ length: 160 }, () => frame)));
    let [bytes, now, most] = [0, 0, 0];
    const counting = {
      storedBytes: (key: AttemptKey) => store.storedBytes(key),
      read: async (key: AttemptKey, offset: number, lengthMax: number) => {
        most = Math.max(most, ++now);
        const read = await store.read(key, offset, lengthMax);
        now--;
        bytes += read.length;
        return read;
      },
    };
    const places = new LogPlaces(counting);
    const ask: PlaceAsk = { stream: "both", place: { kind: "byte", byte: 160 * 65_536 - 1 } };
    const found = await places.find(keyOf(1), ask, never);
    assert.equal(found.offset, 159 * frame.length);
    assert(bytes < 2 << 20, `${bytes} bytes were read of ten megabytes`);
    const many = Array.from({ length: 40 }, () => new LogPlaces(counting).find(keyOf(1), ask, never));
    most = 0;
    await Promise.all(many);
    assert(most > limits.logScansMax, "without a common bound more are at it");
    most = 0;
    await Promise.all(Array.from({ length: 40 }, () => places.find(keyOf(1), ask, never)));
    assert(most <= limits.logScansMax, `${most} at once`);
  }));
