// Restart, resubmit and abandon as people and scripts meet them: what is asked of the scheduler, what is
// said, and that nothing is given up by mistake.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { confirmed } from "../../scheduler/cli/confirm.ts";
import { cliMain, place } from "../support/cli-process.ts";

test("restart says where the run is then, and why one that is not over cannot be restarted", async (t) => {
  const { api, reeve } = await place(t);
  api.addRun(1);
  api.end(1, "failed", { kind: "exit", status: 3 });
  api.onRestart = (run) =>
    api.change(run, (detail) => Object.assign(detail.run ?? {}, { state: "queued", why: "web-1 is busy" }));
  const ended = await reeve("restart", "1");
  assert.deepEqual([ended.status, ended.out, ended.err], [0, "run 1 is queued: web-1 is busy\n", ""]);
  api.addRun(2);
  const refused = await reeve("restart", "2");
  assert.deepEqual([refused.status, refused.out], [124, ""]);
  assert.match(refused.err, /^reeve: not_in_this_state: /);
});

test("restart --wait ends with the status of the new attempt, not of the old one", async (t) => {
  const { api, start } = await place(t);
  api.addRun(1);
  api.end(1, "failed", { kind: "exit", status: 3 });
  api.onRestart = (run) => api.retry(run);
  const child = start("restart", "--wait", "1");
  const { waitUntil } = await import("../support/wait-until.ts");
  await waitUntil(() => api.watchers > 0, { what: "the waiting" });
  api.end(1, "failed", { kind: "exit", status: 5 });
  const ended = await child.ended();
  assert.equal(ended.status, 5, ended.err);
});

test("a run that came too late for its new attempt does not end with the old one's status", async (t) => {
  const { api, reeve } = await place(t);
  api.addRun(1);
  api.end(1, "failed", { kind: "exit", status: 3 });
  api.onRestart = (run) => api.end(run, "failed", { kind: "exit", status: 3 }, { reason: "too_late" });
  const ended = await reeve("restart", "--wait", "1");
  assert.equal(ended.status, 120);
  assert.match(ended.err, /^reeve: too_late: run 1: it could not start before its start-by time\n$/);
});

test("resubmit asks for a new run of the same job with what was given, and prints its number", async (t) => {
  const { api, reeve } = await place(t);
  api.addRun(1);
  const plain = await reeve("resubmit", "1");
  assert.match(plain.out, /^run 2 submitted; follow it: reeve logs --socket .* -f 2\n$/);
  const [first] = api.resubmits;
  assert.deepEqual([first?.run, first?.agents, first?.hold, first?.priority], [1, [], false, null]);
  assert.match(first?.idempotencyKey ?? "", /^reeve-[0-9a-f]{32}$/);
  const options = ["--agent", "b", "--agent", "b", "--priority", "0", "--hold", "--key", "k"];
  const times = ["--start-at", "2030-06-01T12:00Z", "--start-by", "2030-06-01T13:00Z"];
  assert.equal((await reeve("resubmit", ...options, ...times, "--quiet", "1")).out, "3\n");
  const { idempotencyKey, agents, priority, startAtMs, startByMs, hold } = api.resubmits[1] ?? {};
  assert.deepEqual([idempotencyKey, agents, priority, hold], ["k", ["b"], 0, true]);
  assert.deepEqual([startAtMs, startByMs], [Date.UTC(2030, 5, 1, 12), Date.UTC(2030, 5, 1, 13)]);
});

test("a resubmission whose answer was lost is sent again under its key, and makes one run", async (t) => {
  const { api, reeve } = await place(t);
  api.addRun(1);
  api.loseSubmitAnswers = 2;
  const ended = await reeve("resubmit", "--quiet", "1");
  assert.deepEqual([ended.status, ended.out, api.resubmits.length], [0, "2\n", 1]);
});

test("resubmit --wait ends with the new run's status", async (t) => {
  const { api, reeve } = await place(t);
  api.addRun(1);
  api.onSubmit = (run) => api.end(run, "failed", { kind: "exit", status: 9 });
  assert.equal((await reeve("resubmit", "--wait", "1")).status, 9);
});

test("abandon without a terminal needs --yes and says what it means", async (t) => {
  const { api, reeve } = await place(t);
  api.addRun(1);
  api.change(1, ({ run }) => Object.assign(run ?? {}, { state: "lost" }));
  const asked = await reeve("abandon", "1");
  assert.equal(asked.status, 2);
  assert.match(asked.err, /run 1 will be given up\. .*becomes unknown.* Give --yes/);
  assert.equal(api.runs.get(1)?.detail.run?.state, "lost", "nothing was asked of the scheduler");
  const ended = await reeve("abandon", "--yes", "1");
  assert.deepEqual([ended.status, ended.out], [0, "run 1 is unknown: why unknown\n"]);
});

const typed = [
  ["4711\n", true],
  [" 4711 \n", true],
  ["4711", true],
  ["y\n", false],
  ["\n4711\n", false],
  ["", false],
] as const;
for (const [answer, isConfirmed] of typed) {
  const does = isConfirmed ? "confirms" : "does not confirm";
  test(`on a terminal ${JSON.stringify(answer)} ${does}`, async () => {
    const said: string[] = [];
    const err = async (text: string | Uint8Array) => {
      said.push(String(text));
    };
    const output = { out: err, err, isTerminal: true, isErrorTerminal: true, rows: () => 24 };
    const input = new PassThrough();
    input.end(answer);
    const question = { says: "It is gone then.", word: "4711", yes: false };
    const asking = confirmed({ output }, question, { isTerminal: true, input });
    if (isConfirmed) await asking;
    else await assert.rejects(asking, /that was not 4711: nothing was done/);
    assert.deepEqual(said, ["It is gone then.\nType 4711 to confirm: "]);
  });
}

const noScript = spawnSync("script", ["--version"]).status !== 0 && "no `script` to make a terminal";

test("abandon on a real terminal asks, takes the number, and ends", { skip: noScript }, async (t) => {
  const { api } = await place(t);
  api.addRun(1);
  api.change(1, ({ run }) => Object.assign(run ?? {}, { state: "lost" }));
  const command = `'${process.execPath}' '${cliMain}' abandon --socket '${api.path}' 1`;
  const child = spawn("script", ["-qec", command, "/dev/null"], { stdio: ["pipe", "pipe", "inherit"] });
  t.after(() => child.kill("SIGKILL"));
  let shown = "";
  child.stdout.on("data", (bytes: Buffer) => {
    shown += bytes.toString();
    if (shown.includes("confirm: ") && child.stdin.writable) child.stdin.end("1\n");
  });
  const [status] = (await once(child, "close")) as [number | null];
  assert.match(shown, /Type 1 to confirm: [\s\S]*run 1 is unknown: why unknown/);
  assert.equal(status, 0, shown);
});
