// Removes what is old: history, logs, specs and bodies, by the ages and sizes of the settings, every hour,
// or by a person's wish (`reeve prune`). One small step after the other, so that commits never wait long.
// Made by daemon.ts; the API calls `prune` and `foresee`. What may go at all is the store's to say
// (store/retained.ts).
// The danger: a log that is removed while its row still speaks of it, or a file that nothing speaks of any
// more; so the row says it first, the name stays in a list, and leaves the list when the file is gone.
import { setTimeout as delay } from "node:timers/promises";
import { hexOf } from "../proto/common/ids.ts";
import { limits } from "../proto/common/limits.ts";
import type { Log } from "../proto/common/log.ts";
import { blobsOf } from "../proto/common/spec.ts";
import { reeve } from "../proto/gen/reeve.js";
import type { PruneWish } from "./api/ports.ts";
import type { LogRemover } from "./logs/log-store.ts";
import type { Ages, PruneOrder, Retained, UnreadSpec } from "./store/retained.ts";

/** The settings: days (0 = for ever) and bytes (0 = no bound). */
export type KeepRules = {
  readonly historyDays: number;
  readonly logDays: number;
  readonly logBytes: number;
  readonly databaseBytes: number;
};

export type Pruned = {
  readonly runs: number;
  readonly logs: number;
  readonly logBytes: number;
  readonly databaseBytes: number;
};

type Parts = {
  readonly store: Retained;
  readonly logs: LogRemover;
  /** as they are now: a reload changes them */
  readonly rules: () => KeepRules;
  readonly now: () => number;
  readonly log: Log;
};

type Bounded = Ages & Pick<PruneOrder, "logBytesMost">;

const dayMs = 86_400_000;
const noBounds = { logBytes: 0, databaseBytes: 0 };

