// AT-60, AT-64, AT-65, and the files of AT-50, AT-54 and AT-55: a job that becomes another user, by the
// real launcher as root. The launcher is started as a careless unit would start it (niced, idle, a likely
// victim, signals ignored), and the same probe run in owner mode on it shows what would have come through.
// The danger: a probe that finds nothing anywhere; each has a control on the same launcher.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Bench, commandLineOf, isAlive, processes } from "../support/launcher-client.ts";
import type { Run } from "../support/launcher-client.ts";
import { OrdinaryUser } from "../support/ordinary-user.ts";
import { type Params, paramRecords, readLog, sealParams } from "../support/run-directory.ts";
import { waitUntil } from "../support/wait-until.ts";

const skip = process.geteuid?.() !== 0 && "needs root: it becomes other users";
const { EPERM } = constants.errno;
/** What a unit may say of agentd and must not be true of its jobs. */
const careless = [
  ...["nice", "-n", "7", "ionice", "-c", "3", "chrt", "-b", "0", "taskset", "-c", "0"],
  ...["choom", "-n", "300", "--", "sh", "-c", 'trap "" HUP PIPE USR2; umask 077; exec "$@"', "sh"],
];
let alice: OrdinaryUser;
let bob: OrdinaryUser;
let bench: Bench;
let place: string;

before(async () => {
  if (skip !== false) return;
  alice = new OrdinaryUser();
  bob = new OrdinaryUser();
  place = mkdtempSync(join(tmpdir(), "reeve-become-"));
  chmodSync(place, 0o755);
  bench = await Bench.open({ through: careless });
});
after(async () => {
  await bench?.[Symbol.asyncDispose]();
  alice?.end();
  bob?.end();
  if (place !== undefined) rmSync(place, { recursive: true, force: true });
});

function groupsOf(user: OrdinaryUser): readonly number[] {
  return execFileSync("id", ["-G", user.name]).toString().trim().split(" ").map(Number);
}

function as(user: OrdinaryUser): Partial<Params> {
  return { identity: 1, uid: user.uid, gid: user.gid, groups: groupsOf(user), cwd: user.home };
}

async function outputOf(run: Run): Promise<string> {
  await run.closed();
  const { stdout, stderr } = readLog(run.directory);
  assert.equal(stderr.toString(), "");
  return stdout.toString().trim();
}

const said = async (text: string, more: Partial<Params>): Promise<string> =>
  await outputOf(await bench.shell(text, more));

const status = (...fields: string[]): string => `grep -E '^(${fields.join("|")}):' /proc/self/status`;
const none = "0".repeat(16);

test("AT-65 real, effective, saved and file system ids and all groups are the user's", { skip }, async () => {
  const text = `${status("Uid", "Gid")}; id -G`;
  const four = (id: number): string => [id, id, id, id].join("\t");
  const lines = [`Uid:\t${four(alice.uid)}`, `Gid:\t${four(alice.gid)}`, groupsOf(alice).join(" ")];
  assert.equal(groupsOf(alice).length, 2, "it has a group besides its own");
  assert.deepEqual((await said(text, as(alice))).split("\n"), lines);
  assert.match(await said(text, {}), /^Uid:\t0\t0\t0\t0\n/, "the probe sees root when nothing is become");
});

test("AT-65 a thousand groups and the largest uid are become whole", { skip }, async () => {
  const groups = Array.from({ length: 1000 }, (_, index) => 200_000 + index);
  const largest = 2 ** 32 - 2;
  const text = "id -u; id -G | wc -w; cat /proc/self/status | grep -c 200999";
  const answer = await said(text, { identity: 1, uid: largest, gid: largest, groups });
  assert.deepEqual(answer.split("\n"), [String(largest), "1001", "1"]);
});

test("AT-65 no capability is left, the bounding set is, and root is out of reach", { skip }, async () => {
  const text = status("CapInh", "CapPrm", "CapEff", "CapAmb", "CapBnd", "NoNewPrivs", "Seccomp");
  const own = /CapBnd:\s+(\w+)/.exec(readFileSync("/proc/self/status", "latin1"))?.[1];
  const lines = [`CapInh:\t${none}`, `CapPrm:\t${none}`, `CapEff:\t${none}`, `CapBnd:\t${own}`];
  lines.push(`CapAmb:\t${none}`, "NoNewPrivs:\t0", "Seccomp:\t0");
  assert.deepEqual((await said(text, as(alice))).split("\n"), lines);
  const climbs = "setpriv --reuid 0 true || setpriv --regid 0 true || setpriv --clear-groups true";
  assert.equal(await said(`{ ${climbs}; } 2> /dev/null || echo refused`, as(alice)), "refused");
  assert.equal(await said(`{ ${climbs}; } && echo root`, {}), "root", "for root each of them works");
});

