// The monitor: decides what may run on this host and keeps the record of it. No network. The only file here
// that puts things together. `node agentd/monitor/main.ts [--config-file FILE] [--set KEY=VALUE]… [--kept]
// [--net FILE]`; --kept: ends with descriptor 3 (keeper). It starts the launcher (which holds the spool) and,
// once this host has joined, net; both end when it does, and no job notices.
// The danger: anything that lives only in this process's memory; it may be killed between any two lines.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { buildVersion } from "../../proto/common/build.ts";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";
import { createLog } from "../../proto/common/log.ts";
import { programFile } from "../../proto/common/program-files.ts";
import { reloaded, reloadedText } from "../../proto/common/settings-reload.ts";
import type { FromMonitor, Report } from "../ipc.ts";
import type { Ended } from "../control.ts";
import { daemonState, pidFileOf, pidFileText } from "../pid-file.ts";
import { findNetUser } from "../net-user.ts";
import type { NetUser } from "../net-user.ts";
import { agentSettings, childEnvironment, netRows, readConfig } from "../settings.ts";
import type { AgentConfig, AgentSettings } from "../settings.ts";
import { placeOf, placeProblem, placeWarning } from "../spool-place.ts";
import { Accounts } from "./account.ts";
import { Attempts } from "./attempts.ts";
import { cgroupPlace } from "./cgroup-place.ts";
import { Claims } from "./claims.ts";
import { monitorUmask } from "./durable.ts";
import { Keeper } from "./keeper.ts";
import { DrainMark } from "./drain-mark.ts";
import { Launches } from "./launches.ts";
import type { Host } from "./launches.ts";
import { LocalControl } from "./local-control.ts";
import { NetProcess } from "./net-process.ts";
import { netSettings, netStart, ownerName } from "./net-start.ts";
import { missingService, Pam } from "./pam.ts";
import { portHolder } from "./port-holder.ts";
import { Quotas } from "./quotas.ts";
import { hostStateOf, lookAt, openRecords, passwordProof } from "./records.ts";
import { Requests } from "./requests.ts";
import type { LinkNow } from "./requests.ts";
import { SignedStarts } from "./signed-starts.ts";
import { RunDirectories } from "./run-directory.ts";
import { openSealingKey } from "./sealing-key.ts";
import type { SealingKey } from "./sealing-key.ts";
import { makeSpool, readJoined, SpoolRefused } from "./spool.ts";
import type { Joined } from "./spool.ts";
import { StandingLauncher } from "./standing-launcher.ts";

const exits = { ended: 0, fault: 1, usage: 2, busy: 3 } as const;

const { values: flags } = parseArgs({
  options: {
    "config-file": { type: "string" },
    set: { type: "string", multiple: true, default: [] },
    kept: { type: "boolean", default: false },
    net: { type: "string", default: programFile("agentd-net") },
  },
});

process.umask(monitorUmask);
let isOrphan = false;
const keeper = new Keeper(flags.kept, () => {
  isOrphan = true;
  leave(exits.ended);
});
const given = { file: flags["config-file"] ?? null, sets: flags.set };
const answer = readConfig(given);
if (!answer.ok) {
  for (const problem of answer.problems) process.stderr.write(`agentd: ${problem}\n`);
  keeper.failed(answer.problems.join("; "));
  process.exit(exits.usage);
}
/** One object for all parts; a reload puts other settings into it. */
const config: Omit<AgentConfig, "settings"> & { settings: AgentSettings } = { ...answer.config };
const log = createLog({ room: "monitor", level: config.settings.log_level });
/** nobody to tell until net is there; its first scan is answered with it */
let tellHostState: () => void = () => undefined;
let leave: (status: number) => void = (status) => process.exit(status);
process.on("SIGTERM", () => leave(exits.ended));
process.on("SIGINT", () => leave(exits.ended));
process.on("SIGHUP", () => reload());
let restartNet: () => void = () => undefined;
let lookAtPolicy: () => void = () => undefined;
run(config).catch((error: unknown) => {
  log.error("monitor.fault", { error });
  keeper.failed(error instanceof Error ? error.message : String(error));
  leave(error instanceof SpoolRefused ? exits.usage : exits.fault);
});

