// What is brought as proof stays with the run: each order of it says so, whatever was tried before.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Effect } from "../../scheduler/core/effects.ts";
import { exitOf, World } from "../support/core-world.ts";

type Order = Extract<Effect, { kind: "order" }>;

function orders(world: World): Order[] {
  return world.drain().filter((effect) => effect.kind === "order");
}

const signed = { proof: "signed", proofSha256: "ab".repeat(32) } as const;
const proofOf = ({ proof, proofSha256 }: Order) => ({ proof, proofSha256 });

test("a retry and a restart carry the proof that the run was submitted with", () => {
  const world = new World();
  const retry = { retriesMax: 1, delayMs: 1_000, delayMsMax: 1_000, on: [] };
  const run = world.runIn("executing", { retry }, signed);
  for (const attempt of [1, 2]) {
    world.report(run, "ended", { exit: exitOf({ status: 1 }) });
    world.pass(5_000);
    if (attempt === 1) world.report(run, "started");
  }
  world.take({ kind: "restart", run, by: "ann", cold: null });
  assert.deepEqual(orders(world).map(proofOf), [signed, signed, signed]);
});

for (const [mode, proof] of [
  ["owner", "owner"],
  ["root", "trusted"],
] as const) {
  test(`a run that brought nothing is ordered as "${proof}" from an agent in ${mode} mode`, () => {
    const world = new World();
    world.connect("web-1", { mode });
    world.submit();
    world.submit({}, signed);
    assert.deepEqual(orders(world).map(proofOf), [{ proof, proofSha256: "" }, signed]);
  });
}
