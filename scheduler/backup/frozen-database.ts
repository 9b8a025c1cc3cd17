// The database file as something to copy: through the daemon that has it open, or, when none runs, by locking
// it ourselves. Called by ../commands/backup.ts. It copies nothing.
// The danger: a copy of a file that changed meanwhile. `end` says whether it has stayed as it was, and a
// backup is only finished after that.
import { existsSync, statSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { Fault } from "../../proto/common/fault.ts";
import { hexOf } from "../../proto/common/ids.ts";
import { schedulerService } from "../../proto/common/services.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import { connect, type Connection } from "../cli/connection.ts";
import { Refused } from "../cli/refused.ts";
import type { SchedulerConfig } from "../settings.ts";
import { statePaths } from "../state-directory.ts";
import { intoOneFile, lockDatabase, schemaOf } from "../store/sqlite-file.ts";
import { metaOf } from "../store/sqlite-queries.ts";
import type { Origin } from "./manifest.ts";

export type FrozenFile = {
  readonly bytes: number;
  readonly origin: Origin;
  readonly takenAtMs: number;
  /** Throws when it did not stay as it was until now. */
  readonly end: () => Promise<void>;
  /** In any case, and before the file that was read is closed: see lockDatabase. */
  readonly release: () => void;
};

export async function freezeDatabase(config: SchedulerConfig): Promise<FrozenFile> {
  const { database } = statePaths(config.state);
  // Without the file there is no daemon either; with it, one that was killed leaves it behind.
  if (!existsSync(config.socket)) return lockedFile(database, config.socket);
  const connection = await connect(config.socket);
  try {
    return await heldFile(connection, database);
  } catch (error) {
    connection.close();
    if (!(error instanceof Refused)) throw error;
    if (!error.message.includes("nothing listens there"))
      throw new Fault(`hold the database for the backup: ${error.message}`);
    return lockedFile(database, config.socket);
  }
}

/** By the daemon. */
async function heldFile(connection: Connection, database: string): Promise<FrozenFile> {
  const items = connection.stream(schedulerService.holdSnapshot, {})[Symbol.asyncIterator]();
  const first = await items.next();
  if (first.done === true) throw new Fault("hold the database for the backup: the scheduler said nothing");
  const snapshot: reeve.v1.ISnapshot = first.value;
  if ((await realpath(database)) !== (await realpath(snapshot.database ?? "")))
    throw new Fault(`back up ${database}: the scheduler at ${connection.path} keeps ${snapshot.database}`);
  const end = async (): Promise<void> => {
    const told = await connection.call(schedulerService.endSnapshot, { id: snapshot.id ?? 0 });
    if (!told.held) throw new Fault(`keep the database as it is: ${told.why ?? ""}; try again`);
  };
  const none = new Uint8Array(0);
  return {
    bytes: snapshot.bytes ?? 0,
    takenAtMs: snapshot.takenAtMs ?? 0,
    origin: {
      schema: snapshot.schema ?? 0,
      clusterId: hexOf(snapshot.clusterId ?? none),
      ledger: hexOf(snapshot.ledger ?? none),
      fence: snapshot.fence ?? 0,
    },
    end: () => end().catch((error: unknown) => Promise.reject(asFault(error))),
    release: () => connection.close(),
  };
}

/** By us: nobody has it open, and nobody can open it before `release`. */
function lockedFile(database: string, socket: string): FrozenFile {
  const db = openOrSay(database, socket);
  intoOneFile(db);
  const { clusterId, ledger, fence } = metaOf(db);
  return {
    bytes: statSync(database).size,
    takenAtMs: Date.now(),
    origin: { schema: schemaOf(db), clusterId, ledger, fence },
    end: async () => undefined, // nobody could open it
    release: () => db.close(),
  };
}

function openOrSay(database: string, socket: string) {
  try {
    return lockDatabase(database);
  } catch (error) {
    if (!(error instanceof Fault) || !error.message.includes("another reeve-scheduler")) throw error;
    throw new Fault(`back up ${database}: a scheduler has it open and does not answer at ${socket}`);
  }
}

function asFault(error: unknown): unknown {
  return error instanceof Refused ? new Fault(`end the backup: ${error.message}`) : error;
}
