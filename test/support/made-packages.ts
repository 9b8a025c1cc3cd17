// The packages of this very checkout, made once and kept in the cache of rootfs.ts under a hash of every file
// that could change them. Called by test/packages and by the tests that boot hosts. Releases 1 and 2 differ
// in their number alone, for upgrades.
// The danger: packages of yesterday's code; whatever a package is made of is in the hash.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { projectFiles } from "./project-files.ts";
import { cacheDirectory, isThere } from "./rootfs.ts";

export const projectRoot = resolve(import.meta.dirname, "../..");

const tools = ["dpkg-deb", "rpmbuild", "strip", "tar", "gzip"];
const missing = tools.filter((tool) => !isThere(tool));
/** Why no package can be made here; false when it can. */
export const packSkip: string | false =
  missing.length > 0 ? `SKIPPED: making packages needs ${missing.join(", ")}` : false;

export type Release = 1 | 2;

/** The directory that `npm run package` has filled. */
export function madePackages(release: Release): string {
  const path = join(cacheDirectory, `packages-${sourceHash()}-${release}`);
  if (existsSync(path)) return path;
  mkdirSync(cacheDirectory, { recursive: true });
  dropOld();
  const work = mkdtempSync(join(cacheDirectory, "making-"));
  try {
    makePackagesIn(join(work, "made"), { release });
    if (!existsSync(path)) renameSync(join(work, "made"), path);
    return path;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

type How = { readonly release: Release; readonly kinds?: readonly string[]; readonly umask?: string };

/** A build of its own, by the command that people use. */
export function makePackagesIn(out: string, { release, kinds = ["all"], umask = "022" }: How): void {
  const program = join(projectRoot, "packaging/package.ts");
  const words = [...kinds, "--fast", "--release", String(release), "--out", out];
  execFileSync("sh", ["-c", `umask ${umask}; exec "$@"`, "sh", process.execPath, program, ...words], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, SOURCE_DATE_EPOCH: "1767225600" },
  });
}

/** The file of one package: `find("reeve-scheduler", "deb")`. */
export function packageFile(directory: string, name: string, kind: "deb" | "rpm" | "tgz"): string {
  const pattern = { deb: `${name}_`, rpm: `${name}-[0-9]`, tgz: "reeve-" }[kind];
  const found = readdirSync(directory).filter(
    (file) => file.endsWith(`.${kind}`) && new RegExp(`^${pattern}`).test(file),
  );
  if (found.length !== 1) throw new Error(`${found.length} files for ${name}.${kind} in ${directory}`);
  return join(directory, found[0] ?? "");
}

function sourceHash(): string {
  const hash = createHash("sha256");
  for (const [path, text] of [...projectFiles(projectRoot)].toSorted())
    if (!path.startsWith("test/") && !path.startsWith("docs/")) hash.update(`${path}\0${text}\0`);
  const files = join(projectRoot, "packaging/files"); // units and the like, which are no source text
  for (const name of readdirSync(files).toSorted())
    hash.update(`${name}\0${readFileSync(join(files, name), "utf8")}\0`);
  return hash.digest("hex").slice(0, 16);
}

const KEPT_MS = 24 * 3_600_000;

/** Another checkout may be using its own: only what is a day old goes. */
function dropOld(): void {
  for (const name of readdirSync(cacheDirectory).filter((entry) => /^(packages|making)-/.test(entry))) {
    const path = join(cacheDirectory, name);
    const seen = statSync(path, { throwIfNoEntry: false });
    if (seen !== undefined && Date.now() - seen.mtimeMs > KEPT_MS)
      rmSync(path, { recursive: true, force: true });
  }
}
