// PAM in root mode: passwords of users whom the policy lets be proved so, and the account phase for jobs that
// no password proved. The real monitor as root, the test in net's place, real users, real PAM. AT-21, AT-22,
// AT-25, AT-41.
// The danger: a refusal by something else than PAM; for each there is the same order with PAM's consent.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Report } from "../../agentd/ipc.ts";
import { fingerprintOf, publicHalf, readSealingKey, seal } from "../../proto/common/seal.ts";
import { orderOf, patienceMs, specOf, TestHost } from "../support/host.ts";
import type { ScriptedNet } from "../support/host.ts";
import { NetAccount, noRootMode } from "../support/net-account.ts";
import { PamHost, pamSkip } from "../support/pam-host.ts";
import { readLog } from "../support/run-directory.ts";
import { waitUntil } from "../support/wait-until.ts";

const skip = pamSkip === false ? noRootMode() : pamSkip;
const right = "right horse battery";
let account: NetAccount;
let pam: PamHost;
let host: TestHost;
let net: ScriptedNet;
let users: Readonly<Record<"alice" | "bob" | "eve" | "system", string>>;
let lastRun = 0;
const access = (): string => join(pam.place, "access.conf");
const asked = (): number => {
  const path = join(pam.place, "asked");
  return existsSync(path) ? readFileSync(path, "utf8").trim().split("\n").length : 0;
};

before(async () => {
  if (skip !== false) return;
  account = new NetAccount();
  pam = new PamHost();
  const home = ["-d", "/"];
  users = {
    alice: pam.user({ password: right, more: home }),
    bob: pam.user({ password: right, more: home }),
    eve: pam.user({ more: home }),
    system: pam.user({ more: ["-r", "-d", "/nonexistent", "-s", "/usr/sbin/nologin"] }),
  };
  writeFileSync(access(), "");
  const counts = join(pam.place, "counts");
  writeFileSync(counts, `#!/bin/sh\necho asked >> ${pam.place}/asked\n`, { mode: 0o755 });
  const service = pam.service(
    `auth optional pam_exec.so quiet ${counts}`,
    "auth required pam_unix.so",
    "account required pam_unix.so",
    `account required pam_access.so accessfile=${access()}`,
    `account [success=1 default=ignore] pam_succeed_if.so quiet user != ${users.eve}`,
    `account required ${pam.module} hang`,
    "account required pam_permit.so",
  );
  const policy = [
    "users:",
    `  ${users.alice}: { modes: [trusted, password] }`,
    `  ${users.bob}: { modes: [trusted] }`,
    `  ${users.eve}: { modes: [trusted] }`,
    `  ${users.system}: { modes: [trusted], shell: /bin/sh, cwd: / }`,
  ];
  const options = { net: account, policy: `${policy.join("\n")}\n` };
  host = await TestHost.make({ root: options, sets: [`pam_service=${service}`] });
  host.startMonitor();
  net = await host.net();
});
after(async () => {
  await host?.[Symbol.asyncDispose]();
  account?.end();
  pam?.end();
});

type Sent = { readonly run: number };

function send(spec: Buffer, more: Parameters<typeof orderOf>[2]): Sent {
  const order = orderOf(++lastRun, spec, more);
  net.send({ kind: "order", order });
  return { run: order.key.run };
}

const reportOf = ({ run }: Sent): Report | undefined => {
  const found = net.heard.find(
    (message) =>
      message.kind === "report" &&
      message.report.key.run === run &&
      ["refused", "closed"].includes(message.report.phase),
  );
  return found?.kind === "report" ? found.report : undefined;
};
const ended = (sent: Sent): Promise<Report> =>
  waitUntil(() => reportOf(sent), { what: `the end of run ${sent.run}`, withinMs: patienceMs });

