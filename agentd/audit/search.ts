// Records looked up and told: by the reference that a submitter saw, or by run and attempt. Called by
// `agentd audit show`. It does not look at the chain; `agentd audit verify` does.
// The danger: words of a peer on root's terminal; every text of a record is printed as JSON writes it.
import { sentenceOf } from "../../proto/common/reasons.ts";
import type { Line } from "./chain.ts";
import { parseLine } from "./chain.ts";
import type { AuditFile } from "./files.ts";
import { linesOf } from "./files.ts";

export type Found = { readonly place: string; readonly line: Line };

/** Of all decisions, those with this reference, or of this run, or of this run's attempt. */
export async function findDecisions(files: readonly AuditFile[], word: string): Promise<readonly Found[]> {
  const isAsked = asks(word);
  const found: Found[] = [];
  for (const { name, path } of files) {
    for await (const { bytes, line, isWhole } of linesOf(path)) {
      const read = isWhole ? parseLine(bytes.toString("utf8")) : undefined;
      if (read?.kind === "decision" && isAsked(read)) found.push({ place: `${name}:${line}`, line: read });
    }
  }
  return found;
}

/** Read aloud and typed in small letters a reference is the same. */
function asks(word: string): (line: Line) => boolean {
  const [, run, attempt] = /^([0-9]{1,16})(?:\.([0-9]{1,10}))?$/.exec(word) ?? [];
  const reference = word.toUpperCase();
  return (line) => {
    if (line["ref"] === reference) return true;
    const isRun = run !== undefined && line["run"] === Number(run);
    return isRun && (attempt === undefined || line["attempt"] === Number(attempt));
  };
}

export function tellDecision({ place, line }: Found): string {
  const { verdict, run, attempt, job, user, uid, submitter, key, proof } = line;
  const { reason, detail, requested_user: requested, decided_by: decidedBy } = line;
  const rows: (readonly [string, string])[] = [
    [
      "asked for",
      `user ${shown(requested)}, proved by ${shown(proof)}${key === null ? "" : ` ${shown(key)}`}`,
    ],
    ["by", `${shown(submitter)}, as the job says`],
    ["job", `${shown(job)}, spec ${shown(line["spec_sha256"])}`],
    ["policy", policyText(line["policy_sha256"], decidedBy)],
    ["record", `${line.n} (${place}), reference ${shown(line["ref"])}`],
  ];
  if (user !== null) rows.unshift(["runs as", `${shown(user)}, uid ${shown(uid)}`]);
  if (typeof reason === "string") {
    rows.unshift(["detail", shown(detail)]);
    rows.unshift(["because", `${reason}: ${sentenceOf(reason)}`]);
  }
  const head = `${shown(verdict)} run ${shown(run)}.${shown(attempt)} at ${line.at}`;
  return `${[head, ...rows.map(([name, text]) => `  ${name.padEnd(10)} ${text}`)].join("\n")}\n`;
}

function policyText(sha256: unknown, decidedBy: unknown): string {
  if (sha256 === null) return "none was in force";
  return decidedBy === null ? shown(sha256) : `${shown(decidedBy)} of ${shown(sha256)}`;
}

/** A plain word as it is, anything else as JSON writes it. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return "not known";
  if (typeof value === "string" && /^[\w./:@+=-]+( [\w./:@+=-]+)*$/.test(value)) return value;
  return JSON.stringify(value);
}
