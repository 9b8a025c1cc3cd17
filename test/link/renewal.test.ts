// New certificates for old: over the live link, and for a leaf that has expired. Who may, who may not, and
// both clocks.
import assert from "node:assert/strict";
import type { ServiceError } from "@grpc/grpc-js";
import { generateKeyPairSync, randomBytes, sign, X509Certificate } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { storeIdentity } from "../../agentd/commands/join-store.ts";
import { readIdentity } from "../../agentd/net/identity.ts";
import { isExpired, renewExpired } from "../../agentd/net/renew-expired.ts";
import { renewExpiredMessage, renewMessage } from "../../proto/common/join-proof.ts";
import { joinService } from "../../proto/common/services.ts";
import { dialTls } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { agentOf, startCluster } from "./cluster.ts";
import type { Cluster, TestLeaf } from "./cluster.ts";
import { agentSide } from "./listening-agent.ts";
import { bothWays, enrol, goodHello, startSession, TestAgent, wordsOf } from "./session.ts";
import type { AgentSide } from "./session.ts";
import { waitUntil } from "../support/wait-until.ts";

const dayMs = 86_400_000;

function newKey(): { spki: Buffer; key: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  return { spki: publicKey.export({ type: "spki", format: "der" }), key: privateKey };
}

type Answer = { readonly words: string; readonly details: string; readonly leaf: X509Certificate | null };

function answerOf(error: ServiceError | null, reply: reeve.v1.RenewReply | undefined): Answer {
  const leaf =
    reply?.leafDer === null || reply?.leafDer === undefined ? null : new X509Certificate(reply.leafDer);
  return { words: error === null ? "" : wordsOf(error), details: error?.details ?? "", leaf };
}

function askExpired(cluster: Cluster, request: reeve.v1.RenewExpiredRequest.$Properties): Promise<Answer> {
  const { caDer, clusterId } = cluster.authority;
  const address = `127.0.0.1:${cluster.door.port}`;
  const client = dialTls({ address, identity: null, caDer, expectRole: "scheduler", clusterId });
  const { path, requestSerialize, responseDeserialize } = joinService.renewExpired;
  return new Promise((resolve) => {
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, (error, reply) => {
      client.close();
      resolve(answerOf(error, reply));
    });
  });
}

function request(old: TestLeaf, timeMs = Date.now()): reeve.v1.RenewExpiredRequest.$Properties {
  const fresh = newKey();
  const nonce = randomBytes(32);
  const message = renewExpiredMessage(fresh.spki, nonce, timeMs);
  const oldSignature = sign("sha256", message, old.key);
  return {
    oldLeafDer: old.der,
    spki: fresh.spki,
    nonce,
    timeMs,
    oldSignature,
    newSignature: sign("sha256", message, fresh.key),
  };
}

bothWays("a live agent gets a leaf for a new key, and only for a key that it holds", async (direction) => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster, direction);
  const leaf = await enrol(cluster, "web-1");
  const agent = agentSide(cluster, session, leaf);
  const renew = (message: reeve.v1.RenewRequest.$Properties) => agent.renew(message);
  const fresh = newKey();
  const other = newKey();
  const stolen = { spki: other.spki, signature: sign("sha256", renewMessage(other.spki), fresh.key) };
  assert.match(String(await renew(stolen)), /not the new key's signature/);
  const random = { spki: randomBytes(91), signature: randomBytes(70) };
  assert.match(String(await renew(random)), /not a P-256 public key/);
  const given = await renew({
    spki: fresh.spki,
    signature: sign("sha256", renewMessage(fresh.spki), fresh.key),
  });
  assert.ok(typeof given !== "string", String(given));
  const good = new X509Certificate(given);
  assert.equal(good.subjectAltName, new X509Certificate(leaf.der).subjectAltName);
  assert.deepEqual(good.publicKey.export({ type: "spki", format: "der" }), fresh.spki);
  const kinds = cluster.recorder.inputs.map((input) => input.kind);
  assert.deepEqual(kinds, ["renewed"], "the engine was told of the good one only");
  agent.close();
});

test("a leaf lives 30 days and is dated back by 10 minutes", async () => {
  await using cluster = await startCluster();
  const leaf = new X509Certificate((await cluster.leafFor("web-1")).der);
  const lifeMs = Date.parse(leaf.validTo) - Date.parse(leaf.validFrom);
  assert.equal(lifeMs, 30 * dayMs + 10 * 60_000);
});

test("an expired leaf is renewed by proof of its key, for 180 days", async () => {
  await using cluster = await startCluster();
  const old = await cluster.leafFor("web-1", { atMs: Date.now() - 31 * dayMs });
  cluster.recorder.agents.set("web-1", agentOf("web-1", old.agentId, ""));
  const good = await askExpired(cluster, request(old));
  assert.ok(good.leaf, good.details);
  assert.equal(good.leaf.subjectAltName, new X509Certificate(old.der).subjectAltName);
  const ancient = await cluster.leafFor("web-1", {
    agentId: old.agentId,
    atMs: Date.now() - (30 + 181) * dayMs,
  });
  const late = await askExpired(cluster, request(ancient));
  assert.equal(late.words, "not_authenticated");
  assert.match(late.details, /too long ago; the scheduler's clock says .*, the agent's says /);
});

