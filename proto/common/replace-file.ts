// One small file, replaced as a whole and durably: temporary name, fsync, rename, fsync of the directory.
// Called by whoever keeps keys, certificates and identities. It is not for files that grow or are shared
// between writers.
// The danger: without the directory's fsync a power loss may bring the old content back after it was relied
// upon.
import { randomBytes } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Readers see the old content or the new one, never a part. The mode is set before the first byte is written.
 */
export async function replaceFile(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  const temporary = `${path}.tmp.${randomBytes(8).toString("hex")}`;
  try {
    await writeSynced(temporary, content, mode);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncDirectory(dirname(path));
}

/** Creates the file (it must not exist) and returns when its bytes are on the disk. */
export async function writeSynced(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  const file = await open(path, "wx", mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
