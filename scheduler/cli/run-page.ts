// One run as a page for people, and its spec as JSON. Pure: it asks nobody and writes nothing.
// Called by commands/show.ts.
// The danger: values of the environment may be secrets; they are shown only when `envValues` says so.
import { durationText, sizeText } from "../../proto/common/setting-values.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { textOf as exactText } from "./arguments.ts";
import { escapeLine } from "./escape.ts";
import { jsonOf, type Paint, pairsText, spanText, tableText, timeText } from "./print.ts";
import { retryRuleText } from "./retry-rule.ts";
import { signerName } from "./signer-name.ts";

const SHOWN_CHARS = 400;
const METHODS = ["", "UnixShell", "Arguments", "UnixScript", "ScriptPath"] as const;
const LEFTOVERS = ["keep", "end", "wait"] as const;

export type PageShape = { readonly envValues: boolean; readonly paint: Paint };

export function pageOf(detail: reeve.v1.IRunDetail, spec: reeve.v1.IJobSpec, shape: PageShape): string {
  const { envValues, paint } = shape;
  const parts = [
    pairsText(
      [...runPairs(detail.run ?? {}), ...proofPairs(detail, spec), ...specPairs(spec, envValues)],
      paint,
    ),
  ];
  const attempts = detail.attempts ?? [];
  if (attempts.length > 0)
    parts.push("\n", tableText([ATTEMPT_HEAD, ...attempts.map(attemptRow)], { column: 1, paint }));
  for (const attempt of attempts) parts.push(...attemptNotes(attempt));
  const journal = detail.journal ?? [];
  if (journal.length > 0) parts.push("\n", tableText([JOURNAL_HEAD, ...journal.map(journalRow)]));
  return parts.join("");
}

function runPairs(run: reeve.v1.IRun): readonly (readonly [string, string])[] {
  return [
    ["run", String(run.run ?? "")],
    ["state", run.state ?? ""],
    ["why", run.why || run.reason || ""],
    ["job", run.job ?? ""],
    ["agent", run.agent ?? ""],
    ["by", run.by ?? ""],
    ["user asked for", run.requestedUser ?? ""],
    ["submitted", timeText(run.submittedAtMs ?? 0)],
    ["start at", timeText(run.startAtMs ?? 0)],
    ["start by", timeText(run.startByMs ?? 0)],
    ["ended", timeText(run.endedAtMs ?? 0)],
    ["priority", run.priority ? String(run.priority) : ""],
    ["retries", usedRetries(run)],
    ["resubmit of", run.restartOf ? String(run.restartOf) : ""],
  ];
}

/** What came with it as proof of its user. Whether it proved anything was the host's to say. */
function proofPairs(
  detail: reeve.v1.IRunDetail,
  spec: reeve.v1.IJobSpec,
): readonly (readonly [string, string])[] {
  const proof = detail.run?.proof ?? "";
  if (proof !== "signed") return [["proof", proof]];
  return [
    ["signed by", signerName(detail.sshsig ?? new Uint8Array())],
    ["signed until", timeText(spec.notAfterMs ?? 0)],
    ["reruns", String(spec.reruns ?? 0)],
  ];
}

function usedRetries(run: reeve.v1.IRun): string {
  const rule = retryRuleText(run);
  return rule === "" ? "" : `${run.retries ?? 0} used of ${rule}`;
}

function specPairs(spec: reeve.v1.IJobSpec, envValues: boolean): readonly (readonly [string, string])[] {
  const variables = spec.environment ?? [];
  const names = variables.map(({ name }) => shown(name)).join(" ");
  const body = spec.bodyBlob?.size ?? spec.body?.length ?? 0;
  return [
    ["method", METHODS[spec.method ?? 0] ?? ""],
    ["source", shown(spec.source)],
    ["script", body > 0 ? sizeText(body) : ""],
    ["arguments", shortened((spec.args ?? []).map((word) => JSON.stringify(textOf(word))).join(" "))],
    ["shell", shown(spec.shell) + (spec.login === true ? " (login)" : "")],
    ["cwd", shown(spec.cwd)],
    ["environment", names === "" || envValues ? names : `${names} (values are not shown)`],
    ["env file", spec.envFile?.length ? `${shown(spec.envFile)} (read on the host)` : ""],
    ...(envValues ? variables : []).map(
      ({ name, value }) => ["value", `${shown(name)}=${textOf(value)}`] as const,
    ),
    ["umask", typeof spec.umask === "number" ? spec.umask.toString(8).padStart(4, "0") : ""],
    ["stdin", spec.stdinBlob ? sizeText(spec.stdinBlob.size ?? 0) : ""],
    ["time limit", spec.timeLimitMs ? durationText(spec.timeLimitMs) : ""],
    ["grace", spec.graceMs ? durationText(spec.graceMs) : ""],
    ["leftovers", LEFTOVERS[spec.leftovers ?? 0] ?? ""],
    ["log limit", spec.logLimitBytes ? sizeText(spec.logLimitBytes) : ""],
    ["merge", spec.merge === true ? "yes" : ""],
  ];
}

