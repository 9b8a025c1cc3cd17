// Who the network's process is in root mode, what it owns on the disk, and how it is started: as its own
// system user, confined by reeve-launcher, with an environment that holds nothing of root's. Called by the
// monitor (net itself) and by the commands that speak to the network (join, check-connection).
// The danger: root's file operations in a directory of net's. Net's own directory is made here, and root
// works inside it nowhere.
import { execFileSync, spawn } from "node:child_process";
import { chmodSync, chownSync, lstatSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { Fault } from "../proto/common/fault.ts";
import { limits } from "../proto/common/limits.ts";
import { syncDirectory } from "../proto/common/replace-file.ts";
import type { AgentConfig } from "./settings.ts";

export type NetUser = { readonly name: string; readonly uid: number; readonly gid: number };
export type NetUserAnswer =
  | { readonly ok: true; readonly user: NetUser }
  | { readonly ok: false; readonly problem: string };

const environment = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LANG: "C.UTF-8" };

/** Asked of the account database by the program that asks it for everybody. */
export function findNetUser({ launcher, settings }: AgentConfig): NetUserAnswer {
  const name = settings.net_user;
  let answer: string;
  try {
    answer = execFileSync(join(launcher, "reeve-account"), [`name:${name}`], {
      env: environment,
      timeout: limits.launcherReplyMs,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  } catch (error) {
    const isMissing = (error as { status?: number | null }).status === noAccount;
    return {
      ok: false,
      problem: isMissing ? missing(name) : `net_user: could not ask for ${name}: ${String(error)}`,
    };
  }
  const [, uid = "", gid = ""] = answer.split("\0");
  const user = { name, uid: Number(uid), gid: Number(gid) };
  if (user.uid > 0 && user.gid > 0) return { ok: true, user };
  return { ok: false, problem: `net_user: ${name} has uid ${uid} and gid ${gid}; neither may be root's` };
}

/** As reeve-account ends when the database knows no such user. */
const noAccount = 2;

function missing(name: string): string {
  const command = `useradd -r -M -U -d /nonexistent -s /usr/sbin/nologin ${name}`;
  return `net_user: there is no user ${name}, which the network's process runs as; make it with: ${command}`;
}

/** Everything below and beside it is named through it: others may pass, its group may look. */
const spoolMode = 0o751;
const runsMode = 0o2751;
const netMode = 0o700;

/**
 * The spool's own directories, each made when it is missing, durably. In root mode all but `net` are root's,
 * and what is made below `runs` has net's group: net reads output there, and nothing else is for a group.
 */
export async function makeSpoolPlace(spool: string, net: NetUser | null): Promise<void> {
  await makeDirectory(spool, spoolMode);
  await makeDirectory(join(spool, "runs"), spoolMode);
  const isNew = await makeDirectory(join(spool, "net"), netMode);
  if (net === null) return;
  for (const path of [spool, join(spool, "runs")]) {
    chownSync(path, 0, net.gid);
    chmodSync(path, path === spool ? spoolMode : runsMode);
  }
  if (isNew) chownSync(join(spool, "net"), net.uid, net.gid);
  refuseForeign(join(spool, "net"), net);
}

/** True when it was missing. */
async function makeDirectory(path: string, mode: number): Promise<boolean> {
  const first = mkdirSync(path, { recursive: true, mode });
  if (first === undefined) return false;
  chmodSync(path, mode);
  await syncDirectory(dirname(first));
  return true;
}

/** Not mended by root: whatever lies in there now may be anybody's. */
function refuseForeign(path: string, net: NetUser): void {
  const found = lstatSync(path);
  if (found.isDirectory() && found.uid === net.uid && (found.mode & 0o077) === 0) return;
  const says = `it must be a directory of ${net.name} that nobody else may enter`;
  throw new Fault(`use ${path}: ${says}; run: chown -R ${net.name}: ${path} && chmod 700 ${path}`);
}

/** The words that start a program as net's user; descriptor 3 stays open for it. */
export function confinedCommand(
  { launcher }: Pick<AgentConfig, "launcher">,
  { uid, gid }: NetUser,
  command: readonly string[],
): readonly [string, ...string[]] {
  return [join(launcher, "reeve-launcher"), "--confine", String(uid), String(gid), "--", ...command];
}

/** Root's code cache is closed to it, and so is every home. */
export function confinedEnvironment({ name }: NetUser): Record<string, string> {
  const { TZ } = process.env;
  return {
    ...environment,
    ...(TZ === undefined ? {} : { TZ }),
    HOME: "/nonexistent",
    USER: name,
    LOGNAME: name,
  };
}

/** Runs a confined program to its end, with this text as its standard input; its exit status. */
export function runConfined(
  config: AgentConfig,
  user: NetUser,
  run: { readonly command: readonly string[]; readonly input: string },
): Promise<number> {
  const [program, ...args] = confinedCommand(config, user, run.command);
  const child = spawn(program, args, {
    stdio: ["pipe", "inherit", "inherit"],
    env: confinedEnvironment(user),
    cwd: "/",
  });
  child.stdin?.on("error", () => undefined); // it ended without reading; its status says why
  child.stdin?.end(run.input);
  return new Promise((resolve, reject) => {
    child.on("error", (error) => reject(new Fault(`start ${program}`, { cause: error })));
    child.on("exit", (status) => resolve(status ?? 1));
  });
}
