// The audit's lines and how they are chained: each is a JSON object with its number and the SHA-256 of the
// line before it, so that what was written can only be changed together with everything after it; the newest
// line's own digest is the head, which is kept elsewhere too. Pure. Called by the monitor, which writes, and
// by the local commands, which read. Format: docs/reference/audit.md.
// The danger: a second way to write the same record; the digest is of the bytes as they lie in the file.
import { createHash } from "node:crypto";

/** Where the chain stood: the record `n` of chain `chain` has this digest. */
export type Head = {
  /** 32 hexadecimal digits, made with the chain */
  readonly chain: string;
  readonly n: number;
  /** SHA-256 of the line without its newline, hex */
  readonly hash: string;
};

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

export function isDigest(word: unknown): word is string {
  return typeof word === "string" && /^[0-9a-f]{64}$/.test(word);
}

export function isChain(word: unknown): word is string {
  return typeof word === "string" && /^[0-9a-f]{32}$/.test(word);
}

/** `reeve-audit-1.CHAIN.N.HASH`: the same word in syslog, in `reeve audit heads` and in front of a person. */
export function headWord({ chain, n, hash }: Head): string {
  return `reeve-audit-1.${chain}.${n}.${hash}`;
}

/** Every head that a text names, whatever stands around it. */
export function headsIn(text: string): readonly Head[] {
  const words = text.matchAll(/\breeve-audit-1\.([0-9a-f]{32})\.([1-9][0-9]{0,15})\.([0-9a-f]{64})\b/g);
  return [...words].map(([, chain = "", n, hash = ""]) => ({ chain, n: Number(n), hash }));
}
