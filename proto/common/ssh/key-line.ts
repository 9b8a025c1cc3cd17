// One line of a file of keys: options, then a key. The grammar of OpenSSH's sshd(8) and ssh-keygen(1), read
// strictly: what cannot be read grants nothing. Called by allowed-signers.ts, authorized-keys.ts and
// revoked-keys.ts. It knows no option by name.
// The danger: a quote that ends elsewhere than sshd ends it: the rest of the line would be other options.
import { limits } from "../limits.ts";
import { SshReader } from "./wire.ts";

export type KeyOption = { readonly name: string; readonly value: string | null };

/** The lines that say something, each with its number. Too long ones are left out: they are no key. */
export function linesOf(bytes: Uint8Array): { readonly number: number; readonly text: string }[] {
  const lines = Buffer.from(bytes).toString("utf8").split("\n");
  return lines.flatMap((line, index) => {
    const text = line.replace(/\r$/, "").replace(/^[ \t]+/, "");
    const says = text !== "" && !text.startsWith("#") && text.length <= limits.keyLineBytesMax;
    return says ? [{ number: index + 1, text }] : [];
  });
}

/** The first word, in which quotes keep spaces together, and what is behind it. */
export function wordAndRest(text: string): { readonly word: string; readonly rest: string } | undefined {
  let isQuoted = false;
  let at = 0;
  for (; at < text.length; at++) {
    const char = text[at];
    if (char === "\\" && text[at + 1] === '"') at++;
    else if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (char === " " || char === "\t")) break;
  }
  if (isQuoted) return undefined;
  return { word: text.slice(0, at), rest: text.slice(at).replace(/^[ \t]+/, "") };
}

/** `name` or `name="value"`, with commas between. Names are compared in lower case. */
export function optionsOf(word: string): KeyOption[] | undefined {
  const options: KeyOption[] = [];
  let rest = word;
  while (rest !== "") {
    const match = /^([A-Za-z0-9@.-]+)(?:="((?:\\"|[^"])*)")?(,|$)/.exec(rest);
    if (match === null) return undefined;
    const [all, name = "", value, comma] = match;
    options.push({ name: name.toLowerCase(), value: value?.replaceAll('\\"', '"') ?? null });
    rest = rest.slice(all.length);
    if (comma === "," && rest === "") return undefined;
  }
  return options;
}

/** `type base64 [comment]`: the blob, when its own type is the one that the line says. */
export function blobOf(text: string): Buffer | undefined {
  const match = /^([a-z0-9@.-]+)[ \t]+([A-Za-z0-9+/]+={0,2})(?:[ \t]|$)/.exec(text);
  if (match === null) return undefined;
  const [, type = "", base64 = ""] = match;
  const blob = Buffer.from(base64, "base64");
  const isExact = blob.toString("base64") === base64;
  return isExact && new SshReader(blob).word() === type ? blob : undefined;
}

/** Of ssh_config(5): `*` and `?`, commas between, and `!` before what must not match. */
export function matchesPatterns(text: string, list: string): boolean {
  let isMatch = false;
  for (const pattern of list.split(",")) {
    const isNegated = pattern.startsWith("!");
    if (!matches(text, isNegated ? pattern.slice(1) : pattern)) continue;
    if (isNegated) return false;
    isMatch = true;
  }
  return isMatch;
}

/** Without recursion, so that no pattern takes long. */
function matches(text: string, pattern: string): boolean {
  let [at, from, star, resume] = [0, 0, -1, 0];
  while (at < text.length) {
    const char = pattern[from];
    if (char === "*") [star, resume] = [from++, at];
    else if (char !== undefined && (char === "?" || char === text[at])) [at, from] = [at + 1, from + 1];
    else if (star >= 0) [from, at] = [star + 1, ++resume];
    else return false;
  }
  while (pattern[from] === "*") from++;
  return from === pattern.length;
}

/** `YYYYMMDD[HHMM[SS]][Z]`, in this host's time zone without the Z; undefined when there is no such time. */
export function instantOf(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(Z)?$/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map((digits) => Number(digits ?? 0));
  const isUtc = match[7] === "Z";
  const ms = isUtc
    ? Date.UTC(year, month - 1, day, hour, minute, second)
    : new Date(year, month - 1, day, hour, minute, second).getTime();
  const read = new Date(isUtc ? ms : ms - new Date(ms).getTimezoneOffset() * 60_000);
  const isDay = read.getUTCMonth() === month - 1 && read.getUTCDate() === day;
  return isDay && hour < 24 && minute < 60 && second < 60 ? ms : undefined;
}
