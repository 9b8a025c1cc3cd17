// Joining a host that listens: what the scheduler and the host prove to each other, in which order, and what
// everybody else gets. Real TLS, real `agentd join --listen`, recorder for the engine.
import assert from "node:assert/strict";
import { Server } from "@grpc/grpc-js";
import type { ServerDuplexStream } from "@grpc/grpc-js";
import { createHash, createPublicKey, generateKeyPairSync, randomBytes } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { joinListenCommand } from "../../agentd/commands/join-listen.ts";
import { selfSigned } from "../../agentd/commands/self-signed.ts";
import { openDoor } from "../../proto/common/door.ts";
import { formatJoinCode, joinCodeBytes, parseJoinCode, parseJoinNote } from "../../proto/common/join-code.ts";
import { limits } from "../../proto/common/limits.ts";
import { definitionOf, listeningJoinService } from "../../proto/common/services.ts";
import { dialTls, fetchPinnedCa, joinServerOptions } from "../../proto/common/transport.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { addListeningAgent } from "../../scheduler/agents/join-listening.ts";
import type { AddOrder } from "../../scheduler/agents/join-listening.ts";
import { waitUntil } from "../support/wait-until.ts";
import { startCluster } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { said } from "./join-talk.ts";
import { wordsOf } from "./session.ts";

type Host = {
  readonly order: AddOrder;
  readonly spool: string;
  /** the command's end */
  readonly ended: Promise<number>;
};

/** Runs the command until it is over; `use` gets what it has printed. */
async function withHost(
  cluster: Cluster,
  use: (host: Host) => Promise<void>,
  spool = "spool",
): Promise<{ status: number; words: string }> {
  let printed = "";
  return said(async () => {
    const place = join(cluster.directory, spool);
    const port = await freePort();
    const listen = { host: "127.0.0.1", port };
    const ended = joinListenCommand({ spool: place, listen, print: (text) => (printed += text) });
    const note = await waitUntil(() => parseJoinNote(printed), { what: "the two lines" });
    const spkiSha256 = Buffer.from(note.fingerprint, "hex");
    const addresses = [`127.0.0.1:${port}`];
    const order = { name: "dmz-1", addresses, spkiSha256, code: note.code, by: "test", replace: false };
    await use({ order, spool: place, ended });
    return ended;
  });
}

async function freePort(): Promise<number> {
  const door = await openDoor({
    ...{ server: new Server(), host: "127.0.0.1", port: 0, demandCertificate: false },
    ...(await ownIdentity()),
  });
  await door.close(0);
  return door.port;
}

