// What net knows of every attempt, and what it does about each thing it hears: a pure function of (book,
// input). service.ts brings the scheduler's words, monitor-client.ts the monitor's, book.ts writes what must
// be durable; none of them decides. The simulator runs this same file. The danger: the book is a delivery
// cache, never a permission: whether an attempt may start is the monitor's word alone, and everything here
// may be lost without a second start.
import { attemptName } from "../../proto/common/ids.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { FromNet, LedgerMark, Order, Report } from "../ipc.ts";
import { acceptedReport, heldBytesMost, heldBytesOf, mayFollow, newEntry, sameReport } from "./book-entry.ts";
import type { Entry, Word } from "./book-entry.ts";

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
  /**
   * when it is in net/blobs already the answer is `blob_stored` at once; else it is asked of the scheduler
   * if a link is up
   */
  | { readonly kind: "need_blob"; readonly sha256: string }
  /**
   * start (or go on) sending this attempt's log; said once more with `final` when nothing will be added to
   * it
   */
  | { readonly kind: "log_open"; readonly key: AttemptKey; readonly final: boolean }
  | { readonly kind: "log_close"; readonly key: AttemptKey };

export type RunBook = {
  readonly entries: Map<string, Entry>;
  /** orders that the present monitor has not been told, in order of arrival */
  readonly waiting: Map<string, Entry>;
  /** what `order` of all entries holds */
  heldBytes: number;
  lastRecord: number;
  link: number;
  /** hello and the whole resync are out on this link: live reports may follow */
  greeted: boolean;
  monitorUp: boolean;
  /** scans asked of the present monitor and not yet ended */
  scans: number;
  /** a scan has ended on the present monitor: it may be told things */
  scanned: boolean;
};

type Say = (output: BookOutput) => void;

export function emptyBook(): RunBook {
  return {
    entries: new Map(),
    waiting: new Map(),
    heldBytes: 0,
    lastRecord: 0,
    link: 0,
    greeted: false,
    monitorUp: false,
    scans: 0,
    scanned: false,
  };
}

/** Total: every input in every state gives a (perhaps empty) list of outputs, to be performed in order. */
export function stepBook(book: RunBook, input: BookInput): readonly BookOutput[] {
  const outputs: BookOutput[] = [];
  const say: Say = (output) => outputs.push(output);
  take(book, input, say);
  return outputs;
}

function take(book: RunBook, input: BookInput, say: Say): void {
  switch (input.kind) {
    case "loaded":
      return load(book, input.records, say);
    case "link_up":
      return linkUp(book, input.link, say);
    case "link_down":
      if (input.link === book.link) linkDown(book, say);
      return;
    case "order":
      return takeOrder(book, input.order, say);
    case "cancel":
    case "query":
    case "forget":
      return takeWord(book, input, say);
    case "ack":
      return takeAck(book, input.key, input.phase, say);
    case "blob_stored":
      for (const entry of book.waiting.values()) entry.missing.delete(input.sha256);
      return tellOrders(book, say);
    case "written":
      return takeWritten(book, input.number, say);
    case "monitor_up":
      return monitorUp(book, say);
    case "monitor_down":
      monitorDown(book);
      return;
    case "report":
      return takeReport(book, input.report, say);
    case "scan_end":
      return scanEnd(book, input.marks, say);
  }
}

function load(book: RunBook, records: readonly BookRecord[], say: Say): void {
  const live = new Map<string, Order>();
  for (const record of records) {
    if (record.kind === "order") live.set(attemptName(record.order.key), record.order);
    else live.delete(attemptName(record.key));
  }
  for (const [name, order] of live) {
    if (book.entries.has(name)) continue;
    const entry = addEntry(book, order.key, order.seq);
    hold(book, entry, order, say);
    entry.record = ++book.lastRecord;
    entry.durable = true;
    entry.report = acceptedReport(order);
  }
}

function linkUp(book: RunBook, link: number, say: Say): void {
  if (book.link !== 0) linkDown(book, say);
  book.link = link;
  // A scan that is under way is new enough; marks of an earlier one would hide what was settled since.
  if (book.monitorUp && book.scans === 0) scan(book, say);
}

