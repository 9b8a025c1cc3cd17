// Reads the project's own text files into a map of path to text, for the tidy rules. It walks the directories
// that belong to the project and skips what is generated or installed, with or without git. The danger is to
// skip too much without a word: tidy.test.ts compares the walk with what git lists, and room-rules.ts knows
// how many files each room has at least.

import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const skipped = new Set(["node_modules", ".git", "build", "dist"]);
const text = /\.(?:ts|js|json|c|h|sh|sql|proto|md|yaml|yml)$|^(?:\.ci\/run|LICENSE|Makefile)$|\/Makefile$/;

export function projectFiles(root: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const waiting = [""];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const name of readdirSync(join(root, at)).toSorted()) {
      if (skipped.has(name)) continue;
      const path = at === "" ? name : `${at}/${name}`;
      const found = lstatSync(join(root, path));
      if (found.isDirectory()) waiting.push(path);
      else if (found.isFile() && text.test(path)) files.set(path, readFileSync(join(root, path), "utf8"));
    }
  }
  return files;
}

const fileName = /(?:[\w.@-]+\/)*[\w.{},*-]+\.(?:ts|c|h|proto|sh|md|sql|json|yaml)/.source;
const placeName = /(?:proto|scheduler|agentd|packaging|test|docs|\.ci)\/[\w./{},*-]*/.source;
const named = new RegExp(`\`(${fileName}|${placeName})\``, "g");
const elsewhere = new Set(["scheduler.yaml", "agentd.yaml", "policy.yaml"]);

/** The files a document names in backticks and which do not exist. A bare name may be anywhere. */
export function missingFiles(document: string, files: ReadonlyMap<string, string>): readonly string[] {
  const paths = [...files.keys()];
  const exists = (name: string): boolean => {
    const pattern = globOf(name.replace(/\/$/, ""));
    return paths.some((path) => pattern.test(path));
  };
  const names = [...document.matchAll(named)].map((match) => match[1] ?? "");
  return names.filter((name) => !elsewhere.has(name) && !expand(name).every(exists));
}

// Matches a whole path, or its end after a slash, or a directory of it.
function globOf(name: string): RegExp {
  const escaped = name.replaceAll(/[.+^$()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]*");
  return new RegExp(`(?:^|/)${escaped}(?:/|$)`);
}

function expand(name: string): readonly string[] {
  const braces = /\{([^{}]*)\}/.exec(name);
  if (braces === null) return [name];
  const words = (braces[1] ?? "").split(",");
  return words.flatMap((word) => expand(name.replace(braces[0], word.trim())));
}
