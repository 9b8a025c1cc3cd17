// The control stream: order of inputs, batches, blobs before their order, and what becomes of an agent that
// lies.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { ServerHttp2Stream } from "node:http2";
import { test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { reeve } from "../../proto/gen/reeve.js";
import type { Effect } from "../../scheduler/core/effects.ts";
import { waitUntil } from "../support/wait-until.ts";
import { startCluster } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { agentSide } from "./listening-agent.ts";
import { bothWays, enrol, goodHello, startSession, TestAgent } from "./session.ts";
import type { AgentSide, Session } from "./session.ts";

const ledger = "ab".repeat(16);
const key = { ledger, run: 1, attempt: 1 };
const wireKey = { ledger: Buffer.from(ledger, "hex"), run: 1, attempt: 1 };

async function linked(cluster: Cluster, session: Session, name = "web-1"): Promise<AgentSide> {
  const agent = agentSide(cluster, session, await enrol(cluster, name), name);
  const before = upCount(cluster);
  agent.say({ hello: goodHello(cluster) });
  await waitUntil(() => upCount(cluster) > before);
  return agent;
}

function upCount(cluster: Cluster): number {
  return cluster.recorder.inputs.filter((input) => input.kind === "link_up").length;
}

function kinds(cluster: Cluster): readonly string[] {
  return cluster.recorder.inputs.map((input) => input.kind);
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function orderOf(spec: Uint8Array): Extract<Effect, { kind: "order" }> {
  const common = { agent: "web-1", link: 1, key, seq: 1, fence: 7, startDeadlineMs: 0, scheduledAtMs: 5 };
  const proof = { proof: "owner", proofSha256: "" } as const;
  return { kind: "order", ...common, ...proof, specSha256: sha256(spec), specBytes: spec.length };
}

bothWays(
  "reports become inputs in the order of the stream, with the name of the certificate",
  async (direction) => {
    await using cluster = await startCluster();
    await using session = await startSession(cluster, direction);
    const agent = await linked(cluster, session);
    const exit = { kind: "exit", status: 3, startedAtMs: 1, endedAtMs: 2 };
    const frame = ["accepted", "started", "ended"].map((phase) => ({
      report: { key: wireKey, phase, seq: 1, exit },
    }));
    agent.say(...frame, { resyncEnd: {} });
    await waitUntil(() => kinds(cluster).includes("resync_end"));
    agent.close();
    await waitUntil(() => kinds(cluster).includes("link_down"));
    assert.deepEqual(kinds(cluster), ["link_up", "report", "report", "report", "resync_end", "link_down"]);
    for (const input of cluster.recorder.inputs) assert.ok("agent" in input && input.agent === "web-1");
    const ended = cluster.recorder.inputs[3];
    assert.ok(ended?.kind === "report" && ended.report.exit?.status === 3 && ended.link === 1);
  },
);

bothWays(
  "an order carries a small spec inline, after a welcome that names ledger and fence",
  async (direction) => {
    await using cluster = await startCluster();
    await using session = await startSession(cluster, direction);
    const spec = Buffer.from(reeve.v1.JobSpec.encode({ format: 1, source: Buffer.from("true") }).finish());
    session.blobs.set(sha256(spec), spec);
    const agent = await linked(cluster, session);
    session.fleet.perform({ kind: "welcome", agent: "web-1", link: 1 });
    session.fleet.perform(orderOf(spec));
    session.fleet.perform({ kind: "ack", agent: "web-1", link: 1, key, phase: "started" });
    session.fleet.perform({ ...orderOf(spec), link: 2 });
    await waitUntil(() => agent.heard.length >= 3);
    const [welcome, ack, order] = agent.heard;
    assert.equal(
      ack?.ack?.phase,
      "started",
      "acks pass before bodies and orders, but not before the welcome",
    );
    assert.equal(welcome?.welcome?.fence, 7);
    assert.equal(welcome.welcome.agent, "web-1");
    assert.deepEqual(Buffer.from(order?.order?.spec ?? []), spec);
    assert.equal(order?.order?.key?.run, 1);
    assert.equal(agent.heard.length, 3, "an order for another link number is dropped");
    agent.close();
  },
);

bothWays(
  "an order carries what was brought as proof, and only this agent's own password",
  async (direction) => {
    await using cluster = await startCluster();
    await using session = await startSession(cluster, direction);
    const spec = Buffer.from(reeve.v1.JobSpec.encode({ format: 1, source: Buffer.from("true") }).finish());
    const sshsig = Buffer.from("SSHSIG…");
    const passwords = ["web-1", "web-2"].map((agent) => ({ agent, keyId: "k", sealed: Buffer.from(agent) }));
    const sealed = Buffer.from(reeve.v1.SealedPasswords.encode({ passwords }).finish());
    for (const blob of [spec, sshsig, sealed]) session.blobs.set(sha256(blob), blob);
    const agent = await linked(cluster, session);
    const orders = [
      { proof: "signed", proofSha256: sha256(sshsig) },
      { proof: "password", proofSha256: sha256(sealed) },
      { proof: "trusted", proofSha256: "" },
    ] as const;
    for (const proof of orders) session.fleet.perform({ ...orderOf(spec), ...proof });
    await waitUntil(() => agent.heard.length === 3);
    const said = agent.heard.map(({ order }) => [
      order?.proof,
      Buffer.from(order?.sshsig ?? []).toString(),
      Buffer.from(order?.password?.sealed ?? []).toString(),
    ]);
    assert.deepEqual(said, [
      ["signed", "SSHSIG…", ""],
      ["password", "", "web-1"],
      ["trusted", "", ""],
    ]);
    agent.say({ blobNeeded: { sha256: Buffer.from(sha256(sealed), "hex"), from: 0 } });
    await waitUntil(() => cluster.logLines.some((line) => line.includes("blob.refused")));
    session.fleet.perform({ ...orderOf(spec), proof: "signed", proofSha256: "00".repeat(32) });
    await waitUntil(() => cluster.logLines.some((line) => line.includes("order.proof_missing")));
    assert.equal(agent.heard.length, 3, "an order never goes without the proof that came with it");
    agent.close();
  },
);

bothWays("bodies come before their order in chunks that fit a frame, once over a link", async (direction) => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster, direction);
  const script = randomBytes(200_000);
  const stdin = randomBytes(100_000);
  const name = (bytes: Buffer) => ({ sha256: Buffer.from(sha256(bytes), "hex"), size: bytes.length });
  const body = { format: 1, bodyBlob: name(script), stdinBlob: name(stdin), args: [randomBytes(40_000)] };
  const spec = Buffer.from(reeve.v1.JobSpec.encode(body).finish());
  for (const blob of [script, stdin, spec]) session.blobs.set(sha256(blob), blob);
  const agent = await linked(cluster, session);
  session.fleet.perform(orderOf(spec));
  session.fleet.perform(orderOf(spec));
  await waitUntil(() => agent.heard.filter((message) => message.order).length === 2);
  const firstOrder = agent.heard.findIndex((message) => message.order);
  const got = new Map<string, Buffer[]>();
  for (const { blob } of agent.heard.slice(0, firstOrder)) {
    assert.ok(blob && (blob.bytes?.length ?? 0) <= limits.framePayloadBytes);
    const id = Buffer.from(blob.sha256 ?? []).toString("hex");
    got.set(id, [...(got.get(id) ?? []), Buffer.from(blob.bytes ?? [])]);
  }
  for (const blob of [script, stdin, spec])
    assert.deepEqual(Buffer.concat(got.get(sha256(blob)) ?? []), blob);
  assert.equal(agent.heard.length, firstOrder + 2, "nothing is sent twice");
  assert.equal(agent.heard[firstOrder]?.order?.blobs?.length, 3);
  agent.say({ blobNeeded: { sha256: Buffer.from(sha256(script), "hex"), from: 160_000 } });
  await waitUntil(() => agent.heard.length > firstOrder + 2);
  assert.equal(agent.heard.at(-1)?.blob?.offset, 160_000);
  agent.close();
});

