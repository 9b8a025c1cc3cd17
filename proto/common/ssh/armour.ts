// The armour around a signature in a file, as `ssh-keygen -Y sign` writes it and `-Y verify` reads it. Called
// by `reeve sign` and `reeve verify`. It looks at no byte of the signature.
// The danger: text around it that one reader skips and another does not; here nothing may be around it.
import { limits } from "../limits.ts";

const begin = "-----BEGIN SSH SIGNATURE-----";
const end = "-----END SSH SIGNATURE-----";

export function armoured(sshsig: Uint8Array): string {
  const lines = Buffer.from(sshsig)
    .toString("base64")
    .match(/.{1,70}/g);
  return `${begin}\n${(lines ?? []).join("\n")}\n${end}\n`;
}

/** Undefined unless it is one signature and nothing else. */
export function unarmoured(text: string): Uint8Array | undefined {
  if (text.length > 2 * limits.sshsigBytesMax) return undefined;
  const lines = text.trim().split(/\r?\n/);
  if (lines[0] !== begin || lines.at(-1) !== end) return undefined;
  const base64 = lines.slice(1, -1).join("");
  const bytes = Buffer.from(base64, "base64");
  return bytes.length > 0 && bytes.toString("base64") === base64 ? bytes : undefined;
}
