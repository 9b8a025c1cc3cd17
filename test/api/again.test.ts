// Once more, over the real socket: restart of the same run, resubmit as a new one, and giving up what is
// lost.
// The danger: a restart that forgets what was, or a resubmit that runs something else; so attempts, spec
// bytes and journals are compared.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { type Reason, reasons } from "../../proto/common/reasons.ts";
import { schedulerService } from "../../proto/common/services.ts";
import { encodeSshsig } from "../../proto/common/ssh/sshsig.ts";
import { reeve } from "../../proto/gen/reeve.js";
import { ApiWorld, type Failed, sha256 } from "../support/api-world.ts";
import { agentRow, exitOf, totals } from "../support/core-world.ts";
import { encodeSpec } from "../support/specs.ts";
import { waitUntil } from "../support/wait-until.ts";

const { v1 } = reeve;
let world: ApiWorld;
before(async () => {
  world = await ApiWorld.open();
  await world.connect();
});
after(() => world[Symbol.asyncDispose]());

const get = (run: number) => world.ask(schedulerService.getRun, new v1.GetRunRequest({ run }));
const restart = (run: number, user = "ann") =>
  world.ask(schedulerService.restart, new v1.RestartRequest({ run }), user);
const abandon = (run: number) => world.ask(schedulerService.abandon, new v1.AbandonRequest({ run }));
const key = (): string => `k-${Math.random()}`;
const resubmit = (fields: reeve.v1.ResubmitRequest.$Properties, user = "ann") =>
  world.ask(schedulerService.resubmit, new v1.ResubmitRequest({ idempotencyKey: key(), ...fields }), user);

async function refused(promise: Promise<unknown>, reason: Reason, says = /./): Promise<void> {
  const failed = await promise.then(
    () => assert.fail("accepted"),
    (error: Failed) => error,
  );
  assert.deepEqual([failed.reason, failed.code], [reason, reasons[reason].code], failed.message);
  assert.match(failed.message, says);
}

/** A run that failed; `settled`: it has left memory too. */
async function failed(header: reeve.v1.SubmitHeader.$Properties = {}, settled = true): Promise<number> {
  const run = (await world.submit(header)).runs[0] ?? 0;
  await world.report(run, "started");
  await world.report(run, "closed", { exit: exitOf({ status: 3 }) });
  if (settled) await world.report(run, "forgotten");
  return run;
}

for (const settled of [true, false]) {
  test(`a failed run that ${settled ? "has" : "has not"} left memory is restarted as itself`, async () => {
    const run = await failed({}, settled);
    assert.equal(
      await world.engine.read((state) => [...state.runs.values()].some((row) => row.run === run)),
      !settled,
    );
    const detail = await restart(run, "carol");
    assert.deepEqual([detail.run?.run, detail.run?.attempt], [run, 2]);
    assert.deepEqual(
      detail.attempts.map(({ attempt, state }) => [attempt, state]),
      [
        [1, "failed"],
        [2, "starting"],
      ],
    );
    const restarted = detail.journal.findLast(({ event }) => event === "restart");
    assert.deepEqual([restarted?.from, restarted?.to, restarted?.by], ["failed", "queued", "claimed carol"]);
    await refused(restart(run), "not_in_this_state", /is starting: restart is not possible/);
  });
}

test("a watch that begins after a restart goes on to the end of the new attempt", async () => {
  const run = await failed();
  await restart(run);
  const watching = world.follow(schedulerService.watchRun, new v1.GetRunRequest({ run }));
  const newest = () => watching.seen.at(-1)?.run;
  await waitUntil(() => newest()?.state === "starting", { what: "the new attempt" });
  const second = { key: { ledger: "", run, attempt: 2 } };
  await world.report(run, "started", second);
  await world.report(run, "closed", { ...second, log: totals(0) });
  assert.equal(await watching.ended, null);
  assert.deepEqual([newest()?.state, newest()?.attempt], ["succeeded", 2]);
  await refused(restart(run), "not_in_this_state", /is succeeded/);
});

