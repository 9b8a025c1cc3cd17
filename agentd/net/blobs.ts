// Bodies named by their SHA-256: <spool>/net/blobs/<sha256>, collected in parts, verified, synced and only
// then named. Called by net's main.ts. The monitor verifies them again when it copies one, because net is not
// trusted.
// The danger: a disk filled by bodies that no order needs; what is unneeded goes after a while, and all
// together are bounded.
import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { isSha256 } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { syncDirectory } from "../../proto/common/replace-file.ts";
import type { BlobPart } from "./wire.ts";

type Partial = { readonly file: FileHandle; readonly hash: ReturnType<typeof createHash>; at: number };

/** `stored`: whole and durable. `gap`: it must be asked for from `from`. */
export type PartAnswer =
  | { readonly kind: "stored" | "going_on" | "refused" }
  | { readonly kind: "gap"; readonly from: number };

export class Blobs {
  readonly #directory: string;
  readonly #partials = new Map<string, Partial>();

  private constructor(directory: string) {
    this.#directory = directory;
  }

  static async open(directory: string): Promise<Blobs> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    return new Blobs(directory);
  }

  async has(sha256: string): Promise<boolean> {
    return await stat(join(this.#directory, sha256)).then(
      (found) => found.isFile(),
      () => false,
    );
  }

  /** Parts of one blob come in order; the caller awaits each before the next. */
  async add({ sha256, size, offset, bytes }: BlobPart): Promise<PartAnswer> {
    if (await this.has(sha256)) return { kind: "stored" };
    const partial = this.#partials.get(sha256) ?? (await this.#begin(sha256));
    if (partial === undefined) return { kind: "refused" };
    if (offset > partial.at) return { kind: "gap", from: partial.at };
    const fresh = bytes.subarray(partial.at - offset);
    if (fresh.length > 0) {
      // A disk that fills up takes a part first; without the rest the blob would not be what it is called.
      for (let at = 0; at < fresh.length; )
        at += (await partial.file.write(fresh, at, fresh.length - at, partial.at + at)).bytesWritten;
      partial.hash.update(fresh);
      partial.at += fresh.length;
    }
    return partial.at < size ? { kind: "going_on" } : await this.#finish(sha256, partial);
  }

  /** What has come of it so far. */
  lengthOf(sha256: string): number {
    return this.#partials.get(sha256)?.at ?? 0;
  }

  /** Forgets what was being collected: the next link begins anew. */
  async dropPartials(): Promise<void> {
    const partials = [...this.#partials];
    this.#partials.clear();
    for (const [sha256, { file }] of partials) {
      await file.close();
      await rm(this.#partPath(sha256), { force: true });
    }
  }

  /** Removes what nobody needs and nobody has touched for a while. */
  async sweep(isNeeded: (sha256: string) => boolean, nowMs: number): Promise<void> {
    for (const name of await readdir(this.#directory)) {
      const sha256 = name.replace(/\.part$/, "");
      if (!isSha256(sha256) || this.#partials.has(sha256) || isNeeded(name)) continue;
      const path = join(this.#directory, name);
      const found = await stat(path).catch(() => undefined);
      if (found !== undefined && nowMs - found.mtimeMs > limits.blobIdleMs) await rm(path, { force: true });
    }
  }

  async #begin(sha256: string): Promise<Partial | undefined> {
    if (this.#partials.size >= limits.blobUploadsMax || (await this.#isFull())) return undefined;
    await rm(this.#partPath(sha256), { force: true });
    const file = await open(this.#partPath(sha256), "wx", 0o600);
    const partial = { file, hash: createHash("sha256"), at: 0 };
    this.#partials.set(sha256, partial);
    return partial;
  }

  async #finish(sha256: string, { file, hash }: Partial): Promise<PartAnswer> {
    this.#partials.delete(sha256);
    const isRight = hash.digest("hex") === sha256;
    if (isRight) await file.datasync();
    await file.close();
    if (!isRight) {
      await rm(this.#partPath(sha256), { force: true });
      return { kind: "refused" };
    }
    await rename(this.#partPath(sha256), join(this.#directory, sha256));
    await syncDirectory(this.#directory);
    return { kind: "stored" };
  }

  async #isFull(): Promise<boolean> {
    return (await readdir(this.#directory)).length >= limits.blobsMax;
  }

  #partPath(sha256: string): string {
    return join(this.#directory, `${sha256}.part`);
  }
}
