// What a running daemon takes over when its configuration is read again: what the table marks so, and
// nothing else; what needs a restart keeps the value that is in force and is named. Pure. Called by both
// daemons on HUP.
// The danger: a mixture that nobody has written; every value is either the one in force or the new file's.
import { isDeepStrictEqual } from "node:util";
import type { Settings, SettingsTable } from "./settings.ts";

export type Reloaded<Table extends SettingsTable> = {
  /** to be in force from now on */
  readonly settings: Settings<Table>;
  readonly applied: readonly string[];
  readonly needRestart: readonly string[];
};

export function reloaded<Table extends SettingsTable>(
  table: Table,
  inForce: Settings<Table>,
  written: Settings<Table>,
): Reloaded<Table> {
  const isChanged = (name: string): boolean => !isDeepStrictEqual(inForce[name], written[name]);
  const changed = Object.keys(table).filter(isChanged);
  const applied = changed.filter((name) => table[name]?.reload === true);
  const taken = Object.fromEntries(applied.map((name) => [name, written[name]]));
  const needRestart = changed.filter((name) => !applied.includes(name));
  return { settings: { ...inForce, ...taken }, applied, needRestart };
}

/** One sentence for people. */
export function reloadedText({
  applied,
  needRestart,
}: Pick<Reloaded<never>, "applied" | "needRestart">): string {
  const parts = [applied.length === 0 ? "nothing new is in force" : `in force now: ${applied.join(", ")}`];
  if (needRestart.length > 0) parts.push(`only after a restart: ${needRestart.join(", ")}`);
  return parts.join("; ");
}
