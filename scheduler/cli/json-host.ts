// What `agentd --json` writes on a host: the same rules as json-objects.ts, other objects. Read by
// packaging/docs.ts (docs/reference/json.md) and by the test that compares it with what is really written.
// The danger: scripts live longer than this file; under one schema number fields are only ever added.
import type { JsonFields, JsonLine } from "./json-objects.ts";

export const hostLines = {
  status: {
    from: "agentd status, drain, resume",
    to: "standard output",
    fields: { status: ["localStatus", ""] },
  },
  run: { from: "agentd runs, cancel, whose", to: "standard output", fields: { run: ["localRun", ""] } },
  end: { from: "every one of them, last", to: "standard output", fields: { end: ["localEnd", ""] } },
} as const satisfies Readonly<Record<string, JsonLine>>;

export const hostObjects = {
  localStatus: {
    agent: ["string", "its name; empty: not joined"],
    clusterId: ["hex", ""],
    mode: ["string", ""],
    owner: ["string", "who the daemon runs as"],
    build: ["string", ""],
    spool: ["string", ""],
    pid: ["number", "of the daemon: its keeper"],
    link: ["string", "not_joined, offline, online, listening or not_listening"],
    detail: ["string", "more of it, for people"],
    liveRuns: ["number", ""],
    maxRuns: ["number", ""],
    drained: ["boolean", "on this host: no run starts until agentd resume"],
    drainBy: ["string", ""],
    drainAt: ["time", ""],
    drainReason: ["string", ""],
    policyNote: ["string", "why root's last edit of the policy does not decide; empty: it does"],
    pamNote: ["string", "root mode: what the missing PAM service means; empty: it is there"],
  },
  localRun: {
    run: ["number", "as the scheduler numbers it"],
    attempt: ["number", ""],
    ledger: ["hex", "the database that gave the order"],
    phase: ["string", "accepted, started, ended, closed, refused or vanished"],
    user: ["string", "who it runs as; empty: not started"],
    pid: ["number", "0 = none"],
    startedAt: ["time", ""],
    isStopping: ["boolean", ""],
    undelivered: ["number", "bytes of output that the scheduler does not have yet"],
  },
  localEnd: { ok: ["boolean", ""], says: ["string", "in words for people"] },
} as const satisfies Readonly<Record<string, JsonFields>>;
