// The commands on a host that need no scheduler, with real daemons and a scheduler that is played at the far
// side of the wire: status, runs, whose, cancel, drain, resume, -K --with-jobs; strangers and rubbish on the
// socket. The danger: an answer that is only words; what is ended is looked for in /proc.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { controlPathOf, parseQuestion } from "../../agentd/control.ts";
import { frameOf } from "../../agentd/ipc-frames.ts";
import { FakeScheduler } from "../support/fake-scheduler.ts";
import { orderOf, patienceMs, processesOf, root, specOf, TestHost } from "../support/host.ts";
import { compareHostLines, type Json } from "../support/json-table.ts";
import { isAlive } from "../support/launcher-client.ts";
import { waitUntil } from "../support/wait-until.ts";

type Ran = { readonly status: number | null; readonly out: string; readonly err: string };

function agentd(spool: string, ...args: readonly string[]): Promise<Ran> {
  return ranWith("--set", "mode=owner", "--set", `spool=${spool}`, ...args);
}

async function ranWith(...args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [join(root, "agentd/main.ts"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const status = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { status, out, err };
}

type World = { readonly scheduler: FakeScheduler; readonly host: TestHost };

/** A host that has joined and is online. */
async function begin(scheduler: FakeScheduler, host: TestHost): Promise<World> {
  await scheduler.enrol(host.spool, "web-1");
  host.startAgentd();
  const isOnline = async () => /^link +online/m.test((await agentd(host.spool, "status")).out);
  await waitUntil(isOnline, { what: "the agent to be online", withinMs: patienceMs });
  return { scheduler, host };
}

async function started({ scheduler, host }: World, run: number): Promise<number> {
  const environment = [{ name: Buffer.from("REEVE_TEST_SPOOL"), value: Buffer.from(host.spool) }];
  const order = orderOf(run, specOf("sleep 600 & sleep 600", { environment }));
  scheduler.order(order);
  return (await scheduler.until(order.key, "started")).pid;
}

test("status, runs and whose say how the host stands; cancel ends one run, and then all", async () => {
  await using scheduler = await FakeScheduler.make();
  await using host = await TestHost.make();
  const world = await begin(scheduler, host);
  const [first, second] = [await started(world, 1), await started(world, 2)];
  const status = compareHostLines((await agentd(host.spool, "status", "--json")).out, "status", "end");
  const { liveRuns, agent } = (status[0]?.["status"] ?? {}) as { liveRuns?: number; agent?: string };
  assert.deepEqual([liveRuns, agent], [2, "web-1"]);
  const runs = compareHostLines((await agentd(host.spool, "runs", "--json")).out, "run", "run", "end");
  assert.deepEqual(
    runs.slice(0, 2).map((line) => (line["run"] as Json)["pid"]),
    [first, second],
  );
  assert.match((await agentd(host.spool, "runs")).out, /^RUN +PHASE[^]*\n1\.1 +started/);
  const child = Number(
    /\d+/.exec(spawnSync("pgrep", ["-P", String(first)], { encoding: "utf8" }).stdout)?.[0],
  );
  const found = await agentd(host.spool, "whose", String(child));
  assert.match(found.out, new RegExp(`process ${child} belongs to run 1, attempt 1`));
  assert.equal((await agentd(host.spool, "whose", String(process.pid))).status, 1);
  const one = await agentd(host.spool, "cancel", "1");
  assert.equal(one.status, 0, one.err);
  assert.match(one.out, /1 run ended\n$/);
  await waitUntil(() => !isAlive(first) && !isAlive(child), { what: "run 1 and its child to be gone" });
  assert.ok(isAlive(second), "run 2 goes on");
  assert.equal((await agentd(host.spool, "cancel", "77")).status, 1);
  const all = await agentd(host.spool, "cancel", "--all", "--json");
  compareHostLines(all.out, "run", "end");
  await waitUntil(() => !isAlive(second), { what: "run 2 to be gone" });
  const error = JSON.parse((await agentd(host.spool, "cancel", "77", "--json")).err) as Json;
  assert.deepEqual(Object.keys(error), ["schema", "error"]);
});

test("a drain refuses orders, survives a restart, is told to the scheduler; resume ends it", async () => {
  await using scheduler = await FakeScheduler.make();
  await using host = await TestHost.make();
  const world = await begin(scheduler, host);
  const drained = await agentd(host.spool, "drain", "--reason", "new disk", "--json");
  compareHostLines(drained.out, "status", "end");
  const uid = process.getuid?.() ?? 0;
  const note = `drained on the host by uid ${uid}: new disk`;
  await waitUntil(() => scheduler.note === note, { what: "the note", withinMs: patienceMs });
  for (const run of [1, 2]) {
    const order = orderOf(run, specOf("true"));
    scheduler.order(order);
    const { reason, permanent } = await scheduler.until(order.key, "refused");
    assert.deepEqual([reason, permanent], ["agent_draining", false]);
    if (run === 2) break;
    const monitor = host.parts().monitor;
    assert.ok(monitor !== undefined);
    process.kill(monitor, "SIGKILL");
    const isBack = () => host.parts().monitor !== undefined && host.parts().monitor !== monitor;
    await waitUntil(isBack, { what: "the next monitor", withinMs: patienceMs });
  }
  assert.equal((await agentd(host.spool, "resume")).status, 0);
  await waitUntil(() => scheduler.note === "", { what: "the end of the note", withinMs: patienceMs });
  assert.ok(isAlive(await started(world, 3)));
});

test("reload and HUP take over what can be and name the rest; a broken file changes nothing", async (t) => {
  await using scheduler = await FakeScheduler.make();
  const directory = mkdtempSync(join(tmpdir(), "reeve-reload-"));
  const spool = join(directory, "spool");
  const file = join(directory, "agentd.yaml");
  const more = join(directory, "agentd.conf.d");
  const run = (...args: readonly string[]): Promise<Ran> => ranWith("-c", file, ...args);
  t.after(async () => {
    await run("-K");
    for (const pid of processesOf(spool)) process.kill(pid, "SIGKILL");
    rmSync(directory, { recursive: true, force: true });
  });
  const good = `mode: owner\nspool: ${spool}\n`;
  writeFileSync(file, good);
  mkdirSync(more);
  await scheduler.enrol(spool, "web-1");
  assert.equal((await run("-d")).status, 0);
  writeFileSync(join(more, "10-runs.yaml"), "max_runs: 0\numask: nine\n");
  const broken = await run("reload");
  assert.equal(broken.status, 1);
  assert.match(
    broken.err,
    /old settings stay in force: .*10-runs\.yaml:1:11: max_runs .*10-runs\.yaml:2:8: umask/,
  );
  assert.match((await run("status")).out, /runs +0\/256/, "a broken file keeps nobody from asking");
  writeFileSync(join(more, "10-runs.yaml"), "max_runs: 7\ncgroup: off\n");
  writeFileSync(join(more, "20-runs.yaml"), "max_runs: 8\n");
  const taken = await run("reload");
  assert.equal(taken.out, "in force now: max_runs; only after a restart: cgroup\n", taken.err);
  assert.match((await run("status")).out, /runs +0\/8/);
  const tells = () => scheduler.hellos.at(-1)?.maxRuns === 8;
  await waitUntil(tells, { what: "the scheduler to be told", withinMs: patienceMs });
  writeFileSync(join(more, "20-runs.yaml"), "max_runs: 9\n");
  process.kill(Number(/process (\d+)/.exec((await run("-Q")).out)?.[1]), "SIGHUP");
  await waitUntil(async () => /runs +0\/9/.test((await run("status")).out), {
    what: "the HUP",
    withinMs: patienceMs,
  });
  const log = readFileSync(join(spool, "agentd.log"), "utf8");
  assert.match(log, /"config\.refused","reason":"[^"]*10-runs\.yaml:2:8/);
});

test("a scheduler that gets HUP reads its files again, and a broken one changes nothing", async (t) => {
  const directory = mkdtempSync(join(tmpdir(), "reeve-scheduler-"));
  const file = join(directory, "scheduler.yaml");
  const place = `state: ${join(directory, "state")}\nsocket: ${join(directory, "api.sock")}\n`;
  const good = `${place}listen: 127.0.0.1\nsession_port: 0\njoin_port: 0\n`;
  writeFileSync(file, good);
  const words = [join(root, "scheduler/main.ts"), "-c", file];
  assert.equal(spawnSync(process.execPath, [...words, "init"]).status, 0);
  const child = spawn(process.execPath, words, { stdio: ["ignore", "ignore", "pipe"] });
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (log += text));
  t.after(async () => {
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    rmSync(directory, { recursive: true, force: true });
  });
  const says = (pattern: RegExp) =>
    waitUntil(() => pattern.test(log), { what: String(pattern), withinMs: patienceMs });
  await says(/scheduler\.ready/);
  writeFileSync(file, `${good}keep_log_days: many\n`);
  child.kill("SIGHUP");
  await says(/"config\.refused","reason":"[^"]*scheduler\.yaml:6:16: keep_log_days must be/);
  writeFileSync(file, good.replace("session_port: 0", "session_port: 1"));
  mkdirSync(join(directory, "scheduler.conf.d"));
  writeFileSync(join(directory, "scheduler.conf.d", "10.yaml"), "keep_log_days: 7\n");
  child.kill("SIGHUP");
  await says(/in force now: keep_log_days; only after a restart: session_port"/);
  assert.equal(child.exitCode, null);
});

