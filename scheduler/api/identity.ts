// Who calls, and what they may: the one permission table of the API. Called by server.ts before every
// handler. It reads no request. Whoever reaches the unix socket is an administrator, because the file's mode
// let them; their name is what they say, and is recorded as "claimed NAME" until identities exist.
// The danger: a method that is missing here is refused to everybody; a role that is too wide gives away the
// hosts.
import { peerIdentity } from "../../proto/common/transport.ts";
import type { schedulerService } from "../../proto/common/services.ts";
import { limits } from "../../proto/common/limits.ts";
import type { Metadata } from "@grpc/grpc-js";
import type { PeerCertificate } from "node:tls";
import { Refusal } from "./refusal.ts";

export type MethodName = keyof typeof schedulerService;
export type Role = "administrator" | "agent";
export type Caller = {
  readonly role: Role;
  /** as it goes into rows and journals */
  readonly by: string;
};

/** Every method by name: the type makes a new one be decided here. */
export const permissions: { readonly [Method in MethodName]: readonly Role[] } = {
  submit: ["administrator"],
  getRun: ["administrator"],
  listRuns: ["administrator"],
  watchRun: ["administrator"],
  readLog: ["administrator"],
  cancel: ["administrator"],
  hold: ["administrator"],
  release: ["administrator"],
  restart: ["administrator"],
  resubmit: ["administrator"],
  abandon: ["administrator"],
  listAgents: ["administrator"],
  listAuditHeads: ["administrator"],
  drain: ["administrator"],
  resume: ["administrator"],
  makeAgentToken: ["administrator"],
  addAgent: ["administrator"],
  setAgentAddresses: ["administrator"],
  status: ["administrator"],
  prune: ["administrator"],
  holdSnapshot: ["administrator"],
  endSnapshot: ["administrator"],
};

export type AnyCall = {
  readonly metadata: Metadata;
  getAuthContext(): { readonly sslPeerCertificate?: PeerCertificate };
};

/** Says who a call is from, or throws a Refusal. One for each kind of door. */
export type Identify = (call: AnyCall) => Caller;

/** For the unix socket. `reeve-user` is a claim: it is checked for shape only. */
export const unixSocketCaller: Identify = (call) => {
  const [said] = call.metadata.get("reeve-user");
  const name = said === undefined ? "unknown" : said.toString();
  if (!/^[\x21-\x7e]+$/.test(name) || name.length > limits.userNameBytesMax) {
    throw new Refusal("usage", "reeve-user must be a user name of printable characters without spaces");
  }
  return { role: "administrator", by: `claimed ${name}` };
};

/** For a TLS door: who the verified certificate speaks for. */
export function certificateCaller(now: () => number): Identify {
  return (call) => {
    const peer = peerIdentity(call, now());
    if (peer === undefined || peer.role !== "agent") throw new Refusal("not_authenticated");
    return { role: "agent", by: `agent ${peer.name}` };
  };
}

/** Throws a Refusal unless the caller's role has the method. */
export function checkPermission(caller: Caller, method: MethodName): void {
  const allowed: readonly Role[] = permissions[method];
  if (!allowed.includes(caller.role))
    throw new Refusal("not_permitted", `${caller.by} may not call ${method}`);
}
