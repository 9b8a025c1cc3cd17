// `reeve sign`: a job's spec, encoded once, and its signature, into two files; nothing is submitted. Called
// by main.ts with a parsed command line. The scheduler is asked only for the cluster's identity, which is
// signed.
// The danger: files that look like a signed job and are half of one; both are written or none.
import { exitStatus } from "../../../proto/common/reasons.ts";
import { limits } from "../../../proto/common/limits.ts";
import { blobsOf, type JobSpec } from "../../../proto/common/spec.ts";
import { specNamespace } from "../../../proto/common/ssh/sshsig.ts";
import { type OptionsTable, switchOption, textOption } from "../arguments.ts";
import { text } from "../../../proto/common/setting-values.ts";
import { command, type Context, type Given, withScheduler } from "../command.ts";
import { userName } from "../connection.ts";
import { specOptions } from "../job-options.ts";
import { jsonLine, noteLine, timeText } from "../print.ts";
import { UsageError } from "../refused.ts";
import { checkSigned } from "../signed-job.ts";
import { signerName } from "../signer-name.ts";
import { sourceOf } from "../spec.ts";
import { refuseWritten, signatureFileOf, specOf, writeSpecFiles } from "../spec-file.ts";

const signOptions = {
  ...specOptions,
  out: {
    value: "FILE",
    read: textOption(text({ bytesMax: limits.pathBytesMax })),
    doc: "Write the spec here, and the signature to FILE.sig. Neither may be there already.",
  },
  unsigned: { read: switchOption, doc: "Write the spec only, to be signed by ssh-keygen." },
} as const satisfies OptionsTable;

export const sign = command({
  name: "sign",
  usage: "--out FILE --agent NAME --user USER [OPTION…] -- COMMAND…",
  summary: "write a job and its signature to files",
  doc:
    "The job is described as for submit. Its spec is written to FILE and the signature to FILE.sig, and " +
    "nothing is submitted: reeve verify FILE FILE.sig shows what was signed, and reeve submit --spec FILE " +
    "--sig FILE.sig submits exactly that. With --unsigned another program signs: ssh-keygen can " +
    "with keys of security tokens and with certificates.",
  examples: [
    "reeve sign --out job.spec --agent web-1 --user alice -- 'make -C /srv/app test'",
    "reeve sign --out job.spec --unsigned --agent web-1 --user alice --script nightly.sh",
    `ssh-keygen -Y sign -n ${specNamespace} -f ~/.ssh/id_ed25519_sk job.spec`,
    "reeve submit --spec job.spec --sig job.spec.sig",
  ],
  options: signOptions,
  perform: async (context, given) => {
    const { options, source, out, unsigned } = checked(given);
    refuseWritten(unsigned ? [out] : [out, signatureFileOf(out)]);
    const { buildSpec } = await import("../spec.ts");
    const { schedulerService } = await import("../../../proto/common/services.ts");
    const { clusterId } = await withScheduler(context, (asked) => asked.call(schedulerService.status, {}));
    const facts = { clusterId: clusterId ?? new Uint8Array(), submitter: userName(), nowMs: Date.now() };
    const { bytes } = await buildSpec(options, source, facts);
    const sshsig = unsigned ? null : await (await import("../signing.ts")).signedBy(options.sign, bytes);
    await writeSpecFiles(out, bytes, sshsig);
    await tell(context, { out, spec: specOf(out, bytes), sshsig });
    return exitStatus.ok;
  },
});

/** Everything that can be refused without asking anybody. */
function checked(given: Given<typeof signOptions>) {
  const { out, unsigned, ...others } = given.options;
  if (out === undefined || out === "") throw new UsageError(["where to? Give --out FILE"]);
  if (unsigned && others.sign !== undefined)
    throw new UsageError(["--sign says by which key and --unsigned by none: give one of them"]);
  if (others.agent.length === 0)
    throw new UsageError(["on which agent? Give --agent NAME; `reeve agents` lists them"]);
  const options = { ...others, sign: others.sign ?? { file: null } };
  const source = sourceOf(options, given.words, given.rest);
  checkSigned(options, Date.now());
  return { options, source, out, unsigned };
}

type Written = { readonly out: string; readonly spec: JobSpec; readonly sshsig: Uint8Array | null };

async function tell({ output, json, quiet }: Context, { out, spec, sshsig }: Written): Promise<void> {
  const { notAfterMs } = spec;
  const signature = sshsig === null ? null : signatureFileOf(out);
  const signer = sshsig === null ? null : signerName(sshsig);
  if (json) return output.out(jsonLine({ signed: { spec: out, signature, signer, notAfterMs } }));
  if (quiet) return output.out(`${out}\n`);
  const until = `until ${timeText(notAfterMs)}`;
  const next = `good ${until} once it is signed: ssh-keygen -Y sign -n ${specNamespace} -f KEY ${out}`;
  await output.out(`${out}: ${signer === null ? next : `signed in ${signature} by ${signer}, ${until}`}\n`);
  for (const { use } of blobsOf(spec)) {
    const [what, option] = use === "body" ? ["its script", "--script"] : ["its standard input", "--stdin"];
    await output.err(noteLine(`${what} is in it by SHA-256 only: submit it with ${option} FILE`));
  }
}
