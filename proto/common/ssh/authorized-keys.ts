// Lines of authorized_keys (sshd(8)), read for jobs: `[options] key`. Called by agentd for what it was given
// of a user's own file or by a program that lists keys. It reads no file.
// The danger: a key that sshd lets do one thing only. A forced command does not mean any code, and where an
// order comes from is not known here; so such a key, and one with an option we do not know, permits no job.
import { blobOf, instantOf, type KeyOption, linesOf, optionsOf, wordAndRest } from "./key-line.ts";
import { type Asked, type KeyPermission, permissionOf, tokenRefusal } from "./permission.ts";

/** About terminals and forwarding, of which a job has neither. */
const irrelevant: ReadonlySet<string> = new Set([
  ...["restrict", "pty", "no-pty", "user-rc", "no-user-rc", "permitopen", "permitlisten", "tunnel"],
  ...["agent-forwarding", "no-agent-forwarding", "port-forwarding", "no-port-forwarding"],
  ...["x11-forwarding", "no-x11-forwarding"],
]);

export function authorizedKey(file: Uint8Array, asked: Asked): KeyPermission {
  return permissionOf(linesOf(file), asked, ruleOf);
}

function ruleOf(asked: Asked, text: string): "not named" | "permitted" | { readonly detail: string } {
  const line = lineOf(text);
  if (line === undefined || !line.blob.equals(asked.signer.key.blob)) return "not named";
  if (asked.signer.certificate !== null)
    return { detail: "a certificate needs an authority, which this file may not name for jobs" };
  if (line.options === undefined) return { detail: "its options cannot be read" };
  let [touch, verified] = [true, false];
  for (const option of line.options) {
    if (option.name === "no-touch-required") touch = false;
    else if (option.name === "verify-required") verified = true;
    else if (!irrelevant.has(option.name)) {
      const detail = optionRefusal(option, asked.nowMs);
      if (detail !== undefined) return { detail };
    }
  }
  const refusal = tokenRefusal(asked.signer, { touch, verified });
  return refusal === undefined ? "permitted" : { detail: refusal };
}

function optionRefusal({ name, value }: KeyOption, nowMs: number): string | undefined {
  if (name !== "expiry-time") return `its option ${JSON.stringify(name)} cannot be kept for a job`;
  const atMs = value === null ? undefined : instantOf(value);
  if (atMs === undefined) return "its expiry-time cannot be read";
  return nowMs >= atMs ? "its expiry-time has passed" : undefined;
}

type Line = { readonly options: readonly KeyOption[] | undefined; readonly blob: Buffer };

function lineOf(text: string): Line | undefined {
  const direct = blobOf(text);
  if (direct !== undefined) return { options: [], blob: direct };
  const first = wordAndRest(text);
  const blob = first === undefined ? undefined : blobOf(first.rest);
  return blob === undefined ? undefined : { options: optionsOf(first?.word ?? ""), blob };
}
