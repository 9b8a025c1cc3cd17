// The spool as a whole: made once with its directories and its random identity, and the identity that join
// stored in it. Called by main.ts before anything else touches the spool. What is in the directories belongs
// to others.
// The danger: a spool that others may write; it is refused, naming path and mode.
import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Fault } from "../../proto/common/fault.ts";
import { restoreIdentity } from "../../proto/common/identity-directory.ts";
import { isAgentName, isHexId } from "../../proto/common/ids.ts";
import { isMissing, readFileIfAny, replaceFile, syncDirectory } from "./durable.ts";

const spoolMode = 0o751;
const netMode = 0o700;

/** The spool's identity. */
export async function makeSpool(spool: string): Promise<string> {
  await makeDirectory(spool, spoolMode);
  await refuseUnsafe(spool);
  await makeDirectory(join(spool, "runs"), spoolMode);
  await makeDirectory(join(spool, "net"), netMode);
  await makeDirectory(join(spool, "net", "blobs"), netMode);
  const path = join(spool, "spool.id");
  const found = (await readFileIfAny(path))?.toString("latin1").trim();
  if (found !== undefined && isHexId(found)) return found;
  if (found !== undefined) throw new Fault(`read ${path}: it holds no spool identity; restore it`);
  const made = randomBytes(16).toString("hex");
  await replaceFile(path, Buffer.from(`${made}\n`), 0o640);
  return made;
}

export type Joined = { readonly agent: string; readonly clusterId: string };

/** Undefined when this spool has not joined a scheduler. */
export async function readJoined(spool: string): Promise<Joined | undefined> {
  const path = join(spool, "net", "tls", "identity.json");
  await restoreIdentity(spool);
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw new Fault(`read ${path}`, { cause: error });
  }
  const { agent, clusterId } = JSON.parse(text) as Partial<Record<keyof Joined, unknown>>;
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
