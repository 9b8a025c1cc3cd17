// Reads a backup from its first byte to its last: names, sizes, digests, order, end, all against the manifest
// and the manifest against its own digest. Called by archive-writer.ts, to see what it wrote, and by whoever
// unpacks. What the parts mean it does not know.
// The danger: acting on a part before all of them were judged; a part is only ever given to a sink of the
// caller, who keeps it apart until there are no problems.
import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { Fault } from "../../proto/common/fault.ts";
import { limits } from "../../proto/common/limits.ts";
import { authorityParts, databasePart, isPartName, type Manifest, manifestPart } from "./manifest.ts";
import { attemptOfLogPart, manifestSumPart, manifestSumText, parseManifest, type Part } from "./manifest.ts";
import { blockBytes, paddingOf, readTarHeader, type TarEntry } from "./tar.ts";

export type PartSink = {
  /** The bytes are the reader's again when it resolves. */
  write(bytes: Buffer): Promise<void>;
  close(): Promise<void>;
};

export type Judged = {
  /** undefined: it has none that can be believed */
  readonly manifest: Manifest | undefined;
  /** sentences; none = every byte is as it was written */
  readonly problems: readonly string[];
};

/** Which parts somebody wants besides. */
export type SinkFor = (part: TarEntry) => PartSink | undefined | Promise<PartSink | undefined>;

export async function readArchive(path: string, sinkFor: SinkFor): Promise<Judged> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (cause) {
    throw new Fault(`read the backup ${path}`, { cause });
  }
  try {
    return await new ArchiveReader(path, file, sinkFor).read();
  } finally {
    await file.close();
  }
}

/** Undefined unless it is the last part that can be read. */
type Next = TarEntry | "end" | { readonly wrong: string };

class ArchiveReader {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #sinkFor: SinkFor;
  readonly #parts: Part[] = [];
  readonly #problems: string[] = [];
  readonly #block = Buffer.allocUnsafe(limits.backupBlockBytes);
  #at = 0;
  #manifestText = "";
  #sumText = "";

  constructor(path: string, file: FileHandle, sinkFor: SinkFor) {
    this.#path = path;
    this.#file = file;
    this.#sinkFor = sinkFor;
  }

  async read(): Promise<Judged> {
    for (;;) {
      const next = await this.#next();
      if (next === "end") break;
      if ("wrong" in next) return this.#broken(next.wrong);
      if (this.#parts.some(({ name }) => name === next.name)) return this.#broken(`${next.name} comes twice`);
      if (!(await this.#take(next))) return this.#broken(`it ends within ${next.name}`);
    }
    return this.#judge();
  }

  async #next(): Promise<Next> {
    const header = await this.#exactly(blockBytes);
    if (header === undefined) return { wrong: "it ends too early" };
    const entry = readTarHeader(header);
    if (entry === undefined) return "end";
    if (typeof entry === "string") return { wrong: `at byte ${this.#at - blockBytes}: ${entry}` };
    return isPartName(entry.name) ? entry : { wrong: `${entry.name} is no part of a backup` };
  }

  /** False when the file ends before the part does. */
  async #take(entry: TarEntry): Promise<boolean> {
    const { name, size } = entry;
    const isOwn = name === manifestPart || name === manifestSumPart;
    if (isOwn && size > limits.backupManifestBytesMax) return false;
    const own: Buffer[] = [];
    const sink = isOwn ? undefined : await this.#sinkFor(entry);
    const hash = createHash("sha256");
    try {
      for (let left = size; left > 0; ) {
        const bytes = await this.#some(left);
        if (bytes === undefined) return false;
        hash.update(bytes);
        if (isOwn) own.push(Buffer.from(bytes));
        await sink?.write(bytes);
        left -= bytes.length;
      }
    } finally {
      await sink?.close();
    }
    if ((await this.#exactly(paddingOf(size))) === undefined) return false;
    this.#parts.push({ name, bytes: size, sha256: hash.digest("hex") });
    if (name === manifestPart) this.#manifestText = Buffer.concat(own).toString();
    if (name === manifestSumPart) this.#sumText = Buffer.concat(own).toString();
    return true;
  }

  #judge(): Judged {
    const [manifestFile, sumFile] = this.#parts.slice(-2);
    if (manifestFile?.name !== manifestPart || sumFile?.name !== manifestSumPart)
      return this.#broken("its manifest is not there");
    if (this.#sumText !== manifestSumText(manifestFile.sha256))
      return this.#broken("its manifest has another digest");
    const manifest = parseManifest(this.#manifestText);
    if (typeof manifest === "string") return this.#broken(`its manifest cannot be used: ${manifest}`);
    this.#compare(manifest, this.#parts.slice(0, -2));
    return { manifest, problems: this.#problems };
  }

  #compare(manifest: Manifest, parts: readonly Part[]): void {
    for (const name of [databasePart, ...authorityParts.slice(0, 2)])
      if (!parts.some((part) => part.name === name)) this.#problems.push(`${name} is missing`);
    if (!manifest.withLogs && parts.some(({ name }) => attemptOfLogPart(name) !== undefined))
      this.#problems.push("there are logs in it, and its manifest says that there are none");
    for (const [index, told] of manifest.parts.entries()) {
      const part = parts[index];
      if (part?.name !== told.name) this.#problems.push(`${told.name} is not where the manifest has it`);
      else if (part.bytes !== told.bytes)
        this.#problems.push(`${part.name} has ${part.bytes} bytes of ${told.bytes}`);
      else if (part.sha256 !== told.sha256)
        this.#problems.push(`${part.name} is damaged: its SHA-256 differs`);
    }
    for (const { name } of parts.slice(manifest.parts.length))
      this.#problems.push(`${name} is not in the manifest`);
  }

  #broken(what: string): Judged {
    return { manifest: undefined, problems: [...this.#problems, `${this.#path}: ${what}`] };
  }

  async #exactly(length: number): Promise<Buffer | undefined> {
    const whole = Buffer.alloc(length);
    for (let done = 0; done < length; ) {
      const bytes = await this.#some(length - done);
      if (bytes === undefined) return undefined;
      done += bytes.copy(whole, done);
    }
    return whole;
  }

  async #some(lengthMax: number): Promise<Buffer | undefined> {
    try {
      const length = Math.min(this.#block.length, lengthMax);
      const { bytesRead } = await this.#file.read(this.#block, 0, length, this.#at);
      this.#at += bytesRead;
      return bytesRead === 0 ? undefined : this.#block.subarray(0, bytesRead);
    } catch (cause) {
      throw new Fault(`read the backup ${this.#path}`, { cause });
    }
  }
}
