// AT-30, AT-32 to AT-35: keys, certificates, tokens and signatures that must not be taken, as tables. Each
// table begins with the good case beside them, which is the control: what refuses it would prove nothing.
// The danger: a case that is refused for another reason than its own, so each is compared by its words.
import assert from "node:assert/strict";
import { sign } from "node:crypto";
import { test } from "node:test";
import { allowedSigner } from "../../proto/common/ssh/allowed-signers.ts";
import { authorizedKey } from "../../proto/common/ssh/authorized-keys.ts";
import type { KeyPermission } from "../../proto/common/ssh/permission.ts";
import { encodeSshsig, signedBytes } from "../../proto/common/ssh/sshsig.ts";
import { type Signer, verifySshsig } from "../../proto/common/ssh/verify.ts";
import { sshString } from "../../proto/common/ssh/wire.ts";
import { lineOf, makeCertificate, makeKey, makeToken, sshsigOf, type TestKey } from "../support/ssh-keys.ts";
import type { CertificateOptions } from "../support/ssh-keys.ts";

const message = Buffer.from("the bytes of a spec");
const nowMs = Date.UTC(2026, 10, 27, 12);
const alice = makeKey("ssh-ed25519");
const other = makeKey("ssh-ed25519");

function signerOf(key: TestKey, publicKey = key.blob): Signer {
  const answer = verifySshsig(message, sshsigOf(key, message, { publicKey }));
  assert.ok(answer.ok, answer.ok ? "" : answer.detail);
  return answer.signer;
}

function verdict(permission: KeyPermission): string {
  return permission.kind === "refused" ? permission.detail : permission.kind;
}

function bySshd(file: string, key = alice): string {
  return verdict(authorizedKey(Buffer.from(file), { signer: signerOf(key), user: "alice", nowMs }));
}

const key = lineOf(alice);
type Case = readonly [name: string, file: string, says: RegExp];
const authorizedKeys: readonly Case[] = [
  ["no option", key, /^permitted/],
  ["a comment, spaces and CRLF", `# mine\r\n\r\n \t${key} alice@laptop\r\n`, /^permitted/],
  ["command=", `command="/bin/true" ${key}`, /option "command"/],
  ["COMMAND in capitals", `COMMAND="/bin/true" ${key}`, /option "command"/],
  ["from=", `from="10.0.0.0/8" ${key}`, /option "from"/],
  ["cert-authority", `cert-authority ${key}`, /option "cert-authority"/],
  ["principals=", `principals="alice" ${key}`, /option "principals"/],
  ["environment=", `environment="A=b" ${key}`, /option "environment"/],
  ["an option nobody knows", `frobnicate ${key}`, /option "frobnicate"/],
  ["restrict and forwarding", `restrict,no-pty,permitopen="a:1" ${key}`, /^permitted/],
  ["an escaped quote before the end", `permitopen="a\\" ",command="x" ${key}`, /option "command"/],
  ["an unterminated quote", `command="/bin/true ${key}`, /^unknown/],
  ["a comma too many", `restrict, ${key}`, /^(unknown|its options)/],
  ["expiry-time to come", `expiry-time="20270101Z" ${key}`, /^permitted/],
  ["expiry-time past", `expiry-time="20261127115959Z" ${key}`, /expiry-time has passed/],
  ["expiry-time that is no time", `expiry-time="20261301" ${key}`, /cannot be read/],
  ["verify-required of an ordinary key", `verify-required ${key}`, /security token/],
  ["a byte order mark", `\ufeff${key}`, /^unknown/],
  ["a line of 1 MiB", `${" ".repeat(10)}${key} ${"x".repeat(1 << 20)}`, /^unknown/],
  ["another type than its blob", key.replace("ssh-ed25519 ", "ssh-rsa "), /^unknown/],
  ["base64 with bytes behind it", `${key}AAAA`, /^unknown/],
  ["another key", lineOf(other), /^unknown/],
  ["a refused line before a good one", `command="x" ${key}\n${key}`, /^permitted/],
];

for (const [name, file, says] of authorizedKeys)
  test(`AT-30: authorized_keys: ${name}`, () => assert.match(bySshd(file), says));

const weak = makeKey("ssh-rsa", { bits: 1024 });
const rsa = makeKey("ssh-rsa");
const p256 = makeKey("ecdsa-sha2-nistp256");
const signed = (hash: "sha512" | "sha256" = "sha512") => signedBytes(message, hash);

