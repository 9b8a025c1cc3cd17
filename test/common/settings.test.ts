// Settings: what a person who writes a config file meets.
import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import {
  absolutePath,
  duration,
  durationText,
  flag,
  integer,
  listOf,
  mapOfText,
  optional,
  size,
  sizeText,
  text,
  wordOf,
} from "../../proto/common/setting-values.ts";
import {
  groupsOf,
  readSettings,
  type SettingsSource,
  type SettingsTable,
  unsafeFile,
} from "../../proto/common/settings.ts";
import { referenceOf, sampleOf } from "../../proto/common/settings-papers.ts";

const row = { reload: false, doc: "For the test." };
const table = {
  name: { ...row, parse: text({ pattern: /^[a-z]+$/, says: "small letters" }), default: "web" },
  level: { ...row, parse: wordOf("debug", "info"), default: "info", reload: true },
  max_runs: { ...row, parse: integer(1, 1000), default: 256 },
  log_limit: { ...row, parse: size(0, 1024 ** 5), default: "16GiB" },
  grace: { ...row, parse: duration(0, 3_600_000), default: "10s" },
  merge: { ...row, parse: flag(), default: false },
  state: { ...row, parse: absolutePath(), default: "~/reeve" },
  addresses: { ...row, parse: listOf(text()), default: [], example: ["a:1", "b:2"] },
  environment: { ...row, parse: mapOfText(), default: {} },
  "tls.key": { ...row, parse: optional(absolutePath()), default: null, example: "/etc/key.pem" },
  "tls.life": { ...row, parse: duration(), default: "30d" },
} as const satisfies SettingsTable;

const grouped = {
  top: { ...row, parse: integer(1, 9), default: 1 },
  users: {
    ...row,
    parse: groupsOf(text({ pattern: /^[a-z.]+$/, says: "small letters" }), table),
    default: {},
    example: { ann: { max_runs: 2 } },
  },
} as const satisfies SettingsTable;

test("a group's names are the writer's, each with its table's defaults, in the order of the file", () => {
  const yaml = "users:\n  bob:\n    max_runs: 7\n  a.b: {tls: {key: /k}}\ntop: 2\n";
  const answer = readSettings(grouped, { path: "p.yaml", text: yaml, sets: [] });
  assert(answer.ok);
  const { users } = answer.settings;
  assert.deepEqual([...users.keys()], ["bob", "a.b"]);
  assert.equal(users.get("bob")?.max_runs, 7);
  assert.equal(users.get("bob")?.grace, 10_000);
  assert.equal(users.get("a.b")?.["tls.key"], "/k");
  assert.equal(answer.places.get("users/bob/max_runs"), "p.yaml:3:5");
  assert.equal(answer.places.get("users/a.b"), "p.yaml:4:3");
  assert.equal(answer.places.get("top"), "p.yaml:5:1");
  const none = readSettings(grouped, { text: "users:\n", sets: [] });
  assert(!none.ok && none.problems.length === 1, "a group of nothing at all is an error, not a default");
});

test("mistakes within a group are told with their own lines, together", () => {
  const yaml =
    "users:\n  ann:\n    max_run: 5\n    max_runs: 0\n    level: debug\n    level: info\n" +
    "  B: {}\n  bob: 3\n  ann: {}\n";
  const answer = readSettings(grouped, { path: "p.yaml", text: yaml, sets: ["users={ann: {}}"] });
  assert(!answer.ok);
  assert.deepEqual(answer.problems, [
    "p.yaml:3:5: max_run is not a setting; did you mean max_runs?",
    "p.yaml:4:15: users.ann.max_runs must be a whole number from 1 to 1000",
    "p.yaml:6:5: users.ann.level is given twice",
    'p.yaml:7:3: users: the name "B" must be small letters',
    "p.yaml:8:8: users.bob must have settings below it",
    "p.yaml:9:3: users.ann is given twice",
    "--set users={ann: {}}: users must be a map of names, each with settings below it",
  ]);
});

