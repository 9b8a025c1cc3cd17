// A full disk under the real programs, each a small tmpfs of its own: a job whose output finds no room
// waits and is shown to wait, or is cut and counted; a scheduler without room refuses new runs and still
// does the rest. In every case it recovers and nothing that was accepted is lost. Needs root, to mount. The
// danger: a disk that is not really full; each test sees the refusal or the stall before it gives room.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Cluster } from "../support/cluster.ts";
import { submitted, untilShown, untilState, withinMs } from "../support/shown.ts";
import { smallDiskSkip, withSmallDisk } from "../support/small-disk.ts";
import { waitUntil } from "../support/wait-until.ts";

const MiB = 1024 * 1024;
const lines = (gate: string) => `echo up; while [ ! -e ${gate} ]; do sleep 0.1; done; seq 1 1000000; exit 3`;
const lineBytes = 6_888_896;

test("block: output waits for room, show says so, and all of it arrives", { skip: smallDiskSkip }, () =>
  withSmallDisk(48, async (disk) => {
    const at = await Cluster.start({ spool: join(disk.path, "spool"), agentLines: ["spool_min_free: 4MiB"] });
    try {
      const gate = join(at.place, "gate");
      const run = await submitted(at, "--", lines(gate));
      await untilState(at, run, "executing");
      await disk.fill(4 * MiB);
      writeFileSync(gate, "");
      const isStalled = ({ attempts }: any): boolean => attempts[0].stalled === true;
      await untilShown(at, run, "to be stalled", isStalled);
      assert.match((await at.reeve("show", run)).out, /output stalled: the host's spool is full/);
      await disk.empty();
      const shown = await untilState(at, run, "failed");
      assert.equal(shown["attempts"][0].exit.status, 3);
      await untilShown(at, run, "to have its log", ({ attempts }) => attempts[0].logState === "complete");
      assert.equal((await at.reeve("logs", run)).outBytes.length, lineBytes + 3);
    } finally {
      await at.end();
    }
  }),
);

test("cut: what finds no room is dropped and counted, and the job goes on", { skip: smallDiskSkip }, () =>
  withSmallDisk(48, async (disk) => {
    const agentLines = ["spool_min_free: 4MiB", "on_spool_full: cut"];
    const at = await Cluster.start({ spool: join(disk.path, "spool"), agentLines });
    try {
      const gate = join(at.place, "gate");
      const run = await submitted(at, "--", lines(gate));
      await untilState(at, run, "executing");
      await disk.fill(4 * MiB);
      writeFileSync(gate, "");
      await untilState(at, run, "failed");
      const seen = await untilShown(
        at,
        run,
        "to have totals",
        ({ attempts }) => attempts[0].log !== undefined,
      );
      const [{ log, exit }] = seen["attempts"];
      assert.equal(exit.status, 3);
      assert.ok(log.stdoutCut > 0, "something was dropped");
      assert.equal((log.stdoutBytes ?? 0) + log.stdoutCut, lineBytes + 3, "stored and dropped are all of it");
      await disk.empty();
    } finally {
      await at.end();
    }
  }),
);

test(
  "a scheduler without room refuses submits by name; results and cancel still work",
  { skip: smallDiskSkip },
  () =>
    withSmallDisk(160, async (disk) => {
      const at = await Cluster.start({ state: join(disk.path, "state") });
      try {
        const gate = join(at.place, "gate");
        const ends = await submitted(at, "--", `while [ ! -e ${gate} ]; do sleep 0.1; done; exit 4`);
        const cancelled = await submitted(at, "--grace", "200ms", "--", "sleep 600");
        await untilState(at, ends, "executing");
        await untilState(at, cancelled, "executing");
        await disk.fill(0);
        const refusal = await waitUntil(
          async () => {
            const asked = await at.reeve("submit", "--agent", "one", "--", "true");
            return asked.status === 124 && asked;
          },
          { what: "a submit to be refused", withinMs },
        );
        assert.match(refusal.err, /^reeve: disk_full: /);
        assert.ok(refusal.err.includes(disk.path), `it names the place: ${refusal.err}`);
        assert.equal((await at.reeve("cancel", cancelled)).status, 0);
        writeFileSync(gate, "");
        await untilState(at, ends, "failed");
        await disk.empty();
        const again = await waitUntil(
          async () => {
            const asked = await at.reeve("submit", "--quiet", "--agent", "one", "--", "exit 5");
            return asked.status === 0 && asked.out.trim();
          },
          { what: "a submit to be accepted again", withinMs },
        );
        await untilState(at, again, "failed");
      } finally {
        await at.end();
      }
    }),
);

test(
  "prune works while the disk is full, and gives enough room back for new runs",
  { skip: smallDiskSkip },
  () =>
    withSmallDisk(200, async (disk) => {
      const at = await Cluster.start({ state: join(disk.path, "state") });
      try {
        const { schedulerPid } = at;
        const large = await submitted(at, "--", "head -c 100000000 /dev/zero");
        await untilShown(at, large, "to have its log", ({ attempts }) => attempts[0].logState === "complete");
        const live = await submitted(at, "--grace", "200ms", "--", "sleep 600");
        await untilState(at, live, "executing");
        await disk.fill(0);
        const submit = () => at.reeve("submit", "--quiet", "--agent", "one", "--", "exit 5");
        const isRefused = async () => (await submit()).status === 124;
        await waitUntil(isRefused, { what: "a submit to be refused", withinMs });
        const foreseen = await at.reeve("prune", "--dry-run", "--older-than", "0");
        assert.match(foreseen.out, /^would remove \d+ runs?, 95\.\dMiB of logs/, foreseen.err);
        // A run that was looked at stays for a minute: the large one was, a moment ago.
        const pruned = await waitUntil(
          async () => {
            const asked = await at.reeve("prune", "--older-than", "0", "--json");
            assert.equal(asked.status, 0, asked.err);
            const { prune } = JSON.parse(asked.out);
            return prune.logBytes > 95 * MiB && prune;
          },
          { what: "the log to be removed", withinMs, everyMs: 2_000 },
        );
        assert.ok(pruned.runs >= 1);
        const again = await waitUntil(
          async () => {
            const asked = await submit();
            return asked.status === 0 && asked.out.trim();
          },
          { what: "a submit to be accepted, with the disk as it was filled", withinMs },
        );
        await untilState(at, again, "failed");
        assert.equal((await at.reeve("show", large)).status, 124, "it is gone");
        assert.equal((await at.reeve("cancel", live)).status, 0);
        await untilState(at, live, "cancelled");
        assert.equal(at.schedulerPid, schedulerPid);
        assert.ok(at.isSchedulerUp, "it never ended");
      } finally {
        await at.end();
      }
    }),
);
