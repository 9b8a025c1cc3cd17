// -I and -R by the table of systems: what is written where, which tools are asked for what, and that twice
// is once. The tools are played by a recorder over a temporary root; booted systems are the business of
// the tests of the packages.
// The danger: taking away what somebody else wrote; every kind is tried with a file that is not ours.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test, type TestContext } from "node:test";
import { install, remove } from "../../agentd/commands/install-service.ts";
import type { Ran, ServiceKind, ServiceSystem } from "../../agentd/commands/service-system.ts";

const installed = { command: ["/usr/sbin/agentd", "-c", "/etc/reeve/agentd.yaml"], name: "reeve-agentd" };
const good: Ran = { status: 0, out: "", err: "" };

type Played = ServiceSystem & { readonly asked: string[]; crontab: string | null };

function system(
  t: TestContext,
  kind: ServiceKind,
  tools: readonly string[] = [],
  more?: Record<string, Ran>,
): Played {
  const root = mkdtempSync(join(tmpdir(), "reeve-install-"));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const played: Played = {
    ...{ kind, root, home: join(root, "home"), user: "al", asked: [], crontab: null },
    has: (tool) => tools.includes(tool),
    run: (tool, args, input) => {
      const words = [tool, ...args].join(" ");
      played.asked.push(words);
      if (words === "crontab -l")
        return played.crontab === null
          ? { status: 1, out: "", err: "no crontab for al" }
          : { ...good, out: played.crontab };
      if (words === "crontab -") played.crontab = input ?? "";
      if (words === "crontab -r") played.crontab = null;
      return more?.[words] ?? good;
    },
  };
  return played;
}

test("systemd: unit, enable --now, and all of it away again; twice is once", (t) => {
  const at = system(t, "systemd");
  const unit = join(at.root, "etc/systemd/system/reeve-agentd.service");
  install(at, installed);
  assert.match(
    readFileSync(unit, "utf8"),
    /^# made by agentd -I; [^]*\nExecStart=\/usr\/sbin\/agentd -c \/etc/,
  );
  assert.equal(statSync(unit).mode & 0o777, 0o644);
  assert.deepEqual(at.asked, ["systemctl daemon-reload", "systemctl enable --now reeve-agentd.service"]);
  const { ino } = statSync(unit);
  assert.match(install(at, installed).join(), /is as it should be/);
  assert.equal(statSync(unit).ino, ino);
  at.asked.length = 0;
  remove(at, installed);
  assert.equal(existsSync(unit), false);
  assert.equal(at.asked[0], "systemctl disable --now reeve-agentd.service");
  at.asked.length = 0;
  assert.match(remove(at, installed).join(), /there is no reeve-agentd\.service/);
  assert.deepEqual(at.asked, []);
});

test("a unit that a package or a person wrote is used and stays", (t) => {
  for (const place of ["usr/lib/systemd/system", "etc/systemd/system"]) {
    const at = system(t, "systemd");
    const unit = join(at.root, place, "reeve-agentd.service");
    mkdirSync(dirname(unit), { recursive: true });
    writeFileSync(unit, "[Service]\n");
    install(at, installed);
    assert.ok(at.asked.includes("systemctl enable --now reeve-agentd.service"));
    remove(at, installed);
    assert.ok(at.asked.includes("systemctl disable --now reeve-agentd.service"));
    assert.equal(readFileSync(unit, "utf8"), "[Service]\n");
  }
});

test("a tool that fails is told with its words, and what it is", (t) => {
  const words = "systemctl enable --now reeve-agentd.service";
  const at = system(t, "systemd", [], { [words]: { status: 1, out: "", err: "Access denied" } });
  assert.throws(
    () => install(at, installed),
    /systemctl enable --now reeve-agentd\.service failed: Access denied/,
  );
});

test("SysV: script and links by update-rc.d or chkconfig, started and stopped by what there is", (t) => {
  const ways = [
    [["update-rc.d", "invoke-rc.d"], "update-rc.d reeve-agentd defaults", "invoke-rc.d reeve-agentd start"],
    [["chkconfig", "service"], "chkconfig --add reeve-agentd", "service reeve-agentd start"],
  ] as const;
  for (const [tools, links, start] of ways) {
    const at = system(t, "sysv", tools);
    const script = join(at.root, "etc/init.d/reeve-agentd");
    install(at, installed);
    assert.match(readFileSync(script, "utf8"), /^#!\/bin\/sh\n# made by agentd -I; /);
    assert.equal(statSync(script).mode & 0o777, 0o755);
    assert.deepEqual(at.asked, [links, start]);
    at.asked.length = 0;
    remove(at, installed);
    assert.equal(existsSync(script), false);
    assert.deepEqual(at.asked[0], start.replace("start", "stop"));
    assert.equal(at.asked.length, 2);
    assert.match(remove(at, installed).join(), /there is no/);
  }
  assert.throws(() => install(system(t, "sysv"), installed), /neither systemd, update-rc\.d nor chkconfig/);
});

test("a user's systemd: its own unit; without the right to linger, root is told the command", (t) => {
  const refused = { "loginctl enable-linger al": { status: 1, out: "", err: "Access denied" } };
  const at = system(t, "user", [], refused);
  const told = install(at, installed).join("\n");
  assert.match(told, /root must run: loginctl enable-linger al/);
  assert.ok(existsSync(join(at.home, ".config/systemd/user/reeve-agentd.service")));
  assert.ok(at.asked.includes("systemctl --user enable --now reeve-agentd.service"));
  const lingers = { "loginctl show-user al --property=Linger": { ...good, out: "Linger=yes\n" } };
  assert.doesNotMatch(install(system(t, "user", [], lingers), installed).join(), /linger/);
  remove(at, installed);
  assert.equal(existsSync(join(at.home, ".config/systemd/user/reeve-agentd.service")), false);
});

test("crontab: one marked line among the others, and only that one goes", (t) => {
  const others = "# mine\n0 3 * * * backup\n";
  const at = system(t, "crontab", [], {
    "/usr/sbin/agentd -c /etc/reeve/agentd.yaml -Q": { ...good, status: 3 },
  });
  at.crontab = others;
  install(at, installed);
  install(at, installed);
  assert.equal(
    at.crontab,
    `${others}@reboot /usr/sbin/agentd -c /etc/reeve/agentd.yaml -d # made by agentd -I\n`,
  );
  assert.ok(at.asked.includes("/usr/sbin/agentd -c /etc/reeve/agentd.yaml -d"));
  remove(at, installed);
  assert.equal(at.crontab, others);
  assert.match(remove(at, installed).join(), /has no line/);
  const empty = system(t, "crontab");
  install(empty, installed);
  remove(empty, installed);
  assert.equal(empty.crontab, null);
});

test("a crontab that cannot be read is not made empty", (t) => {
  const at = system(t, "crontab", [], {});
  const run = at.run;
  const deaf = {
    ...at,
    run: (tool: string, args: readonly string[], input?: string): Ran =>
      args[0] === "-l"
        ? { status: 1, out: "", err: "you are not allowed to use this program" }
        : run(tool, args, input),
  };
  assert.throws(() => install(deaf, installed), /could not be read: you are not allowed/);
  assert.deepEqual(at.asked, []);
});
