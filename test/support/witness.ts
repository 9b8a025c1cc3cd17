// Jobs that bear witness of themselves, and the checker that compares what they wrote with what Reeve shows.
// Each job appends a line to `starts` before anything else, keeps its own copy of what it prints, and appends
// a line to `ends` last. Called by the tests that kill. It asks Reeve nothing itself.
// The danger: a witness that believes what it should check; all it knows comes from the jobs' own files.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type Kind = "short" | "long" | "loud" | "endless" | "leaves" | "waits";

export type WitnessJob = {
  readonly tag: string;
  readonly kind: Kind;
  /** the status it ends with; an endless one never does */
  readonly status: number;
  readonly text: string;
  readonly options: readonly string[];
};

/** What Reeve shows of one run, from `reeve show --json` and `reeve logs`. */
export type ShownRun = {
  readonly tag: string;
  readonly run: number;
  readonly state: string;
  readonly attempts: readonly ShownAttempt[];
  readonly stdoutSha256: string;
  readonly stderrSha256: string;
};
export type ShownAttempt = {
  readonly attempt: number;
  readonly pid: number;
  readonly logState: string;
  readonly exitStatus: number | null;
  readonly stdoutSha256: string;
};

const loudLines = 60_000;

const bodies: Readonly<Record<Kind, string>> = {
  short: 'echo "one line of $REEVE_ID"; echo "and one on the side" >&2',
  long: 'i=0; while [ $i -lt 30 ]; do i=$((i+1)); echo "line $i"; sleep 0.1; done',
  loud: `seq 1 ${loudLines}`,
  endless: 'echo up; (trap "" TERM; sleep 600) & setsid sleep 600 & sleep 600',
  leaves: "echo leaving; setsid sleep 600 > /dev/null 2>&1 &",
  waits: 'echo waiting; (sleep 1; echo "late line") &',
};

const options: Readonly<Record<Kind, readonly string[]>> = {
  short: [],
  long: [],
  loud: [],
  endless: ["--grace", "200ms"],
  leaves: ["--leftovers", "end", "--grace", "200ms"],
  waits: ["--leftovers", "wait"],
};

export class Witness {
  readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
    mkdirSync(directory, { recursive: true });
  }

  /** The job's copy is taken on the way, by tee, so that a byte lost after it shows. */
  job(tag: string, kind: Kind, status: number): WitnessJob {
    const at = join(this.directory, tag);
    const text = [
      `echo "${tag} $REEVE_ID $$" >> ${this.directory}/starts`,
      `mkfifo ${at}.1 ${at}.2; tee ${at}.out < ${at}.1 & out=$!; tee ${at}.err < ${at}.2 >&2 & err=$!`,
      `exec 3>&1 4>&2 > ${at}.1 2> ${at}.2; rm ${at}.1 ${at}.2`,
      bodies[kind],
      `echo "${tag} ${status}" >> ${this.directory}/ends`,
      // The copies are whole when both tees have seen the end; what `waits` leaves behind writes to them.
      `exec >&3 2>&4 3>&- 4>&-; ${kind === "waits" ? ":" : "wait $out $err"}`,
      `exit ${status}`,
    ].join("\n");
    return { tag, kind, status, text, options: options[kind] };
  }

  starts(): readonly Start[] {
    return linesOf(join(this.directory, "starts")).map((line) => {
      const [tag = "", attempt = "", pid = ""] = line.split(" ");
      return { tag, attempt, pid: Number(pid) };
    });
  }

  hasEnded(tag: string): boolean {
    return linesOf(join(this.directory, "ends")).some((line) => line.startsWith(`${tag} `));
  }

  sha256Of(tag: string, stream: "out" | "err"): string {
    const file = join(this.directory, `${tag}.${stream}`);
    return sha256(existsSync(file) ? readFileSync(file) : Buffer.alloc(0));
  }
}

export type Start = { readonly tag: string; readonly attempt: string; readonly pid: number };

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Everything in which Reeve and the witness differ, one sentence each. */
export function differences(
  witness: Witness,
  jobs: readonly WitnessJob[],
  shown: readonly ShownRun[],
): readonly string[] {
  const problems: string[] = [];
  const starts = witness.starts();
  const counts = new Map<string, number>();
  for (const { attempt } of starts) counts.set(attempt, (counts.get(attempt) ?? 0) + 1);
  for (const [attempt, count] of counts) {
    if (count > 1) problems.push(`attempt ${attempt} was started ${count} times`);
  }
  for (const job of jobs) {
    const runs = shown.filter((run) => run.tag === job.tag);
    const [run] = runs;
    if (run === undefined || runs.length > 1) problems.push(`${job.tag}: ${runs.length} runs`);
    else
      problems.push(
        ...runProblems(witness, job, run).map((problem) => `${job.tag} run ${run.run}: ${problem}`),
      );
  }
  return problems;
}

function runProblems(witness: Witness, job: WitnessJob, run: ShownRun): readonly string[] {
  const starts = witness.starts().filter(({ tag }) => tag === job.tag);
  const last = run.attempts.at(-1);
  if (job.kind === "endless") {
    const problems = run.state === "cancelled" ? [] : [`${run.state}, but it was cancelled`];
    return starts.length > 1 ? [...problems, `${starts.length} starts`] : problems;
  }
  const problems: string[] = [];
  const wanted = job.status === 0 ? "succeeded" : "failed";
  if (run.state !== wanted) problems.push(`shown ${run.state}, not ${wanted}`);
  if (starts.length !== 1) problems.push(`${starts.length} starts`);
  if (!witness.hasEnded(job.tag)) problems.push("over, but the job never came to its end");
  if (last?.exitStatus !== job.status) problems.push(`status ${last?.exitStatus}, not ${job.status}`);
  if (last?.pid !== starts[0]?.pid) problems.push(`pid ${last?.pid}, not ${starts[0]?.pid}`);
  if (last?.logState !== "complete") problems.push(`its log is ${last?.logState}`);
  const out = witness.sha256Of(job.tag, "out");
  if (run.stdoutSha256 !== out) problems.push("the log's stdout is not what it printed");
  if (last?.stdoutSha256 !== out) problems.push("the recorded digest is not that of what it printed");
  if (run.stderrSha256 !== witness.sha256Of(job.tag, "err")) problems.push("the log's stderr differs");
  return problems;
}

function linesOf(file: string): readonly string[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}
