// Signed jobs with nothing played: `reeve --sign` with a key file, a scheduler that only carries, and an
// agentd that starts what its owner's key has signed and nothing else.
// The danger: a host that starts what nobody signed; each refusal is one sentence, and leaves no trace.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Cluster } from "../support/cluster.ts";

type Json = { readonly [key: string]: any };

const hasTool = spawnSync("ssh-keygen", ["-?"]).error === undefined;
const needsTool = hasTool ? false : "ssh-keygen is not installed: signed jobs are not tested end to end";
const user = userInfo().username;
const tool = { skip: needsTool };

let at: Cluster;
let place = "";
let key = "";
let other = "";
before(async () => {
  if (!hasTool) return;
  place = realpathSync(mkdtempSync(join(tmpdir(), "reeve-cluster-")));
  [key, other] = [join(place, "alice"), join(place, "other")];
  for (const file of [key, other]) execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", file]);
  const signers = join(place, "signers");
  writeFileSync(signers, `${user} ${readFileSync(`${key}.pub`, "utf8")}`, { mode: 0o600 });
  at = await Cluster.start({ place, agentLines: ["require_signature: true", `signers: ${signers}`] });
});
after(() => (hasTool ? at.end() : undefined));

const run = (...args: readonly string[]) => at.reeve("run", "--agent", "one", "--user", user, ...args);
const fingerprint = (file: string): string =>
  execFileSync("ssh-keygen", ["-l", "-f", `${file}.pub`])
    .toString()
    .split(" ")[1] ?? "";
const newest = async (): Promise<Json> => {
  const [number = ""] = (await at.reeve("runs", "--quiet")).out.split("\n");
  return JSON.parse((await at.reeve("show", number, "--json")).out) as Json;
};

test("a signed job runs, and whoever looks at it sees by which key", tool, async () => {
  const ended = await run(`--sign=${key}`, "--", "echo signed");
  assert.deepEqual([ended.status, ended.out], [0, "signed\n"], ended.err);
  const { run: row, signer, spec } = await newest();
  assert.deepEqual([row.proof, signer], ["signed", `ssh-ed25519 ${fingerprint(key)}`]);
  assert.ok(Date.parse(spec.notAfter) > Date.now());
  const page = (await at.reeve("show", String(row.run))).out;
  assert.match(page, new RegExp(`signed by +ssh-ed25519 ${fingerprint(key).replaceAll("+", "\\+")}`));
  const plan = await run(`--sign=${key}`, "--dry-run", "--", "true");
  assert.match(plan.out, /signed by +ssh-ed25519 SHA256:/);
});

test("a large script is signed with its digest, and runs", tool, async () => {
  const script = join(place, "large");
  writeFileSync(script, `#!/bin/sh\n${"# long\n".repeat(8_000)}echo large\n`);
  const ended = await run(`--sign=${key}`, "--script", script);
  assert.deepEqual([ended.status, ended.out], [0, "large\n"], ended.err);
});

const witness = () => join(place, "witness");
const refusals: readonly (readonly [name: string, args: () => readonly string[], says: RegExp])[] = [
  ["nobody has signed", () => [], /^reeve: proof_refused: .*takes signed jobs only/],
  ["another key has signed", () => [`--sign=${other}`], /^reeve: signature_refused: .*may not sign for/],
  [
    "is signed for another user",
    () => [`--sign=${key}`, "--user", "nobody-here"],
    /^reeve: foreign_user: .*nobody-here/,
  ],
];
for (const [name, args, says] of refusals) {
  test(`a job that ${name} is refused in one sentence, and nothing of it starts`, tool, async () => {
    const words = args();
    const who = words.includes("--user") ? [] : ["--user", user];
    const ended = await at.reeve("run", "--agent", "one", ...who, ...words, "--", `touch ${witness()}`);
    assert.equal(ended.status, 120, ended.err);
    assert.match(ended.err, says);
    assert.equal(ended.err.trim().split("\n").length, 1);
    assert.ok(!existsSync(witness()));
  });
}

test("one signature is one start: what more needs a new one is refused before dispatch", tool, async () => {
  assert.equal((await run(`--sign=${key}`, "--", "exit 3")).status, 3);
  const { run: once } = await newest();
  for (const words of [["restart"], ["resubmit"]]) {
    const refused = await at.reeve(...words, String(once.run));
    assert.equal(refused.status, 124);
    assert.match(refused.err, new RegExp(`needs_signature: .*needs a new signature by ${user}`));
  }
  assert.equal((await newest())["run"].run, once.run, "no run was made");
  assert.equal((await run(`--sign=${key}`, "--reruns", "1", "--", "exit 3")).status, 3);
  const { run: twice } = await newest();
  assert.equal((await at.reeve("restart", "--wait", "--quiet", String(twice.run))).status, 3);
  assert.equal((await at.reeve("restart", String(twice.run))).status, 124);
  const retried = await run(`--sign=${key}`, "--retries", "1", "--", "exit $((4 - REEVE_ATTEMPT))");
  assert.equal(retried.status, 2, "the second attempt's: it was permitted");
});

const usage: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [["--retries", "2", "--reruns", "1"], /--retries 2 starts it more often than --reruns 1/],
  [["--not-after", "+8d"], /good for 7d at most/],
  [["--start-at", "+2h", "--not-after", "+1h"], /--not-after is not after --start-at/],
  [["--start-by", "+3h", "--not-after", "+1h"], /--start-by is after the signature ends/],
];
test("what cannot go with a signature is said before anything is asked", tool, async () => {
  for (const [args, says] of usage) {
    const ended = await run(`--sign=${key}`, ...args, "--", "true");
    assert.equal(ended.status, 2, ended.err);
    assert.match(ended.err, says);
  }
  const nameless = await at.reeve("run", "--agent", "one", `--sign=${key}`, "--", "true");
  assert.match(nameless.err, /a signed job names its user/);
  assert.match((await run("--reruns", "1", "--", "true")).err, /--reruns means nothing without --sign/);
  const held = await at.reeve(
    "submit",
    "--agent",
    "one",
    "--user",
    user,
    "--hold",
    `--sign=${key}`,
    "--",
    "true",
  );
  assert.match(held.err, /warning: its signature ends .*needs a new signature by/);
});

test("the same command under the same key is one submission, though it is signed anew", tool, async () => {
  const words = ["submit", "--quiet", "--agent", "one", "--user", user, "--key", "nightly", "--hold"];
  const first = await at.reeve(...words, `--sign=${key}`, "--", "true");
  const again = await at.reeve(...words, `--sign=${key}`, "--", "true");
  assert.deepEqual([first.status, again.status, again.out], [0, 0, first.out]);
  assert.match((await at.reeve(...words, `--sign=${other}`, "--", "true")).err, /key_reused/);
});
