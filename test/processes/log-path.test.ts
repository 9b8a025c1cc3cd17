// The way of output and of bodies through the whole agent: a log of several segments arrives byte for byte
// while net stays small and the host gives back what is acked; a script and an input larger than a frame
// arrive whole. Real processes, real TLS and grpc; the scheduler is a fake on the far side of the wire.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { reeve } from "../../proto/gen/reeve.js";
import { FakeScheduler } from "../support/fake-scheduler.ts";
import { orderOf, patienceMs, sha256, specOf, TestHost } from "../support/host.ts";
import { waitUntil } from "../support/wait-until.ts";

const residentBytesMax = 150 * 1024 * 1024;

test("a log of 150 MiB arrives byte for byte in bounded memory, and acked segments go", async () => {
  await using scheduler = await FakeScheduler.make();
  await using host = await TestHost.make();
  await scheduler.enrol(host.spool, "web-1");
  host.startAgentd();
  const order = orderOf(1, specOf("head -c 157286400 /dev/zero | tr '\\0' 'x'; printf end >&2"));
  scheduler.order(order);
  const log = await scheduler.untilLogIsWhole(order.key);
  const streams = streamsOf(log);
  assert.equal(streams.stdoutBytes, 157_286_400);
  assert.equal(
    streams.stdoutSha256,
    createHash("sha256").update(Buffer.alloc(157_286_400, "x")).digest("hex"),
  );
  assert.equal(streams.stderr, "end");
  for (const part of ["net", "monitor"] as const) {
    const resident = peakBytes(host.parts()[part] ?? 0);
    assert.ok(resident < residentBytesMax, `${part} had ${resident} bytes`);
  }
  const segments = (): readonly string[] =>
    readdirSync(host.pathOf(order.key)).filter((name) => name.startsWith("output."));
  await waitUntil(() => segments().length === 1, {
    what: "acked segments to be unlinked",
    withinMs: patienceMs,
  });
});

test("a live job beyond its quota goes on when the scheduler has what it wrote", async () => {
  await using scheduler = await FakeScheduler.make();
  await using host = await TestHost.make({ sets: ["spool_max=1MiB", "spool_max_user=1MiB"] });
  await scheduler.enrol(host.spool, "web-1");
  host.startAgentd();
  // Over several looks at the quotas, and never as much as one segment, which is what the host gives back.
  const order = orderOf(1, specOf("for i in 1 2 3 4 5 6 7 8; do head -c 1048576 /dev/zero; sleep 0.5; done"));
  scheduler.order(order);
  const log = await scheduler.untilLogIsWhole(order.key);
  assert.equal(streamsOf(log).stdoutBytes, 8 * 1_048_576);
  // The host adds up once a second: until it has, another run is refused for now, and asked for again.
  let run = 1;
  const isLetIn = async () => {
    const order = orderOf(++run, specOf("true"));
    scheduler.order(order);
    const answer = () =>
      scheduler.phases(order.key).find((phase) => phase === "closed" || phase === "refused");
    return (
      (await waitUntil(answer, { what: `run ${run} to be answered`, withinMs: patienceMs })) === "closed"
    );
  };
  await waitUntil(isLetIn, { what: "another run to be let in", withinMs: patienceMs });
});

test("a script and an input that are larger than a frame arrive whole", async () => {
  await using scheduler = await FakeScheduler.make();
  await using host = await TestHost.make();
  await scheduler.enrol(host.spool, "web-1");
  host.startAgentd();
  await waitUntil(() => scheduler.hellos.length > 0, { what: "agentd to dial", withinMs: patienceMs });
  const script = Buffer.from(`#!/bin/sh\n# ${"x".repeat(200_000)}\nsha256sum\n`);
  const input = Buffer.alloc(3_000_000, "input ");
  const nothing = Buffer.alloc(0);
  const blobOf = (body: Buffer) => ({ sha256: Buffer.from(sha256(body), "hex"), size: body.length });
  const spec = specOf("", {
    method: reeve.v1.Method.UNIX_SCRIPT,
    source: nothing,
    shell: nothing,
    bodyBlob: blobOf(script),
    stdinBlob: blobOf(input),
  });
  const blobs = [script, input].map((body) => ({ sha256: sha256(body), bytes: body.length }));
  const order = orderOf(1, spec, { blobs });
  scheduler.sendBody(script);
  scheduler.order(order);
  await scheduler.until(order.key, "accepted");
  assert.deepEqual(scheduler.phases(order.key), ["accepted"], "it does not start without its input");
  scheduler.sendBody(input);
  const log = await scheduler.untilLogIsWhole(order.key);
  assert.match(log.toString("latin1"), new RegExp(sha256(input)));
});

function streamsOf(log: Buffer): { stdoutBytes: number; stdoutSha256: string; stderr: string } {
  const hash = createHash("sha256");
  let stdoutBytes = 0;
  let stderr = "";
  for (let at = 0; at < log.length; ) {
    const length = log.readUInt32LE(at);
    const payload = log.subarray(at + 20, at + 20 + length);
    if (log[at + 4] === 1) {
      hash.update(payload);
      stdoutBytes += length;
    } else stderr += payload.toString();
    at += 20 + length;
  }
  return { stdoutBytes, stdoutSha256: hash.digest("hex"), stderr };
}

function peakBytes(pid: number): number {
  const words = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"));
  return Number(words?.[1] ?? 0) * 1024;
}
