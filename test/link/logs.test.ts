// Log streams: acks after the fsync and never before, ownership, order, and a stream that is not read beyond
// its bound.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { attemptName } from "../../proto/common/ids.ts";
import type { Direction } from "../../proto/common/join-proof.ts";
import { limits } from "../../proto/common/limits.ts";
import { LogJudge } from "../../scheduler/agents/log-judge.ts";
import type { Input } from "../../scheduler/core/inputs.ts";
import type { LogJudgement } from "../../scheduler/logs/log-store.ts";
import { waitUntil } from "../support/wait-until.ts";
import { startCluster } from "./cluster.ts";
import { agentSide } from "./listening-agent.ts";
import { bothWays, enrol, RecordingLogStore, startSession } from "./session.ts";

const ledger = "ab".repeat(16);
const key = { ledger, run: 1, attempt: 1 };
const wireKey = { ledger: Buffer.from(ledger, "hex"), run: 1, attempt: 1 };

async function start(direction: Direction = "agent_dials") {
  const cluster = await startCluster();
  const session = await startSession(cluster, direction);
  session.owners.set(attemptName(key), "web-1");
  session.owners.set(attemptName({ ...key, run: 2 }), "web-2");
  session.owners.set(attemptName({ ...key, run: 3 }), "web-1");
  const agent = agentSide(cluster, session, await enrol(cluster, "web-1"));
  const stream = await agent.logs();
  const stop = async (): Promise<void> => {
    agent.close();
    await session[Symbol.asyncDispose]();
    await cluster[Symbol.asyncDispose]();
  };
  return { cluster, session, agent, stream, [Symbol.asyncDispose]: stop };
}

bothWays("an offset is acked when it is durable, and not before", async (direction) => {
  await using all = await start(direction);
  const { session, stream } = all;
  stream.call.write({ chunks: [{ key: wireKey, offset: 0, open: true }] });
  await waitUntil(() => stream.acks.length === 1);
  assert.equal(stream.acks[0]?.offset, 0);
  session.logs.holds = true;
  const bytes = randomBytes(10_000);
  stream.call.write({ chunks: [{ key: wireKey, offset: 0, bytes }] });
  await waitUntil(() => session.logs.appends.length === 1);
  // Another attempt's answer proves that acks could have come by now.
  stream.call.write({ chunks: [{ key: { ...wireKey, run: 3 }, offset: 0, open: true }] });
  await waitUntil(() => stream.acks.length === 2);
  assert.equal(stream.acks[1]?.key?.run, 3, "no ack while the append is not durable");
  session.logs.release();
  await waitUntil(() => stream.acks.length === 3);
  assert.equal(stream.acks[2]?.offset, 10_000);
  assert.deepEqual(session.logs.bytesOf(key), bytes);
});

bothWays("chunks that come together are stored together, whole and in order", async (direction) => {
  await using all = await start(direction);
  const { session, stream } = all;
  const bytes = randomBytes(1_000_000);
  for (let start = 0; start < bytes.length; start += 40_000) {
    const offsets = Array.from({ length: 40 }, (_, index) => start + index * 1_000);
    stream.call.write({
      chunks: offsets.map((offset) => ({
        key: wireKey,
        offset,
        bytes: bytes.subarray(offset, offset + 1_000),
      })),
    });
  }
  await waitUntil(() => stream.acks.at(-1)?.offset === bytes.length);
  assert.deepEqual(session.logs.bytesOf(key), bytes);
  // The store joins what waits into one write; how often it was asked shows in the acks, one for each group.
  assert.ok(stream.acks.length <= 100, `${stream.acks.length} acks for 1,000 chunks`);
});

bothWays("a gap is answered with the stored offset, a repeat is stored once", async (direction) => {
  await using all = await start(direction);
  const { session, stream } = all;
  const send = (offset: number, text: string) =>
    stream.call.write({ chunks: [{ key: wireKey, offset, bytes: Buffer.from(text) }] });
  send(5, "later");
  await waitUntil(() => stream.acks.length === 1);
  assert.equal(stream.acks[0]?.offset, 0);
  send(0, "hello");
  await waitUntil(() => stream.acks.at(-1)?.offset === 5);
  send(0, "hello, world");
  await waitUntil(() => stream.acks.at(-1)?.offset === 12);
  assert.equal(session.logs.bytesOf(key).toString(), "hello, world");
});

bothWays(
  "an agent cannot write the log of another's run, nor of one that does not exist",
  async (direction) => {
    await using all = await start(direction);
    const { session, stream } = all;
    stream.call.write({ chunks: [{ key: { ...wireKey, run: 2 }, offset: 0, bytes: Buffer.from("forged") }] });
    stream.call.write({ chunks: [{ key: { ...wireKey, run: 9 }, offset: 0, bytes: Buffer.from("forged") }] });
    await waitUntil(() => stream.acks.length === 2);
    const words = stream.acks.map((ack) => `${ack.key?.run} ${ack.refused}`).sort();
    assert.deepEqual(words, ["2 not_permitted", "9 no_such_attempt"]);
    assert.equal(session.logs.appends.length, 0);
    stream.call.write({ chunks: [{ key: wireKey, offset: 0, bytes: Buffer.from("own") }] });
    await waitUntil(() => session.logs.bytesOf(key).toString() === "own");
  },
);

