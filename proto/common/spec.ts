// What a well-formed JobSpec is: strict decoding and every check that needs nothing but the spec itself.
// Called by the CLI before it sends, by the API before it accepts and by agentd before it believes. It knows
// no agents, no clock and no cluster: those checks belong to the callers.
// The danger: the bytes are what is signed and digested, so bytes that do not re-encode to themselves are
// refused, never repaired.
import { reeve } from "../gen/reeve.js";
import { isAgentName } from "./ids.ts";
import { limits, type LimitName } from "./limits.ts";
import type { Reason } from "./reasons.ts";

export type JobSpec = reeve.v1.JobSpec;
export type SpecRefusal = { readonly ok: false; readonly reason: Reason; readonly detail: string };
export type SpecVerdict = { readonly ok: true } | SpecRefusal;
export type DecodedSpec = { readonly ok: true; readonly spec: JobSpec } | SpecRefusal;
export type SpecBlob = { readonly use: "body" | "stdin"; readonly sha256: Uint8Array; readonly size: number };

const { Method, Leftovers, JobSpec } = reeve.v1;
const OK: SpecVerdict = { ok: true };
const SLASH = 0x2f;
const EQUALS = 0x3d;

/** Bytes to a checked spec. The only way in which bytes become a spec that anyone acts on. */
export function decodeSpec(bytes: Uint8Array): DecodedSpec {
  if (bytes.length > limits.specBytesMax) return overLimit("the spec", "specBytesMax", bytes.length);
  let spec: JobSpec;
  try {
    spec = JobSpec.decode(bytes);
  } catch {
    return invalid("the bytes are not a JobSpec");
  }
  if (Buffer.compare(JobSpec.encode(spec).finish(), bytes) !== 0) {
    return invalid("the bytes are not the canonical encoding of format 1");
  }
  const verdict = checkSpec(spec);
  return verdict.ok ? { ok: true, spec } : verdict;
}

/** The first thing that is wrong with it, or ok. */
export function checkSpec(spec: JobSpec): SpecVerdict {
  for (const check of CHECKS) {
    const verdict = check(spec);
    if (!verdict.ok) return verdict;
  }
  return OK;
}

/** The bodies that travel beside the spec. */
export function blobsOf(spec: JobSpec): readonly SpecBlob[] {
  const found: SpecBlob[] = [];
  if (spec.bodyBlob)
    found.push({ use: "body", sha256: spec.bodyBlob.sha256 ?? EMPTY, size: spec.bodyBlob.size ?? 0 });
  if (spec.stdinBlob)
    found.push({ use: "stdin", sha256: spec.stdinBlob.sha256 ?? EMPTY, size: spec.stdinBlob.size ?? 0 });
  return found;
}

/** What run.proto and the listings call the method; undefined when it is none of ours. */
export function methodName(method: number): string | undefined {
  return METHODS[method];
}

const EMPTY = new Uint8Array(0);

const METHODS: Readonly<Record<number, string>> = {
  [Method.UNIX_SHELL]: "UnixShell",
  [Method.ARGUMENTS]: "Arguments",
  [Method.UNIX_SCRIPT]: "UnixScript",
  [Method.SCRIPT_PATH]: "ScriptPath",
};

const CHECKS: readonly ((spec: JobSpec) => SpecVerdict)[] = [
  checkIdentity,
  checkTimes,
  checkAudience,
  checkNames,
  checkMethod,
  checkPaths,
  checkArguments,
  checkEnvironment,
  checkTotal,
  checkBlobs,
  checkNumbers,
];

function checkIdentity(spec: JobSpec): SpecVerdict {
  if (spec.format !== 1) return invalid(`format ${spec.format} is not known here; this build knows format 1`);
  if (spec.clusterId.length !== 16) return invalid("cluster_id must be 16 bytes");
  if (spec.specId.length !== 32) return invalid("spec_id must be 32 bytes");
  return OK;
}

function checkTimes(spec: JobSpec): SpecVerdict {
  for (const name of ["issuedAtMs", "notBeforeMs", "notAfterMs", "rerunsUntilMs"] as const) {
    if (!isCount(spec[name])) return invalid(`${name} is not a time`);
  }
  if (spec.notAfterMs !== 0 && spec.notAfterMs <= spec.notBeforeMs)
    return invalid("not_after_ms is not after not_before_ms");
  return OK;
}

