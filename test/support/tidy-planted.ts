// The negative controls of the tidy rules: what each rule must refuse and what it must let pass. The test
// feeds them in and insists that every rule of tidy-rules.ts has an entry here. The snippets are text,
// never run. The danger is a fault so crude that a blind rule would find it too.

const place = ["", "work", "main"].join("/");

export interface Planted {
  readonly path: string;
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

const header = "// One.\n// Two.\n// Three.\n";
const lines = (count: number): string => "  work();\n".repeat(count);

export const planted: Readonly<Record<string, Planted>> = {
  "file-length": { path: "scheduler/engine.ts", bad: ["x;\n".repeat(401)], good: ["x;\n".repeat(400)] },
  "line-length": {
    path: "agentd/launcher/keeper.c",
    bad: [`ok\n${"x".repeat(111)}\n`],
    good: [`${"x".repeat(110)}\n`],
  },
  "function-length": {
    path: "scheduler/engine.ts",
    bad: [
      `function long(one: { a: number }): { b: string } {\n${lines(59)}}`,
      `class A {\n  private async close<T>(): Promise<T> {\n${lines(60)}  }\n}`,
      `const f = async (a: string): Promise<void> => {\n${lines(60)}};`,
      `test("one", async () => {\n${lines(60)}});`,
    ],
    good: [
      `function short(): void {\n${lines(58)}}`,
      `class A {\n${"  a(): void {\n    b();\n  }\n".repeat(30)}}`,
      `describe("many", () => {\n${lines(80)}});`,
      `const table = {\n${"  a: 1,\n".repeat(80)}};`,
      `if (a) {\n${lines(80)}}`,
      `const text = \`function a() {\n${lines(80)}}\`;`,
    ],
  },
  parameters: {
    path: "scheduler/engine.ts",
    bad: ["function f(a: A, b: B, c: C, d: D, e: E) {}", "const f = (a: A, b: B, c: C, d: D, e: E) => {};"],
    good: ["function f(a: A<B, C>, { b, c, d, e }: O, [f, g]: P) {}", "f(a, b, c, d, e, g);"],
  },
  "pure-words": {
    path: "scheduler/core/step.ts",
    bad: [
      "const at = Date.now();",
      "const at = new Date(1);",
      "setTimeout(f, 1);",
      "Math.random();",
      "process.env;",
      "let a: Promise<void>;",
      "async function f() {}",
      "const text = `${Math.random()}`;",
    ],
    good: [
      "// no Promise, no Date.now()",
      'say("await");',
      "state.process.pid;",
      "Date.UTC(2024, 1, 29);",
      "a / b / process_;",
    ],
  },
  "pure-imports": {
    path: "agentd/net/run-book.ts",
    bad: ['import { a } from "node:crypto";'],
    good: ['import { a } from "../../proto/common/ids.ts";'],
  },
  "default-export": {
    path: "scheduler/api/runs.ts",
    bad: ["export default function f() {}", "export { f as default };"],
    good: ["export function f() {}", "switch (a) {\n  default:\n}"],
  },
  barrel: {
    path: "scheduler/api/runs.ts",
    bad: ['export * from "./a.ts";'],
    good: ['export { a } from "./a.ts";'],
  },
  "void-promise": {
    path: "agentd/net/book.ts",
    bad: ["f();\nvoid send();", "on(() => void send());"],
    good: ["type F = () => void;", "function f(): void {\n  g();\n}", "type F = (() => void) | undefined;"],
  },
  header: { path: "agentd/ipc.ts", bad: ["import a;\n", "// One.\n// Two.\nx;\n"], good: [`${header}x;\n`] },
  unfinished: { path: "docs/a.md", bad: ["a TODO b", "// FIXME", "XXX"], good: ["mkstemp reeve-XXXXXX"] },
  names: {
    path: "scheduler/api/runs.ts",
    bad: ["class RunManager {}", "interface LogHelper {}", "function stringUtils() {}"],
    good: ["class Fleet {}", "// The Manager of old.", "const manages = 1;"],
  },
  printing: {
    path: "scheduler/api/runs.ts",
    bad: ["console.log(1);", "console.error(1);"],
    good: ["log.info(1);", '"console.log"'],
  },
  "machine-paths": {
    path: "docs/a.md",
    // In pieces, or this very file would break the rule for a reader who searches the tree.
    bad: [`see ${place}/a`, `cat ${["..", "shared"].join("/")}/a`, `"${place}/a"`],
    good: ["/var/lib/work/a", "network/work/a"],
  },
  "skipped-tests": {
    path: "test/core/a.test.ts",
    bad: [
      'test.skip("a", f);',
      "describe.only(a);",
      "test(a, { skip: true }, f);",
      "test(a, { todo: 1 });",
      "t.skip();",
    ],
    good: ["test(a, { skip: needsRoot }, f);", 't.skip("needs root");', "// test.skip"],
  },
  asserts: {
    path: "test/core/a.test.ts",
    bad: ['test("a", () => {});', 'test("a", () => { /* assert.ok(1) */ });', "assert.ok(1);"],
    good: ['test("a", () => { assert.equal(1, 1); });'],
  },
};

/** Trees that break the import table in one way each, with a word of the finding. */
export const plantedTrees: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  [
    "core imports a node module",
    { "scheduler/core/step.ts": 'import { hash } from "node:crypto";' },
    /may not import node:crypto/,
  ],
  [
    "core reaches a node module through ids",
    {
      "scheduler/core/step.ts": 'import { id } from "../../proto/common/ids.ts";',
      "proto/common/ids.ts": 'import { randomBytes } from "node:crypto";',
    },
    /step\.ts → proto\/common\/ids\.ts → node:crypto/,
  ],
  [
    "the monitor reaches TLS over two steps",
    {
      "agentd/monitor/main.ts": 'import { s } from "../settings.ts";',
      "agentd/settings.ts": 'import { a } from "../proto/common/a.ts";',
      "proto/common/a.ts": 'export { b } from "node:tls";',
    },
    /agentd\/monitor must never see node:tls/,
  ],
  [
    "two files of the monitor decode protobuf",
    {
      "agentd/monitor/main.ts": 'import { reeve } from "../../proto/gen/reeve.js";',
      "agentd/monitor/audit.ts": 'import { reeve } from "../../proto/gen/reeve.js";',
      "proto/gen/reeve.js": "",
    },
    /only one file of agentd\/monitor/,
  ],
  [
    "the monitor reaches protobuf through a common file",
    {
      "agentd/monitor/main.ts": 'import { a } from "../../proto/common/a.ts";',
      "proto/common/a.ts": 'import { reeve } from "../gen/reeve.js";',
      "proto/gen/reeve.js": "",
    },
    /agentd\/monitor must never see proto\/gen/,
  ],
  ["the monitor listens", { "agentd/monitor/main.ts": "net.createServer();" }, /no network here/],
  [
    "agentd's entry imports the monitor",
    { "agentd/main.ts": 'await import("./monitor/main.ts");' },
    /may not import/,
  ],
  [
    "the API takes a value of core",
    { "scheduler/api/runs.ts": 'import { step } from "../core/step.ts";', "scheduler/core/step.ts": "" },
    /may not import scheduler\/core/,
  ],
  ["an import that cannot be read", { "scheduler/engine.ts": "await import(name);" }, /cannot be read off/],
  ["a file of no room", { "scheduler/other/a.ts": "" }, /in no room/],
  ["a missing file", { "scheduler/engine.ts": 'import { a } from "./core/a.ts";' }, /does not exist/],
  ["a foreign package", { "agentd/monitor/main.ts": 'import ssh from "ssh2";' }, /may not import ssh2/],
  ["a room almost empty", { "scheduler/core/step.ts": "" }, /looked at 1 files/],
];
