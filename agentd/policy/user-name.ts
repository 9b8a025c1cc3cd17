// Which words can be the name of an account at all, before any account database is asked: NSS answers to
// numbers ("0" is root there), and a dash or a plus in front means something to programs. Directory names
// (`alice@corp.example.com`, `CORP\alice`, capitals, dots, `$`) are names. Pure. Called by the policy and by
// whoever asks for an account.
// The danger: a word that this lets through and the account database reads as another account than it says.
import { limits } from "../../proto/common/limits.ts";
import type { ValueParser } from "../../proto/common/setting-values.ts";

const says = "the name of an account or group: no number, no blank, none of : / , and no - or + in front";
const bytesMax = limits.userNameBytesMax;
const numeric = /^[+-]?(0[xX][0-9A-Fa-f]*|[0-9]+)$/;
// No separator of passwd(5) or of a path, no blank, no control or format character, none that is unassigned.
const wellFormed = /^(?![-+])[^\s:/,\p{C}\p{Z}]+$/u;

export function isUserName(word: string): boolean {
  return Buffer.byteLength(word) <= bytesMax && wellFormed.test(word) && !numeric.test(word) && !isDots(word);
}

/** For the lists of the policy. */
export const userName: ValueParser<string> = {
  says,
  parse: (written) =>
    typeof written === "string" && isUserName(written)
      ? { ok: true, value: written }
      : { ok: false, problem: `must be ${says}` },
};

function isDots(word: string): boolean {
  return word === "." || word === "..";
}
