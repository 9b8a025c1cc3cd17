// The log file of one attempt: what is stored, what waits for the disk, its running digest, who waits for
// more. Owned by file-log-store.ts, which decides when it is flushed and when its handle is closed.
// The danger: `storedBytes` is what the host deletes its copy by, so it moves only after fdatasync, and after
// a failure everything beyond it is cut off again: pages that a failed sync has dropped would otherwise look
// stored.
import { createHash, type Hash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";
import { LogsFull } from "./log-store.ts";

type Append = {
  readonly bytes: Uint8Array;
  readonly resolve: (stored: number) => void;
  readonly reject: (error: Error) => void;
};

export class LogFile {
  readonly path: string;
  readonly #root: string;
  #handle: Promise<FileHandle | null> | null = null;
  /** operations under way: the handle must stay open */
  #users = 0;
  #stored = -1; // not looked at yet
  /** behind everything stored, being written and waiting */
  #end = 0;
  #pending: Append[] = [];
  #pendingBytes = 0;
  #flushing = false;
  /** of all bytes since 0; null when this process has not seen them all */
  #hash: Hash | null = null;
  readonly #waiters = new Set<() => void>();

  constructor(root: string, path: string) {
    this.#root = root;
    this.path = path;
  }

  get hasHandle(): boolean {
    return this.#handle !== null;
  }

  get handleIdle(): boolean {
    return this.#users === 0;
  }

  async storedBytes(): Promise<number> {
    if (this.#stored < 0) await this.#use(false, async () => {});
    return Math.max(0, this.#stored);
  }

  /** Takes the bytes that are new. `flush` is asked for when there is something to write. */
  async append(offset: number, bytes: Uint8Array, flush: () => void): Promise<number> {
    const stored = await this.storedBytes();
    // Synchronous from here on: what is decided about the end is true when it is queued.
    const end = this.#end;
    const after = offset + bytes.length;
    if (offset > end || bytes.length === 0 || after <= stored) return this.#stored;
    if (this.#pendingBytes + bytes.length > limits.logPendingBytesMax) {
      throw new Fault(`store ${bytes.length} more bytes in ${this.path}: ${this.#pendingBytes} wait already`);
    }
    const fresh = bytes.subarray(Math.min(bytes.length, Math.max(0, end - offset)));
    this.#pendingBytes += fresh.length;
    return new Promise((resolve, reject) => {
      this.#end = Math.max(end, after);
      this.#pending.push({ bytes: fresh, resolve, reject });
      if (!this.#flushing) flush();
    });
  }

  /** Writes and syncs what waits. True when more has come meanwhile. Never two at a time for one file. */
  async flush(): Promise<boolean> {
    const batch = this.#pending;
    if (this.#flushing || batch.length === 0) return false;
    this.#pending = [];
    this.#flushing = true;
    try {
      this.#stored = await this.#use(true, (handle) => this.#write(handle, batch));
      this.#pendingBytes -= sizeOf(batch);
      for (const append of batch) append.resolve(this.#stored);
      for (const wake of this.#waiters) wake();
    } catch (error) {
      await this.#failed(error, batch);
    } finally {
      this.#flushing = false;
    }
    return this.#pending.length > 0;
  }

  async read(offset: number, lengthMax: number): Promise<Uint8Array> {
    const length = Math.min(lengthMax, (await this.storedBytes()) - offset);
    if (length <= 0) return new Uint8Array(0);
    return this.#use(false, (handle) => readExactly(handle, this.path, offset, length));
  }

  async waitForMore(beyond: number, signal: AbortSignal): Promise<void> {
    const stored = await this.storedBytes();
    if (stored > beyond || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        if (this.#stored <= beyond && !signal.aborted) return;
        this.#waiters.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      this.#waiters.add(wake);
      signal.addEventListener("abort", wake);
      wake(); // more may have come while the size was looked up
    });
  }

  async sha256(): Promise<string> {
    const stored = await this.storedBytes();
    if (this.#hash !== null && !this.#flushing) return this.#hash.copy().digest("hex");
    const hash = createHash("sha256");
    for (let offset = 0; offset < stored; ) {
      const bytes = await this.read(offset, Math.min(limits.logReadBytesMax, stored - offset));
      hash.update(bytes);
      offset += bytes.length;
    }
    return hash.digest("hex");
  }

  async close(): Promise<void> {
    const handle = this.#handle;
    this.#handle = null;
    await (await handle)?.close();
  }

  async #write(handle: FileHandle, batch: readonly Append[]): Promise<number> {
    let at = this.#stored;
    let parts: readonly Uint8Array[] = batch.map(({ bytes }) => bytes);
    while (parts.length > 0) {
      const { bytesWritten } = await handle.writev(parts.slice(0, partsPerWriteMax), at);
      at += bytesWritten;
      parts = behind(parts, bytesWritten);
    }
    const synced = handle.datasync();
    for (const { bytes } of batch) this.#hash?.update(bytes); // while the disk works
    await synced;
    return at;
  }

  /** What waited behind the failed bytes would now leave a gap: it fails too. */
  async #failed(error: unknown, batch: readonly Append[]): Promise<void> {
    const fault = faultOf(error, this.path);
    this.#hash = null;
    try {
      await this.#use(false, (handle) => handle.truncate(this.#stored));
    } catch {
      // The next write begins at the same place all the same.
    }
    const failed = [...batch, ...this.#pending];
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#end = this.#stored;
    for (const append of failed) append.reject(fault);
  }

  /** Opens when need be; `create` also makes file and directories. No file: `work` is not called. */
  async #use<T>(create: true, work: (handle: FileHandle) => Promise<T>): Promise<T>;
  async #use<T>(create: false, work: (handle: FileHandle) => Promise<T>): Promise<T>;
  async #use<T>(create: boolean, work: (handle: FileHandle) => Promise<T>): Promise<T> {
    this.#users++;
    try {
      // "No file" is kept as an answer too: only the one flush under way replaces it, so no handle is ever
      // lost.
      this.#handle ??= this.#open(false);
      let handle = await this.#handle;
      if (handle === null && create) {
        this.#handle = this.#open(true);
        handle = await this.#handle;
      }
      if (handle === null) return undefined as T;
      return await work(handle);
    } catch (error) {
      if (this.#users === 1) await this.close().catch(() => {});
      throw error;
    } finally {
      this.#users--;
    }
  }

  async #open(create: boolean): Promise<FileHandle | null> {
    if (create) await makeDirectories(this.#root, dirname(this.path));
    let handle: FileHandle;
    try {
      handle = await open(this.path, create ? constants.O_RDWR | constants.O_CREAT : constants.O_RDWR, 0o600);
    } catch (error) {
      if (create || !isMissing(error)) throw error;
      if (this.#stored < 0) this.#begin(0);
      return null;
    }
    if (create) await syncDirectory(dirname(this.path));
    if (this.#stored < 0) {
      await handle.datasync(); // bytes of an earlier life may have been written and not synced
      this.#begin((await handle.stat()).size);
    }
    return handle;
  }

  #begin(stored: number): void {
    this.#stored = stored;
    this.#end = stored;
    this.#hash = stored === 0 ? createHash("sha256") : null;
  }
}

const partsPerWriteMax = 1024; // IOV_MAX, writev(2)

/** What is left of the parts when so many bytes of them are written. */
function behind(parts: readonly Uint8Array[], written: number): readonly Uint8Array[] {
  let left = written;
  const whole = parts.findIndex(({ length }) => {
    if (length > left) return true;
    left -= length;
    return false;
  });
  if (whole < 0) return [];
  return left === 0
    ? parts.slice(whole)
    : parts.slice(whole).map((part, i) => (i === 0 ? part.subarray(left) : part));
}

function sizeOf(batch: readonly Append[]): number {
  return batch.reduce((sum, append) => sum + append.bytes.length, 0);
}

async function readExactly(
  handle: FileHandle,
  path: string,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafe(length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await handle.read(bytes, done, length - done, offset + done);
    if (bytesRead === 0) throw new Fault(`read ${path}: it ends at ${offset + done}, shorter than it was`);
    done += bytesRead;
  }
  return bytes;
}

async function makeDirectories(root: string, path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let at = path; at.length > root.length; ) {
    at = dirname(at);
    await syncDirectory(at);
  }
}

async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function faultOf(error: unknown, path: string): Error {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "ENOSPC" || code === "EDQUOT") return new LogsFull(path, { cause: error });
  return new Fault(`store the log ${path}`, { cause: error });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
