// By which words a service manager starts this agentd: the command of a package, else this very program,
// and the configuration that was named. Called by -S, -I and -R.
// The danger: a relative path; a service manager starts it from wherever it is.
import { existsSync, realpathSync } from "node:fs";
import { resolve } from "node:path";
import type { ConfigArguments } from "../settings.ts";
import type { Installed } from "./service-papers.ts";

const packaged = { directory: "/usr/libexec/reeve/", command: "/usr/sbin/agentd" };

export function installedOf({ file, sets }: ConfigArguments): Installed {
  const script = realpathSync(process.argv[1] ?? "");
  const isPackage = script.startsWith(packaged.directory) && existsSync(packaged.command);
  const command = isPackage ? [packaged.command] : [process.execPath, script];
  const usual = process.geteuid?.() === 0 ? "/etc/reeve/agentd.yaml" : null;
  const config = file === null ? usual : resolve(file);
  if (config !== null) command.push("-c", config);
  for (const set of sets) command.push("--set", set);
  return { command, name: "reeve-agentd" };
}