test("AT-65 a drop that leaves capabilities behind starts nothing", { skip }, async () => {
  const keeping = ["setpriv", "--securebits", "+no_setuid_fixup", "--inh-caps=+chown"];
  await using odd = await Bench.open({ through: keeping });
  const run = await odd.shell("true", as(alice));
  const ended = await run.ended();
  assert.deepEqual([ended.kind, ended.step, ended.errno], ["not-started", "identity", EPERM]);
  const control = await odd.shell("true", {});
  assert.equal((await control.ended()).kind, "exited", "without a drop the same launcher starts it");
});

const standing = [
  "umask",
  "nice",
  "cat /proc/self/oom_score_adj",
  "chrt -p $$ | sed -n 's/.*policy: //p'",
  "ionice -p $$",
  "nproc",
  status("SigBlk", "SigIgn"),
].join("; ");

test("AT-65 umask, nice, scheduling, CPUs, oom score and signals are as defined", { skip }, async () => {
  const processors = execFileSync("nproc", { env: { PATH: process.env["PATH"] } })
    .toString()
    .trim();
  const wanted = ["0027", "0", "0", "SCHED_OTHER", "none: prio 0", processors];
  wanted.push(`SigBlk:\t${none}`, `SigIgn:\t${none}`);
  assert.deepEqual((await said(standing, { ...as(alice), umask: 0o027 })).split("\n"), wanted);
  const control = (await said(standing, { umask: 0o027 })).split("\n");
  const [mask, ...through] = ["0027", "7", "300", "SCHED_BATCH", "idle", "1"];
  assert.deepEqual(control.slice(0, 6), [mask, ...through], "in owner mode it is the launcher's own");
});

test("AT-65 the limits of a job are those it was given", { skip }, async () => {
  const rlimits = [
    { resource: 7, soft: 100n, hard: 200n },
    { resource: 1, soft: 4096n, hard: 1n << 20n },
  ];
  const text = "ulimit -Sn; ulimit -Hn; ulimit -Sf; ulimit -Hf; ulimit -Sc";
  const answer = await said(text, { ...as(alice), rlimits });
  assert.deepEqual(answer.split("\n").slice(0, 4), ["100", "200", "8", "2048"]);
});

test("one user's job cannot see another's keys, nor the daemon's", { skip }, async (t) => {
  const own = ["keyctl", "session", "-"];
  if (spawnSync("keyctl", [...own.slice(1), "keyctl", "show"]).status !== 0)
    return t.skip("no keyctl, or no keys in this kernel");
  await using keyed = await Bench.open({ through: own });
  const add = "keyctl print $(keyctl add user reeve-test secret @s)";
  const find = "keyctl search @s user reeve-test > /dev/null 2>&1 && echo found || echo none";
  const saidHere = async (text: string, more: Partial<Params>) =>
    await outputOf(await keyed.shell(text, more));
  assert.equal(await saidHere(add, as(alice)), "secret", "it has a keyring of its own");
  assert.equal(await saidHere(find, as(bob)), "none");
  assert.equal(await saidHere(find, as(alice)), "none", "not even between two jobs of one user");
  assert.equal(await saidHere(add, {}), "secret");
  assert.equal(await saidHere(find, {}), "found", "without a keyring of its own it sees the last one's keys");
  assert.equal(await saidHere(find, as(alice)), "none", "and not what is in the daemon's");
});

test("AT-64 a job leads its session, has no terminal, and cannot get the one of its starter", {
  skip,
}, async () => {
  const text =
    "set -- $(cat /proc/$$/stat); [ $1 = $6 ] && echo leads; echo $7; (: < /dev/tty) 2> /dev/null || " +
    "echo none";
  assert.deepEqual((await said(text, as(alice))).split("\n"), ["leads", "0", "none"]);
});

test("a job opens its own output by path, and its input", { skip }, async () => {
  const text = "echo out > /dev/stdout; echo err > /dev/stderr; cat < /dev/stdin";
  const run = await bench.start(
    { execPath: "/bin/sh", args: ["sh", "-c", text], ...as(alice), stdin: true },
    {
      stdin: Buffer.from("in\n"),
    },
  );
  await run.closed();
  const log = readLog(run.directory);
  assert.deepEqual([log.stdout.toString(), log.stderr.toString()], ["out\nin\n", "err\n"]);
});

test("AT-54 a job cannot cut or rewrite what it has written", { skip }, async () => {
  const text = "echo kept; : > /dev/stdout; truncate -s 0 /proc/self/fd/1 2> /dev/null; echo too";
  assert.equal(await said(text, as(alice)), "kept\ntoo");
  const file = join(place, "log");
  execFileSync("sh", ["-c", `(${text}) > ${file}`]);
  assert.doesNotMatch(readFileSync(file, "utf8"), /kept/, "with the file itself as its output it could");
});

const ways = ['echo > "$0"', 'chmod u+w "$0"', 'rm "$0"', 'mv "$0" "$0.old"', 'ln -s /bin/id "$0.new"'];
const swap = `(${ways.join(" || ")}) 2> /dev/null`;

