// The commands that speak to the network, in root mode: run by a child that is net's user, so that root never
// does, and what it stores is net's. Root reads the join string (its file may be root's alone) and passes it
// on; afterwards it notes for whom this host is, which net must not choose. Called by join.ts and
// check-connection.ts.
// The danger: root believing a file that net's user wrote. A name from there is checked and bounded, and
// where there is a join string that one counts.
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { isAgentName, isHexId } from "../../proto/common/ids.ts";
import { parseJoinString } from "../../proto/common/join-proof.ts";
import { limits } from "../../proto/common/limits.ts";
import { replaceFile } from "../../proto/common/replace-file.ts";
import { findNetUser, makeSpoolPlace, runConfined } from "../net-user.ts";
import { nodeCommand } from "../settings.ts";
import type { AgentConfig } from "../settings.ts";
import { complain } from "./command.ts";
import { readJoinString } from "./join-input.ts";

type Names = { readonly agent: string; readonly clusterId: string };

/** `agentd join`, with or without --listen; the exit status of the child that did it. */
export async function joinAsNet(
  config: AgentConfig,
  source: string | null,
  listens: boolean,
): Promise<number> {
  const read = listens ? ({ ok: true, text: "" } as const) : await readJoinString(source);
  if (!read.ok) return complain(`join: ${read.problem}`, 2);
  const words = listens ? ["join", "--listen"] : ["join", "-"];
  const status = await asNet(config, words, read.text);
  if (status !== 0) return status;
  const names = listens ? storedNames(config.spool) : namesIn(read.text);
  if (names === undefined) return complain(`join: ${config.spool}/net/tls/identity.json names no agent`);
  await replaceFile(join(config.spool, "identity"), `${JSON.stringify(names)}\n`, 0o600);
  return 0;
}

/** `agentd check-connection [FILE]` */
export async function checkAsNet(config: AgentConfig, source: string | null): Promise<number> {
  const read = source === null ? ({ ok: true, text: "" } as const) : await readJoinString(source);
  if (!read.ok) return complain(read.problem, 2);
  return await asNet(config, source === null ? ["check-connection"] : ["check-connection", "-"], read.text);
}

/** The same program again, as net's user, with the settings that matter to it over those of no file. */
async function asNet(config: AgentConfig, words: readonly string[], input: string): Promise<number> {
  const net = findNetUser(config);
  if (!net.ok) return complain(net.problem, 2);
  await makeSpoolPlace(config.spool, net.user);
  const { spool, launcher, settings } = config;
  const { who_dials, listen, listen_port, proxy } = settings;
  const sets = { mode: "owner", spool, launcher, who_dials, listen, listen_port, proxy };
  const given = Object.entries(sets).flatMap(([name, value]) =>
    value === null || value === "" ? [] : ["--set", `${name}=${JSON.stringify(value)}`],
  );
  const command = [...nodeCommand, process.argv[1] ?? "", ...words, ...given];
  return await runConfined(config, net.user, { command, input });
}

function namesIn(text: string): Names | undefined {
  const string = parseJoinString(text);
  return string === undefined ? undefined : { agent: string.name, clusterId: string.clusterId };
}

function storedNames(spool: string): Names | undefined {
  const path = join(spool, "net", "tls", "identity.json");
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const found = fstatSync(file);
    if (!found.isFile() || found.size > limits.identityFileBytesMax) return undefined;
    const bytes = Buffer.alloc(found.size);
    const { agent, clusterId } = JSON.parse(
      bytes.toString("utf8", 0, readSync(file, bytes, 0, found.size, 0)),
    ) as Partial<Record<keyof Names, unknown>>;
    if (typeof agent !== "string" || typeof clusterId !== "string") return undefined;
    return isAgentName(agent) && isHexId(clusterId) ? { agent, clusterId } : undefined;
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}
