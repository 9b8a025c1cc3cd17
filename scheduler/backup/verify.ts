// Checks a backup, or the state directory of a scheduler that does not run, and lists everything that is
// wrong: digests, database, rows against each other, logs against rows, certificates, modes. Called by
// ../commands/verify.ts. It repairs nothing. How each thing is judged is in check-*.ts.
// The danger: a check that looked at nothing and found nothing; the answer says how much was looked at.
import { existsSync } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { attemptName, type AttemptKey } from "../../proto/common/ids.ts";
import { missingState, statePaths } from "../state-directory.ts";
import { schemaNewest } from "../store/migrations/table.ts";
import { lockDatabase, openDatabase, schemaOf } from "../store/sqlite-file.ts";
import { metaOf, Queries } from "../store/sqlite-queries.ts";
import { type PartSink, readArchive } from "./archive-reader.ts";
import { type AuthorityTexts, authorityProblems } from "./check-authority.ts";
import { rowProblems } from "./check-database.ts";
import { factsOfFile, type LogFacts, LogLook, logProblems } from "./check-logs.ts";
import { modeProblems } from "./check-modes.ts";
import { attemptOfLogPart, authorityParts, databasePart, type Manifest } from "./manifest.ts";
import { Scratch } from "./scratch.ts";
import { logFilesOf } from "./state-files.ts";

export type Verified = {
  /** sentences; none = all is well */
  readonly problems: readonly string[];
  /** what was looked at, for people */
  readonly looked: string;
};

type Logs = ReadonlyMap<string, LogFacts>;

export async function verifyBackup(file: string, nowMs: number): Promise<Verified> {
  using scratch = new Scratch();
  const database = join(scratch.path, databasePart);
  const logs = new Map<string, LogFacts>();
  const authority: Record<string, string> = {};
  const { manifest, problems } = await readArchive(file, async ({ name, size }) => {
    if (name === databasePart) return fileSink(database);
    const key = attemptOfLogPart(name);
    if (key !== undefined) return logSink(key, logs);
    return size <= authorityBytesMax ? textSink(name, authority) : undefined;
  });
  // What was damaged on its way says nothing about what was written.
  if (manifest === undefined || problems.length > 0) return { problems, looked: file };
  const db = openDatabase(database);
  scratch[Symbol.dispose]();
  return judgeBackup(db, { manifest, authority: textsOf(authority), logs, nowMs });
}

type Unpacked = {
  readonly manifest: Manifest;
  readonly authority: AuthorityTexts;
  readonly logs: Logs;
  readonly nowMs: number;
};

function judgeBackup(db: DatabaseSync, { manifest, authority, logs, nowMs }: Unpacked): Verified {
  try {
    const meta = metaOf(db);
    const differs = (["clusterId", "ledger", "fence"] as const).filter(
      (name) => meta[name] !== manifest[name],
    );
    const problems = differs.map((name) => `the manifest's ${name} is not that of the database`);
    problems.push(...rowProblems(db, nowMs), ...authorityProblems(authority, meta.clusterId, nowMs));
    if (manifest.withLogs) problems.push(...logProblems(db, logs));
    const { takenAt, schema } = manifest;
    return { problems, looked: `${counts(db, logs.size)}; schema ${schema}, taken at ${takenAt}` };
  } finally {
    db.close();
  }
}

export async function verifyState(state: string, nowMs: number): Promise<Verified> {
  const missing = await missingState(state);
  if (missing !== undefined) return { problems: [missing], looked: state };
  const { database } = statePaths(state);
  const locked = lockDatabase(database); // and nobody starts a scheduler meanwhile
  try {
    const db = schemaOf(locked) === schemaNewest ? locked : upgradedCopy(locked);
    try {
      const authority: Record<string, string> = {};
      for (const name of authorityParts) {
        const path = join(state, name);
        if (existsSync(path)) authority[name] = await readFile(path, "utf8");
      }
      const { clusterId } = metaOf(db);
      const logs = new Map<string, LogFacts>();
      for await (const { key, path } of logFilesOf(state))
        logs.set(attemptName(key), await factsOfFile(path));
      const problems = [
        ...rowProblems(db, nowMs),
        ...authorityProblems(textsOf(authority), clusterId, nowMs),
        ...logProblems(db, logs),
        ...(await modeProblems(state)),
      ];
      return { problems, looked: `${counts(db, logs.size)}; schema ${schemaOf(locked)}` };
    } finally {
      if (db !== locked) db.close();
    }
  } finally {
    locked.close();
  }
}

/** The state's own database is not brought to another schema by somebody who only looks. */
function upgradedCopy(locked: DatabaseSync): DatabaseSync {
  using scratch = new Scratch();
  const to = join(scratch.path, databasePart);
  locked.prepare("VACUUM INTO ?").run(to);
  return openDatabase(to);
}

function counts(db: DatabaseSync, logs: number): string {
  const { runs, attempts, blobs } = new Queries(db).counts();
  return `${runs} runs, ${attempts} attempts, ${blobs} bodies, ${logs} logs`;
}

const authorityBytesMax = 1 << 20;

function textsOf(found: Readonly<Record<string, string>>): AuthorityTexts {
  const [key, certificate, scheduler] = authorityParts;
  return { key: found[key], certificate: found[certificate], scheduler: found[scheduler] };
}

function logSink(key: AttemptKey, logs: Map<string, LogFacts>): PartSink {
  const look = new LogLook();
  return {
    write: async (bytes) => look.take(bytes),
    close: async () => {
      logs.set(attemptName(key), look.facts());
    },
  };
}

function textSink(name: string, into: Record<string, string>): PartSink {
  const parts: Buffer[] = [];
  return {
    write: async (bytes) => {
      parts.push(Buffer.from(bytes));
    },
    close: async () => {
      into[name] = Buffer.concat(parts).toString();
    },
  };
}

async function fileSink(path: string): Promise<PartSink> {
  const file = await open(path, "wx", 0o600);
  return { write: (bytes) => file.writeFile(bytes), close: () => file.close() };
}
