// Reads what must not be an argument: from a file, standard input, or a prompt that does not show it. Called
// by commands that take a secret. What is read is whole as soon as `parse` says so: whoever writes into a
// pipe may live on.
// The danger: an argument is in /proc/*/cmdline, readable by every user of the host.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { limits } from "../../proto/common/limits.ts";
import { UsageError } from "./refused.ts";

export type SecretInput<T> = {
  /** a file name, "-" for standard input, null to ask on the terminal */
  readonly source: string | null;
  readonly parse: (text: string) => T | undefined;
  /** what it is, for people */
  readonly what: string;
  /** asked one after the other; `text` makes of the answers what a file would hold */
  readonly questions: readonly string[];
  readonly text: (answers: readonly string[]) => string;
};

export async function readSecret<T>(input: SecretInput<T>): Promise<T> {
  const { source, parse, what } = input;
  if (source === null) {
    if (!process.stdin.isTTY) throw new UsageError([`give the file with ${what}, or - for standard input`]);
    const answered = parse(input.text(await ask(input.questions)));
    if (answered === undefined) throw new UsageError([`that is not ${what}`]);
    return answered;
  }
  const name = source === "-" ? "standard input" : source;
  let text = "";
  const stream = source === "-" ? process.stdin : createReadStream(source);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      text += chunk.toString();
      const parsed = parse(text);
      if (parsed !== undefined) return parsed;
      if (text.length > limits.joinStringBytesMax) break;
    }
  } catch (error) {
    throw new UsageError([
      `could not read ${name}: ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
  throw new UsageError([`${name} does not hold ${what}`]);
}

/** One answer, not shown. */
export async function askHidden(question: string): Promise<string> {
  const [answer = ""] = await ask([question]);
  return answer;
}

async function ask(questions: readonly string[]): Promise<readonly string[]> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answers: string[] = [];
  try {
    for (const question of questions) {
      process.stderr.write(`${question} (not shown): `);
      answers.push(await lines.question(""));
      process.stderr.write("\n");
    }
    return answers;
  } finally {
    lines.close();
  }
}
