// The .rpm through real rpm: installed, verified, upgraded and erased on a booted host. The host is a
// Debian that has the tool, so the dependencies on an rpm system's library packages are read, not
// resolved.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BootedHost } from "../support/booted-host.ts";
import { carry, hostSkip, mainPid, rootfsPath, untilActive } from "../support/fleet.ts";

const service = "reeve-scheduler";
const options = { skip: hostSkip("systemd"), concurrency: 1 };
const nodeps = "--nodeps --ignoresize";

describe("the .rpm of the scheduler", options, () => {
  let host: BootedHost;
  const rpm = (release: 1 | 2): string => carry(host, [service, "reeve"], { release, kind: "rpm" });
  before(async () => {
    host = await BootedHost.up({ rootfs: rootfsPath("systemd"), name: "rpmhost" });
  });
  after(async () => {
    await host?.[Symbol.asyncDispose]();
  });

  test("asks for nothing newer than glibc 2.28, and for its libraries", async () => {
    const needs = await host.must(`rpm -qp --requires ${rpm(1)}`);
    const versions = [...needs.matchAll(/\(GLIBC_2\.([0-9]+)/g)].map((match) => Number(match[1]));
    assert.equal(Math.max(...versions), 28);
    assert.match(needs, /libstdc\+\+\.so\.6/);
    assert.match(needs, /\/usr\/sbin\/useradd/);
  });

  test("is refused where its libraries are missing, which names them", async () => {
    const { status, err } = await host.run(`rpm -i ${rpm(1)}`);
    assert.notEqual(status, 0);
    assert.match(err, /libstdc\+\+\.so\.6.*is needed by reeve/);
  });

  test("installed, it makes the cluster, and the service is enabled and up", async () => {
    await host.must(`rpm -i ${nodeps} ${rpm(1)}`);
    await untilActive(host, service);
    assert.equal((await host.must(`systemctl is-enabled ${service}`)).trim(), "enabled");
    assert.match(await host.must("reeve agents"), /^AGENT/);
  });

  test("verifies clean, and sees a changed file", async () => {
    const verify = async () => (await host.run(`rpm -V ${nodeps.split(" ")[0]} ${service} reeve`)).out;
    assert.equal(await verify(), "");
    await host.must("echo >>/usr/libexec/reeve-scheduler/setup");
    assert.match(await verify(), /^S.5.*setup$/m);
  });

  test("upgraded, it keeps edited settings and is a new process", async () => {
    await host.must("sed -i 's/^#log_level:.*/log_level: debug/' /etc/reeve/scheduler.yaml");
    const before = await mainPid(host, service);
    await host.must(`rpm -U ${nodeps} ${rpm(2)}`);
    await untilActive(host, service);
    assert.notEqual(await mainPid(host, service), before);
    assert.match(await host.must("cat /etc/reeve/scheduler.yaml"), /^log_level: debug$/m);
  });

  test("disabled and stopped, it stays so through an upgrade", async () => {
    await host.must(`systemctl disable --now ${service}`);
    await host.must(`rpm -U --oldpackage ${nodeps} ${rpm(1)}`);
    assert.equal((await host.run(`systemctl is-enabled ${service}`)).out.trim(), "disabled");
    assert.notEqual((await host.run(`systemctl is-active ${service}`)).status, 0);
    await host.must(`systemctl enable --now ${service}`);
    await untilActive(host, service);
  });

  test("a damaged one is refused, and the version before runs on", async () => {
    const [path = ""] = rpm(2).split(" ");
    await host.must(`truncate -s -100000 ${path}`);
    assert.notEqual((await host.run(`rpm -U ${nodeps} ${path}`)).status, 0);
    assert.match(await host.must(`rpm -q ${service}`), /-1\.x86_64/);
    assert.equal((await host.run(`systemctl is-active ${service}`)).out.trim(), "active");
  });

  test("erased, it is down and gone, and what it has stored stays", async () => {
    await host.must(`rpm -e ${nodeps.split(" ")[0]} ${service} reeve`);
    assert.notEqual((await host.run(`systemctl is-active ${service}`)).status, 0);
    assert.notEqual(
      (await host.run("ls -d /usr/libexec/reeve-scheduler /usr/share/doc/reeve-scheduler")).status,
      0,
    );
    await host.must("test -s /var/lib/reeve-scheduler/scheduler.db");
    const kept = await host.run("cat /etc/reeve/scheduler.yaml /etc/reeve/scheduler.yaml.rpmsave");
    assert.match(kept.out, /^log_level: debug$/m);
  });
});
