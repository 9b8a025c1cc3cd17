// `agentd -I` and `-R`: makes agentd a service of this system and takes it away again, by a table of four
// kinds. Called through table.ts. Doing either twice is doing it once; -R takes away what -I wrote and
// nothing else.
// The danger: a file that somebody else wrote. Ours carry a mark in their first lines; others are left as
// they are, and used.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { complain, print, withConfig } from "./command.ts";
import type { CommandCall } from "./command.ts";
import { installedOf } from "./installed.ts";
import { crontabLine, crontabMark, lsbText, unitText, userUnitText } from "./service-papers.ts";
import type { Installed } from "./service-papers.ts";
import { thisSystem } from "./service-system.ts";
import type { ServiceKind, ServiceSystem } from "./service-system.ts";

export function installService(call: CommandCall): Promise<number> {
  return withConfig(call, () => told(() => install(thisSystem(), installedOf(call.given))));
}

/** Needs no configuration: what is to be taken away may have lost it. */
export function removeService({ given }: CommandCall): number {
  return told(() => remove(thisSystem(), installedOf(given)));
}

/** What was done, in words; a Stopped says what could not be. */
export function install(system: ServiceSystem, installed: Installed): readonly string[] {
  return ways[system.kind].install(system, installed);
}

export function remove(system: ServiceSystem, installed: Installed): readonly string[] {
  return ways[system.kind].remove(system, installed);
}

class Stopped extends Error {}

function told(work: () => readonly string[]): number {
  try {
    return print(
      work()
        .map((line) => `agentd: ${line}\n`)
        .join(""),
    );
  } catch (error) {
    if (error instanceof Stopped) return complain(error.message);
    return complain(error instanceof Error ? error.message : String(error));
  }
}

type Way = { readonly install: typeof install; readonly remove: typeof remove };

const ways: Readonly<Record<ServiceKind, Way>> = {
  systemd: { install: installUnit, remove: removeUnit },
  user: { install: installUnit, remove: removeUnit },
  sysv: { install: installScript, remove: removeScript },
  crontab: { install: installLine, remove: removeLine },
};

const mark = "# made by agentd -I; agentd -R takes it away";

function installUnit(system: ServiceSystem, installed: Installed): readonly string[] {
  const isUser = system.kind === "user";
  const unit = `${installed.name}.service`;
  const wrote = isPackaged(system, unit)
    ? `${unit} comes with the package`
    : writeOurs(unitPlace(system, unit), `${mark}\n${(isUser ? userUnitText : unitText)(installed)}`, 0o644);
  systemctl(system, "daemon-reload");
  systemctl(system, "enable", "--now", unit);
  return [wrote, `${unit} is enabled and runs`, ...(isUser ? lingerNote(system) : [])];
}

function removeUnit(system: ServiceSystem, installed: Installed): readonly string[] {
  const unit = `${installed.name}.service`;
  const place = unitPlace(system, unit);
  if (textOf(place) === undefined && !isPackaged(system, unit)) return [`there is no ${unit}`];
  systemctl(system, "disable", "--now", unit);
  const removed = removeOurs(place);
  systemctl(system, "daemon-reload");
  // Of a unit that is not loaded any more there is nothing to forget.
  system.run("systemctl", [...userFlag(system), "reset-failed", unit]);
  return [`${unit} is stopped and disabled; its jobs run on`, removed];
}

function unitPlace({ kind, root, home }: ServiceSystem, unit: string): string {
  return kind === "user" ? join(home, ".config/systemd/user", unit) : join(root, "etc/systemd/system", unit);
}

function isPackaged({ kind, root }: ServiceSystem, unit: string): boolean {
  const places = ["usr/lib/systemd/system", "lib/systemd/system"].map((place) => join(root, place, unit));
  return kind === "systemd" && places.some((place) => textOf(place) !== undefined);
}

function systemctl(system: ServiceSystem, ...args: readonly string[]): void {
  must(system, "systemctl", [...userFlag(system), ...args]);
}

function userFlag({ kind }: ServiceSystem): readonly string[] {
  return kind === "user" ? ["--user"] : [];
}

/** Without linger a user's services end with the last session and do not start at boot. */
function lingerNote(system: ServiceSystem): readonly string[] {
  const shown = system.run("loginctl", ["show-user", system.user, "--property=Linger"]);
  if (shown.out.trim() === "Linger=yes") return [];
  if (system.run("loginctl", ["enable-linger", system.user]).status === 0)
    return ["it starts at boot (linger)"];
  return [`for it to start at boot, root must run: loginctl enable-linger ${system.user}`];
}

