// What the monitor says of an attempt when its looks at lock and record fall between a supervisor's
// steps, and when the disk or the job itself is in the way. Real directories and real programs; only the
// moment of a probe is made up where no real one can be hit on purpose.
// The danger they guard against: a word about a run that is not true, or none for ever.
import assert from "node:assert/strict";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Report } from "../../agentd/ipc.ts";
import { Attempts } from "../../agentd/monitor/attempts.ts";
import { RunDirectories } from "../../agentd/monitor/run-directory.ts";
import { encodeRecord } from "../../agentd/monitor/run-record.ts";
import { sealed } from "../../agentd/monitor/sealed-line.ts";
import type { StandingLauncher } from "../../agentd/monitor/standing-launcher.ts";
import { createLog } from "../../proto/common/log.ts";
import { ledger, orderOf, patienceMs, specOf, TestHost } from "../support/host.ts";
import { claimSlot, sealSlot } from "../support/run-directory.ts";
import { onSmallDisk } from "../support/small-disk.ts";
import { waitUntil } from "../support/wait-until.ts";

const boot = "boot:1:1";
const key = { ledger, run: 1, attempt: 1 };

const needsRoot = process.geteuid?.() !== 0 && "needs root, to be the owner";

function newRecord(): Buffer {
  const handed = { key, bootIdentity: boot, seq: 1, user: "somebody", isShell: true, isHome: false };
  const nothing = new Uint8Array(0);
  return encodeRecord({ handed, params: nothing, spec: nothing, atMs: Date.now() });
}
const isStill = () => Promise.resolve(true);

test("a supervisor that begins and ends its job right after a probe is not taken for dead", async () => {
  const spool = mkdtempSync(join(tmpdir(), "reeve-attempts-"));
  try {
    const directories = new RunDirectories(spool);
    const path = directories.pathOf(key);
    mkdirSync(path, { recursive: true });
    const record = newRecord();
    writeFileSync(join(path, "record"), record);
    let probes = 0;
    const isHeld = async (): Promise<boolean> => {
      if (++probes > 1) return true;
      claimSlot("start", boot).copy(record, 512);
      sealSlot(record.subarray(3 * 512, 4 * 512), 3);
      writeFileSync(join(path, "record"), record);
      return false;
    };
    const told: Report[] = [];
    const launcher = { isHeld, bootIdentity: boot } as unknown as StandingLauncher;
    const log = createLog({ room: "test", level: "error" });
    const tell = (report: Report) => told.push(report);
    const attempts = new Attempts({ directories, launcher, isStill, log, tell });
    const attempt = attempts.add(key, 1);
    await attempts.look(key);
    assert.equal(told.at(-1)?.phase, "ended");
    assert.equal(attempt.isOver, false, "leftover processes may still write: nobody may close the log");
  } finally {
    rmSync(spool, { recursive: true, force: true });
  }
});

for (const [waits, what] of [
  [true, "a claim that somebody else has written is told as final only once it is on the disk"],
  [false, "negative control: a monitor that does not wait for the disk is seen to tell too early"],
] as const)
  test(what, async () => {
    const spool = mkdtempSync(join(tmpdir(), "reeve-attempts-"));
    const synced = Promise.withResolvers<void>();
    class SlowDisk extends RunDirectories {
      override syncRecord(): Promise<void> {
        return waits ? synced.promise : Promise.resolve();
      }
    }
    try {
      const directories = new SlowDisk(spool);
      mkdirSync(directories.pathOf(key), { recursive: true });
      const record = newRecord();
      claimSlot("cancelled", boot, "cancelled").copy(record, 512);
      writeFileSync(join(directories.pathOf(key), "record"), record);
      const told: Report[] = [];
      const launcher = { isHeld: async () => false, bootIdentity: boot } as unknown as StandingLauncher;
      const log = createLog({ room: "test", level: "error" });
      const attempts = new Attempts({
        directories,
        launcher,
        isStill,
        log,
        tell: (report) => told.push(report),
      });
      attempts.add(key, 1);
      const looked = attempts.look(key);
      await new Promise((resolve) => setImmediate(resolve));
      assert.equal(told.length === 0, waits);
      synced.resolve();
      await looked;
      assert.deepEqual([told.at(-1)?.phase, told.at(-1)?.reason], ["refused", "cancelled"]);
    } finally {
      rmSync(spool, { recursive: true, force: true });
    }
  });

