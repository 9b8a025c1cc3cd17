// Writes the pages of docs/reference that are made from tables, so that paper and program cannot disagree.
// Run by a developer (`node packaging/docs.ts`); test/cli/docs.test.ts fails when a page is not what the
// tables say. A new page is one more row of `pages`. The danger: editing a generated page by hand; its
// first line says not to.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type LimitName, limits } from "../proto/common/limits.ts";
import { grpcCode, isPermanent, type Reason, reasons } from "../proto/common/reasons.ts";
import { durationText, sizeText } from "../proto/common/setting-values.ts";
import { commonOptions, environmentTable } from "../scheduler/cli/command.ts";
import { exitStatusTable } from "../scheduler/cli/exit-status.ts";
import { optionHead } from "../scheduler/cli/help.ts";
import { type JsonFields, jsonLines, jsonObjects, jsonTypes } from "../scheduler/cli/json-objects.ts";
import { commands } from "../scheduler/cli/main.ts";
import { headOf, optionHead as agentdOptionHead } from "../agentd/commands/command-line.ts";
import { optionTable } from "../agentd/commands/options.ts";
import { commands as agentdCommands } from "../agentd/commands/table.ts";
import { policyTable } from "../agentd/policy/table.ts";
import { agentSettings } from "../agentd/settings.ts";
import { referenceOf } from "../proto/common/settings-papers.ts";
import { retryTable } from "../scheduler/core/retry.ts";
import { schedulerSettings } from "../scheduler/settings.ts";
import { runStatesPage } from "./run-states-page.ts";

export const root = join(import.meta.dirname, "..");

/** Path below the root, and what makes the page. */
export const pages: Readonly<Record<string, () => string | Promise<string>>> = {
  "docs/run-states.md": runStatesPage,
  "docs/reference/limits.md": limitsPage,
  "docs/reference/reasons.md": reasonsPage,
  "docs/reference/exit-status.md": exitStatusPage,
  "docs/reference/retries.md": retriesPage,
  "docs/reference/cli.md": cliPage,
  "docs/reference/agentd.md": agentdPage,
  "docs/reference/json.md": jsonPage,
  "docs/reference/settings.md": settingsPage,
  "docs/reference/policy.md": policyPage,
};

if (import.meta.main) {
  for (const [path, page] of Object.entries(pages)) writeFileSync(join(root, path), await page());
}

function head(title: string, source: string, text: string): string {
  return `<!-- Made by packaging/docs.ts from ${source}. Change it there. -->\n# ${title}\n\n${text}\n\n`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
  return line(columns) + `|${"---|".repeat(columns.length)}\n` + rows.map(line).join("");
}

function limitsPage(): string {
  const source = readFileSync(join(root, "proto/common/limits.ts"), "utf8");
  const rows = Object.entries(limits).map(([name, value]) => {
    const note = new RegExp(`^  ${name}: [^\\n]*, // ([^\\n]*)$`, "m").exec(source)?.[1] ?? "";
    return [`\`${name}\``, valueText(name as LimitName, value), note];
  });
  const text =
    "Every bound that a user can meet or that both ends agree on. Over a bound of a submission: " +
    "refused, with limit and size.";
  return head("Limits", "proto/common/limits.ts", text) + table(["limit", "value", "note"], rows);
}

function valueText(name: LimitName, value: number): string {
  if (/Bytes|PayloadMax/.test(name))
    return value >= 1024 && value % 1024 === 0 ? `${sizeText(value)} (${value})` : String(value);
  return /Ms($|Max|Min|Default|Ahead)/.test(name) ? durationText(value) : String(value);
}

function reasonsPage(): string {
  const codes = new Map<number, string>(Object.entries(grpcCode).map(([word, code]) => [code, word]));
  const rows = Object.entries(reasons).map(([word, row]) => {
    const permanent = "permanent" in row ? (isPermanent(word) ? "no" : "yes") : "";
    return [`\`${word}\``, row.says, String(row.exit), codes.get(row.code) ?? "", permanent];
  });
  const text =
    "Why something was refused, ended or is not known. The word is the same in messages, logs, database " +
    "and JSON.";
  const columns = ["reason", "in words", "exit status of `reeve`", "gRPC", "tried again by itself"];
  return head("Reasons", "proto/common/reasons.ts", text) + table(columns, rows);
}

function settingsPage(): string {
  const text =
    "Each daemon reads one YAML file (`-c`) and `--set KEY=VALUE` over it. " +
    "`agentd -C -` and `reeve-scheduler --sample-config` print every setting " +
    "at its default, `--check-config` says what is wrong, all of it at once, with line and column.";
  const first = head("Settings", "scheduler/settings.ts and agentd/settings.ts", text);
  const scheduler = `## reeve-scheduler\n\n${referenceOf(schedulerSettings)}`;
  return `${first}${scheduler}\n## agentd\n\n${referenceOf(agentSettings)}`;
}

function policyPage(): string {
  const text =
    "What the root of a host permits: `/etc/reeve/policy.yaml`, for root mode (in owner mode there is " +
    "none: every job is the owner's). Without it nobody may run anything, and what it does not say it " +
    "does not permit; the scheduler cannot change it. It belongs to root, and nobody else may write it " +
    "or a directory above it. One that is wrong anywhere is refused whole.";
  return head("The host's policy", "agentd/policy/table.ts", text) + referenceOf(policyTable);
}

