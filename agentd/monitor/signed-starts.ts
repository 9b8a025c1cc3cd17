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

type Window = Pick<Job, "specId" | "issuedAtMs" | "notAfterMs" | "reruns" | "rerunsUntilMs" | "runAsUser">;
type Entry = { readonly untilMs: number; readonly attempts: Set<string> };

const firstLine = "reeve-signed-starts-1\n";

export class SignedStarts {
  readonly #path: string;
  readonly #entries = new Map<string, Entry>();
  /** what was signed before was perhaps started, and is not known any more */
  #floorMs = 0;
  /** the latest time at which a start was permitted: a clock that goes back brings nothing back */
  #seenMs = 0;
  #file: FileHandle | undefined;
  #size = 0;
  #compactAtBytes: number = limits.signedStartsCompactBytes;
  #last: Promise<void> = Promise.resolve();

  private constructor(path: string) {
    this.#path = path;
  }

  static async open(path: string, nowMs: number): Promise<SignedStarts> {
    const starts = new SignedStarts(path);
    const bytes = await readFileIfAny(path, limits.signedStartsBytesMax);
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
    const entry = this.#entries.get(job.specId);
    if (entry?.attempts.has(name) === true) return null;
    const refusal = this.#refusalOf(job, entry?.attempts.size ?? 0, nowMs);
    if (refusal !== null) return refusal;
    if (this.#size > limits.signedStartsBytesMax)
      return { reason: "spool_full", detail: `${this.#path} has no room for one start more` };
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

  #refusalOf(job: Window, started: number, nowMs: number): Refusal | null {
    if (this.#seenMs - limits.signedSkewMs > job.notAfterMs) {
      const ended = `the signed spec ended ${timeText(job.notAfterMs)}`;
      const clocks = `this host's clock was at ${timeText(this.#seenMs)} and now says ${timeText(nowMs)}`;
      return { reason: "outside_window", detail: `${ended}; ${clocks}` };
    }
    if (started === 0 && job.issuedAtMs < this.#floorMs)
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

  #keep(specId: string, name: string, untilMs: number): void {
    const entry = this.#entries.get(specId) ?? { untilMs, attempts: new Set<string>() };
    entry.attempts.add(name);
    this.#entries.set(specId, entry);
  }

  #drop(specId: string, name: string): void {
    const entry = this.#entries.get(specId);
    entry?.attempts.delete(name);
    if (entry?.attempts.size === 0) this.#entries.delete(specId);
  }

  /** One after the other: each is on the disk before its promise is kept. */
  #append(line: string): Promise<void> {
    const write = async (): Promise<void> => {
      if (this.#size > this.#compactAtBytes) await this.#rewrite();
      const bytes = Buffer.from(line);
      await this.#writeWhole(bytes);
      this.#size += bytes.length;
    };
    const mine = this.#last.catch(() => undefined).then(write);
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
      if (untilMs < this.#seenMs) this.#entries.delete(specId);
      else for (const name of attempts) lines.push(sealed(`start ${specId} ${name} ${untilMs} 0`));
    }
    const bytes = Buffer.from(lines.join(""));
    await replaceFile(this.#path, bytes, 0o600);
    await this.#file?.close();
    this.#file = await open(this.#path, "r+");
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
    else if (kind === "start") this.#keep(first, second, Number(third));
    else return false;
    this.#seenMs = Math.max(this.#seenMs, Number(fourth));
    return true;
  }
}

function needsSignature(job: Window, why: string): Refusal {
  return { reason: "needs_signature", detail: `needs a new signature by ${job.runAsUser}: ${why}` };
}

function timeText(ms: number): string {
  return ms <= limits.instantMsMax ? new Date(ms).toISOString() : String(ms);
}
