// The audit's chain: what is written verifies, and every way to change it afterwards is found, each planted
// here; the untouched files are the control of all of them.
import assert from "node:assert/strict";
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { digestOf, type Head, headsIn, headWord, lineOf, noDigest } from "../../agentd/audit/chain.ts";
import { auditFiles } from "../../agentd/audit/files.ts";
import { type Findings, verifyAudit } from "../../agentd/audit/verify.ts";
import { AuditFile, type AuditFileOptions } from "../../agentd/monitor/audit-file.ts";
import { onSmallDisk } from "../support/small-disk.ts";

const KiB = 1024;
const place = mkdtempSync(join(tmpdir(), "reeve-audit-"));
after(() => rmSync(place, { recursive: true, force: true }));
const groupOf = 5;
let places = 0;

type Written = { readonly directory: string; readonly heads: readonly Head[] };

function optionsIn(directory: string, more: Partial<AuditFileOptions> = {}): AuditFileOptions {
  return { directory, bytesMax: 8 * 1024 * KiB, nowMs: () => 1_700_000_000_000, onHead: () => {}, ...more };
}

/** `count` records in one life of the writer; the heads that were told of. */
async function write(count: number, more: Partial<AuditFileOptions> = {}): Promise<Written> {
  const directory = more.directory ?? join(place, `audit-${++places}`);
  const heads: Head[] = [];
  await using audit = await AuditFile.open(
    optionsIn(directory, { onHead: (head) => heads.push(head), ...more }),
  );
  for (let n = 0; n < count; n += groupOf) {
    const group = Array.from({ length: Math.min(groupOf, count - n) }, (_, at) => n + at);
    await Promise.all(group.map((run) => audit.append({ kind: "decision", run, filler: "x".repeat(100) })));
  }
  return { directory, heads };
}

async function findings({ directory }: Written, heads: readonly Head[] = []): Promise<Findings> {
  return await verifyAudit(await auditFiles(directory), heads);
}

function onlyFile({ directory }: Written): string {
  const [name = ""] = readdirSync(directory);
  return join(directory, name);
}

function edit(written: Written, change: (lines: string[]) => readonly string[]): void {
  const path = onlyFile(written);
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  writeFileSync(path, `${change(lines).join("\n")}\n`);
}

test("what was written verifies, over restarts, by itself and against every head that was told", async () => {
  const first = await write(5);
  const second = await write(5, { directory: first.directory });
  const heads = [...first.heads, ...second.heads];
  const found = await findings(first, heads);
  assert.deepEqual(found.problems, []);
  assert.equal(found.records, 11);
  assert.equal(found.agreed, heads.length);
  assert.deepEqual(found.head, heads.at(-1));
  assert.equal(statSync(onlyFile(first)).mode & 0o7777, 0o600);
});

test("records asked for together are one chain, each durable before its promise is kept", async () => {
  const directory = join(place, `audit-${++places}`);
  await using audit = await AuditFile.open(optionsIn(directory));
  const told = Array.from({ length: 200 }, async (_, run) => {
    const head = await audit.append({ kind: "decision", run });
    const line =
      readFileSync(join(directory, "0000000000000001.jsonl"), "utf8").split("\n")[head.n - 1] ?? "";
    assert.equal(digestOf(line), head.hash);
    assert.equal(JSON.parse(line).run, run);
    return head.n;
  });
  assert.deepEqual(
    await Promise.all(told),
    Array.from({ length: 200 }, (_, run) => run + 2),
  );
  assert.deepEqual((await findings({ directory, heads: [] })).problems, []);
});

const edits: readonly (readonly [string, (lines: string[]) => readonly string[], RegExp])[] = [
  [
    "an edited word",
    (lines) => with_(lines, 3, (line) => line.replace('"run":2', '"run":3')),
    /:5: record 4 .*not as/,
  ],
  [
    "an edited byte of white space",
    (lines) => with_(lines, 3, (line) => line.replace("{", "{ ")),
    /record 4 .*not as/,
  ],
  ["a removed line", (lines) => lines.toSpliced(3, 1), /:4: record 4 was removed before it/],
  ["three removed lines", (lines) => lines.toSpliced(3, 3), /:4: records 4 to 6 were removed before it/],
  ["a removed first line", (lines) => lines.toSpliced(0, 1), /records 1 to 1 are missing/],
  ["a line put in", (lines) => lines.toSpliced(3, 0, lines[2] ?? ""), /:4: record 3 comes after record 3/],
  ["a line of words put in", (lines) => lines.toSpliced(3, 0, "hello"), /:4: this is no record/],
  ["an empty line put in", (lines) => lines.toSpliced(3, 0, ""), /:4: this is no record/],
  ["two lines in another order", (lines) => swapped(lines, 3, 4), /:4: record 4 was removed before it/],
  ["an edited line with every digest after it made anew", (lines) => rechained(lines, 3), /rewritten/],
  ["an edited last line", (lines) => rechained(lines, lines.length - 1), /rewritten/],
  ["a cut tail", (lines) => lines.slice(0, -2), /records 10 to 11 were removed at the end/],
  ["a tail cut by one", (lines) => lines.slice(0, -1), /record 11 was removed at the end/],
  ["a whole rewrite", (lines) => rechained(lines, 0), /kept elsewhere, and this audit is another chain/],
  ["a whole rewrite with its old name", (lines) => rechained(lines, 1), /rewritten/],
];
for (const [says, change, problem] of edits)
  test(`AT-83: ${says} is found`, async () => {
    const written = await write(10);
    assert.deepEqual((await findings(written, written.heads)).problems, [], "the control");
    edit(written, change);
    const { problems } = await findings(written, [written.heads.at(-1) ?? assert.fail()]);
    assert.match(problems.join("\n"), problem);
  });

