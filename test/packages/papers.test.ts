// Man pages and completions say all that the programs do, and the tools that read them accept them.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { optionTable } from "../../agentd/commands/options.ts";
import { commands as agentdCommands } from "../../agentd/commands/table.ts";
import { agentSettings } from "../../agentd/settings.ts";
import { completionsOf, knownCommands } from "../../packaging/completions.ts";
import { manPages } from "../../packaging/man-pages.ts";
import { escaped } from "../../packaging/roff.ts";
import { wordOptions, words } from "../../scheduler/program.ts";
import { schedulerSettings } from "../../scheduler/settings.ts";
import { isThere } from "../support/rootfs.ts";

const pages = await manPages({ epoch: 1_767_225_600 });

test("reeve(1) names every command and every option", async () => {
  for (const { name, options } of await knownCommands()) {
    assert.ok(pages["reeve.1"].includes(`.SH REEVE ${name.toUpperCase()}\n`), name);
    for (const option of Object.keys(options)) assert.ok(pages["reeve.1"].includes(escaped(`--${option}`)));
  }
  assert.ok(!pages["reeve.1"].includes(escaped("--no-such-option")));
});

test("agentd(8) and reeve-scheduler(8) name every command and every option", () => {
  for (const name of [...Object.keys(agentdCommands), ...Object.keys(optionTable)])
    assert.ok(pages["agentd.8"].includes(escaped(name)), name);
  for (const name of [...Object.keys(words), ...Object.keys(wordOptions)])
    assert.ok(pages["reeve-scheduler.8"].includes(escaped(name)), name);
});

test("agentd.yaml(5) and scheduler.yaml(5) name every setting", () => {
  for (const name of Object.keys(agentSettings)) assert.ok(pages["agentd.yaml.5"].includes(`\\fB${name}:`));
  for (const name of Object.keys(schedulerSettings))
    assert.ok(pages["scheduler.yaml.5"].includes(`\\fB${name}:`));
});

test("a line of text is never taken for a command of the formatter", () => {
  assert.equal(escaped(".TH is no heading"), "\\&.TH is no heading");
  assert.equal(escaped("a-b \\ `c`"), "a\\-b \\e \\fBc\\fR");
});

const groffSkip = isThere("groff") ? false : "SKIPPED: formatting man pages needs groff";
test("groff formats every page without a warning", { skip: groffSkip }, () => {
  const format = (text: string): string => {
    const { stderr, status } = spawnSync("groff", ["-man", "-ww", "-z", "-Tutf8", "-Kutf8"], { input: text });
    assert.equal(status, 0);
    return stderr.toString();
  };
  for (const [name, text] of Object.entries(pages)) assert.equal(format(text), "", name);
  assert.notEqual(format(".TH X 1\n.no-such-macro\n"), "");
});

const bashSkip = isThere("bash") ? false : "SKIPPED: trying the completion needs bash";
test("bash completes commands, second words, options and their words", { skip: bashSkip }, async () => {
  const [bash] = await completionsOf();
  const place = mkdtempSync(join(tmpdir(), "reeve-completion-"));
  try {
    writeFileSync(join(place, "reeve"), bash?.kind === "bytes" ? bash.bytes : "");
    const complete = (...words: readonly string[]): readonly string[] => {
      const set = `source ${place}/reeve; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))`;
      const line = `${set}; _reeve; echo "\${COMPREPLY[@]}"`;
      const out = execFileSync("bash", ["-c", line, "bash", "reeve", ...words], { encoding: "utf8" });
      return out.trim().split(" ");
    };
    assert.deepEqual(complete("canc"), ["cancel"]);
    assert.deepEqual(complete("agent", "to"), ["token"]);
    assert.deepEqual(complete("agent", "token", "--repl"), ["--replace"]);
    assert.deepEqual(complete("runs", "--color", "al"), ["always"]);
    assert.deepEqual(complete("run", "--agent", "x", "--", "--js"), [""], "after -- it is the job's");
    assert.ok(complete("submit", "--").includes("--retry-delay"));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});

for (const [shell, at, check] of [
  ["zsh", 1, "-n"],
  ["fish", 2, "--no-execute"],
] as const) {
  const skip = isThere(shell) ? false : `SKIPPED: reading its completion needs ${shell}`;
  test(`${shell} can read its completion`, { skip }, async () => {
    const entry = (await completionsOf())[at];
    const input = entry?.kind === "bytes" ? entry.bytes : "";
    assert.equal(spawnSync(shell, [check, "/dev/stdin"], { input }).status, 0);
    assert.notEqual(spawnSync(shell, [check, "/dev/stdin"], { input: "if (\n" }).status, 0);
  });
}
