// The identities that scheduler and agents must spell alike: ledger, run, attempt, agent name.
// Pure: no randomness and no clock; whoever needs a new identity brings the random bytes.
// Called from every room. The danger: these strings become paths on the host, so the grammar is closed.

/** 128 bits as 32 lower-case hex digits; made with the database, and again by a restore. */
export type Ledger = string;

/** One try of a run on one agent: the fence against late news. */
export type AttemptKey = {
  readonly ledger: Ledger;
  /** 1 … 2^53-1 */
  readonly run: number;
  /** 1 … 2^32-1 */
  readonly attempt: number;
};

const HEX_32 = /^[0-9a-f]{32}$/;
const HEX_64 = /^[0-9a-f]{64}$/;
const ATTEMPT_NAME = /^([0-9a-f]{32})\/([1-9][0-9]{0,15})\.([1-9][0-9]{0,9})$/;
const AGENT_NAME = /^[a-z0-9]([a-z0-9._-]{0,61}[a-z0-9])?$/;

export function isLedger(text: string): boolean {
  return HEX_32.test(text);
}

/** 32 lower-case hex digits: ledger, spool and cluster identities. */
export function isHexId(text: string): boolean {
  return HEX_32.test(text);
}

export function isSha256(text: string): boolean {
  return HEX_64.test(text);
}

/**
 * 1 to 63 of a-z 0-9 . _ -, beginning and ending with a letter or digit; ".." is refused, as a name may
 * become a path.
 */
export function isAgentName(text: string): boolean {
  return AGENT_NAME.test(text) && !text.includes("..");
}

export function isRunNumber(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

export function isAttemptNumber(value: number): boolean {
  return Number.isInteger(value) && value > 0 && value <= 0xffff_ffff;
}

export function isAttemptKey(key: AttemptKey): boolean {
  return isLedger(key.ledger) && isRunNumber(key.run) && isAttemptNumber(key.attempt);
}

/** `<ledger>/<run>.<attempt>`: map key, path below `runs/`, and REEVE_ID of the job. */
export function attemptName(key: AttemptKey): string {
  return `${key.ledger}/${key.run}.${key.attempt}`;
}

export function parseAttemptName(text: string): AttemptKey | undefined {
  const match = ATTEMPT_NAME.exec(text);
  if (match === null) return undefined;
  const key = { ledger: match[1] ?? "", run: Number(match[2]), attempt: Number(match[3]) };
  return isAttemptKey(key) ? key : undefined;
}

export function sameAttempt(a: AttemptKey, b: AttemptKey): boolean {
  return a.run === b.run && a.attempt === b.attempt && a.ledger === b.ledger;
}

export function hexOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
}

/** Undefined unless the text is an even number of lower-case hex digits. */
export function bytesOfHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
