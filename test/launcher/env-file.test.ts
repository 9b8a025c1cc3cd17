// Variables from a file on the host: what a job finds of them, over what they go, and how a file that
// cannot be used ends the attempt before it has started. Drives the real programs, with the sanitizers too.
// The danger: a file that is half understood would start a job with half of its secrets; each broken file
// here has good lines before and after the bad one.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { Bench, type Build } from "../support/launcher-client.ts";
import { readLog } from "../support/run-directory.ts";

const { ENOENT, EACCES, ELOOP } = constants.errno;
const isRoot = process.geteuid?.() === 0;

/** The whole environment of a job, in its order. */
async function found(bench: Bench, content: string | Buffer, env: string[], envBelow: number) {
  const envFile = join(bench.spool, "variables");
  writeFileSync(envFile, content);
  const params = { execPath: "/usr/bin/env", args: ["env", "-0"], env, envFile, envBelow };
  const run = await bench.start(params);
  assert.equal((await run.ended()).kind, "exited");
  await run.closed();
  const all = readLog(run.directory).stdout.toString("latin1").split("\0").slice(0, -1);
  return all.filter((text) => !/^(REEVE_ID|BENCH)=/.test(text)); // the bench's own
}

for (const build of ["shipped", "sanitized"] as Build[]) {
  test(`a file's variables go over the host's and under the job's (${build})`, async () => {
    await using bench = await Bench.open({ build });
    const file = "HOST=file\nJOB=file\nNEW=file\nREEVE_ID=forged\nNEW=later\n";
    const env = ["PATH=/bin", "HOST=host", "KEPT=host", "JOB=job"];
    const expected = ["PATH=/bin", "HOST=file", "KEPT=host", "NEW=later", "JOB=job"];
    assert.deepEqual(await found(bench, file, env, 3), expected);
    const own = "REEVE_ID=forged\n";
    writeFileSync(join(bench.spool, "own"), own);
    const words = ["sh", "-c", "printf %s $REEVE_ID"];
    const forged = { execPath: "/bin/sh", args: words, envFile: join(bench.spool, "own"), envBelow: 1 };
    const run = await bench.start(forged);
    await run.closed();
    assert.match(readLog(run.directory).stdout.toString(), /^[0-9a-f]{32}\/\d+\.1$/);
  });

  test(`values are the bytes to the end of the line, nothing is quoted or expanded (${build})`, async () => {
    await using bench = await Bench.open({ build });
    const file = [
      "\ufeffFIRST=after the mark",
      "# A=comment",
      "",
      "  \t # also one",
      " \tINDENTED=x",
      "QUOTED=\"a b\" 'c'",
      "DOLLAR=$HOME `id` \\n",
      "EMPTY=",
      "EQUALS==a=b",
      "TRAILING=x  ",
      "CR=windows\r",
      "export=1",
      "LAST=no newline",
    ].join("\n");
    const expected = [
      "FIRST=after the mark",
      "INDENTED=x",
      "QUOTED=\"a b\" 'c'",
      "DOLLAR=$HOME `id` \\n",
      "EMPTY=",
      "EQUALS==a=b",
      "TRAILING=x  ",
      "CR=windows",
      "export=1",
      "LAST=no newline",
    ];
    assert.deepEqual(await found(bench, file, [], 0), expected);
    assert.deepEqual(await found(bench, "", ["A=1"], 1), ["A=1"], "an empty file is no mistake");
    assert.deepEqual(await found(bench, Buffer.from("B=\xff\xfe\n", "latin1"), [], 0), ["B=\xff\xfe"]);
    const most = Array.from({ length: limits.variablesMax }, (_, at) => `V${at}=`);
    assert.deepEqual(await found(bench, most.join("\n"), [], 0), most);
  });

  test(`a file that is broken anywhere starts nothing, and says where (${build})`, async () => {
    await using bench = await Bench.open({ build });
    const rows: readonly (readonly [content: string, line: number, problem: number])[] = [
      ["A=1\n\nno equals\nB=1\n", 3, 1],
      ["A=1\n=value\nB=1\n", 2, 2],
      ["A=1\nexport B=1\nC=1\n", 2, 3],
      ["A=1\nB\t=1\n", 2, 3],
      ["A=1\nB=a\0b\nC=1\n", 2, 4],
      [`A=1\nB=${"x".repeat(131_070)}\nC=1\n`, 2, 5],
      [Array.from({ length: limits.variablesMax + 1 }, (_, at) => `V${at}=`).join("\n"), 4097, 6],
      [`# ${"x".repeat(limits.envFileBytesMax - 1)}`, 0, 7],
    ];
    for (const [content, line, problem] of rows) {
      const envFile = join(bench.spool, "variables");
      writeFileSync(envFile, content);
      const witness = join(bench.spool, "started");
      const run = await bench.shell(`: > ${witness}`, { envFile, envBelow: 0 });
      const ended = await run.ended();
      assert.deepEqual([ended.kind, ended.step, ended.fault], ["not-started", "env_file", [line, problem]]);
    }
    assert.deepEqual(await found(bench, `#${"x".repeat(limits.envFileBytesMax - 1)}`, ["A=1"], 1), ["A=1"]);
    const good = `A=${"x".repeat(131_069)}\n`;
    assert.equal((await found(bench, good, [], 0))[0]?.length, 131_071, "the largest that there can be");
  });
}

test("a file that is not there, not ours, or no file at all starts nothing", async () => {
  await using bench = await Bench.open();
  const at = (name: string): string => join(bench.spool, name);
  mkdirSync(at("directory"));
  execFileSync("mkfifo", [at("pipe")]);
  execFileSync("ln", ["-s", "loop", at("loop")]);
  writeFileSync(at("forbidden"), "A=1\n");
  chmodSync(at("forbidden"), 0);
  const rows: readonly (readonly [name: string, errno: number, problem: number])[] = [
    ["missing", ENOENT, 0],
    ["loop", ELOOP, 0],
    ["directory", 0, 8],
    ["pipe", 0, 8],
    ...(isRoot ? [] : [["forbidden", EACCES, 0] as const]),
  ];
  for (const [name, errno, problem] of rows) {
    const run = await bench.shell(":", { envFile: at(name), envBelow: 0 });
    const ended = await run.ended();
    const says = [ended.kind, ended.step, ended.errno, ended.fault];
    assert.deepEqual(says, ["not-started", "env_file", errno, [0, problem]], name);
  }
});

test("parameters with a relative path, or more variables than there are, are refused", async () => {
  await using bench = await Bench.open();
  for (const params of [{ envFile: "relative" }, { envFile: "/dev/null", envBelow: 99 }]) {
    const ended = await (await bench.shell(":", params)).ended();
    assert.deepEqual([ended.kind, ended.step], ["not-started", "params"]);
  }
});
