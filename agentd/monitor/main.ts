// The monitor: decides what may run on this host and keeps the record of it. No network. The only file here
// that puts things together. `node agentd/monitor/main.ts [--config-file FILE] [--set KEY=VALUE]… [--kept]
// [--net FILE]`; --kept: ends with descriptor 3 (keeper). It starts the launcher (which holds the spool) and,
// once this host has joined, net; both end when it does, and no job notices.
// The danger: anything that lives only in this process's memory; it may be killed between any two lines.
import { rmSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { buildVersion } from "../../proto/common/build.ts";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";
import { createLog } from "../../proto/common/log.ts";
import { programFile } from "../../proto/common/program-files.ts";
import type { FromMonitor, Report } from "../ipc.ts";
import { daemonState, pidFileOf, pidFileText } from "../pid-file.ts";
import { nodeCommand, readConfig } from "../settings.ts";
import type { AgentConfig, AgentSettings, NetSettings } from "../settings.ts";
import { Accounts } from "./account.ts";
import { Attempts } from "./attempts.ts";
import { Audit } from "./audit.ts";
import { cgroupPlace } from "./cgroup-place.ts";
import { Claims } from "./claims.ts";
import { monitorUmask } from "./durable.ts";
import { Keeper } from "./keeper.ts";
import { Launches } from "./launches.ts";
import { NetProcess } from "./net-process.ts";
import { portHolder } from "./port-holder.ts";
import { Quotas } from "./quotas.ts";
import { Requests } from "./requests.ts";
import type { LinkNow } from "./requests.ts";
import { RunDirectories } from "./run-directory.ts";
import { makeSpool, readJoined } from "./spool.ts";
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
const answer = readConfig({ file: flags["config-file"] ?? null, sets: flags.set });
if (!answer.ok) {
  for (const problem of answer.problems) process.stderr.write(`agentd: ${problem}\n`);
  keeper.failed(answer.problems.join("; "));
  process.exit(exits.usage);
}
const { config } = answer;
const log = createLog({ room: "monitor", level: config.settings.log_level });
let leave: (status: number) => void = (status) => process.exit(status);
process.on("SIGTERM", () => leave(exits.ended));
process.on("SIGINT", () => leave(exits.ended));
run(config).catch((error: unknown) => {
  log.error("monitor.fault", { error });
  keeper.failed(error instanceof Error ? error.message : String(error));
  leave(exits.fault);
});

async function run(host: AgentConfig): Promise<void> {
  const { spool, launcher: directory, cgroup } = host;
  const spoolId = await makeSpool(spool);
  const now: { runs: Runs | null } = { runs: null };
  const launcher: StandingLauncher = new StandingLauncher({
    directory,
    spool,
    cgroup: cgroupPlace(cgroup),
    log: log.child("launcher"),
    onWake: (key) => {
      now.runs?.attempts.look(key).catch(onFault);
    },
    onRestarted: () => now.runs?.scan(),
    onRefused: (begun) => leave(sayRefused(spool, begun)),
  });
  const begun = await launcher.begin();
  if (!begun.ok) return leave(sayRefused(spool, begun));
  writeFileSync(pidFileOf(spool), pidFileText(keeper.daemonPid), { mode: 0o644 });
  leave = (status) => {
    now.runs?.net.end();
    launcher.end();
    // It stays where the daemon has not ended in order: -Q tells the difference.
    if (status !== exits.fault && !isOrphan) rmSync(pidFileOf(spool), { force: true });
    process.exit(status);
  };
  setInterval(() => {
    if (now.runs === null || now.runs.net.answers) keeper.alive();
  }, limits.netPingMs);
  const joined = (await readJoined(spool)) ?? (await untilJoined(spool));
  now.runs = await startRuns({ host, joined, launcher, spoolId });
}

/** Ready all the same: the host is, and opens no port; the rest follows by itself once it has joined. */
async function untilJoined(spool: string): Promise<Joined> {
  const advice =
    "not joined: get a join string with `reeve agent token NAME` at the scheduler, then run " +
    "`agentd join FILE` (where this host cannot reach it: `agentd join --listen`)";
  log.warn("monitor.not_joined", { reason: advice });
  keeper.status("not joined: run agentd join");
  keeper.ready();
  for (;;) {
    await sleep(limits.scanMs);
    const joined = await readJoined(spool);
    if (joined !== undefined) return joined;
  }
}

type Runs = {
  readonly attempts: Attempts;
  readonly net: NetProcess;
  readonly scan: () => void;
};
type Begin = {
  readonly host: AgentConfig;
  readonly joined: Joined;
  readonly launcher: StandingLauncher;
  readonly spoolId: string;
};

/** Takes over what is in the spool, then starts net. */
async function startRuns({ host: config, joined, launcher, spoolId }: Begin): Promise<Runs> {
  const { settings, mode, spool } = config;
  const claims = await Claims.open(join(spool, "claims"));
  const audit = await openAudit(config, joined);
  const directories = new RunDirectories(spool);
  const tell = (message: FromMonitor): void => net.tell(message);
  const tellReport = (report: Report): void => tell({ kind: "report", report });
  const attempts = new Attempts({ directories, launcher, log, tell: tellReport });
  const accounts = new Accounts((question) => launcher.account(question));
  const host = {
    spool,
    mode,
    ...joined,
    settings,
    bootIdentity: () => launcher.bootIdentity,
    owner: `uid:${process.getuid?.() ?? 0}`,
  };
  const quotas = new Quotas({ spool, all: settings.spool_max, user: settings.spool_max_user, log });
  const told = { log, tell: tellReport };
  const launches = new Launches({ host, attempts, accounts, directories, quotas, audit, ...told });
  const onLink = readiness(settings, joined);
  const requests = new Requests({ attempts, claims, launches, directories, log, tell, onLink });
  const net: NetProcess = new NetProcess({
    command: [...nodeCommand, flags.net],
    log: log.child("net-process"),
    settingsJson: () => JSON.stringify(netSettings(config, spoolId, launcher.bootIdentity)),
    isPermitted: (kind, stage) => requests.isPermitted(kind, stage),
    perform: (message) => requests.perform(message),
    onReady: () => onLink({ state: "offline", detail: "" }),
    onFault,
  });
  const scan = scanning(attempts, quotas);
  await attempts.load((key) => claims.find(key)?.kind === "forgotten");
  await quotas.look(attempts.held());
  net.begin();
  setInterval(scan, limits.scanMs);
  logUp(joined);
  return { attempts, net, scan };
}

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

async function openAudit({ settings, mode, spool }: AgentConfig, { agent }: Joined): Promise<Audit> {
  const audit = await Audit.open({
    directory: join(spool, "audit"),
    bytesMax: settings.audit_max,
    onHead: () => undefined,
    say: () => undefined,
    policySha256: () => null,
    log,
  });
  await audit.change({ kind: "start", build: buildVersion, mode, agent });
  return audit;
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

function netSettings(
  { settings, mode, spool }: AgentConfig,
  spoolId: string,
  bootIdentity: string,
): NetSettings {
  return {
    spool,
    spoolId,
    bootIdentity,
    build: buildVersion,
    mode,
    owner: ownerName(),
    maxRuns: settings.max_runs,
    logLevel: settings.log_level,
    proxy: settings.proxy,
    listen: settings.who_dials === "scheduler" ? { host: settings.listen, port: settings.listen_port } : null,
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

function refuse(sentence: string): number {
  process.stderr.write(`agentd: ${sentence}\n`);
  keeper.failed(sentence);
  return exits.busy;
}

function ownerName(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 0}`; // an account that NSS does not know
  }
}

function logUp({ agent }: Joined): void {
  log.info("monitor.up", { agent, peer: String(process.pid) });
}
