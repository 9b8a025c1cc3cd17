// The join string and the proof by which agent and scheduler show each other that they know its secret,
// without sending it. Called by scheduler/agents/join.ts and agentd/commands/join.ts, which must compute
// every byte alike. It does no input or output. Every part of the transcript has its length before it, so
// that no two lists of parts give the same bytes.
// The danger: the secret is a password for one machine's identity. It is never logged, and macs are compared
// in constant time.
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { reeve } from "../gen/reeve.js";
import { bytesOfHex, hexOf, isAgentName, isHexId } from "./ids.ts";
import { limits } from "./limits.ts";

const prefix = "reeve-join-1.";
const label = "reeve-join-1";
export const nonceBytes = 32;
const secretBytes = 16;

export type JoinString = {
  /** host:port of join doors, in the order to try them */
  readonly addresses: readonly string[];
  readonly tokenId: string;
  readonly secret: Uint8Array;
  readonly caSpkiSha256: Uint8Array;
  readonly clusterId: string;
  readonly name: string;
  /** who will open the connection once the host has joined; or that a command line joins, and no agent */
  readonly direction: Direction;
};
export type Direction = "agent_dials" | "scheduler_dials" | "api_client";

export function formatJoinString(join: JoinString): string {
  const message = reeve.v1.JoinString.encode({
    addresses: [...join.addresses],
    tokenId: join.tokenId,
    secret: join.secret,
    caSpkiSha256: join.caSpkiSha256,
    clusterId: bytesOfHex(join.clusterId) ?? new Uint8Array(),
    name: join.name,
    direction: join.direction,
  });
  return prefix + Buffer.from(message.finish()).toString("base64url");
}

/** Undefined when the text is no join string of this format, whole and complete. */
export function parseJoinString(text: string): JoinString | undefined {
  const trimmed = text.trim();
  const body = trimmed.slice(prefix.length);
  if (trimmed.length > limits.joinStringBytesMax || !trimmed.startsWith(prefix)) return undefined;
  if (!/^[A-Za-z0-9_-]+$/.test(body)) return undefined;
  try {
    const message = reeve.v1.JoinString.decode(Buffer.from(body, "base64url"));
    const join = {
      addresses: message.addresses ?? [],
      tokenId: message.tokenId ?? "",
      secret: message.secret ?? new Uint8Array(),
      caSpkiSha256: message.caSpkiSha256 ?? new Uint8Array(),
      clusterId: hexOf(message.clusterId ?? new Uint8Array()),
      name: message.name ?? "",
    };
    const direction = directions.find((word) => word === message.direction);
    return isWhole(join) && direction !== undefined ? { ...join, direction } : undefined;
  } catch {
    return undefined;
  }
}

const directions: readonly Direction[] = ["agent_dials", "scheduler_dials", "api_client"];

function isWhole(join: Omit<JoinString, "direction">): boolean {
  const { addresses } = join;
  return (
    addresses.length > 0 &&
    addresses.length <= limits.joinAddressesMax &&
    addresses.every((address) => isAddress(address)) &&
    isHexId(join.tokenId) &&
    join.secret.length === secretBytes &&
    join.caSpkiSha256.length === 32 &&
    isHexId(join.clusterId) &&
    isAgentName(join.name)
  );
}

/**
 * `host:port`, where host is a name, an IPv4 address or an IPv6 address in brackets; an empty host only where
 * said.
 */
export function isAddress(text: string): boolean {
  const match = /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\]):([1-9][0-9]{0,4})$/.exec(
    text,
  );
  return match !== null && Number(match[1]) <= 65_535;
}

/** K: what the scheduler keeps of a secret, and the key of both macs. */
export function joinKey(secret: Uint8Array): Buffer {
  return createHash("sha256").update(label).update(secret).digest();
}

export type JoinRole = "agent" | "api_client" | "scheduler" | "listening_agent" | "dialling_scheduler";

export type Transcript = {
  readonly caSpki: Uint8Array;
  readonly agentSpki: Uint8Array;
  readonly serverSpki: Uint8Array;
  /** which join this is; where the host listens: `joinOf` */
  readonly tokenId: string;
  readonly agentNonce: Uint8Array;
  readonly schedulerNonce: Uint8Array;
};

/**
 * What both have seen, from the point of view of the one who speaks: a mac of one role is worthless as the
 * other's.
 */
export function transcriptHash(role: JoinRole, seen: Transcript): Buffer {
  const parts: readonly (string | Uint8Array)[] = [
    label,
    role,
    seen.caSpki,
    seen.agentSpki,
    seen.serverSpki,
    seen.tokenId,
    seen.agentNonce,
    seen.schedulerNonce,
  ];
  const hash = createHash("sha256");
  for (const part of parts) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part;
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  }
  return hash.digest();
}

/** What stands in the transcript where a join has no token. */
export function joinOf(clusterId: string, name: string): string {
  return `${clusterId} ${name}`;
}

export function joinMac(key: Uint8Array, transcript: Uint8Array): Buffer {
  return createHmac("sha256", key).update(transcript).digest();
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** What a new key signs so that a renewal proves possession of it. */
export function renewMessage(spki: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from("reeve-renew-1"), spki]);
}

/** What the old and the new key both sign when the old certificate has expired. */
export function renewExpiredMessage(spki: Uint8Array, nonce: Uint8Array, timeMs: number): Buffer {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(timeMs));
  return Buffer.concat([Buffer.from("reeve-renew-expired-1"), spki, nonce, time]);
}

/** For every error about validity: which of the two is wrong, only a person can say. */
export function clocksSay(schedulerMs: number, agentMs: number): string {
  const iso = (ms: number): string => (Math.abs(ms) < 8e15 ? new Date(ms).toISOString() : String(ms));
  return `the scheduler's clock says ${iso(schedulerMs)}, the agent's says ${iso(agentMs)}`;
}