onSmallDisk("a job is cancelled while its disk is full, and what needs the disk waits", 4, async (disk) => {
  await using host = await TestHost.make({ spool: join(disk.path, "spool"), sets: ["spool_min_free=0"] });
  const monitor = host.startMonitor();
  const net = await host.net();
  const running = orderOf(1, specOf("sleep 600"));
  net.send({ kind: "order", order: running });
  await net.report(running.key, "started");
  await disk.fill(0);
  const late = { startDeadlineMs: 1 };
  const waiting = Array.from({ length: 100 }, (_, index) => orderOf(index + 2, specOf("true"), late));
  for (const order of waiting) net.send({ kind: "order", order });
  net.send({ kind: "cancel", key: running.key, seq: running.seq, fence: 1, by: "test", reason: "" });
  assert.equal((await net.report(running.key, "closed")).exit?.reason, "cancelled");
  await waitUntil(() => host.errors.includes('"event":"spool.full"'), { what: "no room for a claim" });
  await disk.empty();
  for (const { key: one } of waiting) await net.report(one, "refused");
  assert.equal(monitor.exitCode, null);
  assert.equal(host.nets.length, 1);
});

test("forgotten by a lower seq than its order's, an attempt is remembered by the order's own", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await host.net();
  const order = orderOf(1, specOf("true"));
  net.send({ kind: "order", order: { ...order, seq: 1000 } });
  await net.report(order.key, "closed");
  net.send({ kind: "forget", key: order.key, seq: 0, fence: 1 });
  await net.report(order.key, "forgotten");
  assert.match(readFileSync(join(host.spool, "claims"), "latin1"), /forgotten \S+ 1000\n/);
});

test("a job that names another user runs as the owner, and both names are told, also later", async () => {
  await using host = await TestHost.make({ sets: ["foreign_user=run"] });
  host.startMonitor();
  const net = await host.net();
  const order = orderOf(1, specOf("true", { runAsUser: "nobody-of-this-name" }));
  net.send({ kind: "order", order });
  const closed = await net.report(order.key, "closed");
  const owner = userInfo().username;
  const notice = `user "nobody-of-this-name" was asked for; it runs as ${owner}`;
  assert.deepEqual([closed.actualUser, closed.warnings], [owner, [notice]]);
  const own = orderOf(2, specOf("true", { runAsUser: owner }));
  net.send({ kind: "order", order: own });
  assert.deepEqual((await net.report(own.key, "closed")).warnings, []);
  await host.killMonitor();
  host.startMonitor();
  const again = await host.net(1);
  assert.deepEqual((await again.report(order.key, "closed")).warnings, [notice]);
});

test("root as the owner runs nobody else's job unless its file says so", { skip: needsRoot }, async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await host.net();
  const order = orderOf(1, specOf("true", { runAsUser: "nobody-of-this-name" }));
  net.send({ kind: "order", order });
  assert.equal((await net.report(order.key, "refused")).reason, "foreign_user");
});

test("a job that puts pipes in the place of its records holds up nobody else", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await host.net();
  // More of them than there are threads for files.
  for (let run = 1; run <= 8; run++) {
    const path = host.pathOf({ ledger, run, attempt: 1 });
    const text = "while [ ! -e go ]; do sleep 0.05; done; rm -f record && mkfifo record";
    const order = orderOf(run, specOf(text, { cwd: Buffer.from(path) }));
    net.send({ kind: "order", order });
    await net.report(order.key, "started");
    writeFileSync(join(path, "go"), "");
  }
  await waitUntil(() => host.errors.split('"event":"run.not_read"').length > 8, {
    what: "the pipes to be met",
  });
  const order = orderOf(9, specOf("exit 3"));
  net.send({ kind: "order", order });
  assert.equal((await net.report(order.key, "closed")).exit?.status, 3);
});

