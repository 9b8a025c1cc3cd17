// What this host has refused: sealed passwords by digest, kept through restarts, so that one that was wrong
// is never tried again by itself (it would lock the person's account); and how often each user's was wrong
// lately. Called by password-proof.ts. It holds no password.
// The danger: a list that grows with guesses. Both are bounded, and the oldest goes first.
import { createHash } from "node:crypto";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import { readFileIfAny, replaceFile } from "./durable.ts";

type Row = { readonly digest: string; readonly expiresMs: number };

const lineBytesMax = 96;

export class RefusedPasswords {
  readonly #path: string;
  readonly #log: Log;
  readonly #rows = new Map<string, Row>();
  #failures: { readonly user: string; readonly atMs: number }[] = [];
  #writing: Promise<void> = Promise.resolve();

  private constructor(path: string, log: Log) {
    this.#path = path;
    this.#log = log;
  }

  static async open(path: string, log: Log): Promise<RefusedPasswords> {
    const refused = new RefusedPasswords(path, log);
    const bytes = await readFileIfAny(path, lineBytesMax * limits.refusedPasswordsMax);
    for (const line of bytes?.toString("latin1").split("\n") ?? []) {
      const [, digest = "", expires = ""] = /^([0-9a-f]{64}) ([0-9]{1,16})$/.exec(line) ?? [];
      if (digest !== "") refused.#rows.set(digest, { digest, expiresMs: Number(expires) });
    }
    return refused;
  }

  has(sealed: Uint8Array): boolean {
    return this.#rows.has(digestOf(sealed));
  }

  /** When PAM is not to be asked about this user: how long from now. */
  holdOffMs(user: string, nowMs: number): number {
    this.#failures = this.#failures.filter(({ atMs }) => atMs > nowMs - limits.passwordFailuresMs);
    const own = this.#failures.filter((failure) => failure.user === user);
    const waits = [
      [own, limits.passwordFailuresMax],
      [this.#failures, limits.passwordFailuresAllMax],
    ] as const;
    return Math.max(...waits.map(([found, most]) => holdOff(found, most, nowMs)));
  }

  /** Answered when it is durable: a monitor that is killed after that does not ask PAM again. */
  async add(user: string, sealed: Uint8Array, { expiresMs, nowMs }: Times): Promise<void> {
    this.#failures.push({ user, atMs: nowMs });
    const digest = digestOf(sealed);
    this.#rows.set(digest, { digest, expiresMs });
    for (const row of this.#rows.values()) if (row.expiresMs <= nowMs) this.#rows.delete(row.digest);
    for (const old of this.#rows.keys()) {
      if (this.#rows.size <= limits.refusedPasswordsMax) break;
      this.#rows.delete(old);
    }
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }

  async #write(): Promise<void> {
    const lines = [...this.#rows.values()].map(({ digest, expiresMs }) => `${digest} ${expiresMs}\n`);
    try {
      await replaceFile(this.#path, Buffer.from(lines.join("")), 0o600);
    } catch (error) {
      // The refusal stands all the same, and is remembered until this process ends.
      this.#log.error("refused_passwords.not_written", { error });
    }
  }
}

type Times = { readonly expiresMs: number; readonly nowMs: number };

function holdOff(failures: readonly { readonly atMs: number }[], most: number, nowMs: number): number {
  const oldest = failures.at(-most);
  return oldest === undefined ? 0 : oldest.atMs + limits.passwordFailuresMs - nowMs;
}

function digestOf(sealed: Uint8Array): string {
  return createHash("sha256").update(sealed).digest("hex");
}
