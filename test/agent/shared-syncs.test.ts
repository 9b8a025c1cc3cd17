// Syncs that several attempts share: nobody is told that a change is on the disk by a sync that may have
// begun before it. The disk is played, so that its answers come when the test wants them.
// The danger they guard against: an attempt that is started although a power cut can take its directory away.
import assert from "node:assert/strict";
import { test } from "node:test";
import { SharedSyncs } from "../../agentd/monitor/shared-syncs.ts";

type Syncs = { readonly sync: (path: string) => Promise<void> };

/** What is at a path, and what of it each sync has put on the disk: all that was there when it began. */
class PlayedDisk {
  readonly written: string[] = [];
  durable: readonly string[] = [];
  begun = 0;
  readonly #ends: (() => void)[] = [];

  readonly sync = async (): Promise<void> => {
    this.begun++;
    const seen = [...this.written];
    await new Promise<void>((resolve) => this.#ends.push(resolve));
    this.durable = seen;
  };

  async endOne(): Promise<void> {
    this.#ends.shift()?.();
    await settled();
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Changes made before, during and after a sync; each asker's word is compared with the disk's. */
async function liesOf(make: (sync: () => Promise<void>) => Syncs): Promise<readonly string[]> {
  const disk = new PlayedDisk();
  const syncs = make(disk.sync);
  const lies: string[] = [];
  const change = (name: string): void => {
    disk.written.push(name);
    syncs.sync("runs").then(() => {
      if (!disk.durable.includes(name)) lies.push(name);
    }, assert.fail);
  };
  change("a");
  await settled();
  change("b");
  change("c");
  await disk.endOne();
  change("d");
  await disk.endOne();
  await disk.endOne();
  assert.deepEqual(disk.durable, ["a", "b", "c", "d"].slice(0, disk.durable.length));
  return lies;
}

test("whoever asks while a sync is under way is answered by the next one", async () => {
  assert.deepEqual(await liesOf((sync) => new SharedSyncs(sync)), []);
});

test("negative control: joining the sync that is under way is seen as a lie", async () => {
  const joining = (sync: () => Promise<void>): Syncs => {
    let running: Promise<void> | null = null;
    return { sync: () => (running ??= sync().finally(() => (running = null))) };
  };
  assert.deepEqual(await liesOf(joining), ["b", "c"]);
});

test("all who ask while one is under way share one", async () => {
  const disk = new PlayedDisk();
  const syncs = new SharedSyncs(disk.sync);
  const asked = Array.from({ length: 5 }, () => syncs.sync("runs"));
  await settled();
  await disk.endOne();
  await disk.endOne();
  await Promise.all(asked);
  assert.equal(disk.begun, 2);
});

test("a sync that fails is told to those who waited for it, and to nobody else", async () => {
  let fails = true;
  const syncs = new SharedSyncs(async () => {
    await settled();
    if (fails) throw new Error("EIO");
  });
  const first = syncs.sync("runs");
  const second = syncs.sync("runs");
  await assert.rejects(first, /EIO/);
  fails = false;
  await second;
  await syncs.sync("runs");
});
