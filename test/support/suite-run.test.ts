// Proves that the runner counts what ran and cannot be made to look green: real suites are written to a
// temporary directory, run through the real test runner, and counted.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { RunPlace } from "./census.ts";
import { type Counts, countsOf, hasReaper, runSuite } from "./suite-run.ts";
import type { CommandSuite, TestSuite } from "./suites.ts";

const head = 'import { describe, test } from "node:test";\n';
// The suites run here are process groups of their own: when this file is told to end, they must end too.
const ended = new AbortController();
process.once("SIGTERM", () => ended.abort());
const common = { mandatory: true, needs: [], limitMs: 30_000 } as const;

function ranAs(
  t: TestContext,
  files: Readonly<Record<string, string>>,
  over: Partial<TestSuite> = {},
): Promise<Counts> {
  const root = mkdtempSync(join(tmpdir(), "reeve-runner-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), head + text);
  const suite: TestSuite = {
    kind: "tests",
    name: "planted",
    files: "*.test.mjs",
    concurrency: 2,
    ...common,
    ...over,
  };
  return runSuite(suite, { root, quick: true, signal: ended.signal, silent: true, stragglersS: 0 });
}

function commandAs(argv: readonly string[], over: Partial<CommandSuite> = {}): Promise<Counts> {
  const suite: CommandSuite = { kind: "command", name: "planted", subject: "sh", argv, ...common, ...over };
  const options = { root: "/bin", quick: false, signal: ended.signal, silent: true, stragglersS: 0 };
  return runSuite(suite, options);
}

test("only leaf tests are counted, and skips with their reasons", async (t) => {
  const counts = await ranAs(t, {
    "a.test.mjs": `test("one", () => {});
      test("parent", async (t) => { await t.test("two", () => {}); await t.test("three", () => {}); });
      describe("group", () => { test("four", () => {}); test("five", { skip: "needs rain" }, () => {}); });`,
    "b.test.mjs": 'test("six", () => {}); test("seven", (t) => t.skip("needs rain"));',
  });
  assert.deepEqual(counts, { passed: 5, failed: 0, skipped: new Map([["needs rain", 2]]), remarks: [] });
});

test("a failing subtest counts once, and its parents do not", async (t) => {
  const counts = await ranAs(t, {
    "a.test.mjs":
      'describe("g", () => { test("p", (t) => t.test("c", () => { throw new Error("no"); })); });',
  });
  assert.deepEqual([counts.passed, counts.failed], [0, 1]);
});

test("a hook that fails is a failure, though every test passed", async (t) => {
  const text =
    'import { after } from "node:test"; test("a", () => {}); after(() => { throw new Error("no"); });';
  assert.ok((await ranAs(t, { "a.test.mjs": text })).failed > 0);
});

test("a file without tests, and one that dies, fail", async (t) => {
  assert.equal((await ranAs(t, { "a.test.mjs": "" })).failed, 1);
  assert.equal((await ranAs(t, { "a.test.mjs": "process.exit(0);" })).failed, 1);
  const dies = 'test("a", () => {}); test("b", () => process.kill(process.pid, "SIGKILL"));';
  assert.ok((await ranAs(t, { "a.test.mjs": dies })).failed > 0);
});

test("a mandatory suite that finds no file fails, one not written yet is named", async (t) => {
  assert.equal((await ranAs(t, {})).failed, 1);
  const later = await ranAs(t, {}, { mandatory: false });
  assert.deepEqual([later.failed, later.remarks], [0, ["not written yet"]]);
});

test("a suite over its time limit is ended and fails", async (t) => {
  const text = 'test("hangs", () => new Promise(() => setInterval(() => {}, 1000)));';
  const counts = await ranAs(t, { "a.test.mjs": text }, { limitMs: 1_500 });
  assert.equal(counts.failed, 1);
});

test("a command's status is its result", async () => {
  assert.equal((await commandAs(["sh", "-c", "exit 0"])).passed, 1);
  assert.deepEqual((await commandAs(["sh", "-c", "exit 3"])).remarks, ["ended with status 3"]);
  assert.match((await commandAs(["/nonexistent/reeve"])).remarks[0] ?? "", /could not start/);
  assert.match((await commandAs(["sleep", "30"], { limitMs: 100 })).remarks[0] ?? "", /over its time limit/);
});

test("a record without its end, or with a failed process behind it, is not believed", () => {
  const one = '{"kind":"passed","name":"a"}\n';
  assert.equal(countsOf(one, "ok").failed, 1);
  assert.equal(countsOf(`${one}{"kind":"end"}\n`, "ended by 1").failed, 1);
  assert.equal(countsOf('{"kind":"end"}\n', "ok").failed, 1);
  assert.equal(countsOf("", "ok").failed, 1);
  assert.equal(countsOf(`${one}{"kind":"end"}\n`, "ok").failed, 0);
});

test("a suite that leaves a process behind fails and names it, and the process is ended", {
  skip: !hasReaper() && "needs perl",
}, async (t) => {
  const directory = mkdtempSync(join(tmpdir(), "reeve-runner-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const text = `(env -i setsid sh -c 'echo $$ > ${directory}/pid; exec sleep 4321' > /dev/null &);
    until [ -s ${directory}/pid ]; do sleep 0.01; done`;
  const counts = await commandAs(["sh", "-c", text]);
  assert.equal(counts.failed, 1);
  const pid = readFileSync(join(directory, "pid"), "utf8").trim();
  assert.match(counts.remarks.join(), new RegExp(`left behind process ${pid} `));
  assert.throws(() => process.kill(Number(pid), 0), { code: "ESRCH" });
});

test("what a run left in its place or with its name is found, and nothing where nothing was", async (t) => {
  const place = new RunPlace();
  assert.deepEqual(place.left(), []);
  writeFileSync(join(place.path, "forgotten"), "");
  const child = spawn("sleep", ["4321"], { env: { PATH: process.env["PATH"], REEVE_TEST_RUN: place.name } });
  t.after(() => child.kill("SIGKILL"));
  await once(child, "spawn");
  const left = place.left();
  assert.deepEqual(left.map(({ kind }) => kind).toSorted(), ["file", "process"]);
  assert.throws(() => place.remove(), { code: "ENOTEMPTY" });
  place.clear(left);
  child.kill("SIGKILL");
  await once(child, "exit");
  assert.deepEqual(place.left(), []);
  place.remove();
});
