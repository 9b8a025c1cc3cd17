// Password mode end to end in owner mode: an ordinary user's agent that wants its owner's password with every
// job, real accounts, real PAM, the real `reeve`. What passes, what is refused and for which reason, who may
// put a key in another's place, and where the password can be found afterwards. AT-20, AT-21, AT-26, AT-66,
// AT-81. As root, which makes the user.
// The danger: a search that finds nothing because it looks nowhere; each has a control that is found.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Cluster } from "../support/cluster.ts";
import { memoryOf } from "../support/memory.ts";
import { OrdinaryUser } from "../support/ordinary-user.ts";
import { PamHost, pamSkip, setPassword } from "../support/pam-host.ts";
import { shownRun, submitted, untilShown, untilState, withinMs } from "../support/shown.ts";
import { waitUntil } from "../support/wait-until.ts";

const skip = pamSkip;
const password = "canary-Kirkeby-7f3a9c-ÆØÅ";
let host: PamHost;
let user: OrdinaryUser;
let at: Cluster;
let service: string;
/** one line for each time that PAM was asked to authenticate */
let asked: string;
before(async () => {
  if (skip !== false) return;
  host = new PamHost();
  user = new OrdinaryUser();
  try {
    setPassword(user.name, password);
    asked = join(user.home, "asked");
    const counts = join(user.home, "counts");
    file(counts, `#!/bin/sh\necho asked >> ${asked}\n`, 0o755);
    service = host.service(
      `auth optional pam_exec.so quiet ${counts}`,
      "auth required pam_unix.so",
      "account required pam_unix.so",
    );
    const agentLines = [`pam_service: ${service}`, "require_password: true", "cgroup: off"];
    at = await Cluster.start({
      place: user.home,
      through: user.through,
      root: user.checkout,
      agentLines,
    });
  } catch (error) {
    user.end();
    host.end();
    throw error;
  }
});
after(async () => {
  if (skip !== false) return;
  try {
    await at.end();
  } finally {
    user.end();
    host.end();
  }
});

/** Of the user. */
function file(path: string, content: string | Uint8Array, mode = 0o600): string {
  writeFileSync(path, content, { mode });
  chownSync(path, user.uid, user.gid);
  return path;
}

const passwordFile = (content: string | Uint8Array = `${password}\n`): string =>
  file(join(user.home, "password"), content);
const run = (...words: readonly string[]) => at.reeve("run", "--agent", "one", ...words);
const timesAsked = (): number =>
  existsSync(asked) ? readFileSync(asked, "utf8").trim().split("\n").length : 0;
const known = (): string => join(user.home, ".config", "reeve", "known_agents");
const agentds = () => at.agentd("show-key", "-c", at.agentConfig);
const runs = async (): Promise<number> => (await at.reeve("runs", "--quiet")).out.trim().split("\n").length;

