// A reason as a gRPC error: code from the table, the word in `reeve-reason`, a sentence for people.
// Called by join.ts, link.ts and log-receiver.ts. The cause of a fault never goes into it.
// The danger: a refusal that says more than its sentence tells a stranger what the scheduler knows.
import { Metadata } from "@grpc/grpc-js";
import type { ServiceError } from "@grpc/grpc-js";
import { isReason, reasons } from "../../proto/common/reasons.ts";
import type { Reason } from "../../proto/common/reasons.ts";
import type { Verdict } from "../core/inputs.ts";

/** An expected refusal on its way to a peer. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly reason: Reason;
  constructor(reason: Reason, detail = "") {
    const { says } = reasons[reason];
    super(detail === "" ? says : `${says}: ${detail}`);
    this.reason = reason;
  }
}

/** Anything but a Refusal becomes `internal`: its cause stays here. */
export function statusOf(error: unknown): ServiceError {
  const refusal = error instanceof Refusal ? error : new Refusal("internal");
  const metadata = new Metadata();
  metadata.set("reeve-reason", refusal.reason);
  const { code } = reasons[refusal.reason];
  return Object.assign(new Error(refusal.message), { code, details: refusal.message, metadata });
}

/**
 * Ends a call with a reason. `destroy` would end it without any status: the error event is grpc-js's way to
 * send one.
 */
export function endCall(call: { emit(event: "error", error: ServiceError): boolean }, error: unknown): void {
  call.emit("error", statusOf(error));
}

export function refusalOf(verdict: Extract<Verdict, { ok: false }>): Refusal {
  return isReason(verdict.reason) ? new Refusal(verdict.reason, verdict.detail) : new Refusal("internal");
}
