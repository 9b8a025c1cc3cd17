// What reaches the scheduler when somebody submits: bytes exact, limits named, nothing sent that is wrong.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { reeve } from "../../proto/gen/reeve.js";
import { looksSecret } from "../../scheduler/cli/secret-names.ts";
import { place } from "../support/cli-process.ts";
import { clusterId } from "../support/fake-api.ts";

const bytes = (text: string) => Buffer.from(text);

test("one word after -- is shell text, byte for byte", async (t) => {
  const { api, reeve: cli } = await place(t);
  const text = "uname -a; for i in 1 2 3; do echo \"line $i\"; done\n\t'quoted' \\";
  const ended = await cli("submit", "--agent", "web-1", "--", text);
  assert.deepEqual([ended.status, ended.err], [0, ""]);
  assert.match(ended.out, /^run 1 submitted; follow it: reeve logs --socket .* -f 1\n$/);
  const spec = api.submissions[0]?.spec;
  assert.equal(spec?.method, reeve.v1.Method.UNIX_SHELL);
  assert.deepEqual(Buffer.from(spec?.source ?? []), bytes(text));
  assert.deepEqual(spec?.audience, ["web-1"]);
  assert.deepEqual(Buffer.from(spec?.clusterId ?? []), clusterId);
  assert.equal(spec?.graceMs, limits.graceMsDefault);
  assert.deepEqual(api.claims, [userInfo().username]);
});

test("several words are an argument vector, empty words and blanks included", async (t) => {
  const { api, reeve: cli } = await place(t);
  const args = ["printf", "%s\n", "a b", "", "--agent", "*", "--", ""];
  assert.equal((await cli("submit", "--agent=web-1", "--quiet", "--", ...args)).out, "1\n");
  const spec = api.submissions[0]?.spec;
  assert.equal(spec?.method, reeve.v1.Method.ARGUMENTS);
  assert.deepEqual(
    spec?.args.map((word) => Buffer.from(word).toString()),
    args,
  );
});

test("arguments that are not UTF-8 arrive byte for byte", async (t) => {
  const { api, shell } = await place(t);
  const words = String.raw`"$(printf 'a\377\376\200')" ä`;
  const script = String.raw`reeve submit --agent web-1 --env "V=$(printf '\377')" -- cat ${words}`;
  assert.equal((await shell(script)).err, "");
  const spec = api.submissions[0]?.spec;
  assert.deepEqual(Buffer.from(spec?.args[1] ?? []), Buffer.from([0x61, 0xff, 0xfe, 0x80]));
  assert.deepEqual(Buffer.from(spec?.args[2] ?? []), bytes("ä"));
  assert.deepEqual(Buffer.from(spec?.environment[0]?.value ?? []), Buffer.from([0xff]));
  // Negative control: what Node itself makes of such an argument is something else.
  assert.notDeepEqual(Buffer.from(Buffer.from([0xff]).toString()), Buffer.from([0xff]));
});

test("shell text that is not UTF-8 arrives byte for byte", async (t) => {
  const { api, shell } = await place(t);
  assert.equal((await shell(String.raw`reeve submit --agent web-1 -- "$(printf 'echo \377')"`)).status, 0);
  assert.deepEqual(Buffer.from(api.submissions[0]?.spec.source ?? []), Buffer.from("echo \xff", "latin1"));
});

