// Removes what is old when a person asks, or says what that would be. Called by server.ts. What may go, and
// how, is the retention's (given as a port).
// The danger: a person who asked for less than was removed; the days are checked here and nothing is
// assumed.
import { setTimeout as delay } from "node:timers/promises";
import { limits } from "../../proto/common/limits.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { ApiPorts, PruneWish } from "./ports.ts";
import { Refusal } from "./refusal.ts";

export type Telling = {
  readonly send: (message: reeve.v1.PruneReply.$Properties) => Promise<void>;
  readonly signal: AbortSignal;
};

/** A caller who leaves does not stop it: the step in hand and all others are what was asked for. */
export async function pruneHistory(
  request: reeve.v1.PruneRequest,
  ports: ApiPorts,
  to: Telling,
): Promise<void> {
  const wish: PruneWish = { olderThan: days(request.olderThanDays), keepLogs: days(request.keepLogsDays) };
  if (request.dryRun) {
    const { runs, logs, logBytes, databaseBytes } = await ports.retention.foresee(wish);
    return to.send({ done: true, runs, logs, logBytes, databaseBytes });
  }
  const pruning = ports.retention.prune(wish);
  const over = new AbortController();
  const end = (): void => over.abort();
  pruning.then(end, end);
  while (!over.signal.aborted) {
    await delay(limits.heartbeatMs, undefined, { signal: over.signal }).catch(() => undefined);
    if (!over.signal.aborted) await to.send({});
  }
  const pruned = await pruning;
  if (pruned === undefined)
    throw new Refusal("busy", "a backup is being made, and nothing is removed meanwhile");
  await to.send({ done: true, ...pruned });
}

function days(asked: number): number | undefined {
  if (asked < -1 || asked > limits.pruneDaysMax)
    throw new Refusal("usage", `days are 0 to ${limits.pruneDaysMax}, not ${asked}`);
  return asked === -1 ? undefined : asked;
}
