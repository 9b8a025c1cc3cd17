// What really happened, written down by the world as it happens: starts, exits, bytes, promises given to
// people. The checkers compare what the scheduler says with this, and never with the scheduler's own state.
// The danger: a truth fed by what it is meant to judge. Only the model host and the model people write here.
import type { AttemptKey } from "../../proto/common/ids.ts";
import { attemptName } from "../../proto/common/ids.ts";
import type { JobEnd } from "./model-supervisor.ts";

export type RealAttempt = {
  readonly key: AttemptKey;
  starts: number;
  startedAtMs: number;
  readonly written: Uint8Array[];
  end: JobEnd | null;
  endedAtMs: number;
  /** exec failed, with this reason: it never started */
  notStarted: string;
  /** by host name: where it started */
  host: string;
  /** a cancel's signal reached it while it lived */
  wasCancelled: boolean;
};

/** An answer that a person got: it must hold whatever happens later. */
export type Promised = {
  readonly ledger: string;
  readonly run: number;
  readonly key: string;
  readonly atMs: number;
};

export class Truth {
  readonly attempts = new Map<string, RealAttempt>();
  readonly promised: Promised[] = [];
  /** spools that were lost or cloned: what only they knew nobody can know */
  readonly brokenSpools = new Set<string>();
  /** agents of which two exist with one identity */
  readonly clonedAgents = new Set<string>();
  /** supervisors that were killed and hosts that went down: attempts nobody can account for */
  readonly unaccounted = new Set<string>();
  /** highest offset that was acked to a host, by attempt */
  readonly acked = new Map<string, number>();
  /** agents that people were told are drained, and have not asked to resume since */
  readonly drained = new Set<string>();
  /** what people found wrong */
  readonly broken: string[] = [];
  /** databases that were taken back: promises of their lost time are void */
  lostSinceMs = Number.POSITIVE_INFINITY;

  of(key: AttemptKey): RealAttempt {
    const name = attemptName(key);
    const found = this.attempts.get(name);
    if (found !== undefined) return found;
    const made: RealAttempt = {
      ...{ key, starts: 0, startedAtMs: 0, written: [], end: null, endedAtMs: 0, notStarted: "" },
      ...{ host: "", wasCancelled: false },
    };
    this.attempts.set(name, made);
    return made;
  }

  /** asked at each real start, before it is counted */
  onStart: (real: RealAttempt) => void = () => undefined;

  started(key: AttemptKey, host: string, atMs: number): RealAttempt {
    const real = this.of(key);
    real.host = host;
    this.onStart(real);
    real.starts++;
    real.startedAtMs = atMs;
    return real;
  }

  isAlive(key: AttemptKey): boolean {
    const real = this.attempts.get(attemptName(key));
    return real !== undefined && real.starts > 0 && real.end === null;
  }
}
