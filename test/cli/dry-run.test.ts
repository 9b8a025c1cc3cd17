// A dry run says exactly what would be executed and what only the host can decide, and creates nothing.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { place } from "../support/cli-process.ts";

async function withAgents(t: TestContext) {
  const at = await place(t);
  at.api.agents = [
    { name: "web-1", online: true, mode: "owner", owner: "al" },
    { name: "web-2", online: false, mode: "", owner: "" },
  ];
  const dry = (...words: readonly string[]) => at.reeve("submit", "--dry-run", ...words);
  return { ...at, dry };
}

test("of shell text the shell, the home and the umask are named as the host's to decide", async (t) => {
  const { api, dry } = await withAgents(t);
  const ended = await dry("--agent", "web-1", "--env", "TZ=UTC", "--", "echo 'a b'\n");
  assert.equal(ended.err, "reeve: dry run: nothing was submitted\n");
  assert.deepEqual(ended.out.split("\n"), [
    "agent        web-1",
    "user         al (the owner of web-1)",
    "method       UnixShell",
    "shell        the user's shell, from the account database of web-1",
    'executes     SHELL "-c" "echo \'a b\'\\n"',
    "cwd          the user's home, from the account database of web-1",
    "umask        the `umask` setting of web-1, else that of its login.defs",
    "environment  TZ REEVE_ID REEVE_RUN REEVE_ATTEMPT REEVE_JOB REEVE_AGENT REEVE_SCHEDULED_AT",
    "and also     HOME USER LOGNAME SHELL from the account database of web-1; PATH, LANG and `environment` " +
      "from its settings",
    "stdin        /dev/null",
    "limits       those of web-1: open files, locked memory; the rest as its agentd was started",
    "time limit   none",
    "grace        10s",
    "leftovers    keep",
    "log limit    the `log_limit` setting of web-1",
    "starts       now",
    "start by     24 h after that",
    "time window  the host enforces none",
    "",
  ]);
  assert.equal(api.submissions.length, 0);
});

test("what is given is shown as given: words, directory, times, limits", async (t) => {
  const { api, dry } = await withAgents(t);
  const given =
    "--agent web-1 --cwd /srv --umask 027 --time-limit 2h --grace 3s --leftovers end --log-limit 10MiB " +
    "--merge --retries 2 --priority 5 --name nightly --hold --start-by 2099-01-02T04:00:00Z";
  const { out } = await dry(...given.split(" "), "--", "tar", "-c", "a b", "");
  for (const line of [
    'executes     "tar" "-c" "a b" "" (searched in the job\'s PATH on web-1)',
    "cwd          /srv",
    "umask        0027",
    "time limit   2h",
    "grace        3s",
    "leftovers    end",
    "log limit    10MiB",
    "merge        yes",
    "job          nightly",
    "starts       when it is released",
    "start by     2099-01-02T04:00:00Z",
    "retries      2; at once",
    "priority     5",
  ])
    assert(out.split("\n").includes(line), line);
  assert.equal(api.submissions.length, 0);
});

test("run --dry-run too; a path, a script and another user are said as they are", async (t) => {
  const { api, reeve, directory, dry } = await withAgents(t);
  const path = await reeve("run", "--dry-run", "-q", "--agent", "web-1", "--script-path", "/opt/x", "a");
  assert.deepEqual([path.status, path.err], [0, ""]);
  assert.match(path.out, /^method +ScriptPath\nexecutes +"\/opt\/x" "a"\n/m);
  const file = join(directory, "s");
  writeFileSync(file, "#!/bin/sh\n");
  const script = await dry("--agent", "web-1", "--user", "bob", "--script", file);
  assert.match(script.out, /^executes +"script" \(by its #! line, else by \/bin\/sh, on web-1\)$/m);
  assert.match(script.out, /^script +.*, 10 bytes$/m);
  assert.match(script.out, /^user +al \(the owner of web-1; for bob, its `foreign_user` setting decides/m);
  assert.equal(api.submissions.length, 0);
});

test("with --json one object for each agent, null where the host decides, with who decides it", async (t) => {
  const { api, dry } = await withAgents(t);
  const ended = await dry("--json", "--agent", "web-1", "--agent", "web-2", "--", "true");
  assert.deepEqual([ended.status, ended.err], [0, ""]);
  const plans = ended.out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).dryRun);
  assert.deepEqual(
    plans.map(({ agent, online, user, shell, words }) => [agent, online, user, shell, words]),
    [
      ["web-1", true, "al", null, [null, "-c", "true"]],
      ["web-2", false, null, null, [null, "-c", "true"]],
    ],
  );
  assert.equal(plans[1].hostDecides.user, "the owner of the agentd on web-2, which has never connected");
  assert.equal(plans[0].startBy, null);
  for (const plan of plans)
    for (const name of ["shell", "cwd", "umask", "logLimitBytes"])
      assert.deepEqual([plan[name], typeof plan.hostDecides[name]], [null, "string"], name);
  assert.equal(api.submissions.length, 0);
});

test("a dry run refuses what a submission would refuse", async (t) => {
  const { api, dry } = await withAgents(t);
  const unknown = await dry("--agent", "web-9", "--", "true");
  assert.equal(unknown.status, 124);
  assert.match(unknown.err, /^reeve: no_such_agent: agent web-9 is not known; /);
  assert.equal((await dry("--agent", "web-1", "--", " ")).status, 124);
  const late = ["--start-at", "2099-01-02T00:00Z", "--start-by", "2099-01-01T00:00Z"];
  assert.equal((await dry("--agent", "web-1", ...late, "--", "true")).status, 2);
  assert.equal(api.submissions.length, 0);
});

test("a dry run shows no value of a variable", async (t) => {
  const { dry } = await withAgents(t);
  const ended = await dry("--agent", "web-1", "--env", "DB_PASSWORD=s3cr3t", "--", "true");
  assert.match(ended.err, /^reeve: warning: DB_PASSWORD looks like a secret/);
  const json = await dry("--json", "--agent", "web-1", "--env", "DB_PASSWORD=s3cr3t", "--", "true");
  for (const { out, err } of [ended, json]) assert(!`${out}${err}`.includes("s3cr3t"));
});

test("a file of variables on the host is named, and nobody reads it here", async (t) => {
  const { api, dry } = await withAgents(t);
  const ended = await dry("--agent", "web-1", "--env-file-on-host", "/etc/app/env", "--", "true");
  const says = "read by the job on web-1, as its user; its variables go before --env";
  assert.ok(ended.out.split("\n").includes(`env file     /etc/app/env (${says})`), ended.out);
  const relative = await dry("--agent", "web-1", "--env-file-on-host", "env", "--", "true");
  assert.deepEqual([relative.status, /absolute path/.test(relative.err)], [2, true], relative.err);
  assert.equal(api.submissions.length, 0);
});
