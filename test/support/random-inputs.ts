// Random but plausible inputs for the core: abstract moves that are made into inputs against the state as it
// is then, so that most of them hit something. Used by the property tests. It knows no rule of the core.
import fc from "fast-check";
import { limits } from "../../proto/common/limits.ts";
import type { AttemptReport, Input } from "../../scheduler/core/inputs.ts";
import { runByNumber, type State } from "../../scheduler/core/state.ts";
import {
  exitOf,
  hello,
  LEDGER,
  OLD_LEDGER,
  OTHER_SPOOL,
  SPOOL,
  START_MS,
  submission,
  totals,
} from "./core-world.ts";

export const agents = ["web-1", "web-2"] as const;

export type Act = {
  readonly what: string;
  readonly agent: string;
  /** picks a run, a phase, a reason: whatever the act needs */
  readonly pick: number;
  readonly other: number;
  readonly waitMs: number;
};

const kinds = [
  ...["submit", "submit", "report", "report", "report", "report", "report", "report", "cancel", "person"],
  ...["up", "synced", "synced", "down", "log", "tick", "token", "drain"],
];

/** Of the exits below one or all are worth a retry. */
const statuses = [[], [{ first: 2, last: 2 }]];

const first = { pick: 1, other: 1, waitMs: 0 };

/** Every sequence begins with a connected agent that has work: the random rest then has something to hit. */
const start: readonly Act[] = [
  ...["up", "synced", "submit", "submit", "submit"].map((what) => ({ what, agent: "web-1", ...first })),
  ...["up", "synced", "submit"].map((what) => ({ what, agent: "web-2", ...first })),
];

export const acts: fc.Arbitrary<readonly Act[]> = fc
  .array(act(), { minLength: 5, maxLength: 80, size: "max" })
  .map((rest) => [...start, ...rest]);

function act(): fc.Arbitrary<Act> {
  return fc.record({
    what: fc.constantFrom(...kinds),
    agent: fc.constantFrom(...agents),
    pick: fc.nat(999),
    other: fc.nat(999),
    waitMs: fc.constantFrom(0, 0, 0, 1, 900, 5000, limits.lostGraceMs, 70_000),
  });
}

const phases: readonly AttemptReport["phase"][] = [
  ...(["accepted", "started", "ended", "closed", "refused", "never_heard", "vanished", "forgotten"] as const),
];
const words = ["", "spool_full", "foreign_user", "below_floor", "cancelled", "late_order", "host_restarted"];
const exits = [
  exitOf(),
  exitOf({ status: 2 }),
  exitOf({ kind: "signal", signal: 9 }),
  exitOf({ kind: "reason", reason: "not_started" }),
  exitOf({ kind: "reason", reason: "launcher_failed" }),
  null,
];

export function inputOf(state: Readonly<State>, act: Act, number: number): Input {
  const { agent, pick, other } = act;
  const link = state.links.get(agent)?.link ?? 0;
  const run = 1 + (pick % Math.max(state.meta.nextRun, 2));
  switch (act.what) {
    case "submit":
      return submission(
        {
          key: other % 3 === 0 ? `key-${pick % 4}` : "",
          contentSha256: String(other % 2).repeat(64),
          priority: (pick % 3) - 1,
          hold: other % 7 === 0,
          startAtMs: other % 5 === 0 ? START_MS + (pick % 50) * 1000 : 0,
          startByMs: other % 4 === 0 ? START_MS + (pick % 90) * 1000 : 0,
          retry: { retriesMax: other % 3, delayMs: 500, delayMsMax: 900, on: statuses[pick % 2] ?? [] },
        },
        { agent: pick % 20 === 0 ? "nobody" : agent, rerunnable: other % 2 === 0 },
      );
    case "up": {
      const marks = pick % 9 === 0 ? [{ ledger: OLD_LEDGER, floor: other % 9, fence: 1 }] : [];
      const spoolId = other % 8 === 0 ? OTHER_SPOOL : SPOOL;
      return {
        kind: "link_up",
        agent,
        link: number,
        hello: hello({ maxRuns: 1 + (other % 3), spoolId, marks }),
      };
    }
    case "synced":
      return { kind: "resync_end", agent, link };
    case "down":
      return { kind: "link_down", agent, link: other % 9 === 0 ? link - 1 : link, why: "test" };
    case "cancel":
      return { kind: "cancel", run, by: "ann", reason: "" };
    case "person":
      return person(run, other);
    case "log": {
      const key = { ledger: LEDGER, run, attempt: runByNumber(state, run)?.attempt || 1 };
      return {
        kind: "log_stored",
        key,
        storedBytes: other,
        verdict: (["", "complete", "damaged"] as const)[other % 3] ?? "",
      };
    }
    case "token":
      return token(pick);
    case "drain":
      return mark(pick % 20 === 0 ? "nobody" : agent, other);
    case "tick":
      return { kind: "tick" };
    default:
      return { kind: "report", agent, link, report: reportOf(state, act, run) };
  }
}

