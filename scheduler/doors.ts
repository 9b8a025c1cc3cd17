// The scheduler's three doors: the port for agents' Sessions and for the API of command lines on other hosts,
// the join port, and the unix socket of the API.
// Opened in this order by daemon.ts when everything behind them works, and closed in the reverse. It decides
// nothing. It also knows the addresses by which each is reached, and keeps the certificate that the ports
// show fresh.
// The danger: a door that is open before what it leads to; and a service on the wrong one.
import { Server } from "@grpc/grpc-js";
import { hostname } from "node:os";
import { buildVersion } from "../proto/common/build.ts";
import { openDoor } from "../proto/common/door.ts";
import type { Door } from "../proto/common/door.ts";
import { limits } from "../proto/common/limits.ts";
import type { Log } from "../proto/common/log.ts";
import { apiServerOptions, joinServerOptions, sessionServerOptions } from "../proto/common/transport.ts";
import type { Authority, SchedulerIdentity } from "./agents/authority.ts";
import type { Fleet } from "./agents/fleet.ts";
import { makeToken, serveJoin } from "./agents/join.ts";
import type { JoinPorts } from "./agents/join.ts";
import { addListeningAgent } from "./agents/join-listening.ts";
import { openJoinRecords } from "./agents/join-records.ts";
import { renewClient } from "./agents/renewal.ts";
import { ClientCalls } from "./api/client-calls.ts";
import { unixSocketCaller } from "./api/identity.ts";
import type { ApiPorts, LiveAgent, LiveReads } from "./api/ports.ts";
import { SchedulerApi } from "./api/server.ts";
import { openUnixDoor } from "./api/unix-door.ts";
import type { RunWatchers } from "./api/watchers.ts";
import { whyWaits } from "./core/why.ts";
import type { Engine } from "./engine.ts";
import type { LogStore } from "./logs/log-store.ts";
import type { Retention } from "./retention.ts";
import type { SchedulerConfig } from "./settings.ts";
import { statePaths } from "./state-directory.ts";
import type { Store } from "./store/store.ts";

/** What is behind the doors. */
export type Parts = {
  readonly config: SchedulerConfig;
  readonly log: Log;
  readonly store: Store;
  readonly authority: Authority;
  readonly logs: LogStore;
  readonly engine: Engine;
  readonly retention: Retention;
  readonly watchers: RunWatchers;
};

/** Disposed, no door takes anybody any more. */
export async function openDoors(parts: Parts, fleet: Fleet): Promise<AsyncDisposable> {
  await using opening = new AsyncDisposableStack();
  const { authority, log } = parts;
  const { listen, session_port, join_port } = parts.config.settings;
  const face: Face = { identity: await authority.schedulerIdentity(Date.now()) };
  const open = async (server: Server, port: number, demandCertificate: boolean): Promise<Door> => {
    const { identity } = face;
    const door = await openDoor({
      server,
      host: listen,
      port,
      identity,
      caPem: authority.caPem,
      demandCertificate,
    });
    opening.defer(() => door.close(limits.stopGraceMs));
    return door;
  };
  const reached: Reached = { session: 0, join: 0 };
  const joining = await joinPorts(parts, () => face.identity, reached);
  const calls = clientCalls(parts);
  const api = new SchedulerApi(apiPorts({ parts, fleet, joining, calls }, reached));
  opening.use(beating(calls, parts.log.child("api")));
  const sessionServer = new Server(sessionServerOptions);
  fleet.serve(sessionServer);
  api.serve(sessionServer, calls.identify);
  const session = await open(sessionServer, session_port, true);
  reached.session = session.port;
  log.info("session.listening", { peer: `${bracketed(listen)}:${session.port}` });
  const joinServer = new Server(joinServerOptions);
  serveJoin(joinServer, joining);
  const join = await open(joinServer, join_port, false);
  reached.join = join.port;
  log.info("join.listening", { peer: `${bracketed(listen)}:${join.port}` });
  opening.use(keepFresh(parts, face, [session, join]));
  opening.use(await openSocket(parts.config, api));
  opening.defer(() => api.stop()); // before the doors: whoever follows a run is told
  log.info("api.listening", { peer: parts.config.socket });
  return opening.move();
}

/** The ports that were given to the doors: 0 until then. */
type Reached = { session: number; join: number };

/** What both ports show: renewed while they are open. */
type Face = { identity: SchedulerIdentity };

