// Runs over the real socket: one, many, one as it changes, cancel; agents, tokens and status; and who may
// call what.
// The danger: a watch that ends for another reason than its run being over; each end is compared with what is
// not yet an end.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { grpcCode } from "../../proto/common/reasons.ts";
import { schedulerService } from "../../proto/common/services.ts";
import { reeve } from "../../proto/gen/reeve.js";
import { ClientCalls } from "../../scheduler/api/client-calls.ts";
import { type Identify, type MethodName, permissions } from "../../scheduler/api/identity.ts";
import { ApiWorld, type Failed } from "../support/api-world.ts";
import { totals } from "../support/core-world.ts";
import { encodeSpec } from "../support/specs.ts";
import { waitUntil } from "../support/wait-until.ts";

let world: ApiWorld;
before(async () => {
  world = await ApiWorld.open();
  await world.connect();
});
after(() => world[Symbol.asyncDispose]());

const { v1 } = reeve;
const get = (run: number) => world.ask(schedulerService.getRun, new v1.GetRunRequest({ run }));
const list = (fields: reeve.v1.ListRunsRequest.$Properties = {}) =>
  world.ask(schedulerService.listRuns, new v1.ListRunsRequest(fields));
const watch = (run: number) => world.follow(schedulerService.watchRun, new v1.GetRunRequest({ run }));
const cancel = (run: number, reason = "") =>
  world.ask(schedulerService.cancel, new v1.CancelRequest({ run, reason }));
const submitted = async (header: reeve.v1.SubmitHeader.$Properties = {}): Promise<number> =>
  (await world.submit(header)).runs[0] ?? 0;

async function refused(promise: Promise<unknown>, reason: string, says = /./): Promise<void> {
  const failed = await promise.then(
    () => assert.fail("accepted"),
    (error: Failed) => error,
  );
  assert.equal(failed.reason, reason, failed.message);
  assert.match(failed.message, says);
}

test("a run shows its attempts, exit and totals as the agent told them", async () => {
  const run = await submitted();
  await world.report(run, "started");
  await world.report(run, "closed", { log: totals(0, { stdoutCut: 5 }), actualUser: "x" } as object);
  const detail = await get(run);
  assert.equal(detail.run?.state, "succeeded");
  const [attempt] = detail.attempts;
  assert.deepEqual(
    [attempt?.attempt, attempt?.state, attempt?.pid, attempt?.exit?.kind],
    [1, "succeeded", 77, "exit"],
  );
  assert.equal(Buffer.from(attempt?.log?.frameSha256 ?? []).toString("hex"), "b".repeat(64));
  assert.equal(attempt?.log?.stdoutCut, 5);
  assert.equal(attempt?.ledger?.length, 16);
  assert.ok(detail.journal.length >= 3);
});

test("a run that is not there, a number that is none and a ledger that is none are refused", async () => {
  await refused(get(999_999), "no_such_run", /999999/);
  await refused(get(0), "usage");
  await refused(
    world.ask(schedulerService.getRun, new v1.GetRunRequest({ run: 1, ledger: Buffer.from("x") })),
    "usage",
  );
  const other = new v1.GetRunRequest({ run: 4711, ledger: new Uint8Array(16) });
  await refused(world.ask(schedulerService.getRun, other), "no_such_run");
});

test("runs are listed newest first, in pages that say whether there are more", async () => {
  const runs: number[] = [];
  for (let i = 0; i < 5; i++) runs.push(await submitted({ spec: encodeSpec({ job: "paged" }) }));
  const newest = runs.toReversed();
  const page = await list({ job: "paged", limit: 3 });
  assert.deepEqual([page.runs.map(({ run }) => run), page.more], [newest.slice(0, 3), true]);
  const rest = await list({ job: "paged", limit: 3, below: newest[2] ?? 0 });
  assert.deepEqual([rest.runs.map(({ run }) => run), rest.more], [newest.slice(3), false]);
  assert.deepEqual((await list({ job: "paged", states: ["succeeded"] })).runs, []);
  assert.equal((await list({ job: "paged", states: ["starting"], agent: "web-1" })).runs.length, 5);
  await refused(list({ limit: limits.listRunsMax + 1 }), "over_limit", /listRunsMax/);
  await refused(list({ states: ["running"] }), "usage", /running/);
});

