// The tar format as far as a backup needs it: one header for a regular file (POSIX.1-1988 ustar; sizes from
// 8 GiB on as GNU writes them), so that every tar can list and unpack a backup. Pure. Called by
// archive-writer.ts and archive-reader.ts.
// The danger: a reader that accepts more than the writer writes; a name from outside becomes a path.

export const blockBytes = 512;
const octalSizeMax = 0o77777777777; // eleven digits

export type TarEntry = { readonly name: string; readonly size: number };

/** `name` is at most 100 plain ASCII characters. */
export function tarHeader({ name, size }: TarEntry, mtimeMs: number): Buffer {
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) throw new Error(`bug: a backup's part named ${name}`);
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0, "latin1");
  header.write(octal(0o600, 7), 100, "latin1"); // mode, uid, gid; each ends with a NUL
  header.write(octal(0, 7), 108, "latin1");
  header.write(octal(0, 7), 116, "latin1");
  if (size <= octalSizeMax) header.write(octal(size, 11), 124, "latin1");
  else {
    header[124] = 0x80;
    header.writeBigUInt64BE(BigInt(size), 128);
  }
  header.write(octal(Math.floor(mtimeMs / 1000), 11), 136, "latin1");
  header.write("        0", 148, "latin1"); // the sum is taken over blanks; a regular file
  header.write("ustar\x0000", 257, "latin1");
  header.write(`${octal(sumOf(header), 6)}\0 `, 148, "latin1");
  return header;
}

/** Undefined for a block of zeros (the end); a sentence for anything else that we did not write. */
export function readTarHeader(header: Buffer): TarEntry | string | undefined {
  if (header.every((byte) => byte === 0)) return undefined;
  const told = /^([0-7]{6})\0 $/.exec(header.toString("latin1", 148, 156))?.[1];
  const blank = Buffer.from(header);
  blank.write("        ", 148, "latin1");
  if (told === undefined || Number.parseInt(told, 8) !== sumOf(blank)) return "its header is damaged";
  if (header.toString("latin1", 156, 157) !== "0" || header.toString("latin1", 257, 262) !== "ustar")
    return "it is not a plain file of a backup";
  const name = header.toString("latin1", 0, 100).replace(/\0+$/, "");
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) return "its name is not one of a backup";
  const size = sizeOf(header);
  return Number.isSafeInteger(size) ? { name, size } : "its size is not a size";
}

/** Zeros that fill up the last block of so many bytes. */
export function paddingOf(size: number): number {
  return (blockBytes - (size % blockBytes)) % blockBytes;
}

function sizeOf(header: Buffer): number {
  if (header[124] === 0x80) return Number(header.readBigUInt64BE(128));
  const digits = /^([0-7]{11})[\0 ]/.exec(header.toString("latin1", 124, 136))?.[1];
  return digits === undefined ? Number.NaN : Number.parseInt(digits, 8);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}

function sumOf(header: Buffer): number {
  return header.reduce((sum, byte) => sum + byte, 0);
}
