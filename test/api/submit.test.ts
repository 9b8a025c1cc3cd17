// Submit over the real socket: what is refused and with which words, what a key means, and that bodies arrive
// whole or not at all.
// The danger: a refusal for another reason than the one under test; so every refusal is compared by its word.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { type Reason, reasons } from "../../proto/common/reasons.ts";
import { schedulerService } from "../../proto/common/services.ts";
import { reeve } from "../../proto/gen/reeve.js";
import { openSqliteStore } from "../../scheduler/store/sqlite.ts";
import { StoreFull } from "../../scheduler/store/store.ts";
import { ApiWorld, type Failed, partsOf, sha256 } from "../support/api-world.ts";
import { CLUSTER, encodeSpec } from "../support/specs.ts";
import { metaRow } from "../support/rows.ts";

let world: ApiWorld;
before(async () => {
  world = await ApiWorld.open();
});
after(() => world[Symbol.asyncDispose]());

async function refused(promise: Promise<unknown>, reason: Reason, says: RegExp = /./): Promise<Failed> {
  const failed = await promise.then(
    (value) => assert.fail(`accepted: ${JSON.stringify(value)}`),
    (error: Failed) => error,
  );
  assert.equal(failed.reason, reason, failed.message);
  assert.equal(failed.code, reasons[reason].code);
  assert.match(failed.message, says);
  return failed;
}

const body = (size: number): Buffer => randomBytes(size);
const script = (bytes: Uint8Array, size = bytes.length): Uint8Array =>
  encodeSpec({
    method: reeve.v1.Method.UNIX_SCRIPT,
    source: new Uint8Array(0),
    bodyBlob: new reeve.v1.Blob({ sha256: sha256(bytes), size }),
  });
const key = (): string => `k-${Math.random()}`;

test("a submitted run is there with the spec's very bytes, its caller and its times", async () => {
  const spec = encodeSpec({ job: "nightly", runAsUser: "bob" });
  const beforeMs = Date.now();
  const { runs, repeatedKey } = await world.submitParts(
    [{ header: { spec, idempotencyKey: key() } }],
    "carol",
  );
  assert.equal(repeatedKey, false);
  const detail = await world.ask(schedulerService.getRun, new reeve.v1.GetRunRequest({ run: runs[0] ?? 0 }));
  assert.deepEqual(Buffer.from(detail.spec), Buffer.from(spec));
  const run = detail.run;
  assert.ok(run);
  assert.deepEqual(
    [run.state, run.job, run.agent, run.by, run.requestedUser, run.method, run.queue],
    ["queued", "nightly", "web-1", "claimed carol", "bob", "UnixShell", "default"],
  );
  assert.ok((run.startByMs ?? 0) >= beforeMs + limits.startByMsDefault, "start-by is 24 h after start-at");
  assert.match(run.why ?? "", /agent web-1 has never connected/);
  assert.deepEqual(
    detail.journal.map(({ event, by }) => [event, by]),
    [["submit", "claimed carol"]],
  );
});

test("bodies of any cut arrive whole, and a body that is known need not be sent again", async () => {
  const [program, input] = [body(200_000), body(100_001)];
  const spec = encodeSpec({
    method: reeve.v1.Method.UNIX_SCRIPT,
    source: new Uint8Array(0),
    bodyBlob: new reeve.v1.Blob({ sha256: sha256(program), size: program.length }),
    stdinBlob: new reeve.v1.Blob({ sha256: sha256(input), size: input.length }),
  });
  await world.submit({ spec }, [input, program]);
  for (const each of [program, input]) {
    assert.deepEqual(Buffer.from((await world.store.blob(sha256(each).toString("hex"))) ?? []), each);
  }
  assert.equal((await world.submit({ spec })).runs.length, 1);
});

test("an empty input needs no part", async () => {
  const empty = new Uint8Array(0);
  const stdinBlob = new reeve.v1.Blob({ sha256: sha256(empty), size: 0 });
  assert.equal((await world.submit({ spec: encodeSpec({ stdinBlob }) })).runs.length, 1);
});