test("a watch tells each change and ends when the run is final and its log settled, not before", async () => {
  const run = await submitted();
  const watching = watch(run);
  const state = () => watching.seen.at(-1)?.run?.state;
  await waitUntil(() => state() === "starting", { what: "the run now" });
  assert.ok((watching.seen[0]?.spec?.length ?? 0) > 0, "the first has the spec");
  await world.report(run, "started");
  await waitUntil(() => state() === "executing", { what: "executing" });
  await world.report(run, "ended");
  await waitUntil(() => state() === "succeeded", { what: "succeeded" });
  let isEnded = false;
  const ending = watching.ended.then(() => (isEnded = true));
  await world.report(run, "closed", { log: totals(50) });
  await waitUntil(() => watching.seen.at(-1)?.attempts?.[0]?.log, { what: "the log's totals" });
  assert.equal(isEnded, false);
  assert.equal(watching.seen.at(-1)?.attempts?.[0]?.logState, "outstanding");
  await world.logStored(run, 50);
  assert.equal(await watching.ended, null);
  await ending;
  assert.equal(watching.seen.at(-1)?.attempts?.[0]?.logState, "complete");
  await waitUntil(() => world.watchers.count === 0, { what: "nobody watching" });
});

test("a watch of a run that is over tells it once and ends", async () => {
  const run = await submitted({ hold: true });
  await cancel(run);
  const watching = watch(run);
  assert.equal(await watching.ended, null);
  assert.deepEqual(
    watching.seen.map((detail) => detail.run?.state),
    ["cancelled"],
  );
});

test("a watcher that leaves is forgotten, and a watch of no run is refused", async () => {
  const watching = watch(await submitted());
  await waitUntil(() => world.watchers.count === 1, { what: "one watcher" });
  watching.cancel();
  await waitUntil(() => world.watchers.count === 0, { what: "no watcher" });
  assert.equal((await watch(888_888).ended)?.reason, "no_such_run");
  assert.deepEqual(world.faults, []);
});

test("cancel is recorded with who and why, and what is over cannot be cancelled", async () => {
  const run = await submitted();
  const detail = await cancel(run, "no longer needed");
  assert.equal(detail.run?.state, "stopping");
  const entry = detail.journal.at(-1);
  assert.deepEqual([entry?.event, entry?.by, entry?.reason], ["cancel", "claimed ann", "no longer needed"]);
  const held = await submitted({ hold: true });
  assert.equal((await cancel(held)).run?.state, "cancelled");
  await refused(cancel(held), "not_in_this_state", new RegExp(`run ${held} is cancelled`));
  await refused(cancel(777_777), "no_such_run");
  await refused(cancel(held, "x".repeat(limits.cancelReasonBytesMax + 1)), "over_limit");
  await refused(cancel(held, "a\u001bb"), "usage");
});

test("a scheduler that stops ends its watchers with a word", async () => {
  await using own = await ApiWorld.open();
  const { runs } = await own.submit();
  const watching = own.follow(schedulerService.watchRun, new v1.GetRunRequest({ run: runs[0] ?? 0 }));
  await waitUntil(() => watching.seen.length === 1, { what: "the run now" });
  own.api.stop();
  assert.equal((await watching.ended)?.reason, "stopping");
  await refused(own.ask(schedulerService.status, new v1.StatusRequest()), "stopping");
});

test("agents are listed with what is known of them and whether they are there", async () => {
  const { agents } = await world.ask(schedulerService.listAgents, new v1.ListAgentsRequest());
  assert.deepEqual(
    agents.map(({ name, online, maxRuns, mode }) => [name, online, maxRuns, mode]),
    [["web-1", true, 100, "owner"]],
  );
});

test("a drained agent is shown with who, when and why, and its runs wait and say so", async () => {
  await using own = await ApiWorld.open();
  await own.connect();
  const drain = (agent: string, reason = "") =>
    own.ask(schedulerService.drain, new v1.DrainRequest({ agent, reason }));
  const beforeMs = Date.now();
  const marked = await drain("web-1", "new kernel");
  assert.deepEqual(
    [marked.name, marked.online, marked.drained, marked.drainBy, marked.drainReason],
    ["web-1", true, true, "claimed ann", "new kernel"],
  );
  assert.ok((marked.drainAtMs ?? 0) >= beforeMs);
  const { agents } = await own.ask(schedulerService.listAgents, new v1.ListAgentsRequest());
  assert.deepEqual(agents[0], marked);
  const run = (await own.submit()).runs[0] ?? 0;
  const show = () => own.ask(schedulerService.getRun, new v1.GetRunRequest({ run }));
  const { run: waits } = await show();
  assert.match(waits?.why ?? "", /^agent web-1 was drained .* by claimed ann \(new kernel\)/);
  assert.equal(waits?.state, "queued");
  const resumed = await own.ask(schedulerService.resume, new v1.ResumeRequest({ agent: "web-1" }), "bob");
  assert.deepEqual([resumed.drained, resumed.drainBy, resumed.drainReason], [false, "claimed bob", ""]);
  assert.equal((await show()).run?.state, "starting");
  await refused(drain("nobody"), "no_such_agent", /nobody/);
  await refused(drain("No Name"), "usage");
  await refused(drain("web-1", "x".repeat(limits.cancelReasonBytesMax + 1)), "over_limit");
  await refused(drain("web-1", "a\u001bb"), "usage");
});

