// The last test feeds the codec alone, because a breach ends net and a hundred thousand lives of it take
// hours.
// Net as an attacker: whatever it sends, the monitor lives on in the same process, stays small, and starts
// nothing it should not.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { frameOf } from "../../agentd/ipc-frames.ts";
import { encodeFromMonitor, encodeFromNet } from "../../agentd/ipc.ts";
import { limits } from "../../proto/common/limits.ts";
import type { ScriptedNet } from "../support/host.ts";
import { orderOf, patienceMs, root, specOf, TestHost } from "../support/host.ts";
import { waitUntil } from "../support/wait-until.ts";

const residentBytesMax = 150 * 1024 * 1024;

test("each kind of breach ends that net and only that net", async () => {
  await using host = await TestHost.make();
  const monitor = host.startMonitor();
  const breaches: readonly ((net: ScriptedNet) => void)[] = [
    (net) => net.sendRaw(Buffer.from([0xff, 0xff, 0xff, 0xff])), // a frame of 4 GiB
    (net) => net.sendRaw(frameOf(randomBytes(1000), 4096)),
    (net) => net.send({ kind: "ready" }), // a second time
    (net) => net.sendRaw(frameOf(encodeFromMonitor({ kind: "ping" }), 4096)), // the monitor's own word
    (net) => net.close(),
  ];
  for (const [index, breach] of breaches.entries()) {
    const net = await host.net(index);
    breach(net);
    await waitUntil(() => net.isClosed, { what: `breach ${index} to end net`, withinMs: patienceMs });
  }
  const last = await host.net(breaches.length);
  const order = orderOf(1, specOf("true"));
  last.send({ kind: "order", order });
  assert.equal((await last.report(order.key, "closed")).exit?.status, 0);
  assert.equal(monitor.exitCode, null);
  assert.equal(host.nets.length, breaches.length + 1);
});

test("a word before ready is a breach", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await waitUntil(() => host.nets[0], { what: "net to be started", withinMs: patienceMs });
  net.send({ kind: "scan" });
  await waitUntil(() => net.isClosed, { what: "net to be ended", withinMs: patienceMs });
  assert.match(host.errors, /"event":"net.ended","reason":"scan is not allowed now"/);
});

test("a hundred thousand well-formed words leave the monitor small and answering", async () => {
  await using host = await TestHost.make();
  const monitor = host.startMonitor();
  const net = await host.net();
  const { key } = orderOf(1, specOf("true"));
  const flood = Buffer.concat(
    Array.from({ length: 1000 }, (_, run) =>
      frameOf(
        encodeFromNet({ kind: "log_acked", key: { ...key, run: run + 1 }, offset: 2 ** 40 }),
        limits.ipcFrameBytesMax,
      ),
    ),
  );
  for (let round = 0; round < 100; round++) {
    net.sendRaw(flood);
    await new Promise((resolve) => setImmediate(resolve));
  }
  const order = orderOf(2, specOf("true"));
  net.send({ kind: "order", order });
  assert.equal((await net.report(order.key, "closed")).exit?.status, 0);
  const resident = residentBytes(monitor.pid ?? 0);
  assert.ok(resident < residentBytesMax, `the monitor has ${resident} bytes`);
});

test("ledgers without end are not remembered, and the answer to a scan still fits its frame", async () => {
  await using host = await TestHost.make();
  const monitor = host.startMonitor();
  const net = await host.net();
  const known = orderOf(1, specOf("true"));
  net.send({ kind: "order", order: known });
  await net.report(known.key, "closed");
  for (let number = 1; number <= 1500; number++) {
    const key = { ledger: number.toString(16).padStart(32, "0"), run: 1, attempt: 1 };
    net.send({ kind: "query", key, seq: 1, fence: 1 });
  }
  net.heard.length = 0;
  net.send({ kind: "order", order: orderOf(2, specOf("true")) });
  await net.report({ ...known.key, run: 2 }, "closed");
  net.send({ kind: "scan" });
  const end = await net.until((message) => message.kind === "scan_end", "the end of the scan");
  assert.ok(end.kind === "scan_end" && end.marks.length === limits.ledgersMax);
  assert.equal(monitor.exitCode, null);
});

test("a hundred thousand malformed frames in one process are all refused, in bounded memory", async () => {
  const source = `
    import { FrameReader, frameOf } from ${JSON.stringify(join(root, "agentd/ipc-frames.ts"))};
    import { decodeFromNet, encodeFromNet } from ${JSON.stringify(join(root, "agentd/ipc.ts"))};
    const key = { ledger: "0a".repeat(16), run: 1, attempt: 1 };
    const good = encodeFromNet({ kind: "cancel", key, seq: 1, fence: 1, by: "someone", reason: "" });
    let accepted = 0, seed = 1;
    const next = (below) => (seed = (seed * 48271) % 0x7fffffff) % below;
    const reader = new FrameReader(65536);
    for (let i = 0; i < 100000; i++) {
      const bytes = Buffer.from(next(2) ? good : Buffer.alloc(next(300), next(256)));
      const reach = Math.min(bytes.length, 60);
      for (let n = reach === 0 ? 0 : 1 + next(4); n > 0; n--) bytes[next(reach)] = next(256);
      for (const frame of reader.push(frameOf(bytes, 65536))) {
        const message = decodeFromNet(frame);
        if (message !== undefined && !encodeFromNet(message).equals(frame)) process.exit(9);
        if (message !== undefined) accepted++;
      }
    }
    console.log(JSON.stringify({ accepted, resident: process.memoryUsage.rss() }));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const status = await new Promise((resolve) => child.on("exit", resolve));
  assert.equal(status, 0);
  const { accepted, resident } = JSON.parse(output) as { accepted: number; resident: number };
  assert.ok(accepted < 90_000, "most of them are malformed");
  assert.ok(resident < residentBytesMax, `it had ${resident} bytes`);
});

function residentBytes(pid: number): number {
  const words = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "latin1"));
  return Number(words?.[1] ?? 0) * 1024;
}
