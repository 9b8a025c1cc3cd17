// Programs with one fault each, planted in memory while the source is loaded: every cell of the run table
// removed or led astray, and the faults of planted.ts. The files on disk and the production code know nothing
// of it. Called by main.ts and mutants.test.ts. The danger: a patch that no longer fits would leave the
// program healthy; it throws instead.
import { registerHooks } from "node:module";
import { machine } from "../../scheduler/core/run-machine.ts";
import type { MachineTable } from "../../scheduler/core/run-machine.ts";
import { planted } from "./planted.ts";
import type { Mutant } from "./planted.ts";
import type * as Simulate from "./simulate.ts";

const table: MachineTable = machine;

/**
 * Cells that core never asks for: nothing stays in `waiting` while there are no precedents. A run that stood
 * there would wait for ever, and an input that nobody offers would be a room without a door.
 */
export const notFurnished: readonly string[] = ["waiting hold", "waiting fail", "waiting cancel"];

/**
 * Without its cell the event cannot happen; where core would stop with an assertion, the simulator sees
 * that.
 */
function cellMutants(): Mutant[] {
  const mutants: Mutant[] = [];
  for (const [state, cells] of Object.entries(table)) {
    for (const event of Object.keys(cells)) {
      if (notFurnished.includes(`${state} ${event}`)) continue;
      const name = `cell ${state}.${event}`;
      const row = `{ ...machine.${state}, ${event}: undefined }`;
      const put = `const table: MachineTable = { ...machine, ${state}: ${row} } as never;`;
      mutants.push({
        name,
        patches: [{ file: "core/run-machine.ts", find: "const table: MachineTable = machine;", put }],
      });
    }
  }
  return mutants;
}

/** The state of the same row's other cells, or lost: somewhere it must not lead. */
function strayMutants(): Mutant[] {
  const mutants: Mutant[] = [];
  for (const [state, cells] of Object.entries(table)) {
    for (const [event, to] of Object.entries(cells)) {
      if (notFurnished.includes(`${state} ${event}`)) continue;
      const astray = strayOf(state, to);
      const name = `stray ${state}.${event}->${astray}`;
      const row = `{ ...machine.${state}, ${event}: "${astray}" }`;
      const put = `const table: MachineTable = { ...machine, ${state}: ${row} } as never;`;
      mutants.push({
        name,
        patches: [{ file: "core/run-machine.ts", find: "const table: MachineTable = machine;", put }],
      });
    }
  }
  return mutants;
}

function strayOf(state: string, to: string): string {
  const others: Readonly<Record<string, string>> = {
    ...{
      failed: "succeeded",
      succeeded: "failed",
      cancelled: "failed",
      unknown: "failed",
      stopping: "cancelled",
    },
    ...{
      executing: "starting",
      starting: "executing",
      lost: "unknown",
      queued: "held",
      held: "queued",
      timed: "failed",
    },
    waiting: "held",
  };
  const astray = others[to] ?? "unknown";
  return astray === state && state === "starting" ? "lost" : astray;
}

export function allMutants(): readonly Mutant[] {
  return [...cellMutants(), ...strayMutants(), ...planted];
}

/** A patch per mutant that this process plays, by the number in the module's address. */
const loaded: Mutant[] = [];
let hooked = false;

/** The whole simulator, with the mutant's source, as modules of its own. */
export async function mutantSimulation(name: string): Promise<typeof Simulate> {
  const mutant = allMutants().find((each) => each.name === name);
  if (mutant === undefined) throw new Error(`no mutant is named ${name}`);
  hook();
  const number = loaded.push(mutant) - 1;
  const applied = patchesApplied(number);
  const module: typeof Simulate = await import(`./simulate.ts?mutant=${number}`);
  if (applied() !== mutant.patches.length)
    throw new Error(`mutant ${name}: a patch does not fit the source any more`);
  return module;
}

const counts = new Map<number, number>();

function patchesApplied(number: number): () => number {
  return () => counts.get(number) ?? 0;
}

function hook(): void {
  if (hooked) return;
  hooked = true;
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      const query = /\?mutant=\d+$/.exec(context.parentURL ?? "");
      const isOurs =
        found.url.startsWith("file:") && !found.url.includes("node_modules") && !found.url.includes("?");
      return query !== null && isOurs ? { ...found, url: found.url + query[0] } : found;
    },
    load(url, context, next) {
      const found = next(url, context);
      const query = /^(.*)\?mutant=(\d+)$/.exec(url);
      if (query === null || found.source === undefined || found.source === null) return found;
      return { ...found, source: patched(query[1] ?? "", Number(query[2]), String(found.source)) };
    },
  });
}

function patched(address: string, number: number, source: string): string {
  let text = source;
  for (const { file, find, put } of loaded[number]?.patches ?? []) {
    if (!address.endsWith(file)) continue;
    if (text.split(find).length !== 2)
      throw new Error(`mutant ${loaded[number]?.name}: ${file} has not once: ${find}`);
    text = text.replace(find, () => put);
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return text;
}
