// Runs the suites of test/support/suites.ts: `npm test` (all), `npm run quick`, `npm run check`, or one with
// --only NAME. It prints one closing line per suite and, last and alone on its line, "N passed, N failed,
// N skipped". A suite that left a file, mount, cgroup, account or process on the machine has failed. Exit
// status: 0 all passed, 1 something failed, 2 wrong usage, 130 interrupted. How a suite is run and counted
// is test/support/suite-run.ts. The danger is a run that looks green because it ran nothing.

import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Left, RunPlace } from "./support/census.ts";
import { type Counts, hasReaper, runSuite } from "./support/suite-run.ts";
import { type Suite, suites } from "./support/suites.ts";

const root = resolve(import.meta.dirname, "..");
/** What a closing line says of its suite; the rest is in the output above it. */
const remarksMax = 5;
const usage = "usage: node test/run.ts [--quick | --check | --only NAME ...]";

async function main(): Promise<number> {
  const chosen = choose(process.argv.slice(2));
  if (typeof chosen === "string") {
    process.stderr.write(`${chosen}\n${usage}\n`);
    return 2;
  }
  const abort = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, () => abort.abort());

  const place = new RunPlace();
  process.env["TMPDIR"] = place.path;
  process.env["REEVE_TEST_RUN"] = place.name;

  const results: (readonly [Suite, Counts])[] = [];
  for (const suite of chosen.suites) {
    if (abort.signal.aborted) break;
    process.stdout.write(`\n--- ${suite.name}\n`);
    const startedAtMs = performance.now();
    const ran = await runSuite(suite, { root, quick: chosen.quick, signal: abort.signal });
    const left = place.left();
    place.clear(left);
    const counts = withLeft(ran, left);
    const tookS = ((performance.now() - startedAtMs) / 1000).toFixed(1);
    process.stdout.write(`--- ${suite.name} took ${tookS} s\n`);
    results.push([suite, counts]);
  }
  place.remove();
  return close(results, chosen.quick, abort.signal.aborted);
}

/** A suite that leaves something on the machine has failed, whatever its tests say. */
function withLeft(counts: Counts, left: readonly Left[]): Counts {
  if (left.length === 0) return counts;
  const remarks = left.map(({ kind, name }) => `left behind ${kind} ${name}`);
  return { ...counts, failed: counts.failed + 1, remarks: [...remarks, ...counts.remarks] };
}

interface Choice {
  readonly suites: readonly Suite[];
  readonly quick: boolean;
}

/** What the arguments ask for, or what is wrong with them. */
function choose(args: readonly string[]): Choice | string {
  const options = {
    quick: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
    only: { type: "string", multiple: true },
  } as const;
  try {
    const { values } = parseArgs({ args: [...args], options, allowPositionals: false });
    const only = values.only ?? [];
    const unknown = only.filter((name) => !suites.some((suite) => suite.name === name));
    const names = suites.map((suite) => suite.name).join(" ");
    if (unknown.length > 0) return `no suite is named ${unknown.join(", ")}; the suites are: ${names}`;
    if (only.length > 0) {
      // Asked for by name, a suite must exist, written or not.
      const named = suites.filter((suite) => only.includes(suite.name));
      return { suites: named.map((suite) => ({ ...suite, mandatory: true })), quick: values.quick };
    }
    const wanted = (suite: Suite): boolean =>
      (!values.quick || suite.quick === true) && (!values.check || suite.check === true);
    return { suites: suites.filter((suite) => wanted(suite) && suite.alone !== true), quick: values.quick };
  } catch (error) {
    return (error as Error).message;
  }
}

type Results = readonly (readonly [Suite, Counts])[];

function close(results: Results, quick: boolean, interrupted: boolean): number {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  process.stdout.write("\n");
  for (const [suite, counts] of results) {
    passed += counts.passed;
    failed += counts.failed;
    skipped += sum(counts.skipped);
    process.stdout.write(`${closingLine(suite.name, counts)}\n`);
  }
  if (!hasReaper())
    process.stdout.write("perl is not installed: processes left behind were not looked for\n");
  if (quick) for (const line of leftOut(results)) process.stdout.write(`${line}\n`);
  const names = results.map(([suite]) => suite.name);
  const alone = suites.filter((suite) => suite.alone === true && !names.includes(suite.name));
  if (names.includes("system") && alone.length > 0)
    process.stdout.write(`left to npm run system: ${alone.map((suite) => suite.name).join(", ")}\n`);
  if (interrupted) process.stdout.write("interrupted: the suites after this were not run\n");
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  if (interrupted) return 130;
  return failed > 0 || passed === 0 ? 1 : 0;
}

/** What --quick has not run of the suites it ran, and which suites it did not run at all. */
function leftOut(results: Results): readonly string[] {
  const ran = results.map(([suite]) => suite);
  const names = suites.map((suite) => suite.name).filter((name) => !ran.some((suite) => suite.name === name));
  const parts = ran.flatMap((suite) =>
    suite.kind === "tests" ? Object.entries(suite.quickLeavesOut ?? {}) : [],
  );
  return [
    ...parts.map(([what, untested]) => `quick left out ${what}: ${untested}`),
    ...(names.length > 0 ? [`quick left out the suites ${names.join(", ")}`] : []),
  ];
}

function closingLine(name: string, counts: Counts): string {
  const skips = sum(counts.skipped);
  const reasons = [...counts.skipped].map(([reason, times]) => `${reason}: ${times}`);
  const ran = `ran ${counts.passed + counts.failed}, failed ${counts.failed}, skipped ${skips}`;
  const more = counts.remarks.length - remarksMax;
  const remarks = more > 0 ? [...counts.remarks.slice(0, remarksMax), `${more} more`] : counts.remarks;
  const said = [...reasons, ...remarks].map((text) => text.replaceAll(/\s+/g, " "));
  return `suite ${name}: ${ran}${said.length > 0 ? ` (${said.join("; ")})` : ""}`;
}

function sum(skipped: ReadonlyMap<string, number>): number {
  return [...skipped.values()].reduce((total, times) => total + times, 0);
}

process.exitCode = await main();
