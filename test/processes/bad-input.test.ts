// Bad input through the real command line, scheduler and agentd: each case one clear error that names the
// thing, a documented status, and nothing half-started. What test/cli and test/api show with the real parts
// alone is not repeated; here it is the whole way. The danger: a refusal that still made a run; every case
// compares the list of runs before and after.
import assert from "node:assert/strict";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { limits } from "../../proto/common/limits.ts";
import { CliProcess, cliMain, type Ended } from "../support/cli-process.ts";
import { Cluster } from "../support/cluster.ts";

let at: Cluster;
before(async () => {
  at = await Cluster.start();
});
after(() => at.end());

type Case = {
  readonly name: string;
  /** `$F` is a file of the case, made with `bytes` */
  readonly args: readonly string[];
  readonly bytes?: () => Buffer;
  readonly status: number;
  readonly says: RegExp;
};

const submit = ["submit", "--agent", "one"];
const cases: readonly Case[] = [
  {
    name: "an unknown agent",
    args: ["submit", "--agent", "two", "--", "true"],
    status: 124,
    says: /no_such_agent: .*two/,
  },
  {
    name: "an agent's name that is a path",
    args: ["submit", "--agent", "../one", "--", "true"],
    status: 2,
    says: /--agent/,
  },
  { name: "an empty source", args: [...submit, "--", ""], status: 124, says: /empty_source/ },
  {
    name: "an empty script",
    args: [...submit, "--script", "$F"],
    bytes: () => Buffer.alloc(0),
    status: 124,
    says: /empty_source/,
  },
  { name: "a run that is a path", args: ["logs", "../../etc/passwd"], status: 2, says: /passwd/ },
  { name: "no such run to show", args: ["show", "99999"], status: 124, says: /no_such_run: .*99999/ },
  { name: "no such run to cancel", args: ["cancel", "99999"], status: 124, says: /no_such_run: .*99999/ },
  {
    name: "no such attempt",
    args: ["logs", "--attempt", "7", "1"],
    status: 124,
    says: /no_such_(attempt|run)/,
  },
  {
    name: "a missing script",
    args: [...submit, "--script", "/nonexistent/x"],
    status: 2,
    says: /\/nonexistent\/x/,
  },
  { name: "a key with a blank", args: [...submit, "--key", "a b", "--", "true"], status: 2, says: /--key/ },
];

for (const { name, args, bytes, status, says } of cases) {
  test(`${name}: one error, status ${status}, and no run`, async () => {
    const file = join(at.place, "case");
    if (bytes !== undefined) writeFileSync(file, bytes());
    const before = await runs();
    const ended = await at.reeve(...args.map((word) => (word === "$F" ? file : word)));
    assert.equal(ended.status, status, ended.err);
    assert.match(ended.err, says);
    assert.equal(ended.out, "");
    assert.deepEqual(errorsIn(ended), 1, ended.err);
    assert.equal(await runs(), before);
  });
}

type Bound = { readonly limit: keyof typeof limits; readonly args: (bytes: number) => readonly string[] };

/** A word of the command line cannot be longer than the system's own bound, so those come in from a file. */
const bounds: readonly Bound[] = [
  { limit: "jobNameBytesMax", args: (bytes) => ["--name", "n".repeat(bytes), "--", "true"] },
  { limit: "userNameBytesMax", args: (bytes) => ["--user", "u".repeat(bytes), "--", "true"] },
  { limit: "idempotencyKeyBytesMax", args: (bytes) => ["--key", "k".repeat(bytes), "--", "true"] },
  { limit: "pathBytesMax", args: (bytes) => ["--cwd", `/${"d".repeat(bytes - 1)}`, "--", "true"] },
  { limit: "retriesMax", args: (count) => ["--retries", String(count), "--", "true"] },
  { limit: "priorityMax", args: (count) => ["--priority", String(count), "--", "true"] },
  { limit: "graceMsMax", args: (ms) => ["--grace", `${ms}ms`, "--", "true"] },
  { limit: "timeLimitMsMax", args: (ms) => ["--time-limit", `${ms}ms`, "--", "true"] },
  {
    limit: "variablesMax",
    args: (count) => [
      ...Array.from({ length: count }, (_, index) => ["--env", `V${index}=`]).flat(),
      "--",
      "true",
    ],
  },
  { limit: "scriptBytesMax", args: (bytes) => ["--script", sized("script", bytes, "#!/bin/true\n")] },
  { limit: "stdinBytesMax", args: (bytes) => ["--stdin", sized("stdin", bytes, ""), "--", "true"] },
];

for (const { limit, args } of bounds) {
  test(`at ${limit} a submit is accepted, one over it refused, naming the limit`, async () => {
    // Held: what is accepted here need not run.
    const most = await at.reeve(...submit, "--hold", ...args(limits[limit]));
    assert.equal(most.status, 0, most.err);
    const before = await runs();
    const over = await at.reeve(...submit, "--hold", ...args(limits[limit] + 1));
    assert.ok(over.status === 2 || over.status === 124, `${over.status}: ${over.err}`);
    assert.ok(namesLimit(over.err, limits[limit]), over.err.slice(0, 500));
    assert.equal(await runs(), before);
  });
}

