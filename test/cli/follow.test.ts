// Following a run: the log through cuts, the end as it was, and leaving without ending the job.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { type TestContext, test } from "node:test";
import type { reeve as gen } from "../../proto/gen/reeve.js";
import { outcomeOf } from "../../scheduler/cli/exit-status.ts";
import { type Place, place } from "../support/cli-process.ts";
import { cutFrame, outputFrame } from "../support/fake-api.ts";
import { waitUntil } from "../support/wait-until.ts";

const run = (at: Place, ...options: readonly string[]) =>
  at.start("run", "--agent", "web-1", ...options, "--", "job");

type End = {
  readonly log: Buffer;
  readonly state: string;
  readonly exit: gen.v1.IExit | null;
  readonly more?: gen.v1.IRun;
};

/** A run that writes this and ends so, as soon as it is submitted. */
async function placeWith(t: TestContext, { log, state, exit, more = {} }: End) {
  const at = await place(t);
  at.api.onSubmit = (number) => {
    at.api.append(number, log);
    at.api.end(number, state, exit, more);
  };
  return at;
}

test("the job's streams come out on ours, byte for byte", async (t) => {
  const [out, err] = [randomBytes(70_000), randomBytes(1_000)];
  const log = Buffer.concat([
    outputFrame(1, out.subarray(0, 65_536)),
    outputFrame(2, err),
    outputFrame(1, out.subarray(65_536)),
  ]);
  const at = await placeWith(t, { log: log, state: "succeeded", exit: { kind: "exit", status: 0 } });
  const child = run(at);
  const chunks: Buffer[] = [];
  child.child.stderr?.on("data", (bytes: Buffer) => chunks.push(bytes));
  const ended = await child.ended();
  assert.equal(ended.status, 0);
  assert(ended.outBytes.equals(out));
  assert(Buffer.concat(chunks).equals(err));
});

const own = /^reeve: /;
const statuses: readonly (readonly [string, string, gen.v1.IExit | null, gen.v1.IRun, number, RegExp])[] = [
  ["status 0", "succeeded", { kind: "exit", status: 0 }, {}, 0, /^$/],
  ["status 1", "failed", { kind: "exit", status: 1 }, {}, 1, /^$/],
  ["status 255", "failed", { kind: "exit", status: 255 }, {}, 255, /^$/],
  ["the job's own 124", "failed", { kind: "exit", status: 124 }, {}, 124, /^$/],
  ["signal 9", "failed", { kind: "signal", signal: 9 }, {}, 137, /^$/],
  ["signal 15", "failed", { kind: "signal", signal: 15 }, {}, 143, /^$/],
  [
    "a time limit",
    "failed",
    { kind: "signal", signal: 15, reason: "time_limit" },
    {},
    120,
    /^reeve: time_limit: run 1: .+\n$/,
  ],
  ["a time limit and status 0", "failed", { kind: "exit", status: 0, reason: "time_limit" }, {}, 120, own],
  [
    "a shell that is missing",
    "failed",
    { kind: "reason", reason: "no_such_shell", detail: "exec /x: ENOENT" },
    {},
    120,
    /no_such_shell.*ENOENT/,
  ],
  ["too late", "failed", null, { reason: "too_late", attempt: 0 }, 120, /^reeve: too_late: /],
  [
    "a cancel",
    "cancelled",
    { kind: "signal", signal: 15, reason: "cancelled" },
    {},
    121,
    /^reeve: cancelled: /,
  ],
  [
    "unknown",
    "unknown",
    null,
    { reason: "supervisor_died", why: "gone" },
    122,
    /^reeve: supervisor_died: .*gone/,
  ],
  [
    "a word of a newer scheduler",
    "failed",
    { kind: "reason", reason: "eaten_by_bear" },
    {},
    120,
    /^reeve: eaten_by_bear: /,
  ],
  ["a state of a newer scheduler after all", "unknown", null, {}, 122, own],
];
for (const [what, state, exit, more, status, message] of statuses) {
  test(`${what} becomes exit status ${status}`, async (t) => {
    const ended = await run(await placeWith(t, { log: Buffer.alloc(0), state, exit, more })).ended();
    assert.match(ended.err, message);
    assert.equal(ended.status, status);
  });
}

