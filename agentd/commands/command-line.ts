// From words to one command and what it was given, and from the tables to the help. Pure.
// Called by main.ts; the help also by the command of that name. It performs nothing.
// The danger: a contradiction that is settled silently; two commands at once, or an option that the command
// does not know, are refused by name.
import { parseArgs } from "node:util";
import { nearestWord } from "../../proto/common/nearest.ts";
import type { CommandCall, CommandRow } from "./command.ts";
import { optionTable } from "./options.ts";
import type { OptionName, OptionRow } from "./options.ts";
import { commands } from "./table.ts";

export type Understood =
  | { readonly ok: true; readonly name: string; readonly row: CommandRow; readonly call: CommandCall }
  | { readonly ok: false; readonly problem: string; readonly usage: string };

type Value = string | boolean | (string | boolean)[] | undefined;
type Words = { readonly values: Readonly<Record<string, Value>>; readonly positionals: readonly string[] };

const optionRows: Readonly<Record<string, OptionRow>> = optionTable;

export function understand(args: readonly string[]): Understood {
  const words = wordsOf(args);
  if (typeof words === "string") return refused("", words);
  const asked = commandOf(words);
  if ("problem" in asked) return refused("", asked.problem);
  const { name, row } = asked;
  const problem = operandProblem(asked) ?? optionProblem(name, row, words.values);
  if (problem !== undefined) return refused(name, problem);
  const sets = setsOf(words.values);
  if ("problem" in sets) return refused(name, sets.problem);
  const file = words.values["config-file"];
  return {
    ok: true,
    name,
    row,
    call: {
      given: { file: typeof file === "string" ? file : null, sets },
      operands: asked.operands,
      options: words.values,
    },
  };
}

/** `usage: agentd join [FILE] [OPTION…]` */
export function usageOf(name: string): string {
  const row = commands[name];
  const words = row === undefined ? "" : [headOf(name, row)].filter((word) => word !== "").join(" ");
  return `usage: agentd ${words === "" ? "" : `${words} `}[OPTION…]; agentd --help says more`;
}

/** `-C, --create-config FILE`, `join [FILE]` */
export function headOf(name: string, row: CommandRow): string {
  const word = row.form === "option" ? `${row.short === undefined ? "" : `-${row.short}, `}--${name}` : name;
  return row.operand === "" ? word : `${word} ${row.operand}`;
}

export function optionHead(name: string, { short, value }: OptionRow): string {
  const word = short === undefined ? `--${name}` : `-${short}, --${name}`;
  return value === undefined ? word : `${word} ${value}`;
}

export function helpText(): string {
  const rows = Object.entries(commands);
  const part = (form: CommandRow["form"]): readonly string[] =>
    rows.filter(([, row]) => row.form === form).map(([name, row]) => line(headOf(name, row), row.summary));
  const options = Object.entries(optionRows).map(([name, row]) => line(optionHead(name, row), row.doc));
  return [
    "usage: agentd [OPTION…]            the daemon\n",
    "       agentd COMMAND [OPTION…]\n",
    ...["\nWithout a command: ", commands[""]?.summary ?? "", ".\n\n"],
    ...part("option"),
    "\n",
    ...part("word"),
    "\nOptions:\n",
    ...options,
    "\nexit status: 0 done, 1 could not, 2 wrong use or configuration, 3 spool or port in use by another\n",
  ].join("");
}

const headChars = 28;

function line(head: string, text: string): string {
  const indented = `  ${head.startsWith("--") ? "    " : ""}${head}`;
  const gap =
    indented.length < headChars ? " ".repeat(headChars - indented.length) : `\n${" ".repeat(headChars)}`;
  return `${indented}${gap}${text}\n`;
}

