// A scheduler started by hand, without a descriptor for its readiness, gives itself one arena of malloc
// before it serves; its pid, its signals and its exit status are those of the program that was started. How
// much memory that saves is seen in one-gibibyte.test.ts, whose programs are given it.
// The danger: a program that becomes itself for ever.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { waitUntil } from "../support/wait-until.ts";

const main = join(import.meta.dirname, "../../scheduler/main.ts");

test("a scheduler started by hand serves with one arena, as the process that was started", async () => {
  const place = mkdtempSync(join(tmpdir(), "reeve-arena-"));
  const { MALLOC_ARENA_MAX: _, ...env } = process.env;
  const settings = [`state=${place}/state`, "listen=127.0.0.1", "session_port=0", "join_port=0"];
  const args = settings.flatMap((setting) => ["--set", setting]);
  execFileSync(process.execPath, [main, "init", ...args], { env, stdio: "ignore" });
  const child = spawn(process.execPath, [main, ...args], { env, stdio: ["ignore", "ignore", "pipe"] });
  try {
    let log = "";
    child.stderr.on("data", (chunk: Buffer) => (log += chunk.toString()));
    const isUp = () => log.includes('"event":"scheduler.ready"');
    await waitUntil(isUp, { what: "the scheduler to be up", withinMs: 60_000 });
    const environment = readFileSync(`/proc/${child.pid}/environ`, "latin1").split("\0");
    assert.ok(environment.includes("MALLOC_ARENA_MAX=1"));
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    assert.deepEqual(await ended, [0, null]);
  } finally {
    child.kill("SIGKILL");
    rmSync(place, { recursive: true, force: true });
  }
});
