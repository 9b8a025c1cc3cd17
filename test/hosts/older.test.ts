// An older Debian, by the offline installer: what it refuses, that it changes nothing then, and that both
// services run there in the end. The danger: a refusal that has installed half; each looks at what is
// installed.
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join as joinPath } from "node:path";
import { after, before, describe, test } from "node:test";
import { BootedHost } from "../support/booted-host.ts";
import { hostSkip, rootfsPath, settle } from "../support/fleet.ts";
import { madePackages } from "../support/made-packages.ts";

const options = { skip: hostSkip("older"), concurrency: 1 };

describe("Debian 11 with the offline installer", options, () => {
  let host: BootedHost;
  const installer = "/root/packages/install.sh";

  before(async () => {
    host = await BootedHost.up({ rootfs: rootfsPath("older"), name: "older" });
    cpSync(madePackages(1), joinPath(host.root, "root/packages"), { recursive: true });
    settle(host);
  });
  after(async () => {
    await host?.[Symbol.asyncDispose]();
  });

  const refusals: readonly (readonly [what: string, line: string, says: RegExp])[] = [
    ["a word it does not know", `sh ${installer} everything`, /^usage: /],
    [
      "an ordinary user, who is shown the way without root",
      `useradd person; chmod -R a+rX /root; setpriv --reuid person --clear-groups sh ${installer} agentd`,
      /needs root[^]*\.tgz/,
    ],
    [
      "another machine, by name",
      `mkdir -p /root/fake; printf '#!/bin/sh\\necho Linux aarch64\\n' >/root/fake/uname; ` +
        `chmod +x /root/fake/uname; PATH=/root/fake:$PATH sh ${installer} agentd`,
      /this is Linux aarch64/,
    ],
    [
      "a glibc that is too old, by number",
      `mkdir -p /root/old; printf '#!/bin/sh\\necho glibc 2.27\\n' >/root/old/getconf; ` +
        `chmod +x /root/old/getconf; PATH=/root/old:$PATH sh ${installer} agentd`,
      /glibc here is 2\.27; Reeve needs 2\.28/,
    ],
    [
      "a system without glibc",
      `mkdir -p /root/musl; printf '#!/bin/sh\\nexit 1\\n' >/root/musl/getconf; ` +
        `chmod +x /root/musl/getconf; PATH=/root/musl:$PATH sh ${installer} agentd`,
      /no glibc/,
    ],
    [
      "a damaged package, by name",
      `cp -r /root/packages /root/damaged; for f in /root/damaged/reeve-agentd_*.deb; do echo >>$f; done; ` +
        `sh /root/damaged/install.sh scheduler agentd`,
      /reeve-agentd_\S+\.deb is damaged/,
    ],
  ];
  for (const [what, line, says] of refusals) {
    test(`refuses ${what}, and installs nothing`, async () => {
      const { status, err } = await host.run(line);
      assert.notEqual(status, 0);
      assert.match(err, says);
      assert.equal((await host.run("dpkg-query -W 'reeve*'")).out, "");
    });
  }

  test("installs without network and waits until the services run", async () => {
    const said = await host.must(`sh ${installer} scheduler agentd`);
    assert.match(said, /reeve-scheduler is installed and runs\./);
    assert.match(said, /reeve-agentd is installed and runs\./);
  });
});
