// Log lines as a machine reads them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "../../proto/common/fault.ts";
import { createLog, type LogLevel } from "../../proto/common/log.ts";

function recorded(level: LogLevel) {
  const lines: string[] = [];
  return {
    lines,
    log: createLog({ room: "engine", level, destination: { write: (line) => lines.push(line) } }),
  };
}

test("a line has at, level, room and event, then the fields", () => {
  const { lines, log } = recorded("info");
  log.info("run.transition", { run: 7, attempt: 1, from: "queued", to: "starting" });
  const line = JSON.parse(lines[0] ?? "");
  assert.match(line.at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  assert.deepEqual(line, {
    level: "info",
    at: line.at,
    room: "engine",
    event: "run.transition",
    run: 7,
    attempt: 1,
    from: "queued",
    to: "starting",
  });
  assert.equal(lines[0]?.at(-1), "\n");
});

test("a child has its own room and no second one", () => {
  const { lines, log } = recorded("info");
  log.child("store").warn("store.full");
  log.child("store").child("api").warn("api.busy");
  assert.equal(lines[0]?.match(/"room"/g)?.length, 1);
  assert.equal(JSON.parse(lines[0] ?? "").room, "store");
  assert.equal(JSON.parse(lines[1] ?? "").room, "api");
});

test("a fault is shown with its causes and without a stack, a bug with its stack", () => {
  const { lines, log } = recorded("info");
  const refused = Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  log.error("link.failed", { error: new Fault("dial agent web-3", { cause: refused }) });
  assert.equal(JSON.parse(lines[0] ?? "").error, "could not dial agent web-3: connect ECONNREFUSED");
  log.error("link.failed", { error: new TypeError("oops") });
  assert.match(JSON.parse(lines[1] ?? "").error, /TypeError: oops\n +at /);
});

test("lines below the level are not written", () => {
  const { lines, log } = recorded("warn");
  log.info("run.transition");
  log.debug("link.frame");
  assert.equal(lines.length, 0);
  log.warn("link.offline");
  assert.equal(lines.length, 1);
});

test("an error whose causes form a ring ends", () => {
  const { lines, log } = recorded("info");
  const error = new Fault("a");
  error.cause = error;
  log.error("link.failed", { error });
  assert.equal(lines.length, 1);
});
