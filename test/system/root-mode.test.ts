// agentd as root, whole: a real scheduler, a real agentd with its network's process as a system user, and
// jobs of other users, from join to cancel. What `agentd check-user` says beforehand is compared with what
// a job then finds. The danger: a user that stays on this machine; each is removed in every outcome.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, readlinkSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Cluster } from "../support/cluster.ts";
import { NetAccount, noRootMode } from "../support/net-account.ts";
import { OrdinaryUser } from "../support/ordinary-user.ts";
import { shownRun, submitted, untilState } from "../support/shown.ts";
import { waitUntil } from "../support/wait-until.ts";

const skip = noRootMode();
let net: NetAccount;
let alice: OrdinaryUser;
let at: Cluster;

before(async () => {
  if (skip !== false) return;
  net = new NetAccount();
  alice = new OrdinaryUser();
  const policy = `users:\n  ${alice.name}: { modes: [trusted] }\n`;
  at = await Cluster.start({ rootMode: { net: net.name, policy }, agentLines: ["cgroup: off"] });
});
after(async () => {
  await at?.end();
  for (const user of [net, alice]) user?.end();
});

const run = (...args: readonly string[]) => at.reeve("run", "--agent", "one", ...args);

function status(pid: number, field: string): string {
  const text = readFileSync(`/proc/${pid}/status`, "latin1");
  return new RegExp(`^${field}:[ \\t]*(.*)$`, "m").exec(text)?.[1]?.trim() ?? "";
}

test("the network's process is the system user, without any power; the monitor has no socket", {
  skip,
}, () => {
  const { net: pid = 0, monitor = 0, launcher = 0 } = at.parts();
  const four = [net.uid, net.uid, net.uid, net.uid].join("\t");
  assert.deepEqual([status(pid, "Uid"), status(pid, "Groups")], [four, ""]);
  for (const set of ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"])
    assert.match(status(pid, set), /^0+$/, set);
  assert.deepEqual([status(pid, "NoNewPrivs"), status(pid, "Seccomp")], ["1", "2"]);
  const environment = readFileSync(`/proc/${pid}/environ`, "latin1").split("\0");
  const names = environment.map((pair) => pair.slice(0, pair.indexOf("="))).filter((name) => name !== "");
  const allowed = ["PATH", "LANG", "HOME", "USER", "LOGNAME", "TZ"];
  assert.deepEqual(
    names.filter((name) => !allowed.includes(name)),
    [],
  );
  for (const root of [monitor, launcher]) {
    assert.equal(status(root, "Uid"), "0\t0\t0\t0");
    const sockets = readdirSync(`/proc/${root}/net`).includes("tcp") ? internetSockets(root) : [];
    assert.deepEqual(sockets, []);
  }
  assert.notEqual(internetSockets(pid).length, 0, "the same look finds net's connection");
});

/** Sockets of IP among its descriptors. */
function internetSockets(pid: number): readonly string[] {
  const tables = ["tcp", "tcp6", "udp", "udp6"].map((name) => readFileSync(`/proc/net/${name}`, "latin1"));
  const inodes = new Set(
    tables.flatMap((text) => text.split("\n").map((line) => line.trim().split(/\s+/)[9])),
  );
  return openSockets(pid).filter((inode) => inodes.has(inode));
}

function openSockets(pid: number): readonly string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
    } catch {
      return [];
    }
  });
}

test("keys are net's alone, the name of the host is root's, and output alone is for net's group", {
  skip,
}, async () => {
  const number = await submitted(at, "--user", alice.name, "--", "echo out; sleep 600");
  await untilState(at, number, "executing");
  const hasOutput = async () => (await at.reeve("logs", number)).out === "out\n";
  await waitUntil(hasOutput, { what: "its output to be there", withinMs: 60_000 });
  const [ledger = ""] = readdirSync(join(at.spool, "runs"));
  const attempt = `${number}.1`;
  const wanted: Readonly<Record<string, readonly [number, number, string]>> = {
    ".": [0, net.gid, "751"],
    identity: [0, 0, "600"],
    claims: [0, 0, "600"],
    runs: [0, net.gid, "2751"],
    [`runs/${ledger}`]: [0, net.gid, "2751"],
    [`runs/${ledger}/${attempt}`]: [0, net.gid, "2751"],
    [`runs/${ledger}/${attempt}/record`]: [0, net.gid, "600"],
    [`runs/${ledger}/${attempt}/output.0`]: [0, net.gid, "640"],
    net: [net.uid, net.gid, "700"],
    "net/tls/key.pem": [net.uid, net.gid, "600"],
  };
  for (const [path, [uid, gid, mode]] of Object.entries(wanted)) {
    const found = statSync(join(at.spool, path));
    assert.deepEqual([found.uid, found.gid, (found.mode & 0o7777).toString(8)], [uid, gid, mode], path);
  }
  await at.reeve("cancel", number);
});

