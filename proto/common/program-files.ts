// Where the project's own programs are: in a checkout each module at its place in the tree, in a package
// every program one bundle beside the others. The one file that knows which of the two this is;
// packaging/bundle.ts makes a bundle of each row. Called by whoever starts a program or a thread of ours.
// The danger: a path that is right in the tree alone; the package tests start every row from its bundle.
import { basename, join } from "node:path";

/** The name of the bundle, without its ending, and the module it is made of. */
export const programs = {
  agentd: "agentd/main.ts",
  "agentd-monitor": "agentd/monitor/main.ts",
  "agentd-net": "agentd/net/main.ts",
  reeve: "scheduler/cli/main.ts",
  "reeve-scheduler": "scheduler/main.ts",
  "sqlite-worker": "scheduler/store/sqlite-worker.ts",
} as const satisfies Readonly<Record<string, string>>;

export type ProgramName = keyof typeof programs;

/** A bundle is never a .ts file. */
const isTree = basename(import.meta.filename) === "program-files.ts";

/** The root of the checkout; undefined in a package. */
export const checkout = isTree ? join(import.meta.dirname, "..", "..") : undefined;

export function programFile(name: ProgramName): string {
  return checkout === undefined ? join(import.meta.dirname, `${name}.js`) : join(checkout, programs[name]);
}

/** Where the C programs are, best first. */
export const launcherPlaces: readonly string[] =
  checkout === undefined
    ? [import.meta.dirname]
    : ["/usr/libexec/reeve", join(checkout, "agentd", "launcher", "build")];