export class Retention implements AsyncDisposable {
  readonly #parts: Parts;
  readonly #stopping = new AbortController();
  /** one at a time, in order */
  #last: Promise<unknown> = Promise.resolve();
  #timer: NodeJS.Timeout;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#timer = setTimeout(() => this.#routine(), limits.pruneFirstMs);
  }

  /**
   * What `prune` would take now. How many runs the bound of the database takes shows only when they go: so it
   * is told by how many bytes it is exceeded.
   */
  async foresee(wish: PruneWish): Promise<Pruned> {
    const { logBytes: kept, databaseBytes: bound } = isByDays(wish) ? noBounds : this.#parts.rules();
    const order = { ...this.#ages(wish), ...(kept > 0 && { logBytesKept: kept }) };
    const { runs, logs, logBytes, databaseBytes } = await this.#parts.store.weigh(order);
    return { runs, logs, logBytes, databaseBytes: bound > 0 ? Math.max(0, databaseBytes - bound) : 0 };
  }

  /** Undefined when a backup is being made: try again after it. */
  prune(wish: PruneWish): Promise<Pruned | undefined> {
    const mine = this.#last.then(() => this.#prune(wish));
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  /** Ends after the step in hand. */
  async [Symbol.asyncDispose](): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopping.abort();
    await this.#last;
  }

  #routine(): void {
    const { log } = this.#parts;
    this.prune({ olderThan: undefined, keepLogs: undefined })
      .then((pruned) => {
        if (pruned !== undefined && pruned.runs + pruned.logs > 0)
          log.info("retention.pruned", { bytes: pruned.logBytes + pruned.databaseBytes });
      })
      .catch((error: unknown) => log.error("retention.failed", { error }))
      .finally(() => {
        if (!this.#stopping.signal.aborted)
          this.#timer = setTimeout(() => this.#routine(), limits.pruneEveryMs);
      });
  }

  async #prune(wish: PruneWish): Promise<Pruned | undefined> {
    await this.#readSpecs();
    const before = await this.#parts.store.weigh({ runsBeforeMs: 0, logsBeforeMs: 0 });
    const sum = { runs: 0, logs: 0, logBytes: await this.#removeDoomed() };
    const take = async (ages: Bounded): Promise<boolean | undefined> => {
      const step = await this.#parts.store.prune({ ...ages, most: limits.pruneStepMax });
      if (step === undefined) return undefined;
      sum.runs += step.runs;
      sum.logs += step.logs;
      sum.logBytes += await this.#removeDoomed();
      await delay(limits.pruneStepEveryMs);
      return step.runs + step.logs > 0 && !this.#stopping.signal.aborted;
    };
    for (const isByAge of [true, false]) {
      for (;;) {
        const ages = isByAge
          ? { ...this.#ages(wish), logBytesMost: Number.POSITIVE_INFINITY }
          : await this.#excess(wish);
        const hasMore = ages === undefined ? false : await take(ages);
        if (hasMore === undefined) return undefined;
        if (!hasMore) break;
      }
    }
    await this.#dropUnused();
    const after = await this.#parts.store.weigh({ runsBeforeMs: 0, logsBeforeMs: 0 });
    while (!this.#stopping.signal.aborted && (await this.#parts.store.shrink()))
      await delay(limits.pruneStepEveryMs);
    return { ...sum, databaseBytes: Math.max(0, before.databaseBytes - after.databaseBytes) };
  }

  #ages({ olderThan, keepLogs }: PruneWish): Ages {
    const { now } = this.#parts;
    const rules = this.#parts.rules();
    const beforeMs = (days: number): number => now() - days * dayMs;
    const bySetting = (days: number): number => (days === 0 ? 0 : beforeMs(days));
    return {
      runsBeforeMs: olderThan === undefined ? bySetting(rules.historyDays) : beforeMs(olderThan),
      logsBeforeMs: keepLogs === undefined ? bySetting(rules.logDays) : beforeMs(keepLogs),
    };
  }

  /** The oldest go while there is more than the settings allow. Undefined: there is not. */
  async #excess(wish: PruneWish): Promise<Bounded | undefined> {
    if (isByDays(wish)) return undefined;
    const { store, now } = this.#parts;
    const rules = this.#parts.rules();
    const { allLogBytes, databaseBytes } = await store.weigh({ runsBeforeMs: 0, logsBeforeMs: 0 });
    const hasManyLogs = rules.logBytes > 0 && allLogBytes > rules.logBytes;
    const isLarge = rules.databaseBytes > 0 && databaseBytes > rules.databaseBytes;
    if (!hasManyLogs && !isLarge) return undefined;
    const logBytesMost = Math.max(0, allLogBytes - rules.logBytes);
    return { runsBeforeMs: isLarge ? now() : 0, logsBeforeMs: hasManyLogs ? now() : 0, logBytesMost };
  }

  /** Files of logs that no row speaks of. What somebody reads at this moment stays for the next time. */
  async #removeDoomed(): Promise<number> {
    const { store, logs } = this.#parts;
    let bytes = 0;
    for (;;) {
      const doomed = await store.doomedLogs(limits.pruneStepMax);
      const removed = [];
      for (const key of doomed) {
        const size = await logs.remove(key);
        if (size !== undefined) removed.push(key);
        bytes += size ?? 0;
      }
      if (removed.length > 0) await store.logsRemoved(removed);
      if (doomed.length < limits.pruneStepMax || removed.length === 0) return bytes;
    }
  }

  /** Which bodies the specs name that have come since the last time. Never beside a prune: see noteBlobs. */
  async #readSpecs(): Promise<void> {
    const { store } = this.#parts;
    for (;;) {
      const { upTo, specs } = await store.unreadSpecs(limits.pruneStepMax);
      if (upTo === 0 || this.#stopping.signal.aborted) return;
      await store.noteBlobs(upTo, specs.flatMap(usesOf));
    }
  }

  async #dropUnused(): Promise<void> {
    for (let from = 0; !this.#stopping.signal.aborted; ) {
      const { next } = await this.#parts.store.dropUnused(from, limits.pruneStepMax);
      if (next === 0) return;
      from = next;
      await delay(limits.pruneStepEveryMs);
    }
  }
}

/** Then no size counts. */
function isByDays({ olderThan, keepLogs }: PruneWish): boolean {
  return olderThan !== undefined || keepLogs !== undefined;
}

function usesOf({ sha256, bytes }: UnreadSpec) {
  // Decoded, not judged: a spec that a later build would refuse still names its bodies.
  const named = blobsOf(reeve.v1.JobSpec.decode(bytes));
  return named.map((blob) => ({ sha256: hexOf(blob.sha256), specSha256: sha256 }));
}
