// The reference pages say what the tables say.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pages, root } from "../../packaging/docs.ts";

for (const [path, page] of Object.entries(pages)) {
  test(`${path} is current (else run: node packaging/docs.ts)`, async () => {
    const made = await page();
    assert(made.length > 500, "the page has content");
    assert.equal(readFileSync(join(root, path), "utf8"), made);
  });
}
