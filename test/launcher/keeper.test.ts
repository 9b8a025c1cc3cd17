// The keeper restarts what dies and lets end what has decided to end. Its program here is a shell script
// that records each life; descriptor 3 and the passing of TERM are what agentd relies on.

import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text as streamText } from "node:stream/consumers";
import { test, type TestContext } from "node:test";
import { isAlive, programs, writeProgram } from "../support/launcher-client.ts";
import { waitUntil } from "../support/wait-until.ts";

interface Kept {
  readonly keeper: ChildProcess;
  readonly directory: string;
  readonly lives: () => number[];
  readonly status: () => Promise<number | null>;
}

/** A keeper over a script that appends its pid to `lives` and then does `text`. */
function keep(t: TestContext, text: string): Kept {
  const directory = mkdtempSync(join(tmpdir(), "reeve-keeper-"));
  const lives = join(directory, "lives");
  const program = writeProgram(directory, "program", `#!/bin/sh\necho $$ >> ${lives}\n${text}\n`);
  const args = ["--keep", "--log", join(directory, "log"), "--", program, "an argument"];
  const keeper = spawn(join(programs("shipped"), "reeve-launcher"), args, { stdio: "ignore" });
  const read = (): number[] =>
    existsSync(lives) ? readFileSync(lives, "utf8").trim().split("\n").map(Number) : [];
  t.after(() => {
    keeper.kill("SIGKILL");
    for (const pid of read())
      if (isAlive(pid) && readFileSync(`/proc/${pid}/cmdline`, "latin1").includes(directory))
        process.kill(pid, "SIGKILL");
    rmSync(directory, { recursive: true, force: true });
  });
  const status = async (): Promise<number | null> => {
    await waitUntil(() => keeper.exitCode !== null || keeper.signalCode !== null, {
      what: "the keeper to end",
    });
    return keeper.exitCode;
  };
  return { keeper, directory, lives: read, status };
}

for (const status of [0, 2, 3])
  test(`status ${status} is a decision: the keeper ends with it`, async (t) => {
    const kept = keep(t, `exit ${status}`);
    assert.equal(await kept.status(), status);
    assert.equal(kept.lives().length, 1);
  });

test("a failing program is restarted with growing pauses", async (t) => {
  const kept = keep(t, 'date +%s%N >> $(dirname $0)/times; echo "$1"; exit 1');
  const times = await waitUntil(
    () => {
      const lines = readFileSync(join(kept.directory, "times"), "utf8").trim().split("\n");
      return lines.length >= 4 && lines.map(BigInt);
    },
    { what: "four lives" },
  );
  const pauses = times.slice(1).map((at, i) => Number((at - (times[i] as bigint)) / 1_000_000n));
  for (const [i, least] of [100, 200, 400].entries())
    assert.ok((pauses[i] as number) >= least, `pause ${i}: ${pauses[i]}`);
  const log = readFileSync(join(kept.directory, "log"), "utf8");
  assert.match(log, /an argument\n/u);
  assert.match(log, /ended with status 1; again in 100 ms/u);
});

test("a program that dies by a signal is restarted", async (t) => {
  const kept = keep(t, "exec tail -f $0");
  const [first] = await waitUntil(() => kept.lives().length === 1 && kept.lives(), {
    what: "the first life",
  });
  process.kill(first as number, "SIGKILL");
  await waitUntil(() => kept.lives().length === 2, { what: "the second life" });
});

for (const signal of ["SIGTERM", "SIGINT"] as const)
  test(`${signal} to the keeper is TERM to its program, whose status it takes`, async (t) => {
    const kept = keep(t, "trap 'exit 5' TERM; touch $(dirname $0)/ready; while :; do sleep 0.05; done");
    await waitUntil(() => existsSync(join(kept.directory, "ready")), { what: "the trap" });
    kept.keeper.kill(signal);
    assert.equal(await kept.status(), 5);
    assert.equal(kept.lives().length, 1);
  });

test("TERM during a pause ends the keeper at once", async (t) => {
  const kept = keep(t, "exit 1");
  // Said by the keeper itself: when the program has written its line it may not have ended yet.
  const log = (): string => readFileSync(join(kept.directory, "log"), "utf8");
  await waitUntil(() => log().includes("again in 1600 ms"), { what: "a long pause" });
  kept.keeper.kill("SIGTERM");
  assert.equal(await kept.status(), 0);
});

test("the program sees its keeper's death as an end of file on descriptor 3", async (t) => {
  const kept = keep(t, "cat <&3; touch $(dirname $0)/orphaned");
  await waitUntil(() => kept.lives().length === 1, { what: "the program" });
  assert.equal(existsSync(join(kept.directory, "orphaned")), false);
  kept.keeper.kill("SIGKILL");
  await waitUntil(() => existsSync(join(kept.directory, "orphaned")), { what: "the end of file" });
});

test("the program inherits descriptors 0 to 3 and no signal state", async (t) => {
  const kept = keep(
    t,
    "ls /proc/self/fd | tr '\\n' ' ' > $(dirname $0)/seen; " +
      "grep -E 'Sig(Blk|Ign)' /proc/self/status >> $(dirname $0)/seen",
  );
  assert.equal(await kept.status(), 0);
  const seen = readFileSync(join(kept.directory, "seen"), "utf8");
  assert.match(seen, /^0 1 2 3 \d+ SigBlk:\t0{16}\nSigIgn:\t0{16}\n$/u);
});

