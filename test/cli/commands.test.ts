// The other commands as people and scripts meet them: help, mistakes, lists, show, cancel, tokens.
import assert from "node:assert/strict";
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { commands } from "../../scheduler/cli/main.ts";
import { helpText } from "../../scheduler/cli/help.ts";
import { place } from "../support/cli-process.ts";

for (const [name, row] of Object.entries(commands)) {
  test(`the help of ${name} has its usage, an example and every option`, async () => {
    const command = await row.load();
    const help = helpText(command);
    assert.equal(command.name, name);
    assert.equal(command.summary, row.summary);
    assert.match(help, new RegExp(`^usage: reeve ${name} `));
    assert.match(help, new RegExp(`^example: reeve ${name}\\b`, "m"));
    for (const option of Object.keys(command.options)) assert(help.includes(`--${option}`), option);
    for (const line of help.split("\n")) assert(line.length <= 110, line);
  });
}

test("--help of a command and of the program end with 0, without a scheduler and without gRPC", async (t) => {
  const { api, reeve, shell } = await place(t);
  api.vanish();
  const ended = await reeve("submit", "--help");
  assert.deepEqual([ended.status, ended.err], [0, ""]);
  assert.match(ended.out, /^usage: reeve submit /);
  assert.match((await shell("reeve --version")).out, /^reeve \d+\.\d+\.\d+/);
  const overview = await shell("reeve help");
  assert.match(overview.out, /agent token +make the join string/);
});

test("a mistyped command names the nearest one and ends with 2", async (t) => {
  const { reeve } = await place(t);
  const ended = await reeve("sumbit");
  assert.equal(ended.status, 2);
  assert.equal(
    ended.err,
    "reeve: usage: sumbit is not a command; did you mean reeve submit?\nusage: reeve COMMAND [OPTION…]\n",
  );
});

test("a run that is no number, or that does not exist, is said plainly", async (t) => {
  const { reeve } = await place(t);
  for (const word of ["0", "-1", "1.5", "x", "99999999999999999"]) {
    const ended = await reeve("show", "--", word);
    assert.equal(ended.status, 2);
    assert.match(ended.err, new RegExp(`^reeve: usage: ${word.replace(".", "\\.")} is not a run's number\n`));
  }
  const commands = ["show", "logs", "cancel", "hold", "release", "restart", "resubmit"];
  for (const words of [...commands.map((command) => [command]), ["abandon", "--yes"]]) {
    const ended = await reeve(...words, "7");
    assert.deepEqual([ended.status, ended.err], [124, "reeve: no_such_run: run 7: no run has this number\n"]);
  }
});

test("a mistake in the options is JSON for those who asked for JSON", async (t) => {
  const { reeve } = await place(t);
  const ended = await reeve("runs", "--json", "--state", "dead");
  assert.equal(ended.status, 2);
  const { error } = JSON.parse(ended.err);
  assert.equal(error.reason, "usage");
  assert.match(error.message, /^--state must be one of held, /);
});

test("release and hold say where the run is then, and why it cannot be held", async (t) => {
  const { api, reeve } = await place(t);
  api.addRun(1);
  api.change(1, ({ run }) => Object.assign(run ?? {}, { state: "held" }));
  assert.equal((await reeve("release", "1")).out, "run 1 is queued: why queued\n");
  assert.equal(JSON.parse((await reeve("hold", "1", "--json")).out).run.state, "held");
  api.addRun(2);
  const ended = await reeve("hold", "2");
  assert.deepEqual([ended.status, ended.out], [124, ""]);
  assert.match(ended.err, /^reeve: not_in_this_state: /);
});