function linkDown(book: RunBook, say: Say): void {
  book.link = 0;
  book.greeted = false;
  for (const entry of book.entries.values()) closeLog(entry, say);
}

function monitorUp(book: RunBook, say: Say): void {
  monitorDown(book);
  book.monitorUp = true;
  book.waiting.clear();
  for (const [name, entry] of book.entries) {
    if (entry.order !== null) book.waiting.set(name, entry);
  }
  scan(book, say);
}

function monitorDown(book: RunBook): void {
  book.monitorUp = false;
  book.scanned = false;
  book.scans = 0;
}

function scan(book: RunBook, say: Say): void {
  book.scans++;
  say({ kind: "tell_monitor", message: { kind: "scan" } });
}

function scanEnd(book: RunBook, marks: readonly LedgerMark[], say: Say): void {
  if (!book.monitorUp || book.scans === 0) return;
  book.scans--;
  if (!book.scanned) {
    book.scanned = true;
    for (const entry of book.entries.values()) {
      for (const word of entry.words) say({ kind: "tell_monitor", message: word });
    }
    tellOrders(book, say);
  }
  if (book.link !== 0 && !book.greeted) greet(book, marks, say);
}

function greet(book: RunBook, marks: readonly LedgerMark[], say: Say): void {
  book.greeted = true;
  say({ kind: "send_hello", link: book.link, marks });
  for (const entry of book.entries.values()) {
    if (entry.report !== null) say({ kind: "send_report", report: entry.report });
  }
  say({ kind: "send_resync_end" });
  for (const entry of book.entries.values()) {
    openLog(book, entry, say);
    for (const sha256 of entry.missing) say({ kind: "need_blob", sha256 });
  }
}

function takeOrder(book: RunBook, order: Order, say: Say): void {
  const name = attemptName(order.key);
  const known = book.entries.get(name);
  if (known !== undefined) {
    if (known.report !== null) sendReport(book, known.report, say);
    return;
  }
  if (book.heldBytes + heldBytesMost(order) > limits.bookBytesMax) {
    // No room. Only the monitor can make it true that this attempt never starts: as a query it refuses the
    // attempt durably.
    takeWord(book, { kind: "query", key: order.key, seq: order.seq, fence: order.fence }, say);
    return;
  }
  if (book.entries.size >= limits.bookEntriesMax) return;
  const entry = addEntry(book, order.key, order.seq);
  if (order.password === null) {
    entry.record = ++book.lastRecord;
    say({ kind: "write", number: entry.record, record: { kind: "order", order } });
  } else entry.durable = true;
  hold(book, entry, order, say);
  // One with a password is never written, so never called accepted: until the monitor has it, the scheduler
  // sends it again with every new link. That is how no disk of net's ever has what a password is sealed in.
  if (entry.durable) tellOrders(book, say);
}

function hold(book: RunBook, entry: Entry, order: Order, say: Say): void {
  entry.order = order;
  book.heldBytes += heldBytesOf(order);
  book.waiting.set(attemptName(order.key), entry);
  for (const blob of order.blobs) {
    if (entry.missing.has(blob.sha256)) continue;
    entry.missing.add(blob.sha256);
    say({ kind: "need_blob", sha256: blob.sha256 });
  }
}

/** The monitor knows of the attempt, or was told never to start it: the order has done its work. */
function release(book: RunBook, entry: Entry): void {
  if (entry.order === null) return;
  book.heldBytes -= heldBytesOf(entry.order);
  entry.order = null;
  entry.missing.clear();
  book.waiting.delete(attemptName(entry.key));
}

function takeWord(book: RunBook, word: Word, say: Say): void {
  const name = attemptName(word.key);
  let entry = book.entries.get(name);
  if (entry === undefined) {
    // Beyond the bound it is as if the link had lost it: the scheduler repeats itself after the next resync.
    if (book.entries.size >= limits.bookEntriesMax) return;
    entry = addEntry(book, word.key, word.seq);
  }
  entry.words = entry.words.filter((other) => other.kind !== word.kind);
  entry.words.push(word);
  if (book.scanned) say({ kind: "tell_monitor", message: word });
  // The order behind may be free to go now: this one is never told while its cancel or query is not answered.
  tellOrders(book, say);
}

