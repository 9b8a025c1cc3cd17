// agentd as its package installs it, beside the scheduler on a fresh host under systemd: a job runs through
// all of it, through the death of every process and through a stop, with its whole log.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { BootedHost } from "../support/booted-host.ts";
import {
  agentProcesses,
  agentSettings,
  assertCounted,
  counting,
  hostSkip,
  install,
  join,
  pidOf,
  rootfsPath,
  settle,
  submitted,
  untilActive,
  untilOnline,
  untilState,
} from "../support/fleet.ts";
import { waitUntil } from "../support/wait-until.ts";

const service = "reeve-agentd";
const options = { skip: hostSkip("systemd"), concurrency: 1 };

describe("an installed agent", options, () => {
  let host: BootedHost;
  let gates = 0;
  const nextGate = (): string => `/root/gate-${++gates}`;

  before(async () => {
    host = await BootedHost.up({ rootfs: rootfsPath("systemd"), name: "web" });
    settle(host);
    await install(host, ["reeve", "reeve-scheduler", service]);
    await untilActive(host, "reeve-scheduler");
  });
  after(async () => {
    await host?.[Symbol.asyncDispose]();
  });

  test("it is up before it has joined, opens no port, and says what to do", async () => {
    await untilActive(host, service);
    assert.match(await host.must(`systemctl status --no-pager ${service}`), /not joined: run agentd join/);
    assert.doesNotMatch(await host.must("ss -tlnp"), /agentd|:7423/);
    assert.match(await host.must("ss -tln"), /:7420/, "the scheduler's ports were seen");
  });

  test("settings that were there before are kept", async () => {
    assert.equal(await host.must("cat /etc/reeve/agentd.yaml"), agentSettings);
  });

  test("joined, it comes online by itself and runs a job", async () => {
    await join(host, host, "web");
    const out = await host.must("reeve run --user root --agent web -- 'echo hello from $(hostname); exit 0'");
    assert.equal(out, "hello from web\n");
    assert.equal((await host.run("reeve run --user root --agent web -- 'exit 7'")).status, 7);
  });

  test("a job runs as the user that it names, and one that the policy does not name is refused", async () => {
    await host.must("useradd --create-home --shell /bin/bash alice; useradd --create-home mallory");
    const out = await host.must("reeve run --user alice --agent web -- 'id -un; pwd; echo $HOME'");
    assert.equal(out, "alice\n/home/alice\n/home/alice\n");
    const refused = await host.run("reeve run --user mallory --agent web -- 'id -un'");
    assert.notEqual(refused.status, 0);
    assert.equal(refused.out, "");
  });

  test("its process on the network is another user's, without any capability", async () => {
    const status = await host.must(`cat /proc/${await pidOf(host, agentProcesses.net)}/status`);
    const uid = (await host.must("id -u reeve-agentd")).trim();
    assert.match(status, new RegExp(`^Uid:\\s*${uid}\\s+${uid}\\s+${uid}`, "m"));
    assert.match(status, /^CapEff:\s*0+$/m);
    const monitor = await host.must(`cat /proc/${await pidOf(host, agentProcesses.monitor)}/status`);
    assert.match(monitor, /^Uid:\s*0\s/m, "the monitor was seen");
  });

  for (const [name, words] of Object.entries(agentProcesses)) {
    test(`${name} killed: it is back by itself, and the job notices nothing`, async () => {
      const gate = nextGate();
      const run = await submitted(host, "web", counting(gate));
      await untilState(host, run, "executing");
      const before = await pidOf(host, words);
      assert.notEqual(before, 0);
      await host.must(`kill -9 ${before}`);
      const isBack = async () => ![0, before].includes(await pidOf(host, words));
      await waitUntil(isBack, { what: `${name} to be back`, withinMs: 120_000 });
      await host.must(`touch ${gate}`);
      await untilState(host, run, "succeeded");
      await assertCounted(host, run);
      await untilOnline(host, "web");
    });
  }

  test("a stop leaves the job running, and a start finds it again", async () => {
    const gate = nextGate();
    const run = await submitted(host, "web", counting(gate));
    await untilState(host, run, "executing");
    await host.must(`systemctl stop ${service}`);
    assert.equal(await pidOf(host, agentProcesses.monitor), 0);
    assert.notEqual(await pidOf(host, `reeve-supervisor ${run}\\.1`), 0);
    await host.must(`systemctl start ${service} && touch ${gate}`);
    await untilState(host, run, "succeeded");
    await assertCounted(host, run);
  });
});
