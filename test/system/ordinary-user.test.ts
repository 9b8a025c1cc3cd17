// Reeve run entirely by an ordinary user, made for this and removed after: jobs are that user in every
// respect, every file has the mode that docs/reference/run-directory.md gives it, and nothing is written
// outside its home. Needs root, to make the user. The danger: looking at files of a job that has gone; the
// job is held by a gate while they are looked at.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Cluster } from "../support/cluster.ts";
import { OrdinaryUser } from "../support/ordinary-user.ts";
import { shownRun, submitted, untilState } from "../support/shown.ts";

let user: OrdinaryUser;
let at: Cluster;
/** What is older than it is of somebody who had this user's number before. */
let begun: string;
before(async () => {
  user = new OrdinaryUser();
  begun = join(user.home, "begun");
  writeFileSync(begun, "");
  try {
    at = await clusterOf(user, "run");
  } catch (error) {
    user.end();
    throw error;
  }
});
after(async () => {
  try {
    await at.end();
  } finally {
    user.end();
  }
});

function clusterOf({ home, through, checkout }: OrdinaryUser, foreign: "run" | "refuse"): Promise<Cluster> {
  return Cluster.start({ place: home, through, root: checkout, agentLines: [`foreign_user: ${foreign}`] });
}

test("a job's ids, groups, home and files are its owner's", async () => {
  const ended = await at.reeve("run", "--agent", "one", "--", "id -u; id -g; id -G; id -un; pwd; echo ~");
  const groups = execFileSync("id", ["-G", user.name]).toString().trim();
  const lines = [user.uid, user.gid, groups, user.name, user.home, user.home];
  assert.equal(ended.out, `${lines.join("\n")}\n`, ended.err);
  assert.equal(groups.split(" ").length, 2, "it has a group besides its own");
  const can = await at.reeve("run", "--agent", "one", "--", "cat /etc/shadow");
  assert.notEqual(can.status, 0, "it is not root in disguise");
});

test("every file below the spool has its documented mode and is the owner's", async () => {
  const input = join(user.home, "input");
  const gate = join(user.home, "opened");
  writeFileSync(input, "input\n", { mode: 0o644 });
  const script = join(user.home, "script");
  writeFileSync(script, `#!/bin/sh\necho up\nwhile [ ! -e ${gate} ]; do sleep 0.1; done\n`, { mode: 0o644 });
  const run = await submitted(at, "--script", script, "--stdin", input);
  await untilState(at, run, "executing");
  const [ledger = ""] = readdirSync(join(at.spool, "runs"));
  const attempt = `runs/${ledger}/${run}.1`;
  const modes: Readonly<Record<string, string>> = {
    "spool.id": "640",
    claims: "600",
    "daemon.lock": "640",
    wake: "600",
    net: "700",
    [attempt]: "751",
    [`${attempt}/script`]: "500",
    [`${attempt}/stdin`]: "400",
    [`${attempt}/record`]: "640",
    [`${attempt}/output.0`]: "640",
  };
  const seen = Object.keys(modes).map((name) => [
    name,
    (statSync(join(at.spool, name)).mode & 0o7777).toString(8),
  ]);
  assert.deepEqual(Object.fromEntries(seen), modes);
  const undocumented = readdirSync(join(at.spool, attempt)).filter(
    (name) => !(`${attempt}/${name}` in modes),
  );
  assert.deepEqual(undocumented, []);
  const foreign = execFileSync("find", [at.spool, at.state, "!", "-user", user.name]).toString();
  assert.equal(foreign, "");
  writeFileSync(gate, "");
  await untilState(at, run, "succeeded");
});

test("nothing of the user is outside its home", () => {
  const places = ["/tmp", "/var", "/run", "/dev/shm", "/home", "/etc", user.checkout].filter((path) =>
    existsSync(path),
  );
  const find = (pruned: string) =>
    execFileSync(
      "find",
      [...places, "-xdev", "-path", pruned, "-prune", "-o", "-user", user.name, "-cnewer", begun, "-print"],
      {
        stdio: ["ignore", "pipe", "ignore"],
      },
    ).toString();
  assert.equal(
    foundBy(() => find(user.home)),
    "",
  );
  assert.notEqual(
    foundBy(() => find("/nothing")),
    "",
    "the search finds what is in the home",
  );
});

/** find ends with 1 when something vanished while it looked; what it found counts all the same. */
function foundBy(find: () => string): string {
  try {
    return find();
  } catch (error) {
    return String((error as { readonly stdout?: Buffer }).stdout ?? "");
  }
}

test("a job for another user runs as the owner and shows both names", async () => {
  const run = await submitted(at, "--user", "root", "--", "id -un");
  const shown = await untilState(at, run, "succeeded");
  assert.equal(shown["run"].requestedUser, "root");
  assert.equal((await at.reeve("logs", run)).out, `${user.name}\n`);
  const page = (await at.reeve("show", run)).out;
  assert.match(page, /user asked for +root/);
  assert.match(page, new RegExp(user.name), "the one it ran as is named too");
});

test("with foreign_user: refuse such a job is refused, naming both", async () => {
  const { keeper } = at.parts();
  assert(keeper !== undefined);
  await at.restartAgentd(`foreign_user: refuse`);
  const ended = await at.reeve("run", "--agent", "one", "--user", "root", "--", "id -un");
  assert.equal(ended.status, 120);
  assert.match(ended.err, new RegExp(`^reeve: foreign_user: .*root.*${user.name}`));
  assert.equal(ended.out, "");
  const own = await at.reeve("run", "--agent", "one", "--user", user.name, "--", "id -un");
  assert.equal(own.out, `${user.name}\n`, "its own name is no other user");
  assert.ok(await shownRun(at, "1"));
});
