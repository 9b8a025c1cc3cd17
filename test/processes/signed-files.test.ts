// Signed jobs on files, with the real ssh-keygen and real daemons: what `reeve sign` writes ssh-keygen takes,
// and what ssh-keygen has signed, with a certificate too, is submitted as it is and runs.
// The danger: other bytes than those that were signed; so one bit of a spec is changed as a control.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, statSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Cluster } from "../support/cluster.ts";

const hasTool = spawnSync("ssh-keygen", ["-?"]).error === undefined;
const needsTool = hasTool ? false : "ssh-keygen is not installed: signed jobs on files are not tested";
const tool = { skip: needsTool };
const user = userInfo().username;
const namespace = "job-spec-v1@reeve";

let at: Cluster;
let place = "";
let key = "";
let signers = "";
const file = (name: string): string => join(place, name);
const keygen = (...words: readonly string[]) => execFileSync("ssh-keygen", ["-q", ...words]);
before(async () => {
  if (!hasTool) return;
  place = realpathSync(mkdtempSync(join(tmpdir(), "reeve-cluster-")));
  [key, signers] = [file("alice"), file("signers")];
  for (const name of [key, file("authority"), file("certified")])
    keygen("-t", "ed25519", "-N", "", "-f", name);
  keygen("-s", file("authority"), "-I", "an id", "-n", user, "-V", "-1h:+1h", `${file("certified")}.pub`);
  const lines = [`${user} `, "* cert-authority "];
  const pubs = [key, file("authority")].map((name) => readFileSync(`${name}.pub`, "utf8"));
  writeFileSync(signers, lines.map((line, index) => line + pubs[index]).join(""), { mode: 0o600 });
  at = await Cluster.start({ place, agentLines: ["require_signature: true", `signers: ${signers}`] });
});
after(() => (hasTool ? at.end() : undefined));

async function written(name: string, ...words: readonly string[]): Promise<string> {
  const ended = await at.reeve("sign", "--out", file(name), "--agent", "one", "--user", user, ...words);
  assert.equal(ended.status, 0, ended.err);
  return file(name);
}

const submit = (spec: string, sig: string, ...words: readonly string[]) =>
  at.reeve("submit", "--wait", "--spec", spec, "--sig", sig, ...words);
const logOfNewest = async () => {
  const [number = ""] = (await at.reeve("runs", "--quiet")).out.split("\n");
  return (await at.reeve("logs", number)).out;
};

function toolVerifies(spec: string, sig: string): boolean {
  const words = ["-Y", "verify", "-f", signers, "-I", user, "-n", namespace, "-s", sig];
  return spawnSync("ssh-keygen", words, { input: readFileSync(spec) }).status === 0;
}

function changed(path: string, bytes: Buffer, bit: number): string {
  const other = Buffer.from(bytes);
  other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  writeFileSync(path, other);
  return path;
}

test(
  "what reeve signs is verified by both, submitted as it is, and a changed byte by none",
  tool,
  async () => {
    const spec = await written("job", `--sign=${key}`, "--cwd", place, "--", "echo from a file");
    const sig = `${spec}.sig`;
    assert.equal(statSync(spec).mode & 0o777, 0o600);
    assert.ok(toolVerifies(spec, sig));
    const good = await at.reeve("verify", "--signers", signers, spec, sig);
    assert.equal(good.status, 0, good.err);
    for (const line of [/^audience +one$/m, /^user +\S+, as each host permits$/m, /^signature +good$/m])
      assert.match(good.out, line);
    assert.match(good.out, /^executes +SHELL "-c" "echo from a file"$/m);
    assert.match(good.out, /^time window +until 20/m);
    assert.match(good.out, /^signed by +ssh-ed25519 SHA256:/m);

    const bytes = readFileSync(spec);
    const at8 = (bytes.indexOf("echo") + 1) * 8;
    const bad = changed(file("changed"), bytes, at8);
    assert.ok(!toolVerifies(bad, sig));
    const refused = await at.reeve("verify", bad, sig);
    assert.equal(refused.status, 120);
    assert.match(refused.out, /^signature +NOT GOOD$/m);
    assert.match(refused.err, /^reeve: signature_refused: /);
    const before = (await at.reeve("runs", "--quiet")).out;
    const none = await submit(bad, sig);
    assert.equal(none.status, 120);
    assert.match(none.err, /signature_refused/);
    assert.equal((await at.reeve("runs", "--quiet")).out, before, "no run was made");

    const ended = await submit(spec, sig);
    assert.equal(ended.status, 0, ended.err);
    assert.equal(await logOfNewest(), "from a file\n");
  },
);

