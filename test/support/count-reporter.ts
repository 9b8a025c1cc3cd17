// A reporter for node's test runner that counts: it turns its events into one line of JSON per leaf test and
// a last line `{"kind":"end"}`. test/support/suite-run.ts reads them. A test that has subtests and a suite
// are not counted, only what is inside; unless they failed of themselves (a hook). A file without any test
// counts as failed: a check that looked at nothing must not pass. Without the last line the count is void.

import { isAbsolute, resolve } from "node:path";
import type { TestEvent } from "node:test/reporters";

export type Leaf =
  | { readonly kind: "passed"; readonly name: string }
  | { readonly kind: "failed"; readonly name: string; readonly reason: string }
  | { readonly kind: "skipped"; readonly name: string; readonly reason: string };

export interface Outcome {
  readonly kind: "pass" | "fail";
  readonly name: string;
  readonly nesting: number;
  readonly file: string;
  readonly group: boolean;
  readonly skip: string | boolean | undefined;
  readonly todo: string | boolean | undefined;
  readonly failureType: string | undefined;
  /** What the test itself threw, if it threw; of any length. */
  readonly message?: string | undefined;
}

/** Of a failure's message; the closing line shows it where the full output is out of sight. */
const messageCharsMax = 240;

/** Sees the outcomes of any number of files, children before parents, and answers the leaf, if it is one. */
export function leafCounter(): (outcome: Outcome) => Leaf | undefined {
  const childSeen = new Map<string, boolean>();
  return (outcome) => {
    const level = (nesting: number): string => `${nesting} ${outcome.file}`;
    const parent = childSeen.get(level(outcome.nesting + 1)) ?? false;
    childSeen.set(level(outcome.nesting + 1), false);
    childSeen.set(level(outcome.nesting), true);
    return leafOf(outcome, parent);
  };
}

function leafOf(outcome: Outcome, parent: boolean): Leaf | undefined {
  const { name } = outcome;
  if (outcome.skip !== undefined && outcome.skip !== false) {
    return { kind: "skipped", name, reason: words(outcome.skip, "no reason given") };
  }
  if (outcome.todo !== undefined && outcome.todo !== false) {
    return { kind: "skipped", name, reason: words(outcome.todo, "not written") };
  }
  if (outcome.kind === "fail") {
    const inherited = outcome.failureType === "subtestsFailed";
    return inherited ? undefined : { kind: "failed", name, reason: whyFailed(outcome) };
  }
  if (isFile(outcome)) return { kind: "failed", name, reason: "the file has no tests" };
  if (outcome.group) return parent ? undefined : { kind: "failed", name, reason: "the group has no tests" };
  return parent ? undefined : { kind: "passed", name };
}

function whyFailed({ failureType = "failed", message = "" }: Outcome): string {
  // "testCodeFailure" says no more than that the test threw: what it threw says it.
  const said = message.replaceAll(/\s+/g, " ").trim().slice(0, messageCharsMax);
  return said === "" ? failureType : said;
}

// The runner reports a file itself only when nothing inside it was reported, or when its process failed.
function isFile(outcome: Outcome): boolean {
  if (outcome.nesting !== 0) return false;
  const path = isAbsolute(outcome.name) ? outcome.name : resolve(outcome.name);
  return path === outcome.file;
}

function words(value: string | boolean, otherwise: string): string {
  return typeof value === "string" && value !== "" ? value : otherwise;
}

type TestError = { readonly failureType?: string; readonly cause?: unknown };

function messageOf(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.message : undefined;
}

function outcomeOf(event: TestEvent): Outcome | undefined {
  if (event.type !== "test:pass" && event.type !== "test:fail") return undefined;
  const { data } = event;
  const details = data.details as { type?: string; error?: TestError };
  return {
    kind: event.type === "test:pass" ? "pass" : "fail",
    name: data.name,
    nesting: data.nesting,
    file: data.file ?? "",
    group: details.type === "suite",
    skip: data.skip,
    todo: data.todo,
    failureType: details.error?.failureType,
    message: messageOf(details.error?.cause),
  };
}

async function* count(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const counter = leafCounter();
  for await (const event of source) {
    const outcome = outcomeOf(event);
    const leaf = outcome && counter(outcome);
    if (leaf) yield `${JSON.stringify(leaf)}\n`;
  }
  yield `{"kind":"end"}\n`;
}

// node's test runner takes a reporter by its module's default export; tidy exempts this file by name.
export { count as default };
