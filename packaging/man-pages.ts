// The man pages, made of the same tables as the programs themselves and docs/reference: a page cannot
// promise an option that is not parsed. Called by manifest.ts. What is not in a table is said here in one
// paragraph.
// The danger: a command or setting that no page names; a test looks for every row.
import { headOf, optionHead as agentdOptionHead } from "../agentd/commands/command-line.ts";
import { optionTable } from "../agentd/commands/options.ts";
import { commands as agentdCommands } from "../agentd/commands/table.ts";
import { agentSettings } from "../agentd/settings.ts";
import type { SettingsTable } from "../proto/common/settings.ts";
import { commonOptions, environmentTable } from "../scheduler/cli/command.ts";
import { exitStatusTable } from "../scheduler/cli/exit-status.ts";
import { optionHead } from "../scheduler/cli/help.ts";
import { commands } from "../scheduler/cli/main.ts";
import { generalOptions, wordOptions, words } from "../scheduler/program.ts";
import { schedulerSettings } from "../scheduler/settings.ts";
import { bold, example, heading, item, paragraph, section } from "./roff.ts";

/** File name and text of each. `epoch` is the date in their heads. */
export async function manPages({ epoch }: { readonly epoch: number }) {
  const date = new Date(epoch * 1000).toISOString().slice(0, 10);
  const head = (name: string, of: number, says: string): string =>
    heading(name, of, date) + section("Name", `${name} \\- ${says}\n`);
  return {
    "reeve.1": head("reeve", 1, "submit jobs to the hosts of a fleet and follow them") + (await reevePage()),
    "reeve-scheduler.8": head("reeve-scheduler", 8, "the scheduler of Reeve") + schedulerPage(),
    "agentd.8": head("agentd", 8, "the agent of Reeve on a host") + agentdPage(),
    "scheduler.yaml.5":
      head("scheduler.yaml", 5, "settings of reeve-scheduler") +
      settingsPage(schedulerSettings, "reeve-scheduler(8)", "/etc/reeve/scheduler.yaml"),
    "agentd.yaml.5":
      head("agentd.yaml", 5, "settings of agentd") +
      settingsPage(agentSettings, "agentd(8)", "/etc/reeve/agentd.yaml"),
  } satisfies Readonly<Record<string, string>>;
}

async function reevePage(): Promise<string> {
  const parts = [section("Synopsis", bold("reeve COMMAND [OPTION...]"))];
  for (const row of Object.values(commands)) {
    const { name, usage, doc, examples, options } = await row.load();
    const own = Object.entries(options).map(([option, of]) => item(optionHead(option, of), of.doc));
    parts.push(section(`reeve ${name}`, bold(`reeve ${name} ${usage}`), paragraph(doc), ...own));
    parts.push(example(examples));
  }
  const common = Object.entries(commonOptions).map(([name, option]) =>
    item(optionHead(name, option), option.doc),
  );
  const statuses = exitStatusTable.map(([status, meaning]) => item(status, meaning));
  return [
    ...parts,
    section("Options of every command", ...common),
    section("Environment", ...environmentTable.map(([name, meaning]) => item(name, meaning))),
    section("Exit status", ...statuses),
    seeAlso("agentd(8), reeve-scheduler(8)"),
  ].join("");
}

function schedulerPage(): string {
  const named = Object.entries(words).map(([name, { operand, summary }]) =>
    item(`reeve-scheduler ${name} ${operand}`.trim(), summary),
  );
  const options = [
    ...generalOptions,
    ...Object.entries(wordOptions).map(([name, says]) => [`--${name}`, says]),
  ];
  return [
    section("Synopsis", bold("reeve-scheduler [WORD] [OPTION...]")),
    section("Description", paragraph(schedulerText), ...named),
    section("Options", ...options.map(([head = "", says = ""]) => item(head, says))),
    section("Files", ...schedulerFiles.map(([path, says]) => item(path, says))),
    section("Exit status", paragraph("0: done; 1: could not; 2: wrong use, settings or state directory.")),
    seeAlso("scheduler.yaml(5), reeve(1), agentd(8)"),
  ].join("");
}

function agentdPage(): string {
  const named = Object.entries(agentdCommands).map(([name, row]) =>
    item(`agentd ${name === "" ? "" : headOf(name, row)}`.trim(), row.summary),
  );
  const options = Object.entries(optionTable).map(([name, row]) =>
    item(agentdOptionHead(name, row), row.doc),
  );
  const statuses = "0: done; 1: could not; 2: wrong use or settings; 3: spool or port in use by another.";
  return [
    section("Synopsis", bold("agentd [OPTION...]"), bold("agentd COMMAND [OPTION...]")),
    section("Description", paragraph(agentdText), ...named),
    section("Options", ...options),
    section("Files", ...agentdFiles.map(([path, says]) => item(path, says))),
    section("Exit status", paragraph(statuses)),
    seeAlso("agentd.yaml(5), reeve(1), reeve-scheduler(8)"),
  ].join("");
}

const agentdText =
  "Starts the jobs that the scheduler sends to this host, watches them, and streams their output back. " +
  "Stopping it leaves the jobs running: it learns of them again when it starts. Only when the host itself " +
  "shuts down are they ended (`reeve-agentd-shutdown.service`), and their history says so.";

const agentdFiles = [
  ["/etc/reeve/agentd.yaml", "the settings of an installed system"],
  ["/var/lib/reeve-agentd", "the spool of an installed system: keys, orders and runs"],
  ["~/reeve/agentd.yaml, ~/reeve/HOST/agentd", "the same for an ordinary user"],
] as const;

const schedulerText =
  "Holds the queue and the history of all runs. Without a word it runs in the foreground and logs to " +
  "standard error, one JSON object a line. Asked by root, every word is done as the owner of the state " +
  "directory. TERM ends it; no job on any host notices.";

const schedulerFiles = [
  ["/etc/reeve/scheduler.yaml", "the settings"],
  ["/var/lib/reeve-scheduler", "database, authority and logs; back them up with `reeve-scheduler backup`"],
  ["/run/reeve-scheduler/api.sock", "where `reeve` asks; for root and the members of the group reeve-admin"],
] as const;

function settingsPage(table: SettingsTable, daemon: string, path: string): string {
  const rows = Object.entries(table).map(([name, row]) => {
    const taken = row.reload ? "Taken over by a reload." : "Needs a restart.";
    const byDefault = row.default === null ? "" : ` Default: ${JSON.stringify(row.default)}.`;
    return item(`${name}: ${row.parse.says}`, `${row.doc}${byDefault} ${taken}`);
  });
  const text =
    `One YAML file, usually ${path}. A key that is not known is an error, and all mistakes are told ` +
    "at once.";
  return section("Description", paragraph(text)) + section("Settings", ...rows) + seeAlso(daemon);
}

function seeAlso(pages: string): string {
  return section("See also", paragraph(pages));
}
