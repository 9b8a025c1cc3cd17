// AT-10 to AT-15, AT-22 to AT-24: for whom a host in root mode runs anything. The real monitor as root, the
// test in net's place, and users that the test makes. Who may not learn whether an account exists is told one
// and the same sentence; the host's own log tells the difference.
// The danger: a refusal for a wrong reason; the same order for a permitted user runs, in the same host.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Report } from "../../agentd/ipc.ts";
import { reeve } from "../../proto/gen/reeve.js";
import { auditRecordsIn } from "../support/audit-records.ts";
import { orderOf, specOf, TestHost } from "../support/host.ts";
import type { ScriptedNet } from "../support/host.ts";
import { programs, writeProgram } from "../support/launcher-client.ts";
import { NetAccount, noRootMode } from "../support/net-account.ts";
import { OrdinaryUser } from "../support/ordinary-user.ts";
import { readLog } from "../support/run-directory.ts";
import { lineOf, makeKey, sshsigOf } from "../support/ssh-keys.ts";

const skip = noRootMode();
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
  host = await TestHost.make({ root: { net: account, policy: policyFor(alice.name) } });
  host.startMonitor();
  net = await host.net();
});
after(async () => {
  await host?.[Symbol.asyncDispose]();
  for (const user of [account, alice, bob]) user?.end();
});

function policyFor(...names: readonly string[]): string {
  return `users:\n${names.map((name) => `  ${JSON.stringify(name)}: { modes: [trusted] }\n`).join("")}`;
}

type Spec = Parameters<typeof specOf>[1];

async function orderFor(runAsUser: string, change: Spec = {}, text = "id -un"): Promise<Report> {
  const spec = specOf(text, { runAsUser, shell: Buffer.alloc(0), ...change });
  const order = orderOf(++lastRun, spec, { proof: "trusted" });
  net.send({ kind: "order", order });
  const report = await net.until(
    (message) =>
      message.kind === "report" &&
      message.report.key.run === order.key.run &&
      ["refused", "closed"].includes(message.report.phase),
    `the end of run ${order.key.run}`,
  );
  assert.ok(report.kind === "report");
  return report.report;
}

const outputOf = ({ key }: Report): string => readLog(host.pathOf(key)).stdout.toString().trim();

/** Each refusal has a reference of its own, which only the host can look up. */
const withoutReference = (detail: string): string =>
  detail.replace(/^reference (\w+); (.*)\1(.*)$/, "reference R; $2R$3");

async function refusedFor(name: string): Promise<Report> {
  const before = readdirSync(join(host.spool, "runs")).length;
  const report = await orderFor(name);
  assert.equal(report.phase, "refused", `${JSON.stringify(name)} is refused`);
  assert.equal(readdirSync(join(host.spool, "runs")).length, before, "and nothing is made for it");
  return report;
}

test("a permitted user's job runs as that user, by the scheduler's word alone", { skip }, async () => {
  const report = await orderFor(alice.name);
  assert.deepEqual([report.exit?.status, outputOf(report), report.actualUser], [0, alice.name, alice.name]);
});

const numbers = ["0", "1001", "-1", "4294967295", "+0", "0x0", "00", "4294967296"];
const malformed = ["-froot", "--", " root", "root ", "a:b", "../x", "$(id) x", ".", "/"];

test("AT-10 to AT-13 no number, odd word, look-alike, root or stranger is a user here", {
  skip,
}, async () => {
  const twins = [alice.name.toUpperCase(), alice.name.replace("v", "ѵ"), `${alice.name}\u0301`, "rооt"];
  const system = ["root", "daemon", "nobody", bob.name, "no-such-user-here", "x".repeat(250)];
  const told = new Set<string>();
  for (const name of ["root\n", "\0", "root\0x"])
    assert.equal(
      (await refusedFor(name)).reason,
      "spec_refused",
      "what no process could be given is no spec",
    );
  for (const name of [...numbers, ...malformed, ...twins, ...system]) {
    const { reason, detail, permanent } = await refusedFor(name);
    told.add(JSON.stringify([reason, withoutReference(detail), permanent]));
  }
  const [first = "[]"] = told;
  assert.equal(told.size, 1, `all are told the same: ${[...told].join("\n")}`);
  assert.deepEqual((JSON.parse(first) as unknown[]).slice(0, 1), ["user_refused"]);
  assert.match(host.errors, /"reason":"root_not_named"/, "the host's log tells them apart");
  assert.match(host.errors, /"reason":"user_not_permitted"/);
  assert.match(host.errors, /"reason":"no_such_account"/);
});