test("a token is made for a name that can be one, by the caller", async () => {
  const ask = (fields: reeve.v1.AgentTokenRequest.$Properties) =>
    world.ask(schedulerService.makeAgentToken, new v1.AgentTokenRequest(fields));
  const reply = await ask({ name: "web-2", addresses: ["a:1"] });
  assert.deepEqual([reply.joinString, reply.expiresAtMs], ["reeve-join-1.web-2", 99]);
  const order = {
    role: "agent",
    name: "web-2",
    addresses: ["a:1"],
    by: "claimed ann",
    replace: false,
    agentAddresses: [],
  };
  assert.deepEqual(world.tokens, [order]);
  await refused(ask({ name: "Web 2" }), "usage");
  await refused(ask({ name: "w", addresses: Array(limits.joinAddressesMax + 1).fill("a:1") }), "over_limit");
});

test("who dials an agent is set by its addresses, and shown with it", async () => {
  const set = (name: string, addresses: string[]) =>
    world.ask(schedulerService.setAgentAddresses, new v1.SetAgentAddressesRequest({ name, addresses }));
  assert.deepEqual((await set("web-1", ["web-1:7423", "[::1]:7423"])).addresses, [
    "web-1:7423",
    "[::1]:7423",
  ]);
  await refused(set("web-1", ["web-1"]), "usage", /"web-1" is not host:port/);
  await refused(set("web-1", Array(limits.joinAddressesMax + 1).fill("a:1")), "over_limit");
  await refused(set("nobody", ["a:1"]), "no_such_agent");
  const shown = async () => (await world.ask(schedulerService.listAgents, {})).agents;
  const web = async () => (await shown()).find(({ name }) => name === "web-1");
  assert.equal((await web())?.addresses.length, 2, "what was refused changed nothing");
  assert.deepEqual((await set("web-1", [])).addresses, []);
});

test("a refusal of the token's maker keeps its word and sentence", async () => {
  const refusal = Object.assign(new Error("an agent of this name has joined already: web-1"), {
    name: "Refusal",
    reason: "agent_exists",
  });
  await using own = await ApiWorld.open({ makeToken: () => Promise.reject(refusal) });
  const asked = own.ask(schedulerService.makeAgentToken, new v1.AgentTokenRequest({ name: "web-1" }));
  await refused(asked, "agent_exists", /has joined already: web-1$/);
});

test("status tells version, cluster, fence and addresses", async () => {
  const status = await world.ask(schedulerService.status, new v1.StatusRequest());
  assert.deepEqual(
    [status.version, status.addresses, status.clusterId?.length],
    ["0.0.0-test", ["host.example:7420"], 16],
  );
  assert.ok((status.fence ?? 0) > 0 && (status.liveRuns ?? 0) > 0);
});

test("a held run starts when it is released, and one that an agent has cannot be held", async () => {
  const ask = (kind: "hold" | "release", run: number) =>
    world.ask(
      schedulerService[kind],
      kind === "hold" ? new v1.HoldRequest({ run }) : new v1.ReleaseRequest({ run }),
    );
  const run = await submitted({ hold: true });
  assert.equal((await get(run)).run?.state, "held");
  const held = (await ask("hold", run)).run;
  assert.deepEqual([held?.state, held?.why], ["held", "held until it is released (held by claimed ann)"]);
  assert.equal((await ask("release", run)).run?.state, "starting");
  const { journal } = await get(run);
  assert.deepEqual(
    journal.map(({ event, by }) => [event, by]),
    [
      ["submit", "claimed ann"],
      ["release", "claimed ann"],
      ["due", "scheduler"],
      ["ready", "scheduler"],
      ["dispatch", "scheduler"],
    ],
  );
  await refused(ask("hold", run), "not_in_this_state", /starting/);
  await refused(ask("release", run), "not_in_this_state", /starting/);
  await refused(ask("release", 999_999), "no_such_run");
  await refused(ask("hold", 0), "usage");
  const timed = await submitted({ startAtMs: Date.now() + 3_600_000 });
  assert.equal((await ask("hold", timed)).run?.state, "held");
  assert.equal((await ask("release", timed)).run?.state, "timed");
});

