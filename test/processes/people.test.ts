// What people ask of runs and agents, with nothing played: restart, resubmit, abandon, drain, and submissions
// whose answers are lost. One cluster for the file.
// The danger: a job that outlives its test; every long one waits for a file that the test makes.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { CliProcess, cliMain } from "../support/cli-process.ts";
import { Cluster } from "../support/cluster.ts";
import { LosingProxy } from "../support/losing-proxy.ts";
import { waitUntil } from "../support/wait-until.ts";

type Json = { readonly [key: string]: any };
const withinMs = 60_000;

let at: Cluster;
before(async () => {
  at = await Cluster.start();
});
after(() => at.end());

const shown = async (number: number | string): Promise<Json> =>
  JSON.parse((await at.reeve("show", String(number), "--json")).out) as Json;
const stateOf = async (number: string): Promise<string> => (await shown(number))["run"].state;
const submitted = async (...args: readonly string[]): Promise<string> =>
  (await at.reeve("submit", "--quiet", "--agent", "one", ...args)).out.trim();
const named = async (name: string): Promise<readonly string[]> =>
  (await at.reeve("runs", "--quiet", "--name", name)).out.split("\n").filter((line) => line !== "");

test("a failed run is restarted as itself, and its log and its status are the new attempt's", async () => {
  const fixed = join(at.place, "fixed");
  const text = `echo "try $REEVE_ATTEMPT"; test -e ${fixed}`;
  const first = await at.reeve("run", "--agent", "one", "--name", "repaired", "--", text);
  assert.deepEqual([first.status, first.out], [1, "try 1\n"]);
  const [number = ""] = await named("repaired");
  assert.equal((await at.reeve("restart", "--wait", "--quiet", number)).status, 1);
  writeFileSync(fixed, "");
  const restarted = await at.reeve("restart", number);
  assert.match(restarted.out, new RegExp(`^run ${number} is (queued|starting|executing|succeeded): `));
  const followed = await at.reeve("logs", "-f", "--attempt", "3", number);
  assert.deepEqual([followed.status, followed.out], [0, "try 3\n"]);
  assert.equal((await at.reeve("logs", "--attempt", "1", number)).out, "try 1\n", "what was stays");
  const { run, attempts, journal } = await shown(number);
  assert.deepEqual(
    [run.state, attempts.map(({ state }: Json) => state)],
    [...["succeeded", ["failed", "failed", "succeeded"]]],
  );
  assert.equal(journal.filter(({ event }: Json) => event === "restart").length, 2);
  const refused = await at.reeve("restart", number);
  assert.deepEqual([refused.status, refused.err.split(":")[1]], [124, " not_in_this_state"]);
});

test("a resubmitted run is a new one of the same job, script, input and all", async () => {
  const [script, input] = [join(at.place, "script"), join(at.place, "input")];
  writeFileSync(script, `#!/bin/sh\n${"# long\n".repeat(8_000)}echo "$1 $GREETING"; cat\n`);
  writeFileSync(input, "from the input\n");
  const asked = ["--script", script, "--stdin", input, "--env", "GREETING=hello", "--name", "again"];
  const first = await at.reeve("run", "--agent", "one", ...asked, "--", "word");
  assert.equal(first.out, "word hello\nfrom the input\n");
  const [number = ""] = await named("again");
  writeFileSync(script, "something else");
  const made = (await at.reeve("resubmit", "--quiet", "--wait", number)).out.trim();
  assert.notEqual(made, number);
  assert.equal((await at.reeve("logs", made)).out, first.out);
  assert.match((await at.reeve("show", made)).out, new RegExp(`^resubmit of +${number}$`, "m"));
  const elsewhere = await at.reeve("resubmit", "--agent", "two", number);
  assert.deepEqual([elsewhere.status, elsewhere.err.split(":")[1]], [124, " outside_audience"]);
});

test("only the statuses that were asked for are tried again", async () => {
  const rule = ["--retries", "5", "--retry-delay", "50ms", "--retry-on", "75,100-110"];
  const text = 'echo "try $REEVE_ATTEMPT"; test "$REEVE_ATTEMPT" -lt 3 && exit 105; exit 7';
  const ended = await at.reeve("run", "--agent", "one", ...rule, "--", text);
  assert.deepEqual([ended.status, ended.out], [7, "try 1\ntry 2\ntry 3\n"]);
});