const ATTEMPT_HEAD = ["ATTEMPT", "STATE", "AGENT", "PID", "STARTED", "ENDED", "TOOK", "RESULT", "LOG"];

function attemptRow(attempt: reeve.v1.IAttempt): string[] {
  const [began, ended] = [attempt.startedAtMs ?? 0, attempt.endedAtMs ?? 0];
  const took = began > 0 && ended > 0 ? spanText(ended - began) : "";
  const log = `${attempt.logState ?? ""} ${attempt.logStoredBytes ?? 0}`.trim();
  const pid = attempt.pid ? String(attempt.pid) : "";
  const words = [String(attempt.attempt), attempt.state ?? "", attempt.agent ?? "", pid];
  return [...words, timeText(began), timeText(ended), took, resultText(attempt), log];
}

function resultText(attempt: reeve.v1.IAttempt): string {
  const exit = attempt.exit;
  if (exit === null || exit === undefined) return attempt.reason ?? "";
  const cause = exit.reason ? ` (${exit.reason})` : "";
  if (exit.kind === "exit") return `exit ${exit.status ?? 0}${cause}`;
  if (exit.kind === "signal") return `signal ${exit.signal ?? 0}${cause}`;
  return exit.reason || attempt.reason || "";
}

function attemptNotes(attempt: reeve.v1.IAttempt): readonly string[] {
  const head = `attempt ${attempt.attempt}: `;
  const exit = attempt.exit;
  const notes: string[] = [];
  if (attempt.detail) notes.push(attempt.detail);
  if (exit?.detail && exit.detail !== attempt.detail) notes.push(exit.detail);
  if (attempt.stalled === true) notes.push("output stalled: the host's spool is full");
  if (attempt.unsupervised === true) notes.push("its supervisor is gone, processes live");
  for (const survivor of attempt.survivors ?? []) notes.push(`still running: ${survivor}`);
  if ((exit?.processesEnded ?? 0) > 0) notes.push(`${exit?.processesEnded} processes ended by Reeve`);
  if ((exit?.processesLeft ?? 0) > 0)
    notes.push(`${exit?.processesLeft} processes left: ${exit?.leftPids?.join(" ")}`);
  const cut = (attempt.log?.stdoutCut ?? 0) + (attempt.log?.stderrCut ?? 0);
  if (cut > 0) notes.push(`${cut} bytes of output dropped at the log limit`);
  return notes.map((note) => `${head}${escapeLine(note)}\n`);
}

const JOURNAL_HEAD = ["AT", "ATTEMPT", "FROM", "EVENT", "TO", "BY", "REASON"];

export function journalRow(entry: reeve.v1.IJournalEntry): string[] {
  const at = new Date(entry.atMs ?? 0).toISOString();
  const attempt = entry.attempt ? String(entry.attempt) : "";
  return [
    at,
    attempt,
    entry.from ?? "",
    entry.event ?? "",
    entry.to ?? "",
    entry.by ?? "",
    entry.reason ?? "",
  ];
}

/** The spec for programs, whole: what the wire left out has its default. Null when it is not there. */
export function specJson(spec: reeve.v1.IJobSpec, envValues: boolean): unknown {
  if (spec.format === undefined) return null;
  const { environment, body: _, ...others } = jsonOf(spec) as Readonly<Record<string, unknown>>;
  const variables = spec.environment ?? [];
  return {
    ...others,
    method: METHODS[spec.method ?? 0],
    leftovers: LEFTOVERS[spec.leftovers ?? 0],
    source: wordJson(spec.source),
    args: (spec.args ?? []).map(wordJson),
    shell: wordJson(spec.shell),
    cwd: wordJson(spec.cwd),
    envFile: wordJson(spec.envFile),
    bodyBytes: spec.bodyBlob?.size ?? spec.body?.length ?? 0,
    environmentNames: variables.map(({ name }) => wordJson(name)),
    ...(envValues && environment !== undefined ? { environment: variables.map(variableJson) } : {}),
  };
}

function variableJson({ name, value }: reeve.v1.IVariable): Readonly<Record<string, unknown>> {
  const shown = wordJson(value);
  return { name: wordJson(name), ...(typeof shown === "string" ? { value: shown } : shown) };
}

/** What is no text is base64: nothing is lost. */
function wordJson(word: Uint8Array | null | undefined): string | { readonly base64: string } {
  const bytes = word ?? new Uint8Array();
  return exactText(bytes) ?? { base64: Buffer.from(bytes).toString("base64") };
}

function textOf(bytes: Uint8Array | null | undefined): string {
  return Buffer.from(bytes ?? []).toString();
}

function shown(bytes: Uint8Array | null | undefined): string {
  return shortened(textOf(bytes));
}

function shortened(text: string): string {
  return text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}… (${text.length} characters)` : text;
}
