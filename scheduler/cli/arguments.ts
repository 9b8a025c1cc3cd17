// The option parser: a table of options in, typed values out, every mistake named. It works on bytes,
// because an argument of a Linux program is bytes; only what must be text is decoded. Called by main.ts
// with the tables of commands/*. It prints nothing. The danger: `--` ends the options, and what follows is
// never looked at again.
import { readFileSync } from "node:fs";
import { nearestWord } from "../../proto/common/nearest.ts";
import type { Parsed, ValueParser } from "../../proto/common/setting-values.ts";

export type OptionRow<T> = {
  /** how the value is called in the help; absent: a switch without a value */
  readonly value?: string;
  /** what it is without a value, which is then given as `--name=VALUE` only */
  readonly alone?: T;
  readonly repeat?: boolean;
  /** one letter */
  readonly short?: string;
  readonly read: (word: Buffer) => Parsed<T>;
  readonly doc: string;
};
export type OptionsTable = Readonly<Record<string, OptionRow<unknown>>>;
export type Options<Table extends OptionsTable> = {
  readonly [Name in keyof Table]: Table[Name] extends {
    readonly repeat: true;
    read(word: Buffer): Parsed<infer T>;
  }
    ? readonly T[]
    : Table[Name] extends { readonly value: string; read(word: Buffer): Parsed<infer T> }
      ? T | undefined
      : boolean;
};
export type Parsing<Table extends OptionsTable> =
  | {
      readonly ok: true;
      readonly options: Options<Table>;
      /** words before `--` that are no options */
      readonly words: readonly Buffer[];
      /** words after `--`; null when there was no `--` */
      readonly rest: readonly Buffer[] | null;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** The program's own arguments, byte for byte: `process.argv` replaces what is not UTF-8. */
export function exactArguments(): readonly Buffer[] {
  const count = process.argv.length - 2;
  const all = wordsOf(readFileSync("/proc/self/cmdline"));
  return all.slice(all.length - count);
}

/** Splits NUL-terminated words; an empty last word counts. */
export function wordsOf(bytes: Buffer): readonly Buffer[] {
  const words: Buffer[] = [];
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(0, from);
    const end = found < 0 ? bytes.length : found;
    words.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return words;
}

export function parseArguments<Table extends OptionsTable>(
  table: Table,
  given: readonly Buffer[],
): Parsing<Table> {
  const values: Record<string, unknown> = {};
  for (const [name, row] of Object.entries(table)) {
    values[name] = row.repeat === true ? [] : row.value === undefined ? false : undefined;
  }
  const state: State = { table, values, seen: new Set(), problems: [], given, next: 0 };
  const words: Buffer[] = [];
  let rest: readonly Buffer[] | null = null;
  while (state.next < given.length) {
    const word = given[state.next++] as Buffer;
    if (word.equals(END)) {
      rest = given.slice(state.next);
      break;
    }
    if (word[0] === DASH && word.length > 1) takeOption(state, word);
    else words.push(word);
  }
  if (state.problems.length > 0) return { ok: false, problems: state.problems };
  return { ok: true, options: values as Options<Table>, words, rest };
}

/**
 * A reader of text options by a parser of settings: the same kinds, the same sentences. Digits become a
 * number.
 */
export function textOption<T>(of: ValueParser<T>): (word: Buffer) => Parsed<T> {
  return (word) => {
    const text = textOf(word);
    if (text === undefined) return { ok: false, problem: "is not valid UTF-8" };
    const parsed = of.parse(text);
    if (parsed.ok || !/^-?\d{1,16}$/.test(text)) return parsed;
    return of.parse(Number(text));
  };
}

export function bytesOption(word: Buffer): Parsed<Buffer> {
  return { ok: true, value: word };
}

/** Reader of options without a value; its value is their presence. */
export function switchOption(): Parsed<boolean> {
  return { ok: true, value: true };
}

export function textOf(word: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(word);
  } catch {
    return undefined;
  }
}

const DASH = "-".charCodeAt(0);
const END = Buffer.from("--");

type State = {
  readonly table: OptionsTable;
  readonly values: Record<string, unknown>;
  readonly seen: Set<string>;
  readonly problems: string[];
  readonly given: readonly Buffer[];
  next: number;
};

function takeOption(state: State, word: Buffer): void {
  const cut = word.indexOf("=");
  const flag = (cut < 0 ? word : word.subarray(0, cut)).toString();
  const name = nameOf(state.table, flag);
  const row = name === undefined ? undefined : state.table[name];
  if (name === undefined || row === undefined) {
    const nearest = nearestWord(
      flag,
      Object.keys(state.table).map((known) => `--${known}`),
    );
    const hint = nearest === undefined ? "" : `; did you mean ${nearest}?`;
    state.problems.push(`${flag} is not an option${hint}`);
    return;
  }
  if (state.seen.has(name) && row.repeat !== true) state.problems.push(`--${name} is given twice`);
  state.seen.add(name);
  if (row.value === undefined) {
    if (cut >= 0) state.problems.push(`--${name} takes no value`);
    state.values[name] = true;
    return;
  }
  if (row.alone !== undefined && cut < 0) {
    state.values[name] = row.alone;
    return;
  }
  const value = cut < 0 ? state.given[state.next++] : word.subarray(cut + 1);
  if (value === undefined) state.problems.push(`--${name} needs a value: ${row.value}`);
  else takeValue(state, name, row.read(value));
}

function takeValue(state: State, name: string, parsed: Parsed<unknown>): void {
  if (!parsed.ok) state.problems.push(`--${name} ${parsed.problem}`);
  else if (state.table[name]?.repeat === true) (state.values[name] as unknown[]).push(parsed.value);
  else state.values[name] = parsed.value;
}

function nameOf(table: OptionsTable, flag: string): string | undefined {
  if (flag.startsWith("--")) return Object.hasOwn(table, flag.slice(2)) ? flag.slice(2) : undefined;
  return Object.entries(table).find(([, row]) => row.short !== undefined && `-${row.short}` === flag)?.[0];
}
