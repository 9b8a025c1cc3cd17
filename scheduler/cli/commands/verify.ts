// `reeve verify`: what a spec on a file would do, and whether its signature is good. Called by main.ts with a
// parsed command line. It asks no scheduler and no host: whose keys count is each host's own to say.
// The danger: a good signature that is taken for a permission; what was not looked at is said.
import { exitStatus } from "../../../proto/common/reasons.ts";
import { limits } from "../../../proto/common/limits.ts";
import { text } from "../../../proto/common/setting-values.ts";
import type { JobSpec } from "../../../proto/common/spec.ts";
import { allowedSigner } from "../../../proto/common/ssh/allowed-signers.ts";
import { type SignerAnswer, verifySshsig } from "../../../proto/common/ssh/verify.ts";
import { type OptionsTable, textOf, textOption } from "../arguments.ts";
import { command, type Given } from "../command.ts";
import { jsonLine, pairsText } from "../print.ts";
import { Refused, UsageError } from "../refused.ts";
import { readSignatureFile, readSpecFile, readWhole, specOf, windowProblem } from "../spec-file.ts";

const verifyOptions = {
  signers: {
    value: "FILE",
    read: textOption(text({ bytesMax: limits.pathBytesMax })),
    doc: "Also ask this file, in the syntax of allowed_signers, whether the key may sign for the job's user.",
  },
} as const satisfies OptionsTable;

export const verify = command({
  name: "verify",
  usage: "[--signers FILE] SPEC SIG",
  summary: "show what a signed job would do, and whether its signature is good",
  doc:
    "SPEC and SIG are files as reeve sign and ssh-keygen -Y sign write them. Nobody is asked: a host has " +
    "its own keys that may sign and that are revoked, and its own policy. Ends with 0 only when the " +
    "signature is good, its time window is not over, and with --signers the key may sign for the user; " +
    "else with 120.",
  examples: [
    "reeve verify job.spec job.spec.sig",
    "reeve verify --signers /etc/reeve/job_signers/alice job.spec job.spec.sig",
  ],
  options: verifyOptions,
  perform: async ({ output, json, quiet }, given) => {
    const { file, sig } = filesOf(given);
    const bytes = await readSpecFile(file);
    const sshsig = await readSignatureFile(sig);
    const signers = given.options.signers;
    const allowed = signers === undefined ? undefined : await readWhole(signers, limits.signersBytesMax);
    const spec = specOf(file, bytes);
    const verdict = judge(spec, verifySshsig(bytes, sshsig), allowed);
    const { jobRows, signedRows, specPlanOf } = await import("../plan.ts");
    const decidedBy = `${spec.runAsUser}, as each host permits`;
    const plan = specPlanOf({ spec, scriptName: "", sshsig, host: "each host", user: decidedBy });
    const { audience, runAsUser: user } = spec;
    if (json) {
      const { isGood: good, ...others } = verdict;
      await output.out(jsonLine({ verified: { audience, user, good, ...others, ...plan } }));
    } else if (!quiet) {
      const rows = [...jobRows(plan), ...signedRows(plan)] as const;
      const about = [
        ["audience", audience.join(" ")],
        ["user", decidedBy],
      ] as const;
      await output.out(pairsText([...about, ...rows, ["signature", verdict.isGood ? "good" : "NOT GOOD"]]));
    }
    if (verdict.problem !== null) throw new Refused(verdict.reason, verdict.problem);
    return exitStatus.ok;
  },
});

function filesOf(given: Given<OptionsTable>): { readonly file: string; readonly sig: string } {
  const [file, sig, ...others] = [...given.words, ...(given.rest ?? [])].map((word) => textOf(word) ?? "");
  if (file === undefined || sig === undefined || others.length > 0 || file === "" || sig === "")
    throw new UsageError(["give the file of the spec and the file of its signature"]);
  return { file, sig };
}

type Verdict = {
  /** the signature is of these bytes by the key that it names */
  readonly isGood: boolean;
  /** null = no file of keys was given */
  readonly keyMaySign: boolean | null;
  readonly reason: string;
  readonly problem: string | null;
};

function judge(spec: JobSpec, answer: SignerAnswer, allowed: Uint8Array | undefined): Verdict {
  const refused = { reason: "signature_refused", keyMaySign: null };
  if (!answer.ok) return { ...refused, isGood: false, problem: answer.detail };
  const user = spec.runAsUser;
  if (user === "") return { ...refused, isGood: true, problem: "it names no user, which a signed job must" };
  const nowMs = Date.now();
  const said =
    allowed === undefined ? undefined : allowedSigner(allowed, { signer: answer.signer, user, nowMs });
  const keyMaySign = said === undefined ? null : said.kind === "permitted";
  if (said?.kind === "unknown")
    return {
      ...refused,
      isGood: true,
      keyMaySign,
      problem: `no line of that file lets this key sign for ${user}`,
    };
  if (said?.kind === "refused")
    return {
      ...refused,
      isGood: true,
      keyMaySign,
      problem: `line ${said.line} of that file: ${said.detail}`,
    };
  const problem = windowProblem(spec, nowMs) ?? null;
  return { reason: problem === null ? "" : "outside_window", isGood: true, keyMaySign, problem };
}
