// The spool as a whole: made once with its directories and its random identity, and the identity that join
// stored in it. Called by main.ts before anything else touches the spool. What is in the directories belongs
// to others.
// The danger: a spool that others may write; it is refused, naming path and mode.
import { randomBytes } from "node:crypto";
import { chmod, mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import { restoreIdentity } from "../../proto/common/identity-directory.ts";
import { isAgentName, isHexId } from "../../proto/common/ids.ts";
import { makeOnce, readFileIfAny, replaceFile, syncDirectory } from "./durable.ts";

const spoolMode = 0o751;
const netMode = 0o700;
const idBytesMax = 64;
const identityBytesMax = 64 * 1024;

/** The spool's identity. */
export async function makeSpool(spool: string): Promise<string> {
  await makeDirectory(spool, spoolMode);
  await refuseUnsafe(spool);
  await makeDirectory(join(spool, "runs"), spoolMode);
  await makeDirectory(join(spool, "net"), netMode);
  await makeDirectory(join(spool, "net", "blobs"), netMode);
  const path = join(spool, "spool.id");
  const found = (await readFileIfAny(path, idBytesMax)) ?? (await makeSpoolId(path));
  const id = found.toString("latin1").trim();
  if (isHexId(id)) return id;
  throw new Fault(`read ${path}: it holds no spool identity; restore it`);
}

async function makeSpoolId(path: string): Promise<Buffer> {
  await makeOnce(path, Buffer.from(`${randomBytes(16).toString("hex")}\n`), 0o640);
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
