// A join that dies between any two of its steps on the disk: the host has its old identity, whole, or its new
// one, whole. The states are made by hand, as each crash would leave them.
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { readIdentityFile, storeIdentity } from "../../agentd/commands/join-store.ts";
import { readJoined } from "../../agentd/monitor/spool.ts";
import { readIdentity } from "../../agentd/net/identity.ts";
import { restoreIdentity, sweepIdentity } from "../../proto/common/identity-directory.ts";
import { X509Certificate } from "node:crypto";
import { startCluster } from "./cluster.ts";
import type { Cluster } from "./cluster.ts";

const mark = "0".repeat(16);

type Host = AsyncDisposable & {
  readonly cluster: Cluster;
  readonly spool: string;
  readonly net: string;
  /** joins as this name */
  store(name: string): Promise<void>;
};

async function startHost(): Promise<Host> {
  const cluster = await startCluster();
  const spool = await mkdtemp(join(tmpdir(), "reeve-join-"));
  const net = join(spool, "net");
  await mkdir(net);
  const { clusterId, caPem } = cluster.authority;
  const store = async (name: string): Promise<void> => {
    const { agentId, der, keyPem } = await cluster.leafFor(name);
    const file = { clusterId, agent: name, agentId, addresses: ["127.0.0.1:1"], joinAddresses: [] };
    await storeIdentity(spool, { keyPem, leafPem: new X509Certificate(der).toString(), caPem, file });
  };
  const end = async (): Promise<void> => {
    await rm(spool, { recursive: true });
    await cluster[Symbol.asyncDispose]();
  };
  return { cluster, spool, net, store, [Symbol.asyncDispose]: end };
}

const readers = {
  "agentd join": async (spool: string) => (await readIdentityFile(spool))?.agent,
  "the monitor": async (spool: string) => (await readJoined(spool, "owner"))?.agent,
  net: async (spool: string) => (await readIdentity(spool)).agent,
};

for (const [who, read] of Object.entries(readers)) {
  test(`${who} finds the old identity after a join that died between its renames`, async () => {
    await using host = await startHost();
    await host.store("web-1");
    await cp(join(host.net, "tls"), join(host.net, `tls.new.${mark}`), { recursive: true });
    await rename(join(host.net, "tls"), join(host.net, `tls.old.${mark}`));
    const bare = await readFile(join(host.net, "tls", "key.pem")).catch((error: Error) => error);
    assert.ok(bare instanceof Error, "without healing there is no identity");
    assert.equal(await read(host.spool), "web-1");
    assert.equal((await readIdentity(host.spool)).agent, "web-1");
    await host.store("web-2"); // the join, repeated
    assert.equal(await read(host.spool), "web-2");
  });
}

test("of two that were put aside the last counts, and what has been replaced is never put back", async () => {
  await using host = await startHost();
  await host.store("web-1");
  await rename(join(host.net, "tls"), join(host.net, `tls.old.${"f".repeat(16)}`));
  await host.store("web-2");
  await rename(join(host.net, "tls"), join(host.net, `tls.old.${mark}`));
  assert.equal(await restoreIdentity(host.spool), true);
  assert.equal((await readIdentity(host.spool)).agent, "web-2");
  assert.equal(await restoreIdentity(host.spool), false, "there is one");
  await sweepIdentity(host.spool);
  assert.deepEqual(await readdir(host.net), ["tls"]);
});

test("a sweep without an identity removes no set that could be the only one", async () => {
  await using host = await startHost();
  await host.store("web-1");
  await rename(join(host.net, "tls"), join(host.net, `tls.old.${mark}`));
  await mkdir(join(host.net, `tls.new.${mark}`));
  await sweepIdentity(host.spool);
  assert.deepEqual(await readdir(host.net), [`tls.old.${mark}`]);
});

test("a host that never joined has no identity, and stays so", async () => {
  await using host = await startHost();
  await mkdir(join(host.net, `tls.new.${mark}`));
  for (const read of [readers["agentd join"], readers["the monitor"]])
    assert.equal(await read(host.spool), undefined);
  await assert.rejects(readers.net(host.spool));
});
