// The files of <spool>/runs: making one run directory in its exact order, reading it, and taking it away.
// Called by launches.ts, attempts.ts and requests.ts. It decides nothing and asks nobody
// about locks.
// The danger: whatever is said to exist must be on the disk first; and nothing of net's is ever followed or
// trusted by name.
import { createHash } from "node:crypto";
import { constants, readFileSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { mkdir, open, readdir, rm, rmdir, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { attemptName, isLedger, parseAttemptName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import {
  isMissing,
  makeSyncedFile,
  readFileIfAny,
  readStartIfAny,
  syncDirectory,
  syncFile,
  writeNewFile,
} from "./durable.ts";
import { cwdIn, envFileIn, execPathIn } from "./params-fields.ts";
import type { ExitRecord } from "./run-record.ts";
import { encodeParams, encodeRecord, paramsIn, parseRecord, slotsBytes, specIn } from "./run-record.ts";
import type { Handed, Params } from "./run-record.ts";
import { SharedSyncs } from "./shared-syncs.ts";
import type { BlobName } from "./spec.ts";
import { jobOf } from "./spec.ts";

/** In root mode with the group of `runs`, net's, also for what is made in it: mkdir(2) passes that on. */
const directoryMode = 0o751;
const recordBytesMax = slotsBytes + limits.paramsBytesMax + limits.specBytesMax;

/** A body that net has stored, or the bytes themselves. */
export type Body = Uint8Array | BlobName;
export type NewRun = {
  readonly handed: Handed;
  readonly spec: Uint8Array;
  readonly params: Params;
  readonly script: Body | null;
  readonly stdin: Body | null;
  readonly atMs: number;
};

/** Where a params file names what a step could not use. */
const namedBy: Readonly<Record<string, (params: Buffer) => Buffer | undefined>> = {
  cwd: cwdIn,
  env_file: envFileIn,
  exec: execPathIn,
};

/**
 * A blob of net's that is missing or is not what its name says: net's fault, so the order is refused for
 * now.
 */
export class BadBlob extends Fault {}

export class RunDirectories {
  readonly #spool: string;
  readonly #parents = new SharedSyncs(syncDirectory);
  /** directories of ledgers that are there, or about to be */
  readonly #ledgers = new Map<string, Promise<void>>();
  readonly #netUid: number;

  constructor(spool: string, netUid: number = process.geteuid?.() ?? 0) {
    this.#spool = spool;
    this.#netUid = netUid;
  }

  pathOf(key: AttemptKey): string {
    return join(this.#spool, "runs", attemptName(key));
  }

  /** Every directory whose name is an attempt's. Others are not ours and are left alone. */
  async list(): Promise<readonly AttemptKey[]> {
    const runs = join(this.#spool, "runs");
    const keys: AttemptKey[] = [];
    for (const ledger of await readdir(runs)) {
      if (!isLedger(ledger)) continue;
      for (const name of await readdir(join(runs, ledger))) {
        const key = parseAttemptName(`${ledger}/${name}`);
        if (key !== undefined) keys.push(key);
      }
    }
    return keys;
  }

  /**
   * All files, then what names them: each is on the disk when the promise is kept, and in no order before,
   * because nobody is asked to start it earlier. Nothing is left on failure.
   */
  async make(run: NewRun): Promise<void> {
    const path = this.pathOf(run.handed.key);
    await this.#makeLedger(dirname(path));
    await mkdir(path, directoryMode);
    try {
      if (run.script !== null) await this.#writeBody(join(path, "script"), run.script, 0o500);
      if (run.stdin !== null) await this.#writeBody(join(path, "stdin"), run.stdin, 0o400);
      const record = encodeRecord({ ...run, params: encodeParams(run.params) });
      await makeSyncedFile(join(path, "record"), record, {
        mode: 0o600,
        beside: () => Promise.all([syncDirectory(path), this.#parents.sync(dirname(path))]),
      });
    } catch (error) {
      await rm(path, { recursive: true, force: true });
      throw error;
    }
  }

  /** A verified copy of a blob, for what is not a file of the run (a spec too large for a frame). */
  async readBlob(blob: BlobName, bytesMax: number): Promise<Buffer> {
    if (blob.bytes > bytesMax)
      throw new BadBlob(`read blob ${blob.sha256}: ${blob.bytes} bytes are over ${bytesMax}`);
    const chunks: Buffer[] = [];
    await this.#readBlob(blob, async (chunk) => {
      chunks.push(Buffer.from(chunk));
    });
    return Buffer.concat(chunks);
  }

  /** Undefined when there is no whole file. */
  async readRecord(key: AttemptKey): Promise<ExitRecord | undefined> {
    const start = readStartIfAny(this.#recordOf(key), slotsBytes, recordBytesMax);
    return start === undefined ? undefined : parseRecord(start.bytes, start.fileBytes);
  }

  /** Empty when it named nobody, or its spec is not readable any more. */
  async userAskedFor(key: AttemptKey): Promise<string> {
    const record = await this.#readWhole(key).catch(() => undefined);
    const decoded = record === undefined ? undefined : jobOf(specIn(record));
    return decoded?.ok === true ? decoded.job.runAsUser : "";
  }

  async readParams(key: AttemptKey): Promise<Buffer | undefined> {
    const record = await this.#readWhole(key);
    return record === undefined ? undefined : paramsIn(record);
  }

  async #readWhole(key: AttemptKey): Promise<Buffer | undefined> {
    const bytes = await readFileIfAny(this.#recordOf(key), recordBytesMax);
    return bytes === undefined || bytes.length < slotsBytes ? undefined : bytes;
  }

  #recordOf(key: AttemptKey): string {
    return join(this.pathOf(key), "record");
  }

  /**
   * What an attempt that never started could not use: its directory, its file of variables, its program, or
   * what its script names on the #! line. Empty for another step, or when it is not readable any more: it is
   * only for a sentence.
   */
  async subjectOf(key: AttemptKey, step: string): Promise<string> {
    const pathIn = namedBy[step];
    if (pathIn === undefined) return "";
    const params = await this.readParams(key).catch(() => undefined);
    const path = params === undefined ? undefined : pathIn(params);
    if (path === undefined) return "";
    const script = join(this.pathOf(key), "script");
    return step === "exec" && path.toString() === script ? await interpreterOf(script) : path.toString();
  }

  /** What has been read of it is on the disk when the promise is kept. */
  async syncRecord(key: AttemptKey): Promise<void> {
    await syncFile(this.#recordOf(key));
  }

  /**
   * The record last: without it, a directory would look as if nobody had ever been asked to start it. Not
   * synced: what a power cut brings back is in `claims` or has its own record, and is removed again.
   */
  async remove(key: AttemptKey): Promise<void> {
    const path = this.pathOf(key);
    try {
      const names = await readdir(path);
      for (const name of names) if (name !== "record") await unlink(join(path, name));
      // One that was interrupted while it was made, or removed, has none: its directory goes all the same.
      if (names.includes("record")) await unlink(this.#recordOf(key));
      await rmdir(path);
    } catch {
      // A job of the owner may have put anything there.
      await rm(path, { recursive: true, force: true });
    }
  }

  /** Offsets of the segments there are, in order. */
  async segmentsOf(key: AttemptKey): Promise<readonly number[]> {
    const names = await readdir(this.pathOf(key)).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    const offsets = names.map((name) => /^output\.(0|[1-9][0-9]{0,15})$/.exec(name)?.[1]);
    return offsets
      .filter((text) => text !== undefined)
      .map(Number)
      .toSorted((a, b) => a - b);
  }

  /** Unlinks segments that lie wholly below the offset; never the last one, which may be being written. */
  async dropSegmentsBelow(key: AttemptKey, offset: number): Promise<void> {
    const segments = await this.segmentsOf(key);
    for (const [index, segment] of segments.entries()) {
      const next = segments[index + 1];
      if (next === undefined || next > offset) return;
      await rm(join(this.pathOf(key), `output.${segment}`), { force: true });
    }
  }

  /** Once in our life: whoever made the ledger's directory may have died before it was synced. */
  async #makeLedger(path: string): Promise<void> {
    const made = this.#ledgers.get(path) ?? makeLedger(path);
    this.#ledgers.set(path, made);
    try {
      await made;
    } catch (error) {
      this.#ledgers.delete(path);
      throw error;
    }
  }

  async #writeBody(path: string, body: Body, mode: number): Promise<void> {
    if (!("sha256" in body)) return await writeNewFile(path, body, mode);
    await using file = await open(path, newFile, mode);
    await file.chmod(mode);
    await this.#readBlob(body, async (chunk) => {
      await file.writeFile(chunk); // unlike write(), all of it or an error
    });
    await file.datasync();
  }

  /** Only a plain file, of exactly that size and digest. The chunk is overwritten when `take` has settled. */
  async #readBlob(blob: BlobName, take: (chunk: Buffer) => Promise<void>): Promise<void> {
    const path = join(this.#spool, "net", "blobs", blob.sha256);
    let file: FileHandle;
    try {
      file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    } catch (error) {
      throw new BadBlob(`open blob ${blob.sha256}`, { cause: error });
    }
    await using source = file;
    const stat = await source.stat();
    // Net could link a file that it may not read to where it may name it.
    if (!stat.isFile() || stat.uid !== this.#netUid || stat.size !== blob.bytes)
      throw new BadBlob(`use blob ${blob.sha256}: its size is wrong, or it is not a file of net's`);
    const hash = createHash("sha256");
    const buffer = Buffer.allocUnsafe(limits.frameBytesMax);
    for (let left = blob.bytes; left > 0; ) {
      const { bytesRead } = await source.read(buffer, 0, Math.min(buffer.length, left));
      if (bytesRead === 0) throw new BadBlob(`read blob ${blob.sha256}: it has shrunk`);
      const chunk = buffer.subarray(0, bytesRead);
      hash.update(chunk);
      await take(chunk);
      left -= bytesRead;
    }
    if (hash.digest("hex") !== blob.sha256)
      throw new BadBlob(`use blob ${blob.sha256}: its content has another digest`);
  }
}

async function makeLedger(path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: directoryMode });
  await syncDirectory(dirname(path));
}

/** A script whose interpreter is missing fails as if it were missing itself. */
async function interpreterOf(script: string): Promise<string> {
  const bytes = await readFileIfAny(script, limits.scriptBytesMax).catch(() => undefined);
  const name = /^#![ \t]*([^ \t\n]+)/.exec(bytes?.toString("utf8", 0, interpreterBytesMax) ?? "")?.[1];
  return name === undefined ? "" : `the script's interpreter ${name}`;
}

/** execve(2): what the kernel reads of a #! line. */
const interpreterBytesMax = 255;

const newFile = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;

/**
 * Field 22 of /proc/PID/stat, after the last ")" because the name may hold anything; undefined when there is
 * no such process.
 */
export function startTicksOf(pid: number | "self"): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const ticks = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19]);
    return Number.isSafeInteger(ticks) ? ticks : undefined;
  } catch {
    return undefined;
  }
}
