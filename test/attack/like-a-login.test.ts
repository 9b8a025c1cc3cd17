// A job's world beside that of a real sshd login of the same user on loopback, point by point: identity,
// capabilities, limits, umask, directory, environment, keyring, CPUs, scheduling, securebits, label, signals.
// What differs must be a row of docs/reference/job-world.md, with its reason, and every row must differ.
// The danger: a comparison that sees nothing; the same probe as root differs in more than the table allows.
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { freePort } from "../support/cluster.ts";
import { orderOf, root, specOf, TestHost } from "../support/host.ts";
import { NetAccount, noRootMode } from "../support/net-account.ts";
import { OrdinaryUser } from "../support/ordinary-user.ts";
import { readLog } from "../support/run-directory.ts";
import { waitUntil } from "../support/wait-until.ts";

const tools = ["/usr/sbin/sshd", "ssh", "ssh-keygen", "setpriv", "chrt", "ionice"];
const missing = tools.find((tool) => spawnSync("sh", ["-c", `command -v ${tool}`]).status !== 0);
const skip = noRootMode() || (missing !== undefined && `needs ${missing}`);

const fields =
  "Uid Gid Groups CapInh CapPrm CapEff CapBnd CapAmb NoNewPrivs Seccomp SigBlk SigIgn Cpus_allowed";
const limits = "c d e f i l m n q r s t u v x";
/** One `name=value` a line. */
const probe = `
one() { printf '%s=%s\\n' "$1" "$2"; }
one id "$(id)"
for field in ${fields}; do one $field "$(grep "^$field:" /proc/self/status | cut -f 2-)"; done
for limit in ${limits}; do one limit-$limit "$(ulimit -S$limit):$(ulimit -H$limit)"; done
one umask "$(umask)"
one directory "$(pwd)"
one nice "$(nice)"
one oom-score "$(cat /proc/self/oom_score_adj)"
one scheduling "$(chrt -p $$ | sed 's/.*: //' | tr '\\n' ' ')"
one io-priority "$(ionice -p $$)"
one securebits "$(setpriv --dump | grep -i secure)"
one label "$(cat /proc/self/attr/current 2> /dev/null | tr -d '\\0')"
one session "$(set -- $(cat /proc/$$/stat); [ $1 = $6 ] && echo leads) $(tty)"
one descriptors "$(for fd in /proc/$$/fd/*; do echo "\${fd##*/}"; done | head -3 | xargs)"
one keyring "$(keyctl show @s 2> /dev/null | sed -n '2s/^ *[0-9]* *//p')"
for name in HOME USER LOGNAME SHELL PATH LANG TZ MAIL; do one env-$name "$(printenv $name)"; done
known='REEVE_|SSH_|_|PWD|SHLVL|OLDPWD|HOME|USER|LOGNAME|SHELL|PATH|LANG|TZ|MAIL'
one env-names "$(env | grep -vE "^($known)" | cut -d = -f 1 | sort | xargs)"
`;

let account: NetAccount;
let alice: OrdinaryUser;
let host: TestHost;
let place: string;
let sshd: ChildProcess | undefined;
let port: number;

before(async () => {
  if (skip !== false) return;
  account = new NetAccount();
  alice = new OrdinaryUser();
  // sshd takes `!` for locked, also where nobody ever set a password.
  execFileSync("usermod", ["-p", "*", "-s", "/bin/bash", alice.name]);
  place = mkdtempSync(join(tmpdir(), "reeve-login-"));
  chmodSync(place, 0o755);
  await startSshd();
  const policy = `users:\n  ${alice.name}: { modes: [trusted] }\n`;
  host = await TestHost.make({ root: { net: account, policy } });
  host.startMonitor();
});
after(async () => {
  sshd?.kill("SIGTERM");
  await host?.[Symbol.asyncDispose]();
  for (const user of [account, alice]) user?.end();
  if (place !== undefined) rmSync(place, { recursive: true, force: true });
});

