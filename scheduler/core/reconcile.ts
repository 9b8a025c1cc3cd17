// An agent's connection: who may connect, what it tells in its resync, what it is told after it, and each
// report from then on. It owns which words are believed, acked, late or a breach; what a believed word means
// for the run is outcome.ts's. Called by step.ts. Three rules carry I1 and I3: nothing is ordered before the
// resync has ended; an attempt is requeued only on the word of the spool it was ordered to; and the words of
// another spool are not believed at all.
import { attemptName, isAttemptKey } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import { adoptAttempt, adoptRun } from "./adopt.ts";
import { factsOf, forget, keyOf, logFacts, nothingMore, pursueLog, rankOf } from "./attempt-facts.ts";
import type { Draft } from "./draft.ts";
import type { AttemptReport, Hello, Input } from "./inputs.ts";
import type { Agent, Attempt, Run } from "./model.ts";
import { type Choice, carryOut, choose, giveUp } from "./outcome.ts";
import { fenceFor, type Link } from "./passing.ts";
import { tellCancel } from "./people.ts";
import { order } from "./queue.ts";
import { isLiveAttempt } from "./run-machine.ts";

type From<K extends Input["kind"]> = Extract<Input, { kind: K }>;

export function linkUp(draft: Draft, input: From<"link_up">): void {
  const { hello, link } = input;
  const agent = draft.agent(input.agent);
  if (agent === undefined) return close(draft, input.agent, link, "no_such_agent");
  if (agent.revoked) return close(draft, agent.name, link, "revoked");
  if (isStale(draft, agent, hello)) {
    note(draft, agent, "it has seen a newer state of this scheduler: restore the database with a new ledger");
    return close(draft, agent.name, link, "stale_database");
  }
  const old = draft.link(agent.name);
  if (old !== undefined && old.spoolId !== hello.spoolId) {
    note(draft, agent, `another spool (${hello.spoolId}) tried to connect under this name`);
    return close(draft, agent.name, link, "cloned");
  }
  if (old !== undefined && old.link !== link) close(draft, agent.name, old.link, "replaced");
  const fences = Object.fromEntries(hello.marks.map((mark) => [mark.ledger, mark.fence]));
  draft.putLink({ agent: agent.name, link, spoolId: hello.spoolId, fences, resynced: false });
  draft.putAgent(greeted(draft, agent, hello));
  dropOtherSpools(draft, agent.name, hello.spoolId);
  draft.emit({ kind: "welcome", agent: agent.name, link });
}

/** The agent remembers more of this ledger than we do: this database was rolled back without a restore. */
function isStale(draft: Draft, agent: Agent, hello: Hello): boolean {
  const mark = hello.marks.find((each) => each.ledger === draft.meta.ledger);
  return mark !== undefined && (mark.fence > draft.meta.fence || mark.floor >= agent.nextSeq);
}

function greeted(draft: Draft, agent: Agent, hello: Hello): Agent {
  const { build, mode, owner, maxRuns, bootIdentity, spoolId, sealingKey } = hello;
  const replaced = agent.spoolId !== "" && agent.spoolId !== spoolId;
  // Orders for runs of older ledgers must lie above what the agent has settled of them, or it would refuse
  // them unread. Their keys are new all the same: see restored.ts.
  const older = hello.marks.filter((mark) => mark.ledger !== draft.meta.ledger).map((mark) => mark.floor + 1);
  return {
    ...agent,
    ...{ build, mode, owner, maxRuns, bootIdentity, spoolId, sealingKey },
    nextSeq: Math.max(agent.nextSeq, ...older),
    sinceMs: draft.nowMs,
    note: replaced ? `its spool was replaced: ${agent.spoolId} is gone` : "",
  };
}

/** What was ordered to another spool: its fate is not known to anybody who could tell. */
function dropOtherSpools(draft: Draft, agent: string, spoolId: string): void {
  for (const attempt of heldBy(draft, agent)) {
    if (attempt.spoolId === spoolId) continue;
    const run = draft.run(attempt.ledger, attempt.run);
    const over = nothingMore(attempt);
    if (run === undefined || !isLiveAttempt(attempt.state)) draft.putAttempt(over);
    else carryOut(draft, run, giveUp(draft, run, "spool_lost"), { by: "scheduler", facts: factsOnly(over) });
  }
}

export function linkDown(draft: Draft, input: From<"link_down">): void {
  if (draft.link(input.agent)?.link !== input.link) return; // replaced, or refused
  const agent = draft.agent(input.agent);
  if (agent !== undefined) draft.putAgent({ ...agent, sinceMs: draft.nowMs });
  draft.pass({ kind: "link_gone", agent: input.agent, graceEndsMs: draft.nowMs + limits.lostGraceMs });
}

/** The agent has told everything it knows: what it did not tell of is redelivered or asked for. */
export function resyncEnd(draft: Draft, input: From<"resync_end">): void {
  const link = draft.link(input.agent);
  if (link === undefined || link.link !== input.link || link.resynced) return;
  const listed = draft.state.listed.get(input.agent);
  for (const attempt of heldBy(draft, input.agent)) {
    const run = draft.run(attempt.ledger, attempt.run);
    if (run === undefined) continue;
    if (listed?.has(attemptName(attempt)) === true) {
      if (attempt.state === "stopping") tellCancel(draft, attempt, run.cancelBy, "");
      else if (!isLiveAttempt(attempt.state)) pursueLog(draft, attempt, link);
      // Accepted and not known any more: another machine may have it, with a copy of this disk.
    } else if (attempt.state === "starting" && attempt.phase === "" && run.specSha256 !== "")
      order(draft, run, attempt, link);
    else query(draft, attempt, link);
  }
  draft.putLink({ ...link, resynced: true });
}