bothWays("a blob that no order of this agent names is not given away", async (direction) => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster, direction);
  const secret = randomBytes(1_000);
  session.blobs.set(sha256(secret), secret);
  const agent = await linked(cluster, session);
  const ask = { blobNeeded: { sha256: Buffer.from(sha256(secret), "hex"), from: 0 } };
  agent.say(ask);
  await waitUntil(() => cluster.logLines.some((line) => line.includes("blob.refused")));
  assert.equal(agent.heard.length, 0);
  const naming = Buffer.from(
    reeve.v1.JobSpec.encode({
      stdinBlob: { sha256: Buffer.from(sha256(secret), "hex"), size: 1_000 },
    }).finish(),
  );
  session.blobs.set(sha256(naming), naming);
  session.liveSpecs.push(sha256(naming));
  agent.say(ask);
  await waitUntil(() => agent.heard.length === 1);
  agent.close();
});

test("a newer link of the same agent takes the place of the older one", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  const leaf = await enrol(cluster, "web-1");
  const first = new TestAgent(cluster, session, leaf);
  first.say({ hello: goodHello(cluster) });
  await waitUntil(() => upCount(cluster) === 1);
  const second = new TestAgent(cluster, session, leaf);
  second.say({ hello: goodHello(cluster) });
  await waitUntil(() => upCount(cluster) === 2 && first.ended !== "");
  assert.deepEqual(kinds(cluster), ["link_up", "link_down", "link_up"]);
  session.fleet.perform({ kind: "welcome", agent: "web-1", link: 2 });
  await waitUntil(() => second.heard.length === 1);
  assert.equal(session.fleet.presence("web-1").online, true);
  first.close();
  second.close();
  await waitUntil(() => !session.fleet.presence("web-1").online);
});