function wordsOf(args: readonly string[]): Words | string {
  const options: Record<string, { type: "string" | "boolean"; short?: string; multiple?: boolean }> = {};
  for (const [name, { short, value, isRepeated }] of Object.entries(optionRows)) {
    options[name] = { type: value === undefined ? "boolean" : "string", multiple: isRepeated === true };
    if (short !== undefined) options[name].short = short;
  }
  for (const [name, { form, short, operand }] of Object.entries(commands)) {
    if (form !== "option") continue;
    options[name] = { type: operand === "" ? "boolean" : "string" };
    if (short !== undefined) options[name].short = short;
  }
  try {
    const { values, positionals, tokens } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      tokens: true,
    });
    const given = tokens.filter((token) => token.kind === "option").map(({ name }) => name);
    const twice = given.find((name, at) => given.indexOf(name) !== at && options[name]?.multiple !== true);
    return twice === undefined ? { values, positionals } : `--${twice} is given twice`;
  } catch (error) {
    return error instanceof Error ? (error.message.split(". To specify")[0] ?? "") : String(error);
  }
}

type Asked = { readonly name: string; readonly row: CommandRow; readonly operands: readonly string[] };

function commandOf({ values, positionals }: Words): Asked | { readonly problem: string } {
  const asOption = Object.keys(commands).filter(
    (name) => commands[name]?.form === "option" && name in values,
  );
  const [first = "", second = ""] = positionals;
  const word = [`${first} ${second}`, first].find((name) => commands[name]?.form === "word");
  if (first !== "" && word === undefined) {
    const nearest = nearestWord(
      first,
      Object.keys(commands).filter((name) => commands[name]?.form === "word"),
    );
    const hint = nearest === undefined ? "" : `; did you mean ${nearest}?`;
    return { problem: `there is no command ${first}${hint}` };
  }
  const [name = "", other] = [
    ...asOption.map((option) => `--${option}`),
    ...(word === undefined ? [] : [word]),
  ];
  if (other !== undefined) return { problem: `${name} and ${other}: one command at a time` };
  const key = name.replace(/^--/, "");
  const row = commands[key];
  if (row === undefined) return { problem: `there is no command ${name}` };
  const value = values[key];
  const operands = typeof value === "string" ? [value] : positionals.slice(key.split(" ").length);
  return { name: key, row, operands };
}

function operandProblem({ name, row, operands }: Asked): string | undefined {
  const head = headOf(name, row);
  const most = row.operand === "" ? 0 : 1;
  const isOptional = row.operand === "" || row.operand.startsWith("[");
  if (operands.length > most && name !== "")
    return `too many words for ${head}: ${operands.slice(most).join(" ")}`;
  if (operands.length === 0 && !isOptional) return `${name} needs ${row.operand}`;
  return undefined;
}

function optionProblem(name: string, row: CommandRow, values: Words["values"]): string | undefined {
  const allowed: readonly string[] = [...row.options, ...(row.form === "option" ? [name] : [])];
  const strange = Object.keys(values).find(
    (option) => !allowed.includes(option) && values[option] !== undefined,
  );
  if (strange === undefined) return undefined;
  const command = row.form === "option" ? `--${name}` : name;
  return `--${strange} means nothing ${name === "" ? "to the daemon" : `to ${command}`}`;
}

/** -l and -p are settings by a shorter name. */
function setsOf(values: Words["values"]): readonly string[] | { readonly problem: string } {
  const sets = [...((values["set"] ?? []) as readonly string[])];
  const level = values["log-level" satisfies OptionName];
  if (typeof level === "string") {
    const word = level.toLowerCase();
    if (!["error", "warn", "info", "debug", "trace"].includes(word))
      return { problem: `--log-level ${level}: it is one of ERROR, WARN, INFO, DEBUG, TRACE` };
    sets.push(`log_level=${word}`);
  }
  const port = values["port-number" satisfies OptionName];
  if (typeof port === "string") {
    if (!/^[1-9][0-9]{0,4}$/.test(port) || Number(port) > 65_535)
      return { problem: `--port-number ${port}: it is a whole number from 1 to 65535` };
    sets.push("who_dials=scheduler", `listen_port=${port}`);
  }
  return sets;
}

function refused(name: string, problem: string): Understood {
  return { ok: false, problem, usage: usageOf(name) };
}
