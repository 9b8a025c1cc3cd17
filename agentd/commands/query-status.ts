// `agentd -Q`: whether the daemon runs, by its pid file; the exit statuses are LSB's for `status`. Called
// through table.ts. It asks the daemon nothing: one that hangs is running.
// The danger: a pid file of another host that shares the home, or of a stranger's process; then nobody knows.
import { daemonState, pidFileOf } from "../pid-file.ts";
import { complain, print, withConfig } from "./command.ts";
import type { CommandCall } from "./command.ts";

const statuses = { running: 0, dead: 1, none: 3, unknown: 4 } as const;

export function queryStatus(call: CommandCall): Promise<number> {
  return withConfig(call, ({ spool }) => {
    const state = daemonState(pidFileOf(spool));
    switch (state.kind) {
      case "running":
        return print(`agentd is running (process ${state.pid})\n`);
      case "dead":
        print(`agentd is not running; it did not end in order (process ${state.pid} is gone)\n`);
        break;
      case "none":
        print("agentd is not running\n");
        break;
      case "unknown":
        complain(`it cannot be told whether agentd is running: ${state.why}`);
    }
    return statuses[state.kind];
  });
}
