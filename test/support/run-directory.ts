// Makes run directories as the monitor does and reads what supervisors leave in them, straight from
// docs/reference/run-directory.md and independent of agentd's own code, so that the two check each other.
// Used by every suite that drives the launcher. The danger is a reader that forgives: every slot and frame
// is checked (magic, CRC, lengths) and a bad one throws or is named, never skipped.

import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";

export interface Params {
  readonly ledger?: string;
  readonly run?: number;
  readonly attempt?: number;
  readonly execPath: string;
  readonly execSearch?: boolean;
  readonly args: readonly (string | Uint8Array)[];
  readonly env?: readonly (string | Uint8Array)[];
  readonly cwd?: string;
  readonly umask?: number;
  readonly stdin?: boolean;
  readonly shFallback?: boolean;
  readonly identity?: 0 | 1;
  readonly uid?: number;
  readonly gid?: number;
  readonly groups?: readonly number[];
  readonly rlimits?: readonly { resource: number; soft: bigint; hard: bigint }[];
  readonly nice?: number;
  readonly oomScoreAdj?: number;
  readonly logLimit?: bigint;
  readonly onSpoolFull?: 0 | 1;
  readonly merge?: boolean;
  readonly timeLimitMs?: number;
  readonly graceMs?: number;
  readonly leftovers?: 0 | 1 | 2;
  readonly spoolMinFree?: bigint;
  readonly spoolMaxRun?: bigint;
}

export interface RunName {
  readonly ledger: string;
  readonly run: number;
  readonly attempt: number;
}

export const nameOf = (name: RunName): string => `${name.ledger}/${name.run}.${name.attempt}`;

const u8 = (value: number): Buffer => Buffer.of(value);
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};
const i32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
};
const u64 = (value: number | bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
};

export function recordOf(tag: number, value: Uint8Array): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt16LE(tag, 0);
  header.writeUInt32LE(value.length, 4);
  return Buffer.concat([header, value]);
}

export function sealParams(records: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat([Buffer.from("RVPARAM1"), ...records]);
  return Buffer.concat([body, recordOf(65535, u32(crc32(body)))]);
}

export function paramRecords(name: RunName, params: Params): Buffer[] {
  const ledger = Buffer.from(params.ledger ?? name.ledger, "hex");
  const records = [
    recordOf(1, ledger),
    recordOf(2, u64(params.run ?? name.run)),
    recordOf(3, u32(params.attempt ?? name.attempt)),
    recordOf(10, Buffer.from(params.execPath)),
    ...params.args.map((arg) => recordOf(12, Buffer.from(arg as string))),
    ...(params.env ?? ["PATH=/usr/bin:/bin"]).map((text) => recordOf(13, Buffer.from(text as string))),
    recordOf(13, Buffer.from(`REEVE_ID=${nameOf(name)}`)),
    recordOf(14, Buffer.from(params.cwd ?? "/")),
    recordOf(15, u32(params.umask ?? 0o022)),
    recordOf(20, u8(params.identity ?? 0)),
    recordOf(21, u32(params.uid ?? process.geteuid?.() ?? 0)),
    recordOf(22, u32(params.gid ?? process.getegid?.() ?? 0)),
    recordOf(40, u64(params.logLimit ?? 1n << 40n)),
    recordOf(44, u32(params.graceMs ?? 1000)),
  ];
  if (params.execSearch) records.push(recordOf(11, u8(1)));
  if (params.stdin) records.push(recordOf(16, u8(1)));
  if (params.shFallback) records.push(recordOf(17, u8(1)));
  if (params.groups) records.push(recordOf(23, Buffer.concat(params.groups.map(u32))));
  for (const limit of params.rlimits ?? [])
    records.push(
      recordOf(30, Buffer.concat([u32(limit.resource), u32(0), u64(limit.soft), u64(limit.hard)])),
    );
  if (params.nice !== undefined) records.push(recordOf(31, i32(params.nice)));
  if (params.oomScoreAdj !== undefined) records.push(recordOf(32, i32(params.oomScoreAdj)));
  if (params.onSpoolFull !== undefined) records.push(recordOf(41, u8(params.onSpoolFull)));
  if (params.merge) records.push(recordOf(42, u8(1)));
  if (params.timeLimitMs !== undefined) records.push(recordOf(43, u64(params.timeLimitMs)));
  if (params.leftovers !== undefined) records.push(recordOf(45, u8(params.leftovers)));
  if (params.spoolMinFree !== undefined) records.push(recordOf(46, u64(params.spoolMinFree)));
  if (params.spoolMaxRun !== undefined) records.push(recordOf(47, u64(params.spoolMaxRun)));
  return records;
}

