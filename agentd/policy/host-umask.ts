// The umask that a login would give (login.defs(5)), for jobs that name none. Called by the monitor's
// world.ts and by `agentd check-user`.
// The danger: the daemon's own umask, which is of no concern to jobs.
import { readFileSync } from "node:fs";

const umaskUsual = 0o022;

/** UMASK of login.defs(5), which is what a login would give the account. */
export function hostUmask(): number {
  const match = /^\s*UMASK\s+(0?[0-7]{3})\b/m.exec(loginDefs());
  return match?.[1] === undefined ? umaskUsual : Number.parseInt(match[1], 8);
}

function loginDefs(): string {
  try {
    return readFileSync("/etc/login.defs", "latin1");
  } catch {
    return "";
  }
}
