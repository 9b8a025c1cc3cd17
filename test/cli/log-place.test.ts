// Where a log begins to be shown: its last lines, a byte of a stream, the end of a long one on a terminal.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { place } from "../support/cli-process.ts";
import { RecordingOutput, reeveOn, reeveOnTerminal } from "../support/cli-terminal.ts";
import { cutFrame, outputFrame } from "../support/fake-api.ts";
import { waitUntil } from "../support/wait-until.ts";

/** Run 5 with ten lines of output and two of errors. */
async function tenLines(t: TestContext) {
  const at = await place(t);
  at.api.addRun(5);
  const lines = Array.from({ length: 10 }, (_, line) => outputFrame(1, `line ${line}\n`));
  lines.splice(3, 0, outputFrame(2, "error 1\n"));
  lines.push(outputFrame(2, "error 2\n"));
  at.api.append(5, Buffer.concat(lines));
  return at;
}

const cases: readonly (readonly [readonly string[], string, string])[] = [
  [["--tail", "2", "--stdout"], "line 8\nline 9\n", ""],
  [["--tail", "2"], "line 9\n", "error 2\n"],
  [["--tail", "1", "--stderr"], "", "error 2\n"],
  [["--tail", "0"], "", ""],
  [["--stderr", "--since-byte", "6"], "", "1\nerror 2\n"],
  [["--stdout", "--since-byte", "68"], "9\n", ""],
  [["--stdout", "--since-byte", "99"], "", ""],
  [["--since-byte", "77"], "\n", "error 2\n"],
];
for (const [options, out, err] of cases) {
  test(`logs ${options.join(" ")} shows what it says`, async (t) => {
    const at = await tenLines(t);
    const ended = await at.reeve("logs", ...options, "5");
    assert.deepEqual([ended.status, ended.out, ended.err], [0, out, err]);
  });
}

test("logs --tail -f goes on with what comes, over a cut, through the next attempt", async (t) => {
  const at = await tenLines(t);
  at.api.cutReadsAfter = [5];
  const child = at.start("logs", "-f", "--tail", "1", "--stdout", "5");
  await waitUntil(() => child.out.includes("line 9\n"), { what: "the last line" });
  at.api.append(5, outputFrame(1, "more\n"));
  at.api.retry(5);
  at.api.append(5, outputFrame(1, "again\nand again\n"), 2);
  at.api.end(5, "succeeded", { kind: "exit", status: 0 });
  const ended = await child.ended();
  assert.deepEqual([ended.status, ended.out], [0, "line 9\nmore\nagain\nand again\n"]);
});

test("bytes beyond the end that --since-byte leaves out are left out when they come", async (t) => {
  const at = await tenLines(t);
  const child = at.start("logs", "-f", "--since-byte", "73", "--stdout", "5");
  await waitUntil(() => at.api.readOffsets.length === 1, { what: "the follow" });
  at.api.append(5, outputFrame(1, "abcdef\n"));
  at.api.end(5, "succeeded", { kind: "exit", status: 0 });
  assert.equal((await child.ended()).out, "def\n");
});

test("what a reader has, and the rest from its size on, is the whole log", async (t) => {
  const at = await tenLines(t);
  const whole = (await at.reeve("logs", "--stdout", "5")).out;
  for (const length of [0, 1, 7, 35, whole.length]) {
    const rest = await at.reeve("logs", "--stdout", "--since-byte", String(length), "5");
    assert.equal(whole.slice(0, length) + rest.out, whole);
  }
});

test("a place that is no number, or two places, are usage errors", async (t) => {
  const at = await tenLines(t);
  assert.equal((await at.reeve("logs", "--tail", "-1", "5")).status, 2);
  const both = await at.reeve("logs", "--tail", "1", "--all", "5");
  assert.equal(both.status, 2);
  assert.match(both.err, /^reeve: usage: --tail, --since-byte and --all exclude each other\n/);
});

test("on a terminal a long log shows its end, how long it is, and how to see all of it", async (t) => {
  const at = await place(t);
  at.api.addRun(5);
  const line = `${"x".repeat(1000)}\n`;
  const block = outputFrame(1, line.repeat(60));
  at.api.append(5, Buffer.concat(Array.from({ length: 20 }, () => block)));
  const socket = ["--socket", at.api.path];
  const told = await reeveOnTerminal("logs", ...socket, "5");
  assert.equal(told.out.length, limits.cliTerminalLogBytesMax);
  const all = `all of it: reeve logs --socket ${at.api.path} --all 5`;
  assert.equal(told.err, `reeve: the log has 1.1MiB; this is its end, 256KiB; ${all}\n`);
  const whole = await reeveOnTerminal("logs", ...socket, "--all", "5");
  assert.deepEqual([whole.out.length, whole.err], [1200 * line.length, ""]);
  const piped = new RecordingOutput({ out: false, err: true });
  assert.equal((await reeveOn(piped, "logs", ...socket, "5")).out.length, 1200 * line.length);
  const errorsInFile = new RecordingOutput({ out: true, err: false });
  assert.equal((await reeveOn(errorsInFile, "logs", ...socket, "5")).out.length, 1200 * line.length);
});

test("on a terminal a short log is shown whole, and control sequences only with --raw", async (t) => {
  const at = await place(t);
  at.api.addRun(5);
  at.api.append(5, outputFrame(1, "a\u001b[31m\n"));
  const socket = ["--socket", at.api.path];
  const told = await reeveOnTerminal("logs", ...socket, "5");
  assert.deepEqual([told.out, told.err], ["a\\x1b[31m\n", ""]);
  assert.equal((await reeveOnTerminal("logs", "--raw", ...socket, "5")).out, "a\u001b[31m\n");
});

test("that the log limit dropped output is said, though the place is behind where it did", async (t) => {
  const at = await place(t);
  at.api.addRun(5);
  at.api.append(5, Buffer.concat([outputFrame(1, "a\n"), cutFrame(7, 0), outputFrame(1, "b\n")]));
  at.api.end(5, "succeeded", { kind: "exit", status: 0 });
  at.api.logState = "cut";
  const tail = await at.reeve("logs", "--tail", "1", "5");
  assert.deepEqual(
    [tail.out, tail.err],
    ["b\n", "reeve: log cut: the log limit dropped output before what is shown\n"],
  );
  const more = await at.reeve("logs", "--tail", "2", "5");
  assert.deepEqual([more.out, more.err], ["a\nb\n", "reeve: log cut: 7 bytes dropped at the log limit\n"]);
});

test("a scheduler that does not know how to find a place is not taken at its word", async (t) => {
  const at = await tenLines(t);
  at.api.ignoresPlaces = true;
  const ended = await at.reeve("logs", "--tail", "1", "5");
  assert.deepEqual([ended.status, ended.out], [125, ""]);
  assert.match(
    ended.err,
    /^reeve: internal: could not read the log: this scheduler cannot find a place in it/,
  );
});
