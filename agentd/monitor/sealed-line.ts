// One line of an append-only file of the monitor, with the CRC-32 that shows whether it is whole. Called by
// claims.ts and signed-starts.ts. It knows no kind of line.
// The danger: a line that a crash has cut and that still reads as one.
import { crc32 } from "node:zlib";

export function sealed(payload: string): string {
  return `${crcOf(payload)} ${payload}\n`;
}

/** Without its newline; undefined when it is not what was written. */
export function unsealed(line: string): string | undefined {
  const payload = line.slice(9);
  return line.slice(0, 9) === `${crcOf(payload)} ` ? payload : undefined;
}

function crcOf(payload: string): string {
  return crc32(payload).toString(16).padStart(8, "0");
}
