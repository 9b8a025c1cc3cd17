// `agentd join`: makes this host known to a scheduler with the help of a join string, and stores the identity
// it gets. Called through table.ts. It starts no daemon and needs none to run. In root mode it runs as net's
// user. The string comes from a file, standard input or a prompt: an argument would be visible to everybody
// on this host.
// The danger: an identity that is replaced by one that is no good; what was given is checked first.
import type { KeyObject } from "node:crypto";
import { Fault, withCauses } from "../../proto/common/fault.ts";
import { type Given, joinAny } from "../../proto/common/join-client.ts";
import { parseJoinString } from "../../proto/common/join-proof.ts";
import type { JoinString } from "../../proto/common/join-proof.ts";
import { checkNewLeaf } from "../../proto/common/new-leaf.ts";
import { print, withConfig } from "./command.ts";
import type { CommandCall } from "./command.ts";
import { readJoinString } from "./join-input.ts";
import { forgetPendingKey, pendingKey, readIdentityFile, storeIdentity } from "./join-store.ts";

export type JoinOptions = {
  /** the agent's spool; `net/tls` is made in it */
  readonly spool: string;
  /** a file name, "-" for standard input, null to ask on the terminal */
  readonly source: string | null;
  /** as this host's settings say; the join string says what the scheduler will do */
  readonly whoDials: "agent" | "scheduler";
  readonly proxy: string | null;
};

export async function join(call: CommandCall): Promise<number> {
  const source = call.operands[0] ?? null;
  if (call.options.listen === true && source !== null)
    return say(2, "--listen is for: agentd join --listen, which reads no join string");
  return await withConfig(call, async ({ spool, settings }) => {
    const { who_dials: whoDials, proxy, listen: host, listen_port: port } = settings;
    if (call.options.listen !== true) return await joinCommand({ spool, source, whoDials, proxy });
    const { joinListenCommand } = await import("./join-listen.ts");
    return await joinListenCommand({ spool, listen: { host, port }, print });
  });
}

/**
 * The command's exit status: 0 joined, 1 refused or unreachable, 2 wrong use. Everything it says goes to
 * standard error.
 */
export async function joinCommand(options: JoinOptions): Promise<number> {
  const read = await readJoinString(options.source);
  if (!read.ok) return say(2, read.problem);
  const join = parseJoinString(read.text);
  if (join === undefined) {
    return say(2, "this is not a whole join string of format 1; get a new one with: reeve agent token NAME");
  }
  if (join.direction === "api_client")
    return say(2, "this join string is for a command line, not for an agent: reeve client join FILE");
  try {
    const existing = await readIdentityFile(options.spool);
    if (existing !== undefined && existing.clusterId !== join.clusterId) {
      const { agent, clusterId } = existing;
      const change = `to change, move ${options.spool}/net/tls away first`;
      return say(1, `this host has joined cluster ${clusterId} as ${agent}; ${change}`);
    }
    const problem = await joinWith(options, join);
    const already =
      existing === undefined
        ? ""
        : `\nthis host keeps its identity: it has joined as ${existing.agent} already`;
    if (problem !== undefined) return say(1, problem + already);
  } catch (error) {
    return say(1, error instanceof Fault ? withCauses(error) : `join failed: ${String(error)}`);
  }
  return say(0, `joined cluster ${join.clusterId} as ${join.name}${directionAdvice(options.whoDials, join)}`);
}

/** The two must agree, or each waits for the other. */
function directionAdvice(whoDials: JoinOptions["whoDials"], { direction, name }: JoinString): string {
  const wanted = direction === "scheduler_dials" ? "scheduler" : "agent";
  if (whoDials === wanted) return "";
  const here = `set "who_dials: ${wanted}" in agentd.yaml`;
  return wanted === "scheduler"
    ? `\nthe scheduler will dial this host: ${here}, or it stays offline`
    : `\nthe scheduler will not dial this host: ${here}, or there: reeve agent address ${name} HOST:PORT`;
}

/** Undefined when joined; else one sentence for each address that was tried. */
async function joinWith({ spool, proxy }: JoinOptions, join: JoinString): Promise<string | undefined> {
  const key = await pendingKey(spool, join.tokenId);
  const keep = (given: Given): Promise<string | undefined> => keepLeaf(given, { spool, join, key });
  const answer = await joinAny({ join, role: "agent", key, proxy, keep });
  if (answer.ok || answer.final) await forgetPendingKey(spool, join.tokenId);
  return answer.ok ? undefined : answer.problem;
}

type Asked = { readonly spool: string; readonly join: JoinString; readonly key: KeyObject };

/** Checks what was given before it replaces anything. */
async function keepLeaf(given: Given, { spool, join, key }: Asked): Promise<string | undefined> {
  const { name, clusterId } = join;
  const { caDer, addresses, joinAddresses } = given;
  const checked = checkNewLeaf(given.leaf, { key, caDer, role: "agent", name, clusterId });
  if (!checked.ok) return checked.problem;
  const { id: agentId, ...pems } = checked.leaf;
  await storeIdentity(spool, {
    ...pems,
    file: { clusterId, agent: name, agentId, addresses, joinAddresses },
  });
  return undefined;
}

function say(status: number, text: string): number {
  process.stderr.write(`agentd join: ${text}\n`);
  return status;
}
