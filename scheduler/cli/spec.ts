// From the words of a command line to a JobSpec, encoded once, and the bodies that travel beside it. Called
// by commands/submit.ts. Bytes stay bytes: nothing is joined, quoted or re-encoded on the way.
// The danger: a spec is carried verbatim ever after, so what is wrong in it must be refused here and by the
// scheduler alike.
import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { limits } from "../../proto/common/limits.ts";
import { sizeText } from "../../proto/common/setting-values.ts";
import { decodeSpec } from "../../proto/common/spec.ts";
import { reeve } from "../../proto/gen/reeve.js";
import type { Options } from "./arguments.ts";
import type { jobOptions, specOptions } from "./job-options.ts";
import { Refused, UsageError } from "./refused.ts";
import { signedFields } from "./signed-job.ts";

export type JobOptions = Options<typeof jobOptions>;
/** With `retries` a signature permits as many further starts, unless it says otherwise. */
export type SpecOptions = Options<typeof specOptions> & Partial<Pick<JobOptions, "retries">>;
export type Body = { readonly sha256: Uint8Array; readonly bytes: Uint8Array };
export type BuiltSpec = { readonly bytes: Uint8Array; readonly bodies: readonly Body[] };

/** What the words before and after `--` say is to be executed. */
export type Source =
  | { readonly kind: "shell"; readonly text: Buffer }
  | { readonly kind: "arguments"; readonly args: readonly Buffer[] }
  | { readonly kind: "path"; readonly path: Buffer; readonly args: readonly Buffer[] }
  | { readonly kind: "script"; readonly file: Buffer; readonly args: readonly Buffer[] };

export type SpecFacts = {
  readonly clusterId: Uint8Array;
  readonly submitter: string;
  readonly nowMs: number;
};

/**
 * One word after `--` is shell text, several are an argument vector; with --script or --script-path all
 * words are its arguments.
 */
export function sourceOf(
  options: SpecOptions,
  words: readonly Buffer[],
  rest: readonly Buffer[] | null,
): Source {
  const path = options["script-path"];
  const all = [...words, ...(rest ?? [])];
  if (options.script !== undefined && path !== undefined)
    throw new UsageError(["--script sends a file and --script-path names one on the host: give one of them"]);
  if (options.script !== undefined) return { kind: "script", file: options.script, args: all };
  if (path !== undefined) return { kind: "path", path, args: all };
  if (words.length > 0) {
    const shown = words[0]?.toString() ?? "";
    throw new UsageError([
      `${shown}: what is to be executed comes after --, one word as shell text, several without a shell`,
    ]);
  }
  const [first] = rest ?? [];
  if (rest === null || first === undefined)
    throw new UsageError(["nothing to execute: give -- and a command, --script or --script-path"]);
  return rest.length === 1 ? { kind: "shell", text: first } : { kind: "arguments", args: rest };
}

export async function buildSpec(options: SpecOptions, source: Source, facts: SpecFacts): Promise<BuiltSpec> {
  const bodies: Body[] = [];
  refuseBothInputs(options);
  const spec: reeve.v1.IJobSpec = {
    format: 1,
    clusterId: facts.clusterId,
    specId: randomBytes(32),
    issuedAtMs: facts.nowMs,
    audience: [...new Set(options.agent)],
    runAsUser: options.user ?? "",
    submitter: facts.submitter,
    job: options.name ?? "",
    shell: options.shell ?? new Uint8Array(),
    login: options.login,
    cwd: options.cwd ?? new Uint8Array(),
    envFile: options["env-file-on-host"] ?? new Uint8Array(),
    environment: sortedVariables(options),
    timeLimitMs: options["time-limit"] ?? 0,
    graceMs: options.grace ?? limits.graceMsDefault,
    leftovers: LEFTOVERS[options.leftovers ?? "keep"],
    logLimitBytes: options["log-limit"] ?? 0,
    merge: options.merge,
    ...signedFields(options, facts.nowMs),
  };
  if (options.umask !== undefined) spec.umask = options.umask;
  if (source.kind === "shell") {
    spec.method = reeve.v1.Method.UNIX_SHELL;
    spec.source = source.text;
  } else if (source.kind === "arguments") {
    spec.method = reeve.v1.Method.ARGUMENTS;
    spec.args = [...source.args];
  } else if (source.kind === "path") {
    spec.method = reeve.v1.Method.SCRIPT_PATH;
    spec.source = source.path;
    spec.args = [...source.args];
  } else {
    spec.method = reeve.v1.Method.UNIX_SCRIPT;
    spec.args = [...source.args];
    const script = await readBody("script", source.file, limits.scriptBytesMax);
    if (script.length === 0)
      throw new Refused("empty_source", `the script ${source.file.toString()} is empty`);
    if (script.length <= limits.inlineSpecBytesMax) spec.body = script;
    else spec.bodyBlob = addBody(bodies, script);
  }
  if (options.stdin !== undefined) {
    spec.stdinBlob = addBody(bodies, await readBody("standard input", options.stdin, limits.stdinBytesMax));
  }
  const bytes = reeve.v1.JobSpec.encode(spec).finish();
  const decoded = decodeSpec(bytes);
  if (!decoded.ok) throw new Refused(decoded.reason, decoded.detail);
  return { bytes, bodies };
}

