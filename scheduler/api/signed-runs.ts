// Whether the signature that came with a run permits one start more, before anything is dispatched. Called by
// runs.ts (restart), resubmit.ts and submit.ts (retries). The host has the last word: it counts what it has
// started itself; this is what the scheduler knows of the same.
// The danger: counting too little, and a person waits for a run that the host then refuses.
import { limits } from "../../proto/common/limits.ts";
import { decodeSpec, type JobSpec } from "../../proto/common/spec.ts";
import type { Run } from "../core/model.ts";
import type { RunFilter, RunRecord } from "../store/store.ts";
import type { ApiPorts } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { isFinal } from "./runs.ts";

/** Refuses when the run is signed and its signature is used up on one of these agents, or has ended. */
export async function refuseUsedUp(run: Run, agents: readonly string[], ports: ApiPorts): Promise<void> {
  if (run.proof !== "signed") return;
  const bytes = await ports.store.blob(run.specSha256);
  const decoded = bytes === undefined ? undefined : decodeSpec(bytes);
  if (decoded?.ok !== true) return; // without its spec it is refused for that
  const { spec } = decoded;
  const until = Math.min(spec.notAfterMs, spec.rerunsUntilMs || spec.notAfterMs);
  if (until <= ports.now()) throw used(spec, `its signature ended at ${new Date(until).toISOString()}`);
  for (const agent of agents) {
    const starts = await startsOf(run.specSha256, agent, ports);
    if (starts > spec.reruns)
      throw used(
        spec,
        `it permits ${spec.reruns} reruns on ${agent}, and ${starts} starts were made or are due`,
      );
  }
}

/** Retries are starts like any other. */
export function refuseRetries(spec: JobSpec, retries: number): void {
  if (retries <= spec.reruns) return;
  throw used(spec, `it permits ${spec.reruns} reruns, and ${retries} retries were asked for`);
}

async function startsOf(specSha256: string, agent: string, ports: ApiPorts): Promise<number> {
  const filter: RunFilter = { limit: limits.listRunsMax, below: 0, states: [], agent, job: "", specSha256 };
  let starts = 0;
  for (const { run, ledger } of await ports.store.runs(filter)) {
    const record = await ports.store.run(run, ledger);
    if (record !== undefined) starts += startsIn(record);
  }
  return starts;
}

/** What began, and what may still begin. */
function startsIn({ run, attempts }: RunRecord): number {
  const begun = attempts.filter(({ startedAtMs }) => startedAtMs > 0);
  const newest = attempts.find(({ attempt }) => attempt === run.attempt);
  const isDue = !isFinal(run) && (newest === undefined || newest.startedAtMs === 0);
  return begun.length + (isDue ? 1 : 0);
}

function used(spec: JobSpec, why: string): Refusal {
  return new Refusal("needs_signature", `needs a new signature by ${spec.runAsUser}: ${why}`);
}
