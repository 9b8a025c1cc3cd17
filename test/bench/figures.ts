// What the bench says: its figures by name, with unit, direction and target, and how samples become one.
// Pure. main.ts prints them; the parts of the bench make them. The names are read by programs that compare
// builds.
// The danger: a figure whose meaning changes under the same name.

export type Better = "lower" | "higher";
export type Limit = { readonly name: string; readonly value: number };
export type Figure = {
  readonly name: FigureName;
  readonly value: number;
  readonly unit: string;
  readonly better: Better;
  /** what the machine gives for the same work, measured in the same run; null where there is no such */
  readonly limit: Limit | null;
  /** how many samples, runs or bytes it comes from */
  readonly n: number;
};

type Row = { readonly unit: string; readonly better: Better; readonly target: number | null };

/** Targets hold for two cores with everything on one machine. */
export const figureTable = {
  start_latency_p50_ms: { unit: "ms", better: "lower", target: 10 },
  start_latency_p99_ms: { unit: "ms", better: "lower", target: null },
  runs_per_s: { unit: "runs/s", better: "higher", target: 400 },
  core_ms_per_run: { unit: "ms of one core", better: "lower", target: 5 },
  run_lives_per_s: { unit: "lives/s", better: "higher", target: 3_000 },
  log_mb_per_s: { unit: "MB/s", better: "higher", target: 120 },
  queue_100k_rss_mb: { unit: "MB", better: "lower", target: 400 },
  dispatch_100k_p99_ms: { unit: "ms", better: "lower", target: 20 },
  agentd_idle_pss_mb: { unit: "MB", better: "lower", target: 130 },
} as const satisfies Readonly<Record<string, Row>>;

export type FigureName = keyof typeof figureTable;

export type Measured = { readonly value: number; readonly limit: Limit | null; readonly n: number };

export function figure(name: FigureName, { value, limit, n }: Measured): Figure {
  const { unit, better } = figureTable[name];
  const rounded = limit === null ? null : { name: limit.name, value: significant(limit.value) };
  return { name, value: significant(value), unit, better, limit: rounded, n };
}

/** The smallest sample that at least `share` of all samples do not exceed. */
export function percentile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new Error("a percentile of nothing");
  if (!(share > 0 && share <= 1)) throw new Error(`a percentile lies in (0, 1], not at ${share}`);
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1] as number;
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5);
}

/** Four digits: more would pretend to be exact. */
export function significant(value: number): number {
  if (!Number.isFinite(value)) throw new Error(`not a figure: ${value}`);
  return Number(value.toPrecision(4));
}

/** Undefined where there is no target. */
export function isMet({ name, value }: Figure): boolean | undefined {
  const { better, target } = figureTable[name];
  if (target === null) return undefined;
  return better === "lower" ? value <= target : value >= target;
}

export function jsonText(figures: readonly Figure[]): string {
  return `${JSON.stringify(figures, null, 2)}\n`;
}

const heads = ["FIGURE", "VALUE", "UNIT", "TARGET", "MET", "LIMIT", "VALUE/LIMIT", "N"];

/** One line for each figure, under one for the heads. */
export function tableText(figures: readonly Figure[]): string {
  const rows = [heads, ...figures.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

function cellsOf(figure: Figure): string[] {
  const { name, value, unit, better, limit, n } = figure;
  const { target } = figureTable[name];
  const met = isMet(figure);
  return [
    name,
    String(value),
    unit,
    target === null ? "-" : `${better === "lower" ? "<=" : ">="} ${target}`,
    met === undefined ? "-" : met ? "yes" : "NO",
    limit === null ? "-" : `${limit.name} ${limit.value}`,
    limit === null || limit.value === 0 ? "-" : (value / limit.value).toFixed(2),
    String(n),
  ];
}