test("AT-15 a job that names nobody runs as nobody", { skip }, async () => {
  const report = await orderFor("");
  assert.deepEqual([report.phase, report.reason, report.permanent], ["refused", "no_user", true]);
});

test("the scheduler's word does for nobody whom the policy lets in by another proof", { skip }, async () => {
  await host.editPolicy(`users:\n  ${alice.name}: { modes: [signed] }\n`);
  const report = await orderFor(alice.name);
  assert.deepEqual([report.phase, report.reason], ["refused", "user_refused"]);
  const spec = specOf("true", { runAsUser: alice.name });
  for (const proof of ["owner", "password", "", "__proto__"]) {
    const order = orderOf(++lastRun, spec, { proof });
    net.send({ kind: "order", order });
    assert.equal((await net.report(order.key, "refused")).reason, "proof_refused", proof);
  }
  await host.editPolicy(policyFor(alice.name));
  assert.equal((await orderFor(alice.name)).phase, "closed");
});

test("AT-41 a signature counts by root's own file for the user, and nothing weaker in its stead", {
  skip,
}, async () => {
  const [own, foreign] = [makeKey("ssh-ed25519"), makeKey("ssh-ed25519")];
  const signers = join(host.directory, "job_signers");
  mkdirSync(signers, { mode: 0o755 });
  writeFileSync(join(signers, alice.name), `${alice.name} ${lineOf(own)}\n`, { mode: 0o600 });
  await host.editPolicy(`job_signers: ${signers}\nusers:\n  ${alice.name}: { modes: [signed] }\n`);
  const spec = specOf("id -un", { runAsUser: alice.name, notAfterMs: Date.now() + 3_600_000 });
  const ask = (key: typeof own) => orderOf(++lastRun, spec, { proof: "signed", sshsig: sshsigOf(key, spec) });
  const stranger = ask(foreign);
  net.send({ kind: "order", order: stranger });
  assert.equal((await net.report(stranger.key, "refused")).permanent, true);
  const good = ask(own);
  net.send({ kind: "order", order: good });
  const closed = await net.report(good.key, "closed");
  assert.deepEqual([closed.exit?.status, outputOf(closed)], [0, alice.name]);
  assert.equal((await orderFor(alice.name)).reason, "user_refused", "the scheduler's word does not do");
  await host.editPolicy(policyFor(alice.name));
});

test("a broken edit changes nothing, and with a broken policy at the start nothing runs for now", {
  skip,
}, async () => {
  await host.editPolicy("users: [\n");
  assert.equal((await orderFor(alice.name)).phase, "closed", "the policy before it stays");
  const told = await net.until(
    (message) => message.kind === "host_state" && message.policyNote !== "",
    "a note",
  );
  assert.match(told.kind === "host_state" ? told.policyNote : "", /policy\.yaml:2:1: /);
  await host.killMonitor();
  const before = host.nets.length;
  host.startMonitor();
  net = await host.net(before);
  const broken = await orderFor(alice.name);
  assert.deepEqual([broken.phase, broken.reason, broken.permanent], ["refused", "policy_broken", false]);
  await host.editPolicy(policyFor(alice.name));
  assert.equal((await orderFor(alice.name)).phase, "closed");
});

