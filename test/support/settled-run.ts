// A run that is over and settled, with everything that belongs to it: spec, attempt, journal and a log file
// that is as its row says. Put into a state directory by tests of storage. It owns no rule.
// The danger: a run that verify would not pass; the test of verify begins with one of these.
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Run } from "../../scheduler/core/model.ts";
import type { Store } from "../../scheduler/store/store.ts";
import { outputFrame } from "./fake-api.ts";
import { attemptRow, journalRow, LEDGER, runRow } from "./rows.ts";
import { encodeSpec } from "./specs.ts";

export type SettledRun = {
  readonly run: number;
  readonly endedAtMs?: number;
  /** of its output */
  readonly payload?: Buffer;
  readonly spec?: Uint8Array;
  readonly more?: Partial<Run>;
};

export function logPath(state: string, run: number, attempt = 1): string {
  return join(state, "logs", LEDGER, String(Math.floor(run / 1000)), `${run}.${attempt}.frames`);
}

export async function putSettledRun(store: Store, state: string, settled: SettledRun): Promise<void> {
  const { run, endedAtMs = 1_700_000_000_004, payload = Buffer.from("out\n"), spec = encodeSpec() } = settled;
  const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
  const frames = outputFrame(1, payload);
  mkdirSync(dirname(logPath(state, run)), { recursive: true, mode: 0o700 });
  writeFileSync(logPath(state, run), frames, { mode: 0o600 });
  await store.putBlob(sha256(spec), spec);
  const base = attemptRow(run, 1);
  const log = { ...(base.log ?? never()), frameBytes: frames.length, frameSha256: sha256(frames) };
  const exit = { ...(base.exit ?? never()), kind: "exit" as const, status: 0, signal: 0 };
  await store.commit([
    {
      kind: "run",
      run: runRow(run, {
        state: "succeeded",
        attempt: 1,
        endedAtMs,
        specSha256: sha256(spec),
        specBytes: spec.length,
        ...settled.more,
      }),
    },
    {
      kind: "attempt",
      attempt: {
        ...base,
        ...{ state: "succeeded", exit, log, endedAtMs, reason: "", forgotten: true },
        ...{ logState: "complete", logStoredBytes: frames.length, stalled: false },
      },
    },
    { kind: "journal", entry: journalRow(run) },
    { kind: "settled", ledger: LEDGER, run },
  ]);
}

function never(): never {
  throw new Error("the row has it");
}
