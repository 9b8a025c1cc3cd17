// The book on disk: <spool>/net/book, append-only, synced in groups. After "RVBOOK1\n" come records: u32
// length, u32 CRC-32 of the payload, payload = u8 kind (1 order, 2 gone) and the ipc message that carries the
// order, or the attempt's name. Called by net's main.ts, which performs what run-book.ts says. It decides
// nothing.
// The danger: believing a torn tail. Reading stops at the first record that is not whole, and writing goes on
// from there.
import type { FileHandle } from "node:fs/promises";
import { open, readFile, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { crc32 } from "node:zlib";
import { Fault } from "../../proto/common/fault.ts";
import { attemptName, parseAttemptName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { syncDirectory } from "../../proto/common/replace-file.ts";
import { decodeBookOrder, encodeFromNet } from "../ipc.ts";
import type { BookRecord } from "./run-book.ts";

const magic = Buffer.from("RVBOOK1\n");
const headerBytes = 8;
const kinds = { order: 1, gone: 2 } as const;

export class Book {
  readonly #path: string;
  readonly #bytesMax: number;
  readonly #onWritten: (number: number) => void;
  /** the live orders' records, so that the file can be rewritten; bounded by what run-book.ts holds */
  readonly #live = new Map<string, Buffer>();
  #file: FileHandle;
  #size: number;
  #waiting: Buffer[] = [];
  #lastNumber = 0;
  #work: Promise<void> | null = null;

  private constructor(path: string, options: BookOptions, file: FileHandle, size: number) {
    this.#path = path;
    this.#bytesMax = options.bytesMax ?? limits.bookBytesMax;
    this.#onWritten = options.onWritten;
    this.#file = file;
    this.#size = size;
  }

  static async open(
    path: string,
    options: BookOptions,
  ): Promise<{ book: Book; records: readonly BookRecord[] }> {
    const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return Buffer.alloc(0);
      throw new Fault(`read ${path}`, { cause: error });
    });
    const { records, end } = readRecords(bytes);
    const file = await open(path, bytes.length === 0 ? "w+" : "r+", 0o600);
    const book = new Book(path, options, file, end);
    if (end === 0) await file.write(magic, 0, magic.length, 0);
    book.#size = Math.max(end, magic.length);
    await file.truncate(book.#size);
    await file.datasync();
    await syncDirectory(dirname(path));
    for (const record of records) book.#keep(record, encodeRecord(record));
    return { book, records };
  }

  /** `onWritten(number)` follows when it and everything before it is on the disk. */
  append(number: number, record: BookRecord): void {
    const bytes = encodeRecord(record);
    this.#keep(record, bytes);
    this.#waiting.push(bytes);
    this.#lastNumber = number;
    this.#work ??= this.#writeAll();
  }

  /**
   * Settles when nothing waits; rejects with the first write that failed, after which the book is of no use.
   */
  async settled(): Promise<void> {
    await this.#work;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#work?.catch(() => undefined);
    await this.#file.close();
  }

  #keep(record: BookRecord, bytes: Buffer): void {
    if (record.kind === "order") this.#live.set(attemptName(record.order.key), bytes);
    else this.#live.delete(attemptName(record.key));
  }

  async #writeAll(): Promise<void> {
    // The records of one turn of the event loop are written together.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const bytes = Buffer.concat(this.#waiting);
      const number = this.#lastNumber;
      this.#waiting = [];
      const { bytesWritten } = await this.#file.write(bytes, 0, bytes.length, this.#size);
      if (bytesWritten !== bytes.length) throw new Fault(`write ${this.#path}: the disk took only a part`);
      await this.#file.datasync();
      this.#size += bytes.length;
      this.#onWritten(number);
      if (this.#size > this.#bytesMax) await this.#rewrite();
    }
    this.#work = null;
  }

  async #rewrite(): Promise<void> {
    const bytes = Buffer.concat([magic, ...this.#live.values()]);
    if (bytes.length > this.#size / 2) return; // it would have to be done again at once
    const path = `${this.#path}.new`;
    await rm(path, { force: true });
    const file = await open(path, "wx+", 0o600);
    await file.writeFile(bytes);
    await file.datasync();
    await rename(path, this.#path);
    await syncDirectory(dirname(this.#path));
    await this.#file.close();
    this.#file = file;
    this.#size = bytes.length;
  }
}

export type BookOptions = { readonly bytesMax?: number; readonly onWritten: (number: number) => void };

function encodeRecord(record: BookRecord): Buffer {
  const body =
    record.kind === "order"
      ? encodeFromNet({ kind: "order", order: record.order })
      : Buffer.from(attemptName(record.key), "latin1");
  const payload = Buffer.concat([Buffer.from([kinds[record.kind]]), body]);
  const header = Buffer.alloc(headerBytes);
  header.writeUInt32LE(payload.length, 0);
  header.writeUInt32LE(crc32(payload), 4);
  return Buffer.concat([header, payload]);
}

function readRecords(bytes: Buffer): { records: BookRecord[]; end: number } {
  const records: BookRecord[] = [];
  if (!bytes.subarray(0, magic.length).equals(magic)) return { records, end: 0 };
  let at = magic.length;
  while (at + headerBytes <= bytes.length) {
    const length = bytes.readUInt32LE(at);
    const payload = bytes.subarray(at + headerBytes, at + headerBytes + length);
    if (payload.length !== length || length === 0 || crc32(payload) !== bytes.readUInt32LE(at + 4)) break;
    const record = decodeRecord(payload);
    if (record === undefined) break;
    records.push(record);
    at += headerBytes + length;
  }
  return { records, end: at };
}

function decodeRecord(payload: Buffer): BookRecord | undefined {
  const body = payload.subarray(1);
  if (payload[0] === kinds.order) {
    const order = decodeBookOrder(Buffer.from(body));
    return order === undefined ? undefined : { kind: "order", order };
  }
  const key = payload[0] === kinds.gone ? parseAttemptName(body.toString("latin1")) : undefined;
  return key === undefined ? undefined : { kind: "gone", key };
}
