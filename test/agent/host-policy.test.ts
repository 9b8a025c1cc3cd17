// The host's policy: what is read of it, and what it says. Pure verdicts in tables, the file in a directory
// of its own. In owner mode there is no such file.
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import fc from "fast-check";
import { type HostPolicy, readHostPolicy } from "../../agentd/policy/host-policy.ts";
import { policyTable } from "../../agentd/policy/table.ts";
import { isUserName } from "../../agentd/policy/user-name.ts";
import { type Asked, type ProofMode, refusalWithout, verdictOf } from "../../agentd/policy/verdict.ts";
import { sampleOf } from "../../proto/common/settings-papers.ts";

const self = process.getuid?.() ?? 0;
const place = mkdtempSync(join(tmpdir(), "reeve-host-policy-"));
after(() => rmSync(place, { recursive: true, force: true }));
let files = 0;

function written(yaml: string, mode = 0o644): string {
  const path = join(place, `policy-${++files}.yaml`);
  writeFileSync(path, yaml);
  chmodSync(path, mode);
  return path;
}

function policyOf(yaml: string): HostPolicy {
  const answer = readHostPolicy(written(yaml), self);
  assert(answer.ok, answer.ok ? "" : answer.problems.join("\n"));
  return answer.policy;
}

function problemsOf(path: string): readonly string[] {
  const answer = readHostPolicy(path, self);
  return answer.ok ? [] : answer.problems.map((problem) => problem.replace(`${path}:`, ""));
}

const sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const noon = new Date(2026, 10, 25, 12, 0); // a wednesday

type Change = Partial<Omit<Asked, "account" | "code">> & Partial<Asked["account"]> & Partial<Asked["code"]>;

function asking(change: Change): Asked {
  const { name = "alice", uid = 1000, groups = ["alice", "dba"], mode = "signed", liveRuns = 0 } = change;
  const { namesShell = false, namesVariables = false, now = noon } = change;
  const code = { sha256: change.sha256 === undefined ? sha256 : change.sha256, namesShell, namesVariables };
  return { account: { name, uid, groups }, mode, code, liveRuns, now };
}

function wordOf(yaml: string, change: Change = {}): string {
  const verdict = verdictOf(policyOf(yaml), asking(change));
  return verdict.ok ? "permitted" : verdict.reason;
}

const alice = "users:\n  alice: {modes: [signed]}\n";
const dba = "groups:\n  dba: {modes: [signed, password]}\n";

const verdicts: readonly (readonly [says: string, yaml: string, change: Change, word: string])[] = [
  ["an empty file permits nobody", "", {}, "user_not_permitted"],
  ["an empty file does not permit root", "", { name: "root", uid: 0 }, "root_not_named"],
  ["a user is named", alice, {}, "permitted"],
  ["another user is not", alice, { name: "bob" }, "user_not_permitted"],
  ["a name is compared byte for byte", alice, { name: "Alice", groups: [] }, "user_not_permitted"],
  ["a group is named", dba, {}, "permitted"],
  ["another group is not", dba, { groups: ["alice", "dbas"] }, "user_not_permitted"],
  [
    "a user is no group of the same name",
    "groups:\n  alice: {modes: [signed]}",
    { groups: ["dba"] },
    "user_not_permitted",
  ],
  ["root is in a named group", dba, { name: "root", uid: 0 }, "root_not_named"],
  ["another name of uid 0 is in a named group", dba, { name: "toor", uid: 0 }, "root_not_named"],
  [
    "root is named, and is not toor",
    "users:\n  root: {modes: [signed]}",
    { name: "toor", uid: 0 },
    "root_not_named",
  ],
  ["root is named", "users:\n  root: {modes: [signed]}", { name: "root", uid: 0 }, "permitted"],
  ["a system account is in a named group", dba, { uid: 999 }, "uid_too_low"],
  ["the least uid itself is let in", dba, { uid: 1000 }, "permitted"],
  ["a system account is named", alice, { uid: 999 }, "permitted"],
  ["min_uid is root's to lower", `min_uid: 500\n${dba}`, { uid: 999 }, "permitted"],
  ["the highest uid is one", dba, { uid: 4_294_967_294 }, "permitted"],
  ["a denied user is named", `deny_users: [alice]\n${alice}`, {}, "user_denied"],
  ["a user of a denied group is named", `deny_groups: [dba]\n${alice}`, {}, "user_denied"],
  [
    "the user's entry decides over its group",
    `users:\n  alice: {modes: [password]}\n${dba}`,
    {},
    "proof_not_permitted",
  ],
  [
    "the first group of the file decides",
    `groups:\n  staff: {modes: [password]}\n  dba: {modes: [signed]}`,
    { groups: ["dba", "staff"] },
    "proof_not_permitted",
  ],
  ["a name that is a number", "groups:\n  dba: {modes: [signed]}", { name: "1001" }, "user_not_permitted"],
  ["a listed script", `users:\n  alice: {modes: [signed], scripts: ["${sha256}"]}`, {}, "permitted"],
  [
    "another script",
    `users:\n  alice: {modes: [signed], scripts: ["${sha256}"]}`,
    { sha256: "0".repeat(64) },
    "script_not_permitted",
  ],
  [
    "no script at all",
    `users:\n  alice: {modes: [signed], scripts: ["${sha256}"]}`,
    { sha256: null },
    "script_not_permitted",
  ],
  [
    "a listed script in a shell of the job's",
    `users:\n  alice: {modes: [signed], scripts: ["${sha256}"]}`,
    { namesShell: true },
    "script_not_permitted",
  ],
  [
    "a listed script with variables of the job's",
    `users:\n  alice: {modes: [signed], scripts: ["${sha256}"]}`,
    { namesVariables: true },
    "script_not_permitted",
  ],
  ["within the hours", `windows: ["mon-fri 08:00-18:00"]\n${alice}`, {}, "permitted"],
  ["outside the hours", `windows: ["sat,sun 08:00-18:00"]\n${alice}`, {}, "outside_hours"],
  [
    "hours of the user's own",
    `windows: ["sat,sun 08:00-18:00"]\nusers:\n  alice: {modes: [signed], windows: ["11:00-13:00"]}`,
    {},
    "permitted",
  ],
  ["fewer runs than may be", `max_runs_per_user: 2\n${alice}`, { liveRuns: 1 }, "permitted"],
  ["as many runs as may be", `max_runs_per_user: 2\n${alice}`, { liveRuns: 2 }, "user_full"],
  [
    "a bound of the user's own",
    `max_runs_per_user: 9\nusers:\n  alice: {modes: [signed], max_runs: 1}`,
    { liveRuns: 1 },
    "user_full",
  ],
  [
    "what can never be comes before what can be later",
    `windows: ["sat 08:00-18:00"]\n${alice}`,
    { mode: "trusted" },
    "proof_not_permitted",
  ],
];
for (const [says, yaml, change, word] of verdicts)
  test(`${says}: ${word}`, () => assert.equal(wordOf(yaml, change), word));

