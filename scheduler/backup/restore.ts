// Makes a state directory out of a backup: judges every byte first, builds the whole beside, then gives the
// parts their names, the database last: with it the cluster is there. Called by ../commands/restore.ts. What
// a restore means for runs is ../core/restored.ts's and ../core/start-up.ts's.
// The danger: half a restore that a scheduler would start on. Until the last rename there is no database, and
// without one nothing starts; what an interrupted restore has left is removed by the next.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import { hexOf } from "../../proto/common/ids.ts";
import { syncDirectory } from "../../proto/common/replace-file.ts";
import { openAuthority } from "../agents/authority.ts";
import { violations } from "../core/invariants.ts";
import type { Meta } from "../core/model.ts";
import { restoredMeta } from "../core/restored.ts";
import { isLive, nextState } from "../core/run-machine.ts";
import { stateOf } from "../core/state.ts";
import { claimEmpty, statePaths } from "../state-directory.ts";
import { schemaNewest } from "../store/migrations/table.ts";
import { openDatabase } from "../store/sqlite-file.ts";
import { Queries } from "../store/sqlite-queries.ts";
import { type PartSink, readArchive } from "./archive-reader.ts";
import { databasePart, type Manifest, manifestPart } from "./manifest.ts";

/** What was restored, for people. */
export type Restored = {
  readonly manifest: Manifest;
  readonly ledger: string;
  /** runs that waited and will be held */
  readonly held: number;
  /** runs that were at agents */
  readonly live: number;
  readonly logs: number;
};

/** A hidden directory of the state directory: the same file system, whatever is mounted where. */
const building = ".restoring";

export async function restoreState(file: string, state: string, nowMs: number): Promise<Restored> {
  await removeInterrupted(state);
  await claimEmpty(state, `restore ${file} into`);
  await judged(file);
  const place = join(state, building);
  try {
    await mkdir(place, { mode: 0o700 });
    const { manifest, logs } = await unpack(file, place);
    const counted = await renew(place, manifest, nowMs);
    await giveNames(place, state);
    return { manifest, logs, ...counted };
  } catch (error) {
    await removeInterrupted(state);
    if (error instanceof Fault) throw error;
    throw new Fault(`restore ${file} into ${state}`, { cause: error });
  }
}

/** Nothing but a restore makes this directory, and only in an empty place: all there is then its own. */
async function removeInterrupted(state: string): Promise<void> {
  const { database, authority, logs } = statePaths(state);
  const place = join(state, building);
  if (!existsSync(place) || existsSync(database)) return;
  for (const path of [authority, logs, place]) await rm(path, { recursive: true, force: true });
}

/** The backup's manifest, once every byte of it is as it was written. */
async function judged(file: string): Promise<Manifest> {
  const { manifest, problems } = await readArchive(file, () => undefined);
  return believed(file, manifest, problems);
}

function believed(file: string, manifest: Manifest | undefined, problems: readonly string[]): Manifest {
  const [first, ...more] = problems;
  const others = more.length === 0 ? "" : ` (and ${more.length} more: reeve-scheduler verify ${file})`;
  if (first !== undefined || manifest === undefined)
    throw new Fault(`restore ${file}: ${first ?? "it has no manifest"}${others}. Nothing was made`);
  if (manifest.schema <= schemaNewest) return manifest;
  const both = `its schema is ${manifest.schema}, this build knows ${schemaNewest}`;
  throw new Fault(`restore ${file}: ${both}; install the Reeve that wrote it (${manifest.product})`);
}

async function unpack(file: string, place: string): Promise<{ manifest: Manifest; logs: number }> {
  let logs = 0;
  const { manifest, problems } = await readArchive(file, async ({ name }) => {
    if (name.startsWith(manifestPart)) return undefined;
    if (name.startsWith("logs/")) logs++;
    const path = join(place, name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return fileSink(path);
  });
  return { manifest: believed(file, manifest, problems), logs };
}

async function fileSink(path: string): Promise<PartSink> {
  const file = await open(path, "wx", 0o600);
  return {
    write: (bytes) => file.writeFile(bytes),
    close: async () => {
      await file.sync();
      await file.close();
    },
  };
}

/** The database becomes the first of a new ledger; it and the authority must be what the manifest says. */
async function renew(
  place: string,
  manifest: Manifest,
  nowMs: number,
): Promise<Pick<Restored, "ledger" | "held" | "live">> {
  const db = openDatabase(join(place, databasePart));
  try {
    const queries = new Queries(db);
    const rows = queries.load();
    const { meta } = rows;
    const isSame =
      meta.clusterId === manifest.clusterId &&
      meta.ledger === manifest.ledger &&
      meta.fence === manifest.fence;
    if (!isSame) throw new Fault("restore a database that is not the one its manifest speaks of");
    await openAuthority(join(place, "authority"), meta.clusterId);
    const [wrong] = violations(stateOf(rows, nowMs));
    if (wrong !== undefined) throw new Fault(`restore a database that disagrees with itself: ${wrong}`);
    const ledger = hexOf(randomBytes(16));
    db.exec("BEGIN IMMEDIATE");
    if (!manifest.withLogs) queries.logsAreGone();
    queries.apply([{ kind: "meta", meta: restoredMeta(meta, ledger) satisfies Meta }]);
    db.exec("COMMIT");
    const held = rows.runs.filter(({ state }) => state === "held" || nextState(state, "hold") !== undefined);
    return { ledger, held: held.length, live: rows.runs.filter(({ state }) => isLive(state)).length };
  } finally {
    db.close();
  }
}

async function giveNames(place: string, state: string): Promise<void> {
  const names = (await readdir(place)).filter((name) => name !== databasePart);
  await syncTree(place);
  for (const name of names) await rename(join(place, name), join(state, name));
  await syncDirectory(state);
  await rename(join(place, databasePart), join(state, databasePart));
  await rmdir(place);
  await syncDirectory(state);
  await syncDirectory(dirname(state));
}

/** Files are synced as they are written; their names are durable when their directories are. */
async function syncTree(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true }))
    if (entry.isDirectory()) await syncTree(join(directory, entry.name));
  await syncDirectory(directory);
}