function keepFresh({ authority, log }: Parts, face: Face, doors: readonly Door[]): Disposable {
  const renew = async (): Promise<void> => {
    const newest = await authority.schedulerIdentity(Date.now());
    if (newest.endsMs === face.identity.endsMs) return;
    face.identity = newest;
    for (const door of doors) door.useIdentity(newest);
    log.info("certificate.renewed");
  };
  const timer = setInterval(() => {
    renew().catch((error: unknown) => log.error("certificate.not_renewed", { error }));
  }, limits.schedulerLeafCheckMs);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

async function joinPorts(
  parts: Parts,
  identity: () => SchedulerIdentity,
  reached: Reached,
): Promise<JoinPorts> {
  const { authority, config, engine, log } = parts;
  return {
    authority,
    identity,
    records: await openJoinRecords(statePaths(config.state).joins, Date.now()),
    offer: (input) => engine.offer(input),
    findToken: (id) => engine.read((state) => state.tokens.get(id)),
    findAgent: (name) => engine.read((state) => state.agents.get(name)),
    sessionAddresses: () => ["", ...config.settings.addresses].map((host) => `${host}:${reached.session}`),
    joinAddresses: () => hostsOf(config).map((host) => `${host}:${reached.join}`),
    now: () => Date.now(),
    log: log.child("agents"),
  };
}

function clientCalls({ authority, engine }: Parts): ClientCalls {
  return new ClientCalls({
    clusterId: authority.clusterId,
    findClient: (name) => engine.read((state) => state.clients.get(name)),
    now: () => Date.now(),
  });
}

function beating(calls: ClientCalls, log: Log): Disposable {
  const timer = setInterval(() => {
    calls.beat().catch((error: unknown) => log.error("api.fault", { reason: "clients", error }));
  }, limits.linkBeatMs);
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

type Behind = {
  readonly parts: Parts;
  readonly fleet: Fleet;
  readonly joining: JoinPorts;
  readonly calls: ClientCalls;
};

function apiPorts({ parts, fleet, joining, calls }: Behind, reached: Reached): ApiPorts {
  const { config, engine, store, logs, retention, watchers } = parts;
  const hosts = hostsOf(config);
  const log = parts.log.child("api");
  const token = { ...joining, joinPort: () => reached.join };
  return {
    store,
    logs,
    watchers,
    live: liveReads(engine, fleet),
    offer: (input) => engine.offer(input),
    retention,
    makeToken: (order) => makeToken(order, token),
    addAgent: (order) => addListeningAgent(order, joining),
    clients: {
      all: () => engine.read((state) => [...state.clients.values()]),
      openCalls: (name) => calls.openCalls(name),
      endRevoked: () => calls.beat(),
      renew: (client, request) => renewClient(client, request, joining),
    },
    addresses: () => hosts.map((host) => `${host}:${reached.session}`),
    version: buildVersion,
    now: () => Date.now(),
    fault: (method, error) => log.error("api.fault", { reason: method, error }),
  };
}

async function openSocket(config: SchedulerConfig, api: SchedulerApi): Promise<AsyncDisposable> {
  const server = new Server(apiServerOptions);
  api.serve(server, unixSocketCaller);
  const door = await openUnixDoor({ server, path: config.socket, mode: config.isShared ? 0o660 : 0o600 });
  return { [Symbol.asyncDispose]: () => door.close(limits.stopGraceMs) };
}

function liveReads(engine: Engine, fleet: Fleet): LiveReads {
  return {
    whys: (asked) =>
      engine.read((state, nowMs) => asked.map(({ run, attempt }) => whyWaits(run, state, nowMs, attempt))),
    agents: () =>
      engine.read((state) =>
        [...state.agents.values()].map((agent) => ({
          agent,
          online: state.links.has(agent.name),
          liveRuns: state.liveCounts.get(agent.name) ?? 0,
          host: state.hosts.get(agent.name) ?? null,
          ...presenceOf(agent.name, fleet),
        })),
      ),
    meta: () => engine.read((state) => ({ meta: state.meta, liveRuns: state.runs.size })),
    submission: (key) => engine.read((state) => state.submissions.get(key)),
  };
}

function presenceOf(agent: string, fleet: Fleet): Pick<LiveAgent, "clockSkewMs" | "problem"> {
  const { clockSkewMs, problem } = fleet.presence(agent);
  return { clockSkewMs, problem };
}

function hostsOf({ settings: { listen, addresses } }: SchedulerConfig): readonly string[] {
  return addresses.length > 0 ? addresses : ownNames(listen);
}

/**
 * By which names this host is reached when nobody has said so: the loopback last, for agents on this host.
 */
function ownNames(listen: string): readonly string[] {
  if (listen === "" || listen === "0.0.0.0" || listen === "::") return [hostname(), "127.0.0.1"];
  return [bracketed(listen)];
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}
