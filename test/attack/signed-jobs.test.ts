// AT-36 to AT-41: what a scheduler that was broken into can do to a host that takes signed jobs only. It has
// every order, signature and spec that it was ever given, and changes, repeats and redirects them. The test
// plays it, as net, against a real monitor and launcher.
// The danger: a host that refuses everything; so each story begins with a signed job that runs, and what was
// refused must have started nothing: every job that starts leaves a line in one file.
import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Order } from "../../agentd/ipc.ts";
import { sealed } from "../../agentd/monitor/sealed-line.ts";
import { SignedStarts } from "../../agentd/monitor/signed-starts.ts";
import { reeve } from "../../proto/gen/reeve.js";
import { orderOf, type ScriptedNet, specOf, TestHost } from "../support/host.ts";
import { onSmallDisk } from "../support/small-disk.ts";
import { lineOf, makeKey, sshsigOf } from "../support/ssh-keys.ts";

const alice = makeKey("ssh-ed25519");
const mallory = makeKey("ssh-ed25519");
const user = userInfo().username;
const hour = 3_600_000;

type Spec = Parameters<typeof specOf>[1];
type World = {
  readonly host: TestHost;
  net: ScriptedNet;
  /** the signed spec of a job that says that it has run */
  readonly spec: (change?: Spec) => Buffer;
  readonly ran: () => number;
  readonly revoked: string;
  readonly signers: string;
};

/** A host that takes only what alice has signed. */
async function withHost(body: (world: World) => Promise<void>): Promise<void> {
  await using host = await TestHost.make();
  const [signers, revoked] = [join(host.directory, "signers"), join(host.directory, "revoked")];
  const witness = join(host.directory, "witness");
  writeFileSync(signers, `${user} ${lineOf(alice)}\n`, { mode: 0o600 });
  writeFileSync(revoked, "", { mode: 0o600 });
  host.set("require_signature=true", `signers=${signers}`, `revoked_keys=${revoked}`);
  host.startMonitor();
  const spec = (change: Spec = {}) =>
    specOf(`echo ran >> ${witness}`, { runAsUser: user, notAfterMs: Date.now() + hour, ...change });
  const ran = () => (existsSync(witness) ? readFileSync(witness, "utf8").split("\n").length - 1 : 0);
  await body({ host, net: await host.net(), spec, ran, signers, revoked });
}

let lastRun = 0;

/** A new run of these bytes, with alice's signature over the bytes of `signed`. */
function signedOrder(spec: Buffer, change: Partial<Order> = {}, signed = spec): Order {
  return orderOf(++lastRun, spec, { proof: "signed", sshsig: sshsigOf(alice, signed), ...change });
}

async function runs({ net }: World, order: Order): Promise<void> {
  net.send({ kind: "order", order });
  assert.equal((await net.report(order.key, "closed")).exit?.status, 0);
}

async function refused({ net }: World, order: Order, says: RegExp): Promise<void> {
  net.send({ kind: "order", order });
  const { reason, detail } = await net.report(order.key, "refused");
  assert.match(`${reason}: ${detail}`, says);
}

/** The same bytes with fields of another value: what a scheduler would have to do to change a job. */
function changed(spec: Buffer, change: reeve.v1.JobSpec.$Properties): Buffer {
  const decoded = reeve.v1.JobSpec.decode(spec);
  return Buffer.from(reeve.v1.JobSpec.encode(Object.assign(decoded, change)).finish());
}

const fields: readonly (readonly [name: string, change: reeve.v1.JobSpec.$Properties])[] = [
  ["script", { source: Buffer.from("id") }],
  ["user", { runAsUser: "nobody" }],
  ["arguments", { args: [Buffer.from("x")] }],
  ["environment", { environment: [{ name: Buffer.from("A"), value: Buffer.from("b") }] }],
  ["working directory", { cwd: Buffer.from("/tmp") }],
  ["shell", { shell: Buffer.from("/bin/bash") }],
  ["audience", { audience: ["web-1", "web-2"] }],
  ["end", { notAfterMs: Date.now() + 2 * hour }],
  ["reruns", { reruns: 100 }],
  ["nonce", { specId: Buffer.alloc(32, 1) }],
];

test("AT-40: what is signed cannot be changed in any field, and runs when it is not", () =>
  withHost(async (world) => {
    const spec = world.spec();
    for (const [name, change] of fields) {
      const forged = changed(spec, change);
      assert.ok(!forged.equals(spec), name);
      await refused(world, signedOrder(forged, {}, spec), /^signature_refused: .*not of this key and spec/);
    }
    for (const at of [0, 20, 60, spec.length - 1]) {
      const bytes = Buffer.from(spec);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      await refused(world, signedOrder(bytes, {}, spec), /^signature_refused/);
    }
    assert.equal(world.ran(), 0);
    await runs(world, signedOrder(spec));
    assert.equal(world.ran(), 1, "the control: the same spec as it was signed");
  }));