test("HUP is passed on to the program, and ends nothing", async (t) => {
  const program =
    "trap 'echo again' HUP; trap 'exit 0' TERM; touch $(dirname $0)/up; while :; do sleep 0.05; done";
  const kept = keep(t, program);
  await waitUntil(() => existsSync(join(kept.directory, "up")), { what: "the traps" });
  kept.keeper.kill("SIGHUP");
  await waitUntil(() => readFileSync(join(kept.directory, "log"), "utf8").includes("again"), {
    what: "the HUP",
  });
  assert.equal(kept.keeper.exitCode, null);
  assert.equal(kept.lives().length, 1);
});

test("the keeper of a terminal that has gone ends its program by TERM", async (t) => {
  const directory = mkdtempSync(join(tmpdir(), "reeve-keeper-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const text =
    "#!/bin/sh\ntrap 'echo $0 >> $0.ended; exit 0' TERM\necho $$ > $0.up\nwhile :; do sleep 0.05; done\n";
  const program = writeProgram(directory, "program", text);
  const command = `exec ${join(programs("shipped"), "reeve-launcher")} --keep -- ${program}`;
  const terminal = spawn("script", ["-qec", command, "/dev/null"], { stdio: ["pipe", "ignore", "ignore"] });
  const pid = await waitUntil(
    () => existsSync(`${program}.up`) && Number(readFileSync(`${program}.up`, "utf8")),
    {
      what: "the program",
    },
  );
  terminal.kill("SIGKILL");
  await waitUntil(() => existsSync(`${program}.ended`) && !isAlive(pid), { what: "the end by TERM" });
});

test("--ready-fd tells the first readiness, or the failure, and nothing is tried again", async (t) => {
  for (const [text, said, status] of [
    ["echo ready >&3; exec sleep 600", "ready\n", null],
    ["echo 'failed no spool' >&3; exit 1", "failed no spool\n", 1],
    ["exit 1", "", 1],
  ] as const) {
    const directory = mkdtempSync(join(tmpdir(), "reeve-keeper-"));
    t.after(() => rmSync(directory, { recursive: true, force: true }));
    const program = writeProgram(directory, "program", `#!/bin/sh\necho >> $0.lives\n${text}\n`);
    const args = ["--keep", "--ready-fd", "3", "--", program];
    const keeper = spawn(join(programs("shipped"), "reeve-launcher"), args, {
      stdio: ["ignore", "ignore", "ignore", "pipe"],
    });
    t.after(() => keeper.kill("SIGKILL"));
    assert.equal(await streamText(keeper.stdio[3] as Readable), said);
    if (status === null) keeper.kill("SIGTERM");
    await waitUntil(() => keeper.exitCode !== null || keeper.signalCode !== null, { what: "its end" });
    assert.equal(keeper.exitCode, status ?? 143);
    assert.equal(readFileSync(`${program}.lives`, "utf8"), "\n");
  }
});

test("the log is turned at its bound, keeps four old files, and loses no line", async (t) => {
  const kept = keep(t, "seq 1 6000000; exit 0");
  assert.equal(await kept.status(), 0);
  const files = readdirSync(kept.directory).filter((name) => name.startsWith("log"));
  assert.deepEqual(files.toSorted(), ["log", "log.1", "log.2", "log.3", "log.4"]);
  const texts = ["log.4", "log.3", "log.2", "log.1", "log"].map((name) =>
    readFileSync(join(kept.directory, name), "latin1"),
  );
  for (const text of texts) assert.ok(text.length <= 8 * 1024 * 1024 + 8, `${text.length}`);
  const lines = texts.join("").trimEnd().split("\n").map(Number);
  assert.equal(lines.at(-1), 6_000_000);
  assert.ok(
    lines.every((line, at) => line === (lines[0] ?? 0) + at),
    "a line is missing or cut",
  );
});

test("systemd is told by the keeper alone: ready, status, watchdog, stopping", async (t) => {
  const directory = mkdtempSync(join(tmpdir(), "reeve-keeper-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const socket = join(directory, "notify");
  const heard = join(directory, "heard");
  const script =
    "use IO::Socket::UNIX; $| = 1; " +
    "my $s = IO::Socket::UNIX->new(Type => SOCK_DGRAM, Local => shift) or die; " +
    "print qq(bound\\n); while (sysread($s, my $m, 4096)) { print qq($m\\n) }";
  const listener = spawn("perl", ["-e", script, socket], {
    stdio: ["ignore", openSync(heard, "w"), "inherit"],
  });
  t.after(() => listener.kill("SIGKILL"));
  const hears = (text: string) => waitUntil(() => readFileSync(heard, "utf8").includes(text), { what: text });
  await hears("bound");
  const text =
    "#!/bin/sh\nenv > $0.env\nprintf 'status two runs\\nready\\nalive\\nnone\\n' >&3\nexec sleep 600\n";
  const program = writeProgram(directory, "program", text);
  const keeper = spawn(join(programs("shipped"), "reeve-launcher"), ["--keep", "--", program], {
    stdio: "ignore",
    env: { PATH: process.env["PATH"], NOTIFY_SOCKET: socket, WATCHDOG_USEC: "1", WATCHDOG_PID: "1" },
  });
  t.after(() => keeper.kill("SIGKILL"));
  await hears("WATCHDOG=1");
  keeper.kill("SIGTERM");
  await hears("STOPPING=1");
  assert.equal(readFileSync(heard, "utf8"), "bound\nSTATUS=two runs\nREADY=1\nWATCHDOG=1\nSTOPPING=1\n");
  assert.doesNotMatch(readFileSync(`${program}.env`, "utf8"), /NOTIFY|WATCHDOG/);
});

test("the keeper without a program is wrong usage", () => {
  const { status } = spawnSync(join(programs("shipped"), "reeve-launcher"), ["--keep", "--"]);
  assert.equal(status, 2);
});
