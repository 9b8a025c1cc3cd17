// <spool>/claims: what the monitor must never forget about attempts that have no run directory (any more):
// forgotten and refused ones, the highest fence and the order floor of each ledger. Append-only lines, each
// with its CRC, synced in groups. Called by requests.ts alone. Whoever gets a promise from here may answer
// only when it is kept.
// The danger: an attempt that was settled and starts again; so a damaged line in the middle stops the daemon.
import type { FileHandle } from "node:fs/promises";
import { open, rm, stat } from "node:fs/promises";
import { Fault } from "../../proto/common/fault.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { attemptName, isLedger, parseAttemptName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { LedgerMark } from "../ipc.ts";
import { isDiskFull, readFileIfAny, replaceFile } from "./durable.ts";
import { sealed, unsealed } from "./sealed-line.ts";

export type Settled = {
  readonly key: AttemptKey;
  readonly seq: number;
  readonly kind: "forgotten" | "refused";
  /** refused: why */
  readonly reason: string;
  readonly permanent: boolean;
  readonly detail: string;
};

type Marks = { floor: number; fence: number };
type Waiter = { readonly done: () => void; readonly failed: (error: unknown) => void };

const firstLine = "reeve-claims-1\n";

export class Claims {
  readonly #path: string;
  readonly #bytesMax: number;
  readonly #settled = new Map<string, Settled>();
  readonly #marks = new Map<string, Marks>();
  #file: FileHandle;
  #size: number;
  #lines: string[] = [];
  #waiters: Waiter[] = [];
  #writing = false;
  #broken: unknown = null;

  private constructor(path: string, bytesMax: number, file: FileHandle, size: number) {
    this.#path = path;
    this.#bytesMax = bytesMax;
    this.#file = file;
    this.#size = size;
  }

  /** Makes the file when there is none. A torn last line is cut off; any other damage is a Fault. */
  static async open(path: string, bytesMax: number = limits.claimsBytesMax): Promise<Claims> {
    const found = await readFileIfAny(path, 2 * Math.max(bytesMax, limits.claimsBytesMax));
    if (found === undefined || found.length === 0) await replaceFile(path, Buffer.from(firstLine), 0o600);
    const bytes = found === undefined || found.length === 0 ? Buffer.from(firstLine) : found;
    const file = await open(path, "r+");
    const claims = new Claims(path, bytesMax, file, 0);
    try {
      claims.#size = claims.#load(bytes.toString("latin1"));
      if (claims.#size < bytes.length) await file.truncate(claims.#size);
    } catch (error) {
      await file.close();
      throw error;
    }
    return claims;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#file.close();
  }

  find(key: AttemptKey): Settled | undefined {
    return this.#settled.get(attemptName(key));
  }

  /** Unknown attempts of that ledger at or below it were settled once, or can no longer be told from such. */
  floorOf(ledger: string): number {
    return this.#marks.get(ledger)?.floor ?? 0;
  }

  /** Whether words of that ledger may be taken: each ledger is remembered for ever, so there is a bound. */
  hasRoomFor(ledger: string): boolean {
    return this.#marks.has(ledger) || this.#marks.size < limits.ledgersMax;
  }

  fenceOf(ledger: string): number {
    return this.#marks.get(ledger)?.fence ?? 0;
  }

  marks(): readonly LedgerMark[] {
    return [...this.#marks].map(([ledger, { floor, fence }]) => ({ ledger, floor, fence }));
  }

  /** Durable when the promise is kept; found from then on. */
  async settle(settled: Settled): Promise<void> {
    await this.#append(lineOf(settled), () => this.#keep(settled));
  }

  async raiseFence(ledger: string, fence: number): Promise<void> {
    if (fence <= this.fenceOf(ledger)) return;
    const marks = this.#marksOf(ledger);
    await this.#append(sealed(`fence ${ledger} ${fence}`), () => {
      marks.fence = Math.max(marks.fence, fence);
    });
  }

