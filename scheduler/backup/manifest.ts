// What a backup says of itself: manifest.json, its last part but one, with the size and SHA-256 of each part
// and what the database is. Pure. Written by archive-writer.ts, read and believed by archive-reader.ts only
// when its own digest is right; docs/decisions/0010-backup.md says why it is so.
// The danger: a field that is not compared with the thing it speaks of is decoration.
import { isHexId, isSha256, parseAttemptName } from "../../proto/common/ids.ts";

export const databasePart = "scheduler.db";
export const authorityParts = ["authority/ca.key", "authority/ca.pem", "authority/scheduler.pem"] as const;
export const manifestPart = "manifest.json";
export const manifestSumPart = "manifest.sha256";

export type Part = { readonly name: string; readonly bytes: number; readonly sha256: string };

/** What the database of a backup is. */
export type Origin = {
  readonly schema: number;
  readonly clusterId: string;
  readonly ledger: string;
  readonly fence: number;
};

export type Manifest = Origin & {
  readonly format: 1;
  /** of the program that wrote it */
  readonly product: string;
  /** RFC 3339: the database is as it was then */
  readonly takenAt: string;
  readonly withLogs: boolean;
  readonly parts: readonly Part[];
};

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** `sha256sum -c` understands it. */
export function manifestSumText(sha256: string): string {
  return `${sha256}  ${manifestPart}\n`;
}

/** Or what is wrong with it. */
export function parseManifest(text: string): Manifest | string {
  let told: Partial<Manifest> & { readonly format?: unknown };
  try {
    told = JSON.parse(text) as typeof told;
  } catch {
    return "it is not JSON";
  }
  if (typeof told !== "object" || told === null) return "it is not an object";
  if (told.format !== 1) return `its format is ${String(told.format)}; this build knows format 1`;
  const isOrigin =
    Number.isSafeInteger(told.schema) &&
    Number.isSafeInteger(told.fence) &&
    isHexId(String(told.clusterId)) &&
    isHexId(String(told.ledger)) &&
    Number.isFinite(Date.parse(String(told.takenAt))) &&
    typeof told.withLogs === "boolean" &&
    typeof told.product === "string";
  if (!isOrigin) return "a field is missing or of another kind";
  const parts: unknown = told.parts;
  if (!Array.isArray(parts) || !parts.every(isPart)) return "its list of parts is not one";
  return told as Manifest;
}

function isPart(part: unknown): boolean {
  if (typeof part !== "object" || part === null) return false;
  const { name, bytes, sha256 } = part as Partial<Part>;
  return typeof name === "string" && Number.isSafeInteger(bytes) && isSha256(String(sha256));
}

/** Everything that may be in a backup; nothing else is ever unpacked. */
export function isPartName(name: string): boolean {
  const known: readonly string[] = [databasePart, ...authorityParts, manifestPart, manifestSumPart];
  return known.includes(name) || attemptOfLogPart(name) !== undefined;
}

/** `logs/<ledger>/<run div 1000>/<run>.<attempt>.frames`, as below the state directory. */
export function attemptOfLogPart(name: string) {
  const match = /^logs\/([0-9a-f]{32})\/([0-9]{1,13})\/([0-9.]{3,27})\.frames$/.exec(name);
  const key = match === null ? undefined : parseAttemptName(`${match[1]}/${match[3]}`);
  return key !== undefined && Math.floor(key.run / 1000) === Number(match?.[2]) ? key : undefined;
}
