// Why a run is where it is, in words for people: what it waits for, what is not known, how it ended. It
// decides nothing. Called by api for every run it shows. The danger: words that guess; each says only what
// the rows say.
import { attemptName } from "../../proto/common/ids.ts";
import { sentenceOf } from "../../proto/common/reasons.ts";
import type { Agent, Attempt, Exit, Run } from "./model.ts";
import type { State } from "./state.ts";

/** `attempt`: the run's newest, for a run that is no longer in memory. */
export function whyWaits(
  run: Run,
  state: Readonly<State>,
  nowMs: number,
  attempt: Attempt | undefined = run.attempt === 0 ? undefined : state.attempts.get(attemptName(run)),
): string {
  switch (run.state) {
    case "held":
      return run.reason === ""
        ? "held until it is released"
        : `held: ${sentenceOf(run.reason)}; release it to let it start`;
    case "timed":
      return `due in ${span(run.startAtMs - nowMs)}${after(run)}`;
    case "waiting":
      return "waits for the runs it depends on";
    case "queued":
      return whyQueued(run, state, nowMs);
    case "starting":
      return (
        (attempt?.phase === "accepted" ? "accepted by " : "ordered from ") +
        `agent ${run.agent}` +
        absence(run, state)
      );
    case "executing":
      return whyExecuting(run, attempt) + absence(run, state);
    case "stopping":
      return whyStopping(run, attempt) + absence(run, state);
    case "lost":
      return `not known: ${sentenceOf(run.reason)}${absence(run, state)}`;
    default:
      return howEnded(run, attempt);
  }
}

function whyQueued(run: Run, state: Readonly<State>, nowMs: number): string {
  if (state.diskFull !== "")
    return `no run is started: no room on the scheduler's disk of ${state.diskFull}${tooLate(run, nowMs)}`;
  const agent = state.agents.get(run.agent);
  if (agent === undefined) return `agent ${run.agent} is not known any more`;
  if (agent.drained) return whyDrained(agent, run, nowMs);
  if (run.startAtMs > nowMs)
    return `tries again in ${span(run.startAtMs - nowMs)}${after(run)}${tooLate(run, nowMs)}`;
  const link = state.links.get(run.agent);
  if (link === undefined) {
    const away =
      agent.sinceMs === 0
        ? "has never connected"
        : `is not connected, for ${span(nowMs - agent.sinceMs)} now`;
    return `agent ${run.agent} ${away}${tooLate(run, nowMs)}`;
  }
  if (!link.resynced) return `agent ${run.agent} has connected and tells what it knows`;
  const live = state.liveCounts.get(run.agent) ?? 0;
  if (live >= agent.maxRuns)
    return `agent ${run.agent} is full: ${live} of ${agent.maxRuns} runs${tooLate(run, nowMs)}`;
  return `about to be ordered from agent ${run.agent}`;
}

/** Until when it may go on waiting. */
function tooLate(run: Run, nowMs: number): string {
  return run.startByMs === 0 ? "" : `; too late in ${span(run.startByMs - nowMs)}`;
}

function whyDrained(agent: Agent, run: Run, nowMs: number): string {
  const reason = agent.drainReason === "" ? "" : ` (${agent.drainReason})`;
  const since = `${span(nowMs - agent.drainAtMs)} ago by ${agent.drainBy}${reason}`;
  const until = `no run starts there until it is resumed${tooLate(run, nowMs)}`;
  return `agent ${agent.name} was drained ${since}: ${until}`;
}

function whyExecuting(run: Run, attempt: Attempt | undefined): string {
  const words = [`runs on agent ${run.agent}`];
  if (attempt !== undefined && attempt.pid > 0) words[0] += ` as process ${attempt.pid}`;
  if (attempt?.unsupervised === true) words.push("its supervisor died, its processes live");
  if (attempt?.stalled === true) words.push("its output waits: the agent's spool is full");
  return words.join("; ");
}

function whyStopping(run: Run, attempt: Attempt | undefined): string {
  const by = run.cancelBy === "" ? "" : ` by ${run.cancelBy}`;
  const survivors = attempt?.survivors ?? [];
  if (survivors.length === 0) return `cancelled${by}; waits for agent ${run.agent} to end it`;
  return `cancelled${by}; still alive: ${survivors.join(", ")}`;
}

function howEnded(run: Run, attempt: Attempt | undefined): string {
  // A run that ended without a further attempt (too late for one) did not end as its newest attempt did.
  const own = attempt?.state === run.state && attempt.reason === run.reason ? attempt : undefined;
  const exit = own?.exit ?? null;
  const detail = own !== undefined && own.detail !== "" ? ` (${own.detail})` : "";
  const word = run.reason === "" ? (exit?.reason ?? "") : run.reason;
  const parts = [exitWords(exit), word === "" ? "" : sentenceOf(word)].filter((part) => part !== "");
  return (parts.length === 0 ? run.state : parts.join("; ")) + detail;
}

function exitWords(exit: Exit | null): string {
  if (exit === null || exit.kind === "reason") return "";
  const left = exit.processesLeft > 0 ? `, ${exit.processesLeft} processes left` : "";
  if (exit.kind === "signal")
    return `ended by signal ${exit.signal}${exit.coreDumped ? ", core dumped" : ""}${left}`;
  return `exit status ${exit.status}${left}`;
}

function after(run: Run): string {
  return run.reason === "" ? "" : `: ${sentenceOf(run.reason)}`;
}

function absence(run: Run, state: Readonly<State>): string {
  return state.links.has(run.agent) || run.state === "lost" ? "" : "; the agent is not connected";
}

function span(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}
