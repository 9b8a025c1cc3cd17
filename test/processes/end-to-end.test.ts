// The whole of it, with nothing played: reeve, scheduler, agentd and real jobs, in owner mode on this
// machine. One cluster for the file, because starting one is what takes time; each test looks at runs of its
// own.
// The danger: a job that outlives its test; every long one here names itself so that it can be looked for.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { commandLines } from "../../packaging/demo-programs.ts";
import { Cluster } from "../support/cluster.ts";
import { compareLines } from "../support/json-table.ts";
import { waitUntil } from "../support/wait-until.ts";

type Json = { readonly [key: string]: any };

let at: Cluster;
before(async () => {
  at = await Cluster.start();
});
after(() => at.end());

const run = (...args: readonly string[]) => at.reeve("run", "--agent", "one", ...args);
const shown = async (number: number | string): Promise<Json> =>
  JSON.parse((await at.reeve("show", String(number), "--json")).out) as Json;
const submitted = async (...args: readonly string[]): Promise<string> =>
  (await at.reeve("submit", "--quiet", "--agent", "one", ...args)).out.trim();

test("the job of the README: output, status, history", async () => {
  const ended = await run("--name", "hello", "--", "uname -s; for i in 1 2 3; do echo line $i; done");
  assert.deepEqual([ended.status, ended.out, ended.err], [0, "Linux\nline 1\nline 2\nline 3\n", ""]);
  const [row] = (await at.reeve("runs", "--json", "--name", "hello")).out.trim().split("\n");
  const { run: listed } = JSON.parse(row ?? "") as Json;
  assert.equal(listed["state"], "succeeded");
  const { journal, attempts } = await shown(listed["run"]);
  const events = journal.map((entry: Json) => entry["event"]);
  // A job that is over before the host has looked is reported with its end alone.
  const told = events.filter((event: unknown) => event !== "started");
  assert.deepEqual(told.slice(-2), ["dispatch", "succeed"]);
  assert.equal(attempts[0].logState, "complete");
});

test("status, signal and each stream are the job's own", async () => {
  assert.equal((await run("--", "exit 3")).status, 3);
  assert.equal((await run("--", "kill -9 $$")).status, 137);
  const ended = await run("--", "printf out; printf err >&2; exit 124");
  assert.deepEqual([ended.status, ended.out, ended.err], [124, "out", "err"]);
});

test("an argument vector arrives without a shell in between, byte for byte", async () => {
  const ended = await run("--", "printf", "%s|", "a b", "", "$HOME", "*", "'\"\\", "ä");
  assert.equal(ended.out, "a b||$HOME|*|'\"\\|ä|");
});

test("binary output arrives byte for byte, with its digest", async () => {
  const bytes = Buffer.alloc(3_000_000, Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)));
  const file = join(at.place, "binary");
  writeFileSync(file, bytes);
  const ended = await run("--name", "binary", "--", "cat", file);
  assert(ended.outBytes.equals(bytes));
  const { run: listed } = JSON.parse((await at.reeve("runs", "--json", "--name", "binary")).out) as Json;
  const { attempts } = await shown(listed["run"]);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  assert.deepEqual([attempts[0].log.stdoutBytes, attempts[0].log.stdoutSha256], [bytes.length, sha256]);
});

test("a script, its arguments, its input and its world are what was asked for", async () => {
  const script = join(at.place, "script");
  const input = join(at.place, "input");
  writeFileSync(script, '#!/bin/sh\nfor word; do echo "[$word]"; done\ncat\numask\npwd\necho "$GREETING"\n');
  writeFileSync(input, "from the input\n");
  const world = ["--stdin", input, "--umask", "027", "--cwd", "/", "--env", "GREETING=good day"];
  const ended = await run("--script", script, ...world, "--", "a b", "");
  assert.deepEqual([ended.status, ended.out], [0, "[a b]\n[]\nfrom the input\n0027\n/\ngood day\n"]);
});

test("a large script and a large input travel as bodies", async () => {
  const script = join(at.place, "large-script");
  const input = join(at.place, "large-input");
  writeFileSync(script, `#!/bin/sh\n${"# a comment\n".repeat(20_000)}sha256sum\n`);
  writeFileSync(input, Buffer.alloc(5_000_000, "reeve "));
  const ended = await run("--script", script, "--stdin", input);
  const digest = createHash("sha256").update(readFileSync(input)).digest("hex");
  assert.equal(ended.out, `${digest}  -\n`);
});