test("runs lists the newest first, escapes names, and pages by itself", async (t) => {
  const { api, reeve } = await place(t);
  for (let run = 1; run <= 3; run++) api.addRun(run);
  api.change(3, ({ run }) =>
    Object.assign(run ?? {}, { job: "\u001b[2Jx", submittedAtMs: 1_800_000_000_000, by: "claimed al" }),
  );
  api.end(2, "failed", null, { why: "no such shell" });
  const ended = await reeve("runs");
  const [head, ...rows] = ended.out.trimEnd().split("\n");
  assert.match(head ?? "", /^RUN +STATE +JOB +AGENT +SUBMITTED +ENDED +BY +WHY$/);
  assert.match(rows[0] ?? "", /^3 +executing +\\x1b\[2Jx +web-1 +2027-01-15T08:00:00Z +- +claimed al +-$/);
  assert.match(rows[1] ?? "", /^2 +failed .*no such shell$/);
  assert.equal((await reeve("runs", "--quiet", "--state", "executing")).out, "3\n1\n");
  const json = (await reeve("runs", "--json", "--limit", "1")).out;
  assert.deepEqual(JSON.parse(json).run.submittedAt, "2027-01-15T08:00:00.000Z");
  assert.equal(JSON.parse(json).schema, 1);
});

test("runs beyond one page are asked for page by page", async (t) => {
  const { api, reeve } = await place(t);
  for (let run = 1; run <= 2_100; run++) api.addRun(run);
  const ended = await reeve("runs", "--quiet", "--limit", "2050");
  const numbers = ended.out.trimEnd().split("\n").map(Number);
  assert.equal(numbers.length, 2_050);
  assert.deepEqual([numbers[0], numbers.at(-1)], [2_100, 51]);
});

test("show names variables and never their values, in words and in JSON", async (t) => {
  const { api, reeve } = await place(t);
  const secret = "s3cr3t-value";
  await reeve(
    "submit",
    "--agent",
    "a",
    "--env",
    `PASSWORD=${secret}`,
    "--env",
    "TZ=UTC",
    "--umask",
    "027",
    "--",
    "true",
  );
  api.change(1, (detail) => {
    detail.spec = api.submissions[0]?.header.spec ?? new Uint8Array();
    detail.journal = [
      { atMs: 1_800_000_000_000, attempt: 1, from: "queued", event: "dispatch", to: "starting", by: "queue" },
    ];
  });
  api.change(1, ({ run }) => Object.assign(run ?? {}, { why: "agent a is not connected since 10:00" }));
  const page = await reeve("show", "1");
  assert.match(page.out, /^why +agent a is not connected since 10:00$/m);
  assert.match(page.out, /^environment +PASSWORD TZ \(values are not shown\)$/m);
  assert.match(page.out, /^umask +0027$/m);
  assert.match(page.out, /^2027-01-15T08:00:00\.000Z +1 +queued +dispatch +starting +queue +-$/m);
  const json = await reeve("show", "1", "--json");
  assert.deepEqual(JSON.parse(json.out).spec.environmentNames, ["PASSWORD", "TZ"]);
  for (const { out, err } of [page, json]) assert(!`${out}${err}`.includes(secret));
  assert.deepEqual(api.valuesAsked, [false, false]);
  const values = await reeve("show", "--env-values", "1");
  assert.match(values.out, /^environment +PASSWORD TZ\nvalue +PASSWORD=s3cr3t-value\nvalue +TZ=UTC$/m);
  const listed = JSON.parse((await reeve("show", "--env-values", "--json", "1")).out).spec.environment;
  assert.deepEqual(listed, [
    { name: "PASSWORD", value: secret },
    { name: "TZ", value: "UTC" },
  ]);
  assert.deepEqual(api.valuesAsked, [false, false, true, true]);
});

test("cancel waits, names what still runs, and says how many were ended and that none is left", async (t) => {
  const { api, start } = await place(t);
  api.addRun(4);
  api.onCancel = (run) =>
    api.change(run, (detail) => {
      Object.assign(detail.run ?? {}, { state: "stopping" });
      Object.assign(detail.attempts?.[0] ?? {}, { state: "stopping", survivors: ["812 1000 sleep"] });
    });
  const child = start("cancel", "--reason", "too slow", "4");
  const { waitUntil } = await import("../support/wait-until.ts");
  await waitUntil(() => child.err.includes("812"), { what: "the survivor's line" });
  api.end(4, "cancelled", {
    kind: "signal",
    signal: 9,
    reason: "cancelled",
    processesEnded: 3,
    processesLeft: 0,
  });
  const ended = await child.ended();
  assert.equal(ended.err, "reeve: still running: 812 1000 sleep\n");
  assert.equal(ended.out, "run 4 cancelled: 3 processes ended, none is left\n");
  assert.equal(ended.status, 0);
  assert.equal(api.cancels[0]?.reason, "too slow");
});

test("cancel tells when processes are left, and when the run ended by itself", async (t) => {
  const { api, reeve } = await place(t);
  api.addRun(4);
  api.onCancel = (run) =>
    api.end(run, "cancelled", {
      kind: "signal",
      signal: 9,
      processesEnded: 1,
      processesLeft: 2,
      leftPids: [8, 9],
    });
  const left = await reeve("cancel", "4");
  assert.deepEqual([left.status, left.out], [120, "run 4 cancelled: 1 process ended, 2 left: 8 9\n"]);
  api.addRun(5);
  api.onCancel = (run) => api.end(run, "succeeded", { kind: "exit", status: 0 });
  const late = await reeve("cancel", "5");
  assert.deepEqual(
    [late.status, late.out],
    [0, "run 5 had succeeded before the cancel reached it; nothing was ended\n"],
  );
});

test("cancel --no-wait only asks", async (t) => {
  const { api, reeve } = await place(t);
  api.addRun(4);
  const ended = await reeve("cancel", "--no-wait", "4");
  assert.deepEqual([ended.status, ended.out], [0, "run 4 is executing; it was asked to end\n"]);
});

test("agents lists what the scheduler knows", async (t) => {
  const { api, reeve } = await place(t);
  api.agents = [
    {
      name: "web-1",
      online: true,
      sinceMs: 1_800_000_000_000,
      mode: "owner",
      owner: "al",
      maxRuns: 8,
      liveRuns: 2,
    },
  ];
  const ended = await reeve("agents");
  assert.match(ended.out, /^web-1 +online +2027-01-15T08:00:00Z +2\/8 +owner +al /m);
  assert.equal(JSON.parse((await reeve("agents", "--json")).out).agent.since, "2027-01-15T08:00:00.000Z");
});

test("drain says what goes on there, agents who drained it and since when, and resume ends it", async (t) => {
  const { api, reeve } = await place(t);
  api.agents = [
    { name: "web-1", liveRuns: 2, note: "a note" },
    { name: "web-2", liveRuns: 0 },
  ];
  const since = "drained by claimed ann since 2027-01-15T08:00:00Z";
  const ended = await reeve("drain", "--reason", "new kernel", "web-1");
  assert.deepEqual(
    [ended.status, ended.out],
    [0, `agent web-1 is ${since}: new kernel; 2 runs there go on\n`],
  );
  const bare = await reeve("drain", "web-2");
  assert.equal(bare.out, `agent web-2 is ${since}; nothing runs there\n`);
  assert.match((await reeve("agents")).out, new RegExp(`^web-1 .* ${since}: new kernel; a note$`, "m"));
  const [json = ""] = (await reeve("agents", "--json")).out.split("\n");
  const { drained, drainBy, drainAt } = JSON.parse(json).agent;
  assert.deepEqual([drained, drainBy, drainAt], [true, "claimed ann", "2027-01-15T08:00:00.000Z"]);
  assert.equal((await reeve("resume", "web-1")).out, "agent web-1 takes runs\n");
  assert.doesNotMatch((await reeve("agents")).out, /web-1 .*drained/);
  for (const command of ["drain", "resume"]) {
    assert.match((await reeve(command, "nobody")).err, /^reeve: no_such_agent: /);
    for (const words of [[], ["a", "b"], ["No Name"]])
      assert.equal((await reeve(command, ...words)).status, 2, `${command} ${words.join(" ")}`);
  }
});

test("a token goes to standard output alone, or to a new file for its owner alone", async (t) => {
  const { api, reeve, directory } = await place(t);
  const ended = await reeve("agent", "token", "web-1");
  assert.deepEqual([ended.status, ended.out], [0, "reeve-join-1.AAAA\n"]);
  assert.equal(api.tokens[0]?.name, "web-1");
  const file = join(directory, "join");
  const written = await reeve("agent", "token", "web-1", "--file", file);
  assert.deepEqual([written.status, written.out], [0, ""]);
  assert.equal(readFileSync(file, "utf8"), "reeve-join-1.AAAA\n");
  assert.equal(statSync(file).mode & 0o777, 0o600);
  const again = await reeve("agent", "token", "web-1", "--file", file);
  assert.equal(again.status, 2);
  assert.match(again.err, /EEXIST/);
  assert.equal((await reeve("agent", "token", "Web 1")).status, 2);
  await reeve("agent", "token", "--replace", "web-1");
  assert.deepEqual([api.tokens[0]?.replace, api.tokens.at(-1)?.replace], [false, true]);
});

test("tokens for many hosts come one to a file, and a refused one hinders no other", async (t) => {
  const { api, directory, reeve } = await place(t);
  const hosts = join(directory, "hosts");
  const dir = join(directory, "strings");
  const many = () => reeve("agent", "token", "--from", hosts, "--dir", dir);
  writeFileSync(hosts, "# the web\nweb-1\n\nWeb 2\nweb-1 # again\n");
  const wrong = await many();
  assert.equal(wrong.status, 2);
  assert.match(wrong.err, /hosts:4: Web 2 is no agent's name[^]*hosts:5: web-1 is there twice/);
  assert.deepEqual([api.tokens.length, existsSync(dir)], [0, false], "nothing is half done");
  writeFileSync(hosts, "web-1\ntaken\nweb-2 # the second\n");
  const ended = await many();
  assert.equal(ended.status, 124);
  assert.match(ended.err, /taken: agent taken has joined already\n[^]*2 of 3 join strings are in /);
  assert.equal(ended.out, "");
  assert.deepEqual(readdirSync(dir).toSorted(), ["web-1.join", "web-2.join"]);
  assert.equal(readFileSync(join(dir, "web-2.join"), "utf8"), "reeve-join-1.AAAA\n");
  assert.deepEqual([modeOf(dir), modeOf(join(dir, "web-1.join"))], [0o700, 0o600]);
  const again = await many();
  assert.equal(again.status, 2);
  assert.match(again.err, /web-1\.join is there already, and 1 more: remove it/);
  assert.equal(api.tokens.length, 2, "none is made that has no place");
  chmodSync(dir, 0o755);
  assert.match((await many()).err, /its mode is 755 and others may enter it; run: chmod 700/);
  assert.equal((await reeve("agent", "token", "--from", hosts)).status, 2);
  assert.equal((await reeve("agent", "token", "web-9", "--from", hosts, "--dir", dir)).status, 2);
});

const modeOf = (path: string) => statSync(path).mode & 0o777;
