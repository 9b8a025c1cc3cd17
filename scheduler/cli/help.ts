// What --help prints: made from the same tables that parse the command line. Pure.
// Called by main.ts and by packaging/docs.ts, which makes the reference page of it.
// The danger: help that promises what the parser does not do; both read one table.
import type { OptionRow, OptionsTable } from "./arguments.ts";
import { type Command, commonOptions } from "./command.ts";

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
    "reeve COMMAND --help shows the options of a command, with examples.",
    "",
  ].join("\n");
}

export function helpText(command: Command): string {
  return [
    usageText(command),
    "",
    ...wrapped(command.doc, WIDTH),
    "",
    ...command.examples.map((example, index) => `${index === 0 ? "example: " : "         "}${example}`),
    "",
    ...optionLines({ ...command.options, ...commonOptions }),
    "",
  ].join("\n");
}

export function usageText(command: Command): string {
  return `usage: reeve ${command.name} ${command.usage}`;
}

export function optionHead(name: string, row: OptionRow<unknown>): string {
  const short = row.short === undefined ? "" : `-${row.short}, `;
  return `${short}--${name}${row.value === undefined ? "" : ` ${row.value}`}`;
}

function optionLines(options: OptionsTable): readonly string[] {
  return Object.entries(options).flatMap(([name, row]) => {
    const head = `  ${optionHead(name, row)}`;
    const [first = "", ...others] = wrapped(row.doc, WIDTH - INDENT);
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
