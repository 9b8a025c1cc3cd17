// policy.yaml as root wrote it: read, checked whole, and named by its SHA-256. Called by the monitor, at its
// start and when the file changes, and by the local commands. It decides nothing (verdict.ts does).
// The danger: believing a file that somebody else than root can write or put in its place. The file is
// opened once, and what is checked is what is read.
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { limits } from "../../proto/common/limits.ts";
import { readSettings } from "../../proto/common/settings.ts";
import { policyTable } from "./table.ts";
import type { PolicySettings } from "./table.ts";
import { readTrustedFile } from "./trusted-file.ts";

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
  const read = readTrustedFile(resolve(path), { owner, bytesMax: limits.policyBytesMax });
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

/** What each line says well and together makes no sense. */
function contradictionsOf(policy: HostPolicy): readonly string[] {
  const problems: string[] = [];
  const say = (setting: string, problem: string) =>
    problems.push(`${policy.places.get(setting) ?? policy.path}: ${setting.replaceAll("/", ".")} ${problem}`);
  for (const kind of ["users", "groups"] as const) {
    for (const [name, entry] of policy[kind]) {
      if (entry.modes.length === 0) say(`${kind}/${name}`, "names no modes, so nobody could use it");
    }
  }
  return problems;
}