function installScript(system: ServiceSystem, installed: Installed): readonly string[] {
  const { name } = installed;
  const place = join(system.root, "etc/init.d", name);
  const [shebang = "", ...rest] = lsbText(installed).split("\n");
  const wrote = writeOurs(place, [shebang, mark, ...rest].join("\n"), 0o755);
  const tool = rcTool(system);
  must(system, tool, tool === "chkconfig" ? ["--add", name] : [name, "defaults"]);
  must(system, ...serviceCommand(system, name, "start"));
  return [wrote, `${name} starts at boot and runs`];
}

function removeScript(system: ServiceSystem, { name }: Installed): readonly string[] {
  const place = join(system.root, "etc/init.d", name);
  if (textOf(place) === undefined) return [`there is no ${place}`];
  must(system, ...serviceCommand(system, name, "stop"));
  const isOurs = isMarked(textOf(place));
  const removed = removeOurs(place);
  // A script that stays belongs to a package, which has put its links there too.
  if (isOurs)
    must(system, rcTool(system), rcTool(system) === "chkconfig" ? ["--del", name] : [name, "remove"]);
  return [`${name} is stopped; its jobs run on`, removed];
}

function rcTool({ has }: ServiceSystem): "update-rc.d" | "chkconfig" {
  if (has("update-rc.d")) return "update-rc.d";
  if (has("chkconfig")) return "chkconfig";
  throw new Stopped(
    "this system has neither systemd, update-rc.d nor chkconfig; agentd -S - prints a script",
  );
}

function serviceCommand(
  { root, has }: ServiceSystem,
  name: string,
  word: string,
): [string, readonly string[]] {
  if (has("invoke-rc.d")) return ["invoke-rc.d", [name, word]];
  return has("service") ? ["service", [name, word]] : [join(root, "etc/init.d", name), [word]];
}

function installLine(system: ServiceSystem, installed: Installed): readonly string[] {
  const before = crontabOf(system);
  const others = before.filter((line) => !line.endsWith(crontabMark));
  const after = [...others, crontabLine(installed)];
  const isThere = after.join("\n") === before.join("\n");
  if (!isThere) must(system, "crontab", ["-"], `${after.join("\n")}\n`);
  const [program = "", ...args] = installed.command;
  if (system.run(program, [...args, "-Q"]).status !== 0) must(system, program, [...args, "-d"]);
  return [isThere ? "the crontab has its line already" : "a line @reboot is in the crontab", "agentd runs"];
}

function removeLine(system: ServiceSystem, installed: Installed): readonly string[] {
  const before = crontabOf(system);
  const others = before.filter((line) => !line.endsWith(crontabMark));
  if (others.length === before.length) return ["the crontab has no line of agentd -I"];
  const [program = "", ...args] = installed.command;
  must(system, program, [...args, "-K"]);
  if (others.length === 0) must(system, "crontab", ["-r"]);
  else must(system, "crontab", ["-"], `${others.join("\n")}\n`);
  return ["agentd is ended, its jobs run on, and its line is gone from the crontab"];
}

/** No crontab yet is an empty one; any other failure must not make it empty. */
function crontabOf(system: ServiceSystem): readonly string[] {
  const { status, out, err } = system.run("crontab", ["-l"]);
  if (status === 0) return out.split("\n").filter((line, at, all) => line !== "" || at < all.length - 1);
  if (/no crontab/i.test(err)) return [];
  throw new Stopped(`the crontab could not be read: ${err}; agentd -S - prints a script for other means`);
}

function must(system: ServiceSystem, tool: string, args: readonly string[], input?: string): void {
  const { status, err, out } = system.run(tool, args, input);
  if (status === 0) return;
  const why = [err, out].find((text) => text.trim() !== "")?.trim() ?? `status ${status}`;
  throw new Stopped(`${[tool, ...args].join(" ")} failed: ${why}`);
}

function writeOurs(place: string, text: string, mode: number): string {
  const there = textOf(place);
  if (there === text) return `${place} is as it should be`;
  if (there !== undefined && !isMarked(there))
    return `${place} was not made by agentd -I and is left as it is`;
  mkdirSync(dirname(place), { recursive: true, mode: 0o755 });
  const temporary = `${place}.new`;
  rmSync(temporary, { force: true });
  writeFileSync(temporary, text, { mode, flag: "wx" });
  renameSync(temporary, place);
  return `${place} is written`;
}

function removeOurs(place: string): string {
  const there = textOf(place);
  if (there === undefined) return `there is no ${place}`;
  if (!isMarked(there)) return `${place} was not made by agentd -I and stays`;
  rmSync(place);
  return `${place} is removed`;
}

function isMarked(text: string | undefined): boolean {
  return text?.split("\n").slice(0, 2).includes(mark) === true;
}

function textOf(place: string): string | undefined {
  try {
    return readFileSync(place, "utf8");
  } catch {
    return undefined;
  }
}
