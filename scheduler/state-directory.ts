// The state directory as a whole: made once by `init`, found again at every start, refused when it is not
// what it must be. Called by main.ts. The database and the authority look after their own files; this knows
// only whether they belong together.
// The danger: an unmounted disk leaves an empty directory. Starting there would begin a second cluster beside
// the first.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Fault } from "../proto/common/fault.ts";
import { hexOf } from "../proto/common/ids.ts";
import { syncDirectory } from "../proto/common/replace-file.ts";
import { createAuthority } from "./agents/authority.ts";
import type { Meta } from "./core/model.ts";
import { openSqliteStore } from "./store/sqlite.ts";

export type StatePaths = {
  readonly database: string;
  readonly authority: string;
  readonly joins: string;
  readonly logs: string;
};

export function statePaths(state: string): StatePaths {
  return {
    database: join(state, "scheduler.db"),
    authority: join(state, "authority"),
    joins: join(state, "joins"),
    logs: join(state, "logs"),
  };
}

/**
 * Makes a new cluster in an empty or missing directory and answers its id. The database comes last: with it
 * the cluster is there.
 */
export async function initState(state: string, nowMs: number): Promise<string> {
  const paths = statePaths(state);
  await claimEmpty(state, "make a new cluster in");
  const meta = newMeta();
  try {
    await createAuthority(paths.authority, meta.clusterId, nowMs);
    const store = await openSqliteStore(paths.database, { create: true, meta });
    await store[Symbol.asyncDispose]();
    await syncDirectory(state);
    await syncDirectory(dirname(state));
  } catch (error) {
    await rm(paths.authority, { recursive: true, force: true });
    throw error;
  }
  return meta.clusterId;
}

/** Makes the directory when it is missing; refuses it unless it is empty and its owner's alone. */
export async function claimEmpty(state: string, what: string): Promise<void> {
  await mkdir(state, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new Fault(`make the state directory ${state}`, { cause });
  });
  const there = (await readdir(state)).filter((name) => name !== "lost+found");
  if (there.length > 0) {
    const found = existsSync(statePaths(state).database)
      ? "a cluster is there already; reeve-scheduler without a word starts it"
      : `it holds ${there[0]}`;
    throw new Fault(`${what} ${state}: ${found}`);
  }
  const mode = (await stat(state)).mode & 0o777;
  if ((mode & 0o077) !== 0) {
    throw new Fault(
      `use ${state}: its mode is ${mode.toString(8)} and others may enter it; run: chmod 700 ${state}`,
    );
  }
}

/** Undefined when a cluster is there; else what to tell the person who started us. */
export async function missingState(state: string): Promise<string | undefined> {
  const { database } = statePaths(state);
  if (existsSync(database)) return undefined;
  const entries = await readdir(state).catch(() => undefined);
  const found =
    entries === undefined ? "does not exist" : entries.length === 0 ? "is empty" : "holds no database";
  return (
    `the state directory ${state} ${found}. If this scheduler has run before: mount the disk that ` +
    `belongs at ${state}, or restore a backup there (reeve-scheduler restore FILE), then start again. ` +
    "Only for a new cluster: reeve-scheduler init"
  );
}

function newMeta(): Meta {
  return {
    schema: 0,
    clusterId: hexOf(randomBytes(16)),
    ledger: hexOf(randomBytes(16)),
    ledgersBefore: [],
    fence: 0,
    nextRun: 1,
    seed: randomBytes(4).readUInt32LE(),
  };
}
