// "Reading the state of an attempt": the table of docs/reference/run-directory.md as a pure function.
// Called by attempts.ts with what was read in this order: lock, record. It opens nothing.
// The danger: the two are read one after another. `orphan` may be a supervisor that has just begun, and
// `ended_unclosed` one that began and ended since, so these must be seen twice.
import type { ExitRecord } from "./run-record.ts";

export type RunState =
  /** never handed to a launcher: whoever made it was interrupted */
  | "hollow"
  /** handed, and nobody has claimed it in this life of the host: the launcher may be asked again */
  | "unbegun"
  | "starting"
  | "running"
  /** over; leftover processes may still write */
  | "ended"
  /** over; the supervisor died before it could close the log: its end is what is on the disk */
  | "ended_unclosed"
  | "closed"
  /** the claim says that it never started and never will */
  | "settled"
  /** claimed, not over, and nobody holds the lock: its processes must be looked for */
  | "orphan"
  /** handed or claimed in an earlier life of the host, and not over: nobody can ever know */
  | "host_restarted";

export type Look = {
  readonly isHeld: boolean;
  readonly record: ExitRecord | undefined;
  readonly bootIdentity: string;
};

export function runStateOf({ isHeld, record, bootIdentity }: Look): RunState {
  const { handed = null, claim = null, started = null, ended = null, closed = null } = record ?? {};
  if (claim?.kind === "cancelled" || claim?.kind === "refused") return "settled";
  if (claim === null && handed === null) return isHeld ? "starting" : "hollow";
  if (closed !== null) return "closed";
  if (ended !== null) return isHeld ? "ended" : "ended_unclosed";
  if (isHeld) return started === null ? "starting" : "running";
  if (claim !== null) return claim.bootIdentity === bootIdentity ? "orphan" : "host_restarted";
  return handed?.bootIdentity === bootIdentity ? "unbegun" : "host_restarted";
}