type Now = { runs: Runs | null; joined: Joined | null; isStopping: boolean };

async function run(host: AgentConfig): Promise<void> {
  const { spool, launcher: directory, cgroup, mode } = host;
  const found = mode === "root" ? findNetUser(host) : null;
  if (found?.ok === false) return leave(refuse(found.problem, exits.usage));
  const netUser = found?.user ?? null;
  checkPlace(spool);
  const spoolId = await makeSpool(spool, netUser);
  const sealing = await openSealingKey(spool);
  const now: Now = { runs: null, joined: null, isStopping: false };
  const drainMark = await DrainMark.open(spool);
  const drained = (): string | null => (now.isStopping ? "agentd is being ended" : drainMark.note) || null;
  const launcher: StandingLauncher = new StandingLauncher({
    directory,
    spool,
    cgroup: cgroupPlace(cgroup),
    environment: childEnvironment(mode),
    log: log.child("launcher"),
    onWake: (key) => {
      now.runs?.attempts.look(key).catch(onFault);
    },
    onControl: (call) => {
      control.take(call).catch(onFault);
    },
    onRestarted: () => now.runs?.scan(),
    onRefused: (begun) => leave(sayRefused(spool, begun)),
  });
  const control = new LocalControl({
    ownUid: process.getuid?.() ?? 0,
    attempts: () => now.runs?.attempts ?? null,
    status: () => statusOf(host, now.joined, now.runs),
    drainMark,
    onStop: (isEnding) => {
      now.isStopping = isEnding;
    },
    onReload: reload,
    onMark: () => now.runs?.net.tell({ kind: "note", text: drainMark.note }),
    log: log.child("control"),
    answer: (call, isLast, text) => launcher.answer(call, isLast, text),
  });
  const begun = await launcher.begin();
  if (!begun.ok) return leave(sayRefused(spool, begun));
  beUp(spool, now, launcher);
  now.joined = (await readJoined(spool, mode)) ?? (await untilJoined(host));
  now.runs = await startRuns({ joined: now.joined, launcher, spoolId, sealing, netUser, drained });
}

/** The spool is ours: from now on we are found, leave in order, and say that we live. */
function beUp(spool: string, now: Now, launcher: StandingLauncher): void {
  writeFileSync(pidFileOf(spool), pidFileText(keeper.daemonPid), { mode: 0o644 });
  leave = (status) => {
    now.runs?.net.end();
    launcher.end();
    // It stays where the daemon has not ended in order: -Q tells the difference.
    if (status !== exits.fault && !isOrphan) rmSync(pidFileOf(spool), { force: true });
    process.exit(status);
  };
  setInterval(() => {
    const beat = async (): Promise<void> => {
      const isThere = await launcher.ping();
      if (isThere && (now.runs === null || now.runs.net.answers)) keeper.alive();
    };
    beat().catch(onFault);
  }, limits.netPingMs);
}

/** Before anything is made there. */
function checkPlace(spool: string): void {
  const place = placeOf(spool);
  const problem = placeProblem(spool, place);
  if (problem !== undefined) throw new SpoolRefused(`use the spool: ${problem}`);
  const warning = placeWarning(spool, place);
  if (warning !== undefined) log.warn("spool.noexec", { reason: warning });
}

function statusOf({ settings, mode, spool }: AgentConfig, joined: Joined | null, runs: Runs | null) {
  const { state, detail } = runs?.link() ?? { state: "not_joined", detail: "run agentd join" };
  return {
    agent: joined?.agent ?? "",
    clusterId: joined?.clusterId ?? "",
    ...{ mode, spool, detail, link: state },
    owner: ownerName(),
    build: buildVersion,
    pid: keeper.daemonPid,
    maxRuns: settings.max_runs,
    policyNote: runs?.policyNote() ?? "",
    pamNote: mode === "root" ? missingService(settings) : "",
  };
}