test(
  "what ssh-keygen has signed, with a key or a certificate, runs; a stranger's is told",
  tool,
  async () => {
    for (const [name, by] of [
      ["by-key", key],
      ["by-certificate", `${file("certified")}-cert.pub`],
    ] as const) {
      const spec = await written(name, "--unsigned", "--", `echo ${name}`);
      assert.ok(!existsSync(`${spec}.sig`));
      keygen("-Y", "sign", "-n", namespace, "-f", by, spec);
      assert.equal((await at.reeve("verify", "--signers", signers, spec, `${spec}.sig`)).status, 0);
      const ended = await submit(spec, `${spec}.sig`);
      assert.equal(ended.status, 0, ended.err);
      assert.equal(await logOfNewest(), `${name}\n`);
    }
    const spec = await written("by-stranger", "--unsigned", "--", "true");
    keygen("-Y", "sign", "-n", namespace, "-f", file("certified"), spec);
    assert.equal((await at.reeve("verify", spec, `${spec}.sig`)).status, 0, "good, and nobody's permission");
    const refused = await at.reeve("verify", "--signers", signers, spec, `${spec}.sig`);
    assert.equal(refused.status, 120);
    assert.match(refused.err, /no line of that file lets this key sign for/);
  },
);

test("a large script and an input go along as they were signed, or nothing goes", tool, async () => {
  const [script, input] = [file("large"), file("input")];
  writeFileSync(script, `#!/bin/sh\n${"# long\n".repeat(12_000)}cat\n`);
  writeFileSync(input, "the input\n");
  const spec = await written("with-bodies", `--sign=${key}`, "--script", script, "--stdin", input);
  const sig = `${spec}.sig`;
  assert.match((await submit(spec, sig)).err, /names its script by its SHA-256: give that file again/);
  assert.match(
    (await submit(spec, sig, "--script", input, "--stdin", input)).err,
    /--script is not that file/,
  );
  const ended = await submit(spec, sig, "--script", script, "--stdin", input);
  assert.equal(ended.status, 0, ended.err);
  assert.equal(await logOfNewest(), "the input\n");
});

test("what cannot go with files is said, and no file is written over", tool, async () => {
  const spec = await written("once", `--sign=${key}`, "--reruns", "1", "--", "true");
  const sig = `${spec}.sig`;
  const before = readFileSync(spec);
  const job = ["--agent", "one", "--user", user];
  const rows: readonly (readonly [words: readonly string[], says: RegExp])[] = [
    [["sign", "--out", spec, ...job, "--", "true"], /once is there already/],
    [["sign", ...job, "--", "true"], /Give --out FILE/],
    [["sign", "--out", file("none"), "--agent", "one", "--", "true"], /a signed job names its user/],
    [
      ["sign", "--out", file("none"), ...job, "--unsigned", `--sign=${key}`, "--", "true"],
      /give one of them/,
    ],
    [["submit", "--spec", spec], /--spec and --sig go together/],
    [["submit", "--spec", spec, "--sig", sig, "--cwd", "/", "--merge"], /--cwd is in the spec already/],
    [["submit", "--spec", spec, "--sig", sig, "--", "true"], /no words beside --spec/],
    [["submit", "--spec", spec, "--sig", sig, "--retries", "2"], /--retries 2 starts it more often than/],
    [["submit", "--spec", spec, "--sig", sig, "--script", key], /a file that the spec does not name/],
    [["verify", spec], /give the file of the spec and the file of its signature/],
    [["verify", spec, file("nowhere")], /could not read .*nowhere/],
  ];
  for (const [words, says] of rows) {
    const ended = await at.reeve(...words);
    assert.equal(ended.status, 2, `${words.join(" ")}: ${ended.err}`);
    assert.match(ended.err, says);
  }
  assert.ok(!existsSync(file("none")));
  assert.ok(readFileSync(spec).equals(before));
  assert.match(
    (await at.reeve("verify", spec, spec)).err,
    /signature_refused: .* not one armoured signature/,
  );
});
