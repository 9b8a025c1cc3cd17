// `agentd check-connection`: each step fails by itself, is named, and says what to do; the whole way passes.
// Real TLS and a real door.
import assert from "node:assert/strict";
import { Server } from "@grpc/grpc-js";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import type { AddressInfo, Server as NetServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { checkConnectionCommand } from "../../agentd/commands/check-connection.ts";
import type { CheckOptions } from "../../agentd/commands/check-connection.ts";
import { joinCommand } from "../../agentd/commands/join.ts";
import { openDoor } from "../../proto/common/door.ts";
import { sessionServerOptions } from "../../proto/common/transport.ts";
import { startCluster } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";
import { said } from "./join-talk.ts";
import { startSession } from "./session.ts";

const dayMs = 86_400_000;

/** A spool that has joined; answers what the command says of an address, and its status. */
async function joinedHost(cluster: Cluster) {
  const spool = join(cluster.directory, "spool");
  const source = join(cluster.directory, "string");
  await writeFile(source, await cluster.token("web-1"));
  const { status, words } = await said(() => joinCommand({ spool, source, whoDials: "agent", proxy: null }));
  assert.equal(status, 0, words);
  const path = join(spool, "net/tls/identity.json");
  return async (address: string, change: Partial<CheckOptions> = {}): Promise<string> => {
    const file = JSON.parse(await readFile(path, "utf8")) as object;
    await writeFile(path, JSON.stringify({ ...file, addresses: [address] }), { mode: 0o600 });
    return check({ spool, ...change });
  };
}

async function check(change: Partial<CheckOptions>): Promise<string> {
  let text = "";
  const print = (part: string): void => {
    text += part;
  };
  const options = { spool: "", source: null, proxy: null, listen: null, print, ...change };
  const status = await checkConnectionCommand(options);
  return `${text}${status}`;
}

async function portOf(server: NetServer): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

const failed = (text: string): readonly string[] =>
  [...text.matchAll(/^ {2}FAIL (\S+)/gm)].map(([, name = ""]) => name);

test("every step passes on the way to a scheduler that knows this host, without a trace", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  const say = await joinedHost(cluster);
  const inputs = cluster.recorder.inputs.length;
  const text = await say(`127.0.0.1:${session.door.port}`);
  const steps = [...text.matchAll(/^ {2}ok {3}(\S+)/gm)].map(([, name]) => name);
  assert.deepEqual(steps, ["dns", "tcp", "proxy", "tls", "pin", "clock", "enrolment"], text);
  assert.match(text, /0$/);
  assert.equal(cluster.recorder.inputs.length, inputs);
  assert.equal(session.fleet.presence("web-1").online, false);
});

test("each failure is named by its step, with what to do, and nothing after it is tried", async () => {
  await using cluster = await startCluster();
  await using session = await startSession(cluster);
  await using foreign = await startCluster();
  const say = await joinedHost(cluster);
  const garbage = createServer((socket) => {
    socket.on("error", () => socket.destroy()).end("220 mail.example.com ESMTP\r\n");
  });
  const refusing = createHttpServer();
  refusing.on("connect", (_request, socket) => {
    socket.on("error", () => socket.destroy()).end("HTTP/1.1 403 Forbidden\r\n\r\n");
  });
  const { authority } = cluster;
  const early = await openDoor({
    ...{ server: new Server(sessionServerOptions), host: "127.0.0.1", port: 0, demandCertificate: true },
    ...{ identity: await authority.schedulerIdentity(Date.now() + 2 * dayMs), caPem: authority.caPem },
  });
  const good = `127.0.0.1:${session.door.port}`;
  const proxy = `127.0.0.1:${await portOf(refusing)}`;
  const row = cluster.recorder.agents.get("web-1");
  assert.ok(row);
  const cases: readonly (readonly [string, () => Promise<string>, RegExp])[] = [
    ["dns", () => say("scheduler.invalid:7420"), /not known here[^]*what to do: add the name to DNS/],
    ["tcp", () => say("127.0.0.1:1"), /ECONNREFUSED[^]*what to do: nothing listens there/],
    ["dns", () => say(good, { proxy: "proxy.invalid:3128" }), /of the proxy[^]*correct proxy: in agentd/],
    ["proxy", () => say(good, { proxy }), /403 Forbidden[^]*let the proxy allow CONNECT to 127/],
    ["tls", async () => say(`127.0.0.1:${await portOf(garbage)}`), /something else than a scheduler/],
    ["pin", () => say(`127.0.0.1:${foreign.door.port}`), /not the one that this host was told of/],
    ["clock", () => say(`127.0.0.1:${early.port}`), /this host's clock says 20.*certificate holds from/],
    [
      "enrolment",
      () => {
        cluster.recorder.agents.set("web-1", { ...row, revoked: true });
        return say(good);
      },
      /the scheduler refuses: .*revoked[^]*join again with a new join string/,
    ],
  ];
  for (const [step, look, says] of cases) {
    const text = await look();
    assert.deepEqual(failed(text), [step], text);
    assert.match(text, says);
    assert.match(text, /1$/, "exit status");
    const after = text.slice(text.indexOf("FAIL"));
    assert.doesNotMatch(after, /^ {2}ok /m, "nothing after it is tried");
  }
  cluster.recorder.agents.set("web-1", row);
  assert.deepEqual(failed(await say(good)), [], "the control: it was each one's own fault");
  await early.close(0);
  for (const server of [garbage, refusing]) server.close();
});

test("a join string is looked at without using it up, and wrong use is told", async () => {
  await using cluster = await startCluster();
  const source = join(cluster.directory, "string");
  const text = await cluster.token("web-1");
  await writeFile(source, text);
  const before = cluster.recorder.tokens.size;
  const shown = await check({ source });
  assert.match(shown, /ok {3}enrolment not joined yet; the join string was not used/);
  assert.equal(cluster.recorder.tokens.size, before);
  assert.doesNotMatch(shown, /reeve-join-1/);
  await writeFile(source, "nonsense");
  assert.match(await check({ source }), /not a whole join string[^]*2$/);
  assert.match(
    await check({ spool: join(cluster.directory, "none") }),
    /has not joined; give the file[^]*2$/,
  );
});

test("on a host that listens the check looks at its own door", async () => {
  await using cluster = await startCluster();
  await joinedHost(cluster);
  const spool = join(cluster.directory, "spool");
  const door = createServer();
  const listen = { host: "127.0.0.1", port: await portOf(door) };
  assert.match(
    await check({ spool, listen }),
    /joined cluster [^]*ok {3}tcp[^]*reeve agents at the scheduler/,
  );
  door.close();
  await once(door, "close");
  assert.match(await check({ spool, listen }), /FAIL tcp[^]*what to do: start agentd on this host[^]*1$/);
});
