// What the monitor makes of PAM's words, how many it asks at once, and what it remembers of refusals. The
// launcher is played; the real one and real PAM are in test/attack.
// The danger: a word that is taken for a yes. Every other word, status and shape is tried.
import assert from "node:assert/strict";
import { constants, tmpdir } from "node:os";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { createLog } from "../../proto/common/log.ts";
import { isPermanent } from "../../proto/common/reasons.ts";
import { fingerprintOf, newSealingKey, publicHalf, readSealingKey, seal } from "../../proto/common/seal.ts";
import type { Order } from "../../agentd/ipc.ts";
import type { Reply } from "../../agentd/monitor/launcher-client.ts";
import { Pam, type PamOptions } from "../../agentd/monitor/pam.ts";
import { PasswordProof } from "../../agentd/monitor/password-proof.ts";
import { RefusedPasswords } from "../../agentd/monitor/refused-passwords.ts";
import { waitUntil } from "../support/wait-until.ts";

const directory = mkdtempSync(join(tmpdir(), "reeve-pam-agent-"));
after(() => rmSync(directory, { recursive: true }));
const log = createLog({ room: "test", level: "error" });
const free = { mayAsk: () => null, onRefused: async () => {} } as const;

function record(word: string, text = "", code = 0): Reply {
  const payload = Buffer.alloc(256);
  payload[0] = 1;
  payload.writeUInt16LE(code, 2);
  payload.write(word, 4);
  payload.write(text, 32);
  return { status: 0, payload };
}

const answering = (reply: Reply | (() => Promise<Reply>), more: Partial<PamOptions> = {}): Pam =>
  new Pam({
    ask: async () => (typeof reply === "function" ? await reply() : reply),
    service: "reeve",
    nologinFiles: [],
    ...more,
  });

test("only the word ok of a whole record passes", async () => {
  assert.equal(await answering(record("ok")).account("alice"), null);
  const { EIO, EAGAIN, ENOSYS, ETIMEDOUT } = constants.errno;
  const table: readonly [Reply, string, boolean][] = [
    [record("account_expired", "expired on Monday"), "account_expired", true],
    [record("account_locked"), "account_locked", true],
    [record("account_refused"), "account_refused", true],
    [record("password_expired"), "password_expired", true],
    [record("asks_more", "Code:"), "pam_asks_more", true],
    [record("no_service", "/etc/pam.d/reeve is missing"), "pam_not_set_up", true],
    [record("no_library"), "pam_not_set_up", true],
    [record("unavailable"), "pam_unavailable", false],
    [record("malformed"), "pam_unavailable", false],
    [record("okay"), "pam_unavailable", false],
    [record("constructor"), "pam_unavailable", false],
    [record(""), "pam_unavailable", false],
    [{ status: 0, payload: Buffer.alloc(0) }, "pam_unavailable", false],
    [{ status: 0, payload: record("ok").payload.subarray(1) }, "pam_unavailable", false],
    [{ status: 0, payload: Buffer.concat([record("ok").payload, Buffer.of(0)]) }, "pam_unavailable", false],
    ...[EIO, EAGAIN, ENOSYS, ETIMEDOUT, 77].map((status): [Reply, string, boolean] => [
      { ...record("ok"), status },
      "pam_unavailable",
      false,
    ]),
  ];
  for (const [reply, reason, permanent] of table) {
    const refusal = await answering(reply).account("alice");
    assert.equal(refusal?.reason, reason);
    assert.equal(isPermanent(reason), permanent, reason);
  }
  const gone = await answering(() => Promise.reject(new Error("gone"))).account("alice");
  assert.equal(gone?.reason, "pam_unavailable");
});

test("a refused password says no more, and is never answered before its time", async () => {
  const begunMs = performance.now();
  const pam = answering(record("password_refused", "no such user", 10));
  const refusal = await pam.authenticate("nobody", Buffer.from("wrong"), free);
  assert.deepEqual(refusal, { reason: "password_refused", detail: "" });
  assert.ok(performance.now() - begunMs >= limits.passwordAnswerMs - 5);
});

