// What --help prints: made from the same tables that parse the command line. Pure.
// Called by main.ts and by packaging/docs.ts, which makes the reference page of it.
// The danger: help that promises what the parser does not do; both read one table.
import type { OptionRow, OptionsTable } from "./arguments.ts";
import { type Command, commonOptions, environmentTable } from "./command.ts";
import { exitStatusTable } from "./exit-status.ts";

const WIDTH = 100;
const INDENT = 24;

export function overviewText(commands: readonly (readonly [string, string])[]): string {
  const width = Math.max(...commands.map(([name]) => name.length));
  const lines = commands.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    "reeve: submit jobs to the hosts of a fleet, follow them, and see their history",
    "",
    "usage: reeve COMMAND [OPTION…]",
    "",
    ...lines,
    "",
    "example: reeve run --agent web-1 -- 'uname -a'",
    "reeve COMMAND --help shows the options of a command, with examples; reeve --version the build.",
    "",
    "options of every command:",
    ...optionLines(commonOptions),
    "",
    "environment:",
    ...rowLines(environmentTable),
    "",
    "exit status:",
    ...rowLines(exitStatusTable),
    "",
  ].join("\n");
}

export function helpText(command: Command): string {
  const statuses = exitStatusTable.filter(([, , of]) => of === "every" || command.statuses?.includes(of));
  const own = optionLines(command.options);
  return [
    usageText(command),
    "",
    ...wrapped(command.doc, WIDTH),
    "",
    ...command.examples.map((example, index) => `${index === 0 ? "example: " : "         "}${example}`),
    "",
    ...(own.length === 0 ? [] : ["options:", ...own, ""]),
    "options of every command:",
    ...optionLines(commonOptions),
    "",
    "exit status:",
    ...rowLines(statuses),
    "",
  ].join("\n");
}

export function usageText(command: Command): string {
  return `usage: reeve ${command.name} ${command.usage}`;
}

export function optionHead(name: string, row: OptionRow<unknown>): string {
  const short = row.short === undefined ? "" : `-${row.short}, `;
  if (row.alone !== undefined) return `${short}--${name}[=${row.value}]`;
  return `${short}--${name}${row.value === undefined ? "" : ` ${row.value}`}`;
}

function optionLines(options: OptionsTable): readonly string[] {
  return rowLines(Object.entries(options).map(([name, row]) => [optionHead(name, row), row.doc]));
}

function rowLines(rows: readonly (readonly [string, string, ...unknown[]])[]): readonly string[] {
  return rows.flatMap(([what, says]) => {
    const head = `  ${what}`;
    const [first = "", ...others] = wrapped(says, WIDTH - INDENT);
    const space = " ".repeat(INDENT);
    const begin = head.length < INDENT - 1 ? [head.padEnd(INDENT) + first] : [head, space + first];
    return [...begin, ...others.map((line) => space + line)];
  });
}

function wrapped(text: string, charsMax: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > charsMax) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
