// How an agent comes to be known: a token is made, used once to join, and its certificate renewed.
// It owns the agent's row at its birth; what its hello adds is reconcile.ts's. Called by step.ts.
// The danger: a token joins one agent, once. It is deleted in the same transaction that makes the agent.
import { limits } from "../../proto/common/limits.ts";
import type { Draft, Step } from "./draft.ts";
import type { Input } from "./inputs.ts";
import { refuse } from "./submit.ts";

type From<K extends Input["kind"]> = Extract<Input, { kind: K }>;

export function tokenMade(draft: Draft, input: From<"token_made">): Step {
  const { token } = input;
  if (draft.agent(token.name) !== undefined)
    return refuse(draft, "agent_exists", `agent ${token.name} has joined already`);
  if (draft.state.tokens.size >= limits.joinTokensMax)
    return refuse(draft, "over_limit", `${limits.joinTokensMax} join tokens wait to be used`);
  draft.putToken(token);
  return done(draft);
}

export function joined(draft: Draft, input: From<"joined">): Step {
  const token = draft.state.tokens.get(input.tokenId);
  if (token === undefined)
    return refuse(draft, "token_unknown", "the join token is unknown, used or expired");
  if (token.expiresAtMs <= draft.nowMs) return refuse(draft, "token_expired", "the join token has expired");
  if (draft.agent(token.name) !== undefined)
    return refuse(draft, "agent_exists", `agent ${token.name} has joined already`);
  draft.dropToken(token.id);
  draft.putAgent({
    name: token.name,
    agentId: input.agentId,
    joinedAtMs: draft.nowMs,
    joinedBy: token.by,
    spkiSha256: input.spkiSha256,
    certificateEndsMs: input.certificateEndsMs,
    revoked: false,
    nextSeq: 1,
    spoolId: "",
    build: "",
    mode: "",
    owner: "",
    maxRuns: 0,
    bootIdentity: "",
    sinceMs: 0,
    note: "",
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

export function done(draft: Draft): Step {
  return draft.finish({ ok: true, runs: [], repeated: false });
}
