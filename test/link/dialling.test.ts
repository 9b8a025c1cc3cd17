// The scheduler dials agents that listen: whom it believes, whom a listening agent believes, when it dials
// again, and when it stops. What is said over such a link is tested with the other direction's.
import assert from "node:assert/strict";
import { getEventListeners, once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { openListener } from "../../agentd/net/listener.ts";
import type { Streams } from "../../agentd/net/link.ts";
import { limits } from "../../proto/common/limits.ts";
import { listeningAgentService } from "../../proto/common/services.ts";
import { dialTls } from "../../proto/common/transport.ts";
import type { Identity } from "../../proto/common/transport.ts";
import { waitUntil } from "../support/wait-until.ts";
import { startCluster } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { ListeningTestAgent } from "./listening-agent.ts";
import { enrol, goodHello, startSession, TestAgent, wordsOf } from "./session.ts";
import type { Session } from "./session.ts";

const dayMs = 86_400_000;

function listening(cluster: Cluster, session: Session, leaf: Identity, name = "web-1"): ListeningTestAgent {
  const agent = new ListeningTestAgent(cluster, session, { leaf, name });
  agent.say({ hello: goodHello(cluster) });
  return agent;
}

const isOnline = (session: Session) => session.fleet.presence("web-1").online;
const problem = (session: Session) => session.fleet.presence("web-1").problem;

test("only the certificate of exactly this agent is believed at its address", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  await using foreign = await startCluster();
  const good = await enrol(cluster, "web-1");
  const { agentId } = good;
  const wrong: readonly (readonly [string, Identity, RegExp])[] = [
    ["another agent's", await enrol(cluster, "web-2"), /says agent web-2 .*, not agent web-1/],
    ["the scheduler's own", await cluster.authority.schedulerIdentity(Date.now()), /says scheduler of/],
    ["of another CA", await foreign.leafFor("web-1", { agentId }), /certificate is not good here/],
    [
      "expired",
      await cluster.leafFor("web-1", { agentId, atMs: Date.now() - 31 * dayMs }),
      /certificate is not good here \(CERT_HAS_EXPIRED\)/,
    ],
    ["of an agent of that name that is none", await cluster.leafFor("web-1"), /no agent of this identity/],
  ];
  for (const [what, leaf, says] of wrong) {
    const agent = listening(cluster, session, leaf);
    await waitUntil(() => says.test(problem(session)), {
      what: `${what} to be refused: ${problem(session)}`,
    });
    assert.equal(isOnline(session), false, what);
    assert.equal(agent.heard.length, 0, what);
    agent.close();
  }
  const honest = listening(cluster, session, good);
  await waitUntil(() => isOnline(session), { what: "the right one" });
  assert.equal(problem(session), "");
  honest.close();
});

/** What comes of calling a listening agent with this identity: "served", or why not. */
async function reach(cluster: Cluster, port: number, identity: Identity | null): Promise<string> {
  const { caDer, clusterId } = cluster.authority;
  const address = `127.0.0.1:${port}`;
  const client = dialTls({ address, identity, caDer, expectRole: "agent", expectName: "web-1", clusterId });
  const { path, requestSerialize, responseDeserialize } = listeningAgentService.control;
  const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
  const ended = new Promise<string>((resolve) => {
    call.on("error", (error) => resolve(wordsOf(error as Parameters<typeof wordsOf>[0])));
    call.on("end", () => resolve("served"));
    call.resume();
  });
  for (const each of [listeningAgentService.logs, listeningAgentService.renew]) {
    const other = client.makeBidiStreamRequest(
      each.path,
      (bytes: Buffer) => bytes,
      (bytes: Buffer) => bytes,
    );
    other.on("error", () => undefined).resume();
  }
  const words = await ended;
  client.close();
  return words;
}

test("a listening agent takes the scheduler of its cluster and nobody else", async () => {
  await using cluster = await startCluster();
  await using foreign = await startCluster();
  const { authority, log } = cluster;
  const sets: Streams[] = [];
  const door = await openListener({
    listen: { host: "127.0.0.1", port: 0 },
    shown: {
      identity: await enrol(cluster, "web-1"),
      caPem: authority.caPem,
      clusterId: authority.clusterId,
    },
    log,
    onStreams: (streams) => {
      sets.push(streams);
      streams.control.end();
      streams.logs.end();
    },
  });
  const nobody: readonly (readonly [string, Identity | null, RegExp])[] = [
    ["no certificate", null, /UNAVAILABLE|No connection|ECONN|alert|closed/i],
    ["another agent's", await enrol(cluster, "web-2"), /not_permitted/],
    ["its own", await cluster.leafFor("web-1"), /not_permitted/],
    [
      "another cluster's scheduler's",
      await foreign.authority.schedulerIdentity(Date.now()),
      /UNAVAILABLE|No connection|ECONN|alert|closed/i,
    ],
  ];
  for (const [what, identity, says] of nobody) {
    assert.match(await reach(cluster, door.port, identity), says, what);
    assert.equal(sets.length, 0, what);
  }
  const own = await authority.schedulerIdentity(Date.now());
  assert.equal(await reach(cluster, door.port, own), "served");
  assert.equal(sets.length, 1);
  await door.close(0);
});