test("what cannot be restarted says why", async () => {
  await refused(restart(999_999), "no_such_run");
  await refused(restart(0), "usage");
  const held = (await world.submit({ hold: true })).runs[0] ?? 0;
  await refused(restart(held), "not_in_this_state", /is held/);
});

test("a resubmitted run has the same spec bytes, is a new one and names the one it was made of", async () => {
  const spec = encodeSpec({ job: "nightly", runAsUser: "bob" });
  const run = await failed({ spec, priority: 7, retries: 2, retryDelayMs: 500 });
  const { runs } = await resubmit({ run }, "carol");
  const [made = 0] = runs;
  assert.deepEqual([runs.length, made > run], [1, true]);
  const detail = await get(made);
  assert.deepEqual(Buffer.from(detail.spec), Buffer.from(spec));
  const { restartOf, priority, by, job, requestedUser, attempt } = detail.run ?? {};
  assert.deepEqual(
    [restartOf, priority, by, job, requestedUser, attempt],
    [...[run, 7, "claimed carol", "nightly", "bob", 1]],
  );
  const rows = [(await world.store.run(run))?.run, (await world.store.run(made))?.run];
  assert.deepEqual(rows[1]?.retry, rows[0]?.retry);
  assert.equal((await get(run)).run?.attempt, 1, "the earlier run is as it was");
});

test("a resubmission has times, priority and hold of its own", async () => {
  const run = await failed({ priority: 7 });
  const startAtMs = Date.now() + 3_600_000;
  const { runs } = await resubmit({ run, priority: 0, startAtMs, startByMs: startAtMs + 5_000, hold: true });
  const row = (await get(runs[0] ?? 0)).run;
  assert.deepEqual(
    [row?.state, row?.priority, row?.startAtMs, row?.startByMs],
    [...["held", 0, startAtMs, startAtMs + 5_000]],
  );
  await refused(resubmit({ run, startByMs: 1 }), "usage", /could never start/);
  await refused(resubmit({ run, priority: limits.priorityMax + 1 }), "over_limit", /priorityMax/);
});

test("a resubmission goes only to agents that the job was submitted for, all or none", async () => {
  await world.store.commit([]);
  await world.engine.offer({ kind: "token_made", token: tokenFor("web-2") });
  await world.engine.offer({
    ...{ kind: "joined", tokenId: "t-web-2", agentId: "2", spkiSha256: "", certificateEndsMs: 0 },
  });
  const { runs } = await world.submit({ spec: encodeSpec({ audience: ["web-1", "web-2"] }) });
  const run = runs[0] ?? 0;
  const elsewhere = await resubmit({ run, agents: ["web-2"] });
  assert.equal((await get(elsewhere.runs[0] ?? 0)).run?.agent, "web-2");
  assert.equal((await resubmit({ run, agents: ["web-2", "web-1", "web-2"] })).runs.length, 2);
  const count = async () => (await world.engine.read((state) => state.meta)).nextRun;
  const before = await count();
  await refused(
    resubmit({ run, agents: ["web-1", "web-3"] }),
    "outside_audience",
    /for web-1, web-2, not for web-3/,
  );
  assert.equal(await count(), before);
});

function tokenFor(name: string) {
  const times = { madeAtMs: 1, expiresAtMs: Date.now() + 60_000 };
  return {
    id: `t-${name}`,
    role: "agent" as const,
    name,
    key: "k",
    by: agentRow(name).joinedBy,
    addresses: [],
    ...times,
  };
}

test("the same key answers the same run, and other content under it is refused", async () => {
  const run = await failed();
  const asked = { run, idempotencyKey: key(), priority: 3 };
  const first = await resubmit(asked);
  const second = await resubmit(asked);
  assert.deepEqual([second.runs, first.repeatedKey, second.repeatedKey], [first.runs, false, true]);
  await refused(resubmit({ ...asked, priority: 4 }), "key_reused", new RegExp(`run ${first.runs[0]}`));
  await refused(resubmit({ ...asked, run: run - 1 }), "key_reused");
  await refused(resubmit(asked, "somebody-else"), "key_reused");
  await refused(world.submit({ idempotencyKey: asked.idempotencyKey }), "key_reused");
  await refused(resubmit({ ...asked, idempotencyKey: "" }), "usage");
});

