// The scheduler's messages made into inputs of the book, and reports made into messages: every field is
// looked at here, once. Called by service.ts. Pure: it answers `undefined` for what no honest scheduler
// sends, and never throws.
// The danger: a field that is passed on unseen becomes an ipc frame that the monitor kills net for.
import { bytesOfHex, hexOf, isAttemptKey, isSha256 } from "../../proto/common/ids.ts";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { Exit, LedgerMark, LogTotals, Order, Report } from "../ipc.ts";
import type { BookInput } from "./run-book.ts";

type Given<T> = T | null | undefined;

export function readKey(key: Given<reeve.v1.AttemptKey.$Properties>): AttemptKey | undefined {
  const read = { ledger: hexOf(key?.ledger ?? nothing), run: key?.run ?? 0, attempt: key?.attempt ?? 0 };
  return isAttemptKey(read) ? read : undefined;
}

export function readOrder(order: reeve.v1.RunOrder.$Properties): Order | undefined {
  const key = readKey(order.key);
  const spec = order.spec === null || order.spec === undefined || order.spec.length === 0 ? null : order.spec;
  const blobs = (order.blobs ?? []).map(readBlob);
  const known = blobs.filter((blob) => blob !== undefined);
  const read = {
    seq: order.seq ?? 0,
    fence: order.fence ?? 0,
    specSha256: hexOf(order.specSha256 ?? nothing),
    specBytes: order.specSize ?? 0,
    proof: order.proof ?? "",
    startDeadlineMs: order.startDeadlineMs ?? 0,
    scheduledAtMs: order.scheduledAtMs ?? 0,
  };
  const counts = [read.seq, read.fence, read.specBytes, read.startDeadlineMs, read.scheduledAtMs];
  if (key === undefined || !isSha256(read.specSha256) || !counts.every(isCount)) return undefined;
  if (
    known.length !== blobs.length ||
    blobs.length > limits.orderBlobsMax ||
    read.proof.length > proofCharsMax
  )
    return undefined;
  if ((spec?.length ?? 0) > limits.inlineSpecBytesMax || read.specBytes > limits.specBytesMax)
    return undefined;
  const brought = readProof(order);
  if (brought === undefined) return undefined;
  // A spec that is not inline is a blob like any other, and must be listed as one.
  if (spec === null && !known.some((blob) => blob.sha256 === read.specSha256)) return undefined;
  return { key, ...read, ...brought, spec: spec === null ? null : Buffer.from(spec), blobs: known };
}

/** Copies, so that a small proof does not keep the whole frame that brought it. */
function readProof(order: reeve.v1.RunOrder.$Properties): Pick<Order, "sshsig" | "password"> | undefined {
  const sshsig = order.sshsig ?? nothing;
  if (sshsig.length > limits.sshsigBytesMax) return undefined;
  const signed = sshsig.length === 0 ? null : Buffer.from(sshsig);
  if (order.password === null || order.password === undefined) return { sshsig: signed, password: null };
  const { keyId, sealed, expiresMs } = order.password;
  const password = {
    keyId: keyId ?? "",
    sealed: Buffer.from(sealed ?? nothing),
    expiresMs: expiresMs ?? 0,
  };
  const isBounded =
    password.keyId.length <= limits.sealingKeyIdBytesMax &&
    password.sealed.length <= limits.sealedPasswordBytesMax &&
    isCount(password.expiresMs);
  return isBounded ? { sshsig: signed, password } : undefined;
}

export type BookWord = Extract<BookInput, { readonly kind: "cancel" | "query" | "forget" }>;

export function readCancel(message: reeve.v1.CancelOrder.$Properties): BookWord | undefined {
  const word = readSeqAndFence(message);
  if (word === undefined) return undefined;
  return { kind: "cancel", ...word, by: cut(message.by ?? ""), reason: cut(message.reason ?? "") };
}

export function readQuery(message: reeve.v1.Query.$Properties): BookWord | undefined {
  const word = readSeqAndFence(message);
  return word === undefined ? undefined : { kind: "query", ...word };
}

export function readForget(message: reeve.v1.Forget.$Properties): BookWord | undefined {
  const word = readSeqAndFence(message);
  return word === undefined ? undefined : { kind: "forget", ...word };
}

export type BlobPart = {
  readonly sha256: string;
  readonly size: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
};

export function readBlobPart(chunk: reeve.v1.BlobChunk.$Properties): BlobPart | undefined {
  const sha256 = hexOf(chunk.sha256 ?? nothing);
  const size = chunk.size ?? 0;
  const offset = chunk.offset ?? 0;
  const bytes = chunk.bytes ?? nothing;
  const isBounded =
    isCount(size) && size <= limits.stdinBytesMax && isCount(offset) && offset + bytes.length <= size;
  return isSha256(sha256) && isBounded ? { sha256, size, offset, bytes } : undefined;
}

export function keyMessage(key: AttemptKey): reeve.v1.AttemptKey.$Properties {
  return { ledger: bytesOf(key.ledger), run: key.run, attempt: key.attempt };
}

export function markMessage(mark: LedgerMark): reeve.v1.LedgerMark.$Properties {
  return { ledger: bytesOf(mark.ledger), floor: mark.floor, fence: mark.fence };
}

export function reportMessage(report: Report): reeve.v1.AttemptReport.$Properties {
  const { key, exit, log, survivors, warnings, ...same } = report;
  return {
    ...same,
    key: keyMessage(key),
    ...(exit === null ? {} : { exit: exitMessage(exit) }),
    ...(log === null ? {} : { log: totalsMessage(log) }),
    survivors: [...survivors],
    warnings: [...warnings],
  };
}

function exitMessage(exit: Exit): reeve.v1.Exit.$Properties {
  return { ...exit, leftPids: [...exit.leftPids] };
}

function totalsMessage(log: LogTotals): reeve.v1.LogTotals.$Properties {
  const { frameSha256, stdoutSha256, stderrSha256, ...counts } = log;
  return {
    ...counts,
    frameSha256: bytesOf(frameSha256),
    stdoutSha256: bytesOf(stdoutSha256),
    stderrSha256: bytesOf(stderrSha256),
  };
}

export function bytesOf(hex: string): Uint8Array {
  return bytesOfHex(hex) ?? nothing;
}

const nothing = new Uint8Array(0);
const proofCharsMax = 64;

type Word = { readonly key: AttemptKey; readonly seq: number; readonly fence: number };
type WordMessage = {
  readonly key?: Given<reeve.v1.AttemptKey.$Properties>;
  readonly seq?: Given<number>;
  readonly fence?: Given<number>;
};

function readSeqAndFence(message: WordMessage): Word | undefined {
  const key = readKey(message.key);
  const seq = message.seq ?? 0;
  const fence = message.fence ?? 0;
  return key !== undefined && isCount(seq) && isCount(fence) ? { key, seq, fence } : undefined;
}

function readBlob(blob: reeve.v1.Blob.$Properties): { sha256: string; bytes: number } | undefined {
  const sha256 = hexOf(blob.sha256 ?? nothing);
  const bytes = blob.size ?? 0;
  return isSha256(sha256) && isCount(bytes) && bytes <= limits.stdinBytesMax ? { sha256, bytes } : undefined;
}

export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function cut(text: string): string {
  return text.slice(0, limits.reportTextMax);
}
