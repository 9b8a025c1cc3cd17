// `reeve-launcher --confine`: what becomes of the process that meets the network. Each finding is compared
// with the same probe outside, so that a probe which finds nothing cannot pass.
// The danger: root's user, groups, capabilities or descriptors in a process that the network can reach.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { openSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { programs } from "../support/launcher-client.ts";

const skip = process.geteuid?.() !== 0 && "needs root to give it up";
const uid = 65534;

type Ended = { readonly status: number | null; readonly out: string; readonly err: string };

function ended(words: readonly string[]): Ended {
  const [program = "", ...args] = words;
  const wide = openSync("/etc/passwd", "r");
  const stdio = ["ignore", "pipe", "pipe", "ignore", wide] as const;
  const { status, stdout, stderr } = spawnSync(program, args, { stdio: [...stdio], cwd: "/", env: { PATH } });
  return { status, out: stdout.toString(), err: stderr.toString() };
}

const PATH = "/usr/sbin:/usr/bin:/sbin:/bin";
const shell = (text: string): readonly string[] => ["/bin/sh", "-c", text];
const confine = (...words: readonly string[]): readonly string[] => [
  join(programs("shipped"), "reeve-launcher"),
  ...["--confine", String(uid), String(uid), "--", ...words],
];

function both(text: string): { readonly inside: string; readonly outside: string } {
  return { inside: ended(confine(...shell(text))).out.trim(), outside: ended(shell(text)).out.trim() };
}

test("it is that user in every id, in no group, without a capability or a way to one", { skip }, () => {
  const fields = "^(Uid|Gid|Groups|CapInh|CapPrm|CapEff|CapBnd|CapAmb|NoNewPrivs|Seccomp):";
  const { inside, outside } = both(`grep -E '${fields}' /proc/self/status`);
  const ids = [uid, uid, uid, uid].join("\t");
  const none = "0".repeat(16);
  const capabilities = ["Inh", "Prm", "Eff", "Bnd", "Amb"].map((set) => `Cap${set}:\t${none}`);
  const wanted = [
    `Uid:\t${ids}`,
    `Gid:\t${ids}`,
    "Groups:",
    ...capabilities,
    "NoNewPrivs:\t1",
    "Seccomp:\t2",
  ];
  assert.deepEqual(
    inside.split("\n").map((line) => line.trim()),
    wanted,
  );
  assert.match(outside, /^Uid:\t0\t0\t0\t0$/m, "the probe sees root");
  assert.doesNotMatch(outside, new RegExp(`^CapEff:\t${none}$`, "m"), "and what root can");
});

test("nothing but descriptors 0 to 3 goes in, and no core comes out", { skip }, () => {
  const { inside, outside } = both("readlink /proc/self/fd/4 || echo none");
  assert.equal(outside, "/etc/passwd", "the probe sees an inherited 4");
  assert.equal(inside, "none");
  assert.deepEqual(both("ulimit -c; umask; pwd").inside.split("\n"), ["0", "0077", "/"]);
  assert.equal(ended(confine(...shell("ulimit -u 4096"))).status === 0, false, "its limits are hard ones");
});

const refused = ["unshare -U true", "unshare -n true", "keyctl new_session", "strace -o /dev/null true"];

test("calls that attacks begin with are refused, and programs run all the same", { skip }, (t) => {
  for (const text of refused) {
    if (ended(shell(text)).status !== 0) t.diagnostic(`skipped here: ${text} does not work as root either`);
    else assert.notEqual(ended(confine(...shell(text))).status, 0, text);
  }
  const threads = `new Worker("0", { eval: true }).on("exit", () => console.log("thread"))`;
  const server = `createServer().listen(0, "127.0.0.1", function () { this.close(); console.log("port"); })`;
  const parts = `const { Worker } = require("worker_threads"); const { createServer } = require("net")`;
  const source = `${parts}; ${threads}; ${server}`;
  const node = ended(confine(process.execPath, "-e", source));
  assert.deepEqual(node.out.trim().split("\n").toSorted(), ["port", "thread"], node.err);
});

test("a socket of another family than unix, IP and netlink is refused", { skip }, (t) => {
  const probe = ["perl", "-MSocket", "-e", "socket(S, $ARGV[0], SOCK_RAW, 0) or exit 7"];
  const packet = "17";
  if (ended([...probe, packet]).status !== 0) return t.skip("no perl, or no packet sockets here");
  assert.equal(ended(confine("/usr/bin/perl", ...probe.slice(1), packet)).status, 7);
  const stream = ["-MSocket", "-e", "socket(S, $ARGV[0], SOCK_STREAM, 0) or exit 7", "2"];
  assert.equal(ended(confine("/usr/bin/perl", ...stream)).status, 0);
});

test("io_uring, whose calls no filter sees, is not there", { skip }, (t) => {
  const setUp = 425; // io_uring_setup(2), of every architecture
  const probe = ["-e", `my $p = "\\0" x 120; syscall(${setUp}, 1, $p) >= 0 or exit 7`];
  if (ended(["/usr/bin/perl", ...probe]).status !== 0) return t.skip("no perl, or no io_uring here");
  assert.equal(ended(confine("/usr/bin/perl", ...probe)).status, 7);
});

const wrong: readonly (readonly [string, readonly string[]])[] = [
  ["root", ["0", "65534"]],
  ["root's group", ["65534", "0"]],
  ["a name", ["nobody", "65534"]],
  ["no change at all", ["4294967295", "65534"]],
  ["a sign", ["+65534", "65534"]],
  ["more than a number", ["65534x", "65534"]],
  ["hexadecimal", ["0x10", "65534"]],
];

for (const [what, ids] of wrong) {
  test(`${what} is no user to confine to`, { skip }, () => {
    const [launcher = ""] = confine();
    const answer = ended([launcher, "--confine", ...ids, "--", "/bin/true"]);
    assert.equal(answer.status, 2);
    assert.match(answer.err, /usage: reeve-launcher --confine UID GID/);
  });
}

test("a program that cannot be executed by that user is told by name", { skip }, () => {
  const answer = ended(confine("/root/none"));
  assert.equal(answer.status, 127);
  assert.match(answer.err, /could not execute \/root\/none as uid 65534/);
});
