// `reeve-scheduler backup` with real programs: while the daemon commits, while none runs, with logs, over a
// file that is there, with nowhere to write. The archive is unpacked by tar itself, so that our own reader
// does not vouch for our own writer. The danger: a backup of a daemon that did nothing meanwhile.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import { schedulerService } from "../../proto/common/services.ts";
import { connect } from "../../scheduler/cli/connection.ts";
import { SchedulerProcess } from "../link/scheduler-process.ts";
import { LEDGER } from "../support/rows.ts";
import { smallDiskSkip, withSmallDisk } from "../support/small-disk.ts";
import { waitUntil } from "../support/wait-until.ts";

async function withScheduler(body: (at: SchedulerProcess) => Promise<void>): Promise<void> {
  await using at = await SchedulerProcess.prepare();
  const made = await at.run("init");
  assert.equal(made.status, 0, made.err);
  await body(at);
}

/** What tar makes of it. */
function unpacked(at: SchedulerProcess, file: string): string {
  const to = join(at.directory, "unpacked");
  mkdirSync(to);
  const tar = spawnSync("tar", ["-xf", file, "-C", to], { encoding: "utf8" });
  assert.equal(tar.status, 0, tar.stderr);
  return to;
}

/** Makes tokens one after the other, each a commit, until it is told to end; how many are durable. */
function busy(at: SchedulerProcess) {
  const made = { count: 0 };
  const over = new AbortController();
  const working = (async () => {
    const connection = await connect(at.socket);
    while (!over.signal.aborted) {
      await connection.call(schedulerService.makeAgentToken, { name: `a${made.count}` });
      made.count++;
    }
    connection.close();
  })();
  const end = (): Promise<void> => {
    over.abort();
    return working;
  };
  return { made, end };
}

