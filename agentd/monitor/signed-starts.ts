// <spool>/signed-starts: which attempts of each signed spec this host has let start, so that a signature
// permits as many starts as it says and no more. Append-only sealed lines, each synced before its attempt
// starts. Called by signatures.ts, last of all checks.
// The danger: a signature that starts again what it has started. Nothing is dropped before its time has
// passed by the latest clock that was ever seen here; without the file (new, lost, damaged) whatever was
// signed before is refused.
import assert from "node:assert/strict";
import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { attemptName, isSha256, parseAttemptName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { readFileIfAny, replaceFile } from "./durable.ts";
import type { Refusal } from "./policy.ts";
import { sealed, unsealed } from "./sealed-line.ts";
import type { Job } from "./spec.ts";
import { timeText } from "./time-text.ts";

type Window = Pick<Job, "specId" | "issuedAtMs" | "notAfterMs" | "reruns" | "rerunsUntilMs" | "runAsUser">;
/** `attempts`: whether it is spent, by name. */
type Entry = { untilMs: number; readonly attempts: Map<string, boolean> };

const firstLine = "reeve-signed-starts-1\n";

export class SignedStarts {
  readonly #path: string;
  readonly #entries = new Map<string, Entry>();
  /** the spec of each attempt */
  readonly #specOf = new Map<string, string>();
  /** what was signed before was perhaps started, and is not known any more */
  #floorMs = 0;
  /** the latest time at which a start was permitted: a clock that goes back brings nothing back */
  #seenMs = 0;
  #file: FileHandle | undefined;
  #size = 0;
  #compactAtBytes: number = limits.signedStartsCompactBytes;
  #last: Promise<void> = Promise.resolve();

  readonly #bytesMax: number;

  private constructor(path: string, bytesMax: number) {
    this.#path = path;
    this.#bytesMax = bytesMax;
  }

  static async open(
    path: string,
    nowMs: number,
    bytesMax: number = limits.signedStartsBytesMax,
  ): Promise<SignedStarts> {
    const starts = new SignedStarts(path, bytesMax);
    // More than `take` lets it grow to, or a full one would keep the monitor from starting.
    const bytes = await readFileIfAny(path, 2 * bytesMax);
    const isWhole = starts.#load((bytes ?? Buffer.alloc(0)).toString("latin1"));
    if (!isWhole) starts.#floorMs = Math.max(nowMs, starts.#seenMs);
    await starts.#rewrite();
    return starts;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#last.catch(() => undefined);
    await this.#file?.close();
  }

  /** Null: this attempt may start, and that is on the disk. */
  async take(job: Window, key: AttemptKey, nowMs: number): Promise<Refusal | null> {
    const name = attemptName(key);
    // First: from the look at what has started to the word that this has, nobody else may have a turn.
    const hasRoom = await this.#hasRoom(nowMs);
    const entry = this.#entries.get(job.specId);
    const isSpent = entry?.attempts.get(name);
    if (isSpent === false) return null;
    if (isSpent === true) return needsSignature(job, "this attempt was started here, and is over");
    const refusal = this.#refusalOf(job, entry?.attempts.size ?? 0, nowMs);
    if (refusal !== null) return refusal;
    if (!hasRoom) return { reason: "spool_full", detail: `${this.#path} has no room for one start more` };
    const untilMs = Math.max(job.notAfterMs, job.rerunsUntilMs) + limits.signedSkewMs;
    // In memory at once: two orders that wait for the same disk are two starts.
    this.#keep(job.specId, name, untilMs);
    try {
      await this.#append(sealed(`start ${job.specId} ${name} ${untilMs} ${nowMs}`));
    } catch (error) {
      this.#drop(job.specId, name);
      throw error;
    }
    this.#seenMs = Math.max(this.#seenMs, nowMs);
    return null;
  }

  /** It did not start after all, and never will. */
  async giveBack(specId: string, key: AttemptKey): Promise<void> {
    await this.#append(sealed(`undone ${specId} ${attemptName(key)}`));
    this.#drop(specId, attemptName(key));
  }

  /**
   * Its run directory is about to go. As long as that is there, the same order again starts nothing; from now
   * on this does it, because what else remembers the attempt is dropped before the signature's time is over.
   */
  async spend(key: AttemptKey): Promise<void> {
    const name = attemptName(key);
    const specId = this.#specOf.get(name);
    const entry = specId === undefined ? undefined : this.#entries.get(specId);
    if (specId === undefined || entry === undefined || entry.attempts.get(name) !== false) return;
    await this.#append(sealed(`spent ${specId} ${name} ${entry.untilMs} 0`));
    entry.attempts.set(name, true);
  }

  /** A full list is rid of what is over by now, as if something had been started now. */
  async #hasRoom(nowMs: number): Promise<boolean> {
    if (this.#size <= this.#bytesMax) return true;
    this.#seenMs = Math.max(this.#seenMs, nowMs);
    const isOver = ({ untilMs }: Entry): boolean => untilMs < this.#seenMs;
    if ([...this.#entries.values()].some(isOver)) await this.#inTurn(() => this.#rewrite());
    return this.#size <= this.#bytesMax;
  }

  #refusalOf(job: Window, started: number, nowMs: number): Refusal | null {
    if (this.#seenMs - limits.signedSkewMs > job.notAfterMs) {
      const ended = `the signed spec ended ${timeText(job.notAfterMs)}`;
      const clocks = `this host's clock was at ${timeText(this.#seenMs)} and now says ${timeText(nowMs)}`;
      return { reason: "outside_window", detail: `${ended}; ${clocks}` };
    }
    if (job.issuedAtMs < this.#floorMs)
      return needsSignature(job, `this host knows only what was started since ${timeText(this.#floorMs)}`);
    if (started === 0) return null;
    const times = started === 1 ? "once" : `${started} times`;
    if (started > job.reruns)
      return needsSignature(
        job,
        `it was started here ${times}, and the signature permits ${job.reruns} reruns`,
      );
    if (job.rerunsUntilMs !== 0 && nowMs - limits.signedSkewMs > job.rerunsUntilMs)
      return needsSignature(job, `the signature permits reruns until ${timeText(job.rerunsUntilMs)}`);
    return null;
  }

  #keep(specId: string, name: string, untilMs: number, isSpent = false): void {
    const entry = this.#entries.get(specId) ?? { untilMs, attempts: new Map<string, boolean>() };
    entry.untilMs = Math.max(entry.untilMs, untilMs);
    entry.attempts.set(name, isSpent);
    this.#entries.set(specId, entry);
    this.#specOf.set(name, specId);
  }

  #drop(specId: string, name: string): void {
    const entry = this.#entries.get(specId);
    entry?.attempts.delete(name);
    if (this.#specOf.get(name) === specId) this.#specOf.delete(name);
    if (entry?.attempts.size === 0) this.#entries.delete(specId);
  }

  /** One after the other: each is on the disk before its promise is kept. */
  #append(line: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#size > this.#compactAtBytes) await this.#rewrite();
      const bytes = Buffer.from(line);
      await this.#writeWhole(bytes);
      this.#size += bytes.length;
    });
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.#last.catch(() => undefined).then(work);
    this.#last = mine;
    return mine;
  }

  /** A disk that fills up takes a part first: such a line is taken back, or a later one would follow it. */
  async #writeWhole(bytes: Buffer): Promise<void> {
    const file = this.#file;
    assert(file !== undefined);
    try {
      for (let at = 0; at < bytes.length; )
        at += (await file.write(bytes, at, bytes.length - at, this.#size + at)).bytesWritten;
      await file.datasync();
    } catch (error) {
      await file.truncate(this.#size);
      throw error;
    }
  }

  /** Without what no clock of ours can bring back. */
  async #rewrite(): Promise<void> {
    const lines = [firstLine, sealed(`floor ${this.#floorMs} ${this.#seenMs}`)];
    for (const [specId, { untilMs, attempts }] of this.#entries) {
      for (const [name, isSpent] of attempts) {
        if (untilMs < this.#seenMs) this.#drop(specId, name);
        else lines.push(sealed(`${isSpent ? "spent" : "start"} ${specId} ${name} ${untilMs} 0`));
      }
    }
    const bytes = Buffer.from(lines.join(""));
    await replaceFile(this.#path, bytes, 0o600);
    await this.#file?.close();
    this.#file = await open(this.#path, "a");
    this.#size = bytes.length;
    this.#compactAtBytes = Math.max(limits.signedStartsCompactBytes, 2 * bytes.length);
  }

  /** False: something that was there is gone. A torn last line was promised to nobody. */
  #load(text: string): boolean {
    if (!text.startsWith(firstLine)) return false;
    const lines = text.slice(firstLine.length).split("\n").slice(0, -1);
    return lines.map((line) => this.#take(line)).every((isGood) => isGood) && lines.length > 0;
  }

  #take(line: string): boolean {
    const [kind, first = "", second = "", third = "", fourth = ""] = unsealed(line)?.split(" ") ?? [];
    if (kind === "floor") {
      [this.#floorMs, this.#seenMs] = [Number(first), Number(second)];
      return true;
    }
    if (!isSha256(first) || parseAttemptName(second) === undefined) return false;
    if (kind === "undone") this.#drop(first, second);
    else if (kind === "start" || kind === "spent") this.#keep(first, second, Number(third), kind === "spent");
    else return false;
    this.#seenMs = Math.max(this.#seenMs, Number(fourth));
    return true;
  }
}

function needsSignature(job: Window, why: string): Refusal {
  return { reason: "needs_signature", detail: `needs a new signature by ${job.runAsUser}: ${why}` };
}
