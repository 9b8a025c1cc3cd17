// Files in the allowed_signers syntax (ssh-keygen(1), ALLOWED SIGNERS): `principals [options] key`. Called by
// agentd for the signers that root or the owner names, and by `reeve verify`. It reads no file.
// The danger: a line that permits more than it says; an option that is not known makes its line permit
// nothing.
import { certificateRefusal } from "./certificate.ts";
import { blobOf, instantOf, linesOf, matchesPatterns, optionsOf, wordAndRest } from "./key-line.ts";
import { type Asked, type KeyPermission, permissionOf, tokenRefusal } from "./permission.ts";
import { specNamespace } from "./sshsig.ts";

type Options = {
  readonly authority: boolean;
  readonly namespaces: string | null;
  readonly afterMs: number;
  readonly beforeMs: number;
};
type Line = { readonly principals: string; readonly options: Options | string; readonly blob: Buffer };
type Said = ReturnType<typeof ruleOf>;

export function allowedSigner(file: Uint8Array, asked: Asked): KeyPermission {
  return permissionOf(linesOf(file), asked, ruleOf);
}

function ruleOf(asked: Asked, text: string): "not named" | "permitted" | { readonly detail: string } {
  const line = lineOf(text);
  if (line === undefined) return "not named";
  const { certificate, key } = asked.signer;
  const { options, blob } = line;
  const isAuthority = typeof options === "string" ? certificate !== null : options.authority;
  const named = isAuthority ? certificate?.authority.blob : certificate === null ? key.blob : undefined;
  if (named === undefined || !named.equals(blob)) return "not named";
  if (!matchesPatterns(asked.user, line.principals)) return "not named";
  return typeof options === "string" ? { detail: options } : judge(asked, options);
}

function judge(asked: Asked, options: Options): Said {
  const { signer, user, nowMs } = asked;
  const { namespaces, afterMs, beforeMs } = options;
  if (namespaces !== null && !matchesPatterns(specNamespace, namespaces))
    return { detail: `its namespaces do not have ${specNamespace}` };
  if (nowMs < afterMs) return { detail: "its valid-after has not come" };
  if (nowMs >= beforeMs) return { detail: "its valid-before has passed" };
  const { certificate } = signer;
  const refusal =
    (certificate === null ? undefined : certificateRefusal(certificate, user, nowMs)) ??
    tokenRefusal(signer, { touch: true, verified: false });
  if (refusal === undefined) return "permitted";
  return { detail: certificate === null ? refusal : `the certificate: ${refusal}` };
}

/** Undefined for what is no line with a key. Bad options are in it as words: the key must then be refused. */
function lineOf(text: string): Line | undefined {
  const first = wordAndRest(text);
  if (first === undefined) return undefined;
  const principals = first.word.replace(/^"(.*)"$/, "$1");
  const direct = blobOf(first.rest);
  if (direct !== undefined) return { principals, options: noOptions, blob: direct };
  const second = wordAndRest(first.rest);
  const blob = second === undefined ? undefined : blobOf(second.rest);
  return blob === undefined ? undefined : { principals, options: readOptions(second?.word ?? ""), blob };
}

const noOptions: Options = {
  authority: false,
  namespaces: null,
  afterMs: Number.NEGATIVE_INFINITY,
  beforeMs: Number.POSITIVE_INFINITY,
};

function readOptions(word: string): Options | string {
  let read = noOptions;
  const list = optionsOf(word);
  if (list === undefined) return "its options cannot be read";
  for (const { name, value } of list) {
    const more = optionOf(name, value);
    if (more === undefined) return `its option ${JSON.stringify(name)} is not known or has no right value`;
    read = { ...read, ...more };
  }
  return read;
}

function optionOf(name: string, value: string | null): Partial<Options> | undefined {
  if (name === "cert-authority" && value === null) return { authority: true };
  if (value === null) return undefined;
  if (name === "namespaces") return { namespaces: value };
  const atMs = instantOf(value);
  if (atMs === undefined) return undefined;
  if (name === "valid-after") return { afterMs: atMs };
  return name === "valid-before" ? { beforeMs: atMs } : undefined;
}
