// A log of one GiB through the real programs: it waits on the disk while the scheduler stands still,
// arrives byte for byte, and no process holds more than a bounded part of it in memory. The figures are
// printed.
// The danger: a job that produces slower than the scheduler takes proves nothing; so the scheduler is
// stopped until all of it lies on the host's disk.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  existsSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statfsSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { cliMain } from "../support/cli-process.ts";
import { Cluster } from "../support/cluster.ts";
import { supervisorsOfSpool } from "../support/supervisors.ts";
import { waitUntil } from "../support/wait-until.ts";

const MiB = 1024 * 1024;
const rssMax = 150e6;
/** How much a process may grow while it has nothing to do with what is written. */
const flatBytes = 16 * MiB;
const partBytes = 16 * MiB;
const isRoomy = statfsSync(tmpdir()).bavail * statfsSync(tmpdir()).bsize >= 8 * 1024 * MiB;
const parts = isRoomy ? 64 : 16;
const size = `${(parts * partBytes) / MiB} MiB`;
const waits = { withinMs: 300_000 };

type Shown = {
  readonly attempts: readonly { readonly logState: string; readonly log: Record<string, unknown> }[];
};

describe(`a log of ${size}${isRoomy ? "" : ": SMALLER than 1 GiB, the disk has under 8 GiB free"}`, () => {
  let at: Cluster;
  before(async () => {
    at = await Cluster.start();
  });
  after(() => at.end());

  test("waits on the disk, arrives byte for byte, and is never in memory", async (t) => {
    const filled = await fillWhileStopped(at);
    const { run, expected, storedAtStop, programs } = filled;
    const startMs = performance.now();
    filled.goOn();
    await waitUntil(() => storedBytes(at) > expected.bytes, { ...waits, what: "the log has arrived" });
    const rate = (expected.bytes - storedAtStop) / MiB / ((performance.now() - startMs) / 1000);
    const shown = async () => JSON.parse((await at.reeve("show", run, "--json")).out) as Shown;
    const isComplete = async () => (await shown()).attempts[0]?.logState === "complete";
    await waitUntil(isComplete, { ...waits, what: "the log is complete" });
    const { log } = (await shown()).attempts[0] ?? assert.fail("no attempt");
    assert.deepEqual([log["stdoutBytes"], log["stdoutSha256"]], [expected.bytes, expected.sha256]);
    assert.deepEqual(await digestOfLogs(at, run), expected);
    for (const [name, peak] of [
      ["supervisor", filled.supervisorPeak] as const,
      ...peaksOf(at.place, programs),
    ]) {
      t.diagnostic(`${name}: at most ${(peak / MiB).toFixed(0)} MiB`);
      assert.ok(peak < rssMax, `${name} held ${(peak / MiB).toFixed(0)} MiB`);
    }
    t.diagnostic(`stored at ${rate.toFixed(0)} MiB/s`);
  });

  test("the probe sees memory that is held", async () => {
    const script = "globalThis.b = Buffer.alloc(2e8, 1); setInterval(() => {}, 1e6)";
    const held = spawn(process.execPath, ["-e", script]);
    try {
      await waitUntil(() => memory(held.pid).peak > rssMax, { ...waits, what: "200 MB are seen" });
    } finally {
      held.kill("SIGKILL");
    }
  });
});

