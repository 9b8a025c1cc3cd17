// Living supervisors, found by their title (`reeve-supervisor RUN.ATTEMPT LEDGER`, the ledger's first eight
// digits). Called by the supports that clean up or count. Only the title can be read of one by its own user:
// it is not dumpable, so /proc keeps its directory, program and environment for root (proc(5)).
// The danger: ledgers that several tests share; each bench and host draws its own.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Of all runs of these ledgers. */
export function supervisorsOfLedgers(ledgers: readonly string[]): readonly number[] {
  const marks = ledgers.map((ledger) => ledger.slice(0, 8));
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => Number.isInteger(pid) && marks.includes(ledgerOf(pid)));
}

/** Of all runs that this spool has, or had. */
export function supervisorsOfSpool(spool: string): readonly number[] {
  return supervisorsOfLedgers(readdirSync(join(spool, "runs")));
}

/** Eight digits; "" for any other process, and for one that has ended: a zombie has no title. */
function ledgerOf(pid: number): string {
  try {
    const title = readFileSync(`/proc/${pid}/cmdline`, "latin1");
    return /^reeve-supervisor \d+\.\d+ ([0-9a-f]{8})\0/u.exec(title)?.[1] ?? "";
  } catch {
    return "";
  }
}
