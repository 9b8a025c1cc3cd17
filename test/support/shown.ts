// What `reeve show --json` says of a run, for tests that look at real runs. Called by tests with a Cluster.
import assert from "node:assert/strict";
import type { Cluster } from "./cluster.ts";
import { waitUntil } from "./wait-until.ts";

/** JSON as a script sees it; a test that reads a wrong name fails on undefined. */
export type Json = { readonly [key: string]: any };

export const withinMs = 120_000;

export async function shownRun(at: Cluster, run: string): Promise<Json> {
  const ended = await at.reeve("show", run, "--json");
  assert.equal(ended.status, 0, ended.err);
  return JSON.parse(ended.out) as Json;
}

/** The number of a new run on agent `one`. */
export async function submitted(at: Cluster, ...args: readonly string[]): Promise<string> {
  const ended = await at.reeve("submit", "--quiet", "--agent", "one", ...args);
  assert.equal(ended.status, 0, ended.err);
  return ended.out.trim();
}

export async function untilShown(
  at: Cluster,
  run: string,
  what: string,
  isIt: (shown: Json) => boolean,
): Promise<Json> {
  return waitUntil(
    async () => {
      const shown = await shownRun(at, run);
      return isIt(shown) && shown;
    },
    { what: `run ${run} ${what}`, withinMs, everyMs: 300 },
  );
}

export async function untilState(at: Cluster, run: string, ...states: readonly string[]): Promise<Json> {
  return untilShown(at, run, `to be ${states.join(" or ")}`, (shown) => states.includes(shown["run"].state));
}
