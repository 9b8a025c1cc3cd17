// The policy that decides: reloaded when the file changes, kept when the new one is wrong, recorded before it
// counts, and told when it is not in force.
import assert from "node:assert/strict";
import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { Entry } from "../../agentd/monitor/audit-file.ts";
import { PolicyInForce } from "../../agentd/monitor/policy-in-force.ts";
import type { Asked } from "../../agentd/policy/verdict.ts";

const place = mkdtempSync(join(tmpdir(), "reeve-policy-in-force-"));
after(() => rmSync(place, { recursive: true, force: true }));
let files = 0;

type World = {
  readonly path: string;
  readonly records: Entry[];
  readonly notes: string[];
  policy: PolicyInForce;
  /** what the next records end with */
  failure: Error | null;
};

async function world(text: string | null): Promise<World> {
  const path = join(place, `policy-${++files}.yaml`);
  if (text !== null) writeFileSync(path, text, { mode: 0o644 });
  const at: Omit<World, "policy"> & { policy: PolicyInForce | null } = {
    ...{ path, records: [], notes: [], policy: null, failure: null },
  };
  const options = {
    path,
    owner: process.getuid?.() ?? 0,
    record: async (entry: Entry) => {
      if (at.failure !== null) throw at.failure;
      at.records.push(entry);
    },
    onNote: () => at.notes.push(at.policy?.note ?? ""),
  };
  at.policy = await PolicyInForce.open(options);
  return at as World;
}

function word({ policy }: World, name: string): string {
  const account = { name, uid: 1000, groups: [name] };
  const code = { sha256: null, namesShell: false, namesVariables: false };
  const asked: Asked = { account, mode: "signed", code, liveRuns: 0, now: new Date() };
  const verdict = policy.verdict(asked);
  return verdict.ok ? "permitted" : verdict.reason;
}

/** Put in its place at once, as editors do, so that the file is never half. */
function write({ path }: World, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o644 });
  renameSync(`${path}.new`, path);
}

const alice = "users:\n  alice: {modes: [signed]}\n";
const bob = "users:\n  bob: {modes: [signed]}\n";

test("an edit counts at the next look, and is recorded with its digest", async () => {
  const at = await world(alice);
  const first = at.policy.sha256;
  assert.deepEqual([word(at, "alice"), word(at, "bob")], ["permitted", "user_not_permitted"]);
  await at.policy.look();
  assert.equal(at.records.length, 1, "a file that looks the same is not news");
  write(at, bob);
  assert.equal(word(at, "bob"), "user_not_permitted", "not before it is looked at");
  await at.policy.look();
  assert.deepEqual([word(at, "alice"), word(at, "bob")], ["user_not_permitted", "permitted"]);
  assert.deepEqual(
    at.records.map(({ kind, in_force: inForce, sha256 }) => [kind, inForce, sha256]),
    [
      ["policy", true, first],
      ["policy", true, at.policy.sha256],
    ],
  );
  assert.notEqual(at.policy.sha256, first);
  assert.equal(at.policy.note, "");
});

test("a broken edit keeps the policy before it, is recorded and told once, until it is mended", async () => {
  const at = await world(alice);
  const before = at.policy.sha256;
  write(at, "users:\n  alice: {mode: [signed]}\n");
  for (let looks = 0; looks < 3; looks++) await at.policy.look(true);
  assert.equal(word(at, "alice"), "permitted");
  assert.equal(at.policy.sha256, before, "decisions are recorded with the policy that made them");
  assert.match(at.policy.note, /:2:11: mode is not a setting; did you mean modes\?/);
  assert.equal(at.notes.length, 1);
  assert.equal(at.records.length, 2);
  assert.equal(at.records[1]?.["in_force"], false);
  rmSync(at.path);
  await at.policy.look();
  assert.equal(word(at, "alice"), "permitted", "a file that is gone permits what it did, and says so");
  assert.match(at.policy.note, /there is no such file/);
  write(at, bob);
  await at.policy.look();
  assert.deepEqual([at.policy.note, word(at, "alice")], ["", "user_not_permitted"]);
});

test("without a good policy at the start nothing is permitted until there is one", async () => {
  for (const [text, reason] of [
    [null, "no_policy"],
    ["users: 3\n", "policy_broken"],
  ] as const) {
    const at = await world(text);
    assert.deepEqual([word(at, "alice"), at.policy.sha256], [reason, null]);
    assert.notEqual(at.policy.note, "");
    write(at, alice);
    await at.policy.look();
    assert.deepEqual([word(at, "alice"), at.policy.note], ["permitted", ""]);
  }
});

test("an edit that cannot be recorded does not count, and is tried again", async () => {
  const at = await world(alice);
  write(at, bob);
  at.failure = new Error("no room");
  await assert.rejects(at.policy.look(), /no room/);
  assert.deepEqual([word(at, "alice"), word(at, "bob")], ["permitted", "user_not_permitted"]);
  at.failure = null;
  await at.policy.look();
  assert.equal(word(at, "bob"), "permitted");
});
