// A disk of a few MiB (tmpfs) that a test can fill and empty. Needs root to mount: without it the test is
// skipped, loudly.
// The danger: tmpfs has no delayed allocation, so what a real disk says late (at fsync) is not shown here.
import { execFile } from "node:child_process";
import { mkdtemp, open, rm, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";

const run = promisify(execFile);

export type SmallDisk = {
  readonly path: string;
  /** Writes a file until no more than `leave` bytes are free. */
  fill(leave: number): Promise<void>;
  empty(): Promise<void>;
};

export function onSmallDisk(name: string, mebibytes: number, body: (disk: SmallDisk) => Promise<void>): void {
  test(name, { skip: smallDiskSkip }, () => withSmallDisk(mebibytes, body));
}

export const smallDiskSkip = process.getuid?.() === 0 ? false : "SKIPPED: mounting a small disk needs root";

export async function withSmallDisk(
  mebibytes: number,
  body: (disk: SmallDisk) => Promise<void>,
): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), "reeve-disk-"));
  await run("mount", ["-t", "tmpfs", "-o", `size=${mebibytes}m,mode=0700`, "tmpfs", path]);
  try {
    await body({ path, fill: (leave) => fill(path, leave), empty: () => rm(join(path, "filler")) });
  } finally {
    await run("umount", ["-l", path]);
    await rmdir(path);
  }
}

async function fill(path: string, leave: number): Promise<void> {
  const filler = await open(join(path, "filler"), "a");
  const block = Buffer.alloc(4096, 1);
  try {
    for (;;) await filler.write(block);
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "ENOSPC") throw error;
  }
  const { size } = await filler.stat();
  await filler.truncate(Math.max(0, size - leave));
  await filler.close();
}
