// What is sealed opens for exactly what it was sealed for, and is noise otherwise. Properties of the bytes,
// not of the ciphers. The danger: a field that is not bound; each is changed alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  fingerprintOf,
  isFingerprint,
  newSealingKey,
  openSealed,
  problemWith,
  publicHalf,
  readSealingKey,
  seal,
} from "../../proto/common/seal.ts";
import { limits } from "../../proto/common/limits.ts";

const key = readSealingKey(newSealingKey());
assert.ok(key !== undefined);
const publicKey = publicHalf(key);
const to = {
  agent: "web-1",
  specSha256: "ab".repeat(32),
  expiresMs: 1_800_000_000_000,
  keyId: fingerprintOf(publicKey),
};
const secret = { user: "alice@corp.example.com", password: Buffer.from("right horse ÆØÅ \xff", "latin1") };

test("what is sealed opens with the user and the password byte for byte", () => {
  for (const password of ["x", "right", "y".repeat(limits.passwordBytesMax)]) {
    for (const user of ["", "alice", "u".repeat(limits.userNameBytesMax)]) {
      const opened = openSealed(key, to, seal(publicKey, to, { user, password: Buffer.from(password) }));
      assert.deepEqual(opened, { ok: true, secret: { user, password: Buffer.from(password) } });
    }
  }
  const opened = openSealed(key, to, seal(publicKey, to, secret));
  assert.deepEqual(opened, { ok: true, secret });
});

test("it does not open for another agent, spec, time or key id, nor with another key", () => {
  const sealed = seal(publicKey, to, secret);
  const others: readonly Partial<typeof to>[] = [
    { agent: "web-2" },
    { agent: "web-" },
    { specSha256: "ac".repeat(32) },
    { expiresMs: to.expiresMs + 1 },
    { keyId: `SHA256:${"A".repeat(43)}` },
    { agent: "web-1\0", specSha256: to.specSha256.slice(1) },
  ];
  for (const other of others) assert.deepEqual(openSealed(key, { ...to, ...other }, sealed), { ok: false });
  const foreign = readSealingKey(newSealingKey());
  assert.ok(foreign !== undefined);
  assert.deepEqual(openSealed(foreign, to, sealed), { ok: false });
  assert.equal(openSealed(key, to, sealed).ok, true, "the control");
});

test("no changed, cut or lengthened byte of it opens, and no key of low order", () => {
  const sealed = seal(publicKey, to, secret);
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.deepEqual(openSealed(key, to, changed), { ok: false }, `byte ${at}`);
  }
  for (const bytes of [Buffer.alloc(0), sealed.subarray(1), sealed.subarray(0, -1)])
    assert.deepEqual(openSealed(key, to, bytes), { ok: false });
  assert.deepEqual(openSealed(key, to, Buffer.concat([sealed, Buffer.of(0)])), { ok: false });
  const zero = Buffer.from(sealed);
  zero.fill(0, 1, 33);
  assert.deepEqual(openSealed(key, to, zero), { ok: false });
});

test("its bytes tell neither the password nor its length, and never repeat", () => {
  const long = seal(publicKey, to, { user: "alice", password: Buffer.alloc(limits.passwordBytesMax, 0x61) });
  const short = seal(publicKey, to, { user: "", password: Buffer.from("a") });
  assert.equal(long.length, short.length);
  assert.ok(long.length <= limits.sealedPasswordBytesMax);
  assert.equal(long.includes("aaaa"), false);
  assert.notDeepEqual(seal(publicKey, to, secret), seal(publicKey, to, secret));
});

test("what cannot be a password is named", () => {
  assert.equal(problemWith(secret.password), null);
  assert.match(problemWith(Buffer.alloc(0)) ?? "", /empty/u);
  assert.match(problemWith(Buffer.from("a\0b")) ?? "", /NUL/u);
  assert.match(problemWith(Buffer.alloc(512, 1)) ?? "", /512 bytes; the limit is 511/u);
});

test("a key is read as it was written, and nothing else is one", () => {
  assert.ok(isFingerprint(to.keyId));
  for (const wrong of ["", "SHA256:", `${to.keyId}=`, `MD5:${"a".repeat(43)}`])
    assert.equal(isFingerprint(wrong), false);
  const rsa = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIAAA\n-----END PRIVATE KEY-----\n";
  for (const wrong of ["", "x", rsa]) assert.equal(readSealingKey(wrong), undefined);
});
