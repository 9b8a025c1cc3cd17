// Whose key may sign for a user on this host, and which keys may for nobody. Called by signatures.ts for each
// signature, so that a key that was removed a moment ago is removed. It verifies no signature.
// The danger: a source that cannot be read and is then passed over: the next one might permit what it
// forbids. So only a source that is not there at all lets the next one speak.
import { limits } from "../../proto/common/limits.ts";
import { allowedSigner } from "../../proto/common/ssh/allowed-signers.ts";
import type { Asked } from "../../proto/common/ssh/permission.ts";
import { fingerprintOf } from "../../proto/common/ssh/public-key.ts";
import { revocationOf } from "../../proto/common/ssh/revoked-keys.ts";
import { readTrustedFile } from "../policy/trusted-file.ts";
import type { Refusal } from "./policy.ts";

/** Files in the syntax of allowed_signers; the first that is there decides. */
export type KeySources = {
  readonly signers: readonly string[];
  /** null: none was named */
  readonly revokedKeys: string | null;
  /** who may write them, beside root */
  readonly owner: number;
};

/** Null: one of the sources permits this signer to sign for this user, and nothing revokes the key. */
export function refusalOfSigner(sources: KeySources, asked: Asked): Refusal | null {
  return revokedOf(sources, asked) ?? notPermittedBy(sources, asked);
}

function notPermittedBy({ signers, owner }: KeySources, asked: Asked): Refusal | null {
  const name = fingerprintOf(asked.signer.key.blob);
  for (const path of signers) {
    const read = readTrustedFile(path, { owner, bytesMax: limits.signersBytesMax });
    if (!read.ok && read.kind === "missing") continue;
    if (!read.ok) return unavailable(read.problems);
    const said = allowedSigner(read.bytes, asked);
    if (said.kind === "permitted") return null;
    const why = said.kind === "unknown" ? `${path} does not name it` : `${path}:${said.line}: ${said.detail}`;
    return refused(`key ${name} may not sign for ${asked.user}: ${why}`);
  }
  return refused(`key ${name} may not sign for ${asked.user}: this host has no file that says who may`);
}

function revokedOf({ revokedKeys, owner }: KeySources, { signer }: Asked): Refusal | null {
  if (revokedKeys === null) return null;
  const read = readTrustedFile(revokedKeys, { owner, bytesMax: limits.signersBytesMax });
  if (!read.ok) return unavailable(read.problems);
  const said = revocationOf(read.bytes, signer);
  if (said.kind === "valid") return null;
  if (said.kind === "unreadable") return unavailable([`${revokedKeys}: ${said.detail}`]);
  return refused(`key ${fingerprintOf(signer.key.blob)} is revoked by ${said.what} of ${revokedKeys}`);
}

function refused(detail: string): Refusal {
  return { reason: "signature_refused", detail };
}

/** Temporary: somebody is writing it, or will mend it. */
function unavailable(problems: readonly string[]): Refusal {
  return { reason: "signers_unavailable", detail: problems[0] ?? "" };
}
