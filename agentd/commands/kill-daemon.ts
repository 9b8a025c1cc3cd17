// `agentd -K`: ends the daemon in order and leaves its jobs running. Called through table.ts; the pid comes
// from the pid file, and only a process that is surely the daemon is signalled.
// The danger: a signal to a stranger; where it cannot be told whose the pid is, nothing is done.
import { setTimeout as sleep } from "node:timers/promises";
import { limits } from "../../proto/common/limits.ts";
import type { DaemonState } from "../pid-file.ts";
import { daemonState, pidFileOf } from "../pid-file.ts";
import { complain, print, withConfig } from "./command.ts";
import type { CommandCall } from "./command.ts";

/** Exit: 0 it does not run any more, 1 it still does or nobody can tell. */
export function killDaemon(call: CommandCall): Promise<number> {
  return withConfig(call, async ({ spool }) => {
    const state = daemonState(pidFileOf(spool));
    if (state.kind === "unknown") return complain(`nothing was ended: ${state.why}`);
    if (state.kind !== "running") return print("agentd is not running\n");
    return await end(state, pidFileOf(spool));
  });
}

async function end({ pid }: Extract<DaemonState, { kind: "running" }>, file: string): Promise<number> {
  try {
    process.kill(pid, "SIGTERM");
  } catch (error) {
    return complain(`process ${pid} could not be signalled: ${String(error)}`);
  }
  const isOver = (): boolean => {
    const now = daemonState(file);
    return now.kind !== "running" || now.pid !== pid;
  };
  const untilMs = performance.now() + limits.daemonEndMs;
  while (!isOver() && performance.now() < untilMs) await sleep(limits.daemonLookMs);
  return isOver()
    ? print("agentd has ended\n")
    : complain(`process ${pid} has not ended; try: kill -9 ${pid}`);
}
