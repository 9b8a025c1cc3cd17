// Files that must be there after a power cut: written once, synced, and the directory that names them synced
// too. Called by whoever writes to the spool inside the monitor. It keeps no state and knows no format. What
// may wait for the disk is asynchronous; a small read is not: it would cost more in threads than in itself.
// The danger: a name without its content, or a symbolic link followed; every file is made new and never
// followed.
import * as fs from "node:fs";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { Fault } from "../../proto/common/fault.ts";

const newFile = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/** The mode is exact whatever the umask. The directory is not synced here: several files share one sync. */
export async function writeNewFile(path: string, content: Uint8Array, mode: number): Promise<void> {
  await using file = await open(path, newFile, mode);
  await file.chmod(mode);
  await file.writeFile(content);
  await file.datasync();
}

/** What the monitor takes of the modes of what it makes: nothing of those that it asks for. */
export const monitorUmask = 0o026;

// Plain descriptors: a FileHandle costs more than the calls on it, and each attempt makes some. A descriptor
// with nothing left to write is closed at once, which does not wait for the disk.
const openDescriptor = promisify(fs.open);
const writeDescriptor = promisify(fs.write);
const syncData = promisify(fs.fdatasync);
const syncAll = promisify(fs.fsync);

export type SyncedFile = {
  /** within what the umask lets through: see monitorUmask */
  readonly mode: number;
  /** other syncs, at the same time as the file's: the disk does them in one */
  readonly beside: () => Promise<unknown>;
};

export async function makeSyncedFile(path: string, content: Uint8Array, how: SyncedFile): Promise<void> {
  const file = await openDescriptor(path, newFile, how.mode);
  try {
    for (let at = 0; at < content.length; ) {
      at += (await writeDescriptor(file, content, at, content.length - at, at)).bytesWritten;
    }
    // All of them settle before the descriptor is closed, or its number could be another file's by then.
    const synced = await Promise.allSettled([syncData(file), how.beside()]);
    for (const one of synced) if (one.status === "rejected") throw one.reason;
  } finally {
    closeSync(file);
  }
}

export async function syncFile(path: string): Promise<void> {
  const file = await openDescriptor(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    await syncData(file);
  } finally {
    closeSync(file);
  }
}

export async function syncDirectory(path: string): Promise<void> {
  const directory = await openDescriptor(path, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await syncAll(directory);
  } finally {
    closeSync(directory);
  }
}

/** Old or new, never something between. */
export async function replaceFile(path: string, content: Uint8Array, mode: number): Promise<void> {
  const temporary = `${path}.new`;
  await rm(temporary, { force: true });
  await writeNewFile(temporary, content, mode);
  await rename(temporary, path);
  await syncDirectory(dirname(path));
}

/**
 * Undefined when there is no such file. Anything else that fails is thrown: also what is no plain file or
 * too long, because in owner mode a job can put a pipe in the place of a record, and opening that waits.
 */
export async function readFileIfAny(path: string, bytesMax: number): Promise<Buffer | undefined> {
  return readStartIfAny(path, bytesMax, bytesMax)?.bytes;
}

export type Start = { readonly bytes: Buffer; readonly fileBytes: number };

/** The same for the first so many bytes; with how many there are altogether. */
export function readStartIfAny(path: string, startBytes: number, bytesMax: number): Start | undefined {
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  try {
    const found = fstatSync(file);
    if (!found.isFile() || found.size > bytesMax)
      throw new Fault(`read ${path}: it is no file of at most ${bytesMax} bytes`);
    return { bytes: readUpTo(file, Math.min(found.size, startBytes)), fileBytes: found.size };
  } finally {
    closeSync(file);
  }
}

/** Less when the file has become shorter meanwhile. */
function readUpTo(file: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  for (let at = 0; at < size; ) {
    const got = readSync(file, bytes, at, size - at, at);
    if (got === 0) return bytes.subarray(0, at);
    at += got;
  }
  return bytes;
}

/** The disk has no room, or its owner may have no more of it; said by the error or by what caused it. */
export function isDiskFull(error: unknown): boolean {
  let current = error;
  for (let depth = 0; depth < causesMax && current instanceof Error; depth++) {
    if (["ENOSPC", "EDQUOT"].includes(codeOf(current))) return true;
    current = current.cause;
  }
  return false;
}

const causesMax = 8;

export function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}

export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
