// Puts the scheduler together: store, engine, logs, links and doors, in the order in which each needs the
// other, and takes it apart in the reverse. Called by main.ts. It decides nothing; every part gets what it
// needs as functions.
// The danger: an effect that reaches the wrong part or none is silently lost; the switch below is complete by
// its type.
import { Server } from "@grpc/grpc-js";
import { hostname } from "node:os";
import { buildVersion } from "../proto/common/build.ts";
import { openDoor } from "../proto/common/door.ts";
import type { Door } from "../proto/common/door.ts";
import { attemptName } from "../proto/common/ids.ts";
import type { AttemptKey } from "../proto/common/ids.ts";
import { limits } from "../proto/common/limits.ts";
import type { Log, LogFields } from "../proto/common/log.ts";
import { joinServerOptions, sessionServerOptions } from "../proto/common/transport.ts";
import { openAuthority } from "./agents/authority.ts";
import type { Authority, SchedulerIdentity } from "./agents/authority.ts";
import { Fleet } from "./agents/fleet.ts";
import { makeAgentToken, serveJoin } from "./agents/join.ts";
import type { AgentToken, AgentTokenOrder, JoinPorts } from "./agents/join.ts";
import { openJoinRecords } from "./agents/join-records.ts";
import { LogJudge } from "./agents/log-judge.ts";
import type { Effect } from "./core/effects.ts";
import { runName } from "./core/indexes.ts";
import type { State } from "./core/state.ts";
import { Engine } from "./engine.ts";
import type { Clock } from "./engine.ts";
import { openFileLogStore } from "./logs/file-log-store.ts";
import type { LogStore } from "./logs/log-store.ts";
import type { SchedulerConfig } from "./settings.ts";
import { statePaths } from "./state-directory.ts";
import { openSqliteStore } from "./store/sqlite.ts";
import type { Store } from "./store/store.ts";

export type DaemonOptions = {
  readonly config: SchedulerConfig;
  readonly log: Log;
  readonly fatal: (error: unknown) => void;
};
export type Daemon = { stop(): Promise<void> };

export async function startDaemon(options: DaemonOptions): Promise<Daemon> {
  const { config, log, fatal } = options;
  await using building = new AsyncDisposableStack();
  const paths = statePaths(config.state);
  const store = building.use(await openSqliteStore(paths.database, { create: false }));
  const authority = await openAuthority(paths.authority, (await store.meta()).clusterId);
  const logs = building.use(openFileLogStore(paths.logs));
  let perform: (effect: Effect) => void = () => undefined; // nobody is linked before the doors are open
  const engine = building.use(
    await Engine.start({
      store,
      clock,
      fatal,
      perform: (effect) => perform(effect),
      log: engineLog(log.child("engine")),
    }),
  );
  const parts: Parts = { config, log, store, authority, logs, engine };
  const judge = new LogJudge({ logs, offer: (input) => engine.offer(input), log: log.child("logs") });
  const fleet = await makeFleet(parts, judge);
  perform = (effect) => performEffect(effect, fleet, judge);
  const doors = await openDoors(parts, fleet);
  building.defer(() => doors.close());
  building.defer(() => fleet.stop()); // agents are told before their connections go
  const ticker = setInterval(() => {
    fleet.beat().catch(fatal);
  }, limits.linkBeatMs);
  building.defer(() => clearInterval(ticker));
  const whole = building.move();
  return { stop: () => whole.disposeAsync() };
}

type Parts = {
  readonly config: SchedulerConfig;
  readonly log: Log;
  readonly store: Store;
  readonly authority: Authority;
  readonly logs: LogStore;
  readonly engine: Engine;
};

const clock: Clock = {
  now: () => Date.now(),
  wakeAt: (atMs, callback) => {
    // setTimeout counts in 32 bits: a later wake comes early and asks again.
    const timer = setTimeout(callback, Math.min(Math.max(atMs - Date.now(), 0), 2 ** 31 - 1));
    return { cancel: () => clearTimeout(timer) };
  },
};

function engineLog(log: Log) {
  return (level: "info" | "warn" | "error", event: string, fields: Readonly<Record<string, unknown>>): void =>
    log[level](event as `${string}.${string}`, fields as LogFields);
}

function performEffect(effect: Effect, fleet: Fleet, judge: LogJudge): void {
  switch (effect.kind) {
    case "judge_log":
      judge.expect(effect);
      return;
    case "run_changed":
      return;
    default:
      fleet.perform(effect);
  }
}