function takeAck(book: RunBook, key: AttemptKey, phase: string, say: Say): void {
  const entry = book.entries.get(attemptName(key));
  if (entry === undefined || entry.report?.phase !== phase) return;
  // The monitor remembers refusals durably, so nothing is left to keep here.
  const settled = phase === "refused" || phase === "never_heard";
  if (settled && entry.words.length === 0) drop(book, entry, say);
}

function takeWritten(book: RunBook, number: number, say: Say): void {
  for (const entry of book.waiting.values()) {
    if (entry.durable || entry.record > number || entry.order === null) continue;
    entry.durable = true;
    entry.report = acceptedReport(entry.order);
    sendReport(book, entry.report, say);
  }
  tellOrders(book, say);
}

/**
 * In order of arrival within a ledger, because the monitor's floor may settle every lower `seq` that it has
 * not met.
 */
function tellOrders(book: RunBook, say: Say): void {
  if (!book.scanned) return;
  const blocked = new Set<string>();
  for (const [name, entry] of book.waiting) {
    const order = entry.order;
    if (order === null || blocked.has(order.key.ledger)) continue;
    if (entry.words.some((word) => word.kind !== "forget")) continue;
    if (!entry.durable || entry.missing.size > 0) {
      blocked.add(order.key.ledger);
      continue;
    }
    book.waiting.delete(name);
    say({ kind: "tell_monitor", message: { kind: "order", order } });
  }
}

function takeReport(book: RunBook, report: Report, say: Say): void {
  const name = attemptName(report.key);
  const entry = book.entries.get(name) ?? addEntry(book, report.key, report.seq);
  const before = entry.report;
  release(book, entry);
  if (before !== null && !mayFollow(before, report.phase)) {
    // Late news. A query is answered all the same, by what is known.
    if (answered(entry, "query")) sendReport(book, before, say);
    return;
  }
  const asked = answered(entry, "query");
  // Until it is over or never starts: a monitor that dies before the claim is there must be told again.
  if (report.phase !== "accepted" && report.phase !== "started") answered(entry, "cancel");
  entry.report = report;
  if (asked || before === null || !sameReport(before, report)) sendReport(book, report, say);
  if (report.phase === "forgotten") return drop(book, entry, say);
  openLog(book, entry, say);
  tellOrders(book, say);
}

/** Removes the pending word of that kind; true when there was one. */
function answered(entry: Entry, kind: Word["kind"]): boolean {
  const count = entry.words.length;
  entry.words = entry.words.filter((word) => word.kind !== kind);
  return entry.words.length < count;
}

function drop(book: RunBook, entry: Entry, say: Say): void {
  release(book, entry);
  closeLog(entry, say);
  book.entries.delete(attemptName(entry.key));
  if (entry.record > 0) {
    say({ kind: "write", number: ++book.lastRecord, record: { kind: "gone", key: entry.key } });
  }
  tellOrders(book, say);
}

function openLog(book: RunBook, entry: Entry, say: Say): void {
  const report = entry.report;
  if (!book.greeted || report === null || entry.log === "final") return;
  const begun = report.phase === "started" || report.phase === "ended" || report.phase === "closed";
  const final = report.phase === "closed" || report.phase === "vanished";
  // An attempt that vanished after its start has left output too.
  if (!begun && !(report.phase === "vanished" && report.startedAtMs > 0)) return;
  if (entry.log === "open" && !final) return;
  entry.log = final ? "final" : "open";
  say({ kind: "log_open", key: entry.key, final });
}

function closeLog(entry: Entry, say: Say): void {
  if (entry.log === "") return;
  entry.log = "";
  say({ kind: "log_close", key: entry.key });
}

function sendReport(book: RunBook, report: Report, say: Say): void {
  if (book.greeted) say({ kind: "send_report", report });
}

function addEntry(book: RunBook, key: AttemptKey, seq: number): Entry {
  const entry = newEntry(key, seq);
  book.entries.set(attemptName(key), entry);
  return entry;
}