const jobOf = (runAsUser: string): Buffer => specOf("id -un", { runAsUser, shell: Buffer.alloc(0) });
const trusted = (user: string): Promise<Report> => ended(send(jobOf(user), { proof: "trusted" }));
const outputOf = ({ key }: Report): string => readLog(host.pathOf(key)).stdout.toString().trim();

/** As `reeve submit --password` seals it. */
function sealed(user: string, password: string, spec: Buffer) {
  const key = readSealingKey(readFileSync(join(host.spool, "sealing.key"), "latin1"));
  assert.ok(key !== undefined);
  const publicKey = publicHalf(key);
  const keyId = fingerprintOf(publicKey);
  const expiresMs = Date.now() + 600_000;
  const specSha256 = createHash("sha256").update(spec).digest("hex");
  const to = { agent: "web-1", specSha256, expiresMs, keyId };
  return { keyId, expiresMs, sealed: seal(publicKey, to, { user, password: Buffer.from(password) }) };
}

function byPassword(user: string, password: string, sealedUser = user): Promise<Report> {
  const spec = jobOf(user);
  return ended(send(spec, { proof: "password", password: sealed(sealedUser, password, spec) }));
}

test("a sealed password runs the job as its user, a wrong one nothing", { skip }, async () => {
  const report = await byPassword(users.alice, right);
  assert.deepEqual([report.exit?.status, outputOf(report)], [0, users.alice], JSON.stringify(report));
  const wrong = await byPassword(users.alice, `${right}x`);
  assert.deepEqual([wrong.phase, wrong.reason, wrong.permanent], ["refused", "password_refused", true]);
});

test("AT-41: PAM is not asked about a user whom the policy wants proved otherwise", { skip }, async () => {
  const before = asked();
  const report = await byPassword(users.bob, right);
  assert.deepEqual([report.phase, report.reason], ["refused", "user_refused"]);
  const nobody = await byPassword("rpnobodyatall", right);
  assert.equal(nobody.reason, "user_refused", "as one who is not there");
  assert.equal(asked(), before);
  assert.equal((await trusted(users.bob)).exit?.status, 0, "the control: by the other proof");
});

test("a password proves the user that it was sealed with, and no other", { skip }, async () => {
  const report = await byPassword(users.bob, right, users.alice);
  assert.deepEqual([report.phase, report.reason], ["refused", "proof_refused"]);
  assert.match(report.detail, /the spec names/u);
});

test("AT-21: PAM's account phase decides for jobs that no password proved", { skip }, async () => {
  assert.equal((await trusted(users.alice)).exit?.status, 0);
  writeFileSync(access(), `-:${users.alice}:ALL\n`);
  const refused = await trusted(users.alice);
  assert.deepEqual([refused.phase, refused.reason, refused.permanent], ["refused", "account_refused", true]);
  const bob = await trusted(users.bob);
  assert.equal(bob.exit?.status, 0, "others are not concerned");
  writeFileSync(access(), "");
  assert.equal((await trusted(users.alice)).exit?.status, 0, "the control");
});

test("AT-22: a service account without a password runs where the policy names shell and cwd", {
  skip,
}, async () => {
  const report = await trusted(users.system);
  assert.deepEqual([report.exit?.status, outputOf(report)], [0, users.system], JSON.stringify(report));
});

test("AT-25: a user whose module hangs is refused for now, others' jobs start meanwhile", {
  skip,
}, async () => {
  const hanging = Array.from({ length: 20 }, () => send(jobOf(users.eve), { proof: "trusted" }));
  const report = await trusted(users.alice);
  assert.equal(report.exit?.status, 0);
  const still = hanging.filter((sent) => reportOf(sent) === undefined);
  assert.ok(still.length > 0, "twenty of them, two at a time, take a hundred seconds");
  const first = await waitUntil(() => hanging.map(reportOf).find((found) => found !== undefined), {
    what: "the first of them to be refused",
    withinMs: patienceMs,
  });
  assert.deepEqual([first.reason, first.permanent], ["pam_unavailable", false]);
});
