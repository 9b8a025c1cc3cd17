// The page of run states, another view of the run machine's table. It owns the wording, never the facts.
// Called by packaging/docs.ts, which writes it, and by a test of core, which compares it.
// The danger: editing the page by hand; the next run undoes it.
import type { RunState } from "../scheduler/core/model.ts";
import { isTerminal, type MachineTable, machine, runStates } from "../scheduler/core/run-machine.ts";

const meaning: Readonly<Record<RunState, string>> = {
  held: "kept from starting until somebody releases it",
  timed: "waits for its time: a start-at, or the delay before a retry",
  waiting: "waits for the runs it depends on",
  queued: "ready; waits for a slot on its agent, or for the next try after a temporary refusal",
  starting: "an attempt is ordered; the agent has not said that it runs",
  executing: "the agent said that the job's process runs",
  stopping: "cancel was accepted; the agent has not said yet how it ended",
  lost: "not known yet: the agent is not connected. Not a failure",
  failed: "over: an exit status other than 0, a signal, or it never started",
  cancelled: "over: somebody asked for it",
  unknown: "over: nobody can ever know how it ended. Neither failed nor succeeded",
  succeeded: "over: exit status 0",
};

export function runStatesPage(): string {
  const table: MachineTable = machine;
  const lines = [
    "# Run states",
    "",
    "Generated from `scheduler/core/run-machine.ts` by `packaging/docs.ts`; do not edit.",
    "",
    "| state | means | event → next state |",
    "|---|---|---|",
  ];
  for (const state of runStates) {
    const cells = Object.entries(table[state]).map(([event, to]) => `${event} → ${to}`);
    const name = isTerminal(state) ? `**${state}** (final)` : `**${state}**`;
    lines.push(`| ${name} | ${meaning[state]} | ${cells.length === 0 ? "–" : cells.join(" · ")} |`);
  }
  lines.push(
    "",
    "Whatever is not in the table is refused: people are told *not possible in the run's state*, an agent",
    "that says what no honest agent can say loses its link, and our own code stops on it. News of an attempt",
    "that is over changes no state; it is written into the journal once, as *late news*. An attempt that the",
    "agent refused for now, or never heard of, ends `refused`, and its run is queued again.",
    "",
  );
  return lines.join("\n");
}
