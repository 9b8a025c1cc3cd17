// What must hold of the live state after every step, in words of what is wrong. Checked by tests and the
// simulator after each step, and by the engine on what it loaded. It changes nothing. I2 and I3 of the
// reliability design are here as far as one moment shows them. The danger: a rule that no test can break
// proves nothing; test/core/invariants.test.ts breaks each.
import { attemptName } from "../../proto/common/ids.ts";
import { runName } from "./indexes.ts";
import type { Attempt, Run } from "./model.ts";
import { isLive, isLiveAttempt, isTerminal } from "./run-machine.ts";
import type { State } from "./state.ts";

export function violations(state: Readonly<State>): string[] {
  const wrong: string[] = [];
  for (const [name, run] of state.runs) ofRun(state, name, run, wrong);
  for (const [name, attempt] of state.attempts) ofAttempt(state, name, attempt, wrong);
  ofCounts(state, wrong);
  ofTimers(state, wrong);
  ofLinks(state, wrong);
  return wrong;
}

function ofRun(state: Readonly<State>, name: string, run: Run, wrong: string[]): void {
  if (name !== runName(run.ledger, run.run)) wrong.push(`run ${name} is kept under a wrong name`);
  if (run.ledger === state.meta.ledger && run.run >= state.meta.nextRun)
    wrong.push(`run ${name} is beyond nextRun`);
  if (!state.agents.has(run.agent)) wrong.push(`run ${name} is for ${run.agent}, which is not known`);
  const newest = run.attempt === 0 ? undefined : state.attempts.get(attemptName(run));
  if (run.attempt > 0 && newest === undefined) wrong.push(`run ${name} lacks its newest attempt`);
  if (isLive(run.state) && newest?.state !== run.state)
    wrong.push(`run ${name} is ${run.state}, its attempt ${newest?.state ?? "none"}`);
  if (!isLive(run.state) && newest !== undefined && isLiveAttempt(newest.state))
    wrong.push(`run ${name} is ${run.state}, but its attempt is still ${newest.state}`);
  if (run.state === "succeeded" && newest?.state !== "succeeded")
    wrong.push(`run ${name} succeeded without an attempt`);
  if (isTerminal(run.state) !== run.endedAtMs > 0)
    wrong.push(`run ${name} is ${run.state} with end ${run.endedAtMs}`);
  if (isTerminal(run.state) && (state.open.get(name) ?? 0) === 0)
    wrong.push(`run ${name} is settled and still in memory`);
}

function ofAttempt(state: Readonly<State>, name: string, attempt: Attempt, wrong: string[]): void {
  if (name !== attemptName(attempt)) wrong.push(`attempt ${name} is kept under a wrong name`);
  const run = state.runs.get(runName(attempt.ledger, attempt.run));
  if (run === undefined) {
    wrong.push(`attempt ${name} has no run`);
    return;
  }
  if (attempt.attempt > run.attempt) wrong.push(`attempt ${name} is newer than its run knows`);
  if (attempt.attempt < run.attempt && isLiveAttempt(attempt.state))
    wrong.push(`old attempt ${name} is ${attempt.state}`);
  if (attempt.attempt < run.attempt && attempt.forgotten)
    wrong.push(`old attempt ${name} is forgotten and in memory`);
  if (attempt.agent !== run.agent)
    wrong.push(`attempt ${name} is at ${attempt.agent}, its run at ${run.agent}`);
  if (isLiveAttempt(attempt.state) && attempt.forgotten)
    wrong.push(`attempt ${name} is ${attempt.state} and forgotten`);
  if (isLiveAttempt(attempt.state) !== (attempt.endedAtMs === 0))
    wrong.push(`attempt ${name} has a wrong end`);
  if (attempt.forgotten && attempt.logState === "outstanding")
    wrong.push(`attempt ${name} is forgotten, its log outstanding`);
  if (attempt.state === "succeeded" && (attempt.exit?.kind !== "exit" || attempt.exit.status !== 0))
    wrong.push(`attempt ${name} succeeded without an exit record of status 0`); // I7
  const names = state.held.get(attempt.agent)?.has(name) ?? false;
  if (names === attempt.forgotten) wrong.push(`attempt ${name} is in the wrong index of its agent`);
}

