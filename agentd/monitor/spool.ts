// The spool as a whole: made once with its directories and its random identity, and the identity that join
// stored in it. Called by main.ts before anything else touches the spool. What is in the directories belongs
// to others.
// The danger: a spool that others may write; it is refused, naming path and mode.
import { randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import { restoreIdentity } from "../../proto/common/identity-directory.ts";
import { isAgentName, isHexId } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { AgentMode } from "../settings.ts";
import { makeSpoolPlace } from "../net-user.ts";
import type { NetUser } from "../net-user.ts";
import { makeOnce, readFileIfAny, replaceFile } from "./durable.ts";

const idBytesMax = 64;

/** Raised only when an older agentd would damage what a newer one has written. */
const spoolFormat = 1;

/** It is as it was, and no restart mends it. */
export class SpoolRefused extends Fault {}

/** The spool's identity. `net`: in root mode, net's user. */
export async function makeSpool(spool: string, net: NetUser | null): Promise<string> {
  await refuseNewer(spool);
  await makeSpoolPlace(spool, net);
  await refuseUnsafe(spool);
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
  await makeOnce(path, Buffer.from(`${randomBytes(16).toString("hex")}\n`), 0o640);
  return (await readFileIfAny(path, idBytesMax)) ?? Buffer.alloc(0);
}

export type Joined = { readonly agent: string; readonly clusterId: string };

/**
 * Undefined when this spool has not joined a scheduler. What counts is the monitor's own `identity`: net,
 * which could change its own, must not choose for whom orders are taken. A spool without one takes net's
 * over; not in root mode, where net's directory is net's, and root takes nothing from it or puts it right.
 */
export async function readJoined(spool: string, mode: AgentMode): Promise<Joined | undefined> {
  const path = join(spool, "identity");
  if (mode === "root") return await readIdentity(path);
  await restoreIdentity(spool);
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
  const bytes = await readFileIfAny(path, limits.identityFileBytesMax);
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

async function refuseUnsafe(spool: string): Promise<void> {
  const { mode, uid } = await stat(spool);
  const shown = (mode & 0o7777).toString(8).padStart(4, "0");
  if ((mode & 0o022) !== 0)
    throw new Fault(`use the spool ${spool}: mode ${shown} lets others write it; run: chmod go-w ${spool}`);
  const self = process.geteuid?.() ?? uid;
  if (uid !== self) throw new Fault(`use the spool ${spool}: it belongs to uid ${uid}, this is uid ${self}`);
}
