// The binary record of an attempt: the handed slot, parameters and spec as the monitor writes them, the slots
// as it reads them. docs/reference/run-directory.md is the authority; the C programs hold the
// other half. Pure: it opens no file.
// The danger: a slot that is half written looks like none; only magic, number and CRC together make one
// valid.
import { crc32 } from "node:zlib";
import type { AttemptKey } from "../../proto/common/ids.ts";
import { bytesOfHex, hexOf } from "../../proto/common/ids.ts";

/** All slots: what changes in a record, and where its parameters begin. */
export const slotsBytes = 4096;
const slotBytes = 512;
const slotMagic = 0x31585652;
const bootBytes = 128;
const userBytes = 256;

export const bootBytesMax = bootBytes - 1;

export type Rlimit = { readonly resource: number; readonly soft: bigint; readonly hard: bigint };

/** Start parameters; the order of the rows of `encodeParams` is their tag order. */
export type Params = {
  readonly key: AttemptKey;
  readonly execPath: Uint8Array;
  readonly execSearch: boolean;
  readonly args: readonly Uint8Array[];
  /** each NAME=VALUE */
  readonly environment: readonly Uint8Array[];
  readonly cwd: Uint8Array;
  readonly umask: number;
  readonly stdin: boolean;
  readonly shFallback: boolean;
  readonly uid: number;
  readonly gid: number;
  readonly rlimits: readonly Rlimit[];
  readonly logLimitBytes: number;
  readonly cutOnSpoolFull: boolean;
  readonly merge: boolean;
  readonly timeLimitMs: number;
  readonly graceMs: number;
  readonly leftovers: 0 | 1 | 2;
  readonly spoolMinFreeBytes: number;
  /** 0: no quota */
  readonly spoolMaxRunBytes: number;
};

export function encodeParams(params: Params): Buffer {
  const parts: Uint8Array[] = [Buffer.from("RVPARAM1")];
  const add = (tag: number, value: Uint8Array): void => {
    const header = Buffer.alloc(8);
    header.writeUInt16LE(tag, 0);
    header.writeUInt32LE(value.length, 4);
    parts.push(header, value);
  };
  add(1, ledgerOf(params.key));
  add(2, u64(params.key.run));
  add(3, u32(params.key.attempt));
  add(10, params.execPath);
  add(11, u8(params.execSearch ? 1 : 0));
  for (const arg of params.args) add(12, arg);
  for (const variable of params.environment) add(13, variable);
  add(14, params.cwd);
  add(15, u32(params.umask));
  add(16, u8(params.stdin ? 1 : 0));
  add(17, u8(params.shFallback ? 1 : 0));
  add(20, u8(0)); // owner mode; 1 comes with root mode
  add(21, u32(params.uid));
  add(22, u32(params.gid));
  for (const { resource, soft, hard } of params.rlimits) {
    const value = Buffer.alloc(24);
    value.writeUInt32LE(resource, 0);
    value.writeBigUInt64LE(soft, 8);
    value.writeBigUInt64LE(hard, 16);
    add(30, value);
  }
  add(40, u64(params.logLimitBytes));
  add(41, u8(params.cutOnSpoolFull ? 1 : 0));
  add(42, u8(params.merge ? 1 : 0));
  add(43, u64(params.timeLimitMs));
  add(44, u32(params.graceMs));
  add(45, u8(params.leftovers));
  add(46, u64(params.spoolMinFreeBytes));
  if (params.spoolMaxRunBytes > 0) add(47, u64(params.spoolMaxRunBytes));
  const body = Buffer.concat(parts);
  const end = Buffer.alloc(12);
  end.writeUInt16LE(0xffff, 0);
  end.writeUInt32LE(4, 4);
  end.writeUInt32LE(crc32(body), 8);
  return Buffer.concat([body, end]);
}

/** The grace of parameters of ours; undefined when there is none in it. */
export function graceMsIn(params: Buffer): number | undefined {
  const value = fieldIn(params, 44);
  return value === undefined || value.length < 4 ? undefined : value.readUInt32LE(0);
}

/** The program of parameters of ours, as it is executed. */
export function execPathIn(params: Buffer): Buffer | undefined {
  return fieldIn(params, 10);
}

/** The working directory of parameters of ours. */
export function cwdIn(params: Buffer): Buffer | undefined {
  return fieldIn(params, 14);
}

/** The first field with this tag. */
function fieldIn(params: Buffer, tag: number): Buffer | undefined {
  for (let at = 8; at + 8 <= params.length; at += 8 + params.readUInt32LE(at + 4)) {
    const end = at + 8 + params.readUInt32LE(at + 4);
    if (params.readUInt16LE(at) === tag)
      return end > params.length ? undefined : params.subarray(at + 8, end);
  }
  return undefined;
}