/** For an agent or a client, or a client's end. */
function token(pick: number): Input {
  const name = `new-${pick % 3}`;
  if (pick % 7 === 0) return { kind: "client_revoked", client: name, by: "ann" };
  const times = { madeAtMs: START_MS, expiresAtMs: START_MS + pick * 100 };
  const role = pick % 2 === 0 ? "agent" : "api-client";
  const made = { id: `t${pick}`, role, name, key: "k", by: "ann", addresses: [], ...times } as const;
  return { kind: "token_made", token: made };
}

function mark(agent: string, other: number): Input {
  const by = "ann";
  return other % 3 > 0 ? { kind: "resume", agent, by } : { kind: "drain", agent, by, reason: "" };
}

function person(run: number, other: number): Input {
  const by = "ann";
  if (other % 4 === 0) return { kind: "restart", run, by, cold: null };
  return { kind: (["abandon", "hold", "release"] as const)[other % 3] ?? "hold", run, by };
}

function reportOf(state: Readonly<State>, act: Act, run: number): AttemptReport {
  const { pick, other } = act;
  const newest = runByNumber(state, run)?.attempt ?? 1;
  const attempt = Math.max(1, newest + ([0, 0, 0, 0, -1, 1][other % 6] ?? 0));
  const strange = pick % 31 === 0;
  const phase = phases[Math.floor(pick / 7) % phases.length] ?? "started";
  return {
    key: { ledger: strange ? OLD_LEDGER : LEDGER, run: strange ? run + 50 : run, attempt },
    phase,
    seq: 1,
    reason: phase === "refused" || phase === "vanished" ? (words[other % words.length] ?? "") : "",
    permanent: false,
    detail: "",
    pid: 7,
    startedAtMs: phase === "accepted" ? 0 : START_MS,
    exit: phase === "ended" || phase === "closed" ? (exits[other % exits.length] ?? null) : null,
    log:
      phase === "closed" || (phase === "vanished" && other % 2 === 0)
        ? totals(pick % 3 === 0 ? 0 : 100)
        : null,
    unsupervised: other % 11 === 0,
    stalled: false,
    stopping: false,
    survivors: [],
    warnings: [],
  };
}

/** Everything of a state, indexes too, as text that two equal states share. */
export function dump(state: Readonly<State>): string {
  const sorted = (rows: ReadonlyMap<string, unknown>) => [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
  const sets = (rows: ReadonlyMap<string, Iterable<unknown>>) =>
    sorted(rows).map(([name, set]) => [
      name,
      [...(set as Iterable<unknown>)].map((each) => JSON.stringify(each)).sort(),
    ]);
  const { meta, clockMs, cancelsSentMs, diskFull } = state;
  const {
    runs,
    attempts,
    agents,
    clients,
    tokens,
    submissions,
    links,
    graceEnds,
    liveCounts,
    ledgerCounts,
    open,
  } = state;
  return JSON.stringify([
    { meta, clockMs, cancelsSentMs, diskFull },
    [
      runs,
      attempts,
      agents,
      clients,
      tokens,
      submissions,
      links,
      graceEnds,
      liveCounts,
      ledgerCounts,
      open,
    ].map(sorted),
    [
      sets(state.listed),
      sets(state.held),
      [...state.ready].map(([name, queue]) => [name, [...queue]]).sort(),
    ],
    [[...state.due], [...state.startBys], [...state.tokenEnds], [...state.keyEnds]],
    [[...state.stopping].sort(), [...state.hungry].sort()],
  ]);
}
