// The port of the log files: frames appended at an offset, read by range, followed. Adapter:
// file-log-store.ts. Called by agents/link.ts (append, judge) and api/logs.ts (read, follow). It never parses
// what it stores.
// The danger: `append` acknowledges an offset; an acked offset is an fsynced offset, because the host then
// deletes its copy.
import type { AttemptKey } from "../../proto/common/ids.ts";

export type LogJudgement = "complete" | "damaged" | "outstanding";

/**
 * No room on the disk of the logs: nothing was stored and nothing is acked; the host keeps its copy and sends
 * it again.
 */
export class LogsFull extends Error {
  override readonly name = "LogsFull";
  readonly path: string;
  constructor(path: string, options?: ErrorOptions) {
    super(`no room on the disk of ${path}`, options);
    this.path = path;
  }
}

export interface LogStore extends AsyncDisposable {
  /** Stored and fsynced bytes of the attempt's log; 0 when there is none. */
  storedBytes(key: AttemptKey): Promise<number>;
  /**
   * Stores bytes that begin at global frame offset `offset`. Bytes already stored are skipped, a gap is
   * refused (the answer
   * then is the old offset). Resolves with the stored offset when it is fsynced; many appends share one
   * fsync.
   */
  append(key: AttemptKey, offset: number, bytes: Uint8Array): Promise<number>;
  /** Up to `lengthMax` bytes from `offset`; empty at or beyond the end. */
  read(key: AttemptKey, offset: number, lengthMax: number): Promise<Uint8Array>;
  /** Resolves when more than `beyond` bytes are stored or the signal aborts. */
  waitForMore(key: AttemptKey, beyond: number, signal: AbortSignal): Promise<void>;
  /** Compares what is stored with the host's closing record. `outstanding` while bytes are missing. */
  judge(key: AttemptKey, frameBytes: number, frameSha256: string): Promise<LogJudgement>;
}

/** For retention alone. */
export interface LogRemover {
  /**
   * Takes the log off the disk; answers how many bytes that gave back, 0 when there was none, undefined while
   * somebody uses it. Only for attempts that nothing more will come of.
   */
  remove(key: AttemptKey): Promise<number | undefined>;
}
