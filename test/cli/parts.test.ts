// The parts of the command line that are functions: option parser, frame decoder, escaping, instants,
// numbers.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { integer, text } from "../../proto/common/setting-values.ts";
import { reeve } from "../../proto/gen/reeve.js";
import {
  bytesOption,
  type OptionsTable,
  parseArguments,
  switchOption,
  textOption,
  wordsOf,
} from "../../scheduler/cli/arguments.ts";
import { escapeControls, TerminalEscaper } from "../../scheduler/cli/escape.ts";
import { FrameDecoder } from "../../scheduler/cli/frames.ts";
import { parseInstant } from "../../scheduler/cli/instants.ts";
import { jsonOf, spanText, tableText } from "../../scheduler/cli/print.ts";
import { cutFrame, outputFrame } from "../support/fake-api.ts";

const table = {
  follow: { short: "f", read: switchOption, doc: "" },
  limit: { value: "N", read: textOption(integer(0, 10)), doc: "" },
  name: { value: "NAME", read: textOption(text()), doc: "" },
  env: { value: "X", repeat: true, read: bytesOption, doc: "" },
} as const satisfies OptionsTable;
const parse = (...words: readonly string[]) =>
  parseArguments(
    table,
    words.map((word) => Buffer.from(word)),
  );

const parsings: readonly (readonly [readonly string[], string])[] = [
  [["-f", "a", "--limit", "3", "b"], "follow=true limit=3 words=a,b"],
  [["--limit=3"], "limit=3"],
  [["--name="], "name="],
  [["--name", "--limit"], "name=--limit"],
  [["--env", "1", "--env=2"], "env=1,2"],
  [["--", "-f", "--"], "rest=-f,--"],
  [["--"], "rest="],
  [["-"], "words=-"],
  [["--limit", "11"], "--limit must be a whole number from 0 to 10"],
  [["--limit"], "--limit needs a value: N"],
  [["--follow=1"], "--follow takes no value"],
  [["-f", "-f"], "--follow is given twice"],
  [["--folow", "-x"], "--folow is not an option; did you mean --follow?|-x is not an option"],
  [["--__proto__"], "--__proto__ is not an option"],
];
for (const [words, expected] of parsings) {
  test(`arguments ${JSON.stringify(words)}: ${expected}`, () => {
    const parsing = parse(...words);
    if (!parsing.ok) return assert.equal(parsing.problems.join("|"), expected);
    const { follow, limit, name, env } = parsing.options;
    const shown = [
      ...(follow ? ["follow=true"] : []),
      ...(limit === undefined ? [] : [`limit=${limit}`]),
      ...(name === undefined ? [] : [`name=${name}`]),
      ...(env.length === 0 ? [] : [`env=${env.join(",")}`]),
      ...(parsing.words.length === 0 ? [] : [`words=${parsing.words.join(",")}`]),
      ...(parsing.rest === null ? [] : [`rest=${parsing.rest.join(",")}`]),
    ];
    assert.equal(shown.join(" "), expected);
  });
}

test("text that is not UTF-8 is refused where text is needed", () => {
  const parsing = parseArguments(table, [Buffer.from("--name"), Buffer.from([0xff])]);
  assert(!parsing.ok);
  assert.deepEqual(parsing.problems, ["--name is not valid UTF-8"]);
});

test("the words of a process are split exactly, the empty last one too", () => {
  const words = wordsOf(Buffer.from("a\0\0b c\0\0"));
  assert.deepEqual(words.map(String), ["a", "", "b c", ""]);
});

const frames = fc.array(
  fc.oneof(
    fc.tuple(fc.constantFrom(1 as const, 2 as const), fc.uint8Array({ minLength: 1, maxLength: 300 })),
    fc.tuple(fc.constant(3 as const), fc.nat(1000)),
  ),
  { maxLength: 20 },
);

