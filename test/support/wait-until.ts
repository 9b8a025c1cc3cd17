// Waits for a condition instead of sleeping. Owns the one polling loop of the tests; every suite calls it.
// It never asserts anything itself and never ends a wait silently: a wait that runs out throws, naming what
// was awaited and the last thing seen. A condition that throws counts as "not yet", and its last error is
// the cause. The danger is a wait whose condition is already true before the act under test: it waits for
// nothing and proves nothing.

import { setTimeout as delay } from "node:timers/promises";
import { inspect } from "node:util";

export type Truthy<T> = Exclude<T, false | 0 | 0n | "" | null | undefined>;

export interface WaitOptions {
  /** Completes "waited for ...": what is being waited for. */
  readonly what: string;
  readonly withinMs?: number;
  readonly everyMs?: number;
}

const withinMsDefault = 60_000;
const everyMsDefault = 20;

export async function waitUntil<T>(
  condition: () => T | Promise<T>,
  options: WaitOptions = { what: "a condition" },
): Promise<Truthy<T>> {
  const withinMs = options.withinMs ?? withinMsDefault;
  const everyMs = options.everyMs ?? everyMsDefault;
  const deadlineMs = performance.now() + withinMs;
  let last: Seen = { kind: "nothing" };
  for (;;) {
    const seen = await look(condition, deadlineMs);
    if (seen.kind === "value" && seen.value) return seen.value as Truthy<T>;
    // A look that never answered tells less than the one before it.
    if (seen.kind !== "nothing" || last.kind === "nothing") last = seen;
    if (performance.now() + everyMs > deadlineMs) throw overdue(options.what, withinMs, last);
    await delay(everyMs);
  }
}

type Seen =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "error"; readonly error: unknown }
  | { readonly kind: "nothing" };

// A condition that hangs must not make the wait endless: it races the same deadline.
async function look(condition: () => unknown, deadlineMs: number): Promise<Seen> {
  const stop = new AbortController();
  const leftMs = Math.max(1, deadlineMs - performance.now());
  const expired = delay(leftMs, { kind: "nothing" } as const, { signal: stop.signal }).catch(
    () => ({ kind: "nothing" }) as const,
  );
  const answer = (async (): Promise<Seen> => {
    try {
      return { kind: "value", value: await condition() };
    } catch (error) {
      return { kind: "error", error };
    }
  })();
  try {
    return await Promise.race([answer, expired]);
  } finally {
    stop.abort();
  }
}

function overdue(what: string, withinMs: number, last: Seen): Error {
  const waited = `waited ${withinMs} ms for ${what}`;
  if (last.kind === "nothing") return new Error(`${waited}: the condition never answered`);
  if (last.kind === "value") return new Error(`${waited}: last saw ${inspect(last.value, { depth: 3 })}`);
  const words = last.error instanceof Error ? last.error.message : inspect(last.error);
  return new Error(`${waited}: last failed with ${words}`, { cause: last.error });
}