test("a job runs as its user, and check-user said so beforehand", { skip }, async () => {
  const checked = await at.agentd("check-user", alice.name, "--json", "-c", at.agentConfig);
  assert.equal(checked.status, 0, checked.err);
  const said = JSON.parse(checked.out);
  const page = readFileSync(join(import.meta.dirname, "../../docs/reference/job-world.md"), "utf8");
  const [, table = ""] = page.split("## agentd check-user NAME --json");
  const rows = [...table.matchAll(/^\| ((?:`\w+` ?)+) \|/gm)].flatMap(
    ([, names = ""]) => names.match(/\w+/g) ?? [],
  );
  assert.deepEqual(rows.toSorted(), Object.keys(said).toSorted(), "each field has its row");
  const text = [
    "id -u; id -g; id -G; umask; pwd; echo $SHELL $HOME $USER $LOGNAME",
    "ulimit -Sn; ulimit -Hn; grep -c '^NoNewPrivs:.0' /proc/self/status",
  ];
  const ended = await run("--user", alice.name, "--", text.join("; "));
  const [uid, gid, groups = "", umask, directory, names, soft, hard, works] = ended.out.trim().split("\n");
  assert.deepEqual([Number(uid), Number(gid)], [said.uid, said.gid]);
  assert.deepEqual(groups.split(" ").map(Number).toSorted(), said.groups.toSorted());
  assert.equal(said.groups.length, 2, "it has a group besides its own");
  assert.deepEqual([umask, directory], [said.umask, said.directory]);
  assert.equal(names, [said.shell, said.home, said.user, said.user].join(" "));
  const files: string = said.limits["open files"];
  const most = Math.min(Number(files.split(":")[1]), Number(hard));
  assert.deepEqual([soft, Number(hard), works], [files.split(":")[0], most, "1"]);
  const refused = await at.agentd("check-user", "root", "-c", at.agentConfig);
  assert.equal(refused.status, 1);
  assert.match(refused.out, /root has uid 0 and is not named in users[\s\S]*users:\n\s+root:/);
  const nobody = await at.agentd("check-user", "no-such-user-here", "-c", at.agentConfig);
  assert.deepEqual([nobody.status, nobody.out], [1, ""]);
});

test("who may not and who is not there are told the same, and root is not what a job is by default", {
  skip,
}, async () => {
  const told = async (...user: readonly string[]) => {
    const { status: code, err } = await run(...user, "--", "id");
    return `${code} ${err.replaceAll(/run \d+|\b[0-9A-Z]{8}\b/g, "X")}`;
  };
  const [root, none, nobody] = [await told("--user", "root"), await told("--user", "nosuch"), await told()];
  assert.match(root, /^120 .*user_refused/);
  assert.equal(none, root);
  assert.match(nobody, /^120 .*no_user/);
});

test("a log is whole, and a cancel ends the tree of another user's job", { skip }, async () => {
  const many = await run("--user", alice.name, "--", "seq 200000; seq 5 >&2");
  assert.equal(many.status, 0);
  assert.equal(many.out.split("\n").length, 200_001);
  const number = await submitted(
    at,
    "--user",
    alice.name,
    "--grace",
    "300ms",
    "--",
    "setsid sleep 600 & sleep 600",
  );
  await untilState(at, number, "executing");
  await at.reeve("cancel", number, "--wait");
  const { run: seen, attempts } = await untilState(at, number, "cancelled");
  assert.deepEqual([seen.state, attempts[0].exit.processesLeft ?? 0], ["cancelled", 0]);
});

test("a job of another user outlives every process of agentd", { skip }, async () => {
  const gate = join(alice.home, "gate");
  const number = await submitted(
    at,
    "--user",
    alice.name,
    "--",
    `until [ -e ${gate} ]; do sleep 0.1; done; echo on; id -un`,
  );
  await untilState(at, number, "executing");
  const { monitor = 0, launcher = 0, net: pid = 0 } = at.parts();
  for (const part of [pid, launcher, monitor]) process.kill(part, "SIGKILL");
  const isBack = () => at.parts().net !== undefined && at.parts().net !== pid;
  await waitUntil(isBack, { what: "agentd to be whole again", withinMs: 60_000 });
  writeFileSync(gate, "");
  await untilState(at, number, "succeeded");
  assert.equal((await at.reeve("logs", number)).out, `on\n${alice.name}\n`);
  assert.equal((await shownRun(at, number))["run"].state, "succeeded");
});

test("an edit of the policy that is not in force is on the host's line at the scheduler", {
  skip,
}, async () => {
  const policy = join(at.place, "policy.yaml");
  const inForce = readFileSync(policy, "utf8");
  const note = async () => (await at.reeve("agents")).out.split("\n")[1] ?? "";
  assert.doesNotMatch(await note(), /policy/);
  writeFileSync(policy, "users: [\n");
  const isTold = async () => /policy edit NOT in force: .*policy\.yaml:2:1: /.test(await note());
  await waitUntil(isTold, { what: "the note", withinMs: 60_000 });
  writeFileSync(policy, inForce);
  await waitUntil(async () => !/policy/.test(await note()), { what: "the note to go", withinMs: 60_000 });
});

test("check-connection looks through net's eyes, and join tells of its own refusals", { skip }, async () => {
  const good = await at.agentd("check-connection", "-c", at.agentConfig);
  assert.equal(good.status, 0, good.out + good.err);
  const again = await at.agentd("join", at.joinFile, "-c", at.agentConfig);
  assert.equal(again.status, 1, "its string is used up");
  assert.match(again.err, /this host keeps its identity: it has joined as one already/);
});
