// An ordinary user made for one test, with a home of its own, and the way to run Reeve's programs as that
// user although it may be unable to read this checkout: they see it bind-mounted read-only in a mount
// namespace. Called by test/system, as root. The danger: an account that stays; `end` is called in every
// outcome.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const shared = ["proto", "scheduler", "agentd", "node_modules"];

export class OrdinaryUser {
  readonly name = `rv${randomBytes(4).toString("hex")}`;
  readonly group = `${this.name}g`;
  /** nobody but root and the user gets further than its name */
  readonly directory = realpathSync(mkdtempSync(join(tmpdir(), "reeve-user-")));
  readonly home = join(this.directory, "home");
  readonly checkout = join(this.directory, "checkout");
  readonly uid: number;
  readonly gid: number;

  constructor() {
    try {
      execFileSync("groupadd", [this.group]);
      const account = ["-M", "-d", this.home, "-s", "/bin/sh", "-U", "-G", this.group, this.name];
      execFileSync("useradd", account);
      this.uid = Number(execFileSync("id", ["-u", this.name]));
      this.gid = Number(execFileSync("id", ["-g", this.name]));
      chmodSync(this.directory, 0o755);
      mkdirSync(this.home, { mode: 0o700 });
      chownSync(this.home, this.uid, this.gid);
      for (const name of shared) mkdirSync(join(this.checkout, name), { recursive: true });
      execFileSync("cp", [join(root, "package.json"), this.checkout]);
    } catch (error) {
      this.end();
      throw error;
    }
  }

  /** The words in front of a program: a namespace with the checkout, then the user, by exec throughout. */
  get through(): readonly string[] {
    const binds = shared.flatMap((name) => {
      const at = join(this.checkout, name);
      return [`mount --bind '${realpathSync(join(root, name))}' '${at}'`, `mount -o remount,ro,bind '${at}'`];
    });
    const world = `HOME='${this.home}' USER=${this.name} LOGNAME=${this.name} PATH="$PATH"`;
    const become = `setpriv --reuid ${this.uid} --regid ${this.gid} --init-groups --inh-caps=-all`;
    const last = `cd / && exec env -i ${world} REEVE_SOCKET="$REEVE_SOCKET" ${become} "$@"`;
    return ["unshare", "-m", "--propagation", "private", "sh", "-ec", [...binds, last].join("\n"), "sh"];
  }

  end(): void {
    const quiet = { stdio: "ignore" } as const;
    try {
      execFileSync("userdel", [this.name], quiet);
    } catch {
      // It was not made.
    }
    try {
      execFileSync("groupdel", [this.group], quiet);
    } catch {
      // Likewise.
    }
    rmSync(this.directory, { recursive: true, force: true });
  }
}