test("every option ends in its field", async (t) => {
  const { api, reeve: cli } = await place(t);
  const options =
    "--agent a --agent b --agent a --name nightly --user alice --env Z=1 --env A=x=y --cwd /srv --shell " +
    "/bin/bash --login " +
    "--umask 027 --time-limit 2h --grace 3s --retries 4 --retry-delay 1min --priority -5 --start-at " +
    "2030-01-02T03:04:05Z " +
    "--start-by 2030-01-02T05:00:00+01:00 --leftovers wait --log-limit 10MiB --merge --hold --key my-key";
  const ended = await cli("submit", ...options.split(" "), "--json", "--", "true");
  assert.deepEqual(JSON.parse(ended.out), { schema: 1, runs: [1], key: "my-key", warnings: [] });
  const { spec, header } = api.submissions[0] ?? assert.fail("nothing was submitted");
  assert.deepEqual(spec.audience, ["a", "b"]);
  const variables = spec.environment.map(
    ({ name, value }) => `${Buffer.from(name ?? []).toString()}=${Buffer.from(value ?? []).toString()}`,
  );
  assert.deepEqual(variables, ["A=x=y", "Z=1"]);
  const { job, runAsUser, login, umask, timeLimitMs, graceMs, leftovers, logLimitBytes, merge } = spec;
  assert.deepEqual(
    { job, runAsUser, login, umask, timeLimitMs, graceMs, leftovers, logLimitBytes, merge },
    {
      job: "nightly",
      runAsUser: "alice",
      login: true,
      umask: 0o027,
      timeLimitMs: 7_200_000,
      graceMs: 3_000,
      leftovers: reeve.v1.Leftovers.WAIT,
      logLimitBytes: 10 * 1024 ** 2,
      merge: true,
    },
  );
  assert.equal(Buffer.from(spec.cwd).toString(), "/srv");
  assert.equal(Buffer.from(spec.shell).toString(), "/bin/bash");
  const { idempotencyKey, priority, startAtMs, startByMs, retries, retryDelayMs, hold } = header;
  assert.deepEqual(
    { idempotencyKey, priority, startAtMs, startByMs, retries, retryDelayMs, hold },
    {
      idempotencyKey: "my-key",
      priority: -5,
      startAtMs: Date.UTC(2030, 0, 2, 3, 4, 5),
      startByMs: Date.UTC(2030, 0, 2, 4),
      retries: 4,
      retryDelayMs: 60_000,
      hold: true,
    },
  );
});

test("a small script travels in the spec, with the words after it as its arguments", async (t) => {
  const { api, reeve: cli, directory } = await place(t);
  const file = join(directory, "a.sh");
  writeFileSync(file, "#!/bin/sh\necho $1\n");
  assert.equal((await cli("submit", "--agent", "a", "--script", file, "x", "--", "--flag")).status, 0);
  const { spec, bodies } = api.submissions[0] ?? assert.fail();
  assert.equal(spec.method, reeve.v1.Method.UNIX_SCRIPT);
  assert.equal(Buffer.from(spec.body).toString(), "#!/bin/sh\necho $1\n");
  assert.deepEqual(
    spec.args.map((word) => Buffer.from(word).toString()),
    ["x", "--flag"],
  );
  assert.equal(bodies.size, 0);
});

test("a path on the host is executed there, with the words after it as its arguments", async (t) => {
  const { api, reeve: cli } = await place(t);
  const words = ["--script-path", "/usr/local/bin/report", "x", "--", "--month", "11"];
  assert.equal((await cli("submit", "--agent", "a", ...words)).status, 0);
  const { spec } = api.submissions[0] ?? assert.fail();
  assert.equal(spec.method, reeve.v1.Method.SCRIPT_PATH);
  assert.equal(Buffer.from(spec.source).toString(), "/usr/local/bin/report");
  assert.deepEqual(
    spec.args.map((word) => Buffer.from(word).toString()),
    ["x", "--month", "11"],
  );
  const both = await cli("submit", "--script", "s", "--agent", "a", ...words);
  assert.match(both.err, /^reeve: usage: --script sends a file and --script-path names one on the host/);
  assert.equal((await cli("submit", "--agent", "a", "--script-path", "bin/report")).status, 2);
  assert.equal(api.submissions.length, 1);
});

const names: readonly (readonly [string, boolean])[] = [
  ["PASSWORD", true],
  ["DB_PASSWORD", true],
  ["PGPASSWORD", true],
  ["password", true],
  ["MYSQL_PWD", true],
  ["GITHUB_TOKEN", true],
  ["AWS_SECRET_ACCESS_KEY", true],
  ["API_KEY", true],
  ["STRIPE.API-KEY", true],
  ["DB_PASSWORD_FILE", false],
  ["TOKENIZERS_PARALLELISM", false],
  ["PWD", false],
  ["OLDPWD", false],
  ["PATH", false],
  ["KEY", false],
  ["SECRETARY", false],
];
for (const [name, isSecret] of names) {
  test(`the name ${name} ${isSecret ? "looks" : "does not look"} like a secret`, () => {
    assert.equal(looksSecret(name), isSecret);
  });
}

