// The turn loop: order, what is seen when, what is said before it is durable (nothing), full disks, failed
// commits, wake-ups.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { apply, stateOf } from "../../scheduler/core/state.ts";
import { step } from "../../scheduler/core/step.ts";
import { restoredMeta } from "../../scheduler/core/restored.ts";
import { StoreFull } from "../../scheduler/store/store.ts";
import { agentRow, emptyRows, exitOf, LEDGER, START_MS, submission } from "../support/core-world.ts";
import { EngineWorld, Latch, settle } from "../support/engine-world.ts";

const runsOf = (verdict: { ok: boolean; runs?: readonly number[] }) => verdict.runs ?? [];

/** Answers that a test watches instead of awaiting: some of them must never come. */
const pending: Promise<unknown>[] = [];

test("the second input of a turn sees what the first did", async () => {
  await using world = new EngineWorld();
  const engine = await world.start();
  const commits: number[] = [];
  world.gate = (point, changes) => {
    if (point === "before") commits.push(changes.length);
  };
  const two = [engine.offer(submission({ key: "k" })), engine.offer(submission({ key: "k" }))];
  const [first, second] = await Promise.all(two);
  assert.deepEqual(first, { ok: true, runs: [1], repeated: false });
  assert.deepEqual(second, { ok: true, runs: [1], repeated: true });
  assert.equal(commits.length, 1, "both were one turn");
});

test("an engine that decided the whole turn on the same state would make two runs of one key", () => {
  // The negative control of the test above: steps first, applies afterwards.
  const state = stateOf(emptyRows(), START_MS);
  const answers = [1, 2].map(() => step(state, submission({ key: "k" }), START_MS));
  for (const { changes } of answers) for (const change of changes) apply(state, change);
  assert.deepEqual(
    answers.map(({ verdict }) => verdict.ok && verdict.repeated),
    [false, false],
  );
});

test("nothing is said, done or read before the commit, and no turn starts while it runs", async () => {
  await using world = new EngineWorld();
  const engine = await world.start();
  await world.connect();
  world.effects.length = 0;
  const latch = new Latch();
  let commits = 0;
  world.gate = async (point) => {
    if (point !== "before") return;
    commits++;
    await latch.opened;
  };
  const said: string[] = [];
  pending.push(engine.offer(submission()).then(() => said.push("verdict")));
  await settle();
  pending.push(engine.read((state) => state.runs.size).then((size) => said.push(`read ${size}`)));
  pending.push(engine.offer(submission()).then(() => said.push("second")));
  await settle();
  assert.deepEqual([said, world.effects, commits, world.disk.runs.size], [[], [], 1, 0]);
  latch.open();
  await settle();
  assert.equal(world.kinds(), "order order");
  assert.deepEqual(said.toSorted(), ["read 1", "second", "verdict"]);
});

test("a submit and its dispatch are one transaction, and so are many", async () => {
  await using world = new EngineWorld([agentRow("web-1")]);
  const engine = await world.start();
  await world.connect(1, 600);
  let commits = 0;
  world.gate = (point) => {
    if (point === "before") commits++;
  };
  await Promise.all(Array.from({ length: limits.inputsPerTurn }, () => engine.offer(submission())));
  assert.equal(commits, 1);
  assert.equal(world.effects.filter(({ kind }) => kind === "order").length, limits.inputsPerTurn);
});

test("a crash before the commit takes everything back, a crash after it nothing", async () => {
  for (const [point, runs] of [
    ["before", 0],
    ["after", 1],
  ] as const) {
    const world = new EngineWorld();
    const engine = await world.start();
    world.gate = (at) => {
      if (at === point) world.store.kill();
    };
    let answered = false;
    pending.push(
      engine.offer(submission({ key: "k" })).then(() => {
        answered = true;
      }),
    );
    await settle();
    assert.equal(answered, false);
    world.gate = () => {};
    const next = await world.start();
    assert.equal(await next.read((state) => state.runs.size), runs);
    const verdict = await next.offer(submission({ key: "k" }));
    assert.deepEqual(verdict, { ok: true, runs: [1], repeated: runs === 1 });
    await next[Symbol.asyncDispose]();
  }
});

test("every start raises the fence, durably, before anything else", async () => {
  await using world = new EngineWorld();
  await world.start();
  assert.equal(world.disk.meta.fence, 1);
  await world.engine[Symbol.asyncDispose]();
  await world.start();
  assert.equal(world.disk.meta.fence, 2);
});