/** What the monitor knows when it hands an attempt to the launcher; slot 0. */
export type Handed = {
  readonly key: AttemptKey;
  readonly bootIdentity: string;
  readonly seq: number;
  readonly user: string;
  /** a shell is what is executed, so that a failed exec can be told in the right words */
  readonly isShell: boolean;
};

export type NewRecord = {
  readonly handed: Handed;
  readonly params: Uint8Array;
  readonly spec: Uint8Array;
  readonly atMs: number;
};

/**
 * A whole new record: slot 0 filled, the others zero, so that the supervisor's writes need no new disk block;
 * then the parameters, then the spec.
 */
export function encodeRecord({ handed, params, spec, atMs }: NewRecord): Buffer {
  const slots = Buffer.alloc(slotsBytes);
  const slot = slots.subarray(0, slotBytes);
  slot.writeUInt32LE(slotMagic, 0);
  slot.writeUInt32LE(0, 4);
  slot.writeBigUInt64LE(BigInt(atMs) * 1000n, 8);
  slot.set(ledgerOf(handed.key), 16);
  slot.writeBigUInt64LE(BigInt(handed.key.run), 32);
  slot.writeUInt32LE(handed.key.attempt, 40);
  slot.write(handed.bootIdentity, 48, bootBytesMax, "utf8");
  slot.writeBigUInt64LE(BigInt(handed.seq), 176);
  slot.write(handed.user, 184, userBytes - 1, "utf8");
  slot.writeUInt32LE(handed.isShell ? 1 : 0, 440);
  slot.writeUInt32LE(params.length, 444);
  slot.writeUInt32LE(spec.length, 448);
  slot.writeUInt32LE(crc32(slot.subarray(0, slotBytes - 4)), slotBytes - 4);
  return Buffer.concat([slots, params, spec]);
}

/** The parameters within a whole record of ours. */
export function paramsIn(record: Buffer): Buffer {
  return record.subarray(slotsBytes, slotsBytes + record.readUInt32LE(444));
}

/** The spec within a whole record of ours. */
export function specIn(record: Buffer): Buffer {
  const at = slotsBytes + record.readUInt32LE(444);
  return record.subarray(at, at + record.readUInt32LE(448));
}

export type EndedSlot = {
  readonly kind: "exited" | "signalled" | "not_started";
  readonly status: number;
  readonly coreDumped: boolean;
  readonly cause: "" | "cancelled" | "time_limit" | "host_shutdown";
  readonly utimeUs: number;
  readonly stimeUs: number;
  readonly maxrssKb: number;
  readonly startedUs: number;
  readonly endedUs: number;
  readonly errno: number;
  readonly step: string;
  readonly processesEnded: number;
  readonly processesLeft: number;
  readonly pidsLeft: readonly number[];
};

export type ClosedSlot = {
  readonly frameBytes: number;
  readonly frameSha256: string;
  readonly stdoutBytes: number;
  readonly stdoutSha256: string;
  readonly stderrBytes: number;
  readonly stderrSha256: string;
  readonly stdoutCut: number;
  readonly stderrCut: number;
  readonly processesEnded: number;
  readonly processesLeft: number;
};

/** Each phase that is validly recorded; null: not yet, or not whole. */
export type ExitRecord = {
  readonly handed: Handed | null;
  readonly claim: Claim | null;
  readonly started: { readonly atMs: number; readonly pid: number; readonly uid: number } | null;
  readonly ended: EndedSlot | null;
  readonly closed: ClosedSlot | null;
  readonly output: { readonly stalled: boolean; readonly frameBytes: number } | null;
  readonly stopping: { readonly round: number; readonly survivors: readonly string[] } | null;
};

/**
 * From the slots, and the size of the whole file. Undefined when they are not all there, hence no record at
 * all. What was cut short while it was made has never been handed to anybody.
 */
export function parseRecord(slots: Buffer, fileBytes: number): ExitRecord | undefined {
  if (slots.length !== slotsBytes) return undefined;
  const slot = (number: number): Buffer | null => validSlot(slots, number);
  const first = slot(0);
  const isWhole = first !== null && fileBytes === wholeBytes(first);
  return {
    handed: isWhole ? parseHanded(first) : null,
    claim: whenSome(slot(1), parseClaim),
    started: whenSome(slot(2), (bytes) => ({
      atMs: toMs(number64(bytes, 8)),
      pid: bytes.readUInt32LE(16),
      uid: bytes.readUInt32LE(32),
    })),
    ended: whenSome(slot(3), parseEnded),
    closed: whenSome(slot(4), parseClosed),
    output: whenSome(slot(5), (bytes) => ({
      stalled: bytes.readUInt32LE(16) === 1,
      frameBytes: number64(bytes, 24),
    })),
    stopping: whenSome(slot(6), parseStopping),
  };
}

