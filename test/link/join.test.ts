// Joining: what an honest agent gets, and what everybody else is refused. Real TLS, real `agentd join`,
// recorder for the engine.
import assert from "node:assert/strict";
import { Server } from "@grpc/grpc-js";
import { createHash, generateKeyPairSync, randomBytes, sign, X509Certificate } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { joinCommand } from "../../agentd/commands/join.ts";
import { openDoor } from "../../proto/common/door.ts";
import {
  formatJoinString,
  joinKey,
  joinMac,
  parseJoinString,
  transcriptHash,
} from "../../proto/common/join-proof.ts";
import type { JoinString } from "../../proto/common/join-proof.ts";
import { definitionOf, joinService } from "../../proto/common/services.ts";
import { dialTls, joinServerOptions } from "../../proto/common/transport.ts";
import { openJoinRecords } from "../../scheduler/agents/join-records.ts";
import { startCluster } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { hello, JoinTalk, said } from "./join-talk.ts";

async function joinWith(
  cluster: Cluster,
  text: string,
  spool = "spool",
): Promise<{ status: number; words: string }> {
  const file = join(cluster.directory, `join-string-${randomBytes(4).toString("hex")}`);
  await writeFile(file, text);
  return said(() =>
    joinCommand({ spool: join(cluster.directory, spool), source: file, whoDials: "agent", proxy: null }),
  );
}

function changed(text: string, change: Partial<JoinString>): string {
  const whole = parseJoinString(text);
  assert.ok(whole);
  return formatJoinString({ ...whole, ...change });
}

test("an agent joins with a join string and stores a whole private identity", async () => {
  await using cluster = await startCluster();
  const { status, words } = await joinWith(cluster, `${await cluster.token("web-1")}\n`);
  assert.equal(status, 0, words);
  const tls = join(cluster.directory, "spool", "net", "tls");
  const identity = JSON.parse(await readFile(join(tls, "identity.json"), "utf8")) as Record<string, unknown>;
  const agent = cluster.recorder.agents.get("web-1");
  const clusterId = cluster.authority.clusterId;
  const addresses = ["127.0.0.1:7420"];
  const joinAddresses = [`127.0.0.1:${cluster.door.port}`];
  const agentId = agent?.agentId;
  assert.deepEqual(identity, { clusterId, agent: "web-1", agentId, addresses, joinAddresses });
  const leaf = new X509Certificate(await readFile(join(tls, "leaf.pem")));
  const spki = leaf.publicKey.export({ type: "spki", format: "der" });
  assert.equal(agent?.spkiSha256, createHash("sha256").update(spki).digest("hex"));
  assert.equal(leaf.subjectAltName, `URI:reeve:${clusterId}:agent:web-1:${agent?.agentId}`);
  assert.equal((await stat(join(tls, "key.pem"))).mode & 0o777, 0o600);
  assert.equal((await stat(tls)).mode & 0o777, 0o700);
  assert.deepEqual(await readdir(join(cluster.directory, "spool", "net")), ["tls"]);
});

test("a host whose settings disagree with its join string about who dials is told what to set", async () => {
  await using cluster = await startCluster();
  const said = async (name: string, addresses: readonly string[]): Promise<string> =>
    (await joinWith(cluster, await cluster.token(name, addresses), name)).words;
  assert.match(await said("web-1", ["web-1:7423"]), /will dial this host: set "who_dials: scheduler"/);
  assert.doesNotMatch(await said("web-2", []), /who_dials/, "these settings say: the agent dials");
});

test("a join string works once; a second host with it is refused and stores nothing", async () => {
  await using cluster = await startCluster();
  const text = await cluster.token("web-1");
  assert.equal((await joinWith(cluster, text)).status, 0);
  const second = await joinWith(cluster, text, "other-spool");
  assert.equal(second.status, 1);
  assert.match(second.words, /unknown, used or expired/);
  assert.deepEqual(await readdir(join(cluster.directory, "other-spool", "net")), []);
});

test("an expired token is refused by its time", async () => {
  await using cluster = await startCluster();
  const text = await cluster.token("web-1");
  cluster.skewMs = 31 * 60_000;
  const { status, words } = await joinWith(cluster, text);
  assert.equal(status, 1);
  assert.match(words, /expired/);
});

test("a wrong pin is found before anything is sent", async () => {
  await using cluster = await startCluster();
  const text = changed(await cluster.token("web-1"), { caSpkiSha256: randomBytes(32) });
  const { status, words } = await joinWith(cluster, text);
  assert.equal(status, 1);
  assert.match(words, /not the one in the join string; nothing was sent/);
  assert.equal(cluster.logLines.length, 0, "the join service was never called");
});

test("a wrong secret ends the join on the agent's side", async () => {
  await using cluster = await startCluster();
  const { status, words } = await joinWith(
    cluster,
    changed(await cluster.token("web-1"), { secret: randomBytes(16) }),
  );
  assert.equal(status, 1);
  assert.match(words, /does not know the secret/);
  assert.equal(cluster.recorder.agents.size, 0);
});

