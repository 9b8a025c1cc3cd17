// From records to reports: how an exit record, a claim and a lock become the words that net carries to the
// scheduler. Called by attempts.ts and requests.ts. Pure. Every text is bounded here, because commands and
// names come from jobs.
// The danger: a report that says more than is known. What is not recorded is left out.
import { getSystemErrorMessage, getSystemErrorName } from "node:util";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Reason } from "../../proto/common/reasons.ts";
import { isPermanent } from "../../proto/common/reasons.ts";
import type { Exit, LogTotals, Phase, Report } from "../ipc.ts";
import type { Settled } from "./claims.ts";
import type { Survivor } from "./launcher-client.ts";
import type { ClosedSlot, EndedSlot, ExitRecord } from "./run-record.ts";

/** Nothing but who and where in its life. */
export function bareReport(key: AttemptKey, phase: Phase, seq: number): Report {
  return {
    key,
    phase,
    seq,
    reason: "",
    permanent: false,
    detail: "",
    pid: 0,
    startedAtMs: 0,
    exit: null,
    log: null,
    unsupervised: false,
    stalled: false,
    stopping: false,
    survivors: [],
    actualUser: "",
    warnings: [],
  };
}

export function refusedReport(key: AttemptKey, seq: number, why: { reason: string; detail: string }): Report {
  const { reason } = why;
  return {
    ...bareReport(key, "refused", seq),
    reason,
    permanent: isPermanent(reason),
    detail: short(why.detail),
  };
}

/** What claims.ts remembers of an attempt without a directory. */
export function settledReport(settled: Settled): Report {
  const { key, seq, reason, permanent, detail } = settled;
  if (settled.kind === "forgotten") return bareReport(key, "forgotten", seq);
  const phase = reason === "never_heard" ? "never_heard" : "refused";
  return { ...bareReport(key, phase, seq), reason, permanent, detail: short(detail) };
}

/**
 * From `started` on: everything the record holds. The phase is the caller's finding; `subject` what an
 * attempt that never started could not use, "" when that is not known.
 */
export function recordReport(key: AttemptKey, phase: Phase, record: ExitRecord, subject = ""): Report {
  const { handed, started, ended, closed, output, stopping } = record;
  const isOver = ended !== null;
  const exit = ended === null ? null : exitOf(ended, closed, tried(handed, subject));
  return {
    ...bareReport(key, phase, handed?.seq ?? 0),
    pid: started?.pid ?? 0,
    startedAtMs: started?.atMs ?? 0,
    exit,
    log: closed === null ? null : totalsOf(closed),
    stalled: closed === null && (output?.stalled ?? false),
    stopping: !isOver && (stopping?.round ?? 0) > 0,
    survivors: isOver ? [] : bounded(stopping?.survivors ?? []),
    actualUser: handed?.user ?? "",
    warnings: exit === null ? [] : leftWarnings(exit),
  };
}

export function vanishedReport(key: AttemptKey, record: ExitRecord, reason: Reason): Report {
  return { ...recordReport(key, "vanished", record), reason };
}

/** Its processes live, its supervisor does not: still running, and said so. */
export function unsupervisedReport(
  key: AttemptKey,
  record: ExitRecord,
  survivors: readonly Survivor[],
): Report {
  const report = recordReport(key, "started", record);
  const names = survivors.map(({ pid, uid, command }) => `${pid} ${uid} ${command}`);
  return { ...report, unsupervised: true, survivors: bounded(names) };
}

/** What the record does not hold of a program that could not be executed. */
type Tried = { readonly subject: string; readonly isShell: boolean; readonly isHome: boolean };

function tried(handed: ExitRecord["handed"], subject: string): Tried {
  return { subject, isShell: handed?.isShell ?? false, isHome: handed?.isHome ?? false };
}

