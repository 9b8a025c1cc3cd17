// Settings: a table of rows (dotted name, parser, default, documentation) read from one YAML file and
// `--set key=value`. Precedence: default < file < flag. Every problem is reported, all together, each with
// its line and column. Called by the settings.ts of both daemons; sample and reference come from the same
// table (settings-papers.ts).
// The danger: a mistyped key that is silently ignored; an unknown key is an error that names the nearest
// known one.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { type Document, isAlias, isMap, isScalar, LineCounter, type Node, parse, parseDocument } from "yaml";
import { nearestWord } from "./nearest.ts";
import type { Parsed, ValueParser } from "./setting-values.ts";

export type SettingRow<T> = {
  readonly parse: ValueParser<T>;
  /** as it would be written in the file: "16GiB", "10s", "~/reeve" */
  readonly default: unknown;
  /** true: taken over while running; false: needs a restart */
  readonly reload: boolean;
  readonly doc: string;
  /** as it would be written in the file; shown when the default is null or empty */
  readonly example?: unknown;
};
export type SettingsTable = Readonly<Record<string, SettingRow<unknown>>>;
export type Settings<Table extends SettingsTable> = {
  readonly [Key in keyof Table]: Table[Key]["parse"] extends ValueParser<infer T> ? T : never;
};
export type SettingsSource = {
  /** the file; read unless `text` is given. Without both, defaults and `sets` alone */
  readonly path?: string;
  readonly text?: string;
  /** each `key=value`, value as in YAML */
  readonly sets: readonly string[];
};
export type SettingsAnswer<Table extends SettingsTable> =
  | {
      readonly ok: true;
      readonly settings: Settings<Table>;
      /** where the file gives a setting, as file:line:column; within a group as `group/name/setting` */
      readonly places: ReadonlyMap<string, string>;
    }
  | { readonly ok: false; readonly problems: readonly string[] };

/** A value whose keys the writer of the file chooses, each with settings of a table of its own below it. */
export type GroupsParser<T> = ValueParser<ReadonlyMap<string, T>> & {
  readonly groups: { readonly name: ValueParser<string>; readonly table: SettingsTable };
};

/** Only a file can fill it: `--set` and a default can say no more than that there is none. */
export function groupsOf<Table extends SettingsTable>(
  name: ValueParser<string>,
  table: Table,
): GroupsParser<Settings<Table>> {
  const says = "a map of names, each with settings below it";
  const isEmpty = (written: unknown) =>
    typeof written === "object" && written !== null && Object.keys(written).length === 0;
  return {
    says,
    parse: (written) =>
      isEmpty(written) ? { ok: true, value: new Map() } : { ok: false, problem: `must be ${says}` },
    groups: { name, table },
  };
}

export function readSettings<Table extends SettingsTable>(
  table: Table,
  source: SettingsSource,
): SettingsAnswer<Table> {
  const reading: Reading = {
    table,
    values: defaultsOf(table),
    problems: [],
    places: new Map(),
    above: [],
  };
  const text = textOf(source, reading.problems);
  if (text !== undefined) readText(reading, text, source.path ?? "settings");
  for (const set of source.sets) readSet(reading, set);
  if (reading.problems.length > 0) return { ok: false, problems: reading.problems };
  const settings = Object.fromEntries(reading.values) as Settings<Table>;
  return { ok: true, settings, places: reading.places };
}

/**
 * Why a file must not be trusted (others could have written it), or undefined. Missing files are not its
 * business.
 */
export function unsafeFile(path: string): string | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  const mode = (stat.mode & 0o7777).toString(8).padStart(4, "0");
  if ((stat.mode & 0o022) !== 0) {
    return `${path}: mode ${mode} lets others than its owner write it; run: chmod go-w ${path}`;
  }
  const self = process.geteuid?.() ?? 0;
  if (stat.uid !== 0 && stat.uid !== self) {
    const owner = `belongs to uid ${stat.uid}, neither root nor the user of this program (uid ${self})`;
    return `${path}: ${owner}; mode ${mode}`;
  }
  return undefined;
}

type Reading = {
  readonly table: SettingsTable;
  readonly values: Map<string, unknown>;
  readonly problems: string[];
  readonly places: Map<string, string>;
  /** the group that is being read: its setting and its name */
  readonly above: readonly string[];
};
type File = {
  readonly document: Document;
  readonly seen: Set<string>;
  readonly at: (node: Node | null | undefined) => string;
};

function defaultsOf(table: SettingsTable): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, row] of Object.entries(table)) {
    const parsed = row.parse.parse(row.default);
    assert(parsed.ok, `the default of setting ${name} ${parsed.ok ? "" : parsed.problem}`);
    values.set(name, parsed.value);
  }
  return values;
}

function textOf(source: SettingsSource, problems: string[]): string | undefined {
  if (source.text !== undefined || source.path === undefined) return source.text;
  try {
    const unsafe = unsafeFile(source.path);
    if (unsafe !== undefined) problems.push(unsafe);
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(source.path));
  } catch (error) {
    problems.push(
      `${source.path}: could not be read: ${error instanceof Error ? error.message : String(error)}`,
    );
    return undefined;
  }
}

function readText(reading: Reading, text: string, path: string): void {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  for (const error of [...document.errors, ...document.warnings]) {
    reading.problems.push(`${position(error.pos[0])}: ${error.message}`);
  }
  const file: File = { document, seen: new Set(), at: (node) => position(node?.range?.[0] ?? 0) };
  const top = document.contents;
  if (isMap(top)) readMap(reading, file, { node: top, prefix: "" });
  else if (top !== null && !(isScalar(top) && top.value === null)) {
    reading.problems.push(`${file.at(top)}: the file must be a map of settings`);
  }
}