test("AT-50 a script is executed by its user and changed by nobody", { skip }, async () => {
  const script = `#!/bin/sh\n${swap} && echo changed || echo as it was; id -un\n`;
  const launched = await started(script);
  assert.deepEqual((await outputOf(launched)).split("\n"), ["as it was", alice.name]);
  const { uid, mode } = statSync(join(launched.directory, "script"));
  assert.deepEqual([uid, mode & 0o777], [0, 0o550], "the group's bits are the list's mask");
  const theirs = join(alice.home, "script");
  writeFileSync(theirs, script, { mode: 0o755 });
  execFileSync("chown", [alice.name, theirs]);
  const control = await bench.start({ execPath: theirs, args: [theirs], ...as(alice) });
  assert.match(await outputOf(control), /^changed/, "in a directory of its own it could");
});

/** A run whose program is its own script. */
async function started(script: string): Promise<Run> {
  const name = bench.nextName();
  const path = join(bench.spool, "runs", name.ledger, `${name.run}.1`, "script");
  const params = sealParams(paramRecords(name, { execPath: path, args: [path], ...as(alice) }));
  const run = bench.prepareRaw(name, params, { script });
  assert.equal((await bench.launcher.start(name)).status, 0);
  return run;
}

test("AT-55 another user reads neither script, parameters, records, output nor environment", {
  skip,
}, async () => {
  const gate = join(alice.home, "gate");
  const run = await started(`#!/bin/sh\necho secret-output; until [ -e ${gate} ]; do sleep 0.1; done\n`);
  const { pid } = await run.started();
  const files = ["script", "record", "output.0"].map((file) => join(run.directory, file));
  const all = [...files, `/proc/${pid}/environ`];
  const read = "head -c 1 $file > /dev/null 2>&1 && echo $file";
  const text = `for file in ${all.join(" ")}; do ${read}; done; ls ${run.directory} 2> /dev/null; true`;
  assert.equal(await said(text, as(bob)), "");
  assert.match(await said(text, {}), /output\.0/, "root's probe reads them");
  writeFileSync(gate, "");
  await run.closed();
});

test("set-user-ID works in jobs unless the policy forbids it", { skip }, async (t) => {
  const program = join(place, "whoami");
  copyFileSync("/usr/bin/id", program);
  chmodSync(program, 0o4755);
  if ((await said(`${program} -u`, as(alice))) !== "0")
    return t.skip("the file system of the temporary directory allows no set-user-ID programs");
  assert.equal(await said(`${program} -u`, { ...as(alice), noNewPrivs: true }), String(alice.uid));
  const bounded = { ...as(alice), emptyBoundingSet: true };
  assert.equal(await said(status("CapBnd"), bounded), `CapBnd:\t${none}`);
  const powerless = await said(`${program} -u; cat /etc/shadow 2> /dev/null || echo powerless`, bounded);
  assert.match(powerless, /powerless$/, "and what it becomes can do nothing that root can");
});

test("AT-60 a cancel ends what a set-user-ID program has made root's", { skip }, async (t) => {
  const program = join(place, "become-root");
  copyFileSync("/usr/bin/setpriv", program);
  chmodSync(program, 0o4755);
  const token = bench.token();
  const kill = "kill -9 $! 2> /dev/null || echo cannot";
  const asRoot = `${program} --reuid 0 --regid 0 --clear-groups`;
  if ((await said(`${asRoot} id -u`, as(alice))) !== "0") return t.skip("no set-user-ID programs here");
  const isUp = 'until [ "$(cat /proc/$!/comm)" = sleep ]; do :; done';
  const text = `${asRoot} setsid sleep ${token} & ${isUp}; ${kill}; wait`;
  const run = await bench.shell(text, { ...as(alice), graceMs: 300 });
  const sleepers = (): readonly number[] =>
    processes().filter((pid) => isAlive(pid) && commandLineOf(pid) === `sleep ${token}`);
  await waitUntil(() => sleepers().length === 1, { what: "root's process of the job to be there" });
  await bench.launcher.cancel(run.name);
  const ended = await run.ended();
  assert.equal(ended.left, 0);
  assert.deepEqual(sleepers(), []);
  assert.match(await outputOf(run), /cannot/, "the user itself could not have ended it");
});

test("AT-61 a job can neither end, stop, trace nor read its supervisor", { skip }, async () => {
  const ways = ["kill -9 $PPID", "kill -STOP $PPID", "cat /proc/$PPID/environ", "cat /proc/$PPID/maps"];
  const text = ways.map((way) => `${way} > /dev/null 2>&1 && echo "${way}"`).join("; ");
  assert.equal(await said(`${text}; echo end`, as(alice)), "end");
  const run = await bench.shell("kill -9 $PPID", {});
  await waitUntil(() => !isAlive(run.exit().claimed?.pid ?? 0), { what: "that supervisor to be gone" });
  assert.equal(run.exit().ended, undefined, "as root, which owner mode can be, it can");
});
