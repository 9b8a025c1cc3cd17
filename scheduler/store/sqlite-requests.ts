// What sqlite.ts asks of sqlite-worker.ts and what it answers: the whole protocol between the two threads. It
// owns no rule. The danger: an error object loses its class between threads, so failures travel as a plain
// row.
import type { Change } from "../core/changes.ts";
import type { Agent, LiveRows, Meta, Run } from "../core/model.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import type { BlobUse, PruneOrder, PruneStep, UnreadSpecs, WeighOrder, Weight } from "./retained.ts";
import type { FrozenDatabase, KeptHead, RunFilter, RunRecord } from "./store.ts";

export type NamedBytes = { readonly sha256: string; readonly bytes: Uint8Array };

/** Each kind with what it takes and what it gives. */
export type Calls = {
  load: { readonly takes: null; readonly gives: LiveRows };
  commit: { readonly takes: readonly Change[]; readonly gives: null };
  run: {
    readonly takes: { readonly run: number; readonly ledger: string };
    readonly gives: RunRecord | null;
  };
  runs: { readonly takes: RunFilter; readonly gives: readonly Run[] };
  auditHeads: { readonly takes: string; readonly gives: readonly KeptHead[] };
  agents: { readonly takes: null; readonly gives: readonly Agent[] };
  meta: { readonly takes: null; readonly gives: Meta };
  put_blobs: { readonly takes: readonly NamedBytes[]; readonly gives: null };
  blob: { readonly takes: string; readonly gives: Uint8Array | null };
  has_blob: { readonly takes: string; readonly gives: boolean };
  has_room: { readonly takes: null; readonly gives: boolean };
  prune: { readonly takes: PruneOrder; readonly gives: PruneStep | null };
  weigh: { readonly takes: WeighOrder; readonly gives: Weight };
  doomed_logs: { readonly takes: number; readonly gives: readonly AttemptKey[] };
  logs_removed: { readonly takes: readonly AttemptKey[]; readonly gives: null };
  unread_specs: { readonly takes: number; readonly gives: UnreadSpecs };
  note_blobs: {
    readonly takes: { readonly upTo: number; readonly uses: readonly BlobUse[] };
    readonly gives: null;
  };
  drop_unused: {
    readonly takes: { readonly from: number; readonly most: number };
    readonly gives: { readonly next: number; readonly dropped: number };
  };
  shrink: { readonly takes: null; readonly gives: boolean };
  freeze: { readonly takes: null; readonly gives: FrozenDatabase };
  thaw: { readonly takes: null; readonly gives: string };
  close: { readonly takes: null; readonly gives: null };
};

export type CallName = keyof Calls;
export type Request<Name extends CallName = CallName> = {
  readonly id: number;
  readonly name: Name;
  readonly takes: Calls[Name]["takes"];
};

export type Failure = { readonly kind: "full" | "fault"; readonly what: string; readonly cause: string };
/** id 0 answers the opening. */
export type Answer =
  | { readonly id: number; readonly ok: true; readonly gives: unknown }
  | { readonly id: number; readonly ok: false; readonly failure: Failure };

export type WorkerSettings = {
  readonly path: string;
  /** not null: make the database first */
  readonly create: Meta | null;
  readonly ballastBytes: number;
  readonly freeBytesMin: number;
};
