// Where no Debian system is kept, `npm test` says so and asks no mirror; `npm run system` makes one.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const program = join(import.meta.dirname, "rootfs.ts");
const asked = `const { rootfs } = await import("${program}")`;
const line = `${asked}; console.log(rootfs("systemd").missing)`;

const cases = [
  ["", /^SKIPPED: no Debian bookworm to boot is kept yet; npm run system makes it/],
  ["1", /^SKIPPED: no Debian bookworm to boot; mmdebstrap could not make it: .*ENOENT/],
] as const;

for (const [make, says] of cases) {
  test(`with an empty cache and REEVE_MAKE_ROOTFS="${make}" it says ${says.source}`, () => {
    const place = mkdtempSync(join(tmpdir(), "reeve-cache-"));
    try {
      // A PATH without mmdebstrap: the second case would otherwise make a system.
      const env = { PATH: place, HOME: place, XDG_CACHE_HOME: place, REEVE_MAKE_ROOTFS: make };
      const words = ["--input-type=module", "-e", line];
      assert.match(execFileSync(process.execPath, words, { env, encoding: "utf8" }), says);
      const kept = make === "1" ? ["reeve-tests"] : [];
      assert.deepEqual(readdirSync(place, { recursive: true }), kept);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });
}