test("the same key and content answer the same runs, also with a new nonce and time of issue", async () => {
  const header = { idempotencyKey: key(), spec: encodeSpec(), retries: 3 };
  const first = await world.submit(header);
  const again = await world.submit(header);
  assert.deepEqual([again.runs, again.repeatedKey], [first.runs, true]);
  const anew = encodeSpec({ specId: randomBytes(32), issuedAtMs: 1_800_000_000_000 });
  assert.deepEqual((await world.submit({ ...header, spec: anew })).runs, first.runs);
  await refused(world.submit({ ...header, retries: 4 }), "key_reused", new RegExp(`run ${first.runs[0]}`));
  await refused(world.submit({ ...header, spec: encodeSpec({ job: "other" }) }), "key_reused");
  // What an older client does not know is what a newer one leaves at its default.
  assert.deepEqual((await world.submit({ ...header, retryDelayMaxMs: 0, retryOn: [] })).runs, first.runs);
  await refused(world.submit({ ...header, retryDelayMaxMs: 5 }), "key_reused");
  await refused(world.submit({ ...header, retryOn: [one255] }), "key_reused");
  await refused(world.submitParts([{ header }], "somebody-else"), "key_reused");
});

test("the same key and content answer the same runs when their window has ended meanwhile", async () => {
  let aheadMs = 0;
  await using later = await ApiWorld.open({ now: () => Date.now() + aheadMs });
  const bytes = body(60_000);
  const endsMs = Date.now() + day;
  const stdinBlob = new reeve.v1.Blob({ sha256: sha256(bytes), size: bytes.length });
  const asked: readonly reeve.v1.SubmitHeader.$Properties[] = [
    { idempotencyKey: key(), spec: encodeSpec({ notAfterMs: endsMs, stdinBlob }) },
    { idempotencyKey: key(), spec: encodeSpec({ stdinBlob }), startByMs: endsMs },
  ];
  const submit = (header: reeve.v1.SubmitHeader.$Properties) => later.submit(header, [bytes]);
  const first = await Promise.all(asked.map(submit));
  aheadMs = 2 * day;
  for (const [index, header] of asked.entries()) {
    const again = await submit(header);
    assert.deepEqual([again.runs, again.repeatedKey], [first[index]?.runs, true]);
    const says = /its time window ended|could never start/;
    const other = submit({ ...header, priority: 4 });
    await refused(other, header.startByMs === undefined ? "invalid_spec" : "usage", says);
    const anew = submit({ ...header, idempotencyKey: key() });
    await refused(anew, header.startByMs === undefined ? "invalid_spec" : "usage", says);
  }
});

test("a retry rule is kept and shown as it was asked for, else by the defaults", async () => {
  const shown = async (header: reeve.v1.SubmitHeader.$Properties) => {
    const { runs } = await world.submit({ retries: 3, ...header });
    const request = new reeve.v1.GetRunRequest({ run: runs[0] ?? 0 });
    const { run } = await world.ask(schedulerService.getRun, request);
    const { retriesMax, retries, retryDelayMs, retryDelayMaxMs, retryOn } = run ?? {};
    const statuses = (retryOn ?? []).map(({ first, last }) => `${first}-${last}`).join(",");
    return [retriesMax, retries, retryDelayMs, retryDelayMaxMs, statuses];
  };
  const statuses = [one255, { first: 3, last: 3 }];
  const asked = { retryDelayMs: 5, retryDelayMaxMs: 40, retryOn: statuses };
  assert.deepEqual(await shown(asked), [3, 0, 5, 40, "1-255,3-3"]);
  assert.deepEqual(await shown({}), [3, 0, 0, limits.retryDoublingMsDefault, ""]);
  assert.deepEqual((await shown({ retryDelayMs: day }))[3], day, "a longer delay does not shrink");
});

test("one submission makes one run for each agent or none at all", async () => {
  await world.store.commit([]);
  const spec = encodeSpec({ audience: ["web-1", "nobody-here"] });
  const runsBefore = (await world.ask(schedulerService.listRuns, new reeve.v1.ListRunsRequest())).runs.length;
  await refused(world.submit({ spec }), "no_such_agent", /nobody-here/);
  const runsAfter = (await world.ask(schedulerService.listRuns, new reeve.v1.ListRunsRequest())).runs.length;
  assert.equal(runsAfter, runsBefore);
});

