// The record parsers under the sanitizers, digests against Node's own, and the builds themselves. A fuzz run
// that accepts nothing or refuses nothing has tested nothing, so both counts are asserted.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { crc32 } from "node:zlib";
import { programs, sources } from "../support/launcher-client.ts";
import { paramRecords, sealParams, sealSlot } from "../support/run-directory.ts";

const directory = mkdtempSync(join(tmpdir(), "reeve-records-"));
after(() => rmSync(directory, { recursive: true }));
const fuzz = (args: string[], env: Record<string, string> = {}): string =>
  execFileSync(join(programs("sanitized"), "fuzz"), args, { encoding: "utf8", env });

test("mutated records of every kind are parsed without a sanitizer report", () => {
  for (const seed of ["1", "2", "3"]) {
    const lines = fuzz(["mutate", seed, "5000"]).trim().split("\n");
    assert.equal(lines.length, 7);
    for (const line of lines) {
      const [, accepted, refused] = /: (\d+) accepted, (\d+) refused$/u.exec(line) as unknown as [
        string,
        string,
        string,
      ];
      assert.ok(Number(accepted) > 500 && Number(refused) > 500, line);
    }
  }
});

const parse = (kind: string, bytes: Uint8Array): string => {
  const file = join(directory, "input");
  writeFileSync(file, bytes);
  return fuzz(["file", kind, file]).trim();
};

test("every flipped byte of a slot, of parameters and of a frame header is refused", () => {
  const name = { ledger: "ab".repeat(16), run: 1, attempt: 1 };
  const params = sealParams(paramRecords(name, { execPath: "/bin/true", args: ["true"] }));
  const slot = sealSlot(Buffer.alloc(512), 3);
  const header = Buffer.alloc(20);
  header.writeUInt32LE(10, 0);
  header.writeUInt8(1, 4);
  header.writeUInt32LE(crc32(header.subarray(0, 16)), 16);
  for (const [kind, bytes] of [
    ["params", params],
    ["slot", slot],
    ["frame", header],
  ] as [string, Buffer][]) {
    assert.equal(parse(kind, bytes), "accepted");
    for (let at = 0; at < bytes.length; at += kind === "frame" ? 1 : 23) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] as number) ^ 0x10;
      assert.equal(parse(kind, flipped), "refused", `${kind} byte ${at}`);
    }
  }
});

const digest = (bytes: Uint8Array, split: number, env: Record<string, string> = {}): string[] => {
  const file = join(directory, "input");
  writeFileSync(file, bytes);
  return fuzz(["sha256", file, String(split)], env)
    .trim()
    .split(" ");
};

for (const [what, env] of [
  ["the processor's instructions", {}],
  ["the portable rounds", { REEVE_TEST_NO_SHA_NI: "1" }],
] as [string, Record<string, string>][])
  test(`SHA-256 by ${what} agrees with the standard's vectors and with OpenSSL`, (t) => {
    const [used, abc] = digest(Buffer.from("abc"), 1, env);
    if (what.includes("instructions") && !/\bsha_ni\b/u.test(readFileSync("/proc/cpuinfo", "utf8")))
      return t.skip("this processor has no SHA instructions: that path is NOT tested here");
    assert.equal(used, what.includes("instructions") ? "instructions" : "portable");
    assert.equal(abc, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert.equal(
      digest(Buffer.alloc(0), 1, env)[1],
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    for (const size of [1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 65_556, 1_000_003])
      for (const split of [7, 64, 4096]) {
        const bytes = randomBytes(size);
        const [, sum, crc] = digest(bytes, split, env);
        assert.equal(sum, createHash("sha256").update(bytes).digest("hex"), `${size} bytes by ${split}`);
        assert.equal(Number.parseInt(crc as string, 16), crc32(bytes));
      }
  });

for (const compiler of ["gcc", "clang"])
  test(`everything builds without a warning under ${compiler}`, (t) => {
    if (spawnSync(compiler, ["--version"]).error)
      return t.skip(`${compiler} is not installed: NOT built with it`);
    const out = [`BUILD=${directory}/${compiler}`, `BUILD_SAN=${directory}/${compiler}-san`];
    const { status, stderr } = spawnSync(
      "make",
      ["-s", "-j2", "-C", sources, `CC=${compiler}`, ...out, "all", "sanitize"],
      {
        encoding: "utf8",
      },
    );
    assert.deepEqual([status, stderr], [0, ""]);
  });

test("reeve-launcher is static and has no test hook; reeve-account links NSS", () => {
  const launcher = join(programs("shipped"), "reeve-launcher");
  assert.match(spawnSync("ldd", [launcher], { encoding: "utf8" }).stderr, /not a dynamic executable/u);
  const bytes = readFileSync(launcher, "latin1");
  assert.doesNotMatch(bytes, /REEVE_TEST|nsswitch|getpwnam|libpam/u);
  assert.match(
    execFileSync("ldd", [join(programs("shipped"), "reeve-account")], { encoding: "utf8" }),
    /libc\.so/u,
  );
});
