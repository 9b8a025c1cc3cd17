// The two lines that a host prints when it waits to be joined, and that the operator brings to the scheduler:
// the fingerprint of its key, and a one-time code. Made by agentd/commands/join-listen.ts, read by the CLI
// and by scheduler/agents/join-listening.ts. It does no input or output.
// The danger: the code is a password. It is short enough to type, so nobody may ever get something to try
// guesses on: the host proves nothing to whoever has not proved the code first.

/** 32 letters and digits, none of which looks like another. */
const alphabet = "abcdefghjkmnpqrstuvwxyz023456789";
const codePattern = /^[a-z0-9]{4}(-[a-z0-9]{4}){3}$/;
export const joinCodeBytes = 10;

/** `xxxx-xxxx-xxxx-xxxx`: 80 bits. */
export function formatJoinCode(secret: Uint8Array): string {
  let bits = 0n;
  for (const byte of secret.subarray(0, joinCodeBytes)) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let at = 15; at >= 0; at--) {
    text += alphabet[Number((bits >> BigInt(5 * at)) & 31n)] ?? "";
    if (at % 4 === 0 && at > 0) text += "-";
  }
  return text;
}

/** The secret of a code as people type it; undefined when it is none. */
export function parseJoinCode(text: string): Uint8Array | undefined {
  const code = text.trim().toLowerCase();
  if (!codePattern.test(code)) return undefined;
  let bits = 0n;
  for (const letter of code.replaceAll("-", "")) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return undefined;
    bits = (bits << 5n) | BigInt(value);
  }
  const secret = new Uint8Array(joinCodeBytes);
  for (let at = joinCodeBytes - 1; at >= 0; at--, bits >>= 8n) secret[at] = Number(bits & 255n);
  return secret;
}

export type JoinNote = { readonly fingerprint: string; readonly code: string };

export function formatJoinNote({ fingerprint, code }: JoinNote): string {
  return `fingerprint ${fingerprint}\ncode ${code}\n`;
}

/** Undefined until both lines are there, each whole. */
export function parseJoinNote(text: string): JoinNote | undefined {
  const fingerprint = /^fingerprint\s+([0-9a-f]{64})\s*$/m.exec(text)?.[1];
  const code = /^code\s+(\S+)[ \t\r]*\n/m.exec(text)?.[1];
  if (fingerprint === undefined || code === undefined || parseJoinCode(code) === undefined) return undefined;
  return { fingerprint, code };
}
