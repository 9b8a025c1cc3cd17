// The audit's lines and how they are chained: each is a JSON object with its number and the SHA-256 of the
// line before it, so that what was written can only be changed together with everything after it; the newest
// line's own digest is the head, which is kept elsewhere too. Pure. Called by the monitor, which writes, and
// by the local commands, which read. Format: docs/reference/audit.md.
// The danger: a second way to write the same record; the digest is of the bytes as they lie in the file.
import { createHash } from "node:crypto";
import { isDigest } from "../../proto/common/audit-head.ts";

/** What every line has; what else it has is its kind's. */
export type ChainFields = {
  readonly n: number;
  readonly prev: string;
  readonly at: string;
  readonly kind: string;
};
export type Line = ChainFields & Readonly<Record<string, unknown>>;

/** What the first record of a chain has in the place of a digest. */
export const noDigest = "0".repeat(64);

export function lineOf(fields: ChainFields, more: object): string {
  return JSON.stringify({ ...fields, ...more });
}

export function digestOf(line: string | Uint8Array): string {
  return createHash("sha256").update(line).digest("hex");
}

/** Undefined for what cannot be a line of an audit. */
export function parseLine(text: string): Line | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const line = value as Readonly<Record<string, unknown>>;
  const { n, prev, at, kind } = line;
  const isChained = Number.isSafeInteger(n) && (n as number) >= 1 && isDigest(prev);
  return isChained && typeof at === "string" && typeof kind === "string" ? (line as Line) : undefined;
}
