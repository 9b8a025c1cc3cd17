// What comes with a submission as proof of its user: what is refused, what is kept, what a key means then.
// The danger: a header that is refused for another reason than the one under test; so each refusal is
// compared by its words.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { after, before, test } from "node:test";
import { schedulerService } from "../../proto/common/services.ts";
import { encodeSshsig } from "../../proto/common/ssh/sshsig.ts";
import { reeve } from "../../proto/gen/reeve.js";
import { ApiWorld, type Failed } from "../support/api-world.ts";
import { encodeSpec } from "../support/specs.ts";

let world: ApiWorld;
before(async () => {
  world = await ApiWorld.open();
});
after(() => world[Symbol.asyncDispose]());

type Header = reeve.v1.SubmitHeader.$Properties;

const signatureOf = (key: string): Buffer =>
  encodeSshsig({
    publicKey: Buffer.from(key),
    hash: "sha512",
    algorithm: "ssh-ed25519",
    signature: randomBytes(64),
  });
const window = { issuedAtMs: Date.now(), notAfterMs: Date.now() + 3_600_000 };
const signedSpec = (fields: reeve.v1.JobSpec.$Properties = {}) =>
  encodeSpec({ runAsUser: "alice", specId: randomBytes(32), ...window, ...fields });
const good = { agent: "web-1", keyId: "k1", sealed: randomBytes(100), expiresMs: Date.now() + 60_000 };
const sshsig = signatureOf("alice's");

async function reasonOf(header: Header): Promise<string> {
  return world.submit(header).then(
    () => "accepted",
    (error: Failed) => `${error.reason}: ${error.message}`,
  );
}

const both = { sshsig, passwords: [good] };
const trailing = Buffer.concat([sshsig, Buffer.from([0])]);
const otherNamespace = Buffer.from(sshsig.toString("latin1").replace("job-spec", "git-spec"), "latin1");
const refusals: readonly (readonly [name: string, header: Header, says: RegExp])[] = [
  ["a signature and a password", both, /^usage: .*not both/],
  ["no SSHSIG", { sshsig: randomBytes(80) }, /^invalid_spec: .*not an SSHSIG/],
  ["too large a signature", { sshsig: Buffer.alloc(8193) }, /^invalid_spec: .*8193 bytes/],
  ["bytes behind it", { sshsig: trailing }, /^invalid_spec: .*after its end/],
  ["another namespace", { sshsig: otherNamespace }, /^invalid_spec: .*git-spec/],
  [
    "a signed spec without an end",
    { sshsig, spec: signedSpec({ notAfterMs: 0 }) },
    /^invalid_spec: .*not_after/,
  ],
  [
    "a signed spec without a user",
    { sshsig, spec: signedSpec({ runAsUser: "" }) },
    /^invalid_spec: .*its user/,
  ],
  ["no password for the agent", { passwords: [{ ...good, agent: "web-2" }] }, /^usage: .*to agent web-1/],
  ["a password twice", { passwords: [good, good] }, /^usage: .*one sealed password for each/],
  ["a password without a key", { passwords: [{ ...good, keyId: "" }] }, /^usage: .*names no key/],
  ["an empty password", { passwords: [{ ...good, sealed: Buffer.alloc(0) }] }, /^usage: .*0 bytes/],
  ["too large a password", { passwords: [{ ...good, sealed: Buffer.alloc(1025) }] }, /^usage: .*1025 bytes/],
  ["a password that has expired", { passwords: [{ ...good, expiresMs: 1 }] }, /^usage: .*has expired/],
];

test("what is well formed is kept byte for byte, with the run that it came with", async () => {
  const passwords = [good];
  const sealed = reeve.v1.SealedPasswords.encode({ passwords }).finish();
  for (const [header, proof, bytes] of [
    [{ sshsig }, "signed", sshsig],
    [{ passwords }, "password", sealed],
    [{}, "", undefined],
  ] as const) {
    const { runs } = await world.submit({ ...header, spec: signedSpec() });
    const { run } = await world.ask(
      schedulerService.getRun,
      new reeve.v1.GetRunRequest({ run: runs[0] ?? 0 }),
    );
    assert.equal(run?.proof, proof);
    if (bytes === undefined) continue;
    const kept = await world.store.blob(createHash("sha256").update(bytes).digest("hex"));
    assert.deepEqual(Buffer.from(kept ?? []), Buffer.from(bytes));
  }
});

for (const [name, header, says] of refusals) {
  test(`refused: ${name}`, async () => {
    assert.match(await reasonOf({ spec: signedSpec(), ...header }), says);
  });
}

test("the same key again is the same submission when the same key signs, and only then", async () => {
  const header = { idempotencyKey: "once", spec: signedSpec(), sshsig };
  const first = await world.submit(header);
  // Another nonce, another end, so another signature: what the same command makes an hour later.
  const later = { notAfterMs: window.notAfterMs + 3_600_000 };
  const again = { ...header, spec: signedSpec(later), sshsig: signatureOf("alice's") };
  assert.deepEqual((await world.submit(again)).runs, first.runs);
  assert.match(await reasonOf({ ...header, sshsig: signatureOf("bob's") }), /^key_reused/);
  assert.match(await reasonOf({ ...header, sshsig: Buffer.alloc(0) }), /^key_reused/);
  assert.match(
    await reasonOf({ ...header, spec: signedSpec({ source: Buffer.from("false") }) }),
    /^key_reused/,
  );
});

test("the same key again is the same submission when the same is sealed to the same hosts", async () => {
  const header = { idempotencyKey: "sealed", spec: signedSpec(), passwords: [good] };
  const first = await world.submit(header);
  const anew = { ...good, sealed: randomBytes(100), expiresMs: good.expiresMs + 60_000 };
  assert.deepEqual((await world.submit({ ...header, passwords: [anew] })).runs, first.runs);
  assert.match(await reasonOf({ ...header, passwords: [{ ...good, keyId: "k2" }] }), /^key_reused/);
  assert.match(await reasonOf({ ...header, passwords: [] }), /^key_reused/);
});

test("a resubmitted run brings what the first one brought", async () => {
  const { runs } = await world.submit({ spec: signedSpec(), sshsig });
  const request = new reeve.v1.ResubmitRequest({ run: runs[0] ?? 0, idempotencyKey: "anew" });
  const made = await world.ask(schedulerService.resubmit, request);
  const shown = await world.ask(
    schedulerService.getRun,
    new reeve.v1.GetRunRequest({ run: made.runs[0] ?? 0 }),
  );
  assert.equal(shown.run?.proof, "signed");
  const [before, now] = await Promise.all([runs[0], made.runs[0]].map((run) => world.store.run(run ?? 0)));
  assert.equal(now?.run.proofSha256, before?.run.proofSha256);
});