async function makeFleet(parts: Parts, judge: LogJudge): Promise<Fleet> {
  const { engine, store, authority, logs, log } = parts;
  const { clusterId, ledger, fence } = await engine.read((state) => state.meta);
  return new Fleet({
    authority,
    logs,
    log: log.child("agents"),
    build: buildVersion,
    now: () => Date.now(),
    offer: (input) => engine.offer(input),
    welcome: () => ({ clusterId, ledger, fence }),
    findAgent: (name) => engine.read((state) => state.agents.get(name)),
    blob: (sha256) => store.blob(sha256),
    liveSpecs: (agent) => engine.read((state) => liveSpecs(state, agent)),
    agentOf: async (key) => (await engine.read((state) => agentOf(state, key))) ?? agentOfSettled(store, key),
    onStored: (key, storedBytes) => judge.stored(key, storedBytes),
  });
}

function liveSpecs(state: Readonly<State>, agent: string): readonly string[] {
  const specs = new Set<string>();
  for (const name of state.held.get(agent) ?? []) {
    const attempt = state.attempts.get(name);
    const run = attempt === undefined ? undefined : state.runs.get(runName(attempt.ledger, attempt.run));
    if (run !== undefined) specs.add(run.specSha256);
  }
  return [...specs];
}

function agentOf(state: Readonly<State>, key: AttemptKey): string | undefined {
  return state.attempts.get(attemptName(key))?.agent;
}

async function agentOfSettled(store: Store, key: AttemptKey): Promise<string | undefined> {
  const record = await store.run(key.run, key.ledger);
  return record?.attempts.find((attempt) => attempt.attempt === key.attempt)?.agent;
}

type Doors = {
  readonly makeToken: (order: AgentTokenOrder) => Promise<AgentToken>;
  /** host:port of the Session */
  readonly addresses: () => readonly string[];
  close(): Promise<void>;
};

async function openDoors(parts: Parts, fleet: Fleet): Promise<Doors> {
  const { authority, config, engine, log } = parts;
  const { listen, addresses, session_port, join_port } = config.settings;
  let identity: SchedulerIdentity = await authority.schedulerIdentity(Date.now());
  const open = async (server: Server, port: number, demandCertificate: boolean): Promise<Door> =>
    openDoor({ server, host: listen, port, identity, caPem: authority.caPem, demandCertificate });
  const hosts = addresses.length > 0 ? addresses : ownNames(listen);

  const sessionServer = new Server(sessionServerOptions);
  fleet.serve(sessionServer);
  const session = await open(sessionServer, session_port, true);
  log.info("session.listening", { peer: `${bracketed(listen)}:${session.port}` });

  const joinServer = new Server(joinServerOptions);
  const ports: JoinPorts = {
    authority,
    records: await openJoinRecords(statePaths(config.state).joins, Date.now()),
    offer: (input) => engine.offer(input),
    findToken: (id) => engine.read((state) => state.tokens.get(id)),
    findAgent: (name) => engine.read((state) => state.agents.get(name)),
    identity: () => identity,
    sessionAddresses: () => [`:${session.port}`, ...addresses.map((host) => `${host}:${session.port}`)],
    now: () => Date.now(),
    log: log.child("agents"),
  };
  serveJoin(joinServer, ports);
  const join = await open(joinServer, join_port, false).catch(async (error: unknown) => {
    await session.close(0);
    throw error;
  });
  log.info("join.listening", { peer: `${bracketed(listen)}:${join.port}` });

  const renew = async (): Promise<void> => {
    const newest = await authority.schedulerIdentity(Date.now());
    if (newest.endsMs === identity.endsMs) return;
    identity = newest;
    for (const door of [session, join]) door.useIdentity(newest);
    log.info("certificate.renewed");
  };
  const renewing = setInterval(() => {
    renew().catch((error: unknown) => log.error("certificate.not_renewed", { error }));
  }, limits.schedulerLeafCheckMs);
  return {
    makeToken: (order) =>
      makeAgentToken(order, {
        ...ports,
        joinAddresses: () => hosts.map((host) => `${host}:${join.port}`),
        joinPort: () => join.port,
      }),
    addresses: () => hosts.map((host) => `${host}:${session.port}`),
    close: async () => {
      clearInterval(renewing);
      await Promise.all([session.close(limits.stopGraceMs), join.close(limits.stopGraceMs)]);
    },
  };
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
