// What -C, -U, -P and -S write: whole files with their modes, nothing overwritten, values and comments
// kept, and papers that fit the system. Real processes for the commands, the functions for what needs
// another system.
// The danger: a configuration that an upgrade changes; the values before and after are compared.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test, type TestContext } from "node:test";
import { parse } from "yaml";
import { pamText } from "../../agentd/commands/pam-papers.ts";
import { crontabLine, lsbText, unitText, userUnitText } from "../../agentd/commands/service-papers.ts";
import { updatedText } from "../../agentd/commands/update-config.ts";
import { agentSettings } from "../../agentd/settings.ts";
import { readSettings } from "../../proto/common/settings.ts";

const main = join(import.meta.dirname, "../../agentd/main.ts");

function agentd(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });
}

function place(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), "reeve-new-files-"));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

test("-C writes a good configuration of defaults, 0640, and never over a file", (t) => {
  const file = join(place(t), "agentd.yaml");
  assert.equal(agentd("-C", file).status, 0);
  assert.equal(statSync(file).mode & 0o7777, 0o640);
  const text = readFileSync(file, "utf8");
  assert.equal(parse(text), null);
  assert.equal(text, agentd("-C", "-").stdout);
  for (const name of Object.keys(agentSettings)) assert.match(text, new RegExp(`^#${name}:`, "m"));
  writeFileSync(file, "mine");
  const again = agentd("-C", file);
  assert.equal(again.status, 1);
  assert.match(again.stderr, /is there already and is left as it is/);
  assert.equal(readFileSync(file, "utf8"), "mine");
  assert.deepEqual(readdirSync(join(file, "..")), ["agentd.yaml"], "no temporary file");
  assert.match(agentd("-C", join(file, "x", "y")).stderr, /could not write/);
});

const old = `# ours, of last year
max_runs: 7   # not more
# grace: 20s (was)
environment: { TZ: "Europe/Copenhagen" }
`;

test("-U adds what is missing, keeps every byte, leaves a .bak, and writes nothing the second time", (t) => {
  const file = join(place(t), "agentd.yaml");
  writeFileSync(file, old);
  chmodSync(file, 0o600);
  const first = agentd("-U", file);
  assert.equal(first.status, 0, first.stderr);
  assert.match(first.stdout, /has new settings, commented: mode, net_user, spool, /);
  assert.doesNotMatch(first.stdout, /max_runs|grace|environment/);
  const text = readFileSync(file, "utf8");
  assert.ok(text.startsWith(old));
  assert.deepEqual(parse(text), parse(old));
  assert.equal(readFileSync(`${file}.bak`, "utf8"), old);
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.ok(readSettings(agentSettings, { path: file, sets: [] }).ok);
  const { ino } = statSync(file);
  assert.match(agentd("-U", file).stdout, /mentions every setting already/);
  assert.equal(statSync(file).ino, ino);
});

test("-U leaves a broken file as it is, and says where it is broken", (t) => {
  const file = join(place(t), "agentd.yaml");
  for (const text of ["a: [1\nb: 2\n", "a: 1\na: 2\n"]) {
    writeFileSync(file, text);
    const { status, stderr } = agentd("-U", file);
    assert.equal(status, 1);
    assert.match(stderr, /is left as it is: .* line \d/);
    assert.equal(readFileSync(file, "utf8"), text);
    assert.deepEqual(readdirSync(join(file, "..")), ["agentd.yaml"]);
  }
  assert.match(agentd("-U", `${file}.no`).stderr, /could not read .*agentd\.yaml\.no/);
  assert.ok("problem" in updatedText("a: [1"));
});

test("-P includes what this system has for other services, else asks pam_unix", () => {
  const of = (...names: readonly string[]): string => pamText((name) => names.includes(name));
  assert.match(
    of("common-auth", "common-account", "system-auth"),
    /auth +include +common-auth\naccount +include +common-account\n$/,
  );
  assert.match(
    of("system-auth", "password-auth"),
    /auth +include +system-auth\naccount +include +system-auth\n$/,
  );
  assert.match(of("password-auth"), /include +password-auth/);
  assert.match(of("common-auth"), /auth +required pam_unix\.so\naccount +required pam_unix\.so\n$/);
  assert.match(agentd("-P", "-").stdout, /^#%PAM-1\.0\n[^]*\nauth .*\naccount .*\n$/);
});

const installed = {
  command: ["/opt/a b/agentd", "-c", "/etc/50%/agentd.yaml", "--set", "x=$HOME"],
  name: "reeve-agentd",
};

test("units leave jobs alone, are notified, never give up, and quote what needs it", () => {
  for (const unit of [unitText(installed), userUnitText(installed)]) {
    for (const line of [
      "Type=notify",
      "NotifyAccess=main",
      "KillMode=process",
      "Delegate=yes",
      "TasksMax=infinity",
      "StartLimitIntervalSec=0",
      'ExecStart="/opt/a b/agentd" -c /etc/50%%/agentd.yaml --set x=$$HOME',
    ])
      assert.ok(unit.split("\n").includes(line), line);
    assert.match(unit, /\nWatchdogSec=\d+\n/);
    assert.doesNotMatch(unit, /scheduler|Protect|Private|NoNewPrivileges/);
  }
});

test("a systemd that is here finds nothing wrong with the unit", (t) => {
  if (spawnSync("systemd-analyze", ["--version"]).status !== 0) return t.skip("needs systemd-analyze");
  const file = join(place(t), "reeve-agentd.service");
  writeFileSync(file, unitText({ command: ["/bin/true"], name: "reeve-agentd" }));
  const { status, stderr } = spawnSync("systemd-analyze", ["verify", "--man=no", file], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
});

test("the LSB script ends as LSB says for each word, and quotes what needs it", (t) => {
  const directory = place(t);
  const program = join(directory, "agentd it's");
  const state = join(directory, "state");
  const queries = `*-Q) exit $(cat '${state}') ;; *--check-config) exit 0 ;;`;
  const body = `case "$*" in ${queries} *) echo "did $*" ;; esac`;
  writeFileSync(program, `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  const script = join(directory, "init");
  writeFileSync(script, lsbText({ command: [program, "-c", "/x"], name: "reeve-agentd" }));
  const cases: readonly (readonly [word: string, query: number, status: number, does: string])[] = [
    ["start", 3, 0, "did -c /x -d\n"],
    ["start", 0, 0, ""],
    ["stop", 0, 0, "did -c /x -K\n"],
    ["restart", 0, 0, "did -c /x -K\ndid -c /x -d\n"],
    ["try-restart", 3, 0, ""],
    ["reload", 3, 7, ""],
    ["reload", 0, 0, "did -c /x reload\n"],
    ["status", 1, 1, ""],
    ["status", 3, 3, ""],
    ["dance", 3, 2, ""],
  ];
  for (const [word, query, status, does] of cases) {
    writeFileSync(state, String(query));
    const ran = spawnSync("sh", [script, word], { encoding: "utf8" });
    assert.equal(ran.status, status, `${word}: ${ran.stderr}`);
    assert.equal(ran.stdout, does);
  }
  rmSync(program);
  assert.equal(spawnSync("sh", [script, "start"]).status, 5);
  assert.equal(spawnSync("sh", [script, "status"]).status, 4);
});

test("a line of a crontab hides its per cent signs from cron", () => {
  assert.equal(
    crontabLine(installed),
    String.raw`@reboot '/opt/a b/agentd' -c /etc/50\%/agentd.yaml --set 'x=$HOME' -d # made by agentd -I`,
  );
});