bothWays(
  "a breach of the protocol costs the link and one error line, and the next link works",
  async (direction) => {
    await using cluster = await startCluster();
    await using session = await startSession(cluster, direction);
    const hello = goodHello(cluster);
    const lies: reeve.v1.AgentMessage.$Properties[][] = [
      [{ report: { key: wireKey, phase: "started" } }],
      [{ hello: { ...hello, protocol: 2 } }],
      [{ hello: { ...hello, mode: "god" } }],
      [{ hello: { ...hello, spoolId: randomBytes(15) } }],
      [{ hello: { ...hello, marks: [{ ledger: randomBytes(3) }] } }],
      [{ hello: { ...hello, marks: [{ ledger: randomBytes(16), floor: Number.MAX_SAFE_INTEGER }] } }],
      [{ hello: { ...hello, marks: [{ ledger: randomBytes(16), fence: 2 ** 52 }] } }],
      [{ hello }, { report: { key: wireKey, phase: "accepted", seq: 2 ** 52 } }],
      [{ hello }, { report: { key: wireKey, phase: "started", startedAtMs: 9e15 } }],
      [{ hello }, { report: { key: wireKey, phase: "ended", exit: { kind: "exit", endedAtMs: 9e15 } } }],
      [{ hello }, { hello }],
      [{ hello }, { resyncEnd: {} }, { resyncEnd: {} }],
      [{ hello }, {}],
      [{ hello }, { report: { key: wireKey, phase: "exploded" } }],
      [{ hello }, { report: { phase: "started" } }],
      [{ hello }, { report: { key: { ...wireKey, run: 0 }, phase: "started" } }],
      [{ hello }, { report: { key: { ...wireKey, run: 2 ** 60 }, phase: "started" } }],
      [{ hello }, { report: { key: wireKey, phase: "ended", exit: { kind: "exit", status: 256 } } }],
      [{ hello }, { report: { key: wireKey, phase: "ended", exit: { kind: "maybe" } } }],
      [{ hello }, { report: { key: wireKey, phase: "closed", log: { frameSha256: randomBytes(31) } } }],
      [{ hello }, { report: { key: wireKey, phase: "refused", reason: "; drop table" } }],
      [{ hello }, { blobNeeded: { sha256: randomBytes(31) } }],
    ];
    const leaf = await enrol(cluster, "web-1");
    for (const [index, lie] of lies.entries()) {
      cluster.logLines.length = 0;
      const agent = agentSide(cluster, session, leaf);
      agent.say(...lie);
      await waitUntil(() => agent.ended !== "", { what: `lie ${index} to be answered` });
      assert.equal(agent.ended, "usage", `lie ${index}`);
      agent.close();
      const errors = cluster.logLines.filter((line) => line.includes('"level":"error"'));
      assert.equal(errors.length, 1, `lie ${index}: ${errors.join("")}`);
    }
    const honest = await linked(cluster, session);
    assert.equal(honest.ended, "");
    honest.close();
  },
);

