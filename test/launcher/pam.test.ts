// The launcher's request `pam`: four at a time, each in a process group of its own with a deadline, whatever
// the program does. Played by small programs; the real one and real PAM are in test/attack.
// The danger: a helper that outlives its request; each test looks for what its program has started.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Bench, writeProgram } from "../support/launcher-client.ts";
import { memoryOf } from "../support/memory.ts";
import { pamAnswer, pamRequest } from "../support/pam-host.ts";
import { waitUntil } from "../support/wait-until.ts";

const { EAGAIN, EIO, ENOSYS, ETIMEDOUT } = constants.errno;
const kind = 8;
const withinMs = 60_000;
const directory = mkdtempSync(join(tmpdir(), "reeve-pam-request-"));
after(() => rmSync(directory, { recursive: true }));

const canary = "canary-7f3a";
const request = pamRequest({ service: "reeve", user: "alice", password: canary });
/** A whole record: `ok`, in the account stage. */
const record = `printf '\\001\\005\\000\\000ok'; head -c 250 /dev/zero`;
let count = 0;

const program = (text: string): string =>
  writeProgram(directory, `program${++count}`, `#!/bin/sh\n${text}\n`);

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}/exe`) && state(pid) !== "Z";
function state(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, "latin1")
      .replace(/^.*\) /su, "")
      .slice(0, 1);
  } catch {
    return "Z";
  }
}
const pidsIn = (file: string): number[] =>
  existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").map(Number) : [];

test("the request is all that the program gets, on descriptor 0, and its record comes back", async () => {
  const at = join(directory, "seen");
  const looks = ["cmdline", "environ"].map((file) => `tr '\\0' ' ' < /proc/$$/${file} > ${at}.${file}`);
  const pam = program(`${looks.join("; ")}; cat > ${at}.in; ${record}`);
  await using bench = await Bench.open({ pam });
  const { status, payload } = await bench.launcher.ask(kind, request);
  assert.equal(status, 0);
  assert.deepEqual(pamAnswer(payload), { stage: 5, code: 0, word: "ok", text: "" });
  assert.deepEqual(readFileSync(`${at}.in`), request);
  const besides = ["cmdline", "environ"].map((file) => readFileSync(`${at}.${file}`, "utf8")).join("\n");
  assert.doesNotMatch(besides, /canary|alice/u);
  assert.match(besides, /program1/u, "the look works");
});

test("no program, one that crashes and one that says too little are errors of the host", async () => {
  for (const [pam, expected] of [
    [undefined, ENOSYS],
    [join(directory, "not-there"), ENOSYS],
    [program("kill -SEGV $$"), EIO],
    [program("cat > /dev/null; printf short"), EIO],
    [program("exec >&-; exec sleep 600"), EIO],
  ] as const) {
    await using bench = await Bench.open(pam === undefined ? {} : { pam });
    assert.equal((await bench.launcher.ask(kind, request)).status, expected, String(pam));
  }
});

test("four that hang are killed with all they started, a fifth is told to wait, jobs go on", async () => {
  const pids = join(directory, "hanging");
  const pam = program(`trap '' TERM; sleep 600 & echo $! >> ${pids}; echo $$ >> ${pids}; wait; sleep 600`);
  await using bench = await Bench.open({ pam });
  const four = [1, 2, 3, 4].map(() => bench.launcher.ask(kind, request));
  const isHanging = () => pidsIn(pids).length === 8;
  await waitUntil(isHanging, { what: "four to hang", withinMs });
  assert.equal((await bench.launcher.ask(kind, request)).status, EAGAIN);
  await (await bench.shell("exit 0")).closed();
  for (const one of four) assert.equal((await one).status, ETIMEDOUT);
  await waitUntil(() => !pidsIn(pids).some(isAlive), { what: "all of them to be gone", withinMs });
  const again = bench.launcher.ask(kind, request);
  await waitUntil(() => pidsIn(pids).length === 10, { what: "a place to be free again", withinMs });
  assert.equal((await again).status, ETIMEDOUT);
});

test("a child that a module leaves behind does not hold the answer, and is ended", async () => {
  const pids = join(directory, "left");
  const pam = program(`sleep 600 & echo $! > ${pids}; ${record}; wait`);
  await using bench = await Bench.open({ pam });
  assert.equal((await bench.launcher.ask(kind, request)).status, 0);
  await waitUntil(() => !pidsIn(pids).some(isAlive), { what: "the child to be gone", withinMs });
});

test("a request in hand ends with its launcher, which alone knew its deadline", async () => {
  for (const way of ["kill", "end"] as const) {
    const pids = join(directory, `orphan-${way}`);
    const pam = program(`trap '' TERM; echo $$ > ${pids}; exec sleep 600`);
    await using bench = await Bench.open({ pam });
    const asked = bench.launcher.ask(kind, request).catch(() => undefined);
    await waitUntil(() => pidsIn(pids).length === 1, { what: "one to hang", withinMs });
    await bench.launcher[way]();
    await waitUntil(() => !pidsIn(pids).some(isAlive), { what: "it to be gone", withinMs });
    await asked;
  }
});

test("the launcher's memory holds no password once it has been handed on", async () => {
  const pam = program(`cat > /dev/null; ${record}`);
  await using bench = await Bench.open({ pam });
  for (let i = 0; i < 3; i++) await bench.launcher.ask(kind, request);
  const memory = memoryOf(bench.launcher.pid);
  assert.ok(memory.includes(pam), "the look finds what is there");
  assert.equal(memory.includes(canary), false);
});
