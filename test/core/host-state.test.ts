// What a host tells of itself is kept; what contradicts an earlier head marks the agent and loses nothing.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { violations } from "../../scheduler/core/invariants.ts";
import type { AuditMark, HostRow } from "../../scheduler/core/model.ts";
import { agentRow, emptyRows, World } from "../support/core-world.ts";
import { EngineWorld } from "../support/engine-world.ts";

let world = new World();
afterEach(() => assert.deepEqual(violations(world.state), []));

const hour = 3_600_000;
const chains = { one: "c1".repeat(16), other: "c2".repeat(16) };

function mark(n: number, chain = chains.one, hash = "ab"): AuditMark {
  return { word: `reeve-audit-1.${chain}.${n}.${hash.repeat(32)}`, chain, n };
}

function fresh(): World {
  world = new World(emptyRows([agentRow("web-1")]));
  world.connect();
  return world;
}

function told(head: AuditMark | null, policyNote = "", link?: number): HostRow | undefined {
  const number = link ?? world.state.links.get("web-1")?.link ?? 0;
  world.take({ kind: "host_state", agent: "web-1", link: number, head, policyNote });
  return world.state.hosts.get("web-1");
}

function kept(): readonly string[] {
  return world.changes.filter((change) => change.kind === "audit_head").map(({ head }) => head);
}

test("the newest head counts, about one an hour is kept, and saying the same again is nothing", () => {
  fresh();
  assert.equal(told(mark(1))?.head?.n, 1);
  for (let n = 2; n <= 10; n++) told(mark(n));
  const before = world.changes.length;
  told(mark(10));
  assert.equal(world.changes.length, before);
  world.nowMs += hour;
  assert.equal(told(mark(11))?.auditNote, "");
  assert.deepEqual(kept(), [mark(1).word, mark(11).word]);
});

const contradictions: readonly (readonly [AuditMark, RegExp])[] = [
  [mark(9), /was cut: record 10 was known, then 9 was the newest/],
  [mark(10, chains.one, "cd"), /was rewritten: record 10 is another one/],
  [mark(11, chains.other), /was replaced: record 10 was of chain c1c1/],
];
for (const [head, note] of contradictions)
  test(`${note.source} keeps the older head and says so until another host has the name`, () => {
    fresh();
    for (let n = 1; n <= 10; n++) told(mark(n));
    assert.match(told(head)?.auditNote ?? "", note);
    assert.deepEqual(kept(), [mark(1).word, mark(10).word], "the head before it is not lost");
    assert.match(told({ ...head, n: head.n + 9, word: `${head.word}x` })?.auditNote ?? "", note, "it stays");
  });

test("a host that goes on to contradict itself does not push what it told before out of its history", () => {
  fresh();
  for (let n = 1; n <= 10; n++) told(mark(n));
  for (let flip = 0; flip < 2 * limits.auditHeadsKeptMax; flip++) {
    world.nowMs += 1_000;
    told(mark(flip, flip % 2 === 0 ? chains.other : chains.one));
  }
  assert.deepEqual(kept().slice(0, 2), [mark(1).word, mark(10).word]);
  assert.equal(kept().length, 2, "one more only when an hour is over");
  world.nowMs += hour;
  told(mark(1, chains.one));
  assert.equal(kept().length, 3, "negative control: what is kept is counted");
});

test("a policy that is not in force is told as it stands, and a link that is gone is not believed", () => {
  fresh();
  assert.equal(
    told(mark(1), "policy.yaml:3:1: no such setting")?.policyNote,
    "policy.yaml:3:1: no such setting",
  );
  assert.equal(told(mark(1))?.policyNote, "");
  assert.equal(told(mark(2), "", 99)?.head?.n, 1);
});

test("what a host has told outlives the scheduler", async () => {
  await using life = new EngineWorld();
  await life.start();
  await life.connect();
  await life.engine.offer({ kind: "host_state", agent: "web-1", link: 1, head: mark(7), policyNote: "x" });
  life.store.kill();
  await life.start();
  assert.equal(await life.engine.read((state) => state.hosts.get("web-1")?.head?.n), 7);
  assert.deepEqual(
    (await life.store.auditHeads("web-1")).map(({ head }) => head),
    [mark(7).word],
  );
});
