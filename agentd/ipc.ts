// What net and the monitor say to each other: the closed table of messages, and (below) the frames that carry them.
// Both sides import this and nothing else of each other. docs/reference/host-protocols.md describes it.
// The danger: net is the hostile side. The monitor must treat every byte as untrusted; a frame that does not
// decode exactly kills net and never the monitor.
import type { AttemptKey } from "../proto/common/ids.ts";

export type Exit = {
  readonly kind: "exit" | "signal" | "reason";
  readonly status: number;
  readonly signal: number;
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

/** accepted is net's word (its book is durable); every other phase is the monitor's. */
export type Phase =
  | "accepted"
  | "started"
  | "ended"
  | "closed"
  | "refused"
  | "never_heard"
  | "vanished"
  | "forgotten";

/** One attempt as the host knows it: a snapshot; later phases contain the earlier ones. */
export type Report = {
  readonly key: AttemptKey;
  readonly phase: Phase;
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
  readonly actualUser: string;
  readonly warnings: readonly string[];
};

export type Order = {
  readonly key: AttemptKey;
  readonly seq: number;
  readonly fence: number;
  /** hex */
  readonly specSha256: string;
  readonly specBytes: number;
  /** null: it is the blob of that digest in net/blobs */
  readonly spec: Uint8Array | null;
  /** every blob that must be in net/blobs before the monitor may be asked: the spec when not inline, body, stdin */
  readonly blobs: readonly { readonly sha256: string; readonly bytes: number }[];
  readonly proof: string;
  readonly startDeadlineMs: number;
  readonly scheduledAtMs: number;
};

export type FromNet =
  | { readonly kind: "ready" }
  | { readonly kind: "order"; readonly order: Order }
  | {
      readonly kind: "cancel";
      readonly key: AttemptKey;
      readonly seq: number;
      readonly fence: number;
      readonly by: string;
      readonly reason: string;
    }
  | { readonly kind: "query"; readonly key: AttemptKey; readonly seq: number; readonly fence: number }
  | { readonly kind: "forget"; readonly key: AttemptKey; readonly seq: number; readonly fence: number }
  | { readonly kind: "log_acked"; readonly key: AttemptKey; readonly offset: number }
  | { readonly kind: "scan" }
  | { readonly kind: "pong" };

export type LedgerMark = { readonly ledger: string; readonly floor: number; readonly fence: number };

export type FromMonitor =
  | { readonly kind: "settings"; readonly json: string }
  | { readonly kind: "report"; readonly report: Report }
  | { readonly kind: "scan_end"; readonly marks: readonly LedgerMark[] }
  | { readonly kind: "fence_refused"; readonly ledger: string; readonly highest: number }
  | { readonly kind: "ping" };
