// agentd: flags and short commands; without a command its process becomes the keeper, which starts the
// monitor and keeps it running. It imports neither the monitor nor net, and loads what a command needs only
// for that command.
// The danger: the environment of whoever starts it. Only an allow-listed part of it goes on.
import assert from "node:assert/strict";
import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { programFile } from "../proto/common/program-files.ts";
import { sampleOf } from "../proto/common/settings-papers.ts";
import { agentBuild, agentSettings, childEnvironment, nodeCommand, readConfig } from "./settings.ts";
import type { AgentConfig, ConfigArguments } from "./settings.ts";

const usage = `usage: agentd [-c FILE] [--set KEY=VALUE]...            run in the foreground until TERM or INT
       agentd [-c FILE] [--set KEY=VALUE]... join [FILE]  join a scheduler; FILE holds the join string,
                                                          - is standard input, without it a prompt
       agentd [-c FILE] [--set KEY=VALUE]... join --listen
                                                          wait until the scheduler dials to join this host
       agentd [-c FILE] [--set KEY=VALUE]... check-connection [FILE]
                                                          look at the way to the scheduler step by step; with
                                                          FILE at the doors that a join string names
       agentd --check-config                              read the configuration and say what is wrong with it
       agentd --sample-config                             print a configuration file of defaults

  -c, --config-file FILE   default: ~/reeve/agentd.yaml, when it is there
      --set KEY=VALUE      one setting, over the file's
      --log FILE           append the daemon's own log to FILE instead of standard error
  -V, --version
  -h, --help

exit status: 0 ended as asked, 1 failed, 2 wrong use or configuration, 3 the spool is in use by another agentd
`;

async function main(args: readonly string[]): Promise<number> {
  const parsed = parse(args);
  if (typeof parsed === "string") return complain(parsed);
  const { values, positionals } = parsed;
  const [command, source, ...more] = positionals;
  if (values.help) return print(usage);
  if (values.version) return print(`agentd ${agentBuild}\n`);
  if (values["sample-config"])
    return print(sampleOf(agentSettings, "agentd.yaml: the settings of Reeve's agent"));
  if (command !== undefined && command !== "join" && command !== "check-connection")
    return complain(`there is no command ${command}`);
  if (values.listen && (command !== "join" || source !== undefined))
    return complain("--listen is for: agentd join --listen, which reads no join string");
  if (more.length > 0) return complain(`too many arguments: ${more.join(" ")}`);
  const given = { file: values["config-file"] ?? null, sets: values.set };
  const answer = readConfig(given);
  if (!answer.ok) {
    for (const problem of answer.problems) process.stderr.write(`agentd: ${problem}\n`);
    return 2;
  }
  if (values["check-config"]) return print("agentd: the configuration is good\n");
  if (command === "join" && values.listen) return await waitForScheduler(answer.config);
  if (command === "join") return await joinScheduler(answer.config, source ?? null);
  if (command === "check-connection") return await checkConnection(answer.config, source ?? null);
  return keep(answer.config, given, values.log ?? null);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        "config-file": { type: "string", short: "c" },
        set: { type: "string", multiple: true, default: [] },
        log: { type: "string" },
        listen: { type: "boolean", default: false },
        "check-config": { type: "boolean", default: false },
        "sample-config": { type: "boolean", default: false },
        version: { type: "boolean", short: "V", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function joinScheduler({ spool, settings }: AgentConfig, source: string | null): Promise<number> {
  const { joinCommand } = await import("./commands/join.ts");
  return await joinCommand({ spool, source, whoDials: settings.who_dials, proxy: settings.proxy });
}

async function waitForScheduler({ spool, settings }: AgentConfig): Promise<number> {
  const { joinListenCommand } = await import("./commands/join-listen.ts");
  const listen = { host: settings.listen, port: settings.listen_port };
  return await joinListenCommand({ spool, listen, print });
}

async function checkConnection({ spool, settings }: AgentConfig, source: string | null): Promise<number> {
  const { checkConnectionCommand } = await import("./commands/check-connection.ts");
  const { proxy, who_dials, listen: host, listen_port: port } = settings;
  const listen = who_dials === "scheduler" ? { host, port } : null;
  return await checkConnectionCommand({ spool, source, proxy, listen, print });
}

/**
 * Becomes the keeper: signals and exit status are the keeper's own, and no Node process stays behind to wait
 * for it. Node ends itself when an execve fails, so what can be known to fail is looked at before.
 */
function keep({ launcher }: AgentConfig, given: ConfigArguments, log: string | null): number {
  const monitor = [...nodeCommand, programFile("agentd-monitor"), "--kept"];
  if (given.file !== null) monitor.push("--config-file", given.file);
  for (const set of given.sets) monitor.push("--set", set);
  const program = join(launcher, "reeve-launcher");
  try {
    accessSync(program, constants.X_OK);
  } catch (error) {
    return complain(`could not start the keeper ${program}: ${String(error)}`);
  }
  const args = [program, "--keep", ...(log === null ? [] : ["--log", log]), "--", ...monitor];
  assert(process.execve !== undefined);
  return process.execve(program, args, childEnvironment());
}

function complain(problem: string): number {
  process.stderr.write(`agentd: ${problem}\nTry: agentd --help\n`);
  return 2;
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
