// Where a spool may be: by the kernel's number of the file system and the flags of its mount. The numbers are
// given, since no test mounts a network; that this machine's own are read is looked at with its own mounts.
// The danger: a home on NFS that two hosts use as one spool.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { placeOf, placeProblem, placeWarning } from "../../agentd/spool-place.ts";

const local = 0xef53;

test("a network file system is refused unless a directory of the path is this host's own", () => {
  for (const [type, name] of [
    [0x6969, "NFS"],
    [0xff534d42, "CIFS"],
    [0x00c36400, "Ceph"],
  ] as const) {
    const place = { type, isNoexec: false };
    assert.match(
      placeProblem("/home/al/reeve/spool", place) ?? "",
      new RegExp(`network file system \\(${name}\\)`),
    );
    assert.equal(placeProblem(`/home/al/reeve/${hostname()}/agentd`, place), undefined);
    assert.match(placeProblem(`/home/al/not-${hostname()}/agentd`, place) ?? "", /nothing in its path/);
  }
  assert.equal(placeProblem("/home/al/reeve/spool", { type: local, isNoexec: false }), undefined);
});

test("a mount without exec is warned about, with what to do", () => {
  assert.match(
    placeWarning("/s", { type: local, isNoexec: true }) ?? "",
    /mounted noexec: scripts .* move the spool/,
  );
  assert.equal(placeWarning("/s", { type: local, isNoexec: false }), undefined);
});

test("a mount of this machine without exec is seen as one, also below it", (t) => {
  const rows = readFileSync("/proc/self/mountinfo", "utf8").split("\n");
  const mounts = rows.map((row) => row.split(" "));
  const found = mounts.find(
    ([, , , , at, flags]) => flags?.split(",").includes("noexec") && existsSync(at ?? ""),
  );
  const at = found?.[4];
  if (at === undefined) return t.skip("needs a file system that is mounted noexec");
  assert.equal(placeOf(at).isNoexec, true);
  assert.equal(placeOf(join(at, "not", "made")).isNoexec, true);
  assert.equal(placeOf("/").isNoexec, false);
});

test("the kernel's own answers are read, also for a place that is not made yet", () => {
  assert.equal(placeOf("/proc/self").type, 0x9fa0);
  const here = placeOf(join(tmpdir(), "not", "made", "yet"));
  assert.notEqual(here.type, 0x9fa0);
});
