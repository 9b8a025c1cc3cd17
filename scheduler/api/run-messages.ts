// Rows as the messages of run.proto. Called by runs.ts. It reads nothing and decides nothing but what is left
// out of an answer that would be larger than a client accepts.
// The danger: a field that is forgotten shows as zero, which for a time or a status is a lie.
import { bytesOfHex } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { reeve } from "../../proto/gen/reeve.js";
import type { Attempt, JournalEntry, LogTotals, Run } from "../core/model.ts";
import type { RunRecord } from "../store/store.ts";

export function runMessage(run: Run, why: string): reeve.v1.Run.$Properties {
  return {
    run: run.run,
    state: run.state,
    job: run.job,
    agent: run.agent,
    queue: run.queue,
    priority: run.priority,
    by: run.by,
    requestedUser: run.requestedUser,
    method: run.method,
    submittedAtMs: run.submittedAtMs,
    startAtMs: run.startAtMs,
    startByMs: run.startByMs,
    endedAtMs: run.endedAtMs,
    attempt: run.attempt,
    reason: run.reason,
    why,
    restartOf: run.restartOf,
    specSha256: bytes(run.specSha256),
    proof: run.proof,
    retriesMax: run.retry.retriesMax,
    retries: run.retries,
    retryDelayMs: run.retry.delayMs,
    retryDelayMaxMs: run.retry.delayMsMax,
    retryOn: run.retry.on.map(({ first, last }) => ({ first, last })),
  };
}

/** The newest attempts and journal rows, up to their bounds. */
export function detailMessage(
  record: RunRecord,
  why: string,
  spec: Uint8Array | undefined,
): reeve.v1.RunDetail.$Properties {
  return {
    run: runMessage(record.run, why),
    attempts: record.attempts.slice(-limits.shownAttemptsMax).map(attemptMessage),
    journal: record.journal.slice(-limits.shownJournalMax).map(journalMessage),
    spec: spec !== undefined && spec.length <= limits.shownSpecBytesMax ? spec : new Uint8Array(0),
  };
}

/** The spec to be looked at, its variables without their values. It is no longer what was submitted. */
export function withoutValues(bytes: Uint8Array): Uint8Array {
  const spec = reeve.v1.JobSpec.decode(bytes);
  if (spec.environment.length === 0) return bytes;
  spec.environment = spec.environment.map(
    ({ name }) => new reeve.v1.Variable({ name: name ?? new Uint8Array(0) }),
  );
  return reeve.v1.JobSpec.encode(spec).finish();
}

function attemptMessage(attempt: Attempt): reeve.v1.Attempt.$Properties {
  const { exit, log } = attempt;
  return {
    attempt: attempt.attempt,
    state: attempt.state,
    agent: attempt.agent,
    orderedAtMs: attempt.orderedAtMs,
    startedAtMs: attempt.startedAtMs,
    endedAtMs: attempt.endedAtMs,
    pid: attempt.pid,
    ...(exit === null ? {} : { exit: { ...exit, leftPids: [...exit.leftPids] } }),
    reason: attempt.reason,
    detail: attempt.detail,
    ...(log === null ? {} : { log: totalsMessage(log) }),
    logStoredBytes: attempt.logStoredBytes,
    logState: attempt.logState,
    stalled: attempt.stalled,
    unsupervised: attempt.unsupervised,
    survivors: [...attempt.survivors],
    ledger: bytes(attempt.ledger),
  };
}

function totalsMessage(log: LogTotals): reeve.v1.LogTotals.$Properties {
  return {
    ...log,
    frameSha256: bytes(log.frameSha256),
    stdoutSha256: bytes(log.stdoutSha256),
    stderrSha256: bytes(log.stderrSha256),
  };
}

function journalMessage(entry: JournalEntry): reeve.v1.JournalEntry.$Properties {
  const { atMs, attempt, from, event, to, by, reason } = entry;
  return { atMs, attempt, from, event, to, by, reason };
}

function bytes(hex: string): Uint8Array {
  return bytesOfHex(hex) ?? new Uint8Array(0);
}
