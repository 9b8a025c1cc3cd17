// The nouns of the scheduler, as plain readonly objects, and the live state that `apply` alone mutates. It
// owns no rule. Called by everything in scheduler. Glossary: job = definition, run = one submitted instance,
// attempt = one try of a run on one agent, agent = a machine as the scheduler knows it, fence = count of
// scheduler starts within a ledger. The danger: only what is live is here; specs, history and journals are in
// the store alone.
import type { Ledger } from "../../proto/common/ids.ts";

export type RunState =
  | "held"
  | "timed"
  | "waiting"
  | "queued"
  | "starting"
  | "executing"
  | "stopping"
  | "lost"
  | "failed"
  | "cancelled"
  | "unknown"
  | "succeeded";

export type RunEvent =
  | "hold"
  | "release"
  | "due"
  | "ready"
  | "dispatch"
  | "started"
  | "succeed"
  | "fail"
  | "refuse"
  | "requeue"
  | "retry"
  | "cancel"
  | "lose"
  | "recover"
  | "resume"
  | "abandon"
  | "restart";

/**
 * An attempt's own state: the live ones as the run's, the terminal ones for ever. `refused`: it was requeued.
 */
export type AttemptState =
  | "starting"
  | "executing"
  | "stopping"
  | "lost"
  | "refused"
  | "failed"
  | "cancelled"
  | "unknown"
  | "succeeded";

/** How an attempt ended, as the host saw it. Times in unix milliseconds. */
export type Exit = {
  readonly kind: "exit" | "signal" | "reason";
  /** kind exit: 0…255 */
  readonly status: number;
  /** kind signal */
  readonly signal: number;
  /** kind reason: why it never started; else "" or why it was ended (cancelled, time_limit, host_shutdown) */
  readonly reason: string;
  readonly detail: string;
  readonly coreDumped: boolean;
  readonly utimeUs: number;
  readonly stimeUs: number;
  readonly maxrssKb: number;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly processesEnded: number;
  readonly processesLeft: number;
  readonly leftPids: readonly number[];
};

/** Digests as lower-case hex. Bytes stored after cutting; cut = dropped at the limit. */
export type LogTotals = {
  readonly frameBytes: number;
  readonly frameSha256: string;
  readonly stdoutBytes: number;
  readonly stdoutSha256: string;
  readonly stderrBytes: number;
  readonly stderrSha256: string;
  readonly stdoutCut: number;
  readonly stderrCut: number;
};

/** Exit statuses from `first` to `last`, both included. */
export type StatusRange = { readonly first: number; readonly last: number };

/** When a failed attempt is tried again: see retry.ts. */
export type RetryRule = {
  readonly retriesMax: number;
  /** before the first retry; it doubles with each further one */
  readonly delayMs: number;
  /** up to this */
  readonly delayMsMax: number;
  /** statuses that are worth a retry; empty = any but 0 */
  readonly on: readonly StatusRange[];
};

/** What a submitter brings to prove the run's user; "": nothing but the scheduler's word. */
export type BroughtProof = "" | "signed" | "password";

export type Run = {
  readonly ledger: Ledger;
  readonly run: number;
  readonly state: RunState;
  readonly job: string;
  readonly agent: string;
  readonly queue: string;
  readonly priority: number;
  /** who submitted: "claimed NAME" until identities exist */
  readonly by: string;
  readonly requestedUser: string;
  /** UnixShell | Arguments | UnixScript | ScriptPath */
  readonly method: string;
  readonly specSha256: string;
  readonly specBytes: number;
  readonly proof: BroughtProof;
  /** the blob with the signature or the sealed password, "" = none */
  readonly proofSha256: string;
  readonly submittedAtMs: number;
  /** when it may start; moved forward by back-off */
  readonly startAtMs: number;
  /** start-by: too_late from then on; 0 = no limit */
  readonly startByMs: number;
  readonly endedAtMs: number;
  /** newest attempt's number; 0 = none yet */
  readonly attempt: number;
  /** a word of reasons.ts, or "" */
  readonly reason: string;
  readonly retry: RetryRule;
  /** failures so far that counted as retries */
  readonly retries: number;
  /** temporary refusals in a row: decides the back-off */
  readonly requeues: number;
  /** the system itself may start another attempt when the fate of one is not known */
  readonly rerunnable: boolean;
  readonly restartOf: number;
  /** who asked for cancel, "" = nobody */
  readonly cancelBy: string;
};

