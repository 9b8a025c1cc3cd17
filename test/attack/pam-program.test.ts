// reeve-pam against the real libpam, real accounts and modules that misbehave: what it answers, what it
// refuses before PAM sees anything, and what a module finds in its process. AT-20 to AT-23 at their lowest
// place. As root; service files and users are made here and removed.
// The danger: a stack that refuses everybody would pass half of these; each refusal has its control with the
// right password.
import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { ask, askBytes, PamHost, pamRequest, pamSkip, reevePam } from "../support/pam-host.ts";

const skip = pamSkip;
const host = new PamHost();
after(() => host.end());

const password = "right horse-battery ærøskøbing";
const stage = { request: 0, service: 1, library: 2, start: 3, authenticate: 4, account: 5 };

// The sanitizers' own crypt() finds no libcrypt behind itself when a module brings that later, so the build
// with sanitizers meets the misbehaving module alone.
test("AT-20: only the right password passes", { skip }, async () => {
  const service = host.unixService();
  const user = host.user({ password });
  const right = await ask({ service, user, password });
  assert.deepEqual(right, { stage: stage.account, code: 0, word: "ok", text: "" });
  for (const wrong of ["wrong", `${password} `, password.slice(0, -1), Buffer.from([0xff, 0xfe])]) {
    const { word, stage: at } = await ask({ service, user, password: wrong });
    assert.deepEqual([word, at], ["password_refused", stage.authenticate], String(wrong));
  }
  const unknown = await ask({ service, user: "rpnobodyatall", password });
  assert.deepEqual([unknown.word, unknown.text], ["password_refused", ""], "it looks like a wrong one");
});

test("AT-20: a password longer than 127 bytes counts to its last byte", { skip }, async () => {
  const service = host.unixService();
  const long = "x".repeat(127) + "Tail";
  const user = host.user({ password: long });
  assert.equal((await ask({ service, user, password: long })).word, "ok");
  const prefix = await ask({ service, user, password: `${"x".repeat(127)}Liar` });
  assert.equal(prefix.word, "password_refused");
  const longest = "y".repeat(511);
  const other = host.user({ password: longest });
  assert.equal((await ask({ service, user: other, password: longest })).word, "ok");
});

test("AT-20: a NUL, a wrong length and an empty text are refused before PAM", { skip }, async () => {
  const service = host.service(`auth required ${host.module} crash`, `account required ${host.module} crash`);
  const good = { service, user: "root", password };
  const wrong: readonly [string, Buffer][] = [
    ["a NUL in the user", pamRequest({ ...good, user: "root\0evil" })],
    ["a NUL in the password", pamRequest({ ...good, password: `${password}\0junk` })],
    ["an empty password", pamRequest({ ...good, password: "" })],
    ["an empty user", pamRequest({ ...good, user: "" })],
    ["512 bytes of password", pamRequest({ ...good, password: "x".repeat(512) })],
    ["a service that is a path", pamRequest({ ...good, service: "../shadow" })],
    ["a service that is hidden", pamRequest({ ...good, service: ".reeve" })],
    ["one byte too few", pamRequest(good).subarray(0, -1)],
    ["one byte too many", Buffer.concat([pamRequest(good), Buffer.from("x")])],
    ["1 MiB of password", Buffer.concat([pamRequest(good), Buffer.alloc(1 << 20, 0x78)])],
    ["nothing", Buffer.alloc(0)],
    ["a foreign format", Buffer.concat([Buffer.from([9]), pamRequest(good).subarray(1)])],
    ["unknown phases", Buffer.concat([Buffer.from([1, 3]), pamRequest(good).subarray(2)])],
  ];
  for (const [what, bytes] of wrong) {
    const { out, status } = await askBytes(bytes);
    assert.equal(status, 0, what);
    assert.equal(out.subarray(4, 13).toString(), "malformed", what);
  }
  const control = await askBytes(pamRequest(good));
  assert.equal(control.signal, "SIGSEGV", "what is well formed comes to the module");
});

test("AT-21: expired accounts and passwords are refused with the right password", { skip }, async () => {
  const service = host.unixService();
  const user = host.user({ password });
  assert.equal((await ask({ service, user, password })).word, "ok");
  host.change("usermod", "-e", "2001-01-01", user);
  const expired = await ask({ service, user, password });
  assert.deepEqual([expired.word, expired.code, expired.stage], ["account_expired", 13, stage.account]);
  assert.equal((await ask({ service, user })).word, "account_expired", "the account phase alone says so too");
  assert.equal((await ask({ service, user, password: "wrong" })).word, "password_refused");
  host.change("usermod", "-e", "", user);
  host.change("chage", "-d", "2001-01-01", "-M", "30", "-I", "5", user);
  assert.equal((await ask({ service, user, password })).word, "password_expired");
  host.change("chage", "-d", "0", "-M", "99999", "-I", "-1", user);
  assert.equal((await ask({ service, user, password })).word, "password_expired", "it must be changed first");
});

