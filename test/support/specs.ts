// Well-formed JobSpecs for tests, with single fields replaced. Called by the contract and API suites; it owns
// no rule.
// The danger: a default that is not accepted would make every "is refused" test pass for the wrong reason, so
// the suites check the default first.
import { reeve } from "../../proto/gen/reeve.js";

export const CLUSTER = new Uint8Array(16).fill(7);

export function specOf(fields: reeve.v1.JobSpec.$Properties = {}): reeve.v1.JobSpec {
  return new reeve.v1.JobSpec({
    format: 1,
    clusterId: CLUSTER,
    specId: new Uint8Array(32).fill(9),
    issuedAtMs: 1_700_000_000_000,
    audience: ["web-1"],
    method: reeve.v1.Method.UNIX_SHELL,
    source: Buffer.from("true"),
    graceMs: 10_000,
    ...fields,
  });
}

export function encodeSpec(fields: reeve.v1.JobSpec.$Properties = {}): Uint8Array {
  return reeve.v1.JobSpec.encode(specOf(fields)).finish();
}