const day = 86_400_000;
const one255 = { first: 1, last: 255 };
const ranges = (length: number) => Array.from({ length }, () => ({ ...one255 }));
const headers: readonly (readonly [string, Reason, reeve.v1.SubmitHeader.$Properties])[] = [
  ["no key", "usage", { idempotencyKey: "" }],
  ["a key with a control character", "usage", { idempotencyKey: "a\nb" }],
  ["a key that is not ASCII", "usage", { idempotencyKey: "schlüssel" }],
  ["a key that is too long", "over_limit", { idempotencyKey: "k".repeat(limits.idempotencyKeyBytesMax + 1) }],
  ["a priority that is too high", "over_limit", { priority: limits.priorityMax + 1 }],
  ["a priority that is too low", "over_limit", { priority: -limits.priorityMax - 1 }],
  ["too many retries", "over_limit", { retries: limits.retriesMax + 1 }],
  ["a retry delay that is too long", "over_limit", { retryDelayMs: limits.retryDelayMsMax + 1 }],
  ["a longest retry delay that is too long", "over_limit", { retryDelayMaxMs: limits.retryDelayMsMax + 1 }],
  ["a longest retry delay below the first", "usage", { retryDelayMs: 2_000, retryDelayMaxMs: 1_999 }],
  ["a status 0 to retry on", "usage", { retryOn: [{ first: 0, last: 3 }] }],
  ["a status 256 to retry on", "usage", { retryOn: [{ first: 1, last: 256 }] }],
  ["statuses to retry on from high to low", "usage", { retryOn: [{ first: 5, last: 4 }] }],
  ["an empty status to retry on", "usage", { retryOn: [{}] }],
  ["too many statuses to retry on", "over_limit", { retryOn: ranges(limits.retryRangesMax + 1) }],
  ["a queue that is no name", "usage", { queue: "no/queue" }],
  ["a start-by that has passed", "usage", { startByMs: 1 }],
  ["a start-by before start-at", "usage", { startAtMs: Date.now() + day, startByMs: Date.now() + day / 2 }],
  ["a start-at beyond the horizon", "over_limit", { startAtMs: Date.now() + limits.startAtMsAhead + day }],
  ["no spec", "invalid_spec", { spec: new Uint8Array(0) }],
  ["bytes that are no spec", "invalid_spec", { spec: Buffer.from("hello") }],
  [
    "a spec with an unknown field",
    "invalid_spec",
    { spec: Buffer.concat([encodeSpec(), Buffer.from([0xf8, 0x0f, 1])]) },
  ],
  ["an empty source", "empty_source", { spec: encodeSpec({ source: new Uint8Array(0) }) }],
  ["a NUL in the source", "nul_byte", { spec: encodeSpec({ source: Buffer.from("a\0b") }) }],
  ["another cluster's spec", "foreign_cluster", { spec: encodeSpec({ clusterId: new Uint8Array(16) }) }],
  ["a window that has ended", "invalid_spec", { spec: encodeSpec({ notAfterMs: 5 }) }],
  ["an agent nobody knows", "no_such_agent", { spec: encodeSpec({ audience: ["web-9"] }) }],
  [
    "a shell text that is too long",
    "over_limit",
    { spec: encodeSpec({ source: Buffer.alloc(limits.shellTextBytesMax + 1, "x") }) },
  ],
];

for (const [what, reason, header] of headers) {
  test(`a submission with ${what} is refused: ${reason}`, async () => {
    await refused(world.submit(header), reason);
  });
}

const atTheBound: readonly (readonly [string, reeve.v1.SubmitHeader.$Properties])[] = [
  ["idempotencyKeyBytesMax", { idempotencyKey: "K".repeat(limits.idempotencyKeyBytesMax) }],
  ["priorityMax", { priority: limits.priorityMax }],
  ["-priorityMax", { priority: -limits.priorityMax }],
  ["retriesMax", { retries: limits.retriesMax }],
  ["retryDelayMsMax", { retryDelayMs: limits.retryDelayMsMax, retryDelayMaxMs: limits.retryDelayMsMax }],
  ["retryRangesMax", { retryOn: ranges(limits.retryRangesMax) }],
  ["shellTextBytesMax", { spec: encodeSpec({ source: Buffer.alloc(limits.shellTextBytesMax, "x") }) }],
];

for (const [limit, header] of atTheBound) {
  test(`a submission at ${limit} is accepted`, async () => {
    assert.equal((await world.submit(header)).runs.length, 1);
  });
}

