// What --json really writes, compared field by field with the table that its reference page is made of.
// The danger: an object that no test makes would be compared with nothing, so every line and every object of
// the table must have been seen, and every field that may be missing both ways where that can be.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, type TestContext, test } from "node:test";
import type { reeve as gen } from "../../proto/gen/reeve.js";
import { jsonLines, jsonObjects } from "../../scheduler/cli/json-objects.ts";
import { startCluster } from "../link/cluster.ts";
import { CliProcess, cliMain, type Place, place } from "../support/cli-process.ts";
import { cutFrame, outputFrame } from "../support/fake-api.ts";
import { compareLines as compare, differences, type Json, seenInTable } from "../support/json-table.ts";
import { makeKey } from "../support/ssh-keys.ts";
import { waitUntil } from "../support/wait-until.ts";

const exit: gen.v1.IExit = {
  kind: "exit",
  status: 3,
  startedAtMs: 1_800_000_000_000,
  endedAtMs: 1_800_000_001_000,
  leftPids: [7],
};
const sha256 = Buffer.alloc(32, 1);

/** Run 1 was submitted with everything and is over; run 2 goes on. */
async function furnished(t: TestContext): Promise<Place> {
  const at = await place(t);
  at.api.agents = [{ name: "web-1", online: true, owner: "al", sinceMs: 1_800_000_000_000 }];
  at.api.onSubmit = (run) => {
    at.api.append(run, Buffer.concat([outputFrame(1, "text\n"), outputFrame(2, Buffer.from([0xff]))]));
    at.api.append(run, cutFrame(1, 2));
    at.api.change(run, (detail) => {
      detail.spec = at.api.submissions.at(-1)?.header.spec ?? new Uint8Array();
      Object.assign(detail.attempts?.[0] ?? {}, {
        ledger: Buffer.alloc(16, 2),
        log: { frameBytes: 9, frameSha256: sha256 },
        survivors: ["1 2 sleep"],
      });
      const { retryOn } = at.api.submissions.at(-1)?.header ?? {};
      Object.assign(detail.run ?? {}, { retryOn, specSha256: sha256, submittedAtMs: 1_800_000_000_000 });
      detail.journal = [{ atMs: 1_800_000_000_000, event: "submit", to: "queued", by: "claimed al" }];
    });
    at.api.end(run, "failed", exit);
  };
  return at;
}

const retry = ["--retries", "1", "--retry-on", "1,75-78"];
const submission = [
  "--json",
  "--agent",
  "web-1",
  "--env",
  "A=1",
  "--stdin",
  "/dev/null",
  ...retry,
  "--",
  "true",
];

test("submit, run, logs and show", async (t) => {
  const at = await furnished(t);
  const ended = await at.reeve("run", ...submission);
  compare(ended.out, "submission", "output", "output", "dropped", "followed");
  assert.equal(ended.err, "");
  compare((await at.reeve("submit", ...submission)).out, "submission");
  compare((await at.reeve("submit", "--wait", ...submission)).out, "submission", "waited");
  compare((await at.reeve("submit", "--dry-run", ...submission)).out, "plan");
  compare((await at.reeve("logs", "--json", "1")).out, "output", "output", "dropped", "logEnd");
  compare((await at.reeve("logs", "--json", "-f", "--tail", "0", "1")).out, "followed");
  const [plain] = compare((await at.reeve("show", "--json", "1")).out, "shown");
  assert.equal(Object.hasOwn(plain?.["spec"] as Json, "environment"), false);
  compare((await at.reeve("show", "--json", "--env-values", "1")).out, "shown");
  compare((await at.reeve("show", "--json", "--watch", "1")).out, "shown");
});

test("sign and verify, with and without a file of keys", async (t) => {
  const at = await furnished(t);
  const [key, spec] = [join(at.directory, "key"), join(at.directory, "job.spec")];
  writeFileSync(key, makeKey("ssh-ed25519").privateKey.export({ type: "pkcs8", format: "pem" }));
  const job = ["--json", "--agent", "web-1", "--user", "alice", "--", "true"];
  compare((await at.reeve("sign", "--out", spec, `--sign=${key}`, ...job)).out, "signed");
  compare((await at.reeve("sign", "--out", `${spec}-2`, "--unsigned", ...job)).out, "signed");
  compare((await at.reeve("verify", "--json", spec, `${spec}.sig`)).out, "verified");
  const signers = join(at.directory, "signers");
  writeFileSync(signers, "");
  const refused = await at.reeve("verify", "--json", "--signers", signers, spec, `${spec}.sig`);
  const [line] = compare(refused.out, "verified");
  assert.deepEqual([refused.status, (line?.["verified"] as Json | undefined)?.["keyMaySign"]], [120, false]);
  compare(refused.err, "error");
});

