// Agents as people see them, draining them, tokens for new ones, and the scheduler's own state in a line.
// Called by server.ts. It owns no rule: agents come from the engine's memory, tokens from whoever holds the
// authority.
// The danger: a join string is a secret; it is answered and never logged.
import { bytesOfHex, isAgentName } from "../../proto/common/ids.ts";
import { isAddress } from "../../proto/common/join-proof.ts";
import { limits } from "../../proto/common/limits.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { Input } from "../core/inputs.ts";
import type { Caller } from "./identity.ts";
import type { ApiPorts, LiveAgent } from "./ports.ts";
import { Refusal, refusalOfVerdict } from "./refusal.ts";
import { checkReason } from "./runs.ts";

export async function listAgents(ports: ApiPorts): Promise<reeve.v1.ListAgentsReply.$Properties> {
  return { agents: (await ports.live.agents()).map(agentMessage) };
}

function agentMessage({
  agent,
  online,
  liveRuns,
  clockSkewMs,
  problem,
}: LiveAgent): reeve.v1.Agent.$Properties {
  const { name, sinceMs, build, mode, owner, maxRuns, spoolId, certificateEndsMs } = agent;
  const { drained, drainBy, drainAtMs, drainReason } = agent;
  const note = agent.revoked ? "revoked" : agent.note || problem;
  const addresses = [...agent.addresses];
  const known = { name, id: agent.agentId, sinceMs, build, mode, owner, maxRuns, spoolId, certificateEndsMs };
  return {
    ...known,
    online,
    liveRuns,
    clockSkewMs,
    note,
    drained,
    drainBy,
    drainAtMs,
    drainReason,
    addresses,
  };
}

/** From when it is answered no new run starts there, until it is resumed. */
export async function drainAgent(
  { agent, reason }: reeve.v1.DrainRequest,
  ports: ApiPorts,
  caller: Caller,
): Promise<reeve.v1.Agent.$Properties> {
  checkReason(reason);
  return marked({ kind: "drain", agent, by: caller.by, reason }, ports);
}

export async function resumeAgent(
  { agent }: reeve.v1.ResumeRequest,
  ports: ApiPorts,
  caller: Caller,
): Promise<reeve.v1.Agent.$Properties> {
  return marked({ kind: "resume", agent, by: caller.by }, ports);
}

async function marked(
  wish: Extract<Input, { kind: "drain" | "resume" }>,
  ports: ApiPorts,
): Promise<reeve.v1.Agent.$Properties> {
  if (!isAgentName(wish.agent)) throw new Refusal("usage", "an agent's name is 1 to 63 of a-z 0-9 . _ -");
  const verdict = await ports.offer(wish);
  if (!verdict.ok) throw refusalOfVerdict(verdict);
  const found = (await ports.live.agents()).find(({ agent }) => agent.name === wish.agent);
  if (found === undefined) throw new Refusal("no_such_agent", wish.agent);
  return agentMessage(found);
}

export async function makeAgentToken(
  request: reeve.v1.AgentTokenRequest,
  ports: ApiPorts,
  caller: Caller,
): Promise<reeve.v1.AgentTokenReply.$Properties> {
  const { name, addresses, replace, agentAddresses } = request;
  if (!isAgentName(name)) throw new Refusal("usage", "an agent's name is 1 to 63 of a-z 0-9 . _ -");
  if (addresses.length > limits.joinAddressesMax) {
    throw new Refusal(
      "over_limit",
      `addresses: ${addresses.length}; joinAddressesMax is ${limits.joinAddressesMax}`,
    );
  }
  return ports.makeToken({ role: "agent", name, addresses, by: caller.by, replace, agentAddresses });
}

export async function addAgent(
  request: reeve.v1.AddAgentRequest,
  ports: ApiPorts,
  caller: Caller,
): Promise<reeve.v1.Agent.$Properties> {
  const { name, addresses, spkiSha256, code, replace } = request;
  await ports.addAgent({ name, addresses, spkiSha256, code, replace, by: caller.by });
  return shownAgent(name, ports);
}

async function shownAgent(name: string, ports: ApiPorts): Promise<reeve.v1.Agent.$Properties> {
  const found = (await ports.live.agents()).find(({ agent }) => agent.name === name);
  if (found === undefined) throw new Refusal("no_such_agent");
  return agentMessage(found);
}

export async function setAgentAddresses(
  { name, addresses }: reeve.v1.SetAgentAddressesRequest,
  ports: ApiPorts,
): Promise<reeve.v1.Agent.$Properties> {
  const wrong = addresses.find((address) => !isAddress(address));
  if (wrong !== undefined) throw new Refusal("usage", `"${wrong}" is not host:port`);
  if (addresses.length > limits.joinAddressesMax) {
    const most = `joinAddressesMax is ${limits.joinAddressesMax}`;
    throw new Refusal("over_limit", `addresses: ${addresses.length}; ${most}`);
  }
  const verdict = await ports.offer({ kind: "agent_addressed", agent: name, addresses });
  if (!verdict.ok) throw refusalOfVerdict(verdict);
  return shownAgent(name, ports);
}

export async function status(ports: ApiPorts): Promise<reeve.v1.StatusReply.$Properties> {
  const { meta, liveRuns } = await ports.live.meta();
  return {
    version: ports.version,
    clusterId: bytesOfHex(meta.clusterId) ?? new Uint8Array(0),
    ledger: bytesOfHex(meta.ledger) ?? new Uint8Array(0),
    fence: meta.fence,
    liveRuns,
    timeMs: ports.now(),
    addresses: [...ports.addresses()],
  };
}