test("the same key answers the same run when time or its signature would not permit another", async () => {
  let aheadMs = 0;
  await using later = await ApiWorld.open({ now: () => Date.now() + aheadMs });
  const ask = (fields: reeve.v1.ResubmitRequest.$Properties) =>
    later.ask(schedulerService.resubmit, new v1.ResubmitRequest(fields));
  const endsMs = Date.now() + 3_600_000;
  const window = { issuedAtMs: Date.now(), notAfterMs: endsMs, reruns: 1 };
  const spec = encodeSpec({ runAsUser: "alice", specId: randomBytes(32), ...window });
  const signature = { algorithm: "ssh-ed25519", publicKey: randomBytes(32), signature: randomBytes(64) };
  const sshsig = encodeSshsig({ ...signature, hash: "sha512" });
  const [signed, plain] = [await later.submit({ spec, sshsig }), await later.submit()];
  const asked = [
    { run: signed.runs[0] ?? 0, idempotencyKey: key() },
    { run: plain.runs[0] ?? 0, idempotencyKey: key(), startByMs: endsMs },
  ];
  const first = await Promise.all(asked.map(ask));
  assert.deepEqual((await ask(asked[0] ?? {})).runs, first[0]?.runs);
  await refused(ask({ ...asked[0], idempotencyKey: key() }), "needs_signature", /2 starts/);
  aheadMs = 2 * 3_600_000;
  for (const [index, says] of [/its signature ended/, /could never start/].entries()) {
    const again = await ask(asked[index] ?? {});
    assert.deepEqual([again.runs, again.repeatedKey], [first[index]?.runs, true]);
    const reason = index === 0 ? "needs_signature" : "usage";
    await refused(ask({ ...asked[index], idempotencyKey: key() }), reason, says);
  }
});

test("what is not kept any more, or never was known, cannot be resubmitted", async () => {
  await refused(resubmit({ run: 999_999 }), "no_such_run");
  const input = Buffer.from("some input");
  const stdinBlob = new v1.Blob({ sha256: sha256(input), size: input.length });
  const run = (await world.submit({ spec: encodeSpec({ stdinBlob }) }, [input])).runs[0] ?? 0;
  assert.equal((await resubmit({ run })).runs.length, 1);
  const without = (name: "blob" | "hasBlob", answer: unknown) =>
    ApiWorld.open({
      store: new Proxy(world.store, {
        get: (target, each) => (each === name ? async () => answer : Reflect.get(target, each).bind(target)),
      }),
    });
  for (const [name, answer, says] of [
    ["blob", undefined, /the spec of run/],
    ["hasBlob", false, /the stdin of run/],
  ] as const) {
    await using poor = await without(name, answer);
    const request = new v1.ResubmitRequest({ run, idempotencyKey: key() });
    await refused(poor.ask(schedulerService.resubmit, request), "no_such_blob", says);
  }
});

test("a run is given up only when it is lost, and then whatever its agent says later", async () => {
  await using own = await ApiWorld.open();
  await own.connect();
  const run = (await own.submit()).runs[0] ?? 0;
  const ask = () => own.ask(schedulerService.abandon, new v1.AbandonRequest({ run }));
  await own.report(run, "started");
  await refused(ask(), "not_in_this_state", /is executing: give up is not possible/);
  await own.engine.offer({ kind: "link_down", agent: "web-1", link: 1, why: "test" });
  await own.ask(schedulerService.cancel, new v1.CancelRequest({ run }));
  const { run: given, journal } = await ask();
  assert.deepEqual([given?.state, given?.reason, journal.at(-1)?.event], ["unknown", "gave_up", "abandon"]);
  await own.connect();
  await own.report(run, "ended");
  const after = await own.ask(schedulerService.getRun, new v1.GetRunRequest({ run }));
  assert.deepEqual([after.run?.state, after.journal.at(-1)?.event], ["unknown", "late_news"]);
  await refused(abandon(999_999), "no_such_run");
});
