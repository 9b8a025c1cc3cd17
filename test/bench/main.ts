// `npm run bench -- [--json FILE] [PART…]`: measures, prints a table, and writes the figures as JSON. Every
// figure has its limit beside it, measured in the same run: on a machine that others use too, only their
// ratio says something. Exit status: 0 measured (whatever the figures are), 1 something failed, 2 wrong use.
// The danger: reading a figure without the machine and the load that made it; both are printed.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { type Figure, jsonText, tableText } from "./figures.ts";
import { parts } from "./parts.ts";

const usage = `usage: npm run bench -- [--json FILE] [PART…]

Measures every part, or those that are named; prints a table and writes the figures to FILE.

${Object.entries(parts)
  .map(([name, { says }]) => `  ${name.padEnd(7)} ${says}`)
  .join("\n")}
`;

async function main(args: readonly string[]): Promise<number> {
  const asked = parse(args);
  if (typeof asked === "string") {
    console.error(`bench: ${asked}\n\n${usage}`);
    return 2;
  }
  if (asked.help) {
    console.log(usage);
    return 0;
  }
  console.log(machine());
  const figures: Figure[] = [];
  for (const name of asked.names) {
    const part = parts[name];
    if (part === undefined) throw new Error(`no part ${name}`);
    const startMs = performance.now();
    console.log(`\n--- ${name}: ${part.says}`);
    const made = await part.measure((line) => console.log(`  ${line}`));
    figures.push(...made);
    console.log(`  took ${((performance.now() - startMs) / 1000).toFixed(0)} s; load ${loads()}`);
  }
  console.log(`\n${tableText(figures)}`);
  if (asked.json !== undefined) writeFileSync(asked.json, jsonText(figures));
  return 0;
}

type Asked = { readonly names: readonly string[]; readonly json: string | undefined; readonly help: boolean };

function parse(args: readonly string[]): Asked | string {
  try {
    const options = { json: { type: "string" }, help: { type: "boolean", short: "h" } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const unknown = positionals.filter((name) => !Object.hasOwn(parts, name));
    if (unknown.length > 0) return `there is no part ${unknown.join(", ")}`;
    const names = positionals.length > 0 ? positionals : Object.keys(parts);
    return { names, json: values.json, help: values.help === true };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function machine(): string {
  const [cpu] = cpus();
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`;
  const kernel = execFileSync("uname", ["-sr"]).toString().trim();
  const processor = `${cpus().length} x ${cpu?.model.trim()}`;
  return `${processor}, ${memory}, ${kernel}, Node ${process.versions.node}; load ${loads()}`;
}

function loads(): string {
  return loadavg()
    .map((load) => load.toFixed(2))
    .join(" ");
}

process.exitCode = await main(process.argv.slice(2));
