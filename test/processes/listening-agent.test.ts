// A real agentd that listens and a real scheduler that dials it: jobs, logs and cancel, and what each side
// does when the other is killed, stands still, or changes its certificate. One cluster for the file.
// The danger: a link that is up and carries nothing. Every case ends with a job's own words.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Daemon } from "../../packaging/demo-programs.ts";
import { Cluster, freePort } from "../support/cluster.ts";
import { Leaves } from "../support/leaves.ts";
import { waitUntil } from "../support/wait-until.ts";

const withinMs = 60_000;
const agentdMain = join(import.meta.dirname, "../../agentd/main.ts");
let at: Cluster;

before(async () => {
  at = await Cluster.start({ listens: true });
});
after(() => at.end());

type AgentRow = { readonly online: boolean; readonly note: string; readonly addresses?: readonly string[] };
async function agentRow(): Promise<AgentRow> {
  const [first = ""] = (await at.reeve("agents", "--json")).out.split("\n");
  return (JSON.parse(first) as { agent: AgentRow }).agent; // the list is sorted: `one`
}
const online = (isOnline: boolean) =>
  waitUntil(async () => (await agentRow()).online === isOnline, {
    what: isOnline ? "the agent to be online" : "the agent to be offline",
    withinMs,
  });

const textOf = (name: string) => readFileSync(join(at.place, name), "utf8");
function count(log: string, event: string): number {
  return textOf(log)
    .split("\n")
    .filter((line) => line.includes(`"event":"${event}"`)).length;
}

/** A job that waits for a file, so that something can happen meanwhile. */
function begin(gate: string, status: number) {
  const wait = `while [ ! -e ${gate} ]; do sleep 0.1; done`;
  return at.follow("run", "--agent", "one", "--", `echo begun; ${wait}; seq 1 20000; exit ${status}`);
}
const numbers = Array.from({ length: 20_000 }, (_, index) => `${index + 1}\n`).join("");

test("a job runs on an agent that the scheduler dials, and its end and output are its own", async () => {
  const ended = await at.reeve("run", "--agent", "one", "--", "echo out; echo err >&2; exit 7");
  assert.deepEqual([ended.status, ended.out, ended.err], [7, "out\n", "err\n"]);
  const { addresses } = await agentRow();
  assert.deepEqual(addresses, [at.agentAddress]);
  assert.equal(count("agentd.log", "session.listening"), 1);
});

test("cancel reaches a job on an agent that is dialled", async () => {
  const job = at.follow("run", "--agent", "one", "--", "echo begun; sleep 600");
  await waitUntil(() => job.out === "begun\n", { what: "the job to begin", withinMs });
  const shown = JSON.parse((await at.reeve("runs", "--json", "--limit", "1")).out) as {
    run: { run: number };
  };
  assert.equal((await at.reeve("cancel", String(shown.run.run))).status, 0);
  assert.equal((await job.ended()).status, 121);
});

test("a scheduler killed while the job runs dials again, and not one byte is lost", async () => {
  const gate = join(at.place, "gate-scheduler");
  const job = begin(gate, 3);
  await waitUntil(() => job.out === "begun\n", { what: "the job to begin", withinMs });
  await at.killScheduler();
  writeFileSync(gate, "");
  await at.startScheduler();
  const ended = await job.ended();
  assert.deepEqual([ended.status, ended.out], [3, `begun\n${numbers}`]);
});

test("net killed while the job runs is dialled again, and not one byte is lost", async () => {
  const gate = join(at.place, "gate-net");
  const job = begin(gate, 4);
  await waitUntil(() => job.out === "begun\n", { what: "the job to begin", withinMs });
  const { net } = at.parts();
  assert.ok(net);
  process.kill(net, "SIGKILL");
  writeFileSync(gate, "");
  const ended = await job.ended();
  assert.deepEqual([ended.status, ended.out], [4, `begun\n${numbers}`]);
});

test("each side notices in time that the other stands still, and the link comes back", async () => {
  await online(true);
  const links = count("agentd.log", "link.online");
  const ends = count("agentd.log", "link.offline");
  process.kill(at.schedulerPid, "SIGSTOP");
  try {
    const isDown = () => count("agentd.log", "link.offline") > ends;
    await waitUntil(isDown, { what: "the agent to give the scheduler up", withinMs });
  } finally {
    process.kill(at.schedulerPid, "SIGCONT");
  }
  const isBack = () => count("agentd.log", "link.online") > links;
  await waitUntil(isBack, { what: "the scheduler to dial again", withinMs });
  await online(true);
  const before = count("scheduler.log", "link.offline");
  const { net } = at.parts();
  assert.ok(net);
  process.kill(net, "SIGSTOP");
  // The monitor kills a net that does not answer; the scheduler must notice, whichever comes first.
  const isOff = () => count("scheduler.log", "link.offline") > before;
  await waitUntil(isOff, { what: "the scheduler to give the agent up", withinMs });
  await online(true);
  assert.equal((await at.reeve("run", "--agent", "one", "--", "exit 5")).status, 5);
});

