// Who may open a Session: the certificate's CA, dates and role, in both directions. Each refusal has the
// accepted case beside it.
import "reflect-metadata";
import * as x509 from "@peculiar/x509";
import assert from "node:assert/strict";
import { createConnection } from "node:net";
import { connect as connectPlain } from "node:http2";
import { webcrypto } from "node:crypto";
import { test } from "node:test";
import tls from "node:tls";
import { Server } from "@grpc/grpc-js";
import { openDoor } from "../../proto/common/door.ts";
import { agentUri, dialTls, sessionServerOptions } from "../../proto/common/transport.ts";
import type { Identity } from "../../proto/common/transport.ts";
import { waitUntil } from "../support/wait-until.ts";
import { startCluster } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { enrol, goodHello, startSession, TestAgent } from "./session.ts";
import type { Session } from "./session.ts";

/** What comes of opening a link with this identity: "welcome" in the words of the recorder, or why not. */
async function outcome(cluster: Cluster, session: Session, identity: Identity | null): Promise<string> {
  const before = cluster.recorder.inputs.length;
  const agent = new TestAgent(cluster, session, identity);
  agent.say({ hello: goodHello(cluster) });
  const isUp = () => cluster.recorder.inputs.slice(before).some((input) => input.kind === "link_up");
  await waitUntil(() => agent.ended !== "" || isUp());
  agent.close();
  return isUp() ? "up" : agent.ended;
}

const dayMs = 86_400_000;

test("only a valid agent's certificate of this cluster opens a link", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  await using foreign = await startCluster();
  const good = await enrol(cluster, "web-1");
  assert.equal(await outcome(cluster, session, good), "up", "the right certificate");

  assert.notEqual(await outcome(cluster, session, null), "up", "no certificate");
  const other = await foreign.leafFor("web-1", { agentId: good.agentId });
  assert.notEqual(await outcome(cluster, session, other), "up", "a certificate of another CA");
  const expired = await cluster.leafFor("web-1", { agentId: good.agentId, atMs: Date.now() - 31 * dayMs });
  assert.notEqual(await outcome(cluster, session, expired), "up", "an expired certificate");
  const early = await cluster.leafFor("web-1", { agentId: good.agentId, atMs: Date.now() + dayMs });
  assert.notEqual(await outcome(cluster, session, early), "up", "a certificate of tomorrow");
  const scheduler = await cluster.authority.schedulerIdentity(Date.now());
  assert.equal(await outcome(cluster, session, scheduler), "not_permitted", "the scheduler's own role");
  const stranger = await cluster.leafFor("web-1");
  assert.equal(await outcome(cluster, session, stranger), "revoked", "another agent id");
  const unknown = await cluster.leafFor("web-9");
  assert.equal(await outcome(cluster, session, unknown), "revoked", "a name that never joined");
  assert.equal(await outcome(cluster, session, good), "up", "and the right one again");
});

test("a self-signed certificate with the right words in it opens no link", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  const good = await enrol(cluster, "web-1");
  assert.notEqual(await outcome(cluster, session, await selfSigned(cluster, "web-1", good.agentId)), "up");
  assert.equal(await outcome(cluster, session, good), "up");
});

async function selfSigned(cluster: Cluster, name: string, agentId: string): Promise<Identity> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const value = agentUri(cluster.authority.clusterId, name, agentId);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${name}`,
    notAfter: new Date(Date.now() + dayMs),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: "url", value }])],
  });
  const key = Buffer.from(await webcrypto.subtle.exportKey("pkcs8", keys.privateKey)).toString("base64");
  return {
    keyPem: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`,
    chainPem: certificate.toString("pem"),
  };
}