test("the papers of a group hold the settings below its names and an example that can be read back", () => {
  const sample = sampleOf(grouped, "Sample");
  assert(readSettings(grouped, { text: sample, sets: [] }).ok);
  const example = /^# for example:\n((?:#   .*\n)+)/m.exec(sample)?.[1]?.replace(/^#   /gm, "");
  const answer = readSettings(grouped, { text: example ?? "", sets: [] });
  assert(answer.ok);
  assert.equal(answer.settings.users.get("ann")?.max_runs, 2);
  assert.match(sample, /^# - max_runs \(a whole number from 1 to 1000; default 256\): For the test\.$/m);
  assert.match(referenceOf(grouped), /Below each name of `users`:\n\n\| setting .*\n.*\n\| `name` \|/);
});

function problemsOf(yaml: string, sets: readonly string[] = []): readonly string[] {
  const answer = readSettings(table, { path: "a.yaml", text: yaml, sets: [...sets] });
  return answer.ok ? [] : answer.problems;
}

test("without a file every setting has its default, in the unit of its type", () => {
  const answer = readSettings(table, { sets: [] });
  assert(answer.ok);
  const graceMs: number = answer.settings.grace;
  const level: "debug" | "info" = answer.settings.level;
  assert.equal(graceMs, 10_000);
  assert.equal(level, "info");
  assert.equal(answer.settings.log_limit, 16 * 1024 ** 3);
  assert.equal(answer.settings.state, join(homedir(), "reeve"));
  assert.equal(answer.settings["tls.key"], null);
  assert.equal(answer.settings["tls.life"], 30 * 86_400_000);
});

test("a flag wins over the file and the file over the default", () => {
  const yaml = "max_runs: 7\ngrace: 1min\ntls:\n  key: /k\nenvironment: {TZ: UTC}\naddresses: [x, y]\n";
  const answer = readSettings(table, { text: yaml, sets: ["max_runs=9", "name=abc", "tls.life=90s"] });
  assert(answer.ok);
  assert.equal(answer.settings.max_runs, 9);
  assert.equal(answer.settings.grace, 60_000);
  assert.equal(answer.settings["tls.key"], "/k");
  assert.equal(answer.settings["tls.life"], 90_000);
  assert.deepEqual(answer.settings.environment, { TZ: "UTC" });
  assert.deepEqual(answer.settings.addresses, ["x", "y"]);
});

test("three mistakes are reported together, each with its line and column", () => {
  const problems = problemsOf("max_run: 5\ngrace: 10\ntls:\n  key: relative\n");
  assert.deepEqual(problems, [
    "a.yaml:1:1: max_run is not a setting; did you mean max_runs?",
    "a.yaml:2:8: grace must be a duration from 0 to 1h, such as 10s",
    "a.yaml:4:8: tls.key must be an absolute path (or one that begins with ~/)",
  ]);
});

const mistakes: readonly (readonly [string, string])[] = [
  ["name: web\nname: db", "a.yaml:2:1: name is given twice"],
  ["tls:\n  key: /a\n  key: /b", "a.yaml:3:3: tls.key is given twice"],
  ["tls: 5", "a.yaml:1:6: tls must have keys below it"],
  ["max_runs: 0", "a.yaml:1:11: max_runs must be a whole number from 1 to 1000"],
  ["max_runs: 1.5", "a.yaml:1:11: max_runs must be a whole number from 1 to 1000"],
  ["max_runs: many", "a.yaml:1:11: max_runs must be a whole number from 1 to 1000"],
  ["level: loud", "a.yaml:1:8: level must be one of debug, info"],
  ["merge: yes", "a.yaml:1:8: merge must be true or false"],
  ["name: 7", "a.yaml:1:7: name must be small letters"],
  ["name:", "a.yaml:1:6: name must be small letters"],
  ["addresses: [a, 5]", "a.yaml:1:12: addresses item 2 must be text"],
  ["addresses: a", "a.yaml:1:12: addresses must be a list; each item text"],
  ["environment: {A: 1}", "a.yaml:1:14: environment must be a map of names to texts"],
  ["log_limit: 5GB", "a.yaml:1:12: log_limit must be a size from 0 to 1024TiB, such as 512MiB"],
  ["log_limit: 2000TiB", "a.yaml:1:12: log_limit must be a size from 0 to 1024TiB, such as 512MiB"],
  ["- a", "a.yaml:1:1: the file must be a map of settings"],
  ["qqqqqqqq: 1", "a.yaml:1:1: qqqqqqqq is not a setting"],
  ["name: &a web\nlevel: *a", "a.yaml:2:8: level must not be an alias"],
  ["__proto__: 1", "a.yaml:1:1: __proto__ is not a setting"],
];
for (const [yaml, problem] of mistakes) {
  test(`${JSON.stringify(yaml)} is refused`, () => assert.deepEqual(problemsOf(yaml), [problem]));
}

test("broken YAML is reported with its place and without a stack", () => {
  const problems = problemsOf('name: "web\nlevel: info\n');
  assert(problems.length > 0);
  for (const problem of problems) assert.match(problem, /^a\.yaml:\d+:\d+: [^\n]+$/);
});

test("a bad --set names itself", () => {
  assert.deepEqual(problemsOf("", ["max_runs", "max_rums=5", "grace=ten"]), [
    "--set max_runs: must be written key=value",
    "--set max_rums=5: max_rums is not a setting; did you mean max_runs?",
    "--set grace=ten: grace must be a duration from 0 to 1h, such as 10s",
  ]);
});

test("the sample file is accepted as it is and with every comment sign removed, and changes nothing", () => {
  const sample = sampleOf(table, "test.yaml");
  const active = sample.replaceAll(/^(\s*)#([a-z_]+:)/gm, "$1$2");
  const settingsOf = (source: SettingsSource) => {
    const answer = readSettings(table, source);
    assert(answer.ok);
    return answer.settings;
  };
  assert.deepEqual(settingsOf({ text: sample, sets: [] }), settingsOf({ sets: [] }));
  assert.deepEqual(settingsOf({ text: active, sets: [] }), settingsOf({ sets: [] }));
  for (const name of Object.keys(table))
    assert.match(active, new RegExp(`^ *${name.split(".").at(-1)}:`, "m"));
  assert.match(sample, /^#log_limit: 16GiB$/m);
  assert.match(sample, /# for example: addresses: \[ ?a:1, b:2 ?\]/);
});

test("the reference has one row for every setting", () => {
  const rows = referenceOf(table).trimEnd().split("\n").slice(2);
  assert.equal(rows.length, Object.keys(table).length);
});

test("sizes and durations are written as they are read", () => {
  for (const [value, shown] of [
    [16 * 1024 ** 3, "16GiB"],
    [1536 * 1024, "1536KiB"],
    [100, "100"],
  ] as const) {
    assert.equal(sizeText(value), shown);
    assert.deepEqual(size().parse(shown), { ok: true, value });
  }
  for (const [value, shown] of [
    [0, "0"],
    [1500, "1500ms"],
    [60_000, "1min"],
    [86_400_000, "1d"],
  ] as const) {
    assert.equal(durationText(value), shown);
    assert.deepEqual(duration().parse(shown), { ok: true, value });
  }
});

test("a config file that others may write is refused, naming file and mode", (t) => {
  const place = mkdtempSync(join(tmpdir(), "reeve-settings-"));
  t.after(() => rmSync(place, { recursive: true }));
  const path = join(place, "a.yaml");
  writeFileSync(path, "max_runs: 0\n");
  chmodSync(path, 0o600);
  assert.equal(unsafeFile(path), undefined);
  chmodSync(path, 0o664);
  assert.match(unsafeFile(path) ?? "", /a\.yaml: mode 0664 /);
  const answer = readSettings(table, { path, sets: [] });
  assert(!answer.ok);
  assert.equal(answer.problems.length, 2, "the unsafe mode and the mistake inside are both reported");
});

test("a config file that does not exist or is not UTF-8 is one clear problem", (t) => {
  const place = mkdtempSync(join(tmpdir(), "reeve-settings-"));
  t.after(() => rmSync(place, { recursive: true }));
  const missing = readSettings(table, { path: join(place, "none.yaml"), sets: [] });
  assert(!missing.ok && missing.problems.length === 1);
  assert.match(missing.problems[0] ?? "", /none\.yaml: could not be read: ENOENT/);
  writeFileSync(join(place, "bad.yaml"), Buffer.from([0x61, 0xff]), { mode: 0o600 });
  const bad = readSettings(table, { path: join(place, "bad.yaml"), sets: [] });
  assert(!bad.ok && bad.problems.length === 1);
});
