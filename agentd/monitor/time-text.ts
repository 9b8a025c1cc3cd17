// An instant in a sentence for people, in RFC 3339. Pure. Called wherever a refusal of the monitor names a
// time.
// The danger: a time that no Date can hold (only a wrong peer sends one); it is shown as its number.
import { limits } from "../../proto/common/limits.ts";

export function timeText(ms: number): string {
  return ms <= limits.instantMsMax ? new Date(ms).toISOString() : String(ms);
}