test("a run directory that cannot be read keeps neither the monitor nor others from starting", async () => {
  await using host = await TestHost.make();
  mkdirSync(join(host.spool, "runs", ledger), { recursive: true });
  writeFileSync(join(host.spool, "runs", ledger, "7.1"), "no directory");
  host.startMonitor();
  const net = await host.net();
  const order = orderOf(9, specOf("exit 3"));
  net.send({ kind: "order", order });
  assert.equal((await net.report(order.key, "closed")).exit?.status, 3);
  assert.match(host.errors, /"event":"run.not_read"/);
});

for (const [before, phase, what] of [
  [true, "closed", "an attempt whose making was interrupted before its record is ordered again, and starts"],
  [false, "refused", "negative control: such a directory that stays is in the way of the order"],
] as const)
  test(what, async () => {
    await using host = await TestHost.make();
    const path = join(host.spool, "runs", ledger, "1.1");
    const interrupt = (): void => {
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, "script"), "half");
    };
    if (before) interrupt();
    host.startMonitor();
    const net = await host.net();
    if (!before) interrupt();
    const order = orderOf(1, specOf("exit 3"));
    net.send({ kind: "order", order });
    assert.equal((await net.report(order.key, phase)).exit?.status, before ? 3 : undefined);
  });

for (const [says, starts, what] of [
  ["refused", 1, "a directory that could not be removed when its attempt was refused starts nothing later"],
  ["", 2, "negative control: without the refusal such a directory is an attempt that has yet to begin"],
] as const)
  test(what, async () => {
    await using host = await TestHost.make();
    host.startMonitor();
    const net = await host.net();
    const witness = join(host.directory, "witness");
    const order = orderOf(1, specOf(`echo begun >> ${witness}`));
    net.send({ kind: "order", order });
    await net.report(order.key, "closed");
    await host.killMonitor();
    const path = join(host.pathOf(order.key), "record");
    writeFileSync(path, readFileSync(path).fill(0, 512, 4096)); // handed, and no more
    const line = sealed(`refused ${ledger}/1.1 1 launcher_failed 0 `);
    if (says !== "") appendFileSync(join(host.spool, "claims"), line);
    host.startMonitor();
    const again = await host.net(1);
    const next = orderOf(2, specOf(`while [ $(wc -l < ${witness}) -lt ${starts} ]; do sleep 0.1; done`));
    again.send({ kind: "order", order: next });
    await again.report(next.key, "closed");
    assert.equal(readFileSync(witness, "utf8"), "begun\n".repeat(starts));
  });

test("a job that cuts its own record off is never started again", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await host.net();
  const starts = join(host.directory, "starts");
  const record = join(host.spool, "runs", ledger, "1.1", "record");
  const order = orderOf(1, specOf(`echo begun >> ${starts}; : > ${record}`));
  net.send({ kind: "order", order });
  const isSeen = () => /"event":"run\.(not_read|discarded)"/.test(host.errors);
  await waitUntil(isSeen, { what: "the look at it", withinMs: patienceMs });
  net.send({ kind: "order", order });
  const next = orderOf(2, specOf("true"));
  net.send({ kind: "order", order: next });
  await net.report(next.key, "closed");
  assert.equal(readFileSync(starts, "utf8"), "begun\n");
});

test("what an interrupted removal has left without its record is removed at the next start", async () => {
  const spool = mkdtempSync(join(tmpdir(), "reeve-attempts-"));
  try {
    const directories = new RunDirectories(spool);
    mkdirSync(directories.pathOf(key), { recursive: true });
    await directories.remove(key);
    assert.equal(existsSync(directories.pathOf(key)), false);
    await directories.remove(key); // there is nothing, and nothing is wrong
  } finally {
    rmSync(spool, { recursive: true, force: true });
  }
});

test("net cannot change for whom the monitor takes orders", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  await host.net();
  await host.killMonitor();
  const path = join(host.spool, "net", "tls", "identity.json");
  const file = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...file, agent: "web-2" }));
  const monitor = host.startMonitor();
  const status = await waitUntil(() => monitor.exitCode ?? false, {
    what: "it to end",
    withinMs: patienceMs,
  });
  assert.equal(status, 1);
  assert.match(host.errors, /this spool is agent web-1 of \S+, not web-2/);
});