function checkAudience(spec: JobSpec): SpecVerdict {
  const { audience } = spec;
  if (audience.length === 0) return invalid("the audience is empty; name at least one agent");
  if (audience.length > limits.audienceMax) return overLimit("the audience", "audienceMax", audience.length);
  const bad = audience.find((name) => !isAgentName(name));
  if (bad !== undefined) return invalid(`${quoted(bad)} is not an agent name (1 to 63 of a-z 0-9 . _ -)`);
  if (new Set(audience).size !== audience.length) return invalid("the audience names an agent twice");
  return OK;
}

function checkNames(spec: JobSpec): SpecVerdict {
  const rows = [
    ["the job's name", spec.job, "jobNameBytesMax"],
    ["run_as_user", spec.runAsUser, "userNameBytesMax"],
    ["submitter", spec.submitter, "userNameBytesMax"],
  ] as const;
  for (const [what, text, limit] of rows) {
    if (text.includes("\0")) return nulByte(what);
    if (/\p{Cc}/u.test(text)) return invalid(`${what} has a control character`);
    const size = Buffer.byteLength(text);
    if (size > limits[limit]) return overLimit(what, limit, size);
  }
  return OK;
}

function checkMethod(spec: JobSpec): SpecVerdict {
  const uses = USES[spec.method];
  if (uses === undefined) return invalid(`method ${spec.method} is not known here`);
  const name = METHODS[spec.method];
  if (!uses.source && spec.source.length > 0) return invalid(`${name} takes no source`);
  if (!uses.body && (spec.body.length > 0 || spec.bodyBlob)) return invalid(`${name} takes no body`);
  if (!uses.args && spec.args.length > 0) return invalid(`${name} takes no arguments`);
  if (!uses.shell && (spec.shell.length > 0 || spec.login)) return invalid(`${name} takes no shell`);
  return uses.check(spec);
}

type Uses = {
  readonly source?: true;
  readonly body?: true;
  readonly args?: true;
  readonly shell?: true;
  readonly check: (spec: JobSpec) => SpecVerdict;
};

const USES: Readonly<Record<number, Uses>> = {
  [Method.UNIX_SHELL]: { source: true, shell: true, check: checkShellText },
  [Method.ARGUMENTS]: { args: true, check: checkProgram },
  [Method.UNIX_SCRIPT]: { body: true, args: true, check: checkScript },
  [Method.SCRIPT_PATH]: {
    source: true,
    args: true,
    check: (spec) => checkPath("the script's path", spec.source, true),
  },
};

function checkShellText(spec: JobSpec): SpecVerdict {
  if (spec.source.every(isBlank)) return emptySource("the shell text is empty");
  if (spec.source.includes(0)) return nulByte("the shell text");
  const size = spec.source.length;
  return size > limits.shellTextBytesMax ? overLimit("the shell text", "shellTextBytesMax", size) : OK;
}

function checkProgram(spec: JobSpec): SpecVerdict {
  const program = spec.args[0];
  return program === undefined || program.length === 0
    ? emptySource("the argument vector names no program")
    : OK;
}

function checkScript(spec: JobSpec): SpecVerdict {
  if (spec.bodyBlob && spec.body.length > 0)
    return invalid("the script is given twice: as body and as body_blob");
  const size = spec.bodyBlob ? (spec.bodyBlob.size ?? 0) : spec.body.length;
  if (size === 0) return emptySource("the script is empty");
  return size > limits.scriptBytesMax ? overLimit("the script", "scriptBytesMax", size) : OK;
}

function checkPaths(spec: JobSpec): SpecVerdict {
  const shell = checkPath("the shell", spec.shell, false);
  if (!shell.ok) return shell;
  const cwd = checkPath("the working directory", spec.cwd, false);
  return cwd.ok ? checkPath("the file of variables", spec.envFile, false) : cwd;
}

function checkPath(what: string, path: Uint8Array, required: boolean): SpecVerdict {
  if (path.length === 0) return required ? emptySource(`${what} is empty`) : OK;
  if (path.includes(0)) return nulByte(what);
  if (path.length > limits.pathBytesMax) return overLimit(what, "pathBytesMax", path.length);
  if (path[0] !== SLASH)
    return invalid(`${what} ${quoted(Buffer.from(path).toString())} is not an absolute path`);
  return OK;
}

