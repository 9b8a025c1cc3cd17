// The scheduler as its package installs it, on a fresh host under systemd: up at once and confined, up again
// whatever dies or hangs, still there after an upgrade and a reboot, and gone when it is removed.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BootedHost } from "../support/booted-host.ts";
import { carry, hostSkip, install, mainPid, rootfsPath, untilActive } from "../support/fleet.ts";
import { waitUntil } from "../support/wait-until.ts";

const service = "reeve-scheduler";
const options = { skip: hostSkip("systemd"), concurrency: 1 };

describe("an installed scheduler", options, () => {
  let host: BootedHost;
  before(async () => {
    host = await BootedHost.up({ rootfs: rootfsPath("systemd"), name: "sched" });
  });
  after(async () => {
    await host?.[Symbol.asyncDispose]();
  });

  test("a host cannot set the clock of the machine, nor load modules", async () => {
    const powers = BigInt(`0x${/CapBnd:\s*(\w+)/.exec(await host.must("cat /proc/1/status"))?.[1]}`);
    const ours = BigInt(`0x${/CapBnd:\s*(\w+)/.exec(await host.must("cat /proc/self/status"))?.[1]}`);
    const [sysModule, sysTime, sysAdmin] = [16n, 25n, 21n];
    for (const set of [powers, ours]) {
      assert.equal((set >> sysTime) & 1n, 0n);
      assert.equal((set >> sysModule) & 1n, 0n);
      assert.equal((set >> sysAdmin) & 1n, 1n, "the set was read");
    }
  });

  test("a fresh installation makes the cluster, enables the service and starts it", async () => {
    const said = await install(host, ["reeve", service]);
    assert.match(said, /made cluster [0-9a-f]{32} in \/var\/lib\/reeve-scheduler/);
    await untilActive(host, service);
    assert.equal((await host.must(`systemctl is-enabled ${service}`)).trim(), "enabled");
    assert.match(await host.must("reeve agents"), /^AGENT/);
    assert.equal((await host.must("systemctl --failed --no-legend")).trim(), "");
  });

  test("what is secret is the service's own, and its socket is for the group", async () => {
    const stat = async (path: string) => (await host.must(`stat -c '%a %U %G' ${path}`)).trim();
    assert.equal(await stat("/etc/reeve/scheduler.yaml"), "640 root reeve-admin");
    assert.equal(await stat("/var/lib/reeve-scheduler"), "700 reeve-scheduler reeve-admin");
    assert.equal(await stat("/run/reeve-scheduler/api.sock"), "660 reeve-scheduler reeve-admin");
    await host.must("useradd --groups reeve-admin member; useradd stranger");
    const ask = "env REEVE_SOCKET=/run/reeve-scheduler/api.sock reeve agents";
    assert.equal((await host.run(`setpriv --reuid member --regid member --init-groups ${ask}`)).status, 0);
    assert.notEqual(
      (await host.run(`setpriv --reuid stranger --regid stranger --init-groups ${ask}`)).status,
      0,
    );
  });

  test("its process has no capability, may gain none, and sees no home", async () => {
    const pid = await mainPid(host, service);
    const status = await host.must(`cat /proc/${pid}/status`);
    assert.match(status, /^CapEff:\s*0+$/m);
    assert.match(status, /^CapBnd:\s*0+$/m);
    assert.match(status, /^NoNewPrivs:\s*1$/m);
    assert.match(status, /^Seccomp:\s*2$/m);
    await host.must("mkdir -p /home/member && touch /home/member/seen");
    assert.notEqual((await host.run(`ls /proc/${pid}/root/home/member/seen`)).status, 0);
    const exposure = await host.must(`systemd-analyze security --no-pager ${service}`);
    const score = Number(/Overall exposure level for \S+: ([0-9.]+)/.exec(exposure)?.[1]);
    assert.ok(score < 2, `exposed by ${score}`);
  });

  test("killed, it is started again by itself", async () => {
    const before = await mainPid(host, service);
    await host.must(`kill -9 ${before}`);
    await waitUntil(async () => ![0, before].includes(await mainPid(host, service)), {
      what: "a new process",
    });
    await untilActive(host, service);
    assert.match(await host.must("reeve agents"), /^AGENT/);
  });

  test("hanging, it is ended by the watchdog and started again", async () => {
    await host.must(
      `mkdir -p /run/systemd/system/${service}.service.d && ` +
        `printf '[Service]\\nWatchdogSec=15\\n' >/run/systemd/system/${service}.service.d/test.conf && ` +
        `systemctl daemon-reload && systemctl restart ${service}`,
    );
    await untilActive(host, service);
    const before = await mainPid(host, service);
    await host.must(`kill -STOP ${before}`);
    const isNew = async () => ![0, before].includes(await mainPid(host, service));
    await waitUntil(isNew, { what: "the watchdog to act", withinMs: 120_000 });
    await untilActive(host, service);
    assert.match(await host.must(`journalctl -u ${service} --no-pager`), /Watchdog timeout/);
    await host.must(`rm -r /run/systemd/system/${service}.service.d && systemctl daemon-reload`);
  });

  test("an upgrade keeps edited settings and restarts it", async () => {
    await host.must("sed -i 's/^#log_level:.*/log_level: debug/' /etc/reeve/scheduler.yaml");
    const before = await mainPid(host, service);
    await install(host, [service], 2);
    await untilActive(host, service);
    assert.notEqual(await mainPid(host, service), before);
    assert.match(await host.must("dpkg-query -W reeve-scheduler"), /-2$/m);
    assert.match(await host.must("cat /etc/reeve/scheduler.yaml"), /^log_level: debug$/m);
    assert.match(await host.must("reeve agents"), /^AGENT/);
  });

  test("wrong settings end it once, with the line that is wrong, and not for ever", async () => {
    await host.must(
      "cp -p /etc/reeve/scheduler.yaml /root/good; echo 'nonsense: 1' >>/etc/reeve/scheduler.yaml",
    );
    assert.notEqual((await host.run(`systemctl restart ${service}`)).status, 0);
    assert.equal((await host.run(`systemctl is-active ${service}`)).out.trim(), "failed");
    assert.match(
      await host.must(`journalctl -u ${service} --no-pager`),
      /unknown setting.*nonsense|nonsense/,
    );
    await host.must(`cp -p /root/good /etc/reeve/scheduler.yaml; systemctl restart ${service}`);
    await untilActive(host, service);
  });

  test("a disabled service stays disabled and down through an upgrade", async () => {
    await host.must(`systemctl disable --now ${service}`);
    await install(host, [service], 1); // down within a minor works, too
    assert.equal((await host.run(`systemctl is-enabled ${service}`)).out.trim(), "disabled");
    assert.notEqual((await host.run(`systemctl is-active ${service}`)).status, 0);
    await host.must(`systemctl enable --now ${service}`);
    await untilActive(host, service);
  });

  test("a damaged package is refused, and the version before runs on", async () => {
    const path = carry(host, [service], { release: 2 });
    await host.must(`truncate -s -100000 ${path}`);
    const { status } = await host.run(`dpkg -i ${path}`);
    assert.notEqual(status, 0);
    assert.match(
      await host.must("dpkg-query -W -f '${Version} ${Status}' reeve-scheduler"),
      /-1 install ok installed/,
    );
    await untilActive(host, service);
    assert.match(await host.must("reeve agents"), /^AGENT/);
  });

  test("it is up again after a reboot", async () => {
    await host.shutDown();
    await host.boot();
    await untilActive(host, service);
    assert.match(await host.must("reeve agents"), /^AGENT/);
  });

  test("remove leaves what it has stored, and purge nothing but the account", async () => {
    await host.must(`dpkg -r ${service}`);
    assert.notEqual((await host.run(`systemctl is-active ${service}`)).status, 0);
    await host.must("test -s /var/lib/reeve-scheduler/scheduler.db && test -s /etc/reeve/scheduler.yaml");
    await install(host, [service]);
    await untilActive(host, service);
    await host.must(`dpkg -P ${service} reeve`);
    const left =
      "find / -xdev -name '*reeve*' -not -path '/root/*' -not -path '/proc/*' -not -path '/var/log/*'";
    const found = (await host.must(left))
      .trim()
      .split("\n")
      .filter((path) => path !== "");
    assert.deepEqual(found, []);
    await host.must("getent passwd reeve-scheduler");
  });
});
