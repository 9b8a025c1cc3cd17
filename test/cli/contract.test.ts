// The contract with scripts: which status a refusal has, one line that says why, and no 0 by accident.
// The danger: an end that is not an end; a stream that stops in good order before its last item is one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Reason, reasons } from "../../proto/common/reasons.ts";
import { place } from "../support/cli-process.ts";
import { RecordingOutput, reeveOn } from "../support/cli-terminal.ts";
import { outputFrame } from "../support/fake-api.ts";
import { waitUntil } from "../support/wait-until.ts";

test("every reason of a refusal ends with its status and one line, in words and in JSON", async (t) => {
  const { api } = await place(t);
  const words = ["submit", "--socket", api.path, "--agent", "a", "--key", "k"];
  // `busy` and `stopping` are asked again for half a minute; parts of that are in submit.test.ts.
  const known = (Object.keys(reasons) as Reason[]).filter((word) => word !== "busy" && word !== "stopping");
  for (const reason of known) {
    api.refuseSubmit = { reason, message: "two\nlines \u001b[2J" };
    const quiet = () => new RecordingOutput({ out: false, err: false });
    const told = await reeveOn(quiet(), ...words, "--", "true");
    assert.equal(told.err, `reeve: ${reason}: two\\nlines \\x1b[2J\n`);
    assert.deepEqual([told.status, told.out], [reasons[reason].exit, ""], reason);
    assert.notEqual(told.status, 0);
    const json = await reeveOn(quiet(), ...words, "--json", "--", "true");
    assert.equal(json.status, told.status);
    assert.deepEqual(JSON.parse(json.err), {
      schema: 1,
      error: { reason, message: "two\nlines \u001b[2J" },
    });
  }
});

test("a log that ends in good order, but without its end, is asked for again where it was", async (t) => {
  const at = await place(t);
  at.api.endEarly = { reads: 2, watches: 0 };
  at.api.onSubmit = (run) => {
    at.api.append(run, outputFrame(1, "one\n"));
    at.api.end(run, "failed", { kind: "exit", status: 7 });
  };
  const ended = await at.reeve("run", "--agent", "a", "--", "true");
  assert.deepEqual([ended.status, ended.out, ended.err], [7, "one\n", ""]);
  assert.deepEqual(at.api.readOffsets, [0, 24, 24]);
});

test("a watch that ends in good order before the run is over is opened again", async (t) => {
  const at = await place(t);
  at.api.endEarly = { reads: 0, watches: 3 };
  const child = at.start("submit", "--wait", "-q", "--agent", "a", "--", "true");
  await waitUntil(() => at.api.endEarly.watches < 0, { what: "the watch after the ones that ended" });
  assert.equal(child.child.exitCode, null, "it goes on");
  at.api.end(1, "failed", { kind: "exit", status: 3 });
  assert.equal((await child.ended()).status, 3);
});

test("submit --wait over a scheduler that dies returns the job's status, not 0", async (t) => {
  const at = await place(t);
  const child = at.start("submit", "--wait", "-q", "--agent", "a", "--", "true");
  await waitUntil(() => child.out === "1\n" && at.api.watchers === 1, { what: "the wait" });
  at.api.vanish();
  at.api.end(1, "failed", { kind: "exit", status: 9 });
  await at.api.start();
  assert.equal((await child.ended()).status, 9);
});

test("what a host says of a failure is one line, whatever it holds", async (t) => {
  const at = await place(t);
  at.api.onSubmit = (run) =>
    at.api.end(run, "failed", { kind: "reason", reason: "no_such_cwd", detail: "a\nreeve: forged\u001b[2J" });
  const ended = await at.reeve("run", "--agent", "a", "--", "true");
  assert.equal(ended.status, 120);
  assert.match(ended.err, /^reeve: no_such_cwd: run 1: [^\n]*a\\nreeve: forged\\x1b\[2J[^\n]*\n$/);
});
