// The commands of agentd: one row for each, and one file that does it, loaded when it is asked for. Read by
// command-line.ts (parsing and help), main.ts and packaging/docs.ts. A new command is a file here and a row.
// The danger: a command whose file loads the daemon; each must answer at once.
import { print } from "./command.ts";
import type { CommandRow } from "./command.ts";
import type { OptionName } from "./options.ts";

/** What every command takes that reads the configuration. */
export const configOptions = [
  "config-file",
  "set",
  "log-level",
  "port-number",
] as const satisfies OptionName[];

/** "" is the daemon itself. A name may have two words. */
export const commands: Readonly<Record<string, CommandRow>> = {
  "": {
    form: "daemon",
    operand: "",
    options: [...configOptions, "daemon-mode", "log"],
    summary: "run in the foreground until TERM or INT",
    load: async () => (await import("./run.ts")).run,
  },
  "check-config": {
    form: "option",
    operand: "",
    options: configOptions,
    summary: "read the configuration and say all that is wrong with it",
    load: async () => (await import("./check-config.ts")).checkConfig,
  },
  "create-config": {
    form: "option",
    short: "C",
    operand: "FILE",
    options: [],
    summary: "write a configuration with every setting commented at its default; - is standard output",
    load: async () => (await import("./create-config.ts")).createConfig,
  },
  "kill-daemon": {
    form: "option",
    short: "K",
    operand: "",
    options: configOptions,
    summary: "end the daemon; its jobs run on",
    load: async () => (await import("./kill-daemon.ts")).killDaemon,
  },
  "query-status": {
    form: "option",
    short: "Q",
    operand: "",
    options: configOptions,
    summary: "whether the daemon runs: status 0 it does, 1 it died, 3 it does not, 4 nobody can tell",
    load: async () => (await import("./query-status.ts")).queryStatus,
  },
  version: {
    form: "option",
    short: "V",
    operand: "",
    options: [],
    summary: "print the version",
    load: async () => {
      const { buildVersion } = await import("../../proto/common/build.ts");
      return () => print(`agentd ${buildVersion}\n`);
    },
  },
  help: {
    form: "option",
    short: "h",
    operand: "",
    options: [],
    summary: "print this",
    load: async () => {
      const { helpText } = await import("./command-line.ts");
      return () => print(helpText());
    },
  },
  join: {
    form: "word",
    operand: "[FILE]",
    options: [...configOptions, "listen"],
    summary: "join a scheduler; FILE holds the join string, - is standard input, without it a prompt",
    load: async () => (await import("./join.ts")).join,
  },
  "check-connection": {
    form: "word",
    operand: "[FILE]",
    options: configOptions,
    summary: "look at the way to the scheduler step by step; with FILE at the doors that a join string names",
    load: async () => (await import("./check-connection.ts")).checkConnection,
  },
  "policy sample": {
    form: "word",
    operand: "",
    options: [],
    summary: "print a policy with every setting commented at its default; it permits nothing",
    load: async () => (await import("./policy.ts")).policySample,
  },
  "policy check": {
    form: "word",
    operand: "",
    options: configOptions,
    summary: "say whether the policy would be followed, and all that is wrong with it",
    load: async () => (await import("./policy.ts")).policyCheck,
  },
  "audit verify": {
    form: "word",
    operand: "",
    options: [...configOptions, "against-scheduler", "against-syslog"],
    summary: "say whether the audit is as it was written; compare it with heads kept elsewhere",
    load: async () => (await import("./audit.ts")).auditVerify,
  },
  "audit show": {
    form: "word",
    operand: "REFERENCE",
    options: configOptions,
    summary: "explain a decision by the reference that the submitter saw, or by its RUN or RUN.ATTEMPT",
    load: async () => (await import("./audit.ts")).auditShow,
  },
  "audit export": {
    form: "word",
    operand: "",
    options: configOptions,
    summary: "print every record as a line of JSON, oldest first",
    load: async () => (await import("./audit.ts")).auditExport,
  },
};