async function ownIdentity() {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const caPem = await selfSigned(privateKey, Date.now());
  const keyPem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const spki = createPublicKey(privateKey).export({ type: "spki", format: "der" });
  return { identity: { keyPem, chainPem: caPem }, caPem, spkiSha256: sha256(spki) };
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

const add = (cluster: Cluster, order: AddOrder, change: Partial<AddOrder> = {}) =>
  addListeningAgent({ ...order, ...change }, cluster.joining);
const refusedWith = (reason: string) => (error: unknown) =>
  (error as { reason?: string }).reason === reason || assert.fail(`${reason}: ${String(error)}`);
const otherCode = formatJoinCode(randomBytes(joinCodeBytes));

test("a host that listens is joined by fingerprint and code, and stores a whole identity", async () => {
  await using cluster = await startCluster();
  const { status, words } = await withHost(cluster, async ({ order }) => add(cluster, order));
  assert.equal(status, 0, words);
  assert.match(words, /joined cluster [0-9a-f]{32} as dmz-1; now start agentd with "who_dials: scheduler"/);
  const tls = join(cluster.directory, "spool", "net", "tls");
  const identity = JSON.parse(await readFile(join(tls, "identity.json"), "utf8")) as Record<string, unknown>;
  const row = cluster.recorder.agents.get("dmz-1");
  const { clusterId } = cluster.authority;
  const known = { clusterId, agent: "dmz-1", agentId: row?.agentId };
  const joinAddresses = [`127.0.0.1:${cluster.door.port}`];
  assert.deepEqual(identity, { ...known, addresses: [], joinAddresses });
  assert.match(row?.addresses.join() ?? "", /^127\.0\.0\.1:\d+$/);
  assert.equal((await stat(join(tls, "key.pem"))).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(join(cluster.directory, "spool", "net")), ["tls"]);
});

test("a wrong code is refused and told, and the right one after it joins", async () => {
  await using cluster = await startCluster();
  const { status, words } = await withHost(cluster, async ({ order }) => {
    await assert.rejects(add(cluster, order, { code: otherCode }), refusedWith("join_proof"));
    assert.equal(cluster.recorder.inputs.length, 0, "the engine was not asked");
    await add(cluster, order);
    assert.doesNotMatch(cluster.logLines.join(""), new RegExp(`${order.code}|${otherCode}`));
  });
  assert.equal(status, 0, words);
  assert.match(words, /a caller had a wrong code; after 2 more this ends/);
});

test("three wrong codes end the waiting, and then the right one is worth nothing", async () => {
  await using cluster = await startCluster();
  const { status, words } = await withHost(cluster, async ({ order, ended, spool }) => {
    for (let tries = 0; tries < limits.joinCodeTriesMax; tries++)
      await assert.rejects(add(cluster, order, { code: otherCode }), refusedWith("join_proof"));
    assert.equal(await ended, 1);
    await assert.rejects(add(cluster, order), refusedWith("agent_unreachable"));
    assert.ok(!(await readdir(join(spool, "net"))).includes("tls"), "nothing is stored");
  });
  assert.equal(status, 1);
  assert.match(words, /too many callers had a wrong code/);
});

test("a code is good once: whoever comes again with it meets nobody", async () => {
  await using cluster = await startCluster();
  await withHost(cluster, async ({ order, ended }) => {
    await add(cluster, order);
    assert.equal(await ended, 0);
    await assert.rejects(add(cluster, order, { name: "dmz-2" }), refusedWith("agent_unreachable"));
  });
});

test("nothing is said to a host with another key than the fingerprint's", async () => {
  await using cluster = await startCluster();
  const { words } = await withHost(cluster, async ({ order }) => {
    const wrong = { spkiSha256: randomBytes(32), code: otherCode };
    await assert.rejects(add(cluster, order, wrong), refusedWith("wrong_fingerprint"));
    await add(cluster, order);
  });
  assert.doesNotMatch(words, /wrong code/, "the host heard nothing that it could count");
});

test("an impostor with a key of its own but no code gets no certificate", async () => {
  await using cluster = await startCluster();
  const heard: string[] = [];
  const own = await ownIdentity();
  const server = new Server(joinServerOptions);
  type Call = ServerDuplexStream<reeve.v1.ListeningJoinRequest, reeve.v1.ListeningJoinReply.$Properties>;
  server.addService(definitionOf(listeningJoinService), {
    join: (call: Call) => {
      call.on("data", ({ hello, leaf }: reeve.v1.ListeningJoinRequest) => {
        heard.push(hello ? "hello" : leaf ? "leaf" : "mac");
        if (hello) call.write({ nonce: randomBytes(32) });
        else call.write({ proof: { mac: randomBytes(32), signature: randomBytes(70) } });
      });
      call.on("end", () => call.end());
    },
  });
  const door = await openDoor({ server, host: "127.0.0.1", port: 0, ...own, demandCertificate: false });
  const order = {
    ...{ name: "dmz-1", addresses: [`127.0.0.1:${door.port}`], code: otherCode },
    ...{ spkiSha256: own.spkiSha256, by: "test", replace: false },
  };
  const problem: unknown = await add(cluster, order).catch((error: unknown) => error);
  await door.close(0);
  assert.equal((problem as { reason?: string }).reason, "join_proof", String(problem));
  assert.deepEqual(heard, ["hello", "mac"], "and it got no certificate");
  assert.equal(cluster.recorder.inputs.length, 0);
});

test("a host proves nothing to a caller who has not proved the code first", async () => {
  await using cluster = await startCluster();
  await withHost(cluster, async ({ order }) => {
    const { caDer, clusterId } = cluster.authority;
    const [address = ""] = order.addresses;
    const found = await fetchPinnedCa(address, order.spkiSha256);
    assert.ok(found.kind === "found");
    const pinned = { address, identity: null, caDer: found.caDer, clusterId };
    const client = dialTls({ ...pinned, expectRole: "pinned_key" });
    const { path, requestSerialize, responseDeserialize } = listeningJoinService.join;
    const call = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize);
    const replies: reeve.v1.ListeningJoinReply[] = [];
    call.on("data", (reply: reeve.v1.ListeningJoinReply) => replies.push(reply));
    const ended = new Promise<string>((resolve) => {
      call.on("error", (error) => resolve(wordsOf(error as Parameters<typeof wordsOf>[0])));
    });
    const nonce = randomBytes(32);
    call.write({ hello: { name: "dmz-1", nonce, caDer, clusterId: Buffer.from(clusterId, "hex") } });
    call.write({ mac: randomBytes(32) });
    assert.equal(await ended, "join_proof");
    client.close();
    assert.deepEqual([replies.length, replies[0]?.nonce?.length, replies[0]?.proof], [1, 32, null]);
    await add(cluster, order);
  });
});

