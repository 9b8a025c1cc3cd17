// A command line on another host, over mTLS against the real daemons: it joins by a token, and then
// everything that scripts rely on works as on the unix socket, until it is revoked.
// The danger: a command that found the unix socket after all; it is given a home in which there is none,
// and what it did must be recorded under its certificate's name.
import assert from "node:assert/strict";
import { createPrivateKey, createPublicKey, X509Certificate } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openAuthority } from "../../scheduler/agents/authority.ts";
import { CliProcess, cliMain, type Ended } from "../support/cli-process.ts";
import { Cluster } from "../support/cluster.ts";
import { waitUntil } from "../support/wait-until.ts";

const withinMs = 60_000;
let at: Cluster;
let home: string;
let profile: string;

before(async () => {
  at = await Cluster.start();
  home = join(at.place, "elsewhere");
  mkdirSync(home, { mode: 0o700 });
  profile = join(home, ".config/reeve/profiles/default.json");
});
after(() => at.end());

/** `reeve` of a user on another host. */
function begin(...args: readonly string[]): CliProcess {
  const none = { REEVE_SOCKET: "", XDG_RUNTIME_DIR: "", XDG_CONFIG_HOME: "", HOME: home };
  return new CliProcess(process.execPath, [cliMain, ...args], none);
}

const there = (...args: readonly string[]): Promise<Ended> => begin(...args).ended();
const run = (...args: readonly string[]): Promise<Ended> => there("run", "--agent", "one", ...args);

test("it joins by a token of the scheduler, once, and is told what it may", async () => {
  const file = join(at.place, "ann.join");
  const before = await there("agents");
  assert.equal(before.status, 123, "nobody is found before it has joined");
  const token = await at.reeve("client", "token", "ann-laptop", "--file", file);
  assert.match(token.err, /for one client named ann-laptop.*\n.*an administrator of this scheduler/);
  const agentd = await at.agentd("join", file, "-c", at.agentConfig);
  assert.deepEqual([agentd.status, /is for a command line/.test(agentd.err)], [2, true]);
  const joined = await there("client", "join", file);
  assert.equal(joined.status, 0, joined.err);
  assert.match(joined.err, /as client ann-laptop, an administrator of its scheduler/);
  assert.equal(statSync(profile).mode & 0o777, 0o600);
  const again = await there("client", "join", "--profile", "again", file);
  assert.deepEqual([again.status, again.err.split(":")[1]], [124, " token_unknown"]);
  assert.match((await there("client", "join", file)).err, /is there already/);
  assert.match((await at.reeve("client", "list")).out, /^ann-laptop +\S+ +claimed \S+ +\S+ +0/m);
});

test("a job's output and status are its own, and Reeve's outcomes are 120 to 125", async () => {
  const job = await run("--", "echo out; echo err >&2; exit 7");
  assert.deepEqual([job.status, job.out, job.err], [7, "out\n", "err\n"]);
  const signalled = await run("--", "kill -9 $$");
  assert.equal(signalled.status, 137);
  const never = await run("--shell", "/no/such/shell", "--", "true");
  assert.equal(never.status, 120, never.err);
  const unknown = await there("run", "--agent", "nobody", "--", "true");
  assert.deepEqual([unknown.status, unknown.err.split(":")[1]], [124, " no_such_agent"]);
  const nowhere = await there("run", "--server", "127.0.0.1:1", "--agent", "one", "--", "true");
  assert.deepEqual([nowhere.status, /nothing was submitted/.test(nowhere.err)], [123, true], nowhere.err);
});

test("what it does is recorded as by its certificate's name, whatever it calls itself", async () => {
  const { status, out } = await there("submit", "-q", "--agent", "one", "--", "sleep 600");
  assert.equal(status, 0);
  const number = out.trim();
  const cancelled = await there("cancel", number);
  assert.equal(cancelled.status, 0, cancelled.err);
  const { run: row, journal } = JSON.parse((await at.reeve("show", "--json", number)).out);
  assert.equal(row.by, "client ann-laptop");
  const asked = journal.filter(({ event }: { event: string }) => event === "submit" || event === "cancel");
  assert.deepEqual(new Set(asked.map(({ by }: { by: string }) => by)), new Set(["client ann-laptop"]));
  await there("drain", "one");
  assert.match((await at.reeve("agents")).out, /drained by client ann-laptop/);
  assert.equal((await there("resume", "one")).status, 0);
});

test("bodies and a spec that is larger than a frame arrive as they are", async () => {
  const script = join(at.place, "large.sh");
  const filler = `# ${"x".repeat(200_000)}\n`;
  writeFileSync(script, `#!/bin/sh\n${filler}wc -c < "$0"; cat\n`);
  const input = join(at.place, "input");
  writeFileSync(input, "y".repeat(3_000_000));
  const sent = await run("--script", script, "--stdin", input);
  const size = statSync(script).size;
  assert.deepEqual([sent.status, sent.out.length], [0, `${size}\n`.length + 3_000_000], sent.err);
  const large = "z".repeat(120_000);
  const spec = await run("--env", `LARGE=${large}`, "--", "printf %s $LARGE | wc -c");
  assert.deepEqual([spec.status, spec.out.trim()], [0, "120000"], spec.err);
});

test("a follow goes on where it was when the scheduler comes back", async () => {
  const gate = join(at.place, "gate");
  const following = begin(
    "run",
    "--agent",
    "one",
    "--",
    `echo 1; until [ -e ${gate} ]; do sleep 0.1; done; echo 2`,
  );
  await waitUntil(() => following.out === "1\n", { what: "the first line", withinMs });
  await at.killScheduler();
  await at.startScheduler();
  writeFileSync(gate, "");
  const ended = await following.ended();
  assert.deepEqual([ended.status, ended.out], [0, "1\n2\n"], ended.err);
});