function refuseBothInputs({ script, stdin }: Pick<SpecOptions, "script" | "stdin">): void {
  if (script?.toString() === "-" && stdin?.toString() === "-")
    throw new UsageError(["--script - and --stdin - cannot both read standard input"]);
}

/** The parts of a Submit call: the header, then each body in order of offset. */
export function* submitParts(
  header: reeve.v1.ISubmitHeader,
  bodies: readonly Body[],
): Generator<reeve.v1.SubmitPart.$Properties> {
  yield* headerParts(header);
  for (const { sha256, bytes } of bodies) {
    for (let offset = 0; offset === 0 || offset < bytes.length; offset += limits.framePayloadBytes) {
      const part = bytes.subarray(offset, offset + limits.framePayloadBytes);
      yield { blob: { sha256, size: bytes.length, offset, bytes: part } };
    }
  }
}

/** One part, or several when it is larger than what a receiver takes at once. */
function* headerParts(header: reeve.v1.ISubmitHeader): Generator<reeve.v1.SubmitPart.$Properties> {
  if ((header.spec?.length ?? 0) < limits.inlineSpecBytesMax && (header.passwords?.length ?? 0) === 0)
    return yield { header };
  const bytes = reeve.v1.SubmitHeader.encode(header).finish();
  for (let offset = 0; offset < bytes.length; offset += limits.framePayloadBytes) {
    const part = bytes.subarray(offset, offset + limits.framePayloadBytes);
    yield { headerPart: { size: bytes.length, bytes: part } };
  }
}

const LEFTOVERS = {
  keep: reeve.v1.Leftovers.KEEP,
  end: reeve.v1.Leftovers.END,
  wait: reeve.v1.Leftovers.WAIT,
} as const;

/** Sorted by the bytes of the name; given twice is an error, as the host could not tell which is meant. */
function sortedVariables(options: SpecOptions): { name: Buffer; value: Buffer }[] {
  const sorted = [...options.env].sort((a, b) => a.name.compare(b.name));
  for (const [index, { name }] of sorted.entries()) {
    if (sorted[index + 1]?.name.equals(name))
      throw new UsageError([`--env ${name.toString()} is given twice`]);
  }
  return sorted.map(({ name, value }) => ({ name, value }));
}

/** The files that travel beside a spec which is made already. */
export async function bodiesOf({ script, stdin }: Pick<SpecOptions, "script" | "stdin">): Promise<Body[]> {
  refuseBothInputs({ script, stdin });
  const bodies: Body[] = [];
  if (script !== undefined) addBody(bodies, await readBody("script", script, limits.scriptBytesMax));
  if (stdin !== undefined) addBody(bodies, await readBody("standard input", stdin, limits.stdinBytesMax));
  return bodies;
}

function addBody(bodies: Body[], bytes: Buffer): reeve.v1.IBlob {
  const sha256 = createHash("sha256").update(bytes).digest();
  // The same content for script and input is one body: it is named by its content.
  if (!bodies.some((body) => sha256.equals(body.sha256))) bodies.push({ sha256, bytes });
  return { sha256, size: bytes.length };
}

async function readBody(what: string, file: Buffer, bytesMax: number): Promise<Buffer> {
  const name = file.toString();
  const stream: Readable = name === "-" ? process.stdin : createReadStream(file);
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of stream) {
      parts.push(part as Buffer);
      length += (part as Buffer).length;
      if (length > bytesMax) {
        const most = `${bytesMax} bytes (${sizeText(bytesMax)})`;
        throw new Refused("over_limit", `${what} ${name}: more than ${most}, the limit of ${what}`);
      }
    }
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new UsageError([
      `${what} ${name} could not be read: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
  return Buffer.concat(parts);
}
