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
  /** in root mode it tells who may run jobs here, so told.ts keeps it from the submitter */
  readonly refusedAs: "signature_refused" | "key_not_permitted";
};

/** Null: one of the sources permits this signer to sign for this user, and nothing revokes the key. */
export function refusalOfSigner(sources: KeySources, asked: Asked): Refusal | null {
  return revokedOf(sources, asked) ?? notPermittedBy(sources, asked);
}

function notPermittedBy({ signers, owner, refusedAs }: KeySources, asked: Asked): Refusal | null {
  const who = `key ${fingerprintOf(asked.signer.key.blob)} may not sign for ${asked.user}`;
  for (const path of signers) {
    const read = readTrustedFile(path, { owner, bytesMax: limits.signersBytesMax });
    if (!read.ok && read.kind === "missing") continue;
    if (!read.ok) return unavailable(read.problems);
    const said = allowedSigner(read.bytes, asked);
    if (said.kind === "permitted") return null;
    const why = said.kind === "unknown" ? `${path} does not name it` : `${path}:${said.line}: ${said.detail}`;
    return { reason: refusedAs, detail: `${who}: ${why}` };
  }
  return { reason: refusedAs, detail: `${who}: this host has no file that says who may` };
}

function revokedOf({ revokedKeys, owner, refusedAs }: KeySources, { signer }: Asked): Refusal | null {
  if (revokedKeys === null) return null;
  const read = readTrustedFile(revokedKeys, { owner, bytesMax: limits.signersBytesMax });
  if (!read.ok) return unavailable(read.problems);
  const said = revocationOf(read.bytes, signer);
  if (said.kind === "valid") return null;
  if (said.kind === "unreadable") return unavailable([`${revokedKeys}: ${said.detail}`]);
  const key = fingerprintOf(signer.key.blob);
  return { reason: refusedAs, detail: `key ${key} is revoked by ${said.what} of ${revokedKeys}` };
}

/** Temporary: somebody is writing it, or will mend it. */
function unavailable(problems: readonly string[]): Refusal {
  return { reason: "signers_unavailable", detail: problems[0] ?? "" };
}
