// Proves that waitUntil waits, and that each way a wait can fail says what was awaited.

import assert from "node:assert/strict";
import { test } from "node:test";
import { waitUntil } from "./wait-until.ts";

const soon = { what: "the answer", withinMs: 60, everyMs: 5 };

test("a wait answers the first true value", async () => {
  let looks = 0;
  assert.equal(await waitUntil(() => (++looks > 3 ? looks : 0), { what: "four looks", everyMs: 1 }), 4);
});

test("a wait goes on while the condition throws", async () => {
  let looks = 0;
  const condition = (): string => {
    looks++;
    assert.ok(looks > 2, "not yet");
    return "there";
  };
  assert.equal(await waitUntil(condition, { what: "three looks", everyMs: 1 }), "there");
});

test("a wait that runs out names what was awaited and the last value", async () => {
  await assert.rejects(
    waitUntil(() => null, soon),
    /waited 60 ms for the answer: last saw null/,
  );
});

test("a wait that runs out names the last error and keeps it as cause", async () => {
  const condition = (): boolean => {
    throw new Error("no socket");
  };
  await assert.rejects(waitUntil(condition, soon), (error: Error) => {
    assert.match(error.message, /the answer: last failed with no socket/);
    assert.ok(error.cause instanceof Error);
    return true;
  });
});

test("a condition that never answers does not make the wait endless", async () => {
  await assert.rejects(
    waitUntil(() => new Promise<boolean>(() => {}), soon),
    /the condition never answered/,
  );
});
