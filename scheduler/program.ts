// reeve-scheduler: reads what it is asked for and hands it to the word that does it: a file in commands/ and
// a row of `words` for each. Called by main.ts. It does nothing itself but help, version, settings. Exit: 0
// done, 1 could not, 2 wrong use, configuration or state directory.
// The danger: an option that a word does not know and silently ignores; it is refused by name.
import { parseArgs } from "node:util";
import { Fault } from "../proto/common/fault.ts";
import { buildVersion } from "../proto/common/build.ts";
import { nearestWord } from "../proto/common/nearest.ts";
import { sampleOf } from "../proto/common/settings-papers.ts";
import { becomeOwnerOf } from "./commands/owner.ts";
import { print, say, type Word, type WordOption } from "./commands/word.ts";
import { readConfig, schedulerSettings } from "./settings.ts";

/** "" is the daemon itself. */
export const words: Readonly<Record<string, Word>> = {
  "": {
    operand: "",
    options: [],
    summary: "run the scheduler in the foreground; its log goes to standard error",
    load: async () => (await import("./commands/run.ts")).run,
  },
  init: {
    operand: "",
    options: [],
    summary: "make a new cluster in the state directory, which must be empty or missing",
    load: async () => (await import("./commands/init.ts")).init,
  },
  backup: {
    operand: "FILE",
    options: ["force", "with-logs"],
    summary: "write database and keys into one new file, while the scheduler runs or not",
    load: async () => (await import("./commands/backup.ts")).backup,
  },
  restore: {
    operand: "FILE",
    options: [],
    summary: "make the state directory, which must be empty or missing, out of a backup",
    load: async () => (await import("./commands/restore.ts")).restore,
  },
  verify: {
    operand: "[FILE]",
    options: [],
    summary: "check every byte of a backup, or of the state directory of a stopped scheduler",
    load: async () => (await import("./commands/verify.ts")).verify,
  },
};

export const wordOptions: { readonly [Name in WordOption]: string } = {
  force: "backup: replace FILE when it is there already",
  "with-logs": "backup: put the logs of runs into it too",
};

/** As they are shown; `options` has them as they are parsed. */
export const generalOptions: readonly (readonly [string, string])[] = [
  ["-c FILE", "settings (default: ~/reeve/scheduler.yaml; for root /etc/reeve/scheduler.yaml first)"],
  ["--set KEY=VALUE", "one setting, over the file; may be repeated"],
  ["--check-config", "say what is wrong with the settings and exit 0 or 2"],
  ["--sample-config", "print every setting at its default, with its meaning"],
  ["--ready-fd N", 'write "ready" and a newline to this descriptor when everything is served'],
  ["--notify-fd N", 'the same, then "alive" every few seconds and "stopping" (for reeve-notify)'],
  ["-V, --version", "print the version"],
  ["-h, --help", "print this"],
];

const options = {
  c: { type: "string", short: "c" },
  set: { type: "string", multiple: true },
  "check-config": { type: "boolean" },
  "sample-config": { type: "boolean" },
  "ready-fd": { type: "string" },
  "notify-fd": { type: "string" },
  force: { type: "boolean" },
  "with-logs": { type: "boolean" },
  version: { type: "boolean", short: "V" },
  help: { type: "boolean", short: "h" },
} as const;

/** The exit status, when there is nothing left to do. */
export async function main(args: readonly string[]): Promise<number> {
  process.umask(0o077);
  const parsed = parseWords(args);
  if (typeof parsed === "string") return say(2, `${parsed}; see reeve-scheduler --help`);
  const { values, word, operand } = parsed;
  if (values.help === true) return print(help());
  if (values.version === true) return print(`reeve-scheduler ${buildVersion}\n`);
  if (values["sample-config"] === true)
    return print(sampleOf(schedulerSettings, "Settings of reeve-scheduler"));
  const readyFd = descriptorOf(values["ready-fd"]);
  const notifyFd = descriptorOf(values["notify-fd"]);
  if (readyFd === undefined) return say(2, "--ready-fd must be a number above 2");
  if (notifyFd === undefined) return say(2, "--notify-fd must be a number above 2");
  const answer = readConfig({ file: values.c ?? null, sets: values.set ?? [] });
  if (!answer.ok) return say(2, answer.problems.join("\nreeve-scheduler: "));
  if (values["check-config"] === true) return 0;
  const listeners = { readyFd, notifyFd };
  const chosen = { force: values.force === true, "with-logs": values["with-logs"] === true };
  try {
    becomeOwnerOf(answer.config.state);
    const perform = await word.load();
    return await perform({ config: answer.config, operand, options: chosen, listeners });
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return say(1, sentence(error));
  }
}

/** null: not named; undefined: not one. */
function descriptorOf(value: string | undefined): number | null | undefined {
  if (value === undefined) return null;
  const descriptor = Number(value);
  return Number.isInteger(descriptor) && descriptor > 2 ? descriptor : undefined;
}

type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>["values"];
type Parsed = { readonly values: Values; readonly word: Word; readonly operand: string | undefined };

/** Or what is wrong. */
function parseWords(args: readonly string[]): Parsed | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [name = "", operand, ...more] = positionals;
    const word = Object.hasOwn(words, name) ? words[name] : undefined;
    if (word === undefined) return unknownWord(name);
    if (operand === undefined && word.operand === "FILE") return `${name} needs a FILE`;
    const [tooMuch] = word.operand === "" && operand !== undefined ? [operand] : more;
    if (tooMuch !== undefined) return `unknown word "${tooMuch}" after "${name}"`;
    for (const option of Object.keys(wordOptions) as WordOption[]) {
      if (values[option] === true && !word.options.includes(option))
        return `--${option} means nothing ${name === "" ? "to the daemon" : `to ${name}`}`;
    }
    return { values, word, operand };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function unknownWord(name: string): string {
  const nearest = nearestWord(name, Object.keys(words));
  return `unknown word "${name}"${nearest === undefined ? "" : `; did you mean ${nearest}?`}`;
}

function help(): string {
  const named = Object.entries(words).filter(([name]) => name !== "");
  const line = (left: string, right: string): string => `${left.padEnd(18)} ${right}\n`;
  return `usage: reeve-scheduler [WORD] [OPTION…]

Without a word: run the scheduler in the foreground; its log goes to standard error, one JSON object a line.
${named.map(([name, word]) => line(`${name} ${word.operand}`, word.summary)).join("")}
${generalOptions.map(([head, says]) => `  ${line(head, says)}`).join("")}${Object.entries(wordOptions)
  .map(([name, means]) => `  ${line(`--${name}`, means)}`)
  .join("")}`;
}

/** What could not be done and why, down to the system's own words; nothing twice, and no stack. */
function sentence(error: unknown): string {
  const parts: string[] = [];
  let current: unknown = error;
  for (let depth = 0; depth < 4 && current instanceof Error; depth++) {
    const line = current.message.split("\n")[0] ?? "";
    if (!parts.some((part) => line.includes(part))) parts.push(line);
    current = current.cause;
  }
  return parts.join(": ");
}
