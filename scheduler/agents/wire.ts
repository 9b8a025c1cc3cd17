// Agents' messages made into what the engine understands: every field of every message is looked at here,
// once. Called by link.ts and log-receiver.ts. Pure: it answers `undefined` for what no honest agent sends,
// and never throws. Words and numbers that steer are refused when they are not of their kind; text for people
// is only cut.
// The danger: a field that is passed on unseen is a stranger's hand in the engine.
import { parseHead } from "../../proto/common/audit-head.ts";
import { hexOf, isAttemptKey, isHexId } from "../../proto/common/ids.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { isPublicKey } from "../../proto/common/seal.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { AttemptReport, Hello, LedgerMark } from "../core/inputs.ts";
import type { AuditMark, Exit, LogTotals } from "../core/model.ts";

type V1 = typeof reeve.v1;
type Message<Name extends keyof V1> = V1[Name] extends abstract new (
  ...parameters: never[]
) => infer M
  ? M
  : never;

export type AgentHello = Hello & { readonly timeMs: number; readonly clusterId: string };

/** Undefined: not a hello that this scheduler understands. */
export function readHello(hello: Message<"Hello">): AgentHello | undefined {
  const marks = (hello.marks ?? []).map(readMark);
  const known = marks.filter((mark) => mark !== undefined);
  const maxRuns = hello.maxRuns ?? 0;
  const timeMs = hello.timeMs ?? 0;
  const mode = hello.mode ?? "";
  const spoolId = hexOf(hello.spoolId ?? nothing);
  const clusterId = hexOf(hello.clusterId ?? nothing);
  const sealingKey = hello.sealingKey ?? nothing;
  if (hello.protocol !== 1 || (mode !== "owner" && mode !== "root")) return undefined;
  if (marks.length > limits.ledgerMarksMax || known.length !== marks.length) return undefined;
  if (!isCount(maxRuns) || !isInstant(timeMs) || !isHexId(spoolId) || !isHexId(clusterId)) return undefined;
  if (sealingKey.length > 0 && !isPublicKey(sealingKey)) return undefined;
  const build = forPeople(hello.build);
  const owner = forPeople(hello.owner);
  const bootIdentity = forPeople(hello.bootIdentity);
  const words = { build, mode, owner, maxRuns, bootIdentity, spoolId, timeMs, clusterId };
  return { ...words, sealingKey: hexOf(sealingKey), marks: known } as const;
}

function readMark(mark: Message<"LedgerMark">): LedgerMark | undefined {
  const ledger = hexOf(mark.ledger ?? nothing);
  const floor = mark.floor ?? 0;
  const fence = mark.fence ?? 0;
  return isHexId(ledger) && isSequence(floor) && isSequence(fence) ? { ledger, floor, fence } : undefined;
}

export type HostState = { readonly head: AuditMark | null; readonly policyNote: string };

/** Undefined: not what a host says of itself. */
export function readHostState(state: Message<"HostState">): HostState | undefined {
  const word = state.auditHead ?? "";
  const head = parseHead(word);
  if (word !== "" && head === undefined) return undefined;
  const mark = head === undefined ? null : { word, chain: head.chain, n: head.n };
  return { head: mark, policyNote: forPeople(state.policyNote) };
}

export function readKey(key: Message<"AttemptKey"> | null | undefined): AttemptKey | undefined {
  if (key === null || key === undefined) return undefined;
  const read = { ledger: hexOf(key.ledger ?? nothing), run: key.run ?? 0, attempt: key.attempt ?? 0 };
  return isAttemptKey(read) ? read : undefined;
}

type Phase = AttemptReport["phase"];
const phases: ReadonlySet<string> = new Set<Phase>([
  "accepted",
  "started",
  "ended",
  "closed",
  "refused",
  "never_heard",
  "vanished",
  "forgotten",
]);

