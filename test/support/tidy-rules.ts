// The rules of style that a program can check, each a function from one file's path and text to what is wrong
// with it. test/tidy.test.ts applies them to every file, and proves each with a planted fault and a clean
// snippet. Imports between rooms are test/support/room-rules.ts. Exemptions are named here, with the reason;
// the danger is a pattern in that list which is wider than its reason.

import { cFunctions, type FunctionSpan, lineAt, mask, typescriptFunctions } from "./source-text.ts";

export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly says: string;
}

export interface Rule {
  readonly name: string;
  readonly applies: (path: string) => boolean;
  readonly check: (path: string, text: string) => readonly Finding[];
}

export const sizes = { fileLines: 400, functionLines: 60, lineChars: 110, parameters: 4, headerLines: 3 };

/** Path pattern, the rules it is free of ("*": all), and why. */
export const exempt: readonly (readonly [RegExp, readonly string[], string])[] = [
  [/^proto\/gen\//, ["*"], "generated"],
  [/^LICENSE$|^package-lock\.json$/, ["*"], "not ours to word"],
  [/\.sql$/, ["file-length"], "SQL reads better in one file"],
  [/^proto\/common\/(limits|reasons)\.ts$|\/settings\.ts$/, ["file-length"], "a table"],
  [
    /^test\/support\/(tidy-rules|rooms|suites)\.ts$/,
    ["unfinished", "machine-paths"],
    "names the banned words",
  ],
  [/^test\/(tidy\.test|support\/tidy-planted)\.ts$/, ["unfinished", "machine-paths"], "holds planted faults"],
  [
    /^test\/support\/count-reporter\.ts$/,
    ["default-export", "skipped-tests"],
    "node wants a default export; it counts skips",
  ],
];

export function isExempt(path: string, rule: string): boolean {
  return exempt.some(
    ([pattern, rules]) => pattern.test(path) && (rules.includes(rule) || rules.includes("*")),
  );
}

const typescript = (path: string): boolean => path.endsWith(".ts") && !path.endsWith(".d.ts");
const c = (path: string): boolean => /\.[ch]$/.test(path);
const source = (path: string): boolean => typescript(path) || c(path) || path.endsWith(".sh");
const inTests = (path: string): boolean => path.startsWith("test/");
const testFile = (path: string): boolean => inTests(path) && path.endsWith(".test.ts");
const printing = /^(scheduler\/cli|agentd\/commands|packaging|test)\//;
const pureCode = (path: string): boolean =>
  typescript(path) && (path.startsWith("scheduler/core/") || path === "agentd/net/run-book.ts");

/** A rule that finds a pattern in the code (comments and the insides of strings are blank). */
function banned(name: string, applies: Rule["applies"], pattern: RegExp, says: string): Rule {
  return patterned(name, applies, { pattern, says, view: (text) => mask(text).code });
}

/** The same over the whole text, comments and strings too. */
function bannedText(name: string, applies: Rule["applies"], pattern: RegExp, says: string): Rule {
  return patterned(name, applies, { pattern, says, view: (text) => text });
}

interface Pattern {
  readonly pattern: RegExp;
  readonly says: string;
  readonly view: (text: string) => string;
}

function patterned(name: string, applies: Rule["applies"], { pattern, says, view }: Pattern): Rule {
  const check = (path: string, text: string): readonly Finding[] =>
    [...view(text).matchAll(pattern)].map((match) => {
      const line = lineAt(text, match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0));
      return { path, line, says: `${says}: ${match[0].trim()}` };
    });
  return { name, applies, check };
}

function functionsOf(path: string, text: string): readonly FunctionSpan[] {
  return c(path) ? cFunctions(text) : typescriptFunctions(text);
}

const sized: readonly Rule[] = [
  {
    name: "file-length",
    applies: (path) => source(path) || path.endsWith(".sql"),
    check: (path, text) => {
      const lines = text.trimEnd().split("\n").length;
      return lines > sizes.fileLines
        ? [{ path, line: lines, says: `${lines} lines, ${sizes.fileLines} allowed` }]
        : [];
    },
  },
  {
    name: "line-length",
    applies: source,
    check: (path, text) => {
      const lines = text.split("\n").map((line, at) => ({ path, line: at + 1, chars: line.length }));
      const long = lines.filter(({ chars }) => chars > sizes.lineChars);
      return long.map(({ line, chars }) => ({
        path,
        line,
        says: `${chars} characters, ${sizes.lineChars} allowed`,
      }));
    },
  },
  {
    name: "function-length",
    applies: (path) => typescript(path) || c(path),
    check: (path, text) => {
      const long = functionsOf(path, text).filter(
        (span) => span.lines > sizes.functionLines && !span.heading,
      );
      return long.map(({ line, name, lines }) => ({
        path,
        line,
        says: `function ${name} has ${lines} lines, ${sizes.functionLines} allowed`,
      }));
    },
  },
  {
    name: "parameters",
    applies: (path) => typescript(path) || c(path),
    check: (path, text) => {
      const wide = functionsOf(path, text).filter((span) => span.parameters > sizes.parameters);
      return wide.map(({ line, name, parameters }) => ({
        path,
        line,
        says: `function ${name} has ${parameters} parameters, ${sizes.parameters} allowed`,
      }));
    },
  },
];

