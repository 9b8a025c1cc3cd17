// The launcher itself: its records, its lock, its end, account look-ups. The danger on the other side of
// this socket is a peer that sends anything at all, so malformed records are sent as bytes and must end it
// with one line.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { constants, tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import {
  Bench,
  Launcher,
  type LauncherOptions,
  programs,
  requestOf,
  writeProgram,
} from "../support/launcher-client.ts";
import { waitUntil } from "../support/wait-until.ts";
import { nameOf } from "../support/run-directory.ts";

const { ESRCH, ENOENT, ETIMEDOUT, ENOSYS, EIO } = constants.errno;
const name = "0123456789abcdef0123456789abcdef/1.1";

const malformed: [string, Buffer][] = [
  ["a length below the header", Buffer.from([4, 0, 0, 0, 1, 0, 0, 0])],
  ["a length above the limit", Buffer.from([1, 0, 1, 0, 1, 0, 0, 0])],
  ["an unknown kind", requestOf(9, 1, Buffer.alloc(0))],
  ["a reply instead of a request", requestOf(0x8001, 1, Buffer.from(name))],
  ["a nonzero spare field", Buffer.from([8, 0, 0, 0, 3, 0, 1, 0, 0, 0, 0, 0])],
  ["no name", requestOf(1, 1, Buffer.alloc(0))],
  ["a path upwards", requestOf(1, 1, Buffer.from("../../../../../../etc/0123456789abcd/1.1"))],
  ["a name with a tail", requestOf(3, 1, Buffer.from(`${name}/../2.1`))],
  ["a leading zero", requestOf(3, 1, Buffer.from("0123456789abcdef0123456789abcdef/01.1"))],
  ["capitals", requestOf(3, 1, Buffer.from("0123456789ABCDEF0123456789abcdef/1.1"))],
  ["an attempt over 32 bits", requestOf(3, 1, Buffer.from("0123456789abcdef0123456789abcdef/1.4294967296"))],
  ["a NUL", requestOf(3, 1, Buffer.from(`${name}\0`))],
  ["an unknown signal", requestOf(2, 1, Buffer.concat([Buffer.of(3), Buffer.from(name)]))],
  ["an account question of no kind", requestOf(5, 1, Buffer.from("shadow:root"))],
  ["an account question with a NUL", requestOf(5, 1, Buffer.from("name:root\0x"))],
  ["less than a request of PAM", requestOf(8, 1, Buffer.alloc(13))],
  ["more than a request of PAM", requestOf(8, 1, Buffer.alloc(2049))],
];

for (const [what, bytes] of malformed)
  test(`a record with ${what} ends the launcher with status 1 and one line`, async () => {
    await using bench = await Bench.open({ build: "sanitized" });
    bench.launcher.sendRaw(bytes);
    await waitUntil(() => bench.launcher.exit, { what: "the launcher to leave" });
    assert.deepEqual(bench.launcher.exit, { code: 1, signal: null });
    assert.equal(bench.launcher.stderr, "reeve-launcher: malformed request from the monitor\n");
    assert.equal(bench.launcher.events.at(-1)?.kind, 0xc004);
  });

test("a record in pieces and many records at once are both served", async () => {
  await using bench = await Bench.open();
  const run = bench.prepare({ execPath: "/bin/true", args: ["true"] });
  for (const byte of requestOf(1, 77, Buffer.from(nameOf(run.name)))) bench.launcher.sendRaw(Buffer.of(byte));
  await run.closed();
  const answers = await Promise.all(Array.from({ length: 2000 }, () => bench.launcher.probe(run.name)));
  assert.equal(answers.length, 2000);
});

test("a run directory that does not exist is answered, not started", async () => {
  await using bench = await Bench.open();
  const nowhere = { ledger: "0".repeat(32), run: 5, attempt: 1 };
  assert.equal((await bench.launcher.start(nowhere)).status, ENOENT);
  assert.equal((await bench.launcher.cancel(nowhere)).status, ENOENT);
});

test("cancelling an attempt that nobody holds answers ESRCH", async () => {
  await using bench = await Bench.open();
  const run = bench.prepare({ execPath: "/bin/true", args: ["true"] });
  assert.equal((await bench.launcher.cancel(run.name)).status, ESRCH);
});

test("a second launcher is refused with the pid of the first", async () => {
  await using bench = await Bench.open();
  const second = new Launcher(bench.spool);
  await waitUntil(() => second.exit, { what: "the second launcher to give up", withinMs: 60_000 });
  assert.deepEqual(second.exit, { code: 3, signal: null });
  const busy = await waitUntil(() => second.events.at(0), { what: "the event" });
  assert.deepEqual([busy.kind, busy.payload.readUInt32LE(0)], [0xc003, bench.launcher.pid]);
  assert.equal(readFileSync(join(bench.spool, "daemon.lock"), "utf8"), `${bench.launcher.pid}\n`);
});