test("a name that is taken is refused, unless it is the same host again or is to be replaced", async () => {
  await using cluster = await startCluster();
  await withHost(cluster, async ({ order }) => add(cluster, order));
  const first = cluster.recorder.agents.get("dmz-1")?.agentId;
  const other = await withHost(
    cluster,
    async ({ order, spool }) => {
      await assert.rejects(add(cluster, order), refusedWith("agent_exists"));
      assert.ok(!(await readdir(join(spool, "net"))).includes("tls"));
      // As if the first answer had been lost: the engine knows this very key.
      const row = cluster.recorder.agents.get("dmz-1");
      assert.ok(row);
      const spkiSha256 = Buffer.from(order.spkiSha256).toString("hex");
      cluster.recorder.agents.set("dmz-1", { ...row, spkiSha256 });
      await add(cluster, order);
    },
    "other",
  );
  assert.equal(other.status, 0, other.words);
  assert.equal(cluster.recorder.agents.get("dmz-1")?.agentId, first, "the same identity");
  const third = await withHost(cluster, async ({ order }) => add(cluster, order, { replace: true }), "third");
  assert.equal(third.status, 0, third.words);
  assert.notEqual(cluster.recorder.agents.get("dmz-1")?.agentId, first);
});

test("a host that has joined another cluster keeps its identity and says so", async () => {
  await using cluster = await startCluster();
  await using foreign = await startCluster();
  await withHost(cluster, async ({ order }) => add(cluster, order));
  const tls = join(cluster.directory, "spool", "net", "tls");
  const before = await readFile(join(tls, "key.pem"), "utf8");
  let problem: unknown;
  const { status } = await said(() =>
    waitInVain(join(cluster.directory, "spool"), foreign, async (order) => {
      problem = await add(foreign, order).catch((error: unknown) => error);
    }),
  );
  assert.equal(status, 1);
  assert.match(String(problem), /this host has joined cluster [0-9a-f]{32} as dmz-1; to change, move/);
  assert.equal(await readFile(join(tls, "key.pem"), "utf8"), before);
});

/** The command until it has borne its wrong codes. */
async function waitInVain(
  spool: string,
  by: Cluster,
  use: (order: AddOrder) => Promise<void>,
): Promise<number> {
  let printed = "";
  const port = await freePort();
  const ended = joinListenCommand({
    spool,
    listen: { host: "127.0.0.1", port },
    print: (text) => (printed += text),
    waitMs: 120_000, // more than enough; a test that failed ends nevertheless
  });
  const note = await waitUntil(() => parseJoinNote(printed), { what: "the two lines" });
  const spkiSha256 = Buffer.from(note.fingerprint, "hex");
  const addresses = [`127.0.0.1:${port}`];
  const order = { name: "dmz-1", addresses, spkiSha256, code: note.code, by: "test", replace: false };
  await use(order);
  for (let tries = 0; tries < limits.joinCodeTriesMax; tries++)
    await assert.rejects(add(by, order, { code: otherCode }), refusedWith("join_proof"));
  return ended;
}

test("a code is read as people type it, and nothing else is one", () => {
  for (let round = 0; round < 200; round++) {
    const secret = randomBytes(joinCodeBytes);
    const code = formatJoinCode(secret);
    assert.deepEqual(Buffer.from(parseJoinCode(` ${code.toUpperCase()}\n`) ?? []), secret, code);
  }
  for (const wrong of ["", "abcd", "abcd-abcd-abcd-abc", "abcd-abcd-abcd-abc1", "abcd-abcd-abcd-abcd-abcd"])
    assert.equal(parseJoinCode(wrong), undefined, wrong);
  const code = formatJoinCode(Buffer.alloc(joinCodeBytes, 7));
  const fingerprint = "ab".repeat(32);
  assert.equal(parseJoinNote(`fingerprint ${fingerprint}\ncode ${code.slice(0, 9)}`), undefined, "half");
  assert.deepEqual(parseJoinNote(`fingerprint ${fingerprint}\ncode ${code}\n`), { fingerprint, code });
});
