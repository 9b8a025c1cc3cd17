// The door of this host: its modes, what a killed scheduler has left, and what it will not remove.
// The danger: a test as root does not feel modes; so they are looked at, not tried.
import { Server } from "@grpc/grpc-js";
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { once } from "node:events";
import { chmod, lstat, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openUnixDoor } from "../../scheduler/api/unix-door.ts";

async function withDirectory(body: (directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "reeve-door-"));
  try {
    await body(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}
const open = (path: string, mode: 0o600 | 0o660 = 0o600) =>
  openUnixDoor({ server: new Server(), path, mode });

test("socket and directory are made for their owner, or their group when it is asked for", () =>
  withDirectory(async (directory) => {
    const before = process.umask();
    for (const [mode, directoryMode] of [
      [0o600, 0o700],
      [0o660, 0o750],
    ] as const) {
      const path = join(directory, mode.toString(8), "api.sock");
      const door = await open(path, mode);
      assert.equal((await stat(path)).mode & 0o777, mode);
      assert.equal((await stat(join(path, ".."))).mode & 0o777, directoryMode);
      await door.close(0);
      await assert.rejects(stat(path), { code: "ENOENT" });
    }
    assert.equal(process.umask(), before);
  }));

test("the socket of a scheduler that was killed is replaced", () =>
  withDirectory(async (directory) => {
    const path = join(directory, "api.sock");
    const child = fork(join(import.meta.dirname, "../support/listening-child.ts"), [path]);
    await once(child, "message");
    await assert.rejects(open(path), /another reeve-scheduler listens on it/);
    child.kill("SIGKILL");
    await once(child, "exit");
    assert.ok((await lstat(path)).isSocket());
    const door = await open(path);
    await assert.rejects(open(path), /another reeve-scheduler listens on it/);
    await door.close(0);
  }));

test("something else of the socket's name is not removed", () =>
  withDirectory(async (directory) => {
    const path = join(directory, "api.sock");
    await writeFile(path, "precious");
    await assert.rejects(open(path), /there is something else of that name/);
    assert.equal(await readFile(path, "utf8"), "precious");
  }));

test("a directory that others may write in, or that another owns, is refused", () =>
  withDirectory(async (directory) => {
    const path = join(directory, "open", "api.sock");
    await mkdir(join(path, ".."));
    await chmod(join(path, ".."), 0o777);
    await assert.rejects(open(path), /its mode is 0777/);
    await chmod(join(path, ".."), 0o1777);
    await assert.rejects(open(path), /its mode is 01777/);
  }));

test("a path that the kernel would cut is refused with its length", () =>
  withDirectory(async (directory) => {
    await assert.rejects(open(join(directory, "x".repeat(100))), /allows 107/);
  }));
