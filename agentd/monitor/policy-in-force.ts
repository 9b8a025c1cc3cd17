// The policy that decides now, in root mode: read at the start, and again when the file changes. One that is
// wrong is refused whole and the one before stays; where there is none before it, nothing is permitted. Each
// change is in the audit before it counts. Called by main.ts, which asks it to look, and by launches.ts.
// The danger: an edit that root believes to be in force; while it is not, `note` says so to everybody.
import { statSync } from "node:fs";
import type { HostPolicy, PolicyAnswer } from "../policy/host-policy.ts";
import { readHostPolicy } from "../policy/host-policy.ts";
import { refusalWithout, verdictOf } from "../policy/verdict.ts";
import type { Asked, Verdict } from "../policy/verdict.ts";
import type { Entry } from "./audit-file.ts";

export type PolicyOptions = {
  readonly path: string;
  /** the only user who may write it: root, but for tests */
  readonly owner?: number;
  /** durable when the promise is kept */
  readonly record: (entry: Entry) => Promise<void>;
  /** `note` has changed */
  readonly onNote: () => void;
};

type Refused = PolicyAnswer & { readonly ok: false };

export class PolicyInForce {
  readonly #options: PolicyOptions;
  #now: HostPolicy | Refused;
  #note = "";
  /** what the file looked like when it was read last */
  #seen = "";
  #isLooking = false;

  private constructor(options: PolicyOptions, now: Refused) {
    this.#options = options;
    this.#now = now;
  }

  static async open(options: PolicyOptions): Promise<PolicyInForce> {
    const nothing: Refused = { ok: false, kind: "missing", problems: [], sha256: null };
    const policy = new PolicyInForce(options, nothing);
    await policy.look(true);
    return policy;
  }

  verdict(asked: Asked): Verdict {
    const now = this.#now;
    return "ok" in now ? { ok: false, ...refusalWithout(now) } : verdictOf(now, asked);
  }

  /** Of the policy that decides, hex; null: there is none. */
  get sha256(): string | null {
    return "ok" in this.#now ? null : this.#now.sha256;
  }

  /** "", or why what root has written last does not decide. */
  get note(): string {
    return this.#note;
  }

  /** Reads the file when it looks other than before, or whatever it looks like. */
  async look(isAsked = false): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      const seen = looks(this.#options.path);
      if (isAsked || seen !== this.#seen) await this.#take(seen);
    } finally {
      this.#isLooking = false;
    }
  }

  async #take(seen: string): Promise<void> {
    const { path, owner, record } = this.#options;
    const answer = readHostPolicy(path, owner);
    const problems = answer.ok ? [] : answer.problems;
    const note = answer.ok ? "" : problems.join("; ");
    const sha256 = answer.ok ? answer.policy.sha256 : answer.sha256;
    const isNews = answer.ok ? sha256 !== this.sha256 || this.#note !== "" : note !== this.#note;
    if (isNews) await record({ kind: "policy", path, sha256, in_force: answer.ok, problems: [...problems] });
    if (answer.ok) this.#now = answer.policy;
    else if ("ok" in this.#now) this.#now = answer;
    this.#seen = seen;
    if (note === this.#note) return;
    this.#note = note;
    this.#options.onNote();
  }
}

/** A file that was written again looks other than before; so does another one in its place. */
function looks(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false, bigint: true });
  if (found === undefined) return "missing";
  const { ino, dev, size, mtimeNs, ctimeNs, uid, mode } = found;
  return [ino, dev, size, mtimeNs, ctimeNs, uid, mode].join(" ");
}
