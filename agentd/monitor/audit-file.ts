// <spool>/audit: the chain of records as it is written. Append-only, synced in groups, in files that are
// begun anew at a size; the oldest go when all together are over their bound, and a record says which. Called
// by audit.ts. Whoever is promised a record may act only when the promise is kept.
// The danger: a head that is told before its record is on the disk; then an honest crash looks like a cut.
import { randomBytes } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { mkdir, open, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import type { Head } from "../audit/chain.ts";
import { digestOf, isChain, lineOf, noDigest, parseLine } from "../audit/chain.ts";
import { auditFiles, fileNameOf, linesOf } from "../audit/files.ts";
import { syncDirectory, writeNewFile } from "./durable.ts";

/** What is recorded: its kind and what that kind holds. */
export type Entry = { readonly kind: string } & Readonly<Record<string, unknown>>;

export type AuditFileOptions = {
  readonly directory: string;
  /** of all files together */
  readonly bytesMax: number;
  readonly nowMs: () => number;
  /** the newest head, whenever it is durable and before anybody is told of its record */
  readonly onHead: (head: Head) => void;
};

type Waiter = {
  readonly entry: Entry;
  readonly done: (head: Head) => void;
  readonly failed: (error: unknown) => void;
};
type Place = { readonly path: string; readonly handle: FileHandle; size: number };

/** Into so many files the bound is divided: so much goes at once. */
const filesKept = 8;

export class AuditFile {
  readonly #options: AuditFileOptions;
  #place: Place;
  #head: Head;
  #waiting: Waiter[] = [];
  #writing = false;
  #broken: unknown = null;

  private constructor(options: AuditFileOptions, place: Place, head: Head) {
    this.#options = options;
    this.#place = place;
    this.#head = head;
  }

  /** Begins a chain where there is none. A torn last line is cut off, and the chain says so. */
  static async open(options: AuditFileOptions): Promise<AuditFile> {
    const { directory } = options;
    await mkdir(directory, { recursive: true, mode: 0o700 });
    for (const { path } of (await auditFiles(directory)).toReversed()) {
      const end = await endOf(path);
      if (end !== undefined) return await AuditFile.#goOn(options, path, end);
      await rm(path); // made, and not written: nobody was promised what it was made for
    }
    return await AuditFile.#begin(options);
  }

  static async #goOn(options: AuditFileOptions, path: string, { head, size, torn }: End): Promise<AuditFile> {
    const handle = await open(path, "r+");
    const audit = new AuditFile(options, { path, handle, size }, head);
    if (torn === 0) return audit;
    await handle.truncate(size);
    await audit.append({ kind: "torn", bytes: torn });
    return audit;
  }

  static async #begin(options: AuditFileOptions): Promise<AuditFile> {
    const chain = randomBytes(16).toString("hex");
    const at = new Date(options.nowMs()).toISOString();
    const line = lineOf({ n: 1, prev: noDigest, at, kind: "begin" }, { chain });
    const path = join(options.directory, fileNameOf(1));
    const place = await newPlace(path, line);
    const head = { chain, n: 1, hash: digestOf(line) };
    options.onHead(head);
    return new AuditFile(options, place, head);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#place.handle.close();
  }

  /** Of what is durable. */
  get head(): Head {
    return this.#head;
  }

  /** Durable when the promise is kept. */
  append(entry: Entry): Promise<Head> {
    if (this.#broken !== null)
      return Promise.reject(new Fault(`write ${this.#place.path}`, { cause: this.#broken }));
    return new Promise((done, failed) => {
      this.#waiting.push({ entry, done, failed });
      if (!this.#writing) this.#writeAll().catch((error: unknown) => this.#broke(error));
    });
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    try {
      while (this.#waiting.length > 0) {
        const waiters = this.#waiting;
        this.#waiting = [];
        await this.#write(waiters);
      }
    } finally {
      this.#writing = false;
    }
  }

  /** What has failed is taken back whole: the next line must follow one that is on the disk. */
  async #write(waiters: readonly Waiter[]): Promise<void> {
    let heads: readonly Head[];
    try {
      if (this.#place.size >= this.#options.bytesMax / filesKept) await this.#rotate();
      heads = await this.#writeGroup(waiters.map(({ entry }) => entry));
    } catch (error) {
      const fault = new Fault(`write ${this.#place.path}`, { cause: error });
      for (const { failed } of waiters) failed(fault);
      await this.#place.handle.truncate(this.#place.size);
      return;
    }
    this.#options.onHead(this.#head);
    for (const [index, { done }] of waiters.entries()) done(heads[index] ?? this.#head);
  }

  async #writeGroup(entries: readonly Entry[]): Promise<readonly Head[]> {
    const { handle, size } = this.#place;
    const at = new Date(this.#options.nowMs()).toISOString();
    const heads: Head[] = [];
    const lines: string[] = [];
    let head = this.#head;
    for (const { kind, ...more } of entries) {
      const line = lineOf({ n: head.n + 1, prev: head.hash, at, kind }, more);
      head = { chain: head.chain, n: head.n + 1, hash: digestOf(line) };
      lines.push(`${line}\n`);
      heads.push(head);
    }
    const bytes = Buffer.from(lines.join(""));
    // A disk that fills up takes a part first, and says why only when it is asked again.
    for (let done = 0; done < bytes.length; )
      done += (await handle.write(bytes, done, bytes.length - done, size + done)).bytesWritten;
    await handle.datasync();
    this.#place.size += bytes.length;
    this.#head = head;
    return heads;
  }

  /**
   * The new file's first record says from which record on the chain is kept; only then the older ones go, so
   * that whoever finds them missing finds the reason too.
   */
  async #rotate(): Promise<void> {
    const { directory, bytesMax, nowMs } = this.#options;
    const files = await auditFiles(directory);
    const keep = await keptOf(
      files.map(({ path }) => path),
      bytesMax,
    );
    const kept = files[files.length - keep];
    const first = kept === undefined ? undefined : await firstLine(kept.path);
    const { chain, n, hash } = this.#head;
    const at = new Date(nowMs()).toISOString();
    const more = { chain, kept_from: first?.n ?? n + 1, kept_prev: first?.prev ?? hash };
    const line = lineOf({ n: n + 1, prev: hash, at, kind: "rotated" }, more);
    const path = join(directory, fileNameOf(n + 1));
    await rm(path, { force: true }); // of a rotation that did not come to its end
    const place = await newPlace(path, line);
    await this.#place.handle.close();
    this.#place = place;
    this.#head = { chain, n: n + 1, hash: digestOf(line) };
    for (const { path: old } of files.slice(0, files.length - keep)) await rm(old, { force: true });
  }

  /** What was written could not be taken back: nothing after it may be believed. */
  #broke(error: unknown): void {
    this.#broken = error;
    for (const { failed } of this.#waiting.splice(0))
      failed(new Fault(`write ${this.#place.path}`, { cause: error }));
  }
}

async function newPlace(path: string, line: string): Promise<Place> {
  const bytes = Buffer.from(`${line}\n`);
  await writeNewFile(path, bytes, 0o600);
  await syncDirectory(dirname(path));
  return { path, handle: await open(path, "r+"), size: bytes.length };
}

/** How many of the newest files stay, so that one more fits below the bound. */
async function keptOf(paths: readonly string[], bytesMax: number): Promise<number> {
  let bytes = bytesMax / filesKept;
  let kept = 0;
  for (const path of paths.toReversed()) {
    bytes += (await stat(path)).size;
    if (bytes > bytesMax) return kept;
    kept++;
  }
  return kept;
}

async function firstLine(path: string): Promise<{ n: number; prev: string } | undefined> {
  for await (const { bytes } of linesOf(path)) return parseLine(bytes.toString("utf8"));
  return undefined;
}

type End = { readonly head: Head; readonly size: number; readonly torn: number };

/**
 * Where the chain ends, if it does in this file. What was promised has its newline; what has none goes.
 */
async function endOf(path: string): Promise<End | undefined> {
  let chain = "";
  let last: Buffer | undefined;
  let size = 0;
  let torn = 0;
  for await (const { bytes, isWhole, line } of linesOf(path)) {
    if (!isWhole) {
      torn = bytes.length;
      break;
    }
    if (line === 1) chain = String(parseLine(bytes.toString("utf8"))?.["chain"] ?? "");
    last = Buffer.from(bytes);
    size += bytes.length + 1;
  }
  if (last === undefined) return undefined;
  const line = parseLine(last.toString("utf8"));
  if (line === undefined || !isChain(chain))
    throw new Fault(`read ${path}: it is damaged; see \`agentd audit verify\`, then move its directory away`);
  return { head: { chain, n: line.n, hash: digestOf(last) }, size, torn };
}
