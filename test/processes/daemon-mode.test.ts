// -d, -Q and -K as an operator uses them, with real processes: ready or the reason, LSB's statuses,
// nothing left behind, and no signal to anybody who is not surely the daemon. An agent that has not joined
// is ready.
// The danger: a daemon that outlives its test; every one is ended by the pid that it told.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { FakeScheduler } from "../support/fake-scheduler.ts";
import { processesOf, root } from "../support/host.ts";
import { waitUntil } from "../support/wait-until.ts";

const needsRoot = process.geteuid?.() !== 0 && "needs root, to be an ordinary user";

type Ran = { readonly status: number | null; readonly out: string; readonly err: string };

class Place {
  readonly directory = mkdtempSync(join(tmpdir(), "reeve-daemon-"));
  readonly spool = join(this.directory, "spool");
  readonly pidFile = join(this.spool, "agentd.pid");

  constructor(t: TestContext) {
    t.after(() => {
      // One may end with the one before it.
      for (const pid of processesOf(this.spool)) spawnSync("kill", ["-KILL", String(pid)]);
      rmSync(this.directory, { recursive: true, force: true });
    });
  }

  /** To its end, without holding up this process: some tests play the scheduler meanwhile. */
  async agentd(...args: readonly string[]): Promise<Ran> {
    const words = [
      join(root, "agentd/main.ts"),
      "--set",
      "mode=owner",
      "--set",
      `spool=${this.spool}`,
      ...args,
    ];
    const child = spawn(process.execPath, words, { stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    const status = await new Promise<number | null>((resolve) => child.once("close", resolve));
    return { status, out, err };
  }

  get isEmpty(): boolean {
    return processesOf(this.spool).length === 0;
  }
}

test("-d leaves once it is ready, unjoined too; -Q knows it; -K ends it and all of it", async (t) => {
  const place = new Place(t);
  assert.equal((await place.agentd("-Q")).status, 3);
  const up = await place.agentd("-d");
  assert.equal(up.status, 0, up.err);
  const pid = Number(/process (\d+)/.exec(up.out)?.[1]);
  assert.ok(up.out.includes(`its log is ${join(place.spool, "agentd.log")}`), up.out);
  assert.match(readFileSync(join(place.spool, "agentd.log"), "utf8"), /not joined: .*agentd join FILE/);
  assert.deepEqual(await place.agentd("-Q"), {
    status: 0,
    out: `agentd is running (process ${pid})\n`,
    err: "",
  });
  // A session of its own and no terminal; that our pipes are closed is why `agentd` has returned.
  const [, , , session, terminal] = (readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1] ?? "").split(
    " ",
  );
  assert.equal(Number(session), pid);
  assert.equal(terminal, "0");
  const again = await place.agentd("-d");
  assert.equal(again.status, 1);
  assert.match(again.err, new RegExp(`running already \\(process ${pid}\\)`));
  assert.deepEqual(await place.agentd("-K"), { status: 0, out: "agentd has ended\n", err: "" });
  await waitUntil(() => place.isEmpty, { what: "all of the daemon to be gone" });
  assert.equal((await place.agentd("-Q")).status, 3);
  assert.deepEqual(await place.agentd("-K"), { status: 0, out: "agentd is not running\n", err: "" });
});

test("a second daemon in the foreground is refused the spool, with the pid of the first", async (t) => {
  const place = new Place(t);
  const up = await place.agentd("-d");
  const pid = /process (\d+)/.exec(up.out)?.[1] ?? "";
  const second = await place.agentd();
  assert.equal(second.status, 3);
  assert.match(second.err, new RegExp(`spool .* is in use by another agentd \\(process ${pid};`));
  assert.equal((await place.agentd("-Q")).status, 0, "the first goes on");
});

test("a daemon that was killed is dead with its pid file, and the next one takes its place", async (t) => {
  const place = new Place(t);
  const up = await place.agentd("-d");
  process.kill(Number(/process (\d+)/.exec(up.out)?.[1]), "SIGKILL");
  await waitUntil(() => place.isEmpty, { what: "the monitor to notice" });
  assert.equal((await place.agentd("-Q")).status, 1);
  assert.equal((await place.agentd("-K")).status, 0);
  assert.equal((await place.agentd("-d")).status, 0);
  assert.equal((await place.agentd("-Q")).status, 0);
});

test("what keeps -d from being ready is told, and nothing is left running", async (t) => {
  const place = new Place(t);
  await place.agentd("-d");
  await place.agentd("-K");
  writeFileSync(join(place.spool, "spool.id"), "nonsense\n");
  const { status, out, err } = await place.agentd("-d");
  assert.equal(status, 1);
  assert.equal(out, "");
  assert.match(err, /^agentd: not started: could not read .*spool\.id: it holds no spool identity/);
  assert.ok(place.isEmpty);
});

test("a pid file of another host, another boot or a stranger's process ends nobody", async (t) => {
  const place = new Place(t);
  await place.agentd("-d");
  const whole = readFileSync(place.pidFile, "utf8");
  await place.agentd("-K");
  const stranger = spawn("sleep", ["600"], { stdio: "ignore" });
  t.after(() => stranger.kill("SIGKILL"));
  const [first = "", second = ""] = whole.split("\n");
  const [ticks, host, boot] = second.split(" ");
  const files: readonly (readonly [text: string, status: number, says: RegExp])[] = [
    [`${stranger.pid}\n${ticks} elsewhere ${boot}\n`, 4, /of the host elsewhere/],
    [`${stranger.pid}\n${ticks} ${host} 0-1-2:3\n`, 4, /another boot/],
    ["rubbish", 4, /no pid file/],
    [`${stranger.pid}\n${ticks} ${host} ${boot}\n`, 1, /is not running/],
    [`${first}\n${second}\n`, 1, /is not running/],
  ];
  for (const [text, status, says] of files) {
    writeFileSync(place.pidFile, text);
    const query = await place.agentd("-Q");
    assert.equal(query.status, status, text);
    assert.match(query.out + query.err, says);
    const end = await place.agentd("-K");
    assert.equal(end.status, status === 4 ? 1 : 0);
    assert.equal(stranger.exitCode ?? stranger.signalCode, null, "the stranger lives");
  }
});

test("a host that joins while its daemon runs goes to work without a restart", async (t) => {
  const place = new Place(t);
  await using scheduler = await FakeScheduler.make();
  assert.equal((await place.agentd("-d")).status, 0);
  await scheduler.enrol(place.spool, "web-1");
  const isOnline = () => /link\.online/.test(readFileSync(join(place.spool, "agentd.log"), "utf8"));
  await waitUntil(isOnline, { what: "the link", withinMs: 60_000 });
});

test("a port that another process has is refused, with its pid", async (t) => {
  const place = new Place(t);
  await using scheduler = await FakeScheduler.make();
  await place.agentd("-d");
  await place.agentd("-K");
  await scheduler.enrol(place.spool, "web-1");
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  t.after(() => taken.close());
  const { port } = taken.address() as AddressInfo;
  const { status, err } = await place.agentd("-d", "-p", String(port), "--set", "listen=127.0.0.1");
  assert.equal(status, 1);
  assert.match(err, new RegExp(`not started: port ${port} is in use by process ${process.pid}: `));
  assert.ok(place.isEmpty);
});

test("a spool of a newer agentd is refused, once, and not one byte of it is changed", async (t) => {
  const place = new Place(t);
  await place.agentd("-d");
  await place.agentd("-K");
  assert.equal(readFileSync(join(place.spool, "format"), "utf8"), "1\n");
  writeFileSync(join(place.spool, "format"), "2\n");
  const before = spawnSync("find", [place.spool, "-printf", "%p %T@ %s %m\n"], { encoding: "utf8" }).stdout;
  const { status, err } = await place.agentd();
  assert.equal(status, 2, "a decision: no restart mends it");
  assert.match(err, /its format is .*2.*, of a newer agentd \(this one knows 1\)/);
  assert.equal(
    spawnSync("find", [place.spool, "-printf", "%p %T@ %s %m\n"], { encoding: "utf8" }).stdout,
    before,
  );
  writeFileSync(join(place.spool, "format"), "1\n");
  assert.equal((await place.agentd("-d")).status, 0);
});

test("a port below 1024 is refused to an ordinary user, with the reason", { skip: needsRoot }, () => {
  const words = [join(root, "agentd/main.ts"), "-p", "1023", "--check-config"];
  const nobody = { uid: 65_534, gid: 65_534, encoding: "utf8", env: { HOME: "/nonexistent" } } as const;
  const refused = spawnSync(process.execPath, words, nobody);
  assert.equal(refused.status, 2);
  assert.match(refused.stderr, /listen_port: 1023 .*only root may listen on a port below 1024/);
  const good = spawnSync(process.execPath, words.with(2, "1024"), nobody);
  assert.doesNotMatch(good.stderr, /listen_port/);
});
