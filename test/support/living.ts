// What of a job is alive, looked for in /proc and never taken from the supervisor's word: the launcher's
// tests compare the two. A process counts by its environment marker or by a number in its arguments, so that
// one which dropped its environment is seen too. The danger is a number that another test uses as well:
// `Bench.token` makes them.

import { commandLineOf, isAlive, processes, type Run } from "./launcher-client.ts";

/** Living processes of `run`, zombies left out. `token`: a number in their arguments that no other has. */
export function living(run: Run, token: string): number[] {
  const marked = new Set(run.marked());
  return processes().filter((pid) => isAlive(pid) && (marked.has(pid) || commandLineOf(pid).includes(token)));
}
