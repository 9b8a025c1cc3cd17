// Signatures against the real ssh-keygen in both directions, every bit flipped, and bytes that mean nothing.
// The danger: a verifier that accepts too much passes every test of what is good; so most here is refused.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { limits } from "../../proto/common/limits.ts";
import { allowedSigner } from "../../proto/common/ssh/allowed-signers.ts";
import { armoured, unarmoured } from "../../proto/common/ssh/armour.ts";
import { authorizedKey } from "../../proto/common/ssh/authorized-keys.ts";
import { revocationOf } from "../../proto/common/ssh/revoked-keys.ts";
import { parseSshsig, specNamespace } from "../../proto/common/ssh/sshsig.ts";
import { signerText, verifySshsig } from "../../proto/common/ssh/verify.ts";
import { keyTypes, lineOf, makeCertificate, makeKey, makeToken, sshsigOf } from "../support/ssh-keys.ts";
import { tokenTypes } from "../support/ssh-keys.ts";

const message = Buffer.from("the bytes of a spec, \0 and all");
const hasTool = spawnSync("ssh-keygen", ["-Y"]).error === undefined;
const needsTool = hasTool ? false : "ssh-keygen is not installed: interoperability is not tested";
const nowMs = Date.UTC(2026, 10, 27);

function inDirectory(work: (directory: string) => void): void {
  const directory = mkdtempSync(join(tmpdir(), "reeve-sshsig-"));
  try {
    work(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** As `ssh-keygen` sees it: its exit status. */
function toolVerifies(directory: string, line: string, sshsig: Uint8Array): boolean {
  const [signers, file] = [join(directory, "allowed"), join(directory, "sig")];
  writeFileSync(signers, `alice ${line}\n`);
  writeFileSync(file, armoured(sshsig));
  const words = ["-Y", "verify", "-f", signers, "-I", "alice", "-n", specNamespace, "-s", file];
  return spawnSync("ssh-keygen", words, { input: message }).status === 0;
}

for (const type of keyTypes) {
  test(`a ${type} signature of ssh-keygen is accepted, and ours by ssh-keygen`, { skip: needsTool }, () =>
    inDirectory((directory) => {
      const file = join(directory, "key");
      const kind = type.startsWith("ecdsa") ? ["ecdsa", "-b", type.slice(-3)] : [type.replace("ssh-", "")];
      execFileSync("ssh-keygen", ["-q", "-N", "", "-f", file, "-t", ...kind]);
      const options = ["-Y", "sign", "-q", "-f", file, "-n", specNamespace];
      for (const hash of ["sha256", "sha512"]) {
        const text = execFileSync("ssh-keygen", [...options, "-O", `hashalg=${hash}`], { input: message });
        const sshsig = unarmoured(text.toString()) ?? assert.fail("its armour is not read");
        const answer = verifySshsig(message, sshsig);
        assert.ok(answer.ok, answer.ok ? "" : answer.detail);
        const printed = execFileSync("ssh-keygen", ["-l", "-f", `${file}.pub`]).toString();
        assert.ok(printed.includes(signerText(answer.signer).split(" ")[1] ?? "nothing"));
        assert.equal(verifySshsig(Buffer.from("other bytes"), sshsig).ok, false);
        const allowed = Buffer.from(`alice ${readFileSync(`${file}.pub`, "utf8")}`);
        const asked = { signer: answer.signer, user: "alice", nowMs };
        assert.equal(allowedSigner(allowed, asked).kind, "permitted");
      }
      const key = makeKey(type);
      assert.ok(toolVerifies(directory, lineOf(key), sshsigOf(key, message)));
      assert.ok(!toolVerifies(directory, lineOf(makeKey(type)), sshsigOf(key, message)), "the control");
    }),
  );
}

for (const type of tokenTypes) {
  test(
    `a ${type} signature, made as a token makes it, is accepted here and by ssh-keygen`,
    {
      skip: needsTool,
    },
    () =>
      inDirectory((directory) => {
        const key = makeToken(type);
        assert.ok(verifySshsig(message, sshsigOf(key, message)).ok);
        assert.ok(toolVerifies(directory, lineOf(key), sshsigOf(key, message)));
      }),
  );
}

test("a certificate of ssh-keygen is read, and revoked by a KRL of ssh-keygen", { skip: needsTool }, () =>
  inDirectory((directory) => {
    const [authority, file] = [join(directory, "ca"), join(directory, "key")];
    for (const path of [authority, file])
      execFileSync("ssh-keygen", ["-q", "-N", "", "-t", "ed25519", "-f", path]);
    const about = ["-I", "an id", "-n", "alice,bob", "-z", "77", "-V", "-1h:+1h"];
    execFileSync("ssh-keygen", ["-q", "-s", authority, ...about, `${file}.pub`]);
    const words = ["-Y", "sign", "-q", "-f", `${file}-cert.pub`, "-n", specNamespace];
    const text = execFileSync("ssh-keygen", words, { input: message });
    const answer = verifySshsig(message, unarmoured(text.toString()) ?? assert.fail("no armour"));
    assert.ok(answer.ok, answer.ok ? "" : answer.detail);
    const { certificate } = answer.signer;
    assert.deepEqual([certificate?.serial, certificate?.id], [77n, "an id"]);
    assert.deepEqual(certificate?.principals, ["alice", "bob"]);
    const line = Buffer.from(`* cert-authority ${readFileSync(`${authority}.pub`, "utf8")}`);
    const asked = { signer: answer.signer, user: "bob", nowMs: Date.now() };
    assert.equal(allowedSigner(line, asked).kind, "permitted");
    const krls: readonly (readonly [entries: string, kind: string])[] = [
      ["serial: 77\n", "revoked"],
      ["serial: 70-80\n", "revoked"],
      ["serial: 1\nserial: 3\nserial: 5\nserial: 77\nserial: 79\nserial: 81\n", "revoked"],
      ["id: an id\n", "revoked"],
      ["serial: 78\nid: another\n", "valid"],
      [`sha256: ${readFileSync(`${file}.pub`, "utf8")}`, "revoked"],
      [readFileSync(`${authority}.pub`, "utf8"), "revoked"],
    ];
    for (const [entries, kind] of krls) {
      const [krl, list] = [join(directory, "krl"), join(directory, "list")];
      writeFileSync(list, entries);
      execFileSync("ssh-keygen", ["-q", "-k", "-f", krl, "-s", `${authority}.pub`, list]);
      const said = revocationOf(readFileSync(krl), answer.signer);
      assert.equal(said.kind, kind, entries);
      const cut = readFileSync(krl).subarray(0, -3);
      assert.notEqual(
        revocationOf(cut, answer.signer).kind,
        "valid",
        "half a KRL never passes for a whole one",
      );
    }
  }),
);

test("a key that is kept at hand is never taken for another, however many come by", () => {
  const keys = Array.from({ length: limits.sshKeysCachedMax + 3 }, () => makeKey("ssh-ed25519"));
  const token = makeToken("sk-ssh-ed25519@openssh.com");
  for (const _ of ["first", "again"])
    for (const [index, key] of [...keys, token].entries()) {
      const answer = verifySshsig(message, sshsigOf(key, message));
      assert.ok(answer.ok && answer.signer.key.blob.equals(key.blob));
      const stranger = keys[(index + 1) % keys.length];
      assert.ok(stranger !== undefined);
      assert.equal(verifySshsig(message, sshsigOf(stranger, message, { publicKey: key.blob })).ok, false);
    }
});

test("every single bit of a signature counts, for every kind of key", () => {
  const makers = [...keyTypes.map((type) => makeKey(type)), ...tokenTypes.map((type) => makeToken(type))];
  const authority = makeKey("ssh-ed25519");
  const signatures = makers.map((key) => sshsigOf(key, message));
  const [first] = makers;
  assert.ok(first !== undefined);
  signatures.push(sshsigOf(first, message, { publicKey: makeCertificate(first, authority) }));
  let flips = 0;
  for (const good of signatures) {
    assert.ok(verifySshsig(message, good).ok, "the control");
    const bytes = Buffer.from(good);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const [at, mask] = [bit >> 3, 1 << (bit & 7)];
      bytes[at] = (bytes[at] ?? 0) ^ mask;
      assert.equal(verifySshsig(message, bytes).ok, false, `bit ${bit} of ${bytes.length * 8}`);
      bytes[at] = (bytes[at] ?? 0) ^ mask;
      flips++;
    }
  }
  assert.ok(flips > 20_000, `${flips} bits were looked at`);
});

test("no bytes make the readers throw, and no cut or lengthened signature is one", () => {
  const key = makeKey("ssh-ed25519");
  const authority = makeKey("ecdsa-sha2-nistp256");
  const good = sshsigOf(key, message, { publicKey: makeCertificate(key, authority) });
  const answer = verifySshsig(message, good);
  assert.ok(answer.ok);
  const asked = { signer: answer.signer, user: "alice", nowMs };
  const pieces = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .tuple(fc.nat(good.length - 1), fc.uint8Array({ maxLength: 4 }))
      .map(([at, more]) => Buffer.concat([good.subarray(0, at), more])),
    fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
      const bytes = Buffer.from(good);
      bytes[at] = ((bytes[at] ?? 0) + by) & 255;
      return bytes;
    }),
    fc.uint8Array({ minLength: 1, maxLength: 8 }).map((more) => Buffer.concat([good, more])),
  );
  fc.assert(fc.property(pieces, (bytes) => !verifySshsig(message, bytes).ok && parseSshsig(bytes) !== null));
  const texts = fc.array(
    fc.constantFrom("alice ", lineOf(key), '"', "\\", ",", "=", " ", "\n", "\t", "#", "!*"),
  );
  const files = fc.oneof(
    texts.map((words) => Buffer.from(words.join(""))),
    fc.uint8Array({ maxLength: 200 }),
  );
  fc.assert(
    fc.property(files, (file) => {
      for (const said of [
        allowedSigner(file, asked),
        authorizedKey(file, asked),
        revocationOf(file, asked.signer),
      ])
        assert.ok(said.kind.length > 0);
    }),
  );
  const krl = fc
    .uint8Array({ maxLength: 200 })
    .map((rest) => Buffer.concat([Buffer.from("SSHKRL\n\0\0\0\0\u0001"), rest]));
  fc.assert(fc.property(krl, (file) => revocationOf(file, asked.signer).kind !== "revoked"));
});
