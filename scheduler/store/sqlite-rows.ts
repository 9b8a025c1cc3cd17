// How each noun of core/model.ts is a row: one table of kinds per noun, from which the SQL and both
// directions are made. Called by sqlite-worker.ts. It opens nothing and decides nothing.
// The danger: a field that is forgotten is lost at the next start; the mapped types make the compiler look
// for it.
import type { SQLInputValue, SQLOutputValue } from "node:sqlite";
import type { Agent, Attempt, Client, JoinToken, JournalEntry } from "../core/model.ts";
import type { Meta, Run, Submission } from "../core/model.ts";

/** `flag` = boolean as 0 or 1; `json` = JSON text, null as NULL; `retry` = the columns of a RetryRule. */
type Kind = "plain" | "flag" | "json" | "retry";
type Kinds<Row> = { readonly [Field in keyof Row]-?: Kind };
export type Record = { readonly [column: string]: SQLOutputValue };

export type Table<Row> = {
  readonly name: string;
  /** "" for a table whose rows are never replaced */
  readonly upsert: string;
  readonly insert: string;
  readonly columns: string;
  valuesOf(row: Row): SQLInputValue[];
  rowOf(record: Record): Row;
};

const retryColumns = ["retry_retries_max", "retry_delay_ms", "retry_delay_ms_max", "retry_on"];

export const metaTable = tableOf<Meta>("meta", [], {
  schema: "plain",
  clusterId: "plain",
  ledger: "plain",
  ledgersBefore: "json",
  fence: "plain",
  nextRun: "plain",
  seed: "plain",
});

export const runTable = tableOf<Run>("run", ["ledger", "run"], {
  ledger: "plain",
  run: "plain",
  state: "plain",
  job: "plain",
  agent: "plain",
  queue: "plain",
  priority: "plain",
  by: "plain",
  requestedUser: "plain",
  method: "plain",
  specSha256: "plain",
  specBytes: "plain",
  proof: "plain",
  proofSha256: "plain",
  submittedAtMs: "plain",
  startAtMs: "plain",
  startByMs: "plain",
  endedAtMs: "plain",
  attempt: "plain",
  reason: "plain",
  retry: "retry",
  retries: "plain",
  requeues: "plain",
  rerunnable: "flag",
  restartOf: "plain",
  cancelBy: "plain",
});

export const attemptTable = tableOf<Attempt>("attempt", ["ledger", "run", "attempt"], {
  ledger: "plain",
  run: "plain",
  attempt: "plain",
  state: "plain",
  agent: "plain",
  seq: "plain",
  fence: "plain",
  spoolId: "plain",
  orderedAtMs: "plain",
  startDeadlineMs: "plain",
  phase: "plain",
  startedAtMs: "plain",
  endedAtMs: "plain",
  pid: "plain",
  exit: "json",
  reason: "plain",
  detail: "plain",
  log: "json",
  logStoredBytes: "plain",
  logState: "plain",
  stalled: "flag",
  unsupervised: "flag",
  survivors: "json",
  warnings: "json",
  forgotten: "flag",
});

export const journalTable = tableOf<JournalEntry>("journal", [], {
  ledger: "plain",
  run: "plain",
  attempt: "plain",
  atMs: "plain",
  from: "plain",
  event: "plain",
  to: "plain",
  by: "plain",
  reason: "plain",
});

export const agentTable = tableOf<Agent>("agent", ["name"], {
  name: "plain",
  agentId: "plain",
  joinedAtMs: "plain",
  joinedBy: "plain",
  addresses: "json",
  spkiSha256: "plain",
  certificateEndsMs: "plain",
  revoked: "flag",
  nextSeq: "plain",
  spoolId: "plain",
  build: "plain",
  mode: "plain",
  owner: "plain",
  maxRuns: "plain",
  bootIdentity: "plain",
  sinceMs: "plain",
  note: "plain",
  drained: "flag",
  drainBy: "plain",
  drainAtMs: "plain",
  drainReason: "plain",
});

export const clientTable = tableOf<Client>("client", ["name"], {
  name: "plain",
  clientId: "plain",
  joinedAtMs: "plain",
  joinedBy: "plain",
  spkiSha256: "plain",
  certificateEndsMs: "plain",
  revoked: "flag",
  revokedBy: "plain",
  revokedAtMs: "plain",
});

export const tokenTable = tableOf<JoinToken>("token", ["id"], {
  id: "plain",
  role: "plain",
  name: "plain",
  key: "plain",
  madeAtMs: "plain",
  expiresAtMs: "plain",
  by: "plain",
  addresses: "json",
});

export const submissionTable = tableOf<Submission>("submission", ["key"], {
  key: "plain",
  contentSha256: "plain",
  runs: "json",
  atMs: "plain",
});

function tableOf<Row>(name: string, primaryKey: readonly string[], kinds: Kinds<Row>): Table<Row> {
  const fields = Object.entries(kinds) as [keyof Row & string, Kind][];
  const columns = fields.flatMap(([field, kind]) => (kind === "retry" ? retryColumns : [columnOf(field)]));
  const listed = columns.map((column) => `"${column}"`).join(", ");
  const marks = columns.map(() => "?").join(", ");
  const sets = columns.map((column) => `"${column}" = excluded."${column}"`).join(", ");
  const insert = `INSERT INTO ${name} (${listed}) VALUES (${marks})`;
  return {
    name,
    insert,
    upsert:
      primaryKey.length === 0 ? "" : `${insert} ON CONFLICT (${primaryKey.join(", ")}) DO UPDATE SET ${sets}`,
    columns: columns.map((column) => `${name}."${column}"`).join(", "),
    valuesOf: (row) => fields.flatMap(([field, kind]) => columnValues(row[field], kind)),
    rowOf: (record) => {
      const row: { [field: string]: unknown } = {};
      for (const [field, kind] of fields) row[field] = fieldValue(record, columnOf(field), kind);
      return row as Row;
    },
  };
}

/** submittedAtMs → submitted_at_ms; specSha256 → spec_sha256 */
function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function columnValues(value: unknown, kind: Kind): SQLInputValue[] {
  if (kind === "flag") return [value === true ? 1 : 0];
  if (kind === "json") return [value === null ? null : JSON.stringify(value)];
  if (kind === "plain") return [value as string | number];
  const { retriesMax, delayMs, delayMsMax, on } = value as Run["retry"];
  return [retriesMax, delayMs, delayMsMax, JSON.stringify(on)];
}

function fieldValue(record: Record, column: string, kind: Kind): unknown {
  if (kind === "retry") {
    return {
      retriesMax: record["retry_retries_max"],
      delayMs: record["retry_delay_ms"],
      delayMsMax: record["retry_delay_ms_max"],
      on: JSON.parse(String(record["retry_on"])),
    };
  }
  const value = record[column];
  if (kind === "flag") return value === 1;
  if (kind === "json") return value === null ? null : JSON.parse(String(value));
  return value;
}
