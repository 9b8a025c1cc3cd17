// What a job does once it starts: how long it lives, how it ends, what it prints, whether it minds a TERM.
// Made from its spec's digest, so that every attempt of a run does the same and the checkers know what to
// expect. The danger: none of it is known to the scheduler, which must learn everything from reports.
import { createHash } from "node:crypto";
import { Prng } from "./prng.ts";

export type JobPlan = {
  readonly lastsMs: number;
  readonly status: number;
  readonly signal: number;
  /** it never starts: the supervisor records a reason instead */
  readonly execFails: boolean;
  /** the monitor refuses it: "" = it does not */
  readonly refusal: string;
  /** how many times a temporary refusal comes before it is taken */
  readonly temporaryRefusals: number;
  readonly mindsTerm: boolean;
  /** what it prints, piece by piece */
  readonly pieces: readonly Uint8Array[];
  /** printed after the first process is gone, by one left behind */
  readonly lastWordsMs: number;
};

export function planOf(specSha256: string): JobPlan {
  const prng = new Prng(Number.parseInt(specSha256.slice(0, 8), 16));
  const kind = prng.int(0, 19);
  const pieces = Array.from({ length: prng.int(0, 4) }, () => {
    return Uint8Array.from({ length: prng.int(1, 40) }, () => prng.int(0, 255));
  });
  return {
    lastsMs: prng.chance(0.25) ? prng.int(10_000, 60_000) : prng.int(0, 4_000),
    status: kind < 9 ? 0 : kind < 14 ? prng.int(1, 125) : 0,
    signal: kind === 14 ? 11 : 0,
    execFails: kind === 15,
    refusal: kind === 16 ? "spec_refused" : "",
    temporaryRefusals: kind === 17 || kind === 18 ? prng.int(1, 2) : 0,
    mindsTerm: prng.chance(0.8),
    pieces,
    lastWordsMs: prng.chance(0.3) ? prng.int(1, 3_000) : 0,
  };
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
