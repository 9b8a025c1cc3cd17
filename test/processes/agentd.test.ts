// agentd as a person starts it: TERM ends all of the daemon and none of its jobs; what is wrong is said in
// one sentence with a status. Real processes; no scheduler is needed for most of it.
// The danger they guard against: a daemon that leaves parts behind, or takes a job with it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { FakeScheduler } from "../support/fake-scheduler.ts";
import { orderOf, patienceMs, root, specOf, TestHost } from "../support/host.ts";
import { waitUntil } from "../support/wait-until.ts";

function agentd(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(root, "agentd/main.ts"), ...args], { encoding: "utf8" });
}

test("TERM ends every process of the daemon with status 0, and the job runs on", async () => {
  await using scheduler = await FakeScheduler.make();
  await using host = await TestHost.make();
  await scheduler.enrol(host.spool, "web-1");
  const daemon = host.startAgentd();
  const environment = [{ name: Buffer.from("REEVE_TEST_SPOOL"), value: Buffer.from(host.spool) }];
  const order = orderOf(1, specOf("sleep 600", { environment }));
  scheduler.order(order);
  const { pid } = await scheduler.until(order.key, "started");
  const parts = Object.values(host.parts());
  assert.equal(parts.length, 4);
  daemon.kill("SIGTERM");
  await waitUntil(() => daemon.exitCode !== null, { what: "agentd to end", withinMs: patienceMs });
  assert.equal(daemon.exitCode, 0);
  const isThere = (part: number): boolean => {
    try {
      return process.kill(part, 0);
    } catch {
      return false;
    }
  };
  await waitUntil(() => !parts.some(isThere), {
    what: "all of the daemon to be gone",
    withinMs: patienceMs,
  });
  assert.ok(isThere(pid), "the job runs on");
});

test("version, help and sample need no configuration; a wrong one is told whole, with its lines", () => {
  assert.match(agentd("--version").stdout, /^agentd \d+\.\d+\.\d+\n$/);
  assert.equal(agentd("--help").status, 0);
  assert.match(agentd("-C", "-").stdout, /#max_runs: 256/);
  const directory = mkdtempSync(join(tmpdir(), "reeve-agentd-"));
  try {
    const file = join(directory, "agentd.yaml");
    writeFileSync(file, "max_run: 3\numask: 8\nmax_runs: many\n");
    const { status, stderr } = agentd("--check-config", "-c", file, "--set", "mode=owner");
    assert.equal(status, 2);
    assert.match(stderr, /agentd\.yaml:1:1: max_run is not a setting; did you mean max_runs\?/);
    assert.match(stderr, /agentd\.yaml:2:8: umask must be/);
    assert.match(stderr, /agentd\.yaml:3:11: max_runs must be/);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  assert.deepEqual(agentd("dance").status, 2);
});

test("root must say that jobs run as root", { skip: process.geteuid?.() !== 0 && "needs root" }, () => {
  const { status, stderr } = agentd("--check-config");
  assert.equal(status, 2);
  assert.match(stderr, /never runs jobs as root by omission/);
});
