// What net and the monitor say to each other: the closed table of messages, and (below) how each becomes the
// payload of a frame. Both sides import this (and ipc-frames.ts under it) and nothing else of each other.
// docs/reference/host-protocols.md describes it.
// The danger: net is the hostile side. The monitor must treat every byte as untrusted; a frame that does not
// decode exactly kills net and never the monitor.
import { isAttemptNumber, isLedger, isRunNumber, isSha256 } from "../proto/common/ids.ts";
import type { AttemptKey } from "../proto/common/ids.ts";
import { limits } from "../proto/common/limits.ts";
import {
  bytes,
  FieldReader,
  FieldWriter,
  flag,
  listOf,
  orNull,
  record,
  text,
  textThat,
  u16,
  u32,
  u64,
} from "./ipc-frames.ts";
import { wordIn } from "./ipc-frames.ts";
import type { Codec } from "./ipc-frames.ts";

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

export type SealedPassword = {
  readonly keyId: string;
  readonly sealed: Uint8Array;
  readonly expiresMs: number;
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
  /**
   * every blob that must be in net/blobs before the monitor may be asked: the spec when not inline, body,
   * stdin
   */
  readonly blobs: readonly { readonly sha256: string; readonly bytes: number }[];
  readonly proof: string;
  /** proof `signed`: an SSHSIG over the spec's bytes */
  readonly sshsig: Uint8Array | null;
  /** proof `password`: what only this host's monitor can open */
  readonly password: SealedPassword | null;
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
  | { readonly kind: "pong" }
  | { readonly kind: "link"; readonly state: LinkState; readonly detail: string };

/** How net stands to the scheduler, for people and for readiness; nothing is decided by it. */
export type LinkState = "offline" | "online" | "listening" | "not_listening";

export type LedgerMark = { readonly ledger: string; readonly floor: number; readonly fence: number };

export type FromMonitor =
  | { readonly kind: "settings"; readonly json: string }
  | { readonly kind: "report"; readonly report: Report }
  | { readonly kind: "scan_end"; readonly marks: readonly LedgerMark[] }
  | { readonly kind: "fence_refused"; readonly ledger: string; readonly highest: number }
  | { readonly kind: "ping" };

// The table. A number once given is never given again; fields are written in the order in which they stand
// here.

const key: Codec<AttemptKey> = checked(
  record<AttemptKey>({ ledger: textThat(isLedger), run: u64, attempt: u32 }),
  (value) => isRunNumber(value.run) && isAttemptNumber(value.attempt),
);
const sha256 = textThat(isSha256);

const exit = record<Exit>({
  kind: wordIn(["exit", "signal", "reason"]),
  status: u32,
  signal: u32,
  reason: text,
  detail: text,
  coreDumped: flag,
  utimeUs: u64,
  stimeUs: u64,
  maxrssKb: u64,
  startedAtMs: u64,
  endedAtMs: u64,
  processesEnded: u32,
  processesLeft: u32,
  leftPids: listOf(u32),
});

const logTotals = record<LogTotals>({
  frameBytes: u64,
  frameSha256: text,
  stdoutBytes: u64,
  stdoutSha256: text,
  stderrBytes: u64,
  stderrSha256: text,
  stdoutCut: u64,
  stderrCut: u64,
});

const report = record<Report>({
  key,
  phase: wordIn([
    "accepted",
    "started",
    "ended",
    "closed",
    "refused",
    "never_heard",
    "vanished",
    "forgotten",
  ]),
  seq: u64,
  reason: text,
  permanent: flag,
  detail: text,
  pid: u32,
  startedAtMs: u64,
  exit: orNull(exit),
  log: orNull(logTotals),
  unsupervised: flag,
  stalled: flag,
  stopping: flag,
  survivors: listOf(text),
  actualUser: text,
  warnings: listOf(text),
});

const order = record<Order>({
  key,
  seq: u64,
  fence: u64,
  specSha256: sha256,
  specBytes: u64,
  spec: orNull(bytes),
  blobs: listOf(record<Order["blobs"][number]>({ sha256, bytes: u64 })),
  proof: text,
  sshsig: orNull(atMost(bytes, limits.sshsigBytesMax)),
  password: orNull(
    record<SealedPassword>({
      keyId: textThat((id) => id.length <= limits.sealingKeyIdBytesMax),
      sealed: atMost(bytes, limits.sealedPasswordBytesMax),
      expiresMs: u64,
    }),
  ),
  startDeadlineMs: u64,
  scheduledAtMs: u64,
});

/** As message 2 carried it, which brought nothing to prove a user. Books of that time are still read. */
const orderBefore = record<Omit<Order, "sshsig" | "password">>({
  key,
  seq: u64,
  fence: u64,
  specSha256: sha256,
  specBytes: u64,
  spec: orNull(bytes),
  blobs: listOf(record<Order["blobs"][number]>({ sha256, bytes: u64 })),
  proof: text,
  startDeadlineMs: u64,
  scheduledAtMs: u64,
});

const mark = record<LedgerMark>({ ledger: textThat(isLedger), floor: u64, fence: u64 });

type Body<M extends { readonly kind: string }, K extends M["kind"]> = Omit<
  Extract<M, { readonly kind: K }>,
  "kind"
>;
type Table<M extends { readonly kind: string }> = {
  readonly [K in M["kind"]]: readonly [number: number, body: Codec<Body<M, K>>];
};

const fromNet: Table<FromNet> = {
  ready: [1, record({})],
  order: [9, record({ order })], // 2 is spent: see orderBefore
  cancel: [3, record({ key, seq: u64, fence: u64, by: text, reason: text })],
  query: [4, record({ key, seq: u64, fence: u64 })],
  forget: [5, record({ key, seq: u64, fence: u64 })],
  log_acked: [6, record({ key, offset: u64 })],
  scan: [7, record({})],
  pong: [8, record({})],
  link: [10, record({ state: wordIn(["offline", "online", "listening", "not_listening"]), detail: text })],
};

const fromMonitor: Table<FromMonitor> = {
  settings: [0x101, record({ json: text })],
  report: [0x102, record({ report })],
  scan_end: [0x103, record({ marks: listOf(mark) })],
  fence_refused: [0x104, record({ ledger: textThat(isLedger), highest: u64 })],
  ping: [0x105, record({})],
};

/**
 * The payload of the frame; at most `limits.ipcFrameBytesMax`, else a bug of the caller (frameOf asserts
 * it).
 */
export function encodeFromNet(message: FromNet): Buffer {
  return encode(fromNet, message);
}

export function encodeFromMonitor(message: FromMonitor): Buffer {
  return encode(fromMonitor, message);
}

/** Undefined for every payload that is not exactly one message of the table. */
export function decodeFromNet(payload: Uint8Array): FromNet | undefined {
  return decode(fromNet, payload);
}

/** An order as a book holds it, also one of an earlier build. The monitor takes the newest form alone. */
export function decodeBookOrder(payload: Uint8Array): Order | undefined {
  const from = new FieldReader(payload);
  if (u16.read(from) === 2) {
    const before = orderBefore.read(from);
    return from.isDone ? { ...before, sshsig: null, password: null } : undefined;
  }
  const message = decodeFromNet(payload);
  return message?.kind === "order" ? message.order : undefined;
}

export function decodeFromMonitor(payload: Uint8Array): FromMonitor | undefined {
  return decode(fromMonitor, payload);
}

function encode<M extends { readonly kind: string }>(table: Table<M>, message: M): Buffer {
  const [number, body] = table[message.kind as M["kind"]];
  const to = new FieldWriter();
  u16.write(to, number);
  (body as Codec<unknown>).write(to, message);
  return to.finish();
}

function decode<M extends { readonly kind: string }>(table: Table<M>, payload: Uint8Array): M | undefined {
  if (payload.length > limits.ipcFrameBytesMax) return undefined;
  const from = new FieldReader(payload);
  const number = u16.read(from);
  for (const kind of Object.keys(table) as M["kind"][]) {
    const [rowNumber, body] = table[kind];
    if (rowNumber !== number) continue;
    const message = { kind, ...(body as Codec<object>).read(from) };
    return from.isDone ? (message as unknown as M) : undefined;
  }
  return undefined;
}

function atMost(codec: Codec<Uint8Array>, most: number): Codec<Uint8Array> {
  return checked(codec, (value) => value.length <= most);
}

function checked<T>(codec: Codec<T>, isRight: (value: T) => boolean): Codec<T> {
  return {
    write: codec.write,
    read: (from) => {
      const value = codec.read(from);
      if (!from.hasFailed && !isRight(value)) from.fail();
      return value;
    },
  };
}
