// A file that decides who may do what on this host: read only when nobody but its owner (and root) can have
// written it or put it in its place. Called by host-policy.ts, and by the monitor for files of keys. It knows
// no syntax.
// The danger: believing a file that somebody else can write. It is opened once, and what is checked is what
// is read.
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from "node:fs";
import { dirname } from "node:path";

export type TrustedRead =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly kind: "missing" | "broken"; readonly problems: readonly string[] };

type Rule = { readonly owner: number; readonly bytesMax: number };

/** `owner`: the only user beside root who may be able to write it. The path is absolute. */
export function readTrustedFile(path: string, { owner, bytesMax }: Rule): TrustedRead {
  const broken = (problem: string): TrustedRead => ({ ok: false, kind: "broken", problems: [problem] });
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT")
      return { ok: false, kind: "missing", problems: [`${path}: there is no such file`] };
    if (code === "ELOOP") return broken(`${path}: it is a symbolic link; it must be the file itself`);
    return broken(`${path}: could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    const found = fstatSync(file);
    if (!found.isFile()) return broken(`${path}: it is no plain file`);
    if (found.size > bytesMax) return broken(`${path}: it has ${found.size} bytes; at most ${bytesMax}`);
    const unsafe = unsafeIn(path, found, owner) ?? unsafeAbove(path, owner);
    if (unsafe !== undefined) return broken(unsafe);
    const bytes = Buffer.alloc(found.size);
    return { ok: true, bytes: bytes.subarray(0, readSync(file, bytes, 0, found.size, 0)) };
  } finally {
    closeSync(file);
  }
}

type Found = { readonly uid: number; readonly mode: number };

function unsafeIn(path: string, { uid, mode }: Found, owner: number): string | undefined {
  const octal = (mode & 0o7777).toString(8).padStart(4, "0");
  if (uid !== owner && uid !== 0)
    return `${path}: it belongs to uid ${uid}, so that user could rewrite it; run: chown root ${path}`;
  if ((mode & 0o022) !== 0)
    return `${path}: mode ${octal} lets others than its owner write it; run: chmod go-w ${path}`;
  return undefined;
}

/** Whoever can write a directory above it can put another file in its place, unless it is sticky. */
function unsafeAbove(path: string, owner: number): string | undefined {
  for (let at = dirname(path); ; at = dirname(at)) {
    const found = statSync(at);
    const isSticky = (found.mode & 0o1000) !== 0;
    const unsafe = unsafeIn(at, { uid: found.uid, mode: isSticky ? 0 : found.mode }, owner);
    if (unsafe !== undefined) return unsafe;
    if (at === dirname(at)) return undefined;
  }
}
