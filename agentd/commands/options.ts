// The options of agentd that are no commands, as a table: parsing, help and the reference page are made of
// it. Read by command-line.ts, table.ts and packaging/docs.ts. What a command accepts is said by its own row.
// The danger: an option that a command ignores; what is not in its row is refused by name.

export type OptionRow = {
  readonly short?: string;
  /** missing: a switch */
  readonly value?: string;
  readonly isRepeated?: true;
  readonly doc: string;
};

export const optionTable = {
  "config-file": {
    short: "c",
    value: "FILE",
    doc:
      "the configuration (default: as root /etc/reeve/agentd.yaml, else ~/reeve/agentd.yaml, when it is " +
      "there)",
  },
  set: { value: "KEY=VALUE", isRepeated: true, doc: "one setting, over the file's; may be repeated" },
  "log-level": { short: "l", value: "LEVEL", doc: "ERROR, WARN, INFO, DEBUG or TRACE: over log_level" },
  "port-number": {
    short: "p",
    value: "N",
    doc: "listen on this port, and let the scheduler dial: over listen_port and who_dials",
  },
  "daemon-mode": {
    short: "d",
    doc: "leave once the daemon is ready; its log goes to a file that is named, or to the journal",
  },
  log: {
    value: "FILE",
    doc: "the daemon's own log goes to FILE instead of standard error; FILE.1 to FILE.4 are older",
  },
  json: { doc: "write JSON, one object a line, for programs; errors too" },
  user: { value: "NAME", doc: "cancel: every run of this user" },
  all: { doc: "cancel: every run of this host" },
  reason: { value: "TEXT", doc: "drain: why, for whoever looks" },
  "with-jobs": { doc: "-K: end the jobs too, and say how many" },
  listen: { doc: "join: wait here until the scheduler dials to join this host" },
  "against-scheduler": {
    value: "FILE",
    doc: "audit verify: heads that the scheduler keeps, in any text; - is standard input",
  },
  mode: {
    value: "MODE",
    doc: "policy check USER: only this proof: signed, password or trusted (default: each)",
  },
  "against-syslog": { value: "FILE", doc: "audit verify: lines of syslog that hold heads" },
} as const satisfies Readonly<Record<string, OptionRow>>;

export type OptionName = keyof typeof optionTable;