test("variables that look like secrets are named in one line of warning, without their values", async (t) => {
  const { reeve: cli } = await place(t);
  const given = ["--env", "API_KEY=v4lue", "--env", "TZ=UTC", "--env", "DB_PASSWORD=v4lue"];
  const ended = await cli("submit", "--agent", "a", ...given, "--", "true");
  assert.match(ended.err, /^reeve: warning: API_KEY, DB_PASSWORD look like secrets: [^\n]*\n$/);
  const json = await cli("submit", "--agent", "a", "--json", ...given, "--", "true");
  assert.equal(json.err, "");
  assert.match(JSON.parse(json.out).warnings[0], /^API_KEY, DB_PASSWORD look like secrets: /);
  for (const { out, err } of [ended, json]) assert(!`${out}${err}`.includes("v4lue"));
});

test("a large script and its input travel as bodies named by their content", async (t) => {
  const { api, reeve: cli, directory } = await place(t);
  const [script, input] = [randomBytes(300_000), randomBytes(1_000_001)];
  writeFileSync(join(directory, "s"), script);
  writeFileSync(join(directory, "i"), input);
  const ended = await cli(
    "submit",
    "--agent",
    "a",
    "--script",
    join(directory, "s"),
    "--stdin",
    join(directory, "i"),
  );
  assert.equal(ended.status, 0, ended.err);
  const { spec, bodies } = api.submissions[0] ?? assert.fail();
  for (const [blob, content] of [
    [spec.bodyBlob, script],
    [spec.stdinBlob, input],
  ] as const) {
    const name = createHash("sha256").update(content).digest("hex");
    assert.equal(Buffer.from(blob?.sha256 ?? []).toString("hex"), name);
    assert.equal(blob?.size, content.length);
    assert(bodies.get(name)?.equals(content));
  }
});

test("a script on standard input is read from there", async (t) => {
  const { api, shell } = await place(t);
  assert.equal((await shell("printf 'echo hi' | reeve submit --agent a --script -")).status, 0);
  assert.equal(Buffer.from(api.submissions[0]?.spec.body ?? []).toString(), "echo hi");
});

const long = (length: number) => "x".repeat(length);
const refused: readonly (readonly [string, readonly string[], number, RegExp])[] = [
  ["nothing after --", ["--agent", "a", "--"], 2, /nothing to execute/],
  ["no -- at all", ["--agent", "a"], 2, /nothing to execute/],
  ["a command without --", ["--agent", "a", "uname"], 2, /uname: what is to be executed comes after --/],
  ["no agent", ["--", "true"], 2, /on which agent\?/],
  ["an agent's name that is none", ["--agent", "A b", "--", "true"], 2, /--agent must be an agent's name/],
  ["empty shell text", ["--agent", "a", "--", ""], 124, /^reeve: empty_source: /],
  ["blank shell text", ["--agent", "a", "--", " \n"], 124, /^reeve: empty_source: /],
  ["an empty program", ["--agent", "a", "--", "", "x"], 124, /^reeve: empty_source: /],
  ["a variable without =", ["--agent", "a", "--env", "A", "--", "true"], 2, /--env must be NAME=VALUE/],
  ["a variable without a name", ["--agent", "a", "--env", "=1", "--", "true"], 2, /--env must be NAME=VALUE/],
  [
    "a variable twice",
    ["--agent", "a", "--env", "A=1", "--env", "A=2", "--", "true"],
    2,
    /--env A is given twice/,
  ],
  ["a relative cwd", ["--agent", "a", "--cwd", "srv", "--", "true"], 2, /--cwd must be an absolute path/],
  ["a long name", ["--agent", "a", "--name", long(201), "--", "true"], 2, /--name must be text/],
  ["a umask that is not octal", ["--agent", "a", "--umask", "9", "--", "true"], 2, /--umask must be octal/],
  [
    "a bare number as time",
    ["--agent", "a", "--time-limit", "5", "--", "true"],
    2,
    /--time-limit must be a duration/,
  ],
  [
    "a grace over the limit",
    ["--agent", "a", "--grace", "2h", "--", "true"],
    2,
    /--grace must be a duration from 0 to 1h/,
  ],
  [
    "retries over the limit",
    ["--agent", "a", "--retries", "1001", "--", "true"],
    2,
    /--retries must be a whole number from 0 to 1000/,
  ],
  [
    "a time that is none",
    ["--agent", "a", "--start-at", "2026-02-30T10:00", "--", "true"],
    2,
    /--start-at must be a time/,
  ],
  [
    "a word for leftovers",
    ["--agent", "a", "--leftovers", "kill", "--", "true"],
    2,
    /one of keep, end, wait/,
  ],
  [
    "an option that does not exist",
    ["--agnet", "a", "--", "true"],
    2,
    /--agnet is not an option; did you mean --agent\?/,
  ],
  [
    "an option twice",
    ["--agent", "a", "--name", "x", "--name", "y", "--", "true"],
    2,
    /--name is given twice/,
  ],
  [
    "a script that does not exist",
    ["--agent", "a", "--script", "/nonexistent"],
    2,
    /script \/nonexistent could not be read: ENOENT/,
  ],
  ["an empty script", ["--agent", "a", "--script", "/dev/null"], 124, /^reeve: empty_source: /],
  [
    "a shell with an argument vector",
    ["--agent", "a", "--shell", "/bin/sh", "--", "a", "b"],
    124,
    /^reeve: invalid_spec: /,
  ],
  ["shell text over the limit", ["--agent", "a", "--", long(131_071)], 0, /^$/],
];
for (const [what, args, status, message] of refused) {
  const answer = status === 0 ? "accepted" : "refused";
  test(`${what}: ${answer} with status ${status}`, async (t) => {
    const { api, reeve: cli } = await place(t);
    const ended = await cli("submit", ...args);
    assert.match(ended.err, message);
    assert.equal(ended.status, status);
    assert.equal(api.submissions.length, status === 0 ? 1 : 0);
  });
}

test("each limit is named with the size that is over it", async (t) => {
  const { api, directory, reeve: cli } = await place(t);
  const many = Array.from({ length: 12 }, () => long(100_000));
  writeFileSync(join(directory, "script"), Buffer.alloc(limits.scriptBytesMax + 1, "x"));
  writeFileSync(join(directory, "stdin"), Buffer.alloc(limits.stdinBytesMax + 1, "x"));
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [["--", "echo", ...many], /1200\d\d\d bytes; argumentsAndEnvironmentBytesMax is 1048576 bytes/],
    [["--script", join(directory, "script")], /more than 4194304 bytes \(4MiB\)/],
    [["--stdin", join(directory, "stdin"), "--", "cat"], /more than 16777216 bytes \(16MiB\)/],
  ];
  for (const [args, message] of cases) {
    const ended = await cli("submit", "--agent", "a", ...args);
    assert.match(ended.err, message);
    assert.match(ended.err, /^reeve: over_limit: /);
    assert.equal(ended.status, 124);
  }
  assert.equal(api.submissions.length, 0);
});