test("AT-41: a mode that the policy does not name for the user is refused", () => {
  const all: readonly ProofMode[] = ["signed", "password", "trusted"];
  for (const permitted of all) {
    const policy = policyOf(`users:\n  alice: {modes: [${permitted}]}\n`);
    for (const mode of all) {
      const verdict = verdictOf(policy, asking({ mode }));
      assert.equal(
        verdict.ok ? "permitted" : verdict.reason,
        mode === permitted ? "permitted" : "proof_not_permitted",
      );
    }
  }
});

test("no user, group, uid and mode that the file does not name is ever permitted", () => {
  const policy = policyOf(`${alice}${dba}deny_users: [mallory]\n`);
  const word = fc.constantFrom(
    "alice",
    "Alice",
    "bob",
    "root",
    "mallory",
    "dba",
    "wheel",
    "0",
    "1000",
    "",
    "alice ",
  );
  const asked = fc.record({
    name: word,
    uid: fc.oneof(fc.constantFrom(0, 1, 999, 1000, 4_294_967_294), fc.nat()),
    groups: fc.array(word, { maxLength: 4 }),
    mode: fc.constantFrom<ProofMode>("signed", "password", "trusted"),
  });
  fc.assert(
    fc.property(asked, (change) => {
      const { name, uid, groups, mode } = change;
      const byUser = name === "alice" && mode === "signed";
      const isInGroup = groups.includes("dba") && uid >= 1000 && isUserName(name);
      const byGroup = name !== "alice" && name !== "mallory" && isInGroup && /^(signed|password)$/.test(mode);
      assert.equal(verdictOf(policy, asking(change)).ok, byUser || byGroup);
    }),
    { numRuns: 2000 },
  );
});

test("a permit carries what the entry says, else what the file says for all", () => {
  const policy = policyOf(
    "revoked_keys: /etc/reeve/revoked\njob_signers: /etc/signers\n" +
      "no_new_privs: true\nusers:\n  plain: {modes: [signed]}\n" +
      "  backup:\n    modes: [signed]\n    shell: /bin/sh\n    cwd: /var/backup\n" +
      "    no_new_privs: false\n    empty_bounding_set: true\n",
  );
  const plain = verdictOf(policy, asking({ name: "plain" }));
  const backup = verdictOf(policy, asking({ name: "backup", uid: 34 }));
  assert.deepEqual(plain, {
    ok: true,
    shell: null,
    cwd: null,
    noNewPrivs: true,
    emptyBoundingSet: false,
    jobSigners: "/etc/signers",
    revokedKeys: "/etc/reeve/revoked",
    decidedBy: `${policy.path}:5:11: users.plain.modes`,
  });
  assert.deepEqual(backup, {
    ok: true,
    shell: "/bin/sh",
    cwd: "/var/backup",
    noNewPrivs: false,
    emptyBoundingSet: true,
    jobSigners: "/etc/signers",
    revokedKeys: "/etc/reeve/revoked",
    decidedBy: `${policy.path}:7:5: users.backup.modes`,
  });
});

