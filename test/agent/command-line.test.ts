// The command line of agentd: what is understood, what is refused and how, and that one table makes parsing,
// help and reference. No process but for the last test, which looks at what a short command loads.
// The danger: a contradiction that is settled silently, and a command that loads the daemon to print a line.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { helpText, understand } from "../../agentd/commands/command-line.ts";
import { optionTable } from "../../agentd/commands/options.ts";
import { commands } from "../../agentd/commands/table.ts";

const root = join(import.meta.dirname, "../..");

const good: readonly (readonly [
  words: string,
  name: string,
  file: string | null,
  sets: readonly string[],
])[] = [
  ["", "", null, []],
  ["-c /a/b", "", "/a/b", []],
  ["--config-file=/a/b --set x=1 --set y=2", "", "/a/b", ["x=1", "y=2"]],
  ["-l ERROR", "", null, ["log_level=error"]],
  ["-l trace", "", null, ["log_level=trace"]],
  ["-p 7423", "", null, ["who_dials=scheduler", "listen_port=7423"]],
  ["-C -", "create-config", null, []],
  ["--create-config /a", "create-config", null, []],
  ["-V", "version", null, []],
  ["join", "join", null, []],
  ["-c /a join - ", "join", "/a", []],
  ["join --listen -p 9000", "join", null, ["who_dials=scheduler", "listen_port=9000"]],
];

for (const [words, name, file, sets] of good) {
  test(`"agentd ${words}" is understood`, () => {
    const asked = understand(words.split(" ").filter((word) => word !== ""));
    assert.ok(asked.ok, asked.ok ? "" : asked.problem);
    assert.equal(asked.name, name);
    assert.deepEqual(asked.call.given, { file, sets });
  });
}

const wrong: readonly (readonly [words: string, says: RegExp])[] = [
  ["-V -h", /--version and --help: one command at a time/],
  ["-V join", /--version and join: one command at a time/],
  ["dance", /there is no command dance/],
  ["joim", /did you mean join\?/],
  ["-l LOUD", /LOUD: it is one of ERROR, WARN, INFO, DEBUG, TRACE/],
  ["-p 0", /from 1 to 65535/],
  ["-p 65536", /from 1 to 65535/],
  ["-p 80x", /from 1 to 65535/],
  ["-C", /create-config/],
  ["-c /a -V", /--config-file means nothing to --version/],
  ["--listen", /--listen means nothing to the daemon/],
  ["join a b", /too many words for join \[FILE\]: b/],
  ["-V x", /there is no command x/],
  ["-c a -c b", /--config-file is given twice/],
  ["--no-such", /no-such/],
];

for (const [words, says] of wrong) {
  test(`"agentd ${words}" is refused in one sentence, with the usage`, () => {
    const asked = understand(words.split(" "));
    assert.ok(!asked.ok, "it was understood");
    assert.match(asked.problem, says);
    assert.match(asked.usage, /^usage: agentd /);
  });
}

test("the help names every command and every option of the tables", () => {
  const help = helpText();
  for (const [name, row] of Object.entries(commands)) {
    assert.ok(help.includes(row.summary), `the summary of "${name}"`);
    for (const option of row.options) assert.ok(option in optionTable, `${name}: --${option}`);
  }
  for (const name of Object.keys(optionTable)) assert.ok(help.includes(`--${name}`), name);
});

test("a letter stands for one option or command only", () => {
  const letters = [...Object.values(commands), ...Object.values(optionTable)].flatMap((row) =>
    "short" in row && row.short !== undefined ? [row.short] : [],
  );
  assert.equal(new Set(letters).size, letters.length);
  assert.ok(letters.length > 5);
});

/** The files that a command loads, and its end. */
function loadedBy(...words: readonly string[]): { readonly status: number | null; readonly files: string } {
  const spy = join(root, "test/support/loaded-child.ts");
  const run = spawnSync(process.execPath, ["--import", spy, join(root, "agentd/main.ts"), ...words], {
    encoding: "utf8",
  });
  return { status: run.status, files: run.stderr };
}

test("--version and wrong words load no settings and no daemon; --check-config is seen to load them", () => {
  for (const [words, status] of [
    ["--version", 0],
    ["dance", 2],
  ] as const) {
    const run = loadedBy(words);
    assert.equal(run.status, status);
    assert.match(run.files, /loaded .*agentd\/commands\/table\.ts/);
    assert.doesNotMatch(run.files, /loaded .*(\/yaml\/|agentd\/settings|agentd\/monitor|grpc|pino)/);
  }
  assert.match(loadedBy("--check-config").files, /loaded .*\/yaml\//);
});
