// What the value of a setting can be: one parser per kind, from the YAML value as written to the value used.
// Called by the settings tables of both daemons and by settings.ts. It reads no file and knows no key.
// The danger: a bare number where a unit is meant (10 what?); durations without a unit are refused.
import { homedir } from "node:os";
import { join } from "node:path";

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };

export type ValueParser<T> = {
  /** for people: "true or false", "a size such as 16GiB" */
  readonly says: string;
  readonly parse: (written: unknown) => Parsed<T>;
};

type TextRule = { readonly pattern?: RegExp; readonly says?: string; readonly bytesMax?: number };

export function text(rule: TextRule = {}): ValueParser<string> {
  const bytesMax = rule.bytesMax ?? TEXT_BYTES_MAX;
  const bounded = rule.bytesMax === undefined ? "text" : `text of at most ${bytesMax} bytes`;
  const says = rule.says ?? bounded;
  return parser(says, (written) => {
    if (typeof written !== "string" || written.includes("\0")) return undefined;
    if (Buffer.byteLength(written) > bytesMax) return undefined;
    return rule.pattern === undefined || rule.pattern.test(written) ? written : undefined;
  });
}

export function wordOf<const W extends string>(...words: readonly W[]): ValueParser<W> {
  return parser(`one of ${words.join(", ")}`, (written) => words.find((word) => word === written));
}

export function integer(min: number, max: number): ValueParser<number> {
  const within = (value: unknown) =>
    Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max;
  return parser(`a whole number from ${min} to ${max}`, (written) =>
    within(written) ? Number(written) : undefined,
  );
}

/** Bytes: a whole number, or one with KiB, MiB, GiB or TiB. */
export function size(min = 0, max = Number.MAX_SAFE_INTEGER): ValueParser<number> {
  const says = `a size from ${sizeText(min)} to ${sizeText(max)}, such as 512MiB`;
  return parser(says, (written) => inBounds(amountOf(written, SIZE_UNITS, "bytes"), min, max));
}

/** Milliseconds from a whole number with ms, s, min, h or d; only 0 may go without a unit. */
export function duration(min = 0, max = Number.MAX_SAFE_INTEGER): ValueParser<number> {
  const says = `a duration from ${durationText(min)} to ${durationText(max)}, such as 10s`;
  return parser(says, (written) => inBounds(amountOf(written, TIME_UNITS, "unit"), min, max));
}

export function flag(): ValueParser<boolean> {
  return parser("true or false", (written) => (typeof written === "boolean" ? written : undefined));
}

/** An absolute path; `~/` is the home directory of the user that the program runs as. */
export function absolutePath(): ValueParser<string> {
  return parser("an absolute path (or one that begins with ~/)", (written) => {
    if (typeof written !== "string" || written.includes("\0")) return undefined;
    if (Buffer.byteLength(written) > PATH_BYTES_MAX) return undefined;
    if (written.startsWith("~/")) return join(homedir(), written.slice(2));
    return written.startsWith("/") ? written : undefined;
  });
}

/** Null when nothing is set. */
export function optional<T>(of: ValueParser<T>): ValueParser<T | null> {
  return {
    says: `${of.says}, or null`,
    parse: (written) => (written === null ? { ok: true, value: null } : of.parse(written)),
  };
}

export function listOf<T>(of: ValueParser<T>, itemsMax = ITEMS_MAX): ValueParser<readonly T[]> {
  return {
    says: `a list; each item ${of.says}`,
    parse: (written) => {
      if (!Array.isArray(written)) return { ok: false, problem: `must be a list; each item ${of.says}` };
      if (written.length > itemsMax)
        return { ok: false, problem: `has ${written.length} items; at most ${itemsMax}` };
      const values: T[] = [];
      for (const [index, item] of written.entries()) {
        const parsed = of.parse(item);
        if (!parsed.ok) return { ok: false, problem: `item ${index + 1} ${parsed.problem}` };
        values.push(parsed.value);
      }
      return { ok: true, value: values };
    },
  };
}

export function mapOfText(): ValueParser<Readonly<Record<string, string>>> {
  return parser("a map of names to texts", (written) => {
    if (typeof written !== "object" || written === null || Array.isArray(written)) return undefined;
    const entries = Object.entries(written);
    if (entries.length > ITEMS_MAX || entries.some(([, value]) => typeof value !== "string"))
      return undefined;
    return Object.fromEntries(entries) as Record<string, string>;
  });
}

/** `16GiB`, `1536KiB`, `100`: the largest unit that shows the number exactly. */
export function sizeText(bytes: number): string {
  return amountText(bytes, SIZE_UNITS);
}

export function durationText(ms: number): string {
  return ms === 0 ? "0" : amountText(ms, TIME_UNITS);
}

const TEXT_BYTES_MAX = 64 * 1024;
const PATH_BYTES_MAX = 4095;
const ITEMS_MAX = 4096;

// Smallest first; the first row is the base unit.
const SIZE_UNITS = [
  ["", 1],
  ["KiB", 1024],
  ["MiB", 1024 ** 2],
  ["GiB", 1024 ** 3],
  ["TiB", 1024 ** 4],
] as const;
const TIME_UNITS = [
  ["ms", 1],
  ["s", 1000],
  ["min", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
] as const;
type Units = readonly (readonly [string, number])[];

function parser<T>(says: string, value: (written: unknown) => T | undefined): ValueParser<T> {
  return {
    says,
    parse: (written) => {
      const found = value(written);
      return found === undefined ? { ok: false, problem: `must be ${says}` } : { ok: true, value: found };
    },
  };
}

function amountOf(written: unknown, units: Units, bare: "bytes" | "unit"): number | undefined {
  if (typeof written === "number") return bare === "bytes" || written === 0 ? written : undefined;
  if (typeof written !== "string") return undefined;
  const match = /^(\d{1,16})\s*([A-Za-z]*)$/.exec(written);
  const unit = units.find(([name]) => name === match?.[2]);
  if (match === null) return undefined;
  if (unit === undefined) return Number(match[1]) === 0 && match[2] === "" ? 0 : undefined;
  return Number(match[1]) * unit[1];
}

function inBounds(value: number | undefined, min: number, max: number): number | undefined {
  return value !== undefined && Number.isSafeInteger(value) && value >= min && value <= max
    ? value
    : undefined;
}

function amountText(amount: number, units: Units): string {
  const unit = units.findLast(([, factor]) => amount >= factor && amount % factor === 0) ?? units[0];
  return `${amount / (unit?.[1] ?? 1)}${unit?.[0] ?? ""}`;
}