test("what the chain alone cannot show is found by a head, and by an old head where it reaches", async () => {
  for (const change of [(lines: string[]) => lines.slice(0, -2), (lines: string[]) => rechained(lines, 6)]) {
    const written = await write(10);
    edit(written, change);
    assert.deepEqual((await findings(written)).problems, [], "a chain that hangs together");
    const old = await findings(written, [written.heads.findLast(({ n }) => n < 7) ?? assert.fail()]);
    assert.deepEqual([old.problems, old.agreed], [[], 1], "before the change it is as it was");
    assert.notDeepEqual((await findings(written, [written.heads.at(-1) ?? assert.fail()])).problems, []);
  }
});

test("rotation keeps the chain bounded and says what it dropped; any other loss is found", async () => {
  const bytesMax = 16 * KiB;
  const written = await write(200, { bytesMax });
  const files = await auditFiles(written.directory);
  const bytes = files.reduce((sum, { path }) => sum + statSync(path).size, 0);
  assert.ok(files.length > 3 && bytes <= bytesMax + 2 * KiB, `${files.length} files of ${bytes} bytes`);
  const found = await findings(written, written.heads);
  assert.deepEqual(found.problems, []);
  assert.ok(found.first > 1 && found.tooOld > 0 && found.agreed > 0);
  const again = await write(3, { directory: written.directory, bytesMax });
  assert.deepEqual((await findings(again, again.heads)).problems, [], "it is taken up again");
  for (const removed of [0, 1, files.length - 1]) {
    const other = await write(200, { bytesMax });
    const gone = (await auditFiles(other.directory))[removed];
    assert.ok(gone !== undefined);
    rmSync(gone.path);
    const { problems } = await findings(other, [other.heads.at(-1) ?? assert.fail()]);
    assert.match(problems.join("\n"), /removed|missing|ends with/, `file ${removed}`);
  }
});

test("a tail torn at any byte is no record: it is dropped, and the chain goes on and says so", async () => {
  const whole = readFileSync(onlyFile(await write(3)));
  const lastLine = whole.lastIndexOf("\n", whole.length - 2) + 1;
  for (let size = lastLine + 1; size < whole.length; size += 7) {
    const written = await write(0);
    writeFileSync(onlyFile(written), whole.subarray(0, size));
    const torn = await findings(written);
    assert.deepEqual([torn.problems, torn.isTorn, torn.records], [[], true, 3]);
    await write(1, { directory: written.directory });
    const found = await findings(written);
    assert.deepEqual([found.problems, found.isTorn, found.records], [[], false, 5]);
    assert.match(readFileSync(onlyFile(written), "utf8"), /"kind":"torn","bytes":\d+/);
  }
});

test("a file that a crash left without a record is made again; a damaged end stops the daemon", async () => {
  const written = await write(3);
  writeFileSync(join(written.directory, "0000000000000005.jsonl"), '{"n":5,"prev"');
  await write(1, { directory: written.directory });
  assert.deepEqual((await findings(written)).problems, []);
  appendFileSync(onlyFile(written), "not a record\n");
  await assert.rejects(
    write(1, { directory: written.directory }),
    /it is damaged; see `agentd audit verify`/,
  );
});

onSmallDisk("a full disk writes no record, and the chain goes on when there is room", 1, async (disk) => {
  const directory = join(disk.path, "audit");
  await using audit = await AuditFile.open(optionsIn(directory));
  await disk.fill(0);
  const entry = { kind: "decision", filler: "x".repeat(500) };
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => audit.append(entry)));
  assert.ok(tries.some(({ status }) => status === "rejected"));
  await disk.empty();
  await audit.append(entry);
  const kept = tries.filter(({ status }) => status === "fulfilled").length;
  const found = await findings({ directory, heads: [] }, [audit.head]);
  assert.deepEqual([found.problems, found.records, found.agreed], [[], kept + 2, 1]);
});

test("a head is one word that is found again in any text, and nothing like it is", () => {
  const head = { chain: "ab".repeat(16), n: 4711, hash: "0f".repeat(32) };
  const text = `Nov 27 host reeve-agentd: accepted run=1.1 ${headWord(head)}\n{"head":"${headWord(head)}"}\n`;
  assert.deepEqual(headsIn(text), [head, head]);
  for (const not of [headWord(head).slice(0, -1), headWord(head).replace("4711", "04"), `${headWord(head)}0`])
    assert.deepEqual(headsIn(not), []);
});

function with_(lines: readonly string[], at: number, change: (line: string) => string): readonly string[] {
  return lines.map((line, index) => (index === at ? change(line) : line));
}

function swapped(lines: readonly string[], one: number, other: number): readonly string[] {
  return lines.map((line, at) => lines[at === one ? other : at === other ? one : at] ?? line);
}

/** As somebody with the program would do it: a changed record, and every later one chained anew. */
function rechained(lines: readonly string[], from: number): readonly string[] {
  let prev = noDigest;
  return lines.map((line, at) => {
    const { n, at: time, kind, prev: _, ...more } = JSON.parse(line);
    if (at === from) more.run = 4711;
    if (from === 0 && at === 0) more.chain = "cd".repeat(16);
    const made = at < from ? line : lineOf({ n, prev, at: time, kind }, more);
    prev = digestOf(made);
    return made;
  });
}
