// Time windows of the policy: "mon-fri 08:00-18:00", in the host's time zone. Pure: the instant is given, and
// what its clock on the wall shows is asked of Date, which knows the zone of the process.
// Called by the policy's table and by verdict.ts. It knows no calendar but the week.
// The danger: a window over midnight; it belongs to the day on which it begins.
import type { Parsed, ValueParser } from "../../proto/common/setting-values.ts";

export type Window = {
  /** as it was written */
  readonly written: string;
  /** by number, sunday is 0 */
  readonly days: readonly boolean[];
  /** minutes since midnight; `until` at or before `from` is on the next day */
  readonly from: number;
  readonly until: number;
};

const dayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
const dayMinutes = 1440;
const pattern = /^(?:([a-z,-]+) +)?([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})$/;
const says = 'a window such as "mon-fri 08:00-18:00" or "22:00-06:00" (days mon tue wed thu fri sat sun)';

export const windowText: ValueParser<Window> = { says, parse: parseWindow };

/** Whether the clock on the wall, at that instant, is in one of the windows. Its end is not in it. */
export function isOpen(windows: readonly Window[], now: Date): boolean {
  const minute = now.getHours() * 60 + now.getMinutes();
  return windows.some((window) => isIn(window, now.getDay(), minute));
}

function isIn({ days, from, until }: Window, day: number, minute: number): boolean {
  const isBegun = days[day] === true && minute >= from;
  if (from < until) return isBegun && minute < until;
  return isBegun || (days[(day + 6) % 7] === true && minute < until);
}

function parseWindow(written: unknown): Parsed<Window> {
  const wrong = { ok: false, problem: `must be ${says}` } as const;
  const match = typeof written === "string" ? pattern.exec(written) : null;
  if (match === null) return wrong;
  const [whole, dayWords, ...clock] = match;
  const days = daysOf(dayWords ?? "sun-sat");
  const [fromHour = 0, fromMinute = 0, untilHour = 0, untilMinute = 0] = clock.map(Number);
  const from = fromHour * 60 + fromMinute;
  const until = untilHour * 60 + untilMinute;
  const isClock = fromMinute < 60 && untilMinute < 60 && from < dayMinutes && until <= dayMinutes;
  if (days === undefined || !isClock) return wrong;
  if (from === until) return { ok: false, problem: "has no length; for a whole day write 00:00-24:00" };
  return { ok: true, value: { written: whole, days, from, until } };
}

/** `mon-fri`, `sat,sun`, `fri-mon`: the days, or nothing for anything else. */
function daysOf(words: string): readonly boolean[] | undefined {
  const days = dayNames.map(() => false);
  for (const word of words.split(",")) {
    const [first = "", last = first, ...more] = word.split("-");
    const begin = dayNames.findIndex((name) => name === first);
    const end = dayNames.findIndex((name) => name === last);
    if (begin < 0 || end < 0 || more.length > 0) return undefined;
    for (let day = begin; ; day = (day + 1) % 7) {
      days[day] = true;
      if (day === end) break;
    }
  }
  return days;
}
