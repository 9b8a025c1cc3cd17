// What a command on this host and the monitor say to each other over the control socket: one question,
// then objects, the last of which is `end`. The launcher holds the socket and vouches for who asks.
// Imported by the commands and the monitor, and nothing else of each other. docs/reference/json.md has the
// objects.
// The danger: a question is from a person of this host, but it is bytes all the same; only the table is
// understood.
import { join } from "node:path";

export type Question =
  | { readonly do: "status" }
  | { readonly do: "runs" }
  | { readonly do: "cancel"; readonly run: number | null; readonly user: string | null }
  | { readonly do: "drain"; readonly reason: string }
  | { readonly do: "resume" }
  | { readonly do: "whose"; readonly pid: number }
  /** end every run, and start none any more in this life of the daemon */
  | { readonly do: "stop" }
  | { readonly do: "reload" };

export type LocalRun = {
  readonly run: number;
  readonly attempt: number;
  readonly ledger: string;
  /** accepted, started, ended, closed, refused or vanished: as the host knows it */
  readonly phase: string;
  readonly user: string;
  readonly pid: number;
  readonly startedAtMs: number;
  readonly isStopping: boolean;
  /** output that the scheduler does not have yet */
  readonly undelivered: number;
};

export type LocalStatus = {
  readonly agent: string;
  readonly clusterId: string;
  readonly mode: string;
  readonly owner: string;
  readonly build: string;
  readonly spool: string;
  readonly pid: number;
  readonly link: string;
  readonly detail: string;
  readonly liveRuns: number;
  readonly maxRuns: number;
  readonly drained: boolean;
  readonly drainBy: string;
  readonly drainAtMs: number;
  readonly drainReason: string;
  /** "", or why root's last edit of the policy does not decide */
  readonly policyNote: string;
  /** "", or what PAM's missing service file means */
  readonly pamNote: string;
};

export type Ended = { readonly ok: boolean; readonly says: string };

export type Answer = { readonly status: LocalStatus } | { readonly run: LocalRun } | { readonly end: Ended };

/** Relative to the spool, which both sides enter: so a spool's path may be of any length. */
export const controlSocket = "control.sock";

export function controlPathOf(spool: string): string {
  return join(spool, controlSocket);
}

/** Undefined for everything that is not exactly one question. */
export function parseQuestion(text: string): Question | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const given = value as Readonly<Record<string, unknown>>;
  const kind = given["do"];
  if (typeof kind !== "string" || !Object.hasOwn(fields, kind)) return undefined;
  const wanted = fields[kind as Question["do"]];
  const isWhole =
    Object.keys(given).length === Object.keys(wanted).length + 1 &&
    Object.entries(wanted).every(([name, isRight]) => isRight(given[name]));
  return isWhole ? (given as Question) : undefined;
}

const isText = (value: unknown): boolean =>
  typeof value === "string" && Buffer.byteLength(value) <= textBytesMax;
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) > 0;
const orNull = (is: (value: unknown) => boolean) => (value: unknown) => value === null || is(value);

const textBytesMax = 256;

const fields: { readonly [K in Question["do"]]: Readonly<Record<string, (value: unknown) => boolean>> } = {
  status: {},
  runs: {},
  cancel: { run: orNull(isCount), user: orNull(isText) },
  drain: { reason: isText },
  resume: {},
  whose: { pid: isCount },
  stop: {},
  reload: {},
};
