// The table of suites behind `npm test`: what is run, in which order, and what each needs of the machine.
// test/run.ts runs it; nothing else knows the list. `mandatory` keeps a suite from vanishing: one that finds
// nothing to look at is then an error, not a pass. The danger is a suite left out of this table: its tests
// would never run, so tidy.test.ts fails on a test file that no suite covers.

export type Need = "root" | "cc" | "cgroup2" | "a home directory";

interface SuiteBase {
  readonly name: string;
  /** It exists, so finding nothing is an error. A suite not yet written is `false`. */
  readonly mandatory: boolean;
  readonly needs: readonly Need[];
  readonly limitMs: number;
  /** Part of `npm run quick`, or of `npm run check`. */
  readonly quick?: boolean;
  readonly check?: boolean;
}

/** One program whose exit status is the result. `subject` must exist for it to mean anything. */
export interface CommandSuite extends SuiteBase {
  readonly kind: "command";
  readonly subject: string;
  readonly argv: readonly string[];
}

export interface TestSuite extends SuiteBase {
  readonly kind: "tests";
  readonly files: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Files (or words for a part of one) that --quick does not run, each with what is then not tested. */
  readonly quickLeavesOut?: Readonly<Record<string, string>>;
  /** Files at the same time. 1 where tests share the machine (processes, users, cgroups). */
  readonly concurrency: number;
}

export type Suite = CommandSuite | TestSuite;

const minute = 60_000;
const bin = "node_modules/.bin";

function command(name: string, subject: string, mandatory: boolean, argv: readonly string[]): CommandSuite {
  return { kind: "command", name, subject, mandatory, argv, needs: [], limitMs: 3 * minute, check: true };
}

type TestOptions = Partial<Omit<TestSuite, "kind" | "name">>;

function tests(name: string, options: TestOptions = {}): TestSuite {
  const files = `test/${name}/**/*.test.ts`;
  const usual = { files, mandatory: true, needs: [], limitMs: 5 * minute, concurrency: 2 };
  return { kind: "tests", name, ...usual, ...options };
}

export const suites: readonly Suite[] = [
  command("format", "biome.json", true, [`${bin}/biome`, "format", "--colors=off"]),
  command("lint", ".oxlintrc.json", true, [`${bin}/oxlint`, "--type-aware", "--deny-warnings"]),
  command("types", "tsconfig.json", true, [`${bin}/tsc`, "--noEmit", "-p", "tsconfig.json"]),
  command("knip", "knip.json", true, [`${bin}/knip`, "--no-progress", "--no-config-hints"]),
  command("proto", "proto/reeve/v1", true, ["sh", "packaging/proto-check.sh"]),
  tests("tidy", { files: "test/tidy.test.ts", quick: true, check: true }),
  tests("support", {
    quick: true,
    quickLeavesOut: { "test/support/suite-run.test.ts": "the runner of the suites" },
  }),
  tests("common", { quick: true }),
  tests("bench", { quick: true }),
  tests("soak"),
  tests("core", { quick: true }),
  tests("contract", {
    quick: true,
    quickLeavesOut: {
      "test/contract/sqlite.test.ts": "kill -9, full disk and foreign files under SQLite",
      "test/contract/log-places.test.ts": "places in stored logs, against counting by hand",
    },
  }),
  tests("api", {
    quick: true,
    quickLeavesOut: { "test/api/logs.test.ts": "logs as the API sends and follows them" },
  }),
  tests("simulation", {
    quick: true,
    limitMs: 15 * minute,
    quickLeavesOut: {
      "test/simulation/mutants.test.ts": "planted faults",
      "test/simulation/replay.test.ts": "replaying and shortening by the command",
      // By REEVE_QUICK, which the runner sets and seeds.test.ts reads.
      "180 of 200 seeds": "seeds 21 to 200 and the proof that they pass every cell of the run table",
    },
  }),
  tests("launcher", { needs: ["cc"], limitMs: 15 * minute }),
  tests("agent", { limitMs: 10 * minute }),
  tests("link", { limitMs: 10 * minute }),
  tests("compat"),
  tests("packages", { needs: ["cc"], limitMs: 15 * minute, concurrency: 1 }),
  tests("storage", { limitMs: 10 * minute }),
  tests("cli", { limitMs: 10 * minute }),
  tests("processes", { needs: ["cc", "a home directory"], limitMs: 20 * minute }),
  tests("attack", { limitMs: 15 * minute, concurrency: 1 }),
  tests("system", { needs: ["root", "cc"], limitMs: 20 * minute, concurrency: 1 }),
];
