// Whole rows of every noun for the store's suites, with single fields replaced. It owns no rule.
// The danger: a row of zeros and empty strings would not show two columns exchanged, so every field has a
// value of its own.
import type { Agent, Attempt, Client, Exit, JoinToken, JournalEntry } from "../../scheduler/core/model.ts";
import type { LogTotals, Meta, Run, Submission } from "../../scheduler/core/model.ts";
import { schemaNewest } from "../../scheduler/store/migrations/table.ts";

export const LEDGER = "0123456789abcdef0123456789abcdef";
export const OLDER_LEDGER = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

export function metaRow(fields: Partial<Meta> = {}): Meta {
  return {
    schema: schemaNewest,
    clusterId: "c1".repeat(16),
    ledger: LEDGER,
    ledgersBefore: [OLDER_LEDGER],
    fence: 3,
    nextRun: 4711,
    seed: 4_294_967_295,
    ...fields,
  };
}

export function runRow(run: number, fields: Partial<Run> = {}): Run {
  return {
    ledger: LEDGER,
    run,
    state: "queued",
    job: "nightly",
    agent: "web-1",
    queue: "default",
    priority: -7,
    by: "claimed ann",
    requestedUser: "bob",
    method: "UnixShell",
    specSha256: "5e".repeat(32),
    proof: "",
    proofSha256: "",
    specBytes: 321,
    submittedAtMs: 1_700_000_000_001,
    startAtMs: 1_700_000_000_002,
    startByMs: 1_700_000_000_003,
    endedAtMs: 1_700_000_000_004,
    attempt: 2,
    reason: "agent_full",
    retry: { retriesMax: 5, delayMs: 6000, delayMsMax: 6001, on: [{ first: 3, last: 70 }] },
    retries: 1,
    requeues: 8,
    rerunnable: true,
    restartOf: 9,
    cancelBy: "claimed eve",
    ...fields,
  };
}

const exit: Exit = {
  kind: "signal",
  status: 1,
  signal: 15,
  reason: "cancelled",
  detail: "ünï \u0000 code",
  coreDumped: true,
  utimeUs: 2,
  stimeUs: 3,
  maxrssKb: 4,
  startedAtMs: 5,
  endedAtMs: 6,
  processesEnded: 7,
  processesLeft: 8,
  leftPids: [9, 10],
};

const log: LogTotals = {
  frameBytes: 9_007_199_254_740_991,
  frameSha256: "f0".repeat(32),
  stdoutBytes: 11,
  stdoutSha256: "f1".repeat(32),
  stderrBytes: 12,
  stderrSha256: "f2".repeat(32),
  stdoutCut: 13,
  stderrCut: 14,
};

export function attemptRow(run: number, attempt: number, fields: Partial<Attempt> = {}): Attempt {
  return {
    ledger: LEDGER,
    run,
    attempt,
    state: "executing",
    agent: "web-1",
    seq: 21,
    fence: 22,
    spoolId: "5d".repeat(16),
    orderedAtMs: 23,
    startDeadlineMs: 24,
    phase: "started",
    startedAtMs: 25,
    endedAtMs: 26,
    pid: 27,
    exit,
    reason: "host_shutdown",
    detail: "a detail",
    log,
    logStoredBytes: 28,
    logState: "outstanding",
    stalled: true,
    unsupervised: false,
    survivors: ["12 0 sh", "13 0 sleep"],
    warnings: ["a warning"],
    forgotten: false,
    ...fields,
  };
}

export function journalRow(run: number, fields: Partial<JournalEntry> = {}): JournalEntry {
  return {
    ledger: LEDGER,
    run,
    attempt: 1,
    atMs: 31,
    from: "queued",
    event: "dispatch",
    to: "starting",
    by: "scheduler",
    reason: "ready",
    ...fields,
  };
}

export function agentRow(name: string, fields: Partial<Agent> = {}): Agent {
  return {
    name,
    agentId: "a9".repeat(16),
    joinedAtMs: 41,
    joinedBy: "claimed ann",
    addresses: ["web-1.example:7423"],
    spkiSha256: "59".repeat(32),
    certificateEndsMs: 42,
    revoked: true,
    nextSeq: 43,
    spoolId: "5d".repeat(16),
    build: "0.1.0",
    mode: "owner",
    owner: "reeve",
    maxRuns: 44,
    bootIdentity: "boot:1:2",
    sinceMs: 45,
    note: "a note",
    drained: true,
    drainBy: "claimed dan",
    drainAtMs: 46,
    drainReason: "a reason",
    ...fields,
  };
}

export function clientRow(name: string): Client {
  return {
    ...{
      name,
      clientId: "c1".repeat(16),
      joinedAtMs: 71,
      joinedBy: "claimed ann",
      spkiSha256: "5c".repeat(32),
    },
    ...{ certificateEndsMs: 72, revoked: true, revokedBy: "claimed dan", revokedAtMs: 73 },
  };
}

export function tokenRow(id: string): JoinToken {
  const addresses = ["web-9.example:7423"];
  return {
    ...{ id, role: "api-client" as const, name: "web-9", key: "7e".repeat(32), by: "claimed ann", addresses },
    ...{ madeAtMs: 51, expiresAtMs: 52 },
  };
}

export function submissionRow(key: string): Submission {
  return { key, contentSha256: "d1".repeat(32), runs: [1, 2, 3], atMs: 61 };
}
