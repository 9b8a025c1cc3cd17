// The commands of agentd about policy and audit, as root or the owner types them: the real program, over
// files that the monitor's own writer has made.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { headWord } from "../../agentd/audit/chain.ts";
import { Audit, type Decision } from "../../agentd/monitor/audit.ts";
import type { Log } from "../../proto/common/log.ts";
import { ledger, root } from "../support/host.ts";

const place = mkdtempSync(join(tmpdir(), "reeve-local-commands-"));
after(() => rmSync(place, { recursive: true, force: true }));
const isRoot = process.getuid?.() === 0;

const silent: Log = { child: () => silent, trace() {}, debug() {}, info() {}, warn() {}, error() {} };
const decision: Decision = {
  key: { ledger, run: 4711, attempt: 2 },
  proof: "signed",
  specSha256: "ab".repeat(32),
  job: "nightly",
  requestedUser: "bob",
  submitter: "claimed \u001b[31mann",
  user: null,
  uid: null,
  keyFingerprint: "SHA256:abc",
  decidedBy: "/etc/reeve/policy.yaml:3:5: deny_users",
  refused: { reason: "user_denied", detail: "bob is denied" },
};

type Result = { readonly status: number | null; readonly out: string; readonly err: string };

function agentd(words: readonly string[], input = ""): Result {
  const sets = ["mode=owner", `spool=${place}`, `policy=${join(place, "policy.yaml")}`];
  const options = words.includes("sample") ? [] : sets.flatMap((set) => ["--set", set]);
  const args = [join(root, "agentd/main.ts"), ...words, ...options];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", input });
  return { status, out: stdout, err: stderr };
}

test("an audit is verified, explained and exported, and a change of it is found", async () => {
  const said: string[] = [];
  const audit = await Audit.open({
    directory: join(place, "audit"),
    bytesMax: 8 * 1024 * 1024,
    onHead: () => {},
    say: (sentence) => said.push(sentence),
    policySha256: () => "cd".repeat(32),
    log: silent,
  });
  const reference = await audit.decision(decision);
  await audit.decision({
    ...decision,
    key: { ...decision.key, attempt: 3 },
    user: "bob",
    uid: 7,
    refused: null,
  });

  const alone = agentd(["audit", "verify"]);
  assert.deepEqual([alone.status, alone.err], [0, ""]);
  assert.match(
    alone.out,
    /^3 records from 1 on, in 1 files\nhead reeve-audit-1\..*\nnot compared with any head/,
  );
  const heads = `${JSON.stringify({ agents: [{ auditHead: headWord(audit.head) }] })}\n`;
  const compared = agentd(["audit", "verify", "--against-scheduler", "-"], heads);
  assert.equal(compared.status, 0);
  assert.match(compared.out, /1 heads given: 1 agree, 0 are .*\nthe audit is as it was written\n$/);
  writeFileSync(join(place, "auth.log"), said.map((line) => `Nov 27 web reeve-agentd: ${line}\n`).join(""));
  const syslog = agentd(["audit", "verify", "--against-syslog", join(place, "auth.log")]);
  assert.match(syslog.out, /2 heads given: 2 agree/);
  const none = agentd(["audit", "verify", "--against-scheduler", "-"], "nothing\n");
  assert.deepEqual([none.status, /holds no head of an audit/.test(none.err)], [2, true]);

  const shown = agentd(["audit", "show", reference.toLowerCase()]);
  assert.equal(shown.status, 0);
  assert.match(
    shown.out,
    /^refused run 4711\.2 at .*Z\n {2}because +user_denied: the host's policy denies the user\n/,
  );
  assert.match(shown.out, /bob is denied[^]*user bob, proved by signed SHA256:abc[^]*policy\.yaml:3:5/);
  assert.ok(!shown.out.includes("\u001b"), "no control character of a peer reaches the terminal");
  assert.match(
    agentd(["audit", "show", "4711.3"]).out,
    /^accepted run 4711\.3 .*\n {2}runs as +bob, uid 7\n/,
  );
  assert.equal(agentd(["audit", "show", "4711"]).out.match(/run 4711/g)?.length, 2);
  const missing = agentd(["audit", "show", "ZZZZZZZZ"]);
  assert.deepEqual([missing.status, /records are kept from 1 on/.test(missing.err)], [1, true]);

  const path = join(place, "audit", "0000000000000001.jsonl");
  const bytes = readFileSync(path, "utf8");
  assert.equal(agentd(["audit", "export"]).out, bytes);
  writeFileSync(path, bytes.trimEnd().split("\n").slice(0, -1).join("\n").concat("\n"));
  assert.equal(agentd(["audit", "verify"]).status, 0, "a cut tail hangs together");
  const cut = agentd(["audit", "verify", "--against-scheduler", "-"], heads);
  assert.deepEqual([cut.status, cut.err], [1, "agentd: record 3 was removed at the end\n"]);
  assert.match(cut.out, /the audit was CHANGED\n$/);
});

test("the sample of a policy is checked as good by root, and a wrong one is told whole", () => {
  const missing = agentd(["policy", "check"]);
  assert.deepEqual([missing.status, /there is no such file[^]*nothing may run/.test(missing.err)], [2, true]);
  const sample = agentd(["policy", "sample"]);
  assert.equal(sample.status, 0);
  writeFileSync(join(place, "policy.yaml"), sample.out, { mode: 0o644 });
  const checked = agentd(["policy", "check"]);
  if (isRoot) assert.match(checked.out, /good; 0 users and 0 groups are named; SHA-256 [0-9a-f]{64}\n$/);
  else assert.match(checked.err, /belongs to uid \d+, so that user could rewrite it/);
  writeFileSync(join(place, "policy.yaml"), "user: {}\nmin_uid: many\n");
  if (isRoot)
    assert.match(agentd(["policy", "check"]).err, /:1:1: user is not a setting[^]*:2:10: min_uid must be/);
});