type MapAt = { readonly node: Node; readonly prefix: string };

function readMap(reading: Reading, file: File, map: MapAt): void {
  if (!isMap(map.node)) return;
  for (const pair of map.node.items) {
    const key = pair.key as Node;
    const value = pair.value as Node | null;
    const word = isScalar(key) ? String(key.value) : undefined;
    if (word === undefined) reading.problems.push(`${file.at(key)}: a key must be a word`);
    else readPair(reading, file, { name: map.prefix + word, key, value });
  }
}

type PairAt = { readonly name: string; readonly key: Node; readonly value: Node | null };

function readPair(reading: Reading, file: File, pair: PairAt): void {
  const row = Object.hasOwn(reading.table, pair.name) ? reading.table[pair.name] : undefined;
  const isGroup = Object.keys(reading.table).some((name) => name.startsWith(`${pair.name}.`));
  if (row === undefined && !isGroup) {
    reading.problems.push(`${file.at(pair.key)}: ${unknownKey(pair.name, reading.table)}`);
    return;
  }
  if (file.seen.has(pair.name)) {
    reading.problems.push(`${file.at(pair.key)}: ${[...reading.above, pair.name].join(".")} is given twice`);
    return;
  }
  file.seen.add(pair.name);
  reading.places.set([...reading.above, pair.name].join("/"), file.at(pair.key));
  const shown = [...reading.above, pair.name].join(".");
  if (row === undefined) {
    if (isMap(pair.value)) readMap(reading, file, { node: pair.value, prefix: `${pair.name}.` });
    else reading.problems.push(`${file.at(pair.value ?? pair.key)}: ${shown} must have keys below it`);
    return;
  }
  if (isGroups(row.parse) && isMap(pair.value)) {
    reading.values.set(pair.name, readGroups(reading, file, pair, row.parse));
    return;
  }
  const written = writtenOf(pair.value, file.document);
  const parsed: Parsed<unknown> = written.ok ? row.parse.parse(written.value) : written;
  if (parsed.ok) reading.values.set(pair.name, parsed.value);
  else reading.problems.push(`${file.at(pair.value ?? pair.key)}: ${shown} ${parsed.problem}`);
}

export function isGroups(parser: ValueParser<unknown>): parser is GroupsParser<unknown> {
  return "groups" in parser;
}

/** Each name's settings in the order of the file, which is the order in which they are looked through. */
function readGroups(
  reading: Reading,
  file: File,
  pair: PairAt,
  { groups }: GroupsParser<unknown>,
): ReadonlyMap<string, unknown> {
  const read = new Map<string, unknown>();
  if (!isMap(pair.value)) return read;
  for (const { key, value } of pair.value.items as { key: Node; value: Node | null }[]) {
    const name = isScalar(key) ? String(key.value) : "";
    const parsed = groups.name.parse(name);
    const shown = `${pair.name}.${name}`;
    const say = (node: Node, problem: string) => reading.problems.push(`${file.at(node)}: ${problem}`);
    if (!parsed.ok) say(key, `${pair.name}: the name ${JSON.stringify(name)} ${parsed.problem}`);
    else if (read.has(name)) say(key, `${shown} is given twice`);
    else if (!isMap(value)) say(value ?? key, `${shown} must have settings below it`);
    else {
      const above = [pair.name, name];
      const inner = { ...reading, table: groups.table, values: defaultsOf(groups.table), above };
      reading.places.set(above.join("/"), file.at(key));
      readMap(inner, { ...file, seen: new Set() }, { node: value, prefix: "" });
      read.set(name, Object.fromEntries(inner.values));
    }
  }
  return read;
}

/**
 * The plain value of a node. Aliases are refused: nothing here needs them, and they can grow without bound.
 */
function writtenOf(node: Node | null, document: Document): Parsed<unknown> {
  if (node === null) return { ok: true, value: null };
  if (isAlias(node)) return { ok: false, problem: "must not be an alias" };
  try {
    return { ok: true, value: node.toJS(document, { maxAliasCount: 0 }) };
  } catch {
    return { ok: false, problem: "must not hold an alias" };
  }
}

function readSet(reading: Reading, set: string): void {
  const cut = set.indexOf("=");
  const name = cut < 0 ? set : set.slice(0, cut);
  const row = Object.hasOwn(reading.table, name) ? reading.table[name] : undefined;
  if (cut < 0) reading.problems.push(`--set ${set}: must be written key=value`);
  else if (row === undefined) reading.problems.push(`--set ${set}: ${unknownKey(name, reading.table)}`);
  else {
    const parsed = parseSet(row, set.slice(cut + 1));
    if (parsed.ok) reading.values.set(name, parsed.value);
    else reading.problems.push(`--set ${set}: ${name} ${parsed.problem}`);
  }
}

/**
 * As YAML; where that does not fit, as the text itself, so that `--set name=007` needs no quotes within
 * quotes.
 */
function parseSet(row: SettingRow<unknown>, written: string): Parsed<unknown> {
  let asYaml: Parsed<unknown>;
  try {
    asYaml = row.parse.parse(parse(written, { maxAliasCount: 0 }));
  } catch {
    asYaml = { ok: false, problem: "is not YAML" };
  }
  if (asYaml.ok) return asYaml;
  const asText = row.parse.parse(written);
  return asText.ok ? asText : asYaml;
}

function unknownKey(name: string, table: SettingsTable): string {
  const nearest = nearestWord(name, Object.keys(table));
  return `${name} is not a setting${nearest === undefined ? "" : `; did you mean ${nearest}?`}`;
}