  /**
   * How many bytes are good. Bad lines at the very end were never promised to anybody; before a good one
   * they are damage.
   */
  #load(text: string): number {
    if (!text.startsWith(firstLine))
      throw new Fault(`read ${this.#path}: it does not begin with ${firstLine.trim()}`);
    let good = firstLine.length;
    let at = good;
    for (const line of text.slice(at).split("\n").slice(0, -1)) {
      const isGood = this.#take(line);
      if (isGood && good < at)
        throw new Fault(`read ${this.#path}: it is damaged at byte ${good}; restore the spool`);
      at += line.length + 1;
      if (isGood) good = at;
    }
    return good;
  }

  #take(line: string): boolean {
    const payload = unsealed(line);
    const words = payload?.split(" ") ?? [];
    const [kind = "", name = "", number = ""] = words;
    const value = Number(number);
    if (!/^[0-9]{1,16}$/.test(number) || !Number.isSafeInteger(value)) return false;
    if (kind === "fence" || kind === "floor") {
      if (!isLedger(name)) return false;
      const marks = this.#marksOf(name);
      marks[kind] = Math.max(marks[kind], value);
      return true;
    }
    const key = parseAttemptName(name);
    if (key === undefined || (kind !== "forgotten" && kind !== "refused")) return false;
    const [reason = "", permanent = "", detail = ""] = words.slice(3);
    this.#keep({
      key,
      seq: value,
      kind,
      reason,
      permanent: permanent === "1",
      detail: decodeURIComponent(detail),
    });
    return true;
  }

  #keep(settled: Settled): void {
    this.#settled.set(attemptName(settled.key), settled);
  }

  #marksOf(ledger: string): Marks {
    const marks = this.#marks.get(ledger) ?? { floor: 0, fence: 0 };
    this.#marks.set(ledger, marks);
    return marks;
  }

  /** `apply` is done as soon as the line is durable, before anything else is written or compacted. */
  #append(line: string, apply: () => void): Promise<void> {
    if (this.#broken !== null)
      return Promise.reject(new Fault(`write ${this.#path}`, { cause: this.#broken }));
    return new Promise((resolve, failed) => {
      const done = (): void => {
        apply();
        resolve();
      };
      this.#lines.push(line);
      this.#waiters.push({ done, failed });
      if (!this.#writing) this.#writeAll().catch((error: unknown) => this.#broke(error));
    });
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    try {
      while (this.#lines.length > 0) {
        const bytes = Buffer.from(this.#lines.join(""));
        const waiters = this.#waiters;
        this.#lines = [];
        this.#waiters = [];
        await this.#writeOnce(bytes, waiters);
        if (this.#size > this.#bytesMax) await this.#compact();
      }
    } finally {
      this.#writing = false;
    }
  }

  /**
   * A compaction that failed: what it was to replace is whole, but no later write may be believed to be in
   * it.
   */
  #broke(error: unknown): void {
    this.#broken = error;
    for (const { failed } of this.#waiters.splice(0))
      failed(new Fault(`write ${this.#path}`, { cause: error }));
  }

  async #writeOnce(bytes: Buffer, waiters: readonly Waiter[]): Promise<void> {
    try {
      // A disk that fills up takes a part first, and says why only when it is asked again.
      for (let at = 0; at < bytes.length; ) {
        at += (await this.#file.write(bytes, at, bytes.length - at, this.#size + at)).bytesWritten;
      }
      await this.#file.datasync();
      this.#size += bytes.length;
      for (const waiter of waiters) waiter.done();
    } catch (error) {
      // A shorter write at the same place would leave whole lines of this one behind a torn one: damage.
      await this.#file.truncate(this.#size);
      const fault = new Fault(`write ${this.#path}`, { cause: error });
      for (const waiter of waiters) waiter.failed(fault);
    }
  }

  /**
   * Keeps the newer half of each ledger. What is dropped lies below the floor, and the floor answers for it.
   */
  async #compact(): Promise<void> {
    const floors = this.#newFloors();
    const floorOf = (ledger: string): number => floors.get(ledger) ?? this.floorOf(ledger);
    const lines = [firstLine];
    for (const [ledger, { fence }] of this.#marks) {
      lines.push(sealed(`floor ${ledger} ${floorOf(ledger)}`), sealed(`fence ${ledger} ${fence}`));
    }
    for (const settled of this.#settled.values()) {
      if (settled.seq > floorOf(settled.key.ledger)) lines.push(lineOf(settled));
    }
    const bytes = Buffer.from(lines.join(""));
    if (!(await this.#replace(bytes))) return;
    await this.#file.close();
    this.#file = await open(this.#path, "r+");
    this.#size = bytes.length;
    // Only now may a floor answer: before it was durable, an attempt refused by it could have started again.
    for (const [ledger, floor] of floors) this.#marksOf(ledger).floor = floor;
    for (const [name, { key, seq }] of this.#settled) {
      if (seq <= this.floorOf(key.ledger)) this.#settled.delete(name);
    }
  }

  /** False: the disk has no room for it, and the old file stays in use. */
  async #replace(bytes: Buffer): Promise<boolean> {
    try {
      await replaceFile(this.#path, bytes, 0o600);
      return true;
    } catch (error) {
      const isSame = (await stat(this.#path)).ino === (await this.#file.stat()).ino;
      if (!isSame || !isDiskFull(error)) throw error;
      await rm(`${this.#path}.new`, { force: true });
      return false;
    }
  }

  #newFloors(): Map<string, number> {
    const seqs = new Map<string, number[]>();
    for (const { key, seq } of this.#settled.values()) {
      const list = seqs.get(key.ledger) ?? [];
      list.push(seq);
      seqs.set(key.ledger, list);
    }
    const floors = new Map<string, number>();
    for (const [ledger, list] of seqs) {
      list.sort((a, b) => a - b);
      floors.set(ledger, Math.max(this.floorOf(ledger), list[Math.floor(list.length / 2)] ?? 0));
    }
    return floors;
  }
}

function lineOf(settled: Settled): string {
  const head = `${settled.kind} ${attemptName(settled.key)} ${settled.seq}`;
  if (settled.kind === "forgotten") return sealed(head);
  return sealed(
    `${head} ${settled.reason} ${settled.permanent ? 1 : 0} ${encodeURIComponent(settled.detail)}`,
  );
}
