// Command lines on other hosts as people see them: a token for one, who has joined, revoking one; and a new
// certificate for the one that asks. Called by server.ts. It owns no rule: rows come from the engine's
// memory, tokens and certificates from whoever holds the authority.
// The danger: a join string is a secret, and makes an administrator; it is answered and never logged.
import { isAgentName } from "../../proto/common/ids.ts";
import { limits } from "../../proto/common/limits.ts";
import type { reeve } from "../../proto/gen/reeve.js";
import type { Client } from "../core/model.ts";
import type { Caller } from "./identity.ts";
import type { ApiPorts } from "./ports.ts";
import { Refusal, refusalOfVerdict } from "./refusal.ts";

export async function makeClientToken(
  request: reeve.v1.ClientTokenRequest,
  ports: ApiPorts,
  caller: Caller,
): Promise<reeve.v1.ClientTokenReply.$Properties> {
  const { name, addresses, replace } = request;
  checkName(name);
  if (addresses.length > limits.joinAddressesMax) {
    const most = `joinAddressesMax is ${limits.joinAddressesMax}`;
    throw new Refusal("over_limit", `addresses: ${addresses.length}; ${most}`);
  }
  const { by } = caller;
  return ports.makeToken({ role: "api-client", name, addresses, by, replace, agentAddresses: [] });
}

export async function listClients(ports: ApiPorts): Promise<reeve.v1.ListClientsReply.$Properties> {
  const clients = [...(await ports.clients.all())].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { clients: clients.map((client) => clientMessage(client, ports)) };
}

function clientMessage(client: Client, ports: ApiPorts): reeve.v1.ApiClient.$Properties {
  const { name, clientId: id, joinedAtMs, joinedBy, certificateEndsMs } = client;
  const { revoked, revokedBy, revokedAtMs } = client;
  const openCalls = ports.clients.openCalls(name);
  const known = { name, id, joinedAtMs, joinedBy, certificateEndsMs };
  return { ...known, revoked, revokedBy, revokedAtMs, openCalls };
}

/** Answered when its open calls have been ended too. */
export async function revokeClient(
  { name }: reeve.v1.RevokeClientRequest,
  ports: ApiPorts,
  caller: Caller,
): Promise<reeve.v1.RevokeClientReply.$Properties> {
  checkName(name);
  const verdict = await ports.offer({ kind: "client_revoked", client: name, by: caller.by });
  if (!verdict.ok) throw refusalOfVerdict(verdict);
  await ports.clients.endRevoked();
  const found = (await ports.clients.all()).find((client) => client.name === name);
  return found === undefined ? {} : { client: clientMessage(found, ports) };
}

export async function renewClient(
  request: reeve.v1.RenewRequest,
  ports: ApiPorts,
  caller: Caller,
): Promise<reeve.v1.RenewReply.$Properties> {
  if (caller.client === undefined) throw new Refusal("not_permitted");
  return ports.clients.renew(caller.client, request);
}

function checkName(name: string): void {
  if (!isAgentName(name)) throw new Refusal("usage", "a client's name is 1 to 63 of a-z 0-9 . _ -");
}