test("an expired leaf alone, a forged one or another key renews nothing", async () => {
  await using cluster = await startCluster();
  await using foreign = await startCluster();
  const atMs = Date.now() - 31 * dayMs;
  const old = await cluster.leafFor("web-1", { atMs });
  cluster.recorder.agents.set("web-1", agentOf("web-1", old.agentId, ""));
  const thief = await cluster.leafFor("web-2", { atMs });
  assert.equal(
    (await askExpired(cluster, { ...request(thief), oldLeafDer: old.der })).words,
    "not_authenticated",
  );
  assert.equal(
    (await askExpired(cluster, { ...request(old), newSignature: randomBytes(70) })).words,
    "not_authenticated",
  );
  assert.equal(
    (await askExpired(cluster, { ...request(old), spki: newKey().spki })).words,
    "not_authenticated",
  );
  const forged = await foreign.leafFor("web-1", { atMs, agentId: old.agentId });
  assert.equal((await askExpired(cluster, request(forged))).words, "foreign_cluster");
  assert.equal(
    (await askExpired(cluster, { ...request(old), oldLeafDer: randomBytes(600) })).words,
    "foreign_cluster",
  );
  const agent = cluster.recorder.agents.get("web-1");
  assert.ok(agent);
  cluster.recorder.agents.set("web-1", { ...agent, revoked: true });
  assert.equal((await askExpired(cluster, request(old))).words, "revoked");
  cluster.recorder.agents.set("web-1", agent);
  assert.ok((await askExpired(cluster, request(old))).leaf, "the honest one");
});

test("a host whose clock is wrong is told what both clocks say", async () => {
  await using cluster = await startCluster();
  const old = await cluster.leafFor("web-1", { atMs: Date.now() - 31 * dayMs });
  cluster.recorder.agents.set("web-1", agentOf("web-1", old.agentId, ""));
  const wrong = await askExpired(cluster, request(old, Date.UTC(2001, 0, 1)));
  assert.equal(wrong.words, "not_authenticated");
  assert.match(wrong.details, /the scheduler's clock says 20\d\d-.*, the agent's says 2001-01-01T00:00:00/);
});

test("net renews an expired identity by itself, and says both clocks when it cannot", async () => {
  await using cluster = await startCluster();
  const old = await cluster.leafFor("web-1", { atMs: Date.now() - 31 * dayMs });
  cluster.recorder.agents.set("web-1", agentOf("web-1", old.agentId, ""));
  const spool = join(cluster.directory, "spool");
  const { clusterId, caPem } = cluster.authority;
  const joinAddresses = [`127.0.0.1:${cluster.door.port}`];
  const file = { clusterId, agent: "web-1", agentId: old.agentId, addresses: ["127.0.0.1:1"], joinAddresses };
  const leafPem = new X509Certificate(old.der).toString();
  await mkdir(join(spool, "net"), { recursive: true });
  await storeIdentity(spool, { keyPem: old.keyPem, leafPem, caPem, file });
  const before = await readIdentity(spool);
  assert.equal(isExpired(before, Date.now()), true);
  cluster.skewMs = -400 * dayMs;
  await assert.rejects(renewExpired(spool, before, null), /the scheduler's clock says .*, the agent's says /);
  assert.equal((await readIdentity(spool)).keyPem, before.keyPem, "a refusal changes nothing");
  cluster.skewMs = 0;
  await renewExpired(spool, before, null);
  const after = await readIdentity(spool);
  assert.equal(isExpired(after, Date.now()), false);
  assert.notEqual(after.keyPem, before.keyPem);
});

bothWays(
  "a revoked agent is refused at renewal and at connect, and its open link ends",
  async (direction) => {
    await using cluster = await startCluster();
    await using session = await startSession(cluster, direction);
    const leaf = await enrol(cluster, "web-1");
    const known = cluster.recorder.agents.get("web-1");
    assert.ok(known);
    const renewBy = (agent: AgentSide) => {
      const fresh = newKey();
      return agent.renew({
        spki: fresh.spki,
        signature: sign("sha256", renewMessage(fresh.spki), fresh.key),
      });
    };
    const open = agentSide(cluster, session, leaf);
    open.say({ hello: goodHello(cluster) });
    await waitUntil(() => session.fleet.presence("web-1").online, { what: "the link" });
    assert.ok(typeof (await renewBy(open)) !== "string", "the control: not revoked yet");
    const row = cluster.recorder.agents.get("web-1") ?? known;
    cluster.recorder.agents.set("web-1", { ...row, revoked: true });
    assert.match(String(await renewBy(open)), /has been revoked/);
    await session.fleet.beat();
    await waitUntil(() => open.ended !== "", { what: "the open link to end" });
    assert.equal(open.ended, "revoked");
    if (direction === "scheduler_dials") return open.close(); // it is not dialled again: dialling.test.ts
    const next = new TestAgent(cluster, session, leaf);
    await waitUntil(() => next.ended !== "", { what: "the refusal" });
    assert.equal(next.ended, "revoked");
    for (const agent of [open, next]) agent.close();
  },
);

bothWays("a link ends with the certificate that opened it", async (direction) => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster, direction);
  const agent = agentSide(cluster, session, await enrol(cluster, "web-1"));
  agent.say({ hello: goodHello(cluster) });
  await waitUntil(() => session.fleet.presence("web-1").online, { what: "the link" });
  cluster.skewMs = 29 * dayMs;
  await session.fleet.beat();
  assert.equal(session.fleet.presence("web-1").online, true, "a day before its end");
  cluster.skewMs = 31 * dayMs;
  await session.fleet.beat();
  await waitUntil(() => agent.ended !== "", { what: "the link to end" });
  assert.equal(agent.ended, "not_authenticated");
  agent.close();
});
