// Reading logs over the real socket: byte for byte from any offset, followed to the end and not beyond.
// The danger: an end that overtakes the last bytes; the follow is judged by what it has seen when it ends.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { schedulerService } from "../../proto/common/services.ts";
import { reeve } from "../../proto/gen/reeve.js";
import { ApiWorld, type Following } from "../support/api-world.ts";
import { totals } from "../support/core-world.ts";
import { outputFrame } from "../support/fake-api.ts";
import { LEDGER } from "../support/rows.ts";
import { waitUntil } from "../support/wait-until.ts";

let world: ApiWorld;
before(async () => {
  world = await ApiWorld.open();
  await world.connect();
});
after(() => world[Symbol.asyncDispose]());

const { v1 } = reeve;
const read = (fields: reeve.v1.ReadLogRequest.$Properties): Following<reeve.v1.LogPart> =>
  world.follow(schedulerService.readLog, new v1.ReadLogRequest(fields));
const bytesOf = (reading: Following<reeve.v1.LogPart>): Buffer =>
  Buffer.concat(reading.seen.map((part) => part.frames ?? new Uint8Array(0)));
const endOf = (reading: Following<reeve.v1.LogPart>) => {
  const { end } = reading.seen.at(-1) ?? {};
  return end ? [end.storedBytes, end.logState, end.attempt] : undefined;
};
const store = (run: number, offset: number, bytes: Uint8Array, attempt = 1): Promise<number> =>
  world.logs.append({ ledger: LEDGER, run, attempt }, offset, bytes);

async function executing(): Promise<number> {
  const run = (await world.submit()).runs[0] ?? 0;
  await world.report(run, "started");
  return run;
}

test("what is stored is read byte for byte from any offset, each part telling where it is", async () => {
  const run = await executing();
  const log = randomBytes(3_000_000);
  await store(run, 0, log);
  const whole = read({ run });
  assert.equal(await whole.ended, null);
  assert.ok(bytesOf(whole).equals(log));
  assert.deepEqual(endOf(whole), [log.length, "outstanding", 1]);
  let at = 0;
  for (const part of whole.seen) {
    assert.equal(part.offset, at);
    at += part.frames?.length ?? 0;
  }
  const tail = read({ run, offset: 2_999_990, attempt: 1 });
  await tail.ended;
  assert.ok(bytesOf(tail).equals(log.subarray(2_999_990)));
  const beyond = read({ run, offset: 9_999_999 });
  await beyond.ended;
  assert.deepEqual([bytesOf(beyond).length, endOf(beyond)], [0, [log.length, "outstanding", 1]]);
});

test("a follow goes on through a pause, past the job's end, and ends with the log's last byte", async () => {
  const run = await executing();
  const log = randomBytes(500_000);
  await store(run, 0, log.subarray(0, 100_000));
  const reading = read({ run, follow: true });
  await waitUntil(() => bytesOf(reading).length === 100_000, { what: "the first bytes" });
  await world.report(run, "ended");
  await world.report(run, "closed", { log: totals(log.length) });
  await store(run, 100_000, log.subarray(100_000, 400_000));
  await waitUntil(() => bytesOf(reading).length === 400_000, { what: "more bytes" });
  assert.equal(endOf(reading), undefined);
  await store(run, 400_000, log.subarray(400_000));
  await world.logStored(run, log.length);
  assert.equal(await reading.ended, null);
  assert.ok(bytesOf(reading).equals(log));
  assert.deepEqual(endOf(reading), [log.length, "complete", 1]);
  await waitUntil(() => world.watchers.count === 0, { what: "nobody following" });
});

test("a follow of a run that has not begun waits for its first attempt", async () => {
  await using own = await ApiWorld.open();
  const { runs } = await own.submit();
  const reading = own.follow(
    schedulerService.readLog,
    new v1.ReadLogRequest({ run: runs[0] ?? 0, follow: true }),
  );
  await waitUntil(() => own.watchers.count === 1, { what: "the follower" });
  await own.connect();
  await own.report(runs[0] ?? 0, "started");
  await own.logs.append({ ledger: LEDGER, run: runs[0] ?? 0, attempt: 1 }, 0, Buffer.from("hello"));
  await waitUntil(() => reading.seen.length === 1, { what: "the first bytes" });
  assert.equal(Buffer.from(reading.seen[0]?.frames ?? []).toString(), "hello");
  reading.cancel();
  await waitUntil(() => own.watchers.count === 0, { what: "nobody following" });
  assert.deepEqual(own.faults, []);
});

