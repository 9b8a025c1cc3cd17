// How a command line on another host comes to be known, and how it is known no more: a token is made, used
// once to join, its certificate renewed, and a person revokes it. It owns the client's row. Called by
// agents.ts for what tokens have in common, and by step.ts. What a client may do is the API's table.
// The danger: its holder is an administrator. Whoever is revoked must not come back through a token that
// was made for them before.
import { limits } from "../../proto/common/limits.ts";
import type { Draft, Step } from "./draft.ts";
import type { Input } from "./inputs.ts";
import type { JoinToken } from "./model.ts";
import { refuse } from "./submit.ts";

type From<K extends Input["kind"]> = Extract<Input, { kind: K }>;

/** A token for a name that is free, or is made free now. */
export function replaceClient(draft: Draft, token: JoinToken, replace: boolean): Step {
  const there = draft.state.clients.get(token.name);
  const isHeld = there !== undefined && !there.revoked;
  if (isHeld && !replace) return exists(draft, token.name);
  if (there === undefined && draft.state.clients.size >= limits.clientsMax)
    return refuse(draft, "over_limit", `${limits.clientsMax} clients are known, those revoked included`);
  if (isHeld) draft.putClient({ ...there, revoked: true, revokedBy: token.by, revokedAtMs: draft.nowMs });
  draft.putToken(token);
  return done(draft);
}

function exists(draft: Draft, name: string): Step {
  const way = `for another in its place: reeve client token --replace ${name}`;
  return refuse(draft, "client_exists", `client ${name} has joined already; ${way}`);
}

export function clientJoined(draft: Draft, token: JoinToken, input: From<"joined">): Step {
  const before = draft.state.clients.get(token.name);
  if (before !== undefined && !before.revoked) return exists(draft, token.name);
  draft.dropToken(token.id);
  draft.putClient({
    name: token.name,
    clientId: input.agentId,
    joinedAtMs: draft.nowMs,
    joinedBy: token.by,
    spkiSha256: input.spkiSha256,
    certificateEndsMs: input.certificateEndsMs,
    revoked: false,
    revokedBy: "",
    revokedAtMs: 0,
  });
  return done(draft);
}

export function clientRenewed(draft: Draft, input: From<"client_renewed">): Step {
  const client = draft.state.clients.get(input.client);
  if (client === undefined) return refuse(draft, "no_such_client", `no client is named ${input.client}`);
  if (client.revoked) return refuse(draft, "revoked", `client ${client.name} has been revoked`);
  const { spkiSha256, certificateEndsMs } = input;
  draft.putClient({ ...client, spkiSha256, certificateEndsMs });
  return done(draft);
}

/** Revoking who is revoked withdraws the tokens that were made since, and changes nothing else. */
export function clientRevoked(draft: Draft, { client: name, by }: From<"client_revoked">): Step {
  const client = draft.state.clients.get(name);
  const tokens = [...draft.state.tokens.values()].filter(
    (token) => token.role === "api-client" && token.name === name,
  );
  if (client === undefined && tokens.length === 0)
    return refuse(draft, "no_such_client", `no client is named ${name}`);
  for (const { id } of tokens) draft.dropToken(id);
  if (client !== undefined && !client.revoked)
    draft.putClient({ ...client, revoked: true, revokedBy: by, revokedAtMs: draft.nowMs });
  return done(draft);
}

function done(draft: Draft): Step {
  return draft.finish({ ok: true, runs: [], repeated: false });
}
