// kill -9 of every process of Reeve, alone and all together, at moments drawn from a seed, while jobs are
// submitted, dispatched, followed, cancelled and ended. Real programs throughout; the jobs bear witness of
// themselves (test/support/witness.ts). REEVE_KILL_SEED replays the draws, REEVE_KILL_ROUNDS makes it longer.
// The danger: a storm that has passed before anything runs; the kills that hit are counted and asserted.
import assert from "node:assert/strict";
import { appendFileSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { Prng } from "../simulation/prng.ts";
import { openFilesOf, type Part, processesMarked } from "../support/agent-parts.ts";
import type { CliProcess } from "../support/cli-process.ts";
import { Cluster } from "../support/cluster.ts";
import { ownCgroup, removeCgroup } from "../support/own-cgroup.ts";
import { supervisorsOfSpool } from "../support/supervisors.ts";
import { differences, sha256, type ShownRun, Witness, type WitnessJob } from "../support/witness.ts";
import { waitUntil } from "../support/wait-until.ts";

const seed = Number(process.env["REEVE_KILL_SEED"] ?? Date.now() % 1_000_000);
const rounds = Number(process.env["REEVE_KILL_ROUNDS"] ?? 7);
const withinMs = 240_000;
const parts: readonly Part[] = ["net", "monitor", "launcher", "keeper"];
const targets = [...parts, "scheduler", "everything"] as const;
type Target = (typeof targets)[number];
const kinds = ["short", "short", "long", "loud", "endless", "leaves", "waits"] as const;

const random = new Prng(seed);
const cgroups = ownCgroup();
let at: Cluster;
let witness: Witness;
const jobs: WitnessJob[] = [];
const followed: { readonly job: WitnessJob; readonly child: CliProcess }[] = [];
let shown: readonly ShownRun[] = [];
const hits = new Map<Target, number>();
let unanswered = 0;

before(async () => {
  at = await Cluster.start({ agentLines: [`cgroup: ${cgroups ?? "off"}`] });
  witness = new Witness(join(at.place, "witness"));
});
after(async () => {
  // An orphaned keeper has nobody to end it for us.
  const { keeper } = at.parts();
  if (keeper !== undefined) process.kill(keeper, "SIGTERM");
  await at.end();
  if (cgroups !== null) removeCgroup(cgroups);
});

test(`${rounds} rounds of kill -9 change nothing for any job (seed ${seed})`, async (t) => {
  const numbers = new Map<string, string>();
  for (let round = 0; round < rounds; round++) {
    const batch = kinds.map((kind, index) => newJob(`r${round}j${index}`, kind));
    const target = targets[round % targets.length] ?? "everything";
    const submitting = Promise.all(batch.map(async (job) => numbers.set(job.tag, await submitted(job))));
    const follower = newJob(`r${round}f`, "long");
    followed.push({ job: follower, child: at.follow("run", ...argumentsOf(follower)) });
    const striking = (async () => {
      await delay(random.int(0, 2_500)); // the moment drawn: from before the first submit to after the last
      await strike(target);
      await revive();
    })();
    await Promise.all([submitting, striking]);
    const endless = batch.filter((job) => job.kind === "endless");
    const cancelling = endless.map((job) => cancelled(job, numbers.get(job.tag) ?? ""));
    await strike(random.pick(targets));
    await revive();
    await Promise.all(cancelling);
  }
  await followersEnd();
  shown = await shownRuns();
  assert.deepEqual(differences(witness, jobs, shown), []);
  for (const [tag, number] of numbers) {
    assert.equal(String(shown.find((run) => run.tag === tag)?.run), number, `${tag} has the number answered`);
  }
  const counts = [...hits].map(([target, count]) => `${target} ${count}`).join(", ");
  t.diagnostic(`killed: ${counts}; ${shown.length} runs, ${unanswered} submits asked again`);
  if (rounds < targets.length) return;
  for (const part of [...parts, "scheduler"] as const) assert.ok(hits.has(part), `${part} was never hit`);
});

test("nothing is left of the ended runs on the host", async () => {
  const { keeper: _, ...others } = at.parts();
  await waitUntil(() => attemptsIn(at.spool).length === 0, { what: "the spool to be empty", withinMs });
  assert.deepEqual(supervisorsOfSpool(at.spool), []);
  assert.deepEqual(processesMarked("REEVE_TEST=storm\0"), []);
  const open = [...Object.values(others), at.schedulerPid].flatMap(openFilesOf);
  assert.ok(open.length > 0);
  assert.deepEqual(
    open.filter((path) => path.startsWith(`${at.spool}/runs/`)),
    [],
  );
  if (cgroups !== null) assert.deepEqual(directoriesIn(cgroups), []);
});

test("the checker sees a double start, a wrong status, a lost byte and a second run", async () => {
  const [one] = witness.starts();
  const short = jobs.find((job) => job.kind === "short" && job.status !== 0);
  assert(one !== undefined && short !== undefined);
  const wrong = jobs.map((job) => (job === short ? { ...job, status: job.status + 1 } : job));
  assert.match(differences(witness, wrong, shown).join("\n"), /status \d+, not \d+/);
  const cut = shown.map((run) =>
    run.tag === short.tag ? { ...run, stdoutSha256: sha256(Buffer.from("x")) } : run,
  );
  assert.match(differences(witness, jobs, cut).join("\n"), /stdout is not what it printed/);
  assert.match(differences(witness, jobs, [...shown, ...shown.slice(0, 1)]).join("\n"), /2 runs/);
  appendFileSync(join(witness.directory, "starts"), `${one.tag} ${one.attempt} ${one.pid}\n`);
  assert.match(differences(witness, jobs, shown).join("\n"), /was started 2 times/);
});

function newJob(tag: string, kind: WitnessJob["kind"]): WitnessJob {
  const job = witness.job(tag, kind, kind === "endless" ? 0 : random.pick([0, 0, 1, 7, 119, 255]));
  jobs.push(job);
  return job;
}

function argumentsOf({ tag, text, options }: WitnessJob): readonly string[] {
  const named = ["--agent", "one", "--name", tag, "--key", tag, "--env", "REEVE_TEST=storm"];
  return [...named, ...options, "--", text];
}

/** The number; a submit that dies or is not answered is asked again under its key. */
async function submitted(job: WitnessJob): Promise<string> {
  await delay(random.int(0, 2_000));
  const first = at.follow("submit", "--quiet", ...argumentsOf(job));
  // Some lose their asker in the middle: nobody knows then whether it was accepted.
  if (random.chance(0.2)) {
    await delay(random.int(200, 1_200));
    first.child.kill("SIGKILL");
  }
  const ended = await first.ended().catch(() => undefined);
  if (ended?.status === 0) return ended.out.trim();
  assert.ok(ended === undefined || ended.status === 123, ended?.err);
  unanswered++;
  return waitUntil(
    async () => {
      const again = await at.reeve("submit", "--quiet", ...argumentsOf(job));
      return again.status === 0 && again.out.trim();
    },
    { what: `${job.tag} to be submitted`, withinMs },
  );
}

async function cancelled(job: WitnessJob, number: string): Promise<void> {
  const { status, err } = await at.reeve("cancel", "--no-wait", number);
  // The scheduler may die on it; what nobody ends by itself is then asked for again.
  if (status === 123) return cancelled(job, number);
  if (status !== 0) assert.fail(`${job.tag}: ${err}${(await at.reeve("show", number)).out}`);
}

async function strike(target: Target): Promise<void> {
  const living = at.parts();
  const wanted: readonly Part[] = target === "everything" ? parts : parts.filter((part) => part === target);
  const pids = wanted.flatMap((part) => living[part] ?? []);
  for (const part of wanted) if (killed(living[part])) hit(part);
  if (target === "scheduler" || target === "everything") {
    await at.killScheduler();
    hit("scheduler");
  }
  await waitUntil(() => pids.every((pid) => !Object.values(at.parts()).includes(pid)), {
    what: "the killed to be gone",
    withinMs,
  });
}

/** What a service manager would start again: the scheduler, and agentd when its keeper is gone. */
async function revive(): Promise<void> {
  if (!at.isSchedulerUp) await at.startScheduler();
  if (at.parts().keeper === undefined) {
    // Or it had not come so far yet: an entry that was started a moment ago still becomes the keeper.
    await waitUntil(() => at.parts().entry === undefined || at.parts().keeper !== undefined, {
      what: "agentd to end or to be up",
      withinMs,
    });
    if (at.parts().keeper === undefined) at.startAgentd();
  }
}

async function followersEnd(): Promise<void> {
  for (const { job, child } of followed) {
    let ended = await child.ended();
    // The scheduler was away before its first question, or for longer than a submit is repeated: there was
    // nothing yet that could be resumed, and the error says so.
    while (ended.status === 123 && /nothing was submitted|is not known/u.test(ended.err))
      ended = await at.follow("run", ...argumentsOf(job)).ended();
    assert.equal(ended.status, job.status, `${job.tag}: ${ended.err}`);
    assert.equal(
      sha256(ended.outBytes),
      witness.sha256Of(job.tag, "out"),
      `${job.tag}: what its follower saw`,
    );
  }
}

/** Every run there is, once all are over and their logs arrived. */
async function shownRuns(): Promise<readonly ShownRun[]> {
  const listed = async () => rowsOf((await at.reeve("runs", "--json", "--limit", "10000")).out);
  const isOver = (run: Json) => ["succeeded", "failed", "cancelled", "unknown"].includes(run["state"]);
  await waitUntil(async () => (await listed()).every(isOver), {
    what: "every run to be over",
    withinMs,
    everyMs: 500,
  });
  const found: ShownRun[] = [];
  const rows = await listed();
  for (let index = 0; index < rows.length; index += 3) {
    found.push(...(await Promise.all(rows.slice(index, index + 3).map(shownRun))));
  }
  return found;
}

async function shownRun(row: Json): Promise<ShownRun> {
  const number = String(row["run"]);
  const detail = await waitUntil(
    async () => {
      const seen = JSON.parse((await at.reeve("show", number, "--json")).out) as Json;
      const last = seen["attempts"].at(-1);
      const isWhole = last === undefined || last.logState !== "outstanding" || row["state"] === "cancelled";
      return isWhole && seen;
    },
    { what: `the log of run ${number}`, withinMs },
  );
  const log = await at.reeve("logs", number);
  return {
    tag: row["job"],
    run: row["run"],
    state: detail["run"].state,
    stdoutSha256: sha256(log.outBytes),
    stderrSha256: sha256(Buffer.from(log.err)),
    attempts: detail["attempts"].map((attempt: Json) => ({
      attempt: attempt["attempt"],
      pid: attempt["pid"],
      logState: attempt["logState"],
      exitStatus: attempt["exit"]?.kind === "exit" ? (attempt["exit"].status ?? 0) : null,
      stdoutSha256: attempt["log"]?.stdoutSha256 ?? "",
    })),
  };
}

type Json = { readonly [key: string]: any };

function rowsOf(text: string): readonly Json[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => (JSON.parse(line) as Json)["run"] as Json);
}

function hit(target: Target): void {
  hits.set(target, (hits.get(target) ?? 0) + 1);
}

function killed(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false; // its parent's end took it
  }
}

function attemptsIn(spool: string): readonly string[] {
  const runs = join(spool, "runs");
  return directoriesIn(runs).flatMap((ledger) => readdirSync(join(runs, ledger)));
}

function directoriesIn(path: string): readonly string[] {
  const entries = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}
