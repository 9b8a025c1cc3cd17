// Makes the .tgz for people without root: every program in one directory that may lie anywhere, with one
// Node for all. Called by package.ts. Nothing is installed, no service, no account.
// The danger: a program that looks outside its directory; a test unpacks it where nothing else is.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type ProgramName, programs } from "../proto/common/program-files.ts";
import { completionsOf } from "./completions.ts";
import type { Packing } from "./deb.ts";
import { copyrightOf } from "./licences.ts";
import { manPages } from "./man-pages.ts";
import { bytes, type Entry, programEntries, wrapper } from "./manifest.ts";
import { cPrograms, type Product, readRoot } from "./product.ts";
import { stage } from "./stage.ts";
import { runTool } from "./tool.ts";

const commands: readonly ProgramName[] = ["agentd", "reeve", "reeve-scheduler"];

/** The path of the archive. */
export async function makeTgz({ product, work, out, fast }: Packing): Promise<string> {
  const name = `reeve-${product.version}-linux-x64`;
  const parent = join(work, "tgz");
  const tree = join(parent, name);
  mkdirSync(tree, { recursive: true });
  stage(tree, await tgzEntries(product), product.epoch);
  const path = join(out, `${name}.tgz`);
  const sorted = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--format=ustar"];
  const packed = ["-I", `gzip -n${fast ? "1" : "9"}`, `--mtime=@${product.epoch}`];
  runTool({ file: "tar", args: [...sorted, ...packed, "-C", parent, "-cf", path, name] });
  return path;
}

async function tgzEntries(product: Product): Promise<readonly Entry[]> {
  const all = Object.keys(programs) as ProgramName[];
  const used = all.flatMap((name) => product.bundles[name].packages);
  const pages = Object.entries(await manPages(product));
  return [
    ...programEntries({ libexec: "/libexec", bundles: all, cPrograms }, product),
    ...commands.map((name) =>
      bytes(`/bin/${name}`, 0o755, wrapper(`"$at/node" "$at/${name}.js"`, findPlace)),
    ),
    ...pages.map(([page, text]) => bytes(`/share/man/man${page.slice(-1)}/${page}`, 0o644, text)),
    ...(await completionsOf()).map((entry) => ({ ...entry, place: entry.place.replace(/^\/usr/, "") })),
    bytes("/LICENSE", 0o644, readRoot("LICENSE")),
    bytes("/COPYRIGHT", 0o644, copyrightOf([...new Set(used)].toSorted())),
    bytes("/CHANGELOG.md", 0o644, readRoot("CHANGELOG.md")),
    bytes("/README", 0o644, readRoot("packaging/files/tgz-readme.txt")),
  ];
}

/** Through any symbolic link to it. */
const findPlace = `at=$(readlink -f -- "$0")
at=\${at%/*/*}/libexec
`;
