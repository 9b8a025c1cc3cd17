// Everything that can happen to the scheduler, as one union. api, agents and logs make inputs; engine.ts
// takes them in order. It owns no rule. The danger: an input that carries something not yet durable (a blob,
// a log offset) would be believed.
import type { AttemptKey } from "../../proto/common/ids.ts";
import type { BroughtProof, Exit, JoinToken, LogTotals, RetryRule, Run, Attempt } from "./model.ts";

/** One run to be created. The spec's bytes and blobs are durable in the store before this is offered. */
export type SubmitItem = {
  readonly agent: string;
  readonly job: string;
  readonly requestedUser: string;
  readonly method: string;
  readonly specSha256: string;
  readonly specBytes: number;
  readonly proof: BroughtProof;
  readonly proofSha256: string;
  readonly rerunnable: boolean;
};

export type AttemptReport = {
  readonly key: AttemptKey;
  readonly phase:
    | "accepted"
    | "started"
    | "ended"
    | "closed"
    | "refused"
    | "never_heard"
    | "vanished"
    | "forgotten";
  readonly seq: number;
  readonly reason: string;
  readonly permanent: boolean;
  readonly detail: string;
  readonly pid: number;
  readonly startedAtMs: number;
  readonly exit: Exit | null;
  readonly log: LogTotals | null;
  readonly unsupervised: boolean;
  readonly stalled: boolean;
  readonly stopping: boolean;
  readonly survivors: readonly string[];
  readonly warnings: readonly string[];
};

export type LedgerMark = { readonly ledger: string; readonly floor: number; readonly fence: number };

export type Hello = {
  readonly build: string;
  readonly mode: string;
  readonly owner: string;
  readonly maxRuns: number;
  readonly bootIdentity: string;
  readonly spoolId: string;
  readonly marks: readonly LedgerMark[];
};

export type Input =
  | {
      readonly kind: "submit";
      readonly by: string;
      readonly key: string;
      readonly contentSha256: string;
      readonly items: readonly SubmitItem[];
      readonly queue: string;
      readonly priority: number;
      readonly startAtMs: number;
      readonly startByMs: number;
      readonly retry: RetryRule;
      readonly hold: boolean;
      readonly restartOf: number;
    }
  | { readonly kind: "cancel"; readonly run: number; readonly by: string; readonly reason: string }
  | { readonly kind: "hold"; readonly run: number; readonly by: string }
  | { readonly kind: "release"; readonly run: number; readonly by: string }
  /** `cold` is the run as the store has it; the engine puts it in, whatever the caller says */
  | { readonly kind: "restart"; readonly run: number; readonly by: string; readonly cold: Cold | null }
  /** an operator gives up on a run whose fate is not known */
  | { readonly kind: "abandon"; readonly run: number; readonly by: string }
  | { readonly kind: "drain"; readonly agent: string; readonly by: string; readonly reason: string }
  | { readonly kind: "resume"; readonly agent: string; readonly by: string }
  /** `replace`: revokes the agent or client that has the name, so that another can join under it */
  | { readonly kind: "token_made"; readonly token: JoinToken; readonly replace?: boolean }
  | {
      readonly kind: "joined";
      readonly tokenId: string;
      /** of the agent or the client, as its token says */
      readonly agentId: string;
      readonly spkiSha256: string;
      readonly certificateEndsMs: number;
    }
  | {
      readonly kind: "renewed";
      readonly agent: string;
      readonly spkiSha256: string;
      readonly certificateEndsMs: number;
    }
  | {
      readonly kind: "client_renewed";
      readonly client: string;
      readonly spkiSha256: string;
      readonly certificateEndsMs: number;
    }
  /** its certificate counts no more, nor does a token for its name that nobody has used yet */
  | { readonly kind: "client_revoked"; readonly client: string; readonly by: string }
  /** who dials from now on: the scheduler, there; without an address the agent */
  | { readonly kind: "agent_addressed"; readonly agent: string; readonly addresses: readonly string[] }
  /** `link` is unique within one life of the scheduler and grows */
  | { readonly kind: "link_up"; readonly agent: string; readonly link: number; readonly hello: Hello }
  | { readonly kind: "report"; readonly agent: string; readonly link: number; readonly report: AttemptReport }
  | { readonly kind: "resync_end"; readonly agent: string; readonly link: number }
  | { readonly kind: "link_down"; readonly agent: string; readonly link: number; readonly why: string }
  /**
   * the log store has fsynced up to `storedBytes`; `verdict` is set once when all of it is there or never
   * will be
   */
  | {
      readonly kind: "log_stored";
      readonly key: AttemptKey;
      readonly storedBytes: number;
      readonly verdict: "" | "complete" | "damaged";
    }
  /** time has passed: the timer that `wakeAt` asked for */
  | { readonly kind: "tick" };

export type Cold = { readonly run: Run; readonly attempts: readonly Attempt[] };

/** What `step` says to whoever offered the input. Given only after the turn is durable. */
export type Verdict =
  | { readonly ok: true; readonly runs: readonly number[]; readonly repeated: boolean }
  | { readonly ok: false; readonly reason: string; readonly detail: string };
