// `agentd -U FILE`: adds to a configuration the settings that it does not mention, each commented at its
// default as -C writes them. Called through table.ts. What is there stays byte for byte; the old file is
// kept as FILE.bak.
// The danger: a value that changes with an upgrade; only comments are added, and the values are compared.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { chownSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parseDocument } from "yaml";
import { sampleRowsOf } from "../../proto/common/settings-papers.ts";
import { agentSettings } from "../settings.ts";
import type { CommandCall } from "./command.ts";
import { complain, print } from "./command.ts";
import { syncDirectory, writeSynced } from "./new-file.ts";

export function updateConfig({ operands: [file = ""] }: CommandCall): number {
  const place = resolve(file);
  let before: string;
  try {
    before = new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(place));
  } catch (error) {
    return complain(`could not read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const after = updatedText(before);
  if ("problem" in after) return complain(`${file} is left as it is: ${after.problem}`);
  if (after.added.length === 0) return print(`agentd: ${file} mentions every setting already\n`);
  try {
    replaceKeeping(place, after.text);
  } catch (error) {
    return complain(`could not write ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const added = after.added.join(", ");
  return print(`agentd: ${file} has new settings, commented: ${added}; the old file is ${file}.bak\n`);
}

type Updated = { readonly text: string; readonly added: readonly string[] } | { readonly problem: string };

export function updatedText(before: string): Updated {
  const document = parseDocument(before, { prettyErrors: true });
  const [error] = document.errors;
  if (error !== undefined) return { problem: error.message.split("\n")[0] ?? "it is not YAML" };
  const isMentioned = (name: string): boolean =>
    document.hasIn(name.split(".")) || new RegExp(`^[ \\t]*#[ \\t]*${name}:`, "m").test(before);
  const missing = Object.entries(sampleRowsOf(agentSettings)).filter(([name]) => !isMentioned(name));
  const rows = missing.map(([, text]) => text);
  const text = rows.length === 0 ? before : `${before.trimEnd()}\n\n${rows.join("\n")}`;
  assert(isDeepStrictEqual(parseDocument(text).toJS(), document.toJS()), "an update must change no value");
  return { text, added: missing.map(([name]) => name) };
}

/** Mode and owner stay, and there is a whole file of that name at every moment. */
function replaceKeeping(place: string, text: string): void {
  const { mode, uid, gid } = statSync(place);
  const mark = randomBytes(8).toString("hex");
  const files = [
    [`${place}.bak.${mark}`, `${place}.bak`, readFileSync(place, "utf8")],
    [`${place}.tmp.${mark}`, place, text],
  ] as const;
  try {
    for (const [temporary, , bytes] of files) {
      writeSynced(temporary, bytes, mode & 0o777);
      chownSync(temporary, uid, gid);
    }
    for (const [temporary, final] of files) renameSync(temporary, final);
    syncDirectory(dirname(place));
  } finally {
    for (const [temporary] of files) rmSync(temporary, { force: true });
  }
}
