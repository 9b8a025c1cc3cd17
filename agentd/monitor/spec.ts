// The one file of the monitor that looks into a JobSpec, and only after its proof was accepted (requests.ts
// keeps that order). It makes plain values of ours from the bytes; nothing else in the monitor sees protobuf.
// The danger: believing bytes that mean more than they say; decodeSpec refuses whatever does not re-encode to
// itself.
import { hexOf } from "../../proto/common/ids.ts";
import { decodeSpec } from "../../proto/common/spec.ts";
import type { JobSpec } from "../../proto/common/spec.ts";
import { reeve } from "../../proto/gen/reeve.js";

export type Variable = { readonly name: Uint8Array; readonly value: Uint8Array };
export type BlobName = { readonly sha256: string; readonly bytes: number };
export type MethodWord = "shell" | "arguments" | "script" | "path";

/** What the host is asked to do, checked for form only. */
export type Job = {
  readonly clusterId: string;
  /** hex, 32 bytes */
  readonly specId: string;
  readonly issuedAtMs: number;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  readonly audience: readonly string[];
  readonly runAsUser: string;
  readonly submitter: string;
  readonly name: string;
  readonly method: MethodWord;
  readonly source: Uint8Array;
  readonly body: Uint8Array | BlobName;
  readonly args: readonly Uint8Array[];
  /** empty: the account's */
  readonly shell: Uint8Array;
  readonly login: boolean;
  /** empty: the account's home */
  readonly cwd: Uint8Array;
  readonly environment: readonly Variable[];
  readonly umask: number | null;
  readonly stdin: BlobName | null;
  readonly timeLimitMs: number;
  readonly graceMs: number;
  readonly leftovers: 0 | 1 | 2;
  readonly logLimitBytes: number;
  readonly merge: boolean;
  readonly reruns: number;
  /** 0: as long as the spec is good */
  readonly rerunsUntilMs: number;
};

export type JobAnswer =
  | { readonly ok: true; readonly job: Job }
  | { readonly ok: false; readonly detail: string };

export function jobOf(specBytes: Uint8Array): JobAnswer {
  const decoded = decodeSpec(specBytes);
  return decoded.ok ? { ok: true, job: plain(decoded.spec) } : { ok: false, detail: decoded.detail };
}

const { Method, Leftovers } = reeve.v1;
const methods: Readonly<Record<number, MethodWord>> = {
  [Method.UNIX_SHELL]: "shell",
  [Method.ARGUMENTS]: "arguments",
  [Method.UNIX_SCRIPT]: "script",
  [Method.SCRIPT_PATH]: "path",
};
const leftovers: Readonly<Record<number, 0 | 1 | 2>> = {
  [Leftovers.KEEP]: 0,
  [Leftovers.END]: 1,
  [Leftovers.WAIT]: 2,
};
const nothing = new Uint8Array(0);

function plain(spec: JobSpec): Job {
  return {
    clusterId: hexOf(spec.clusterId),
    specId: hexOf(spec.specId),
    issuedAtMs: spec.issuedAtMs,
    notBeforeMs: spec.notBeforeMs,
    notAfterMs: spec.notAfterMs,
    audience: spec.audience,
    runAsUser: spec.runAsUser,
    submitter: spec.submitter,
    name: spec.job,
    method: methods[spec.method] ?? "arguments",
    source: spec.source,
    body: blobOf(spec.bodyBlob) ?? spec.body,
    args: spec.args,
    shell: spec.shell,
    login: spec.login,
    cwd: spec.cwd,
    environment: spec.environment.map(({ name, value }) => ({
      name: name ?? nothing,
      value: value ?? nothing,
    })),
    umask: spec.umask ?? null,
    stdin: blobOf(spec.stdinBlob),
    timeLimitMs: spec.timeLimitMs,
    graceMs: spec.graceMs,
    leftovers: leftovers[spec.leftovers] ?? 0,
    logLimitBytes: spec.logLimitBytes,
    merge: spec.merge,
    reruns: spec.reruns,
    rerunsUntilMs: spec.rerunsUntilMs,
  };
}

type WireBlob = { readonly sha256?: Uint8Array | null; readonly size?: number | null };

function blobOf(blob: WireBlob | null | undefined): BlobName | null {
  return blob ? { sha256: hexOf(blob.sha256 ?? nothing), bytes: blob.size ?? 0 } : null;
}
