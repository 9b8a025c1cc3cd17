// The package of agentd through its life on a booted host: upgraded under a job, upgraded by its own job,
// down with the host in order, removed and purged. What it does from day to day is test/system.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BootedHost } from "../support/booted-host.ts";
import {
  agentProcesses,
  agentSettings,
  assertCounted,
  carry,
  counting,
  hostSkip,
  install,
  join,
  mainPid,
  pidOf,
  rootfsPath,
  settle,
  submitted,
  untilActive,
  untilOnline,
  untilState,
} from "../support/fleet.ts";

const service = "reeve-agentd";
const options = { skip: hostSkip("systemd"), concurrency: 1 };

describe("the life of an installed agent", options, () => {
  let host: BootedHost;
  let gates = 0;
  const nextGate = (): string => `/root/gate-${++gates}`;

  before(async () => {
    host = await BootedHost.up({ rootfs: rootfsPath("systemd"), name: "web" });
    settle(host);
    await install(host, ["reeve", "reeve-scheduler", service]);
    await untilActive(host, "reeve-scheduler");
    await join(host, host, "web");
  });
  after(async () => {
    await host?.[Symbol.asyncDispose]();
  });

  test("an upgrade in the middle of a job leaves it running, with its whole log", async () => {
    const gate = nextGate();
    const run = await submitted(host, "web", counting(gate));
    await untilState(host, run, "executing");
    const before = await mainPid(host, service);
    await install(host, [service], 2);
    await untilActive(host, service);
    assert.notEqual(await mainPid(host, service), before);
    await untilOnline(host, "web");
    await host.must(`touch ${gate}`);
    await untilState(host, run, "succeeded");
    await assertCounted(host, run);
    assert.equal(await host.must("cat /etc/reeve/agentd.yaml"), agentSettings);
  });

  test("an upgrade by a job of agentd itself ends as the job says, with its whole log", async () => {
    const paths = carry(host, [service], { release: 1 });
    const path = "PATH=/usr/sbin:/usr/bin:/sbin:/bin"; // dpkg refuses to work without sbin
    const run = await submitted(host, "web", `-- 'export ${path}; dpkg -i ${paths} && echo upgraded'`);
    await untilState(host, run, "succeeded");
    assert.match(await host.must(`reeve logs ${run}`), /\nupgraded\n$/);
    assert.match(await host.must(`dpkg-query -W ${service}`), /-1$/m);
    await untilActive(host, service);
  });

  test("a shutdown of the host ends the run, and its history says so after the boot", async () => {
    await untilOnline(host, "web");
    const run = await submitted(host, "web", counting(nextGate()));
    await untilState(host, run, "executing");
    await host.shutDown();
    await host.boot();
    const ended = await untilState(host, run, "failed");
    assert.equal(ended["attempts"][0].exit.reason, "host_shutdown");
    await untilOnline(host, "web");
    assert.equal(await host.must("reeve run --user root --agent web -- 'hostname'"), "web\n");
  });

  test("removed, it is down; purged, nothing of it is left but the account", async () => {
    await host.must(`dpkg -r ${service}`);
    assert.equal(await pidOf(host, agentProcesses.keeper), 0);
    await host.must("test -s /etc/reeve/agentd.yaml && test -d /var/lib/reeve-agentd/runs");
    await host.must(`dpkg -P ${service}`);
    assert.notEqual((await host.run("ls /var/lib/reeve-agentd /etc/reeve/agentd.yaml")).status, 0);
    assert.equal((await host.run("ls /usr/libexec/reeve /etc/init.d/reeve-agentd")).out, "");
    await host.must("getent passwd reeve-agentd && test -s /etc/reeve/policy.yaml");
  });
});