export function sealSlot(slot: Buffer, number: number): Buffer {
  slot.writeUInt32LE(0x31585652, 0);
  slot.writeUInt32LE(number, 4);
  slot.writeUInt32LE(crc32(slot.subarray(0, 508)), 508);
  return slot;
}

function handedSlot(name: RunName, { boot, params, spec = new Uint8Array(0) }: RunFiles): Buffer {
  const slot = Buffer.alloc(512);
  slot.writeBigUInt64LE(BigInt(Date.now()) * 1000n, 8);
  Buffer.from(name.ledger, "hex").copy(slot, 16);
  slot.writeBigUInt64LE(BigInt(name.run), 32);
  slot.writeUInt32LE(name.attempt, 40);
  slot.write(boot, 48, "latin1");
  slot.writeUInt32LE(params.length, 444);
  slot.writeUInt32LE(spec.length, 448);
  return sealSlot(slot, 0);
}

export interface RunFiles {
  readonly boot: string;
  readonly params: Uint8Array;
  readonly spec?: Uint8Array;
  readonly script?: string | Uint8Array;
  readonly stdin?: Uint8Array;
}

/** Makes the run directory and returns its path. */
export function makeRunDirectory(spool: string, name: RunName, files: RunFiles): string {
  const directory = join(spool, "runs", name.ledger, `${name.run}.${name.attempt}`);
  mkdirSync(directory, { recursive: true, mode: 0o751 });
  if (files.stdin) writeFileSync(join(directory, "stdin"), files.stdin, { mode: 0o400 });
  if (files.script !== undefined) {
    writeFileSync(join(directory, "script"), files.script);
    chmodSync(join(directory, "script"), 0o500);
  }
  const slots = Buffer.concat([handedSlot(name, files), Buffer.alloc(7 * 512)]);
  const record = Buffer.concat([slots, files.params, files.spec ?? Buffer.alloc(0)]);
  writeFileSync(join(directory, "record"), record, { mode: 0o640 });
  return directory;
}

export const claimKinds = { start: 1, cancelled: 2, refused: 3 } as const;

/** The whole slot, as whoever claims writes it. */
export function claimSlot(kind: keyof typeof claimKinds, boot: string, reason = ""): Buffer {
  const slot = Buffer.alloc(512);
  slot.writeBigUInt64LE(BigInt(Date.now()) * 1000n, 8);
  slot.writeUInt32LE(1, 16);
  slot.writeUInt32LE(claimKinds[kind], 20);
  slot.writeBigUInt64LE(1n, 24);
  slot.write(boot, 32, "latin1");
  slot.write(reason, 416, "latin1");
  return sealSlot(slot, 1);
}

export interface Ended {
  readonly kind: "exited" | "signalled" | "not-started";
  readonly value: number;
  readonly coreDumped: boolean;
  readonly cause: number;
  readonly utimeUs: bigint;
  readonly stimeUs: bigint;
  readonly maxrssKb: bigint;
  readonly startedUs: bigint;
  readonly endedUs: bigint;
  readonly errno: number;
  readonly step: string;
  readonly endedByUs: number;
  readonly left: number;
  readonly method: number;
  readonly leftPids: readonly number[];
}