function withPoint(change: (point: Buffer) => void): Buffer {
  const blob = Buffer.from(p256.blob);
  change(blob.subarray(-65));
  return sshsigOf(p256, message, { publicKey: blob });
}

const dsa = Buffer.concat(["ssh-dss", "p", "q", "g", "y"].map((word) => sshString(word)));
const sha1 = encodeSshsig({
  publicKey: rsa.blob,
  hash: "sha512",
  algorithm: "ssh-rsa",
  signature: sshString(sign("sha1", signed(), rsa.privateKey)),
});
type Signature = readonly [name: string, sshsig: Buffer, says: RegExp | null];
const signatures: readonly Signature[] = [
  ["AT-32: a good RSA signature", sshsigOf(rsa, message), null],
  ["AT-32: RSA of 1024 bits", sshsigOf(weak, message), /too short/],
  ["AT-32: an ssh-rsa signature, which is SHA-1", sha1, /may not sign with "ssh-rsa"/],
  ["AT-32: DSA", sshsigOf(alice, message, { publicKey: dsa }), /"ssh-dss" is not a kind/],
  ["AT-32: a point off the curve", withPoint((point) => point.fill(9, 1)), /not a point/],
  ["AT-32: a point in another form", withPoint((point) => point.fill(2, 0, 1)), /not well formed/],
  [
    "AT-32: another curve's name",
    sshsigOf(p256, message, {
      publicKey: Buffer.from(p256.blob.toString("latin1").replaceAll("nistp256", "nistp384"), "latin1"),
    }),
    /not well formed/,
  ],
  [
    "AT-32: bytes behind the key",
    sshsigOf(alice, message, { publicKey: Buffer.concat([alice.blob, Buffer.from([0])]) }),
    /not well formed/,
  ],
  ["AT-32: the algorithm of another key", sshsigOf(alice, message, { publicKey: p256.blob }), /may not sign/],
  ["AT-35: a good signature", sshsigOf(alice, message), null],
  ["AT-35: another namespace", replaced("job-spec-v1@reeve", "job-auth-v1@reeve"), /job-auth-v1@reeve/],
  ["AT-35: no namespace", replaced("\0\0\0\u0011job-spec-v1@reeve", "\0\0\0\0"), /is for ""/],
  ["AT-35: version 2", replaced("SSHSIG\0\0\0\u0001", "SSHSIG\0\0\0\u0002"), /version 2/],
  ["AT-35: another digest", replaced("sha512", "sha384"), /over "sha384"/],
  ["AT-35: bytes behind it", Buffer.concat([sshsigOf(alice, message), Buffer.from([0])]), /after its end/],
  ["AT-35: over another message", sshsigOf(alice, Buffer.from("other")), /not of this key and spec/],
];

function replaced(from: string, to: string): Buffer {
  return Buffer.from(sshsigOf(alice, message).toString("latin1").replace(from, to), "latin1");
}

for (const [name, sshsig, says] of signatures) {
  test(name, () => {
    const answer = verifySshsig(message, sshsig);
    if (says === null) assert.ok(answer.ok, answer.ok ? "" : answer.detail);
    else assert.match(answer.ok ? "accepted" : answer.detail, says);
  });
}

const authority = makeKey("ssh-ed25519");
const line = `* cert-authority ${lineOf(authority)}`;
const day = 86_400;
const nowS = nowMs / 1000;
type Certificate = readonly [name: string, options: CertificateOptions, file: string, says: RegExp];
const certificates: readonly Certificate[] = [
  ["a good one", {}, line, /^permitted/],
  ["another authority", {}, `* cert-authority ${lineOf(other)}`, /^unknown/],
  ["an authority that is listed as a plain key", {}, `* ${lineOf(authority)}`, /^unknown/],
  ["its key is listed, but not its authority", {}, `* ${key}`, /^unknown/],
  ["another principal", { principals: ["bob"] }, line, /does not name "alice"/],
  ["no principal", { principals: [] }, line, /does not name "alice"/],
  ["a line for another user", {}, `bob cert-authority ${lineOf(authority)}`, /^unknown/],
  ["expired", { beforeS: nowS }, line, /has expired/],
  ["not yet valid", { afterS: nowS + day }, line, /not valid yet/],
  ["force-command", { critical: [["force-command", "x"]] }, line, /option "force-command"/],
  ["source-address", { critical: [["source-address", "::1"]] }, line, /option "source-address"/],
  ["an option nobody knows", { critical: [["frobnicate", ""]] }, line, /option "frobnicate"/],
];