test("a job without a password is refused, and says how to bring one", { skip }, async () => {
  const ended = await run("--", "true");
  assert.equal(ended.status, 120);
  assert.match(ended.err, /proof_refused: .*takes jobs with its owner's password: reeve submit --password/u);
});

test("a key that nobody has confirmed gets no password", { skip }, async () => {
  const before = await runs();
  const unasked = await run("--password-file", passwordFile(), "--", "true");
  assert.equal(unasked.status, 2);
  assert.match(unasked.err, /agent one: SHA256:[A-Za-z0-9+/]{43}/u);
  assert.match(unasked.err, /agentd show-key/u);
  assert.match(unasked.err, /--agent-key FINGERPRINT/u);
  const other = `SHA256:${"A".repeat(43)}`;
  const named = await run("--password-file", passwordFile(), "--agent-key", other, "--", "true");
  assert.equal(named.status, 124);
  assert.match(named.err, /agent_key: no --agent-key is that of agent one: SHA256:/u);
  assert.equal(existsSync(known()), false, "nothing was confirmed");
  assert.equal(await runs(), before, "nothing was submitted");
});

test("the right password runs the job, and its key is known from then on", { skip }, async () => {
  const shown = await agentds();
  assert.equal(shown.status, 0, shown.err);
  const key = shown.out.trim();
  const first = await run("--password-file", passwordFile(), "--agent-key", key, "--", "id -un");
  assert.deepEqual([first.status, first.out], [0, `${user.name}\n`], first.err);
  assert.match(
    readFileSync(known(), "utf8"),
    new RegExp(`^[0-9a-f]{32} one ${key.replaceAll("+", "\\+")}\n$`, "u"),
  );
  const again = await run("--password-file", passwordFile(), "--user", user.name, "--", "echo again");
  assert.deepEqual([again.status, again.out], [0, "again\n"], again.err);
  const listed = JSON.parse((await at.reeve("agents", "--json")).out).agent;
  assert.match(listed.sealingKey, /^[0-9a-f]{64}$/u);
  const detail = await shownRun(at, "1");
  assert.equal(JSON.stringify(detail).includes("sealed"), false, "what is sealed is nobody's to see");
});

test("a key that has changed is refused, not asked about, and nothing is submitted", { skip }, async () => {
  const line = readFileSync(known(), "utf8");
  const before = await runs();
  file(known(), line.replace(/SHA256:.*/u, `SHA256:${"B".repeat(43)}`));
  const key = (await agentds()).out.trim();
  const ended = await run("--password-file", passwordFile(), "--agent-key", key, "--", "true");
  assert.equal(ended.status, 124);
  assert.match(ended.err, /agent_key: the sealing key of agent one has changed/u);
  assert.match(ended.err, /remove line 1 of .*known_agents/u);
  assert.equal(await runs(), before);
  file(known(), line, 0o666);
  execFileSync("chmod", ["0666", known()]);
  const writable = await run("--password-file", passwordFile(), "--", "true");
  assert.match(writable.err, /may be written by others; run: chmod go-w/u);
  execFileSync("chmod", ["0600", known()]);
  assert.equal((await run("--password-file", passwordFile(), "--", "true")).status, 0, "the control");
});

test("AT-20: a wrong password is refused for good, and PAM is asked about it once", { skip }, async () => {
  const before = timesAsked();
  const wrong = passwordFile(`${password}x\n`);
  const ended = await run("--retries", "3", "--retry-delay", "0", "--password-file", wrong, "--", "true");
  assert.equal(ended.status, 120);
  assert.match(ended.err, /password_refused: /u);
  assert.equal(timesAsked(), before + 1, "a retry that was allowed for failures is none of this");
  const number = /run (\d+)/u.exec(ended.err)?.[1] ?? "";
  await at.restartAgentd(`pam_service: ${service}`, "require_password: true", "cgroup: off");
  assert.equal((await at.reeve("restart", number)).status, 0);
  const { attempts } = await untilShown(at, number, "to be refused again", (shown) => {
    return shown["run"].attempt === 2 && shown["run"].state === "failed";
  });
  assert.equal(attempts[1].reason, "password_refused");
  assert.match(attempts[1].detail, /refused before; PAM was not asked again/u);
  assert.equal(timesAsked(), before + 1, "also after agentd was started anew");
});

test("AT-20: what cannot be a password is refused before it is sent", { skip }, async () => {
  const before = await runs();
  for (const [content, says] of [
    ["\n", /the password is empty/u],
    ["", /the password is empty/u],
    [`${password}\0junk\n`, /NUL byte/u],
    ["x".repeat(512), /512 bytes; the limit is 511/u],
    ["x".repeat(1 << 20), /bytes; the limit is 511/u],
  ] as const) {
    const ended = await run("--password-file", passwordFile(content), "--", "true");
    assert.equal(ended.status, 2);
    assert.match(ended.err, says);
    assert.equal(ended.err.includes(password), false);
  }
  const none = await run("--password", "--", "true");
  assert.match(none.err, /asks on a terminal and there is none/u);
  const both = await run("--password", "--password-file", "x", "--", "true");
  assert.match(both.err, /give one of them/u);
  assert.equal(await runs(), before);
});

test("who is not root can check its own user's password alone, and says so", { skip }, async () => {
  const before = timesAsked();
  const ended = await run("--password-file", passwordFile(), "--user", "root", "--", "id -un");
  assert.equal(ended.status, 120);
  assert.match(ended.err, /foreign_user: .*not root: it can check the password of its owner/u);
  assert.equal(timesAsked(), before, "PAM was not asked");
});

test("AT-21: an expired account is refused with the right password", { skip }, async () => {
  execFileSync("usermod", ["-e", "2001-01-01", user.name]);
  try {
    const ended = await run("--password-file", passwordFile(), "--", "true");
    assert.equal(ended.status, 120);
    assert.match(ended.err, /account_expired: /u);
  } finally {
    execFileSync("usermod", ["-e", "", user.name]);
  }
  assert.equal((await run("--password-file", passwordFile(), "--", "true")).status, 0, "the control");
});

test("a service file that is taken away refuses every password, not `other`'s way", { skip }, async () => {
  rmSync(join("/etc/pam.d", service));
  const ended = await run("--password-file", passwordFile(), "--", "true");
  assert.equal(ended.status, 120);
  assert.match(ended.err, new RegExp(`pam_not_set_up: .*/etc/pam.d/${service} is missing`, "u"));
});

/** Processes other than this one whose arguments or environment have these bytes. */
function processesWith(bytes: string): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name) && name !== String(process.pid))
    .filter((pid) => {
      try {
        const read = (what: string) => readFileSync(`/proc/${pid}/${what}`);
        return read("cmdline").includes(bytes) || read("environ").includes(bytes);
      } catch {
        return false; // gone, or none of ours
      }
    });
}