test("words and values that are no text", async (t) => {
  const at = await furnished(t);
  const given = String.raw`--agent web-1 --env "V=$(printf '\377')" -- cat "$(printf '\377')"`;
  const script = `reeve submit --json ${given}`;
  compare((await at.shell(script)).out, "submission");
  const [shown] = compare((await at.reeve("show", "--json", "--env-values", "1")).out, "shown");
  const { args, environment } = (shown ?? {})["spec"] as { args: unknown; environment: unknown };
  assert.deepEqual(args, ["cat", { base64: "/w==" }]);
  assert.deepEqual(environment, [{ name: "V", base64: "/w==" }]);
});

test("a large script is a blob, and a spec that is not there is null", async (t) => {
  const at = await furnished(t);
  const file = join(at.directory, "s");
  writeFileSync(file, "x".repeat(100_000));
  compare((await at.reeve("submit", "--json", "--agent", "web-1", "--script", file)).out, "submission");
  compare((await at.reeve("show", "--json", "1")).out, "shown");
  at.api.addRun(2);
  const [shown] = compare((await at.reeve("show", "--json", "2")).out, "shown");
  assert.equal(shown?.["spec"], null);
});

test("lists, tokens, holds and cancels", async (t) => {
  const at = await furnished(t);
  at.api.addRun(1);
  at.api.addRun(2, "held");
  compare((await at.reeve("runs", "--json")).out, "listed", "listed");
  compare((await at.reeve("release", "--json", "2")).out, "listed");
  compare((await at.reeve("hold", "--json", "2")).out, "listed");
  compare((await at.reeve("agents", "--json")).out, "agent");
  compare((await at.reeve("agent", "token", "--json", "web-2")).out, "token");
  const file = join(at.directory, "join");
  compare((await at.reeve("agent", "token", "--json", "--file", file, "web-2")).out, "token");
  compare((await at.reeve("client", "token", "--json", "ann")).out, "token");
  compare((await at.reeve("client", "list", "--json")).out, "client");
  compare((await at.reeve("client", "revoke", "--json", "ann")).out, "client");
  compare((await at.reeve("client", "revoke", "--json", "nobody")).out, "client");
  compare((await at.reeve("cancel", "--json", "--no-wait", "1")).out, "cancelled");
  compare((await at.reeve("prune", "--json", "--dry-run")).out, "pruned");
  at.api.auditHeads = [
    { head: `reeve-audit-1.${"ab".repeat(16)}.7.${"cd".repeat(32)}`, atMs: 1_800_000_000_000 },
  ];
  compare((await at.reeve("audit", "heads", "--json", "web-1")).out, "auditHead");
  compare((await at.reeve("drain", "--json", "web-1")).out, "agent");
  compare((await at.reeve("resume", "--json", "web-1")).out, "agent");
  at.api.addRun(3, "failed");
  compare((await at.reeve("resubmit", "--json", "3")).out, "submission");
  compare((await at.reeve("restart", "--json", "3")).out, "listed");
});

test("a command line that joins", async (t) => {
  await using cluster = await startCluster();
  const directory = mkdtempSync(join(tmpdir(), "reeve-json-"));
  t.after(() => rmSync(directory, { recursive: true }));
  const file = join(directory, "ann.join");
  writeFileSync(file, await cluster.token("ann", [], "api-client"), { mode: 0o600 });
  const words = [cliMain, "client", "join", "--json", "--profile", "fleet", file];
  const joined = await new CliProcess(process.execPath, words, { XDG_CONFIG_HOME: directory }).ended();
  const [line] = compare(joined.out, "clientJoined");
  assert.deepEqual([line?.["client"], line?.["profile"]], ["ann", "fleet"]);
});

test("errors and a follow that is left are lines on standard error", async (t) => {
  const at = await furnished(t);
  for (const words of [
    ["show", "--json", "9"],
    ["runs", "--json", "--state", "dead"],
    ["sumbit", "--json"],
  ]) {
    const ended = await at.reeve(...words);
    compare(ended.err, "error");
    assert.equal(ended.out, "");
  }
  at.api.addRun(1);
  at.api.append(1, outputFrame(1, "begun\n"));
  const child = at.start("logs", "--json", "-f", "1");
  await waitUntil(() => child.out.includes("begun"), { what: "the first line" });
  child.child.kill("SIGTERM");
  compare((await child.ended()).err, "detached");
});

test("a field too many, one that is missing and one of another type would be noticed", () => {
  const good = { reason: "usage", message: "x" };
  assert.deepEqual(differences(good, "error", "e"), []);
  assert.deepEqual(differences({ ...good, more: 1 }, "error", "e"), ["e.more is not in the table"]);
  assert.deepEqual(differences({ reason: "usage" }, "error", "e"), ["e.message is missing"]);
  assert.deepEqual(differences({ ...good, reason: 7 }, "error", "e"), ["e.reason is not of type string: 7"]);
  assert.match(String(differences("2026-01-01", "time", "e")), /is not of type time/);
  assert.match(String(differences({}, "number", "e")), /is not of type number/);
});

after(() => {
  const all = [...Object.keys(jsonObjects), ...Object.keys(jsonLines).map((name) => `line ${name}`)];
  assert.deepEqual(
    all.filter((name) => !seenInTable.has(name)),
    [],
    "of the table, but never written by a test",
  );
});