test("AT-36: signed bytes that are not the one encoding of a spec are refused for all that", () =>
  withHost(async (world) => {
    const spec = world.spec();
    const { source, ...rest } = reeve.v1.JobSpec.decode(spec);
    const text = reeve.v1.JobSpec.encode({ source }).finish();
    const others: readonly (readonly [name: string, bytes: Buffer])[] = [
      // protobuf takes the last of two: these bytes decode to root
      ["a second user", Buffer.concat([spec, reeve.v1.JobSpec.encode({ runAsUser: "root" }).finish()])],
      ["another order", Buffer.concat([text, reeve.v1.JobSpec.encode(rest).finish()])],
      ["an unknown field", Buffer.concat([spec, Buffer.from([0xf8, 0x07, 1])])],
      ["a number in too many bytes", Buffer.concat([Buffer.from([8, 0x81, 0]), spec.subarray(2)])],
    ];
    for (const [name, bytes] of others) {
      await refused(world, signedOrder(bytes), /^spec_refused/);
      assert.ok(!bytes.equals(spec), name);
    }
    const [, twice] = others[0] ?? [];
    assert.equal(reeve.v1.JobSpec.decode(twice ?? spec).runAsUser, "root", "the hazard is real");
    assert.equal(world.ran(), 0);
    await runs(world, signedOrder(spec));
  }));

test("AT-37: one signature is one start, whatever number the scheduler gives it", () =>
  withHost(async (world) => {
    const spec = world.spec();
    const first = signedOrder(spec);
    await runs(world, first);
    const again = /^needs_signature: needs a new signature by .*it was started here once/;
    await refused(world, signedOrder(spec), again);
    await refused(world, { ...first, key: { ...first.key, attempt: 2 }, seq: 1000 }, again);
    const otherLedger = { ...first.key, ledger: "ee".repeat(16) };
    await refused(world, { ...first, key: otherLedger }, again);
    await world.host.killMonitor();
    world.host.startMonitor();
    world.net = await world.host.net(1);
    await refused(world, signedOrder(spec, { seq: 1001 }), again);
    assert.equal(world.ran(), 1);
    const other = world.spec({ audience: ["web-2"] });
    await refused(world, signedOrder(other, { seq: 1002 }), /^wrong_audience/);
    const foreign = world.spec({ clusterId: Buffer.alloc(16, 9) });
    await refused(world, signedOrder(foreign, { seq: 1003 }), /^wrong_audience/);
    await runs(world, signedOrder(world.spec(), { seq: 1004 }));
  }));

test("AT-37: an attempt that the host was made to forget is no start more", () =>
  withHost(async (world) => {
    const spec = world.spec({ reruns: 1 });
    const first = signedOrder(spec);
    await runs(world, first);
    const { key, seq, fence } = first;
    world.net.send({ kind: "forget", key, seq, fence });
    await world.net.report(key, "forgotten");
    await world.host.killMonitor();
    // What a scheduler brings about by settling others until the list of them is compacted to its floor.
    const claims = join(world.host.spool, "claims");
    writeFileSync(claims, `reeve-claims-1\n${sealed(`floor ${key.ledger} ${seq}`)}`);
    world.host.startMonitor();
    world.net = await world.host.net(1);
    const again = { ...first, seq: 2000 };
    await refused(world, again, /^needs_signature: .*this attempt was started here, and is over/);
    assert.equal(world.ran(), 1);
    await runs(world, signedOrder(spec, { seq: 2001 }));
    await refused(world, signedOrder(spec, { seq: 2002 }), /^needs_signature: .*permits 1 reruns/);
  }));

test("AT-37: a host that has lost what it had started takes nothing that was signed before", () =>
  withHost(async (world) => {
    const spec = world.spec();
    await runs(world, signedOrder(spec));
    await world.host.killMonitor();
    rmSync(join(world.host.spool, "signed-starts"));
    world.host.startMonitor();
    world.net = await world.host.net(1);
    await refused(world, signedOrder(spec, { seq: 1005 }), /^needs_signature: .*only what was started since/);
    await runs(world, signedOrder(world.spec(), { seq: 1006 }));
    assert.equal(world.ran(), 2);
  }));