test("a second launcher takes over when the first dies within its patience", async () => {
  await using bench = await Bench.open();
  const second = new Launcher(bench.spool);
  await bench.launcher.kill();
  await second.ready();
  assert.equal(readFileSync(join(bench.spool, "daemon.lock"), "utf8"), `${second.pid}\n`);
  await second.end();
});

test("the launcher leaves with status 0 at the end of its socket, with no child behind", async () => {
  await using bench = await Bench.open();
  const run = await bench.shell("exit 0");
  await run.closed();
  const { pid } = bench.launcher;
  assert.equal(
    readFileSync(`/proc/${pid}/task/${pid}/children`, "latin1"),
    "",
    "zombies of first forks are reaped",
  );
  await bench.launcher.end();
  assert.deepEqual(bench.launcher.exit, { code: 0, signal: null });
});

test("a spool that does not exist is named", async () => {
  const launcher = new Launcher("/nonexistent-spool");
  await waitUntil(() => launcher.exit, { what: "the launcher to leave" });
  assert.deepEqual(launcher.exit, { code: 1, signal: null });
  assert.match(launcher.stderr, /could not enter the spool: No such file/u);
});

test("wrong usage is status 2", () => {
  for (const args of [[], ["--spool"], ["--frobnicate", "x"]]) {
    const { status, stderr } = spawnSync(join(programs("shipped"), "reeve-launcher"), args, {
      encoding: "utf8",
    });
    assert.equal(status, 2);
    assert.match(stderr, /^usage: reeve-launcher/u);
  }
});

async function ask(options: LauncherOptions, question: string): Promise<{ status: number; words: string[] }> {
  await using bench = await Bench.open(options);
  const { status, payload } = await bench.launcher.ask(5, Buffer.from(question));
  return { status, words: payload.toString().split("\0") };
}

test("an account is answered with all of its groups", async () => {
  const account = join(programs("shipped"), "reeve-account");
  const { username, uid, gid, homedir } = userInfo();
  const groups = execFileSync("id", ["-G", username], { encoding: "utf8" }).trim().split(" ").sort();
  for (const question of [`name:${username}`, `uid:${uid}`]) {
    const { status, words } = await ask({ account }, question);
    assert.equal(status, 0);
    assert.deepEqual([words[0], words[1], words[2], words[3]], [username, String(uid), String(gid), homedir]);
    assert.deepEqual((words[5] as string).split(",").sort(), groups);
  }
  assert.equal((await ask({ account }, "name:no-such-account-here")).status, ENOENT);
  assert.equal((await ask({ account }, "uid:4000000000")).status, ENOENT);
  assert.equal((await ask({}, "uid:0")).status, ENOSYS);
});

test("an account look-up that hangs or fails does not hold the launcher up", async () => {
  const directory = mkdtempSync(join(tmpdir(), "reeve-account-"));
  const slow = writeProgram(directory, "slow", "#!/bin/sh\nexec sleep 600\n");
  const broken = writeProgram(directory, "broken", "#!/bin/sh\nexit 1\n");
  assert.equal((await ask({ account: broken }, "uid:0")).status, EIO);
  await using bench = await Bench.open({ account: slow });
  const hanging = bench.launcher.ask(5, Buffer.from("uid:0"));
  const run = await bench.shell("exit 0");
  await run.closed();
  assert.equal((await hanging).status, ETIMEDOUT);
  rmSync(directory, { recursive: true });
});

test("datagrams that are no wake-up are dropped", async () => {
  await using bench = await Bench.open();
  for (const text of ["", "x", `${name} nonsense`, `../${name} ended`, `${name} ended\n`, "y".repeat(5000)])
    execFileSync("perl", [
      "-e",
      "use Socket; socket(my $s, PF_UNIX, SOCK_DGRAM, 0); send($s, $ARGV[1], 0, sockaddr_un($ARGV[0]))",
      join(bench.spool, "wake"),
      text,
    ]);
  const run = await bench.shell("exit 0");
  await waitUntil(() => bench.launcher.wakes.length >= 3, { what: "the real wake-ups" });
  assert.ok(bench.launcher.wakes.every((wake) => wake.startsWith(`${run.name.ledger}/${run.name.run}.`)));
  assert.ok(existsSync(join(bench.spool, "wake")));
});