function exitOf(ended: EndedSlot, closed: ClosedSlot | null, tried: Tried): Exit {
  const failure =
    ended.kind === "not_started" ? failureOf(ended, tried) : { reason: ended.cause, detail: "" };
  return {
    kind: ended.kind === "exited" ? "exit" : ended.kind === "signalled" ? "signal" : "reason",
    status: ended.kind === "exited" ? ended.status : 0,
    signal: ended.kind === "signalled" ? ended.status : 0,
    ...failure,
    coreDumped: ended.coreDumped,
    utimeUs: ended.utimeUs,
    stimeUs: ended.stimeUs,
    maxrssKb: ended.maxrssKb,
    startedAtMs: Math.floor(ended.startedUs / 1000),
    endedAtMs: Math.floor(ended.endedUs / 1000),
    processesEnded: closed?.processesEnded ?? ended.processesEnded,
    processesLeft: closed?.processesLeft ?? ended.processesLeft,
    leftPids: ended.pidsLeft,
  };
}

const missingOrForbidden = ["EACCES", "ENOENT", "ENOEXEC", "ENOTDIR", "ELOOP", "EISDIR", "ENOTSUP", "EPERM"];

/** Why it never started: the step that failed, on what, and the system's word for it. */
function failureOf(ended: EndedSlot, tried: Tried): { reason: string; detail: string } {
  const name = errorName(ended.errno);
  const { subject } = tried;
  if (ended.step === "env_file") return envFailure(ended, subject);
  const what = subject === "" ? ended.step : `${ended.step} ${subject}`;
  const detail = ended.step === "" ? "" : `${what}: ${name} (${errorSentence(ended.errno)})`;
  return { reason: ended.cause === "" ? stepReason(ended.step, name, tried) : ended.cause, detail };
}

/** By their number in the record. */
const envProblems = [
  "",
  "no = in the line",
  "no name before the =",
  "a blank in the name",
  "a NUL byte",
  "the line is too long",
  `more than ${limits.variablesMax} variables`,
  `larger than ${limits.envFileBytesMax / 1024} KiB`,
  "not a regular file",
] as const;

/** The path and the line, never what stands there. */
function envFailure(ended: EndedSlot, path: string): { reason: string; detail: string } {
  const { errno, envLine, envProblem, cause } = ended;
  const says = envProblems[envProblem] ?? "it cannot be used";
  const why = says === "" ? `${errorName(errno)} (${errorSentence(errno)})` : says;
  const place = envLine === 0 ? path : `${path} line ${envLine}`;
  return { reason: cause === "" ? "bad_env_file" : cause, detail: `${place}: ${why}` };
}

/** Steps that fail for want of something of the host, not of the job: asked again, they may succeed. */
const hostSteps = ["cgroup", "pipe", "fork", "grant"];

function stepReason(step: string, name: string, { isShell, isHome }: Tried): Reason {
  if (step === "cwd") return isHome ? "no_home" : "no_such_cwd";
  if (hostSteps.includes(step)) return "launcher_failed";
  if (step !== "exec") return "not_started";
  if (name === "E2BIG") return "arguments_too_long";
  if (!missingOrForbidden.includes(name)) return "not_started";
  return isShell ? "no_such_shell" : "not_executable";
}

const errnoMax = 4095;

function errorName(errno: number): string {
  return errno === 0 || errno > errnoMax ? `errno ${errno}` : getSystemErrorName(-errno);
}

function errorSentence(errno: number): string {
  return errno === 0 || errno > errnoMax ? "no known error" : getSystemErrorMessage(-errno);
}

function totalsOf(closed: ClosedSlot): LogTotals {
  const { processesEnded: _ended, processesLeft: _left, ...totals } = closed;
  return totals;
}

function leftWarnings(exit: Exit): readonly string[] {
  if (exit.processesLeft === 0) return [];
  const pids = exit.leftPids.length === 0 ? "" : `: pid ${exit.leftPids.join(", ")}`;
  return [short(`${exit.processesLeft} processes were left behind${pids}`)];
}

function bounded(texts: readonly string[]): readonly string[] {
  return texts.slice(0, limits.reportTextsMax).map(short);
}

function short(text: string): string {
  if (Buffer.byteLength(text) <= limits.reportTextBytesMax) return text;
  return Buffer.from(text)
    .subarray(0, limits.reportTextBytesMax)
    .toString("utf8")
    .replace(/\uFFFD+$/u, "");
}