/** Their numbers are their places. */
export const claimKinds = ["damaged", "start", "cancelled", "refused"] as const;
export type ClaimKind = (typeof claimKinds)[number];
export type Claim = {
  readonly kind: ClaimKind;
  readonly bootIdentity: string;
  /** "" when there is none */
  readonly cgroup: string;
  /** cancelled or refused: why, in a word */
  readonly reason: string;
};

function wholeBytes(handed: Buffer): number {
  return slotsBytes + handed.readUInt32LE(444) + handed.readUInt32LE(448);
}

function validSlot(file: Buffer, number: number): Buffer | null {
  const slot = file.subarray(number * slotBytes, (number + 1) * slotBytes);
  if (slot.readUInt32LE(0) !== slotMagic || slot.readUInt32LE(4) !== number) return null;
  return slot.readUInt32LE(slotBytes - 4) === crc32(slot.subarray(0, slotBytes - 4)) ? slot : null;
}

function whenSome<T>(slot: Buffer | null, parse: (slot: Buffer) => T): T | null {
  return slot === null ? null : parse(slot);
}

function parseClaim(slot: Buffer): Claim {
  return {
    kind: claimKinds[slot.readUInt32LE(20)] ?? "damaged",
    bootIdentity: words(slot, 32, bootBytes),
    cgroup: words(slot, 160, 256),
    reason: words(slot, 416, 64),
  };
}

function parseHanded(slot: Buffer): Handed {
  return {
    key: { ledger: hexOf(slot.subarray(16, 32)), run: number64(slot, 32), attempt: slot.readUInt32LE(40) },
    bootIdentity: words(slot, 48, bootBytes),
    seq: number64(slot, 176),
    user: words(slot, 184, userBytes),
    isShell: slot.readUInt32LE(440) === 1,
  };
}

const endedKinds = ["exited", "signalled", "not_started"] as const;
const causes = ["", "cancelled", "time_limit", "host_shutdown"] as const;
const pidsLeftMax = 16;
const survivorsMax = 8;

function parseEnded(slot: Buffer): EndedSlot {
  const left = Math.min(slot.readUInt32LE(96), pidsLeftMax);
  return {
    kind: endedKinds[slot.readUInt32LE(16)] ?? "not_started",
    status: slot.readUInt32LE(20),
    coreDumped: slot.readUInt32LE(24) === 1,
    cause: causes[slot.readUInt32LE(28)] ?? "",
    utimeUs: number64(slot, 32),
    stimeUs: number64(slot, 40),
    maxrssKb: number64(slot, 48),
    startedUs: number64(slot, 56),
    endedUs: number64(slot, 64),
    errno: slot.readUInt32LE(72),
    step: words(slot, 76, 16),
    processesEnded: slot.readUInt32LE(92),
    processesLeft: slot.readUInt32LE(96),
    pidsLeft: Array.from({ length: left }, (_, index) => slot.readUInt32LE(104 + 4 * index)),
  };
}

function parseClosed(slot: Buffer): ClosedSlot {
  return {
    frameBytes: number64(slot, 16),
    frameSha256: hexOf(slot.subarray(24, 56)),
    stdoutBytes: number64(slot, 56),
    stdoutSha256: hexOf(slot.subarray(64, 96)),
    stderrBytes: number64(slot, 96),
    stderrSha256: hexOf(slot.subarray(104, 136)),
    stdoutCut: number64(slot, 136),
    stderrCut: number64(slot, 144),
    processesEnded: slot.readUInt32LE(152),
    processesLeft: slot.readUInt32LE(156),
  };
}

function parseStopping(slot: Buffer): { round: number; survivors: readonly string[] } {
  const count = Math.min(slot.readUInt32LE(20), survivorsMax);
  const survivors = Array.from({ length: count }, (_, index) => {
    const at = 24 + 32 * index;
    return `${slot.readUInt32LE(at)} ${slot.readUInt32LE(at + 4)} ${words(slot, at + 8, 24)}`;
  });
  return { round: slot.readUInt32LE(16), survivors };
}

/**
 * Records come from our own supervisor; a number past 2^53 is damage and is shown as the largest we can
 * hold.
 */
function number64(slot: Buffer, at: number): number {
  return Math.min(Number(slot.readBigUInt64LE(at)), Number.MAX_SAFE_INTEGER);
}

/** Text up to its first NUL; commands may hold any byte. */
function words(slot: Buffer, at: number, length: number): string {
  const field = slot.subarray(at, at + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString("utf8");
}

function toMs(us: number): number {
  return Math.floor(us / 1000);
}

function ledgerOf(key: AttemptKey): Uint8Array {
  return bytesOfHex(key.ledger) ?? Buffer.alloc(16);
}

function u8(value: number): Buffer {
  return Buffer.from([value]);
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value, 0);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value), 0);
  return bytes;
}
