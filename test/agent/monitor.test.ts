// The monitor with the real launcher, spoken to as net over the real socketpair: every answer it can give to an order and after.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { orderOf, specOf, TestHost } from "../support/host.ts";

test("an order is started, ends, is closed and is forgotten", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await host.net();
  const order = orderOf(1, specOf("echo out; echo err >&2; exit 7"));
  net.send({ kind: "order", order });
  const closed = await net.report(order.key, "closed");
  assert.equal(closed.exit?.kind, "exit", JSON.stringify(closed.exit) + host.errors);
  assert.equal(closed.exit?.status, 7);
  assert.equal(closed.log?.stdoutBytes, 4);
  assert.equal(closed.log?.stderrBytes, 4);
  const phases = net.reports(order.key).map((report) => report.phase);
  assert.equal(phases[0], "accepted");
  assert.match(readFileSync(join(host.pathOf(order.key), "output.0"), "latin1"), /out\n/);
  net.send({ kind: "forget", key: order.key, seq: order.seq, fence: 1 });
  await net.report(order.key, "forgotten");
  assert.throws(() => readFileSync(join(host.pathOf(order.key), "exit")));
  net.send({ kind: "order", order });
  assert.equal((await net.report(order.key, "forgotten")).phase, "forgotten");
});