export interface Closed {
  readonly frameBytes: bigint;
  readonly frameSum: string;
  readonly bytes: readonly [bigint, bigint];
  readonly sums: readonly [string, string];
  readonly cut: readonly [bigint, bigint];
  readonly endedByUs: number;
  readonly left: number;
  readonly method: number;
}

export interface ExitRecord {
  /** whoever it was: `kind` is the number in the slot */
  readonly claimed?: {
    kind: number;
    pid: number;
    startTicks: bigint;
    boot: string;
    cgroup: string;
    reason: string;
  };
  readonly started?: { pid: number; startTicks: bigint; uid: number; gid: number };
  readonly ended?: Ended;
  readonly closed?: Closed;
  readonly output?: { stalled: boolean; frameBytes: bigint };
  readonly stopping?: {
    round: number;
    survivors: number;
    named: { pid: number; uid: number; command: string }[];
  };
}

const text = (slot: Buffer, from: number, size: number): string =>
  slot.toString("latin1", from, from + size).replace(/\0.*$/su, "");

export function slotAt(bytes: Buffer, number: number): Buffer | undefined {
  const slot = bytes.subarray(number * 512, number * 512 + 512);
  const valid =
    slot.length === 512 &&
    slot.readUInt32LE(0) === 0x31585652 &&
    slot.readUInt32LE(4) === number &&
    slot.readUInt32LE(508) === crc32(slot.subarray(0, 508));
  return valid ? slot : undefined;
}

function endedOf(slot: Buffer): Ended {
  const left = slot.readUInt32LE(96);
  const pids = Array.from({ length: Math.min(left, 16) }, (_, i) => slot.readUInt32LE(104 + 4 * i));
  return {
    kind: (["exited", "signalled", "not-started"] as const)[slot.readUInt32LE(16)] as Ended["kind"],
    value: slot.readUInt32LE(20),
    coreDumped: slot.readUInt32LE(24) === 1,
    cause: slot.readUInt32LE(28),
    utimeUs: slot.readBigUInt64LE(32),
    stimeUs: slot.readBigUInt64LE(40),
    maxrssKb: slot.readBigUInt64LE(48),
    startedUs: slot.readBigUInt64LE(56),
    endedUs: slot.readBigUInt64LE(64),
    errno: slot.readUInt32LE(72),
    step: text(slot, 76, 16),
    endedByUs: slot.readUInt32LE(92),
    left,
    method: slot.readUInt32LE(100),
    leftPids: pids,
  };
}

function closedOf(slot: Buffer): Closed {
  const hex = (at: number): string => slot.toString("hex", at, at + 32);
  return {
    frameBytes: slot.readBigUInt64LE(16),
    frameSum: hex(24),
    bytes: [slot.readBigUInt64LE(56), slot.readBigUInt64LE(96)],
    sums: [hex(64), hex(104)],
    cut: [slot.readBigUInt64LE(136), slot.readBigUInt64LE(144)],
    endedByUs: slot.readUInt32LE(152),
    left: slot.readUInt32LE(156),
    method: slot.readUInt32LE(160),
  };
}

export function readExit(directory: string): ExitRecord {
  const bytes = readFileSync(join(directory, "record"));
  const [, claimed, started, ended, closed, output, stopping] = Array.from({ length: 7 }, (_, i) =>
    slotAt(bytes, i),
  );
  return {
    ...(claimed && {
      claimed: {
        pid: claimed.readUInt32LE(16),
        kind: claimed.readUInt32LE(20),
        startTicks: claimed.readBigUInt64LE(24),
        boot: text(claimed, 32, 128),
        cgroup: text(claimed, 160, 256),
        reason: text(claimed, 416, 64),
      },
    }),
    ...(started && {
      started: {
        pid: started.readUInt32LE(16),
        startTicks: started.readBigUInt64LE(24),
        uid: started.readUInt32LE(32),
        gid: started.readUInt32LE(36),
      },
    }),
    ...(ended && { ended: endedOf(ended) }),
    ...(closed && { closed: closedOf(closed) }),
    ...(output && {
      output: { stalled: output.readUInt32LE(16) === 1, frameBytes: output.readBigUInt64LE(24) },
    }),
    ...(stopping && { stopping: stoppingOf(stopping) }),
  };
}

