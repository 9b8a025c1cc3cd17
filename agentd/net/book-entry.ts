// One attempt in net's book, and which report may follow which. run-book.ts owns when anything is said;
// nothing here does. Called by run-book.ts alone. The danger: a phase that went back would tell the scheduler
// that a finished run still runs.
import type { AttemptKey } from "../../proto/common/ids.ts";
import type { FromNet, Order, Phase, Report } from "../ipc.ts";

export type Word = Extract<FromNet, { kind: "cancel" | "query" | "forget" }>;

export type Entry = {
  readonly key: AttemptKey;
  readonly seq: number;
  /**
   * still to be taken over by a monitor; null once one has reported the attempt: from then on it must never
   * be told again
   */
  order: Order | null;
  /** of its record in the book; 0: none is there */
  record: number;
  /** also one that is never written: see takeOrder */
  durable: boolean;
  readonly missing: Set<string>;
  report: Report | null;
  /** not answered yet, so told again to the next monitor; at most one of each kind, in order of arrival */
  words: Word[];
  /** what the log stream was told: "", "open" or "final" */
  log: "" | "open" | "final";
};

/**
 * What may follow what. Anything else is late news and is dropped; the same phase again is a newer
 * snapshot.
 */
const phasesAfter: Readonly<Record<Phase, readonly Phase[]>> = {
  accepted: ["started", "ended", "closed", "refused", "never_heard", "vanished", "forgotten"],
  started: ["started", "ended", "closed", "vanished", "forgotten"],
  ended: ["ended", "closed", "forgotten"],
  closed: ["closed", "forgotten"],
  refused: ["refused", "forgotten"],
  never_heard: ["never_heard", "forgotten"],
  vanished: ["vanished", "forgotten"],
  forgotten: [],
};

export function mayFollow(before: Report | null, phase: Phase): boolean {
  return before === null || phasesAfter[before.phase].includes(phase);
}

/** What a record costs beside what was submitted: a bound, not a measurement. */
const orderBytes = 512;

export function newEntry(key: AttemptKey, seq: number): Entry {
  return {
    key,
    seq,
    order: null,
    record: 0,
    durable: false,
    missing: new Set(),
    report: null,
    words: [],
    log: "",
  };
}

export function heldBytesOf(order: Order): number {
  return orderBytes + (order.spec === null ? 0 : order.spec.length) + proofBytesOf(order);
}

/** Also with a spec that travels as a blob: its size is asked for before it is there. */
export function heldBytesMost(order: Order): number {
  return orderBytes + order.specBytes + proofBytesOf(order);
}

function proofBytesOf({ sshsig, password }: Order): number {
  return (sshsig?.length ?? 0) + (password?.sealed.length ?? 0);
}

export function acceptedReport(order: Pick<Order, "key" | "seq">): Report {
  return {
    key: order.key,
    phase: "accepted",
    seq: order.seq,
    reason: "",
    permanent: false,
    detail: "",
    pid: 0,
    startedAtMs: 0,
    exit: null,
    log: null,
    unsupervised: false,
    stalled: false,
    stopping: false,
    survivors: [],
    actualUser: "",
    warnings: [],
  };
}

/** Field by field through one canonical text: reports are small and come seldom. */
export function sameReport(a: Report, b: Report): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
