// The soak's checks find what they are for: a process that keeps memory, one that keeps descriptors, work
// that was lost and work that was done twice. The processes are real, and so is the probe.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { growthOf, notOnce, type Sample, sampleOf } from "./flatness.ts";

/** Does `step` for each line it is sent, and says when it is done. */
async function samplesOf(step: string): Promise<readonly Sample[]> {
  const text = `
    const fs = require("node:fs");
    const kept = [];
    require("node:readline").createInterface({ input: process.stdin }).on("line", () => {
      ${step};
      console.log("done");
    });`;
  const child = spawn(process.execPath, ["--max-semi-space-size=1", "-e", text], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  try {
    const lines = createInterface({ input: child.stdout });
    const samples: Sample[] = [];
    for (let at = 0; at < 16; at++) {
      const done = once(lines, "line");
      child.stdin.write("go\n");
      await done;
      samples.push(sampleOf(child.pid ?? 0));
    }
    return samples;
  } finally {
    child.kill("SIGKILL");
  }
}

const cases: readonly (readonly [string, string, readonly RegExp[]])[] = [
  ["that keeps nothing", "kept.length", []],
  ["that keeps memory", "kept.push(Buffer.alloc(8e6, 1))", [/^privateMb grew from [\d.]+ to [\d.]+$/]],
  [
    "that keeps descriptors",
    "for (let at = 0; at < 4; at++) kept.push(fs.openSync('/dev/null'))",
    [/^descriptors grew from \d+\.0 to \d+\.0$/],
  ],
];

for (const [name, step, expected] of cases)
  test(`a process ${name} is told as it is`, async () => {
    const found = growthOf(await samplesOf(step));
    assert.equal(found.length, expected.length, found.join("; "));
    for (const [at, pattern] of expected.entries()) assert.match(found[at] ?? "", pattern);
  });

test("a few samples are no ground for a verdict", () => {
  assert.throws(() => growthOf([{ privateMb: 1, descriptors: 1 }]), /say nothing/);
});

test("what was lost, done twice or never asked for is named", () => {
  assert.deepEqual(notOnce([1, 2, 3], [3, 1, 2]), []);
  assert.deepEqual(notOnce([1, 2, 3], [3, 3, 1, 9]), [
    "2 was done 0 times",
    "3 was done 2 times",
    "9 was never asked for",
  ]);
});
