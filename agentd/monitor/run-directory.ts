// The files of <spool>/runs: making one run directory in its exact order, reading it, taking its claim, and
// taking it away. Called by launches.ts, attempts.ts and requests.ts. It decides nothing and asks nobody
// about locks.
// The danger: whatever is said to exist must be on the disk first; and nothing of net's is ever followed or
// trusted by name.
import { createHash, randomBytes } from "node:crypto";
import { constants, readFileSync } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { chmod, link, lstat, mkdir, open, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { attemptName, isLedger, parseAttemptName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { codeOf, isMissing, readFileIfAny, syncDirectory, writeNewFile } from "./durable.ts";
import type { Claim, ClaimKind, ExitRecord } from "./run-record.ts";
import {
  claimBytesMax,
  cwdIn,
  envFileIn,
  encodeClaim,
  encodeExitFile,
  exitBytes,
  encodeParams,
  execPathIn,
  parseClaim,
  parseExitFile,
} from "./run-record.ts";
import type { Handed, Params } from "./run-record.ts";
import type { BlobName } from "./spec.ts";
import { jobOf } from "./spec.ts";

const directoryMode = 0o751;

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
  readonly #bootIdentity: () => string;

  constructor(spool: string, bootIdentity: () => string) {
    this.#spool = spool;
    this.#bootIdentity = bootIdentity;
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
   * All files, `exit` with its handed slot last, each synced; then the directory and its parents. Nothing is
   * left on failure.
   */
  async make(run: NewRun): Promise<void> {
    const path = this.pathOf(run.handed.key);
    await this.#makeDirectory(path);
    try {
      await Promise.all([
        writeNewFile(join(path, "spec"), run.spec, 0o640),
        writeNewFile(join(path, "params"), encodeParams(run.params), 0o640),
        writeNewFile(join(path, "lock"), new Uint8Array(0), 0o640),
        run.script === null ? null : this.#writeBody(join(path, "script"), run.script, 0o500),
        run.stdin === null ? null : this.#writeBody(join(path, "stdin"), run.stdin, 0o400),
      ]);
      await writeNewFile(join(path, "exit"), encodeExitFile(run.handed, run.atMs), 0o640);
      await syncDirectory(path);
      await syncDirectory(dirname(path));
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
  async readExit(key: AttemptKey): Promise<ExitRecord | undefined> {
    const bytes = await readFileIfAny(join(this.pathOf(key), "exit"), exitBytes);
    return bytes === undefined ? undefined : parseExitFile(bytes);
  }

  async readClaim(key: AttemptKey): Promise<Claim | undefined> {
    const bytes = await readFileIfAny(join(this.pathOf(key), "claim"), claimBytesMax);
    if (bytes === undefined) return undefined;
    const claim = parseClaim(bytes);
    if (claim === undefined) throw new Fault(`read the claim of ${attemptName(key)}: it is damaged`);
    return claim;
  }

  /** Empty when it named nobody, or its spec is not readable any more. */
  async userAskedFor(key: AttemptKey): Promise<string> {
    const bytes = await readFileIfAny(join(this.pathOf(key), "spec"), limits.specBytesMax).catch(
      () => undefined,
    );
    const decoded = bytes === undefined ? undefined : jobOf(bytes);
    return decoded?.ok === true ? decoded.job.runAsUser : "";
  }

  async readParams(key: AttemptKey): Promise<Buffer | undefined> {
    return await readFileIfAny(join(this.pathOf(key), "params"), limits.specBytesMax);
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

  /** True when we took it; false when another has decided before. Durable either way. */
  async takeClaim(key: AttemptKey, kind: Exclude<ClaimKind, "start">, reason: string): Promise<boolean> {
    const path = this.pathOf(key);
    // What is decided is seen without writing: a job on a full disk must still be cancelled.
    if (await isThere(join(path, "claim"))) return false;
    const temporary = join(path, `claim.tmp.${randomBytes(8).toString("hex")}`);
    const author = { bootIdentity: this.#bootIdentity(), pid: process.pid, startTicks: ownStartTicks() };
    let won = true;
    try {
      await writeNewFile(temporary, encodeClaim(kind, author, { ms: Date.now(), reason }), 0o600);
      await link(temporary, join(path, "claim"));
    } catch (error) {
      if (codeOf(error) !== "EEXIST") throw error;
      won = false;
    } finally {
      await rm(temporary, { force: true });
    }
    await syncDirectory(path);
    return won;
  }

  async remove(key: AttemptKey): Promise<void> {
    const path = this.pathOf(key);
    await rm(path, { recursive: true, force: true });
    await syncDirectory(dirname(path)).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
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

  async #makeDirectory(path: string): Promise<void> {
    const ledger = dirname(path);
    const made = await mkdir(ledger, { recursive: true });
    if (made !== undefined) {
      await chmod(ledger, directoryMode);
      await syncDirectory(dirname(ledger));
    }
    await mkdir(path);
    await chmod(path, directoryMode);
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
    if (!stat.isFile() || stat.size !== blob.bytes)
      throw new BadBlob(`use blob ${blob.sha256}: its size is wrong`);
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

/** A script whose interpreter is missing fails as if it were missing itself. */
async function interpreterOf(script: string): Promise<string> {
  const bytes = await readFileIfAny(script, limits.scriptBytesMax).catch(() => undefined);
  const name = /^#![ \t]*([^ \t\n]+)/.exec(bytes?.toString("utf8", 0, interpreterBytesMax) ?? "")?.[1];
  return name === undefined ? "" : `the script's interpreter ${name}`;
}

/** execve(2): what the kernel reads of a #! line. */
const interpreterBytesMax = 255;

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

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

function ownStartTicks(): number {
  return startTicksOf("self") ?? 0;
}
