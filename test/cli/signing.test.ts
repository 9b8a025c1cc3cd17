// `--sign` with every kind of key file and a real ssh-agent: what is sent is a good signature over the very
// bytes that are sent, and what cannot be read says what to do.
// The danger: a signature that only our own verifier takes; sshsig.test.ts holds that against ssh-keygen.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fingerprintOf } from "../../proto/common/ssh/public-key.ts";
import { verifySshsig } from "../../proto/common/ssh/verify.ts";
import { readPrivateKey } from "../../scheduler/cli/private-key.ts";
import { signedBy } from "../../scheduler/cli/signing.ts";
import { waitUntil } from "../support/wait-until.ts";

const message = Buffer.from("the bytes of a spec");
const hasTools = ["ssh-keygen", "ssh-agent"].every((name) => spawnSync(name, ["-?"]).error === undefined);
const needsTools = hasTools ? false : "ssh-keygen and ssh-agent are not installed: --sign is not tested";
let directory = "";
before(() => {
  directory = mkdtempSync(join(tmpdir(), "reeve-signing-"));
});
after(() => rmSync(directory, { recursive: true }));

function keygen(...words: readonly string[]): void {
  execFileSync("ssh-keygen", ["-q", ...words]);
}

async function signerOf(file: string, passphrase = ""): Promise<string> {
  const pem = execFileSync("cat", [file]).toString();
  let asked = 0;
  const key = await readPrivateKey(file, pem, async () => {
    asked++;
    return passphrase;
  });
  assert.equal(asked, passphrase === "" ? 0 : 1, "a passphrase is asked for when it is needed, and once");
  return fingerprintOf(key.blob);
}

function printed(file: string): string {
  return (
    execFileSync("ssh-keygen", ["-l", "-f", `${file}.pub`])
      .toString()
      .split(" ")[1] ?? ""
  );
}

const kinds: readonly (readonly [name: string, words: readonly string[], passphrase: string])[] = [
  ["ed25519", ["-t", "ed25519", "-N", ""], ""],
  ["ed25519, aes256-ctr", ["-t", "ed25519", "-N", "open me"], "open me"],
  ["ed25519, aes256-gcm", ["-t", "ed25519", "-N", "open me", "-Z", "aes256-gcm@openssh.com"], "open me"],
  ["RSA", ["-t", "rsa", "-b", "2048", "-N", ""], ""],
  ["RSA in PEM, encrypted", ["-t", "rsa", "-b", "2048", "-m", "PEM", "-N", "open me"], "open me"],
  ["RSA in PKCS#8, encrypted", ["-t", "rsa", "-b", "2048", "-m", "PKCS8", "-N", "open me"], "open me"],
  ["ECDSA P-256", ["-t", "ecdsa", "-b", "256", "-N", ""], ""],
  ["ECDSA P-384 in PKCS#8", ["-t", "ecdsa", "-b", "384", "-m", "PKCS8", "-N", ""], ""],
  ["ECDSA P-521", ["-t", "ecdsa", "-b", "521", "-N", ""], ""],
];

for (const [index, [name, words, passphrase]] of kinds.entries()) {
  test(`a key file is read and signs: ${name}`, { skip: needsTools }, async () => {
    const file = join(directory, `key-${index}`);
    keygen(...words, "-f", file);
    assert.equal(await signerOf(file, passphrase), printed(file));
    if (passphrase !== "") return;
    const answer = verifySshsig(message, await signedBy({ file }, message));
    assert.ok(answer.ok && fingerprintOf(answer.signer.key.blob) === printed(file));
  });
}

test("a wrong passphrase, another cipher, a key that is none: each says what to do and no secret", {
  skip: needsTools,
}, async () => {
  const locked = join(directory, "locked");
  keygen("-t", "ed25519", "-N", "open me", "-f", locked);
  await assert.rejects(signerOf(locked, "not this"), (error: Error) => {
    assert.match(error.message, /not opened by that passphrase/);
    assert.ok(!error.message.includes("not this"));
    return true;
  });
  const chacha = join(directory, "chacha");
  keygen("-t", "ed25519", "-N", "x", "-Z", "chacha20-poly1305@openssh.com", "-f", chacha);
  await assert.rejects(signerOf(chacha), /chacha20.*ssh-agent.*ssh-keygen -p -Z aes256-ctr/);
  const none = join(directory, "none");
  writeFileSync(none, "hello\n");
  await assert.rejects(signedBy({ file: none }, message), /holds no private key/);
  await assert.rejects(signedBy({ file: join(directory, "nowhere") }, message), /there is no key file/);
  const weak = join(directory, "weak");
  keygen("-t", "rsa", "-b", "1024", "-N", "", "-f", weak);
  await assert.rejects(signedBy({ file: weak }, message), /signs no jobs: .*too short/);
});

test("the ssh-agent signs with its only key, or with the one whose public half is named", {
  skip: needsTools,
}, async () => {
  const socket = join(directory, "agent.sock");
  const agent = spawn("ssh-agent", ["-D", "-a", socket], { stdio: "ignore" });
  const before = process.env["SSH_AUTH_SOCK"];
  const add = (file: string) =>
    spawnSync("ssh-add", ["-q", file], { env: { ...process.env, SSH_AUTH_SOCK: socket } }).status === 0;
  try {
    process.env["SSH_AUTH_SOCK"] = socket;
    const files = ["ed25519", "rsa", "ecdsa"].map((type) => {
      const file = join(directory, `agent-${type}`);
      keygen("-t", type, "-N", "", "-f", file);
      return file;
    });
    const [first = "", ...others] = files;
    await waitUntil(() => add(first), { what: "the ssh-agent to take a key" });
    const only = verifySshsig(message, await signedBy({ file: null }, message));
    assert.ok(only.ok && fingerprintOf(only.signer.key.blob) === printed(first));
    for (const file of others) add(file);
    await assert.rejects(signedBy({ file: null }, message), /holds 3 keys .*--sign=FILE.pub/);
    for (const file of files) {
      const answer = verifySshsig(message, await signedBy({ file: `${file}.pub` }, message));
      assert.ok(answer.ok && fingerprintOf(answer.signer.key.blob) === printed(file), file);
    }
    const stranger = join(directory, "stranger");
    keygen("-t", "ed25519", "-N", "", "-f", stranger);
    await assert.rejects(signedBy({ file: `${stranger}.pub` }, message), /does not hold the key .*ssh-add/);
  } finally {
    agent.kill();
    if (before === undefined) delete process.env["SSH_AUTH_SOCK"];
    else process.env["SSH_AUTH_SOCK"] = before;
  }
});