test("the lines that a refusal proposes permit what was asked for", () => {
  const cases: readonly (readonly [string, Change])[] = [
    ["", {}],
    ["", { name: "root", uid: 0, mode: "trusted" }],
    [dba, { uid: 5 }],
    [dba, { mode: "trusted" }],
    ["groups:\n  dba: {modes: [signed]}\n", { mode: "password" }],
    [alice, { mode: "password" }],
  ];
  for (const [yaml, change] of cases) {
    const verdict = verdictOf(policyOf(yaml), asking(change));
    assert(!verdict.ok && verdict.toAdd !== null);
    assert.equal(wordOf(verdict.toAdd, change), "permitted", verdict.toAdd);
  }
});

test("the commented sample permits nobody, and its examples can be read back", () => {
  const sample = sampleOf(policyTable, "policy.yaml");
  assert.equal(wordOf(sample), "user_not_permitted");
  const users = [...sample.matchAll(/^# for example:\n((?:#   .*\n)+)/gm)]
    .map(([, example]) => example?.replace(/^#   /gm, ""))
    .join("");
  assert.equal(wordOf(users), "permitted");
});

const broken: readonly (readonly [string, string])[] = [
  ["user:\n  alice: {}\n", "1:1: user is not a setting; did you mean users?"],
  [
    "users:\n  alice: {modes: [owner]}\n",
    "2:18: users.alice.modes item 1 must be one of signed, password, trusted",
  ],
  ["groups:\n  dba: {modes: [trusted]}\n", "2:16: groups.dba.modes item 1 must be one of signed, password"],
  ["users:\n  alice: {}\n", "2:3: users.alice names no modes, so nobody could use it"],
  ["users:\n  alice:\n", "2:9: users.alice must have settings below it"],
  [
    "users:\n  1001: {modes: [signed]}\n",
    '2:3: users: the name "1001" must be the name of an account or group: no number, no blank, ' +
      "none of : / , and no - or + in front",
  ],
  [
    "users:\n  alice: {modes: [signed], windows: ['mon 08:00-08:00']}\n",
    "2:37: users.alice.windows item 1 has no length; for a whole day write 00:00-24:00",
  ],
  [
    "users:\n  alice: {modes: [signed], scripts: [abc]}\n",
    "2:37: users.alice.scripts item 1 must be a SHA-256 as 64 small hexadecimal digits",
  ],
  ["min_uid: 0\n", "1:10: min_uid must be a whole number from 1 to 4294967294"],
  // What nothing here does is no setting: a line that permits more or less than it says.
  ["pam_session: on\n", "1:1: pam_session is not a setting"],
  [
    "users:\n  alice: {modes: [challenge]}\n",
    "2:18: users.alice.modes item 1 must be one of signed, password, trusted",
  ],
  ["users: {alice: &a {modes: [signed]}, bob: *a}\n", "1:43: users.bob must have settings below it"],
];
for (const [yaml, problem] of broken)
  test(`a policy of ${JSON.stringify(yaml)} is broken as a whole`, () =>
    assert.deepEqual(problemsOf(written(yaml)), [problem]));

test("a policy that somebody else could have written is not followed", () => {
  assert.match(
    problemsOf(written(alice, 0o664)).join(),
    /mode 0664 lets others than its owner write it; run: chmod go-w/,
  );
  const link = join(place, "link.yaml");
  symlinkSync(written(alice), link);
  assert.match(problemsOf(link).join(), /it is a symbolic link/);
  const directory = join(place, "open");
  mkdirSync(directory);
  const below = join(directory, "policy.yaml");
  renameSync(written(alice), below);
  assert.deepEqual(problemsOf(below), [], "the control");
  chmodSync(directory, 0o777);
  assert.match(problemsOf(below).join(), /open: mode 0777 lets others than its owner write it/);
  chmodSync(directory, 0o1777);
  assert.deepEqual(problemsOf(below), [], "in a sticky directory nobody else can replace it");
  const foreign = readHostPolicy(written(alice), self === 0 ? 12_345 : 0);
  assert(self === 0 ? foreign.ok : !foreign.ok, "root's file is good for everybody, another's is not");
});

test("without a policy, and with a broken one, every run is refused for one reason", () => {
  const missing = readHostPolicy(join(place, "none.yaml"), self);
  assert(!missing.ok);
  assert.equal(refusalWithout(missing).reason, "no_policy");
  const wrong = readHostPolicy(written("users: 3\nmin_uid: x\n"), self);
  assert(!wrong.ok && wrong.sha256 !== null && wrong.problems.length === 2);
  assert.equal(refusalWithout(wrong).reason, "policy_broken");
});
