// Calls of command lines on other hosts: how many one may have open, when they are ended, and submissions
// that come in parts.
// The danger: a call that is ended only when its caller reads; the stream here is one that nobody reads.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { reeve } from "../../proto/gen/reeve.js";
import { ClientCalls } from "../../scheduler/api/client-calls.ts";
import type { AnyCall, Visit } from "../../scheduler/api/identity.ts";
import type { Refusal } from "../../scheduler/api/refusal.ts";
import { UploadRoom } from "../../scheduler/api/uploads.ts";
import type { Client } from "../../scheduler/core/model.ts";
import { ApiWorld, type Failed } from "../support/api-world.ts";
import { clientRow } from "../support/rows.ts";
import { encodeSpec } from "../support/specs.ts";

const cluster = "c1".repeat(16);
const nowMs = Date.parse("2026-06-01T00:00:00Z");
const row: Client = { ...clientRow("ann"), revoked: false };

/** A call whose certificate says this, as grpc-js shows it. */
function callOf(uri: string): AnyCall {
  const dates = { valid_from: "May  1 00:00:00 2026 GMT", valid_to: "Jul  1 00:00:00 2026 GMT" };
  const sslPeerCertificate = { subjectaltname: `URI:${uri}`, ...dates };
  return { getAuthContext: () => ({ sslPeerCertificate }) } as unknown as AnyCall;
}

class Door {
  client: Client | undefined = row;
  nowMs = nowMs;
  readonly ended: string[] = [];
  readonly calls = new ClientCalls({
    clusterId: cluster,
    findClient: async () => this.client,
    now: () => this.nowMs,
  });

  async enter(uri = `reeve:${cluster}:api-client:ann:${row.clientId}`): Promise<Visit> {
    return await this.calls.identify(callOf(uri), (why) => this.ended.push(why.reason));
  }

  /** The reason of the refusal. */
  async refused(uri?: string): Promise<string> {
    return await this.enter(uri).then(
      () => "admitted",
      (error: Refusal) => error.reason,
    );
  }
}

test("who calls is what the certificate says, and it must be a client that is known", async () => {
  const door = new Door();
  const { caller } = await door.enter();
  assert.deepEqual(caller, {
    ...{ role: "client", by: "client ann", client: { name: "ann", clientId: row.clientId } },
  });
  const cases: readonly (readonly [string, string])[] = [
    [`reeve:${cluster}:agent:ann:${row.clientId}`, "not_permitted"],
    [`reeve:${cluster}:scheduler`, "not_permitted"],
    [`reeve:${"d2".repeat(16)}:api-client:ann:${row.clientId}`, "foreign_cluster"],
    [`reeve:${cluster}:api-client:ann:${"00".repeat(16)}`, "revoked"],
    [`reeve:${cluster}:api-client:ann:${row.clientId}:more`, "not_authenticated"],
    ["https://example.com", "not_authenticated"],
  ];
  for (const [uri, reason] of cases) assert.equal(await door.refused(uri), reason, uri);
  door.client = { ...row, revoked: true };
  assert.equal(await door.refused(), "revoked");
  door.client = row;
  door.nowMs = Date.parse("2026-08-01T00:00:00Z");
  assert.equal(await door.refused(), "not_authenticated", "its certificate has ended");
});

test("one client has a bounded number of calls open, and others do not wait for it", async () => {
  const door = new Door();
  const visits: Visit[] = [];
  for (let count = 0; count < limits.clientCallsMax; count++) visits.push(await door.enter());
  assert.equal(await door.refused(), "busy");
  assert.equal(door.calls.openCalls("ann"), limits.clientCallsMax);
  visits[0]?.leave();
  visits[0]?.leave(); // twice is once
  assert.equal(await door.refused(), "admitted");
  assert.equal(await door.refused(), "busy");
});

test("open calls are ended when the client is revoked, replaced, or its certificate has ended", async () => {
  const door = new Door();
  (await door.enter()).leave();
  await door.enter();
  await door.calls.beat();
  assert.deepEqual(door.ended, [], "nothing has happened");
  door.client = { ...row, clientId: "00".repeat(16) };
  await door.calls.beat();
  door.client = { ...row, revoked: true };
  await door.calls.beat();
  door.client = row;
  door.nowMs = Date.parse("2026-08-01T00:00:00Z");
  await door.calls.beat();
  assert.deepEqual(door.ended, ["revoked", "revoked", "not_authenticated"]);
});

test("one caller's bodies leave room for those of others", async () => {
  const room = new UploadRoom();
  const signal = new AbortController().signal;
  const held: Disposable[] = [];
  for (let count = 0; count < limits.uploadsOfOneMax; count++) held.push(await room.reserve("a", 1, signal));
  let isIn = false;
  const fifth = room.reserve("a", 1, signal).then((given) => {
    isIn = true;
    return given;
  });
  (await room.reserve("b", 1, signal))[Symbol.dispose]();
  assert.equal(isIn, false);
  held[0]?.[Symbol.dispose]();
  (await fifth)[Symbol.dispose]();
  assert.equal(isIn, true);
});

test("a header that comes in parts is the same header, and a broken one is refused whole", async () => {
  await using world = await ApiWorld.open();
  const header = new reeve.v1.SubmitHeader({ spec: encodeSpec(), idempotencyKey: "in parts" });
  const bytes = reeve.v1.SubmitHeader.encode(header).finish();
  const size = bytes.length;
  const part = (from: number, to: number, says = size) => ({
    headerPart: { size: says, bytes: bytes.subarray(from, to) },
  });
  const { runs } = await world.submitParts([part(0, 5), part(5, 6), part(6, size)]);
  assert.equal(runs.length, 1);
  assert.deepEqual((await world.submitParts([{ header }])).runs, runs, "the same content under the key");
  const whole = part(0, size);
  const broken: readonly (readonly [string, reeve.v1.SubmitPart.$Properties[]])[] = [
    ["usage", [part(0, 5)]],
    ["usage", [part(0, 5), part(5, size, size + 1)]],
    ["usage", [part(0, 5), { headerPart: { size, bytes: new Uint8Array() } }]],
    ["usage", [part(0, 5), { header }]],
    ["usage", [part(0, size, size - 1)]],
    ["usage", [{ headerPart: { size: 0, bytes: new Uint8Array() } }]],
    ["usage", [{ headerPart: { size: 3, bytes: Buffer.from([0x0a, 0x7f, 0x00]) } }]],
    ["over_limit", [part(0, 5, limits.submitHeaderBytesMax + 1)]],
    ["usage", [whole, whole]],
  ];
  for (const [reason, parts] of broken) {
    const failed = await world.submitParts(parts).catch((error: Failed) => error);
    assert.equal(
      "reason" in failed ? failed.reason : "accepted",
      reason,
      JSON.stringify(parts).slice(0, 100),
    );
  }
  assert.deepEqual(world.faults, []);
});