test("of a refused attempt what its agent said of it is told", () => {
  const refused = { attempt: 1, state: "failed", reason: "foreign_user", detail: "root was asked for" };
  const run = { run: 1, state: "failed", reason: "foreign_user", attempt: 1 };
  const { status, says } = outcomeOf({ run, attempts: [refused] });
  assert.deepEqual([status, says], [120, "the agent runs jobs as its owner only (root was asked for)"]);
  const late = outcomeOf({ run: { ...run, reason: "too_late" }, attempts: [refused] });
  assert.deepEqual([late.reason, late.says], ["too_late", "it could not start before its start-by time"]);
});

test("a log that is cut at any place is resumed at its offset, and nothing is lost or doubled", async (t) => {
  const lines = Array.from({ length: 400 }, (_, line) => `line ${line}\n`);
  const log = Buffer.concat(lines.map((line) => outputFrame(1, line)));
  const at = await placeWith(t, { log: log, state: "failed", exit: { kind: "exit", status: 3 } });
  at.api.cutReadsAfter = [0, 1, 19, 20, 21, 333, 1000];
  const ended = await run(at).ended();
  assert.equal(ended.out, lines.join(""));
  assert.equal(ended.status, 3);
  assert.deepEqual(at.api.readOffsets, [0, 0, 1, 20, 40, 61, 394, 1394]);
});

test("a scheduler that dies and comes back in the middle is waited for; the end is the job's", async (t) => {
  const at = await place(t);
  at.api.onSubmit = (number) => at.api.append(number, outputFrame(1, "before\n"));
  const child = run(at);
  await waitUntil(() => child.out.includes("before"), { what: "the first line" });
  at.api.vanish();
  at.api.append(1, outputFrame(1, "while away\n"));
  at.api.end(1, "failed", { kind: "exit", status: 7 });
  await at.api.start();
  const ended = await child.ended();
  assert.equal(ended.out, "before\nwhile away\n");
  assert.equal(ended.status, 7);
});

test("an attempt that is retried is followed into the next one", async (t) => {
  const at = await place(t);
  at.api.onSubmit = (number) => {
    at.api.append(number, outputFrame(1, "first\n"));
    at.api.retry(number);
    at.api.append(number, outputFrame(1, "second\n"), 2);
    at.api.end(number, "succeeded", { kind: "exit", status: 0 });
  };
  const ended = await run(at).ended();
  assert.deepEqual([ended.status, ended.out], [0, "first\nsecond\n"]);
});

for (const [signal, status] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const) {
  test(`${signal} detaches with status ${status}, ends nothing and says what to do`, async (t) => {
    const at = await place(t);
    at.api.onSubmit = (number) => at.api.append(number, outputFrame(1, "begun\n"));
    const child = run(at);
    await waitUntil(() => child.out.includes("begun"), { what: "the first line" });
    child.child.kill(signal);
    const ended = await child.ended();
    assert.equal(ended.status, status);
    const socket = `--socket ${at.api.path}`;
    const how = `follow it again: reeve logs ${socket} -f 1; cancel it: reeve cancel ${socket} 1`;
    assert.equal(ended.err, `reeve: detached: run 1 goes on; ${how}\n`);
    assert.equal(at.api.cancels.length, 0);
    assert.equal(at.api.runs.get(1)?.detail.run?.state, "executing");
  });
}

test("a reader that goes away ends us quietly, and not the run", async (t) => {
  const at = await place(t);
  at.api.onSubmit = (number) => at.api.append(number, outputFrame(1, "line\n"));
  const child = run(at);
  await waitUntil(() => child.out.includes("line"), { what: "the first line" });
  child.child.stdout?.destroy();
  at.api.append(1, outputFrame(1, "another\n"));
  at.api.append(1, outputFrame(1, "and another\n"));
  const ended = await child.ended();
  assert.equal(ended.status, 141);
  assert.match(ended.err, /^reeve: detached: run 1 goes on; .*\n$/);
  assert.equal(at.api.cancels.length, 0);
});

test("a pipe to head works and says nothing of an error", async (t) => {
  const at = await place(t);
  const fake = at.api.addRun(5);
  at.api.append(
    5,
    Buffer.concat(Array.from({ length: 50_000 }, (_, line) => outputFrame(1, `line ${line}\n`))),
  );
  fake.settled.add(1);
  const ended = await at.shell("reeve logs 5 | head -n 1");
  assert.deepEqual([ended.status, ended.out], [0, "line 0\n"]);
  assert.doesNotMatch(ended.err, /Error|EPIPE|at /);
});

