// How an agent comes to be known: a token is made, used once to join, and its certificate renewed.
// It owns the agent's row at its birth; what its hello adds is reconcile.ts's. Called by step.ts.
// A host that is gone for good is replaced under its name: its identity is revoked, and how its runs ended is
// not known.
// The danger: a token joins one agent, once. It is deleted in the same transaction that makes the agent.
import { limits } from "../../proto/common/limits.ts";
import { clientJoined, replaceClient } from "./clients.ts";
import type { Draft, Step } from "./draft.ts";
import type { Input } from "./inputs.ts";
import { refuse } from "./submit.ts";

type From<K extends Input["kind"]> = Extract<Input, { kind: K }>;

export function tokenMade(draft: Draft, input: From<"token_made">): Step {
  const { token } = input;
  if (draft.state.tokens.size >= limits.joinTokensMax)
    return refuse(draft, "over_limit", `${limits.joinTokensMax} join tokens wait to be used`);
  if (token.role === "api-client") return replaceClient(draft, token, input.replace === true);
  const there = draft.agent(token.name);
  if (there !== undefined && input.replace !== true) return exists(draft, token.name);
  if (draft.link(token.name) !== undefined)
    return refuse(draft, "agent_exists", `agent ${token.name} is connected; stop its agentd first`);
  // From here on the old host is nobody, also when the new one never joins.
  if (there !== undefined) draft.putAgent({ ...there, revoked: true, note: "revoked: to be replaced" });
  draft.putToken(token);
  return done(draft);
}

function exists(draft: Draft, name: string): Step {
  const way = `for a new host in its place: reeve agent token --replace ${name}`;
  return refuse(draft, "agent_exists", `agent ${name} has joined already; ${way}`);
}

export function joined(draft: Draft, input: From<"joined">): Step {
  const token = draft.state.tokens.get(input.tokenId);
  if (token === undefined)
    return refuse(draft, "token_unknown", "the join token is unknown, used or expired");
  if (token.expiresAtMs <= draft.nowMs) return refuse(draft, "token_expired", "the join token has expired");
  if (token.role === "api-client") return clientJoined(draft, token, input);
  const before = draft.agent(token.name);
  if (before !== undefined && !before.revoked) return exists(draft, token.name);
  draft.dropToken(token.id);
  draft.putAgent({
    name: token.name,
    agentId: input.agentId,
    joinedAtMs: draft.nowMs,
    joinedBy: token.by,
    addresses: token.addresses,
    spkiSha256: input.spkiSha256,
    certificateEndsMs: input.certificateEndsMs,
    revoked: false,
    // What was ordered to a host that this one replaces is given up when the new spool says hello.
    nextSeq: before?.nextSeq ?? 1,
    spoolId: before?.spoolId ?? "",
    build: "",
    mode: "",
    owner: "",
    maxRuns: 0,
    bootIdentity: "",
    sinceMs: 0,
    note: "",
    // The mark is on the name: whoever drained it has not resumed it by bringing another host.
    drained: before?.drained ?? false,
    drainBy: before?.drainBy ?? "",
    drainAtMs: before?.drainAtMs ?? 0,
    drainReason: before?.drainReason ?? "",
  });
  return done(draft);
}

export function renewed(draft: Draft, input: From<"renewed">): Step {
  const agent = draft.agent(input.agent);
  if (agent === undefined) return refuse(draft, "no_such_agent", `no agent is named ${input.agent}`);
  if (agent.revoked) return refuse(draft, "revoked", `agent ${agent.name} has been revoked`);
  const { spkiSha256, certificateEndsMs } = input;
  draft.putAgent({ ...agent, spkiSha256, certificateEndsMs });
  return done(draft);
}

export function agentAddressed(draft: Draft, { agent: name, addresses }: From<"agent_addressed">): Step {
  const agent = draft.agent(name);
  if (agent === undefined) return refuse(draft, "no_such_agent", `no agent is named ${name}`);
  draft.putAgent({ ...agent, addresses });
  return done(draft);
}

export function done(draft: Draft): Step {
  return draft.finish({ ok: true, runs: [], repeated: false });
}