/** What only those who reach the unix socket may do: files, and who else may do anything. */
const socketAlone = ["makeClientToken", "listClients", "revokeClient", "holdSnapshot", "endSnapshot"];

test("every method has a row of permissions, and each role only what its rows say", async () => {
  assert.deepEqual(Object.keys(permissions).sort(), Object.keys(schedulerService).sort());
  const forClients = Object.entries(permissions).filter(([, roles]) => roles.includes("client"));
  const all = Object.keys(schedulerService);
  assert.deepEqual(
    forClients.map(([name]) => name).sort(),
    all.filter((n) => !socketAlone.includes(n)).sort(),
  );
  let asked = "";
  const offer = async (): Promise<never> => assert.fail(`offered after ${asked}`);
  const client: Identify = () => ({ caller: { role: "client", by: "client ann" }, leave: () => {} });
  await using own = await ApiWorld.open({ offer }, client);
  for (const name of socketAlone as MethodName[]) {
    asked = name;
    assert.equal((await callAny(own, name)).reason, "not_permitted", name);
  }
  assert.equal((await callAny(world, "renewClient")).reason, "not_permitted", "a certificate's holder alone");
  const findClient = async (): Promise<undefined> => undefined;
  const calls = new ClientCalls({ clusterId: "c1".repeat(16), findClient, now: Date.now });
  await using stranger = await ApiWorld.open({ offer }, calls.identify);
  for (const name of Object.keys(schedulerService) as MethodName[]) {
    const failed = await callAny(stranger, name);
    assert.deepEqual([failed.reason, failed.code], ["not_authenticated", grpcCode.unauthenticated], name);
  }
  assert.deepEqual([...own.faults, ...stranger.faults], []);
});

/** The method with an empty request, whatever its shape. */
async function callAny(own: ApiWorld, name: MethodName): Promise<Failed> {
  const accepted = { code: 0, reason: "accepted", message: "", retryAfter: "" };
  const caught = (promise: Promise<unknown>): Promise<Failed> =>
    promise.then(
      () => accepted,
      (error: Failed) => error,
    );
  switch (name) {
    case "submit":
      return caught(own.submit());
    case "watchRun":
      return (
        (await own.follow(schedulerService.watchRun, new v1.GetRunRequest({ run: 1 })).ended) ?? accepted
      );
    case "readLog":
      return (
        (await own.follow(schedulerService.readLog, new v1.ReadLogRequest({ run: 1 })).ended) ?? accepted
      );
    default:
      return caught(
        own.ask(schedulerService[name] as typeof schedulerService.status, new v1.StatusRequest()),
      );
  }
}

test("the values of a job's environment leave only when they are asked for", async () => {
  const environment = [
    { name: Buffer.from("DB_PASSWORD"), value: Buffer.from("s3cr3t") },
    { name: Buffer.from("TZ"), value: Buffer.from("UTC") },
  ];
  const spec = encodeSpec({ environment });
  const run = (await world.submit({ spec })).runs[0] ?? 0;
  const specOf = async (envValues: boolean) => {
    const asked = new v1.GetRunRequest({ run, envValues });
    const watching = world.follow(schedulerService.watchRun, asked);
    await waitUntil(() => watching.seen.length > 0, { what: "the run" });
    watching.cancel();
    const got = (await world.ask(schedulerService.getRun, asked)).spec;
    assert.ok(Buffer.from(got).equals(Buffer.from(watching.seen[0]?.spec ?? [])));
    return Buffer.from(got);
  };
  assert.ok((await specOf(true)).equals(spec), "the bytes as they were submitted");
  const shown = await specOf(false);
  assert.ok(!shown.includes("s3cr3t"));
  assert.deepEqual(
    v1.JobSpec.decode(shown).environment.map(({ name, value }) => [String(name), value?.length]),
    [
      ["DB_PASSWORD", 0],
      ["TZ", 0],
    ],
  );
  const plain = encodeSpec();
  const other = (await world.submit({ spec: plain })).runs[0] ?? 0;
  assert.ok(Buffer.from((await get(other)).spec).equals(plain), "without variables it is what was submitted");
});
