// policy.yaml as root wrote it: read, checked whole, and named by its SHA-256. Called by the monitor, at its
// start and when the file changes, and by the local commands. It decides nothing (verdict.ts does).
// The danger: believing a file that somebody else than root can write or put in its place. The file is
// opened once, and what is checked is what is read.
import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { limits } from "../../proto/common/limits.ts";
import { readSettings } from "../../proto/common/settings.ts";
import { policyTable } from "./table.ts";
import type { PolicySettings } from "./table.ts";

export type HostPolicy = PolicySettings & {
  readonly path: string;
  /** of the file, hex; every decision is recorded with it */
  readonly sha256: string;
  /** file:line:column of each setting, as proto/common/settings.ts names them */
  readonly places: ReadonlyMap<string, string>;
};

export type PolicyAnswer =
  | { readonly ok: true; readonly policy: HostPolicy }
  | {
      readonly ok: false;
      /** missing: root has permitted nothing yet; broken: what root has written cannot be followed */
      readonly kind: "missing" | "broken";
      readonly problems: readonly string[];
      /** of the file as it is; null: it could not be read */
      readonly sha256: string | null;
    };

/** `owner`: the only user who may write it; root, but for tests. */
export function readHostPolicy(path: string, owner = 0): PolicyAnswer {
  const read = readTrusted(resolve(path), owner);
  if (!read.ok) return { ...read, sha256: null };
  const sha256 = createHash("sha256").update(read.bytes).digest("hex");
  const broken = (problems: readonly string[]) => ({ ok: false, kind: "broken", problems, sha256 }) as const;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(read.bytes);
  } catch {
    return broken([`${path}: it is not UTF-8`]);
  }
  const answer = readSettings(policyTable, { path, text, sets: [] });
  if (!answer.ok) return broken(answer.problems);
  const policy = { ...answer.settings, path, sha256, places: answer.places };
  const problems = contradictionsOf(policy);
  return problems.length > 0 ? broken(problems) : { ok: true, policy };
}

type Read =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly kind: "missing" | "broken"; readonly problems: readonly string[] };

function readTrusted(path: string, owner: number): Read {
  const broken = (problem: string): Read => ({ ok: false, kind: "broken", problems: [problem] });
  let file: number;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT")
      return { ok: false, kind: "missing", problems: [`${path}: there is no such file`] };
    if (code === "ELOOP") return broken(`${path}: it is a symbolic link; the policy must be the file itself`);
    return broken(`${path}: could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    const found = fstatSync(file);
    if (!found.isFile()) return broken(`${path}: it is no plain file`);
    if (found.size > limits.policyBytesMax)
      return broken(`${path}: it has ${found.size} bytes; at most ${limits.policyBytesMax}`);
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

/** What each line says well and together makes no sense. */
function contradictionsOf(policy: HostPolicy): readonly string[] {
  const problems: string[] = [];
  const say = (setting: string, problem: string) =>
    problems.push(`${policy.places.get(setting) ?? policy.path}: ${setting.replaceAll("/", ".")} ${problem}`);
  const { signer_command: command, signer_command_user: user } = policy;
  if (command !== null && command[0]?.startsWith("/") !== true)
    say("signer_command", "must begin with the absolute path of a program");
  if (command !== null && (user === null || user === "root"))
    say("signer_command", "needs signer_command_user, an account other than root");
  for (const kind of ["users", "groups"] as const) {
    for (const [name, entry] of policy[kind]) {
      if (entry.modes.length === 0) say(`${kind}/${name}`, "names no modes, so nobody could use it");
      const needsCommand = (entry.key_sources ?? []).includes("signer_command");
      if (needsCommand && command === null)
        say(`${kind}/${name}/key_sources`, "names signer_command, which is not given");
    }
  }
  if (policy.key_sources.includes("signer_command") && command === null)
    say("key_sources", "names signer_command, which is not given");
  return problems;
}