test("variables of a file on the host reach the job, and its own ones count more", async () => {
  const file = join(at.place, "variables");
  writeFileSync(file, 'SECRET=from "the file"\nLANG=xx\nOWN=file\n', { mode: 0o600 });
  const named = ["--env-file-on-host", file, "--env", "OWN=own"];
  const ended = await run("--name", "with-file", ...named, "--", 'echo "$SECRET $LANG $OWN"');
  assert.deepEqual([ended.status, ended.out], [0, 'from "the file" xx own\n'], ended.err);
  const [row] = (await at.reeve("runs", "--json", "--name", "with-file")).out.trim().split("\n");
  const number = String((JSON.parse(row ?? "") as Json)["run"]["run"]);
  const page = await at.reeve("show", "--env-values", number);
  assert.match(page.out, new RegExp(`^env file +${file} \\(read on the host\\)$`, "m"));
  assert.ok(!page.out.includes("the file"), "what stands in it");
  writeFileSync(file, "GOOD=1\nno equals, s3cr3t\n");
  const broken = await run(...named, "--", "true");
  assert.equal(broken.status, 120);
  assert.match(broken.err, new RegExp(`^reeve: bad_env_file: .*${file} line 2: no = in the line\\)\n$`));
  assert.ok(!broken.err.includes("s3cr3t"));
  const missing = await run("--env-file-on-host", "/nonexistent/file", "--", "true");
  assert.match(missing.err, /^reeve: bad_env_file: .*\/nonexistent\/file: ENOENT/);
});

test("what cannot start says why, with status 120", async () => {
  const cwd = await run("--cwd", "/nonexistent", "--", "true");
  assert.equal(cwd.status, 120);
  assert.match(cwd.err, /^reeve: no_such_cwd: .* \/nonexistent: ENOENT/);
  const program = await run("--", "/nonexistent/program", "x");
  assert.equal(program.status, 120);
  assert.match(program.err, /^reeve: not_executable: .* \/nonexistent\/program: ENOENT/);
  const shell = await run("--shell", "/nonexistent/sh", "--", "true");
  assert.match(shell.err, /^reeve: no_such_shell: .* \/nonexistent\/sh: ENOENT/);
});

test("what is not possible is refused with one line and status 124", async () => {
  const agent = await at.reeve("run", "--agent", "nobody", "--", "true");
  assert.equal(agent.status, 124);
  assert.match(agent.err, /^reeve: no_such_agent: .*\n$/);
  for (const command of ["show", "logs", "cancel"]) {
    const ended = await at.reeve(command, "999999");
    assert.equal(ended.status, 124, command);
    assert.match(ended.err, /^reeve: no_such_run: .*\n$/);
  }
});

test("cancel ends the whole tree and says that none is left", async () => {
  const mark = "86397";
  const [detached, deaf] = [`setsid sleep ${mark} &`, `(trap '' TERM; sleep ${mark}; sleep ${mark}) &`];
  const tree = `${detached} ${deaf} (sleep ${mark} &) ; echo up; wait`;
  const number = await submitted("--grace", "1s", "--", tree);
  await waitUntil(async () => (await at.reeve("logs", number)).out === "up\n", { what: "the job is up" });
  const sleepers = () => commandLines().filter((line) => line.includes(`sleep\0${mark}\0`)).length;
  await waitUntil(() => sleepers() >= 3, { what: "its processes" });
  const ended = await at.reeve("cancel", number);
  assert.match(ended.out, new RegExp(`^run ${number} cancelled: \\d+ processes ended, none is left\n$`));
  assert.equal(ended.status, 0);
  assert.equal(sleepers(), 0);
  const { run: cancelled } = await shown(number);
  assert.equal(cancelled["state"], "cancelled");
});

test("a time limit ends the run with reason and status 120", async () => {
  const ended = await run("--time-limit", "1s", "--grace", "1s", "--", "sleep 600");
  assert.equal(ended.status, 120);
  assert.match(ended.err, /^reeve: time_limit: /);
});

test("a job that fails is tried again as often as asked, and every try is followed", async () => {
  const ended = await run(
    "--retries",
    "2",
    "--retry-delay",
    "100ms",
    "--",
    'echo "try $REEVE_ATTEMPT"; exit 5',
  );
  assert.deepEqual([ended.status, ended.out], [5, "try 1\ntry 2\ntry 3\n"]);
});

test("the same key twice is one run, and an error with other content", async () => {
  const first = await submitted("--key", "once", "--", "echo once");
  assert.equal(await submitted("--key", "once", "--", "echo once"), first);
  assert.notEqual(await submitted("--key", "twice", "--", "echo once"), first);
  const other = await at.reeve("submit", "--agent", "one", "--key", "once", "--", "echo other");
  assert.equal(other.status, 124);
  assert.match(other.err, /^reeve: key_reused: /);
});