bothWays("a chunk without bytes does not stop what comes after it", async (direction) => {
  await using all = await start(direction);
  const { session, stream } = all;
  stream.call.write({ chunks: [{ key: wireKey, offset: 0, open: true }] });
  await waitUntil(() => stream.acks.length === 1);
  stream.call.write({ chunks: [{ key: wireKey, offset: 0 }] });
  stream.call.write({ chunks: [{ key: wireKey, offset: 0, bytes: Buffer.from("after") }] });
  await waitUntil(() => session.logs.bytesOf(key).toString() === "after");
});

bothWays("an agent that opens logs and reads no answers is not read without end", async (direction) => {
  await using all = await start(direction);
  const { cluster, stream } = all;
  stream.call.pause();
  const frames = 20;
  const total = frames * 2_048;
  let sent = 0;
  const write = (): void => {
    for (let goesOn = true; goesOn && sent < frames; sent++) {
      const first = 10 + sent * 2_048;
      const keys = Array.from({ length: 2_048 }, (_, index) => ({ ...wireKey, run: first + index }));
      for (let at = 0; at < keys.length; at += 512)
        goesOn = stream.call.write({
          chunks: keys.slice(at, at + 512).map((each) => ({ key: each, offset: 0, open: true })),
        });
      if (!goesOn) stream.call.once("drain", write);
    }
  };
  write();
  const refused = (): number => cluster.logLines.filter((line) => line.includes("logs.refused")).length;
  let before = -1;
  await waitUntil(
    () => {
      const isStill = before > 0 && refused() === before;
      before = refused();
      return isStill;
    },
    { what: "the stream to stand still", everyMs: 300 },
  );
  assert.ok(before < total, `${before} of ${total} were taken in`);
});

bothWays("a stream is not read beyond its bound while the disk is slow", async (direction) => {
  await using all = await start(direction);
  const { session, stream } = all;
  session.logs.holds = true;
  const part = randomBytes(limits.framePayloadBytes);
  let written = 0;
  let isFull = false;
  const total = 150; // about 7 MiB
  const write = (): void => {
    while (written < total) {
      const offset = written++ * part.length;
      if (!stream.call.write({ chunks: [{ key: wireKey, offset, bytes: part }] })) {
        isFull = true;
        stream.call.once("drain", write);
        return;
      }
    }
  };
  write();
  await waitUntil(() => isFull && session.logs.appends.length >= 1);
  // Windows of 1 MiB at most are on their way, in the sockets and in our memory: the writer stands still.
  let last = -1;
  await waitUntil(
    () => {
      const isStill = last === written;
      last = written;
      return isStill;
    },
    { what: "the writer to stand still", everyMs: 300 },
  );
  assert.ok(written < total, `${written} of ${total} were taken`);
  session.logs.release();
  await waitUntil(() => stream.acks.at(-1)?.offset === total * part.length, {
    what: "the whole log",
    withinMs: 20_000,
  });
});

bothWays("a log store that fails ends the stream with a reason and no ack", async (direction) => {
  await using all = await start(direction);
  const { session, stream } = all;
  session.logs.failure = new Error("the disk is gone");
  stream.call.write({ chunks: [{ key: wireKey, offset: 0, bytes: Buffer.from("x") }] });
  // A client cannot end a stream with a reason: then the scheduler's log alone has it.
  const word = direction === "agent_dials" ? "internal" : "end";
  await waitUntil(() => stream.ended() === word);
  assert.equal(stream.acks.length, 0);
});

test("malformed chunks end the stream as a breach", async () => {
  await using all = await start();
  const bad = [
    { key: { ...wireKey, ledger: randomBytes(4) }, offset: 0 },
    { offset: 0 },
    { key: wireKey, offset: 2 ** 60, bytes: Buffer.from("x") },
  ];
  for (const chunk of bad) {
    const stream = await all.agent.logs();
    stream.call.write({ chunks: [chunk] });
    await waitUntil(() => stream.ended() === "usage");
  }
  all.stream.call.write({ chunks: [{ key: wireKey, offset: 0, bytes: Buffer.from("x") }] });
  await waitUntil(() => all.stream.acks.length === 1);
});

test("a verdict on a log is offered once all of it is durable", async () => {
  const inputs: Input[] = [];
  const logs = new RecordingLogStore();
  let judgement: LogJudgement = "outstanding";
  logs.judge = () => Promise.resolve(judgement);
  const cluster = await startCluster();
  const judge = new LogJudge({
    logs,
    log: cluster.log,
    offer: (input) => {
      inputs.push(input);
      return Promise.resolve({ ok: true, runs: [], repeated: false });
    },
  });
  judge.expect({ key, frameBytes: 4, frameSha256: "0".repeat(64) });
  await judge.settled();
  assert.deepEqual(inputs, []);
  await logs.append(key, 0, Buffer.from("ab"));
  judge.stored(key, 2);
  await judge.settled();
  assert.deepEqual(inputs, []);
  judgement = "complete";
  await logs.append(key, 2, Buffer.from("cd"));
  judge.stored(key, 4);
  await judge.settled();
  assert.deepEqual(inputs, [{ kind: "log_stored", key, storedBytes: 4, verdict: "complete" }]);
  judge.stored(key, 4);
  await judge.settled();
  assert.equal(inputs.length, 1);
  await cluster[Symbol.asyncDispose]();
});