/** All of the log lies on the host's disk, most of it written while the scheduler stood; the job lives. */
async function fillWhileStopped(at: Cluster) {
  const part = join(at.place, "part");
  const gate = join(at.place, "gate");
  writeFileSync(part, randomBytes(partBytes));
  const job = `n=0; while [ $n -lt ${parts} ]; do echo part $n; cat ${part}; n=$((n + 1)); done; `;
  const hold = `while [ ! -e ${gate} ]; do sleep 0.1; done`;
  const scheduler = programsOf(at.place).get("scheduler") ?? assert.fail("no scheduler");
  const submitted = await at.reeve("submit", "--quiet", "--agent", "one", "--", job + hold);
  await waitUntil(() => storedBytes(at) > 8 * MiB, { ...waits, what: "the log has begun to arrive" });
  process.kill(scheduler, "SIGSTOP");
  const programs = programsOf(at.place);
  const nowOf = (name: string) => memory(programs.get(name)).now;
  const begun = ["net", "monitor", "supervisor"].map((name) => [name, nowOf(name)] as const);
  const expected = expectedOf(readFileSync(part));
  const storedAtStop = storedBytes(at);
  const isWritten = () => treeBytes(join(at.place, "agentd", "runs")) + storedAtStop >= expected.bytes;
  await waitUntil(isWritten, { ...waits, what: "all of it is on the disk of the host" });
  for (const [name, then] of begun) {
    assert.ok(nowOf(name) < then + flatBytes, `${name} grew from ${then} to ${nowOf(name)} bytes meanwhile`);
  }
  assert.ok(storedBytes(at) < expected.bytes / 2, "most of it came while the scheduler stood");
  const supervisorPeak = memory(programs.get("supervisor")).peak;
  const goOn = (): void => {
    process.kill(scheduler, "SIGCONT");
    writeFileSync(gate, "");
  };
  return { run: submitted.out.trim(), expected, storedAtStop, programs, supervisorPeak, goOn };
}

function storedBytes(at: Cluster): number {
  return treeBytes(join(at.place, "scheduler", "logs"));
}

function expectedOf(bytes: Buffer): { readonly bytes: number; readonly sha256: string } {
  const hash = createHash("sha256");
  let total = 0;
  for (let n = 0; n < parts; n++) {
    const line = `part ${n}\n`;
    hash.update(line).update(bytes);
    total += line.length + bytes.length;
  }
  return { bytes: total, sha256: hash.digest("hex") };
}

async function digestOfLogs(at: Cluster, run: string): Promise<{ bytes: number; sha256: string }> {
  const env = { ...process.env, REEVE_SOCKET: at.socket };
  const child = spawn(process.execPath, [cliMain, "logs", "--raw", run], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** The same processes to the end: one that was replaced would have hidden its peak. */
function peaksOf(
  place: string,
  programs: ReadonlyMap<string, number>,
): readonly (readonly [string, number])[] {
  const now = programsOf(place);
  return ["scheduler", "net", "monitor"].map((name) => {
    assert.equal(now.get(name), programs.get(name), `${name} is still the same process`);
    return [name, memory(now.get(name)).peak] as const;
  });
}

/** By name, the processes of the cluster in this place. */
function programsOf(place: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const pid of supervisorsOfSpool(join(place, "agentd"))) found.set("supervisor", pid);
  for (const pid of readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      const isNode = readlinkSync(`/proc/${pid}/exe`) === process.execPath;
      const isHere = words.includes(place);
      if (isNode && isHere && words.includes("scheduler/main.ts")) found.set("scheduler", pid);
      if (isNode && isHere && words.includes("monitor/main.ts")) found.set("monitor", pid);
      if (isNode && words.includes("agentd/net/main.ts") && spoolOf(pid, place)) found.set("net", pid);
    } catch {
      // It has ended, or is not ours.
    }
  }
  return found;
}

/** Net's arguments do not name the place; those of its parent, the monitor, do. */
function spoolOf(pid: number, place: string): boolean {
  const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? "0";
  return readFileSync(`/proc/${parent}/cmdline`, "utf8").includes(place);
}

function memory(pid: number | undefined): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid ?? assert.fail("no such program")}/status`, "utf8");
  const bytesOf = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) * 1024;
  return { now: bytesOf("VmRSS"), peak: bytesOf("VmHWM") };
}

/** Of all files below; those that vanish meanwhile count as nothing. */
function treeBytes(directory: string): number {
  if (!existsSync(directory)) return 0;
  let bytes = 0;
  for (const name of readdirSync(directory, { recursive: true, encoding: "utf8" })) {
    bytes += statSync(join(directory, name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}