bothWays("an agent of another cluster's hello is told so", async (direction) => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster, direction);
  const agent = agentSide(cluster, session, await enrol(cluster, "web-1"));
  agent.say({ hello: { ...goodHello(cluster), clusterId: randomBytes(16) } });
  await waitUntil(() => agent.ended === "foreign_cluster");
  agent.close();
});

test("random bytes, huge frames and half frames end their stream and nothing else", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  const honest = await linked(cluster, session, "web-1");
  const leaf = await enrol(cluster, "web-2");
  const sizes = [1, 7, 100, 5_000, 60_000, 70_000, 3_000_000];
  for (let round = 0; round < 40; round++) {
    const agent = new TestAgent(cluster, session, leaf);
    const raw = agent.client.makeBidiStreamRequest(
      "/reeve.v1.SessionService/Control",
      (bytes: Buffer) => bytes,
      (bytes: Buffer) => bytes,
    );
    let isOver = false;
    raw
      .on("error", () => (isOver = true))
      .on("end", () => (isOver = true))
      .resume();
    if (round % 2 === 0) {
      const frame = reeve.v1.AgentFrame.encode({ messages: [{ hello: goodHello(cluster) }] }).finish();
      raw.write(Buffer.from(frame));
    }
    raw.write(randomBytes(sizes[round % sizes.length] ?? 1));
    raw.end();
    await waitUntil(() => isOver, { what: `round ${round}` });
    agent.close();
  }
  honest.say({ resyncEnd: {} });
  await waitUntil(() => kinds(cluster).includes("resync_end"));
  assert.equal(honest.ended, "");
  honest.close();
});

bothWays("text from an agent is cut to its bound and kept from steering anything", async (direction) => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster, direction);
  const agent = await linked(cluster, session);
  const survivors = Array.from({ length: 200 }, () => "x".repeat(100));
  agent.say({ report: { key: wireKey, phase: "vanished", detail: "d".repeat(30_000), survivors } });
  const input = await waitUntil(() => cluster.recorder.inputs.find((each) => each.kind === "report"));
  assert.equal(input.report.detail.length, limits.reportTextMax);
  assert.equal(input.report.survivors.length, limits.reportListMax);
  agent.close();
});

bothWays("an agent that stops reading is cut at the backlog's bound, others are not", async (direction) => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster, direction);
  const agent = await linked(cluster, session);
  const other = await linked(cluster, session, "web-2");
  agent.pause();
  const query: Effect = { kind: "query", agent: "web-1", link: 1, key, seq: 1, fence: 1 };
  for (let n = 0; n <= limits.linkBacklogMax; n++) session.fleet.perform(query);
  await waitUntil(() => !session.fleet.presence("web-1").online);
  assert.equal(session.fleet.presence("web-2").online, true);
  assert.ok(kinds(cluster).includes("link_down"));
  agent.close();
  other.close();
});

bothWays("the agent's clock is compared with ours", async (direction) => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster, direction);
  const agent = await linked(cluster, session);
  assert.ok(Math.abs(session.fleet.presence("web-1").clockSkewMs) < 60_000);
  agent.say({ heartbeat: { timeMs: Date.now() + 3_600_000 } });
  await waitUntil(() => session.fleet.presence("web-1").clockSkewMs > 3_000_000);
  agent.close();
});

test("the receive window of a door's connections is the wide one", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  const streams: ServerHttp2Stream[] = [];
  const note = (message: unknown): void => {
    streams.push((message as { stream: ServerHttp2Stream }).stream);
  };
  subscribe("http2.server.stream.created", note);
  const agent = await linked(cluster, session);
  const server = streams[0]?.session;
  assert.ok(server);
  await waitUntil(() => server.localSettings.initialWindowSize === limits.streamWindowBytes);
  assert.ok((server.state.localWindowSize ?? 0) > 65_535);
  unsubscribe("http2.server.stream.created", note);
  agent.close();
});
