// What starts daemons on this system, and how it is told: which of four kinds it is, its directories, its
// tools. Called by -S, -I and -R. The tests give another root and their own `run`.
// The danger: a package script that believes in systemd because of a stray directory; /run/systemd/system
// is made by systemd alone.
import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { homedir, userInfo } from "node:os";
import { join } from "node:path";

export type ServiceKind = "systemd" | "sysv" | "user" | "crontab";
export type Ran = { readonly status: number; readonly out: string; readonly err: string };

export type ServiceSystem = {
  readonly kind: ServiceKind;
  /** "/" but for tests */
  readonly root: string;
  readonly home: string;
  readonly user: string;
  readonly has: (tool: string) => boolean;
  readonly run: (tool: string, args: readonly string[], input?: string) => Ran;
};

export function serviceKind(): ServiceKind {
  if (process.geteuid?.() === 0) return isDirectory("/run/systemd/system") ? "systemd" : "sysv";
  const runtime = process.env["XDG_RUNTIME_DIR"] ?? "";
  return runtime !== "" && existsSync(join(runtime, "systemd", "private")) ? "user" : "crontab";
}

export function thisSystem(): ServiceSystem {
  return { kind: serviceKind(), root: "/", home: homedir(), user: userName(), has, run };
}

function run(tool: string, args: readonly string[], input = ""): Ran {
  const ran = spawnSync(tool, args, { encoding: "utf8", input });
  if (ran.error !== undefined) return { status: 127, out: "", err: `${tool}: ${ran.error.message}` };
  return { status: ran.status ?? 128, out: ran.stdout, err: ran.stderr.trim() };
}

function has(tool: string): boolean {
  const places = [...(process.env["PATH"] ?? "").split(":"), "/usr/sbin", "/sbin"];
  return places.some((place) => place !== "" && isProgram(join(place, tool)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.geteuid?.() ?? "");
  }
}
