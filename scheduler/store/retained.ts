// What retention asks of a store: history that is old enough, in bounded steps. Implemented by sqlite.ts;
// called by ../retention.ts. A store that forgets with its process (memory.ts) has no need of it.
// The danger: only what is settled may go: over, its log judged, and forgotten by its agent. The adapters see
// to that; no caller can ask for more.
import type { AttemptKey } from "../../proto/common/ids.ts";

/** Before which instants what has ended may go; 0 = nothing. */
export type Ages = {
  /** runs with attempts, journal, log, spec and bodies */
  readonly runsBeforeMs: number;
  /** logs alone: the attempt then says `removed` */
  readonly logsBeforeMs: number;
};

export type PruneOrder = Ages & {
  /** of either kind, the oldest first */
  readonly most: number;
  /** no further log once those before it had so many bytes */
  readonly logBytesMost: number;
};

export type PruneStep = { readonly runs: number; readonly logs: number };

export type WeighOrder = Ages & {
  /** so many bytes of logs may stay, and the oldest beyond them go too; absent: all that are young enough */
  readonly logBytesKept?: number;
};

/** What is there, and what a prune of these ages would take of it. */
export type Weight = {
  readonly runs: number;
  readonly logs: number;
  readonly logBytes: number;
  /** of all logs of settled attempts */
  readonly allLogBytes: number;
  /** pages in use; the file may be larger */
  readonly databaseBytes: number;
};

/** A spec whose bodies are not noted yet. */
export type UnreadSpec = { readonly sha256: string; readonly bytes: Uint8Array };
export type UnreadSpecs = { readonly upTo: number; readonly specs: readonly UnreadSpec[] };
export type BlobUse = { readonly sha256: string; readonly specSha256: string };

export interface Retained {
  /** Undefined while a backup is made: nothing is removed then. */
  prune(order: PruneOrder): Promise<PruneStep | undefined>;
  weigh(order: WeighOrder): Promise<Weight>;
  /** Logs that no row speaks of any more, to be removed from the disk; and those that have been. */
  doomedLogs(most: number): Promise<readonly AttemptKey[]>;
  logsRemoved(keys: readonly AttemptKey[]): Promise<void>;
  /** Specs of runs since the last time; `noteBlobs` says which bodies they name. */
  unreadSpecs(most: number): Promise<UnreadSpecs>;
  noteBlobs(upTo: number, uses: readonly BlobUse[]): Promise<void>;
  /** Bodies that nothing names, from a place on; answers the next place, 0 at the end. */
  dropUnused(from: number, most: number): Promise<{ readonly next: number; readonly dropped: number }>;
  /** Gives free pages back to the file system; true when there are more. */
  shrink(): Promise<boolean>;
}