/** Undefined: not a report. A report that is well formed may still be a lie; the engine fences those. */
export function readReport(report: Message<"AttemptReport">): AttemptReport | undefined {
  const key = readKey(report.key);
  const phase = report.phase ?? "";
  const seq = report.seq ?? 0;
  const pid = report.pid ?? 0;
  const startedAtMs = report.startedAtMs ?? 0;
  const reason = report.reason ?? "";
  if (key === undefined || !phases.has(phase) || !isWord(reason)) return undefined;
  if (!isSequence(seq) || !isCount(pid) || !isInstant(startedAtMs)) return undefined;
  const exit = report.exit === null || report.exit === undefined ? null : readExit(report.exit);
  const log = report.log === null || report.log === undefined ? null : readTotals(report.log);
  if (exit === undefined || log === undefined) return undefined;
  return {
    key,
    phase: phase as Phase,
    seq,
    reason,
    permanent: report.permanent ?? false,
    detail: forPeople(report.detail),
    pid,
    startedAtMs,
    exit,
    log,
    unsupervised: report.unsupervised ?? false,
    stalled: report.stalled ?? false,
    stopping: report.stopping ?? false,
    survivors: listForPeople(report.survivors),
    warnings: listForPeople(report.warnings),
  };
}

function readExit(exit: Message<"Exit">): Exit | undefined {
  const kind = exit.kind ?? "";
  if (kind !== "exit" && kind !== "signal" && kind !== "reason") return undefined;
  const read: Exit = {
    kind,
    status: exit.status ?? 0,
    signal: exit.signal ?? 0,
    reason: exit.reason ?? "",
    detail: forPeople(exit.detail),
    coreDumped: exit.coreDumped ?? false,
    utimeUs: exit.utimeUs ?? 0,
    stimeUs: exit.stimeUs ?? 0,
    maxrssKb: exit.maxrssKb ?? 0,
    startedAtMs: exit.startedAtMs ?? 0,
    endedAtMs: exit.endedAtMs ?? 0,
    processesEnded: exit.processesEnded ?? 0,
    processesLeft: exit.processesLeft ?? 0,
    leftPids: (exit.leftPids ?? []).slice(0, limits.reportListMax),
  };
  const counts = [read.utimeUs, read.stimeUs, read.maxrssKb];
  if (read.status > 255 || read.signal > 64 || !isWord(read.reason) || !counts.every(isCount))
    return undefined;
  return isInstant(read.startedAtMs) && isInstant(read.endedAtMs) ? read : undefined;
}

function readTotals(log: Message<"LogTotals">): LogTotals | undefined {
  const read: LogTotals = {
    frameBytes: log.frameBytes ?? 0,
    frameSha256: hexOf(log.frameSha256 ?? nothing),
    stdoutBytes: log.stdoutBytes ?? 0,
    stdoutSha256: hexOf(log.stdoutSha256 ?? nothing),
    stderrBytes: log.stderrBytes ?? 0,
    stderrSha256: hexOf(log.stderrSha256 ?? nothing),
    stdoutCut: log.stdoutCut ?? 0,
    stderrCut: log.stderrCut ?? 0,
  };
  const digests = [read.frameSha256, read.stdoutSha256, read.stderrSha256];
  const counts = [read.frameBytes, read.stdoutBytes, read.stderrBytes, read.stdoutCut, read.stderrCut];
  return digests.every((digest) => digest.length === 64) && counts.every(isCount) ? read : undefined;
}

const nothing = new Uint8Array();

/** Numbers come as doubles: what does not fit one exactly is refused. */
function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** A number that we count on from: one more must still be exact, in a double and in the database. */
function isSequence(value: number): boolean {
  return isCount(value) && value <= limits.sequenceMax;
}

/** Unix milliseconds that have a date: whoever shows them must not fail. */
function isInstant(value: number): boolean {
  return isCount(value) && value <= limits.instantMsMax;
}

function isWord(text: string): boolean {
  return /^[a-z0-9_]{0,40}$/.test(text);
}

function forPeople(text: string | null | undefined): string {
  return (text ?? "").slice(0, limits.reportTextMax);
}

function listForPeople(list: readonly string[] | null | undefined): readonly string[] {
  return (list ?? []).slice(0, limits.reportListMax).map(forPeople);
}
