// How much output waits on this host for the scheduler, by user and altogether, against the quotas of the
// settings. Called by main.ts after each scan, and by launches.ts for whether there is room for another
// run. A quota that is used up is marked in <spool>/full, where supervisors look
// (docs/reference/run-directory.md). What one attempt may keep is counted by its own supervisor.
// The danger: a mark that outlives its cause stops jobs for nothing; every look makes all of them anew.
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Log } from "../../proto/common/log.ts";
import { isMissing, writeNewFile } from "./durable.ts";

/** Output of one attempt that the scheduler has not acknowledged. */
export type Held = { readonly uid: number; readonly bytes: number };

export type QuotasOptions = {
  readonly spool: string;
  /** as they are now; null: no quota */
  readonly bounds: () => { readonly all: number | null; readonly user: number | null };
  readonly log: Log;
};

const forAll = "all";

export class Quotas {
  readonly #options: QuotasOptions;
  readonly #directory: string;
  #sums: ReadonlyMap<string, number> = new Map();
  /** undefined: what an earlier monitor has left is not known yet */
  #marks: ReadonlySet<string> | undefined;
  /** a failure to mark is logged once, until it works again */
  #hasFailed = false;

  constructor(options: QuotasOptions) {
    this.#options = options;
    this.#directory = join(options.spool, "full");
  }

  /** Adds up, and makes the marks say so. A disk without room for a mark is full without it. */
  async look(held: Iterable<Held>): Promise<void> {
    this.#sums = summed(held);
    const wanted = new Set([...this.#sums.keys()].filter((whose) => this.#isUsedUp(whose)));
    try {
      const marks = this.#marks ?? (await this.#marksLeft());
      for (const mark of marks) if (!wanted.has(mark)) await rm(join(this.#directory, mark), { force: true });
      for (const mark of wanted) if (!marks.has(mark)) await this.#mark(mark);
      this.#marks = wanted;
      this.#hasFailed = false;
    } catch (error) {
      this.#marks = undefined;
      if (!this.#hasFailed) this.#options.log.error("quota.not_marked", { error });
      this.#hasFailed = true;
    }
  }

  /** Undefined: this user's next run may write. Else which quota is used up, in words. */
  usedUpFor(uid: number): string | undefined {
    const { all, user } = this.#options.bounds();
    if (this.#isUsedUp(forAll)) return `${this.#sums.get(forAll)} bytes of output wait; spool_max is ${all}`;
    const own = String(uid);
    if (!this.#isUsedUp(own)) return undefined;
    return `${this.#sums.get(own)} bytes of the user's output wait; spool_max_user is ${user}`;
  }

  #isUsedUp(whose: string): boolean {
    const quota = this.#options.bounds()[whose === forAll ? "all" : "user"];
    return quota !== null && (this.#sums.get(whose) ?? 0) >= quota;
  }

  async #marksLeft(): Promise<ReadonlySet<string>> {
    try {
      return new Set(await readdir(this.#directory));
    } catch (error) {
      if (isMissing(error)) return new Set();
      throw error;
    }
  }

  async #mark(whose: string): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o755 });
    await writeNewFile(join(this.#directory, whose), new Uint8Array(0), 0o644);
    this.#options.log.warn("quota.used_up", { reason: whose, bytes: this.#sums.get(whose) ?? 0 });
  }
}

function summed(held: Iterable<Held>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { uid, bytes } of held) {
    for (const whose of [forAll, String(uid)]) sums.set(whose, (sums.get(whose) ?? 0) + bytes);
  }
  return sums;
}
