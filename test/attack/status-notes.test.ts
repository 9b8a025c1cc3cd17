// What `agentd status` says of a host in root mode on which something is not as root believes: an edit of the
// policy that does not decide, a PAM service that is not there. The real monitor as root.
// The danger: a note that is always there, or never; so each is compared with the host in order.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { root, TestHost } from "../support/host.ts";
import { compareHostLines } from "../support/json-table.ts";
import { NetAccount, noRootMode } from "../support/net-account.ts";

const skip = noRootMode();
const policy = "users:\n  alice: { modes: [trusted] }\n";
let account: NetAccount;
before(() => {
  if (skip === false) account = new NetAccount();
});
after(() => account?.end());

type Notes = { readonly policyNote: unknown; readonly pamNote: unknown };

async function statusOf({ spool }: TestHost): Promise<{ readonly text: string; readonly notes: Notes }> {
  const args = [join(root, "agentd/main.ts"), "--set", "mode=root", "--set", `spool=${spool}`, "status"];
  const ask = async (...more: readonly string[]) =>
    (await promisify(execFile)(process.execPath, [...args, ...more])).stdout;
  const [line] = compareHostLines(await ask("--json"), "status", "end");
  const { policyNote, pamNote } = (line?.["status"] ?? {}) as Notes;
  return { text: await ask(), notes: { policyNote, pamNote } };
}

async function begun(...sets: readonly string[]): Promise<TestHost> {
  const host = await TestHost.make({ root: { net: account, policy }, sets });
  host.startMonitor();
  await host.net();
  return host;
}

test("status says that an edit of the policy is not in force, until one is", { skip }, async () => {
  await using host = await begun();
  const inOrder = await statusOf(host);
  assert.deepEqual([inOrder.notes.policyNote, /^policy/m.test(inOrder.text)], ["", false]);
  await host.editPolicy("users: [\n");
  const broken = await statusOf(host);
  assert.match(broken.text, /^policy +edit NOT in force: .*policy\.yaml:2:1: /m);
  assert.match(String(broken.notes.policyNote), /policy\.yaml:2:1: /);
  await host.editPolicy(policy.replace("alice", "bob"));
  assert.deepEqual((await statusOf(host)).notes, inOrder.notes);
});

const isFound = existsSync("/etc/pam.d")
  ? readdirSync("/etc/pam.d").filter((name) => /^[a-z]+$/.test(name))
  : [];
const cases: readonly (readonly [phase: string, service: string, says: RegExp | null])[] = [
  [
    "auto",
    "reeve-none-such",
    /^PAM +\/etc\/pam\.d\/reeve-none-such is missing: no password proves a user; /m,
  ],
  ["on", "reeve-none-such", /^PAM .* is missing: every job is refused \(pam_account: on\); agentd -P/m],
  ...isFound.slice(0, 1).map((name) => ["auto", name, null] as const),
];

for (const [phase, service, says] of cases) {
  const what =
    says === null ? "nothing of a PAM service that is there" : "what its missing PAM service means";
  test(`status says ${what} (pam_account: ${phase})`, { skip }, async () => {
    await using host = await begun(`pam_service=${service}`, `pam_account=${phase}`);
    const { text, notes } = await statusOf(host);
    if (says !== null) assert.match(text, says);
    assert.deepEqual([/^PAM/m.test(text), notes.pamNote !== ""], [says !== null, says !== null]);
  });
}