/** Ready all the same: the host is, and opens no port; the rest follows by itself once it has joined. */
async function untilJoined({ spool, mode }: AgentConfig): Promise<Joined> {
  const advice =
    "not joined: get a join string with `reeve agent token NAME` at the scheduler, then run " +
    "`agentd join FILE` (where this host cannot reach it: `agentd join --listen`)";
  log.warn("monitor.not_joined", { reason: advice });
  keeper.status("not joined: run agentd join");
  keeper.ready();
  for (;;) {
    await sleep(limits.scanMs);
    const joined = await readJoined(spool, mode);
    if (joined !== undefined) return joined;
  }
}

type Runs = {
  readonly attempts: Attempts;
  readonly net: NetProcess;
  readonly link: () => LinkNow;
  readonly policyNote: () => string;
  readonly scan: () => void;
};
type Begin = {
  readonly joined: Joined;
  readonly launcher: StandingLauncher;
  readonly spoolId: string;
  readonly sealing: SealingKey;
  /** null: owner mode */
  readonly netUser: NetUser | null;
  /** why this host starts nothing; null: it does */
  readonly drained: () => string | null;
};

/** Takes over what is in the spool, then starts net. */
async function startRuns(begin: Begin): Promise<Runs> {
  const { joined, launcher, spoolId, sealing, netUser, drained } = begin;
  const { settings, mode, spool } = config;
  const claims = await Claims.open(join(spool, "claims"));
  const ports = { say: (line: string) => launcher.say(line), onChange: () => tellHostState(), onFault, log };
  const records = await openRecords(config, joined.agent, ports);
  const { audit, policy } = records;
  if (policy !== null) lookAtPolicy = () => lookAt(policy, true, ports);
  const hostState = (): FromMonitor => hostStateOf(records);
  const starts = await SignedStarts.open(join(spool, "signed-starts"), Date.now());
  const directories = new RunDirectories(spool, netUser?.uid);
  const tell = (message: FromMonitor): void => net.tell(message);
  const tellReport = (report: Report): void => tell({ kind: "report", report });
  const accounts = new Accounts((question) => launcher.account(question));
  const isStill = (user: string, uid: number) => (mode === "root" ? accounts.isStill(user, uid) : whoWeAre);
  const attempts = new Attempts({ directories, launcher, isStill, log, tell: tellReport });
  const host = hostOf(begin);
  const quotas = new Quotas({
    spool,
    bounds: () => ({ all: config.settings.spool_max, user: config.settings.spool_max_user }),
    log,
  });
  const pam = new Pam({ ask: (request) => launcher.pam(request), service: settings.pam_service });
  const password = await passwordProof(spool, { agent: joined.agent, key: sealing, pam }, log);
  const launches = new Launches({
    ...{ host, attempts, accounts, directories, quotas, log },
    ...{ audit, policy, password, pam, starts },
    tell: tellReport,
  });
  const tellReady = readiness(settings, joined);
  let link: LinkNow = { state: "offline", detail: "" };
  const onLink = (news: LinkNow): void => tellReady((link = news));
  const requests = new Requests({
    ...{ attempts, claims, launches, directories, starts, hostState },
    ...{ log, tell, onLink },
  });
  const net: NetProcess = new NetProcess({
    ...netStart(config, netUser, flags.net),
    log: log.child("net-process"),
    settingsJson: () =>
      JSON.stringify(netSettings(config, { spoolId, sealing, bootIdentity: launcher.bootIdentity })),
    isPermitted: (kind, stage) => requests.isPermitted(kind, stage),
    perform: (message) => requests.perform(message),
    onReady: () => {
      onLink({ state: "offline", detail: "" });
      tell({ kind: "note", text: drained() ?? "" });
    },
    onFault,
  });
  tellHostState = () => tell(hostState());
  const scan = scanning(attempts, quotas);
  await attempts.load((key) => claims.find(key) !== undefined);
  await quotas.look(attempts.held());
  net.begin();
  setInterval(scan, limits.scanMs);
  restartNet = () => net.restart();
  logUp(joined);
  return { attempts, net, scan, link: () => link, policyNote: () => policy?.note ?? "" };
}

