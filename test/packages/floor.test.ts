// Every program that is shipped runs on glibc 2.28 and what came with it: read from the symbols of the
// files in the packages, not from what they are built with.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { packages } from "../../packaging/manifest.ts";
import { filesBelow } from "../../packaging/stage.ts";
import { madePackages, packageFile, packSkip } from "../support/made-packages.ts";
import { isThere } from "../support/rootfs.ts";

/** The newest of each that a system of 2018 has (RHEL 8, Debian 10). */
const floor = { GLIBC: "2.28", GLIBCXX: "3.4.25", GCC: "7.0.0", CXXABI: "1.3.11" } as const;
const libraries = [
  "libc.so.6",
  "libdl.so.2",
  "libgcc_s.so.1",
  "libm.so.6",
  "libpthread.so.0",
  "libstdc++.so.6",
];

const skip = packSkip || (isThere("readelf") ? false : "SKIPPED: reading symbols needs readelf (binutils)");

describe("the floor of what is shipped", { skip }, () => {
  let place = "";
  const programs = new Map<string, string>();
  before(() => {
    place = mkdtempSync(join(tmpdir(), "reeve-floor-"));
    for (const { name } of packages) {
      const tree = join(place, name);
      execFileSync("dpkg-deb", ["-x", packageFile(madePackages(1), name, "deb"), tree]);
      for (const path of filesBelow(tree).filter((file) => isElf(join(tree, file))))
        programs.set(`${name}:${path}`, join(tree, path));
    }
  });
  after(() => rmSync(place, { recursive: true, force: true }));

  test("all programs were looked at", () => {
    const names = new Set([...programs.values()].map((path) => basename(path)));
    const wanted = packages.flatMap(({ cPrograms }) => cPrograms);
    assert.deepEqual([...names].toSorted(), [...new Set(["node", ...wanted])].toSorted());
    assert.equal(programs.size, packages.length + wanted.length, "Node in each, and the C programs");
  });

  test("no symbol is newer than the floor", () => {
    for (const [name, path] of programs) assert.deepEqual(newerThan(path, floor), [], name);
  });

  test("a floor below what Node needs is seen to be broken", () => {
    const node = [...programs.values()].find((path) => basename(path) === "node") ?? "";
    assert.deepEqual(newerThan(node, { ...floor, GLIBC: "2.27" }), ["GLIBC_2.28"]);
  });

  test("no library is asked for but those of every system", () => {
    const asked = [...programs.values()].flatMap((path) =>
      [...readelf(path, "-d").matchAll(/\(NEEDED\).*\[(.*)\]/g)].map((match) => match[1] ?? ""),
    );
    const allowed = [...libraries, "ld-linux-x86-64.so.2"];
    assert.deepEqual(
      [...new Set(asked)].filter((library) => !allowed.includes(library)),
      [],
    );
    assert(asked.includes("libc.so.6"));
  });
});

function isElf(path: string): boolean {
  const file = openSync(path, "r");
  const head = Buffer.alloc(4);
  readSync(file, head, 0, 4, 0);
  closeSync(file);
  return head.toString("latin1") === "\x7fELF";
}

function readelf(path: string, what: string): string {
  return execFileSync("readelf", [what, "-W", path], { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
}

function newerThan(path: string, than: Readonly<Record<string, string>>): readonly string[] {
  const versions = new Set(readelf(path, "-V").match(/\b(GLIBC|GLIBCXX|GCC|CXXABI)_[0-9][0-9.]*/g) ?? []);
  return [...versions].filter((version) => {
    const [library = "", number = ""] = version.split("_");
    return compare(number, than[library] ?? "0") > 0;
  });
}

function compare(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split(".").map(Number));
  for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at++) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
