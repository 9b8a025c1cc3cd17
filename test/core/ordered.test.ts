// The ordered set against a sorted array, under random additions and deletions.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Ordered } from "../../scheduler/core/ordered.ts";

test("an ordered set holds what a sorted array of distinct numbers would", () => {
  const moves = fc.array(fc.tuple(fc.boolean(), fc.nat(3000)), { maxLength: 4000, size: "max" });
  const check = fc.property(moves, (list) => {
    const set = new Ordered<number>((a, b) => a - b);
    const plain = new Set<number>();
    for (const [add, item] of list) {
      if (add) set.add(item);
      else assert.equal(set.delete(item), plain.has(item));
      if (add) plain.add(item);
      else plain.delete(item);
    }
    const sorted = [...plain].sort((a, b) => a - b);
    assert.deepEqual([...set], sorted);
    assert.deepEqual([set.size, set.first()], [sorted.length, sorted[0]]);
  });
  fc.assert(check, { numRuns: 40 });
});
