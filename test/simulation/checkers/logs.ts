// I6 and I11: the log that is stored is what was printed, and what was acked stays stored, whatever crashes.
// The danger: comparing the log with the host's record alone; here it is compared with the bytes that the job
// really wrote.
import { attemptName, parseAttemptName } from "../../../proto/common/ids.ts";
import type { Attempt } from "../../../scheduler/core/model.ts";
import { joined } from "../jobs.ts";
import { describeKey, nameOfRun } from "./history.ts";
import type { History } from "./history.ts";

/** I6: complete means every byte, in order. */
export function completeMeansAll(history: History, row: Attempt, before: Attempt | undefined): void {
  if (row.logState !== "complete" || before?.logState === "complete") return;
  const name = attemptName(row);
  if (history.truth.clonedAgents.has(row.agent)) return;
  const written = joined(history.truth.attempts.get(name)?.written ?? []);
  const stored = history.disk.log(row);
  // Of a supervisor that died the record counts what it had taken; what the job wrote later nobody could
  // read.
  const isShort = history.truth.unaccounted.has(name) && stored.length <= written.length;
  if (!isPrefix(stored, written) || (!isShort && stored.length !== written.length)) {
    history.violate(
      "I6",
      `the log of ${describeKey(row)} is complete with ${stored.length} of ${written.length} bytes`,
    );
  }
}

/** I6: damaged means that the end of the log is lost, and not that nobody fetched it. */
export function damagedMeansLost(history: History, row: Attempt, before: Attempt | undefined): void {
  if (row.logState !== "damaged" || before?.logState === "damaged") return;
  const { truth } = history;
  if (truth.clonedAgents.has(row.agent) || truth.unaccounted.has(attemptName(row))) return;
  // What a spool took with it nobody can send; what a host has settled in a lost time it has forgotten.
  if (truth.brokenSpools.has(row.spoolId) || truth.lostSinceMs < Number.POSITIVE_INFINITY) return;
  history.violate("I6", `the log of ${describeKey(row)} is damaged, and its host had all of it`);
}

/**
 * I6 and I11, asked at the end and after each crash: a prefix of what was printed, and never less than was
 * acked.
 */
export function storedIsTrue(history: History): void {
  for (const [name, stored] of history.disk.logs) {
    const real = history.truth.attempts.get(name);
    if (real === undefined || history.truth.clonedAgents.has(real.host)) continue;
    if (!isPrefix(stored, joined(real.written)))
      history.violate("I6", `the log of ${name.slice(-8)} has other bytes`);
  }
  for (const [name, acked] of history.truth.acked) {
    const key = parseAttemptName(name);
    const stored = key === undefined ? 0 : history.disk.log(key).length;
    if (stored < acked)
      history.violate("I11", `of the log of ${name.slice(-8)} ${acked} were acked, ${stored} are stored`);
  }
}

/**
 * I11: whoever was told a number finds the run. What was promised in a time that a restore took back is
 * void.
 */
export function promisesKept(history: History): void {
  for (const { ledger, run, atMs } of history.truth.promised) {
    if (atMs >= history.truth.lostSinceMs) continue;
    if (!history.runs.has(nameOfRun({ ledger, run })))
      history.violate("I11", `run ${run} was promised and is gone`);
  }
}

function isPrefix(part: Uint8Array, all: Uint8Array): boolean {
  return part.length <= all.length && part.every((byte, at) => byte === all[at]);
}
