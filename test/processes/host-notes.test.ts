// What root of a host says is shown at the scheduler, where people wonder why nothing starts there: a drain
// of the host, over a real scheduler and a real agentd. The policy's note: test/system/root-mode.test.ts.
// The danger: a note that outlives what it says; after resume it must be gone again.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Cluster } from "../support/cluster.ts";
import { submitted, untilState } from "../support/shown.ts";
import { waitUntil } from "../support/wait-until.ts";

const withinMs = 60_000;
let at: Cluster;
before(async () => {
  at = await Cluster.start();
});
after(() => at.end());

const line = async (): Promise<string> => (await at.reeve("agents")).out.split("\n")[1] ?? "";
const agentd = (...args: readonly string[]) => at.agentd(...args, "-c", at.agentConfig);

test("a drain of the host is on its line at the scheduler until it is resumed on the host", async () => {
  const drained = /one +online .*drained on the host by uid \d+.*: new disk/;
  assert.doesNotMatch(await line(), /drained/);
  assert.equal((await agentd("drain", "--reason", "new disk")).status, 0);
  await waitUntil(async () => drained.test(await line()), { what: "the note", withinMs });
  const { agent } = JSON.parse((await at.reeve("agents", "--json")).out);
  assert.match(agent.note, /drained on the host by uid \d+.*: new disk/);
  await at.reeve("resume", "one");
  const waits = await submitted(at, "--", "true");
  await at.killScheduler();
  await at.startScheduler();
  await waitUntil(async () => drained.test(await line()), { what: "the note after a restart", withinMs });
  assert.equal((await agentd("resume")).status, 0);
  await waitUntil(async () => !/drained/.test(await line()), { what: "the note to be gone", withinMs });
  await untilState(at, waits, "succeeded");
});
