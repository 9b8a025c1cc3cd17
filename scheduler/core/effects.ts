// What a step wants done outside, after its turn is durable. An effect may be lost: its absence is repaired
// by a later input (a resync, a tick). Written by step.ts, performed by main.ts through agents/ and api/. It
// owns no rule. The danger: an effect performed before the commit would be a promise that a crash takes back.
import type { AttemptKey } from "../../proto/common/ids.ts";

export type Effect =
  | {
      readonly kind: "order";
      readonly agent: string;
      readonly link: number;
      readonly key: AttemptKey;
      readonly seq: number;
      readonly fence: number;
      readonly specSha256: string;
      readonly specBytes: number;
      /** `owner` and `trusted` are the scheduler's word alone, to a host of the one mode or the other */
      readonly proof: "owner" | "trusted" | "signed" | "password";
      readonly proofSha256: string;
      readonly startDeadlineMs: number;
      readonly scheduledAtMs: number;
    }
  | {
      readonly kind: "cancel_attempt";
      readonly agent: string;
      readonly link: number;
      readonly key: AttemptKey;
      readonly seq: number;
      readonly fence: number;
      readonly by: string;
      readonly reason: string;
    }
  | {
      readonly kind: "query";
      readonly agent: string;
      readonly link: number;
      readonly key: AttemptKey;
      readonly seq: number;
      readonly fence: number;
    }
  | {
      readonly kind: "forget";
      readonly agent: string;
      readonly link: number;
      readonly key: AttemptKey;
      readonly seq: number;
      readonly fence: number;
    }
  | {
      readonly kind: "ack";
      readonly agent: string;
      readonly link: number;
      readonly key: AttemptKey;
      readonly phase: string;
    }
  | { readonly kind: "welcome"; readonly agent: string; readonly link: number }
  | { readonly kind: "close_link"; readonly agent: string; readonly link: number; readonly reason: string }
  /** the closed record's totals are known: the log store may judge completeness */
  | {
      readonly kind: "judge_log";
      readonly key: AttemptKey;
      readonly frameBytes: number;
      readonly frameSha256: string;
    }
  /** an agent was drained or resumed: for the daemon's log */
  | {
      readonly kind: "agent_marked";
      readonly agent: string;
      readonly drained: boolean;
      readonly by: string;
      readonly reason: string;
    }
  /** whoever watches this run should look again */
  | { readonly kind: "run_changed"; readonly run: number };
