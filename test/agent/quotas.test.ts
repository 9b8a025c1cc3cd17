// What waits on a host for its scheduler is bounded: runs are refused for now and jobs that write are held
// back while a quota is used up, by monitor, launcher and jobs as they are shipped; net is the test, which
// acknowledges output when it likes. Each test ends with every byte there; a run below the quota is the
// control.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Quotas } from "../../agentd/monitor/quotas.ts";
import { createLog } from "../../proto/common/log.ts";
import { orderOf, patienceMs, specOf, TestHost } from "../support/host.ts";
import { waitUntil } from "../support/wait-until.ts";

const MiB = 1024 * 1024;
const log = createLog({ room: "test", level: "error" });

for (const setting of ["spool_max", "spool_max_user"])
  test(`beyond ${setting} runs are refused for now and output waits for the scheduler`, async () => {
    await using host = await TestHost.make({ sets: [`${setting}=1MiB`] });
    host.startMonitor();
    const net = await host.net();
    const marks = join(host.spool, "full");
    const gate = join(host.spool, "gate");
    const written = 3 * MiB;
    const more = `while [ ! -e ${gate} ]; do sleep 0.1; done; head -c ${written} /dev/zero; exit 7`;
    const job = orderOf(1, specOf(`head -c ${2 * MiB} /dev/zero; ${more}`));
    net.send({ kind: "order", order: job });
    const marked = () => existsSync(marks) && readdirSync(marks).length > 0;
    await waitUntil(marked, { what: "the quota to be marked as used up", withinMs: patienceMs });
    writeFileSync(gate, "");
    const isStalled = () => net.reports(job.key).at(-1)?.stalled === true;
    await waitUntil(isStalled, { what: "the job's output to wait", withinMs: patienceMs });

    const refused = orderOf(2, specOf("true"));
    net.send({ kind: "order", order: refused });
    const { reason, permanent, detail } = await net.report(refused.key, "refused");
    assert.deepEqual([reason, permanent], ["spool_full", false]);
    assert.match(detail, new RegExp(`^\\d+ bytes of .*output wait; ${setting} is ${MiB}$`));

    const acking = setInterval(() => {
      net.send({ kind: "log_acked", key: job.key, offset: 2 ** 40 });
    }, 50);
    try {
      const closed = await net.report(job.key, "closed");
      assert.equal(closed.exit?.status, 7);
      assert.deepEqual([closed.log?.stdoutBytes, closed.log?.stdoutCut], [2 * MiB + written, 0]);
      await waitUntil(() => !marked(), { what: "the mark to go", withinMs: patienceMs });
      const next = orderOf(3, specOf("true"));
      net.send({ kind: "order", order: next });
      assert.equal((await net.report(next.key, "closed")).exit?.status, 0);
    } finally {
      clearInterval(acking);
    }
  });

test("negative control: below the quotas nothing is marked, refused or held back", async () => {
  await using host = await TestHost.make({ sets: ["spool_max=4MiB", "spool_max_user=4MiB"] });
  host.startMonitor();
  const net = await host.net();
  for (const run of [1, 2]) {
    const order = orderOf(run, specOf(`head -c ${MiB} /dev/zero`));
    net.send({ kind: "order", order });
    assert.equal((await net.report(order.key, "closed")).log?.stdoutBytes, MiB);
    assert.ok(net.reports(order.key).every(({ stalled }) => !stalled));
  }
  assert.equal(existsSync(join(host.spool, "full")), false);
});

test("marks are what the sums say, whatever an earlier monitor has left", async () => {
  const spool = mkdtempSync(join(tmpdir(), "reeve-quotas-"));
  try {
    const marks = join(spool, "full");
    mkdirSync(marks);
    for (const left of ["all", "7"]) writeFileSync(join(marks, left), "");
    const quotas = new Quotas({ spool, bounds: () => ({ all: 100, user: 50 }), log });
    await quotas.look([
      { uid: 7, bytes: 30 },
      { uid: 8, bytes: 40 },
      { uid: 8, bytes: 10 },
    ]);
    assert.deepEqual(readdirSync(marks), ["8"]);
    assert.equal(quotas.usedUpFor(7), undefined);
    assert.equal(quotas.usedUpFor(8), "50 bytes of the user's output wait; spool_max_user is 50");
    await quotas.look([
      { uid: 7, bytes: 49 },
      { uid: 8, bytes: 51 },
    ]);
    assert.deepEqual(readdirSync(marks).toSorted(), ["8", "all"]);
    assert.equal(quotas.usedUpFor(7), "100 bytes of output wait; spool_max is 100");
    await quotas.look([]);
    assert.deepEqual(readdirSync(marks), []);
  } finally {
    rmSync(spool, { recursive: true, force: true });
  }
});

test("marks that cannot be made are told of once, and again when they could be meanwhile", async () => {
  const spool = mkdtempSync(join(tmpdir(), "reeve-quotas-"));
  const lines: string[] = [];
  const destination = {
    write: (line: string): void => {
      lines.push(line);
    },
  };
  const told = () => lines.filter((line) => line.includes("quota.not_marked")).length;
  try {
    const marks = join(spool, "full");
    const quotas = new Quotas({
      ...{ spool, bounds: () => ({ all: 1, user: null }) },
      log: createLog({ room: "test", level: "info", destination }),
    });
    for (const times of [1, 2]) {
      writeFileSync(marks, "no directory");
      for (let look = 0; look < 3; look++) await quotas.look([{ uid: 7, bytes: 2 }]);
      assert.equal(told(), times);
      rmSync(marks);
      await quotas.look([{ uid: 7, bytes: 2 }]);
      assert.deepEqual(readdirSync(marks), ["all"]);
      rmSync(marks, { recursive: true });
      await quotas.look([]);
    }
  } finally {
    rmSync(spool, { recursive: true, force: true });
  }
});