test("runs at agents stay what they are at a start, and are lost when the grace has passed", async () => {
  await using world = new EngineWorld();
  const engine = await world.start();
  await world.connect();
  await engine.offer(submission());
  await engine[Symbol.asyncDispose]();
  const again = await world.start();
  assert.equal(world.disk.runs.get(`${LEDGER}/1`)?.state, "starting");
  assert.equal(world.clock.next(), START_MS + limits.lostGraceMs);
  world.clock.turn(limits.lostGraceMs);
  await settle();
  assert.equal(world.disk.runs.get(`${LEDGER}/1`)?.state, "lost");
  assert.equal(await again.read((state) => state.runs.get(`${LEDGER}/1`)?.reason), "agent_silent");
});

test("the one timer is set to what is due next, and to nothing when nothing is", async () => {
  await using world = new EngineWorld();
  const engine = await world.start();
  await world.connect();
  assert.equal(world.clock.next(), undefined);
  await engine.offer(submission({ startAtMs: START_MS + 5000, startByMs: START_MS + 9000 }));
  await engine.offer(submission({ startAtMs: START_MS + 3000 }));
  await settle();
  assert.equal(world.clock.next(), START_MS + 3000);
  assert.equal(world.clock.alarms.size, 1);
  world.clock.turn(3000);
  await settle();
  assert.equal(world.clock.next(), START_MS + 5000);
  world.clock.turn(2000);
  await settle();
  assert.equal(world.kinds(), "welcome order order");
  assert.equal(world.clock.next(), undefined);
});

test("beyond limits.inboxMax people are told busy at once, and agents never", async () => {
  await using world = new EngineWorld();
  const engine = await world.start();
  const latch = new Latch();
  world.gate = (point) => (point === "before" ? latch.opened : undefined);
  const first = engine.offer(submission());
  await settle();
  const key = { ledger: LEDGER, run: 1, attempt: 1 };
  const waiting = Array.from({ length: limits.inboxMax }, () =>
    engine.offer({ kind: "log_stored", key, storedBytes: 1, verdict: "" }),
  );
  const refused = await engine.offer({ kind: "cancel", run: 1, by: "ann", reason: "" });
  assert.equal(!refused.ok && refused.reason, "busy");
  const link = engine.offer({ kind: "link_down", agent: "web-1", link: 9, why: "" });
  latch.open();
  assert.equal((await link).ok, true);
  assert.equal((await first).ok, true);
  assert.equal(
    (await Promise.all(waiting)).every(({ ok }) => ok),
    true,
  );
});

test("a commit that fails is fatal: nobody is answered and nothing more is taken", async () => {
  await using world = new EngineWorld();
  const engine = await world.start();
  const broken = new Error("input/output error");
  world.gate = () => {
    throw broken;
  };
  let answered = false;
  pending.push(
    engine.offer(submission()).then(() => {
      answered = true;
    }),
  );
  await settle();
  assert.deepEqual([answered, world.fatals, world.effects], [false, [broken], []]);
  const refused = await engine.offer({ kind: "tick" });
  assert.equal(!refused.ok && refused.reason, "internal");
});

test("without room submits and dispatch are refused and results stored, until there is room", async () => {
  await using world = new EngineWorld();
  const engine = await world.start();
  await world.connect(1, 1);
  assert.deepEqual(runsOf(await engine.offer(submission())), [1]);
  assert.deepEqual(runsOf(await engine.offer(submission())), [2]);
  let roomy = false;
  world.store.room = () => roomy;
  // The store takes nothing that makes work, as a full disk with a freed ballast would only take little.
  world.gate = (point, changes) => {
    const makes = changes.some(
      (change) => change.kind === "journal" && ["submit", "dispatch"].includes(change.entry.event),
    );
    if (point === "before" && makes && !roomy) throw new StoreFull("/var/db");
  };
  const ended = engine.offer({ kind: "report", agent: "web-1", link: 1, report: endedReport() });
  const submitted = engine.offer(submission());
  assert.equal((await ended).ok, true);
  const refused = await submitted;
  assert.equal(
    !refused.ok && `${refused.reason} ${refused.detail}`,
    "disk_full no room on the disk of /var/db",
  );
  assert.equal(world.disk.runs.get(`${LEDGER}/1`)?.state, "succeeded");
  assert.equal(world.disk.runs.get(`${LEDGER}/2`)?.state, "queued");
  assert.equal((await engine.offer(submission())).ok, false);
  world.clock.turn(limits.diskFullRetryMs);
  await settle();
  assert.equal(
    world.disk.runs.get(`${LEDGER}/2`)?.state,
    "queued",
    "the store says that there is no room yet",
  );
  roomy = true;
  world.clock.turn(limits.diskFullRetryMs);
  await settle();
  assert.equal(world.disk.runs.get(`${LEDGER}/2`)?.state, "starting");
  assert.deepEqual(runsOf(await engine.offer(submission())), [3]);
});

