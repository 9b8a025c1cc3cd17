// Where a join string is read from: a file, standard input, or a prompt that does not show it. Called by
// join.ts. It does not look into the string. An argument that is itself a join string is refused and not
// repeated.
// The danger: whatever is an argument is in /proc/*/cmdline, readable by every user of the host.
import { open } from "node:fs/promises";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { limits } from "../../proto/common/limits.ts";

export type JoinInput =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: string };

export async function readJoinString(source: string | null): Promise<JoinInput> {
  if (source?.startsWith("reeve-join-") === true) {
    const why = "an argument is visible to every user of this host, so this string must be considered known";
    return {
      ok: false,
      problem: `give the name of a file, or - for standard input, not the join string: ${why}`,
    };
  }
  if (source === "-") return readInput();
  if (source !== null) return readFileBounded(source);
  if (!process.stdin.isTTY)
    return { ok: false, problem: "give the file with the join string, or - for standard input" };
  return prompt();
}

async function readInput(): Promise<JoinInput> {
  let text = "";
  for await (const chunk of process.stdin) {
    text += String(chunk);
    if (text.length > limits.joinStringBytesMax)
      return { ok: false, problem: "standard input holds no join string" };
  }
  return { ok: true, text };
}

async function readFileBounded(path: string): Promise<JoinInput> {
  try {
    const file = await open(path, "r");
    try {
      const buffer = Buffer.alloc(limits.joinStringBytesMax + 1);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
      if (bytesRead > limits.joinStringBytesMax)
        return { ok: false, problem: `${path} holds no join string` };
      return { ok: true, text: buffer.toString("utf8", 0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (error) {
    return {
      ok: false,
      problem: `could not read ${path}: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

async function prompt(): Promise<JoinInput> {
  process.stderr.write("Join string (not shown): ");
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return { ok: true, text: await lines.question("") };
  } finally {
    lines.close();
    process.stderr.write("\n");
  }
}