test("Ctrl-C leaves the job alone; a second follow shows all of it", async () => {
  const gate = join(at.place, "gate");
  const child = at.follow(
    "run",
    "--agent",
    "one",
    "--",
    `echo begun; while [ ! -e ${gate} ]; do sleep 0.1; done; echo done`,
  );
  await waitUntil(() => child.out === "begun\n", { what: "the first line" });
  child.child.kill("SIGINT");
  const left = await child.ended();
  assert.equal(left.status, 130);
  const number = /run (\d+) goes on/.exec(left.err)?.[1] ?? assert.fail(left.err);
  writeFileSync(gate, "");
  const again = await at.reeve("logs", "-f", number);
  assert.deepEqual([again.status, again.out], [0, "begun\ndone\n"]);
});

test("a scheduler that is killed and started again changes nothing for a follow", async () => {
  const gate = join(at.place, "gate-of-restart");
  const text = `echo before; while [ ! -e ${gate} ]; do sleep 0.1; done; echo after; exit 7`;
  const child = at.follow("run", "--agent", "one", "--", text);
  await waitUntil(() => child.out === "before\n", { what: "the first line" });
  await at.killScheduler();
  writeFileSync(gate, "");
  await at.startScheduler();
  const ended = await child.ended();
  assert.deepEqual([ended.status, ended.out], [7, "before\nafter\n"]);
});

test("the end of a log, and all of it from a byte on, come from where the scheduler finds them", async () => {
  const number = await submitted("--wait", "--", "seq 1 200000; echo oops >&2");
  const logs = async (...options: readonly string[]) => at.reeve("logs", ...options, number);
  const tail = await logs("--tail", "2", "--stdout");
  assert.deepEqual([tail.status, tail.out, tail.err], [0, "199999\n200000\n", ""]);
  assert.equal((await logs("--tail", "1", "--stderr")).err, "oops\n");
  const whole = (await logs("--stdout")).out;
  assert.equal((await logs("--stdout", "--since-byte", "1000000")).out, whole.slice(1_000_000));
  assert.equal((await logs("--stdout", "-f", "--tail", "200001")).out, whole);
});

test("a dry run creates nothing, and names the very words that a run then has", async () => {
  const before = (await at.reeve("runs", "--quiet")).out;
  const words = ["cat", "/proc/self/cmdline", "-", "a b", ""];
  const dry = await at.reeve("run", "--agent", "one", "--dry-run", "--json", "--", ...words);
  const [plan] = compareLines(dry.out, "plan");
  assert.equal((await at.reeve("runs", "--quiet")).out, before);
  const { words: planned, user } = (plan ?? {})["dryRun"] as Json;
  assert.equal((await run("--", ...words)).out, planned.map((word: string) => `${word}\0`).join(""));
  assert.equal((await run("--", "id -un")).out, `${user}\n`);
});

test("values of a job's environment reach the job, and people only when they ask", async () => {
  const given = ["--env", "DB_PASSWORD=s3cr3t", "--script-path", "/usr/bin/env"];
  const ended = await run(...given);
  assert.match(ended.out, /^DB_PASSWORD=s3cr3t$/m);
  assert.match(ended.err, /^reeve: warning: DB_PASSWORD looks like a secret: [^\n]*\n$/);
  const number = (await at.reeve("runs", "--quiet", "--limit", "1")).out.trim();
  for (const options of [[], ["--json"], ["--watch", "--json"]]) {
    const { out } = await at.reeve("show", ...options, number);
    assert(out.includes("DB_PASSWORD") && !out.includes("s3cr3t"), options.join(" "));
  }
  assert.match((await at.reeve("show", "--env-values", number)).out, /^value +DB_PASSWORD=s3cr3t$/m);
});

test("what --json writes of real runs is what its table says", async () => {
  const job = ["--json", "--env", "A=1", "--", "echo out; echo err >&2; sleep 0.1; exit 3"];
  const ended = await run(...job);
  const lines = compareLines(ended.out, "submission", "output", "output", "followed");
  const [number] = (lines[0] ?? {})["runs"] as number[];
  const about = String(number);
  compareLines((await at.reeve("show", "--json", "--env-values", about)).out, "shown");
  compareLines((await at.reeve("logs", "--json", about)).out, "output", "output", "logEnd");
  compareLines((await at.reeve("agents", "--json")).out, "agent");
  compareLines((await at.reeve("runs", "--json", "--limit", "1")).out, "listed");
  compareLines((await at.reeve("show", "--json", "999999")).err, "error");
  const held = await submitted("--hold", "--", "true");
  compareLines((await at.reeve("cancel", "--json", held)).out, "cancelled");
});

test("a used join string and a second daemon are refused, each with one sentence", async () => {
  const used = await at.agentd("join", at.joinFile, "-c", at.agentConfig, "--set", `spool=${at.place}/other`);
  assert.equal(used.status, 1);
  assert.match(used.err, /used|expired|unknown/);
  const second = await at.agentd("-c", at.agentConfig);
  assert.equal(second.status, 3, second.err);
});
