// A file of random bytes beside the database that is given up when the disk is full, so that results and
// cancels still commit. Owned by sqlite-worker.ts. It decides nothing: it is made, freed, and made again when
// there is room.
// The danger: a sparse or compressed ballast frees nothing, so its bytes are written, and random.
import { randomFillSync } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from "node:fs";
import { statfsSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";

export type BallastSize = { readonly bytes: number; readonly freeBytesMin: number };

export class Ballast {
  readonly #path: string;
  readonly #size: BallastSize;

  constructor(databasePath: string, size: BallastSize) {
    this.#path = `${databasePath}.ballast`;
    this.#size = size;
  }

  get there(): boolean {
    return existsSync(this.#path) && statSync(this.#path).size === this.#size.bytes;
  }

  /** True when it is there afterwards. Not made below the least free space: it must not fill the disk. */
  make(): boolean {
    if (this.there) return true;
    if (freeBytes(dirname(this.#path)) < this.#size.freeBytesMin) return false;
    const making = `${this.#path}.making`;
    try {
      writeRandom(making, this.#size.bytes);
      renameSync(making, this.#path);
      return true;
    } catch {
      rmSync(making, { force: true });
      return false;
    }
  }

  free(): void {
    rmSync(this.#path, { force: true });
  }
}

/** What an unprivileged process may still write there. */
export function freeBytes(directory: string): number {
  const seen = statfsSync(directory);
  return seen.bavail * seen.bsize;
}

function writeRandom(path: string, bytes: number): void {
  rmSync(path, { force: true });
  const file = openSync(path, "wx", 0o600);
  try {
    const block = Buffer.alloc(1 << 20);
    for (let left = bytes; left > 0; left -= block.length) {
      randomFillSync(block);
      writeSync(file, block, 0, Math.min(left, block.length));
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