test("an old certificate is renewed by the next command, and one that has ended says so", async () => {
  const text = readFileSync(profile, "utf8");
  const own = JSON.parse(text) as Record<string, string>;
  const authority = await openAuthority(join(at.state, "authority"), own["clusterId"] ?? "");
  const known = authority.recognise(new X509Certificate(own["leafPem"] ?? "").raw);
  const key = createPrivateKey(own["keyPem"] ?? "");
  const spki = createPublicKey(key).export({ type: "spki", format: "der" });
  const put = async (ageDays: number): Promise<string> => {
    const client = { spki, name: "ann-laptop", clientId: known?.peer.agentId ?? "" };
    const { der } = await authority.issueClientLeaf(client, Date.now() - ageDays * 86_400_000);
    const aged = JSON.stringify({ ...own, leafPem: new X509Certificate(der).toString() });
    writeFileSync(profile, aged);
    return aged;
  };
  const young = await put(9);
  assert.equal((await there("agents")).status, 0);
  assert.equal(readFileSync(profile, "utf8"), young, "a young one stays");
  await put(11);
  assert.equal((await there("agents")).status, 0);
  const fresh = JSON.parse(readFileSync(profile, "utf8")) as Record<string, string>;
  assert.notEqual(fresh["keyPem"], own["keyPem"], "with a key of its own");
  assert.ok(Date.now() - Date.parse(new X509Certificate(fresh["leafPem"] ?? "").validFrom) < 3_600_000);
  assert.equal(statSync(profile).mode & 0o777, 0o600);
  assert.equal((await there("agents")).status, 0, "and the new one is good");
  await put(31);
  const ended = await there("agents");
  assert.deepEqual(
    [ended.status, /client token --replace ann-laptop/.test(ended.err)],
    [124, true],
    ended.err,
  );
  writeFileSync(profile, JSON.stringify(fresh));
});

test("the scheduler's own socket keeps files and clients to itself", async () => {
  for (const words of [
    ["client", "list"],
    ["client", "revoke", "ann-laptop"],
    ["client", "token", "bob"],
  ]) {
    const refused = await there(...words);
    assert.deepEqual([refused.status, refused.err.split(":")[1]], [124, " not_permitted"], words.join(" "));
  }
  assert.equal((await there("agent", "token", "two")).status, 0, "the negative control");
});

test("a profile that others may read is not used", async () => {
  chmodSync(profile, 0o640);
  const refused = await there("agents");
  assert.deepEqual([refused.status, /its mode is 640/.test(refused.err)], [2, true], refused.err);
  chmodSync(profile, 0o600);
  assert.equal((await there("agents")).status, 0);
});

test("a revoked client's open calls are ended, and it comes in no more", async () => {
  const gate = join(at.place, "gate-of-revoked");
  const job = `until [ -e ${gate} ]; do sleep 0.1; done`;
  const following = begin("run", "--agent", "one", "--name", "goes-on", "--", `echo begun; ${job}`);
  await waitUntil(() => following.out === "begun\n", { what: "the job", withinMs });
  assert.match((await at.reeve("client", "list")).out, /^ann-laptop .* [1-9]\d* +-$/m);
  assert.equal((await at.reeve("client", "revoke", "ann-laptop")).out, "client ann-laptop is revoked\n");
  const ended = await following.ended();
  assert.deepEqual([ended.status, ended.err.split(":")[1]], [124, " revoked"], ended.err);
  assert.equal((await there("agents")).status, 124);
  writeFileSync(gate, "");
  const state = async (): Promise<string> => (await at.reeve("runs", "--json", "--name", "goes-on")).out;
  await waitUntil(async () => (await state()).includes('"succeeded"'), { what: "its job's end", withinMs });
  await at.killScheduler();
  await at.startScheduler();
  assert.equal((await there("agents")).status, 124, "after a restart too");
  assert.match((await at.reeve("client", "list")).out, /revoked by claimed/);
  assert.equal(readFileSync(profile, "utf8").includes("PRIVATE KEY"), true);
});

test("a restored scheduler knows its clients, and refuses whom the backup knew as revoked", async () => {
  const [token, backup] = [join(at.place, "bob.join"), join(at.place, "backup.tar")];
  await at.reeve("client", "token", "bob-laptop", "--file", token);
  assert.equal((await there("client", "join", "--profile", "bob", token)).status, 0);
  const known = (await at.reeve("client", "list", "--json")).out;
  assert.match(known, /"ann-laptop"[^\n]*\n[^\n]*"bob-laptop"/);
  assert.equal((await at.scheduler("backup", backup)).status, 0);
  await at.reeve("client", "revoke", "bob-laptop");
  assert.equal((await there("agents", "--profile", "bob")).status, 124);
  await at.killScheduler();
  renameSync(at.state, join(at.place, "lost"));
  const restored = await at.scheduler("restore", backup);
  assert.match(
    restored.out,
    /revoked after it is trusted again: .*"reeve client revoke NAME"/s,
    restored.err,
  );
  await at.startScheduler();
  assert.equal((await at.reeve("client", "list", "--json")).out, known);
  const refused = await there("agents");
  assert.deepEqual([refused.status, refused.err.split(":")[1]], [124, " revoked"], refused.err);
  const bob = await there("agents", "--profile", "bob");
  assert.equal(bob.status, 0, "the control: the backup knows nothing of bob's end");
});
