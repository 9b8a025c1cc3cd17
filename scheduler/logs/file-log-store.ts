// The logs as files: <root>/<ledger>/<run div 1000>/<run>.<attempt>.frames. Bounds how many are open,
// remembered and flushed at a time. Made by main.ts; called through the port. What happens inside one file is
// in log-file.ts.
// The danger: a handle that is closed or a file that is forgotten while it is in use; only idle ones are.
import { stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import { type AttemptKey, attemptName, isAttemptKey } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { LogFile } from "./log-file.ts";
import type { LogJudgement, LogRemover, LogStore } from "./log-store.ts";

/** The directory is made when the first log comes; it may not be there before. */
export function openFileLogStore(root: string): LogStore & LogRemover {
  return new FileLogStore(root);
}

type Known = { readonly file: LogFile; calls: number };

class FileLogStore implements LogStore, LogRemover {
  readonly #root: string;
  /** least recently used first, with how many calls hold each */
  readonly #files = new Map<string, Known>();
  /** with an open handle; least recently used first */
  readonly #open = new Set<LogFile>();
  readonly #ready = new Set<LogFile>();
  readonly #flushes = new Set<Promise<void>>();
  /** names of what has had its verdict, oldest first: nothing more is expected for them */
  readonly #judged = new Set<string>();
  #closed = false;

  constructor(root: string) {
    this.#root = root;
  }

  storedBytes(key: AttemptKey): Promise<number> {
    return this.#with(key, (file) => file.storedBytes());
  }

  append(key: AttemptKey, offset: number, bytes: Uint8Array): Promise<number> {
    return this.#with(key, (file) => file.append(offset, bytes, () => this.#flushSoon(file)));
  }

  read(key: AttemptKey, offset: number, lengthMax: number): Promise<Uint8Array> {
    return this.#with(key, (file) => file.read(offset, Math.min(lengthMax, limits.logReadBytesMax)));
  }

  waitForMore(key: AttemptKey, beyond: number, signal: AbortSignal): Promise<void> {
    return this.#with(key, (file) => file.waitForMore(beyond, signal));
  }

  judge(key: AttemptKey, frameBytes: number, frameSha256: string): Promise<LogJudgement> {
    return this.#with(key, async (file) => {
      const stored = await file.storedBytes();
      if (stored < frameBytes) return "outstanding";
      this.#judged.add(attemptName(key));
      if (stored > frameBytes) return "damaged";
      return (await file.sha256()) === frameSha256 ? "complete" : "damaged";
    });
  }

  async remove(key: AttemptKey): Promise<number | undefined> {
    const known = this.#knownOf(key);
    if (known.calls > 0) return undefined;
    // From here on whoever asks for it looks at the disk anew.
    this.#files.delete(attemptName(key));
    this.#open.delete(known.file);
    await known.file.close();
    try {
      const { size } = await stat(known.file.path);
      await unlink(known.file.path);
      return size;
    } catch (cause) {
      if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return 0;
      throw new Fault(`remove the log ${known.file.path}`, { cause });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    while (this.#flushes.size > 0) await Promise.all(this.#flushes);
    for (const { file } of this.#files.values()) await file.close();
    this.#files.clear();
  }

  async #with<T>(key: AttemptKey, work: (file: LogFile) => Promise<T>): Promise<T> {
    if (this.#closed) throw new Fault("use the logs: they are closed");
    const known = this.#knownOf(key);
    known.calls++;
    try {
      return await work(known.file);
    } finally {
      known.calls--;
      await this.#trim(known.file);
    }
  }

  #knownOf(key: AttemptKey): Known {
    if (!isAttemptKey(key)) throw new Fault(`name a log file for ${JSON.stringify(key)}`);
    const name = attemptName(key);
    const shard = String(Math.floor(key.run / 1000));
    const path = join(this.#root, key.ledger, shard, `${key.run}.${key.attempt}.frames`);
    const known = this.#files.get(name) ?? { file: new LogFile(this.#root, path), calls: 0 };
    this.#files.delete(name);
    this.#files.set(name, known);
    return known;
  }

  #flushSoon(file: LogFile): void {
    this.#ready.add(file);
    this.#flushNext();
  }

  #flushNext(): void {
    for (const file of this.#ready) {
      if (this.#flushes.size >= limits.logFlushesMax) return;
      this.#ready.delete(file);
      const flush = file.flush().then((more) => {
        this.#flushes.delete(flush);
        if (more) this.#ready.add(file);
        this.#flushNext();
      });
      this.#flushes.add(flush);
    }
  }

  /** Closes and forgets the least recently used ones that nobody uses, down to the bounds. */
  async #trim(used: LogFile): Promise<void> {
    this.#open.delete(used);
    if (used.hasHandle) this.#open.add(used);
    const closing: Promise<void>[] = [];
    for (const file of this.#open) {
      if (this.#open.size <= limits.logHandlesMax) break;
      if (!file.handleIdle) continue;
      this.#open.delete(file);
      closing.push(file.close());
    }
    for (const name of this.#judged) {
      if (this.#judged.size <= limits.logsJudgedMax) break;
      if (this.#isInUse(name)) continue;
      this.#judged.delete(name);
      closing.push(this.#forget(name));
    }
    for (const name of this.#files.keys()) {
      if (this.#files.size <= limits.logsKnownMax || this.#isInUse(name)) break;
      this.#judged.delete(name);
      closing.push(this.#forget(name));
    }
    await Promise.all(closing);
  }

  #isInUse(name: string): boolean {
    return (this.#files.get(name)?.calls ?? 0) > 0;
  }

  /** Looked up on the disk again when somebody asks for it. */
  async #forget(name: string): Promise<void> {
    const file = this.#files.get(name)?.file;
    this.#files.delete(name);
    if (file === undefined) return;
    this.#open.delete(file);
    await file.close();
  }
}