test("logs shows one stream, or both as JSON lines, and tells what the limit dropped", async (t) => {
  const at = await place(t);
  at.api.addRun(5);
  const pieces = [outputFrame(1, "out\n"), outputFrame(2, Buffer.from([0xff, 0x0a])), cutFrame(10, 5)];
  at.api.append(5, Buffer.concat(pieces));
  at.api.end(5, "succeeded", { kind: "exit", status: 0 });
  const only = await at.reeve("logs", "--stdout", "5");
  assert.deepEqual([only.out, only.err], ["out\n", "reeve: log cut: 10 bytes dropped at the log limit\n"]);
  const json = await at.reeve("logs", "--json", "5");
  const lines = json.out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const at1 = "2027-01-15T08:00:00.000Z";
  assert.deepEqual(lines, [
    { schema: 1, attempt: 1, stream: "stdout", at: at1, text: "out\n" },
    { schema: 1, attempt: 1, stream: "stderr", at: at1, base64: "/wo=" },
    { schema: 1, attempt: 1, cut: { stdout: 10, stderr: 5 } },
    { schema: 1, end: { storedBytes: 82, logState: "complete", attempt: 1 } },
  ]);
  assert.equal(json.err, "");
});

test("logs without -f shows what is stored of a run that goes on, and ends", async (t) => {
  const at = await place(t);
  at.api.addRun(5);
  at.api.append(5, outputFrame(1, "so far\n"));
  const ended = await at.reeve("logs", "5");
  assert.deepEqual([ended.status, ended.out, ended.err], [0, "so far\n", ""]);
});

test("a damaged log is an error, not an end", async (t) => {
  const at = await place(t);
  const bad = outputFrame(1, "bad\n");
  bad.writeUInt8(9, 4);
  at.api.addRun(5);
  at.api.append(5, Buffer.concat([outputFrame(1, "good\n"), bad]));
  at.api.end(5, "succeeded", { kind: "exit", status: 0 });
  const ended = await at.reeve("logs", "-f", "5");
  assert.equal(ended.out, "good\n");
  assert.match(ended.err, /^reeve: internal: could not read the log: it is damaged at offset 25\n$/);
  assert.equal(ended.status, 125);
});

test("submit --wait returns the job's status without its log", async (t) => {
  const at = await placeWith(t, {
    log: outputFrame(1, "log\n"),
    state: "failed",
    exit: { kind: "exit", status: 9 },
  });
  const ended = await at.reeve("submit", "--agent", "a", "--wait", "--quiet", "--", "false");
  assert.deepEqual([ended.status, ended.out], [9, "1\n"]);
});

test("a large log arrives whole", async (t) => {
  const at = await place(t);
  at.api.addRun(5);
  const block = randomBytes(65_536);
  at.api.append(5, Buffer.concat(Array.from({ length: 100 }, () => outputFrame(1, block))));
  at.api.end(5, "succeeded", { kind: "exit", status: 0 });
  const ended = await at.reeve("logs", "5");
  assert.equal(ended.status, 0);
  assert(ended.outBytes.equals(Buffer.concat(Array.from({ length: 100 }, () => block))));
});

test("a run that has not started has no output, which is no error", async (t) => {
  const at = await place(t);
  at.api.addRun(5, "queued");
  at.api.change(5, (detail) => {
    Object.assign(detail.run ?? {}, { attempt: 0 });
    detail.attempts = [];
  });
  const ended = await at.reeve("logs", "5");
  assert.deepEqual([ended.status, ended.out], [0, ""]);
  assert.match(ended.err, /^reeve: run 5 has not started/);
});

test("a follower goes on over a gap in the numbers of attempts, as after a restore", async (t) => {
  const at = await place(t);
  at.api.onSubmit = (run) => {
    at.api.append(run, outputFrame(1, "first\n"));
    at.api.append(run, outputFrame(1, "second\n"), 7);
    at.api.change(run, (detail) => {
      Object.assign(detail.attempts?.[0] ?? {}, { state: "unknown", logState: "complete" });
      detail.attempts?.push({ attempt: 7, state: "executing", agent: "web-1", logState: "outstanding" });
      Object.assign(detail.run ?? {}, { attempt: 7 });
    });
    at.api.runs.get(run)?.settled.add(1);
    at.api.end(run, "succeeded", { kind: "exit", status: 0 });
  };
  const ended = await at.reeve("run", "--agent", "web-1", "--", "true");
  assert.deepEqual([ended.status, ended.out, ended.err], [0, "first\nsecond\n", ""]);
});
