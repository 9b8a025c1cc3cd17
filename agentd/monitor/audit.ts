// One record for each decision: accepted or refused, who, what, how proved, why, and under which policy; one
// more for each change of what decisions rest on. On the disk before anything follows from it. Called by
// launches.ts, which starts nothing without it, and main.ts. The only place that writes `auth.*` lines.
// The danger: two records for one decision, or none; and words of a peer that are not bounded.
import { randomBytes } from "node:crypto";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import type { Head } from "../audit/chain.ts";
import { headWord } from "../audit/chain.ts";
import { AuditFile } from "./audit-file.ts";
import type { Entry } from "./audit-file.ts";
import type { Refusal } from "./policy.ts";

/** Everything that is known when it is made; what is not known is null. */
export type Decision = {
  readonly key: AttemptKey;
  /** the kind of proof that the order carried */
  readonly proof: string;
  readonly specSha256: string;
  readonly job: string | null;
  readonly requestedUser: string | null;
  readonly submitter: string | null;
  readonly user: string | null;
  readonly uid: number | null;
  /** SHA256:… of the key that has proved the user */
  readonly keyFingerprint: string | null;
  /** the line of the policy that decided */
  readonly decidedBy: string | null;
  /** null: accepted */
  readonly refused: Refusal | null;
};

export type AuditOptions = {
  /** the chain's, below the spool */
  readonly directory: string;
  readonly bytesMax: number;
  /** the newest head, once it is durable and before anybody hears of its record */
  readonly onHead: (head: Head) => void;
  /** to the system's auth facility; it may be lost */
  readonly say: (sentence: string) => void;
  /** of the policy in force, hex; null: there is none */
  readonly policySha256: () => string | null;
  readonly log: Log;
};

export class Audit {
  readonly #options: AuditOptions;
  readonly #file: AuditFile;

  private constructor(options: AuditOptions, file: AuditFile) {
    this.#options = options;
    this.#file = file;
  }

  static async open(options: AuditOptions): Promise<Audit> {
    const { directory, bytesMax, onHead } = options;
    return new Audit(options, await AuditFile.open({ directory, bytesMax, onHead, nowMs: () => Date.now() }));
  }

  /** Of what is durable. */
  get head(): Head {
    return this.#file.head;
  }

  /** On the disk when the promise is kept; its reference, by which it can be asked for. */
  async decision(decision: Decision): Promise<string> {
    const { key, refused, ...known } = decision;
    const reference = newReference();
    const verdict = refused === null ? "accepted" : "refused";
    const head = await this.#file.append({
      kind: "decision",
      verdict,
      ref: reference,
      ledger: key.ledger,
      run: key.run,
      attempt: key.attempt,
      proof: cut(known.proof),
      spec_sha256: known.specSha256,
      job: cut(known.job),
      requested_user: cut(known.requestedUser),
      submitter: cut(known.submitter),
      user: known.user,
      uid: known.uid,
      key: known.keyFingerprint,
      policy_sha256: this.#options.policySha256(),
      decided_by: known.decidedBy,
      reason: refused?.reason ?? null,
      detail: cut(refused?.detail ?? null),
    });
    this.#sayDecision(verdict, decision, head);
    return reference;
  }

  /** A change of what decisions rest on: the monitor began, or took another policy or not. */
  async change(entry: Entry): Promise<void> {
    const head = await this.#file.append(entry);
    this.#options.say(`${entry.kind} ${headWord(head)}`);
  }

  #sayDecision(verdict: "accepted" | "refused", decision: Decision, head: Head): void {
    const { key, job, requestedUser, submitter, refused } = decision;
    const user = decision.user ?? requestedUser ?? "";
    const who = { run: key.run, attempt: key.attempt, job: job ?? "", user, peer: submitter ?? "" };
    const { log, say } = this.#options;
    if (refused === null) log.info("auth.accepted", who);
    else log.info("auth.refused", { ...who, reason: refused.reason, error: refused.detail });
    const words = [`run=${key.run}.${key.attempt}`, `user=${word(user)}`, `proof=${word(decision.proof)}`];
    if (decision.keyFingerprint !== null) words.push(`key=${decision.keyFingerprint}`);
    if (refused !== null) words.push(`reason=${refused.reason}`);
    say(`${verdict} ${words.join(" ")} ${headWord(head)}`);
  }
}

/** Eight letters and digits that cannot be mistaken for each other when read aloud (Crockford's base 32). */
function newReference(): string {
  return [...randomBytes(8)].map((byte) => letters[byte % letters.length] ?? "").join("");
}

const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

function cut<T extends string | null>(text: T): T | string {
  if (text === null || Buffer.byteLength(text) <= limits.auditTextBytesMax) return text;
  return `${Buffer.from(text).subarray(0, limits.auditTextBytesMax).toString("utf8")}…`;
}

/** One word of a line for people and programs, whatever a peer has put into it. */
function word(text: string): string {
  return JSON.stringify(text.slice(0, 64)).replaceAll(" ", "\\u0020");
}
