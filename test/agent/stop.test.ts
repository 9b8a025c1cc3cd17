// What `agentd -K --with-jobs` does in the monitor: no run may start while the jobs are being ended, and they
// may again when they cannot be and the daemon is left alone.
// The danger they guard against: a daemon that lives on and refuses every run, with no mark that says so.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Attempt, Attempts } from "../../agentd/monitor/attempts.ts";
import type { DrainMark } from "../../agentd/monitor/drain-mark.ts";
import { LocalControl } from "../../agentd/monitor/local-control.ts";
import { bareReport } from "../../agentd/monitor/reports.ts";
import { createLog } from "../../proto/common/log.ts";

const key = { ledger: "ab".repeat(16), run: 1, attempt: 1 };
const output = { uid: 0, frameBytes: 0, ackedBytes: 0 };

for (const [ends, stops, what] of [
  [false, [true, false], "jobs that cannot be ended leave a daemon that starts runs again"],
  [true, [true], "negative control: when all have ended, nothing starts until the daemon is gone"],
] as const)
  test(what, async () => {
    const attempt = { key, isOver: false, report: bareReport(key, "started", 1), output };
    const attempts: Pick<Attempts, "all" | "cancel" | "serially"> = {
      all: () => [attempt as Attempt],
      cancel: async () => {
        attempt.isOver = ends;
      },
      serially: (_, work) => work(),
    };
    const told: boolean[] = [];
    const parts: string[] = [];
    const control = new LocalControl({
      ownUid: 0,
      attempts: () => attempts as Attempts,
      status: () => assert.fail("nobody has asked"),
      drainMark: {} as DrainMark,
      onReload: () => assert.fail("nobody has asked"),
      onStop: (isEnding) => told.push(isEnding),
      onMark: () => assert.fail("nothing is drained"),
      log: createLog({ room: "test", level: "error" }),
      cancelMs: 0,
      answer: async (_call, _isLast, text) => parts.push(text) > 0,
    });
    await control.take({ call: 1, uid: 0, pid: 1, text: JSON.stringify({ do: "stop" }) });
    assert.match(parts.at(-1) ?? "", ends ? /"ok":true/ : /"ok":false/);
    assert.deepEqual(told, stops);
  });
