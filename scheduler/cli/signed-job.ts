// What --sign adds to a job: how long the signature is good, how many further starts it permits, and what of
// the command line does not go with it. Called by spec.ts and commands/submit.ts. It reads no key.
// The danger: a job whose signature ends before it can start; that is said before anything is submitted.
import { limits } from "../../proto/common/limits.ts";
import { durationText } from "../../proto/common/setting-values.ts";
import { timeText } from "./print.ts";
import { UsageError } from "./refused.ts";
import type { JobOptions, SpecOptions } from "./spec.ts";

/** `start-by` and `hold` are no part of a spec: one that is only written to a file has neither. */
type SignedOptions = SpecOptions & Partial<Pick<JobOptions, "start-by" | "hold">>;
export type SignedFields = {
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  readonly reruns: number;
};

/** Undefined when the job is not to be signed. */
export function signedFields(options: SignedOptions, nowMs: number): SignedFields | undefined {
  if (options.sign === undefined) return undefined;
  const notBeforeMs = options["start-at"]?.ms ?? 0;
  const beginsMs = Math.max(nowMs, notBeforeMs);
  const notAfterMs = options["not-after"]?.ms ?? beginsMs + limits.signedWindowMsDefault;
  return { notBeforeMs, notAfterMs, reruns: options.reruns ?? options.retries ?? 0 };
}

/** Everything that is wrong with the words of the command line. */
export function checkSigned(options: SignedOptions, nowMs: number): void {
  const problems: string[] = [];
  const fields = signedFields(options, nowMs);
  if (fields === undefined) {
    for (const name of ["not-after", "reruns"] as const)
      if (options[name] !== undefined) problems.push(`--${name} means nothing without --sign`);
  } else {
    if ((options.user ?? "") === "") problems.push("a signed job names its user: give --user");
    problems.push(...windowProblems(fields, options, nowMs));
    const retries = options.retries ?? 0;
    if (retries > fields.reruns)
      problems.push(
        `--retries ${retries} starts it more often than --reruns ${fields.reruns} lets the signature`,
      );
  }
  if (problems.length > 0) throw new UsageError(problems);
}

function windowProblems(fields: SignedFields, options: SignedOptions, nowMs: number): readonly string[] {
  const { notBeforeMs, notAfterMs } = fields;
  const beginsMs = Math.max(nowMs, notBeforeMs);
  if (notAfterMs <= beginsMs) return ["--not-after is not after --start-at and now: it could never start"];
  if (notAfterMs - beginsMs > limits.signedWindowMsMax)
    return [`--not-after: a signature is good for ${durationText(limits.signedWindowMsMax)} at most`];
  const startBy = options["start-by"]?.ms ?? 0;
  if (startBy <= notAfterMs) return [];
  return [`--start-by is after the signature ends (${timeText(notAfterMs)}): give a later --not-after`];
}

/** What should be known of a job that may still wait for a person. */
export function signedWarnings(options: JobOptions, nowMs: number): readonly string[] {
  const fields = signedFields(options, nowMs);
  if (fields === undefined || !options.hold) return [];
  const until = timeText(fields.notAfterMs);
  return [
    `its signature ends ${until}: released later than that it needs a new signature by ${options.user}`,
  ];
}
