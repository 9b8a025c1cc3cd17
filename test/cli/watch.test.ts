// Looking again and again, in the same place of a terminal or line by line, and when there are colours.
import assert from "node:assert/strict";
import { test } from "node:test";
import { wantsColor } from "../../scheduler/cli/color.ts";
import { Screen } from "../../scheduler/cli/screen.ts";
import { place } from "../support/cli-process.ts";
import { RecordingOutput, reeveOnTerminal } from "../support/cli-terminal.ts";
import { waitUntil } from "../support/wait-until.ts";

const colours: readonly (readonly ["auto" | "always" | "never", boolean, NodeJS.ProcessEnv, boolean])[] = [
  ["auto", true, {}, true],
  ["auto", false, {}, false],
  ["auto", true, { NO_COLOR: "1" }, false],
  ["auto", true, { NO_COLOR: "" }, true],
  ["auto", true, { TERM: "dumb" }, false],
  ["always", false, { NO_COLOR: "1" }, true],
  ["never", true, {}, false],
];
for (const [word, isTerminal, environment, expected] of colours) {
  const where = `${isTerminal ? "a terminal" : "no terminal"} and ${JSON.stringify(environment)}`;
  test(`--color ${word} with ${where}: ${expected ? "colours" : "none"}`, () => {
    assert.equal(wantsColor(word, isTerminal, environment), expected);
  });
}

test("states are coloured in their own column only, and tables keep their width", async (t) => {
  const { api, reeve } = await place(t);
  api.addRun(1, "failed");
  api.change(1, ({ run }) => Object.assign(run ?? {}, { job: "failed" }));
  const plain = (await reeve("runs")).out;
  assert(!plain.includes("\u001b"), "not in a pipe");
  const painted = (await reeve("runs", "--color", "always")).out;
  assert.match(painted, /^1 +\u001b\[31mfailed\u001b\[0m +failed /m);
  assert.equal(painted.replaceAll(/\u001b\[\d+m/g, ""), plain);
  const page = (await reeve("show", "--color", "always", "1")).out;
  assert.match(page, /^state +\u001b\[31mfailed\u001b\[0m$/m);
  assert.match(page, /^job +failed$/m);
});

test("a screen is drawn over itself, and cut to the terminal's height", async () => {
  const output = new RecordingOutput({ out: true, err: true });
  const screen = new Screen(output);
  await screen.draw("a\nb\n");
  await screen.draw(Array.from({ length: 100 }, (_, line) => `${line}\n`).join(""));
  await screen.draw("c\n");
  const [first, second, third] = output.outText.split("\u001b[?7l").slice(1);
  assert.equal(first, "\r\u001b[Ja\nb\n\u001b[?7h");
  assert.match(second ?? "", /^\u001b\[2A\r\u001b\[J0\n1\n/);
  assert.match(second ?? "", /\n22\n\u001b\[\?7h$/);
  assert.equal(third, "\u001b[23A\r\u001b[Jc\n\u001b[?7h");
});

test("runs --watch tells each run again when it has changed, and Ctrl-C ends it with 130", async (t) => {
  const { api, start } = await place(t);
  api.addRun(1);
  const child = start("runs", "--watch");
  await waitUntil(() => child.out.includes("executing"), { what: "the run" });
  api.addRun(2);
  await waitUntil(() => child.out.split("\n").length === 3, { what: "the second run" });
  api.end(1, "failed", { kind: "exit", status: 3 }, { why: "exit status 3" });
  await waitUntil(() => child.out.includes("failed"), { what: "the change" });
  child.child.kill("SIGINT");
  const ended = await child.ended();
  assert.deepEqual([ended.status, ended.err], [130, ""]);
  assert.match(ended.out, /^1 {2}executing .*\n2 {2}executing .*\n1 {2}failed .* {2}exit status 3\n$/);
});

test("runs --watch goes on when the scheduler was away", async (t) => {
  const { api, start } = await place(t);
  api.addRun(1);
  const child = start("runs", "--watch", "--json");
  await waitUntil(() => child.out.includes("executing"), { what: "the run" });
  api.vanish();
  api.end(1, "succeeded", { kind: "exit", status: 0 });
  await api.start();
  await waitUntil(() => child.out.includes("succeeded"), { what: "the change" });
  child.child.kill("SIGTERM");
  const ended = await child.ended();
  assert.equal(ended.status, 143);
  const states = ended.out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).run.state);
  assert.deepEqual(states, ["executing", "succeeded"]);
});

test("show --watch writes each change of the journal once and ends with the run", async (t) => {
  const { api, start } = await place(t);
  api.addRun(1);
  const row = { atMs: 1_800_000_000_000, attempt: 1, from: "queued", event: "dispatch", to: "starting" };
  api.change(1, (detail) => detail.journal?.push({ ...row, by: "scheduler" }));
  const child = start("show", "--watch", "1");
  await waitUntil(() => child.out.includes("dispatch"), { what: "the first row" });
  const next = { ...row, from: "starting", event: "started", to: "executing", by: "agent web-1" };
  api.change(1, (detail) => detail.journal?.push(next));
  await waitUntil(() => child.out.includes("started"), { what: "the second row" });
  api.end(1, "succeeded", { kind: "exit", status: 0 });
  const ended = await child.ended();
  assert.equal(ended.status, 0);
  assert.match(ended.out, /^\S+ {2}1 {2}queued {2}dispatch .*\n\S+ {2}1 {2}starting {2}started .*\n$/);
});

test("show --watch draws the page again on a terminal, or writes an object per change", async (t) => {
  const { api, start } = await place(t);
  api.addRun(1);
  const told = reeveOnTerminal("show", "--watch", "--color", "never", "--socket", api.path, "1");
  const child = start("show", "--watch", "--json", "1");
  await waitUntil(() => api.watchers === 2, { what: "both watchers" });
  api.end(1, "succeeded", { kind: "exit", status: 0 });
  const { status, out } = await told;
  assert.equal(status, 0);
  assert.match(out, /^\u001b\[\?7l\r\u001b\[Jrun +1\nstate +executing\n/);
  assert.match(out, /\u001b\[\d+A\r\u001b\[Jrun +1\nstate +succeeded\n/);
  const objects = (await child.ended()).out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.deepEqual(
    objects.map(({ schema, run }) => [schema, run.state]),
    [
      [1, "executing"],
      [1, "succeeded"],
    ],
  );
});
