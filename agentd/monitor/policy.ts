// Whether this host lets the job run now: pure rules over (order, job, host), in one table, the first refusal
// wins. Called by requests.ts after the proof. It reads no file and no clock: the host's figures are brought
// to it.
// The danger: a rule that only advises. Each is enforced here whatever the scheduler has checked before.
import type { Reason } from "../../proto/common/reasons.ts";
import type { Order } from "../ipc.ts";
import type { Job } from "./spec.ts";
import { timeText } from "./time-text.ts";

export type Refusal = {
  readonly reason: Reason;
  readonly detail: string;
  /** the line of policy.yaml that refuses */
  readonly decidedBy?: string | null;
};

export type HostNow = {
  readonly agent: string;
  readonly clusterId: string;
  readonly owner: string;
  readonly foreignUser: "run" | "refuse";
  /** why no run starts here now, in words of who said so; null: none has */
  readonly drained: string | null;
  readonly liveRuns: number;
  readonly maxRuns: number;
  readonly freeBytes: number;
  readonly spoolMinFreeBytes: number;
  /** which quota of output is used up, in words */
  readonly quotaUsedUp: string | undefined;
  readonly nowMs: number;
};

type Rule = (job: Job, host: HostNow, order: Order) => Refusal | null;

/** Null: permitted. */
export function refusalOf(job: Job, host: HostNow, order: Order): Refusal | null {
  for (const rule of rules) {
    const refusal = rule(job, host, order);
    if (refusal !== null) return refusal;
  }
  return null;
}

// Permanent reasons first: what can never run is not asked for again.
const rules: readonly Rule[] = [
  isOurCluster,
  isForUs,
  isInWindow,
  isInTime,
  isOurUser,
  hasBlobs,
  isNotDrained,
  hasSlot,
  hasSpace,
  hasQuota,
];

function isOurCluster(job: Job, host: HostNow): Refusal | null {
  if (job.clusterId === host.clusterId) return null;
  return {
    reason: "wrong_audience",
    detail: `the spec is for cluster ${job.clusterId}, this agent belongs to ${host.clusterId}`,
  };
}

function isForUs(job: Job, host: HostNow): Refusal | null {
  if (job.audience.includes(host.agent)) return null;
  return {
    reason: "wrong_audience",
    detail: `the spec is for ${job.audience.slice(0, 4).join(", ")}, this agent is ${host.agent}`,
  };
}

const skewMs = 120_000;

function isInWindow(job: Job, host: HostNow): Refusal | null {
  const early = host.nowMs + skewMs < job.notBeforeMs;
  const late = job.notAfterMs !== 0 && host.nowMs - skewMs > job.notAfterMs;
  if (!early && !late) return null;
  const bound = early ? `not before ${timeText(job.notBeforeMs)}` : `not after ${timeText(job.notAfterMs)}`;
  return {
    reason: "outside_window",
    detail: `the spec says ${bound}; this host's clock says ${timeText(host.nowMs)}`,
  };
}

function isInTime(_job: Job, host: HostNow, order: Order): Refusal | null {
  if (order.startDeadlineMs === 0 || host.nowMs <= order.startDeadlineMs) return null;
  const clock = timeText(host.nowMs);
  return {
    reason: "late_order",
    detail: `start by ${timeText(order.startDeadlineMs)}; this host's clock says ${clock}`,
  };
}

function isOurUser(job: Job, host: HostNow): Refusal | null {
  if (job.runAsUser === "" || job.runAsUser === host.owner || host.foreignUser === "run") return null;
  const asked = JSON.stringify(job.runAsUser);
  return {
    reason: "foreign_user",
    detail: `user ${asked} was asked for; this agent runs jobs as ${host.owner} only`,
  };
}

/** What the spec names must be what the order listed, because net was asked to have exactly that. */
function hasBlobs(job: Job, _host: HostNow, order: Order): Refusal | null {
  const needed = [job.stdin, "sha256" in job.body ? job.body : null].filter((blob) => blob !== null);
  const missing = needed.find(
    (blob) => !order.blobs.some((listed) => listed.sha256 === blob.sha256 && listed.bytes === blob.bytes),
  );
  return missing === undefined
    ? null
    : { reason: "spec_refused", detail: `the order does not list body ${missing.sha256}` };
}

function isNotDrained(_job: Job, { drained }: HostNow): Refusal | null {
  return drained === null ? null : { reason: "agent_draining", detail: drained };
}

function hasSlot(_job: Job, host: HostNow): Refusal | null {
  if (host.liveRuns < host.maxRuns) return null;
  return { reason: "agent_full", detail: `${host.liveRuns} runs are live; max_runs is ${host.maxRuns}` };
}

function hasSpace(_job: Job, host: HostNow): Refusal | null {
  if (host.freeBytes >= host.spoolMinFreeBytes) return null;
  const bounds = `${host.freeBytes} bytes are free; spool_min_free is ${host.spoolMinFreeBytes}`;
  return { reason: "spool_full", detail: bounds };
}

function hasQuota(_job: Job, { quotaUsedUp }: HostNow): Refusal | null {
  return quotaUsedUp === undefined ? null : { reason: "spool_full", detail: quotaUsedUp };
}