test("a refusal of the scheduler is one line with its reason, and its status", async (t) => {
  const { api, reeve: cli } = await place(t);
  api.refuseSubmit = {
    reason: "no_such_agent",
    message: "agent web-9 is not known; reeve agents lists those that are",
  };
  const ended = await cli("submit", "--agent", "web-9", "--", "true");
  assert.deepEqual([ended.status, ended.out], [124, ""]);
  assert.equal(
    ended.err,
    "reeve: no_such_agent: agent web-9 is not known; reeve agents lists those that are\n",
  );
  const json = await cli("submit", "--agent", "web-9", "--json", "--", "true");
  const error = {
    reason: "no_such_agent",
    message: "agent web-9 is not known; reeve agents lists those that are",
  };
  assert.deepEqual(JSON.parse(json.err), { schema: 1, error });
});

test("an answer that was lost is asked for again under the same key, and starts nothing twice", async (t) => {
  const { api, reeve: cli } = await place(t);
  api.loseSubmitAnswers = 2;
  const ended = await cli("submit", "--agent", "a", "--quiet", "--", "true");
  assert.deepEqual([ended.status, ended.out, api.submissions.length], [0, "1\n", 1]);
});

test("without a scheduler the answer is 123, at once, and names the socket", async (t) => {
  const { api, reeve: cli } = await place(t);
  api.vanish();
  const ended = await cli("submit", "--agent", "a", "--", "true");
  assert.equal(ended.status, 123);
  assert.match(
    ended.err,
    /^reeve: unreachable: the scheduler cannot be reached at .*api\.sock: .*; nothing was submitted\n$/,
  );
});

test("local time is said as the instant it was taken for", async (t) => {
  const { api, reeve: cli } = await place(t);
  const ended = await cli("submit", "--agent", "a", "--start-at", "2030-06-01 12:00", "--", "true");
  const ms = new Date("2030-06-01T12:00").getTime();
  assert.equal(ended.err, `reeve: --start-at is ${new Date(ms).toISOString().replace(".000", "")}\n`);
  assert.equal(api.submissions[0]?.header.startAtMs, ms);
});