test("reruns are permitted as often as was signed, and until when", () =>
  withHost(async (world) => {
    const spec = world.spec({ reruns: 2 });
    for (let start = 1; start <= 3; start++) await runs(world, signedOrder(spec));
    await refused(
      world,
      signedOrder(spec),
      /^needs_signature: .*3 times, and the signature permits 2 reruns/,
    );
    const until = world.spec({ reruns: 2, rerunsUntilMs: Date.now() - hour });
    await runs(world, signedOrder(until));
    await refused(world, signedOrder(until), /^needs_signature: .*permits reruns until/);
    assert.equal(world.ran(), 4);
  }));

test("what is refused for now takes nothing of what a signature permits", () =>
  withHost(async (world) => {
    const spec = world.spec();
    const late = signedOrder(spec, { startDeadlineMs: 1000 });
    await refused(world, late, /^late_order/);
    await refused(world, signedOrder(spec, { sshsig: sshsigOf(mallory, spec) }), /^signature_refused/);
    await runs(world, signedOrder(spec));
  }));

test("AT-38: a window that is over, to come, too long or without an end is refused", () =>
  withHost(async (world) => {
    const day = 24 * hour;
    const now = Date.now();
    const cases: readonly (readonly [Spec, RegExp])[] = [
      [{ issuedAtMs: now - 3 * hour, notAfterMs: now - hour }, /not after .*this host's clock says/],
      [{ notBeforeMs: now + hour, notAfterMs: now + 2 * hour }, /not before .*this host's clock says/],
      [{ notAfterMs: now + 8 * day }, /longer than 7 days/],
      [{ notAfterMs: 0 }, /has no end/],
      [{ issuedAtMs: now + hour, notAfterMs: now + 2 * hour }, /one of the two clocks is 3\d\d\d s wrong/],
    ];
    for (const [change, says] of cases) {
      await refused(world, signedOrder(world.spec(change)), new RegExp(`^outside_window: .*${says.source}`));
    }
    assert.equal(world.ran(), 0);
    const skewed = { issuedAtMs: Date.now() + 60_000, notAfterMs: Date.now() + hour };
    await runs(world, signedOrder(world.spec(skewed)));
  }));

test("AT-39: a removed or revoked key counts no more, and an unreadable list is for all", () =>
  withHost(async (world) => {
    await runs(world, signedOrder(world.spec()));
    writeFileSync(world.revoked, `${lineOf(alice)}\n`);
    await refused(world, signedOrder(world.spec()), /^signature_refused: key SHA256:.* is revoked by line 1/);
    writeFileSync(world.revoked, "not a key\n");
    await refused(world, signedOrder(world.spec()), /^signers_unavailable: .*line 1 is no public key/);
    rmSync(world.revoked);
    await refused(world, signedOrder(world.spec()), /^signers_unavailable: .*no such file/);
    writeFileSync(world.revoked, "", { mode: 0o600 });
    writeFileSync(world.signers, `${user} ${lineOf(mallory)}\n`);
    await refused(world, signedOrder(world.spec()), /^signature_refused: .*does not name it/);
    writeFileSync(world.signers, `${user} ${lineOf(alice)}\n`, { mode: 0o600 });
    await runs(world, signedOrder(world.spec()));
  }));

test("AT-31: a file of signers that others may write or put in its place is not believed", () =>
  withHost(async (world) => {
    chmodSync(world.signers, 0o664);
    await refused(world, signedOrder(world.spec()), /^signers_unavailable: .*mode 0664 lets others/);
    chmodSync(world.signers, 0o600);
    renameSync(world.signers, `${world.signers}.real`);
    symlinkSync(`${world.signers}.real`, world.signers);
    await refused(world, signedOrder(world.spec()), /^signers_unavailable: .*symbolic link/);
    rmSync(world.signers);
    renameSync(`${world.signers}.real`, world.signers);
    await runs(world, signedOrder(world.spec()));
  }));

test("AT-41: nothing weaker than a signature is taken where one is wanted", () =>
  withHost(async (world) => {
    const spec = world.spec();
    for (const proof of ["owner", "trusted", "password", "challenge", ""])
      await refused(world, signedOrder(spec, { proof }), /^proof_refused/);
    await refused(world, signedOrder(spec, { sshsig: null }), /^signature_refused: .*has no signature/);
    await refused(world, signedOrder(spec, { sshsig: sshsigOf(mallory, spec) }), /may not sign for/);
    await refused(world, signedOrder(world.spec({ runAsUser: "root-or-so" })), /^foreign_user/);
    await refused(world, signedOrder(world.spec({ runAsUser: "" })), /^foreign_user/);
    assert.equal(world.ran(), 0);
    await runs(world, signedOrder(spec));
  }));

test("AT-37: a clock that goes back brings no spec back, nor does a damaged list", async () => {
  await using host = await TestHost.make();
  const path = join(host.directory, "signed-starts");
  const now = Date.now();
  const specId = "5e".repeat(32);
  const job = {
    specId,
    issuedAtMs: now,
    notAfterMs: now + hour,
    reruns: 0,
    rerunsUntilMs: 0,
    runAsUser: "alice",
  };
  const later = { ...job, specId: "6e".repeat(32), issuedAtMs: now + 3 * hour, notAfterMs: now + 5 * hour };
  const key = (run: number) => ({ ledger: "ab".repeat(16), run, attempt: 1 });
  {
    await using starts = await SignedStarts.open(path, now);
    assert.equal(await starts.take(job, key(1), now), null);
    assert.equal(await starts.take(job, key(1), now), null, "the same attempt again is the same start");
    assert.equal(await starts.take(later, key(2), now + 4 * hour), null);
  }
  {
    await using starts = await SignedStarts.open(path, now + 4 * hour);
    const back = await starts.take({ ...job, specId: "7e".repeat(32) }, key(3), now + 60_000);
    assert.match(back?.detail ?? "permitted", /^the signed spec ended .*clock was at/);
    assert.equal((await starts.take(later, key(4), now + 4 * hour))?.reason, "needs_signature");
  }
  const whole = readFileSync(path);
  writeFileSync(path, whole.subarray(0, -5)); // torn by a crash: what it said was promised to nobody
  await (await SignedStarts.open(path, now + 4 * hour))[Symbol.asyncDispose]();
  const damaged = Buffer.from(whole);
  damaged[whole.length - 10] = 0x21;
  writeFileSync(path, damaged);
  await using starts = await SignedStarts.open(path, now + 4 * hour);
  assert.match(
    (await starts.take(later, key(5), now + 4 * hour))?.detail ?? "permitted",
    /only what was started/,
  );
});

onSmallDisk(
  "a start of which a full disk took only a part is refused, and others are remembered",
  1,
  async (disk) => {
    const path = join(disk.path, "signed-starts");
    const now = Date.now();
    const times = { issuedAtMs: now, notAfterMs: now + hour, reruns: 0, rerunsUntilMs: 0 };
    const jobOf = (number: number) => ({
      ...times,
      specId: number.toString(16).padStart(64, "0"),
      runAsUser: "alice",
    });
    const keyOf = (run: number) => ({ ledger: "ab".repeat(16), run, attempt: 1 });
    const permitted: number[] = [];
    {
      await using starts = await SignedStarts.open(path, now - hour);
      await disk.fill(0);
      // The page that the file has takes some more lines, and then a part of one.
      const take = async (number: number): Promise<boolean> => {
        if ((await starts.take(jobOf(number), keyOf(number), now)) !== null) return false;
        permitted.push(number);
        return true;
      };
      let next = 1;
      await assert.rejects(async () => {
        while (await take(next)) next++;
      }, /ENOSPC/);
      await disk.empty();
      assert.equal(await take(1000), true, "with room it goes on");
    }
    await using again = await SignedStarts.open(path, now);
    assert.ok(permitted.length > 2);
    for (const number of permitted)
      assert.equal((await again.take(jobOf(number), keyOf(number + 5000), now))?.reason, "needs_signature");
    const fresh = await again.take(jobOf(9999), keyOf(9999), now);
    assert.equal(fresh, null, "nothing in the list is damaged");
  },
);

test("a full list keeps no host from starting, and has room again when some are over", async () => {
  await using host = await TestHost.make();
  const path = join(host.directory, "signed-starts");
  const now = Date.now();
  const job = { issuedAtMs: now, notAfterMs: now + hour, reruns: 0, rerunsUntilMs: 0, runAsUser: "alice" };
  const key = { ledger: "ab".repeat(16), run: 1, attempt: 1 };
  const line = (number: number, untilMs: number): string =>
    sealed(`start ${number.toString(16).padStart(64, "0")} ${key.ledger}/${number}.1 ${untilMs} 0`);
  const bytesMax = 64 * 1024;
  const count = Math.ceil(bytesMax / line(1e6, now).length) + 1;
  for (const untilMs of [now - hour, now + hour]) {
    const lines = Array.from({ length: count }, (_, index) => line(1e6 + index, untilMs));
    writeFileSync(path, ["reeve-signed-starts-1\n", sealed("floor 0 0"), ...lines].join(""));
    await using starts = await SignedStarts.open(path, now, bytesMax);
    const answer = await starts.take({ ...job, specId: "5e".repeat(32) }, key, now);
    assert.equal(answer?.reason, untilMs < now ? undefined : "spool_full");
  }
});
