// How the API says no: a word of reasons.ts becomes a gRPC status whose metadata carries the word and whose
// message is a sentence. Called by every file of this room. It decides nothing.
// The danger: a cause (a path, a stack, a system error) must never cross the wire; whatever is not a Refusal
// becomes `internal`.
import { Metadata, type ServiceError } from "@grpc/grpc-js";
import { isReason, type Reason, reasons } from "../../proto/common/reasons.ts";
import { StoreBusy, StoreFull } from "../store/store.ts";

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly reason: Reason;
  constructor(reason: Reason, detail = "") {
    super(detail === "" ? reasons[reason].says : `${reasons[reason].says}: ${detail}`);
    this.reason = reason;
  }
}

/** What the core has said no to. A word that is not in the table would be our bug: `internal`. */
export function refusalOfVerdict(verdict: { readonly reason: string; readonly detail: string }): Refusal {
  return isReason(verdict.reason) ? new Refusal(verdict.reason, verdict.detail) : new Refusal("internal");
}

/** Undefined for a fault: that belongs in the log. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreFull) return new Refusal("disk_full", `no room on the disk of ${error.path}`);
  if (error instanceof StoreBusy) return new Refusal("busy", error.message);
  // Parts that are given to us have Refusals of their own; they are known by their shape.
  if (!(error instanceof Error) || error.name !== "Refusal" || !("reason" in error)) return undefined;
  if (typeof error.reason !== "string" || !isReason(error.reason)) return undefined;
  const same = new Refusal(error.reason);
  same.message = error.message;
  return same;
}

export function statusOf(refusal: Refusal): ServiceError {
  const metadata = new Metadata();
  metadata.set("reeve-reason", refusal.reason);
  if (refusal.reason === "busy" || refusal.reason === "stopping") metadata.set("retry-after", "1");
  const { code } = reasons[refusal.reason];
  const said: object = { code, details: refusal.message, metadata };
  return Object.assign(new Error(refusal.message), said) as ServiceError;
}
