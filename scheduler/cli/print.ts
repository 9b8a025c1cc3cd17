// How things look: tables, times, numbers, and the JSON that scripts read. Pure. Called by every command.
// JSON: "schema": 1, times in RFC 3339 UTC (null when there is none), identities and digests in hex.
// The danger: text of others reaches a terminal only through escapeLine; --json is escaped by JSON itself.
import { hexOf } from "../../proto/common/ids.ts";
import { escapeLine } from "./escape.ts";

export const SCHEMA = 1;

/** Dresses a word without changing how wide it looks (color.ts). */
export type Paint = (word: string) => string;
/** Of the cells of one column below the head. */
export type PaintedColumn = { readonly column: number; readonly paint: Paint };

/** Aligned columns; the first row is the head. */
export function tableText(rows: readonly (readonly string[])[], painted?: PaintedColumn): string {
  const cells = rows.map((row) => row.map((cell) => (cell === "" ? "-" : escapeLine(cell))));
  const widths: number[] = [];
  for (const row of cells) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  const lines = cells.map((row, index) => {
    const shown = row.map((cell, column) => {
      const space = " ".repeat((widths[column] ?? 0) - cell.length);
      return (index > 0 && column === painted?.column ? painted.paint(cell) : cell) + space;
    });
    return shown.join("  ");
  });
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

/** Names in front, values behind; rows without a value are left out. A state is painted. */
export function pairsText(
  rows: readonly (readonly [string, string])[],
  paint: Paint = (word) => word,
): string {
  const shown = rows.filter(([, value]) => value !== "");
  const width = Math.max(0, ...shown.map(([name]) => name.length));
  const dressed = (name: string, value: string): string => (name === "state" ? paint(value) : value);
  return shown
    .map(([name, value]) => `${name.padEnd(width)}  ${dressed(name, escapeLine(value))}\n`)
    .join("");
}

/** `2026-11-22T21:16:56Z`; "" for 0. */
export function timeText(ms: number): string {
  return ms === 0 ? "" : new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");
}

export function spanText(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))}ms`;
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${(ms / 1000).toFixed(1)}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}min ${seconds % 60}s`;
  return `${Math.floor(seconds / 3600)}h ${Math.floor((seconds % 3600) / 60)}min`;
}

/** `reeve: …`: one line, whatever the words are and whoever they are from. */
export function noteLine(words: string): string {
  return `reeve: ${escapeLine(words)}\n`;
}

/** Near enough for people: `1.2GiB`. */
export function amountText(bytes: number): string {
  const units = ["KiB", "MiB", "GiB", "TiB"];
  if (bytes < 1024) return countText(bytes, "byte");
  const power = Math.min(units.length, Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 1024 ** power).toFixed(1).replace(/\.0$/, "")}${units[power - 1]}`;
}

export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** One line of JSON for one thing of the wire. */
export function jsonLine(content: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ schema: SCHEMA, ...(jsonOf(content) as Record<string, unknown>) })}\n`;
}

/** Times that are instants: `…Ms` on the wire, RFC 3339 without the ending here. */
const INSTANTS = new Set([
  "atMs",
  "submittedAtMs",
  "startAtMs",
  "startByMs",
  "orderedAtMs",
  "startedAtMs",
  "endedAtMs",
  "sinceMs",
  "drainAtMs",
  "certificateEndsMs",
  "expiresAtMs",
  "joinedAtMs",
  "revokedAtMs",
  "issuedAtMs",
  "notBeforeMs",
  "notAfterMs",
  "rerunsUntilMs",
]);

export function jsonOf(value: unknown): unknown {
  if (value instanceof Uint8Array) return hexOf(value);
  if (Array.isArray(value)) return value.map(jsonOf);
  if (typeof value !== "object" || value === null) return value;
  const shown: [string, unknown][] = [];
  // A field that the wire left out stands on the message's prototype with its default: scripts always find
  // it.
  for (const key in value) {
    const item: unknown = (value as Record<string, unknown>)[key];
    if (key.startsWith("$") || item === undefined || typeof item === "function") continue;
    shown.push(jsonEntry(key, item));
  }
  return Object.fromEntries(shown);
}

function jsonEntry(key: string, value: unknown): [string, unknown] {
  if (!INSTANTS.has(key)) return [key, jsonOf(value)];
  const ms = Number(value);
  return [key.slice(0, -2), ms === 0 ? null : new Date(ms).toISOString()];
}