function ofCounts(state: Readonly<State>, wrong: string[]): void {
  const live = new Map<string, number>();
  const ledgers = new Map<string, number>();
  const open = new Map<string, number>();
  for (const run of state.runs.values()) {
    if (isLive(run.state)) live.set(run.agent, (live.get(run.agent) ?? 0) + 1);
    ledgers.set(run.ledger, (ledgers.get(run.ledger) ?? 0) + 1);
  }
  let held = 0;
  for (const attempt of state.attempts.values()) {
    if (attempt.forgotten) continue;
    held++;
    const name = runName(attempt.ledger, attempt.run);
    open.set(name, (open.get(name) ?? 0) + 1);
  }
  same(live, state.liveCounts, "live runs", wrong);
  same(ledgers, state.ledgerCounts, "runs of a ledger", wrong);
  same(open, state.open, "open attempts", wrong);
  const listed = [...state.held.values()].reduce((sum, names) => sum + names.size, 0);
  if (listed !== held) wrong.push(`${held} attempts are not forgotten, ${listed} are indexed`);
}

function same(
  right: Map<string, number>,
  kept: ReadonlyMap<string, number>,
  what: string,
  wrong: string[],
): void {
  for (const name of new Set([...right.keys(), ...kept.keys()]))
    if (right.get(name) !== kept.get(name))
      wrong.push(`${what} of ${name}: ${right.get(name) ?? 0}, counted as ${kept.get(name) ?? 0}`);
}

function ofTimers(state: Readonly<State>, wrong: string[]): void {
  const ready = new Set([...state.ready.values()].flatMap((queue) => [...queue]));
  const due = new Set(state.due);
  const late = new Set(state.startBys);
  let queued = 0;
  let timed = 0;
  let limited = 0;
  let stopping = 0;
  for (const [name, run] of state.runs) {
    if (run.state === "stopping") stopping++;
    if (run.state === "stopping" && !state.stopping.has(name))
      wrong.push(`run ${name} is not in the index of stopping`);
    if (run.state === "timed") timed++;
    if (run.state !== "queued") continue;
    queued++;
    if (run.startByMs > 0) limited++;
    const delayed = run.startAtMs > state.clockMs;
    if (!(delayed ? due : ready).has(run)) wrong.push(`queued run ${name} is in no queue`);
    if (run.startByMs > 0 && !late.has(run)) wrong.push(`queued run ${name} lacks its start-by timer`);
  }
  if (ready.size + due.size !== queued + timed)
    wrong.push(`${queued + timed} runs wait, ${ready.size + due.size} indexed`);
  if (late.size !== limited) wrong.push(`${limited} start-bys, ${late.size} indexed`);
  if (state.stopping.size !== stopping)
    wrong.push(`${stopping} runs are stopping, ${state.stopping.size} indexed`);
  if (state.tokenEnds.size !== state.tokens.size) wrong.push("the token timers disagree with the tokens");
  if (state.keyEnds.size !== state.submissions.size)
    wrong.push("the key timers disagree with the submissions");
}

function ofLinks(state: Readonly<State>, wrong: string[]): void {
  for (const agent of state.agents.values()) {
    const link = state.links.get(agent.name);
    const free = (state.liveCounts.get(agent.name) ?? 0) < agent.maxRuns;
    const open = link?.resynced === true && !agent.drained && state.diskFull === "";
    const able = open && free && state.ready.has(agent.name);
    if (able !== state.hungry.has(agent.name))
      wrong.push(`agent ${agent.name} is ${able ? "" : "not "}hungry, indexed otherwise`);
    if (link !== undefined && link.spoolId !== agent.spoolId)
      wrong.push(`agent ${agent.name} has two spools`);
    if (link !== undefined && state.graceEnds.has(agent.name))
      wrong.push(`agent ${agent.name} is connected and silent`);
  }
}