function checkArguments(spec: JobSpec): SpecVerdict {
  for (const [index, arg] of spec.args.entries()) {
    const what = `argument ${index + 1}`;
    if (arg.includes(0)) return nulByte(what);
    if (arg.length > limits.argumentBytesMax) return overLimit(what, "argumentBytesMax", arg.length);
  }
  return OK;
}

function checkEnvironment(spec: JobSpec): SpecVerdict {
  const count = spec.environment.length;
  if (count > limits.variablesMax) return overLimit("the environment", "variablesMax", count);
  let before: Uint8Array = EMPTY;
  for (const variable of spec.environment) {
    const name = variable.name ?? EMPTY;
    const value = variable.value ?? EMPTY;
    if (name.length === 0) return invalid("a variable of the environment has no name");
    const what = `variable ${quoted(Buffer.from(name).toString())}`;
    if (name.includes(0) || value.includes(0)) return nulByte(what);
    if (name.includes(EQUALS)) return invalid(`${what}: a name cannot have "="`);
    const size = name.length + 1 + value.length;
    if (size > limits.variableBytesMax) return overLimit(what, "variableBytesMax", size);
    if (before.length > 0 && Buffer.compare(before, name) >= 0)
      return invalid(`${what} is not in order, or is there twice`);
    before = name;
  }
  return OK;
}

/** Each word with its NUL, as execve(2) counts them. */
function checkTotal(spec: JobSpec): SpecVerdict {
  let size = spec.source.length + 1;
  for (const arg of spec.args) size += arg.length + 1;
  for (const variable of spec.environment)
    size += (variable.name?.length ?? 0) + (variable.value?.length ?? 0) + 2;
  if (size <= limits.argumentsAndEnvironmentBytesMax) return OK;
  return overLimit("arguments and environment together", "argumentsAndEnvironmentBytesMax", size);
}

function checkBlobs(spec: JobSpec): SpecVerdict {
  for (const blob of blobsOf(spec)) {
    if (blob.sha256.length !== 32) return invalid(`the ${blob.use}'s SHA-256 must be 32 bytes`);
    if (!isCount(blob.size)) return invalid(`the ${blob.use}'s size is not a size`);
  }
  const stdin = spec.stdinBlob?.size ?? 0;
  return stdin > limits.stdinBytesMax ? overLimit("the input (stdin)", "stdinBytesMax", stdin) : OK;
}

function checkNumbers(spec: JobSpec): SpecVerdict {
  if (!Object.values(Leftovers).includes(spec.leftovers))
    return invalid(`leftovers ${spec.leftovers} is not known here`);
  const { umask } = spec;
  if (umask !== null && umask !== undefined && umask > 0o777) return invalid("umask is greater than 0777");
  if (!isCount(spec.logLimitBytes)) return invalid("log_limit_bytes is not a size");
  if (!isCount(spec.timeLimitMs)) return invalid("time_limit_ms is not a duration");
  if (spec.timeLimitMs > limits.timeLimitMsMax)
    return overLimit("the time limit", "timeLimitMsMax", spec.timeLimitMs);
  return spec.graceMs > limits.graceMsMax ? overLimit("the grace", "graceMsMax", spec.graceMs) : OK;
}

/** Names what is too large, how large it is, and the limit. */
export function overLimit(what: string, limit: LimitName, size: number): SpecRefusal {
  const unit = limit.includes("Bytes") ? " bytes" : limit.includes("Ms") ? " ms" : "";
  return {
    ok: false,
    reason: "over_limit",
    detail: `${what}: ${size}${unit}; ${limit} is ${limits[limit]}${unit}`,
  };
}

function invalid(detail: string): SpecRefusal {
  return { ok: false, reason: "invalid_spec", detail };
}

function emptySource(detail: string): SpecRefusal {
  return { ok: false, reason: "empty_source", detail };
}

function nulByte(what: string): SpecRefusal {
  return {
    ok: false,
    reason: "nul_byte",
    detail: `${what} has a NUL byte, which cannot be passed to a process`,
  };
}

/** Shortened, so that a refusal carries no whole body; control characters escaped for terminals. */
function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