/** As launches.ts sees it: a reload puts other settings into it. */
function hostOf({ joined, launcher, netUser, drained }: Begin): Host {
  return {
    spool: config.spool,
    mode: config.mode,
    ...joined,
    get settings() {
      return config.settings;
    },
    bootIdentity: () => launcher.bootIdentity,
    drained,
    netUid: netUser?.uid ?? null,
    owner: `uid:${process.getuid?.() ?? 0}`,
  };
}

/** In owner mode jobs run as whoever we are. */
const whoWeAre = Promise.resolve(true);

/**
 * Ready once net is up and, when it listens, has its port. The port of a net before this one may be taken a
 * moment longer; one that is not to be had for longer belongs to somebody else.
 */
function readiness({ who_dials, listen_port: port }: AgentSettings, { agent }: Joined) {
  let isReady = false;
  const sinceMs = performance.now();
  return ({ state, detail }: LinkNow): void => {
    keeper.status(`agent ${agent}: ${state}${detail === "" ? "" : ` (${detail})`}`);
    if (!isReady && (who_dials === "agent" || state === "listening")) {
      isReady = true;
      keeper.ready();
    }
    const isLate = performance.now() - sinceMs > limits.portWaitMs;
    if (!isReady && state === "not_listening" && isLate) leave(sayPortTaken(port, detail));
  };
}

/**
 * Reads the files again. What is wrong with them is told whole, and then everything stays as it is: a daemon
 * that runs is not ended by a slip of the pen.
 */
function reload(): Ended {
  lookAtPolicy();
  const again = readConfig(given);
  if (!again.ok) {
    for (const problem of again.problems) log.error("config.refused", { reason: problem });
    return { ok: false, says: `the old settings stay in force: ${again.problems.join("; ")}` };
  }
  const news = reloaded(agentSettings, config.settings, again.config.settings);
  config.settings = news.settings;
  const says = reloadedText(news);
  log[news.needRestart.length > 0 ? "warn" : "info"]("config.reloaded", { reason: says });
  if (netRows.some((name) => news.applied.includes(name))) restartNet();
  return { ok: true, says };
}

/** One scan at a time, however often it is asked for. */
function scanning(attempts: Attempts, quotas: Quotas): () => void {
  let isScanning = false;
  const look = async (): Promise<void> => {
    await attempts.scan();
    await quotas.look(attempts.held());
    isScanning = false;
  };
  return () => {
    if (isScanning) return;
    isScanning = true;
    look().catch(onFault);
  };
}

/** Of our own disk, or a bug: the keeper starts us again, and all that matters is on the disk. */
function onFault(error: unknown): void {
  log.error("monitor.fault", { error });
  leave(exits.fault);
}

type Refused =
  | { readonly kind: "busy"; readonly pid: number }
  | { readonly kind: "failed"; readonly sentence: string };

function sayRefused(spool: string, begun: Refused): number {
  if (begun.kind === "busy") {
    const daemon = daemonState(pidFileOf(spool));
    const first = daemon.kind === "running" ? `process ${daemon.pid}; ` : "";
    return refuse(
      `the spool ${spool} is in use by another agentd (${first}its launcher is process ${begun.pid})`,
    );
  }
  log.error("launcher.failed", { error: new Fault(`start the launcher: ${begun.sentence}`) });
  keeper.failed(`could not start the launcher: ${begun.sentence}`);
  return exits.fault;
}

function sayPortTaken(port: number, detail: string): number {
  const holder = portHolder(port);
  const by = holder === undefined ? "by a process that this user cannot see" : `by process ${holder}`;
  return refuse(
    `port ${port} is in use ${by}: ${detail}; set listen_port (-p) to another, or end that process`,
  );
}

function refuse(sentence: string, status: number = exits.busy): number {
  process.stderr.write(`agentd: ${sentence}\n`);
  keeper.failed(sentence);
  return status;
}

function logUp({ agent }: Joined): void {
  log.info("monitor.up", { agent, peer: String(process.pid) });
}