export type Attempt = {
  readonly ledger: Ledger;
  readonly run: number;
  readonly attempt: number;
  readonly state: AttemptState;
  readonly agent: string;
  readonly seq: number;
  /** of the scheduler start that dispatched it */
  readonly fence: number;
  readonly spoolId: string;
  readonly orderedAtMs: number;
  readonly startDeadlineMs: number;
  /** last phase the agent reported, "" = none yet */
  readonly phase: string;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
  readonly pid: number;
  readonly exit: Exit | null;
  readonly reason: string;
  readonly detail: string;
  readonly log: LogTotals | null;
  readonly logStoredBytes: number;
  /**
   * none: no output will come · outstanding · complete · cut (complete, but the limit dropped bytes) ·
   * damaged (digest differs, or the end is lost) · removed (was stored; retention or a restore without logs
   * took it away)
   */
  readonly logState: "none" | "outstanding" | "complete" | "cut" | "damaged" | "removed";
  readonly stalled: boolean;
  readonly unsupervised: boolean;
  readonly survivors: readonly string[];
  readonly warnings: readonly string[];
  /** nothing more is expected from the agent; the run may leave memory */
  readonly forgotten: boolean;
};

export type JournalEntry = {
  readonly ledger: Ledger;
  readonly run: number;
  readonly attempt: number;
  readonly atMs: number;
  readonly from: RunState | "";
  readonly event: RunEvent | "submit" | "late_news" | "adopted";
  readonly to: RunState;
  readonly by: string;
  readonly reason: string;
};

export type Agent = {
  readonly name: string;
  /** random, made at join; in the certificate */
  readonly agentId: string;
  readonly joinedAtMs: number;
  readonly joinedBy: string;
  /** host:port where the scheduler dials it, in the order to try them; none: the agent dials */
  readonly addresses: readonly string[];
  /** SHA-256 of the agent's public key (SPKI), hex: the newest issued leaf */
  readonly spkiSha256: string;
  readonly certificateEndsMs: number;
  readonly revoked: boolean;
  /** next order's number */
  readonly nextSeq: number;
  readonly spoolId: string;
  readonly build: string;
  readonly mode: string;
  readonly owner: string;
  readonly maxRuns: number;
  readonly bootIdentity: string;
  /** last change of online or offline */
  readonly sinceMs: number;
  readonly note: string;
  /** it gets no new run until it is resumed: see drain.ts */
  readonly drained: boolean;
  /** who drained it, or resumed it last; "" = nobody ever did */
  readonly drainBy: string;
  readonly drainAtMs: number;
  /** in words of who drained it; "" when it is not drained */
  readonly drainReason: string;
};

/** A command line on another host that has joined: its holder is an administrator. See clients.ts. */
export type Client = {
  readonly name: string;
  /** random, made at join; in the certificate */
  readonly clientId: string;
  readonly joinedAtMs: number;
  readonly joinedBy: string;
  /** as of an agent: the newest issued leaf */
  readonly spkiSha256: string;
  readonly certificateEndsMs: number;
  readonly revoked: boolean;
  /** "" while it is not revoked */
  readonly revokedBy: string;
  readonly revokedAtMs: number;
};

/** Whom a token makes known: a host with its agentd, or a command line on another host. */
export type JoinRole = "agent" | "api-client";

/** A join token as kept: K derived from its secret, never the secret. */
export type JoinToken = {
  readonly id: string;
  readonly role: JoinRole;
  readonly name: string;
  /** K = SHA-256("reeve-join-1" || secret), hex */
  readonly key: string;
  readonly madeAtMs: number;
  readonly expiresAtMs: number;
  readonly by: string;
  /** of the agent that will join: where the scheduler is to dial it; none: the agent dials */
  readonly addresses: readonly string[];
};

export type Submission = {
  readonly key: string;
  /** digest of everything that was submitted under the key */
  readonly contentSha256: string;
  readonly runs: readonly number[];
  readonly atMs: number;
};

export type Meta = {
  readonly schema: number;
  readonly clusterId: string;
  readonly ledger: Ledger;
  /** earlier ledgers of this database, oldest first */
  readonly ledgersBefore: readonly Ledger[];
  readonly fence: number;
  readonly nextRun: number;
  /** state of the seeded generator for back-off jitter */
  readonly seed: number;
};

/** What the store hands over at start: everything that is not settled. */
export type LiveRows = {
  readonly meta: Meta;
  readonly runs: readonly Run[];
  /** the newest attempt of each live run, and every older one that the agent has not forgotten yet */
  readonly attempts: readonly Attempt[];
  readonly agents: readonly Agent[];
  readonly clients: readonly Client[];
  readonly tokens: readonly JoinToken[];
  readonly submissions: readonly Submission[];
};