test("each decision is recorded with the true reason, the account and the line that decides", {
  skip,
}, async () => {
  await host.editPolicy(`deny_users: [${bob.name}]\n${policyFor(alice.name, bob.name)}`);
  const [good, denied] = [await orderFor(alice.name), await orderFor(bob.name)];
  const recordOf = ({ key }: Report) => auditRecordsIn(host.spool).find(({ run }) => run === key.run);
  const [accepted, refused] = [recordOf(good), recordOf(denied)];
  assert.deepEqual(
    [accepted?.["verdict"], accepted?.["user"], accepted?.["uid"]],
    ["accepted", alice.name, alice.uid],
  );
  assert.match(String(accepted?.["decided_by"]), /policy\.yaml:3:\d+: users\.\S+\.modes$/);
  assert.deepEqual([refused?.["reason"], refused?.["requested_user"]], ["user_denied", bob.name]);
  assert.match(String(refused?.["decided_by"]), /policy\.yaml:1:1: deny_users$/);
  assert.equal(refused?.["policy_sha256"], accepted?.["policy_sha256"]);
  assert.deepEqual([denied.reason, denied.detail.includes(String(refused?.["ref"]))], ["user_refused", true]);
  await host.editPolicy(policyFor(alice.name));
});

/** A change of the account, and it is as before afterwards. */
async function changed(change: readonly string[], back: readonly string[], what: () => Promise<void>) {
  execFileSync("usermod", [...change, alice.name], { stdio: "ignore" });
  try {
    await what();
  } finally {
    execFileSync("usermod", [...back, alice.name], { stdio: "ignore" });
  }
}

test("AT-22 a locked or expired account is refused, and one without a password is not", {
  skip,
}, async () => {
  assert.match(
    execFileSync("getent", ["shadow", alice.name]).toString(),
    /^[^:]+:!/,
    "it never had a password",
  );
  const hash =
    "$6$saltsalt$qFmFH.bQmmtXzyBY0s9v7Oicd2z4XSIecDlB5KiA2/jctKu9YterLp8wwnSq.qc.eoxqOmSuNp2xS0ktL3nh/";
  await changed(["-p", hash], ["-p", "!"], async () => {
    assert.equal((await orderFor(alice.name)).phase, "closed", "a password changes nothing");
  });
  await changed(["-p", `!${hash}`], ["-p", "!"], async () => {
    const { phase, reason } = await orderFor(alice.name);
    assert.deepEqual([phase, reason], ["refused", "account_locked"]);
  });
  for (const field of ["!!", "*", "!*"])
    await changed(["-p", field], ["-p", "!"], async () => {
      assert.equal((await orderFor(alice.name)).phase, "closed", field);
    });
  await changed(["-e", "2020-01-01"], ["-e", ""], async () => {
    const { phase, reason } = await orderFor(alice.name);
    assert.deepEqual([phase, reason], ["refused", "account_expired"]);
  });
});

test("AT-23 an account whose shell is none runs jobs only with one that the policy names", {
  skip,
}, async () => {
  for (const shell of ["/usr/sbin/nologin", "/bin/false", "/opt/unlisted"])
    await changed(["-s", shell], ["-s", "/bin/sh"], async () => {
      const { phase, reason, detail } = await orderFor(alice.name);
      assert.deepEqual([phase, reason], ["refused", "shell_refused"]);
      assert.match(detail, /shell: \/bin\/sh under users/);
    });
  await host.editPolicy(`users:\n  ${alice.name}: { modes: [trusted], shell: /bin/sh, cwd: /var/tmp }\n`);
  await changed(["-s", "/usr/sbin/nologin"], ["-s", "/bin/sh"], async () => {
    const report = await orderFor(alice.name, { cwd: Buffer.alloc(0) }, "echo $SHELL; pwd");
    assert.deepEqual(outputOf(report).split("\n"), ["/bin/sh", "/var/tmp"]);
  });
  await host.editPolicy(policyFor(alice.name));
});

