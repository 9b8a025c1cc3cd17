// Holds the project to its own rules: rooms and imports, sizes, words, headers, tests that assert. The rules
// are in test/support (tidy-rules, room-rules, rooms); here they meet every file of the project, and each
// meets a planted fault first. A rule that looked at nothing, or has no planted fault, fails.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, matchesGlob, resolve } from "node:path";
import { describe, test } from "node:test";
import { missingFiles, projectFiles } from "./support/project-files.ts";
import { importFindings, launcherFindings } from "./support/room-rules.ts";
import { suites } from "./support/suites.ts";
import { planted, plantedTrees } from "./support/tidy-planted.ts";
import { type Finding, findingsIn, isExempt, rules } from "./support/tidy-rules.ts";

const root = resolve(import.meta.dirname, "..");
const files = projectFiles(root);

function assertNone(findings: readonly Finding[]): void {
  const said = findings.map(({ path, line, says }) => `${path}:${line}: ${says}`);
  assert.equal(said.length, 0, `\n${said.join("\n")}\n`);
}

describe("the project", () => {
  test("was looked at", () => {
    assert.ok(files.size >= 20, `only ${files.size} files found`);
    assert.ok(files.has("package.json") && files.has("test/tidy.test.ts"));
  });

  test("has no source that the walk does not see", (t) => {
    if (!existsSync(join(root, ".git"))) return t.skip("not a git checkout");
    const listed = execFileSync("git", ["ls-files", "-z", "*.ts", "*.c", "*.h", "*.sh", "*.md"], {
      cwd: root,
    });
    const paths = listed
      .toString()
      .split("\0")
      .filter((path) => path !== "" && existsSync(join(root, path)));
    assert.deepEqual(
      paths.filter((path) => !files.has(path)),
      [],
    );
  });

  for (const rule of rules) {
    test(`keeps the rule ${rule.name}`, () => {
      const due = [...files].filter(([path]) => rule.applies(path) && !isExempt(path, rule.name));
      assertNone(due.flatMap(([path, text]) => rule.check(path, text)));
    });
  }

  test("keeps the import table, directly and over any chain", () => {
    assertNone(importFindings(files));
  });

  test("keeps account database and PAM in their own C programs", () => {
    assertNone([...files].flatMap(([path, text]) => launcherFindings(path, text)));
  });

  test("names in ARCHITECTURE.md only files that exist", () => {
    const document = files.get("ARCHITECTURE.md");
    assert.deepEqual(document === undefined ? [] : missingFiles(document, files), []);
  });

  test("has every test file in a suite that runs it", () => {
    const globs = suites.flatMap((suite) => (suite.kind === "tests" ? [suite.files] : []));
    const alone = [...files.keys()].filter(
      (path) => path.endsWith(".test.ts") && !globs.some((glob) => matchesGlob(path, glob)),
    );
    assert.deepEqual(alone, []);
  });
});

describe("a planted fault", () => {
  for (const rule of rules) {
    test(`is caught by the rule ${rule.name}, and clean text passes it`, () => {
      const example = planted[rule.name];
      assert.ok(example, `tidy-planted.ts has no example for ${rule.name}`);
      assert.ok(rule.applies(example.path), `${rule.name} does not apply to ${example.path}`);
      for (const bad of example.bad) assert.ok(rule.check(example.path, bad).length > 0, `let pass: ${bad}`);
      for (const good of example.good)
        assert.deepEqual(rule.check(example.path, good), [], `refused: ${good}`);
    });
  }

  for (const [name, tree, says] of plantedTrees) {
    test(`in the imports is caught: ${name}`, () => {
      const said = importFindings(new Map(Object.entries(tree))).map((finding) => finding.says);
      assert.ok(
        said.some((text) => says.test(text)),
        `found only: ${said.join("; ")}`,
      );
    });
  }

  test("in types alone does not count as reaching", () => {
    const tree = {
      "scheduler/api/runs.ts":
        'import type { Run } from "../core/step.ts";\nconst a = "import { b } from \'x\'";',
      "scheduler/core/step.ts": "",
      "scheduler/core/run.ts": "",
      "scheduler/core/queue.ts": "",
    };
    assertNone(importFindings(new Map(Object.entries(tree))));
  });

  test("in a C file is caught", () => {
    const long = `static int f(int a) {\n${"  work();\n".repeat(60)}}\n`;
    assert.match(
      findingsIn("agentd/launcher/a.c", `// a\n// b\n// c\n${long}`)[0]?.says ?? "",
      /f has 62 lines/,
    );
    assert.equal(launcherFindings("agentd/launcher/launcher.c", "getpwnam(name);").length, 1);
    assert.equal(launcherFindings("agentd/launcher/account.c", "getpwnam(name);").length, 0);
    assert.equal(launcherFindings("agentd/launcher/launcher.c", "/* pam_start( */").length, 0);
    assert.equal(launcherFindings("agentd/launcher/launcher.c", "pam_start(a);").length, 1);
    assert.equal(launcherFindings("agentd/launcher/pam_talk.c", "pam_start(a); getspnam(b);").length, 0);
    assert.equal(launcherFindings("agentd/launcher/pam.c", "dlopen(a, 1);").length, 1);
  });

  test("in a document is caught", () => {
    const known = new Map([
      ["scheduler/core/step.ts", ""],
      ["scheduler/core/queue.ts", ""],
    ]);
    const document =
      "`step.ts` `scheduler/core/{step,queue}.ts` `core/*.ts` `/etc/reeve/a.yaml` `lost.ts` `scheduler/x/`";
    assert.deepEqual(missingFiles(document, known), ["lost.ts", "scheduler/x/"]);
  });
});