const whole = body(100_000);
const [one, two, three] = partsOf(whole);
assert.ok(one?.blob && two?.blob && three?.blob);
const header = (spec: Uint8Array = script(whole)) => ({ header: { spec, idempotencyKey: key() } });
const wrongBytes = { blob: { ...two.blob, bytes: Buffer.alloc(two.blob.bytes?.length ?? 0, 7) } };
const streams: readonly (readonly [
  string,
  Reason,
  () => readonly reeve.v1.SubmitPart.$Properties[],
  RegExp?,
])[] = [
  ["nothing at all", "usage", () => []],
  ["a body before the header", "usage", () => [one, header()]],
  ["a second header", "usage", () => [header(), header()]],
  ["no body", "no_such_blob", () => [header()]],
  ["a body that ends too early", "usage", () => [header(), one, two], /ended too early/],
  ["a body with a gap", "usage", () => [header(), one, three], /goes on at 49152, not 98304/],
  ["a part that comes twice", "usage", () => [header(), one, one, two, three]],
  ["a body that comes twice", "usage", () => [header(), one, two, three, one, two, three], /came twice/],
  ["a body that nobody named", "usage", () => [header(), ...partsOf(body(10))], /names no body/],
  ["other bytes than the digest says", "usage", () => [header(), one, wrongBytes, three], /has the SHA-256/],
  [
    "a body of another size than the spec says",
    "usage",
    () => [header(script(whole, 99_999)), one, two, three],
  ],
  [
    "a body that is larger than it said",
    "usage",
    () => [header(), one, two, { blob: { ...three.blob, bytes: body(9000) } }],
  ],
];

for (const [what, reason, parts, says] of streams) {
  test(`a stream with ${what} is refused: ${reason}`, async () => {
    await refused(world.submitParts(parts()), reason, says);
  });
}

test("no part of a refused body is kept", async () => {
  const bytes = body(60_000);
  const [first, second] = partsOf(bytes);
  assert.ok(first?.blob && second?.blob);
  const spoiled = { blob: { ...second.blob, bytes: Buffer.alloc(second.blob.bytes?.length ?? 0) } };
  await refused(world.submitParts([header(script(bytes)), first, spoiled]), "usage");
  assert.equal(await world.store.hasBlob(sha256(bytes).toString("hex")), false);
});

test("a user name with blanks or control characters is refused", async () => {
  const parts = [{ header: { spec: encodeSpec(), idempotencyKey: key() } }];
  await refused(world.submitParts(parts, "two words"), "usage", /reeve-user/);
  await refused(world.submitParts(parts, "x".repeat(limits.userNameBytesMax + 1)), "usage");
});

test("a busy scheduler says when to come again, and a full disk which disk", async () => {
  await using busy = await ApiWorld.open({
    offer: async () => ({ ok: false, reason: "busy", detail: "20000 requests wait" }),
  });
  const failed = await refused(busy.submit(), "busy", /20000 requests wait/);
  assert.equal(failed.retryAfter, "1");
  const putBlob = () => Promise.reject(new StoreFull("/var/lib/x.db"));
  await using full = await ApiWorld.open({
    store: new Proxy(world.store, {
      get: (target, name) => (name === "putBlob" ? putBlob : Reflect.get(target, name).bind(target)),
    }),
  });
  await refused(full.submit(), "disk_full", /no room on the disk of \/var\/lib\/x.db/);
});

test("what goes wrong inside is told as internal and its cause stays in the log", async () => {
  await using broken = await ApiWorld.open({
    offer: () => Promise.reject(new Error("secret: /var/lib/x is on fire")),
  });
  const failed = await refused(broken.submit(), "internal");
  assert.doesNotMatch(failed.message, /secret|fire/);
  assert.match(String(broken.faults[0]), /on fire/);
});

test("bodies beyond the room for them wait for their turn, and all arrive", async () => {
  const bodies = Array.from({ length: 12 }, () => body(3 << 20));
  const replies = await Promise.all(bodies.map((each) => world.submit({ spec: script(each) }, [each])));
  assert.equal(new Set(replies.map(({ runs }) => runs[0])).size, 12);
});

test("over SQLite a submitted run and its body are there after the store was closed", async () => {
  const meta = metaRow({ clusterId: Buffer.from(CLUSTER).toString("hex"), ledgersBefore: [] });
  const program = body(70_000);
  let path = "";
  const makeStore = (directory: string) => {
    path = join(directory, "state", "reeve.db");
    return openSqliteStore(path, { create: true, meta, ballastBytes: 1 << 20, freeBytesMin: 1 << 20 });
  };
  await using durable = await ApiWorld.open({}, undefined, makeStore);
  const { runs } = await durable.submit({ spec: script(program) }, [program]);
  await durable.store[Symbol.asyncDispose]();
  await using again = await openSqliteStore(path, {
    create: false,
    ballastBytes: 1 << 20,
    freeBytesMin: 1 << 20,
  });
  assert.equal((await again.load()).runs[0]?.run, runs[0]);
  assert.deepEqual(Buffer.from((await again.blob(sha256(program).toString("hex"))) ?? []), program);
});