function exitStatusPage(): string {
  const text =
    "What `reeve` ends with. When the outcome is Reeve's own and not the job's, standard error has one " +
    "line " +
    "`reeve: REASON: sentence`; that line tells a job's own 124 from ours.";
  const own = Object.entries(reasons).map(([word, row]) => [
    String(row.exit),
    `\`${word as Reason}\``,
    row.says,
  ]);
  const sorted = own.sort((a, b) => Number(a[0]) - Number(b[0]));
  const first = head("Exit status", "scheduler/cli/exit-status.ts and proto/common/reasons.ts", text);
  const rows = exitStatusTable.map(([status, meaning]) => [status, meaning]);
  const byReason = table(["status", "reason", "in words"], sorted);
  return `${first}${table(["status", "meaning"], rows)}\n## By reason\n\n${byReason}`;
}

function retriesPage(): string {
  const longest = durationText(limits.retryDoublingMsDefault);
  const text =
    "With `--retries N` a run that failed is tried again up to N times, as a further attempt of the same " +
    "run. It waits `--retry-delay` before the first retry, twice as long before each further one, up to " +
    `\`--retry-delay-max\` (default ${longest}, or the delay itself if that is longer), and up to a tenth ` +
    "longer by chance. A person's restart begins anew. Which ends of an attempt are tried again:";
  const answers = {
    always: ["yes", "yes"],
    "if listed": ["yes", "if its status is listed"],
    "unless listed statuses are asked for": ["yes", "no"],
    never: ["no", "no"],
  } as const;
  const rows = Object.values(retryTable).map(({ ended, retried }) => [ended, ...answers[retried]]);
  const others = [
    ["never started, for good: no such directory, user refused, too late, …", "no", "no"],
    [
      "refused for now: agent full, spool full, …",
      "by itself, until start-by; no retry is used up",
      "the same",
    ],
    ["not known (`unknown`)", "no: it may have run; only a job marked rerunnable is", "the same"],
  ];
  const columns = ["how the attempt ended", "tried again", "with `--retry-on`"];
  return head("Retries", "scheduler/core/retry.ts", text) + table(columns, [...rows, ...others]);
}

async function cliPage(): Promise<string> {
  const parts = [
    head(
      "The command line",
      "the tables of scheduler/cli/commands",
      "`reeve COMMAND --help` shows the same.",
    ),
  ];
  for (const row of Object.values(commands)) {
    const command = await row.load();
    parts.push(
      `## reeve ${command.name}\n\n\`reeve ${command.name} ${command.usage}\`\n\n${command.doc}\n\n`,
    );
    parts.push(`\`\`\`sh\n${command.examples.join("\n")}\n\`\`\`\n\n`);
    const options = Object.entries(command.options).map(([name, option]) => [
      `\`${optionHead(name, option)}\``,
      option.doc,
    ]);
    if (options.length > 0) parts.push(table(["option", "meaning"], options), "\n");
  }
  const common = Object.entries(commonOptions).map(([name, option]) => [
    `\`${optionHead(name, option)}\``,
    option.doc,
  ]);
  parts.push("## Options of every command\n\n", table(["option", "meaning"], common));
  const environment = environmentTable.map(([name, meaning]) => [`\`${name}\``, meaning]);
  parts.push("\n## Environment\n\n", table(["variable", "meaning"], environment));
  return parts.join("");
}

function agentdPage(): string {
  const text = "The daemon on a host, and its commands. `agentd --help` shows the same.";
  const rows = Object.entries(agentdCommands).map(([name, row]) => [
    `\`${`agentd ${name === "" ? "" : headOf(name, row)}`.trim()}\``,
    row.summary,
    row.options.map((option) => `\`--${option}\``).join(" "),
  ]);
  const options = Object.entries(optionTable).map(([name, row]) => [
    `\`${agentdOptionHead(name, row)}\``,
    row.doc,
  ]);
  const first = head("agentd", "agentd/commands/table.ts and agentd/commands/options.ts", text);
  const commandTable = table(["command", "does", "with"], rows);
  return `${first}${commandTable}\n## Options\n\n${table(["option", "meaning"], options)}`;
}

function jsonPage(): string {
  const text =
    "With `--json` every command writes JSON Lines: one object a line, on standard output what was asked " +
    "for, on standard error why it failed. Every object has `schema`, the number of this page: 1. Under " +
    "the same number fields are only ever added, so a reader skips what it does not know; what is taken " +
    "away or comes to mean something else gets another number. A field that is missing here is no " +
    "promise. The exit status is the same as without `--json`.";
  const parts = [head("JSON", "scheduler/cli/json-objects.ts", text), "## Lines\n\n"];
  for (const { from, to, fields } of Object.values(jsonLines))
    parts.push(`### ${from}\n\nOn ${to}.\n\n${fieldTable({ schema: ["number", "1"], ...fields })}\n`);
  parts.push("## Types\n\n", table(["type", "is"], Object.entries(jsonTypes)), "\n");
  parts.push("`[]` after a type is a list of it; `|null`: there may be none.\n\n## Objects\n\n");
  for (const [name, fields] of Object.entries(jsonObjects))
    parts.push(`### ${name}\n\n${fieldTable(fields)}\n`);
  return parts.join("").trimEnd().concat("\n");
}

function fieldTable(fields: JsonFields): string {
  const rows = Object.entries(fields).map(([name, [type, doc]]) => {
    const may = name.endsWith("?") ? "may be missing" : "";
    const note = [may, doc].filter((part) => part !== "").join("; ");
    return [`\`${name.replace("?", "")}\``, type, note];
  });
  return table(["field", "type", "meaning"], rows);
}