function stoppingOf(slot: Buffer): NonNullable<ExitRecord["stopping"]> {
  const survivors = slot.readUInt32LE(20);
  const named = Array.from({ length: Math.min(survivors, 8) }, (_, i) => ({
    pid: slot.readUInt32LE(24 + 32 * i),
    uid: slot.readUInt32LE(28 + 32 * i),
    command: text(slot, 32 + 32 * i, 24),
  }));
  return { round: slot.readUInt32LE(16), survivors, named };
}

export interface Log {
  readonly stdout: Buffer;
  readonly stderr: Buffer;
  readonly cut: readonly [bigint, bigint];
  readonly frames: readonly { stream: number; length: number; atUs: bigint }[];
  readonly frameBytes: number;
  readonly frameSum: string;
  /** Bytes after the last good frame. */
  readonly tornBytes: number;
  readonly segments: readonly string[];
}

export function segmentsOf(directory: string): string[] {
  return readdirSync(directory)
    .filter((file) => /^output\.\d+$/u.test(file))
    .sort((a, b) => Number(a.slice(7)) - Number(b.slice(7)));
}

/** Decodes all of a log in memory: for logs of a few hundred megabytes at most. */
export function readLog(directory: string): Log {
  const streams: [Buffer[], Buffer[]] = [[], []];
  const cut: [bigint, bigint] = [0n, 0n];
  const frames: { stream: number; length: number; atUs: bigint }[] = [];
  const sum = createHash("sha256");
  const segments = segmentsOf(directory);
  let frameBytes = 0;
  let tornBytes = 0;
  for (const segment of segments) {
    if (segment !== `output.${frameBytes}`)
      throw new Error(`segment ${segment} does not begin at ${frameBytes}`);
    const bytes = readFileSync(join(directory, segment));
    if (bytes.length > 64 * 1024 * 1024) throw new Error(`segment ${segment} holds ${bytes.length} bytes`);
    let at = 0;
    for (let frame = frameAt(bytes, at); frame; frame = frameAt(bytes, at)) {
      frames.push({ stream: frame.stream, length: frame.length, atUs: frame.atUs });
      const payload = bytes.subarray(at + 20, at + 20 + frame.length);
      if (frame.stream === 3) {
        cut[0] += payload.readBigUInt64LE(0);
        cut[1] += payload.readBigUInt64LE(8);
      } else {
        (frame.stream === 1 ? streams[0] : streams[1]).push(payload);
      }
      at += 20 + frame.length;
    }
    sum.update(bytes.subarray(0, at));
    frameBytes += at;
    tornBytes = bytes.length - at;
    if (tornBytes > 0 && segment !== segments.at(-1))
      throw new Error(`torn frame inside ${segment} at ${at}`);
  }
  const [stdout, stderr] = [Buffer.concat(streams[0]), Buffer.concat(streams[1])];
  return { stdout, stderr, cut, frames, frameBytes, frameSum: sum.digest("hex"), tornBytes, segments };
}

function frameAt(bytes: Buffer, at: number): { length: number; stream: number; atUs: bigint } | undefined {
  if (bytes.length - at < 20) return undefined;
  const length = bytes.readUInt32LE(at);
  const stream = bytes.readUInt8(at + 4);
  const good =
    length >= 1 &&
    length <= 65536 &&
    stream >= 1 &&
    stream <= 3 &&
    (bytes.readUInt32LE(at + 4) & 0xffffff00) === 0 &&
    crc32(bytes.subarray(at, at + 16)) === bytes.readUInt32LE(at + 16) &&
    bytes.length - at - 20 >= length;
  return good ? { length, stream, atUs: bytes.readBigUInt64LE(at + 8) } : undefined;
}
