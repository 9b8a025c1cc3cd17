// What must never be written anywhere: values of the environment, script text, shell text, input, the join
// string and what proves it, the authority's key. A real session uses canaries for each, goes through a kill
// of the scheduler and some refusals, and then every log line is searched.
// The danger: a search that finds nothing because nothing was logged; the logs must name the runs.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Cluster } from "../support/cluster.ts";

let at: Cluster;
before(async () => {
  at = await Cluster.start();
});
after(() => at.end());

const canary = (what: string): string => `canary-${what}-7f3a9c`;

/** Everything that daemons wrote to their logs. */
function logs(): string {
  const names = readdirSync(at.place).filter((name) => name.endsWith(".log"));
  return names.map((name) => readFileSync(join(at.place, name), "utf8")).join("");
}

/** What proves to be a member: the string, its secret, K, and the authority's key. */
function secretsOfJoining(): readonly string[] {
  const joins = join(at.place, "scheduler", "joins");
  const keys = readdirSync(joins).map((name) => JSON.parse(readFileSync(join(joins, name), "utf8")).key);
  const caKey = readFileSync(join(at.place, "scheduler", "authority", "ca.key"), "utf8").split("\n")[1];
  const joinString = readFileSync(at.joinFile, "utf8").trim();
  assert.ok(keys.length > 0 && caKey !== undefined && caKey.length > 20);
  return [joinString, joinString.slice(-30), ...keys, caKey];
}

test("no secret of a session is in any log of a daemon", async () => {
  const script = join(at.place, "canary-script");
  const input = join(at.place, "canary-input");
  writeFileSync(script, `#!/bin/sh\n# ${canary("script")}\ncat >/dev/null\nexit 3\n`);
  writeFileSync(input, canary("stdin"));
  const env = ["--env", `NAME=${canary("env")}`];
  const one = await at.reeve("run", "--agent", "one", ...env, "--script", script, "--stdin", input);
  assert.equal(one.status, 3);
  const refused = [
    await at.reeve("run", "--agent", "one", ...env, "--cwd", "/not-there", "--", `: ${canary("source")}`),
    await at.reeve("run", "--agent", "two", ...env, "--", `: ${canary("source")}`),
    await at.reeve("agent", "token", "one"),
  ];
  assert.deepEqual(
    refused.map(({ status }) => status),
    [120, 124, 124],
  );
  await at.killScheduler();
  await at.startScheduler();
  assert.equal((await at.reeve("run", "--agent", "one", "--", `: ${canary("source")}`)).status, 0);
  const written = logs() + refused.map(({ err }) => err).join("");
  assert.match(written, /"run":1\b/);
  for (const secret of [...["env", "script", "stdin", "source"].map(canary), ...secretsOfJoining()])
    assert.ok(!written.includes(secret), `${secret.slice(0, 24)} is in a log`);
});

test("what the scheduler keeps is for its owner alone", () => {
  const open: string[] = [];
  const look = (path: string): void => {
    const seen = statSync(path);
    if ((seen.mode & 0o077) !== 0) open.push(`${path} ${(seen.mode & 0o777).toString(8)}`);
    if (seen.isDirectory()) for (const name of readdirSync(path)) look(join(path, name));
  };
  look(join(at.place, "scheduler"));
  assert.deepEqual(open, []);
});
