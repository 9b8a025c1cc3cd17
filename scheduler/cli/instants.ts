// Instants as people write them on a command line: RFC 3339, local time without an offset, or a time from
// now. Called by job-options.ts. The danger: local time is this machine's; submit prints the instant that
// it understood.
import { type Parsed, duration } from "../../proto/common/setting-values.ts";
import { textOf } from "./arguments.ts";

export type Instant = {
  readonly ms: number;
  /** false: local time of this machine was assumed, or it counts from now */
  readonly isAbsolute: boolean;
};

const WRITTEN = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?$/;

export function instantOption(word: Buffer): Parsed<Instant> {
  return parseInstant(textOf(word) ?? "", Date.now());
}

export function parseInstant(written: string, nowMs: number): Parsed<Instant> {
  const problem = "must be a time such as 2026-12-24T18:00, 2026-12-24T18:00Z or +2h";
  if (written.startsWith("+")) {
    const ahead = duration().parse(written.slice(1));
    return ahead.ok
      ? { ok: true, value: { ms: nowMs + ahead.value, isAbsolute: false } }
      : { ok: false, problem };
  }
  const match = WRITTEN.exec(written);
  if (match === null) return { ok: false, problem };
  const [, day = "", clock = "", offset = ""] = match;
  const ms = Date.parse(`${day}T${clock}${offset}`);
  // The parser rolls over what the calendar does not have: 30 February is no time.
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const isDay = Number.isFinite(midnight) && new Date(midnight).toISOString().startsWith(day);
  return Number.isFinite(ms) && isDay
    ? { ok: true, value: { ms, isAbsolute: offset !== "" } }
    : { ok: false, problem };
}
