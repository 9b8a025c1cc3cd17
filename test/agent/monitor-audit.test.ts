// The audit as the monitor writes it, with the real launcher and the test as net: one record for each
// decision, before anything follows from it. The negative control of "no record, no start" is the start that
// follows as soon as there is room for the record.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { auditFiles } from "../../agentd/audit/files.ts";
import { verifyAudit } from "../../agentd/audit/verify.ts";
import { toldOf } from "../../agentd/monitor/told.ts";
import type { Reason } from "../../proto/common/reasons.ts";
import { ledger, orderOf, patienceMs, specOf, TestHost } from "../support/host.ts";
import { smallDiskSkip, withSmallDisk } from "../support/small-disk.ts";
import { waitUntil } from "../support/wait-until.ts";

type Fields = Readonly<Record<string, unknown>>;

function recordsOf(spool: string): readonly Fields[] {
  const directory = join(spool, "audit");
  const text = readdirSync(directory)
    .sort()
    .map((name) => readFileSync(join(directory, name), "utf8"));
  return text
    .join("")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

test("each decision has one record with who, what, how proved and why, also in owner mode", async () => {
  await using host = await TestHost.make();
  host.startMonitor();
  const net = await host.net();
  const good = orderOf(1, specOf("true", { submitter: "claimed ann" }));
  const bad = orderOf(2, specOf("true", { runAsUser: "nobody-of-this-name" }));
  net.send({ kind: "order", order: good });
  await net.report(good.key, "closed");
  for (let again = 0; again < 2; again++) net.send({ kind: "order", order: bad });
  await net.report(bad.key, "refused");
  const records = recordsOf(host.spool);
  assert.deepEqual(
    records.map(({ kind }) => kind),
    ["begin", "start", "decision", "decision"],
  );
  const [accepted, refused] = records.slice(2);
  const self = process.getuid?.() ?? 0;
  assert.deepEqual(
    [
      accepted?.["verdict"],
      accepted?.["run"],
      accepted?.["attempt"],
      accepted?.["ledger"],
      accepted?.["uid"],
    ],
    ["accepted", 1, 1, ledger, self],
  );
  assert.equal(accepted?.["submitter"], "claimed ann");
  assert.equal(accepted?.["spec_sha256"], good.specSha256);
  assert.equal(accepted?.["proof"], "owner");
  assert.deepEqual([refused?.["verdict"], refused?.["reason"]], ["refused", "foreign_user"]);
  assert.equal(refused?.["requested_user"], "nobody-of-this-name");
  assert.match(String(refused?.["ref"]), /^[0-9A-HJKMNP-TV-Z]{8}$/);
  assert.deepEqual((await verifyAudit(await auditFiles(join(host.spool, "audit")), [])).problems, []);
});

test(
  "no record, no start: while there is no room for it nothing is made, and then it starts once",
  { skip: smallDiskSkip },
  () =>
    withSmallDisk(1, async (disk) => {
      await using host = await TestHost.make();
      mkdirSync(join(disk.path, "audit"), { mode: 0o700 });
      symlinkSync(join(disk.path, "audit"), join(host.spool, "audit"));
      host.startMonitor();
      const net = await host.net();
      await disk.fill(0);
      const starts = join(host.directory, "starts");
      const orders = Array.from({ length: 40 }, (_, at) =>
        orderOf(at + 1, specOf(`echo ${at} >> ${starts}`)),
      );
      for (const order of orders) net.send({ kind: "order", order });
      await waitUntil(() => host.errors.includes("spool.full"), {
        what: "a refused record",
        withinMs: patienceMs,
      });
      const recorded = () => recordsOf(host.spool).filter(({ verdict }) => verdict === "accepted").length;
      const made = () => orders.filter(({ key }) => existsSync(host.pathOf(key))).length;
      assert.ok(made() <= recorded() && recorded() < orders.length, `${made()} made, ${recorded()} recorded`);
      await disk.empty();
      for (const order of orders) await net.report(order.key, "closed");
      assert.equal(recorded(), orders.length);
      const lines = readFileSync(starts, "utf8").trimEnd().split("\n");
      assert.deepEqual(
        lines.map(Number).sort((a, b) => a - b),
        orders.map((_, at) => at),
      );
    }),
);

test("a submitter is told the same of an account that is not there and of one that is not permitted", () => {
  const hidden: readonly Reason[] = [
    "no_such_account",
    "user_not_permitted",
    "user_denied",
    "root_not_named",
    "uid_too_low",
    "proof_not_permitted",
  ];
  const told = hidden.map((reason) => toldOf({ reason, detail: `about ${reason}` }, "K7Q29XWD"));
  for (const one of told) assert.deepEqual(one, told[0]);
  assert.deepEqual([told[0]?.reason, /K7Q29XWD/.test(told[0]?.detail ?? "")], ["user_refused", true]);
  const open = { reason: "spool_full", detail: "no room" } as const;
  assert.deepEqual(toldOf(open, "K7Q29XWD"), open);
});
