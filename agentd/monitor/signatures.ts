// The proof `signed`, in its order: the signature over the very bytes, before anything is decoded; then, with
// what they say, user, window and key; last, durably, that this start is one that the signature permits.
// Called by authenticate.ts and launches.ts. Cluster, audience and the rest of the spec are policy.ts's.
// The danger: a check that comes too late. What is signed is the user's word; when it counts is the host's.
import type { AttemptKey } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { type Signer, verifySshsig } from "../../proto/common/ssh/verify.ts";
import type { Order } from "../ipc.ts";
import { type KeySources, refusalOfSigner } from "./key-sources.ts";
import type { Refusal } from "./policy.ts";
import type { SignedStarts } from "./signed-starts.ts";
import type { Job } from "./spec.ts";
import { timeText } from "./time-text.ts";

export type SignerProof = { readonly ok: true; readonly signer: Signer } | ({ readonly ok: false } & Refusal);

/** Over the bytes as they came. It says nothing of who may sign. */
export function signerOf(order: Order, spec: Uint8Array): SignerProof {
  if (order.sshsig === null)
    return {
      ok: false,
      reason: "signature_refused",
      detail: "the order is called signed and has no signature",
    };
  const answer = verifySshsig(spec, order.sshsig);
  return answer.ok ? answer : { ok: false, reason: "signature_refused", detail: answer.detail };
}

export type SignedStart = {
  readonly signer: Signer;
  readonly job: Job;
  /** as which the job would run */
  readonly user: string;
  readonly key: AttemptKey;
  readonly nowMs: number;
};

/** Null: it may start once more, and that it does is on the disk. The last question before it is made. */
export async function takeSignedStart(
  { signer, job, user, key, nowMs }: SignedStart,
  { sources, starts }: { readonly sources: KeySources; readonly starts: SignedStarts },
): Promise<Refusal | null> {
  const refusal =
    refusalOfUser(job, user) ??
    refusalOfWindow(job, nowMs) ??
    refusalOfSigner(sources, { signer, user, nowMs });
  return refusal ?? (await starts.take(job, key, nowMs));
}

function refusalOfUser(job: Job, user: string): Refusal | null {
  if (job.runAsUser === user) return null;
  const asked = JSON.stringify(job.runAsUser);
  return {
    reason: "foreign_user",
    detail: `the spec is signed for user ${asked}; here it would run as ${user}`,
  };
}

/** That it is not over is policy.ts's. Here: it has an end, is not too long, and was signed before now. */
function refusalOfWindow(job: Job, nowMs: number): Refusal | null {
  const { issuedAtMs, notBeforeMs, notAfterMs } = job;
  const beginsMs = Math.max(issuedAtMs, notBeforeMs);
  if (notAfterMs === 0) return outside("the signed spec has no end (not_after)");
  if (notAfterMs - beginsMs > limits.signedWindowMsMax) {
    const days = limits.signedWindowMsMax / 86_400_000;
    return outside(`the signed spec is good for longer than ${days} days, which no signature is here`);
  }
  if (issuedAtMs <= nowMs + limits.signedSkewMs) return null;
  const ahead = Math.round((issuedAtMs - nowMs) / 1000);
  const [signed, clock] = [timeText(issuedAtMs), timeText(nowMs)];
  const wrong = `one of the two clocks is ${ahead} s wrong`;
  return outside(`it was signed at ${signed}, and this host's clock says ${clock}: ${wrong}`);
}

function outside(detail: string): Refusal {
  return { reason: "outside_window", detail };
}
