// Writes a backup: one tar file, each part hashed as it passes, the manifest behind them, all of it under a
// temporary name until it is whole and on the disk. Called by ../commands/backup.ts. It does not know what
// belongs into a backup.
// The danger: a file under the final name that is not whole; the name is given last, and to nothing that was
// there already.
import { createHash, randomBytes } from "node:crypto";
import { existsSync, rmSync } from "node:fs";
import { type FileHandle, link, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";
import { syncDirectory } from "../../proto/common/replace-file.ts";
import { readArchive } from "./archive-reader.ts";
import { type Manifest, manifestPart, manifestSumPart, manifestSumText, manifestText } from "./manifest.ts";
import type { Part } from "./manifest.ts";
import { blockBytes, paddingOf, tarHeader } from "./tar.ts";

/** The rest of the manifest is what was written. */
export type ManifestHead = Omit<Manifest, "format" | "parts">;

export class ArchiveWriter implements AsyncDisposable {
  readonly #path: string;
  readonly #temporary: string;
  readonly #file: FileHandle;
  readonly #nowMs: number;
  readonly #parts: Part[] = [];
  #isFinished = false;

  private constructor(path: string, temporary: string, file: FileHandle, nowMs: number) {
    this.#path = path;
    this.#temporary = temporary;
    this.#file = file;
    this.#nowMs = nowMs;
  }

  /** Refuses a path where something is, unless it may be replaced. */
  static async create(
    path: string,
    { force, nowMs }: { force: boolean; nowMs: number },
  ): Promise<ArchiveWriter> {
    if (!force && existsSync(path)) throw isThere(path);
    const temporary = `${path}.making.${randomBytes(6).toString("hex")}`;
    try {
      return new ArchiveWriter(path, temporary, await open(temporary, "wx", 0o600), nowMs);
    } catch (cause) {
      throw new Fault(`make the backup ${path}`, { cause });
    }
  }

  get parts(): readonly Part[] {
    return this.#parts;
  }

  /** Copies exactly the first `size` bytes of an open file: it may grow meanwhile, and must not shrink. */
  async addFile(name: string, source: FileHandle, size: number): Promise<void> {
    await this.#write(tarHeader({ name, size }, this.#nowMs));
    const hash = createHash("sha256");
    const block = Buffer.allocUnsafe(limits.backupBlockBytes);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await source.read(block, 0, Math.min(block.length, size - at), at);
      if (bytesRead === 0) throw new Fault(`back up ${name}: it became shorter than ${size} bytes`);
      const bytes = block.subarray(0, bytesRead);
      hash.update(bytes);
      await this.#write(bytes);
      at += bytesRead;
    }
    await this.#write(Buffer.alloc(paddingOf(size)));
    this.#parts.push({ name, bytes: size, sha256: hash.digest("hex") });
  }

  async addBytes(name: string, bytes: Buffer): Promise<void> {
    await this.#write(tarHeader({ name, size: bytes.length }, this.#nowMs));
    await this.#write(bytes);
    await this.#write(Buffer.alloc(paddingOf(bytes.length)));
    this.#parts.push({ name, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") });
  }

  /** Adds the manifest, reads all of it back and gives the file its name. Answers its size. */
  async finish(head: ManifestHead, { force }: { force: boolean }): Promise<number> {
    const manifest = Buffer.from(manifestText({ format: 1, ...head, parts: [...this.#parts] }));
    await this.addBytes(manifestPart, manifest);
    const sum = createHash("sha256").update(manifest).digest("hex");
    await this.addBytes(manifestSumPart, Buffer.from(manifestSumText(sum)));
    await this.#write(Buffer.alloc(2 * blockBytes));
    try {
      await this.#file.sync();
      const { problems } = await readArchive(this.#temporary, () => undefined);
      if (problems[0] !== undefined) throw new Fault(`read the backup back: ${problems[0]}`);
      const { size } = await this.#file.stat();
      await this.#giveName(force);
      this.#isFinished = true;
      return size;
    } catch (cause) {
      throw cause instanceof Fault ? cause : new Fault(`finish the backup ${this.#path}`, { cause });
    }
  }

  /** At once, for whoever is about to end the process. */
  abandon(): void {
    if (!this.#isFinished) rmSync(this.#temporary, { force: true });
  }

  /** Nothing stays of a backup that was not finished. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close().catch(() => undefined); // what was to be kept is synced
    if (!this.#isFinished) await rm(this.#temporary, { force: true });
  }

  async #giveName(force: boolean): Promise<void> {
    if (force) await rename(this.#temporary, this.#path);
    else {
      try {
        await link(this.#temporary, this.#path); // unlike rename it never replaces
      } catch (error) {
        if (codeOf(error) === "EEXIST") throw isThere(this.#path);
        if (!withoutLinks.has(codeOf(error))) throw error;
        if (existsSync(this.#path)) throw isThere(this.#path);
        await rename(this.#temporary, this.#path);
      }
      await rm(this.#temporary, { force: true });
    }
    await syncDirectory(dirname(this.#path));
  }

  async #write(bytes: Uint8Array): Promise<void> {
    try {
      for (let done = 0; done < bytes.length; )
        done += (await this.#file.write(bytes, done, bytes.length - done)).bytesWritten;
    } catch (cause) {
      throw new Fault(`write the backup ${this.#path}`, { cause });
    }
  }
}

/** What file systems without hard links answer. */
const withoutLinks: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);

function isThere(path: string): Fault {
  return new Fault(`make the backup ${path}: there is something of that name; --force replaces it`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
