// The daemon itself. In the foreground this process becomes the keeper, which starts the monitor and keeps it
// running; with -d a keeper is started in a session of its own, and waited for until it is ready or says why
// not. Called through table.ts when agentd is given no command. It imports neither the monitor nor net.
// The danger: the environment of whoever starts it. Only an allow-listed part of it goes on.
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { accessSync, constants, fstatSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { limits } from "../../proto/common/limits.ts";
import { programFile } from "../../proto/common/program-files.ts";
import { daemonState, pidFileOf } from "../pid-file.ts";
import type { AgentConfig, ConfigArguments } from "../settings.ts";
import { childEnvironment, nodeCommand } from "../settings.ts";
import { complain, print, withConfig } from "./command.ts";
import type { CommandCall } from "./command.ts";

export function run(call: CommandCall): Promise<number> {
  const { log, "daemon-mode": isDetached } = call.options;
  const file = typeof log === "string" ? resolve(log) : null;
  return withConfig(call, (config) => {
    const program = join(config.launcher, "reeve-launcher");
    try {
      accessSync(program, constants.X_OK);
    } catch (error) {
      return complain(`could not start the keeper ${program}: ${String(error)}`, 2);
    }
    const keeper = { program, monitor: monitorCommand(call.given) };
    return isDetached === true ? detach(keeper, config, file) : become(keeper, file);
  });
}

type KeeperCommand = { readonly program: string; readonly monitor: readonly string[] };

function monitorCommand(given: ConfigArguments): readonly string[] {
  const command = [...nodeCommand, programFile("agentd-monitor"), "--kept"];
  // A detached one must find it from wherever it is.
  if (given.file !== null) command.push("--config-file", resolve(given.file));
  for (const set of given.sets) command.push("--set", set);
  return command;
}

/**
 * Signals and exit status are the keeper's own, and no Node process stays behind to wait for it. Node ends
 * itself when an execve fails, so what can be known to fail is looked at before. Only the keeper may speak to
 * systemd: it takes these variables away from whatever it starts.
 */
function become({ program, monitor }: KeeperCommand, log: string | null): number {
  const args = [program, "--keep", ...(log === null ? [] : ["--log", log]), "--", ...monitor];
  const notify = ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  assert(process.execve !== undefined);
  return process.execve(program, args, { ...childEnvironment(), ...Object.fromEntries(notify) });
}

async function detach(keeper: KeeperCommand, { spool }: AgentConfig, asked: string | null): Promise<number> {
  const running = daemonState(pidFileOf(spool));
  if (running.kind === "running") return complain(`agentd is running already (process ${running.pid})`);
  const log = asked ?? (isJournal() ? null : join(spool, "agentd.log"));
  if (asked === null && log !== null) mkdirSync(spool, { recursive: true, mode: 0o751 });
  const options = ["--keep", ...(log === null ? [] : ["--log", log]), "--ready-fd", "3"];
  const child = spawn(keeper.program, [...options, "--", ...keeper.monitor], {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
    env: childEnvironment(),
    cwd: "/",
    detached: true,
  });
  const said = await Promise.race([
    text(child.stdio[3] as Readable),
    sleep(limits.daemonReadyMs, "", { ref: false }),
  ]);
  const where = log === null ? "its log is in the journal" : `its log is ${log}`;
  if (said === "ready\n") {
    child.unref();
    return print(`agentd is running (process ${child.pid ?? 0}); ${where}\n`);
  }
  await endOf(child);
  const why = /^failed (.*)\n/.exec(said)?.[1] ?? `it ended before it was ready; ${where}`;
  return complain(
    `not started: ${said === "" && child.exitCode === null ? `not ready in time; ${where}` : why}`,
  );
}

/** Nothing half-started stays. */
async function endOf(child: ChildProcess): Promise<void> {
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  child.kill("SIGTERM");
  const untilMs = performance.now() + limits.daemonEndMs;
  while (!isOver() && performance.now() < untilMs) await sleep(limits.daemonLookMs);
}

/** Whether standard error is the journal's own stream (systemd.exec(5), JOURNAL_STREAM). */
function isJournal(): boolean {
  try {
    const { dev, ino } = fstatSync(2);
    return process.env["JOURNAL_STREAM"] === `${dev}:${ino}`;
  } catch {
    return false;
  }
}