test("AT-25, AT-66, AT-81: a module that hangs is killed; its password is nowhere else", {
  skip,
}, async () => {
  const hangs = [`auth required ${host.module} hang`, "account required pam_permit.so"];
  writeFileSync(join("/etc/pam.d", service), `${hangs.join("\n")}\n`);
  execFileSync("chmod", ["0755", host.place]);
  const number = await submitted(at, "--password-file", passwordFile(), "--", "true");
  const helper = await waitUntil(() => processNamed("reeve-pam"), { what: "PAM to be asked", withinMs });
  assert.deepEqual(processesWith(password), []);
  assert.deepEqual(processesWith(user.home).length > 0, true, "the look finds what is there");
  const control = spawn("sh", ["-c", "sleep 60 # $0", password], { stdio: "ignore" });
  await waitUntil(() => processesWith(password).length > 0, { what: "the control", withinMs });
  control.kill();
  assert.ok(memoryOf(helper).includes(password), "the control: it has it");
  const monitor = at.parts().monitor ?? 0;
  assert.equal(memoryOf(monitor).includes(password), false, "the monitor has handed it on");
  assert.ok(memoryOf(monitor).includes("monitor.up"), "the look finds what is there");
  const isRefused = ({ attempts }: any) => attempts[0]?.reason === "pam_unavailable";
  const seen = await untilShown(at, number, "to wait again", isRefused);
  assert.match(seen["attempts"][0].detail, /did not answer in time and was killed/u);
  assert.equal((await at.reeve("cancel", number)).status, 0);
  await untilState(at, number, "cancelled");
  assert.deepEqual(filesWith(password), [join(user.home, "password")], "but in the file that we wrote");
  assert.ok(
    filesWith("id -un").some((path) => path.includes("scheduler.db")),
    "the look finds what is there",
  );
});

/** Logs, spool, database and all else of both daemons. */
function filesWith(bytes: string): readonly string[] {
  const look = ["-c", 'grep -rlF -e "$1" "$2" || true', "sh", bytes, user.home];
  return execFileSync("sh", look).toString().trim().split("\n");
}

/** Its pid. */
function processNamed(name: string): number | undefined {
  const found = readdirSync("/proc").find((pid) => {
    try {
      return /^\d+$/u.test(pid) && readFileSync(`/proc/${pid}/comm`, "utf8").trim() === name;
    } catch {
      return false;
    }
  });
  return found === undefined ? undefined : Number(found);
}
