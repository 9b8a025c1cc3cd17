// What net knows of every attempt, and what it does about each thing it hears: a pure function of (book, input).
// service.ts brings the scheduler's words, monitor-client.ts the monitor's, book.ts writes what must be durable; none of them decides.
// The simulator runs this same file. The danger: the book is a delivery cache, never a permission: whether an attempt may start
// is the monitor's word alone, and everything here may be lost without a second start.
import type { AttemptKey } from "../../proto/common/ids.ts";
import type { FromNet, LedgerMark, Order, Report } from "../ipc.ts";

/** A record of the append-only book. `gone` ends an entry's life in it. */
export type BookRecord =
  | { readonly kind: "order"; readonly order: Order }
  | { readonly kind: "gone"; readonly key: AttemptKey };

export type BookInput =
  /** at start: the records read from disk, in order */
  | { readonly kind: "loaded"; readonly records: readonly BookRecord[] }
  // The scheduler's words, in the order of the stream.
  | { readonly kind: "link_up"; readonly link: number; readonly ledger: string; readonly fence: number }
  | { readonly kind: "link_down"; readonly link: number }
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
  | { readonly kind: "ack"; readonly key: AttemptKey; readonly phase: string }
  /** a blob (spec, script body, stdin) is whole and fsynced in net/blobs */
  | { readonly kind: "blob_stored"; readonly sha256: string }
  // The disk's.
  /** every `write` up to and including this number is fsynced */
  | { readonly kind: "written"; readonly number: number }
  // The monitor's.
  | { readonly kind: "monitor_up" }
  | { readonly kind: "monitor_down" }
  | { readonly kind: "report"; readonly report: Report }
  | { readonly kind: "scan_end"; readonly marks: readonly LedgerMark[] };

export type BookOutput =
  /** append to the book; `number` comes back in `written` */
  | { readonly kind: "write"; readonly number: number; readonly record: BookRecord }
  | { readonly kind: "tell_monitor"; readonly message: FromNet }
  /** to the scheduler, on the link that is up; dropped when none is */
  | { readonly kind: "send_hello"; readonly link: number; readonly marks: readonly LedgerMark[] }
  | { readonly kind: "send_report"; readonly report: Report }
  | { readonly kind: "send_resync_end" }
  | { readonly kind: "need_blob"; readonly sha256: string }
  /** start (or go on) sending this attempt's log; `final` once its total is known */
  | { readonly kind: "log_open"; readonly key: AttemptKey }
  | { readonly kind: "log_close"; readonly key: AttemptKey };
