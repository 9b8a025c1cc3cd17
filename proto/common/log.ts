// Log lines: one JSON object a line on stderr, written at once, with a fixed list of fields. Uses pino.
// Called by every daemon; each room gets its own child. It decides nothing and rotates nothing (that is the
// system's).
// The danger: environment, credentials, script text and job output never go here. There is no field for
// them.
import { inspect } from "node:util";
import pino from "pino";
import { Fault } from "./fault.ts";

export type LogLevel = "trace" | "debug" | "info" | "warn" | "error";

/** The whole list; `event` is a constant, variables are fields. */
export type LogFields = {
  readonly run?: number;
  readonly attempt?: number;
  readonly job?: string;
  readonly queue?: string;
  readonly agent?: string;
  readonly user?: string;
  readonly peer?: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly durationMs?: number;
  readonly bytes?: number;
  readonly error?: unknown;
};
type Write = (event: `${string}.${string}`, fields?: LogFields) => void;

export type Log = {
  /** every frame, and nothing of what is in it */
  readonly trace: Write;
  readonly debug: Write;
  /** one line per transition and per link change */
  readonly info: Write;
  /** we healed it */
  readonly warn: Write;
  /** a person must act */
  readonly error: Write;
  readonly child: (room: string) => Log;
};

export type LogOptions = {
  readonly room: string;
  readonly level: LogLevel;
  /** tests; default: standard error, synchronously, so that a crash loses no line */
  readonly destination?: { write(line: string): void };
};

export function createLog({ room, level, destination }: LogOptions): Log {
  const lines = pino(
    {
      level,
      base: null,
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: errorText },
    },
    destination ?? pino.destination({ fd: 2, sync: true }),
  );
  const rooms = (name: string): Log => roomLog(lines.child({ room: name }), rooms);
  return rooms(room);
}

function roomLog(lines: pino.Logger, child: (room: string) => Log): Log {
  return {
    trace: (event, fields) => lines.trace({ event, ...fields }),
    debug: (event, fields) => lines.debug({ event, ...fields }),
    info: (event, fields) => lines.info({ event, ...fields }),
    warn: (event, fields) => lines.warn({ event, ...fields }),
    error: (event, fields) => lines.error({ event, ...fields }),
    child,
  };
}

/** What failed and every cause below it; the stack only of bugs. Bounded: causes can form a ring. */
function errorText(error: unknown): string {
  const parts: string[] = [];
  let current = error;
  for (let depth = 0; depth < CAUSES_MAX && current !== undefined && current !== null; depth++) {
    const isBug = current instanceof Error && !(current instanceof Fault) && !("code" in current);
    if (!(current instanceof Error)) parts.push(inspect(current));
    else parts.push(isBug ? (current.stack ?? current.message) : current.message);
    current = current instanceof Error ? current.cause : undefined;
  }
  return parts.join(": ");
}

const CAUSES_MAX = 8;
