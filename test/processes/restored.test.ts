// A scheduler that is lost and restored from a backup, with a real agent that has gone on meanwhile. What ran
// goes on, what waited is held, what the database has never heard of is adopted, and nothing starts twice:
// every job writes a line when it starts. The danger: a job whose second start nobody would see; at the end a
// person lets one start again, and the same count shows it.
import assert from "node:assert/strict";
import { appendFileSync, existsSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Cluster } from "../support/cluster.ts";
import { shownRun, submitted, untilShown, untilState, withinMs } from "../support/shown.ts";
import { waitUntil } from "../support/wait-until.ts";

let at: Cluster;

before(async () => {
  at = await Cluster.start({ agentLines: ["max_runs: 2"] });
});
after(() => at.end());

const path = (name: string): string => join(at.place, name);
/** Writes a line when it starts, waits for its gate, prints. */
const job = (name: string): readonly string[] => [
  ...["--name", name, "--"],
  `echo ${name} >> ${path("starts")}
   while [ ! -e ${path(`${name}.go`)} ]; do sleep 0.1; done; echo done ${name}`,
];
const go = (name: string): void => appendFileSync(path(`${name}.go`), "");
const starts = (name: string): number =>
  existsSync(path("starts"))
    ? readFileSync(path("starts"), "utf8")
        .split("\n")
        .filter((line) => line === name).length
    : 0;

test("runs go on, are held or adopted, and none starts twice", async () => {
  const over = await submitted(at, "--", "echo before");
  await untilShown(at, over, "to be settled", ({ attempts }) => attempts[0]?.logState === "complete");
  const [goesOn, endsMeanwhile] = [
    await submitted(at, ...job("goes-on")),
    await submitted(at, ...job("ends")),
  ];
  for (const run of [goesOn, endsMeanwhile]) await untilState(at, run, "executing");
  const waited = await submitted(at, ...job("waited"));

  const file = path("backup.tar");
  const made = await at.scheduler("backup", file, "--with-logs");
  assert.equal(made.status, 0, made.err);

  // The time that the backup does not know: one ends, the one that waited starts and ends, a new one starts.
  go("ends");
  go("waited");
  for (const run of [endsMeanwhile, waited]) await untilState(at, run, "succeeded");
  const unheardOf = await submitted(at, ...job("unheard-of"));
  await untilState(at, unheardOf, "executing");

  await at.killScheduler();
  renameSync(at.state, path("lost"));
  const restored = await at.scheduler("restore", file);
  assert.equal(restored.status, 0, restored.err);
  assert.match(restored.out, /1 runs that waited are held/);
  assert.match(restored.out, /2 runs were at agents/);
  await at.startScheduler();

  const held = await untilState(at, waited, "held");
  assert.equal(held["run"].reason, "restored");
  const adopted = await untilState(at, unheardOf, "executing");
  assert.ok(adopted["journal"].some(({ event }: { event: string }) => event === "adopted"));
  await untilState(at, endsMeanwhile, "unknown", "succeeded");
  await untilState(at, goesOn, "executing");
  assert.equal((await at.reeve("logs", over)).out, "before\n");

  go("goes-on");
  go("unheard-of");
  for (const [run, name] of [
    [goesOn, "goes-on"],
    [unheardOf, "unheard-of"],
  ] as const) {
    await untilState(at, run, "succeeded");
    await untilShown(at, run, "to have its log", ({ attempts }) => attempts.at(-1).logState === "complete");
    assert.equal((await at.reeve("logs", run)).out, `done ${name}\n`);
  }
  const next = await submitted(at, "--", "true");
  await untilState(at, next, "succeeded");
  for (const name of ["goes-on", "ends", "waited", "unheard-of"]) assert.equal(starts(name), 1, name);
});

test("only a person lets a held run start again, and then it is another attempt", async () => {
  const [waited] = await heldRuns();
  assert.ok(waited !== undefined);
  assert.equal((await at.reeve("release", waited)).status, 0);
  await untilState(at, waited, "succeeded");
  assert.equal(starts("waited"), 2, "the count sees a second start");
  assert.equal((await shownRun(at, waited))["run"].attempt, 1_000_001);
});

async function heldRuns(): Promise<readonly string[]> {
  return (await at.reeve("runs", "--state", "held", "--quiet")).out.trim().split("\n");
}

test("what came out of it is as it should be, by its own checks", async () => {
  await waitUntil(async () => (await at.reeve("runs", "--state", "executing", "--quiet")).out === "", {
    what: "all to be over",
    withinMs,
  });
  await at.stopScheduler();
  const verified = await at.scheduler("verify");
  assert.equal(verified.status, 0, verified.err);
  assert.match(verified.out, /6 runs/);
});