test("frames cut anywhere give the same bytes for each stream", () => {
  fc.assert(
    fc.property(frames, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (list, cuts) => {
      const encoded = list.map(([stream, content]) =>
        stream === 3 ? cutFrame(content, 1) : outputFrame(stream, content as Uint8Array),
      );
      const all = Buffer.concat(encoded);
      const got = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[], cut: 0 };
      const decoder = new FrameDecoder();
      for (let at = 0, turn = 0; at < all.length; turn++) {
        const end = at + (cuts[turn % cuts.length] ?? 1);
        for (const piece of decoder.push(all.subarray(at, end))) {
          if (piece.stream === "cut") got.cut += piece.stdout;
          else got[piece.stream].push(Buffer.from(piece.bytes));
        }
        at = Math.min(end, all.length);
        assert.equal(decoder.offset, at);
      }
      const expected = (stream: number) =>
        list.filter(([of]) => of === stream).map(([, bytes]) => bytes as Uint8Array);
      assert(Buffer.concat(got.stdout).equals(Buffer.concat(expected(1))));
      assert(Buffer.concat(got.stderr).equals(Buffer.concat(expected(2))));
      assert.equal(
        got.cut,
        list.reduce((sum, [of, bytes]) => sum + (of === 3 ? bytes : 0), 0),
      );
      assert(decoder.isBetweenFrames);
    }),
  );
});

test("every changed byte of a header is noticed", () => {
  const good = outputFrame(1, "hello");
  for (let at = 0; at < 20; at++) {
    const bad = Buffer.from(good);
    bad[at] = (bad[at] ?? 0) ^ 1;
    assert.throws(() => [...new FrameDecoder().push(bad)], /damaged at offset 0/, `byte ${at}`);
  }
});

test("control sequences become visible, text and newlines stay", () => {
  assert.equal(
    escapeControls("a\tb\r\nc\u001b[31m\u0007\u009b\rx\u202e"),
    "a\tb\r\nc\\x1b[31m\\x07\\x9b\\rx\\u202e",
  );
  assert.equal(escapeControls("grün 日本 😀"), "grün 日本 😀");
});

test("escaping a stream does not depend on where it is cut", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 5 }), (whole, step) => {
      const bytes = Buffer.from(whole);
      const escaper = new TerminalEscaper();
      let shown = "";
      for (let at = 0; at < bytes.length; at += step) shown += escaper.push(bytes.subarray(at, at + step));
      assert.equal(shown + escaper.end(), escapeControls(bytes.toString()));
    }),
  );
});

test("instants: with an offset, local, from now, and not at all", () => {
  const now = 1_800_000_000_000;
  assert.deepEqual(parseInstant("2030-01-01T00:00Z", now), {
    ok: true,
    value: { ms: Date.UTC(2030, 0), isAbsolute: true },
  });
  assert.deepEqual(parseInstant("+90s", now), { ok: true, value: { ms: now + 90_000, isAbsolute: false } });
  const local = new Date("2030-01-01T10:00").getTime();
  assert.deepEqual(parseInstant("2030-01-01 10:00", now), {
    ok: true,
    value: { ms: local, isAbsolute: false },
  });
  for (const bad of [
    "",
    "tomorrow",
    "2030-13-01T00:00",
    "2030-02-29T00:00Z",
    "2030-01-01T25:00",
    "+",
    "+5",
    "10:00",
  ]) {
    assert.equal(parseInstant(bad, now).ok, false, bad);
  }
});

test("spans and tables are readable", () => {
  assert.deepEqual([999, 1_500, 61_000, 7_260_000].map(spanText), ["999ms", "1.5s", "1min 1s", "2h 1min"]);
  assert.equal(
    tableText([
      ["A", "B"],
      ["long", ""],
      ["x", "a\nb"],
    ]),
    "A     B\nlong  -\nx     a\\nb\n",
  );
});

test("JSON has every field of a message, also those that the wire left out because they are zero", () => {
  const sent = reeve.v1.Exit.encode({ kind: "exit", status: 0, signal: 0 }).finish();
  const shown = jsonOf(reeve.v1.Exit.decode(sent)) as Record<string, unknown>;
  assert.equal(sent.length, 6, "the wire carries the kind alone");
  assert.deepEqual([shown["kind"], shown["status"], shown["coreDumped"]], ["exit", 0, false]);
});
