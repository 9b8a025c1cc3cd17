// The papers of a settings table: the commented sample file and the reference page. Pure.
// Called by `agentd -C`, `reeve-scheduler --sample-config` and packaging/docs.ts. It never reads what is
// configured.
// The danger: a sample that is not valid when its comments are removed; a test reads every sample back.
import { stringify } from "yaml";
import { isGroups } from "./settings.ts";
import type { SettingRow, SettingsTable } from "./settings.ts";

/** YAML with every option at its default, commented out, under its documentation. */
export function sampleOf(table: SettingsTable, title: string): string {
  const lines = [
    `# ${title}`,
    "# Every setting at its default. Remove the # before a setting to change it.",
    "",
  ];
  let group = "";
  for (const [name, row] of Object.entries(table)) {
    const cut = name.lastIndexOf(".");
    const prefix = cut < 0 ? "" : name.slice(0, cut);
    const depth = prefix === "" ? 0 : prefix.split(".").length;
    if (prefix !== group && prefix !== "") lines.push(...groupLines(prefix), "");
    group = prefix;
    lines.push(...rowLines(name.slice(cut + 1), row, "  ".repeat(depth)), "");
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

/** A markdown table of every setting, and one for the settings below each name of a group. */
export function referenceOf(table: SettingsTable): string {
  const parts = [tableOf(table)];
  for (const [name, { parse }] of Object.entries(table))
    if (isGroups(parse)) parts.push(`\nBelow each name of \`${name}\`:\n\n`, tableOf(parse.groups.table));
  return parts.join("");
}

function tableOf(table: SettingsTable): string {
  const lines = ["| setting | value | default | while running | meaning |", "|---|---|---|---|---|"];
  for (const [name, row] of Object.entries(table)) {
    const taken = row.reload ? "reload" : "restart";
    const cells = [`\`${name}\``, row.parse.says, `\`${inline(row.default)}\``, taken, row.doc];
    lines.push(`| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`);
  }
  return `${lines.join("\n")}\n`;
}

function groupLines(prefix: string): readonly string[] {
  return prefix.split(".").map((word, depth) => `${"  ".repeat(depth)}#${word}:`);
}

function rowLines(key: string, row: SettingRow<unknown>, indent: string): readonly string[] {
  const doc = row.doc.split("\n").flatMap((line) => wrap(line, DOC_CHARS));
  const lines = [...doc, `(${row.parse.says}${row.reload ? "" : "; needs a restart"})`].map(
    (line) => `# ${line}`,
  );
  if (isGroups(row.parse)) lines.push(...groupDoc(row.parse.groups.table), ...exampleBlock(key, row.example));
  else if (row.example !== undefined) lines.push(`# for example: ${key}: ${inline(row.example)}`);
  return [...lines, `#${key}: ${inline(row.default)}`].map((line) => indent + line);
}

function groupDoc(table: SettingsTable): readonly string[] {
  return Object.entries(table).flatMap(([name, row]) => {
    const head = `${name} (${row.parse.says}; default ${inline(row.default)}): `;
    const text = head + row.doc.replaceAll("\n", " ");
    return wrap(text, DOC_CHARS - 4).map((line, index) => `# ${index === 0 ? "- " : "  "}${line}`);
  });
}

function exampleBlock(key: string, example: unknown): readonly string[] {
  if (example === undefined) return [];
  const yaml = stringify({ [key]: example }, { lineWidth: 0, flowCollectionPadding: false }).trimEnd();
  return ["# for example:", ...yaml.split("\n").map((line) => `#   ${line}`)];
}

const DOC_CHARS = 100;

function wrap(line: string, charsMax: number): readonly string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    if (current !== "" && current.length + 1 + word.length > charsMax) {
      lines.push(current);
      current = word;
    } else current = current === "" ? word : `${current} ${word}`;
  }
  return [...lines, current];
}

/** One line of YAML, whatever the value. */
function inline(value: unknown): string {
  return stringify(value, { collectionStyle: "flow", lineWidth: 0, defaultStringType: "PLAIN" }).trim();
}