test("a drained agent ends what it has and starts nothing, through kill -9 of the scheduler", async () => {
  const gate = join(at.place, "gate-of-drain");
  const long = await submitted("--", `while [ ! -e ${gate} ]; do sleep 0.1; done; echo ended`);
  await waitUntil(async () => (await stateOf(long)) === "executing", { what: "the long run", withinMs });
  const drained = await at.reeve("drain", "--reason", "new kernel", "one");
  assert.match(
    drained.out,
    /^agent one is drained by claimed \S+ since 2\S+: new kernel; 1 run there goes on\n$/,
  );
  const waits = await submitted("--", "echo at last");
  await at.killScheduler();
  await at.startScheduler();
  const isBack = async () => /"online":true/.test((await at.reeve("agents", "--json")).out);
  await waitUntil(isBack, { what: "the agent to be back", withinMs });
  writeFileSync(gate, "");
  await waitUntil(async () => (await stateOf(long)) === "succeeded", {
    what: "the long run's end",
    withinMs,
  });
  assert.match(
    (await at.reeve("show", waits)).out,
    /^why +agent one was drained .* ago by claimed .*new kernel/m,
  );
  assert.match((await at.reeve("agents")).out, /^one +online .*drained by claimed .*: new kernel$/m);
  assert.equal(await stateOf(waits), "queued");
  assert.equal((await at.reeve("resume", "one")).out, "agent one takes runs\n");
  const ended = await at.reeve("logs", "-f", waits);
  assert.deepEqual([ended.status, ended.out], [0, "at last\n"]);
});

test("one agent that nobody knows, and none of a submission's runs is made", async () => {
  const several = ["--agent", "one", "--agent", "nobody", "--name", "all-or-none"];
  const refused = await at.reeve("submit", ...several, "--", "true");
  assert.deepEqual([refused.status, refused.err.split(":")[1]], [124, " no_such_agent"]);
  assert.deepEqual(await named("all-or-none"), []);
  assert.equal(
    (await at.reeve("submit", ...several.slice(0, 2), ...several.slice(4), "--", "true")).status,
    0,
  );
  assert.equal((await named("all-or-none")).length, 1, "the negative control");
});

for (const what of ["submit", "resubmit"] as const) {
  test(`a ${what} whose scheduler dies between commit and answer makes one run and says which`, async () => {
    const name = `lost-answer-of-${what}`;
    const path = join(at.place, `${what}.sock`);
    await using proxy = await LosingProxy.open(path, at.socket);
    const job = ["--agent", "one", "--name", name];
    const before = what === "submit" ? [] : [await submitted(...job.slice(2), "--", "true")];
    // The key that the CLI has made for itself is a part of what it sends.
    proxy.loseAfter(/reeve-[0-9a-f]{32}/);
    const words = what === "submit" ? ["submit", ...job, "--", "true"] : ["resubmit", ...before];
    const [command = "", ...others] = words;
    const args = [cliMain, command, "--socket", path, "--json", ...others];
    const child = new CliProcess(process.execPath, args);
    const isThere = async () => (await named(name)).length === before.length + 1;
    await waitUntil(isThere, { what: "the run whose answer is lost", withinMs });
    assert.equal(child.out, "", "it was not answered");
    await at.killScheduler();
    proxy.cut();
    await at.startScheduler();
    const ended = await child.ended();
    assert.equal(ended.status, 0, ended.err);
    const { runs, key } = JSON.parse(ended.out) as Json;
    assert.equal(key, proxy.seen);
    const [newest] = await named(name);
    assert.deepEqual([runs.map(String), await named(name)], [[newest], [...runs.map(String), ...before]]);
    // The negative control: the same words under another key are another run.
    assert.equal((await at.reeve(command, ...others)).status, 0);
    assert.equal((await named(name)).length, before.length + 2);
  });
}

test("a lost run is given up with --yes alone, and stays unknown when its agent is back", async () => {
  const gate = join(at.place, "gate-of-abandon");
  const number = await submitted("--", `while [ ! -e ${gate} ]; do sleep 0.1; done; echo ended`);
  await waitUntil(async () => (await stateOf(number)) === "executing", { what: "the run", withinMs });
  const early = await at.reeve("abandon", "--yes", number);
  assert.deepEqual([early.status, early.err.split(":")[1]], [124, " not_in_this_state"]);
  await at.endAgentd();
  await waitUntil(async () => (await stateOf(number)) === "lost", { what: "the run is lost", withinMs });
  assert.equal((await at.reeve("abandon", number)).status, 2, "nobody confirmed it");
  const given = await at.reeve("abandon", "--yes", number);
  assert.deepEqual([given.status, given.out], [0, `run ${number} is unknown: an operator gave it up\n`]);
  at.startAgentd();
  writeFileSync(gate, "");
  const isLate = async () => (await shown(number))["journal"].at(-1).event === "late_news";
  await waitUntil(isLate, { what: "what its agent tells later", withinMs });
  assert.equal(await stateOf(number), "unknown");
});
