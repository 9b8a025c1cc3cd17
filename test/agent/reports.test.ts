// What the monitor says of an attempt whose process could not be made: whether asking again may help depends
// on whose fault it was, the job's or the host's. The words themselves are tested against the real launcher.
// The danger: a host's passing want told as the job's own failure would end a run for good.
import assert from "node:assert/strict";
import { constants } from "node:os";
import { test } from "node:test";
import { recordReport } from "../../agentd/monitor/reports.ts";
import type { EndedSlot, ExitRecord } from "../../agentd/monitor/run-record.ts";
import { isPermanent } from "../../proto/common/reasons.ts";

const { EAGAIN, EMFILE, ENOENT } = constants.errno;

const cases: readonly (readonly [string, number, string, "for good" | "for now"])[] = [
  ["cgroup", ENOENT, "launcher_failed", "for now"],
  ["pipe", EMFILE, "launcher_failed", "for now"],
  ["fork", EAGAIN, "launcher_failed", "for now"],
  ["cwd", ENOENT, "no_such_cwd", "for good"],
  ["params", ENOENT, "not_started", "for good"],
  ["exec", ENOENT, "not_executable", "for good"],
];

for (const [step, errno, reason, how] of cases) {
  test(`a job that fails at ${step} before it starts is ${reason}, ${how}`, () => {
    const { exit } = recordReport(
      { ledger: "1e".repeat(16), run: 1, attempt: 1 },
      "ended",
      ended(step, errno),
    );
    assert.deepEqual([exit?.kind, exit?.reason], ["reason", reason]);
    assert.equal(isPermanent(reason), how === "for good");
    assert.match(exit?.detail ?? "", new RegExp(`^${step}: E`));
  });
}

test("what could not be used is named, and a step that concerns nothing names nothing", () => {
  const key = { ledger: "1e".repeat(16), run: 1, attempt: 1 };
  const detailOf = (subject: string) =>
    recordReport(key, "ended", ended("cwd", ENOENT), subject).exit?.detail;
  assert.equal(detailOf("/srv/nope"), "cwd /srv/nope: ENOENT (no such file or directory)");
  assert.equal(detailOf(""), "cwd: ENOENT (no such file or directory)");
});

function ended(step: string, errno: number): ExitRecord {
  const slot: EndedSlot = {
    kind: "not_started",
    status: 0,
    coreDumped: false,
    cause: "",
    utimeUs: 0,
    stimeUs: 0,
    maxrssKb: 0,
    startedUs: 0,
    endedUs: 0,
    errno,
    step,
    processesEnded: 0,
    processesLeft: 0,
    pidsLeft: [],
  };
  const empty = { handed: null, claim: null, started: null, closed: null, output: null, stopping: null };
  return { ...empty, ended: slot };
}
