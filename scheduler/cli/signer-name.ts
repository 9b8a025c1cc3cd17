// Which key a signature is of, for people. Called by the commands that show a run or a plan. It verifies
// nothing: whoever shows it has the word of the scheduler for it, and says no more than that.
// The danger: a name that is taken for a proof; the host's is the only one.
import { fingerprintOf } from "../../proto/common/ssh/public-key.ts";
import { parseSshsig } from "../../proto/common/ssh/sshsig.ts";
import { holderOf } from "../../proto/common/ssh/verify.ts";

/** `ssh-ed25519 SHA256:…`: which key a signature says it is of. "" for what is no signature. */
export function signerName(sshsig: Uint8Array): string {
  const parsed = sshsig.length === 0 ? undefined : parseSshsig(sshsig);
  const holder = parsed?.ok === true ? holderOf(parsed.sshsig.publicKey) : undefined;
  return holder?.ok === true ? `${holder.key.type} ${fingerprintOf(holder.key.blob)}` : "";
}