test("AT-24 a home that is missing or closed is told as that", { skip }, async () => {
  await changed(["-d", "/nonexistent/home"], ["-d", alice.home], async () => {
    const { exit } = await orderFor(alice.name, { cwd: Buffer.alloc(0) });
    assert.deepEqual([exit?.kind, exit?.reason], ["reason", "no_home"]);
    assert.equal(
      (await orderFor(alice.name, { cwd: Buffer.from("/") })).exit?.status,
      0,
      "a job elsewhere runs",
    );
    const named = await orderFor(alice.name, { cwd: Buffer.from("/nonexistent") });
    assert.equal(named.exit?.reason, "no_such_cwd", "a directory that the job names is another matter");
  });
  const closed = join(alice.directory, "closed");
  mkdirSync(closed, { mode: 0o700 });
  await changed(["-d", closed], ["-d", alice.home], async () => {
    assert.equal((await orderFor(alice.name, { cwd: Buffer.alloc(0) })).exit?.reason, "no_home");
  });
});

test("AT-14 an account that has become another's between order and start starts nothing", {
  skip,
}, async () => {
  await host.editPolicy(policyFor(alice.name, bob.name));
  const uids = [bob.uid, bob.uid + 1];
  for (const [uid, outcome] of [
    [uids[0], "closed"],
    [uids[1], "refused"],
  ] as const) {
    assert.equal((await orderFor(bob.name)).phase, "closed", "its account is known to the monitor now");
    const launcher = Number(readFileSync(join(host.spool, "daemon.lock"), "utf8"));
    process.kill(launcher, "SIGSTOP");
    const order = orderOf(++lastRun, specOf("id -u", { runAsUser: bob.name }), { proof: "trusted" });
    net.send({ kind: "order", order });
    await net.report(order.key, "accepted");
    await host.killMonitor();
    process.kill(launcher, "SIGKILL");
    execFileSync("usermod", ["-u", String(uid), bob.name], { stdio: "ignore" });
    const before = host.nets.length;
    host.startMonitor();
    net = await host.net(before);
    const report = await net.report(order.key, outcome);
    if (outcome === "refused") assert.equal(report.reason, "account_changed");
    else assert.equal(outputOf(report), String(bob.uid), "with its uid as it was the same start is made");
    execFileSync("usermod", ["-u", String(bob.uid), bob.name], { stdio: "ignore" });
  }
  await host.editPolicy(policyFor(alice.name));
});

test("a script and an input reach the job's user, and a blob that is not net's reaches nobody", {
  skip,
}, async () => {
  const { UNIX_SCRIPT } = reeve.v1.Method;
  const body = Buffer.from("#!/bin/sh\nid -un; cat\n");
  const report = await orderFor(alice.name, { method: UNIX_SCRIPT, body, source: Buffer.alloc(0) }, "");
  assert.equal(outputOf(report), alice.name);
  const sha256 = createHash("sha256").update(body).digest();
  const path = join(host.spool, "net", "blobs", sha256.toString("hex"));
  writeFileSync(path, body);
  const bodyBlob = { sha256, size: body.length };
  const blobs = [{ sha256: sha256.toString("hex"), bytes: body.length }];
  const spec = specOf("", {
    runAsUser: alice.name,
    method: UNIX_SCRIPT,
    source: Buffer.alloc(0),
    shell: Buffer.alloc(0),
    bodyBlob,
  });
  const planted = orderOf(++lastRun, spec, { proof: "trusted", blobs });
  net.send({ kind: "order", order: planted });
  assert.equal(
    (await net.report(planted.key, "refused")).reason,
    "launcher_failed",
    "root's file is not net's to give",
  );
  chownSync(path, account.uid, account.gid);
  const own = orderOf(++lastRun, spec, { proof: "trusted", blobs });
  net.send({ kind: "order", order: own });
  assert.equal((await net.report(own.key, "closed")).exit?.status, 0);
});

