// The audit's directory: files named by the number of their first record, the newest is appended to. Reading
// only, a line at a time, whatever the size. Called by the monitor's writer, at its start, and by the local
// commands while the monitor writes on.
// The danger: taking half a line for a record. Without its newline a line was never promised to anybody.
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

export type AuditFile = { readonly path: string; readonly name: string; readonly first: number };
export type RawLine = {
  /** counted from 1 */
  readonly line: number;
  readonly bytes: Buffer;
  /** it has its newline */
  readonly isWhole: boolean;
};

const pattern = /^([0-9]{16})\.jsonl$/;
const newline = 0x0a;
/** A line that is longer is no record: commands must not hold what somebody has put there. */
const lineBytesMax = 1024 * 1024;

export function fileNameOf(first: number): string {
  return `${String(first).padStart(16, "0")}.jsonl`;
}

/** Oldest first. Anything else in the directory is not the audit's. */
export async function auditFiles(directory: string): Promise<readonly AuditFile[]> {
  const names = (await readdir(directory)).filter((name) => pattern.test(name)).sort();
  return names.map((name) => ({ name, path: join(directory, name), first: Number(name.slice(0, 16)) }));
}

/** Every line of one file. */
export async function* linesOf(path: string): AsyncGenerator<RawLine> {
  let rest: Buffer = Buffer.alloc(0);
  let line = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (let end = rest.indexOf(newline, at); end >= 0; end = rest.indexOf(newline, at)) {
      yield { line: ++line, bytes: rest.subarray(at, end), isWhole: true };
      at = end + 1;
    }
    rest = rest.subarray(at);
    if (rest.length > lineBytesMax) break;
  }
  if (rest.length > 0) yield { line: line + 1, bytes: rest, isWhole: false };
}
