// The records of an agentd's audit as the files hold them at this moment, whole lines only: its monitor may
// be writing the next. It verifies nothing (test/agent/audit.test.ts does).
// The danger: a field that is misspelt is undefined here, so tests compare with values.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type AuditFields = Readonly<Record<string, unknown>>;

export function auditRecordsIn(spool: string): readonly AuditFields[] {
  const directory = join(spool, "audit");
  const text = readdirSync(directory)
    .sort()
    .map((name) => readFileSync(join(directory, name), "utf8"));
  const lines = text.join("").split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}