test("a listed script gets no variables of the job's, from a file on the host neither", {
  skip,
}, async () => {
  const body = Buffer.from("#!/bin/sh\necho $WHICH\n");
  const listed = createHash("sha256").update(body).digest("hex");
  const envFile = join(alice.home, "variables");
  writeFileSync(envFile, "WHICH=mine\n", { mode: 0o644 });
  const script = { method: reeve.v1.Method.UNIX_SCRIPT, body, source: Buffer.alloc(0) };
  const ask = (more: Spec = {}) => orderFor(alice.name, { ...script, ...more }, "");
  await host.editPolicy(policyFor(alice.name).replace("] }", `], scripts: [${JSON.stringify(listed)}] }`));
  assert.equal((await ask()).exit?.status, 0);
  const { key } = await ask({ envFile: Buffer.from(envFile) });
  const record = auditRecordsIn(host.spool).find(({ run }) => run === key.run);
  assert.deepEqual([record?.["verdict"], record?.["reason"]], ["refused", "script_not_permitted"]);
  await host.editPolicy(policyFor(alice.name));
  assert.equal(outputOf(await ask({ envFile: Buffer.from(envFile) })), "mine", "without the rule");
});

/** A host whose account database answers as directories do: to other spellings, late, or not at all. */
async function directoryHost(): Promise<TestHost> {
  const names = ["CORP\\A.lice$", "hangs", "down", alice.name];
  const directory = await TestHost.make({ root: { net: account, policy: policyFor(...names) } });
  const launcher = join(directory.directory, "launcher");
  mkdirSync(launcher, { mode: 0o755 });
  symlinkSync(join(programs("shipped"), "reeve-launcher"), join(launcher, "reeve-launcher"));
  const { uid, gid, home } = alice;
  const real = join(programs("shipped"), "reeve-account");
  const fields = `'CORP\\A.lice$' ${uid} ${gid} ${home} /bin/sh ${gid} 'domain users:' unknown`;
  const answer = `printf '%s\\0' ${fields}`;
  const cases = [
    `case "$1" in`,
    `name:[Cc]*'\\'[Aa].[Ll]ice'$') ${answer} ;;`,
    `name:hangs) exec sleep 60 ;;`,
    `name:down) exit 1 ;;`,
    `*) exec ${real} "$1" ;;`,
    `esac`,
  ];
  writeProgram(launcher, "reeve-account", `#!/bin/sh\n${cases.join("\n")}\n`);
  directory.set(`launcher=${launcher}`);
  directory.startMonitor();
  return directory;
}

test("AT-13 a directory's account runs under exactly the name that the directory has for it", {
  skip,
}, async () => {
  await using directory = await directoryHost();
  const there = await directory.net();
  const ask = (runAsUser: string) =>
    orderOf(++lastRun, specOf('echo "$USER $(id -u)"', { runAsUser }), { proof: "trusted" });
  const good = ask("CORP\\A.lice$");
  const twin = ask("corp\\a.lice$");
  for (const order of [good, twin]) there.send({ kind: "order", order });
  const closed = await there.report(good.key, "closed");
  const output = readLog(directory.pathOf(closed.key)).stdout.toString();
  assert.match(output, new RegExp(`CORP\\\\A\\.lice\\$ ${alice.uid}\\n$`));
  const refused = await there.report(twin.key, "refused");
  assert.equal(refused.reason, "user_name");
  assert.match(refused.detail, /submit it for "CORP\\\\A\.lice\$"/);
});

test("AT-14 an account database that is down or hangs refuses for now, and holds nobody else up", {
  skip,
}, async () => {
  await using directory = await directoryHost();
  const there = await directory.net();
  const ask = (runAsUser: string) => orderOf(++lastRun, specOf("true", { runAsUser }), { proof: "trusted" });
  const [hangs, down, good] = [ask("hangs"), ask("down"), ask(alice.name)] as const;
  for (const order of [hangs, down, good]) there.send({ kind: "order", order });
  assert.equal((await there.report(good.key, "closed")).exit?.status, 0);
  assert.equal(there.reports(hangs.key).length, 0, "the one that hangs still does");
  for (const order of [down, hangs]) {
    const { reason, permanent } = await there.report(order.key, "refused");
    assert.deepEqual([reason, permanent], ["account_unavailable", false]);
  }
});
