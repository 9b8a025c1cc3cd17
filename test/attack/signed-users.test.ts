// Signed jobs on a host in root mode: the policy names who is proved by signature, and root's own files whose
// keys those are. The test plays net and the scheduler behind it; users are made and removed here.
// The danger: a stranger who learns who may run jobs here; who has not the right key is told one sentence.
import assert from "node:assert/strict";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Report } from "../../agentd/ipc.ts";
import { orderOf, type ScriptedNet, specOf, TestHost } from "../support/host.ts";
import { NetAccount, noRootMode } from "../support/net-account.ts";
import { OrdinaryUser } from "../support/ordinary-user.ts";
import { readLog } from "../support/run-directory.ts";
import { lineOf, makeKey, sshsigOf, type TestKey } from "../support/ssh-keys.ts";

const skip = noRootMode();
const key = makeKey("ssh-ed25519");
const other = makeKey("ssh-ed25519");
let account: NetAccount;
let alice: OrdinaryUser;
let bob: OrdinaryUser;
let host: TestHost;
let net: ScriptedNet;
let lastRun = 0;

before(async () => {
  if (skip !== false) return;
  account = new NetAccount();
  alice = new OrdinaryUser();
  bob = new OrdinaryUser();
  host = await TestHost.make({ root: { net: account, policy: "" } });
  mkdirSync(join(host.directory, "job_signers"), { mode: 0o755 });
  const directory = `job_signers: ${join(host.directory, "job_signers")}`;
  host.writePolicy(`${directory}\nusers:\n  ${alice.name}: { modes: [signed] }\n`);
  writeSigners(key);
  host.startMonitor();
  net = await host.net();
});
after(async () => {
  await host?.[Symbol.asyncDispose]();
  for (const user of [account, alice, bob]) user?.end();
});

function writeSigners(signer: TestKey): void {
  writeFileSync(signersOf(alice), `${alice.name} ${lineOf(signer)}\n`, { mode: 0o644 });
}

const signersOf = (user: OrdinaryUser): string => join(host.directory, "job_signers", user.name);

async function ended(user: string, signer: TestKey | null, proof = "signed"): Promise<Report> {
  const spec = specOf("id -un", {
    runAsUser: user,
    shell: Buffer.alloc(0),
    notAfterMs: Date.now() + 3_600_000,
  });
  const sshsig = signer === null ? null : sshsigOf(signer, spec);
  const order = orderOf(++lastRun, spec, { proof, sshsig });
  net.send({ kind: "order", order });
  const isEnd = (report: Report) => ["refused", "closed"].includes(report.phase);
  const message = await net.until(
    (said) => said.kind === "report" && said.report.key.run === order.key.run && isEnd(said.report),
    `the end of run ${order.key.run}`,
  );
  assert.ok(message.kind === "report");
  return message.report;
}

async function runsAsAlice(): Promise<void> {
  const report = await ended(alice.name, key);
  assert.equal(report.exit?.status, 0, report.detail);
  assert.equal(readLog(host.pathOf(report.key)).stdout.toString().trim(), alice.name);
}

test("what the user's key has signed runs as that user", { skip }, runsAsAlice);

test("AT-26, AT-41: a wrong key, a weaker proof and a stranger are told the same, and nothing runs", {
  skip,
}, async () => {
  const cases: readonly (readonly [who: string, signer: TestKey | null, proof?: string])[] = [
    [alice.name, other],
    [alice.name, key, "trusted"],
    [bob.name, key],
    ["no-such-user-here", key],
    ["root", key],
  ];
  const told = new Set<string>();
  for (const [who, signer, proof] of cases) {
    const { reason, detail, phase } = await ended(who, signer, proof);
    assert.equal(phase, "refused");
    told.add(`${reason} ${detail.replace(/\b[0-9A-Z]{8}\b/g, "R")}`);
  }
  assert.equal(told.size, 1, [...told].join("\n"));
  assert.match([...told][0] ?? "", /^user_refused reference R/);
  await runsAsAlice();
});

test("AT-39: root's files of keys are read for each job, and believed only when they are root's", {
  skip,
}, async () => {
  writeSigners(other);
  assert.equal((await ended(alice.name, key)).reason, "user_refused");
  writeSigners(key);
  chmodSync(signersOf(alice), 0o666);
  const { reason, permanent } = await ended(alice.name, key);
  assert.deepEqual([reason, permanent], ["signers_unavailable", false]);
  chmodSync(signersOf(alice), 0o644);
  await runsAsAlice();
});
