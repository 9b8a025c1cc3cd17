// A submission whose spec and signature are on files. Called by commands/submit.ts for --spec and --sig. What
// the spec says becomes the words of the command line that it stands for, so that what is checked for those
// is checked for it. It submits nothing.
// The danger: an option beside the spec that seems to change the job; whatever is in a spec is refused there.
import type { reeve } from "../../proto/gen/reeve.js";
import { verifySshsig } from "../../proto/common/ssh/verify.ts";
import { specOptions } from "./job-options.ts";
import { Refused, UsageError } from "./refused.ts";
import { bodiesOf, type BuiltSpec, type JobOptions } from "./spec.ts";
import { readSignatureFile, readSpecFile, specOf, windowProblem, withBodies } from "./spec-file.ts";

type FileOptions = JobOptions & { readonly spec: string | undefined; readonly sig: string | undefined };
type JobOfFiles = {
  readonly options: JobOptions;
  readonly made: BuiltSpec & { readonly sshsig: Uint8Array };
};

export async function jobOfFiles(options: FileOptions, words: readonly Buffer[]): Promise<JobOfFiles> {
  const { spec: file, sig } = options;
  if (file === undefined || sig === undefined)
    throw new UsageError(["--spec and --sig go together: what was signed, and its signature"]);
  refuseBeside(options, words);
  const bytes = await readSpecFile(file);
  const sshsig = await readSignatureFile(sig);
  const good = verifySshsig(bytes, sshsig);
  if (!good.ok) throw new Refused("signature_refused", `${sig} over ${file}: ${good.detail}`);
  const spec = specOf(file, bytes);
  const over = windowProblem(spec, Date.now());
  if (over !== undefined) throw new Refused("outside_window", `${file}: ${over}`);
  const built = withBodies(bytes, spec, await bodiesOf(options));
  return { options: { ...options, ...wordsOf(spec) }, made: { ...built, sshsig } };
}

/** What a spec has already, given once more. */
function refuseBeside(options: FileOptions, words: readonly Buffer[]): void {
  const problems = Object.keys(specOptions)
    .filter((name) => name !== "script" && name !== "stdin" && isGiven(options[name as keyof FileOptions]))
    .map((name) => `--${name} is in the spec already: give it to reeve sign`);
  if (options.password || options["password-file"] !== undefined || options["agent-key"].length > 0)
    problems.push("a job is proved by its signature or by a password, not by both");
  if (words.length > 0)
    problems.push("what is to be executed is in the spec already: no words beside --spec");
  if (problems.length > 0) throw new UsageError(problems);
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false;
}

function wordsOf(spec: reeve.v1.JobSpec) {
  const instant = (ms: number) => (ms === 0 ? undefined : { ms, isAbsolute: true });
  const bytesOf = (value: Uint8Array | null | undefined) => Buffer.from(value ?? new Uint8Array());
  return {
    agent: spec.audience,
    user: spec.runAsUser,
    env: (spec.environment ?? []).map(({ name, value }) => ({ name: bytesOf(name), value: bytesOf(value) })),
    sign: { file: null },
    "start-at": instant(spec.notBeforeMs),
    "not-after": instant(spec.notAfterMs),
    reruns: spec.reruns,
  };
}