const impure = new RegExp(
  [
    /\bDate\.now\b|\bnew\s+Date\b|\bMath\.random\b|\bPromise\b|\b(?:async|await)\b/,
    /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b|(?<![.\w])fetch\s*\(/,
    /(?<![.\w])(?:process|performance|crypto|console|globalThis)\s*\./,
  ]
    .map((part) => part.source)
    .join("|"),
  "g",
);

const shaped: readonly Rule[] = [
  banned("pure-words", pureCode, impure, "time, chance and waiting do not belong here"),
  bannedText("pure-imports", pureCode, /["']node:[\w/]+["']/g, "no node module belongs here"),
  banned(
    "default-export",
    typescript,
    /\bexport\s+default\b|\bas\s+default\b/g,
    "named exports only, so that an import says what it takes",
  ),
  {
    name: "barrel",
    applies: typescript,
    check: (path, text) => {
      const named = /(?:^|\/)index\.ts$/.test(path)
        ? [{ path, line: 1, says: "no index.ts: import the file itself" }]
        : [];
      const stars = banned("", typescript, /\bexport\s*\*/g, "no barrels: export by name").check(path, text);
      return [...named, ...stars];
    },
  },
  banned(
    "void-promise",
    (path) => typescript(path) && !/(?:^|\/)main\.ts$/.test(path),
    /(?:[;{}\n]|=>)[ \t]*void\s+[\w(]/g,
    "await it or give it an owner",
  ),
  {
    name: "header",
    applies: (path) => typescript(path) || path.endsWith(".c") || path.endsWith(".h"),
    check: (path, text) => {
      const lines = headerLines(text);
      const least = inTests(path) || path.endsWith(".h") ? 1 : sizes.headerLines;
      if (lines >= least) return [];
      return [
        { path, line: 1, says: `opens with ${lines} comment lines, at least ${least} say what it owns` },
      ];
    },
  },
  bannedText("unfinished", () => true, /\b(?:TODO|FIXME|XXX)\b/g, "finish it, or open an issue"),
  {
    name: "names",
    applies: typescript,
    check: (path, text) => {
      const inPath = /(?:^|[/-])(?:manager|helper|util)s?[.-]/.test(path);
      const named = /\b(?:class|interface|type|function|const)\s+\w*(?:Manager|Helper|Util)s?\b/g;
      const inCode = banned("", typescript, named, "name what it owns or does").check(path, text);
      return inPath ? [{ path, line: 1, says: "name the file for what it owns" }, ...inCode] : inCode;
    },
  },
  banned(
    "printing",
    (path) => typescript(path) && !printing.test(path),
    /\bconsole\.\w+/g,
    "write to the log",
  ),
  bannedText(
    "machine-paths",
    () => true,
    /(?<=^|[\s"'`(=:])\/work\/|\.\.\/shared\b/gm,
    "a path of one machine",
  ),
];

function headerLines(text: string): number {
  const lines = text.replace(/^#!.*\n/, "").split("\n");
  if (lines[0]?.startsWith("/*")) return lines.findIndex((line) => line.includes("*/")) + 1;
  const end = lines.findIndex((line) => !line.startsWith("//"));
  return end < 0 ? lines.length : end;
}

const skips = new RegExp(
  [
    /\b(?:test|it|describe|suite)\.(?:skip|todo|only)\b|\bt\.(?:skip|todo)\(\s*\)/,
    /\b(?:skip|todo|only)\s*:\s*true\b|\btodo\s*:/,
  ]
    .map((part) => part.source)
    .join("|"),
  "g",
);

const tested: readonly Rule[] = [
  banned("skipped-tests", inTests, skips, "a test is skipped at run time only, with its reason"),
  {
    name: "asserts",
    applies: testFile,
    check: (path, text) => {
      const { code } = mask(text);
      if (!/\b(?:test|it)\s*\(/.test(code)) return [{ path, line: 1, says: "has no test" }];
      return /\bassert\w*\s*[.(]/.test(code) ? [] : [{ path, line: 1, says: "asserts nothing" }];
    },
  },
];

export const rules: readonly Rule[] = [...sized, ...shaped, ...tested];

/** Everything wrong with one file. */
export function findingsIn(path: string, text: string): readonly Finding[] {
  const due = rules.filter((rule) => rule.applies(path) && !isExempt(path, rule.name));
  return due.flatMap((rule) =>
    rule.check(path, text).map((finding) => ({ ...finding, says: `[${rule.name}] ${finding.says}` })),
  );
}