test("a token of another cluster, or for another name, is refused", async () => {
  await using cluster = await startCluster();
  await using foreign = await startCluster();
  const there = parseJoinString(await foreign.token("web-1"));
  assert.ok(there);
  const mixed = changed(await cluster.token("web-1"), { tokenId: there.tokenId, secret: there.secret });
  assert.match((await joinWith(cluster, mixed)).words, /unknown, used or expired/);
  const renamed = changed(await cluster.token("web-1"), { name: "web-2" });
  assert.match((await joinWith(cluster, renamed)).words, /unknown, used or expired/);
  const otherCluster = changed(await cluster.token("web-1"), { clusterId: there.clusterId });
  assert.match((await joinWith(cluster, otherCluster)).words, /certificate says scheduler of cluster/);
  assert.equal((await joinWith(cluster, await cluster.token("web-1"))).status, 0, "the right one works");
});

test("a host that has joined keeps its identity when another cluster's string is given", async () => {
  await using cluster = await startCluster();
  await using foreign = await startCluster();
  assert.equal((await joinWith(cluster, await cluster.token("web-1"))).status, 0);
  const path = join(cluster.directory, "spool", "net", "tls", "key.pem");
  const key = await readFile(path, "utf8");
  const { status, words } = await joinWith(cluster, await foreign.token("web-1"));
  assert.equal(status, 1);
  assert.match(words, /this host has joined cluster/);
  assert.equal(await readFile(path, "utf8"), key);
  assert.equal(foreign.recorder.agents.size, 0);
});

test("text that is no join string, or one given as an argument, is wrong use", async () => {
  await using cluster = await startCluster();
  for (const text of [
    "",
    "hello",
    "reeve-join-1.",
    "reeve-join-1.AAAA",
    "reeve-join-2.AAAA",
    "x".repeat(100_000),
  ]) {
    assert.equal((await joinWith(cluster, text)).status, 2, text.slice(0, 20));
  }
  const text = await cluster.token("web-1");
  const argument = await said(() =>
    joinCommand({ spool: join(cluster.directory, "s"), source: text, whoDials: "agent", proxy: null }),
  );
  assert.equal(argument.status, 2);
  assert.doesNotMatch(argument.words, /reeve-join-1\./);
  const missing = await said(() =>
    joinCommand({
      spool: join(cluster.directory, "s"),
      source: "/nowhere/string",
      whoDials: "agent",
      proxy: null,
    }),
  );
  assert.match(missing.words, /could not read \/nowhere\/string/);
});

test("a man in the middle with his own CA but no secret learns nothing and is refused", async () => {
  await using cluster = await startCluster();
  await using attacker = await startCluster();
  const whole = await cluster.token("web-1");
  const address = `127.0.0.1:${attacker.door.port}`;
  const pinned = await joinWith(cluster, changed(whole, { addresses: [address] }));
  assert.match(pinned.words, /not the one in the join string/);
  // Even when the pin were his: he cannot answer with the right mac.
  const his = parseJoinString(await attacker.token("web-1"));
  assert.ok(his);
  const { caSpkiSha256, clusterId, tokenId } = his;
  const unpinned = await joinWith(
    cluster,
    changed(whole, { addresses: [address], caSpkiSha256, clusterId, tokenId }),
  );
  assert.match(unpinned.words, /does not know the secret/);
});

test("a proof recorded from one join is worthless in another", async () => {
  await using cluster = await startCluster();
  const text = parseJoinString(await cluster.token("web-1"));
  assert.ok(text);
  const key = joinKey(text.secret);
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const agentSpki = publicKey.export({ type: "spki", format: "der" });
  const first = new JoinTalk(cluster);
  const transcript = await first.challenge({ tokenId: text.tokenId, name: "web-1", agentSpki });
  const hash = transcriptHash("agent", transcript);
  const proof = { mac: joinMac(key, hash), signature: sign("sha256", hash, privateKey) };
  first.abandon();
  const second = new JoinTalk(cluster);
  await second.challenge({ tokenId: text.tokenId, name: "web-1", agentSpki });
  assert.equal((await second.prove(proof)).reason, "join_proof");
  const third = new JoinTalk(cluster);
  const seen = transcriptHash(
    "agent",
    await third.challenge({ tokenId: text.tokenId, name: "web-1", agentSpki }),
  );
  const good = { mac: joinMac(key, seen), signature: sign("sha256", seen, privateKey) };
  assert.ok((await third.prove(good)).leaf, "the same proof made for this join is accepted");
});

