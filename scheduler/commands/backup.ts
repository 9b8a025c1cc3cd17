// `reeve-scheduler backup FILE`: database, authority and, when asked, logs in one file, while the daemon goes
// on. Listed in ../program.ts. The format is ../backup/manifest.ts's, how the database stands still
// ../backup/frozen-database.ts's.
// The danger: the key of the cluster's authority is inside. Whoever reads the file can be every host and the
// scheduler: it is 0600 from its first byte, and the last line says so.
import { type FileHandle, open, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { buildVersion } from "../../proto/common/build.ts";
import { Fault } from "../../proto/common/fault.ts";
import { ArchiveWriter } from "../backup/archive-writer.ts";
import { freezeDatabase, type FrozenFile } from "../backup/frozen-database.ts";
import { attemptOfLogPart, authorityParts, databasePart } from "../backup/manifest.ts";
import { logFilesOf } from "../backup/state-files.ts";
import { amountText } from "../cli/print.ts";
import { missingState, statePaths } from "../state-directory.ts";
import { type Asked, orFault, print, say } from "./word.ts";

export async function backup({ config, operand, options }: Asked): Promise<number> {
  const missing = await missingState(config.state);
  if (missing !== undefined) return say(2, missing);
  const path = resolve(operand ?? "");
  const { force, "with-logs": withLogs } = options;
  await using writer = await ArchiveWriter.create(path, { force, nowMs: Date.now() });
  for (const [signal, status] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const) {
    process.once(signal, () => {
      writer.abandon();
      process.exit(status);
    });
  }
  const frozen = await freezeDatabase(config);
  const copying = copyParts(writer, frozen, { state: config.state, withLogs });
  await orFault(`read what belongs into the backup ${path}`, copying);
  const { origin, takenAtMs } = frozen;
  const takenAt = new Date(takenAtMs).toISOString();
  const bytes = await writer.finish({ ...origin, product: buildVersion, takenAt, withLogs }, { force });
  const logs = writer.parts.filter(({ name }) => attemptOfLogPart(name) !== undefined).length;
  print(`${path}: ${amountText(bytes)}, the cluster ${origin.clusterId} as of ${takenAt}
${withLogs ? `${logs} logs are in it` : "logs are not in it (--with-logs puts them there)"}
It holds the key of the cluster's authority: keep it as you keep root's own keys.
`);
  return 0;
}

type What = { readonly state: string; readonly withLogs: boolean };

async function copyParts(
  writer: ArchiveWriter,
  frozen: FrozenFile,
  { state, withLogs }: What,
): Promise<void> {
  const { database } = statePaths(state);
  let file: FileHandle | undefined;
  try {
    file = await open(database, "r");
    await writer.addFile(databasePart, file, frozen.bytes);
    for (const name of authorityParts) await addSmall(writer, state, name);
    // Logs are not removed while the database stands still, so that it has no row whose log is missing here.
    if (withLogs) await addLogs(writer, state);
    await frozen.end();
  } finally {
    frozen.release();
    await file?.close(); // after the database: see lockDatabase
  }
}

async function addSmall(writer: ArchiveWriter, state: string, name: string): Promise<void> {
  try {
    await writer.addBytes(name, await readFile(join(state, name)));
  } catch (cause) {
    const isMissing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    // The scheduler's own certificate is made when it first starts.
    if (isMissing && name === authorityParts[2]) return;
    throw cause instanceof Fault ? cause : new Fault(`read ${join(state, name)}`, { cause });
  }
}

async function addLogs(writer: ArchiveWriter, state: string): Promise<void> {
  for await (const { path, name } of logFilesOf(state)) {
    const file = await open(path, "r");
    try {
      await writer.addFile(name, file, (await file.stat()).size);
    } finally {
      await file.close();
    }
  }
}