test("AT-21: pam_access and pam_time refuse, and say so in the account phase", { skip }, async () => {
  const user = host.user({ password });
  const rules = join(host.place, "access.conf");
  const service = host.service(
    "auth required pam_unix.so",
    "account required pam_unix.so",
    `account required pam_access.so accessfile=${rules}`,
  );
  const allows = async (line: string): Promise<string> => {
    writeFileSync(rules, `${line}\n`);
    return (await ask({ service, user, password })).word;
  };
  assert.equal(await allows(`+:${user}:reeve`), "ok");
  assert.equal(await allows(`-:${user}:reeve`), "account_refused", "the origin is PAM_TTY, `reeve`");
  assert.equal(await allows(`-:${user}:ALL`), "account_refused");
  assert.equal(await allows("-:nobodyelse:ALL"), "ok");
  const times = join(host.place, "time.conf");
  const timed = host.service(
    "auth required pam_unix.so",
    `account required pam_time.so conffile=${times}`,
    "account required pam_unix.so",
  );
  const atTime = async (line: string): Promise<string> => {
    writeFileSync(times, `${line}\n`);
    return (await ask({ service: timed, user, password })).word;
  };
  assert.equal(await atTime(`${timed};*;${user};Al0000-2400`), "ok");
  assert.equal(await atTime(`${timed};*;${user};!Al0000-2400`), "account_refused");
});

test("AT-22: a locked password is refused, an account that never had one is not", { skip }, async () => {
  const service = host.unixService();
  const user = host.user({ password });
  assert.equal((await ask({ service, user })).word, "ok");
  host.change("usermod", "-L", user);
  assert.equal((await ask({ service, user })).word, "account_locked");
  assert.equal((await ask({ service, user, password })).word, "password_refused");
  host.change("usermod", "-U", user);
  assert.equal((await ask({ service, user })).word, "ok");
  const system = host.user({ more: ["-r", "-s", "/usr/sbin/nologin"] });
  assert.equal((await ask({ service, user: system })).word, "ok", "as useradd -r makes it");
  for (const field of ["!", "!!", "*", "!*"]) {
    host.change("usermod", "-p", field, system);
    assert.equal((await ask({ service, user: system })).word, "ok", field);
    assert.equal((await ask({ service, user: system, password })).word, "password_refused", field);
  }
});

test("a service file that is missing or half is refused, and `other` is never taken", { skip }, async () => {
  const user = host.user({ password });
  const cases: readonly [string, string, string][] = [
    ["reevetest-is-not-there", "is missing", password],
    [host.service("account required pam_unix.so"), "has no auth line", password],
    [host.service("auth required pam_unix.so"), "has no account line", password],
    [
      host.service("# auth required pam_unix.so", "#account required pam_unix.so"),
      "has no account",
      password,
    ],
  ];
  for (const [service, says, given] of cases) {
    const answer = await ask({ service, user, password: given });
    assert.equal(answer.word, "no_service");
    assert.equal(answer.stage, stage.service);
    assert.match(answer.text, new RegExp(`^/etc/pam.d/${service} ${says}`));
  }
  const included = host.service(`@include ${host.unixService()}`);
  assert.equal((await ask({ service: included, user, password })).word, "ok");
  const account = host.service("account required pam_unix.so");
  assert.equal((await ask({ service: account, user })).word, "ok", "no auth line is needed for that phase");
});

/** A stack whose authentication is the module, doing `what`. */
const stack = (what: string): string =>
  host.service(`auth required ${host.module} ${what}`, "account required pam_permit.so");

test("every message of a module is answered in its own way, and only the password's question gets it", {
  skip,
}, async () => {
  const answers: readonly [string, string, string][] = [
    ["told", "ok", ""],
    ["again", "ok", ""],
    ["print", "ok", ""],
    ["second", "asks_more", "Verification code:"],
    ["two", "asks_more", "Code:"],
    ["echo", "asks_more", "Code:"],
  ];
  for (const build of ["shipped", "sanitized"] as const) {
    for (const [what, word, text] of answers) {
      const answer = await ask({ service: stack(what), user: "root", password: "right" }, reevePam(build));
      assert.deepEqual([answer.word, answer.text], [word, text], what);
    }
  }
  const wrong = await ask({ service: stack("told"), user: "root", password: "wrong" });
  assert.deepEqual([wrong.word, wrong.text], ["password_refused", ""], "and nothing that was told before");
});

test("a question in the account phase alone gets no answer", { skip }, async () => {
  const service = host.service(`account required ${host.module} ask`);
  const answer = await ask({ service, user: "root" });
  assert.deepEqual([answer.word, answer.text], ["asks_more", "Password:"]);
});

test("a module's wish for a delay holds nobody", { skip }, async () => {
  const answer = await ask({ service: stack("delay"), user: "root", password: "right" });
  assert.equal(answer.word, "password_refused");
});

test("a module finds no way to a core, and the items as documented", { skip }, async () => {
  const service = host.service("auth required pam_permit.so", `account required ${host.module} core`);
  const { text } = await ask({ service, user: "root", password });
  assert.match(text, /^core 0 dumpable 0 /);
  const items = host.service(`account required ${host.module} items`);
  assert.equal((await ask({ service: items, user: "root" })).text, "[reeve][-][-]");
  const named = await ask({ service: items, user: "root", tty: "t", rhost: "h", ruser: "r" });
  assert.equal(named.text, "[t][h][r]");
});

test("AT-66: a module that crashes leaves no core and no answer", { skip }, async () => {
  const { signal, out } = await askBytes(pamRequest({ service: stack("crash"), user: "root", password }));
  assert.equal(signal, "SIGSEGV");
  assert.equal(out.length, 0, "and no answer");
  assert.equal(existsSync("core"), false);
});
