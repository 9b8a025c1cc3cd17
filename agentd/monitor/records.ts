// What decisions rest on and leave behind: the audit, in root mode the policy in force, and the memory of
// refused passwords. Opened here in their order, and told of to the scheduler. Called by main.ts.
// The danger: a policy that counts before the audit says so; the audit is opened first, and a policy whose
// record has no room on the disk is not taken over.
import { join } from "node:path";
import { headWord } from "../../proto/common/audit-head.ts";
import { buildVersion } from "../../proto/common/build.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Log } from "../../proto/common/log.ts";
import type { FromMonitor } from "../ipc.ts";
import type { AgentConfig } from "../settings.ts";
import { Audit } from "./audit.ts";
import { isDiskFull } from "./durable.ts";
import { PasswordProof } from "./password-proof.ts";
import type { PasswordProofOptions } from "./password-proof.ts";
import { PolicyInForce } from "./policy-in-force.ts";
import { RefusedPasswords } from "./refused-passwords.ts";

export type Records = {
  readonly audit: Audit;
  /** null: owner mode */
  readonly policy: PolicyInForce | null;
};

export type RecordsPorts = {
  /** to the system's log */
  readonly say: (line: string) => void;
  /** what `hostStateOf` answers has changed */
  readonly onChange: () => void;
  readonly onFault: (error: unknown) => void;
  readonly log: Log;
};

/** The audit first: what the policy is, is its first record of this life. */
export async function openRecords(config: AgentConfig, agent: string, ports: RecordsPorts): Promise<Records> {
  const { settings, mode, spool } = config;
  const now: { policy: PolicyInForce | null } = { policy: null };
  const audit = await Audit.open({
    directory: join(spool, "audit"),
    bytesMax: settings.audit_max,
    onHead: ports.onChange,
    say: ports.say,
    policySha256: () => now.policy?.sha256 ?? null,
    log: ports.log,
  });
  await audit.change({ kind: "start", build: buildVersion, mode, agent });
  if (mode === "owner") return { audit, policy: null };
  const policy = await PolicyInForce.open({
    path: settings.policy,
    record: (entry) => audit.change(entry),
    onNote: ports.onChange,
  });
  now.policy = policy;
  setInterval(() => lookAt(policy, false, ports), limits.policyLookMs);
  return { audit, policy };
}

/** `isAsked`: somebody wants it read again now, whether it looks changed or not. */
export function lookAt(policy: PolicyInForce, isAsked: boolean, { onFault, log }: RecordsPorts): void {
  policy.look(isAsked).catch((error: unknown) => {
    // A disk without room for the record: the policy before stays, and the next look tries again.
    if (isDiskFull(error)) log.error("policy.not_recorded", { error });
    else onFault(error);
  });
}

export function hostStateOf({ audit, policy }: Records): FromMonitor {
  const policyNote = (policy?.note ?? "").slice(0, limits.hostNoteCharsMax);
  return { kind: "host_state", auditHead: headWord(audit.head), policyNote };
}

export async function passwordProof(
  spool: string,
  parts: Omit<PasswordProofOptions, "refused">,
  log: Log,
): Promise<PasswordProof> {
  const refused = await RefusedPasswords.open(join(spool, "refused-passwords"), log);
  return new PasswordProof({ ...parts, refused });
}
