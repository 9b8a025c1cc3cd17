// `npm run soak -- [PART…]`: what only shows after long or under much, with real daemons. Prints what it saw
// and, for each part, whether all held. Exit status: 0 all held, 1 something did not, 2 wrong use. Not a part
// of `npm test`: it takes many minutes. What it believes is proved by flatness.test.ts.
// The danger: believing a run of it on a machine that swaps or is full; it measures processes, not machines.
import { holdPart, parts } from "./parts.ts";

const usage = `usage: npm run soak -- [PART…]

${Object.entries(parts)
  .map(([name, { says }]) => `  ${name.padEnd(7)} ${says}`)
  .join("\n")}
`;

async function main(words: readonly string[]): Promise<number> {
  const unknown = words.filter((word) => !Object.hasOwn(parts, word));
  if (unknown.length > 0) {
    console.error(`soak: there is no part ${unknown.join(", ")}\n\n${usage}`);
    return 2;
  }
  let failed = 0;
  for (const name of words.length > 0 ? words : Object.keys(parts)) {
    const part = parts[name];
    if (part === undefined) throw new Error(`no part ${name}`);
    const startMs = performance.now();
    console.log(`--- ${name}: ${part.says}`);
    const wrong = await holdPart(part, (line) => console.log(`  ${line}`));
    for (const sentence of wrong.slice(0, sentencesMax)) console.log(`  WRONG: ${sentence}`);
    if (wrong.length > sentencesMax) console.log(`  and ${wrong.length - sentencesMax} more`);
    failed += wrong.length > 0 ? 1 : 0;
    const held = wrong.length === 0 ? "all held" : "NOT ALL HELD";
    console.log(`  ${held}, after ${((performance.now() - startMs) / 1000).toFixed(0)} s`);
  }
  return failed === 0 ? 0 : 1;
}

const sentencesMax = 10;

process.exitCode = await main(process.argv.slice(2));
