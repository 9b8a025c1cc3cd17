// The command line among other programs: started in every way that people start it, its reader gone, its
// scheduler killed while it follows. Real programs throughout.
// The danger: a line of output that comes twice or not at all when the way to it was cut.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Cluster } from "../support/cluster.ts";
import { cliMain } from "../support/cli-process.ts";
import { waitUntil } from "../support/wait-until.ts";

let at: Cluster;
before(async () => {
  at = await Cluster.start();
});
after(() => at.end());

const node = process.execPath;
const shell = (script: string, ...words: readonly (string | Buffer)[]) =>
  spawnSync("/bin/sh", ["-c", script, ...(words as string[])], {
    env: { ...process.env, REEVE_SOCKET: at.socket },
    encoding: "buffer",
    timeout: 60_000,
  });

test("arguments are the same bytes by a link, with flags of node, and when they are no UTF-8", () => {
  const link = join(at.place, "reeve-link.ts");
  symlinkSync(cliMain, link);
  const word = "$(printf 'a\\377b')";
  const tail = `run --agent one -- printf '%s|' ${word} '' "x y" "--json"`;
  const wanted = Buffer.from([0x61, 0xff, 0x62, ...Buffer.from("||x y|--json|")]);
  for (const start of [
    `"${node}" "${cliMain}"`,
    `"${node}" --no-warnings --max-old-space-size=200 "${cliMain}"`,
    `"${node}" --no-warnings -- "${link}"`,
  ]) {
    const ended = shell(`${start} ${tail}`);
    assert.deepEqual([ended.status, ended.stdout.toString("latin1")], [0, wanted.toString("latin1")], start);
  }
});

test("a reader that takes ten bytes of a large log ends the program quietly, in little memory", () => {
  const output = 'head -c 60000000 /dev/zero | tr "\\0" a';
  const made = shell(`"${node}" "${cliMain}" run -q --agent one --name large -- '${output}' | wc -c`);
  assert.equal(made.stdout.toString().trim(), "60000000");
  const run = shell(`"${node}" "${cliMain}" runs -q --name large`).stdout.toString().trim();
  const peak = `"${node}" --max-old-space-size=100 "${cliMain}" logs -f ${run} 2>err; echo $? >status`;
  const ended = shell(`cd "${at.place}" && { ${peak}; } | head -c 10; cat status err`);
  assert.equal(ended.stdout.toString(), "aaaaaaaaaa141\n");
});

test("a follower sees every line once, though the scheduler is killed while it looks", async () => {
  const lines = 400;
  const follower = at.follow(
    "run",
    "--agent",
    "one",
    "--",
    `for i in $(seq ${lines}); do echo line $i; sleep 0.01; done`,
  );
  await waitUntil(() => follower.out.includes("line 50\n"), {
    what: "the first lines",
    withinMs: 30_000,
  });
  await at.killScheduler();
  await at.startScheduler();
  const ended = await follower.ended();
  const wanted = Array.from({ length: lines }, (_, index) => `line ${index + 1}\n`).join("");
  assert.equal(ended.out, wanted);
  assert.equal(ended.status, 0);
});
