// Where there is no systemd: the init scripts of the .deb on a host booted under sysvinit, by LSB's
// statuses.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BootedHost } from "../support/booted-host.ts";
import {
  hostSkip,
  install,
  join,
  rootfsPath,
  settle,
  untilOnline,
  untilState,
  submitted,
} from "../support/fleet.ts";
import { waitUntil } from "../support/wait-until.ts";

const options = { skip: hostSkip("sysvinit"), concurrency: 1 };
const services = ["reeve-scheduler", "reeve-agentd"] as const;

describe("a host with sysvinit", options, () => {
  let host: BootedHost;
  const status = async (service: string): Promise<number> =>
    (await host.run(`service ${service} status`)).status;

  before(async () => {
    host = await BootedHost.up({ rootfs: rootfsPath("sysvinit"), name: "sysv" });
    settle(host);
  });
  after(async () => {
    await host?.[Symbol.asyncDispose]();
  });

  test("an installation starts both services", async () => {
    await install(host, ["reeve", ...services]);
    for (const service of services) assert.equal(await status(service), 0, service);
    assert.match(await host.must("reeve agents"), /^AGENT/);
  });

  test("a job runs, and its log arrives", async () => {
    await join(host, host, "sysv");
    assert.equal(await host.must("reeve run --user root --agent sysv -- 'echo hello'"), "hello\n");
  });

  for (const service of services) {
    test(`${service}: a second start changes nothing, stop is status 3, restart is up again`, async () => {
      await host.must(`service ${service} start`);
      assert.equal(await status(service), 0);
      await host.must(`service ${service} stop`);
      assert.equal(await status(service), 3);
      assert.equal((await host.run(`/etc/init.d/${service} nonsense`)).status, 2);
      await host.must(`service ${service} restart`);
      assert.equal(await status(service), 0);
    });
  }

  test("killed without an end in order, the scheduler's status is 1", async () => {
    await host.must("kill -9 $(cat /run/reeve-scheduler.pid)");
    await waitUntil(async () => (await status("reeve-scheduler")) === 1, { what: "status 1" });
    await host.must("service reeve-scheduler start");
    assert.equal(await status("reeve-scheduler"), 0);
  });

  test("an upgrade restarts both and leaves a running job alone", async () => {
    await untilOnline(host, "sysv");
    const run = await submitted(host, "sysv", "-- 'while [ ! -e /root/gate ]; do sleep 0.1; done'");
    await untilState(host, run, "executing");
    await install(host, ["reeve", ...services], 2);
    for (const service of services) assert.equal(await status(service), 0, service);
    await host.must("touch /root/gate");
    await untilState(host, run, "succeeded");
  });

  test("a shutdown ends the runs and says so; after the boot both are up by themselves", async () => {
    await untilOnline(host, "sysv");
    const run = await submitted(host, "sysv", "-- 'sleep 600'");
    await untilState(host, run, "executing");
    await host.shutDown();
    await host.boot();
    for (const service of services)
      await waitUntil(async () => (await status(service)) === 0, { what: service, withinMs: 120_000 });
    await untilOnline(host, "sysv");
    const ended = await untilState(host, run, "failed");
    assert.equal(ended["attempts"][0].exit.reason, "host_shutdown");
  });

  test("purged, no link of theirs is left in any runlevel", async () => {
    await host.must(`dpkg -P ${services.join(" ")}`);
    assert.equal((await host.run("ls /etc/rc?.d /etc/init.d | grep reeve")).out, "");
    assert.notEqual((await host.run("pgrep -f '[/]usr/libexec/reeve'")).status, 0);
  });
});