test("a NUL byte cannot come in as a word, and in a script it is content", async () => {
  const script = join(at.place, "with-nul");
  writeFileSync(script, Buffer.from("#!/bin/sh\nprintf 'a\\0b'\nexit 0\n\0\0"));
  const ended = await at.reeve("run", "--agent", "one", "--script", script);
  assert.deepEqual([ended.status, ended.outBytes.toString("hex")], [0, "610062"]);
});

test("bytes that are no UTF-8 pass through arguments, source and output unchanged", async () => {
  const bytes = String.raw`\377\200\303\050\0355\0240\0200`;
  const shell = `word="$(printf '${bytes}')"; exec "$0" "$1" run --agent one -- printf '%s|' "$word" "$word"`;
  const child = new CliProcess("sh", ["-c", shell, process.execPath, cliMain], { REEVE_SOCKET: at.socket });
  const ended = await child.ended();
  const word = Buffer.from([0o377, 0o200, 0o303, 0o050, 0o35, 0x35, 0o24, 0x30, 0o20, 0x30]);
  assert.equal(ended.status, 0, ended.err);
  assert.ok(
    ended.outBytes.equals(Buffer.concat([word, Buffer.from("|"), word, Buffer.from("|")])),
    ended.outBytes.toString("hex"),
  );
});

test("three mistakes in a file are told together, with their lines, by both daemons", async () => {
  for (const [daemon, text] of [
    ["agentd", "mode: owner\nmax_run: 3\numask: 8\nmax_runs: many\n"],
    ["scheduler", "listen: 127.0.0.1\nsesion_port: 3\nsession_port: many\nlog_level: loud\n"],
  ] as const) {
    const file = join(at.place, `bad-${daemon}.yaml`);
    writeFileSync(file, text);
    const root = join(cliMain, "../../..");
    const main = join(root, daemon, "main.ts");
    const ended = await new CliProcess(process.execPath, [main, "-c", file]).ended();
    assert.equal(ended.status, 2, ended.err);
    for (const line of [2, 3, 4]) assert.match(ended.err, new RegExp(`bad-${daemon}\\.yaml:${line}:\\d+: `));
  }
});

test("a second scheduler on the same state is refused and the first goes on", async () => {
  const second = await at.scheduler();
  assert.ok(second.status > 0, "it did not start");
  assert.match(second.err, /in use|locked|another|already/);
  assert.equal((await at.reeve("run", "--agent", "one", "--", "exit 6")).status, 6);
});

test("a second agentd on the same spool is refused with the first one's pid", async () => {
  const pid = readFileSync(join(at.spool, "daemon.lock"), "utf8").trim();
  const second = await at.agentd("-c", at.agentConfig);
  assert.equal(second.status, 3, second.err);
  assert.ok(second.err.includes(pid), second.err);
  assert.equal((await at.reeve("run", "--agent", "one", "--", "exit 6")).status, 6);
});

test("a used, a foreign and a broken join string are refused, and nothing is enrolled", async () => {
  const spool = join(at.place, "other");
  const join1 = (file: string) => at.agentd("join", file, "-c", at.agentConfig, "--set", `spool=${spool}`);
  const broken = join(at.place, "broken");
  writeFileSync(broken, "this is no join string\n");
  const foreign = join(at.place, "foreign");
  const other = await Cluster.start();
  try {
    await other.reeve("agent", "token", "late", "--file", foreign);
    const words = readFileSync(foreign, "utf8");
    await other.killScheduler();
    assert.ok(words.length > 0);
    for (const file of [at.joinFile, broken, foreign]) {
      chmodSync(file, 0o600);
      const ended = await join1(file);
      assert.ok(ended.status === 1 || ended.status === 2, `${file}: ${ended.status}: ${ended.err}`);
      assert.equal(errorsIn(ended), 1, ended.err);
    }
  } finally {
    await other.end();
  }
  assert.ok(!existsSync(join(spool, "net/tls/identity.json")));
  const agents = (await at.reeve("agents", "--json")).out.trim().split("\n");
  assert.equal(agents.length, 1);
});

async function runs(): Promise<string> {
  return (await at.reeve("runs", "--json", "--limit", "100000")).out;
}

/** Lines that say what is wrong; the usage after them is help. */
function errorsIn({ err }: Ended): number {
  return err.split("\n").filter((line) => /^(reeve|agentd)( join)?: /.test(line)).length;
}

/** As a number, or in the unit that people read. */
function namesLimit(text: string, limit: number): boolean {
  const kib = limit / 1024;
  const words = [
    String(limit),
    `${kib} KiB`,
    `${kib / 1024} MiB`,
    `${kib / 1024}MiB`,
    `${limit / 60_000}min`,
  ];
  const times = [`${limit / 1000}s`, `${limit / 3_600_000}h`, `${limit / 86_400_000}d`];
  return [...words, ...times].some((word) => text.includes(word));
}

function sized(name: string, bytes: number, head: string): string {
  const file = join(at.place, name);
  writeFileSync(file, Buffer.concat([Buffer.from(head), Buffer.alloc(bytes - head.length, "\n")]));
  return file;
}
