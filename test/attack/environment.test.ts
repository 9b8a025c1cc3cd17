// AT-01 to AT-05: what a job's environment can reach. A library that notes the user of every process that
// loads it is named in the job's variables, with everything else that makes programs run foreign code; only
// processes of the job's own user may ever have loaded it.
// The danger: a library that notes nothing; as a control it is given to a root process, and its note is
// found.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { orderOf, specOf, TestHost } from "../support/host.ts";
import type { ScriptedNet } from "../support/host.ts";
import { NetAccount, noRootMode } from "../support/net-account.ts";
import { OrdinaryUser } from "../support/ordinary-user.ts";
import { readLog } from "../support/run-directory.ts";

const hasCompiler = spawnSync("cc", ["--version"]).status === 0;
const skip = noRootMode() || (!hasCompiler && "needs cc");
let account: NetAccount;
let alice: OrdinaryUser;
let host: TestHost;
let net: ScriptedNet;
let place: string;
let lastRun = 0;

before(async () => {
  if (skip !== false) return;
  account = new NetAccount();
  alice = new OrdinaryUser();
  place = mkdtempSync(join(tmpdir(), "reeve-environment-"));
  chmodSync(place, 0o755);
  makeLibrary();
  const policy = `users:\n  ${alice.name}: { modes: [trusted] }\n`;
  host = await TestHost.make({ root: { net: account, policy } });
  host.startMonitor();
  net = await host.net();
});
after(async () => {
  await host?.[Symbol.asyncDispose]();
  for (const user of [account, alice]) user?.end();
  if (place !== undefined) rmSync(place, { recursive: true, force: true });
});

function notes(): string {
  return join(place, "notes");
}

function library(): string {
  return join(place, "noting.so");
}

function noted(): readonly string[] {
  return [...new Set(readFileSync(notes(), "utf8").split("\n").filter(Boolean))];
}

/** Notes the effective user of whoever loads it. */
function makeLibrary(): void {
  const source = `#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
__attribute__((constructor)) static void note(void) {
    char text[32];
    int fd = open("${notes()}", O_WRONLY | O_APPEND);
    int length = snprintf(text, sizeof text, "%d\\n", (int)geteuid());
    if (fd >= 0 && write(fd, text, length)) close(fd);
}
unsigned la_version(unsigned version) { return version; }
`;
  writeFileSync(join(place, "noting.c"), source);
  execFileSync("cc", ["-shared", "-fPIC", "-o", library(), join(place, "noting.c")]);
  chmodSync(library(), 0o755);
  writeFileSync(notes(), "", { mode: 0o666 });
  chmodSync(notes(), 0o666);
}

type Variable = { readonly name: Buffer; readonly value: Buffer };

function variable(name: string, value: string): Variable {
  return { name: Buffer.from(name), value: Buffer.from(value) };
}

async function run(text: string, environment: readonly Variable[], shell = "/bin/bash") {
  // A spec holds them in the order of their bytes.
  const sorted = environment.toSorted((one, other) => Buffer.compare(one.name, other.name));
  const spec = specOf(text, {
    runAsUser: alice.name,
    environment: sorted,
    shell: Buffer.from(shell),
  });
  const order = orderOf(++lastRun, spec, { proof: "trusted" });
  net.send({ kind: "order", order });
  const report = await net.until(
    (message) =>
      message.kind === "report" &&
      message.report.key.run === order.key.run &&
      ["refused", "closed"].includes(message.report.phase),
    `the end of run ${order.key.run}`,
  );
  assert.ok(report.kind === "report");
  const out = report.report.phase === "closed" ? readLog(host.pathOf(order.key)).stdout.toString() : "";
  return { ...report.report, out };
}

test("AT-01 to AT-03 what makes programs load code is the job's alone", { skip }, async () => {
  const script = join(place, "note.sh");
  writeFileSync(script, `id -u >> ${notes()}\n`, { mode: 0o644 });
  const own = join(place, "note.cjs");
  writeFileSync(own, `require("fs").appendFileSync("${notes()}", process.geteuid() + "\\n");`, {
    mode: 0o644,
  });
  const loads: readonly Variable[] = [
    ...["LD_PRELOAD", "LD_AUDIT"].map((name) => variable(name, library())),
    ...["LD_LIBRARY_PATH", "GCONV_PATH", "LOCPATH", "OPENSSL_MODULES"].map((name) => variable(name, place)),
    ...["BASH_ENV", "ENV"].map((name) => variable(name, script)),
    ...[variable("NODE_OPTIONS", `--require ${own}`), variable("NODE_EXTRA_CA_CERTS", own)],
    ...[variable("SSLKEYLOGFILE", notes()), variable("OPENSSL_CONF", own), variable("GLIBC_TUNABLES", "x=y")],
    ...[
      variable("PERL5OPT", "-V"),
      variable("PYTHONSTARTUP", own),
      variable("PS4", "$(id)"),
      variable("IFS", "/"),
    ],
  ];
  const report = await run("/usr/bin/true; exit 0", loads);
  assert.equal(report.exit?.status, 0);
  assert.deepEqual(noted(), [String(alice.uid)], "loaded by the job, and by nobody else");
  writeFileSync(notes(), "");
  spawnSync("/usr/bin/true", { env: { LD_PRELOAD: library() } });
  spawnSync(process.execPath, ["-e", "0"], { env: { NODE_OPTIONS: `--require ${own}` } });
  assert.deepEqual(noted(), ["0"], "given to a process of root's, it is root that loads it");
});

test("AT-03 PATH and functions of a job's environment act as the user", { skip }, async () => {
  const program = join(place, "id");
  writeFileSync(program, `#!/bin/sh\necho mine, as $(/usr/bin/id -u)\n`);
  chmodSync(program, 0o755);
  const own = [
    variable("PATH", `${place}:/usr/bin:/bin`),
    variable("BASH_FUNC_x%%", "() { /usr/bin/id -u; }"),
  ];
  const report = await run("id; x", own);
  assert.deepEqual(report.out.trim().split("\n"), [`mine, as ${alice.uid}`, String(alice.uid)]);
});

const odd: readonly (readonly [string, Variable])[] = [
  ["an empty name", variable("", "x")],
  ["a name with =", variable("A=B", "x")],
  ["a name with a NUL", variable("A\0B", "x")],
  ["a value with a NUL", variable("A", "x\0y")],
];

test("AT-05 an environment that no process can be given is refused, not bent", { skip }, async () => {
  for (const [what, bad] of odd) {
    const { phase, reason } = await run("true", [bad]);
    assert.deepEqual([phase, reason], ["refused", "spec_refused"], what);
  }
  const bytes = Buffer.from([0x41, 0xff, 0xfe, 0x0a, 0x42]);
  const report = await run('printf %s "$ODD" | od -An -tx1', [{ name: Buffer.from("ODD"), value: bytes }]);
  assert.equal(report.out.trim(), "41 ff fe 0a 42", "any other byte arrives");
  const many = Array.from({ length: 4000 }, (_, index) => variable(`V${index}`, String(index)));
  assert.equal((await run("env | grep -c ^V", many)).out.trim(), "4000");
});