test("a revoked agent is refused, and its open link is cut", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  const leaf = await enrol(cluster, "web-1");
  const agent = new TestAgent(cluster, session, leaf);
  agent.say({ hello: goodHello(cluster) });
  await waitUntil(() => cluster.recorder.inputs.some((input) => input.kind === "link_up"));
  const known = cluster.recorder.agents.get("web-1");
  assert.ok(known);
  await session.fleet.beat();
  assert.equal(session.fleet.presence("web-1").online, true, "an agent in good standing keeps its link");
  cluster.recorder.agents.set("web-1", { ...known, revoked: true });
  await session.fleet.beat();
  await waitUntil(() => agent.ended === "revoked");
  agent.close();
  assert.equal(await outcome(cluster, session, leaf), "revoked");
});

test("an agent refuses a server whose certificate is an agent's", async () => {
  await using cluster = await startCluster();
  const web = await enrol(cluster, "web-1");
  const impostor = await enrol(cluster, "web-2");
  const options = { host: "127.0.0.1", port: 0, caPem: cluster.authority.caPem, demandCertificate: true };
  const { caDer, clusterId } = cluster.authority;
  const reach = async (identity: Identity): Promise<string> => {
    const door = await openDoor({ ...options, identity, server: new Server(sessionServerOptions) });
    const address = `127.0.0.1:${door.port}`;
    const client = dialTls({ address, identity: web, caDer, expectRole: "scheduler", clusterId });
    const words = await new Promise<string>((resolve) => {
      client.makeUnaryRequest(
        "/x/Y",
        (b: Buffer) => b,
        (b: Buffer) => b,
        Buffer.alloc(0),
        (error) => resolve(String(error)),
      );
    });
    client.close();
    await door.close(0);
    return words;
  };
  assert.match(await reach(impostor), /certificate says agent web-2 of cluster .*, not scheduler/);
  assert.match(
    await reach(await cluster.authority.schedulerIdentity(Date.now())),
    /UNIMPLEMENTED/,
    "the right one is spoken to",
  );
});

test("plaintext and TLS 1.2 get nothing from the door", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  const plain = connectPlain(`http://127.0.0.1:${session.door.port}`);
  await new Promise<void>((resolve) => {
    plain.on("error", () => resolve());
    plain.on("close", () => resolve());
    plain.request({ ":path": "/" }).on("error", () => resolve());
  });
  plain.destroy();
  const leaf = await enrol(cluster, "web-1");
  const base = {
    host: "127.0.0.1",
    port: session.door.port,
    ca: cluster.authority.caPem,
    servername: "reeve",
  };
  const own = {
    key: leaf.keyPem,
    cert: leaf.chainPem,
    ALPNProtocols: ["h2"],
    checkServerIdentity: () => undefined,
  };
  const version = (max: "TLSv1.2" | "TLSv1.3"): Promise<string> =>
    new Promise((resolve) => {
      const socket = tls.connect({ ...base, ...own, minVersion: "TLSv1.2", maxVersion: max });
      socket.on("secureConnect", () => {
        resolve(socket.getProtocol() ?? "");
        socket.destroy();
      });
      socket.on("error", (error) => resolve(error.message));
    });
  assert.match(await version("TLSv1.2"), /version|handshake/i);
  assert.equal(await version("TLSv1.3"), "TLSv1.3");
});

test("connections that never speak are closed, and a speaking one is kept", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  const agent = new TestAgent(cluster, session, await enrol(cluster, "web-1"));
  agent.say({ hello: goodHello(cluster) });
  let closed = 0;
  const idle = Array.from({ length: 100 }, () => createConnection(session.door.port, "127.0.0.1"));
  for (const socket of idle)
    socket
      .on("close", () => (closed += 1))
      .on("error", () => undefined)
      .resume();
  const half = tls.connect({
    port: session.door.port,
    host: "127.0.0.1",
    rejectUnauthorized: false,
    ALPNProtocols: ["h2"],
  });
  half
    .on("close", () => (closed += 1))
    .on("error", () => undefined)
    .resume();
  await waitUntil(() => closed === 101);
  assert.equal(agent.ended, "");
  assert.equal(session.fleet.presence("web-1").online, true);
  agent.close();
});
