// The sealing keys of agents as this user has confirmed them, in a file like ssh's known_hosts: whoever
// carries the keys (the scheduler) cannot put another one in their place. Called by password.ts.
// A key is confirmed once: typed on a terminal, or named by --agent-key. A changed one is refused, never
// asked about. One line each: cluster, agent, fingerprint.
// The danger: a file that others may write; it is refused.
import { mkdir, readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { hexOf } from "../../proto/common/ids.ts";
import { replaceFile } from "../../proto/common/replace-file.ts";
import { fingerprintOf } from "../../proto/common/seal.ts";
import type { Context } from "./command.ts";
import { type Asker, confirmed } from "./confirm.ts";
import { Refused } from "./refused.ts";

export type ShownAgent = { readonly name: string; readonly sealingKey: Uint8Array };
export type Pinning = {
  readonly clusterId: Uint8Array;
  readonly agents: readonly ShownAgent[];
  /** fingerprints that the user has named */
  readonly named: readonly string[];
  /** for tests: where an answer comes from */
  readonly asker?: Asker;
};

export function knownAgentsFile(environment: NodeJS.ProcessEnv): string {
  const config = environment["XDG_CONFIG_HOME"] || join(environment["HOME"] || homedir(), ".config");
  return join(config, "reeve", "known_agents");
}

/** Returns when every key is one that this user has confirmed, throws otherwise. */
export async function checkKnown(
  context: Pick<Context, "environment" | "output">,
  pinning: Pinning,
): Promise<void> {
  const path = knownAgentsFile(context.environment);
  const cluster = hexOf(pinning.clusterId);
  const lines = await linesOf(path);
  const fresh: string[] = [];
  for (const { name, sealingKey } of pinning.agents) {
    const shown = fingerprintOf(sealingKey);
    const at = lines.findIndex((line) => line.startsWith(`${cluster} ${name} `));
    const known = lines[at]?.split(" ")[2];
    if (known === undefined) fresh.push(`${cluster} ${name} ${shown}`);
    else if (known !== shown) throw changed({ name, known, shown, place: `line ${at + 1} of ${path}` });
  }
  const unnamed = fresh.filter((line) => !pinning.named.includes(line.split(" ")[2] ?? ""));
  if (unnamed.length > 0) await askFor(context, unnamed, pinning);
  if (fresh.length > 0) await add(path, fresh);
}

type Changed = {
  readonly name: string;
  readonly known: string;
  readonly shown: string;
  readonly place: string;
};

function changed({ name, known, shown, place }: Changed): Refused {
  return new Refused(
    "agent_key",
    `the sealing key of agent ${name} has changed: ${shown} is shown, ${known} was confirmed. Either the ` +
      "host was made anew, or somebody wants your password. Compare with `agentd show-key` on the host; if " +
      `it is that one, remove ${place}. Nothing was submitted`,
  );
}

async function askFor(
  { output }: Pick<Context, "output">,
  lines: readonly string[],
  { named, asker }: Pinning,
): Promise<void> {
  const shown = lines.map((line) => line.split(" ").slice(1));
  const list = shown.map(([name, print]) => `agent ${name}: ${print}`).join("\n");
  if (named.length > 0)
    throw new Refused("agent_key", `no --agent-key is that of ${list.replaceAll("\n", "; ")}`);
  const compare = "Compare with `agentd show-key` there.";
  const says = `Not seen before: the key that the password is sealed to. ${compare}\n${list}`;
  const question = { says, word: "yes", yes: false, insteadOfYes: "--agent-key FINGERPRINT" } as const;
  await confirmed({ output }, question, asker);
}

async function add(path: string, fresh: readonly string[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const lines = [...(await linesOf(path)), ...fresh];
  await replaceFile(path, lines.map((line) => `${line}\n`).join(""), 0o600);
}

async function linesOf(path: string): Promise<readonly string[]> {
  try {
    const { mode } = await stat(path);
    if ((mode & 0o022) !== 0)
      throw new Refused("agent_key", `${path} may be written by others; run: chmod go-w ${path}`);
    return (await readFile(path, "utf8")).split("\n").filter((line) => line !== "");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
