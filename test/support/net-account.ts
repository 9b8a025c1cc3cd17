// A system user for the network's process of one root-mode agentd, made for one test, and whether that user
// can read this checkout at all. Called by suites that run agentd in root mode, as root.
// The danger: an account that stays; `end` is called in every outcome.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "../..");

export class NetAccount {
  readonly name = `rvn${randomBytes(4).toString("hex")}`;
  readonly uid: number;
  readonly gid: number;

  constructor() {
    const account = ["-r", "-M", "-U", "-d", "/nonexistent", "-s", "/usr/sbin/nologin", this.name];
    execFileSync("useradd", account, { stdio: "ignore" });
    this.uid = Number(execFileSync("id", ["-u", this.name]));
    this.gid = Number(execFileSync("id", ["-g", this.name]));
  }

  end(): void {
    try {
      execFileSync("userdel", [this.name], { stdio: "ignore" });
    } catch {
      // It was not made.
    }
  }
}

/** False, or why agentd cannot be in root mode here: net is another user and runs from this checkout. */
export function noRootMode(): string | false {
  if (process.geteuid?.() !== 0) return "needs root";
  for (const start of [root, process.execPath])
    for (let at = dirname(start); at !== dirname(at); at = dirname(at))
      if ((statSync(at).mode & 0o001) === 0) return `net's user cannot pass ${at} to read this checkout`;
  return false;
}