for (const [name, options, file, says] of certificates) {
  test(`AT-33: certificate: ${name}`, () => {
    const signer = signerOf(alice, makeCertificate(alice, authority, options));
    assert.match(verdict(allowedSigner(Buffer.from(file), { signer, user: "alice", nowMs })), says);
  });
}

test("AT-33: a host's certificate is no user's, and a changed one is none at all", () => {
  const host = makeCertificate(alice, authority, { holder: 2 });
  const changed = Buffer.from(
    makeCertificate(alice, authority).toString("latin1").replace("alice", "roott"),
    "latin1",
  );
  for (const [blob, says] of [
    [host, /for a host/],
    [changed, /not signed by the authority/],
  ] as const) {
    const answer = verifySshsig(message, sshsigOf(alice, message, { publicKey: blob }));
    assert.match(answer.ok ? "accepted" : answer.detail, says);
  }
});

test("AT-33: the nonce of a certificate is never its key", () => {
  // The hazard: a reader that takes the first field for the key would let the holder of any certificate sign
  // with a key of his own choice.
  const nonce = other.blob.subarray(-32);
  const publicKey = makeCertificate(alice, authority, { nonce });
  const byNonce = verifySshsig(message, sshsigOf(other, message, { publicKey }));
  assert.equal(byNonce.ok, false);
  assert.ok(verifySshsig(message, sshsigOf(alice, message, { publicKey })).ok, "the control");
});

const tokens: readonly (readonly [name: string, token: TestKey, options: string, says: RegExp])[] = [
  ["touched", makeToken("sk-ssh-ed25519@openssh.com"), "", /^permitted/],
  ["touched, ECDSA", makeToken("sk-ecdsa-sha2-nistp256@openssh.com"), "", /^permitted/],
  ["not touched", makeToken("sk-ssh-ed25519@openssh.com", { flags: 0 }), "", /not touched/],
  [
    "not touched, and need not be",
    makeToken("sk-ssh-ed25519@openssh.com", { flags: 0 }),
    "no-touch-required ",
    /^permitted/,
  ],
  ["touched, but not unlocked", makeToken("sk-ssh-ed25519@openssh.com"), "verify-required ", /not unlocked/],
  [
    "touched and unlocked",
    makeToken("sk-ssh-ed25519@openssh.com", { flags: 5 }),
    "verify-required ",
    /^permitted/,
  ],
];

for (const [name, token, options, says] of tokens)
  test(`AT-34: a security token: ${name}`, () => assert.match(bySshd(options + lineOf(token), token), says));

test("AT-34: a token's signature for another application is none", () => {
  const token = makeToken("sk-ssh-ed25519@openssh.com", {
    application: "ssh:",
    signs: "https://bank.example",
  });
  assert.equal(verifySshsig(message, sshsigOf(token, message)).ok, false);
});

const allowed: readonly Case[] = [
  ["her name", `alice ${key}`, /^permitted/],
  ["a pattern", `"bob,al*" ${key}`, /^permitted/],
  ["a pattern that leaves her out", `*,!alice ${key}`, /^unknown/],
  ["another name", `bob ${key}`, /^unknown/],
  ["our namespace", `alice namespaces="git,job-spec-*" ${key}`, /^permitted/],
  ["other namespaces", `alice namespaces="git" ${key}`, /namespaces/],
  ["valid-after to come", `alice valid-after="20270101Z" ${key}`, /valid-after/],
  ["valid-before past", `alice valid-before="20260101Z" ${key}`, /valid-before/],
  ["a window around now", `alice valid-after="20260101Z",valid-before="20270101Z" ${key}`, /^permitted/],
  ["an option nobody knows", `alice frobnicate ${key}`, /"frobnicate" is not known/],
  ["an authority is no signer by itself", `alice cert-authority ${key}`, /^unknown/],
];

for (const [name, file, says] of allowed) {
  test(`allowed_signers: ${name}`, () => {
    const asked = { signer: signerOf(alice), user: "alice", nowMs };
    assert.match(verdict(allowedSigner(Buffer.from(file), asked)), says);
  });
}
