// The spool as a whole: made once with its directories and its random identity, and the identity that join
// stored in it. Called by main.ts before anything else touches the spool. What is in the directories belongs
// to others.
// The danger: a spool that others may write; it is refused, naming path and mode.
import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import { restoreIdentity } from "../../proto/common/identity-directory.ts";
import { isAgentName, isHexId } from "../../proto/common/ids.ts";
import { codeOf, readFileIfAny, replaceFile, syncDirectory, writeNewFile } from "./durable.ts";

const spoolMode = 0o751;
const netMode = 0o700;
const idBytesMax = 64;
const identityBytesMax = 64 * 1024;

/** Raised only when an older agentd would damage what a newer one has written. */
const spoolFormat = 1;

/** It is as it was, and no restart mends it. */
export class SpoolRefused extends Fault {}

/** The spool's identity. */
export async function makeSpool(spool: string): Promise<string> {
  await refuseNewer(spool);
  await makeDirectory(spool, spoolMode);
  await refuseUnsafe(spool);
  await makeDirectory(join(spool, "runs"), spoolMode);
  await makeDirectory(join(spool, "net"), netMode);
  await makeDirectory(join(spool, "net", "blobs"), netMode);
  const format = join(spool, "format");
  if ((await readFileIfAny(format, idBytesMax)) === undefined)
    await replaceFile(format, Buffer.from(`${spoolFormat}\n`), 0o640);
  const path = join(spool, "spool.id");
  const found = (await readFileIfAny(path, idBytesMax)) ?? (await makeSpoolId(path));
  const id = found.toString("latin1").trim();
  if (isHexId(id)) return id;
  throw new Fault(`read ${path}: it holds no spool identity; restore it`);
}

/** Before anything is made or changed. A spool without a mark is of format 1 or new. */
async function refuseNewer(spool: string): Promise<void> {
  const path = join(spool, "format");
  const mark = (await readFileIfAny(path, idBytesMax))?.toString("latin1").trim() ?? String(spoolFormat);
  if (mark === String(spoolFormat)) return;
  const advice = "run that version, or move the spool away to begin a new one";
  const newer = `its format is ${JSON.stringify(mark)}, of a newer agentd (this one knows ${spoolFormat})`;
  throw new SpoolRefused(`use the spool ${spool}: ${newer}; ${advice}`);
}

/** Of two that make it at the same time one wins, and both answer with that one's. */
async function makeSpoolId(path: string): Promise<Buffer> {
  const made = randomBytes(16).toString("hex");
  const temporary = `${path}.${made}`;
  try {
    await writeNewFile(temporary, Buffer.from(`${made}\n`), 0o640);
    await link(temporary, path);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    await rm(temporary, { force: true });
  }
  await syncDirectory(dirname(path));
  return (await readFileIfAny(path, idBytesMax)) ?? Buffer.alloc(0);
}

export type Joined = { readonly agent: string; readonly clusterId: string };

/**
 * Undefined when this spool has not joined a scheduler. What counts is the monitor's own `identity`: net,
 * which could change its own, must not choose for whom orders are taken. A spool without one takes net's
 * over.
 */
export async function readJoined(spool: string): Promise<Joined | undefined> {
  await restoreIdentity(spool);
  const path = join(spool, "identity");
  const netPath = join(spool, "net", "tls", "identity.json");
  const net = await readIdentity(netPath);
  if (net === undefined) return undefined;
  const own = await readIdentity(path);
  if (own === undefined) {
    await replaceFile(path, Buffer.from(`${JSON.stringify(net)}\n`), 0o600);
    return net;
  }
  if (own.agent === net.agent && own.clusterId === net.clusterId) return own;
  const names = `${own.agent} of ${own.clusterId}, not ${net.agent} of ${net.clusterId}`;
  throw new Fault(`use ${netPath}: this spool is agent ${names}; join again`);
}

async function readIdentity(path: string): Promise<Joined | undefined> {
  const bytes = await readFileIfAny(path, identityBytesMax);
  if (bytes === undefined) return undefined;
  let file: Partial<Record<keyof Joined, unknown>> | null;
  try {
    file = JSON.parse(bytes.toString("utf8")) as typeof file;
  } catch (error) {
    throw new Fault(`read ${path}`, { cause: error });
  }
  const { agent, clusterId } = file ?? {};
  if (
    typeof agent !== "string" ||
    typeof clusterId !== "string" ||
    !isAgentName(agent) ||
    !isHexId(clusterId)
  ) {
    throw new Fault(`read ${path}: it names no agent and cluster; join again`);
  }
  return { agent, clusterId };
}

async function makeDirectory(path: string, mode: number): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode });
  if (first === undefined) return;
  await chmod(path, mode);
  await syncDirectory(dirname(first));
}

async function refuseUnsafe(spool: string): Promise<void> {
  const { mode, uid } = await stat(spool);
  const shown = (mode & 0o7777).toString(8).padStart(4, "0");
  if ((mode & 0o022) !== 0)
    throw new Fault(`use the spool ${spool}: mode ${shown} lets others write it; run: chmod go-w ${spool}`);
  const self = process.geteuid?.() ?? uid;
  if (uid !== self) throw new Fault(`use the spool ${spool}: it belongs to uid ${uid}, this is uid ${self}`);
}