test("-K --with-jobs ends the jobs, says how many, and starts none that comes meanwhile", async () => {
  await using scheduler = await FakeScheduler.make();
  await using host = await TestHost.make();
  const world = await begin(scheduler, host);
  const pids = [await started(world, 1), await started(world, 2)];
  const ended = await agentd(host.spool, "-K", "--with-jobs");
  assert.deepEqual([ended.status, ended.out], [0, "2 runs ended\nagentd has ended\n"]);
  assert.ok(!pids.some(isAlive));
  await waitUntil(() => !host.isAgentdRunning, { what: "agentd to end" });
});

test("words that say nothing clear are refused, and without a daemon that is said", async () => {
  const directory = mkdtempSync(join(tmpdir(), "reeve-control-"));
  try {
    for (const words of [["cancel"], ["cancel", "--all", "7"], ["cancel", "x"], ["whose", "0"], ["whose"]])
      assert.equal((await agentd(directory, ...words)).status, 2, words.join(" "));
    const { status, err } = await agentd(directory, "runs");
    assert.deepEqual([status, err], [1, "agentd: agentd is not running\n"]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

test("a spool whose path is longer than a socket's may be is asked all the same", async () => {
  const directory = mkdtempSync(join(tmpdir(), "reeve-control-"));
  const spool = join(directory, "x".repeat(120), "spool");
  try {
    assert.equal((await agentd(spool, "-d")).status, 0);
    assert.ok(controlPathOf(spool).length > 107);
    assert.match((await agentd(spool, "status")).out, /link +not_joined/);
  } finally {
    await agentd(spool, "-K");
    await waitUntil(() => processesOf(spool).length === 0, { what: "agentd to be gone" });
    rmSync(directory, { recursive: true, force: true });
  }
});

const needsRoot = process.geteuid?.() !== 0 && "needs root, to be another user";

test("another user is not answered, even when the socket lets them in", { skip: needsRoot }, async () => {
  const directory = mkdtempSync(join(tmpdir(), "reeve-control-"));
  const spool = join(directory, "spool");
  try {
    chmodSync(directory, 0o755);
    assert.equal((await agentd(spool, "-d")).status, 0);
    assert.equal(statSync(controlPathOf(spool)).mode & 0o777, 0o600);
    const ask = (): Ran => {
      const script =
        "use IO::Socket::UNIX; my $s = IO::Socket::UNIX->new(Peer => shift) or exit 9; " +
        "print $s pack('V', 15), '{\"do\":\"status\"}'; local $/; print <$s>";
      const nobody = { uid: 65_534, gid: 65_534, encoding: "utf8" } as const;
      const ran = spawnSync("perl", ["-e", script, controlPathOf(spool)], nobody);
      return { status: ran.status, out: ran.stdout, err: ran.stderr };
    };
    assert.equal(ask().status, 9, "the mode keeps them out");
    chmodSync(controlPathOf(spool), 0o666);
    assert.match(ask().out, /only root and the user of agentd may ask this/);
    assert.match((await agentd(spool, "status")).out, /not_joined/, "root is answered");
  } finally {
    await agentd(spool, "-K");
    await waitUntil(() => processesOf(spool).length === 0, { what: "agentd to be gone" });
    rmSync(directory, { recursive: true, force: true });
  }
});

test("rubbish, half questions and callers who do not read neither end nor delay the daemon", async () => {
  await using host = await TestHost.make();
  const daemon = host.startAgentd();
  await waitUntil(async () => (await agentd(host.spool, "status")).status === 0, {
    what: "the daemon",
    withinMs: patienceMs,
  });
  const call = (bytes: Uint8Array): Promise<Buffer> =>
    new Promise((resolve) => {
      const heard: Buffer[] = [];
      const socket = connect(controlPathOf(host.spool));
      socket.on("data", (chunk: Buffer) => heard.push(chunk));
      socket.on("error", () => undefined);
      socket.on("close", () => resolve(Buffer.concat(heard)));
      socket.write(bytes);
    });
  const huge = Buffer.alloc(4);
  huge.writeUInt32LE(0xffff_ffff);
  assert.equal((await call(huge)).length, 0);
  assert.equal((await call(Buffer.alloc(4))).length, 0, "an empty question");
  for (const text of [
    "{}",
    "null",
    "[1]",
    '{"do":"dance"}',
    '{"do":"status","x":1}',
    '{"do":"cancel"}',
    "\u0000",
  ])
    assert.match((await call(frameOf(Buffer.from(text), 4096))).toString(), /does not know the question/);
  const silent = Array.from({ length: 7 }, () => connect(controlPathOf(host.spool)));
  for (const socket of silent) socket.on("error", () => undefined);
  assert.equal((await agentd(host.spool, "status")).status, 0);
  const full = connect(controlPathOf(host.spool));
  full.on("error", () => undefined);
  assert.equal(
    (await agentd(host.spool, "status")).status,
    0,
    "after the silent ones have lost their patience",
  );
  for (const socket of [...silent, full]) socket.destroy();
  assert.equal(daemon.exitCode, null);
});

test("a question is exactly one of the table, or none", () => {
  assert.deepEqual(parseQuestion('{"do":"whose","pid":7}'), { do: "whose", pid: 7 });
  for (const text of ['{"do":"whose","pid":-7}', '{"do":"whose","pid":"7"}', '{"do":"toString"}', "7"])
    assert.equal(parseQuestion(text), undefined);
});
