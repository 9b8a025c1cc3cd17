// The daemon itself: its process becomes the keeper, which starts the monitor and keeps it running.
// Called through table.ts when agentd is given no command. It imports neither the monitor nor net.
// The danger: the environment of whoever starts it. Only an allow-listed part of it goes on.
import assert from "node:assert/strict";
import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import type { AgentConfig, ConfigArguments } from "../settings.ts";
import { childEnvironment, nodeCommand } from "../settings.ts";
import { complain, withConfig } from "./command.ts";
import type { CommandCall } from "./command.ts";

export function run(call: CommandCall): Promise<number> {
  const { log } = call.options;
  return withConfig(call, (config) => keep(config, call.given, typeof log === "string" ? log : null));
}

/**
 * Becomes the keeper: signals and exit status are the keeper's own, and no Node process stays behind to wait
 * for it. Node ends itself when an execve fails, so what can be known to fail is looked at before.
 */
function keep({ launcher, mode }: AgentConfig, given: ConfigArguments, log: string | null): number {
  const monitor = [...nodeCommand, join(import.meta.dirname, "..", "monitor", "main.ts"), "--kept"];
  if (given.file !== null) monitor.push("--config-file", given.file);
  for (const set of given.sets) monitor.push("--set", set);
  const program = join(launcher, "reeve-launcher");
  try {
    accessSync(program, constants.X_OK);
  } catch (error) {
    return complain(`could not start the keeper ${program}: ${String(error)}`, 2);
  }
  const args = [program, "--keep", ...(log === null ? [] : ["--log", log]), "--", ...monitor];
  assert(process.execve !== undefined);
  return process.execve(program, args, childEnvironment(mode));
}