export function report(draft: Draft, input: From<"report">): void {
  const link = draft.link(input.agent);
  // Of a link that is gone: it is told again on the next.
  if (link === undefined || link.link !== input.link) return;
  const { report: word } = input;
  const isPossible = isAttemptKey(word.key) && word.key.attempt <= limits.adoptedAttemptMax;
  if (!isPossible) return breach(draft, link, "an attempt that cannot be");
  if (!link.resynced) draft.pass({ kind: "listed", agent: link.agent, name: attemptName(word.key) });
  const run = draft.run(word.key.ledger, word.key.run);
  if (run === undefined) {
    const wrong = adoptRun(draft, link, word);
    return wrong === "" ? ack(draft, link, word) : breach(draft, link, wrong);
  }
  if (run.agent !== link.agent) return breach(draft, link, `run ${run.run} is not its own`); // I12
  const attempt = draft.attempt(word.key);
  if (attempt === undefined) return withoutRow(draft, run, link, word);
  if (!isLiveAttempt(attempt.state) || attempt.spoolId !== link.spoolId)
    return lateNews(draft, run, attempt, word);
  news(draft, run, attempt, word);
}

/** The run is known, the attempt is not: an old one that was settled, or one beyond our memory. */
function withoutRow(draft: Draft, run: Run, link: Link, word: AttemptReport): void {
  if (word.key.attempt > run.attempt) {
    // Success is final: there is no later attempt that an honest agent could tell of.
    if (run.state === "succeeded") return breach(draft, link, `run ${run.run} has succeeded`);
    if (adoptAttempt(draft, run, link, word)) ack(draft, link, word);
    return;
  }
  if (word.phase !== "forgotten") forget(draft, word.key, word.seq, link);
  ack(draft, link, word);
}

/** About the attempt that the run's state speaks of. */
function news(draft: Draft, row: Run, attempt: Attempt, word: AttemptReport): void {
  const run = heardAgain(draft, row);
  const link = draft.link(attempt.agent) as Link;
  const choice = choose(draft, run, attempt, word);
  if (choice.kind === "breach") return breach(draft, link, `run ${run.run}: ${choice.why}`);
  const facts = factsOf(attempt, word);
  if (choice.kind === "none") draft.putAttempt(facts);
  else
    carryOut(draft, found(draft, run, word, choice), choice, {
      by: `agent ${attempt.agent}`,
      facts: factsOnly(facts),
    });
  pursueLog(draft, word.key, link);
  ack(draft, link, word);
}

/** A stopping run whose agent was silent is no longer that; a lost one is found by its own events. */
function heardAgain(draft: Draft, run: Run): Run {
  if (run.state !== "stopping" || run.reason !== "agent_silent") return run;
  return draft.putRun({ ...run, reason: "" });
}

/**
 * A lost run that failed is found first: only from there does its retry rule hold (from lost, rerunnable jobs
 * alone retry).
 */
function found(draft: Draft, run: Run, word: AttemptReport, choice: Choice): Run {
  const retried = choice.kind === "event" && choice.event === "retry";
  if (run.state !== "lost" || !retried || word.exit === null) return run;
  return draft.move(run, "recover", { by: `agent ${run.agent}` });
}

/**
 * About an attempt that is over: it changes no state. What it tells of the log is recorded, because the log
 * closes after the end. Journalled once for each phase that the attempt's end did not let expect.
 */
function lateNews(draft: Draft, run: Run, attempt: Attempt, word: AttemptReport): void {
  const link = draft.link(attempt.agent) as Link;
  const further = rankOf(word.phase) > rankOf(attempt.phase);
  const phase = further ? word.phase : attempt.phase;
  const expected = word.phase === "forgotten" || word.phase === "never_heard" || attempt.exit !== null;
  if (further && !expected) {
    const by = `agent ${attempt.agent}`;
    draft.note({ ...run, attempt: attempt.attempt }, run.state, "late_news", { by, reason: word.phase });
  }
  const own = attempt.spoolId === link.spoolId;
  draft.putAttempt({ ...(own ? logFacts(attempt, word) : attempt), phase });
  pursueLog(draft, word.key, link);
  ack(draft, link, word);
}

/** By seq, so that what is sent is sent in the order in which it was first ordered. */
function heldBy(draft: Draft, agent: string): Attempt[] {
  const rows: Attempt[] = [];
  for (const name of draft.state.held.get(agent) ?? []) {
    const row = draft.state.attempts.get(name);
    if (row !== undefined) rows.push(row);
  }
  return rows.sort((a, b) => a.seq - b.seq);
}

/** A row's facts without what `move` decides. */
function factsOnly(row: Attempt): Partial<Attempt> {
  const { state: _state, reason: _reason, endedAtMs: _endedAtMs, ...facts } = row;
  return facts;
}

function query(draft: Draft, attempt: Attempt, link: Link): void {
  const { agent, seq } = attempt;
  const fence = fenceFor(draft.meta, link, attempt.ledger);
  draft.emit({ kind: "query", agent, link: link.link, key: keyOf(attempt), seq, fence });
}

function ack(draft: Draft, link: Link, word: AttemptReport): void {
  const { agent } = link;
  draft.emit({ kind: "ack", agent, link: link.link, key: keyOf(word.key), phase: word.phase });
}

function breach(draft: Draft, link: Link, why: string): void {
  const agent = draft.agent(link.agent);
  if (agent !== undefined) note(draft, agent, `its link was cut: ${why}`);
  close(draft, link.agent, link.link, "breach");
}

function close(draft: Draft, agent: string, link: number, reason: string): void {
  draft.emit({ kind: "close_link", agent, link, reason });
}

function note(draft: Draft, agent: Agent, text: string): void {
  if (agent.note !== text) draft.putAgent({ ...agent, note: text });
}
