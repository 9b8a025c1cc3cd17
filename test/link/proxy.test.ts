// Through an HTTP proxy: join, first look, link and the explanation of a failure all go by CONNECT, and
// nothing goes to a proxy that only the environment names. The proxy here knows a name that nobody else does.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { connect } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { joinCommand } from "../../agentd/commands/join.ts";
import { renewExpired } from "../../agentd/net/renew-expired.ts";
import { readIdentity } from "../../agentd/net/identity.ts";
import { formatJoinString, parseJoinString } from "../../proto/common/join-proof.ts";
import { waitUntilReady } from "../../proto/common/ready.ts";
import { dialTls } from "../../proto/common/transport.ts";
import type { Dial } from "../../proto/common/transport.ts";
import { waitUntil } from "../support/wait-until.ts";
import { startCluster } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { said } from "./join-talk.ts";
import { enrol, goodHello, startSession, TestAgent } from "./session.ts";

type Proxy = AsyncDisposable & { readonly address: string; readonly asked: string[] };

/** Forwards `scheduler.invalid:PORT` to the same port of this host, and refuses everything else. */
async function startProxy(): Promise<Proxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer();
  server.on("connect", (request, client: Socket) => {
    asked.push(request.url ?? "");
    const [name, port] = (request.url ?? "").split(":");
    if (name !== "scheduler.invalid") return void client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const onward = connect(Number(port), "127.0.0.1", () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      onward.pipe(client).pipe(onward);
    });
    for (const socket of [client, onward]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** A join string whose door is known to the proxy alone. */
async function hiddenString(cluster: Cluster): Promise<string> {
  const whole = parseJoinString(await cluster.token("web-1"));
  assert.ok(whole);
  return formatJoinString({ ...whole, addresses: [`scheduler.invalid:${cluster.door.port}`] });
}

async function joinBy(cluster: Cluster, proxy: string | null): Promise<{ status: number; words: string }> {
  const source = join(cluster.directory, `string-${randomBytes(4).toString("hex")}`);
  await writeFile(source, await hiddenString(cluster));
  const spool = join(cluster.directory, "spool");
  return said(() => joinCommand({ spool, source, whoDials: "agent", proxy }));
}

test("a host joins and renews an expired certificate through its proxy, and not without it", async () => {
  await using cluster = await startCluster();
  await using proxy = await startProxy();
  const alone = await joinBy(cluster, null);
  assert.equal(alone.status, 1, "the control: without the proxy nobody knows the name");
  const { status, words } = await joinBy(cluster, proxy.address);
  assert.equal(status, 0, words);
  assert.deepEqual([...new Set(proxy.asked)], [`scheduler.invalid:${cluster.door.port}`]);
  const spool = join(cluster.directory, "spool");
  const before = await readIdentity(spool);
  await assert.rejects(renewExpired(spool, before, null));
  await renewExpired(spool, before, proxy.address);
  assert.notEqual((await readIdentity(spool)).keyPem, before.keyPem);
  assert.ok((await readFile(join(spool, "net/tls/identity.json"), "utf8")).includes("scheduler.invalid"));
});

test("a link goes through the proxy", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  await using proxy = await startProxy();
  const address = `scheduler.invalid:${session.door.port}`;
  const leaf = await enrol(cluster, "web-1");
  const agent = new TestAgent(cluster, session, leaf, { address, proxy: proxy.address });
  agent.say({ hello: goodHello(cluster) });
  await waitUntil(() => session.fleet.presence("web-1").online, { what: "the link" });
  assert.deepEqual(proxy.asked, [address]);
  agent.close();
});

test("a proxy that is not there, or refuses, is told of by its name", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  await using proxy = await startProxy();
  const leaf = await enrol(cluster, "web-1");
  const { caDer, clusterId } = cluster.authority;
  const problem = async (change: Partial<Dial>): Promise<string> => {
    const address = `127.0.0.1:${session.door.port}`;
    const dial: Dial = { address, identity: leaf, caDer, expectRole: "scheduler", clusterId, ...change };
    const client = dialTls(dial);
    const dates = { validFrom: "", validTo: "" };
    const error: unknown = await waitUntilReady(client, dial, dates).catch((cause: unknown) => cause);
    client.close();
    return error instanceof Error ? `${error.message}: ${String(error.cause)}: ${why(error.cause)}` : "";
  };
  assert.equal(await problem({}), "", "the control: without a proxy it is reached");
  const refused = await problem({ proxy: proxy.address });
  assert.match(refused, /through the proxy 127\.0\.0\.1:\d+: Error: it answered 403 Forbidden to a CONNECT/);
  const absent = await problem({ proxy: "127.0.0.1:1" });
  assert.match(absent, /could not connect through the proxy 127\.0\.0\.1:1: .*ECONNREFUSED/);
});

function why(error: unknown): string {
  return error instanceof Error ? String(error.cause) : "";
}

test("a proxy that only the environment names is not used", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  await using proxy = await startProxy();
  const names = ["grpc_proxy", "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy"];
  const before = names.map((name) => process.env[name]);
  for (const name of names) process.env[name] = `http://${proxy.address}`;
  try {
    const agent = new TestAgent(cluster, session, await enrol(cluster, "web-1"));
    agent.say({ hello: goodHello(cluster) });
    await waitUntil(() => session.fleet.presence("web-1").online, { what: "the link" });
    assert.deepEqual(proxy.asked, []);
    agent.close();
  } finally {
    for (const [index, name] of names.entries()) {
      const value = before[index];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
});
