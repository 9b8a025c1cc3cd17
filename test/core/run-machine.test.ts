// The table of ARCHITECTURE.md, written down a second time and by hand: every cell once, and every blank cell
// blank.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { runStatesPage } from "../../packaging/run-states-page.ts";
import type { RunEvent, RunState } from "../../scheduler/core/model.ts";
import { isLive, isTerminal, machine, nextState, runStates } from "../../scheduler/core/run-machine.ts";

const text = `
held       release→timed cancel→cancelled
timed      hold→held due→waiting cancel→cancelled
waiting    hold→held ready→queued fail→failed cancel→cancelled
queued     hold→held dispatch→starting fail→failed cancel→cancelled
starting   started→executing succeed→succeeded fail→failed refuse→failed requeue→queued retry→timed
starting   cancel→stopping lose→lost abandon→unknown
executing  succeed→succeeded fail→failed retry→timed cancel→stopping lose→lost abandon→unknown
stopping   started→stopping cancel→stopping lose→stopping refuse→cancelled requeue→cancelled
stopping   fail→cancelled succeed→succeeded abandon→unknown
lost       recover→executing resume→starting requeue→queued refuse→failed succeed→succeeded fail→failed
lost       retry→timed cancel→stopping abandon→unknown
failed     restart→queued
cancelled  restart→queued
unknown    restart→queued
succeeded
`;

const events: readonly RunEvent[] = [
  ...(["hold", "release", "due", "ready", "dispatch", "started", "succeed", "fail", "refuse"] as const),
  ...(["requeue", "retry", "cancel", "lose", "recover", "resume", "abandon", "restart"] as const),
];

const wanted = new Map<string, string>();
for (const line of text.trim().split("\n")) {
  const [state = "", ...cells] = line.trim().split(/\s+/);
  for (const cell of cells) {
    const [event = "", to = ""] = cell.split("→");
    wanted.set(`${state} ${event}`, to);
  }
}

test("every cell of the table leads where the architecture says, and every blank cell nowhere", () => {
  assert.equal(wanted.size, 48);
  assert.equal(runStates.length, 12);
  for (const state of runStates)
    for (const event of events)
      assert.equal(nextState(state, event), wanted.get(`${state} ${event}`), `${event} in ${state}`);
});

test("the table holds no event that the architecture does not know", () => {
  const known = new Set<string>(events);
  for (const row of Object.values(machine))
    for (const event of Object.keys(row)) assert.ok(known.has(event), event);
});

test("a state is waiting, live or terminal, and only restart leaves a terminal one", () => {
  const waiting: readonly RunState[] = ["held", "timed", "waiting", "queued"];
  for (const state of runStates) {
    const ways = Number(waiting.includes(state)) + Number(isLive(state)) + Number(isTerminal(state));
    assert.equal(ways, 1, state);
    if (isTerminal(state))
      for (const event of events) if (event !== "restart") assert.equal(nextState(state, event), undefined);
  }
});

test("docs/run-states.md is what packaging/docs.ts makes of the table", () => {
  const page = readFileSync(join(import.meta.dirname, "../..", "docs/run-states.md"), "utf8");
  assert.equal(page, runStatesPage());
});
