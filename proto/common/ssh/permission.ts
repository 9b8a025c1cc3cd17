// What a file of keys says about one signature: permitted, or why not. The words that allowed-signers.ts and
// authorized-keys.ts answer with, and what both ask of a security token. It reads no file.
// The danger: a line that grants because another one forbids; each line is judged by itself.
import type { Signer } from "./verify.ts";

/** `unknown`: no line names the key. `refused`: one does, and something in it or in the signature forbids. */
export type KeyPermission =
  | { readonly kind: "permitted"; readonly line: number }
  | { readonly kind: "unknown" }
  | { readonly kind: "refused"; readonly line: number; readonly detail: string };

export type Asked = { readonly signer: Signer; readonly user: string; readonly nowMs: number };
/** Of one line, when it names the key: nothing, or why it does not permit. */
export type LineRule = (
  asked: Asked,
  text: string,
) => "not named" | "permitted" | { readonly detail: string };

/** The first line that permits; else what the first that names the key had against it. */
export function permissionOf(
  lines: readonly { readonly number: number; readonly text: string }[],
  asked: Asked,
  rule: LineRule,
): KeyPermission {
  let refused: KeyPermission = { kind: "unknown" };
  for (const { number, text } of lines) {
    const said = rule(asked, text);
    if (said === "permitted") return { kind: "permitted", line: number };
    if (said !== "not named" && refused.kind === "unknown")
      refused = { kind: "refused", line: number, detail: said.detail };
  }
  return refused;
}

/** A token must have been touched, unless the line says that it need not; and unlocked where it says so. */
export function tokenRefusal(
  { token }: Signer,
  needs: { readonly touch: boolean; readonly verified: boolean },
): string | undefined {
  if (token === null) return needs.verified ? "it asks for a key in a security token" : undefined;
  if (needs.touch && !token.present) return "the security token was not touched";
  if (needs.verified && !token.verified) return "the security token was not unlocked by its owner";
  return undefined;
}