test("a listening agent whose renewal is not answered ends the link", async () => {
  await using cluster = await startCluster();
  const { authority, log } = cluster;
  const { caDer, caPem, clusterId } = authority;
  const sets: Streams[] = [];
  const door = await openListener({
    listen: { host: "127.0.0.1", port: 0 },
    shown: { identity: await enrol(cluster, "web-1"), caPem, clusterId },
    log,
    onStreams: (streams) => sets.push(streams),
  });
  const client = dialTls({
    ...{ address: `127.0.0.1:${door.port}`, identity: await authority.schedulerIdentity(Date.now()) },
    ...{ caDer, expectRole: "agent", expectName: "web-1", clusterId },
  });
  const open = (path: string) =>
    client.makeBidiStreamRequest(
      path,
      (bytes: Buffer) => bytes,
      (bytes: Buffer) => bytes,
    );
  const { control, logs, renew } = listeningAgentService;
  const [link, log2, renewals] = [open(control.path), open(logs.path), open(renew.path)];
  let ended = "";
  link.on("end", () => (ended = "end"));
  for (const call of [link, log2, renewals]) call.on("error", () => undefined).resume();
  const [streams] = await waitUntil(() => sets.length > 0 && sets, { what: "the agent to have all three" });
  assert.ok(streams);
  assert.equal(ended, "", "the control: it is open");
  renewals.end();
  await assert.rejects(streams.renew({}), /the scheduler did not answer/);
  await waitUntil(() => ended !== "", { what: "the link to end" });
  client.close();
  await door.close(0);
});

test("an agent that cannot be reached is told of, dialled again, and met when it is there", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  const leaf = await enrol(cluster, "web-1");
  const row = cluster.recorder.agents.get("web-1");
  assert.ok(row);
  let knocks = 0;
  const closed = createServer((socket) => {
    knocks += 1;
    socket.destroy();
  }).listen(0, "127.0.0.1");
  await once(closed, "listening");
  const address = `127.0.0.1:${(closed.address() as AddressInfo).port}`;
  cluster.recorder.agents.set("web-1", { ...row, addresses: [address] });
  await session.fleet.beat();
  await waitUntil(() => problem(session).includes(`cannot be dialled at ${address}`));
  const told = () =>
    cluster.logLines.filter((line) => line.includes('"warn"') && line.includes("link.failed"));
  await waitUntil(() => knocks > 2, { what: "more dials" });
  assert.equal(told().length, 1, "the same failure is told once");
  const agent = listening(cluster, session, leaf); // its address is now another one
  await waitUntil(() => isOnline(session));
  assert.equal(problem(session), "");
  const before = knocks;
  agent.close();
  await waitUntil(() => !isOnline(session));
  await session.fleet.beat();
  assert.equal(knocks, before, "nobody dials where it was");
  closed.close();
});

test("a dial that fails leaves nothing behind that waits for the end of dialling", async (t) => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  await enrol(cluster, "web-1");
  const listened = t.mock.method(AbortSignal.prototype, "addEventListener");
  const agent = listening(cluster, session, await enrol(cluster, "web-2"));
  const failed = () => cluster.logLines.filter((line) => line.includes("link.failed")).length;
  await waitUntil(() => failed() >= 5, { what: "some dials that fail" });
  const signals = new Set(listened.mock.calls.map((call) => call.this as AbortSignal));
  const counts = Array.from(signals, (signal) => getEventListeners(signal, "abort").length);
  assert(signals.size > 0 && Math.max(...counts) <= 2, `${counts.join(" ")} listeners`);
  agent.close();
});

test("a commit that takes long keeps nobody from looking after the links", async (t) => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  const agent = new TestAgent(cluster, session, await enrol(cluster, "web-1"));
  agent.say({ hello: goodHello(cluster) });
  await waitUntil(() => isOnline(session));
  const { promise, resolve } = Promise.withResolvers<void>();
  cluster.recorder.committing = promise;
  const now = performance.now.bind(performance);
  t.mock.method(performance, "now", () => now() + limits.deadPeerMs + 1_000);
  const beat = session.fleet.beat();
  await waitUntil(() => agent.ended === "unreachable", { what: "the silent agent to be put down" });
  resolve();
  await beat;
  agent.close();
});

test("a revoked agent, and one that shall dial itself, are not dialled again", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  const leaf = await enrol(cluster, "web-1");
  const changes = [{ revoked: true }, { addresses: [] }];
  for (const change of changes) {
    const agent = listening(cluster, session, leaf);
    await waitUntil(() => isOnline(session), { what: "the control: it is dialled" });
    const row = cluster.recorder.agents.get("web-1");
    assert.ok(row);
    cluster.recorder.agents.set("web-1", { ...row, ...change });
    await session.fleet.beat();
    if ("revoked" in change) await waitUntil(() => agent.ended === "revoked");
    else assert.equal(isOnline(session), true, "the link that there is stays");
    agent.close();
    await waitUntil(() => !isOnline(session));
    cluster.recorder.agents.set("web-1", { ...row, addresses: [] });
    await session.fleet.beat();
  }
});

test("an agent that dials while it is dialled has one link, the newest", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  const leaf = await enrol(cluster, "web-1");
  const listener = listening(cluster, session, leaf);
  await waitUntil(() => isOnline(session));
  const dialler = new TestAgent(cluster, session, leaf);
  dialler.say({ hello: goodHello(cluster) });
  await waitUntil(() => listener.ended !== "", { what: "the older link to end" });
  const ups = cluster.recorder.inputs.filter(({ kind }) => kind === "link_up" || kind === "link_down");
  assert.deepEqual(
    ups.map(({ kind }) => kind),
    ["link_up", "link_down", "link_up"],
  );
  assert.equal(dialler.ended, "");
  dialler.close();
  listener.close();
});

test("a scheduler that stops tells the agents it has dialled, and dials no more", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  const agent = listening(cluster, session, await enrol(cluster, "web-1"));
  await waitUntil(() => isOnline(session));
  await session.fleet.stop();
  await waitUntil(() => agent.ended !== "");
  assert.equal(agent.ended, "stopping");
  assert.equal(cluster.recorder.inputs.at(-1)?.kind, "link_down");
  agent.close();
});
