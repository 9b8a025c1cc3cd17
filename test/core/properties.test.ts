// Properties of the core under random sequences of inputs: nothing it says breaks an invariant, it changes
// nothing by itself, its changes can be applied twice, replayed, undone and loaded again. Seeds are printed
// by fast-check on failure.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { attemptName } from "../../proto/common/ids.ts";
import type { Change } from "../../scheduler/core/changes.ts";
import type { Undo } from "../../scheduler/core/indexes.ts";
import type { Input } from "../../scheduler/core/inputs.ts";
import { violations } from "../../scheduler/core/invariants.ts";
import { isLiveAttempt } from "../../scheduler/core/run-machine.ts";
import { wakeAt } from "../../scheduler/core/schedule.ts";
import { apply, type State, stateOf } from "../../scheduler/core/state.ts";
import { step } from "../../scheduler/core/step.ts";
import { MemoryDisk } from "../../scheduler/store/memory.ts";
import { agentRow, emptyRows, OLD_LEDGER, START_MS } from "../support/core-world.ts";
import { type Act, acts, agents, dump, inputOf } from "../support/random-inputs.ts";

const rows = emptyRows(agents.map((name) => agentRow(name)));
const runs = { numRuns: Number(process.env["REEVE_PROPERTY_RUNS"] ?? 60) };

/**
 * Plays the acts, with the ticks that were asked for; `each` sees every input before it is stepped and
 * applies it.
 */
function play(list: readonly Act[], state: State, each: (input: Input, nowMs: number) => void): void {
  let nowMs = START_MS;
  list.forEach((act, index) => {
    nowMs += act.waitMs;
    each(inputOf(state, act, index + 1), nowMs);
    for (let ticks = 0; ticks < 20 && (wakeAt(state) ?? Infinity) <= nowMs; ticks++)
      each({ kind: "tick" }, nowMs);
    assert.ok((wakeAt(state) ?? Infinity) > nowMs, "something due is left undone for ever");
  });
}

function applyAll(state: State, input: Input, nowMs: number, undo: Undo[] = []) {
  const answer = step(state, input, nowMs);
  for (const change of [...answer.changes, ...answer.passing]) apply(state, change, undo);
  return answer;
}

test("no sequence of inputs breaks an invariant, ends an attempt twice or reuses its key", () => {
  let dispatched = 0;
  const check = fc.property(acts, (list) => {
    const state = stateOf(rows, START_MS);
    const ended = new Map<string, string>();
    const ordered = new Map<string, number>();
    play(list, state, (input, nowMs) => {
      const { changes } = applyAll(state, input, nowMs);
      assert.deepEqual(violations(state), [], JSON.stringify(input));
      for (const change of changes) {
        // What is settled of a ledger that it never had the core does not remember: told again, it is
        // adopted anew.
        if (change.kind === "settled" && change.ledger === OLD_LEDGER) {
          for (const name of ended.keys())
            if (name.startsWith(`${OLD_LEDGER}/${change.run}.`)) ended.delete(name);
        }
        if (change.kind !== "attempt") continue;
        const name = attemptName(change.attempt);
        if (!ordered.has(name) && change.attempt.seq > 0) ordered.set(name, dispatched++);
        const before = ended.get(name);
        if (before !== undefined) assert.equal(change.attempt.state, before, `${name} ended twice`);
        if (!isLiveAttempt(change.attempt.state)) ended.set(name, change.attempt.state);
      }
    });
  });
  fc.assert(check, runs);
  assert.ok(dispatched > 100, "the random inputs reached too little to prove anything");
});

test("step changes nothing and answers the same twice", () => {
  const check = fc.property(acts, (list) => {
    const state = stateOf(rows, START_MS);
    play(list, state, (input, nowMs) => {
      const before = dump(state);
      const first = step(state, input, nowMs);
      assert.deepEqual(step(state, input, nowMs), first);
      assert.equal(dump(state), before);
      applyAll(state, input, nowMs);
    });
  });
  fc.assert(check, { numRuns: Math.ceil(runs.numRuns / 5) });
});

test("changes applied twice, and replayed into a fresh state, give the same state", () => {
  const check = fc.property(acts, (list) => {
    const state = stateOf(rows, START_MS);
    const twice = stateOf(rows, START_MS);
    play(list, state, (input, nowMs) => {
      const { changes, passing } = applyAll(state, input, nowMs);
      for (const change of [...changes, ...passing]) {
        apply(twice, change);
        apply(twice, change);
      }
    });
    assert.equal(dump(twice), dump(state));
  });
  fc.assert(check, runs);
});

test("undone in reverse, changes leave the state as it was", () => {
  const check = fc.property(acts, fc.nat(40), (list, from) => {
    const state = stateOf(rows, START_MS);
    play(list.slice(0, from), state, (input, nowMs) => applyAll(state, input, nowMs));
    const before = dump(state);
    const undo: Undo[] = [];
    list.slice(from).forEach((act, index) => {
      applyAll(state, inputOf(state, act, 1000 + index), START_MS + 100_000 + index * 10_000, undo);
      applyAll(state, { kind: "tick" }, START_MS + 100_000 + index * 10_000, undo);
    });
    for (const each of undo.toReversed()) each();
    assert.equal(dump(state), before);
    assert.deepEqual(violations(state), []);
  });
  fc.assert(check, runs);
});

test("what the store would load after a crash is what was in memory", () => {
  const live = (state: State) => [
    state.meta,
    [...state.runs].sort(),
    [...state.attempts].sort(),
    [...state.agents].sort(),
  ];
  const check = fc.property(acts, (list) => {
    const state = stateOf(rows, START_MS);
    const disk = new MemoryDisk(rows.meta);
    for (const agent of rows.agents) disk.put({ kind: "agent", agent } satisfies Change);
    play(list, state, (input, nowMs) => {
      for (const change of applyAll(state, input, nowMs).changes) disk.put(change);
    });
    const loaded = stateOf(disk.live(), START_MS);
    assert.deepEqual(live(loaded), live(state));
    assert.deepEqual(violations(loaded), []);
  });
  fc.assert(check, runs);
});
