// The real reeve-scheduler: init, what it refuses to start on, and what survives a stop, a kill -9 and a
// second daemon.
import assert from "node:assert/strict";
import { chmod, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import type { ServiceError } from "@grpc/grpc-js";
import { X509Certificate } from "node:crypto";
import { joinCommand } from "../../agentd/commands/join.ts";
import { sessionService } from "../../proto/common/services.ts";
import { dialTls } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { waitUntil } from "../support/wait-until.ts";
import { said } from "./join-talk.ts";
import { SchedulerProcess } from "./scheduler-process.ts";

/** Links as the identity in this spool; answers the welcome, or the status' words. */
async function linkAs(spool: string, port: number): Promise<reeve.v1.Welcome | string> {
  const tls = join(spool, "net", "tls");
  const read = (name: string) => readFile(join(tls, name), "utf8");
  const file = JSON.parse(await read("identity.json")) as { clusterId: string };
  const identity = {
    keyPem: await read("key.pem"),
    chainPem: (await read("leaf.pem")) + (await read("ca.pem")),
  };
  const caDer = new X509Certificate(await read("ca.pem")).raw;
  const { clusterId } = file;
  const client = dialTls({
    address: `127.0.0.1:${port}`,
    identity,
    caDer,
    expectRole: "scheduler",
    clusterId,
  });
  const { path, requestSerialize, responseDeserialize } = sessionService.control;
  const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
  const answer = new Promise<reeve.v1.Welcome | string>((resolve) => {
    call.on("data", (frame: reeve.v1.SchedulerFrame) => {
      const welcome = frame.messages?.find((message) => message.welcome)?.welcome;
      if (welcome !== null && welcome !== undefined) resolve(welcome);
    });
    call.on("error", (error: ServiceError) => resolve(error.details));
  });
  const hello = {
    protocol: 1,
    mode: "owner",
    maxRuns: 1,
    spoolId: Buffer.alloc(16, 1),
    timeMs: Date.now(),
    marks: [],
  };
  call.write({ messages: [{ hello: { ...hello, clusterId: Buffer.from(clusterId, "hex") } }] });
  const result = await answer;
  call.cancel();
  client.close();
  return result;
}

function fenceOf(welcome: reeve.v1.Welcome | string): number {
  assert.ok(typeof welcome !== "string", String(welcome));
  return welcome.fence ?? 0;
}

test("init makes a private cluster once, and a scheduler starts only where there is one", async () => {
  await using scheduler = await SchedulerProcess.prepare();
  const missing = await scheduler.run();
  assert.equal(missing.status, 2);
  assert.match(missing.err, /state does not exist.*mount the disk.*restore a backup.*reeve-scheduler init/);
  await mkdir(scheduler.state, { mode: 0o700 });
  const empty = await scheduler.run();
  assert.equal(empty.status, 2);
  assert.match(empty.err, /state is empty/);
  assert.equal((await scheduler.run("init")).status, 0);
  assert.equal((await stat(scheduler.state)).mode & 0o777, 0o700);
  assert.equal((await stat(join(scheduler.state, "authority", "ca.key"))).mode & 0o777, 0o600);
  const again = await scheduler.run("init");
  assert.equal(again.status, 1);
  assert.match(again.err, /a cluster is there already/);
});

test("init touches no directory that holds anything else", async () => {
  await using scheduler = await SchedulerProcess.prepare();
  await mkdir(scheduler.state, { mode: 0o700 });
  await writeFile(join(scheduler.state, "precious"), "x");
  const refused = await scheduler.run("init");
  assert.equal(refused.status, 1);
  assert.match(refused.err, /it holds precious/);
});

test("every mistake in the settings is told at once, with its line", async () => {
  await using scheduler = await SchedulerProcess.prepare();
  const file = join(scheduler.directory, "scheduler.yaml");
  await writeFile(file, "session_port: seven\nstatte: /x\nlog_level: loud\n", { mode: 0o600 });
  const { status, err } = await scheduler.run("--check-config", "-c", file);
  assert.equal(status, 2);
  assert.match(err, /scheduler\.yaml:1:.*session_port/);
  assert.match(err, /scheduler\.yaml:2:.*did you mean state/);
  assert.match(err, /scheduler\.yaml:3:.*log_level/);
  assert.equal((await scheduler.run("--check-config")).status, 0);
});

test("a second daemon is refused while the first one serves", async () => {
  await using scheduler = await SchedulerProcess.prepare();
  assert.equal((await scheduler.run("init")).status, 0);
  await scheduler.start();
  const second = await scheduler.run();
  assert.equal(second.status, 1);
  assert.match(second.err, /another reeve-scheduler has it open/);
  assert.equal(await scheduler.end("SIGTERM"), 0);
});

test("a key that others may read is refused by its name and mode", async () => {
  await using scheduler = await SchedulerProcess.prepare();
  assert.equal((await scheduler.run("init")).status, 0);
  const key = join(scheduler.state, "authority", "ca.key");
  await chmod(key, 0o644);
  const refused = await scheduler.run();
  assert.equal(refused.status, 1);
  assert.match(refused.err, /ca\.key: its mode is 644/);
  await chmod(key, 0o600);
  await scheduler.start();
});

test("a joined agent stays known over a stop and a kill -9, and each start raises the fence", async () => {
  await using scheduler = await SchedulerProcess.prepare();
  assert.equal((await scheduler.run("init")).status, 0);
  const text = await scheduler.seedToken("web-1");
  await scheduler.start();
  const spool = join(scheduler.directory, "spool");
  const file = join(scheduler.directory, "join-string");
  await writeFile(file, text(scheduler.portOf("join.listening")));
  const joined = await said(() => joinCommand({ spool, source: file, whoDials: "agent", proxy: null }));
  assert.equal(joined.status, 0, joined.words);
  const first = fenceOf(await linkAs(spool, scheduler.portOf("session.listening")));
  assert.equal(await scheduler.end("SIGTERM"), 0);
  assert.match(scheduler.err, /"scheduler\.stopped"/);
  await scheduler.start();
  assert.equal(fenceOf(await linkAs(spool, scheduler.portOf("session.listening"))), first + 1);
  await scheduler.end("SIGKILL");
  await scheduler.start();
  assert.equal(fenceOf(await linkAs(spool, scheduler.portOf("session.listening"))), first + 2);
  await writeFile(file, text(scheduler.portOf("join.listening")));
  const reused = await said(() =>
    joinCommand({ spool: join(scheduler.directory, "thief"), source: file, whoDials: "agent", proxy: null }),
  );
  assert.match(reused.words, /unknown, used or expired/, "the used token stays used");
});

test("after a kill -9 between a join and its answer the same key gets its leaf", async () => {
  await using scheduler = await SchedulerProcess.prepare();
  assert.equal((await scheduler.run("init")).status, 0);
  const text = await scheduler.seedToken("web-1");
  await scheduler.start();
  const spool = join(scheduler.directory, "spool");
  const file = join(scheduler.directory, "join-string");
  await writeFile(file, text(scheduler.portOf("join.listening")));
  // The scheduler dies the moment the join is durable; the agent has no answer, or has it just in time.
  const joining = said(() => joinCommand({ spool, source: file, whoDials: "agent", proxy: null }));
  await waitUntil(async () => (await readdir(join(scheduler.state, "joins"))).length > 0, {
    what: "the record",
    everyMs: 1,
  });
  await scheduler.end("SIGKILL");
  await joining;
  await scheduler.start();
  await writeFile(file, text(scheduler.portOf("join.listening")));
  const { status, words } = await said(() =>
    joinCommand({ spool, source: file, whoDials: "agent", proxy: null }),
  );
  const isJoined = status === 0 || /it has joined as web-1 already/.test(words);
  assert.ok(isJoined, words);
  fenceOf(await linkAs(spool, scheduler.portOf("session.listening")));
});
