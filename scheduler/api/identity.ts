// Who calls, and what they may: the one permission table of the API. Called by server.ts before every
// handler. It reads no request. Whoever reaches the unix socket is an administrator, because the file's mode
// let them; their name is what they say, and is recorded as "claimed NAME" until identities exist. Whoever
// calls over TLS is a client by its certificate (client-calls.ts), recorded as "client NAME".
// The danger: a method that is missing here is refused to everybody; a role that is too wide gives away the
// hosts.
import type { schedulerService } from "../../proto/common/services.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Metadata } from "@grpc/grpc-js";
import type { PeerCertificate } from "node:tls";
import type { Client } from "../core/model.ts";
import { Refusal } from "./refusal.ts";

export type MethodName = keyof typeof schedulerService;
export type Role = "administrator" | "client";
export type Caller = {
  readonly role: Role;
  /** as it goes into rows and journals */
  readonly by: string;
  /** role client: whose certificate it is */
  readonly client?: Pick<Client, "name" | "clientId">;
};

const everybody: readonly Role[] = ["administrator", "client"];
/** What hands over files; and what makes clients, or one that is revoked could have let itself in again. */
const socketAlone: readonly Role[] = ["administrator"];

/** Every method by name: the type makes a new one be decided here. */
export const permissions: { readonly [Method in MethodName]: readonly Role[] } = {
  submit: everybody,
  getRun: everybody,
  listRuns: everybody,
  watchRun: everybody,
  readLog: everybody,
  cancel: everybody,
  hold: everybody,
  release: everybody,
  restart: everybody,
  resubmit: everybody,
  abandon: everybody,
  listAgents: everybody,
  drain: everybody,
  resume: everybody,
  makeAgentToken: everybody,
  addAgent: everybody,
  setAgentAddresses: everybody,
  makeClientToken: socketAlone,
  listClients: socketAlone,
  revokeClient: socketAlone,
  renewClient: ["client"],
  status: everybody,
  prune: everybody,
  holdSnapshot: socketAlone,
  endSnapshot: socketAlone,
};

export type AnyCall = {
  readonly metadata: Metadata;
  getAuthContext(): { readonly sslPeerCertificate?: PeerCertificate };
};

/** One call, from its admission until `leave`. */
export type Visit = { readonly caller: Caller; leave(): void };

/**
 * Says who a call is from, or throws a Refusal. One for each kind of door. `end` may be called as long as the
 * visit lasts, when the caller is to be served no more.
 */
export type Identify = (call: AnyCall, end: (why: Refusal) => void) => Visit | Promise<Visit>;

/** For the unix socket. `reeve-user` is a claim: it is checked for shape only. */
export const unixSocketCaller: Identify = (call) => {
  const [said] = call.metadata.get("reeve-user");
  const name = said === undefined ? "unknown" : said.toString();
  if (!/^[\x21-\x7e]+$/.test(name) || name.length > limits.userNameBytesMax) {
    throw new Refusal("usage", "reeve-user must be a user name of printable characters without spaces");
  }
  return { caller: { role: "administrator", by: `claimed ${name}` }, leave: () => undefined };
};

/** Throws a Refusal unless the caller's role has the method. */
export function checkPermission(caller: Caller, method: MethodName): void {
  const allowed: readonly Role[] = permissions[method];
  if (!allowed.includes(caller.role))
    throw new Refusal("not_permitted", `${caller.by} may not call ${method}`);
}