test("a nologin file keeps all but root off, for now, without asking PAM", async () => {
  const file = join(directory, "nologin");
  writeFileSync(file, "");
  let asked = 0;
  const count = async (): Promise<Reply> => {
    asked++;
    return record("ok");
  };
  const pam = answering(count, { nologinFiles: [join(directory, "not-there"), file] });
  assert.deepEqual(await pam.account("alice"), { reason: "host_closed", detail: file });
  assert.equal((await pam.authenticate("alice", Buffer.from("x"), free))?.reason, "host_closed");
  assert.equal(asked, 0);
  assert.equal(await pam.account("root"), null);
  rmSync(file);
  assert.equal(await pam.account("alice"), null);
});

test("four are asked at once, two of one user, and the rest in turn", async () => {
  const asked: { readonly user: string; readonly answer: () => void }[] = [];
  const pam = new Pam({
    service: "reeve",
    nologinFiles: [],
    ask: (request) =>
      new Promise((resolve) => {
        const user =
          request
            .subarray(14 + "reeve".length)
            .toString("latin1")
            .split("reeve")[0] ?? "";
        asked.push({ user, answer: () => resolve(record("ok")) });
      }),
  });
  const all = ["eve", "eve", "eve", "eve", "bob", "ann", "joe"].map((user) => pam.account(user));
  await waitUntil(() => asked.length === 4, { what: "four to be asked" });
  assert.deepEqual(
    asked.map(({ user }) => user),
    ["eve", "eve", "bob", "ann"],
  );
  asked[2]?.answer();
  await waitUntil(() => asked.length === 5, { what: "the next" });
  assert.equal(asked[4]?.user, "joe", "eve has two already");
  for (let at = 0; at < 7; at++) {
    await waitUntil(() => asked.length > at, { what: `number ${at}` });
    asked[at]?.answer();
  }
  assert.deepEqual(
    await Promise.all(all),
    all.map(() => null),
  );
  const many = Array.from({ length: limits.pamInHandMax + 1 }, () => pam.account("eve"));
  const last = await Promise.race(many);
  assert.equal(last?.reason, "pam_unavailable", "beyond the bound the answer is temporary, at once");
  for (let at = 7; at < 7 + limits.pamInHandMax; at++) {
    await waitUntil(() => asked.length > at, { what: `number ${at}` });
    asked[at]?.answer();
  }
  await Promise.all(many);
});

const key = readSealingKey(newSealingKey());
assert.ok(key !== undefined);
const publicKey = publicHalf(key);
const sealing = { key, publicKey, keyId: fingerprintOf(publicKey) };
const specSha256 = "ab".repeat(32);

function orderWith(
  password: string,
  more: { user?: string; expiresMs?: number; agent?: string } = {},
): Order {
  const { user = "alice", expiresMs = Date.now() + 60_000, agent = "web-1" } = more;
  const { keyId } = sealing;
  const secret = { user, password: Buffer.from(password, "latin1") };
  const sealed = seal(publicKey, { agent, specSha256, expiresMs, keyId }, secret);
  return { specSha256, password: { keyId, sealed, expiresMs } } as unknown as Order;
}

type Asked = { readonly user: string; readonly password: string };

function proofWith(refused: RefusedPasswords, verdict: (asked: Asked) => boolean) {
  const asked: Asked[] = [];
  const pam = {
    authenticate: async (
      user: string,
      password: Uint8Array,
      watch: { mayAsk: () => any; onRefused: () => Promise<void> },
    ) => {
      const held = watch.mayAsk();
      if (held !== null) return held;
      asked.push({ user, password: Buffer.from(password).toString("latin1") });
      if (verdict({ user, password: Buffer.from(password).toString("latin1") })) return null;
      await watch.onRefused();
      return { reason: "password_refused", detail: "" } as const;
    },
  };
  const proof = new PasswordProof({ agent: "web-1", key: sealing, pam, refused });
  return { asked, prove: (order: Order) => proof.prove(order, async (user) => ({ account: user })) };
}