test("the scheduler's own mac sent back, or a signature by another key, is no proof", async () => {
  await using cluster = await startCluster();
  const text = parseJoinString(await cluster.token("web-1"));
  assert.ok(text);
  const key = joinKey(text.secret);
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const agentSpki = publicKey.export({ type: "spki", format: "der" });
  const start = { tokenId: text.tokenId, name: "web-1", agentSpki };
  const mirror = new JoinTalk(cluster);
  const seen = await mirror.challenge(start);
  const own = transcriptHash("agent", seen);
  const mac = joinMac(key, transcriptHash("scheduler", seen));
  assert.equal(
    (await mirror.prove({ mac, signature: sign("sha256", own, privateKey) })).reason,
    "join_proof",
  );
  const thief = new JoinTalk(cluster);
  const hash = transcriptHash("agent", await thief.challenge(start));
  const other = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  const stolen = { mac: joinMac(key, hash), signature: sign("sha256", hash, other) };
  assert.equal((await thief.prove(stolen)).reason, "join_proof");
  assert.equal(cluster.recorder.agents.size, 0);
});

test("after a lost answer the same key gets the same leaf, and another key gets nothing", async () => {
  await using cluster = await startCluster();
  const text = parseJoinString(await cluster.token("web-1"));
  assert.ok(text);
  const key = joinKey(text.secret);
  const ask = async (keys: ReturnType<typeof generateKeyPairSync>) => {
    const talk = new JoinTalk(cluster);
    const agentSpki = keys.publicKey.export({ type: "spki", format: "der" });
    const transcript = await talk
      .challenge({ tokenId: text.tokenId, name: "web-1", agentSpki })
      .catch(() => undefined);
    if (transcript === undefined) return { reason: talk.reason };
    const hash = transcriptHash("agent", transcript);
    return talk.prove({ mac: joinMac(key, hash), signature: sign("sha256", hash, keys.privateKey) });
  };
  const mine = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const first = await ask(mine);
  const again = await ask(mine);
  assert.ok(first.leaf?.leafDer && again.leaf?.leafDer);
  assert.deepEqual(Buffer.from(again.leaf.leafDer), Buffer.from(first.leaf.leafDer));
  assert.equal((await ask(generateKeyPairSync("ec", { namedCurve: "P-256" }))).reason, "token_unknown");
  assert.equal(cluster.recorder.inputs.filter((input) => input.kind === "joined").length, 1);
});

test("bad hellos are refused one by one and a good one still works", async () => {
  await using cluster = await startCluster();
  const text = parseJoinString(await cluster.token("web-1"));
  assert.ok(text);
  const good = hello(text.tokenId, "web-1");
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({
    type: "spki",
    format: "der",
  });
  const bad = [
    { ...good, tokenId: "../../etc/passwd" },
    { ...good, tokenId: "f".repeat(32) },
    { ...good, name: "../x" },
    { ...good, nonce: randomBytes(31) },
    { ...good, agentSpki: Buffer.alloc(0) },
    { ...good, agentSpki: randomBytes(91) },
    { ...good, agentSpki: Buffer.concat([good.agentSpki, Buffer.from([0])]) },
    { ...good, agentSpki: rsa },
  ];
  for (const each of bad) {
    const talk = new JoinTalk(cluster);
    await assert.rejects(talk.challenge(each));
    assert.match(talk.reason, /usage|token_unknown/);
  }
  const huge = new JoinTalk(cluster);
  await assert.rejects(huge.challenge({ ...good, agentSpki: randomBytes(200_000) }), /larger than max/);
  await new JoinTalk(cluster).challenge(good);
});

test("a client refuses a door whose certificate another CA has signed", async () => {
  await using cluster = await startCluster();
  await using other = await startCluster();
  const identity = await other.authority.schedulerIdentity(Date.now());
  const server = new Server(joinServerOptions);
  server.addService(definitionOf(joinService), {});
  const base = { server, host: "127.0.0.1", port: 0, demandCertificate: false };
  const door = await openDoor({ ...base, identity, caPem: other.authority.caPem });
  const { caDer, clusterId } = cluster.authority;
  const address = `127.0.0.1:${door.port}`;
  const client = dialTls({ address, identity: null, caDer, expectRole: "scheduler", clusterId });
  await assert.rejects(
    new Promise((resolve, reject) => {
      client.waitForReady(Date.now() + 2_000, (error) => (error === undefined ? resolve(1) : reject(error)));
    }),
  );
  client.close();
  await door.close(0);
});

test("the key of a used token is kept no longer than the token would have been good", async () => {
  const directory = await mkdtemp(join(tmpdir(), "reeve-joins-"));
  try {
    const records = await openJoinRecords(join(directory, "joins"), 0);
    const record = { name: "a", key: "k", spkiSha256: "s", agentId: "i", leaf: "", expiresAtMs: 100 };
    const [first, second] = ["1".repeat(32), "2".repeat(32)];
    await records.keep(first, record, 0);
    await records.keep(second, { ...record, expiresAtMs: 300 }, 99);
    assert.deepEqual((await readdir(join(directory, "joins"))).sort(), [first, second]);
    await records.keep(second, { ...record, expiresAtMs: 300 }, 100);
    assert.deepEqual(await readdir(join(directory, "joins")), [second]);
  } finally {
    await rm(directory, { recursive: true });
  }
});