test("a backup of a busy scheduler is whole, and as of one moment of it", () =>
  withScheduler(async (at) => {
    await at.start();
    const { made, end } = busy(at);
    await waitUntil(() => made.count > 20, { what: "commits", withinMs: 60_000 });
    const before = made.count;
    const file = join(at.directory, "b.tar");
    const said = await at.run("backup", file);
    const after = made.count;
    await end();
    assert.equal(said.status, 0, said.err);
    assert.match(said.out, /holds the key of the cluster's authority/);
    assert.ok(after > before, "commits went on meanwhile");
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(
      readdirSync(at.directory).filter((name) => name.includes("making")),
      [],
    );

    const to = unpacked(at, file);
    const db = new DatabaseSync(join(to, "scheduler.db"));
    assert.deepEqual(Object.values(db.prepare("PRAGMA integrity_check").get() ?? {}), ["ok"]);
    const { n } = db.prepare("SELECT count(*) AS n FROM token").get() ?? {};
    const { ledger, fence } = db.prepare("SELECT ledger, fence FROM meta").get() ?? {};
    db.close();
    assert.ok(Number(n) >= before && Number(n) <= after + 1, `${before} <= ${Number(n)} <= ${after + 1}`);
    const manifest = JSON.parse(readFileSync(join(to, "manifest.json"), "utf8"));
    assert.deepEqual([manifest.ledger, manifest.fence, manifest.withLogs], [ledger, fence, false]);
    assert.deepEqual(
      manifest.parts.map((part: { readonly name: string }) => part.name),
      ["scheduler.db", "authority/ca.key", "authority/ca.pem", "authority/scheduler.pem"],
    );
    assert.ok(
      readFileSync(join(to, "authority/ca.key")).equals(readFileSync(join(at.state, "authority/ca.key"))),
    );
    const sum = createHash("sha256")
      .update(readFileSync(join(to, "manifest.json")))
      .digest("hex");
    assert.equal(readFileSync(join(to, "manifest.sha256"), "utf8"), `${sum}  manifest.json\n`);
  }));

test("the daemon gives the hold back when the one who asked for it has gone", () =>
  withScheduler(async (at) => {
    await at.start();
    const connection = await connect(at.socket);
    const first = connection.stream(schedulerService.holdSnapshot, {})[Symbol.asyncIterator]();
    const { value } = await first.next();
    const second = await at.run("backup", join(at.directory, "b.tar"));
    assert.equal(second.status, 1);
    assert.match(second.err, /another backup is under way/);
    connection.close(); // as a kill of the command does
    await waitUntil(async () => (await at.run("backup", join(at.directory, "b.tar"))).status === 0, {
      what: "the hold to end",
      withinMs: 60_000,
    });
    const late = await connect(at.socket);
    const told = await late.call(schedulerService.endSnapshot, { id: value?.id ?? 0 });
    late.close();
    assert.equal(told.held, false);
  }));

test("a hold of a daemon that was killed is not taken for one of its successor's", () =>
  withScheduler(async (at) => {
    const hold = async () => {
      const connection = await connect(at.socket);
      const first = connection.stream(schedulerService.holdSnapshot, {})[Symbol.asyncIterator]();
      const id = (await first.next()).value?.id ?? 0;
      return { connection, id };
    };
    await at.start();
    const before = await hold();
    before.connection.close();
    assert.equal(await at.end("SIGKILL"), null);
    await at.start();
    const { connection, id } = await hold();
    const isHeld = async (held: number): Promise<boolean> =>
      (await connection.call(schedulerService.endSnapshot, { id: held })).held;
    assert.equal(await isHeld(before.id), false);
    assert.equal(await isHeld(id), true, "the control");
    connection.close();
  }));

test("without a daemon it opens the database itself, and puts the logs of attempts in when asked", () =>
  withScheduler(async (at) => {
    const log = join(at.state, "logs", LEDGER, "4", "4711.1.frames");
    mkdirSync(dirname(log), { recursive: true });
    writeFileSync(log, "frames");
    writeFileSync(join(at.state, "logs", "notes.txt"), "not a log");
    const file = join(at.directory, "b.tar");
    const said = await at.run("backup", file, "--with-logs");
    assert.equal(said.status, 0, said.err);
    assert.match(said.out, /1 logs are in it/);
    const to = unpacked(at, file);
    assert.equal(readFileSync(join(to, "logs", LEDGER, "4", "4711.1.frames"), "utf8"), "frames");
    assert.ok(!existsSync(join(to, "logs", "notes.txt")));
    await at.start(); // and it left the database as the daemon needs it
  }));

test("a file that is there is not replaced without --force", () =>
  withScheduler(async (at) => {
    const file = join(at.directory, "b.tar");
    writeFileSync(file, "precious");
    const refused = await at.run("backup", file);
    assert.equal(refused.status, 1);
    assert.match(refused.err, /there is something of that name; --force replaces it/);
    assert.equal(readFileSync(file, "utf8"), "precious");
    assert.equal((await at.run("backup", file, "--force")).status, 0);
    assert.notEqual(readFileSync(file).toString("latin1", 0, 12), "precious");
  }));

test("of another scheduler's state nothing is backed up by mistake", () =>
  withScheduler(async (at) => {
    await using other = await SchedulerProcess.prepare();
    await other.run("init");
    await other.start();
    const settings = join(at.directory, "s.yaml");
    writeFileSync(settings, `state: ${at.state}\nsocket: ${other.socket}\n`, { mode: 0o600 });
    const program = join(import.meta.dirname, "../../scheduler/main.ts");
    const wrong = spawnSync(
      process.execPath,
      [program, "backup", join(at.directory, "c.tar"), "-c", settings],
      {
        encoding: "utf8",
      },
    );
    assert.equal(wrong.status, 1);
    assert.ok(wrong.stderr.includes(`keeps ${other.state}`), wrong.stderr);
    assert.ok(!existsSync(join(at.directory, "c.tar")));
  }));

test(
  "a disk that fills up in the middle leaves no file, and the daemon goes on",
  { skip: smallDiskSkip },
  () =>
    withSmallDisk(24, async (disk) => {
      await withScheduler(async (at) => {
        const log = join(at.state, "logs", LEDGER, "4", "4711.1.frames");
        mkdirSync(dirname(log), { recursive: true });
        writeFileSync(log, Buffer.alloc(30 << 20));
        await at.start();
        const file = join(disk.path, "b.tar");
        const said = await at.run("backup", file, "--with-logs");
        assert.equal(said.status, 1);
        assert.match(said.err, /could not write the backup .*b\.tar: ENOSPC/);
        assert.deepEqual(readdirSync(disk.path), []);
        // The control: with room the same backup is written, by the daemon that was asked before.
        assert.equal((await at.run("backup", join(at.directory, "b.tar"), "--with-logs")).status, 0);
      });
    }),
);
