// The monitor: decides what may run on this host and keeps the record of it. No network. The only file here
// that puts things together. `node agentd/monitor/main.ts [--config-file FILE] [--set KEY=VALUE]… [--kept]
// [--net FILE]`; --kept: ends with descriptor 3 (keeper). It starts the launcher (which holds the spool) and
// then net; both end when it does, and no job notices.
// The danger: anything that lives only in this process's memory; it may be killed between any two lines.
import { Socket } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildVersion } from "../../proto/common/build.ts";
import { Fault } from "../../proto/common/fault.ts";
import { hexOf } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { createLog } from "../../proto/common/log.ts";
import type { FromMonitor, Report } from "../ipc.ts";
import { nodeCommand, readConfig } from "../settings.ts";
import type { AgentConfig, NetSettings } from "../settings.ts";
import { Accounts } from "./account.ts";
import { Attempts } from "./attempts.ts";
import { cgroupPlace } from "./cgroup-place.ts";
import { Claims } from "./claims.ts";
import { Launches } from "./launches.ts";
import { NetProcess } from "./net-process.ts";
import { Pam } from "./pam.ts";
import { PasswordProof } from "./password-proof.ts";
import type { PasswordProofOptions } from "./password-proof.ts";
import { Quotas } from "./quotas.ts";
import { RefusedPasswords } from "./refused-passwords.ts";
import { Requests } from "./requests.ts";
import { RunDirectories } from "./run-directory.ts";
import { openSealingKey } from "./sealing-key.ts";
import type { SealingKey } from "./sealing-key.ts";
import { makeSpool, readJoined } from "./spool.ts";
import type { Joined } from "./spool.ts";
import { StandingLauncher } from "./standing-launcher.ts";

const exits = { ended: 0, fault: 1, usage: 2, busy: 3 } as const;

const { values: flags } = parseArgs({
  options: {
    "config-file": { type: "string" },
    set: { type: "string", multiple: true, default: [] },
    kept: { type: "boolean", default: false },
    net: { type: "string", default: join(import.meta.dirname, "..", "net", "main.ts") },
  },
});

process.umask(0o077);
const answer = readConfig({ file: flags["config-file"] ?? null, sets: flags.set });
if (!answer.ok) {
  for (const problem of answer.problems) process.stderr.write(`agentd: ${problem}\n`);
  process.exit(exits.usage);
}
const { config } = answer;
const log = createLog({ room: "monitor", level: config.settings.log_level });
let leave: (status: number) => void = (status) => process.exit(status);
if (flags.kept) watchKeeper();
process.on("SIGTERM", () => leave(exits.ended));
process.on("SIGINT", () => leave(exits.ended));
run(config).catch((error: unknown) => {
  log.error("monitor.fault", { error });
  leave(exits.fault);
});

/** The keeper's end of this socket closes only when the keeper is gone: then nobody would start us again. */
function watchKeeper(): void {
  const keeper = new Socket({ fd: 3, readable: true, writable: false });
  keeper.on("error", () => leave(exits.ended));
  keeper.on("close", () => leave(exits.ended));
  keeper.resume();
}

async function run({ settings, mode, spool, launcher: directory, cgroup }: AgentConfig): Promise<void> {
  const spoolId = await makeSpool(spool);
  const sealing = await openSealingKey(spool);
  const joined = await readJoined(spool);
  if (joined === undefined) return notJoined(spool);
  const launcher: StandingLauncher = new StandingLauncher({
    directory,
    spool,
    cgroup: cgroupPlace(cgroup),
    log: log.child("launcher"),
    onWake: (key) => {
      attempts.look(key).catch(onFault);
    },
    onRestarted: () => scan(),
    onRefused: (begun) => leave(sayRefused(spool, begun)),
  });
  const begun = await launcher.begin();
  if (!begun.ok) return leave(sayRefused(spool, begun));
  const claims = await Claims.open(join(spool, "claims"));
  const directories = new RunDirectories(spool, () => launcher.bootIdentity);
  const tell = (message: FromMonitor): void => net.tell(message);
  const tellReport = (report: Report) => tell({ kind: "report", report });
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
  const pam = new Pam({ ask: (request) => launcher.pam(request), service: settings.pam_service });
  const password = await passwordProof(spool, { agent: joined.agent, key: sealing, pam });
  const launches = new Launches({
    ...{ host, attempts, accounts, directories, quotas, password, log },
    tell: tellReport,
  });
  const requests = new Requests({ attempts, claims, launches, directories, log, tell });
  const net: NetProcess = new NetProcess({
    command: [...nodeCommand, flags.net],
    log: log.child("net-process"),
    settingsJson: () =>
      JSON.stringify(netSettings(config, { spoolId, sealing, bootIdentity: launcher.bootIdentity })),
    isPermitted: (kind, stage) => requests.isPermitted(kind, stage),
    perform: (message) => requests.perform(message),
    onFault,
  });
  const scan = scanning(attempts, quotas);
  await attempts.load((key) => claims.find(key)?.kind === "forgotten");
  await quotas.look(attempts.held());
  net.begin();
  setInterval(scan, limits.scanMs);
  leave = (status) => {
    net.end();
    launcher.end();
    process.exit(status);
  };
  logUp(joined);
}

type PasswordParts = Omit<PasswordProofOptions, "refused">;

async function passwordProof(spool: string, parts: PasswordParts): Promise<PasswordProof> {
  const refused = await RefusedPasswords.open(join(spool, "refused-passwords"), log);
  return new PasswordProof({ ...parts, refused });
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

type Facts = { readonly spoolId: string; readonly sealing: SealingKey; readonly bootIdentity: string };

function netSettings(
  { settings, mode, spool }: AgentConfig,
  { spoolId, sealing, bootIdentity }: Facts,
): NetSettings {
  return {
    spool,
    spoolId,
    bootIdentity,
    sealingKey: hexOf(sealing.publicKey),
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

function notJoined(spool: string): void {
  const advice =
    "get a join string with `reeve agent token NAME` at the scheduler, then run `agentd join FILE` " +
    "(where this host cannot reach it: `agentd join --listen`)";
  process.stderr.write(`agentd: the agent with the spool ${spool} has not joined a scheduler: ${advice}\n`);
  leave(exits.usage);
}

type Refused =
  | { readonly kind: "busy"; readonly pid: number }
  | { readonly kind: "failed"; readonly sentence: string };

function sayRefused(spool: string, begun: Refused): number {
  if (begun.kind === "busy") {
    process.stderr.write(
      `agentd: the spool ${spool} is in use by another agentd (its launcher is process ${begun.pid})\n`,
    );
    return exits.busy;
  }
  log.error("launcher.failed", { error: new Fault(`start the launcher: ${begun.sentence}`) });
  return exits.fault;
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
