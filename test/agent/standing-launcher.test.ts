// The launcher as the monitor keeps it: what the watchdog lives on. A real launcher in a spool of its own.
// The danger: "it answers" said of a launcher that is not there.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { StandingLauncher } from "../../agentd/monitor/standing-launcher.ts";
import { createLog } from "../../proto/common/log.ts";
import { programs } from "../support/launcher-client.ts";
import { waitUntil } from "../support/wait-until.ts";

test("a launcher answers while it lives, and nobody answers before and after", async () => {
  const spool = mkdtempSync(join(tmpdir(), "reeve-standing-"));
  mkdirSync(join(spool, "runs"));
  const log = createLog({ room: "monitor", level: "error", destination: { write: () => undefined } });
  const launcher = new StandingLauncher({
    directory: programs("shipped"),
    spool,
    cgroup: null,
    environment: {},
    log,
    onWake: () => undefined,
    onControl: () => undefined,
    onRestarted: () => undefined,
    onRefused: () => undefined,
  });
  try {
    assert.equal(await launcher.ping(), false, "none was started");
    assert.equal((await launcher.begin()).ok, true);
    assert.equal(await launcher.ping(), true);
    launcher.end();
    await waitUntil(async () => !(await launcher.ping()), { what: "the end of it" });
  } finally {
    launcher.end();
    rmSync(spool, { recursive: true, force: true });
  }
});
