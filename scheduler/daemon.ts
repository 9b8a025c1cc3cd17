// Puts the scheduler together: store, engine, logs, links and doors, in the order in which each needs the
// other, and takes it apart in the reverse. Called by main.ts. It decides nothing; every part gets what it
// needs as functions.
// The danger: an effect that reaches the wrong part or none is silently lost; the switch below is complete by
// its type.
import { setTimeout as delay } from "node:timers/promises";
import { buildVersion } from "../proto/common/build.ts";
import { attemptName } from "../proto/common/ids.ts";
import type { AttemptKey } from "../proto/common/ids.ts";
import { limits } from "../proto/common/limits.ts";
import type { Log } from "../proto/common/log.ts";
import { openAuthority } from "./agents/authority.ts";
import { Fleet } from "./agents/fleet.ts";
import { LogJudge } from "./agents/log-judge.ts";
import { RunWatchers } from "./api/watchers.ts";
import type { Effect } from "./core/effects.ts";
import type { Agent } from "./core/model.ts";
import { runName } from "./core/indexes.ts";
import type { State } from "./core/state.ts";
import { openDoors } from "./doors.ts";
import type { Parts } from "./doors.ts";
import { Engine } from "./engine.ts";
import type { Clock } from "./engine.ts";
import { openFileLogStore } from "./logs/file-log-store.ts";
import { type KeepRules, Retention } from "./retention.ts";
import type { SchedulerConfig, SchedulerSettings } from "./settings.ts";
import { statePaths } from "./state-directory.ts";
import { openSqliteStore } from "./store/sqlite.ts";
import type { Store } from "./store/store.ts";

export type DaemonOptions = {
  readonly config: SchedulerConfig;
  /** as they are now; `config` has those of the start */
  readonly settings: () => SchedulerSettings;
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
  const retention = building.use(
    new Retention({
      store,
      logs,
      rules: () => keepRules(options.settings()),
      now: () => Date.now(),
      log: log.child("retention"),
    }),
  );
  const watchers = new RunWatchers();
  const parts: Parts = { config, log, store, authority, logs, engine, retention, watchers };
  const judge = new LogJudge({ logs, offer: (input) => engine.offer(input), log: log.child("logs") });
  const fleet = await makeFleet(parts, judge);
  const tell = engineLog(log.child("engine"));
  perform = (effect) => performEffect(effect, { fleet, judge, watchers: parts.watchers, tell });
  const doors = await openDoors(parts, fleet);
  building.use(doors);
  building.defer(() => fleet.stop()); // agents are told before their connections go
  const ticker = setInterval(() => {
    fleet.beat().catch(fatal);
  }, limits.linkBeatMs);
  building.defer(() => clearInterval(ticker));
  const whole = building.move();
  return { stop: () => whole.disposeAsync() };
}

function keepRules(settings: SchedulerSettings): KeepRules {
  return {
    historyDays: settings.keep_history_days,
    logDays: settings.keep_log_days,
    logBytes: settings.keep_log_bytes,
    databaseBytes: settings.keep_database_bytes,
  };
}

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
    log[level](event as `${string}.${string}`, fields);
}

type Performers = {
  readonly fleet: Fleet;
  readonly judge: LogJudge;
  readonly watchers: RunWatchers;
  readonly tell: ReturnType<typeof engineLog>;
};

function performEffect(effect: Effect, { fleet, judge, watchers, tell }: Performers): void {
  switch (effect.kind) {
    case "judge_log":
      judge.expect(effect);
      return;
    case "agent_marked": {
      const { agent, drained, by, reason } = effect;
      tell("info", drained ? "agent.drained" : "agent.resumed", { agent, by, reason });
      return;
    }
    case "run_changed":
      watchers.changed(effect.run);
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
    listeningAgents: () => engine.read((state) => [...state.agents.values()].filter(isListening)),
    blob: (sha256) => store.blob(sha256),
    liveSpecs: (agent) => engine.read((state) => liveSpecs(state, agent)),
    agentOf: (key, asker) => agentOfLog(key, asker, { engine, store }),
    onStored: (key, storedBytes) => judge.stored(key, storedBytes),
  });
}

function isListening({ addresses, revoked }: Agent): boolean {
  return addresses.length > 0 && !revoked;
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

/** A log that was refused because its attempt was adopted a moment later would not be sent again. */
async function agentOfLog(
  key: AttemptKey,
  asker: string,
  { engine, store }: Pick<Parts, "engine" | "store">,
): Promise<string | undefined> {
  const untilMs = performance.now() + limits.resyncWaitMs;
  for (;;) {
    const hasToldAll = await engine.read((state) => state.links.get(asker)?.resynced === true);
    const found = (await engine.read((state) => agentOf(state, key))) ?? (await agentOfSettled(store, key));
    if (found !== undefined || hasToldAll || performance.now() > untilMs) return found;
    await delay(limits.resyncLookMs);
  }
}

function agentOf(state: Readonly<State>, key: AttemptKey): string | undefined {
  return state.attempts.get(attemptName(key))?.agent;
}

async function agentOfSettled(store: Store, key: AttemptKey): Promise<string | undefined> {
  const record = await store.run(key.run, key.ledger);
  return record?.attempts.find((attempt) => attempt.attempt === key.attempt)?.agent;
}