test("when not even results find room they wait, reads go on, and nothing is lost", async () => {
  await using world = new EngineWorld();
  const engine = await world.start();
  let full = true;
  world.gate = (point) => {
    if (point === "before" && full) throw new StoreFull("/var/db");
  };
  let up = false;
  const link = engine
    .offer({ kind: "link_up", agent: "web-1", link: 1, hello: { ...emptyHello } })
    .then(() => {
      up = true;
    });
  await settle();
  assert.equal(up, false);
  assert.equal(await engine.read((state) => state.links.size), 0, "memory is what the store has");
  full = false;
  world.clock.turn(limits.diskFullRetryMs);
  await link;
  assert.equal(await engine.read((state) => state.links.size), 1);
});

const emptyHello = {
  build: "",
  mode: "owner",
  owner: "ann",
  maxRuns: 1,
  bootIdentity: "",
  spoolId: "5".repeat(32),
  sealingKey: "",
  marks: [],
};

test("after a restore old runs are held; released ones get attempts never used before", async () => {
  await using world = new EngineWorld();
  const engine = await world.start();
  await engine.offer(submission());
  const backup = world.disk.copy();
  await engine[Symbol.asyncDispose]();
  backup.meta = restoredMeta(backup.meta, "9".repeat(32));
  const restored = await world.start(backup);
  await world.connect();
  assert.equal(backup.runs.get(`${LEDGER}/1`)?.state, "held");
  assert.equal(backup.meta.fence, 1);
  assert.equal((await restored.offer({ kind: "release", run: 1, by: "ann" })).ok, true);
  const [order] = world.effects.filter(({ kind }) => kind === "order");
  assert.deepEqual(order?.kind === "order" && order.key, { ledger: LEDGER, run: 1, attempt: 1_000_001 });
  assert.deepEqual(runsOf(await restored.offer(submission())), [2]);
  assert.equal(backup.runs.get(`${"9".repeat(32)}/2`)?.state, "starting");
});

test("a hundred thousand queued runs stay small", async () => {
  const state = stateOf(emptyRows(), START_MS);
  const before = process.memoryUsage().heapUsed;
  const items = Array.from({ length: limits.runsPerSubmitMax }, () => submission().items[0] as never);
  for (let turn = 0; turn < 100; turn++) {
    const { changes } = step(state, submission({ items, startByMs: START_MS * 2 }), START_MS + turn);
    for (const change of changes) apply(state, change);
  }
  assert.equal(state.runs.size, 100_000);
  assert.equal(state.ready.get("web-1")?.size, 100_000);
  const grownMiB = (process.memoryUsage().heapUsed - before) / 1_048_576;
  assert.ok(grownMiB < 300, `${Math.round(grownMiB)} MiB`);
});

function endedReport() {
  const word = { phase: "ended" as const, seq: 1, reason: "", permanent: false, detail: "", pid: 1 };
  const flags = { unsupervised: false, stalled: false, stopping: false, survivors: [], warnings: [] };
  const key = { ledger: LEDGER, run: 1, attempt: 1 };
  return { ...word, ...flags, key, startedAtMs: 1, log: null, exit: exitOf() };
}

test("a clock that is set forward is noticed soon: a timer counts time, not the clock", async () => {
  await using world = new EngineWorld();
  const engine = await world.start();
  await world.connect();
  await engine.offer(submission({ startAtMs: START_MS + 3_600_000 }));
  await settle();
  const asked = world.clock.next() ?? Infinity;
  assert.ok(asked <= START_MS + limits.clockLookMs, `asked for ${asked - START_MS} ms`);
  world.clock.turn(limits.clockLookMs);
  await settle();
  assert.ok((world.clock.next() ?? 0) > START_MS + limits.clockLookMs, "asked again");
  assert.equal(world.disk.attempts.size, 0);
});

test("a disk that has room again is found also when the clock was set back meanwhile", async () => {
  await using world = new EngineWorld();
  const engine = await world.start();
  let full = true;
  world.gate = (point) => {
    if (point === "before" && full) {
      full = false;
      throw new StoreFull("/state");
    }
  };
  assert.equal((await engine.offer(submission())).ok, false);
  world.clock.nowMs -= 86_400_000;
  await engine.offer({ kind: "tick" });
  assert.equal((await engine.offer(submission())).ok, true);
});
