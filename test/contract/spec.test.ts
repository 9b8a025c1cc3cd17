// The rules of a well-formed JobSpec: each limit at its bound and one over it, and bytes that are not
// canonical.
// The danger: a limit tested only far above its bound would let an off-by-one through.
import assert from "node:assert/strict";
import { test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { checkSpec, decodeSpec } from "../../proto/common/spec.ts";
import { reeve } from "../../proto/gen/reeve.js";
import { encodeSpec, specOf } from "../support/specs.ts";

type Fields = reeve.v1.JobSpec.$Properties;
const { Method } = reeve.v1;
/** What a newer build may send: a number that no enum of ours has. */
const unknownNumber = JSON.parse("99");
const x = (count: number) => Buffer.alloc(count, "x");
const path = (count: number) => Buffer.concat([Buffer.from("/"), x(count - 1)]);
const variable = (name: string, value: Uint8Array = Buffer.from("v")) => ({ name: Buffer.from(name), value });
const argv = (...words: Uint8Array[]): Fields => ({
  method: Method.ARGUMENTS,
  source: Buffer.alloc(0),
  args: words,
});
const script = (fields: Fields): Fields => ({
  method: Method.UNIX_SCRIPT,
  source: Buffer.alloc(0),
  ...fields,
});
const blob = (size: number) => new reeve.v1.Blob({ sha256: x(32), size });
const names = (count: number) => Array.from({ length: count }, (_, i) => `host-${i}`);
const variables = (count: number) =>
  Array.from({ length: count }, (_, i) => variable(`V${String(i).padStart(6, "0")}`));

/** [limit, exactly at it, one over it] */
const bounds: readonly (readonly [keyof typeof limits, Fields, Fields])[] = [
  ["shellTextBytesMax", { source: x(limits.shellTextBytesMax) }, { source: x(limits.shellTextBytesMax + 1) }],
  ["argumentBytesMax", argv(x(limits.argumentBytesMax)), argv(x(limits.argumentBytesMax + 1))],
  [
    "variableBytesMax",
    { environment: [variable("A", x(limits.variableBytesMax - 2))] },
    { environment: [variable("A", x(limits.variableBytesMax - 1))] },
  ],
  [
    "variablesMax",
    { environment: variables(limits.variablesMax) },
    { environment: variables(limits.variablesMax + 1) },
  ],
  [
    // 8 words of 128 KiB with their NULs are 1 MiB; the empty source counts 1
    "argumentsAndEnvironmentBytesMax",
    argv(...Array.from({ length: 7 }, () => x(131_071)), x(131_070)),
    argv(...Array.from({ length: 8 }, () => x(131_071))),
  ],
  [
    "scriptBytesMax",
    script({ bodyBlob: blob(limits.scriptBytesMax) }),
    script({ bodyBlob: blob(limits.scriptBytesMax + 1) }),
  ],
  ["stdinBytesMax", { stdinBlob: blob(limits.stdinBytesMax) }, { stdinBlob: blob(limits.stdinBytesMax + 1) }],
  ["pathBytesMax", { cwd: path(limits.pathBytesMax) }, { cwd: path(limits.pathBytesMax + 1) }],
  ["pathBytesMax", { shell: path(limits.pathBytesMax) }, { shell: path(limits.pathBytesMax + 1) }],
  [
    "jobNameBytesMax",
    { job: "x".repeat(limits.jobNameBytesMax) },
    { job: "x".repeat(limits.jobNameBytesMax + 1) },
  ],
  [
    "userNameBytesMax",
    { runAsUser: "x".repeat(limits.userNameBytesMax) },
    { runAsUser: "x".repeat(limits.userNameBytesMax + 1) },
  ],
  ["audienceMax", { audience: names(limits.audienceMax) }, { audience: names(limits.audienceMax + 1) }],
  ["graceMsMax", { graceMs: limits.graceMsMax }, { graceMs: limits.graceMsMax + 1 }],
  ["timeLimitMsMax", { timeLimitMs: limits.timeLimitMsMax }, { timeLimitMs: limits.timeLimitMsMax + 1 }],
];

for (const [limit, at, over] of bounds) {
  test(`a spec at ${limit} is accepted and one over it is refused by name and size`, () => {
    assert.deepEqual(checkSpec(specOf(at)), { ok: true });
    const refused = checkSpec(specOf(over));
    assert.ok(!refused.ok);
    assert.equal(refused.reason, "over_limit");
    assert.match(refused.detail, new RegExp(`: \\d+.*; ${limit} is ${limits[limit]}`));
  });
}

const bad: readonly (readonly [string, string, Fields])[] = [
  ["an unknown format", "invalid_spec", { format: 2 }],
  ["no cluster", "invalid_spec", { clusterId: Buffer.alloc(0) }],
  ["a short spec id", "invalid_spec", { specId: x(31) }],
  ["an empty audience", "invalid_spec", { audience: [] }],
  ["an agent name with a path in it", "invalid_spec", { audience: ["../etc"] }],
  ["an agent named twice", "invalid_spec", { audience: ["a", "a"] }],
  ["a window that ends before it begins", "invalid_spec", { notBeforeMs: 5, notAfterMs: 5 }],
  ["an unknown method", "invalid_spec", { method: unknownNumber }],
  ["no method", "invalid_spec", { method: Method.METHOD_UNSPECIFIED }],
  ["an empty shell text", "empty_source", { source: Buffer.alloc(0) }],
  ["a blank shell text", "empty_source", { source: Buffer.from(" \t\n") }],
  ["an empty argument vector", "empty_source", argv()],
  ["an empty program", "empty_source", argv(Buffer.alloc(0))],
  ["an empty script", "empty_source", script({})],
  ["a script given twice", "invalid_spec", script({ body: x(1), bodyBlob: blob(1) })],
  ["no script path", "empty_source", { method: Method.SCRIPT_PATH, source: Buffer.alloc(0) }],
  ["a relative script path", "invalid_spec", { method: Method.SCRIPT_PATH, source: Buffer.from("bin/x") }],
  ["shell text with arguments", "invalid_spec", { args: [x(1)] }],
  ["arguments with a shell", "invalid_spec", { ...argv(x(1)), shell: Buffer.from("/bin/sh") }],
  ["a NUL in shell text", "nul_byte", { source: Buffer.from("a\0b") }],
  ["a NUL in an argument", "nul_byte", argv(Buffer.from("a\0"))],
  ["a NUL in a variable", "nul_byte", { environment: [variable("A", Buffer.from([0]))] }],
  ["a NUL in the cwd", "nul_byte", { cwd: Buffer.from("/a\0") }],
  ["a NUL in the job's name", "nul_byte", { job: "a\0" }],
  ["an escape sequence in the job's name", "invalid_spec", { job: "\u001b[2J" }],
  ["a relative cwd", "invalid_spec", { cwd: Buffer.from("tmp") }],
  ["a relative shell", "invalid_spec", { shell: Buffer.from("sh") }],
  ["a variable without a name", "invalid_spec", { environment: [variable("")] }],
  ["a variable's name with =", "invalid_spec", { environment: [variable("A=B")] }],
  ["variables out of order", "invalid_spec", { environment: [variable("B"), variable("A")] }],
  ["a variable twice", "invalid_spec", { environment: [variable("A"), variable("A")] }],
  ["a umask with more than permission bits", "invalid_spec", { umask: 0o1000 }],
  ["unknown leftovers", "invalid_spec", { leftovers: unknownNumber }],
  ["a blob without a digest", "invalid_spec", { stdinBlob: new reeve.v1.Blob({ size: 1 }) }],
];

test("the default spec of these tests is accepted, bytes and all", () => {
  assert.deepEqual(checkSpec(specOf()), { ok: true });
  const decoded = decodeSpec(encodeSpec());
  assert.ok(decoded.ok);
  assert.deepEqual([...decoded.spec.audience], ["web-1"]);
});

for (const [what, reason, fields] of bad) {
  test(`a spec with ${what} is refused: ${reason}`, () => {
    const refused = decodeSpec(encodeSpec(fields));
    assert.ok(!refused.ok);
    assert.equal(refused.reason, reason, refused.detail);
  });
}

test("arguments that are not UTF-8 are accepted byte for byte", () => {
  const decoded = decodeSpec(encodeSpec(argv(Buffer.from([0xff, 0xfe]))));
  assert.ok(decoded.ok);
  assert.deepEqual([...(decoded.spec.args[0] ?? [])], [0xff, 0xfe]);
});

const canonical = Buffer.from(encodeSpec());
const notCanonical: readonly (readonly [string, Uint8Array])[] = [
  ["an unknown field", Buffer.concat([canonical, Buffer.from([0xf8, 0x0f, 1])])],
  ["an explicit zero", Buffer.concat([canonical, Buffer.from([0xd8, 0x01, 0])])],
  ["a field twice", Buffer.concat([canonical, Buffer.from([0x08, 1])])],
  ["a number beyond 2^53", Buffer.concat([canonical, Buffer.from([0xe0, 1, ...Array(8).fill(0xff), 0x7f])])],
  ["an overlong varint", Buffer.concat([Buffer.from([0x08, 0x81, 0x00]), canonical.subarray(2)])],
  ["a torn end", canonical.subarray(0, -1)],
  ["a name that is not UTF-8", Buffer.concat([canonical.subarray(0, 2), Buffer.from([0x3a, 2, 0xc3, 0x28])])],
];

for (const [what, bytes] of notCanonical) {
  test(`bytes with ${what} are refused as not canonical`, () => {
    const refused = decodeSpec(bytes);
    assert.ok(!refused.ok);
    assert.equal(refused.reason, "invalid_spec");
  });
}

test("bytes over specBytesMax are refused before they are decoded", () => {
  const refused = decodeSpec(new Uint8Array(limits.specBytesMax + 1));
  assert.ok(!refused.ok);
  assert.equal(refused.reason, "over_limit");
});