test("a run that is over without an attempt has no log, and a follow of it ends", async () => {
  const run = (await world.submit({ hold: true })).runs[0] ?? 0;
  const waiting = read({ run, follow: true });
  await world.ask(schedulerService.cancel, new v1.CancelRequest({ run }));
  assert.equal(await waiting.ended, null);
  assert.deepEqual(endOf(waiting), [0, "none", 0]);
});

test("the end of a large log is found by the scheduler; only it is sent, and then what comes", async () => {
  const run = await executing();
  const line = `${"x".repeat(59)}\n`;
  const log = Buffer.concat(Array.from({ length: 300 }, () => outputFrame(1, line.repeat(1000))));
  for (let at = 0; at < log.length; at += 1 << 20) await store(run, at, log.subarray(at, at + (1 << 20)));
  const tail = read({ run, tailLines: 3, stream: "stdout" });
  assert.equal(await tail.ended, null);
  const start = tail.seen[0]?.start;
  assert.deepEqual(
    [start?.beforeBytes, start?.streamBytes, start?.skipBytes],
    [299_997 * 60, 300_000 * 60, 997 * 60],
  );
  assert.ok(bytesOf(tail).equals(log.subarray(-60_020)), "one frame of 18 MB");
  const after = read({ run, tailLines: 0, follow: true });
  await waitUntil(() => after.seen.length === 1, { what: "the place" });
  await store(run, log.length, outputFrame(2, "news\n"));
  await waitUntil(() => bytesOf(after).equals(outputFrame(2, "news\n")), { what: "the news" });
  after.cancel();
});

test("a place that is asked for in two ways, or of a stream that is none, is refused", async () => {
  const run = await executing();
  for (const wrong of [
    { tailLines: 1, sinceByte: 1 },
    { tailLines: 1, offset: 1 },
    { sinceByte: 2 ** 60 },
    { sinceByte: 1, stream: "stdin" },
  ]) {
    assert.equal((await read({ run, ...wrong }).ended)?.reason, "usage", JSON.stringify(wrong));
  }
});

test("no such run, no such attempt and an offset that is none are refused", async () => {
  const run = await executing();
  assert.equal((await read({ run: 555_555 }).ended)?.reason, "no_such_run");
  assert.equal((await read({ run, attempt: 2 }).ended)?.reason, "no_such_attempt");
  assert.equal((await read({ run, attempt: 2, follow: true }).ended)?.reason, "no_such_attempt");
  assert.equal((await read({ run, offset: 2 ** 60 }).ended)?.reason, "usage");
});

test("a reader that takes nothing is not sent more than the windows hold", async () => {
  const run = await executing();
  for (let at = 0; at < 24 << 20; at += 1 << 20) await store(run, at, Buffer.alloc(1 << 20, 1));
  let asked = 0;
  const readLog = world.logs.read.bind(world.logs);
  const counting = new Proxy(world.logs, {
    get: (target, name) => {
      if (name !== "read") return Reflect.get(target, name).bind(target);
      return (...args: Parameters<typeof readLog>) => {
        asked = Math.max(asked, args[1]);
        return readLog(...args);
      };
    },
  });
  await using own = await ApiWorld.open({ logs: counting, store: world.store });
  const { path, requestSerialize, responseDeserialize } = schedulerService.readLog;
  const call = own.client.makeServerStreamRequest(
    path,
    requestSerialize,
    responseDeserialize,
    new v1.ReadLogRequest({ run }),
  );
  call.on("error", () => {});
  call.once("data", () => call.pause());
  await waitUntil(() => asked > 0, { what: "the first megabyte" });
  let before = -1;
  await waitUntil(() => asked === before || ((before = asked), false), {
    what: "the sender to stop",
    everyMs: 300,
  });
  assert.ok(asked < 16 << 20, `sent on up to ${asked}`);
  call.resume();
  await waitUntil(() => asked >= 24 << 20, { what: "the rest" });
  call.cancel();
});