const isRight = ({ password }: Asked): boolean => password === "right";

test("a sealed password proves its user for this agent, spec and time alone", async () => {
  const refused = await RefusedPasswords.open(join(directory, "refused-0"), log);
  const { prove, asked } = proofWith(refused, isRight);
  assert.deepEqual(await prove(orderWith("right")), { ok: true, sealedUser: "alice", account: "alice" });
  const table: readonly [Order, string][] = [
    [orderWith("right", { agent: "web-2" }), "seal_refused"],
    [orderWith("right", { expiresMs: Date.now() - 1 }), "seal_expired"],
    [{ ...orderWith("right"), specSha256: "ac".repeat(32) }, "seal_refused"],
    [{ ...orderWith("right"), password: null }, "proof_refused"],
    [
      { ...orderWith("right"), password: { keyId: "other", sealed: Buffer.alloc(833), expiresMs: 9e12 } },
      "seal_refused",
    ],
    [orderWith("right\0junk"), "seal_refused"],
    [orderWith(""), "seal_refused"],
  ];
  for (const [order, reason] of table) {
    const answer = await prove(order);
    assert.equal(answer.ok, false);
    assert.equal(!answer.ok && answer.reason, reason);
    assert.equal(isPermanent(reason), true);
  }
  assert.equal(asked.length, 1, "PAM was asked of none of them");
});

test("a refused sealed password is refused again without PAM, also by the next monitor", async () => {
  const path = join(directory, "refused-1");
  const wrong = orderWith("wrong");
  const first = proofWith(await RefusedPasswords.open(path, log), isRight);
  assert.equal((await first.prove(wrong)).ok, false);
  assert.equal((await first.prove(wrong)).ok, false);
  assert.equal(first.asked.length, 1);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(readFileSync(path, "latin1").includes("wrong"), false);
  const next = proofWith(await RefusedPasswords.open(path, log), () => true);
  const again = await next.prove(wrong);
  assert.equal(!again.ok && again.reason, "password_refused");
  assert.equal(next.asked.length, 0);
  assert.equal((await next.prove(orderWith("wrong"))).ok, true, "the control: sealed anew it is asked about");
});

test("AT-25: after some wrong passwords of a user PAM is left alone, others' are asked about", async () => {
  const { prove, asked } = proofWith(await RefusedPasswords.open(join(directory, "refused-2"), log), isRight);
  for (let i = 0; i < limits.passwordFailuresMax; i++) await prove(orderWith(`guess ${i}`));
  const held = await prove(orderWith("right"));
  assert.equal(!held.ok && held.reason, "password_attempts");
  assert.equal(isPermanent("password_attempts"), false);
  assert.equal(asked.length, limits.passwordFailuresMax);
  assert.equal((await prove(orderWith("right", { user: "bob" }))).ok, true);
});

test("what is remembered of refusals is bounded", async () => {
  const path = join(directory, "refused-3");
  const refused = await RefusedPasswords.open(path, log);
  const far = Date.now() + 1e9;
  const most = limits.refusedPasswordsMax;
  const rows = Array.from({ length: most }, (_, at) => `${String(at).padStart(64, "0")} ${far}\n`);
  writeFileSync(path, `${rows.join("")}garbage\n`);
  const full = await RefusedPasswords.open(path, log);
  await full.add("alice", Buffer.from("one more"), { expiresMs: far, nowMs: Date.now() });
  const lines = readFileSync(path, "latin1").trim().split("\n");
  assert.equal(lines.length, most);
  assert.equal(lines[0]?.startsWith("0".repeat(63)), true);
  assert.equal(
    lines.some((line) => line.startsWith("0".repeat(64))),
    false,
    "the oldest has gone",
  );
  assert.equal(full.has(Buffer.from("one more")), true);
  await refused.add("alice", Buffer.from("late"), { expiresMs: Date.now() - 1, nowMs: Date.now() });
  assert.equal(readFileSync(path, "latin1"), "", "one that has expired is refused for that");
});
