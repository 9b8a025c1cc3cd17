// What a job finds around itself in owner mode, end to end: its descriptors, its terminal, its environment,
// and that every way to end arrives as it was. The starter of agentd does what a careless one would: it
// leaves descriptors open and secrets in its environment. Each finding has a control that would show it.
// The danger: a control that cannot fail; each runs the very same probe outside Reeve.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { openFilesOf } from "../support/agent-parts.ts";
import { Cluster } from "../support/cluster.ts";
import { shownRun, submitted, untilShown, untilState, withinMs } from "../support/shown.ts";
import { waitUntil } from "../support/wait-until.ts";

const careless = [
  "bash",
  "-c",
  'exec 9</etc/passwd 251</etc/passwd; SECRET=of-the-starter exec "$@"',
  "bash",
];
/** The highest descriptors of a shell that has opened none itself. */
const descriptors = 'for fd in /proc/$$/fd/*; do echo "${fd##*/}"; done';
const terminal = "cut -d ' ' -f 7 /proc/self/stat; (: < /dev/tty) 2> /dev/null && echo has a terminal";
let at: Cluster;
before(async () => {
  at = await Cluster.start({ through: careless, agentLines: ["cgroup: off"] });
});
after(() => at.end());

const run = (...args: readonly string[]) => at.reeve("run", "--agent", "one", ...args);

test("a job has descriptors 0 to 2 and nothing that its agentd was started with", async () => {
  assert.ok(openFilesOf(at.agentdPid).includes("/etc/passwd"), "its agentd was started with more");
  const ended = await run("--shell", "/bin/sh", "--", descriptors);
  // A shell's glob opens the directory itself for a moment.
  const seen = ended.out
    .trim()
    .split("\n")
    .map(Number)
    .filter((fd) => fd > 3);
  assert.deepEqual(seen, [], ended.out);
  assert.equal((await run("--", "true; : <&9")).status === 0, false, "9 is not open");
  assert.equal((await run("--shell", "/bin/bash", "--", ": <&251")).status === 0, false, "251 is not open");
  const control = spawnSync("bash", [
    "-c",
    'exec 9</etc/passwd 251</etc/passwd; exec sh -c "$1"',
    "bash",
    descriptors,
  ]);
  assert.match(control.stdout.toString(), /^9$/m, "the probe sees an inherited 9");
  assert.match(control.stdout.toString(), /^251$/m, "and 251");
});

test("a job has no controlling terminal and leads a session of its own", async () => {
  assert.equal((await run("--", terminal)).out, "0\n");
  const session = await run("--", "set -- $(cat /proc/$$/stat); echo $1 $6");
  const [pid, sid] = session.out.trim().split(" ");
  assert.equal(sid, pid);
  const control = spawnSync("script", ["-qec", terminal, "/dev/null"]);
  if (control.error === undefined) assert.match(control.stdout.toString(), /has a terminal/);
});

test("nothing of the daemon's environment is in a job's", async () => {
  const starters = readFileSync(`/proc/${at.schedulerPid}/environ`, "latin1");
  assert.match(starters, /SECRET=of-the-starter/, "the starter of both daemons had it");
  const ended = await run("--env", "MINE=1", "--", "/usr/bin/env", "-0");
  const names = ended.out
    .split("\0")
    .flatMap((pair) => (pair === "" ? [] : [pair.slice(0, pair.indexOf("="))]));
  const foreign = names.filter((name) => !expected.has(name) && !name.startsWith("REEVE_"));
  assert.deepEqual(foreign, []);
  assert.ok(names.includes("MINE"));
});

const expected = new Set(["MINE", "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "TZ", "MAIL"]);

test("every exit status from 1 to 255, and 0, arrives as it was", async () => {
  const retries = ["--retries", "255", "--retry-delay", "0"];
  const number = await submitted(at, ...retries, "--", "exit $((REEVE_ATTEMPT % 256))");
  const { attempts } = await untilState(at, number, "succeeded", "failed");
  assert.equal(attempts.length, 256);
  const wrong = attempts.filter(
    ({ attempt, exit }: any) => exit.kind !== "exit" || (exit.status ?? 0) !== attempt % 256,
  );
  assert.deepEqual(wrong, []);
});

// Those whose default is to end the process.
const deadly = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 24, 25, 26, 27, 29, 30, 31, 34, 64];

test("every signal that ends a job arrives as that signal, and no status passes for one", async () => {
  const ends = "[ $# = 0 ] && exit 0; kill -$1 $$";
  const text = `set -- ${deadly.join(" ")}; ulimit -c 0; shift $((REEVE_ATTEMPT - 1)); ${ends}`;
  const retries = ["--retries", String(deadly.length), "--retry-delay", "0"];
  const number = await submitted(at, ...retries, "--shell", "/bin/sh", "--", text);
  const { attempts } = await untilState(at, number, "succeeded", "failed");
  const seen = attempts.slice(0, -1).map(({ exit }: any) => (exit.kind === "signal" ? exit.signal : exit));
  assert.deepEqual(seen, deadly);
});

test("a job that kills its own supervisor is unsupervised, then unknown, never succeeded", async () => {
  const number = await submitted(at, "--grace", "200ms", "--", "kill -9 $PPID; sleep 600");
  await untilShown(at, number, "to be unsupervised", ({ attempts }) => attempts[0].unsupervised);
  assert.equal((await at.reeve("cancel", number)).status, 122);
  const { run: seen } = await untilState(at, number, "unknown");
  assert.equal(seen.reason, "supervisor_died_uncounted");
});

test("a job that stops its own supervisor is executing until that goes on", async () => {
  const file = `${at.place}/stopped`;
  const number = await submitted(at, "--", `echo $PPID > ${file}; kill -STOP $PPID; exit 3`);
  const supervisor = await waitUntil(() => Number(readFileSync(file, "utf8")), { what: file, withinMs });
  const isStopped = () => / T /.test(readFileSync(`/proc/${supervisor}/stat`, "latin1"));
  await waitUntil(isStopped, { what: "the supervisor to be stopped", withinMs });
  const shown = await shownRun(at, number);
  assert.ok(["starting", "executing"].includes(shown["run"].state), "nothing is made up about it");
  process.kill(supervisor, "SIGCONT");
  const { attempts } = await untilState(at, number, "failed");
  assert.equal(attempts[0].exit.status, 3);
});