async function startSshd(): Promise<void> {
  for (const name of ["host", "key"])
    execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", join(place, name)]);
  const keys = join(place, "authorized_keys");
  writeFileSync(keys, readFileSync(join(place, "key.pub")), { mode: 0o644 });
  mkdirSync("/run/sshd", { recursive: true, mode: 0o755 });
  port = await freePort();
  const lines = [
    ...[`Port ${port}`, "ListenAddress 127.0.0.1", `HostKey ${place}/host`, `AuthorizedKeysFile ${keys}`],
    ...["UsePAM no", "PasswordAuthentication no", "StrictModes no", `PidFile ${place}/pid`],
  ];
  writeFileSync(join(place, "sshd_config"), `${lines.join("\n")}\n`);
  sshd = spawn("/usr/sbin/sshd", ["-D", "-e", "-f", join(place, "sshd_config")], { stdio: "ignore" });
  chownSync(join(place, "key"), 0, 0);
}

type Points = ReadonlyMap<string, string>;

function pointsOf(text: string): Points {
  const lines = text.split("\n").filter((line) => line.includes("="));
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1).trim()]),
  );
}

async function loginPoints(): Promise<Points> {
  const options = ["BatchMode=yes", "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null"];
  const args = ["-F", "/dev/null", "-p", String(port), "-i", join(place, "key"), "-o", "LogLevel=ERROR"];
  for (const option of options) args.push("-o", option);
  let out = "";
  const answers = (): boolean => {
    const { status, stdout } = spawnSync("ssh", [...args, `${alice.name}@127.0.0.1`, probe], {
      env: { PATH: "/usr/bin:/bin" },
    });
    out = stdout.toString();
    return status === 0;
  };
  await waitUntil(answers, { what: "sshd to let the user in", withinMs: 60_000 });
  return pointsOf(out);
}

async function jobPoints(): Promise<Points> {
  const net = await host.net();
  const spec = specOf(probe, { runAsUser: alice.name, shell: Buffer.alloc(0), cwd: Buffer.alloc(0) });
  const order = orderOf(1, spec, { proof: "trusted" });
  net.send({ kind: "order", order });
  const report = await net.report(order.key, "closed");
  assert.equal(report.exit?.status, 0, JSON.stringify(report));
  return pointsOf(readLog(host.pathOf(order.key)).stdout.toString());
}

function differing(one: Points, other: Points): readonly string[] {
  return [...one.keys()].filter((name) => one.get(name) !== other.get(name));
}

/** The first column of the table of differences. */
function documented(): ReadonlyMap<string, boolean> {
  const page = readFileSync(join(root, "docs/reference/job-world.md"), "utf8");
  const [, table = ""] = page.split("## Where a job differs from a login");
  const rows = table
    .split("\n")
    .flatMap((line) => /^\| `([a-zA-Z-]+)`( \(may\))? \|/.exec(line)?.slice(1) ?? []);
  const names = new Map<string, boolean>();
  for (let at = 0; at < rows.length; at += 2) names.set(rows[at] ?? "", rows[at + 1] === undefined);
  return names;
}

test("AT-65 a job's world is a login's, but for what the reference lists with its reason", {
  skip,
}, async (t) => {
  const login = await loginPoints();
  const job = await jobPoints();
  assert.deepEqual([...job.keys()], [...login.keys()], "both answered every question");
  assert.ok(login.size > 45, `only ${login.size} points were compared`);
  const differs = differing(login, job);
  for (const name of differs) t.diagnostic(`${name}: login ${login.get(name)}, job ${job.get(name)}`);
  const known = documented();
  assert.deepEqual(
    differs.filter((name) => !known.has(name)),
    [],
    "each difference has its row",
  );
  const always = [...known].filter(([, isAlways]) => isAlways).map(([name]) => name);
  assert.deepEqual(
    always.filter((name) => !differs.includes(name)),
    [],
    "each row is a difference",
  );
  const control = pointsOf(spawnSync("bash", ["-c", probe], { cwd: "/" }).stdout.toString());
  const unknown = differing(control, job).filter((name) => !known.has(name));
  for (const name of ["id", "Uid", "CapEff", "directory", "env-HOME"])
    assert.ok(unknown.includes(name), name);
});