test("a host that cannot reach the scheduler joins by its fingerprint and code, and runs a job", async () => {
  const address = `127.0.0.1:${await freePort()}`;
  const [host, port] = address.split(":");
  const file = join(at.place, "two.yaml");
  const lines = ["mode: owner", `spool: ${join(at.place, "two")}`, "who_dials: scheduler"];
  writeFileSync(file, [...lines, `listen: ${host}`, `listen_port: ${port}`, ""].join("\n"));
  const waiting = at.begin(agentdMain, "join", "--listen", "-c", file);
  await waitUntil(() => /^code .*\n/m.test(waiting.out), { what: "the two lines", withinMs });
  const note = join(at.place, "note");
  writeFileSync(note, waiting.out, { mode: 0o600 });
  const half = join(at.place, "half");
  writeFileSync(half, waiting.out.slice(0, -10));
  const [, code = ""] = /code (.*)\n/.exec(waiting.out) ?? [];
  const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
    [["two", "--address", address, half], /half does not hold the two lines/],
    [["two", "--address", address, "/nowhere/note"], /could not read \/nowhere\/note/],
    [["two", "--address", address], /give the file with the two lines/],
    [["two", "--address", address, code], /not the code: an argument is visible to everybody/],
    [["two", note], /where is the host\? --address/],
    [["--address", address], /which agent/],
  ];
  for (const [words, says] of mistakes) {
    const { status, err } = await at.reeve("agent", "add", ...words);
    assert.equal(status, 2, err);
    assert.match(err, says);
    assert.ok(!err.includes(code), "the code is not repeated");
  }
  const taken = await at.reeve("agent", "add", "one", "--address", address, note);
  assert.match(taken.err, /agent_exists: .*agent one has joined already.*reeve agent add --replace one/);
  const added = await at.reeve("agent", "add", "two", "--address", address, note);
  assert.deepEqual([added.status, added.err], [0, "reeve: agent two has joined; start its agentd\n"]);
  assert.equal((await waiting.ended()).status, 0);
  const agentd = new Daemon("two", at.place, [process.execPath, agentdMain, "-c", file]);
  try {
    const isThere = async () => /^two +online/m.test((await at.reeve("agents")).out);
    await waitUntil(isThere, { what: "agent two to be online", withinMs });
    assert.equal((await at.reeve("run", "--agent", "two", "--", "exit 11")).status, 11);
  } finally {
    await agentd.end();
  }
  const gone = await at.reeve("agent", "add", "three", "--address", address, note);
  assert.match(gone.err, /agent_unreachable: the host could not be reached: 127\.0\.0\.1:/);
  for (const log of ["scheduler.log", "two.log"])
    assert.ok(!textOf(log).includes(code), `${log} has the code`);
});

test("a leaf of eleven days is renewed over a link that the scheduler dialled", async () => {
  const leaves = new Leaves(at);
  await at.endAgentd();
  const due = await leaves.issue({ ageDays: 11 });
  leaves.put(due);
  const links = count("agentd.log", "link.online");
  at.startAgentd();
  await waitUntil(() => count("agentd.log", "link.renewed") === 1, { what: "the renewal", withinMs });
  await waitUntil(() => count("agentd.log", "link.online") >= links + 2, { what: "the next link", withinMs });
  assert.notEqual(leaves.read("key.pem"), due.keyPem);
  assert.ok(leaves.ageDays() < 1);
  await online(true);
  assert.equal((await at.reeve("run", "--agent", "one", "--", "exit 6")).status, 6);
});

test("an agent that is down is shown with its address, and who dials can be changed and back", async () => {
  await at.endAgentd();
  const isTold = async () => (await agentRow()).note.includes(`cannot be dialled at ${at.agentAddress}`);
  await waitUntil(isTold, { what: "the note", withinMs });
  const { agentAddress } = at;
  at.agentAddress = "";
  await at.restartAgentd();
  await online(true);
  assert.equal((await at.reeve("agent", "address", "one")).status, 0);
  assert.equal((await at.reeve("run", "--agent", "one", "--", "exit 8")).status, 8);
  at.agentAddress = agentAddress;
  await at.restartAgentd();
  await waitUntil(() => count("agentd.log", "session.listening") > 0, { what: "it to listen", withinMs });
  await online(false);
  const set = await at.reeve("agent", "address", "one", agentAddress);
  assert.match(set.err, /the scheduler dials it at 127\.0\.0\.1:/);
  await online(true);
  assert.equal((await at.reeve("run", "--agent", "one", "--", "exit 9")).status, 9);
  const wrong = await at.reeve("agent", "address", "one", "nonsense");
  assert.deepEqual([wrong.status, /"nonsense" is not host:port/.test(wrong.err)], [2, true]);
});
