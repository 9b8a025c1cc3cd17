// Faults of design, each as somebody might write it in good faith, and the checker that must find it. Every
// checker has at least one fault that it finds by itself. Called by mutants.ts. The danger: a fault that is
// only found by an assertion about the code's own state proves nothing about the promise.
export type Mutant = {
  readonly name: string;
  /** the one that must find it, asked alone; without: see mutants.test.ts */
  readonly checker?: string;
  readonly patches: readonly Patch[];
};

type Patch = { readonly file: string; readonly find: string; readonly put: string };

export const planted: readonly Mutant[] = [
  {
    name: "a whole turn decided on stale state",
    checker: "I2",
    patches: [
      {
        file: "scheduler/engine.ts",
        find: "for (const change of answer.changes) apply(this.#state, change, turn.undo);",
        put:
          "setImmediate(() => {" +
          " for (const change of answer.changes) apply(this.#state, change, turn.undo); });",
      },
    ],
  },
  {
    name: "never heard of it is believed after the spool was lost",
    checker: "I7",
    patches: [
      {
        file: "core/reconcile.ts",
        find: "if (attempt.spoolId === spoolId) continue;",
        put: "if (attempt.spoolId !== '') { draft.putAttempt({ ...attempt, spoolId }); continue; }",
      },
    ],
  },
  {
    name: "a cancel before the start does not take the claim",
    checker: "I7",
    patches: [
      {
        file: "simulation/model-monitor.ts",
        find: 'if (takeClaim(directory, "cancelled", "cancelled"))',
        put: `if (directory.claim === null) {
          const bare = bareReport(word.key, word.seq);
          return this.#tell({ kind: "report", report: { ...bare, phase: "refused", reason: "cancelled" } });
        }
        if (takeClaim(directory, "cancelled", "cancelled"))`,
      },
    ],
  },
  {
    name: "unknown while the job lives",
    checker: "I7",
    patches: [
      {
        file: "simulation/model-monitor.ts",
        find: "this.#machine.running.get(attemptName(key))?.isJobUp === true",
        put: "this.#machine.running.get(attemptName(key))?.isJobUp === undefined",
      },
    ],
  },
  {
    name: "the late exit of an old attempt is accepted",
    checker: "I2",
    patches: [
      {
        file: "core/reconcile.ts",
        find: "if (!isLiveAttempt(attempt.state) || attempt.spoolId !== link.spoolId)",
        put: `const isOldExit = word.exit !== null && attempt.attempt < run.attempt;
  if ((!isLiveAttempt(attempt.state) && !isOldExit) || attempt.spoolId !== link.spoolId)`,
      },
    ],
  },
  {
    name: "a log offset is acked before it is synced",
    checker: "I11",
    patches: [
      {
        file: "simulation/model-scheduler.ts",
        find: "this.#unsyncedLogs.set(name, all);",
        put:
          "this.#unsyncedLogs.set(name, all);\n" +
          '      this.#say(line, { kind: "log_ack", key, offset: all.length });',
      },
    ],
  },
  {
    name: "a launch that is asked for again goes by the lock, not by the claim",
    checker: "I1",
    patches: [
      {
        file: "simulation/model-monitor.ts",
        find: "directory.claim === null && !directory.lockHeld &&",
        put: "!directory.lockHeld &&",
      },
      {
        file: "simulation/model-launcher.ts",
        find: "if (supervisor.claim()) timeline.after",
        put: "if (supervisor.claim() || prng.chance(1)) timeline.after",
      },
    ],
  },
  {
    name: "a silent agent is taken for one that has never heard",
    checker: "I3",
    patches: [
      {
        file: "core/schedule.ts",
        find: 'draft.move(run, "lose", { by: "scheduler", reason: "agent_silent" });',
        put: `draft.move(draft.move(run, "lose", { by: "scheduler", reason: "agent_silent" }), "requeue",
        { by: "scheduler", reason: "never_heard" });`,
      },
    ],
  },
  {
    name: "a log is judged complete by its length alone, and early",
    checker: "I6",
    patches: [
      {
        file: "simulation/model-scheduler.ts",
        find: "const isWhole = stored.length >= asked.frameBytes;",
        put: "const isWhole = stored.length * 2 >= asked.frameBytes;",
      },
      {
        file: "simulation/model-scheduler.ts",
        find: "const isSame = isWhole && sha256Of(stored) === asked.frameSha256;",
        put: "const isSame = isWhole || sha256Of(stored) === asked.frameSha256;",
      },
    ],
  },
  {
    name: "the agent forgets before its log is stored",
    checker: "I6",
    patches: [
      {
        file: "core/attempt-facts.ts",
        find: "return judge(draft, attempt, attempt.log);",
        put: "judge(draft, attempt, attempt.log);",
      },
      {
        file: "core/attempt-facts.ts",
        find: ' || attempt.logState === "outstanding" || attempt.forgotten) return;',
        put: " || attempt.forgotten) return;",
      },
    ],
  },
  {
    name: "dispatch gives one more than the agent takes",
    checker: "I9",
    patches: [
      {
        file: "core/queue.ts",
        find: "draft.liveCount(name) >= agent.maxRuns",
        put: "draft.liveCount(name) > agent.maxRuns",
      },
    ],
  },
  {
    name: "slots are counted by what executes",
    checker: "I9",
    patches: [
      {
        file: "core/indexes.ts",
        find: `function indexRun(state: State, run: Run): void {
  const name = runName(run.ledger, run.run);
  count(state.ledgerCounts, run.ledger, 1);
  if (isLive(run.state))`,
        put: `function indexRun(state: State, run: Run): void {
  const name = runName(run.ledger, run.run);
  count(state.ledgerCounts, run.ledger, 1);
  if (isLive(run.state) && run.state === "executing")`,
      },
      {
        file: "core/indexes.ts",
        find: `count(state.ledgerCounts, run.ledger, -1);
  if (isLive(run.state))`,
        put: `count(state.ledgerCounts, run.ledger, -1);
  if (run.state === "executing")`,
      },
    ],
  },
  {
    name: "nothing wakes the scheduler for a run that becomes due",
    checker: "I15",
    patches: [
      {
        file: "core/schedule.ts",
        find: "if (due !== undefined) times.push(due.startAtMs);",
        put: "",
      },
    ],
  },
  {
    name: "a drained agent is given what waits for it",
    checker: "promise",
    patches: [
      { file: "core/queue.ts", find: "if (agent.drained) return 0;", put: "" },
      { file: "core/indexes.ts", find: "free && !agent.drained && state", put: "free && state" },
    ],
  },
  {
    name: "an agent that connects anew is drained no longer",
    checker: "promise",
    patches: [
      {
        file: "core/reconcile.ts",
        find: "    sinceMs: draft.nowMs,\n    note: replaced",
        put: "    sinceMs: draft.nowMs,\n    drained: false,\n    note: replaced",
      },
    ],
  },
  {
    name: "an accepted order is given to a twin that does not know it",
    checker: "I1",
    patches: [
      {
        file: "core/reconcile.ts",
        find: 'attempt.state === "starting" && attempt.phase === "" && run',
        put: 'attempt.state === "starting" && run',
      },
    ],
  },
];
