// Command lines on other hosts: a token makes one, once; it is replaced or revoked, and never comes back by
// a token that was made before.
import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import type { Input } from "../../scheduler/core/inputs.ts";
import { violations } from "../../scheduler/core/invariants.ts";
import type { Client, JoinToken } from "../../scheduler/core/model.ts";
import { START_MS, World } from "../support/core-world.ts";

let world = new World();
beforeEach(() => {
  world = new World();
});
afterEach(() => assert.deepEqual(violations(world.state), []));

const token = (id: string, role: JoinToken["role"] = "api-client"): JoinToken => ({
  ...{ id, role, name: "ann", key: "k", by: "claimed al", addresses: [] },
  ...{ madeAtMs: START_MS, expiresAtMs: START_MS + 1000 },
});
const make = (id: string, replace = false): Input => ({ kind: "token_made", token: token(id), replace });
const join = (tokenId: string, agentId = tokenId): Input => ({
  ...{ kind: "joined", tokenId, agentId, spkiSha256: "s", certificateEndsMs: 1 },
});
const revoke: Input = { kind: "client_revoked", client: "ann", by: "claimed dan" };
const renew: Input = { kind: "client_renewed", client: "ann", spkiSha256: "n", certificateEndsMs: 9 };

function answer(input: Input): string {
  const verdict = world.takeOne(input);
  return verdict.ok ? "" : verdict.reason;
}
const ann = (): Partial<Client> => world.state.clients.get("ann") ?? {};

test("a token of a client makes a client and no agent, once", () => {
  assert.equal(answer(make("t1")), "");
  assert.equal(answer(join("t1")), "");
  assert.deepEqual([ann().clientId, ann().joinedBy, ann().revoked], ["t1", "claimed al", false]);
  assert.equal(world.state.agents.has("ann"), false);
  assert.equal(answer(join("t1")), "token_unknown");
  assert.equal(answer(renew), "");
  assert.deepEqual([ann().spkiSha256, ann().certificateEndsMs], ["n", 9]);
});

test("a token of an agent makes no client, and the same name may be both", () => {
  assert.equal(answer({ kind: "token_made", token: token("t1", "agent") }), "");
  assert.equal(answer(join("t1")), "");
  assert.deepEqual([world.state.agents.has("ann"), world.state.clients.size], [true, 0]);
  assert.equal(answer(make("t2")), "");
  assert.equal(answer(join("t2")), "");
  assert.equal(world.state.agents.get("ann")?.agentId, "t1");
});

test("a name that is taken is replaced only when that is asked, and then at once", () => {
  for (const input of [make("t1"), join("t1")]) assert.equal(answer(input), "");
  assert.equal(answer(make("t2")), "client_exists");
  assert.equal(answer(make("t2", true)), "");
  assert.deepEqual([ann().clientId, ann().revoked, ann().revokedBy], ["t1", true, "claimed al"]);
  assert.equal(answer(renew), "revoked");
  assert.equal(answer(join("t2")), "");
  assert.deepEqual([ann().clientId, ann().revoked, ann().revokedBy], ["t2", false, ""]);
});

test("two tokens for one name let one in", () => {
  for (const input of [make("t1"), make("t2"), join("t1")]) assert.equal(answer(input), "");
  assert.equal(answer(join("t2")), "client_exists");
  assert.equal(ann().clientId, "t1");
});

test("whoever is revoked does not come back by a token from before, nor another in that name", () => {
  assert.equal(answer(revoke), "no_such_client");
  for (const input of [make("t1"), make("t2"), join("t1"), revoke]) assert.equal(answer(input), "");
  assert.deepEqual([ann().revoked, ann().revokedBy, ann().revokedAtMs], [true, "claimed dan", START_MS]);
  assert.equal(answer(join("t2")), "token_unknown");
  assert.equal(answer(make("t3")), "", "a person may let somebody in again");
  assert.equal(answer(revoke), "");
  assert.equal(answer(join("t3")), "token_unknown");
  assert.equal(answer({ ...renew }), "revoked");
});

test("a token of a client expires", () => {
  assert.equal(answer(make("t1")), "");
  world.nowMs += 1000;
  assert.equal(answer(join("t1")), "token_expired");
  world.pass(1);
  assert.equal(world.state.tokens.size, 0);
});
