// Compares what --json wrote with the table of scheduler/cli/json-objects.ts, field by field. Called by the
// tests of the command line and by the one with real daemons. It makes no output itself.
// The danger: an object that is never compared; whoever wants the whole table looks at `seenInTable`.
import assert from "node:assert/strict";
import { hostLines, hostObjects } from "../../scheduler/cli/json-host.ts";
import {
  type JsonFields,
  type JsonLine,
  jsonLines,
  jsonObjects,
  jsonTypes,
} from "../../scheduler/cli/json-objects.ts";

export type Json = Readonly<Record<string, unknown>>;
type LineName = keyof typeof jsonLines;
type HostLineName = keyof typeof hostLines;
const objects: Readonly<Record<string, JsonFields>> = { ...jsonObjects, ...hostObjects };

/** Objects and `line NAME` that were compared so far. */
export const seenInTable = new Set<string>();

const simple: Readonly<Record<keyof typeof jsonTypes, (value: unknown) => boolean>> = {
  number: (value) => Number.isSafeInteger(value),
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  time: (value) => value === null || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(String(value)),
  hex: (value) => typeof value === "string" && /^([0-9a-f]{2})*$/.test(value),
  word: (value) => typeof value === "string" || Object.keys(value as Json).join() === "base64",
  words: (value) => Object.values(value as Json).every((word) => typeof word === "string"),
};

/** What differs from the table, each with its path. */
export function differences(value: unknown, type: string, path: string): readonly string[] {
  if (type.endsWith("[]")) {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((item, index) => differences(item, type.slice(0, -2), `${path}[${index}]`));
  }
  if (type.endsWith("|null")) return value === null ? [] : differences(value, type.slice(0, -5), path);
  const fields: JsonFields | undefined = objects[type];
  if (fields !== undefined) {
    seenInTable.add(type);
    return typeof value === "object" && value !== null ? ofFields(value as Json, fields, path) : [path];
  }
  const isOf = simple[type as keyof typeof jsonTypes];
  return isOf?.(value) ? [] : [`${path} is not of type ${type}: ${JSON.stringify(value)}`];
}

function ofFields(value: Json, fields: JsonFields, path: string): readonly string[] {
  const names = Object.keys(fields).map((name) => name.replace("?", ""));
  const more = Object.keys(value).filter((name) => !names.includes(name));
  const found = more.map((name) => `${path}.${name} is not in the table`);
  for (const [name, [type]] of Object.entries(fields)) {
    const plain = name.replace("?", "");
    if (!Object.hasOwn(value, plain)) {
      if (!name.endsWith("?")) found.push(`${path}.${plain} is missing`);
    } else found.push(...differences(value[plain], type, `${path}.${plain}`));
  }
  return found;
}

/** The lines of what --json wrote must be these, in this order, each as the table says. */
export function compareLines(text: string, ...expected: readonly LineName[]): readonly Json[] {
  return compared(
    text,
    expected.map((name) => [name, jsonLines[name]]),
  );
}

/** The same for what `agentd` wrote. */
export function compareHostLines(text: string, ...expected: readonly HostLineName[]): readonly Json[] {
  return compared(
    text,
    expected.map((name) => [name, hostLines[name]]),
  );
}

function compared(text: string, expected: readonly (readonly [string, JsonLine])[]): readonly Json[] {
  const lines = text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Json);
  assert.equal(lines.length, expected.length, text);
  for (const [index, [name, { fields }]] of expected.entries()) {
    const all: JsonFields = { schema: ["number", ""], ...fields };
    assert.deepEqual(ofFields(lines[index] ?? {}, all, name), []);
    assert.equal(lines[index]?.["schema"], 1);
    seenInTable.add(`line ${name}`);
  }
  return lines;
}
